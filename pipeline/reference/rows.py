"""Reading one reference table: every row becomes a record, or is refused with file, line and column."""

from __future__ import annotations

import csv
import types
import typing
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from pipeline.coding.lexicon import Entry
from schemas.base import Record

RowT = TypeVar("RowT", bound=Record)
TRUE_FALSE = {"true": True, "false": False}


class BadReferenceRow(ValueError):
    """A reference table that cannot be read; the text names file, line and column."""


def read_rows(seeds: Path, name: str, record_type: type[RowT]) -> list[Entry[RowT]]:
    """Every row of `seeds/NAME`. Raises FileNotFoundError, or BadReferenceRow for the first bad row."""
    return [_entry(cells, record_type, origin) for origin, cells in _lines(seeds / name, f"seeds/{name}", record_type)]


def checked_rows(seeds: Path, name: str, record_type: type[RowT]) -> tuple[list[Entry[RowT]], list[str]]:
    """Every good row of `seeds/NAME`, and what is wrong with each other one. Raises FileNotFoundError."""
    good: list[Entry[RowT]] = []
    bad: list[str] = []
    try:
        for origin, cells in _lines(seeds / name, f"seeds/{name}", record_type):
            try:
                good.append(_entry(cells, record_type, origin))
            except BadReferenceRow as error:
                bad.append(str(error))
    except BadReferenceRow as error:
        bad.append(str(error))
    return good, bad


def _lines(path: Path, shown: str, record_type: type[Record]) -> Iterator[tuple[str, list[str]]]:
    """Cells of each line with the line's name. Raises BadReferenceRow for a file that is no such table."""
    if not path.is_file():
        raise FileNotFoundError(f"no reference table at {path}; the settings' `seeds` folder must hold {shown}")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            header = next(reader, [])
            expected = list(record_type.model_fields)
            if header != expected:
                raise BadReferenceRow(f"{shown}:1: columns are {header}, expected {expected}")
            for cells in reader:
                yield f"{shown}:{reader.line_num}", cells
        except csv.Error as error:
            raise BadReferenceRow(f"{shown}:{reader.line_num}: {error}") from None
        except UnicodeDecodeError as error:
            raise BadReferenceRow(f"{shown}:{reader.line_num + 1}: not UTF-8: {error.reason}") from None


def _entry(cells: list[str], record_type: type[RowT], origin: str) -> Entry[RowT]:
    """One line as its record. Raises BadReferenceRow."""
    columns = list(record_type.model_fields)
    if len(cells) != len(columns):
        raise BadReferenceRow(f"{origin}: {len(cells)} cells, expected {len(columns)}")
    values = {column: _value(cell, record_type, column, origin) for column, cell in zip(columns, cells, strict=True)}
    try:
        return Entry(record_type.model_validate(values), origin)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadReferenceRow(f"{origin}: column {first['loc'][0]}: {first['msg']}") from None


def _value(cell: str, record_type: type[Record], column: str, origin: str) -> Any:
    """A cell as its column's type; an empty cell is None."""
    if cell == "":
        return None
    kind = _plain_type(record_type.model_fields[column].annotation)
    try:
        if kind is bool:
            return TRUE_FALSE[cell]
        if kind is date:
            return date.fromisoformat(cell)
        if isinstance(kind, type) and issubclass(kind, StrEnum | int | float):
            return kind(cell)
    except (KeyError, ValueError):
        raise BadReferenceRow(f"{origin}: column {column}: {cell!r} is not a {kind.__name__}") from None
    return cell


def _plain_type(annotation: Any) -> Any:
    """The type of an optional column without its None."""
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        return next(part for part in typing.get_args(annotation) if part is not type(None))
    return annotation
