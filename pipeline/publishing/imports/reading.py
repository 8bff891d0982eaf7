"""Reading a CSV that another program wrote: headings in any case, several date styles, each bad row refused."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pipeline.publishing.cells import unescaped
from pipeline.publishing.exports.codes import ExportCodes
from schemas.coding import Claim
from schemas.events import Event
from schemas.public import PublicClaim

__all__ = ["BadCell", "Imported", "Line", "NotThisFormat", "RefusedLine", "lines_of", "read_events"]

# Longer cells than the csv module allows by default do occur in notes.
LONGEST_CELL = 10_000_000
DATE_STYLES = ("%Y-%m-%d", "%d %B %Y", "%d-%B-%Y", "%d-%b-%Y", "%d %b %Y", "%d-%b-%y", "%d/%m/%Y")
# "2016-01-01 00:00:00.000", as UCDP writes days.
MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?Z?$")
# HDX puts a line of hashtags below the headings.
HASHTAG = re.compile(r"#[a-z]")


class NotThisFormat(ValueError):
    """A file that is no CSV of the format; the text says what is missing."""


class BadCell(ValueError):
    """A cell that does not hold what its column should; the text names the column."""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A row that could not be read, and why."""

    line: int
    record: str
    reason: str


@dataclass(frozen=True)
class Imported:
    """What a file gave."""

    events: tuple[Event, ...]
    claims: tuple[PublicClaim, ...]
    refused: tuple[RefusedLine, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One row by lower-case headings, with the line it ends on."""

    number: int
    cells: Mapping[str, str]

    def text(self, name: str) -> str | None:
        """A cell's text; None when it is empty or the column is absent."""
        return unescaped(self.cells.get(name, "")).strip() or None

    def need(self, name: str) -> str:
        """A cell's text. Raises BadCell when it is empty."""
        found = self.text(name)
        if found is None:
            raise BadCell(f"{name} is empty")
        return found

    def number_in(self, name: str) -> float | None:
        """A cell's number; None when it is empty. Raises BadCell."""
        found = self.text(name)
        try:
            value = None if found is None else float(found)
        except ValueError:
            raise BadCell(f"{name} {found!r} is no number") from None
        if value is not None and not math.isfinite(value):
            raise BadCell(f"{name} {found!r} is no number")
        return value

    def whole(self, name: str) -> int | None:
        """A cell's whole number, also when written as `2.0`; None when it is empty. Raises BadCell."""
        value = self.number_in(name)
        if value is not None and value != int(value):
            raise BadCell(f"{name} {value!r} is no whole number")
        return None if value is None else int(value)

    def count(self, name: str) -> int | None:
        """A number of people or things. Raises BadCell for a negative one."""
        value = self.whole(name)
        if value is not None and value < 0:
            raise BadCell(f"{name} {value} is negative")
        return value

    def day(self, name: str) -> date:
        """A cell's day. Raises BadCell."""
        found = MIDNIGHT.sub("", self.need(name))
        for style in DATE_STYLES:
            try:
                return datetime.strptime(found, style).date()
            except ValueError:
                continue
        raise BadCell(f"{name} {found!r} is no date")

    def degrees(self, name: str, *, most: float) -> float | None:
        """A coordinate. Raises BadCell beyond its bounds."""
        value = self.number_in(name)
        if value is not None and not -most <= value <= most:
            raise BadCell(f"{name} {value} is outside ±{most:g}")
        return value


# An event and its claims, from a row; raises BadCell.
RowReader = Callable[[Line, ExportCodes], tuple[Event, Sequence[Claim]]]


def read_events(path: Path, codes: ExportCodes, *, needed: Sequence[str], key: str, read: RowReader) -> Imported:
    """Every row of a file as an event with claims, or refused. Raises NotThisFormat, or OSError."""
    events: dict[str, Event] = {}
    claims: list[PublicClaim] = []
    refused: list[RefusedLine] = []
    for line in lines_of(path, needed=needed):
        record = line.text(key) or ""
        try:
            event, told = read(line, codes)
        except BadCell as error:
            refused.append(RefusedLine(line.number, record, str(error)))
            continue
        if event.event_id in events:
            refused.append(RefusedLine(line.number, record, f"{key} repeats an earlier row"))
            continue
        events[event.event_id] = event
        claims += [
            PublicClaim(**{name: getattr(claim, name) for name in Claim.model_fields}, event_id=event.event_id)
            for claim in told
        ]
    return Imported(tuple(events.values()), tuple(claims), tuple(refused))


def lines_of(path: Path, *, needed: Sequence[str]) -> Iterator[Line]:
    """The rows of a CSV, tab- or semicolon-separated too. Raises NotThisFormat when a needed column is absent."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        first = file.readline()
        file.seek(0)
        reader = csv.reader(file, delimiter=max(",;\t", key=first.count))
        headings = [name.strip().lower() for name in next(reader, [])]
        missing = [name for name in needed if name not in headings]
        if missing:
            raise NotThisFormat(f"{path} has no column {', '.join(missing)}")
        for cells in reader:
            if not any(cells) or _is_tags(cells):
                continue
            yield Line(reader.line_num, dict(zip(headings, cells, strict=False)))


def _is_tags(cells: Sequence[str]) -> bool:
    filled = [text for text in cells if text]
    return bool(filled) and all(HASHTAG.match(text) for text in filled)
