"""Floors under the two sets of our own: names as news writes them, and places of events among other places.

What is reached is in benchmarks/places.md; a floor lies a few cases lower, since a new parse or row moves single cases.
"""

from __future__ import annotations

import pytest

from benchmarks.places import event_places, phrases
from pipeline.stages.geoparse import Geoparser


@pytest.fixture(scope="module")
def asked() -> list[phrases.Asked]:
    return list(phrases.asked(Geoparser.open(phrases.ROOT)))


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_names_of_seventy_countries_are_put_where_they_are(asked: list[phrases.Asked], half: str) -> None:
    judged = [one for one in asked if one.row["half"] == half]
    assert len(judged) > 80
    assert sum(one.near for one in judged) >= 0.9 * len(judged)
    assert sum(one.right_country for one in judged) >= 0.92 * len(judged)
    assert sum(one.is_resolved and not one.right_country for one in judged) <= 0.03 * len(judged)


def test_an_event_is_not_put_where_somebody_speaks_comes_from_or_is_taken() -> None:
    told = list(event_places.told())
    assert len(told) >= 50
    assert sum(one.is_right for one in told) >= 0.85 * len(told)
    assert sum(one.is_wrong for one in told) <= 0.06 * len(told)
