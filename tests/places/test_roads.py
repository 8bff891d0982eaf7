"""Ends of a road, and towns with a nationality in their name."""

from __future__ import annotations

import pytest

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.roads import is_between_ends, is_on_a_road
from pipeline.places.spot import spot_places
from schemas.vocabulary import PlaceRelation
from tests.places.build import sentence_of


@pytest.mark.parametrize(
    ("before", "on_it"),
    [
        ("killed on the road between ", True),
        ("killed on the road from Ora to ", True),
        ("hit on the road leading to the town of ", True),
        ("the talks between ", False),
        ("fled from ", False),
    ],
)
def test_ends_of_a_road(before: str, on_it: bool) -> None:
    assert is_on_a_road(before) is on_it


def test_the_first_end() -> None:
    assert is_between_ends("on the highway from ")
    assert not is_between_ends("on the highway from Ora to ")


def test_what_lies_between_the_ends_of_a_road(real: Gazetteer) -> None:
    found = spot_places(sentence_of("Two were killed on the road from Homs to Hama."), real)
    assert [(place.text, place.relation) for place in found] == [
        ("Homs", PlaceRelation.NEAR),
        ("Hama", PlaceRelation.NEAR),
    ]
    assert found[0].partner == (found[1].start, found[1].end)


def test_a_nationality_opens_the_name_of_a_town(real: Gazetteer) -> None:
    found = spot_places(sentence_of("Gunmen shot him in Spanish Town on Monday."), real)
    assert [place.text for place in found] == ["Spanish Town"]
