"""Which event the words tell of, and who its sides are, where two readings are near: fights with bombs, gas, riots."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


def test_a_bomb_that_goes_off_in_a_fight_is_part_of_it(code: CodeText) -> None:
    (report,) = code(
        "One militant was gunned down on Tuesday in an encounter between soldiers and militants of Boko Haram near "
        "Bama, Nigeria. Three soldiers were injured in an IED blast, the army said.",
    ).reports
    assert report.sub_event_type == "Armed clash"


def test_what_is_dropped_with_chlorine_in_it_is_gas(code: CodeText) -> None:
    (report,) = code(
        "A helicopter of the Syrian army dropped two barrels containing chlorine on the town of Saraqib on Sunday, "
        "injuring nine people.",
    ).reports
    assert report.sub_event_type == "Chemical weapon"


def test_a_bomber_without_a_name_is_of_the_group_he_attacks_with(code: CodeText) -> None:
    (report,) = code(
        "Al-Shabaab fighters attacked the gate of a hospital in Mogadishu on Tuesday; one of them detonated his vest "
        "at the entrance, killing at least 19 people.",
    ).reports
    assert report.sub_event_type == "Suicide bomb"
    assert report.actor1 is not None
    assert report.actor1.name == "Al Shabaab"


def test_a_group_before_a_bomb_laid_it(code: CodeText) -> None:
    (report,) = code("A policeman was injured in a Boko Haram IED blast near Bama, Nigeria, on Monday.").reports
    assert report.actor1 is not None
    assert report.actor1.name == "Boko Haram"


def test_a_brigade_of_rebels_is_no_army(code: CodeText) -> None:
    (report,) = code(
        "An Islamist rebel brigade shelled a market in Aleppo, Syria, on Monday, killing 16 people."
    ).reports
    assert report.actor1 is not None
    assert not report.actor1.name.startswith("Military Forces")


def test_a_group_suspected_in_both_bombings_is_so_in_the_second(code: CodeText) -> None:
    reports = code(
        "Two explosions in Somalia killed seven people on Monday, officials said. Al-Shabaab is suspected in both.\n\n"
        "A bomb killed five people in a restaurant in Jowhar. Hours later a landmine destroyed a minibus near Kismayo. "
        "Two passengers died.",
    ).reports
    assert {r.actor1.name for r in reports if r.actor1} == {"Al Shabaab"}


def test_the_tear_gas_of_a_riot_makes_no_protest_of_an_arrest(code: CodeText) -> None:
    reports = code(
        "Senegalese gendarmes arrested opposition leader Bema Zogu in Dakar on Wednesday, his lawyer said.\n\n"
        "His supporters clashed with police near the university, throwing stones and setting tyres alight, and "
        "officers replied with tear gas.",
    ).reports
    assert reports[0].sub_event_type == "Arrests"


def test_raiders_who_shoot_and_rustle_attack_once(code: CodeText) -> None:
    (report,) = code(
        "About 300 gunmen raided a village in northwestern Nigeria, killing 10 people and stealing cattle, police said."
        "\n\nThe assailants invaded Kirtawa village in Katsina state on Saturday, shooting residents and stealing "
        "cows, a spokesman said.",
    ).reports
    assert report.sub_event_type == "Attack"


def test_communities_sign_accords_as_peoples_fight(code: CodeText) -> None:
    (report,) = code(
        "Leaders of the Irigwe and Fulani communities signed a peace accord in Bassa, Nigeria, on Tuesday.",
    ).reports
    assert report.sub_event_type == "Agreement"
    assert report.actor1 is not None
    assert report.actor2 is not None
    assert {report.actor1.name.split()[0], report.actor2.name.split()[0]} == {"Irigwe", "Fulani"}


@pytest.mark.parametrize(
    "text",
    [
        "Families of those killed in the 2015 bombing of a mosque in Kuwait, in which 27 worshippers died, will gather "
        "for prayers on Friday.",
        "Kuwaiti forces shelled mock targets and stormed a house on Thursday in the final stage of the manoeuvre.",
    ],
)
def test_bombings_of_another_year_and_mock_targets_are_no_news(code: CodeText, text: str) -> None:
    assert not code(text, published="2023-06-09").reports


def test_who_tells_of_a_drone_shot_down_did_not_send_it(code: CodeText) -> None:
    (report,) = code(
        "According to the Southern Defence Forces, air defence shot down 14 drones over Odesa, Ukraine, on Monday.",
    ).reports
    assert report.actor2 is None


def test_what_a_mission_hands_over_the_army_takes_over_without_a_fight(code: CodeText) -> None:
    (report,) = code(
        "The African Union Transition Mission in Somalia (ATMIS) handed over the Gherille forward operating base in "
        "Gedo to the Somali National Army on Friday, state media reported.",
        title="Somali army takes over base",
    ).reports
    assert report.sub_event_type == "Non-violent transfer of territory"


def test_fighters_arrested_with_their_rifles_are_an_arrest(code: CodeText) -> None:
    (report,) = code(
        "Ethiopian police have arrested 35 suspected members of the Oromo Liberation Army in Adama and seized 12 "
        "rifles, the police said on Thursday.",
    ).reports
    assert report.sub_event_type == "Arrests"
    assert report.actor2 is not None
    assert not report.actor2.name.startswith("Civilians")


def test_a_fight_that_has_left_people_shut_in_is_no_mere_warning(code: CodeText) -> None:
    (report,) = code(
        "Fighting between the ELN and the Gulf Clan in the rural area of Nóvita, Colombia, has left 400 people "
        "confined since Sunday, the Ombudsman's Office warned on Tuesday.",
    ).reports
    assert report.sub_event_type == "Armed clash"


def test_a_guard_beaten_beside_women_raped_is_not_who_was_raped(code: CodeText) -> None:
    (report,) = code(
        "Six aid workers were robbed and two of them raped when soldiers stormed a compound in Kapoeta, South Sudan, "
        "on Sunday.\n\nThe soldiers beat a guard and took laptops.",
    ).reports
    assert report.sub_event_type == "Sexual violence"
    assert report.actor2 is None or report.actor2.name.startswith("Civilians")


def test_an_ambush_in_which_a_villager_falls_beside_soldiers_is_a_clash(code: CodeText) -> None:
    (report,) = code(
        "A villager and two soldiers fell in an ambush laid by Boko Haram near Bama, Nigeria, on Saturday.",
    ).reports
    assert report.sub_event_type == "Armed clash"
