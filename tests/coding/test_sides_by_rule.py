"""Types and sides that follow from what was done and to whom; each rule with a sentence where it must not act."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText

ARRESTS, CLASH, ATTACK, LOOTING = "Arrests", "Armed clash", "Attack", "Looting/property destruction"
ABDUCTION, MOB, VIOLENT = "Abduction/forced disappearance", "Mob violence", "Violent demonstration"
INTERVENTION, EXCESSIVE, DISRUPTED = (
    "Protest with intervention",
    "Excessive force against protesters",
    "Disrupted weapons use",
)
BOMB, SUICIDE, HANDED = "Remote explosive/landmine/IED", "Suicide bomb", "Non-violent transfer of territory"


def told(code: CodeText, text: str) -> tuple[str, str | None, str | None]:
    """Type and sides of the one event of a text."""
    (report,) = code(text).reports
    return (
        report.sub_event_type,
        report.actor1.name if report.actor1 else None,
        report.actor2.name if report.actor2 else None,
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen seized a nun and her driver near Kidal, Mali, on Monday.", ABDUCTION),
        ("Gunmen seized the town of Menaka in Mali on Monday.", "Non-state actor overtakes territory"),
        ("Soldiers captured a rebel near Kidal, Mali, on Monday.", ARRESTS),
        ("Bandits made off with five children from a camp in Zamfara, Nigeria, on Monday.", ABDUCTION),
        ("Bandits made off with cattle from a camp in Zamfara, Nigeria, on Monday.", LOOTING),
        ("Gunmen carried off cash from a bank in Tripoli, Libya, on Monday.", LOOTING),
        ("Gunmen stormed a church in Kaduna, Nigeria, on Monday.", ATTACK),
        ("Gunmen stormed an army base in Kaduna, Nigeria, on Monday.", CLASH),
        ("Troops discovered and detonated two mines laid near Bama, Nigeria, on Monday.", DISRUPTED),
        ("Insurgents detonated two mines under a truck near Bama, Nigeria, on Monday, killing a driver.", BOMB),
    ],
)
def test_what_was_taken_or_stormed_tells_the_type(code: CodeText, text: str, kind: str) -> None:
    assert told(code, text)[0] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Villagers wrecked a mosque in Sintang, Indonesia, on Friday.", MOB),
        ("Militiamen wrecked a mosque in Sintang, Indonesia, on Friday.", LOOTING),
        ("A protest in Lima, Peru, turned violent on Friday when demonstrators looted shops.", VIOLENT),
        ("Protesters took over the ministry in Tirana, Albania, on Friday, smashing windows.", VIOLENT),
        ("Soldiers shot four women who were protesting in Mubi, Nigeria, on Friday.", EXCESSIVE),
        ("Soldiers shot four women in Mubi, Nigeria, on Friday.", ATTACK),
        ("Police used batons to break up a gathering of teachers in Harare, Zimbabwe, on Friday.", INTERVENTION),
        ("Residents and police fought in Conakry, Guinea, on Friday, leaving ten people hurt.", VIOLENT),
    ],
)
def test_crowds_riot_and_armed_men_loot(code: CodeText, text: str, kind: str) -> None:
    assert told(code, text)[0] == kind


def test_both_sides_of_rivals_bear_one_name(code: CodeText) -> None:
    gangs = "Unidentified Gang (Ecuador)"
    assert told(code, "Six people were killed when rival gangs fought in Guayaquil, Ecuador, on Friday.") == (
        CLASH,
        gangs,
        gangs,
    )
    _, first, second = told(code, "Six people were killed when gangs fought police in Guayaquil, Ecuador, on Friday.")
    assert {first, second} == {gangs, "Police Forces of Ecuador"}


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "A motorcycle packed with explosives went off next to a police station in Cali, Colombia, on Friday.",
            "Police Forces of Colombia",
        ),
        (
            "A man blew himself up among shoppers in Quetta, Pakistan, on Friday, killing six.",
            "Civilians (Pakistan)",
        ),
        (
            "A bomb struck a truck carrying soldiers near Afgoye, Somalia, on Friday, killing five.",
            "Military Forces of Somalia",
        ),
    ],
)
def test_whom_a_bomb_went_off_beside_is_whom_it_hit(code: CodeText, text: str, second: str) -> None:
    assert told(code, text)[2] == second


def test_fighters_near_a_bomb_may_be_whose_it_was(code: CodeText) -> None:
    text = "A bomb went off near some militants in Rafah, Egypt, on Friday, killing two soldiers."
    assert told(code, text)[2] == "Military Forces of Egypt"


def test_object_pronouns_mean_whom_the_sentence_is_about(code: CodeText) -> None:
    text = "A police constable was at prayer in Tank, Pakistan, on Friday when two men opened fire on him."
    assert told(code, text)[2] == "Police Forces of Pakistan"
    text = "A police inspector in Tank, Pakistan, said on Friday that gunmen had called Nur Habib out and shot him."
    assert told(code, text)[2] == "Civilians (Pakistan)"


def test_who_enters_comes_before_who_leaves(code: CodeText) -> None:
    text = (
        "Federal soldiers pulled out of Lalibela, Ethiopia, on Wednesday without a shot and Fano militiamen entered "
        "the town hours later."
    )
    assert told(code, text) == (HANDED, "Fano Youth Militia", "Military Forces of Ethiopia")


def test_arrests_that_nobody_made_are_the_police_s(code: CodeText) -> None:
    assert told(code, "Two writers were arrested in Baku, Azerbaijan, on Friday.") == (
        ARRESTS,
        "Police Forces of Azerbaijan",
        "Civilians (Azerbaijan)",
    )
    assert told(code, "Two writers were arrested by soldiers in Baku, Azerbaijan, on Friday.")[1] == (
        "Military Forces of Azerbaijan"
    )


def test_fighters_shot_by_nobody_named_were_fought(code: CodeText) -> None:
    assert told(code, "Two militants were shot dead in Bannu, Pakistan, on Friday.")[0] == CLASH
    assert told(code, "Two farmers were shot dead in Bannu, Pakistan, on Friday.")[0] == ATTACK


def test_those_who_follow_a_leader_are_no_party(code: CodeText) -> None:
    text = "Gunmen killed three supporters of Hezbollah in Zahle, Lebanon, on Friday."
    assert told(code, text)[2] == "Civilians (Lebanon)"
    text = "Gunmen killed three fighters of Hezbollah in Zahle, Lebanon, on Friday."
    assert told(code, text)[2] == "Hezbollah"


def test_who_is_accused_of_going_about_is_accused_of_the_deed_beside_it(code: CodeText) -> None:
    text = "Residents accused soldiers of going from door to door in Merawi, Ethiopia, on Monday and executing 45 men."
    assert told(code, text)[:2] == (ATTACK, "Military Forces of Ethiopia")


def test_clashes_that_pit_two_sides(code: CodeText) -> None:
    text = "Clashes pitted the army against Al Shabaab near Jowhar, Somalia, on Friday."
    kind, first, second = told(code, text)
    assert kind == CLASH
    assert {first, second} == {"Military Forces of Somalia", "Al Shabaab"}


def test_bricks_that_rain_are_thrown_and_shells_are_not(code: CodeText) -> None:
    assert told(code, "Bricks and bottles rained on police in Rotherham, United Kingdom, on Sunday.")[0] == VIOLENT
    kind = told(code, "Shells rained on a suburb of Kharkiv, Ukraine, on Sunday, killing two people.")[0]
    assert kind == "Shelling/artillery/missile attack"


def test_a_coup_takes_power_from_the_government(code: CodeText) -> None:
    text = "Officers announced in Bissau, Guinea-Bissau, on Friday that they had deposed the president."
    assert told(code, text) == ("Other", "Military Forces of Guinea-Bissau", "Government of Guinea-Bissau")
