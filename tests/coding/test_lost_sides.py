"""Sides that stand where the tree does not look, and neighbours of an event that are no side of it."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText
from tests.coding.test_sides_of_events import sides

ISRAEL, MYANMAR = "Military Forces of Israel", "Military Forces of Myanmar"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Nine fighters of Al Shabaab were killed on Friday in an army operation near Buulo Mareer in Somalia.",
            ("Military Forces of Somalia", "Al Shabaab"),
        ),
        (
            "Eleven members of Boko Haram, among them a local leader, were killed in a military operation near Gwoza "
            "in Nigeria on Friday.",
            ("Military Forces of Nigeria", "Boko Haram"),
        ),
        (
            "Three soldiers were killed on Friday in an operation against Al Shabaab near Buulo Mareer in Somalia.",
            ("Al Shabaab", "Military Forces of Somalia"),
        ),
        (
            "According to two elders, on 4 March fighters of the Fano attacked a convoy of soldiers near Debre Markos "
            "in Ethiopia.",
            ("Fano Youth Militia", "Military Forces of Ethiopia"),
        ),
    ],
)
def test_whose_operation_it_was(code: CodeText, text: str, found: tuple[str, str]) -> None:
    assert found in sides(code, text)


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        (
            "A grenade was thrown on Friday into a bar in Kampala in Uganda frequented by soldiers, wounding four.",
            "Military Forces of Uganda",
        ),
        (
            "A bomb went off in a mosque in Kunduz in Afghanistan on Friday, killing nine worshippers. Police arrested "
            "three suspects.",
            "Police Forces of Afghanistan",
        ),
        (
            "A bomb killed nine pupils in a school in Kabul on Friday. Women marched past the hospital on Saturday. "
            "Taliban fighters beat some of them.",
            "Military Forces of Afghanistan",
        ),
    ],
)
def test_who_comes_by_or_after_a_blast_did_not_set_it_off(code: CodeText, text: str, forces: str) -> None:
    bombed = [r for r in code(text).reports if r.sub_event_type in {"Grenade", "Remote explosive/landmine/IED"}]
    assert bombed
    assert all(report.actor1 is None or report.actor1.name != forces for report in bombed)


def test_police_whose_own_grenade_it_was_threw_it(code: CodeText) -> None:
    text = "Police threw a grenade into a house in Kampala in Uganda on Friday, killing two students."
    assert "Police Forces of Uganda" in {one for one, _ in sides(code, text)}


@pytest.mark.parametrize(
    "text",
    [
        "A helicopter opened fire on the market of Sofara in Mali on Friday. Fighters of Katiba Macina shot back.",
        "Jets dropped two bombs on Loikaw in Myanmar on Friday, killing a boy.\n\nThe Karenni Army shelled an outpost "
        "near Demoso on Friday.",
    ],
)
def test_rebels_do_not_fly_what_has_a_crew(code: CodeText, text: str) -> None:
    struck = [report for report in code(text).reports if report.sub_event_type == "Air/drone strike"]
    assert struck
    assert all(report.actor1 is None or "Forces of" in report.actor1.name for report in struck)


def test_who_is_said_to_fly_does(code: CodeText) -> None:
    text = "Warplanes of the Libyan National Army bombed a barracks in Gharyan in Libya on Friday, killing two men."
    assert "LNA: Libyan National Army" in {one for one, _ in sides(code, text)}


def test_soldiers_in_a_land_that_another_state_holds_are_its_own(code: CodeText) -> None:
    text = "Soldiers shot dead a baker at a checkpoint near Nablus in the West Bank on Friday."
    assert ISRAEL in {one for one, _ in sides(code, text)}
    assert "Police Forces of Israel" not in {
        one for one, _ in sides(code, "Palestinian police shot dead a baker in Nablus in the West Bank on Friday.")
    }


def test_separatists_are_no_branch_of_a_movement_for_the_faith(code: CodeText) -> None:
    text = (
        "Separatist fighters killed two gendarmes near Kumba in Cameroon on Friday.\n\nIn the north, Boko Haram burned "
        "a school at Kolofata on Thursday."
    )
    killed = {one for one, other in sides(code, text) if other == "Police Forces of Cameroon"}
    assert killed
    assert "Boko Haram" not in killed


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Experts of the Ninth Brigade killed two rebels near Neiva in Colombia on Friday.", "Ninth Brigade"),
        ("Six patients died at the Rakhine State Hospital in Sittwe in Myanmar after a bomb went off.", "Government"),
    ],
)
def test_numbered_units_are_no_rebels_and_states_in_names_no_government(code: CodeText, text: str, unit: str) -> None:
    assert not any(name is not None and name.startswith(unit) for pair in sides(code, text) for name in pair)


def test_people_at_a_rally_are_who_was_hit(code: CodeText) -> None:
    text = "A grenade was thrown on Friday at a rally for Uganda's prime minister in Kampala, wounding four people."
    assert {other for _, other in sides(code, text)} == {"Civilians (Uganda)"}


def test_a_semicolon_parts_two_events(code: CodeText) -> None:
    text = "Rebels captured Bunia in Congo on Friday; regime jets bombed a school in Goma the next day, killing six."
    struck = [report for report in code(text).reports if report.sub_event_type == "Air/drone strike"]
    assert struck
    assert all(report.actor1 is None or "Rebel" not in report.actor1.name for report in struck)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Karen National Union (KNU) said its men ambushed a police patrol near Kawkareik in Myanmar on Monday.",
            ("KNU/KNLA: Karen National Union/Karen National Liberation Army", "Police Forces of Myanmar"),
        ),
        (
            "Soldiers fought bandits in a forest near Udawa in Nigeria on Monday, killing seven of them.",
            ("Military Forces of Nigeria", "Bandits (Nigeria)"),
        ),
        (
            "Separatists killed two gendarmes near Kumba in Cameroon on Monday.",
            ("Ambazonian Separatists (Cameroon)", "Police Forces of Cameroon"),
        ),
        (
            "Two shops burned down after a strike by Ukrainian armed formations on Yasinovataya in Ukraine on Monday, "
            "which killed three civilians.",
            ("Military Forces of Ukraine", "Civilians (Ukraine)"),
        ),
        (
            "Police opened fire on workers who had blocked the highway near Savar in Bangladesh on Monday.",
            ("Protesters (Bangladesh)", "Police Forces of Bangladesh"),
        ),
        (
            "The occupation forces shot dead a baker at a checkpoint near Nablus in the West Bank on Monday.",
            (ISRAEL, "Civilians (Palestine)"),
        ),
    ],
)
def test_who_is_meant_by_words_that_name_nobody(code: CodeText, text: str, found: tuple[str, str]) -> None:
    assert found in sides(code, text)


def test_gunmen_who_shoot_people_that_once_marched_meet_no_protest(code: CodeText) -> None:
    text = "Gunmen shot dead two students who had marched for months in Lahore in Pakistan on Monday."
    assert all(report.sub_event_type != "Excessive force against protesters" for report in code(text).reports)


def test_separatists_elsewhere_stay_without_a_name(code: CodeText) -> None:
    text = "Separatists killed two policemen near Potosi in Bolivia on Monday."
    assert "Unidentified Rebel Group (Bolivia)" in {one for one, _ in sides(code, text)}


def test_a_state_that_fights_a_group_elsewhere_in_the_article_struck_it(code: CodeText) -> None:
    fought = "Two Turkish soldiers were killed on Monday in a clash with PKK fighters near Zap in Iraq."
    struck = "Drones struck 20 targets near Metina in Iraq on Tuesday, killing nine members of the PKK."
    found = [r for r in code(f"{fought}\n\n{struck}").reports if r.sub_event_type == "Air/drone strike"]
    assert {None if report.actor1 is None else report.actor1.name for report in found} == {"Military Forces of Turkey"}


def test_a_state_long_at_war_fights_no_battle_of_a_day(code: CodeText) -> None:
    text = (
        "A bomb killed two farmers near Djibo in Burkina Faso on Monday.\n\nThe country, which has been battling an "
        "insurgency, has lost many farmers."
    )
    assert not any(report.sub_event_type == "Armed clash" for report in code(text).reports)


def test_all_who_died_in_a_battle_are_the_fighters_told_before(code: CodeText) -> None:
    text = (
        "Six soldiers and nine gunmen were killed on Friday in a battle over a ranch near Culiacan in Mexico, the army "
        "said. In all 15 people died, it said, and 20 people were hurt."
    )
    assert {report.sub_event_type for report in code(text).reports} == {"Armed clash"}
    assert not any(other == "Civilians (Mexico)" for _, other in sides(code, text))


def test_people_who_died_where_nobody_fought_are_civilians(code: CodeText) -> None:
    text = "Fifteen people died on Friday in an attack by gunmen on a ranch near Culiacan in Mexico."
    assert "Civilians (Mexico)" in {other for _, other in sides(code, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Burkina Faso mourns after its deadliest raid. Armed men killed 40 civilians near Arbinda in the night to "
        "Friday, the governor said. They first attacked a post of the Volunteers for the Defence of the Homeland, "
        "civilians who help the army, then went from house to house, a local source said.",
        "Villagers of Arbinda in Burkina Faso attacked an army post on Friday and killed two soldiers.",
        "On Friday residents fired rockets at an army base near Gao in Mali.",
    ],
)
def test_civilians_neither_fight_nor_bomb(code: CodeText, text: str) -> None:
    fought = {"Armed clash", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED"}
    reports = [r for r in code(text).reports if r.sub_event_type in fought]
    assert not any(r.actor1 is not None and r.actor1.name.startswith("Civilians") for r in reports)
