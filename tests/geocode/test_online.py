"""The online fallback, against a server on this machine."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from geopy.exc import (
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

from pipeline.geocode.geocoder import GazetteerGeocoder
from pipeline.geocode.online import CachedGeocoder, FallbackGeocoder, online_service
from pipeline.places.gazetteer import Gazetteer
from tests.geocode.server import Reply, Seen, serving
from tests.places.conftest import tiny, tiny_seeds

__all__ = ["tiny", "tiny_seeds"]

FOUND = json.dumps([{"lat": "35.5", "lon": "36.5", "display_name": "Smallville, Syria"}]).encode()
AGENT = "sitrep tests (tests@example.org)"


def cached(host: str, folder: Path, *, pause: float = 0.0, retries: int = 0) -> CachedGeocoder:
    """Nominatim as geopy has it, at a server on this machine."""
    service = online_service("nominatim", user_agent=AGENT, domain=host, scheme="http")
    return CachedGeocoder(service, folder, seconds_between=pause, seconds_after_error=pause, retries=retries)


def always(reply: Reply):  # type: ignore[no-untyped-def]
    return lambda _seen: reply


def test_only_names_that_the_gazetteer_lacks_are_asked_online(tiny: Gazetteer, tmp_path: Path) -> None:
    with serving(always(Reply(body=FOUND))) as (host, seen):
        geocoder = FallbackGeocoder(GazetteerGeocoder(tiny), cached(host, tmp_path))
        assert geocoder.geocode("Saraqib").raw["place_id"] == "geonames:3"  # type: ignore[union-attr]
        assert seen == []
        found = geocoder.geocode("Qwertzville", country_codes="SYR")
        assert found is not None
        assert (found.latitude, found.longitude) == (35.5, 36.5)
        assert found.raw["service"] == "online"
        assert "countrycodes=sy" in seen[0].path
        assert seen[0].headers["User-Agent"] == AGENT


def test_an_answer_is_asked_for_once_also_when_there_is_no_such_place(tmp_path: Path) -> None:
    def answer(seen: Seen) -> Reply:
        return Reply(body=b"[]" if "Nowhere" in seen.path else FOUND)

    with serving(answer) as (host, seen):
        first, again = cached(host, tmp_path), cached(host, tmp_path)
        for geocoder in (first, again):
            assert geocoder.geocode("Smallville").address == "Smallville, Syria"  # type: ignore[union-attr]
            assert geocoder.geocode("Nowhere") is None
        assert len(seen) == 2
        assert (first.requests, again.requests) == (2, 0)


def test_requests_are_kept_apart(tmp_path: Path) -> None:
    with serving(always(Reply(body=FOUND))) as (host, _seen):
        geocoder = cached(host, tmp_path, pause=0.2)
        begin = time.monotonic()
        for name in ("one", "two", "three"):
            geocoder.geocode(name)
        assert time.monotonic() - begin >= 0.35


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(429, b"slow down"), GeocoderRateLimited),
        (Reply(503, b"later"), GeocoderTimedOut),
        (Reply(403, b"no"), GeocoderInsufficientPrivileges),
        (Reply(500, b"oops"), GeocoderServiceError),
        (Reply(200, b"<html>nonsense</html>"), GeocoderParseError),
    ],
)
def test_errors_are_never_swallowed_and_never_kept(tmp_path: Path, reply: Reply, error: type[Exception]) -> None:
    with serving(always(reply)) as (host, seen):
        geocoder = cached(host, tmp_path)
        for _ in range(2):
            with pytest.raises(error):
                geocoder.geocode("Smallville")
        assert len(seen) == 2
    assert list(tmp_path.glob("*.json")) == []


def test_a_busy_server_is_asked_again(tmp_path: Path) -> None:
    replies = [Reply(429, b""), Reply(body=FOUND)]
    with serving(lambda _seen: replies.pop(0)) as (host, seen):
        assert cached(host, tmp_path, retries=1).geocode("Smallville") is not None
        assert len(seen) == 2


def test_no_network_is_an_error(tmp_path: Path) -> None:
    with serving(always(Reply())) as (host, _seen):
        pass
    with pytest.raises(GeocoderUnavailable):
        cached(host, tmp_path).geocode("Smallville")


def test_a_half_written_answer_is_asked_for_again(tmp_path: Path) -> None:
    with serving(always(Reply(body=FOUND))) as (host, seen):
        geocoder = cached(host, tmp_path)
        geocoder.geocode("Smallville")
        kept = next(tmp_path.glob("*.json"))
        kept.write_text(kept.read_text(encoding="utf-8")[:20], encoding="utf-8")
        assert geocoder.geocode("Smallville") is not None
        assert len(seen) == 2


def test_a_service_asks_its_users_to_name_themselves() -> None:
    with pytest.raises(ValueError, match="user agent"):
        online_service("nominatim", user_agent=" ")
    with pytest.raises(ValueError, match="username"):
        online_service("geonames", user_agent=AGENT)
    with pytest.raises(ValueError, match="no online service"):
        online_service("googol", user_agent=AGENT)


def test_geonames_answers_too(tmp_path: Path) -> None:
    body = json.dumps({"geonames": [{"lat": "1", "lng": "2", "name": "X", "countryName": "Y"}]}).encode()
    with serving(always(Reply(body=body))) as (host, seen):
        service = online_service("geonames", user_agent=AGENT, username="me", domain=host, scheme="http")
        found = CachedGeocoder(service, tmp_path, seconds_between=0.0).geocode("X")
        assert found is not None
        assert found.latitude == 1.0
        assert "username=me" in seen[0].path
