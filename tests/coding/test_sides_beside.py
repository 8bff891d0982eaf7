"""Sides told by what stands beside an event's words: who laid the bomb, whose ground it was fired from."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText

ANYBODY = "Unidentified Armed Group"


def sides(code: CodeText, text: str, **given: str) -> tuple[str | None, str | None]:
    """Both sides of the first event of a text."""
    report = code(text, **given).reports[0]
    return report.actor1 and report.actor1.name, report.actor2 and report.actor2.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "An explosive charge planted by Maoist rebels went off under a police jeep near Sukma, India, on Monday.",
            ("CPI (Maoist): Communist Party of India (Maoist)", "Police Forces of India"),
        ),
        (
            "A police pickup activated an improvised bomb near Tillaberi, Niger, on Monday, killing three officers.",
            (f"{ANYBODY} (Niger)", "Police Forces of Niger"),
        ),
        (
            "Shells fell on Jaramana, Syria, on Tuesday and killed two citizens; they were fired from areas held by "
            "Faylaq al-Rahman.",
            ("Faylaq al-Rahman", "Civilians (Syria)"),
        ),
        (
            "Troops killed seven rebels of the Kurdistan Workers' Party in Hakkari, Turkey, on Monday. A soldier died "
            "on Monday in Hakkari when a bomb went off during the operation.",
            (f"{ANYBODY} (Turkey)", "Military Forces of Turkey"),
        ),
        (
            "Jolo - A man wearing an explosive vest blew himself up in front of a police station in Jolo, the "
            "Philippines, on Monday, wounding five officers.",
            (f"{ANYBODY} (Philippines)", "Police Forces of the Philippines"),
        ),
    ],
)
def test_who_laid_a_bomb_and_whom_it_hit(code: CodeText, text: str, expected: tuple[str, str]) -> None:
    told = sides(code, text)
    assert told == expected or (told[1] == expected[1] and expected[0].startswith(ANYBODY))


def test_a_capital_before_a_dash_is_where_it_was_filed(code: CodeText) -> None:
    text = "Nairobi - A man threw a grenade at a church in Garissa, Kenya, on Monday, wounding five people."
    assert sides(code, text) == (f"{ANYBODY} (Kenya)", "Civilians (Kenya)")


def test_a_province_called_a_state_is_no_side(code: CodeText) -> None:
    text = "Gunmen raided a village in Nigeria's Zamfara state on Sunday and carried off dozens of women."
    assert sides(code, text)[1] == "Civilians (Nigeria)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Clashes between two factions of the city left three dead in Zawiya, Libya, on Thursday.",
            f"{ANYBODY} (Libya)",
        ),
        (
            "A gunfight between rival gangs left three dead in Malmo, Sweden, on Thursday.",
            "Unidentified Gang (Sweden)",
        ),
        (
            "Clashes between two clans over a well left nine dead near Galkayo, Somalia, on Thursday.",
            "Unidentified Communal Militia (Somalia)",
        ),
    ],
)
def test_a_fight_between_two_of_a_kind(code: CodeText, text: str, expected: str) -> None:
    assert sides(code, text) == (expected, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marines captured the chief of a gang in Tampico, Mexico, on Monday. Armed men set eleven buses alight.",
            None,
        ),
        (
            "A missile hit a tram depot in Zaporizhzhia, Ukraine, on Wednesday, killing nine people.\n\n"
            "Rescuers were still at work, officials said.\n\n"
            "Russia's defence ministry said that its forces had hit a workshop and killed 50 Ukrainian servicemen.",
            ("Military Forces of Russia", "Civilians (Ukraine)"),
        ),
        (
            "The Turkish army finished setting up a base on a ridge above Kani Masi, Iraq, on Monday.",
            ("Military Forces of Turkey", None),
        ),
        (
            "A hand grenade exploded in the yard of a Serb family in Gracanica, Kosovo, on Thursday. Nobody was hurt.",
            (f"{ANYBODY} (Kosovo)", "Civilians (Kosovo)"),
        ),
    ],
)
def test_what_stands_beside_and_is_no_side(
    code: CodeText, text: str, expected: tuple[str | None, str | None] | None
) -> None:
    if expected is None:
        burned = [r for r in code(text).reports if r.sub_event_type == "Looting/property destruction"]
        assert all(r.actor1 is None or "Military" not in (r.actor1.name or "") for r in burned)
    else:
        assert sides(code, text) == expected


def test_what_a_group_has_done_for_years_is_not_this_fight(code: CodeText) -> None:
    text = (
        "Armed men attacked a prison in Filingue, Niger, on Monday and fought with the guards. Two policemen died. "
        "A councillor said the gate was blown in. The minister flew to the town. Families wept. "
        "Niger also has to contend with Boko Haram, which has killed hundreds of people in its southeast."
    )
    assert sides(code, text)[0] != "Boko Haram"


def test_whoever_sent_what_was_shot_down_is_the_other_side(code: CodeText) -> None:
    text = (
        "Saudi air defences intercepted two drones on their way to Abha, Saudi Arabia, on Tuesday. The Houthis said "
        "they had sent three drones at the airport."
    )
    assert sides(code, text) == ("Military Forces of Saudi Arabia", "Houthi Movement")


def test_a_list_s_opening_tells_whose_its_entries_are(code: CodeText) -> None:
    text = (
        "The fighters of Hezbollah carried out the following operations in southern Lebanon on Friday:\n\n"
        "1. At 08:15 they targeted a gathering of Israeli soldiers in Zarit, Israel, with artillery shells.\n\n"
        "2. At 11:40 they shelled a post of the Israeli army in Metula, Israel.\n\n"
        "3. At 17:20 they bombarded Kiryat Shmona, Israel, with dozens of rockets."
    )
    assert {r.actor1 and r.actor1.name for r in code(text).reports} == {"Hezbollah"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Troops who arrived from the next town burned 70 houses in Pale, Myanmar, on Wednesday.",
            ("Military Forces of Myanmar", "Civilians (Myanmar)"),
        ),
        (
            "In Lohardaga, a squad of the PLFI, a splinter group of the Maoists, set fire to two tractors in Kisko, "
            "India, on Monday.",
            ("PLFI: Peoples Liberation Front of India", "Civilians (India)"),
        ),
        (
            "Tribal elders succeeded on Thursday in exchanging 28 prisoners between the Houthis and the forces of the "
            "government in Marib, Yemen.",
            ("Houthi Movement", "Military Forces of Yemen"),
        ),
        (
            "A jeep of the Colombian army ran over an explosive device set by ELN guerrillas in Arauca, Colombia, on "
            "Monday; four soldiers were injured.",
            ("ELN: National Liberation Army (Colombia)", "Military Forces of Colombia"),
        ),
        (
            "The ELN took 14 peasants from a farm near El Tarra, Colombia, on Thursday, the mayor said.",
            ("ELN: National Liberation Army (Colombia)", "Civilians (Colombia)"),
        ),
    ],
)
def test_who_acts_where_the_words_stand_apart(code: CodeText, text: str, expected: tuple[str, str]) -> None:
    assert sides(code, text) == expected


def test_attackers_are_the_group_of_the_news(code: CodeText) -> None:
    text = (
        "Suspected rebels of the Allied Democratic Forces hacked five people to death near Bwera, Uganda, on Monday. "
        "Soldiers killed two of the attackers on Tuesday as they fled towards Congo."
    )
    killed = [r for r in code(text).reports if r.actor1 is not None and "Military" in str(r.actor1.name)]
    assert [r.actor2 and r.actor2.name for r in killed] == ["ADF: Allied Democratic Forces"]


def test_who_buried_the_dead_owns_up_to_nothing(code: CodeText) -> None:
    text = (
        'Drones struck a watering place near Sakoani, Burkina Faso, on Monday and killed seven herders. "We buried 34 '
        'of our people," a leader of the Volunteers for the Defence of the Homeland (VDP) said.'
    )
    assert "VDP" not in str(sides(code, text)[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Near Bule, DR Congo, fighters of the CODECO met a column of the M23 on Monday. Four combatants were "
            "killed in the exchange of fire.",
            ("CODECO: Cooperative for the Development of Congo", "M23: March 23 Movement"),
        ),
        (
            "A soldier lost his left foot when he stepped on a mine near Surin, Thailand, on Thursday.",
            (f"{ANYBODY} (Thailand)", "Military Forces of Thailand"),
        ),
        (
            "The regional government accused the Oromo Liberation Army, which the authorities call Shene, of "
            "massacring 60 villagers in Nekemte, Ethiopia, on Saturday.",
            ("OLF: Oromo Liberation Front (Shane Splinter Faction)", "Civilians (Ethiopia)"),
        ),
        (
            "Elders of the Tebu and the Awlad Suleiman signed a truce in Sabha, Libya, on Thursday.",
            ("Tebu Ethnic Militia (Libya)", "Awlad Suleiman Communal Militia (Libya)"),
        ),
    ],
)
def test_sides_told_in_the_sentence_before_or_beside(code: CodeText, text: str, expected: tuple[str, str]) -> None:
    assert sides(code, text) == expected


def test_those_who_are_taken_are_the_other_side(code: CodeText) -> None:
    text = (
        "ELN guerrillas and FARC dissidents fought near El Tarra, Colombia, on Thursday. At least 14 peasants were "
        "kidnapped by the ELN on Thursday in El Tarra."
    )
    taken = [r for r in code(text).reports if r.sub_event_type == "Abduction/forced disappearance"]
    assert all(r.actor2 is not None and r.actor2.name == "Civilians (Colombia)" for r in taken)


def test_police_who_arrest_looters_loot_nothing(code: CodeText) -> None:
    text = "Police arrested 40 persons for looting shops in Surulere, Lagos, Nigeria, on Wednesday."
    told = [r for r in code(text).reports if r.sub_event_type == "Looting/property destruction"]
    assert all(r.actor1 is None or "Police" not in str(r.actor1.name) for r in told)


def test_police_do_not_fight_police(code: CodeText) -> None:
    text = (
        "Two police reservists and five raiders died on Monday after armed herders attacked a village in Samburu, "
        "Kenya, and were repulsed by officers of the Kenya Police Service."
    )
    told = sides(code, text)
    assert told[0] != told[1]
