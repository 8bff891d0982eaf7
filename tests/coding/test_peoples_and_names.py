"""Tribes that no list knows, groups' names in other names, and whose army it is."""

from __future__ import annotations

import pytest

from schemas.coding import ActorRef
from tests.coding.conftest import CodeText


def _name(actor: ActorRef | None) -> str | None:
    return None if actor is None else actor.name


def sides(code: CodeText, text: str, **told: str) -> set[tuple[str | None, str | None]]:
    """Both sides of all events that a text tells."""
    return {(_name(r.actor1), _name(r.actor2)) for r in code(text, **told).reports}


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        (
            "Nine people were killed on Saturday in clashes between the feuding Borane and Degodi clans in Kenya.",
            "Borane Clan Militia",
            "Degodi Clan Militia",
        ),
        (
            "Fighting erupted between gunmen from the al-Zahri and al-Murad tribes in Yemen on Monday. Five died.",
            "al-Zahri Tribal Militia",
            "al-Murad Tribal Militia",
        ),
    ],
)
def test_two_peoples_are_both_sides(code: CodeText, text: str, one: str, two: str) -> None:
    found = {(str(a), str(b)) for a, b in sides(code, text)}
    assert any(a.startswith(one) and b.startswith(two) for a, b in found)


def test_the_only_group_named_is_who_the_terrorists_are(code: CodeText) -> None:
    text = (
        "ISWAP fighters raided a town in Borno State, Nigeria, on Sunday. The terrorists killed three farmers. "
        "Members of the Civilian Joint Task Force buried the dead."
    )
    assert all("Task Force" not in str(one) for one, _ in sides(code, text))


def test_a_station_that_bears_a_name_is_no_group(code: CodeText) -> None:
    text = (
        "Three soldiers were killed in a clash with rebels in Unity State, South Sudan, on Wednesday, an official told "
        "Radio Tamazuj."
    )
    assert all("Tamazuj" not in f"{one}{two}" for one, two in sides(code, text))


def test_letters_before_a_lawmaker_are_no_group(code: CodeText) -> None:
    text = "One person was killed when a blast struck the convoy of MPA Ali Bello in Quetta, Pakistan, on Wednesday."
    assert all("MPA" not in f"{one}{two}" for one, two in sides(code, text))


def test_a_state_does_not_fight_its_own_army(code: CodeText) -> None:
    text = (
        "The Myanmar junta's jets bombed a monastery near Indaw on Saturday, killing nine people, as rebels attacked "
        "an army camp nearby."
    )
    armies = {"Military Forces of Myanmar", "Military Forces of {country}"}
    assert not any(one in armies and two in armies for one, two in sides(code, text))


def test_the_army_of_a_country_that_owns_its_name(code: CodeText) -> None:
    text = "Rebels attacked a base of South Sudan's People's Defense Force in Mayom on Friday, killing two soldiers."
    assert any("Military Forces of South Sudan" in (one, two) for one, two in sides(code, text))


def test_a_nation_in_small_letters_is_one(code: CodeText) -> None:
    text = "On Saturday a russian missile hit a high-rise building in Dnipro, Ukraine, killing 35 residents."
    assert any(one == "Military Forces of Russia" for one, _ in sides(code, text))


def test_two_groups_told_in_apposition_are_both_sides(code: CodeText) -> None:
    text = "Clashes between two tribal groups, the Omari and the Tarhun, killed nine people in Kufra, Libya, on Sunday."
    found = [f"{one}{two}" for one, two in sides(code, text)]
    assert any("Omari" in both and "Tarhun" in both for both in found)


def test_a_spelling_beside_the_town_itself_is_another_place(code: CodeText) -> None:
    text = (
        "Rebels killed nine farmers on Sunday in the villages of Kaboro and Bangue, 500km from the capital, Bangui, in "
        "the Central African Republic."
    )
    assert all(one.location != "Bangui" for one in code(text).locations)
