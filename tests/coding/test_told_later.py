"""Deeds whose victims are told behind the day, the town or the culprit, and attacks on people called by name."""

from __future__ import annotations

import pytest

from schemas.vocabulary import ActorClass, Outcome
from tests.coding.conftest import CodeText


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The killing on Friday of a judge shook Ora in Colombia.", 1),
        ("The killing in Ora on Friday of two judges shook Colombia.", 2),
        ("The murder on Friday of Colonel Juan Lopez, his wife and two bodyguards shook Ora in Colombia.", 4),
        ("The killings on Friday of a judge, a commander, and presidential hopeful Juan Lopez shook Ora, Colombia.", 3),
        ("The government condemned the murders committed by rebels on Friday against two judges in Colombia.", 2),
        ("The army condemned the murder committed by rebels against Juan Lopez, rector of a school in Colombia.", 1),
    ],
)
def test_victims_told_behind_day_town_or_culprit_are_counted(code: CodeText, text: str, number: int) -> None:
    dead = [claim for claim in code(text).claims if claim.outcome is Outcome.KILLED]
    assert {(claim.low, claim.high) for claim in dead} == {(number, number)}


@pytest.mark.parametrize("text", ["The killing on Friday in the town of Ora shook Colombia.", "A killing on Friday."])
def test_what_stands_behind_a_town_is_no_victim(code: CodeText, text: str) -> None:
    assert not [claim for claim in code(text).claims if claim.outcome is Outcome.KILLED]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("There was an attack this morning on Senator Juan Lopez in Ora in Colombia.", "Senator Juan Lopez"),
        ("The attack on Ana Paz, director of the institute, took place on Friday in Ora in Colombia.", "Ana Paz"),
        ("An attack took place on Friday against the mayor in Ora in Colombia.", "the mayor"),
    ],
)
def test_a_person_by_name_and_office_is_whom_an_attack_was_on(code: CodeText, text: str, target: str) -> None:
    (report,) = code(text).reports
    assert report.actor2 is not None
    assert report.actor2.actor_class is ActorClass.CIVILIANS
    assert report.target == target


def test_an_attack_on_a_name_of_nobody_known_is_no_attack_on_people(code: CodeText) -> None:
    assert not code("There was an attack on Friday on Radio Zogia, a talk said.").reports


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Gunmen killed on Friday in Ora judge Juan Lopez, an official in Colombia said.", 1),
        ("Rebels killed on Friday in San Salvador six priests and a teacher.", 7),
        ("Soldiers killed on Friday six priests in San Salvador, the bishop said.", 6),
        ("Two peasants killed on Friday in San Salvador two months after a truce were buried by rebels.", 2),
        ("Two peasants were killed on Friday in San Salvador, one of them a woman, by gunmen.", 2),
    ],
)
def test_whom_a_verb_befell_may_stand_behind_day_and_town(code: CodeText, text: str, number: int) -> None:
    dead = [claim for claim in code(text).claims if claim.outcome is Outcome.KILLED and claim.counted]
    assert {(claim.low, claim.high) for claim in dead} == {(number, number)}


def test_who_killed_is_not_who_died(code: CodeText) -> None:
    (report,) = code("Soldiers killed on Friday in San Salvador six priests.").reports
    assert report.actor1 is not None
    assert report.actor1.actor_class is ActorClass.STATE_FORCES
    assert report.actor2 is not None
    assert report.actor2.actor_class is ActorClass.CIVILIANS
