"""Names that the gazetteer need not have: in lists, on roads, before class words of several tokens."""

from __future__ import annotations

import pytest

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.spot import spot_places
from schemas.vocabulary import PlaceRelation
from tests.places.build import sentence_of


def spotted(text: str, gazetteer: Gazetteer) -> list[str]:
    return [place.text for place in spot_places(sentence_of(text), gazetteer) if not place.weak]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The attacks affected Fungzai, Habe, Kubwat and other villages.", ["Fungzai", "Habe", "Kubwat"]),
        ("Gunmen burnt houses in Angwan Galadi and Sabo Layi communities.", ["Angwan Galadi", "Sabo Layi"]),
        ("They attacked the villages of Zogu, Mbara and Kirri.", ["Zogu", "Mbara", "Kirri"]),
        ("The ambush happened between Bodio and Oulo.", ["Bodio", "Oulo"]),
        ("A car was hit on the road between Tal Zogu and Mbara.", ["Tal Zogu", "Mbara"]),
        ("Gunmen killed three in Zogu Local Government Area.", ["Zogu"]),
        ("Gunmen killed three in Zogu LGA.", ["Zogu"]),
    ],
)
def test_unlisted_names_are_places(text: str, names: list[str], tiny: Gazetteer) -> None:
    assert spotted(text, tiny) == names


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Kiirto and Machara failed.",
        "It was the latest attack in the West African country.",
        "Fighting between Zogu and Mbara and other rivals went on.",
    ],
)
def test_people_and_parts_of_continents_are_none(text: str, tiny: Gazetteer) -> None:
    assert spotted(text, tiny) == []


def test_a_strike_on_a_place_is_not_the_places_name(tiny: Gazetteer) -> None:
    assert spotted("Soldiers confirmed the Airstrike on Zogu village.", tiny) == ["Zogu"]


def test_on_the_outskirts_is_where_it_was(tiny: Gazetteer) -> None:
    found = spot_places(sentence_of("A motorcycle was targeted on the outskirts of Houston."), tiny)
    assert [place.relation for place in found] == [PlaceRelation.NEAR]
