"""The finer place that a text gives where its headline or lead names a province, a country or the next town."""

from __future__ import annotations

import pytest

from schemas.vocabulary import Part
from tests.coding.conftest import CodeText


def placed_at(code: CodeText, title: str | None, text: str) -> set[str | None]:
    """Names of the places of all events that an article tells."""
    return {location.location for location in code(text, title=title).locations}


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        # A district that the second sentence gives.
        (
            "Two killed as farmers, herders clash in Taraba",
            "Two people were killed on Tuesday when farmers and herders clashed in Taraba State, Nigeria.\n\n"
            "The fighting broke out in Karim Lamido Local Government Area, where houses were burnt.",
            "Karim Lamido",
        ),
        # A village that nobody lists.
        (
            "Nine suspected militants killed in Churachandpur district",
            "Nine suspected militants were killed on Monday in a gunfight with troops in the Churachandpur district of "
            "Manipur, India.\n\nThe army launched the operation near Old Zengtal village after a tip-off.",
            "Old Zengtal",
        ),
        # The headline's town is only the nearest one.
        (
            "Ranger killed in Yala ambush",
            "A paramilitary ranger was killed on Friday when gunmen opened fire on a patrol in Bannang Sata district, "
            "Thai police said.",
            "Ban Nang Sata",
        ),
        # A state told by a headline's village is no city of the name.
        (
            "Guards resist raid on Sokoto village, kill two",
            "Members of a guard group in Sokoto resisted an attack on their village by bandits, killing two.\n\n"
            "The bandits attacked Gidan Lamba village in Tureta local government area of Sokoto State, Nigeria, on "
            "Sunday.",
            "Gidan Lamba",
        ),
        # How far the village lies from a town is no second place.
        (
            None,
            "Gunmen killed nine villagers on Friday in the district of Tizi Ouzou, 60 miles east of Algiers, Algeria.",
            "Tizi Ouzou",
        ),
    ],
)
def test_the_text_gives_the_finer_place(code: CodeText, title: str | None, text: str, name: str) -> None:
    assert name in {str(found) for found in placed_at(code, title, text)}


def test_a_place_that_nobody_lists_lies_where_its_owner_does(code: CodeText) -> None:
    text = "A clash took place between students and police in Dhaka's Zobbali area on Sunday morning."
    told = code(text, title="Students clash with police")
    assert {location.country for location in told.locations} == {"BGD"}


@pytest.mark.parametrize(
    "text",
    [
        "Ranchi, Aug 1 (Press) A man was beaten dead by a mob in Jharkhand's Dumka district on Thursday, police said.",
        "Ranchi, August 1 A man was beaten dead by a mob in Jharkhand's Dumka district on Thursday, police said.",
    ],
)
def test_a_dateline_may_end_with_the_day(code: CodeText, text: str) -> None:
    assert "Ranchi" not in placed_at(code, "Man killed by mob", text)


@pytest.mark.parametrize(
    "text",
    [
        "In Cebu, Ramil Osorio, 60, a village councilman, was shot dead by gunmen on a motorcycle on Thursday.",
        "Gunmen shot dead Danilo Perez Abad, a councilor in the town of Bogo, Cebu, in the Philippines on Friday.",
    ],
)
def test_a_person_is_no_place(code: CodeText, text: str) -> None:
    told = code(text, title="Official shot dead in the Philippines")
    assert told.locations
    assert not any("Osorio" in str(one.location) or "Perez" in str(one.location) for one in told.locations)


def test_hospitals_of_several_towns_are_no_scene(code: CodeText) -> None:
    text = (
        "Two people were killed in riots in Kosi town, Uttar Pradesh, on Friday.\n\n"
        "More than a dozen injured in the riots were warded in hospitals in Mathura and Agra towns and in Faridabad."
    )
    assert "Faridabad" not in placed_at(code, None, text)


def test_the_middle_of_a_country_is_not_its_capital(code: CodeText) -> None:
    text = "Gunmen killed eleven people at a holiday party in central Mexico on Sunday, officials said."
    told = code(text, title="Gunmen kill eleven at party")
    assert {one.location for one in told.locations} == {"Mexico"}
    assert all(one.part is not Part.TITLE for one in told.locations)


def test_a_shortened_saint_is_part_of_a_name(code: CodeText) -> None:
    text = (
        "A rebel was killed in an encounter with troops of the 62nd IB in Sta. Catalina town, Negros Oriental, in the "
        "Philippines on Thursday."
    )
    assert all("Catalina" in str(one.location) for one in code(text).locations)
