"""The possible days of an event, as the formats count them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pipeline.publishing.exports.format import Refusal, RefusalReason
from schemas.events import CodedColumns
from schemas.vocabulary import DatePrecision

__all__ = ["coded_days", "days_in", "known_days", "middle", "possible_days"]


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


def known_days(event: CodedColumns) -> tuple[date, date] | Refusal:
    """First and last possible day, or the refusal of formats that record no event without one."""
    return possible_days(event) or Refusal(RefusalReason.NO_DATE, f"date_precision is {event.date_precision}")


def coded_days(
    event: CodedColumns, code_of: Callable[[int], int | None], *, longest: str
) -> tuple[tuple[date, date], int] | Refusal:
    """First and last possible day with the code of precision for so many days; refused when too many for any code."""
    span = known_days(event)
    if isinstance(span, Refusal):
        return span
    code = code_of(days_in(span))
    if code is None:
        return Refusal(RefusalReason.DATE_TOO_VAGUE, f"{span[0]} to {span[1]}; {longest}")
    return span, code


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
