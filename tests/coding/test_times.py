"""Words for times become date rules."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.coding.lexicon import Lexicon


def rules(text: str, lexicon: Lexicon) -> list[str]:
    return [hit.rule for hit in lexicon.times.find(text)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It was hit on Monday.", "weekday:0"),
        ("It was hit late Monday.", "weekday:0"),
        ("It was hit on Sunday evening.", "weekday:6"),
        ("It was hit last Friday.", "weekday_last:4"),
        ("It was hit yesterday.", "offset:-1"),
        ("It was hit today.", "offset:0"),
        ("It was hit on 26 October 2020.", "iso:2020-10-26"),
        ("It was hit on October 26, 2020.", "iso:2020-10-26"),
        ("It was hit on Monday, Oct. 26, 2020.", "iso:2020-10-26"),
        ("It was hit on the 26th of October 2020.", "iso:2020-10-26"),
        ("It was hit on 2020-10-26.", "iso:2020-10-26"),
        ("It was hit on 26 October.", "monthday:10-26"),
        ("It was hit on October 26.", "monthday:10-26"),
        ("It was hit in October 2020.", "month:2020-10"),
        ("It was hit in October.", "month:10"),
        ("It was hit in 2019.", "year:2019"),
        ("It was hit three days ago.", "ago:3:day"),
        ("It was hit two weeks ago.", "ago:2:week"),
        ("It was hit 5 years ago.", "ago:5:year"),
        ("It was hit a day earlier.", "relative:-1"),
        ("It was hit between Friday and Sunday.", "span:weekday:4|weekday:6"),
        ("It was hit from Monday to Wednesday.", "span:weekday:0|weekday:2"),
        ("It was hit between 4 and 6 June 2021.", "range:2021-06-04:2021-06-06"),
        ("It was hit in Sept. 2020.", "month:2020-09"),
        ("It was hit two days earlier.", "relative:-2"),
    ],
)
def test_a_time_becomes_its_rule(lexicon: Lexicon, text: str, rule: str) -> None:
    assert rules(text, lexicon) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Troops may march on the town.",
        "The 1989 people who fled.",
        "It was hit on 31 February 2020.",
        "It cost 2019 dollars.",
        "The mondaine crowd fled.",
    ],
)
def test_what_names_no_day_gives_no_day(lexicon: Lexicon, text: str) -> None:
    assert [rule for rule in rules(text, lexicon) if rule.startswith(("iso", "weekday", "year"))] == []


@given(day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_is_read_in_every_usual_order(lexicon: Lexicon, day: date) -> None:
    month = day.strftime("%B")
    for written in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat()):
        assert rules(f"It was hit on {written}.", lexicon) == [f"iso:{day}"]


@given(start=st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 1, 1)))
def test_weekdays_count_from_monday(lexicon: Lexicon, start: date) -> None:
    day = start + timedelta(days=1)
    assert rules(f"It was hit on {day:%A}.", lexicon) == [f"weekday:{day.weekday()}"]


def test_times_are_given_in_text_order_without_overlap(lexicon: Lexicon) -> None:
    text = "On Monday, 26 October 2020, and again on Thursday it was hit."
    hits = lexicon.times.find(text)
    assert [hit.rule for hit in hits] == ["iso:2020-10-26", "weekday:3"]
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))


def test_the_word_before_a_time_is_kept(lexicon: Lexicon) -> None:
    assert [hit.lead for hit in lexicon.times.find("It was shelled since Monday.")] == ["since"]


@pytest.mark.parametrize(
    "text", ["Villages are regularly hit.", "It is hit every day.", "It is hit from time to time."]
)
def test_habits_are_told_apart_from_days(lexicon: Lexicon, text: str) -> None:
    assert lexicon.times.habitual(text) is not None


def test_one_event_is_no_habit(lexicon: Lexicon) -> None:
    assert lexicon.times.habitual("A missile hit the market on Monday.") is None
