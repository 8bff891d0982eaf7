"""Rows of the reference tables as they stand in their files, for showing."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

__all__ = ["SeedFiles", "SeedRow"]

# Where the row of a place is: prefix of the place id, files, and the columns that its parts match.
PLACE_TABLES = {
    "sitrep": ("seeds/places/places*.csv", ("place_id",)),
    "admin1": ("seeds/places/admin1.csv", ("country", "admin1_code")),
    "country": ("seeds/countries.csv", ("country",)),
}


@dataclass(frozen=True)
class SeedRow:
    """A row of a reference table: file and line, and its cells by column; none when it is gone."""

    where: str
    cells: Mapping[str, str] | None


@dataclass(frozen=True)
class SeedFiles:
    """The reference tables below a project root, each read once, when first asked for."""

    root: Path

    @cached_property
    def _read(self) -> dict[str, dict[int, dict[str, str]]]:
        return {}

    def at(self, where: str) -> SeedRow:
        """The row at `seeds/FILE.csv:LINE`."""
        name, _, line = where.rpartition(":")
        return SeedRow(where, self._table(name).get(int(line)) if line.isdigit() else None)

    def having(self, name: str, **wanted: str | None) -> Iterator[SeedRow]:
        """Rows of a table whose columns hold these values; none when a value is unknown."""
        if None in wanted.values():
            return
        for line, cells in self._table(name).items():
            if all(cells.get(column) == value for column, value in wanted.items()):
                yield SeedRow(f"{name}:{line}", cells)

    def of_place(self, place_id: str) -> SeedRow | None:
        """The row that a place id of ours stands for; None for a place of GeoNames."""
        prefix, _, rest = place_id.partition(":")
        if prefix not in PLACE_TABLES:
            return None
        names, columns = PLACE_TABLES[prefix]
        values = [place_id] if columns == ("place_id",) else rest.split("-", len(columns) - 1)
        if len(values) != len(columns):
            return None
        wanted = dict(zip(columns, values, strict=True))
        files = sorted(path.relative_to(self.root).as_posix() for path in self.root.glob(names))
        return next((row for name in files for row in self.having(name, **wanted)), None)

    def _table(self, name: str) -> dict[int, dict[str, str]]:
        """Cells by column, by the line on which the row ends, as in the tables' own messages."""
        if name not in self._read:
            path = self.root / name
            self._read[name] = dict(_lines(path)) if path.is_file() else {}
        return self._read[name]


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        for cells in reader:
            yield reader.line_num, dict(zip(header, cells, strict=False))
