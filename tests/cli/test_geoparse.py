"""`sitrep geoparse` and `sitrep gazetteer` as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli.exits import Exit
from pipeline.cli.main import app

TEXT = "Clashes broke out in Saraqib, in Syria's Idlib province, on Monday. A bomb went off 20 km south of Aleppo."
KEYS = {
    "start", "end", "phrase", "relation", "modifier", "place_id", "name", "latitude", "longitude", "radius_km",
    "precision", "country", "country_name", "admin1", "admin2", "feature_class", "score", "reason", "runner_up",
}  # fmt: skip


def geoparse(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["geoparse", *arguments], input=stdin)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_name_is_an_object_with_offsets_into_the_text() -> None:
    result = geoparse(TEXT)
    assert result.exit_code == 0, result.output
    found = rows(result)
    assert [one["phrase"] for one in found] == ["Saraqib", "Syria", "Idlib", "Aleppo"]
    assert all(set(one) == KEYS for one in found)
    assert all(TEXT[one["start"] : one["end"]] == one["phrase"] for one in found)
    assert all(0 <= one["score"] <= 1 for one in found)
    by_name = {one["phrase"]: one for one in found}
    assert (by_name["Saraqib"]["country"], by_name["Saraqib"]["precision"]) == ("SYR", "exact")
    assert by_name["Idlib"]["precision"] == "admin1"
    assert by_name["Aleppo"]["precision"] == "near"
    assert by_name["Aleppo"]["latitude"] == pytest.approx(36.02, abs=0.05)


def test_names_in_scripts_without_capitals_are_found_too() -> None:
    found = rows(geoparse("Shells fell on دير الزور and on Харків on Monday."))
    assert [(one["name"], one["country"]) for one in found] == [("Deir ez-Zor", "SYR"), ("Kharkiv", "UKR")]


def test_lines_of_json_keep_their_ids_and_bad_ones_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    lines = [{"id": "one", "text": "Shelling hit Kharkiv in Ukraine."}, {"id": 2, "text": ""}, {"no": "text"}]
    path.write_text("\n".join([*map(json.dumps, lines), "{broken", "[]"]) + "\n", encoding="utf-8")
    result = geoparse(str(path))
    assert result.exit_code == Exit.REJECTED
    assert {one["id"] for one in rows(result)} == {"one"}
    assert "4 of the lines or texts set aside" in result.stderr
    assert "articles.jsonl:4: broken JSON" in result.stderr


def test_a_text_file_and_standard_input_are_read(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(TEXT, encoding="utf-8")
    from_file, from_pipe = geoparse(str(path)), geoparse("-", stdin=TEXT.encode())
    assert from_file.stdout == from_pipe.stdout != ""


def test_no_places_is_no_output() -> None:
    result = geoparse("Nothing happened.")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("source", ["", "   "])
def test_an_empty_text_is_said_so(source: str) -> None:
    result = geoparse(source)
    assert result.exit_code == Exit.REJECTED
    assert "empty" in result.stderr


def test_a_missing_file_and_bytes_that_are_no_text_are_errors(tmp_path: Path) -> None:
    missing = geoparse(str(tmp_path / "none.jsonl"))
    assert missing.exit_code == Exit.INPUT
    path = tmp_path / "bytes.txt"
    path.write_bytes(b"\xff\xfe\x00")
    assert geoparse(str(path)).exit_code == Exit.INPUT


def test_a_name_of_a_megabyte_is_read_without_harm() -> None:
    result = geoparse("--text", "In A" + "a" * 1_000_000 + " a bomb went off in Aleppo, Syria.")
    assert result.exit_code == 0, result.output
    assert "Aleppo" in {one["phrase"] for one in rows(result)}


def test_scores_may_be_asked_for() -> None:
    assert len(rows(geoparse(TEXT, "--min-score", "1.0"))) < len(rows(geoparse(TEXT)))


def test_an_unknown_country_is_refused() -> None:
    result = CliRunner().invoke(app, ["gazetteer", "--countries", "SY,XQ"])
    assert result.exit_code == Exit.USAGE
    assert "XQ" in result.stderr
