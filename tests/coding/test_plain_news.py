"""News as it is plainly told, with a paragraph of background at the end: backdrops, communities, follow-ups, nights."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


def test_what_an_attack_comes_amid_gives_it_no_doer(code: CodeText) -> None:
    reports = code(
        "A suicide bomber blew himself up at a market in Mogadishu on Tuesday, killing 15 people. Al-Shabaab claimed "
        "responsibility for the attack.\n\nThe attack comes amid increased security operations by the Somali National "
        "Army against Al-Shabaab strongholds.",
    ).reports
    assert [(r.sub_event_type, r.actor1.name) for r in reports if r.actor1] == [("Suicide bomb", "Al Shabaab")]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Clashes between Hema and Lendu communities in Djugu, Democratic Republic of Congo, left 12 dead.",
            {
                "Hema Communal Militia (Democratic Republic of Congo)",
                "Lendu Communal Militia (Democratic Republic of Congo)",
            },
        ),
        (
            "Fighting between Turkana and Pokot herders in northern Kenya left 12 people dead.",
            {"Turkana Ethnic Militia (Kenya)", "Pokot Ethnic Militia (Kenya)"},
        ),
    ],
)
def test_communities_that_fight_one_another_are_the_sides(code: CodeText, text: str, sides: set[str]) -> None:
    (report,) = code(text).reports
    assert {actor.name for actor in (report.actor1, report.actor2) if actor} == sides


def test_muslims_and_hindus_are_no_peoples_with_a_militia(code: CodeText) -> None:
    reports = code("Clashes between Muslim and Hindu communities in Kano, Nigeria, left two people dead.").reports
    assert not any("Muslim" in actor.name for r in reports for actor in (r.actor1, r.actor2) if actor)


def test_politicians_who_clash_over_a_budget_fight_nobody(code: CodeText) -> None:
    assert not code("Lawmakers in Accra clashed over the timing of the budget vote on Thursday.").reports


def test_a_curfew_behind_told_violence_is_part_of_it(code: CodeText) -> None:
    reports = code(
        "Protesters threw stones and fire bombs at police in Dakar on Monday and burned a bank.\n\nThree people died. "
        "The government has imposed a curfew in the city and sent more police.",
    ).reports
    assert {report.sub_event_type for report in reports} == {"Violent demonstration"}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers fired at a bus in Kano, Nigeria, resulting in the death of a teacher.",
        "Soldiers fired at a bus in Kano, Nigeria, causing the death of the driver.",
    ],
)
def test_a_death_that_something_led_to_is_one_dead(code: CodeText, text: str) -> None:
    (report,) = code(text).reports
    assert (report.killed_low, report.killed_high) == (1, 1)


def test_the_perfect_leaves_the_day_to_the_event(code: CodeText) -> None:
    (report,) = code(
        "Three officers have been suspended after the killing of a student during a protest in Lagos on Tuesday.",
        published="2021-03-15",
    ).reports
    assert str(report.date.event_date) == "2021-03-09"


def test_a_night_told_on_a_day_is_that_days(code: CodeText) -> None:
    (report,) = code(
        "Settlers set fire to a mosque in the West Bank village of Qusra overnight, the army said on Thursday.",
        published="2021-03-12",
    ).reports
    assert str(report.date.event_date) == "2021-03-11"


def test_a_follow_up_operation_is_another_event(code: CodeText) -> None:
    reports = code(
        "Three soldiers were killed on Tuesday when a bomb went off near their convoy in Mir Ali, Pakistan, officials "
        "said. The army later said that eight militants had been killed in a follow-up operation in Peshawar.",
    ).reports
    assert sorted(report.sub_event_type for report in reports) == ["Armed clash", "Remote explosive/landmine/IED"]


def test_who_shoots_drones_down_did_not_send_them(code: CodeText) -> None:
    reports = code(
        "Two people were killed on Tuesday when a drone hit a car in Belgorod, Russia, officials said.\n\nRussia's "
        "defence ministry said its air defences had destroyed 44 drones.",
    ).reports
    assert [r.actor1 for r in reports if r.sub_event_type == "Air/drone strike"] == [None]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Ukrainian long-range drones struck an oil refinery in Volgograd on Tuesday.", "Military Forces of Ukraine"),
        ("A Russian guided bomb struck a house in Kharkiv on Tuesday.", "Military Forces of Russia"),
        ("Russian long-range bombers struck Odesa on Tuesday, killing two people.", "Military Forces of Russia"),
    ],
)
def test_whose_weapon_it_is(code: CodeText, text: str, doer: str) -> None:
    (report,) = code(text).reports
    assert report.sub_event_type == "Air/drone strike"
    assert report.actor1 is not None
    assert report.actor1.name == doer


def test_an_afghan_suicide_bomber_flies_for_nobody(code: CodeText) -> None:
    (report,) = code("An Afghan suicide bomber killed two people in Kabul on Tuesday.").reports
    assert report.sub_event_type == "Suicide bomb"
    assert report.actor1 is None or "Military" not in report.actor1.name


def test_a_headlines_town_is_nobody_abducted(code: CodeText) -> None:
    (report,) = code(
        "The rebels entered the town of Walikale in the Democratic Republic of Congo on Tuesday night, residents said.",
        title="M23 rebels seize Walikale as Congo talks collapse",
    ).reports
    assert report.sub_event_type == "Non-state actor overtakes territory"


def test_gangs_in_headlines_are_not_called_by_what_they_do(code: CodeText) -> None:
    (report,) = code(
        "A gang of six men robbed a bank in Nairobi on Tuesday. The gang, armed with rifles, shot dead a guard.",
        title="Armed Gang Robs Bank, Kills Guard in Nairobi",
    ).reports
    assert report.actor1 is not None
    assert "Bank" not in report.actor1.name


def test_who_is_held_at_a_commemoration_is_held(code: CodeText) -> None:
    reports = code(
        "Officers detained two women who were laying flowers at a memorial to protesters in Minsk on Tuesday, a rights "
        "group said.",
        title="Two activists detained over flowers at memorial",
    ).reports
    assert [report.sub_event_type for report in reports] == ["Arrests"]


def test_where_a_doctor_speaks_is_no_scene(code: CodeText) -> None:
    (report,) = code(
        "Fighters attacked an oil field in Yemen's Hadramawt governorate on Tuesday. At least 12 people were killed, a "
        "medical official in Mukalla said.",
    ).reports
    spoken = [place for place in report.places if place.text == "Mukalla"]
    assert all(place.relation == "context" for place in spoken)


def test_strikes_on_two_provinces_are_two(code: CodeText) -> None:
    reports = code(
        "Ukrainian drones struck a refinery in Russia's Volgograd region on Tuesday, causing a fire. In the Belgorod "
        "region, two people were killed when a drone hit a car in the village of Bessonovka.",
    ).reports
    assert len(reports) == 2


def test_days_counted_from_last_weeks_weekday_are_last_weeks(code: CodeText) -> None:
    reports = code(
        "Gunmen killed 17 people in the village of Bema, Haiti, late on Thursday, officials said on Monday. The raid "
        "followed the killing of a gang leader in Cabaret two days earlier.",
        published="2021-03-16",
    ).reports
    days = {str(report.date.event_date) for report in reports}
    assert "2021-03-11" in days
    assert "2021-03-16" not in days


def test_a_western_state_is_no_army(code: CodeText) -> None:
    (report,) = code(
        "The mayor of Uruapan, in Mexico's western state of Michoacan, was shot dead on Tuesday, authorities said.",
    ).reports
    assert report.actor2 is not None
    assert "Military" not in report.actor2.name


def test_half_a_surname_calls_nobody(code: CodeText) -> None:
    claims = code(
        "Troops killed 47 al-Shabaab fighters in El Dhere, Somalia, on Tuesday. Five soldiers also died, Deputy "
        "Information Minister Yusuf Al-Adala told reporters.\n\nAl-Shabaab said on its radio that it had killed 53 "
        "soldiers.",
    ).claims
    said = {claim.claimant for claim in claims if claim.low == 53}
    assert not any("Minister" in claimant for claimant in said if claimant)


@pytest.mark.parametrize("published", ["2021-12-05", None])
def test_what_a_town_saw_years_ago_is_past(code: CodeText, published: str | None) -> None:
    coded = code(
        "A mob killed the manager of a factory in Sialkot, Pakistan, on Friday. The town saw a similar crime in August "
        "2010, when a crowd beat two teenage brothers to death.",
        published=published,
    )
    (report,) = coded.reports
    assert report.killed_high == 1
    assert {claim.low for claim in coded.claims} == {1}


@pytest.mark.parametrize(
    ("title", "claimant"),
    [
        ("Ora: 17 dead in market, says minister", "minister"),
        ("Market blast: 17 dead, say police", "police"),
    ],
)
def test_a_headline_ends_with_whose_word_it_is(code: CodeText, title: str, claimant: str) -> None:
    claims = code("A bomb exploded at a market in Baquba, Iraq, on Monday.", title=title).claims
    assert [claim.claimant for claim in claims if claim.low == 17] == [claimant]


def test_a_director_general_is_no_general(code: CodeText) -> None:
    text = "A bomb killed four people in Konduga, Nigeria, on Monday, SEMA director-general Yabawa Kolo said."
    (claim,) = code(text).claims
    assert claim.claimant_type == "official"


@pytest.mark.parametrize("words", ["dissidents of the tenth front of the FARC", "dissidents from the FARC"])
def test_dissidents_of_a_group_are_no_protesters(code: CodeText, words: str) -> None:
    (report,) = code(
        f"Two policemen were injured in an attack on the police station of Tame, Colombia, on Thursday night. "
        f"The mayor attributed it to {words}.",
    ).reports
    assert report.actor1 is not None
    assert report.actor1.name == "FARC Dissidents"


def test_the_day_of_the_rescue_is_not_the_attacks(code: CodeText) -> None:
    (report,) = code(
        "The number of people killed in the Russian strike on the market in Kostiantynivka, Ukraine, has risen to 17, "
        "the minister said.\n\nThe rescue operation was completed early on Thursday.",
        published="2021-03-12",
    ).reports
    assert report.date.event_date is None


def test_what_somebody_says_nothing_about_is_no_news(code: CodeText) -> None:
    reports = code(
        "The Islamic State claimed Sunday's ambush near Bama, Nigeria, saying that its fighters killed seven soldiers. "
        "The group did not mention the bombing of the market in Konduga.",
    ).reports
    assert [report.sub_event_type for report in reports] == ["Armed clash"]


def test_people_of_a_nation_who_protest_are_no_army(code: CodeText) -> None:
    reports = code(
        "Kenyan police have arrested dozens of people in Nairobi after protests turned chaotic on Tuesday.\n\nProtests "
        "were also held in Mombasa and Kisumu, where a protester was killed, according to local media.",
        title="Scores held as Kenyans protest tax plan",
    ).reports
    names = {side.name for report in reports for side in (report.actor1, report.actor2) if side is not None}
    assert names <= {"Protesters (Kenya)", "Police Forces of Kenya"}


def test_who_succumbs_to_wounds_died_of_the_earlier_raid(code: CodeText) -> None:
    (report,) = code(
        "A youth succumbed on Wednesday to wounds he sustained during Tuesday's raid on Jenin, bringing the number of "
        "people killed to three, the Palestinian Ministry of Health said.",
        title="Third Palestinian dies after Jenin raid",
        published="2021-03-11",
    ).reports
    assert (str(report.date.event_date), report.killed_high) == ("2021-03-09", 3)


def test_what_an_operation_followed_was_before_it(code: CodeText) -> None:
    reports = code(
        "Haitian police launched an operation against the Gran Grif gang in Savien on Sunday. Three bandits were "
        "killed.\n\nThe operation followed the massacre in Pont-Sonde, in which at least 70 people died.",
        published="2021-03-16",
    ).reports
    assert [str(report.date.event_date) for report in reports if report.killed_low == 70] == ["None"]


def test_who_defends_a_strike_does_so_later(code: CodeText) -> None:
    (report,) = code(
        "Myanmar's junta on Tuesday defended a helicopter attack on a village school last week that killed 11 pupils.",
        published="2021-03-16",
    ).reports
    assert report.date.event_date is None
    assert (report.date.event_date_end.isoformat() if report.date.event_date_end else "") < "2021-03-16"


def test_the_injured_who_die_later_died_of_the_first_event(code: CodeText) -> None:
    (report,) = code(
        "A suicide bomber blew up a car at a police post in Khasavyurt, Russia, on Saturday, killing two policemen. "
        "By Sunday evening two of the injured officers had died in hospital, a doctor said.",
        published="2021-03-15",
    ).reports
    assert str(report.date.event_date) == "2021-03-13"


def test_what_while_sets_apart_has_its_own_place(code: CodeText) -> None:
    coded = code(
        "On Sunday smaller gatherings passed off without incident in Batumi, Georgia, while in Khashuri eggs were "
        "thrown at an office of the ruling party.",
        published="2021-03-15",
    )
    thrown = next(report for report in coded.reports if report.sub_event_type == "Violent demonstration")
    (location,) = [one for one in coded.locations if one.report_id == thrown.report_id]
    assert location.location == "Khashuri"
