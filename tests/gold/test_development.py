"""The development half of the gold articles: floors that may only rise."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.gold.checks import Told, assert_quotes_stand_in_the_text
from tests.gold.scoring import compare, missing_claims

# Measured 2026-11 on 504 events: 452 found, 78 more made that answer none, of which 16 are accepted as extras; of the
# claims of people killed 417 of 530. Before its failures were read one by one, 427 were found, 98 more made and 355
# claims had, with 197 right ranges of the dead.
# With the rules learned from real news of other papers, claims rose from 417 to 426 and fewer events are unasked for.
# The second side of one event (Matola, no longer apart from Namicopo) and the contested one of another (Kolpur, whose
# first side is right now) were lost for it, so these two floors stand one lower.
FOUND, UNASKED, CLAIMS = 455, 63, 433
RIGHT = {
    "date": 434,
    "event_type": 431,
    "sub_event_type": 424,
    "actor1": 406,
    "actor2": 410,
    "country": 447,
    "place": 369,
    "killed": 231,
    "contested": 424,
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
