"""Open files that rows of an export are added to, one class for each style."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pipeline.publishing.cells import cell, csv_line, text_cell
from pipeline.publishing.exports.format import ExportFile, Style
from pipeline.publishing.flat import compact_json
from pipeline.publishing.geojson import CLOSING, OPENING

__all__ = ["Sink", "sink_of"]


class Sink:
    """A file being written; use it in a `with` block."""

    def __init__(self, file: ExportFile, folder: Path) -> None:
        self.file, self.rows = file, 0
        self.out = (folder / file.name).open("w", encoding="utf-8", newline="")
        self.begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        self.out.close()

    def add(self, row: Mapping[str, Any]) -> None:
        """Writes a row."""
        self.write(row)
        self.rows += 1

    def begin(self) -> None:
        """What stands before the rows."""

    def end(self) -> None:
        """What stands behind them."""

    def write(self, row: Mapping[str, Any]) -> None:
        """One row."""
        raise NotImplementedError


class CsvSink(Sink):
    """Comma-separated, with the file's headings."""

    def begin(self) -> None:
        self.out.writelines(csv_line(line) for line in self.file.headings)

    def write(self, row: Mapping[str, Any]) -> None:
        self.out.write(csv_line([cell(row[column.name]) for column in self.file.columns]))


class TabSink(Sink):
    """Tab-separated, without headings and quotes."""

    def write(self, row: Mapping[str, Any]) -> None:
        self.out.write("\t".join(text_cell(row[column.name]) for column in self.file.columns) + "\n")


class LineSink(Sink):
    """One JSON record a line."""

    def write(self, row: Mapping[str, Any]) -> None:
        self.out.write(f"{compact_json(row)}\n")


class FeatureSink(Sink):
    """One GeoJSON collection, a feature a line."""

    def begin(self) -> None:
        self.out.write(OPENING)

    def write(self, row: Mapping[str, Any]) -> None:
        self.out.write(f"{',' if self.rows else ''}\n{compact_json(row)}")

    def end(self) -> None:
        self.out.write(CLOSING)


KINDS: Mapping[Style, type[Sink]] = {
    Style.CSV: CsvSink,
    Style.TABS: TabSink,
    Style.JSON_LINES: LineSink,
    Style.FEATURES: FeatureSink,
}


def sink_of(file: ExportFile, folder: Path) -> Sink:
    """An open file of the style that an export file asks for."""
    return KINDS[file.style](file, folder)
