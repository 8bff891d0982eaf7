"""The rules of GeoParquet 1.1: our transcription of its JSON schema and of what it asks of the Parquet file."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

GEOMETRY_TYPES = {
    f"{kind}{suffix}"
    for kind in (
        "Point",
        "LineString",
        "Polygon",
        "MultiPoint",
        "MultiLineString",
        "MultiPolygon",
        "GeometryCollection",
    )
    for suffix in ("", " Z")
}
ENCODINGS = {"WKB", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon"}
EDGES = ("xmin", "ymin", "xmax", "ymax")
WKB_POINT = struct.Struct("<BIdd")


def faults(path: Path) -> list[str]:
    """Everything in which a file breaks the rules; none for a valid one."""
    metadata = pq.read_metadata(path).metadata or {}
    if b"geo" not in metadata:
        return ["no geo key"]
    geo = json.loads(metadata[b"geo"])
    table = pq.read_table(path)
    return [*metadata_faults(geo), *_file_faults(geo, table)]


def metadata_faults(geo: Any) -> Iterator[str]:
    """What the JSON schema forbids."""
    if not isinstance(geo, dict):
        yield "geo is no object"
        return
    if geo.get("version") != "1.1.0":
        yield f"version {geo.get('version')!r}"
    primary, columns = geo.get("primary_column"), geo.get("columns")
    if not isinstance(primary, str) or not primary:
        yield "primary_column is no name"
    if not isinstance(columns, dict) or not columns:
        yield "columns is no object with a column"
        return
    if primary not in columns:
        yield "primary_column is not among the columns"
    for name, column in columns.items():
        yield from (f"{name}: {fault}" for fault in _column_faults(column))


def _column_faults(column: Any) -> Iterator[str]:
    if not isinstance(column, dict):
        yield "no object"
        return
    if column.get("encoding") not in ENCODINGS:
        yield f"encoding {column.get('encoding')!r}"
    types = column.get("geometry_types")
    if not isinstance(types, list) or len(types) != len(set(types)) or not set(types) <= GEOMETRY_TYPES:
        yield f"geometry_types {types!r}"
    if "crs" in column and not isinstance(column["crs"], dict | None):
        yield "crs is neither PROJJSON nor null"
    if column.get("edges", "planar") not in {"planar", "spherical"}:
        yield f"edges {column['edges']!r}"
    if column.get("orientation", "counterclockwise") != "counterclockwise":
        yield f"orientation {column['orientation']!r}"
    if "epoch" in column and not isinstance(column["epoch"], int | float):
        yield "epoch is no number"
    if "bbox" in column and not _is_box(column["bbox"]):
        yield f"bbox {column['bbox']!r}"
    if "covering" in column:
        yield from _covering_faults(column["covering"])


def _is_box(box: Any) -> bool:
    return isinstance(box, list) and len(box) in {4, 6} and all(isinstance(edge, int | float) for edge in box)


def _covering_faults(covering: Any) -> Iterator[str]:
    box = covering.get("bbox") if isinstance(covering, dict) else None
    if not isinstance(box, dict) or not set(EDGES) <= set(box):
        yield "covering has no bbox with all edges"
        return
    for edge, path in box.items():
        if not isinstance(path, list) or len(path) != 2 or path[1] != edge:
            yield f"covering {edge} {path!r}"
    if len({path[0] for path in box.values()}) != 1:
        yield "covering names several columns"


def _file_faults(geo: dict[str, Any], table: pa.Table) -> Iterator[str]:
    """What the specification asks of the columns themselves."""
    for name, column in geo["columns"].items():
        if name not in table.column_names:
            yield f"no column {name}"
            continue
        field = table.schema.field(name)
        if column["encoding"] == "WKB" and field.type != pa.binary():
            yield f"{name} is {field.type}, not binary"
        if (field.metadata or {}).get(b"ARROW:extension:name"):
            yield f"{name} has an Arrow extension type"
        yield from _value_faults(name, column, table)


def _value_faults(name: str, column: dict[str, Any], table: pa.Table) -> Iterator[str]:
    shapes = table[name].to_pylist()
    points = [None if shape is None else WKB_POINT.unpack(shape) for shape in shapes]
    for order, kind, _, _ in (point for point in points if point is not None):
        if (order, kind) != (1, 1) or "Point" not in column["geometry_types"]:
            yield f"{name} holds what geometry_types does not list"
    known = [(x, y) for point in points if point is not None for _, _, x, y in [point]]
    if known and "bbox" in column:
        xs, ys = [x for x, _ in known], [y for _, y in known]
        if column["bbox"] != [min(xs), min(ys), max(xs), max(ys)]:
            yield f"{name}: bbox is not that of its points"
    if "covering" not in column:
        return
    covering = column["covering"]["bbox"]["xmin"][0]
    field = table.schema.field(covering)
    kinds = {field.type.field(edge).type for edge in EDGES}
    if len(kinds) != 1 or not kinds <= {pa.float64(), pa.float32()}:
        yield f"{covering} is not of one floating type"
    for point, box in zip(points, table[covering].to_pylist(), strict=True):
        if (point is None) != (box is None):
            yield f"{covering} is null where {name} is not"
        elif point is not None and tuple(box[edge] for edge in EDGES) != (point[2], point[3], point[2], point[3]):
            yield f"{covering} is not the box of {name}"
