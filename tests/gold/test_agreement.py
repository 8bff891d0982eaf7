"""The measure of two coders' agreement."""

from __future__ import annotations

from pathlib import Path

from benchmarks.evaluation.agreement import as_tables
from benchmarks.evaluation.gold import figures_of
from tests.gold.scoring import load_gold

ANSWERS = Path(__file__).with_name("demonstration.json")


def test_a_coder_agrees_with_himself_in_everything() -> None:
    answers = load_gold(ANSWERS)
    figures = figures_of(answers, as_tables(answers))
    assert {figure.what: figure.value for figure in figures} == {figure.what: 1.0 for figure in figures}


def test_another_day_and_a_lost_claim_are_seen() -> None:
    first, second = load_gold(ANSWERS), load_gold(ANSWERS)
    event = next(e for e in second["events"] if e.get("killed_claims") and e.get("event_date"))
    event |= {"event_date": "1999-01-01", "killed_claims": event["killed_claims"][1:]}
    values = {figure.what: figure.value for figure in figures_of(first, as_tables(second))}
    assert values["date"] < 1.0
    assert values["claims with claimant"] < 1.0
    assert values["country"] == 1.0
