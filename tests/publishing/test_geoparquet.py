"""events.parquet keeps the rules of GeoParquet 1.1, and the checker that says so can fail."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publishing.geometry import priogrid_cell
from pipeline.publishing.geoparquet import ROW_GROUP_ROWS, geo_metadata, write_parquet
from pipeline.publishing.layout import public_tables
from tests.publishing.conftest import write_all
from tests.publishing.geoparquet_rules import faults, metadata_faults
from tests.publishing.samples import Sample, sample, samples, tables_of


def test_the_written_file_keeps_the_rules(written: Path, nothing: Path) -> None:
    assert faults(written / "public/events.parquet") == []
    assert faults(nothing / "public/events.parquet") == []


@settings(max_examples=25, deadline=None)
@given(found=st.lists(samples(), max_size=4, unique_by=lambda one: one.event.event_id))
def test_any_events_keep_the_rules(tmp_path_factory: pytest.TempPathFactory, found: list[Sample]) -> None:
    path = tmp_path_factory.mktemp("geo") / "events.parquet"
    write_parquet(public_tables(tables_of(found))["events"], path, about={})
    assert faults(path) == []


def drop(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda geo: geo.pop(key)


def of_column(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda geo: geo["columns"]["geometry"].update(changes)


@pytest.mark.parametrize(
    "spoil",
    [
        drop("version"),
        drop("primary_column"),
        drop("columns"),
        of_column(encoding="wkb"),
        of_column(geometry_types=["point"]),
        of_column(geometry_types=["Point", "Point"]),
        of_column(crs="EPSG:4326"),
        of_column(edges="flat"),
        of_column(bbox=[1, 2, 3]),
        of_column(covering={"bbox": {"xmin": ["bbox", "xmin"]}}),
        of_column(covering={"bbox": {e: ["bbox", "x"] for e in ("xmin", "ymin", "xmax", "ymax")}}),
    ],
)
def test_the_checker_finds_what_is_wrong(spoil: Callable[[dict[str, Any]], None]) -> None:
    geo = geo_metadata(public_tables(tables_of([sample()]))["events"])
    assert list(metadata_faults(geo)) == []
    spoilt = copy.deepcopy(geo)
    spoil(spoilt)
    assert list(metadata_faults(spoilt)) != []


def test_row_groups_have_ranges_of_days_that_hardly_overlap(tmp_path: Path) -> None:
    count = 2 * ROW_GROUP_ROWS + 10
    one = tables_of([sample(number) for number in range(300)])
    wide = {**one, "events": one["events"].take([at % 300 for at in range(count)])}
    table = public_tables({**wide, "claims": one["claims"].slice(0, 0)})["events"]
    write_parquet(table, tmp_path / "events.parquet", about={})
    metadata = pq.read_metadata(tmp_path / "events.parquet")
    assert [metadata.row_group(at).num_rows for at in range(3)] == [ROW_GROUP_ROWS, ROW_GROUP_ROWS, 10]
    at = table.schema.get_field_index("event_date")
    ranges = [metadata.row_group(group).column(at).statistics for group in range(3)]
    assert ranges[0].max <= ranges[1].min
    assert ranges[1].max <= ranges[2].min


def test_the_same_events_give_the_same_bytes(tmp_path: Path) -> None:
    found = [sample(number) for number in range(20)]
    one, other = write_all(found, tmp_path / "one"), write_all(found[::-1], tmp_path / "other")
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert len(names) > 20
    assert [(one / name).read_bytes() for name in names] == [(other / name).read_bytes() for name in names]


@pytest.mark.xfail(strict=True, reason="Polars cannot open native geometry; GeoParquet 2.0 is due when it can")
def test_polars_opens_a_native_geometry(written: Path, tmp_path: Path) -> None:
    path = tmp_path / "native.parquet"
    duckdb.sql(
        f"COPY (SELECT event_id, geometry FROM '{written}/public/events.parquet') TO '{path}' "
        "(FORMAT parquet, GEOPARQUET_VERSION 'V2')"
    )
    pl.read_parquet(path)


def test_the_grid_cell_of_a_point() -> None:
    assert priogrid_cell(-89.75, -179.75) == 1
    assert priogrid_cell(-89.75, 179.75) == 720
    assert priogrid_cell(-89.25, -179.75) == 721
    assert priogrid_cell(89.75, 179.75) == 259_200
