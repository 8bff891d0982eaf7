"""Several days in one article: each deed has its own, apart from the day on which somebody claimed it."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.coding import Report
from tests.coding.conftest import CodeText

# Wednesday; the articles below are published on it.
PUBLISHED = "2021-03-10"
TUESDAY, MONDAY, SUNDAY, SATURDAY = (date(2021, 3, day) for day in (9, 8, 7, 6))


def days_of(reports: tuple[Report, ...]) -> list[date | None]:
    return [report.date.event_date for report in reports]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # What police seek who did it has another day than what was done.
        (
            "Police on Tuesday hunted two men seen leaving a bag beside a stall minutes before a bomb went off in Gao, "
            "the previous evening.",
            MONDAY,
        ),
        # A wound of a day earlier, and a death.
        (
            "A constable who was hit in a gun battle with rebels in Gao a day earlier succumbed to his injuries at a "
            "hospital on Tuesday.",
            MONDAY,
        ),
        (
            "Two soldiers wounded in a mortar attack on a base near Gao a day earlier died on Tuesday, doctors said.",
            MONDAY,
        ),
        # The deed is claimed on a later day.
        (
            "Mourners gathered in Bamako for the burial of 11 soldiers killed in Sunday's attack on a post at Gao.\n\n"
            "The army had spoken of seven deaths.\n\nThe Front claimed the attack on Monday in a message in which it "
            "put the number of soldiers killed at 14.",
            SUNDAY,
        ),
        (
            "Gunmen attacked a post at Gao last Sunday, killing eight soldiers.\n\nThe army said that 400 of them were "
            "neutralised.\n\nThe Front claimed the attack the day after.",
            SUNDAY,
        ),
        (
            "Mourners gathered on Tuesday for the burial of six guards killed in a raid on their post at Gao, in the "
            "north of Mali, on Saturday.",
            SATURDAY,
        ),
        # A paper has a day of its own.
        (
            "Seven people were killed in an attack on a camp in Gao, a Tuesday statement from the mission said. "
            "Violence reportedly erupted on Sunday night between two communities of the camp.",
            SUNDAY,
        ),
        # They were trying to at the time.
        (
            "A student who was shot in clashes between police and protesters trying to storm the airport of Gao, in "
            "the north, on 7 March died on Tuesday night in a hospital.",
            SUNDAY,
        ),
    ],
)
def test_the_day_is_that_of_the_deed(code: CodeText, text: str, day: date) -> None:
    days = days_of(code(text, published=PUBLISHED).reports)
    assert days == [day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Gunmen killed four farmers in Gao on Sunday and abducted two in Bria on Monday, police said.",
            [SUNDAY, MONDAY],
        ),
        (
            "The council said that on Saturday a strike on a school in Gao killed seven people, three of them teachers"
            ", and that 13 people were killed on Monday in Bria while waiting for a bus.",
            [SATURDAY, MONDAY],
        ),
    ],
)
def test_each_deed_of_a_sentence_has_its_own_day(code: CodeText, text: str, days: list[date]) -> None:
    assert sorted(day for day in days_of(code(text, published=PUBLISHED).reports) if day) == days


def test_a_week_may_begin_with_its_sunday(code: CodeText) -> None:
    text = (
        "Officials have confirmed that 36 pupils were kidnapped by gunmen in Gao earlier this week.\n\n"
        "Gunmen on motorcycles kidnapped the pupils from a school in Gao on Sunday, killing a guard, its owner said."
    )
    assert days_of(code(text, published=PUBLISHED).reports) == [SUNDAY]


def test_the_same_day_is_counted_once(code: CodeText) -> None:
    text = (
        "Jets struck a port in Gao on Sunday.\n\nThe day before, jets struck a bridge in Bria, and on the same "
        "Saturday a guard was killed in a raid on a tower in Kidal."
    )
    days = days_of(code(text, published=PUBLISHED).reports)
    assert days.count(SUNDAY) == 1
    assert set(days) == {SUNDAY, SATURDAY}


def test_a_day_of_not_knowing_is_no_day_of_the_deed(code: CodeText) -> None:
    text = (
        "The attack on a school in Gao occurred on Saturday night. On Sunday, it was unclear how many were abducted, "
        "but on Monday, local police confirmed that some 400 students were missing."
    )
    assert days_of(code(text, published=PUBLISHED).reports) == [SATURDAY]


def test_a_base_that_was_there_before_is_no_news(code: CodeText) -> None:
    text = (
        "Jets struck a village near Gao on Saturday, villagers said.\n\nThe army denied that civilians were killed.\n\n"
        '"The gunmen had built fortified bunkers," an army official said on Sunday. He said 35 fighters were killed.'
    )
    result = code(text, published=PUBLISHED)
    assert days_of(result.reports) == [SATURDAY]
    assert 35 in {claim.low for claim in result.claims}
