"""Sides that the words beside them tell: insertions, pronouns, bodies behind a crowd, guards, raiders, opponents."""

from __future__ import annotations

import pytest

from schemas.coding import Report
from tests.coding.conftest import CodeText


def first(code: CodeText, text: str, title: str | None = None) -> Report:
    """The first report of a text."""
    return code(text, title=title).reports[0]


def names(report: Report) -> tuple[str | None, str | None]:
    """The names of both sides."""
    one, other = report.actor1, report.actor2
    return (None if one is None else one.name, None if other is None else other.name)


@pytest.mark.parametrize(
    ("text", "title", "one", "other"),
    [
        (
            "The district police chief said the medics were walking home in Swabi, Pakistan, when the assailants, their"
            " heads wrapped in cloth, sprayed them with bullets on Monday. One medic died.",
            None,
            "Unidentified Armed Group (Pakistan)",
            "Civilians (Pakistan)",
        ),
        (
            "Security guards opened fire on villagers at a sugar estate near Kisumu, Kenya, on Monday, killing two"
            " men. The guards fled.",
            None,
            "Private Security Forces (Kenya)",
            "Civilians (Kenya)",
        ),
        (
            "Herders clashed with farmers near Bouna, Ivory Coast, on Monday. Four people died.",
            None,
            "Unidentified Communal Militia (Ivory Coast)",
            "Unidentified Communal Militia (Ivory Coast)",
        ),
        (
            "A bomb killed five people at a bus stop in Kabul, Afghanistan, on Monday, police said.\n\nThere was no"
            " claim, although both the Taliban and Islamic State have carried out attacks in the city.",
            "Five killed by bomb at bus stop in Kabul",
            "Unidentified Armed Group (Afghanistan)",
            "Civilians (Afghanistan)",
        ),
        (
            "A string of explosions, claimed by Islamic State, killed two people in Kabul, Afghanistan, on Monday.",
            None,
            "Islamic State (Afghanistan)",
            "Civilians (Afghanistan)",
        ),
        (
            "Bishop Juan Paz was murdered in Guatemala City on Sunday night, two days after he presented a report that"
            " blamed the army for most of the atrocities of the war.",
            None,
            "Unidentified Armed Group (Guatemala)",
            "Civilians (Guatemala)",
        ),
        (
            "The president of the Zimbabwe Nurses Association, Peter Moyo, was abducted by gunmen in Harare on Monday.",
            None,
            "Unidentified Armed Group (Zimbabwe)",
            "Civilians (Zimbabwe)",
        ),
        (
            "The mayor of Ora was killed by a car bomb in Aden, Yemen, on Sunday. The Islamic State said in a statement"
            " that it did it.",
            None,
            "Islamic State (Yemen)",
            "Civilians (Yemen)",
        ),
        (
            "A former lawmaker of the Pakistan People's Party was among eleven persons shot dead in Karachi on Monday.",
            None,
            "Unidentified Armed Group (Pakistan)",
            "Civilians (Pakistan)",
        ),
    ],
)
def test_sides_of_violence(code: CodeText, text: str, title: str | None, one: str, other: str) -> None:
    assert names(first(code, text, title)) == (one, other)


def test_a_participle_between_commas_keeps_the_doer(code: CodeText) -> None:
    report = first(
        code,
        "Hundreds of teachers staged a sit-in in Monrovia, Liberia, on Tuesday until officers of the police unit, armed"
        " with batons, fired tear gas at them.",
    )
    assert names(report) == ("Protesters (Liberia)", "Police Forces of Liberia")


def test_police_who_break_up_a_sit_in_are_of_it(code: CodeText) -> None:
    coded = code(
        "Hundreds of teachers staged a sit-in in Monrovia, Liberia, on Tuesday, demanding their pay. Police officers"
        " fired tear gas to disperse them. Four teachers were hurt, their union said.",
        title="Teachers march over unpaid wages",
    )
    assert [report.sub_event_type for report in coded.reports] == ["Protest with intervention"]
    assert names(coded.reports[0]) == ("Protesters (Liberia)", "Police Forces of Liberia")


def test_who_calls_a_demonstration_is_none_of_its_opponents(code: CodeText) -> None:
    report = first(
        code,
        "Youths threw stones at gendarmes in Conakry, Guinea, on Tuesday, the second day of demonstrations called by"
        " the National Front for the Defence of the Constitution. The gendarmes answered with tear gas.",
    )
    assert names(report) == ("Rioters (Guinea)", "Police Forces of Guinea")


def test_rebels_take_what_soldiers_leave(code: CodeText) -> None:
    report = first(
        code,
        "Rebels have captured the garrison town of Abeche in eastern Chad after government forces withdrew on Monday.",
    )
    assert names(report) == ("Unidentified Rebel Group (Chad)", "Military Forces of Chad")


def test_herders_who_overrun_a_village_hold_no_ground(code: CodeText) -> None:
    report = first(
        code,
        "Fulani herdsmen overran Okokolo in Benue State, Nigeria, on Monday, killing fifteen natives and razing huts.",
    )
    assert report.sub_event_type == "Attack"


def test_the_only_opponent_that_the_article_names(code: CodeText) -> None:
    report = first(
        code,
        "At least 49 Armenian servicemen have died in the fighting along the border near Goris, Armenia, on Monday. The"
        " prime minister said that Azerbaijan's army had used artillery.",
    )
    assert set(names(report)) == {"Military Forces of Armenia", "Military Forces of Azerbaijan"}


def test_on_the_way_from_a_rally_nobody_rallies(code: CodeText) -> None:
    reports = code(
        "Thugs beat up supporters of the opposition who were returning from a rally in Lusaka, Zambia, on Sunday."
    ).reports
    assert all(report.sub_event_type != "Peaceful protest" for report in reports)


def test_a_mass_grave_of_the_news_was_not_found(code: CodeText) -> None:
    reports = code(
        "Gunmen killed 28 people in Bwoi, Nigeria, on Monday night. The victims were buried in a mass grave on Tuesday."
    ).reports
    assert [report.sub_event_type for report in reports] == ["Attack"]
