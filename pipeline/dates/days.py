"""Days and spans of days, with how exactly they are known and what they rest on."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from schemas.vocabulary import DatePrecision, DateSource, PublishedSource

__all__ = [
    "Anchor",
    "ResolvedDate",
    "calendar_span",
    "days_between",
    "month_span",
    "one_day",
    "time_before",
    "unknown",
]

PARTS_OF_DAY = frozenset(
    ["early", "dawn", "morning", "noon", "midday", "afternoon", "evening", "late", "night", "midnight", "overnight"]
)


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """Days of an event, how exactly they are known, and why."""

    event_date: date | None
    start: date | None
    end: date | None
    precision: DatePrecision
    source: DateSource
    reason: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a rule's days are counted from."""

    published_on: date | None
    published_source: PublishedSource
    main_on: date | None

    @property
    def source(self) -> DateSource:
        """What a day counted from this anchor rests on."""
        return DateSource.SIBLING if self.published_source is PublishedSource.SIBLING else DateSource.TEXT


def unknown(reason: str) -> ResolvedDate:
    """No day, with the reason."""
    return ResolvedDate(None, None, None, DatePrecision.UNKNOWN, DateSource.NONE, reason)


def one_day(day: date, parts: Sequence[str], source: DateSource, reason: str) -> ResolvedDate:
    """One day; `parts` may hold a part of the day, of which only `overnight` moves the first possible day."""
    part = parts[0] if parts else None
    if part is not None and part not in PARTS_OF_DAY:
        raise ValueError(f"unknown part of day {part!r}; known: {', '.join(sorted(PARTS_OF_DAY))}")
    if part == "overnight":
        reason += "; overnight, so it may have begun the day before"
        return ResolvedDate(day, day - timedelta(days=1), day, DatePrecision.DAY, source, reason)
    return ResolvedDate(day, day, day, DatePrecision.DAY, source, reason)


def days_between(
    start: date,
    end: date,
    precision: DatePrecision,
    source: DateSource,
    reason: str,
    *,
    likely: date | None = None,
) -> ResolvedDate:
    """A span of days, both ends included. Raises ValueError when it ends before it starts."""
    if end < start:
        raise ValueError(f"a date range ends before it starts: {start} to {end}")
    return ResolvedDate(likely, start, end, precision, source, reason)


def month_span(year: int, month: int, parts: Sequence[str], source: DateSource) -> ResolvedDate:
    """A month, or its first (early), second (mid) or last (late) ten days."""
    last = calendar.monthrange(year, month)[1]
    thirds = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}
    name = f"{calendar.month_name[month]} {year}"
    if parts:
        first, end = thirds[parts[0]]
        reason = f"the text says {parts[0]} {name}"
        return days_between(date(year, month, first), date(year, month, end), DatePrecision.RANGE, source, reason)
    return days_between(
        date(year, month, 1),
        date(year, month, last),
        DatePrecision.MONTH,
        source,
        f"the text says only {name}",
    )


def time_before(day: date, count: int, unit: str) -> date:
    """The day so many units before; for months and years, the same day of the month or its last day."""
    if unit == "hour":
        return day - timedelta(days=count // 24)
    if unit in {"day", "week"}:
        return day - timedelta(days=count * (7 if unit == "week" else 1))
    if unit not in {"month", "year"}:
        raise ValueError(f"unknown unit of time {unit!r}; known: hour, day, week, month, year")
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def calendar_span(unit: str, day: date, anchor: Anchor, reason: str) -> ResolvedDate:
    """The week (from Monday), weekend, month or year that holds a day."""
    monday = day - timedelta(days=day.weekday())
    if unit == "week":
        return days_between(monday, monday + timedelta(days=6), DatePrecision.WEEK, anchor.source, reason)
    if unit == "weekend":
        saturday = monday + timedelta(days=5)
        return days_between(saturday, saturday + timedelta(days=1), DatePrecision.RANGE, anchor.source, reason)
    if unit == "month":
        return replace(month_span(day.year, day.month, (), anchor.source), reason=reason)
    if unit == "year":
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
        return days_between(first, last, DatePrecision.YEAR, anchor.source, reason)
    raise ValueError(f"unknown span of time {unit!r}; known: week, weekend, month, year")
