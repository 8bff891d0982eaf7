"""The publication day of one article, from what it says itself: metadata, its text, or a caption that agrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.text.calendar_dates import find_dates
from pipeline.text.published import CaptionDate, caption_dates, published_in_text
from pipeline.text.segments import Segment
from pipeline.text.words import DateWords, SegmentWords
from schemas.article import Article
from schemas.vocabulary import PublishedSource, SegmentKind

DAYS_A_WEEK = 7
# News of a caption's day is published within three days of it; the lead's weekday is then that many days on.
CAPTION_LAG_DAYS = 3
# A full date with its weekday in the running text anchors the article the same way.
READ = frozenset({SegmentKind.HEADLINE, SegmentKind.LEAD, SegmentKind.BODY})


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication day and how it was found."""

    on: date | None
    source: PublishedSource
    reason: str


def publication(
    article: Article, found: Sequence[Segment], *, words: SegmentWords, dates: DateWords, today: date
) -> Publication:
    """The publication day: given, written in the text, or that of the weekday the lead names beside a dated caption."""
    if article.published_on is not None:
        return Publication(article.published_on, article.published_source, "given with the article")
    guess = published_in_text(article.text, found, article.url, words=words, today=today)
    if guess is not None and guess.on is not None:
        return Publication(guess.on, PublishedSource.TEXT, f"found in the text: {guess.reason.replace('_', ' ')}")
    anchored = _anchored(article.text, found, dates=dates)
    return anchored or Publication(None, PublishedSource.NONE, "neither metadata nor text give a publication date")


def _anchored(text: str, found: Sequence[Segment], *, dates: DateWords) -> Publication | None:
    """A dated caption whose weekday the story names too: the lead's weekday, on or soon after it, is the news day."""
    named = _weekdays_named(text, found, dates)
    if not named:
        return None
    for caption in [*caption_dates(text, found, words=dates), *_dates_in_text(text, found, dates)]:
        if caption.weekday is None or not caption.weekday_agrees or caption.on.weekday() not in named:
            continue
        lag = (named[0] - caption.on.weekday()) % DAYS_A_WEEK
        on = caption.on + timedelta(days=lag if lag <= CAPTION_LAG_DAYS else 0)
        return Publication(
            on,
            PublishedSource.TEXT,
            f"the text dates {dates_name(caption.on)} in full, and its opening names the day of {on:%A}",
        )
    return None


def dates_name(day: date) -> str:
    """A day for a reader, as `Monday 2020-10-26`."""
    return f"{day:%A} {day.isoformat()}"


def _weekdays_named(text: str, found: Sequence[Segment], dates: DateWords) -> list[int]:
    """Weekdays that the read parts name, in text order."""
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, dates.weekdays)) + r")\b", re.IGNORECASE)
    named: list[int] = []
    for segment in found:
        if segment.kind in READ:
            named += [
                dates.weekdays[m.group().lower()] for m in pattern.finditer(text, segment.words_start, segment.end)
            ]
    return list(dict.fromkeys(named))


def _dates_in_text(text: str, found: Sequence[Segment], dates: DateWords) -> list[CaptionDate]:
    """Full dates with their weekday in the running text."""
    return [
        CaptionDate(
            on=match.on,
            weekday=match.weekday,
            weekday_agrees=match.on.weekday() == match.weekday,
            start=match.start,
            end=match.end,
        )
        for segment in found
        if segment.kind in READ
        for match in find_dates(text, segment.words_start, segment.end, words=dates)
        if match.on is not None and match.weekday is not None
    ]
