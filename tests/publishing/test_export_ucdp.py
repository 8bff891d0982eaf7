"""UCDP's export against its codebook: columns, sides, precision, and deaths that add up."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from pipeline.publishing.exports.format import ExportOptions, Refusal, RefusalReason
from pipeline.publishing.exports.told import ToldEvent
from pipeline.publishing.exports.ucdp import UCDP
from pipeline.publishing.exports.write import write_exports
from schemas.vocabulary import ActorClass, DatePrecision, GeoPrecision, VictimsClass
from tests.publishing.samples import Sample, claim_of, codes, sample, samples, told_of
from tests.publishing.test_open_anywhere import read_csv

COLUMNS = [
    "id",
    "year",
    "active_year",
    "type_of_violence",
    "conflict_new_id",
    "conflict_name",
    "dyad_new_id",
    "dyad_name",
    "side_a_new_id",
    "gwnoa",
    "side_a",
    "side_b_new_id",
    "gwnob",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "iso3",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "low",
    "best",
    "high",
]
PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def rows_of(found: Sample | ToldEvent) -> dict[str, Any] | Refusal:
    told = found if isinstance(found, ToldEvent) else told_of([found])[0]
    rows = UCDP.rows(told, codes(), ExportOptions())
    return rows if isinstance(rows, Refusal) else dict(rows["ucdp.csv"][0])


def row_of(**columns: Any) -> dict[str, Any]:
    row = rows_of(sample(**columns))
    assert not isinstance(row, Refusal), row
    return row


def test_the_file_has_ucdps_columns_in_their_order() -> None:
    [file] = UCDP.files(codes())
    assert [column.name for column in file.columns] == COLUMNS
    assert len(COLUMNS) == 43


@settings(max_examples=300, deadline=None)
@given(samples())
def test_every_event_is_a_row_by_the_codebook_or_a_refusal(found: Sample) -> None:
    row = rows_of(found)
    if isinstance(row, Refusal):
        assert row.detail
        return
    assert set(row) == set(COLUMNS)
    assert row["best"] == sum(row[part] for part in PARTS)
    assert 0 <= row["low"] <= row["best"] <= row["high"]
    assert row["high"] >= 1
    assert all(row[part] >= 0 for part in PARTS)
    assert row["type_of_violence"] in {1, 2, 3}
    assert row["where_prec"] in {1, 2, 3, 4, 6}
    assert row["date_prec"] in {1, 2, 3, 4, 5}
    assert row["date_start"] <= row["date_end"]
    assert row["year"] == row["date_end"].year
    assert 1 <= row["priogrid_gid"] <= 259_200
    assert row["geom_wkt"] == f"POINT ({row['longitude']} {row['latitude']})"
    assert row["dyad_name"] == f"{row['side_a']} - {row['side_b']}"
    assert row["region"] in {"Africa", "Americas", "Asia", "Europe", "Middle East"}
    assert row["event_clarity"] in {1, 2}
    if row["type_of_violence"] == 3:
        assert (row["side_b"], row["side_b_new_id"]) == ("Civilians", 9999)
        assert row["deaths_civilians"] == row["best"]


@pytest.mark.parametrize(("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5)])
def test_a_span_of_days_has_its_code(days: int, code: int) -> None:
    start = date(2024, 1, 1)
    row = row_of(date_precision=DatePrecision.RANGE, event_date_start=start, event_date_end=start + timedelta(days - 1))
    assert row["date_prec"] == code


@pytest.mark.parametrize(
    ("precision", "code"),
    [
        (GeoPrecision.EXACT, 1),
        (GeoPrecision.NEAR, 2),
        (GeoPrecision.DISTRICT, 3),
        (GeoPrecision.ADMIN1, 4),
        (GeoPrecision.COUNTRY, 6),
    ],
)
def test_each_place_precision_has_its_code(precision: GeoPrecision, code: int) -> None:
    row = row_of(geo_precision=precision)
    assert row["where_prec"] == code
    assert row["event_clarity"] == (2 if precision is GeoPrecision.COUNTRY else 1)


def test_the_government_is_side_a_whoever_struck() -> None:
    struck = row_of()
    assert (struck["side_a"], struck["gwnoa"], struck["side_a_new_id"]) == ("Government of Russia", 365, 57)
    assert (struck["side_b"], struck["gwnob"]) == ("Faylaq al-Sham", None)
    turned = row_of(
        actor1="Faylaq al-Sham",
        actor1_id="faylaq-al-sham",
        actor1_class=ActorClass.REBEL_GROUP,
        actor2="Military Forces of Syria",
        actor2_id="syr-military",
        actor2_class=ActorClass.STATE_FORCES,
    )
    assert (turned["side_a"], turned["side_b"]) == ("Government of Syria", "Faylaq al-Sham")
    # The fighters who were struck are the government's, side A here.
    assert (turned["deaths_a"], turned["deaths_b"]) == (12, 0)


def test_deaths_go_to_the_side_that_was_struck_only_where_that_is_told() -> None:
    assert [row_of()[part] for part in PARTS] == [0, 12, 0, 0]
    clash = row_of(event_type="Battles", sub_event_type="Armed clash")
    assert [clash[part] for part in PARTS] == [0, 0, 0, 12]
    mixed = row_of(civilians_killed_low=5)
    assert [mixed[part] for part in PARTS] == [0, 7, 5, 0]
    base = sample()
    ids = (base.event.event_id, base.reports[0].report_id, base.articles[0].article_id)
    unknown = claim_of(*ids, victims_class=VictimsClass.UNKNOWN)
    event = base.event.replace(killed_best_claims=(unknown.claim_id,))
    row = rows_of(ToldEvent(event, (unknown,)))
    assert not isinstance(row, Refusal)
    assert [row[part] for part in PARTS] == [0, 0, 0, 12]
    one_sided = row_of(ucdp_type=3)
    assert [one_sided[part] for part in PARTS] == [0, 0, 12, 0]


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"ucdp_type": None}, RefusalReason.NOT_ORGANISED_VIOLENCE),
        ({"date_precision": DatePrecision.UNKNOWN, "event_date": None}, RefusalReason.NO_DATE),
        (
            {"date_precision": DatePrecision.YEAR, "event_date_start": date(2020, 1, 1)},
            RefusalReason.DATE_TOO_VAGUE,
        ),
        ({"geo_precision": GeoPrecision.UNKNOWN}, RefusalReason.NO_PLACE),
        ({"country": "ATA"}, RefusalReason.NO_COUNTRY_CODE),
        ({"actor2_id": None, "actor2": "Unidentified Armed Group (Syria)"}, RefusalReason.NO_NAMED_SIDE),
        ({"actor1_id": None, "ucdp_type": 3}, RefusalReason.NO_NAMED_SIDE),
        ({"killed_low": None, "killed_best": None, "killed_high": None}, RefusalReason.NO_DEATHS),
        ({"killed_low": 0, "killed_best": 0, "killed_high": 0}, RefusalReason.NO_DEATHS),
        ({"killed_low": 20}, RefusalReason.TOLL_OUT_OF_ORDER),
    ],
)
def test_what_ucdp_does_not_record_is_refused(columns: dict[str, Any], reason: RefusalReason) -> None:
    found = rows_of(sample(**columns))
    assert isinstance(found, Refusal)
    assert found.reason is reason


def test_a_dyad_is_active_in_a_year_with_25_deaths(tmp_path: Path) -> None:
    found = [sample(1), sample(2), sample(3), sample(4, actor2="Jabhat", actor2_id="hamas")]
    written = write_exports(told_of(found), tmp_path, formats=[UCDP], codes=codes(), options=ExportOptions())
    rows = read_csv(tmp_path / "ucdp.csv", "csv")
    assert {row["side_b"]: row["active_year"] for row in rows} == {"Faylaq al-Sham": "true", "Jabhat": "false"}
    assert written[0].held == 4


def test_sources_are_listed_as_ucdp_lists_them() -> None:
    row = row_of()
    assert row["source_article"] == "\"Test agency,2024-03-03,They said 'no'\""
    assert (row["source_office"], row["source_original"]) == ("Test agency", "Health ministry")
    assert row["source_date"] == date(2024, 3, 3)


def test_refusals_are_written_with_reason(written: Path) -> None:
    rows = read_csv(written / "exports/ucdp.refused.csv", "csv")
    assert {row["reason"] for row in rows} == {"no_date", "no_place"}
    assert all(row["event_id"] and row["detail"] for row in rows)


def test_every_event_is_in_the_export_or_among_the_refused(written: Path) -> None:
    events = {row["event_id"] for row in read_csv(written / "public/events.csv", "csv")}
    kept = {
        "acled": len(read_csv(written / "exports/acled.csv", "csv")),
        "ucdp": len(read_csv(written / "exports/ucdp.csv", "csv")),
        "hxl": len(read_csv(written / "exports/events.hxl.csv", "csv")) - 1,
        "gdelt": len((written / "exports/gdelt.export.csv").read_text(encoding="utf-8").split("\n")) - 1,
        "plover": len((written / "exports/plover.jsonl").read_text(encoding="utf-8").split("\n")) - 1,
        "geojson": len(json.loads((written / "exports/events.geojson").read_text(encoding="utf-8"))["features"]),
    }
    for name, count in kept.items():
        refused = {row["event_id"] for row in read_csv(written / f"exports/{name}.refused.csv", "csv")}
        assert refused <= events
        assert count + len(refused) == len(events), name
