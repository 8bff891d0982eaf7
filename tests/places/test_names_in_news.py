"""Names as news tells them: behind a class word, beside a bearing, of bodies and peoples, and none at all."""

from __future__ import annotations

import pytest

from pipeline.places.gazetteer import Gazetteer
from schemas.vocabulary import PlaceRelation
from tests.places.build import located
from tests.places.test_spot import one, spotted


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [
        ("The attack in the mountainous Aleppo district went on for hours.", "Aleppo", PlaceRelation.IN),
        ("Men attacked Zogu village, 30 km east of the capital Damascus.", "Damascus", PlaceRelation.NEAR),
        ("They were caught in Aleppo district's Benna village.", "Benna", PlaceRelation.IN),
        ("It happened in the provincial capital, Aleppo.", "Aleppo", PlaceRelation.IN),
        ("Militants from across the border in Turkey killed four soldiers.", "Turkey", PlaceRelation.CONTEXT),
    ],
)
def test_class_words_and_bearings(tiny: Gazetteer, text: str, name: str, relation: PlaceRelation) -> None:
    assert one(tiny, text, name).relation is relation


@pytest.mark.parametrize(
    "text",
    [
        "A strike hit a wedding, the Zogu-run agency reported.",
        "The strife between the Benna and Zogu communities goes on.",
        "Shops were burned in a Druze village.",
        "They marched to the Red Zone.",
    ],
)
def test_bodies_peoples_and_colours_are_no_places(tiny: Gazetteer, text: str) -> None:
    assert spotted(tiny, text) == []


def test_the_federal_capital_is_any_countrys(tiny: Gazetteer) -> None:
    place = one(tiny, "Farmers sat down in the Federal Capital on Monday.", "Federal Capital")
    assert place.capital_of == ""


@pytest.mark.parametrize("text", ["Turkish border guards shot two men.", "They fled from the Turkish border police."])
def test_those_who_guard_a_border_are_no_border(tiny: Gazetteer, text: str) -> None:
    assert all(place.relation is not PlaceRelation.BORDER for place in spotted(tiny, text))


def test_an_unlisted_village_is_told_by_its_own_name(tiny: Gazetteer) -> None:
    place = located(tiny, "Gunmen killed two men in the village of Benna in Aleppo, Syria.")
    assert place.location == "Benna"
    place = located(tiny, "Gunmen killed two men in the village of Benna on Monday, 70 km from Aleppo, in Syria.")
    assert place.location == "Benna"
