"""What a date rule means in days.

The extractor writes a rule for the words it read (`DateReading.rule`); this module gives the days of it:
at once when the article's publication day is known, or later when it was inferred from other articles.

| rule | words | days |
|---|---|---|
| `iso:2020-10-26` | 26 October 2020 | that day, whatever the publication day |
| `monthday:10-26` | October 26 | the last such day on or before publication |
| `monthday:14` | on the 14th | the last such day of a month on or before publication |
| `weekday:0` | Monday (0 is Monday) | the last such day on or before publication, publication day included |
| `weekday_last:0` | last Monday | the last such day before publication |
| `weekday_next:0` | next Monday | planned: no day |
| `offset:-1` | yesterday (0: today) | so many days from publication |
| `relative:-1` | a day earlier | so many days from the article's main event |
| `ago:3:day`, `ago:2:week`, `ago:few:day` | three days ago | a day; a week around it; 2 to 7 days before |
| `past:24:hour`, `past:3:day` | in the past 24 hours | from so long before publication to publication |
| `last:week`, `this:month` | last week (weekend, month, year) | the calendar span, cut at publication |
| `month:2020-03`, `month:03`, `month:03:late` | in March | the month, or its first, second or last ten days |
| `year:2017` | in 2017 | the year |
| `range:2020-10-26:2020-10-27` | from 26 to 27 October 2020 | both days and all between |
| `span:weekday:4|weekday:6` | between Friday and Sunday | from the first rule's day to the second's |
| `since:weekday:0` | since Monday | from the rule's day to publication |
| `headline:0` | (no date, but told as news) | publication day or the two days before |
| `aftermath:0` | (no date, but what came after it is told as news) | the two weeks up to publication |
| `none` | (no date) | no day |

A part of the day may follow a rule that means one day: `weekday:0:night`. Only `overnight` moves a bound: the
day before may be meant. No event is later than the publication that tells it.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from pipeline.dates.days import (
    Anchor,
    ResolvedDate,
    calendar_span,
    days_between,
    month_span,
    one_day,
    time_before,
    unknown,
)
from schemas.coding import DateReading
from schemas.vocabulary import DatePrecision, DateSource, PublishedSource

__all__ = ["ResolvedDate", "needs_publication", "read_again", "resolve"]

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# News without a date is told on the day or within two days of it; older news names its day.
NEWS_LAG_DAYS = 2
# Charges, funerals and risen tolls make news for about two weeks.
AFTERMATH_DAYS = 14
# "A few days ago" is more than yesterday and less than "last week".
FEW_DAYS = (2, 7)
# "Two weeks ago" is right to about half a week.
HALF_WEEK_DAYS = 3
SELF_STANDING = frozenset({"iso", "range", "year"})


Rule = Callable[[Sequence[str], date, Anchor], ResolvedDate]


def resolve(
    rule: str,
    published_on: date | None,
    *,
    published_source: PublishedSource = PublishedSource.METADATA,
    main_on: date | None = None,
) -> ResolvedDate:
    """Days that a rule means for an article published on a day; unknown, with the reason, when none can be.

    `main_on` is the day of the article's main event, from which `relative` counts. Raises ValueError for a
    rule that is not in this module's table.

    >>> resolve("weekday:0", date(2020, 10, 27)).event_date
    datetime.date(2020, 10, 26)
    """
    name, *arguments = rule.split(":")
    anchor = Anchor(published_on, published_source, main_on)
    if name == "none":
        return unknown("the text gives no date")
    if name == "weekday_next":
        return unknown("the text speaks of a day to come")
    if name in SELF_STANDING or (name == "month" and "-" in arguments[0]):
        return _until_publication(_own_days(name, arguments, rule), published_on)
    if name == "relative":
        return _until_publication(_relative(arguments, anchor), published_on)
    counted = COUNTED.get(name)
    if counted is None:
        raise ValueError(f"unknown date rule {rule!r}; see pipeline/dates/resolve.py")
    if published_on is None:
        return unknown("the words count from a publication day that is not known")
    return _until_publication(counted(arguments, published_on, anchor), published_on)


def needs_publication(rule: str) -> bool:
    """Whether the days of a rule depend on the publication day."""
    name, *arguments = rule.split(":")
    return not (name in SELF_STANDING or name in {"none", "weekday_next"} or (name == "month" and "-" in arguments[0]))


def read_again(reading: DateReading, resolved: ResolvedDate) -> DateReading:
    """The reading with the days that were resolved for its rule."""
    return reading.replace(
        event_date=resolved.event_date,
        event_date_start=resolved.start,
        event_date_end=resolved.end,
        precision=resolved.precision,
        source=resolved.source,
        reason=resolved.reason,
    )


def _until_publication(resolved: ResolvedDate, published_on: date | None) -> ResolvedDate:
    """The same days without those after publication."""
    if published_on is None or resolved.start is None or resolved.end is None or resolved.end <= published_on:
        return resolved
    if resolved.start > published_on:
        return unknown(f"{resolved.start} is after publication on {published_on}")
    event_date = min(resolved.event_date, published_on) if resolved.event_date else None
    return replace(resolved, event_date=event_date, end=published_on)


def _own_days(name: str, arguments: Sequence[str], rule: str) -> ResolvedDate:
    """Days of a rule that says the year itself."""
    source = DateSource.TEXT
    if name == "iso":
        day = date.fromisoformat(arguments[0])
        return one_day(day, arguments[1:], source, f"the text says {day}")
    if name == "range":
        start, end = (date.fromisoformat(argument) for argument in arguments)
        if start == end:
            return one_day(start, (), source, f"the text says {start}")
        return days_between(start, end, DatePrecision.RANGE, source, f"the text says {start} to {end}", likely=start)
    if name == "year":
        year = int(arguments[0])
        return days_between(
            date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR, source, f"the text says only {year}"
        )
    year_month = arguments[0].split("-")
    return month_span(int(year_month[0]), int(year_month[1]), arguments[1:], source)


def _relative(arguments: Sequence[str], anchor: Anchor) -> ResolvedDate:
    if anchor.main_on is None:
        return unknown("the words count from the article's main event, whose day is not known")
    day = anchor.main_on + timedelta(days=int(arguments[0]))
    reason = f"{int(arguments[0]):+d} days from the article's main event on {anchor.main_on}"
    return one_day(day, arguments[1:], anchor.source, reason)


def _named_month(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    month = int(arguments[0])
    year = published_on.year if month <= published_on.month else published_on.year - 1
    return month_span(year, month, arguments[1:], anchor.source)


def _monthday(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    if "-" not in arguments[0]:
        return _day_of_month(int(arguments[0]), arguments[1:], published_on, anchor)
    month, day = (int(part) for part in arguments[0].split("-"))
    # Eight years hold at least one 29 February.
    for year in range(published_on.year, published_on.year - 9, -1):
        if day > calendar.monthrange(year, month)[1] or date(year, month, day) > published_on:
            continue
        found = date(year, month, day)
        reason = f"the last {day} {calendar.month_name[month]} on or before publication on {published_on}"
        return one_day(found, arguments[1:], anchor.source, reason)
    return unknown(f"there is no day {arguments[0]}")


def _day_of_month(day: int, parts: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    found = published_on
    # Two months hold every day up to the 31st at least once.
    for _ in range(62):
        if found.day == day:
            return one_day(found, parts, anchor.source, f"the last {day}th on or before publication on {published_on}")
        found -= timedelta(days=1)
    return unknown(f"no month has a day {day}")


def _weekday(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    wanted = int(arguments[0])
    day = published_on - timedelta(days=(published_on.weekday() - wanted) % 7)
    reason = f"the last {DAYS[wanted]} on or before publication on {published_on}"
    return one_day(day, arguments[1:], anchor.source, reason)


def _weekday_last(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    wanted = int(arguments[0])
    day = published_on - timedelta(days=(published_on.weekday() - wanted - 1) % 7 + 1)
    reason = f"the last {DAYS[wanted]} before publication on {published_on}"
    return one_day(day, arguments[1:], anchor.source, reason)


def _offset(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    days = int(arguments[0])
    reason = f"{days:+d} days from publication on {published_on}" if days else f"the day of publication, {published_on}"
    return one_day(published_on + timedelta(days=days), arguments[1:], anchor.source, reason)


def _ago(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    count, unit = arguments
    reason = f"{count} {unit}(s) before publication on {published_on}"
    if count == "few":
        return _few_ago(unit, published_on, anchor, reason)
    earlier = time_before(published_on, int(count), unit)
    if unit in {"day", "hour"}:
        return one_day(earlier, (), anchor.source, reason)
    if unit == "week":
        start, end = earlier - timedelta(days=HALF_WEEK_DAYS), earlier + timedelta(days=HALF_WEEK_DAYS)
        return days_between(start, end, DatePrecision.WEEK, anchor.source, reason)
    return replace(calendar_span(unit, earlier, anchor, reason), reason=reason)


def _few_ago(unit: str, published_on: date, anchor: Anchor, reason: str) -> ResolvedDate:
    fewest, most = FEW_DAYS
    if unit == "hour":
        return one_day(published_on, ("overnight",), anchor.source, reason)
    precision = {"day": DatePrecision.RANGE, "week": DatePrecision.MONTH, "month": DatePrecision.YEAR}
    start, end = time_before(published_on, most, unit), time_before(published_on, fewest, unit)
    return days_between(start, end, precision.get(unit, DatePrecision.YEAR), anchor.source, reason)


def _past(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    count, unit = int(arguments[0]), arguments[1]
    start = time_before(published_on, count, unit)
    if unit == "hour" and count < 24:
        start = published_on - timedelta(days=1)
    reason = f"within {count} {unit}(s) before publication on {published_on}"
    likely = published_on if published_on - start <= timedelta(days=1) else None
    return days_between(start, published_on, DatePrecision.RANGE, anchor.source, reason, likely=likely)


def _last(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    unit = arguments[0]
    reason = f"the {unit} before that of publication on {published_on}"
    return calendar_span(unit, time_before(published_on, 1, "week" if unit == "weekend" else unit), anchor, reason)


def _this(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    return calendar_span(arguments[0], published_on, anchor, f"the {arguments[0]} of publication on {published_on}")


def _span(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    rules = ":".join(arguments).split("|")
    last = resolve(rules[1], published_on, published_source=anchor.published_source, main_on=anchor.main_on)
    if last.end is None:
        return last
    # "Between Friday and Sunday": the Friday before that Sunday.
    first = resolve(rules[0], last.end, published_source=anchor.published_source, main_on=anchor.main_on)
    if first.start is None:
        return first
    reason = f"{first.start} to {last.end}: {first.reason}; {last.reason}"
    return days_between(first.start, last.end, DatePrecision.RANGE, anchor.source, reason, likely=first.start)


def _since(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    first = resolve(":".join(arguments), published_on, published_source=anchor.published_source, main_on=anchor.main_on)
    if first.start is None:
        return first
    reason = f"from {first.start} on, told on {published_on}: {first.reason}"
    return days_between(first.start, published_on, DatePrecision.RANGE, anchor.source, reason, likely=first.event_date)


def _headline(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    source = anchor.source if anchor.source is DateSource.SIBLING else DateSource.METADATA
    start = published_on - timedelta(days=NEWS_LAG_DAYS)
    reason = f"no date in the text, but told as news on {published_on}"
    return days_between(start, published_on, DatePrecision.RANGE, source, reason, likely=published_on)


def _aftermath(arguments: Sequence[str], published_on: date, anchor: Anchor) -> ResolvedDate:
    source = anchor.source if anchor.source is DateSource.SIBLING else DateSource.METADATA
    start = published_on - timedelta(days=AFTERMATH_DAYS)
    reason = f"no date in the text; what came after it is news on {published_on}"
    return days_between(start, published_on, DatePrecision.RANGE, source, reason)


COUNTED: Mapping[str, Rule] = MappingProxyType(
    {
        "monthday": _monthday,
        "weekday": _weekday,
        "weekday_last": _weekday_last,
        "offset": _offset,
        "ago": _ago,
        "past": _past,
        "last": _last,
        "this": _this,
        "month": _named_month,
        "span": _span,
        "since": _since,
        "headline": _headline,
        "aftermath": _aftermath,
    }
)
