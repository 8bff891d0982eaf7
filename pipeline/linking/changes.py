"""What changed between two runs: versions carried over, and one row for every difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from schemas.events import Change, Event

__all__ = ["changes", "with_versions"]

# Longer than a line, or following from other columns: named when nothing else changed.
DERIVED = frozenset({"notes", "killed_low_claims", "killed_best_claims", "killed_high_claims", "last_published_at"})
KEYS = frozenset({"event_id", "version"})


def with_versions(previous: Sequence[Event], events: Sequence[Event]) -> list[Event]:
    """The events with versions: 1 when new, the previous one when equal, one more when anything changed."""
    before = {event.event_id: event for event in previous}
    return [_with_version(before.get(event.event_id), event) for event in events]


def changes(previous: Sequence[Event], events: Sequence[Event]) -> list[Change]:
    """Every difference, by event id: new events, changed columns, and events that are no longer told."""
    before = {event.event_id: event for event in previous}
    after = {event.event_id: event for event in with_versions(previous, events)}
    rows: list[Change] = []
    for event_id in sorted(before.keys() | after.keys()):
        rows.extend(_changes(before.get(event_id), after.get(event_id)))
    return rows


def _with_version(before: Event | None, event: Event) -> Event:
    if before is None:
        return event.replace(version=1)
    return event.replace(version=before.version + (1 if _differences(before, event) else 0))


def _changes(before: Event | None, after: Event | None) -> list[Change]:
    if before is None and after is not None:
        return [_change(after, "new event")]
    if before is not None and after is None:
        return [_change(before.replace(version=before.version + 1), "withdrawn or joined with another event")]
    if before is None or after is None:
        return []
    names = _differences(before, after)
    shown = [name for name in names if name not in DERIVED] or names
    return [_change(after, _words(name, getattr(before, name), getattr(after, name))) for name in shown]


def _differences(before: Event, after: Event) -> list[str]:
    names = [name for name in Event.model_fields if name not in KEYS]
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def _words(name: str, before: Any, after: Any) -> str:
    if name in DERIVED:
        return f"{name} changed"
    return f"{name} {'unknown' if before is None else before} → {'unknown' if after is None else after}"


def _change(event: Event, words: str) -> Change:
    return Change(event_id=event.event_id, version=event.version, change=words, at=event.last_published_at)
