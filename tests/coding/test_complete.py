"""Once a report's country and day are known, its actors get their names, ids and classes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.coding.complete import completed_actor
from pipeline.coding.lexicon import Lexicon
from schemas.coding import BESIDE
from schemas.seeds import HostRow
from schemas.vocabulary import ActorClass
from tests.linking.records import actor

DAY = date(2020, 10, 26)


RUSSIANS = actor("Military Forces of Russia", "rus-military", ActorClass.STATE_FORCES, country="RUS")


@pytest.fixture(scope="module")
def hosts(lexicon: Lexicon) -> Lexicon:
    """Russia is Syria's guest in 2020, and nobody else's."""
    row = HostRow(country="RUS", host="SYR", from_date=date(2020, 1, 1), to_date=date(2020, 12, 31), source="test")
    return replace(lexicon, hosts=(row,))


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
