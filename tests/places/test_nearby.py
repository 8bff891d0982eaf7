"""Places that help to find another, quarters of a town, and villages told by a larger name."""

from __future__ import annotations

import pytest

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.geometry import distance_km
from pipeline.places.resolve import locate
from pipeline.places.spot import spot_places
from schemas.vocabulary import GeoPrecision, PlaceRelation
from tests.places.build import context_of, located, mention_of, report_at, sentence_of


@pytest.mark.parametrize(
    "text",
    [
        "A convoy was hit at Saraqib, 15 km from Idlib, on Monday.",
        "A convoy was hit in Saraqib, east of Idlib, on Monday.",
        "A convoy was hit in Saraqib, a market town near Idlib.",
        "A convoy was hit in Saraqib village (close to the city of Idlib).",
    ],
)
def test_a_bearing_knows_the_place_that_it_helps_to_find(tiny: Gazetteer, text: str) -> None:
    saraqib, idlib = spot_places(sentence_of(text), tiny)
    assert idlib.beside == (saraqib.start, saraqib.end)
    assert saraqib.beside is None
    assert located(tiny, text).location == "Saraqib"


@pytest.mark.parametrize(
    "text",
    [
        "Rebels left Saraqib, and a convoy was hit near Idlib.",
        "Saraqib was calm, but shells fell east of Idlib.",
        "Saraqib, Azaz and Idlib were hit.",
    ],
)
def test_a_place_of_another_clause_is_no_bearing(tiny: Gazetteer, text: str) -> None:
    assert all(place.beside is None for place in spot_places(sentence_of(text), tiny))


def test_a_village_that_nobody_lists_is_near_the_place_that_helps_to_find_it(tiny: Gazetteer) -> None:
    place = located(tiny, "Shells fell on Tal Marouf, 10 km south of Idlib, in Syria.")
    assert (place.location, place.geo_precision) == ("Tal Marouf", GeoPrecision.NEAR)
    assert place.latitude is not None
    assert place.longitude is not None
    assert 5 < distance_km((place.latitude, place.longitude), (35.93, 36.63)) < 15


def test_the_class_word_before_a_larger_name_puts_the_smaller_inside_it(tiny: Gazetteer) -> None:
    ora, zamfara, _ = spot_places(sentence_of("They raided the district of Ora, state of Zamfara, Nigeria."), tiny)
    assert (zamfara.start, zamfara.end) in ora.within


def test_what_befell_parts_of_a_place_befell_the_place(tiny: Gazetteer) -> None:
    done = spot_places(sentence_of("Gunmen attacked two villages of the district of Anka."), tiny)
    told = spot_places(sentence_of("Gunmen spared two villages of the district of Anka."), tiny)
    assert [place.relation for place in done] == [PlaceRelation.IN]
    assert [place.relation for place in told] == [PlaceRelation.CONTEXT]


def test_a_quarter_that_nobody_lists_is_in_the_town_told_before(tiny: Gazetteer) -> None:
    before = "Elders met in Saraqib, Syria."
    place = located(tiny, "A shell hit a house in the Manshara quarter.", before)
    assert place.location != "Saraqib"  # What comes later in the text says nothing yet.
    context = context_of(tiny, before, "A shell hit a house in the Manshara quarter.")
    quarter = context.places[-1]
    found = locate(report_at(mention_of(quarter)), context=context, gazetteer=tiny)
    assert (found.location, found.geo_precision) == ("Manshara", GeoPrecision.NEAR)
    assert found.latitude == pytest.approx(35.86)


def test_a_village_is_not_the_city_whose_name_it_is_told_by(tiny: Gazetteer) -> None:
    assert located(tiny, "Bombs fell on an Aleppo village in Syria.").geo_precision is GeoPrecision.ADMIN1
    assert located(tiny, "Bombs fell on the village of Saraqib in Syria.").geo_precision is GeoPrecision.EXACT


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot on the Boulevard Clemenceau, Houston, on Monday.",
        "A man was shot near the Green Lane Mosque, Houston, on Monday.",
    ],
)
def test_a_town_behind_its_street_is_where_it_was(tiny: Gazetteer, text: str) -> None:
    houston = next(place for place in spot_places(sentence_of(text), tiny) if place.text == "Houston")
    assert houston.relation is PlaceRelation.IN


def test_a_name_behind_another_comma_is_not(tiny: Gazetteer) -> None:
    told = spot_places(sentence_of("On Gandhi Road, he said, Houston is far."), tiny)
    assert [place.relation for place in told if place.text == "Houston"] == [PlaceRelation.CONTEXT]
