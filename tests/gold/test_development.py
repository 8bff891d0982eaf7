"""The development half of the gold articles: floors that may only rise."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.gold.checks import Told, assert_quotes_stand_in_the_text
from tests.gold.scoring import compare, missing_claims

# Measured 2026-11 on 453 events: 378 found, 87 more made that answer none, of which 13 are accepted as extras (of 401
# events 334 and 73); of the claims of people killed 288 of 445. The half had 401 events before 56 short items from 40
# countries with 52 events and 12 items without any joined it; 42 of these events were found before the rules knew them,
# and 15 made that nobody asked for.
FOUND, UNASKED, CLAIMS = 400, 100, 308
RIGHT = {
    "date": 335,
    "event_type": 334,
    "sub_event_type": 317,
    "actor1": 300,
    "actor2": 312,
    "country": 366,
    "place": 275,
    "killed": 161,
    "contested": 331,
}


@pytest.fixture(scope="module")
def right(development: Told) -> Counter[str]:
    """How many found events agree with their answer in each field."""
    counted: Counter[str] = Counter()
    for gold in development.gold["events"]:
        if gold["id"] in development.found:
            agreed = compare(gold, development.found[gold["id"]], development.tables)
            counted.update(field for field, same in agreed.items() if same)
    return counted


def test_events_are_found(development: Told) -> None:
    assert len(development.found) >= FOUND


def test_few_events_are_made_that_nobody_asked_for(development: Told) -> None:
    assert len(development.unasked()) <= UNASKED


@pytest.mark.parametrize("field", sorted(RIGHT))
def test_fields_of_found_events_agree(right: Counter[str], field: str) -> None:
    assert right[field] >= RIGHT[field]


def test_claims_of_the_dead_are_found(development: Told) -> None:
    found = 0
    for gold in development.gold["events"]:
        wanted = gold.get("killed_claims") or []
        if wanted and gold["id"] in development.found:
            found += len(wanted) - len(missing_claims(gold, development.found[gold["id"]], development.tables))
    assert found >= CLAIMS


def test_quotes_and_evidence_stand_in_the_text(development: Told) -> None:
    assert_quotes_stand_in_the_text(development)
