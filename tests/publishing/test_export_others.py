"""PLOVER, HXL and GeoJSON against what they ask for, and the tables of codes against one another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from pipeline.publishing.exports.format import ExportOptions, Refusal, RefusalReason
from pipeline.publishing.exports.hxl import HXL
from pipeline.publishing.exports.plover import PLOVER
from pipeline.publishing.exports.registry import FORMATS
from schemas.events import Event
from schemas.vocabulary import ActorClass, DatePrecision, ExportName, GeoPrecision
from tests.publishing.samples import Sample, codes, sample, samples, told_of
from tests.publishing.test_open_anywhere import read_csv

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}


def plover(**columns: Any) -> dict[str, Any] | Refusal:
    rows = PLOVER.rows(told_of([sample(**columns)])[0], codes(), ExportOptions())
    return rows if isinstance(rows, Refusal) else dict(rows["plover.jsonl"][0])


def test_plover_has_its_16_types_with_their_quads() -> None:
    assert {kind: row.quad_code for (kind, _), row in codes().plover.items()} == QUADS
    assert len(QUADS) == 16


@settings(max_examples=150, deadline=None)
@given(samples())
def test_every_event_is_a_plover_record_or_a_refusal(found: Sample) -> None:
    rows = PLOVER.rows(told_of([found])[0], codes(), ExportOptions())
    if isinstance(rows, Refusal):
        assert rows.detail
        return
    [record] = rows["plover.jsonl"]
    [file] = PLOVER.files(codes())
    assert list(record) == [column.name for column in file.columns]
    assert record["id"]
    assert record["date"]
    assert record["actor"][0]["entity_text"] == found.event.actor1
    assert record["quad_code"] == QUADS[record["event"][0]]
    assert -10 <= record["event_scale"] <= 10
    assert json.loads(json.dumps(record)) == record
    for place in record["event_loc"]:
        assert place["resolution"] in {1, 2, 4, 3}
        assert place["country_code"] == found.event.country


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"plover_type": None, "plover_mode": None}, RefusalReason.NO_EQUIVALENT),
        ({"date_precision": DatePrecision.UNKNOWN, "event_date": None}, RefusalReason.NO_DATE),
        ({"actor1": None}, RefusalReason.NO_ACTOR),
        ({"plover_type": "AID", "plover_mode": None, "actor2": None}, RefusalReason.NO_RECIPIENT),
    ],
)
def test_what_plover_cannot_hold_is_refused(columns: dict[str, Any], reason: RefusalReason) -> None:
    found = plover(**columns)
    assert isinstance(found, Refusal)
    assert found.reason is reason


def test_a_plover_record_says_what_has_no_field() -> None:
    record = plover()
    assert not isinstance(record, Refusal)
    assert (record["event"], record["mode"], record["event_scale"]) == (["ASSAULT"], "aerial", -9.5)
    assert record["comment"] == "attribution uncontested; killed 12-12-12"
    assert record["event_loc"][0]["geonameid"] == "169389"


def test_hxl_has_headings_and_a_line_of_tags(written: Path) -> None:
    rows = read_csv(written / "exports/events.hxl.csv", "csv")
    tags = list(rows[0].values())
    assert all(tag.startswith("#") for tag in tags)
    assert len(set(tags)) == len(tags)
    assert {"#date+occurred", "#geo+lat", "#geo+lon", "#adm1+name", "#event+type"} <= set(tags)
    assert {"#affected+killed+min", "#affected+killed+max"} <= set(tags)
    assert {row.column for row in codes().hxl} <= set(Event.model_fields)
    assert rows[0].keys() == {row.header for row in codes().hxl}


def test_the_main_csv_has_no_line_of_tags(written: Path) -> None:
    assert not any("#" in str(value) for value in read_csv(written / "public/events.csv", "csv")[0].values())


def test_hxl_refuses_nothing() -> None:
    told = told_of([sample(latitude=None, country=None, date_precision=DatePrecision.UNKNOWN, event_date=None)])[0]
    assert not isinstance(HXL.rows(told, codes(), ExportOptions()), Refusal)


def test_the_geojson_export_is_the_public_file(written: Path) -> None:
    assert (written / "exports/events.geojson").read_bytes() == (written / "public/events.geojson").read_bytes()


def test_formats_and_their_names_agree() -> None:
    assert set(FORMATS) == {name.value for name in ExportName}


def test_every_value_of_ours_has_a_row_in_the_tables_of_codes() -> None:
    assert set(codes().countries) == set(codes().country_rows)
    assert set(codes().places) == set(GeoPrecision)
    assert set(codes().inter) == set(ActorClass)
    for kind in ActorClass:
        assert codes().role(kind, None) is not None
    for row in codes().event_types.values():
        assert row.plover_type is None or (row.plover_type, row.plover_mode) in codes().plover
    days = [day for row in codes().dates for day in range(row.least_days, row.most_days + 1)]
    assert days == list(range(1, 367))
