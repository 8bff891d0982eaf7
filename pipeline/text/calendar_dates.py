"""Dates written out in text, with their spans: "Monday, Oct. 26, 2020", "3 JAN 90", "2020-10-26"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from pipeline.text.words import DateWords

__all__ = [
    "FIRST_YEAR",
    "DateMatch",
    "Published",
    "clock_of",
    "day_or_none",
    "find_dates",
    "moment",
    "two_digit_year",
    "zone_of",
]

# No newspaper archive in use reaches further back; an earlier year is a typing error such as 0025.
FIRST_YEAR = 1900
# "90" is 1990 and "20" is 2020: two digits mean the last hundred years up to this year.
PIVOT = 70
# What follows the verb "may" in copy written in capitals.
AUXILIARIES = (["have"], ["be"], ["not"])


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A day as written, without a year in "26 October". Weekday 0 is Monday; zones are minutes from UTC."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None
    clock: tuple[int, int] | None
    zone_minutes: int | None

    @property
    def on(self) -> date | None:
        """The civil day, when the year is written."""
        return None if self.year is None else day_or_none(self.year, self.month, self.day)

    @property
    def weekday_agrees(self) -> bool | None:
        """Whether the weekday written beside the date is that date's; unknown without weekday or year."""
        on = self.on
        return None if on is None or self.weekday is None else on.weekday() == self.weekday


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date: the moment in UTC and the civil day in the outlet's own zone."""

    at: datetime
    on: date


def find_dates(text: str, start: int, end: int, *, words: DateWords) -> list[DateMatch]:
    """Dates with at least a day and a month in a span, left to right. Impossible days are left out.

    Numeric forms count only with the year first (2020-10-26): 03/04/2020 is two different days.
    """
    return list(_matches(text, start, end, _patterns(words_key(words)), words))


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None for one that no calendar has."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def two_digit_year(year: int) -> int:
    """1990 for 90, 2020 for 20; four-digit years as they are."""
    if year >= 100:
        return year
    return year + (1900 if year >= PIVOT else 2000)


def moment(match: DateMatch) -> Published | None:
    """The match as a moment; midnight when no clock time is written, UTC when no zone is."""
    on = match.on
    if on is None:
        return None
    hours, minutes = match.clock or (0, 0)
    zone = timezone(timedelta(minutes=match.zone_minutes or 0))
    return Published(datetime(on.year, on.month, on.day, hours, minutes, tzinfo=zone).astimezone(UTC), on)


def words_key(words: DateWords) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The names alone, hashable, longest first so that "sept" wins over "sep"."""
    return (_longest(words.months), _longest(words.weekdays), _longest(words.zones))


def _longest(names: object) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-len(name), name)))  # type: ignore[call-overload]


@lru_cache(maxsize=8)
def _patterns(key: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]) -> tuple[re.Pattern[str], ...]:
    months, weekdays, zones = ("|".join(map(re.escape, names)) for names in key)
    weekday = rf"(?:\b(?P<weekday>{weekdays})\b\.?,?\s+(?:the\s+)?)?"
    month = rf"(?P<month>{months})\b\.?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    # Two digits are a year after an apostrophe, or where the date ends: "3 JAN 90 --",
    # never "3 October 12 men died".
    year = r"(?P<year>(?:19|20)\d\d(?!\d)|['’]\d\d\b|\d\d(?=\s*(?:--|[()\]—–]|$)))"
    long_year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    zone = rf"(?:\s*\(?(?P<zone>\b(?:{zones})\b|[+-]\d\d:?\d\d\b))?"
    minutes = r"[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\b\.?)?"
    clock = rf"(?P<hour>[0-2]?\d)(?:{minutes}|\s*(?P<half2>[ap]\.?m\b\.?))"
    time = rf"(?:(?:,|\s+at|\s+-|\s+–|\s+\|)?\s+{clock}{zone})?"
    iso_clock = r"(?P<hour>[0-2]\d):(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    iso_time = rf"(?:[T ]{iso_clock}\s?(?P<zone>Z\b|UTC\b|GMT\b|[+-]\d\d:?\d\d)?)?"
    forms = (
        rf"{weekday}\b{day}[\s-]+(?:of\s+)?{month}(?:,?[\s-]+{year})?{time}",
        rf"{weekday}\b{month}\s+{day}\b(?:,?\s+{long_year})?{time}",
        rf"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d){iso_time}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _matches(
    text: str, start: int, end: int, patterns: tuple[re.Pattern[str], ...], words: DateWords
) -> Iterator[DateMatch]:
    """Matches of all forms, left to right; of two that overlap the one that begins first, then the longer."""
    found = [match for pattern in patterns for match in pattern.finditer(text, start, end)]
    last = start
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        made = _date_match(match, words) if match.start() >= last else None
        if made is not None:
            last = match.end()
            yield made


def _date_match(match: re.Match[str], words: DateWords) -> DateMatch | None:
    groups = match.groupdict()
    if _is_verb(match):
        return None
    month = groups["month"].lower()
    number = words.months.get(month) or (int(month) if month.isdigit() else 0)
    year = None if groups["year"] is None else two_digit_year(int(groups["year"].lstrip("'’")))
    # A leap year stands in for an unknown one, so that "29 February" is possible.
    if day_or_none(2000 if year is None else year, number, int(groups["day"])) is None:
        return None
    weekday = (groups.get("weekday") or "").lower()
    return DateMatch(
        match.start(), match.end(), year, number, int(groups["day"]),
        words.weekdays.get(weekday), clock_of(groups), zone_of(groups.get("zone"), words),
    )  # fmt: skip


def _is_verb(match: re.Match[str]) -> bool:
    """Whether the month is none: "20 may have died", "3 march on the capital", "UP TO 20 MAY HAVE DIED"."""
    month = match["month"]
    follows = match.string[match.end("month") : match.end("month") + 6].casefold().split()
    return month.islower() or (month.isupper() and month.casefold() == "may" and follows[:1] in AUXILIARIES)


def clock_of(groups: dict[str, str | None]) -> tuple[int, int] | None:
    """Hours and minutes of the groups hour, minute, half; None when absent or impossible."""
    hour, minute = groups.get("hour"), groups.get("minute")
    if hour is None:
        return None
    half = (groups.get("half") or groups.get("half2") or "").replace(".", "").lower()
    hours = int(hour)
    if half and hours > 12:
        return None
    hours = hours % 12 + (12 if half == "pm" else 0) if half else hours
    return (hours, int(minute or 0)) if hours < 24 else None


def zone_of(zone: str | None, words: DateWords) -> int | None:
    """Minutes east of UTC of "GMT", "Z", "+03:00" or "-0500"; None for none."""
    if not zone:
        return None
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        return (-1 if zone[0] == "-" else 1) * (int(digits[:2]) * 60 + int(digits[2:]))
    return words.zones.get(zone.lower())
