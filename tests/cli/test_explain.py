"""`sitrep explain` shows for each field sentence, characters, reference row and places considered."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.explain_view import printable_part
from pipeline.cli.explanation import GROUPS
from pipeline.cli.output import printable
from pipeline.cli.seed_files import SeedFiles
from pipeline.stages.context import load_confidence
from schemas.events import Event
from tests.cli.conftest import PROJECT, Ran, Sitrep, json_of

# Columns that are the record's own and no statement about the event.
OWN = {"event_id", "version", "notes"}


@pytest.fixture(scope="module")
def main_event(ran: Ran) -> str:
    """Id of the event that most articles tell."""
    from tests.cli.conftest import sitrep_in_process

    events = json_of(sitrep_in_process("events", "--out", ran.out, "--json"))["events"]
    return str(max(events, key=lambda event: event["articles_count"])["event_id"])


@pytest.fixture(scope="module")
def explained(ran: Ran, main_event: str) -> dict[str, Any]:
    """The explanation of that event as JSON."""
    from tests.cli.conftest import sitrep_in_process

    return dict(json_of(sitrep_in_process("explain", main_event, "--out", ran.out, "--json")))


def quotes(value: Any) -> list[dict[str, Any]]:
    """Every quote anywhere in the explanation."""
    if isinstance(value, dict):
        own = [value] if {"sentence_start", "part", "text"} <= set(value) else []
        return own + [found for item in value.values() for found in quotes(item)]
    return [found for item in value for found in quotes(item)] if isinstance(value, list) else []


def rows(value: Any) -> list[dict[str, Any]]:
    """Every reference row anywhere in the explanation."""
    if isinstance(value, dict):
        own = [value] if set(value) == {"where", "cells"} else []
        return own + [found for item in value.values() for found in rows(item)]
    return [found for item in value for found in rows(item)] if isinstance(value, list) else []


def test_every_column_of_an_event_stands_under_one_heading() -> None:
    explained_columns = [name for names in GROUPS.values() for name in names]
    assert len(explained_columns) == len(set(explained_columns))
    assert set(explained_columns) | OWN == set(Event.model_fields)


def test_every_quote_is_the_article_at_those_characters(explained: dict[str, Any], ran: Ran) -> None:
    found = [quote for quote in quotes(explained) if quote["part"] == "text"]
    assert found
    for quote in found:
        text = (ran.source / quote["article"]).read_text(encoding="utf-8")
        assert text[quote["start"] : quote["end"]] == quote["text"]
        if quote["sentence"] is not None:
            start = quote["sentence_start"]
            assert text[start : start + len(quote["sentence"])] == quote["sentence"]


def test_every_reference_row_is_the_line_of_its_file(explained: dict[str, Any]) -> None:
    found = rows(explained)
    assert found
    for row in found:
        name, _, line = row["where"].rpartition(":")
        text = (PROJECT / name).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        assert row["cells"] is not None
        assert all(cell.split('"')[0] in text for cell in row["cells"].values())


def test_the_coded_fields_have_evidence_and_their_rows(explained: dict[str, Any]) -> None:
    fields = {field["heading"]: field for field in explained["fields"]}
    for heading in ("event_date", "sub_event_type", "location"):
        assert fields[heading]["evidence"], heading
    assert any(item["row"] for item in fields["sub_event_type"]["evidence"])
    assert any(row["where"].startswith("seeds/event_types.csv:") for row in fields["sub_event_type"]["rows"])


def test_places_carry_scored_candidates_and_at_most_one_is_taken(explained: dict[str, Any]) -> None:
    assert explained["places"]
    for place in explained["places"]:
        assert sum(candidate["chosen"] for candidate in place["candidates"]) <= 1
        assert all(candidate["reason"] and 0 <= candidate["score"] <= 1 for candidate in place["candidates"])


def test_links_carry_score_reason_and_both_articles(explained: dict[str, Any]) -> None:
    same = [link for link in explained["links"] if link["decision"] == "same"]
    assert same
    for link in explained["links"]:
        assert link["reason"]
        assert len(link["told_by"]) == 2


def test_the_text_holds_sentence_characters_row_and_candidates(
    sitrep: Sitrep, ran: Ran, main_event: str, explained: dict[str, Any]
) -> None:
    text = sitrep("explain", main_event, "--out", ran.out).stdout
    for heading in GROUPS:
        assert f"\n{heading}\n" in text
    evidence = next(field for field in explained["fields"] if field["heading"] == "sub_event_type")["evidence"][0]
    quote = evidence["quote"]
    assert f"{quote['article']} text {quote['start']}-{quote['end']}: {quote['text']}" in text
    assert f"«{quote['text']}»" in text
    assert evidence["row"]["where"] in text
    assert explained["places"][0]["candidates"][0]["place_id"] in text
    for claim in explained["claims"]:
        assert claim["claim"]["claim_id"] in text


def test_the_first_characters_of_an_id_are_enough(sitrep: Sitrep, ran: Ran, main_event: str) -> None:
    whole = sitrep("explain", main_event, "--out", ran.out)
    assert whole.exit_code == 0
    assert sitrep("explain", main_event[:9], "--out", ran.out).stdout == whole.stdout


def test_an_id_that_is_none_or_several_is_refused(sitrep: Sitrep, ran: Ran) -> None:
    nobody = sitrep("explain", "e000nothing", "--out", ran.out)
    assert nobody.exit_code == 2
    assert "no event 'e000nothing'" in nobody.stderr
    events = json_of(sitrep("events", "--out", ran.out, "--json"))["events"]
    if len(events) > 1:
        several = sitrep("explain", "e", "--out", ran.out)
        assert several.exit_code == 2
        assert "give more of it" in several.stderr


def test_all_evidence_is_more_than_the_first(sitrep: Sitrep, ran: Ran, main_event: str) -> None:
    short = sitrep("explain", main_event, "--out", ran.out).stdout
    full = sitrep("explain", main_event, "--out", ran.out, "--all").stdout
    assert len(full) >= len(short)
    assert "(--all)" not in full


def test_a_row_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/some.csv").write_text("word,source\nhit,reading\n", encoding="utf-8")
    seeds = SeedFiles(tmp_path)
    assert seeds.at("seeds/some.csv:2").cells == {"word": "hit", "source": "reading"}
    assert seeds.at("seeds/some.csv:9").cells is None
    assert seeds.at("seeds/other.csv:2").cells is None
    assert list(seeds.having("seeds/some.csv", word=None)) == []


def test_text_of_articles_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in printable("A title\x1b]0;owned\x07")
    assert "\u202e" not in printable("left\u202eright")
    assert printable_part(" \n ") == " "


def test_what_raised_and_lowered_the_confidence_adds_up_to_it(explained: dict[str, Any]) -> None:
    [field] = [field for field in explained["fields"] if field["heading"] == "confidence"]
    event, *reports = field["ratings"]
    assert (event["told"], event["confidence"]) == (None, explained["event"]["confidence"])
    assert len(reports) == explained["event"]["reports_count"]
    held = load_confidence(PROJECT)
    for rating, model in [(event, held.events), *((report, held.reports) for report in reports)]:
        assert rating["shares"]
        log_odds = model.bias + sum(rating["shares"].values())
        assert rating["confidence"] == pytest.approx(1 / (1 + math.exp(-log_odds)), abs=0.002)


def test_the_text_names_traits_that_raised_and_lowered_the_confidence(
    sitrep: Sitrep, ran: Ran, main_event: str
) -> None:
    text = sitrep("explain", main_event, "--out", ran.out).stdout
    assert "raised by: " in text
    assert "lowered by: " in text
