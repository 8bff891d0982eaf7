"""Arrow from records: the schema of a record class, and tables from records and back.

Every type is decided once, in `shape_of`. Days and moments become millisecond timestamps, so that pandas
gives them `.dt`; a vocabulary becomes its text; a nested record becomes a struct; `X | None` becomes
nullable. Arrow does not enforce nullability when a table is built, so the pydantic model stays the guard
both ways.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from itertools import accumulate
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import pyarrow as pa
import pyarrow.compute as pc
import pydantic
from pydantic.fields import FieldInfo

from schemas.base import Record

__all__ = ["Shape", "arrow_schema", "from_table", "shape_of", "shapes", "to_table"]

R = TypeVar("R", bound=Record)

SCALARS: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    bytes: pa.binary(),
    date: pa.timestamp("ms"),
    datetime: pa.timestamp("ms", "UTC"),
}
# What stands, unread, in a required column below a nested record that is unknown.
FILLERS: dict[type, Any] = {
    str: "",
    int: 0,
    float: 0.0,
    bool: False,
    bytes: b"",
    date: date(1970, 1, 1),
    datetime: datetime(1970, 1, 1, tzinfo=UTC),
}


@dataclass(frozen=True)
class Shape:
    """How one annotation is stored: `python` is a scalar type, `tuple` or a record class."""

    python: type
    arrow: pa.DataType
    nullable: bool
    vocabulary: type[StrEnum] | None = None
    item: Shape | None = None
    children: tuple[tuple[str, Shape], ...] = ()


@cache
def shapes(record_type: type[Record]) -> tuple[tuple[str, Shape], ...]:
    """Name and shape of every field of a record class, in the order of its columns."""
    return tuple((name, shape_of(info.annotation)) for name, info in record_type.model_fields.items())


@cache
def arrow_schema(record_type: type[Record]) -> pa.Schema:
    """The Arrow schema of a record class; its fields carry description, unit and example as metadata.

    Raises TypeError for an annotation that has no place in a table.
    """
    metadata = {"record": record_type.__name__, "description": " ".join((record_type.__doc__ or "").split())}
    return pa.schema(_fields(record_type), metadata=metadata)


def to_table(records: Iterable[R], record_type: type[R], *, metadata: Mapping[str, str] | None = None) -> pa.Table:
    """A table with one row per record, in order, built column by column; `metadata` joins the schema's own.

    Raises ValueError, naming the column, for a value that Arrow cannot hold: an integer beyond 64 bits, or
    text with half a surrogate pair.
    """
    rows = list(records)
    schema = arrow_schema(record_type)
    arrays = []
    for name, shape in shapes(record_type):
        try:
            arrays.append(_encoded([getattr(row, name) for row in rows], shape))
        except (OverflowError, UnicodeEncodeError, pa.ArrowException) as error:
            raise ValueError(f"{record_type.__name__}.{name} cannot be stored: {error}") from error
    table = pa.Table.from_arrays(arrays, schema=schema)
    if metadata is None:
        return table
    return table.replace_schema_metadata({**(schema.metadata or {}), **metadata})


def from_table(table: pa.Table, record_type: type[R]) -> list[R]:
    """The records of a table made by `to_table`, each validated again.

    Raises ValueError when the table's columns are not those of the record class.
    """
    schema = arrow_schema(record_type)
    if not table.schema.equals(schema):
        raise ValueError(f"not a table of {record_type.__name__}: {_difference(table.schema, schema)}")
    columns = [_decoded(_one_array(table.column(name)), shape) for name, shape in shapes(record_type)]
    return _records(record_type, columns, table.num_rows)


def shape_of(annotation: Any) -> Shape:
    """How a field with this annotation is stored. Raises TypeError for one that has no place in a table."""
    inner, nullable = _without_none(annotation)
    if get_origin(inner) is tuple:
        item = shape_of(_item_annotation(inner))
        arrow = pa.list_(pa.field("element", item.arrow, nullable=item.nullable))
        return Shape(tuple, arrow, nullable, item=item)
    if inner is pydantic.AwareDatetime:
        inner = datetime
    if inner in SCALARS:
        return Shape(inner, SCALARS[inner], nullable)
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return Shape(str, pa.string(), nullable, vocabulary=inner)
    if isinstance(inner, type) and issubclass(inner, Record):
        return Shape(inner, pa.struct(_fields(inner)), nullable, children=shapes(inner))
    raise TypeError(f"no Arrow type for {annotation!r}; schemas/arrow.py lists what a record may hold")


def _without_none(annotation: Any) -> tuple[Any, bool]:
    """The annotation without `Annotated` and `| None`, and whether `None` was allowed."""
    if get_origin(annotation) is Annotated:
        return _without_none(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        members = [member for member in get_args(annotation) if member is not type(None)]
        if len(members) == 1 and len(get_args(annotation)) == 2:
            return _without_none(members[0])[0], True
    return annotation, False


def _item_annotation(annotation: Any) -> Any:
    """X of `tuple[X, ...]`. Raises TypeError for a tuple of fixed length, which has no column type here."""
    arguments = get_args(annotation)
    if len(arguments) != 2 or arguments[1] is not Ellipsis:
        raise TypeError(f"no Arrow type for {annotation!r}; write tuple[X, ...]")
    return arguments[0]


def _fields(record_type: type[Record]) -> list[pa.Field]:
    infos = record_type.model_fields
    return [
        pa.field(name, shape.arrow, nullable=shape.nullable, metadata=_field_metadata(infos[name]))
        for name, shape in shapes(record_type)
    ]


def _field_metadata(info: FieldInfo) -> dict[str, str]:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    known = {"description": info.description, "unit": extra.get("unit"), "example": extra.get("example")}
    return {key: str(value) for key, value in known.items() if value is not None}


def _encoded(values: Sequence[Any], shape: Shape) -> pa.Array:
    if shape.item is not None:
        return _encoded_lists(values, shape, shape.item)
    if shape.children:
        return _encoded_structs(values, shape)
    if not shape.nullable and None in values:
        values = [FILLERS[shape.python] if value is None else value for value in values]
    if shape.python is date:
        return pa.array(values, pa.date32()).cast(shape.arrow)
    return pa.array(values, shape.arrow)


def _encoded_lists(values: Sequence[Any], shape: Shape, item: Shape) -> pa.Array:
    offsets = list(accumulate((len(value or ()) for value in values), initial=0))
    items = _encoded([entry for value in values for entry in value or ()], item)
    return pa.ListArray.from_arrays(
        pa.array(offsets, pa.int32()), items, type=shape.arrow, mask=_unknown(values, shape)
    )


def _encoded_structs(values: Sequence[Any], shape: Shape) -> pa.Array:
    children = [
        _encoded([None if value is None else getattr(value, name) for value in values], child)
        for name, child in shape.children
    ]
    return pa.StructArray.from_arrays(children, fields=list(shape.arrow), mask=_unknown(values, shape))


def _unknown(values: Sequence[Any], shape: Shape) -> pa.Array | None:
    """Which values are unknown, for a nullable shape; a required one has fillers instead."""
    return pa.array([value is None for value in values], pa.bool_()) if shape.nullable else None


def _one_array(column: pa.ChunkedArray) -> pa.Array:
    if column.num_chunks == 1:
        return column.chunk(0)
    return pa.concat_arrays([pa.array([], column.type), *column.chunks])


def _decoded(array: pa.Array, shape: Shape) -> list[Any]:
    if shape.item is not None:
        return _decoded_lists(array, shape.item)
    if shape.children:
        return _decoded_structs(array, shape)
    values = _decoded_scalars(array, shape)
    if shape.vocabulary is None:
        return values
    members: dict[str | None, StrEnum | None] = {member.value: member for member in shape.vocabulary}
    members[None] = None
    return [members.get(value, value) for value in values]


def _decoded_scalars(array: pa.Array, shape: Shape) -> list[Any]:
    """Python values of a flat array; by numpy, which is several times faster, where no null becomes NaN."""
    if shape.python is str or (shape.python in (int, float, bool) and array.null_count == 0):
        values: list[Any] = array.to_numpy(zero_copy_only=False).tolist()
        return values
    if shape.python is date:
        array = array.cast(pa.date32())
    scalars: list[Any] = array.to_pylist()
    return scalars


def _decoded_lists(array: pa.Array, item: Shape) -> list[Any]:
    lengths = pc.list_value_length(array).to_pylist()
    ends = list(accumulate(length or 0 for length in lengths))
    items = _decoded(array.flatten(), item)
    return [
        None if length is None else tuple(items[end - length : end]) for length, end in zip(lengths, ends, strict=True)
    ]


def _decoded_structs(array: pa.Array, shape: Shape) -> list[Any]:
    known = array.drop_null() if array.null_count else array
    columns = [
        _decoded(child, child_shape) for child, (_, child_shape) in zip(known.flatten(), shape.children, strict=True)
    ]
    made: Iterator[Record] = iter(_records(shape.python, columns, len(known)))
    if not array.null_count:
        return list(made)
    return [next(made) if valid else None for valid in array.is_valid().to_pylist()]


def _records(record_type: type[R], columns: Sequence[Sequence[Any]], count: int) -> list[R]:
    if not columns:
        return [record_type() for _ in range(count)]
    names = tuple(record_type.model_fields)
    validate = record_type.model_validate
    return [validate(dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)]


def _difference(found: pa.Schema, expected: pa.Schema) -> str:
    """The columns in which two schemas differ, in words."""
    absent = [name for name in expected.names if name not in found.names]
    added = [name for name in found.names if name not in expected.names]
    changed = [
        f"{name} is {found.field(name).type}, not {expected.field(name).type}"
        for name in expected.names
        if name in found.names and not found.field(name).equals(expected.field(name))
    ]
    lacks = [f"lacks {', '.join(absent)}"] if absent else []
    has = [f"has also {', '.join(added)}"] if added else []
    return "; ".join(lacks + has + changed) or "the columns stand in another order"
