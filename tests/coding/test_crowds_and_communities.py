"""Fights of communities, what crowds are against, bombs that are found, and what is told only beside the news."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


@pytest.mark.parametrize(
    "text",
    [
        "Two groups clashed in Silchar, India, on Monday, pelting each other with stones and leaving 12 people hurt.",
        "Violent clashes between rival youth groups were reported in Kajuru, Nigeria, on Monday. Nobody was killed.",
        "A clash broke out between members of two communities in Nirmal, India, on Monday after a brawl over parking.",
    ],
)
def test_those_who_fight_with_stones_are_mobs(code: CodeText, text: str) -> None:
    report = code(text).reports[0]
    assert report.sub_event_type == "Mob violence"
    assert report.actor1 is not None
    assert report.actor1.name.startswith("Rioters")


@pytest.mark.parametrize(
    "text",
    [
        "An inter-communal clash between armed youth of two counties left 13 dead in Leer, South Sudan, on Monday.",
        "Tribal clashes with assault rifles between two clans left 13 people dead in Wapenamanda, Papua New Guinea, "
        "on Monday.",
    ],
)
def test_those_who_fight_with_guns_are_militias(code: CodeText, text: str) -> None:
    assert code(text).reports[0].sub_event_type == "Armed clash"


def test_houses_that_burn_in_a_clash_are_part_of_it(code: CodeText) -> None:
    (report,) = code(
        "Two people were killed and houses set ablaze as farmers and herders clashed in Gwaram, Nigeria, on Monday."
    ).reports
    assert report.killed_best == 2


def test_a_charge_of_arson_is_no_fire(code: CodeText) -> None:
    assert code("Eleven people were charged with arson in Awendo, Kenya, on Monday.").reports == ()


def test_what_people_march_against_is_no_event(code: CodeText) -> None:
    (report,) = code(
        "Thousands of people marched in Khartoum, Sudan, on Monday in protest at the October military coup."
    ).reports
    assert report.sub_event_type == "Peaceful protest"


def test_gas_at_a_march_breaks_it_up_whoever_fires_it(code: CodeText) -> None:
    (report,) = code(
        "Thousands of people marched in Khartoum, Sudan, on Monday, drawing volleys of tear gas, witnesses said."
    ).reports
    assert report.sub_event_type == "Protest with intervention"


def test_a_curfew_that_goes_on_gives_a_riot_no_day(code: CodeText) -> None:
    (report,) = code(
        "A curfew continued on Saturday in Kosi, India, after communal violence a day earlier left two people dead."
    ).reports
    assert report.date.event_date is not None
    assert report.date.event_date.weekday() == 4


def test_one_mans_crime_is_no_event_beside_the_riot_over_it(code: CodeText) -> None:
    (report,) = code(
        "Youths looted shops in Freetown, Sierra Leone, on Thursday after reports that a man had raped a local woman."
    ).reports
    assert report.sub_event_type in {"Mob violence", "Violent demonstration"}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Bomb found near school", "A bomb was found near a school in Pune, India, on Tuesday, police said."),
        ("Grenade recovered", "Police defused a grenade in Bannu, Pakistan, on Wednesday."),
    ],
)
def test_what_is_found_went_off_nowhere(code: CodeText, title: str, text: str) -> None:
    kinds = [report.sub_event_type for report in code(text, title=title).reports]
    assert kinds == ["Disrupted weapons use"]


def test_a_mob_beats_on_suspicion(code: CodeText) -> None:
    (report,) = code(
        "Four people were beaten to death on suspicion of witchcraft in Gumla, India, on Monday, police said."
    ).reports
    assert report.sub_event_type == "Mob violence"
    assert report.killed_best == 4


def test_tribes_that_make_peace_are_sides(code: CodeText) -> None:
    (report,) = code("Two rival tribes signed a peace deal in Zalingei, Sudan, on Monday, peacekeepers said.").reports
    assert report.sub_event_type == "Agreement"
    assert report.actor1 is not None
    assert report.actor1.name.startswith("Unidentified Communal Militia")


def test_a_gunfight_in_a_raid_is_a_clash(code: CodeText) -> None:
    (report,) = code(
        "Soldiers raided a refugee camp in Jericho, West Bank, on Saturday. Six people were wounded in a gunfight."
    ).reports
    assert report.sub_event_type == "Armed clash"


def test_who_is_searched_for_did_it_another_day(code: CodeText) -> None:
    (report,) = code(
        "Police were searching on Thursday for a man who hurled a grenade into a bar in Lyon, France, wounding nine. "
        "He came in at 8pm on Wednesday and threw the grenade, prosecutors said."
    ).reports
    assert report.date.event_date is not None
    assert report.date.event_date.weekday() == 2


def test_a_mosque_is_wrecked_by_whomever(code: CodeText) -> None:
    (report,) = code("A mosque was vandalised in Gorakhpur, India, on Thursday night, police said.").reports
    assert report.sub_event_type == "Looting/property destruction"


def test_a_mine_hit_on_the_way_is_another_event(code: CodeText) -> None:
    kinds = {
        report.sub_event_type
        for report in code(
            "Militants attacked the village of Tazia, Iraq, on Wednesday night, killing two villagers.\n\n"
            "While on their way to the village, an army vehicle hit a landmine, killing an officer and three soldiers."
        ).reports
    }
    assert "Remote explosive/landmine/IED" in kinds


def test_an_event_with_a_day_of_its_own_goes_by_it(code: CodeText) -> None:
    reports = code(
        "The two clans signed a truce in Tawisha, Sudan, on Thursday. The signing had been due last week, but the "
        "abduction of 24 herders by gunmen last Saturday put it off."
    ).reports
    assert any(r.date.event_date and r.date.event_date.weekday() == 5 for r in reports)


def test_what_an_army_says_never_happened_to_it_is_no_event(code: CodeText) -> None:
    coding = code(
        "The army has denied a report that Boko Haram militants attacked a base in Damasak, Nigeria, on Saturday. "
        "It said the report was false and that no such attack took place.",
        title="Army denies report of attack on base",
    )
    assert coding.reports == ()


def test_whoever_is_accused_does_not_undo_a_deed_by_denying_it(code: CodeText) -> None:
    coding = code(
        "Fighters of the Rapid Support Forces killed nine villagers in Wad Madani, Sudan, on Saturday, residents said. "
        "The group denied it and said that no such attack took place."
    )
    assert [report.sub_event_type for report in coding.reports] == ["Attack"]


def test_a_protest_that_turned_violent_is_a_riot_whatever_its_opening_tells_first(code: CodeText) -> None:
    (report,) = code(
        "Police arrested six people when a protest over power cuts became violent in Mardan, Pakistan, on Thursday.\n\n"
        "The protesters blocked the highway for four hours. Police resorted to a baton charge.\n\n"
        "The angry protesters damaged two vehicles and pelted the police with stones.",
        title="Protest over power cuts turns violent",
    ).reports
    assert report.sub_event_type == "Violent demonstration"
    assert report.actor1 is not None
    assert report.actor1.name.startswith("Rioters")


def test_hopes_for_an_end_to_fighting_are_no_fight(code: CodeText) -> None:
    (report,) = code(
        "Two tribes signed a peace deal in Zalingei, Sudan, on Monday, raising hopes for an end to fighting there."
    ).reports
    assert report.sub_event_type == "Agreement"


@pytest.mark.parametrize(
    "text",
    [
        "The authorities imposed a curfew in Silchar, India, on Sunday after a clash between people of two "
        "communities.",
        "A curfew was imposed in Silchar, India, as clashes broke out between two communities on Sunday. Seven people "
        "were hurt by stones and an angry mob set vehicles on fire, police said.",
    ],
)
def test_a_curfew_over_a_clash_is_no_event_of_its_own(code: CodeText, text: str) -> None:
    assert [report.sub_event_type for report in code(text).reports] == ["Mob violence"]


def test_a_curfew_by_itself_is_one(code: CodeText) -> None:
    reports = code("The army imposed a curfew in Dori, Burkina Faso, on Sunday.").reports
    assert [report.sub_event_type for report in reports] == ["Change to group/activity"]
