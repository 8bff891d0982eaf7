"""Once a report's country and day are known, its actors get their names, ids and classes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.coding.complete import completed_actor, completed_claim
from pipeline.coding.lexicon import Lexicon
from schemas.coding import BESIDE, ActorRef
from schemas.seeds import HostRow
from schemas.vocabulary import ActorClass
from tests.linking.records import actor
from tests.linking.worlds import MONDAY, empty_world

DAY = date(2020, 10, 26)


RUSSIANS = actor("Military Forces of Russia", "rus-military", ActorClass.STATE_FORCES, country="RUS")


@pytest.fixture(scope="module")
def hosts(lexicon: Lexicon) -> Lexicon:
    """Russia is Syria's guest in 2020, and nobody else's."""
    row = HostRow(country="RUS", host="SYR", from_date=date(2020, 1, 1), to_date=date(2020, 12, 31), source="test")
    return replace(lexicon, hosts=(row,))


@pytest.mark.parametrize(("country", "name"), [("PSE", "Settlers (Israel)"), ("BGD", "Settlers (Bangladesh)")])
def test_settlers_are_named_for_where_they_come_from(country: str, name: str, lexicon: Lexicon) -> None:
    settlers = actor("Settlers ({country})", None, ActorClass.POLITICAL_MILITIA, country=None)
    done = completed_actor(settlers, country, DAY, lexicon)
    assert done is not None
    assert done.name == name


def test_nobody_stays_nobody(lexicon: Lexicon) -> None:
    assert completed_actor(None, "SYR", DAY, lexicon) is None


@pytest.mark.parametrize(
    ("name", "filled"),
    [
        ("Unidentified Armed Group ({country})", "Unidentified Armed Group (Syria)"),
        ("Civilians ({country})", "Civilians (Syria)"),
        ("Military Forces of {country}", "Military Forces of Syria"),
    ],
)
def test_the_country_of_the_event_is_filled_in(lexicon: Lexicon, name: str, filled: str) -> None:
    done = completed_actor(actor(name, None, ActorClass.CIVILIANS), "SYR", DAY, lexicon)
    assert done is not None
    assert (done.name, done.country) == (filled, "SYR")


def test_forces_of_the_event_s_country_get_its_id(lexicon: Lexicon) -> None:
    done = completed_actor(actor("Military Forces of {country}", None, ActorClass.STATE_FORCES), "USA", DAY, lexicon)
    assert done is not None
    assert (done.name, done.actor_id) == ("Military Forces of the United States", "usa-military")


@pytest.mark.parametrize("name", ["Unidentified Armed Group ({country})", "Military Forces of {country}"])
def test_without_a_country_no_placeholder_is_left(lexicon: Lexicon, name: str) -> None:
    done = completed_actor(actor(name, None, ActorClass.STATE_FORCES), None, DAY, lexicon)
    assert done is not None
    assert "{" not in done.name
    assert done.name == name.split(" (")[0].split(" of ")[0]


def test_forces_at_home_are_state_forces(hosts: Lexicon) -> None:
    done = completed_actor(RUSSIANS, "RUS", DAY, hosts)
    assert done is not None
    assert done.actor_class is ActorClass.STATE_FORCES


def test_guests_of_the_government_are_state_forces_beside_it(hosts: Lexicon) -> None:
    done = completed_actor(RUSSIANS, "SYR", DAY, hosts)
    assert done is not None
    assert done.actor_class is ActorClass.STATE_FORCES
    assert f"{BESIDE}syr-military" in done.associate_ids


@pytest.mark.parametrize(("country", "day"), [("SYR", date(2021, 6, 1)), ("UKR", DAY)])
def test_other_forces_abroad_are_external(hosts: Lexicon, country: str, day: date) -> None:
    done = completed_actor(RUSSIANS, country, day, hosts)
    assert done is not None
    assert done.actor_class is ActorClass.EXTERNAL_FORCES
    assert not any(held.startswith(BESIDE) for held in done.associate_ids)


def test_completing_twice_changes_nothing(hosts: Lexicon) -> None:
    once = completed_actor(actor("Civilians ({country})", None, ActorClass.CIVILIANS), "SYR", DAY, hosts)
    assert completed_actor(once, "SYR", DAY, hosts) == once


def unclear(text: str) -> ActorRef:
    """An actor whose words several groups bear, so that the article alone gave it neither id nor class."""
    return actor(text, None, ActorClass.REBEL_GROUP).replace(actor_class=None)


@pytest.mark.parametrize(
    ("text", "country", "actor_id"),
    [("ADF", "COD", "adf"), ("NLF", "SYR", "syrian-nlf"), ("ELN", "COL", "eln-colombia")],
)
def test_an_abbreviation_means_the_group_at_home_where_it_happened(
    lexicon: Lexicon, text: str, country: str, actor_id: str
) -> None:
    done = completed_actor(unclear(text), country, DAY, lexicon)
    assert done is not None
    assert (done.actor_id, done.name) == (actor_id, lexicon.actors[actor_id].name)
    assert done.alias_id is not None


@pytest.mark.parametrize("country", [None, "ISL"])
def test_a_group_that_the_country_does_not_tell_apart_keeps_its_name_and_gets_its_class(
    lexicon: Lexicon, country: str | None
) -> None:
    done = completed_actor(unclear("ADF"), country, DAY, lexicon)
    assert done is not None
    assert (done.actor_id, done.name, done.actor_class) == (None, "ADF", ActorClass.REBEL_GROUP)


def test_a_name_that_no_table_has_is_a_militia_as_unidentified_groups_are(lexicon: Lexicon) -> None:
    done = completed_actor(unclear("Azure Dawn"), "MLI", DAY, lexicon)
    assert done is not None
    assert done.actor_class is ActorClass.POLITICAL_MILITIA


@pytest.mark.parametrize(
    ("words", "country", "day", "actor_id"),
    [
        ("Taliban fighters", "PAK", date(2013, 5, 30), "ttp"),
        ("The Taliban", "PAK", date(2023, 1, 30), "ttp"),
        ("the Afghan Taliban", "PAK", date(2023, 1, 30), "afg-military"),
        ("Taliban border forces", "PAK", date(2023, 1, 30), "afg-military"),
        ("The Taliban", "AFG", date(2023, 1, 30), "afg-military"),
        ("The Taliban", "PAK", date(2005, 1, 30), "afg-military"),
    ],
)
def test_a_name_two_groups_bear_means_the_one_at_home(
    words: str, country: str, day: date, actor_id: str, lexicon: Lexicon
) -> None:
    read = actor("Military Forces of Afghanistan", "afg-military", ActorClass.STATE_FORCES, country="AFG")
    done = completed_actor(read.replace(text=words), country, day, lexicon)
    assert done is not None
    assert done.actor_id == actor_id


def test_who_is_blamed_by_a_name_two_groups_bear_is_the_one_at_home(lexicon: Lexicon) -> None:
    world = empty_world()
    world.claim(world.report(world.article("one", published_on=MONDAY), "offset:0"), 4, 4)
    blamed = world.claims[0].replace(accused_actor_id="afg-military", quote="The Taliban claimed the attack.")
    assert completed_claim(blamed, "PAK", date(2023, 1, 30), lexicon).accused_actor_id == "ttp"
    assert completed_claim(blamed, "AFG", date(2023, 1, 30), lexicon).accused_actor_id == "afg-military"
