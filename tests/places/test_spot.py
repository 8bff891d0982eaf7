"""Which words of a sentence are place names, and what the text says of them."""

from __future__ import annotations

import pytest

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.spot import spot_places
from pipeline.places.spotted import SpottedPlace
from schemas.vocabulary import PlaceRelation
from tests.places.build import sentence_of


def spotted(gazetteer: Gazetteer, text: str) -> list[SpottedPlace]:
    """Place names of a sentence."""
    return spot_places(sentence_of(text), gazetteer)


def one(gazetteer: Gazetteer, text: str, name: str) -> SpottedPlace:
    """The place name of a sentence with these words."""
    return next(place for place in spotted(gazetteer, text) if place.text == name)


@pytest.mark.parametrize(
    ("text", "name", "relation", "modifier"),
    [
        ("Clashes broke out in Aleppo.", "Aleppo", PlaceRelation.IN, None),
        ("Clashes broke out near Aleppo.", "Aleppo", PlaceRelation.NEAR, None),
        ("A strike hit southern Idlib.", "Idlib", PlaceRelation.PART_OF, "southern"),
        (
            "It fell in the northern countryside of Aleppo.",
            "Aleppo",
            PlaceRelation.PART_OF,
            "northern countryside",
        ),
        ("It fell in the Aleppo countryside.", "Aleppo", PlaceRelation.PART_OF, "countryside"),
        ("A bomb went off 20 km south of Aleppo.", "Aleppo", PlaceRelation.NEAR, "20 km south of"),
        ("A bomb went off south of Aleppo.", "Aleppo", PlaceRelation.NEAR, "south of"),
        ("A bomb went off in the south of Aleppo.", "Aleppo", PlaceRelation.PART_OF, "south"),
        ("A camp near the border with Turkey was hit.", "Turkey", PlaceRelation.BORDER, None),
        ("The fighters fled to Aleppo.", "Aleppo", PlaceRelation.CONTEXT, None),
        ("The bombing of Aleppo went on.", "Aleppo", PlaceRelation.IN, None),
        ("The people of Aleppo are tired.", "Aleppo", PlaceRelation.CONTEXT, None),
        ("The Aleppo bombing killed ten.", "Aleppo", PlaceRelation.IN, None),
        ("A Syria bombing killed ten.", "Syria", PlaceRelation.CONTEXT, None),
    ],
)
def test_the_words_around_a_name_give_its_relation(
    tiny: Gazetteer, text: str, name: str, relation: PlaceRelation, modifier: str | None
) -> None:
    place = one(tiny, text, name)
    assert (place.relation, place.modifier) == (relation, modifier)


def test_offsets_count_in_the_article(tiny: Gazetteer) -> None:
    text = "Clashes broke out in Aleppo."
    place = spot_places(sentence_of(text, start=1000), tiny)[0]
    assert (place.start, place.end) == (1000 + text.index("Aleppo"), 1000 + text.index("Aleppo") + 6)


def test_a_border_may_be_named_by_nationality(tiny: Gazetteer) -> None:
    place = spotted(tiny, "A camp close to the Turkish border was hit.")[0]
    assert (place.text, place.relation) == ("Turkish", PlaceRelation.BORDER)


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("A strike hit the Jabal Duwayli area in Idlib province.", "Jabal Duwayli", "Idlib"),
        ("Police in Paris, Texas, held a man.", "Paris", "Texas"),
        ("Strikes in Syria's Idlib killed ten.", "Idlib", "Syria"),
        ("Fire hit Azaz, a town in Aleppo province.", "Azaz", "Aleppo"),
    ],
)
def test_a_place_named_with_its_container_lies_within_it(tiny: Gazetteer, text: str, inner: str, outer: str) -> None:
    assert one(tiny, text, inner).within == ((text.index(outer), text.index(outer) + len(outer)),)


def test_places_of_a_list_lie_beside_each_other(tiny: Gazetteer) -> None:
    places = spotted(tiny, "Clashes broke out in Idlib, Azaz and Saraqib.")
    assert [(place.text, place.relation, place.within) for place in places] == [
        ("Idlib", PlaceRelation.IN, ()),
        ("Azaz", PlaceRelation.IN, ()),
        ("Saraqib", PlaceRelation.IN, ()),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sydney Smith was killed in a bombing.",
        "President Paris said the war was over.",
        "Gen. Paris denied it.",
        "Syrian soldiers were killed on Monday.",
        "It happened in May.",
    ],
)
def test_persons_nationalities_and_months_are_no_places(tiny: Gazetteer, text: str) -> None:
    assert spotted(tiny, text) == []


def test_a_name_inside_an_organisation_or_an_adjective_is_weak(tiny: Gazetteer) -> None:
    assert one(tiny, "The Idlib Health Directorate said so.", "Idlib").weak
    assert one(tiny, "Turkey-backed rebels said so.", "Turkey").weak
    assert not one(tiny, "An official in Idlib said so.", "Idlib").weak


def test_names_of_others_are_left_alone(tiny: Gazetteer) -> None:
    text = "Fighters of the Aleppo Brigade died in Idlib."
    start = text.index("Aleppo Brigade")
    places = spot_places(sentence_of(text), tiny, taken=[(start, start + 14)])
    assert [place.text for place in places] == ["Idlib"]


def test_a_village_nobody_lists_is_kept_as_unknown(tiny: Gazetteer) -> None:
    place = one(tiny, "Gunmen attacked the village of Gidan Dawa in Zamfara state.", "Gidan Dawa")
    assert not place.known
    assert place.relation is PlaceRelation.IN
    assert len(place.within) == 1


def test_us_is_a_country_only_in_capitals(tiny: Gazetteer) -> None:
    assert [place.text for place in spotted(tiny, "A base in the US was hit.")] == ["US"]
    assert spotted(tiny, "They gave us US$5 in Idlib.")[-1].text == "Idlib"
    assert spotted(tiny, "Us and them.") == []


def test_a_dateline_is_told_apart(tiny: Gazetteer) -> None:
    sentence = sentence_of("ALEPPO, Syria (AP) — Rebels attacked Idlib.", paragraph=1)
    relations = {place.text: place.relation for place in spot_places(sentence, tiny)}
    assert relations["ALEPPO"] is PlaceRelation.DATELINE
    assert relations["Idlib"] is not PlaceRelation.DATELINE
