"""What the day rules of one article mean together: counted from its main event, the same day or another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from pipeline.coding.times import TimeHit
from pipeline.dates.resolve import ResolvedDate, resolve
from schemas.vocabulary import PublishedSource

DAYS_A_WEEK = 7
LEAP_YEAR = 2024
SHORTEST_MONTH = 28
OVERNIGHT = "offset:0:overnight"


@dataclass(frozen=True, slots=True)
class PublicationDay:
    """When an article was published, and how that is known."""

    on: date | None
    source: PublishedSource
    reason: str
    # Days between the day in the dateline and that of publication.
    filed_before: int = 0


UNDATED = PublicationDay(None, PublishedSource.METADATA, "")


def written_before(hits: Sequence[TimeHit], days: int) -> Sequence[TimeHit]:
    """Time words as counted from publication, in a report that was written so many days before: its `today`."""
    if not days:
        return hits
    return [replace(hit, rule=_earlier(hit.rule, days)) for hit in hits]


def _earlier(rule: str, days: int) -> str:
    """A rule that counts from the day of writing, as one that counts from publication.

    >>> _earlier("offset:-1", 1)
    'offset:-2'
    """
    name, *values = rule.split(":")
    return ":".join([name, str(int(values[0]) - days), *values[1:]]) if name == "offset" else rule


def resolved(rule: str, published: PublicationDay) -> ResolvedDate:
    source = published.source if published.on is not None else PublishedSource.METADATA
    return resolve(rule, published.on, published_source=source)


def up_to(rule: str) -> str:
    """What only was told on a day happened that day or in the night before: the day stands, marked `overnight`.

    >>> up_to("weekday:0")
    'weekday:0:overnight'
    """
    name, *arguments = rule.split(":")
    if name in {"weekday", "offset"} and len(arguments) == 1:
        return f"{rule}:overnight"
    return rule


def counted_from(rule: str, main_rule: str | None) -> str:
    """A rule that counts from the main event, as a rule that counts from publication or the calendar.

    >>> counted_from("relative:-1", "weekday:1")
    'weekday:0'
    """
    name, *arguments = rule.split(":")
    if name != "relative" or main_rule is None:
        return rule
    steps = int(arguments[0])
    main, *values = main_rule.split(":")
    if main in {"weekday", "weekday_last"} and abs(steps) < DAYS_A_WEEK:
        return f"weekday:{(int(values[0]) + steps) % DAYS_A_WEEK}"
    if main == "offset":
        return f"offset:{int(values[0]) + steps}"
    if main == "monthday" and "-" not in values[0]:
        # "On the 14th": within a month that has the day.
        day = int(values[0]) + steps
        return f"monthday:{day}" if 1 <= day <= SHORTEST_MONTH else rule
    if main == "monthday":
        return f"monthday:{date.fromisoformat(f'{LEAP_YEAR}-{values[0]}') + timedelta(days=steps):%m-%d}"
    if main == "iso":
        return f"iso:{date.fromisoformat(values[0]) + timedelta(days=steps)}"
    return rule


def days_differ(published: PublicationDay, main_rule: str | None) -> Callable[[str, str], bool]:
    """A test whether two day rules of one article mean different days."""

    @cache
    def differ(first: str, second: str) -> bool:
        one, two = counted_from(first, main_rule), counted_from(second, main_rule)
        if one.split(":")[:2] == two.split(":")[:2] and not one.startswith("ago:"):
            # "Two weeks ago" and "two days ago" share a number and no day.
            return False
        days = [resolved(rule, published) for rule in (one, two)]
        if all(day.start is not None and day.end is not None for day in days):
            # A week may begin with its Sunday.
            starts = [_week_start(day.start, rule) for day, rule in zip(days, (one, two), strict=True) if day.start]
            ends = [day.end for day in days if day.end is not None]
            return ends[0] < starts[1] or ends[1] < starts[0]
        return _weekdays_differ(one, two)

    return differ


def _week_start(start: date, rule: str) -> date:
    return start - timedelta(days=1) if rule == "this:week" else start


def told_before(published: PublicationDay, main_rule: str | None) -> Callable[[str, str], bool]:
    """A test whether something told on the second rule's day cannot have happened on the first rule's day."""
    differ = days_differ(published, main_rule)

    @cache
    def earlier(happened: str, told: str) -> bool:
        one, two = (resolved(counted_from(rule, main_rule), published) for rule in (happened, told))
        if one.start is not None and two.end is not None:
            return two.end < one.start
        return differ(happened, told)

    return earlier


def _weekdays_differ(first: str, second: str) -> bool:
    """Whether two rules name different weekdays; rules that name none may agree."""
    weekdays = [_weekday(rule) for rule in (first, second)]
    if None not in weekdays:
        return weekdays[0] != weekdays[1]
    names = {rule.split(":")[0] for rule in (first, second)}
    return bool(names & {"ago"})


def _weekday(rule: str) -> int | None:
    name, *arguments = rule.split(":")
    if name in {"weekday", "weekday_last"}:
        return int(arguments[0])
    if name == "iso":
        return date.fromisoformat(arguments[0]).weekday()
    return None


def holds(rule: str, day: str, published: PublicationDay) -> bool:
    """Whether the day of the news lies in the month or year that a rule tells."""
    span, news = resolved(rule, published), resolved(day, published)
    first, last = news.start or news.event_date, news.end or news.event_date
    if span.start is None or span.end is None or first is None or last is None:
        return False
    return span.start <= last and first <= span.end


def night_told(hit: TimeHit, spoken: TimeHit | None) -> TimeHit:
    """The night before somebody spoke: `burned overnight, the army said on Thursday`, printed on Friday."""
    counts = spoken is not None and spoken.rule.split(":")[0] in {"weekday", "offset"} and hit.rule == OVERNIGHT
    return replace(hit, rule=up_to(spoken.rule)) if spoken is not None and counts else hit
