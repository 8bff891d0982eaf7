"""The table of events for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.cli.output import printable
from schemas.events import Event
from schemas.vocabulary import Attribution, DatePrecision, GeoPrecision

__all__ = ["EVENTS_SHOWN", "chronological", "events_table", "json_event", "short_ids"]

# A few screenfuls; the whole table is a Parquet file.
EVENTS_SHOWN = 100
SHORTEST_ID = 8
NOT_GIVEN = "-"
CONTESTED = {
    Attribution.CONTESTED: "contested",
    Attribution.UNCONTESTED: "no",
    Attribution.UNATTRIBUTED: "nobody\nnamed",
}


def chronological(events: Iterable[Event]) -> list[Event]:
    """Events by their day, those without one by their first possible day, those without any last."""
    return sorted(events, key=lambda event: (event.event_date or event.event_date_start or date.max, event.event_id))


def events_table(events: Sequence[Event], *, among: Sequence[Event] | None = None) -> RenderableType:
    """A table of events, one row each; `among` are all events that a short id must tell apart."""
    short = short_ids([event.event_id for event in (events if among is None else among)])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True, show_edge=False, expand=True)
    table.add_column("Date", no_wrap=True)
    table.add_column("Place", overflow="fold", ratio=2)
    table.add_column("What\nwho → whom", overflow="fold", ratio=3)
    table.add_column("Killed\nlow–best–high", justify="right", no_wrap=True)
    table.add_column("Sources", justify="right", no_wrap=True)
    table.add_column("Contested", no_wrap=True)
    table.add_column("Event", no_wrap=True)
    for event in events:
        cells = (
            _when(event),
            printable(_where(event)),
            _what(event),
            _killed(event),
            str(event.sources_count or event.articles_count),
            CONTESTED[event.attribution],
            short[event.event_id],
        )
        table.add_row(*(Text(cell) for cell in cells))
    return table


def json_event(event: Event) -> dict[str, object]:
    """An event as --json gives it: every public column."""
    return event.model_dump(mode="json")


def short_ids(ids: Sequence[str]) -> dict[str, str]:
    """The first characters of each id, as many as tell all of them apart, 8 or more.

    >>> short_ids(["e89a2e44853d286dd", "e98a45108b9260629"])["e89a2e44853d286dd"]
    'e89a2e44'
    """
    longest = max((len(one) for one in ids), default=SHORTEST_ID)
    length = next(
        (size for size in range(SHORTEST_ID, longest) if len({one[:size] for one in ids}) == len(set(ids))),
        longest,
    )
    return {one: one[:length] for one in ids}


def _what(event: Event) -> str:
    sides = f"{event.actor1 or 'unknown'} → {event.actor2 or NOT_GIVEN}"
    return f"{printable(event.sub_event_type)}\n{printable(sides)}"


def _when(event: Event) -> str:
    start, end = event.event_date_start, event.event_date_end
    if event.date_precision is DatePrecision.DAY and event.event_date is not None:
        return event.event_date.isoformat()
    if start is None or end is None:
        return event.event_date.isoformat() if event.event_date else "unknown"
    if start == end:
        return start.isoformat()
    return f"{start.isoformat()} –\n{end.isoformat()}"


def _where(event: Event) -> str:
    """The place from near to far, without saying a name twice."""
    names = (event.location, event.admin1, event.country_name)
    words = ", ".join(dict.fromkeys(name for name in names if name))
    if not words:
        return "unknown"
    return f"near {words}" if event.geo_precision is GeoPrecision.NEAR else words


def _killed(event: Event) -> str:
    figures = (event.killed_low, event.killed_best, event.killed_high)
    if all(figure is None for figure in figures):
        return NOT_GIVEN
    return "–".join("?" if figure is None else str(figure) for figure in figures)
