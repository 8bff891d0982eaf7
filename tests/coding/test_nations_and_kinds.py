"""What a nationality before an event tells, what armed people are called, and what only seems meant."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText
from tests.coding.test_crowds_and_mishaps import types


def actors(code: CodeText, text: str, title: str | None = None) -> list[str | None]:
    return [None if report.actor1 is None else report.actor1.name for report in code(text, title=title).reports]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Iraqi suicide bombing kills 30",
            "Thirty people died when a bomber struck a cafe in Baquba on Saturday.",
        ),
        ("Kenyan church attack leaves three dead", "Three worshippers were shot dead in Garissa on Sunday."),
        ("Nigerian bombing kills nine", "Nine traders were killed when a bomb went off in Maiduguri on Sunday."),
    ],
)
def test_a_nationality_tells_where_it_was_and_not_that_the_army_did_it(code: CodeText, title: str, text: str) -> None:
    assert all(name is not None and name.startswith("Unidentified") for name in actors(code, text, title))


def test_a_nationality_abroad_tells_who_did_it(code: CodeText) -> None:
    assert actors(code, "A Turkish attack killed four farmers near Zakho in northern Iraq on Sunday.") == [
        "Military Forces of Turkey"
    ]


def test_armed_people_of_a_kind_say_more_than_attackers(code: CodeText) -> None:
    text = "Suspected jihadists killed 12 farmers in Dikwa in Nigeria, sources said. The attackers came on foot."
    assert actors(code, text) == ["Unidentified Islamist Militia (Nigeria)"]


@pytest.mark.parametrize(
    "text",
    [
        "A fire that broke out when oxygen cylinders exploded in a ward in Baghdad late on Saturday killed 82 people.",
        "The explosion of a boiler at a laundry in Lahore on Monday killed four workers.",
        "A fire at a dormitory in Georgetown killed 19 girls on Monday.",
    ],
)
def test_what_blows_up_or_burns_by_itself_is_nobodys_deed(code: CodeText, text: str) -> None:
    assert types(code, text) == set()


def test_fire_from_guns_is_no_blaze(code: CodeText) -> None:
    assert types(code, "Mortar fire from the hill killed three shepherds in Marjayoun on Monday.") != set()


def test_the_deadliest_in_years_of_war_is_one_event(code: CodeText) -> None:
    text = (
        "At least 37 people were killed when attackers opened fire on buses in eastern Burkina Faso, he said, "
        "the deadliest assault in nearly five years of jihadist violence."
    )
    assert types(code, text) == {"Attack"}


def test_who_announces_a_number_did_not_do_it(code: CodeText) -> None:
    text = "On Monday 92 people were marched into the forest in Rijau, and not 73 as announced by the state government."
    assert "Military Forces of Nigeria" not in actors(code, text)


def test_a_school_from_which_people_are_taken_does_not_speak(code: CodeText) -> None:
    text = "On Monday 24 pupils were abducted by gunmen from the Girls Secondary School in Maga, Kebbi State."
    assert [location.location for location in code(text).locations] == ["Maga"]
