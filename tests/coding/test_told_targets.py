"""Whose soldiers act, who the dead make a side, and whom words for a country or for nobody make none."""

from __future__ import annotations

import pytest

from schemas.coding import Report
from tests.coding.conftest import CodeText


def sides(report: Report) -> tuple[str | None, str | None]:
    return (report.actor1.name if report.actor1 else None, report.actor2.name if report.actor2 else None)


def first(code: CodeText, text: str, title: str | None = None) -> tuple[str | None, str | None]:
    return sides(code(text, title=title).reports[0])


def test_soldiers_who_fight_the_enemy_of_the_one_army_named_are_its_own(code: CodeText) -> None:
    told = code(
        "Turkish forces killed five PKK fighters in northern Iraq on Monday, the ministry said.\n\n"
        "Separately, two PKK fighters who had shot at an outpost near Tal Abyad in Syria were killed by commandos on "
        "Tuesday."
    )
    named = {name for report in told.reports for name in sides(report)}
    assert "Military Forces of Turkey" in named
    assert named.isdisjoint({"Military Forces of Syria", "Military Forces of Iraq"})


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # In one of a country's worst attacks the country is where it was.
        (
            "A suicide bomber killed nine people at a market in Quetta on Monday. It was one of Pakistan's deadliest "
            "attacks this year.",
            "Unidentified Armed Group (Pakistan)",
        ),
        (
            "Pakistan's deadliest strike on the militants killed nine fighters in Quetta on Monday.",
            "Military Forces of Pakistan",
        ),
        # A state of a country is no force of it.
        (
            "An attack by dozens of gunmen in north central Nigeria's Plateau state killed nine people on Monday.",
            "Unidentified Armed Group (Nigeria)",
        ),
    ],
)
def test_a_country_that_says_where_is_no_side(code: CodeText, text: str, actor: str) -> None:
    assert first(code, text)[0] == actor


@pytest.mark.parametrize(
    ("behind", "actor"),
    [
        ("The Israeli army accuses Hamas of hiding in schools where thousands have sought shelter.", "Israel"),
        ("The Israeli army accuses Hamas of hiding rockets in schools.", "Israel"),
    ],
)
def test_who_is_accused_of_another_deed_did_not_strike(code: CodeText, behind: str, actor: str) -> None:
    text = f"A strike on a school in Gaza City killed six people on Monday. Israeli jets were overhead. {behind}"
    assert "Hamas" not in (first(code, text)[0] or "")


def test_whoever_owns_another_deed_did_not_do_the_one_that_nobody_owns(code: CodeText) -> None:
    text = (
        "A bomb killed nine people at a market in Quetta on Monday.\n\nA faction of the Taliban claimed a church "
        "attack last "
        "week, but no group has said they carried out this blast."
    )
    assert first(code, text) == ("Unidentified Armed Group (Pakistan)", "Civilians (Pakistan)")


def test_a_man_of_a_nation_in_a_headline_is_no_force(code: CodeText) -> None:
    told = code("He was hit in the chest.", title="Palestinian killed in Hebron by Israeli soldiers")
    assert sides(told.reports[0]) == ("Military Forces of Israel", "Civilians (Palestine)")


@pytest.mark.parametrize(
    ("claimed", "hit"),
    [
        ("Officials claimed the strike targeted Fano militants.", "Civilians (Ethiopia)"),
        ("The strike also hit Fano militants who were in the town.", "Fano Youth Militia"),
    ],
)
def test_fighters_whom_only_a_voice_calls_the_target_stand_behind_dead_civilians(
    code: CodeText, claimed: str, hit: str
) -> None:
    text = f"A drone strike on Bahir Dar in Ethiopia killed 30 civilians on Monday, residents said.\n\n{claimed}"
    title = "Drone strike kills 30 civilians in Ethiopia"
    assert first(code, text, title)[1] == hit


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "Assam Rifles launched an operation near Imphal on Monday. In the operation, four insurgents were killed.",
            "Military Forces of India",
        ),
        (
            "Assam Rifles launched an operation near Imphal on Monday. In an ambush, four soldiers were killed.",
            "Unidentified Armed Group (India)",
        ),
    ],
)
def test_who_launched_an_operation_kills_in_it(code: CodeText, text: str, actor: str) -> None:
    assert actor in {sides(report)[0] for report in code(text).reports}


def test_gunmen_whom_soldiers_killed_are_of_the_group_that_officials_name(code: CodeText) -> None:
    text = (
        "Mexican soldiers killed 13 gunmen in Sombrerete on Thursday.\n\nAuthorities reported that the men were "
        "members of "
        "the Gulf Cartel."
    )
    assert first(code, text) == ("Military Forces of Mexico", "Gulf Cartel")


def test_whoever_burns_huts_after_villagers_were_killed_is_none_of_the_villagers(code: CodeText) -> None:
    told = code(
        "Militiamen raided two villages near Kutum in Sudan on Monday. Forty villagers were killed. They looted the "
        "market "
        "and stole cattle."
    )
    assert all("Civilians" not in (sides(report)[0] or "") for report in told.reports)


def test_fighters_from_a_group_are_of_it_wherever_the_tree_hangs_it(code: CodeText) -> None:
    text = (
        "Jihadists attacked two army camps in Mali on Tuesday.\n\nThe attacks, which took place at dawn, were "
        "claimed by "
        "al-Qaeda-linked jihadists from the Group for the Support of Islam and Muslims."
    )
    assert (first(code, text)[0] or "").startswith("JNIM")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "Gunmen ambushed a team of police commandos near Moreh in India on Monday, wounding one.",
            "Police Forces of India",
        ),
        (
            "A suicide bomber blew himself up in Baghdad on Monday, targeting the deputy head of police.",
            "Police Forces of Iraq",
        ),
        # Who holds a place is not hit there.
        (
            "Four civilians were wounded in the government-controlled Saleh district of Taiz in Yemen on Monday by "
            "mortars "
            "that the Houthis fired.",
            "Civilians (Yemen)",
        ),
        # One army by two names is one side.
        (
            "Regime soldiers shot dead seven rebels near Myaung in Sagaing on Monday during clashes between junta "
            "forces and "
            "rebels in Myanmar.",
            "Unidentified Rebel Group (Myanmar)",
        ),
    ],
)
def test_the_other_side_is_who_was_hit(code: CodeText, text: str, other: str) -> None:
    assert first(code, text)[1] == other
