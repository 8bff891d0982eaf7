"""The possible days of an event, as the formats count them."""

from __future__ import annotations

from datetime import date

from schemas.events import CodedColumns
from schemas.vocabulary import DatePrecision

__all__ = ["days_in", "middle", "possible_days"]


def possible_days(event: CodedColumns) -> tuple[date, date] | None:
    """First and last possible day; None when the day is not known at all."""
    if event.date_precision is DatePrecision.UNKNOWN:
        return None
    if event.date_precision is DatePrecision.DAY and event.event_date is not None:
        return event.event_date, event.event_date
    start, end = event.event_date_start, event.event_date_end
    if start is None or end is None:
        return None
    return (start, end) if start <= end else (end, start)


def days_in(span: tuple[date, date]) -> int:
    """Number of days from the first to the last, both included.

    >>> days_in((date(2020, 10, 19), date(2020, 10, 24)))
    6
    """
    return (span[1] - span[0]).days + 1


def middle(span: tuple[date, date]) -> date:
    """The day in the middle; of two, the earlier.

    >>> middle((date(2020, 10, 19), date(2020, 10, 24)))
    datetime.date(2020, 10, 21)
    """
    return span[0] + (span[1] - span[0]) // 2
