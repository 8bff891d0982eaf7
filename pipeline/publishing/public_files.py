"""All files of OUT/public from the tables of records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from pipeline.publishing.cells import write_csv
from pipeline.publishing.data_package import LICENCE, write_data_package
from pipeline.publishing.flat import flat_columns, rows_of
from pipeline.publishing.geojson import write_geojson
from pipeline.publishing.geopackage import write_geopackage
from pipeline.publishing.geoparquet import write_parquet
from pipeline.publishing.layout import events_and_claims, public_tables
from schemas.export_seeds import HxlRow, SourceRow

__all__ = ["write_events_and_claims", "write_public_files"]


def write_public_files(
    tables: Mapping[str, pa.Table],
    folder: Path,
    *,
    tool_version: str | None,
    sources: Sequence[SourceRow],
    hxl: Sequence[HxlRow],
) -> dict[str, int | None]:
    """Writes every public file to a folder; gives the rows of each, None for datapackage.json."""
    public = public_tables(tables)
    rows = _write_tables(public, folder, {"sitrep_version": tool_version or "unknown", "licence": LICENCE["name"]})
    events = public["events"]
    header = [column.name for column in flat_columns()]
    rows["events.csv"] = write_csv(folder / "events.csv", header, rows_of(events))
    rows["events.gpkg"] = write_geopackage(events, folder / "events.gpkg")
    rows["events.geojson"] = write_geojson(events, folder / "events.geojson")
    tags = {row.column: row.tag for row in hxl}
    write_data_package(folder, rows, articles=tables["articles"], tool_version=tool_version, sources=sources, tags=tags)
    return {**rows, "datapackage.json": None}


def write_events_and_claims(
    events: pa.Table, claims: pa.Table, folder: Path, *, tool_version: str | None
) -> dict[str, int]:
    """Writes events.parquet and claims.parquet from tables of records; gives the rows of each."""
    return _write_tables(events_and_claims(events, claims), folder, {"sitrep_version": tool_version or "unknown"})


def _write_tables(tables: Mapping[str, pa.Table], folder: Path, about: dict[str, str]) -> dict[str, int]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        write_parquet(table, folder / f"{name}.parquet", about=about)
    return {f"{name}.parquet": table.num_rows for name, table in tables.items()}
