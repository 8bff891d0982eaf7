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
            "Shells fell on a market in Taiz, Yemen, on Tuesday and killed two citizens; they were fired from "
            "hills held by the Houthis.",
            ("Houthi Movement", "Civilians (Yemen)"),
        ),
        (
            "Troops killed seven rebels of the Kurdistan Workers' Party in Hakkari, Turkey, on Monday. A soldier died "
            "on Monday in Hakkari when a bomb went off during the operation.",
            (f"{ANYBODY} (Turkey)", "Military Forces of Turkey"),
        ),
        (
            "Kabul - A man with a bomb under his shawl blew himself up in front of a police post in Kunduz, "
            "Afghanistan, on Monday, wounding five officers.",
            (f"{ANYBODY} (Afghanistan)", "Police Forces of Afghanistan"),
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
    text = (
        "Armed men on motorcycles have killed 11 people and carried off dozens of others in a raid on a village in "
        "Nigeria's Zamfara state, residents said on Monday."
    )
    assert sides(code, text)[1] == "Civilians (Nigeria)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Clashes between two factions of the town left three dead in Sirte, Libya, on Thursday.",
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
            "Soldiers seized a gang leader in Culiacan, Mexico, on Monday. Armed men set six lorries alight.",
            None,
        ),
        (
            "A missile hit a bakery in Odesa, Ukraine, on Friday, killing nine people.\n\nRescuers were still at "
            "work, officials said.\n\nRussia's defence ministry said that its forces had hit a barracks and "
            "killed 30 Ukrainian servicemen.",
            ("Military Forces of Russia", "Civilians (Ukraine)"),
        ),
        (
            "The Ugandan army finished setting up a base on a hill above Bunagana, DR Congo, on Monday.",
            ("Military Forces of Uganda", None),
        ),
        (
            "A hand grenade exploded in the garden of a lawyer in Tirana, Albania, on Thursday. Nobody was hurt.",
            (f"{ANYBODY} (Albania)", "Civilians (Albania)"),
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
        "Armed men attacked a court in Dori, Burkina Faso, on Monday and fought with the guards. Two "
        "policemen died. A clerk said the door was broken. The minister flew to the town. Families wept. "
        "The country also has to contend with JNIM, which has killed hundreds of people in its north."
    )
    assert not str(sides(code, text)[0]).startswith("JNIM")


def test_whoever_sent_what_was_shot_down_is_the_other_side(code: CodeText) -> None:
    text = (
        "Israeli air defences intercepted two rockets on their way to Ashdod, Israel, on Tuesday. Islamic "
        "Jihad said it had fired three rockets at the port."
    )
    assert sides(code, text) == ("Military Forces of Israel", "PIJ: Palestinian Islamic Jihad")


def test_the_launch_of_the_missile_that_was_shot_down_shells_nobody(code: CodeText) -> None:
    text = (
        "Israeli air defences intercepted a missile north of Ashdod, Israel, on Tuesday. The missile was launched "
        "from Zogia at dawn, a colonel said. It had been fired in the direction of the port. Hamas announced that "
        "it had fired the rocket."
    )
    (report,) = code(text).reports
    assert report.sub_event_type == "Disrupted weapons use"
    assert sides(code, text)[0] == "Military Forces of Israel"


@pytest.mark.parametrize(
    "rest",
    [
        "Another missile was launched at the port a minute later and hit a hotel, killing two people.",
        "Hamas fired missiles at Ashdod again an hour later, killing two people.",
    ],
)
def test_another_missile_than_the_one_shot_down_is_no_part_of_its_end(code: CodeText, rest: str) -> None:
    text = f"Israeli air defences intercepted a missile north of Ashdod, Israel, on Tuesday. {rest}"
    assert {report.killed_low for report in code(text).reports} >= {2}
    assert "Disrupted weapons use" not in {r.sub_event_type for r in code(text).reports if r.killed_low}


@pytest.mark.parametrize(
    "body",
    ["the coalition that is fighting Boko Haram there", "the regional force fighting Boko Haram"],
)
def test_whom_a_body_fights_tells_who_it_is_and_no_side(code: CodeText, body: str) -> None:
    text = f"A bomb killed four people in Diffa, Niger, on Friday, said a colonel of {body}."
    (report,) = code(text).reports
    assert report.actor1 is None or "Boko" not in (report.actor1.name or "")


def test_those_who_fight_as_they_are_killed_have_met_their_enemy(code: CodeText) -> None:
    text = "Two soldiers fighting Boko Haram near Diffa, Niger, were killed on Friday, the army said."
    assert sides(code, text) == ("Military Forces of Niger", "Boko Haram")


def test_a_list_s_opening_tells_whose_its_entries_are(code: CodeText) -> None:
    text = (
        "The fighters of the Karen National Liberation Army carried out the following operations in Kayin "
        "State, Myanmar, on Friday:\n\n1. At dawn they targeted a column of the Myanmar army in Kawkareik, "
        "Myanmar, with mortar shells.\n\n2. At 11:40 they shelled a post of the Myanmar army in Hpa-An, "
        "Myanmar.\n\n3. At 17:20 they bombarded Myawaddy, Myanmar, with dozens of rockets."
    )
    assert {r.actor1 and r.actor1.name for r in code(text).reports} == {
        "KNU/KNLA: Karen National Union/Karen National Liberation Army"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Troops who arrived from the coast burned 30 huts in Palma, Mozambique, on Wednesday.",
            ("Military Forces of Mozambique", "Civilians (Mozambique)"),
        ),
        (
            "In Saravena, Colombia, a squad of the ELN, a splinter group of the guerrillas, set fire to an earth-mover "
            "and two lorries of a road contractor late on Monday, the mayor said.",
            ("ELN: National Liberation Army (Colombia)", "Civilians (Colombia)"),
        ),
        (
            "Clan elders succeeded on Thursday in exchanging 12 prisoners between al-Shabaab and the forces of "
            "the government in Baidoa, Somalia.",
            ("Al Shabaab", "Military Forces of Somalia"),
        ),
        (
            "A jeep of the Colombian army ran over an explosive device set by ELN guerrillas in Arauca, Colombia, on "
            "Monday; four soldiers were injured.",
            ("ELN: National Liberation Army (Colombia)", "Military Forces of Colombia"),
        ),
        (
            "Nine miners were kidnapped by the ELN near Tibu, Colombia, on Thursday, the mayor said.",
            ("ELN: National Liberation Army (Colombia)", "Civilians (Colombia)"),
        ),
    ],
)
def test_who_acts_where_the_words_stand_apart(code: CodeText, text: str, expected: tuple[str, str]) -> None:
    assert sides(code, text) == expected


def test_attackers_are_the_group_of_the_news(code: CodeText) -> None:
    text = (
        "Suspected fighters of al-Shabaab hacked five people to death near Lamu, Kenya, on Monday. Soldiers "
        "killed two of the attackers on Tuesday as they fled towards Somalia."
    )
    killed = [r for r in code(text).reports if r.actor1 is not None and "Military" in str(r.actor1.name)]
    assert [r.actor2 and r.actor2.name for r in killed] == ["Al Shabaab"]


def test_who_buried_the_dead_owns_up_to_nothing(code: CodeText) -> None:
    text = (
        'Helicopters struck a fishing camp near Tchomia, DR Congo, on Monday and killed seven people. "We '
        'buried 12 of our people," a leader of the CODECO said.'
    )
    assert "CODECO" not in str(sides(code, text)[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Near Kalehe, DR Congo, fighters of the FDLR met a column of the M23 on Monday. Four combatants "
            "were killed in the exchange of fire.",
            ("FDLR: Democratic Forces for the Liberation of Rwanda", "M23: March 23 Movement"),
        ),
        (
            "A soldier lost his right leg when he stepped on a mine near Tumaco, Colombia, on Friday.",
            (f"{ANYBODY} (Colombia)", "Military Forces of Colombia"),
        ),
        (
            "The interior ministry accused the Ambazonia Defence Forces, which the soldiers call Amba, of "
            "massacring 20 villagers in Kumbo, Cameroon, on Saturday.",
            ("Ambazonian Separatists (Cameroon)", "Civilians (Cameroon)"),
        ),
        (
            "Elders of the Tebu and the Awlad Suleiman agreed to a ceasefire in Murzuq, Libya, on Friday.",
            ("Tebu Ethnic Militia (Libya)", "Awlad Suleiman Communal Militia (Libya)"),
        ),
    ],
)
def test_sides_told_in_the_sentence_before_or_beside(code: CodeText, text: str, expected: tuple[str, str]) -> None:
    assert sides(code, text) == expected


def test_those_who_are_taken_are_the_other_side(code: CodeText) -> None:
    text = (
        "ELN guerrillas and FARC dissidents fought near Tibu, Colombia, on Thursday. At least nine miners "
        "were kidnapped by the ELN on Thursday in Tibu."
    )
    taken = [r for r in code(text).reports if r.sub_event_type == "Abduction/forced disappearance"]
    assert all(r.actor2 is not None and r.actor2.name == "Civilians (Colombia)" for r in taken)


def test_police_who_arrest_looters_loot_nothing(code: CodeText) -> None:
    text = (
        "Youths on Monday set a lorry ablaze on the road to Ota, Nigeria. Police arrested 40 persons for looting in "
        "Ikeja, Nigeria, on Monday."
    )
    told = [r for r in code(text).reports if r.sub_event_type == "Looting/property destruction"]
    assert all(r.actor1 is None or "Police" not in str(r.actor1.name) for r in told)


def test_police_do_not_fight_police(code: CodeText) -> None:
    text = (
        "Two police reservists and five raiders died on Monday after armed herders attacked a village in Samburu, "
        "Kenya, and were repulsed by officers of the Kenya Police Service."
    )
    told = sides(code, text)
    assert told[0] != told[1]
