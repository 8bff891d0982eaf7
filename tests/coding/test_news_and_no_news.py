"""What tells of an event and what only speaks of such things, in the words of real news and statements."""

from __future__ import annotations

import pytest

from schemas.coding import Report
from schemas.vocabulary import Outcome
from tests.coding.conftest import CodeText


def only(code: CodeText, text: str) -> Report:
    """The one report of a text."""
    reports = code(text).reports
    assert len(reports) == 1, [report.sub_event_type for report in reports]
    return reports[0]


@pytest.mark.parametrize(
    "text",
    [
        # A policy is no fight.
        "The minister thanked the allies in Niamey on Monday for their help in the fight against the militants.",
        "Two frigates arrived in Djibouti on Monday to join the fight against the pirates.",
        # Such things in general, in the words of those who deplore them.
        "The committee denounced summary executions, political assassinations and attacks on unionists in Honduras.",
        # What somebody was to do.
        "He had the mission of assassinating the president of Honduras.",
        # Accidents.
        "A cargo plane crashed on houses in Guatemala City on Friday, killing 15 people.",
        "A cargo plane of a small company crashed on Friday on top of houses in Guatemala City, causing an unknown "
        "number of dead and wounded.",
        "Four people died on Monday at the scene of an accident near Lima when their plane came down.",
        "A soldier from Texas died on Monday in Kuwait in a non-combat incident.",
        # What goes on as it always did.
        "The group continues to kill indiscriminately in Ituri.",
        # What went on for months.
        "The alliance has liberated 700 square miles of northern Syria over the past 20-plus months.",
        # Words that only sound like it.
        "The president hit the nail on the head in his speech in Caracas on Monday.",
        "The visit to Kabul on Monday reinforces why the army matters.",
    ],
)
def test_no_event_is_told(code: CodeText, text: str) -> None:
    assert not code(text).reports


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # The same words where something happened.
        ("Soldiers fought against the rebels near Goma on Monday, killing four.", "Armed clash"),
        ("Attacks on two villages near Mopti killed 14 people on Monday.", "Attack"),
        ("A drone crashed into a block of flats in Erbil on Friday, killing two.", "Air/drone strike"),
        (
            "The army continued to shell the camp near Sittwe on Monday, killing four.",
            "Shelling/artillery/missile attack",
        ),
        ("The minister said in Goma he was concerned by the killing of six miners on Friday.", "Attack"),
        ("Whether by design or by mistake, this was an attack on a convoy near Aleppo that killed ten.", "Attack"),
        ("The senator was unharmed following a terrorist attack in Kabul on Friday.", "Attack"),
        ("Traffickers dynamited the offices of a newspaper in Medellin last weekend.", "Remote explosive/landmine/IED"),
        ("Two bodies with bullet wounds were found on Monday in Soyapango.", "Attack"),
        # Weapons that were destroyed or found did nothing.
        ("The army destroyed three car bombs in Mosul on Monday.", "Disrupted weapons use"),
        ("Coalition jets destroyed two tanks near Palmyra on Monday.", "Air/drone strike"),
        ("Police in Bogota on Friday arrested two men who had bombs and maps.", "Arrests"),
    ],
)
def test_an_event_is_told(code: CodeText, text: str, kind: str) -> None:
    assert only(code, text).sub_event_type == kind


def test_those_who_attack_are_no_part_of_the_word_for_it(code: CodeText) -> None:
    report = only(code, "Terrorists attacked the studios of a television station in Sucre on Friday.")
    assert report.actor1 is not None
    assert report.actor1.text == "Terrorists"


def test_one_of_a_nation_is_no_force_of_its_state(code: CodeText) -> None:
    report = only(code, "A Saudi stabbed two tourists in Riyadh on Monday.")
    assert report.actor1 is not None
    assert report.actor1.actor_id is None
    shelled = only(code, "The Russians shelled Kharkiv on Monday, killing three.")
    assert shelled.actor1 is not None
    assert shelled.actor1.name == "Military Forces of Russia"


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        # The age of one who died counts nobody.
        ("The gunman, a Frenchman, 39, died on Monday in a shootout with police near Nice.", 1),
        ("Soldiers shot dead a Palestinian near Nablus on Monday.", 1),
        ("Spc. Jon Baker, of Reno, Nevada, died on Monday in Baghdad in a bomb blast.", 1),
        ("Ana Paz was named to replace Carlos Soto, who was murdered in Lima on Monday.", 1),
        ("In the past 24 hours, the mayor said, shelling of Kherson killed three.", 3),
    ],
)
def test_how_many_died(code: CodeText, text: str, dead: int) -> None:
    report = only(code, text)
    assert (report.killed_low, report.killed_high) == (dead, dead)


def test_what_rebels_hold_is_not_held_by_police(code: CodeText) -> None:
    found = code("Warplanes destroyed three rebel-held buildings near Mosul on Monday.")
    assert not [claim for claim in found.claims if claim.outcome is Outcome.DETAINED]


def test_the_year_of_an_office_is_not_that_of_the_killing(code: CodeText) -> None:
    text = "Pablo Soto, a banker and mayor of Cali in 1984, was shot dead by gunmen in Bogota."
    report = only(code, text)
    assert report.date.text is None
    assert not code("In 1984 gunmen shot dead Pablo Soto, a banker, in Bogota.").reports


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The aid convoy was attacked from the air near Urem on Monday.", "Air/drone strike"),
        ("Gunmen attacked an aid convoy near Tawila on Monday.", "Attack"),
        ("A suicide bomber killed three in Mosul on Monday.", "Suicide bomb"),
    ],
)
def test_how_it_was_done(code: CodeText, text: str, kind: str) -> None:
    assert only(code, text).sub_event_type == kind


def test_what_is_only_named_as_an_example_or_a_part_is_no_event(code: CodeText) -> None:
    assert not code("The report lists abuses such as torture, executions and sexual violence in Syria.").reports
    recruited = code("The envoy deplored that boys in Mosul were recruited as suicide bombers.").reports
    assert "Suicide bomb" not in {report.sub_event_type for report in recruited}


def test_a_place_may_change_hands_with_nobody_named(code: CodeText) -> None:
    report = only(code, "Sinjar was liberated on Monday after its violent occupation by the terrorist group ISIL.")
    assert report.actor1 is None or report.actor1.actor_id != "isis"


def test_violence_with_its_day_and_place_is_an_event_though_nobody_is_named(code: CodeText) -> None:
    text = "Police said the woman was identified as Irma Puentes after the bombing in Lima on Monday."
    assert only(code, text).sub_event_type == "Remote explosive/landmine/IED"
    threat = (
        "North Korea threatened on Friday to wipe out bases in Japan, the latest salvo in a barrage of warlike words."
    )
    assert not code(threat).reports
    assert not code("The bombing was on the mind of the people of Lima, the mayor said.").reports


def test_a_list_with_a_comma_before_its_and(code: CodeText) -> None:
    report = only(
        code, "Pablo Quispe, Isidoro Saune, and Dionisio Aguirre were killed by gunmen near Ayacucho on Monday."
    )
    assert report.killed_low == 3


def test_whose_crime_it_was(code: CodeText) -> None:
    text = "The attack in Goma on Monday was a crime of the Rwandan army, a spokesman for the rebels said."
    report = only(code, text)
    assert report.actor1 is not None
    assert report.actor1.name == "Military Forces of Rwanda"
