"""Capitals without names, places told by what holds them, and where a story is set when nothing says it."""

from __future__ import annotations

import pytest

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.resolve import locate
from pipeline.places.spot import spot_places
from schemas.vocabulary import GeoPrecision, PlaceRelation
from tests.places.build import context_of, located, report_at, sentence_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb went off outside a hotel in the Somali capital.", "Mogadishu"),
        ("Gunfire was heard in the capital of Mali.", "Bamako"),
        ("Protesters gathered in front of the Georgian parliament.", "Tbilisi"),
    ],
)
def test_a_capital_is_found_without_its_name(real: Gazetteer, text: str, name: str) -> None:
    assert located(real, text).location == name


def test_the_capital_is_that_of_the_country_most_spoken_of(real: Gazetteer) -> None:
    place = located(real, "Shots were heard in the capital.", "Gabon's army said so.", "Gabon is calm.")
    assert place.location == "Libreville"


@pytest.mark.parametrize(
    "text",
    [
        "Capital punishment was debated in Somalia.",
        "A fund in the Malian capital markets lost half its worth.",
        "Two were shot in the Somali capital, Mogadishu.",
        "The Georgian parliament passed a law.",
        "Police in the provincial capital held a man.",
    ],
)
def test_what_is_no_capital_or_has_its_name_beside_it_is_left(real: Gazetteer, text: str) -> None:
    found = spot_places(sentence_of(text), real)
    assert (
        not any(place.capital_of is not None and place.relation is PlaceRelation.IN for place in found)
        or "parliament" in text
    )
    assert "Somali capital" not in {place.text for place in found}


def test_what_a_name_is_said_to_be_shows_that_it_is_a_place(real: Gazetteer) -> None:
    found = spot_places(sentence_of("The rebels took Oyobutu, a mining town in the east of Mali."), real)
    assert "Oyobutu" in {place.text for place in found}
    assert "Oyobutu" not in {p.text for p in spot_places(sentence_of("They met Oyobutu, a village elder."), real)}


def test_a_place_that_nobody_lists_keeps_its_name_at_a_wider_point(tiny: Gazetteer) -> None:
    place = located(tiny, "Gunmen attacked the village of Gidan Dawa in Zamfara state, Nigeria.")
    assert (place.location, place.admin1, place.geo_precision) == ("Gidan Dawa", "Zamfara", GeoPrecision.ADMIN1)
    assert place.place_id is not None
    assert "not in the gazetteer" in place.reason


def test_a_story_without_a_place_is_set_near_where_it_is_filed_from(tiny: Gazetteer) -> None:
    context = context_of(tiny, "ALEPPO, Syria — Police held a man.")
    assert context.places[0].relation is PlaceRelation.CONTEXT  # beyond the first paragraphs nothing is a dateline
    dated = context.replace(places=tuple(p.replace(relation=PlaceRelation.DATELINE) for p in context.places))
    report = report_at().model_copy(update={"headline": True})
    place = locate(report, context=dated, gazetteer=tiny)
    assert (place.location, place.geo_precision) == ("Aleppo", GeoPrecision.NEAR)
    assert place.score < 0.5
    aside = locate(report_at(), context=dated, gazetteer=tiny)
    assert aside.geo_precision in {GeoPrecision.COUNTRY, GeoPrecision.UNKNOWN}
