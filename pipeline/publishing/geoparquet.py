"""Parquet files with descriptions; the events as GeoParquet 1.1.

The geometry is plain WKB with a `geo` key beside it, not one of Parquet's own geometry types: those stop
Polars from opening any column of the file. The reference system is left out, which means OGC:CRS84,
longitude before latitude.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publishing.geometry import bounds_of

__all__ = ["geo_metadata", "write_parquet"]

GEO_VERSION = "1.1.0"
GEOMETRY, COVERING = "geometry", "bbox"
# 100,000 events give four groups, whose ranges of days hardly overlap.
ROW_GROUP_ROWS = 25_000


def geo_metadata(table: pa.Table) -> dict[str, Any]:
    """What the `geo` key of a table with points says."""
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": ["Point"],
        "covering": {COVERING: {edge: [COVERING, edge] for edge in ("xmin", "ymin", "xmax", "ymax")}},
    }
    bounds = bounds_of(*(table[name].combine_chunks() for name in ("longitude", "latitude")))
    if bounds is not None:
        column["bbox"] = bounds
    return {"version": GEO_VERSION, "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}


def write_parquet(table: pa.Table, path: Path, *, about: dict[str, str]) -> None:
    """Writes a table; `about` joins what the file says of itself. The same table gives the same bytes."""
    metadata = {**{key.decode(): value.decode() for key, value in (table.schema.metadata or {}).items()}, **about}
    if GEOMETRY in table.column_names:
        metadata["geo"] = json.dumps(geo_metadata(table), separators=(",", ":"))
    pq.write_table(
        table.replace_schema_metadata(metadata),
        path,
        compression="zstd",
        row_group_size=ROW_GROUP_ROWS,
        write_page_index=True,
        write_page_checksum=True,
    )
