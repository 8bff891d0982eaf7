"""The public files open in one line in every tool, with the same values, types, dates, points and claims."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from pathlib import Path

import duckdb
import geopandas as gpd
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest

from pipeline.publishing import load
from pipeline.publishing.cells import UNSAFE, unescaped
from pipeline.publishing.flat import flat_columns
from pipeline.publishing.layout import public_schema
from schemas.events import Event
from schemas.public import PUBLIC_TABLES
from tests.publishing.conftest import made
from tests.publishing.samples import HOSTILE

KILLED = 12
EVENTS = len(made())


def by_id() -> dict[str, Event]:
    return {sample.event.event_id: sample.event for sample in made()}


@pytest.fixture(scope="module")
def events(written: Path) -> Path:
    return written / "public/events.parquet"


def test_pandas_gives_the_values_with_dates_that_work(events: Path) -> None:
    found = pd.read_parquet(events)
    assert len(found) == EVENTS
    assert found.event_date.dt.year.dropna().eq(2024).all()
    assert (found.event_date >= "2024-01-01").sum() == found.event_date.notna().sum()
    monthly = found.set_index("event_date").killed_best.resample("MS").sum()
    assert monthly.sum() == KILLED * found.event_date.notna().sum()
    assert isinstance(found.country.dtype, pd.CategoricalDtype)
    assert found.killed_best.dtype == "int64"
    assert found.wounded_best.dtype == "float64"
    assert found.civilian_targeting.dtype == "bool"
    for row in found.itertuples():
        event = by_id()[row.event_id]
        assert (row.actor1, row.notes) == (event.actor1, event.notes)
        assert row.location == event.location or pd.isna(row.location)
        assert [claim["claim_id"] for claim in row.claims] == list(event.killed_best_claims)


def test_pyarrow_sees_the_fixed_schema_with_descriptions(written: Path) -> None:
    for table in PUBLIC_TABLES:
        schema = pq.read_schema(written / f"public/{table}.parquet")
        assert schema.equals(public_schema(table), check_metadata=False)
        for field in schema:
            assert field.metadata[b"description"], (table, field.name)
    schema = pq.read_schema(written / "public/events.parquet")
    assert schema.field("killed_best").metadata[b"unit"] == b"people"
    assert schema.metadata[b"sitrep_version"] == b"1.2.3"
    assert schema.field("event_date").type == pa.timestamp("ms")
    assert schema.field("country").type == pa.dictionary(pa.int16(), pa.string())


def test_rows_are_by_day_then_id_with_those_without_a_day_last(events: Path) -> None:
    found = pq.read_table(events)
    columns = [found[name].to_pylist() for name in ("event_date", "event_date_start")]
    days = [one or other for one, other in zip(*columns, strict=True)]
    keys = [
        (day is None, day or datetime(1, 1, 1), at) for day, at in zip(days, found["event_id"].to_pylist(), strict=True)
    ]
    assert keys == sorted(keys)
    assert days[-1] is None


def test_files_are_compressed_with_a_page_index(events: Path) -> None:
    group = pq.read_metadata(events).row_group(0)
    columns = {group.column(at).path_in_schema: group.column(at) for at in range(group.num_columns)}
    assert {column.compression for column in columns.values()} == {"ZSTD"}
    assert columns["event_date"].has_column_index
    assert columns["event_date"].statistics.has_min_max


def test_polars_gives_the_values_and_the_claims(events: Path) -> None:
    found = pl.read_parquet(events)
    assert found.height == EVENTS
    assert found.schema["event_date"] == pl.Datetime("ms")
    assert found.filter(pl.col("event_date") >= date(2024, 1, 1)).height == found["event_date"].count()
    claims = found.select("event_id", "claims").explode("claims").unnest("claims")
    assert claims["low"].to_list() == [KILLED] * EVENTS
    assert set(found["actor1"]) >= set(HOSTILE)
    assert pl.scan_parquet(events).select("killed_best").collect()["killed_best"].sum() == KILLED * EVENTS


def test_duckdb_needs_no_extension(events: Path) -> None:
    with duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}) as db:
        kinds = {name: kind for name, kind, *_ in db.sql(f"DESCRIBE FROM '{events}'").fetchall()}
        assert kinds["event_date"] == "TIMESTAMP"
        assert kinds["country"] == "VARCHAR"
        assert kinds["geometry"].startswith("GEOMETRY")
        since = db.sql(f"SELECT count(*) FROM '{events}' WHERE event_date >= DATE '2024-01-01'").fetchall()
        told = db.sql(
            f"SELECT c.claimant, count(*) FROM (SELECT unnest(claims) c FROM '{events}') GROUP BY 1"
        ).fetchall()
        names = {name for (name,) in db.sql(f"SELECT actor1 FROM '{events}'").fetchall()}
    assert since == [(EVENTS - 2,)]
    assert told == [("Health ministry", EVENTS)]
    assert set(HOSTILE) <= names


def test_geopandas_sees_points_and_finds_an_area(events: Path) -> None:
    found = gpd.read_parquet(events)
    assert found.crs.to_string() == "OGC:CRS84"
    assert found.geometry.isna().sum() == 1
    point = found.geometry.dropna().iloc[0]
    assert (point.x, point.y) == (36.4360441, 36.0640291)
    assert len(gpd.read_parquet(events, bbox=(36, 36, 37, 37))) == EVENTS - 1
    assert len(gpd.read_parquet(events, bbox=(0, 0, 1, 1))) == 0


def test_the_geopackage_has_one_layer_with_points_claims_and_descriptions(written: Path) -> None:
    path = written / "public/events.gpkg"
    assert [name for name, _ in pyogrio.list_layers(path)] == ["events"]
    info = pyogrio.read_info(path)
    assert (info["crs"], info["geometry_type"], info["features"]) == ("EPSG:4326", "Point", EVENTS)
    found = pyogrio.read_dataframe(path)
    assert found.event_date.dt.year.dropna().eq(2024).all()
    assert found.civilian_targeting.dtype == "bool"
    assert found.claims_count.eq(1).all()
    assert [json.loads(text)[0]["low"] for text in found.claims] == [KILLED] * EVENTS
    assert found.geometry.notna().sum() == EVENTS - 1
    for row in found.itertuples():
        assert row.actor1.split("\x00")[0] == by_id()[row.event_id].actor1.split("\x00")[0]
    inside = pyogrio.read_dataframe(path, bbox=(36, 36, 37, 37))
    assert len(inside) == EVENTS - 1


def test_geojson_has_a_feature_for_every_event(written: Path) -> None:
    found = json.loads((written / "public/events.geojson").read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    for feature in found["features"]:
        event = by_id()[feature["id"]]
        assert feature["properties"]["actor1"] == event.actor1
        assert feature["properties"]["event_date"] == (event.event_date and event.event_date.isoformat())
        if event.longitude is None:
            assert feature["geometry"] is None
        else:
            assert feature["geometry"] == {"type": "Point", "coordinates": [event.longitude, event.latitude]}
        assert feature["properties"]["claims"][0]["quote"] == "12 fighters died"
    assert len(gpd.read_file(written / "public/events.geojson")) == EVENTS


@pytest.mark.parametrize("reader", ["csv", "pandas", "polars", "duckdb"])
def test_the_csv_keeps_every_text_in_every_reader(written: Path, reader: str) -> None:
    path = written / "public/events.csv"
    rows = read_csv(path, reader)
    assert len(rows) == EVENTS
    for row in rows:
        event = by_id()[row["event_id"]]
        assert list(row) == [column.name for column in flat_columns()]
        for name in ("actor1", "location", "notes", "admin1"):
            given = getattr(event, name)
            shown = "" if given is None else UNSAFE.sub("\ufffd", given)
            assert unescaped(row[name]) == shown
            assert not row[name].startswith(("=", "+", "-", "@", "\t", "\r"))
        assert row["event_date"] == ("" if event.event_date is None else event.event_date.isoformat())
        assert float(row["killed_best"]) == KILLED


def read_csv(path: Path, reader: str) -> list[dict[str, str]]:
    """Rows of texts, by one of four readers."""
    if reader == "csv":
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    if reader == "pandas":
        found = pd.read_csv(path, dtype=str, keep_default_na=False)
        return [dict(row) for row in found.to_dict("records")]
    if reader == "polars":
        table = pl.read_csv(path, infer_schema=False).fill_null("")
        return [dict(row) for row in table.to_dicts()]
    rows = duckdb.sql(f"FROM read_csv('{path}', all_varchar=true, header=true)").pl().fill_null("").to_dicts()
    return [dict(row) for row in rows]


def test_load_gives_every_table(written: Path) -> None:
    tables = load(written)
    assert len(tables.events) == len(tables.claims) == EVENTS
    assert tables.events.equals(load(written / "public").events)
    with pytest.raises(FileNotFoundError, match=r"events\.parquet"):
        load(written / "exports")


@pytest.mark.parametrize("table", sorted(PUBLIC_TABLES))
def test_no_events_give_empty_files_with_all_columns(nothing: Path, table: str) -> None:
    found = pq.read_table(nothing / f"public/{table}.parquet")
    assert found.num_rows == 0
    assert found.schema.equals(public_schema(table), check_metadata=False)


def test_empty_files_open_too(nothing: Path) -> None:
    folder = nothing / "public"
    assert gpd.read_parquet(folder / "events.parquet").empty
    assert pl.read_parquet(folder / "events.parquet").is_empty()
    assert duckdb.sql(f"SELECT count(*) FROM '{folder}/events.parquet'").fetchall() == [(0,)]
    assert pyogrio.read_info(folder / "events.gpkg")["features"] == 0
    assert pyogrio.read_dataframe(folder / "events.gpkg").empty
    assert list(pd.read_csv(folder / "events.csv").columns) == [column.name for column in flat_columns()]
    assert json.loads((folder / "events.geojson").read_text()) == {"type": "FeatureCollection", "features": []}
