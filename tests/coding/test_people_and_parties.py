"""Who people are: a party's workers, paid guards, troopers, those who only hold a town, and where they were taken."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText
from tests.coding.test_crowds_and_mishaps import types
from tests.coding.test_nations_and_kinds import actors


def sides(code: CodeText, text: str, title: str | None = None) -> list[tuple[str | None, str | None]]:
    return [
        (r.actor1.name if r.actor1 is not None else None, r.actor2.name if r.actor2 is not None else None)
        for r in code(text, title=title).reports
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A local leader of the Awami League was hacked to death in Pabna, Bangladesh, on Thursday.",
        "A BJP worker was shot dead in Malda, India, on Thursday.",
    ],
)
def test_people_of_a_party_are_civilians_when_killed(code: CodeText, text: str) -> None:
    (pair,) = sides(code, text)
    assert str(pair[1]).startswith("Civilians")
    assert types(code, text) == {"Attack"}


def test_members_of_an_armed_group_stay_its_fighters(code: CodeText) -> None:
    (pair,) = sides(code, "Unknown men shot dead a Hezbollah member in Tyre, Lebanon, on Tuesday.")
    assert pair[1] == "Hezbollah"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Private guards working for a landowner shot dead three peasants in Tocoa, Honduras, on Monday.",
            "Private Security Forces (Honduras)",
            "Civilians (Honduras)",
        ),
        (
            "A man was shot and killed on Thursday by Abkhaz border guards near Gali, Georgia.",
            "Military Forces of Abkhazia",
            "Civilians (Georgia)",
        ),
        (
            "A bomb went off in Mayo, Thailand, on Friday, injuring two ranger volunteers.",
            "Unidentified Armed Group (Thailand)",
            "Military Forces of Thailand",
        ),
        (
            "Rebels killed nine troopers in an attack on a camp near Mannar, Sri Lanka, on Monday.",
            "Unidentified Rebel Group (Sri Lanka)",
            "Military Forces of Sri Lanka",
        ),
    ],
)
def test_guards_and_troopers(code: CodeText, text: str, first: str, second: str) -> None:
    assert sides(code, text) == [(first, second)]


def test_who_holds_a_town_did_not_bomb_it(code: CodeText) -> None:
    text = (
        "On Saturday, a car bombing in Syria's northern town of Jarablus, controlled by Turkish troops and their "
        "allies, claimed eight lives, according to a monitor."
    )
    assert actors(code, text) == ["Unidentified Armed Group (Syria)"]


def test_a_country_that_only_owns_a_town_fights_nobody(code: CodeText) -> None:
    text = "Fighting between rival groups in the Lebanese city of Sidon killed five people on Sunday."
    (pair,) = sides(code, text, "Lebanon's Sidon clashes kill five")
    assert not any(str(name).startswith("Military") for name in pair)


def test_people_are_taken_where_they_are_taken_from(code: CodeText) -> None:
    text = "Gunmen abducted a tribal elder, Malik Jan, from Ganda Ghar area of Birmal tehsil, Pakistan, on Tuesday."
    names = {place.text: place.relation.value for place in code(text).reports[0].places}
    assert names["Ganda Ghar"] == "in"


def test_a_village_of_the_opening_is_named_in_the_next_sentence(code: CodeText) -> None:
    text = (
        "A mob in an Indian village has beaten to death two men. "
        "The men were caught in Saran district's Rampur village on Friday, an official said."
    )
    assert ("Rampur", 0) in {(place.text, place.rank) for place in code(text).reports[0].places}


def test_what_is_fired_into_a_country_comes_down_there(code: CodeText) -> None:
    text = "Fighters in southern Lebanon fired three rockets at Haifa in Israel on Monday, wounding a man."
    report = code(text).reports[0]
    assert {place.text for place in report.places if place.rank == 0} == {"Haifa", "Israel"}
    assert report.actor1 is not None
    assert report.actor1.name == "Unidentified Armed Group (Lebanon)"


def test_settlers_are_no_crowd_of_the_country_they_settle_in(code: CodeText) -> None:
    (pair,) = sides(code, "Scores of settlers attacked residents of Jalud in Nablus, West Bank, on Saturday.")
    assert str(pair[0]).startswith("Settlers")
