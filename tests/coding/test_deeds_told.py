"""What kind of deed the words tell of, and which of several deeds is the event."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


def _kinds(code: CodeText, text: str, **given: str) -> list[str]:
    return [report.sub_event_type for report in code(text, **given).reports]


def test_a_lynching_of_robbers_is_no_mere_crime(code: CodeText) -> None:
    text = "A mob lynched two robbers in Multan on Monday, police said. The robbery of a jeweller had gone wrong."
    assert _kinds(code, text) == ["Mob violence"]
    text = "A jealous man shot his girlfriend in Multan on Monday, police said. They had been to a robbery together."
    assert _kinds(code, text) == []


def test_a_march_after_an_accident_is_an_event(code: CodeText) -> None:
    text = (
        "A gas cylinder exploded in a kitchen in Multan on Monday and killed four cooks. "
        "A short circuit was ruled out.\n\n"
        "Traders later staged a demonstration in Multan against faulty cylinders."
    )
    assert _kinds(code, text) == ["Peaceful protest"]


def test_enraged_people_beat_the_driver_of_an_accident(code: CodeText) -> None:
    text = (
        "A lorry collided with a van near Multan in Pakistan on Sunday and killed nine passengers.\n\n"
        "Enraged villagers beat up the driver and broke his arm."
    )
    assert _kinds(code, text) == ["Mob violence"]


def test_what_burns_beside_a_deadly_clash_is_part_of_it(code: CodeText) -> None:
    text = (
        "At least two people died in a dispute over a chieftaincy in Bawku in Ghana.\n\n"
        "Five others were wounded in the clash on Thursday. Scores of houses were set ablaze."
    )
    assert "Looting/property destruction" not in _kinds(code, text)


def test_settlers_who_stone_people_attack_them(code: CodeText) -> None:
    text = (
        "Farmers were attacked near Salfit in the West Bank on Friday by 30 Israeli settlers, officials said.\n\n"
        "The attack began when the settlers came down hurling stones at the farmers."
    )
    assert _kinds(code, text) == ["Attack"]


def test_the_people_who_did_it_are_no_mob(code: CodeText) -> None:
    text = (
        "Unknown men threw a grenade into a bar in Buyenzi in Burundi on Monday, killing two drinkers.\n\n"
        "Witnesses said the people who committed the attack came in a car."
    )
    (report,) = code(text).reports
    assert report.sub_event_type == "Grenade"
    assert report.actor1 is not None
    assert report.actor1.name.startswith("Unidentified Armed Group")


def test_who_is_taken_by_soldiers_and_not_seen_since_has_disappeared(code: CodeText) -> None:
    gone = "A student was taken away by soldiers in Quetta in Pakistan on Sunday night and has not been seen since."
    assert _kinds(code, gone) == ["Abduction/forced disappearance"]
    held = "A student was taken away by police in Quetta in Pakistan on Sunday night and will appear in court."
    assert _kinds(code, held) == ["Arrests"]


def test_landmines_that_guards_seize_are_no_gold_mines(code: CodeText) -> None:
    text = "Border guards on Tuesday seized 47 anti-tank mines hidden in a truck near Harad in Yemen."
    assert _kinds(code, text) == ["Disrupted weapons use"]
    text = "Rebels on Tuesday seized two gold mines near Numbi in Congo after a battle with the army."
    assert _kinds(code, text) == ["Non-state actor overtakes territory"]


def test_a_device_with_its_short_name_is_made_safe(code: CodeText) -> None:
    text = "An improvised explosive device (IED) planted by militants in Imphal was found on Sunday and was defused."
    assert _kinds(code, text) == ["Disrupted weapons use"]


def test_a_town_taken_once_it_was_left_changes_hands_without_a_fight(code: CodeText) -> None:
    left = (
        "Al-Shabaab fighters took over the town of Galcad in Somalia on Monday, hours after Ethiopian troops abandoned "
        "their base there."
    )
    (report,) = code(left).reports
    assert report.sub_event_type == "Non-violent transfer of territory"
    assert report.actor1 is not None
    assert report.actor1.name == "Al Shabaab"
    fought = (
        "Al-Shabaab fighters took over the town of Galcad in Somalia on Monday after a clash in which four Ethiopian "
        "soldiers died. The troops abandoned their base."
    )
    assert _kinds(code, fought) == ["Non-state actor overtakes territory"]


@pytest.mark.parametrize(
    "text",
    [
        "Ten soldiers arrived in Meta in Colombia on Monday after a handover by FARC to the Red Cross.",
        "The handover of nine hostages by FARC took place in Meta in Colombia on Monday.",
    ],
)
def test_a_handover_of_people_gives_up_no_ground(code: CodeText, text: str) -> None:
    assert "Non-violent transfer of territory" not in _kinds(code, text)


def test_a_handover_of_a_base_still_does(code: CodeText) -> None:
    text = "The handover of a base in Kismayo in Somalia by Kenyan troops to the army took place on Tuesday."
    assert _kinds(code, text) == ["Non-violent transfer of territory"]


def test_what_is_shot_down_is_no_second_strike(code: CodeText) -> None:
    text = "Saudi air defences shot down on Wednesday two drones launched by the Houthis towards Jizan, officials said."
    (report,) = code(text).reports
    assert report.sub_event_type == "Disrupted weapons use"
    assert report.actor2 is not None
    assert "Houthi" in report.actor2.name


def test_losses_of_both_sides_are_of_the_battle_told_before(code: CodeText) -> None:
    text = (
        "Rwandan soldiers recaptured the town of Palma in Mozambique from insurgents, a spokesman said.\n\n"
        "Four insurgents were killed on Wednesday and one Rwandan soldier was slightly wounded."
    )
    (report,) = code(text).reports
    assert report.killed_best == 4


def test_armed_men_and_raiders_are_of_the_people_named_before(code: CodeText) -> None:
    text = (
        "Herders fought off armed Murle men at a camp near Yuai in South Sudan on Sunday. Nine of the attackers died."
    )
    (report,) = code(text).reports
    assert report.sub_event_type == "Armed clash"
    names = {actor.name for actor in (report.actor1, report.actor2) if actor is not None}
    assert "Murle Ethnic Militia (South Sudan)" in names


def test_a_bombing_told_by_its_month_is_another(code: CodeText) -> None:
    text = (
        "A woman blew herself up beside an army jeep in Vavuniya in Sri Lanka on Friday and killed three soldiers.\n\n"
        "The rebels made no comment. They were blamed for the January bombing of a temple in Kandy."
    )
    (place,) = code(text, published="1998-09-12").locations
    assert place.location == "Vavuniya"


def test_nobody_is_quoted_who_puts_to_sea(code: CodeText) -> None:
    text = (
        "Soldiers shot a man dead in Jaffna in Sri Lanka on Wednesday.\n\n"
        "Fishermen in Mannar did not put to sea on Friday and blocked a highway for two hours in protest."
    )
    days = {report.sub_event_type: report.date.rule for report in code(text).reports}
    assert days.get("Peaceful protest") == "weekday:4"


def test_who_burns_people_does_what_the_mob_did(code: CodeText) -> None:
    text = (
        "Residents of Colotenango in Guatemala doused two men with petrol and set them alight on Monday, police "
        "said.\n\n"
        "The two were burned alive outside the town hall."
    )
    assert _kinds(code, text) == ["Mob violence"]


def test_who_drives_raiders_out_has_regained_nothing(code: CodeText) -> None:
    text = "Soldiers drove the attackers out of the town of Apatzingan in Mexico on Monday."
    assert "Government regains territory" not in _kinds(code, text)
    text = "Soldiers drove the rebels out of the town of Bria in the Central African Republic on Monday."
    assert _kinds(code, text) == ["Government regains territory"]


def test_a_deadly_fight_is_no_part_of_the_looting_before_it(code: CodeText) -> None:
    text = (
        "Militiamen of CODECO pillaged a clinic at Fataki in the Democratic Republic of Congo on Tuesday.\n\n"
        "Later the army caught up with the raiders. "
        "Seven militiamen and one soldier died in an exchange of fire that lasted two hours."
    )
    assert sorted(_kinds(code, text)) == ["Armed clash", "Looting/property destruction"]


def test_followers_fired_on_as_they_march_are_protesters(code: CodeText) -> None:
    text = (
        "Two men were shot dead on Wednesday in Sokode in Togo when gendarmes opened fire on supporters of a party "
        "who had set off on a march to the prefecture."
    )
    assert _kinds(code, text) == ["Excessive force against protesters"]


def test_a_commander_who_forms_his_own_force_changes_sides(code: CodeText) -> None:
    text = "A commander of the Moro Islamic Liberation Front broke with it in Jolo on Saturday and formed a new force."
    assert _kinds(code, text) == ["Change to group/activity"]


def test_a_group_of_herders_that_robs_is_no_mob(code: CodeText) -> None:
    text = "A group of herders robbed a trader near Nyala in Sudan on Monday and took his donkeys."
    (report,) = code(text).reports
    assert report.sub_event_type != "Mob violence"
    assert report.actor1 is None or not report.actor1.name.startswith("Rioters")


def test_prisoners_taken_home_are_not_taken_prisoner(code: CodeText) -> None:
    text = (
        "Tindouf - The Polisario Front handed over 12 Moroccan prisoners of war to the International Committee of the "
        "Red Cross on Wednesday in Tindouf, Algeria.\n\nThe front still holds 1,150 soldiers, the ICRC said."
    )
    title = "Red Cross takes home 12 Moroccan prisoners held by Polisario"
    assert _kinds(code, text, title=title) == ["Agreement"]


def test_a_crowd_of_the_second_town_is_an_event_of_its_own(code: CodeText) -> None:
    text = (
        "Hundreds of graduates marched in Gafsa and Kasserine in Tunisia on Tuesday to demand jobs.\n\n"
        "In Kasserine police fired tear gas at the marchers.\n\n"
        "The march in Gafsa ended peacefully."
    )
    assert sorted(_kinds(code, text)) == ["Peaceful protest", "Protest with intervention"]
    text = (
        "Hundreds of graduates marched in Gafsa and Kasserine in Tunisia on Tuesday to demand jobs.\n\n"
        "In Gafsa police fired tear gas at the marchers."
    )
    assert _kinds(code, text) == ["Protest with intervention"]


@pytest.mark.parametrize(("day", "name"), [("2009-05-06", "Ras Kamboni Brigades"), ("2014-05-06", "Jubaland")])
def test_a_brigade_is_a_force_only_since_it_became_one(code: CodeText, day: str, name: str) -> None:
    text = "Fighters of the Ras Kamboni Brigade killed four soldiers near Jilib in Somalia on Monday."
    (report,) = code(text, published=day).reports
    assert report.actor1 is not None
    assert name in report.actor1.name


def test_the_village_is_not_where_reporters_were_told_of_it(code: CodeText) -> None:
    text = (
        "Vigilantes killed three traders at Gummi in Nigeria's Zamfara State on Wednesday, police said.\n\n"
        "Spokesman Musa Zogia told reporters in Gusau that they had taken the men for spies.\n\n"
        "Gunmen on motorcycles stormed the village on Thursday and burnt 14 houses."
    )
    assert "Gusau" not in {place.location for place in code(text).locations}


def test_the_drivers_whom_raiders_also_took_make_no_abduction_of_the_soldiers_they_killed(code: CodeText) -> None:
    text = (
        "At least ten Malian soldiers were killed when jihadists stormed Ora, Mali, on Friday, two sources said. The "
        "raiders also abducted some drivers of an aid agency."
    )
    (report,) = code(text, title="Ten soldiers killed in Ora raid").reports
    assert report.sub_event_type == "Armed clash"


def test_an_account_that_was_hacked_hurts_nobody(code: CodeText) -> None:
    text = "The party in Ora, Mali, said on Friday that its account had been hacked. The police looked into it."
    assert not code(text).reports


def test_several_who_died_in_protests_died_of_no_peaceful_one(code: CodeText) -> None:
    text = "Almost 100 people died in protests in Ora, Mali, on Sunday, according to the newspaper."
    (report,) = code(text).reports
    assert report.sub_event_type == "Excessive force against protesters"


def test_marchers_who_died_under_a_lorry_had_marched_in_peace(code: CodeText) -> None:
    text = "Two marchers died when a lorry ran into a protest in Ora, Mali, on Friday."
    assert {report.sub_event_type for report in code(text).reports} <= {"Peaceful protest"}


def test_nobody_died_of_a_curfew(code: CodeText) -> None:
    text = (
        "Bangladesh was under curfew on Monday after almost 100 people, including 14 police officers, died in protests "
        "the day before, according to a newspaper.\n\nThree people were killed in the northeastern district of Feni, a "
        "doctor there said, and at least four at Narsingdi, where protesters caught supporters of the ruling party and "
        "beat them to death."
    )
    reports = code(text, title="Bangladesh imposes curfew after nearly 100 die in a day").reports
    dead = {report.sub_event_type: report.killed_high for report in reports}
    assert dead["Change to group/activity"] is None
    assert dead["Excessive force against protesters"] == 100


def test_people_are_hacked_into_pieces_and_no_computers(code: CodeText) -> None:
    text = "Raiders attacked Ora, Mali, on Friday. Six farmers were hacked into pieces with machetes, the police said."
    (report,) = code(text).reports
    assert report.weapon == "machete"
