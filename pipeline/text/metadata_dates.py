"""Dates given beside an article, as feeds, CMS exports and people write them. Strict: doubt is no date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from pipeline.text.calendar_dates import FIRST_YEAR, Published, day_or_none, find_dates, moment
from pipeline.text.words import DateWords

__all__ = ["is_plausible", "parse_published"]

# Outlets east of the reader publish "tomorrow"; more than two days ahead is an error.
FUTURE_DAYS = 2
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?Z?)?")
SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2}):(\d\d)(?::\d\d)?)?")
# Seconds and milliseconds since 1970, from 1973 on: fewer digits would be a day or a year.
EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?")


def parse_published(value: str, *, words: DateWords, today: date) -> Published | None:
    """The moment (UTC) and civil day that a metadata date means; None when it is no date or could be two.

    A day without a clock is midnight UTC. A clock without a zone is UTC. 13/04/2020 is clear,
    03/04/2020 is not.
    Days before 1900 or more than two days after `today` are no publication dates.
    """
    text = value.strip()
    for read in (_iso, _compact, _epoch, _slashed, _mail):
        found = read(text)
        if found is not None:
            break
    else:
        found = _written(text, words)
    return found if found is not None and is_plausible(found.on, today=today) else None


def is_plausible(on: date, *, today: date) -> bool:
    """Whether an article can have been published that day."""
    return on.year >= FIRST_YEAR and on <= today + timedelta(days=FUTURE_DAYS)


def _moment(at: datetime) -> Published:
    """A date and time in its own zone; UTC where none is given."""
    aware = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return Published(aware.astimezone(UTC), aware.date())


def _iso(text: str) -> Published | None:
    if not re.match(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        at = datetime.fromisoformat(re.sub(r"\s*(?:UTC|GMT)$", "+00:00", text))
    except ValueError:
        return None
    # The first and last days of the calendar have no UTC time in every zone.
    return _moment(at) if FIRST_YEAR <= at.year < 9999 else None


def _mail(text: str) -> Published | None:
    """RFC 2822, as RSS writes it, with a clock: "Mon, 26 Oct 2020 14:02:00 GMT"."""
    if not re.search(r"\d{4} \d\d?:\d\d", text):
        return None
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return _moment(at) if FIRST_YEAR <= at.year < 9999 else None


def _compact(text: str) -> Published | None:
    match = COMPACT.fullmatch(text)
    return None if match is None else _at(*(int(part or 0) for part in match.groups()[:5]))


def _epoch(text: str) -> Published | None:
    match = EPOCH.fullmatch(text)
    return None if match is None else _moment(datetime.fromtimestamp(int(match[1]), tz=UTC))


def _slashed(text: str) -> Published | None:
    """Day and month in either order, when only one order is possible."""
    match = SLASHED.fullmatch(text)
    if match is None:
        return None
    first, second, year, hour, minute = (int(part or 0) for part in match.groups())
    days = {day_or_none(year, first, second), day_or_none(year, second, first)} - {None}
    on = days.pop() if len(days) == 1 else None
    return None if on is None else _at(on.year, on.month, on.day, hour, minute)


def _at(year: int, month: int, day: int, hour: int, minute: int) -> Published | None:
    if day_or_none(year, month, day) is None or hour >= 24 or minute >= 60:
        return None
    return _moment(datetime(year, month, day, hour, minute, tzinfo=UTC))


def _written(text: str, words: DateWords) -> Published | None:
    """ "Oct 26, 2020", "26 October 2020 14:02 GMT": one date with its year, and a weekday that agrees."""
    found = find_dates(text.title() if text.islower() else text, 0, len(text), words=words)
    if len(found) != 1 or found[0].weekday_agrees is False:
        return None
    match = found[0]
    if match.clock is None and ":" in text[match.start : match.end]:
        return None
    rest = text[: match.start] + text[match.end :]
    return None if re.search(r"\d", rest) else moment(match)
