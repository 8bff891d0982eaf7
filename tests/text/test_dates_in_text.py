"""Dates beside and inside articles."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from pipeline.text.calendar_dates import find_dates
from pipeline.text.metadata_dates import parse_published
from pipeline.text.published import caption_dates, published_in_text
from pipeline.text.segments import segments
from pipeline.text.words import DateWords, SegmentWords

TODAY = date(2026, 1, 1)
MONDAY = date(2020, 10, 26)


@pytest.mark.parametrize(
    ("value", "moment", "day"),
    [
        ("2020-10-26", "2020-10-26T00:00", MONDAY),
        ("2020-10-26T14:02:00Z", "2020-10-26T14:02", MONDAY),
        ("2020-10-26T23:30:00-05:00", "2020-10-27T04:30", MONDAY),
        ("Mon, 26 Oct 2020 14:02:00 +0300", "2020-10-26T11:02", MONDAY),
        ("Oct 26, 2020", "2020-10-26T00:00", MONDAY),
        ("26 October 2020 14:02 GMT", "2020-10-26T14:02", MONDAY),
        ("October 26, 2020 at 2:02 pm EST", "2020-10-26T19:02", MONDAY),
        ("10/26/2020", "2020-10-26T00:00", MONDAY),
        ("26.10.2020", "2020-10-26T00:00", MONDAY),
        ("20201026T140200Z", "2020-10-26T14:02", MONDAY),
        ("1603720920", "2020-10-26T14:02", MONDAY),
        ("1603720920000", "2020-10-26T14:02", MONDAY),
    ],
)
def test_metadata_dates_are_read_in_their_usual_forms(value: str, moment: str, day: date, dates: DateWords) -> None:
    found = parse_published(value, words=dates, today=TODAY)
    assert found is not None
    assert (found.at, found.on) == (datetime.fromisoformat(moment).replace(tzinfo=UTC), day)


@pytest.mark.parametrize(
    "value",
    [
        "0025-13-45",
        "03/04/2020",
        "2020-13-45",
        "2020",
        "2020-10",
        "yesterday",
        "",
        "3000-01-01",
        "1850-01-01",
        "Tuesday, Oct 26, 2020",
        "2020-10-26T25:00:00",
        "Oct 26, 2020 and Oct 27, 2020",
        "0001-01-01T00:00:00+05:00",
        "9999-12-31T23:59:59-10:00",
        "26 October",
        "31 February 2020",
    ],
)
def test_what_is_no_certain_day_is_no_date(value: str, dates: DateWords) -> None:
    assert parse_published(value, words=dates, today=TODAY) is None


def test_dates_up_to_two_days_ahead_are_plausible(dates: DateWords) -> None:
    assert parse_published("2026-01-03", words=dates, today=TODAY) is not None
    assert parse_published("2026-01-04", words=dates, today=TODAY) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Monday, Oct. 26, 2020. (AP", [(2020, 10, 26)]),
        ("LIMA, 3 JAN 90 -- [TEXT]", [(1990, 1, 3)]),
        ("ON 30 DECEMBER 12 PEASANTS DIED", [(None, 12, 30)]),
        ("26 October 20 people died", [(None, 10, 26)]),
        ("up to 20 may have died on the 3 march", []),
        ("UP TO 20 MAY HAVE DIED", []),
        ("the 5th of May and May 6, 2021", [(None, 5, 5), (2021, 5, 6)]),
        ("2020-10-26 14:02 GMT", [(2020, 10, 26)]),
        ("03/04/2020", []),
        ("29 February", [(None, 2, 29)]),
    ],
)
def test_dates_are_found_in_running_text(text: str, found: list[tuple[int | None, int, int]], dates: DateWords) -> None:
    assert [(one.year, one.month, one.day) for one in find_dates(text, 0, len(text), words=dates)] == found


def published(text: str, words: SegmentWords, url: str | None = None) -> tuple[date | None, str] | None:
    guess = published_in_text(text, segments(text, title=None, words=words), url, words=words, today=TODAY)
    return None if guess is None else (guess.on, guess.reason)


BODY = "A bomb killed six people in Mogadishu on Monday, police said."


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        (f"Bomb kills six\nPublished On 26 October 2020\n{BODY}", None, (MONDAY, "published_line")),
        (f"Bomb kills six\nOct 26, 2020 14:02 GMT\n{BODY}", None, (MONDAY, "date_line")),
        (f"Bomb kills six\nUpdated: 26 October 2020\n{BODY}", None, (MONDAY, "updated_line")),
        (
            f"Bomb kills six\nUpdated: 27 October 2020\nPosted 26 October 2020\n{BODY}",
            None,
            (MONDAY, "published_line"),
        ),
        (f"Bomb kills six\n{BODY}", "https://news.example/2020/10/26/bomb", (MONDAY, "url")),
        (f"Bomb kills six\n{BODY}", "https://news.example/world-20201026", (MONDAY, "url")),
        (f"Bomb kills six\nMOGADISHU, 26 Oct 2020 (Wire) - {BODY}", None, (MONDAY, "dateline")),
        (
            f"Bomb kills six\nMOGADISHU, Oct 26 (Wire) - {BODY}",
            "https://news.example/2020/10/bomb",
            (MONDAY, "dateline"),
        ),
        (f"Bomb kills six\nMOGADISHU, Oct 26 (Wire) - {BODY}", None, (None, "dateline")),
        (f"Bomb kills six\n{BODY}", None, None),
    ],
)
def test_the_publication_day_is_read_where_pages_write_it(
    text: str, url: str | None, expected: tuple[date | None, str] | None, words: SegmentWords
) -> None:
    assert published(text, words, url) == expected


def test_days_in_appeals_captions_and_news_are_no_publication_days(words: SegmentWords) -> None:
    text = (
        "Since July 1, 2024, we have shown no ads to improve your reading experience.\n"
        "Bomb kills six in Mogadishu\n"
        "People flee the market in Mogadishu, Somalia, March 12, 2020. (AP Photo)\n"
        "A bomb killed six people on 26 October 2020, police said.\n"
        "© 12 May 2025 The Daily. All rights reserved.\n"
    )
    assert published(text, words) is None


def test_caption_dates_come_with_their_weekday(words: SegmentWords) -> None:
    text = (
        "Bomb kills six in Mogadishu\n\nPHOTO: Mourners, Monday, Oct. 26, 2020. (AP Photo)\n\n"
        "FILE - The market, Tuesday, Oct. 26, 2020\n\nA bomb killed six people on 1 May 2020.\n"
    )
    found = caption_dates(text, segments(text, title=None, words=words), words=words.dates)
    assert [(one.on, one.weekday, one.weekday_agrees) for one in found] == [
        (MONDAY, 0, True),
        (MONDAY, 1, False),
    ]
    assert text[found[0].start : found[0].end] == "Monday, Oct. 26, 2020"
