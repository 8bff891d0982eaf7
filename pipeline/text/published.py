"""When an article was published, as its own text or address tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from pipeline.text.calendar_dates import DateMatch, day_or_none, find_dates, moment
from pipeline.text.metadata_dates import is_plausible
from pipeline.text.segments import Segment, SegmentReason
from pipeline.text.words import DateWords, SegmentWords, tokens
from schemas.base import AwareDatetime, Record, described
from schemas.vocabulary import SegmentKind

__all__ = ["CaptionDate", "PublishedGuess", "caption_dates", "published_in_text"]

# A date alone on its line names the day of publication only above the third paragraph.
TOP_PARAGRAPHS = 2
URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)")
URL_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])(?:/|$)")


class PublishedGuess(Record):
    """A publication day found in the text or URL. `on` is None when only day and month are known."""

    on: date | None = described("Civil day of publication", unit="day")
    at: AwareDatetime | None = described("Moment of publication, when a clock time is written", unit="UTC time")
    month: int = described("Month, from 1", ge=1, le=12)
    day: int = described("Day of the month", ge=1, le=31)
    weekday: int | None = described("Weekday written beside it, 0 for Monday")
    start: int | None = described("First character in the text; none when the URL gives it", unit="characters")
    end: int | None = described("One past the last character", unit="characters")
    reason: str = described("published_line, date_line, byline, dateline, url or updated_line")


class CaptionDate(Record):
    """A full date in a photo caption: an anchor for weekdays, not the publication date."""

    on: date = described("The day", unit="day")
    weekday: int | None = described("Weekday written beside it, 0 for Monday")
    weekday_agrees: bool | None = described("Whether that weekday is the date's own")
    start: int = described("First character", unit="characters")
    end: int = described("One past the last character", unit="characters")


def published_in_text(
    text: str, found: Sequence[Segment], url: str | None, *, words: SegmentWords, today: date | None = None
) -> PublishedGuess | None:
    """The publication day that the text itself or the URL gives; None when neither does.

    In order: a "Published" line, a line with a date alone, a byline with a date, the URL, the dateline (its
    year from the URL or from another full date of that day), an "Updated" line. Dates inside appeals, notes,
    captions and running text never count. A day that cannot be is passed over: before 1900, or more than two
    days after `today`.
    """
    candidates = [
        *_line_guesses(text, found, words),
        *_url_guesses(url),
        *_dateline_guesses(text, found, url, words),
    ]
    ranked = sorted(candidates, key=lambda guess: (guess.on is None, ORDER.index(guess.reason)))
    return next((guess for guess in ranked if _can_be(guess, today)), None)


ORDER = ("published_line", "date_line", "byline", "url", "dateline", "updated_line")


def caption_dates(text: str, found: Sequence[Segment], *, words: DateWords) -> list[CaptionDate]:
    """Full dates in the captions, in order, with the weekday written beside them and whether it agrees."""
    captions = [segment for segment in found if segment.kind is SegmentKind.CAPTION]
    matches = [match for one in captions for match in find_dates(text, one.start, one.end, words=words)]
    return [
        CaptionDate(
            on=match.on,
            weekday=match.weekday,
            weekday_agrees=match.weekday_agrees,
            start=match.start,
            end=match.end,
        )
        for match in matches
        if match.on is not None
    ]


def _can_be(guess: PublishedGuess, today: date | None) -> bool:
    if guess.on is None:
        return True
    return is_plausible(guess.on, today=today or date.max.replace(year=9000))


def _line_guesses(text: str, found: Sequence[Segment], words: SegmentWords) -> Iterator[PublishedGuess]:
    """Dates of timestamp lines and dated bylines. A bare date far down belongs to something quoted there."""
    text_before = 0
    for segment in found:
        text_before += segment.kind in (SegmentKind.LEAD, SegmentKind.BODY)
        if segment.reason is SegmentReason.TIMESTAMP or segment.reason is SegmentReason.BYLINE:
            for match in find_dates(text, segment.start, segment.end, words=words.dates):
                reason = _line_reason(text, segment, match, words)
                if reason != "date_line" or text_before <= TOP_PARAGRAPHS:
                    yield _guess(match, reason)


def _line_reason(text: str, segment: Segment, match: DateMatch, words: SegmentWords) -> str:
    """What the words before the date call it."""
    before = tuple(words.hits(tokens(text, segment.start, match.start)))
    marks = [hit for hit in before if hit.kind in ("published", "updated")]
    if marks:
        return "updated_line" if max(marks, key=lambda hit: hit.first).kind == "updated" else "published_line"
    return "byline" if segment.reason is SegmentReason.BYLINE else "date_line"


def _url_guesses(url: str | None) -> Iterator[PublishedGuess]:
    for pattern in (URL_DAY, URL_COMPACT):
        for match in pattern.finditer(url or ""):
            on = day_or_none(*(int(part) for part in match.groups()))
            if on is not None:
                yield PublishedGuess(
                    on=on,
                    at=None,
                    month=on.month,
                    day=on.day,
                    weekday=None,
                    start=None,
                    end=None,
                    reason="url",
                )


def _dateline_guesses(
    text: str, found: Sequence[Segment], url: str | None, words: SegmentWords
) -> Iterator[PublishedGuess]:
    """The date of the first dateline, its year filled in where the text or URL leaves no choice."""
    dateline = next(
        (segment.dateline for segment in found if segment.dateline and segment.dateline.date_start is not None),
        None,
    )
    if dateline is None or dateline.date_start is None or dateline.date_end is None:
        return
    for match in find_dates(text, dateline.date_start, dateline.date_end, words=words.dates)[:1]:
        years = {match.year} if match.year is not None else _years(text, match, url, words)
        yield _guess(match, "dateline", year=next(iter(years)) if len(years) == 1 else None)


def _years(text: str, match: DateMatch, url: str | None, words: SegmentWords) -> set[int]:
    """Years in which that day and month are named in full elsewhere, or the URL's month."""
    of_url = {int(year) for year, month in URL_MONTH.findall(url or "") if int(month) == match.month}
    others = find_dates(text, 0, len(text), words=words.dates)
    return of_url or {
        other.year
        for other in others
        if other.year is not None and (other.month, other.day) == (match.month, match.day)
    }


def _guess(match: DateMatch, reason: str, *, year: int | None = None) -> PublishedGuess:
    on = match.on if year is None else day_or_none(year, match.month, match.day)
    moment_of = moment(match)
    at: datetime | None = moment_of.at if moment_of is not None and match.clock is not None else None
    return PublishedGuess(
        on=on, at=at, month=match.month, day=match.day, weekday=match.weekday,
        start=match.start, end=match.end, reason=reason,
    )  # fmt: skip
