"""What date rules mean in days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.resolve import needs_publication, resolve
from schemas.vocabulary import DatePrecision, DateSource, PublishedSource

TUESDAY = date(2020, 10, 27)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31))
RULES = (
    *(f"weekday:{day}" for day in range(7)),
    *(f"weekday_last:{day}:night" for day in range(7)),
    "iso:2020-10-26",
    "monthday:10-26",
    "monthday:02-29",
    "offset:0",
    "offset:0:overnight",
    "offset:-1",
    "ago:3:day",
    "ago:12:hour",
    "ago:2:week",
    "ago:few:day",
    "ago:2:month",
    "ago:few:year",
    "past:24:hour",
    "past:6:hour",
    "last:week",
    "last:weekend",
    "last:month",
    "last:year",
    "this:week",
    "this:weekend",
    "this:year",
    "month:2020-03",
    "month:03",
    "month:03:late",
    "year:2017",
    "range:2020-10-26:2020-10-27",
    "span:weekday:4|weekday:6",
    "since:weekday:0",
    "headline:0",
    "none",
)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("iso:2020-10-26", date(2020, 10, 26)),
        ("weekday:0", date(2020, 10, 26)),
        ("weekday:0:late", date(2020, 10, 26)),
        ("weekday:1", TUESDAY),
        ("weekday:2", date(2020, 10, 21)),
        ("weekday_last:1", date(2020, 10, 20)),
        ("monthday:10-26", date(2020, 10, 26)),
        ("monthday:12-30", date(2019, 12, 30)),
        ("monthday:02-29", date(2020, 2, 29)),
        ("offset:0", TUESDAY),
        ("offset:-1", date(2020, 10, 26)),
        ("ago:3:day", date(2020, 10, 24)),
    ],
)
def test_words_for_one_day_give_that_day(rule: str, expected: date) -> None:
    found = resolve(rule, TUESDAY)
    assert (found.event_date, found.start, found.end) == (expected, expected, expected)
    assert found.precision is DatePrecision.DAY
    assert found.source is DateSource.TEXT


@pytest.mark.parametrize(
    ("rule", "start", "end", "precision"),
    [
        ("last:week", date(2020, 10, 19), date(2020, 10, 25), DatePrecision.WEEK),
        ("this:week", date(2020, 10, 26), TUESDAY, DatePrecision.WEEK),
        ("last:weekend", date(2020, 10, 24), date(2020, 10, 25), DatePrecision.RANGE),
        ("ago:2:week", date(2020, 10, 10), date(2020, 10, 16), DatePrecision.WEEK),
        ("ago:few:day", date(2020, 10, 20), date(2020, 10, 25), DatePrecision.RANGE),
        ("last:month", date(2020, 9, 1), date(2020, 9, 30), DatePrecision.MONTH),
        ("month:03", date(2020, 3, 1), date(2020, 3, 31), DatePrecision.MONTH),
        ("month:12", date(2019, 12, 1), date(2019, 12, 31), DatePrecision.MONTH),
        ("month:2019-02:late", date(2019, 2, 21), date(2019, 2, 28), DatePrecision.RANGE),
        ("year:2017", date(2017, 1, 1), date(2017, 12, 31), DatePrecision.YEAR),
        ("range:2020-10-24:2020-10-26", date(2020, 10, 24), date(2020, 10, 26), DatePrecision.RANGE),
        ("span:weekday:4|weekday:6", date(2020, 10, 23), date(2020, 10, 25), DatePrecision.RANGE),
        ("since:weekday:0", date(2020, 10, 26), TUESDAY, DatePrecision.RANGE),
        ("past:24:hour", date(2020, 10, 26), TUESDAY, DatePrecision.RANGE),
        ("headline:0", date(2020, 10, 25), TUESDAY, DatePrecision.RANGE),
    ],
)
def test_vague_words_give_all_possible_days(rule: str, start: date, end: date, precision: DatePrecision) -> None:
    found = resolve(rule, TUESDAY)
    assert (found.start, found.end, found.precision) == (start, end, precision)


def test_weekday_of_publication_is_publication_day_itself() -> None:
    assert resolve("weekday:1", TUESDAY).event_date == TUESDAY


def test_overnight_may_have_begun_the_day_before() -> None:
    found = resolve("offset:0:overnight", TUESDAY)
    assert (found.event_date, found.start) == (TUESDAY, date(2020, 10, 26))


def test_day_earlier_counts_from_the_main_event() -> None:
    assert resolve("relative:-1", None, main_on=TUESDAY).event_date == date(2020, 10, 26)
    assert resolve("relative:-1", TUESDAY).event_date is None


def test_day_after_publication_is_unknown() -> None:
    found = resolve("iso:2024-07-01", TUESDAY)
    assert found.event_date is None
    assert "after publication" in found.reason


def test_planned_day_is_unknown() -> None:
    assert resolve("weekday_next:4", TUESDAY).precision is DatePrecision.UNKNOWN


def test_headline_without_date_rests_on_metadata() -> None:
    assert resolve("headline:0", TUESDAY).source is DateSource.METADATA


def test_words_counted_from_an_inferred_publication_rest_on_siblings() -> None:
    assert resolve("weekday:0", TUESDAY, published_source=PublishedSource.SIBLING).source is DateSource.SIBLING
    assert resolve("iso:2020-10-26", TUESDAY, published_source=PublishedSource.SIBLING).source is DateSource.TEXT


def test_unknown_rule_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown date rule"):
        resolve("sometime:1", TUESDAY)
    with pytest.raises(ValueError, match="unknown part of day"):
        resolve("weekday:0:teatime", TUESDAY)


@given(rule=st.sampled_from(RULES), published_on=DAYS)
def test_no_event_is_later_than_its_publication(rule: str, published_on: date) -> None:
    found = resolve(rule, published_on, main_on=published_on)
    if found.start is None or found.end is None:
        assert found.event_date is None
        assert found.precision is DatePrecision.UNKNOWN
        return
    assert found.start <= found.end <= published_on
    if found.event_date is not None:
        assert found.start <= found.event_date <= found.end


@given(published_on=DAYS, weekday=st.integers(0, 6))
def test_weekday_is_the_last_one_on_or_before_publication(published_on: date, weekday: int) -> None:
    found = resolve(f"weekday:{weekday}", published_on).event_date
    assert found is not None
    assert found.weekday() == weekday
    assert timedelta(0) <= published_on - found < timedelta(days=7)


@pytest.mark.parametrize("rule", RULES)
def test_rules_that_need_no_publication_are_the_same_without_it(rule: str) -> None:
    found = resolve(rule, None)
    if needs_publication(rule):
        assert found.precision is DatePrecision.UNKNOWN
    elif rule != "none":
        assert found == resolve(rule, date(2040, 1, 1))
