"""The events as a GeoPackage, which QGIS, ArcGIS and R open by themselves.

Written with sqlite3 from Python's own library: a point layer is a few tables, and the packages that write it
otherwise (GDAL, through pyogrio) weigh more than everything else that a run needs. There is one layer, so
that readers need not be told which. It has no spatial index: SQLite's R-tree is not in every Python, and
100,000 points are drawn as fast without.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.publishing.flat import FlatColumn, compact_json, flat_columns, json_value, rows_of
from pipeline.publishing.geometry import bounds_of, geopackage_point

__all__ = ["write_geopackage"]

# "GPKG" and version 1.3.0, by which readers know the file.
APPLICATION_ID = 0x47504B47
USER_VERSION = 10300
LAYER = "events"
CLAIMS = FlatColumn("claims", str, "The claims about the event as a JSON list")
SQL_TYPES: dict[type, str] = {
    str: "TEXT",
    int: "INTEGER",
    float: "REAL",
    bool: "BOOLEAN",
    date: "DATE",
    datetime: "DATETIME",
    tuple: "TEXT",
}
# The same content must give the same bytes, so the time of writing is not in the file.
LAST_CHANGE = "1970-01-01T00:00:00.000Z"
WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
    'UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL REFERENCES gpkg_contents(table_name), column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id),
  z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL REFERENCES gpkg_contents(table_name), column_name TEXT NOT NULL, name TEXT, title TEXT,
  description TEXT, mime_type TEXT, constraint_name TEXT, PRIMARY KEY (table_name, column_name));
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
  max NUMERIC, max_is_inclusive BOOLEAN, description TEXT, UNIQUE (constraint_name, constraint_type, value));
"""
SCHEMA_EXTENSION = "http://www.geopackage.org/spec/#extension_schema"


def write_geopackage(events: pa.Table, path: Path) -> int:
    """Writes the public events table as one point layer; gives the number of rows."""
    columns = (*flat_columns(), CLAIMS)
    connection = sqlite3.connect(path)
    try:
        connection.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {USER_VERSION};")
        connection.executescript(TABLES)
        with connection:
            _describe(connection, events, columns)
            connection.execute(_create(columns))
            places = ", ".join("?" * (len(columns) + 2))
            connection.executemany(f"INSERT INTO {LAYER} VALUES ({places})", _rows(events))
    finally:
        connection.close()
    return int(events.num_rows)


def _create(columns: Sequence[FlatColumn]) -> str:
    named = ", ".join(f'"{column.name}" {SQL_TYPES[column.kind]}' for column in columns)
    return f"CREATE TABLE {LAYER} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, {named})"


def _describe(connection: sqlite3.Connection, events: pa.Table, columns: Sequence[FlatColumn]) -> None:
    """The tables that tell readers what the layer is."""
    systems = (
        ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", None),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
        ("WGS 84 geodetic", 4326, "EPSG", 4326, WGS84, "longitude and latitude in degrees"),
    )
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", systems)
    bounds = bounds_of(*(events[name].combine_chunks() for name in ("longitude", "latitude")))
    about = (events.schema.metadata or {}).get(b"description", b"").decode()
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, 4326)",
        (LAYER, LAYER, about, LAST_CHANGE, *(bounds or (None,) * 4)),
    )
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', 4326, 0, 0)", (LAYER,))
    extended = [
        (table, None, "gpkg_schema", SCHEMA_EXTENSION, "read-write")
        for table in ("gpkg_data_columns", "gpkg_data_column_constraints")
    ]
    connection.executemany("INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)", extended)
    connection.executemany(
        "INSERT INTO gpkg_data_columns (table_name, column_name, description) VALUES (?, ?, ?)",
        [(LAYER, column.name, _words(column)) for column in columns],
    )


def _words(column: FlatColumn) -> str:
    return f"{column.description} ({column.unit})" if column.unit else column.description


def _rows(events: pa.Table) -> Iterator[tuple[Any, ...]]:
    shapes = events["geometry"].to_pylist()
    claims = events["claims"].to_pylist()
    for number, (row, wkb, told) in enumerate(zip(rows_of(events), shapes, claims, strict=True), start=1):
        yield (number, geopackage_point(wkb), *(_stored(value) for value in row), compact_json(told))


def _stored(value: Any) -> Any:
    """A value as SQLite holds it; half a surrogate pair cannot reach this far, Arrow refuses it."""
    if isinstance(value, list):
        return compact_json(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return json_value(value)
