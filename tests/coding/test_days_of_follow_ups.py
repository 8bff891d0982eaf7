"""The day of an event where an article tells what came after it, or counts its days from another event."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.coding.day_rules import counted_from
from pipeline.dates.resolve import resolve
from schemas.coding import Report
from tests.coding.conftest import CodeText

# Wednesday; the articles below are published on it.
PUBLISHED = "2021-03-10"
WEDNESDAY, TUESDAY, MONDAY, SUNDAY, SATURDAY = (date(2021, 3, day) for day in (10, 9, 8, 7, 6))


def report_of(code: CodeText, text: str, trigger: str) -> Report:
    """The report that one of the words for an event stands behind."""
    told = [r for r in code(text, published=PUBLISHED).reports if any(trigger in e.text for e in r.evidence)]
    assert told, [[e.text for e in r.evidence] for r in code(text, published=PUBLISHED).reports]
    return told[0]


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        # What came after it has its own day, told beside the event's.
        (
            "Two more soldiers wounded in a mortar attack on a base near Gao died at the hospital on Tuesday. "
            "The shells were fired at the base on Sunday night.",
            "fired",
            SUNDAY,
        ),
        (
            "A man accused of stabbing a bus driver in Kumasi was charged in court on Tuesday. "
            "The driver was stabbed to death in Kumasi on Saturday.",
            "stabbed",
            SATURDAY,
        ),
        # An older day that stands with the event itself is its day.
        (
            "A judge in Lima on Tuesday sentenced a rebel for the bombing of a market in Lima on 14 February 2021.",
            "bombing",
            date(2021, 2, 14),
        ),
        (
            "Rebels who stormed the town of Bria on Saturday were condemned by the bishop on Tuesday.",
            "stormed",
            SATURDAY,
        ),
        # Nothing of this: who strikes a funeral strikes it on that day.
        ("Warplanes bombed a funeral in Taiz on Tuesday, killing nine mourners.", "bombed", TUESDAY),
        ("Gunmen shot dead two guards at a court in Quetta on Tuesday, police said.", "shot dead", TUESDAY),
        # What was going on at the time has the day too.
        ("Six soldiers died when armed men tried to storm a barracks in Bamako on Tuesday.", "died", TUESDAY),
    ],
)
def test_the_day_of_later_news_is_not_the_day_of_the_event(code: CodeText, text: str, trigger: str, day: date) -> None:
    assert report_of(code, text, trigger).date.event_date == day


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "The number of people killed in an air strike on a market in Taiz has risen to 9, a doctor said Tuesday.",
            "air strike",
        ),
        ("Hundreds gathered in Kabul on Tuesday for the funeral of six students killed in a bombing.", "bombing"),
        (
            "Prosecutors in Bogota on Tuesday opened an inquiry into the killing of a mayor by gunmen in Cali.",
            "killing",
        ),
    ],
)
def test_an_event_of_which_only_later_days_are_told_has_an_open_day(code: CodeText, text: str, trigger: str) -> None:
    when = report_of(code, text, trigger).date
    assert when.event_date is None
    assert when.rule == "aftermath:0"
    assert when.event_date_end == WEDNESDAY


def test_news_of_the_day_keeps_the_day_on_which_it_was_told(code: CodeText) -> None:
    told = report_of(code, "Gunmen killed five farmers near the town of Bria, police said on Tuesday.", "killed").date
    assert (told.event_date, told.event_date_start) == (TUESDAY, MONDAY)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Soldiers raided Tubas on Tuesday. That night settlers burned a barn in Burin.", "burned", TUESDAY),
        ("On Saturday rebels attacked Bria. Two days later soldiers bombed a camp near Bambari.", "bombed", MONDAY),
        (
            "A mine killed two soldiers in Gao on Tuesday, three days after gunmen ambushed a convoy in Kidal.",
            "ambushed",
            SATURDAY,
        ),
        (
            "A mine killed two soldiers in Gao on Tuesday, three days after gunmen ambushed a convoy in Kidal.",
            "killed",
            TUESDAY,
        ),
        # The day of the telling is no event's, so nothing later counts from it.
        (
            "Rebels shelled the port of Hodeidah on Sunday. A spokesman said on Tuesday that it was a mistake. "
            "The same day rebels burned a school in Hays.",
            "burned",
            SUNDAY,
        ),
        # A day that stands beside it says more than the counting.
        (
            "Rebels shelled Hodeidah on Sunday. The next day, Tuesday, soldiers bombed a camp in Hays.",
            "bombed",
            TUESDAY,
        ),
    ],
)
def test_days_count_from_the_event_told_before(code: CodeText, text: str, trigger: str, day: date) -> None:
    assert report_of(code, text, trigger).date.event_date == day


def test_a_day_of_last_year_is_not_this_years(code: CodeText) -> None:
    text = (
        "Soldiers killed four rebels near Cali on Tuesday. The war began with the attack of 3 March last year in Pasto."
    )
    assert all(report.date.event_date != date(2021, 3, 3) for report in code(text, published=PUBLISHED).reports)


def test_a_line_of_a_day_dates_what_stands_below_it(code: CodeText) -> None:
    text = "These incidents were recorded on 5 March:\n\nGunmen kidnapped a nurse in the town of Zaria."
    assert report_of(code, text, "kidnapped").date.event_date == date(2021, 3, 5)


def test_days_that_no_weekday_or_month_reaches_stay_as_counted() -> None:
    assert counted_from("relative:-2", "monthday:14") == "monthday:12"
    assert counted_from("relative:3", "monthday:30") == "relative:3"
    assert counted_from("relative:-9", "weekday:0") == "relative:-9"


def test_the_open_day_ends_with_publication() -> None:
    days = resolve("aftermath:0", WEDNESDAY)
    assert (days.event_date, days.start, days.end) == (None, date(2021, 2, 24), WEDNESDAY)
