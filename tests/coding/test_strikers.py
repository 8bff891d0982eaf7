"""Who struck: a nationality before a weapon, and the one side that an article leaves."""

from __future__ import annotations

import pytest

from schemas.coding import Report
from schemas.vocabulary import Attribution
from tests.coding.conftest import CodeText


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Russian cruise missile destroyed a clinic in Dnipro on Monday.", "Military Forces of Russia"),
        ("Russian rockets and drones struck Odesa on Monday, wounding seven people.", "Military Forces of Russia"),
        ("Two farmers were killed by an Israeli drone near Tyre on Monday.", "Military Forces of Israel"),
        ("An Iranian-made drone hit a market in Kharkiv on Tuesday, killing two people.", None),
    ],
)
def test_a_nationality_before_a_weapon_says_whose_it_is(code: CodeText, text: str, name: str | None) -> None:
    actor = code(text).reports[0].actor1
    assert (None if actor is None else actor.name) == name


def _told(code: CodeText, text: str) -> list[Report]:
    return list(code(text, published="2024-03-08").reports)


def _by(reports: list[Report], place: str) -> list[str | None]:
    there = [r for r in reports if any(p.text == place and p.rank == 0 for p in r.places)]
    return [r.actor1.name if r.actor1 else None for r in there]


WAR = (
    "Russian forces shelled the Ukrainian city of Kherson on Monday, killing three people.\n\n"
    "On Tuesday, artillery fire killed an elderly couple in Nikopol in Ukraine.\n\n"
)


def test_a_strike_by_nobody_is_by_the_one_side_that_strikes_there(code: CodeText) -> None:
    reports = _told(code, WAR + "On Wednesday, Ukrainian drones hit an oil depot in Bryansk in Russia.")
    assert _by(reports, "Nikopol") == ["Military Forces of Russia"]
    filled = next(r for r in reports if any(p.text == "Nikopol" and p.rank == 0 for p in r.places))
    assert filled.attribution is Attribution.UNATTRIBUTED
    assert any(shown.field == "actor1" and shown.note for shown in filled.evidence)


def test_with_two_sides_that_strike_there_it_stays_open(code: CodeText) -> None:
    text = (
        "The Sudanese army bombed Nyala in Sudan on Monday, killing three people.\n\n"
        "The Rapid Support Forces shelled El Obeid in Sudan on Tuesday, killing four people.\n\n"
        "On Wednesday, a drone strike killed an elderly couple in Kosti in Sudan."
    )
    assert _by(_told(code, text), "Kosti") == [None]


def test_a_bomb_on_the_road_is_not_laid_to_those_who_shell(code: CodeText) -> None:
    reports = _told(code, WAR + "On Thursday, a roadside bomb killed a judge in Odesa in Ukraine.")
    assert _by(reports, "Odesa") != ["Military Forces of Russia"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Clashes between the National Liberation Army (ELN) and the Gulf Clan in Chocó in Colombia left five dead "
            "on Monday.",
            ("ELN: National Liberation Army (Colombia)", "Gulf Clan"),
        ),
        (
            "Two militants of the Lashkar-e-Taiba were killed and an army soldier was injured in a gunfight in Pulwama "
            "in Kashmir on Monday.",
            ("Military Forces of India", "LeT: Lashkar-e-Taiba"),
        ),
        (
            "Three suspected gunmen were killed in a gunfight near Kulachi in Pakistan on Monday, police said.",
            ("Police Forces of Pakistan", "Unidentified Armed Group (Pakistan)"),
        ),
    ],
)
def test_a_clash_has_both_its_sides(code: CodeText, text: str, sides: tuple[str, str]) -> None:
    report = code(text).reports[0]
    assert tuple(actor.name if actor else None for actor in (report.actor1, report.actor2)) == sides


def test_whoever_counts_dead_villagers_is_no_side(code: CodeText) -> None:
    report = code("Three villagers were killed in a gunfight near Kulachi in Pakistan on Monday, police said.").reports[
        0
    ]
    assert report.actor1 is None or "Police" not in report.actor1.name


def test_aircraft_are_of_the_one_government_that_fights_there(code: CodeText) -> None:
    text = (
        "Three Turkish soldiers were killed in a clash with PKK fighters near Amedi in Iraq on Friday.\n\n"
        "On Saturday, warplanes struck caves near Zakho in Iraq, killing eleven militants."
    )
    reports = _told(code, text)
    assert _by(reports, "Zakho") == ["Military Forces of Turkey"]
    there = next(r for r in reports if any(p.text == "Zakho" and p.rank == 0 for p in r.places))
    assert there.actor2 is not None
    assert there.actor2.name == "PKK: Kurdistan Workers Party"


def test_with_two_governments_at_war_aircraft_stay_nobodys(code: CodeText) -> None:
    text = (
        "Syrian soldiers clashed with rebels near Saraqib in Syria on Monday, killing three people.\n\n"
        "Turkish soldiers clashed with rebels near Afrin in Syria on Tuesday, killing four people.\n\n"
        "On Wednesday, warplanes struck a market in Binnish in Syria, killing two people."
    )
    assert _by(_told(code, text), "Binnish") == [None]
