"""`sitrep geoparse --online` against a server on this machine."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli.exits import Exit
from pipeline.cli.main import app
from tests.geocode.server import Reply, Seen, serving

AGENT = "sitrep tests (tests@example.org)"
TEXT = "Shells hit the village of Brimmelwick in Syria's Idlib province on Monday."
FAR = "A bomb went off 20 km south of the town of Brimmelwick in Syria."
VILLAGE = {
    "lat": "35.7", "lon": "36.6", "name": "Brimmelwick", "display_name": "Brimmelwick, Idlib, Syria",
    "osm_type": "node", "osm_id": 7, "type": "village", "addresstype": "village",
    "boundingbox": ["35.69", "35.71", "36.59", "36.61"],
    "address": {"village": "Brimmelwick", "state": "Idlib", "country_code": "sy"},
}  # fmt: skip
FOUND = Reply(body=json.dumps([VILLAGE]).encode())


def settings_of(folder: Path, host: str, **values: object) -> Path:
    given = {"server": f"http://{host}", "cache": str(folder / "answers"), "seconds_between": 0.0, "retries": 0}
    lines = [f"{key} = {json.dumps(value)}" for key, value in {**given, **values}.items()]
    path = folder / "sitrep.toml"
    path.write_text("\n".join(["[online]", *lines]) + "\n", encoding="utf-8")
    return path


def geoparse(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["geoparse", *arguments])


def asked(text: str, folder: Path, answer: Callable[[Seen], Reply] | Reply) -> tuple[Result, list[Seen]]:
    with serving(answer if callable(answer) else lambda _seen: answer) as (host, seen):
        path = settings_of(folder, host)
        return geoparse(text, "--online", "nominatim", "--user-agent", AGENT, "--settings", str(path)), seen


def row(result: Result, phrase: str) -> dict[str, Any]:
    return next(one for one in map(json.loads, result.stdout.splitlines()) if one["phrase"] == phrase)


def test_a_name_that_the_gazetteer_lacks_is_asked_for_in_the_country_that_the_text_names(tmp_path: Path) -> None:
    result, seen = asked(TEXT, tmp_path, FOUND)
    assert result.exit_code == 0, result.output
    query = parse_qs(urlsplit(seen[0].path).query)
    assert (query["q"], query["countrycodes"], len(seen)) == (["Brimmelwick"], ["sy"], 1)
    assert seen[0].headers["User-Agent"] == AGENT
    found = row(result, "Brimmelwick")
    assert (found["place_id"], found["country"], found["admin1"]) == ("osm:node/7", "SYR", "Idlib")
    assert (found["latitude"], found["longitude"], found["precision"]) == (35.7, 36.6, "exact")
    assert "Nominatim" in found["reason"]
    assert "OpenStreetMap" in result.stderr


def test_a_distance_from_a_place_found_online_is_reckoned_as_from_any_other(tmp_path: Path) -> None:
    result, _seen = asked(FAR, tmp_path, FOUND)
    found = row(result, "Brimmelwick")
    assert found["precision"] == "near"
    assert found["latitude"] == pytest.approx(35.52, abs=0.01)


def test_nothing_is_asked_without_the_switch(tmp_path: Path) -> None:
    with serving(lambda _seen: FOUND) as (host, seen):
        result = geoparse(TEXT, "--settings", str(settings_of(tmp_path, host)))
    assert (result.exit_code, seen) == (0, [])
    assert row(result, "Brimmelwick")["place_id"] is None


def test_the_settings_may_name_the_service(tmp_path: Path) -> None:
    with serving(lambda _seen: FOUND) as (host, seen):
        path = settings_of(tmp_path, host, service="nominatim", user_agent=AGENT)
        first, again = (geoparse(TEXT, "--settings", str(path)) for _ in range(2))
    assert row(first, "Brimmelwick") == row(again, "Brimmelwick")
    assert (row(first, "Brimmelwick")["place_id"], len(seen)) == ("osm:node/7", 1)


def test_geonames_is_asked_with_the_users_account(tmp_path: Path) -> None:
    place = {"geonameId": 5, "lat": "35.7", "lng": "36.6", "name": "Brimmelwick", "countryCode": "SY", "fcl": "P"}
    reply = Reply(body=json.dumps({"geonames": [place]}).encode())
    with serving(lambda _seen: reply) as (host, seen):
        path = settings_of(tmp_path, host, service="geonames", user_agent=AGENT, username="me")
        result = geoparse(TEXT, "--settings", str(path))
    assert row(result, "Brimmelwick")["place_id"] == "geonames:5"
    assert "username=me" in seen[0].path
    assert "country=sy" in seen[0].path


def test_no_such_place_online_leaves_it_unknown(tmp_path: Path) -> None:
    result, _seen = asked(TEXT, tmp_path, Reply(body=b"[]"))
    assert (result.exit_code, row(result, "Brimmelwick")["place_id"]) == (0, None)


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(429, b"slow down"), "RateLimited"),
        (Reply(403, b"no"), "InsufficientPrivileges"),
        (Reply(500, b"oops"), "ServiceError"),
        (Reply(200, b"<html>nonsense</html>"), "ParseError"),
        (Reply(200, b'"nonsense"'), "ParseError"),
        (Reply(200, b'[{"display_name": "nowhere"}]'), "ParseError"),
        (Reply(200, b'[{"lat": "x", "lon": "1", "display_name": "nowhere"}]'), "ParseError"),
        (Reply(200, b'[{"lat": "1", "lon": "1", "display_name": ""}]'), "ParseError"),
    ],
)
def test_a_service_that_fails_ends_the_command_with_its_error(tmp_path: Path, reply: Reply, told: str) -> None:
    result, _seen = asked(TEXT, tmp_path, reply)
    assert result.exit_code == Exit.FAILED
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_no_network_ends_the_command(tmp_path: Path) -> None:
    with serving(lambda _seen: FOUND) as (host, _seen):
        path = settings_of(tmp_path, host)
    result = geoparse(TEXT, "--online", "nominatim", "--user-agent", AGENT, "--settings", str(path))
    assert result.exit_code == Exit.FAILED
    assert "Unavailable" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--online", "nominatim"), "user agent"),
        (("--online", "geonames", "--user-agent", AGENT), "username"),
        (("--user-agent", AGENT), "--online"),
        (("--online", "nominatim", "--user-agent", AGENT, "--server", "ftp://x"), "is no server"),
        (("--online", "googol"), "googol"),
    ],
)
def test_what_a_service_needs_is_asked_for(arguments: tuple[str, ...], told: str) -> None:
    result = geoparse(TEXT, *arguments)
    assert result.exit_code == Exit.USAGE
    assert told in result.stderr
