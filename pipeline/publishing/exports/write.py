"""Writing exports: the rows of every event, and beside them the events that the format cannot hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.format import (
    ExportFile,
    ExportFormat,
    ExportOptions,
    Refusal,
    columns,
)
from pipeline.publishing.exports.sinks import sink_of
from pipeline.publishing.exports.told import ToldEvent

__all__ = ["REFUSED_COLUMNS", "Exported", "write_exports"]

REFUSED_COLUMNS = columns(
    ("event_id", "as in events"),
    ("event_date", "as in events"),
    ("sub_event_type", "as in events"),
    ("country", "as in events"),
    ("actor1", "as in events"),
    ("actor2", "as in events"),
    ("reason", "why the format cannot hold the event, as one countable word"),
    ("detail", "what was found"),
)
REFUSED_HEADING = tuple(column.name for column in REFUSED_COLUMNS)


@dataclass(frozen=True)
class Exported:
    """What an export wrote: rows by file, events held, and refusals by reason."""

    name: str
    files: Mapping[str, int]
    held: int
    refused: Mapping[str, int]


def write_exports(
    told: Iterable[ToldEvent],
    folder: Path,
    *,
    formats: Sequence[ExportFormat],
    codes: ExportCodes,
    options: ExportOptions,
) -> list[Exported]:
    """Writes each format's files and its NAME.refused.csv to a folder, reading the events once."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        sorters = [_Sorter(entry, codes, options, folder, stack) for entry in formats]
        for event in told:
            for sorter in sorters:
                sorter.add(event)
        return [sorter.finished() for sorter in sorters]


class _Sorter:
    """Writes the events that a format holds to its files, and the others to its list of refusals."""

    def __init__(
        self, entry: ExportFormat, codes: ExportCodes, options: ExportOptions, folder: Path, stack: ExitStack
    ) -> None:
        self.entry, self.codes, self.options = entry, codes, options
        self.sinks = {file.name: stack.enter_context(sink_of(file, folder)) for file in entry.files(codes)}
        refused = ExportFile(f"{entry.name}.refused.csv", REFUSED_COLUMNS, headings=(REFUSED_HEADING,))
        self.refused = stack.enter_context(sink_of(refused, folder))
        self.waiting: dict[str, list[dict[str, Any]]] = {name: [] for name in self.sinks}
        self.reasons: Counter[str] = Counter()
        self.held = 0

    def add(self, told: ToldEvent) -> None:
        """Sorts an event into rows or refusals."""
        found = self.entry.rows(told, self.codes, self.options)
        if isinstance(found, Refusal):
            self.refused.add(_refused(told, found))
            self.reasons[found.reason.value] += 1
            return
        self.held += 1
        for name, rows in found.items():
            for row in rows:
                # A column that depends on all rows keeps them waiting.
                if self.entry.finish is None:
                    self.sinks[name].add(row)
                else:
                    self.waiting[name].append(dict(row))

    def finished(self) -> Exported:
        """What was written, once all events are sorted."""
        if self.entry.finish is not None:
            self.entry.finish(self.waiting)
            for name, rows in self.waiting.items():
                for row in rows:
                    self.sinks[name].add(row)
        counts = {sink.file.name: sink.rows for sink in (*self.sinks.values(), self.refused)}
        return Exported(self.entry.name, counts, self.held, dict(sorted(self.reasons.items())))


def _refused(told: ToldEvent, refusal: Refusal) -> dict[str, Any]:
    event = told.event
    known = {name: getattr(event, name) for name in REFUSED_HEADING[:-2]}
    return {**known, "reason": refusal.reason.value, "detail": refusal.detail}
