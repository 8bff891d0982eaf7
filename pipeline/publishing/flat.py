"""The events as flat columns, for files that hold no lists or nested records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from schemas.arrow import Shape, shapes
from schemas.events import Event

__all__ = ["CLAIMS_COUNT", "FlatColumn", "flat_columns", "json_value", "python_values", "rows_of"]

# The column that stands for the nested claims.
CLAIMS_COUNT = "claims_count"


@dataclass(frozen=True)
class FlatColumn:
    """A column of the flat events: its name, how it is stored in a record, and what it means."""

    name: str
    kind: type
    description: str
    unit: str | None = None


def flat_columns() -> tuple[FlatColumn, ...]:
    """The columns of Event, lists as texts, and the number of claims."""
    made = [_column(name, shape) for name, shape in shapes(Event)]
    return (*made, FlatColumn(CLAIMS_COUNT, int, "Claims about the event: its rows of the claims table", "claims"))


def python_values(column: pa.ChunkedArray | pa.Array, kind: type) -> list[Any]:
    """The values of a column as Python objects; days as dates."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(pa.string())
    if kind is date:
        column = column.cast(pa.date32())
    values: list[Any] = column.to_pylist()
    return values


def rows_of(events: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The rows of the public events table with the columns of `flat_columns`."""
    columns = [python_values(events[column.name], column.kind) for column in flat_columns()[:-1]]
    counts = [len(claims) for claims in events["claims"]]
    return zip(*columns, counts, strict=True)


def json_value(value: Any) -> Any:
    """A value as JSON holds it: days and times as ISO texts."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return value


def compact_json(value: Any) -> str:
    """JSON text without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=json_value)


def _column(name: str, shape: Shape) -> FlatColumn:
    info = Event.model_fields[name]
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    unit = extra.get("unit")
    return FlatColumn(name, shape.python, info.description or "", None if unit is None else str(unit))
