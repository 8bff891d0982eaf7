"""GDELT's export against its codebook: 61 and 16 columns, CAMEO, Goldstein, quad class, FIPS and geo types."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from pipeline.publishing.cells import text_cell
from pipeline.publishing.exports.format import ExportOptions, Refusal, RefusalReason
from pipeline.publishing.exports.gdelt import GDELT, fraction_of_year, quad_class
from schemas.vocabulary import ActorClass, DatePrecision, GeoPrecision
from tests.publishing.samples import PROJECT, Sample, codes, sample, samples, told_of

TEN = [
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
]
EIGHT = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
COLUMNS = [
    *["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"],
    *(f"Actor{number}{name}" for number in (1, 2) for name in TEN),
    *["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"],
    *["NumMentions", "NumSources", "NumArticles", "AvgTone"],
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in EIGHT),
    *["DATEADDED", "SOURCEURL"],
]
MENTIONS = [
    "GLOBALEVENTID",
    "EventTimeDate",
    "MentionTimeDate",
    "MentionType",
    "MentionSourceName",
    "MentionIdentifier",
    "SentenceID",
    "Actor1CharOffset",
    "Actor2CharOffset",
    "ActionCharOffset",
    "InRawText",
    "Confidence",
    "MentionDocLen",
    "MentionDocTone",
    "MentionDocTranslationInfo",
    "Extras",
]
TYPES = {"COP", "GOV", "MIL", "SPY", "REB", "UAF", "OPP", "CVL"}


def rows_of(found: Sample) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    rows = GDELT.rows(told_of([found])[0], codes(), ExportOptions())
    assert not isinstance(rows, Refusal), rows
    [event] = rows["gdelt.export.csv"]
    return dict(event), [dict(row) for row in rows["gdelt.mentions.csv"]]


def event_row(**columns: Any) -> dict[str, Any]:
    return rows_of(sample(**columns))[0]


def test_the_files_have_gdelts_columns_in_their_order() -> None:
    events, mentions = GDELT.files(codes())
    assert [column.name for column in events.columns] == COLUMNS
    assert len(COLUMNS) == 61
    assert [column.name for column in mentions.columns] == MENTIONS
    assert len(MENTIONS) == 16
    assert not events.headings
    assert not mentions.headings


@settings(max_examples=200, deadline=None)
@given(samples())
def test_every_event_is_a_row_by_the_codebook_or_a_refusal(found: Sample) -> None:
    rows = GDELT.rows(told_of([found])[0], codes(), ExportOptions())
    if isinstance(rows, Refusal):
        assert rows.detail
        return
    [row], mentions = rows["gdelt.export.csv"], rows["gdelt.mentions.csv"]
    assert set(row) == set(COLUMNS)
    assert 0 <= row["GLOBALEVENTID"] < 2**63
    assert re.fullmatch(r"\d{8}", row["SQLDATE"])
    assert row["SQLDATE"].startswith(row["MonthYear"])
    assert row["MonthYear"].startswith(row["Year"])
    assert float(row["Year"]) <= float(row["FractionDate"]) < float(row["Year"]) + 1
    assert row["EventCode"].startswith(row["EventBaseCode"])
    assert row["EventBaseCode"].startswith(row["EventRootCode"])
    assert 1 <= int(row["EventRootCode"]) <= 20
    assert row["QuadClass"] in {1, 2, 3, 4}
    assert row["IsRootEvent"] in {0, 1}
    assert row["NumMentions"] == len(mentions)
    for who in ("Actor1", "Actor2"):
        check_actor(row, who)
        assert row[f"{who}Geo_Type"] == 0
    check_place(row, found)
    for mention in mentions:
        assert set(mention) == set(MENTIONS)
        assert mention["GLOBALEVENTID"] == row["GLOBALEVENTID"]
        assert mention["MentionType"] in {1, 2}
        assert mention["Confidence"] in range(10, 101, 10)
        assert mention["MentionIdentifier"]
        assert mention["ActionCharOffset"] == 55
        assert mention["Actor1CharOffset"] == 31
        assert mention["Actor2CharOffset"] is None
    line = "\t".join(text_cell(row[name]) for name in COLUMNS)
    assert line.count("\t") == 60
    assert "\n" not in line


def check_actor(row: dict[str, Any], who: str) -> None:
    parts = [row[f"{who}{name}"] for name in ("CountryCode", "KnownGroupCode", "Type1Code")]
    assert (row[f"{who}Code"] or "") == "".join(part for part in parts if part)
    assert all(part is None or re.fullmatch("[A-Z]{3}", part) for part in parts)
    assert parts[2] is None or parts[2] in TYPES
    name = row[f"{who}Name"]
    assert name is None or name == name.upper()


def check_place(row: dict[str, Any], found: Sample) -> None:
    event, kind = found.event, row["ActionGeo_Type"]
    if kind == 0:
        assert [row[f"ActionGeo_{name}"] for name in EIGHT[1:]] == [None] * 7
        return
    assert kind in ({1, 2, 3} if event.country == "USA" else {1, 4, 5})
    assert re.fullmatch("[A-Z]{2}", row["ActionGeo_CountryCode"])
    assert (row["ActionGeo_FeatureID"] is not None) == (kind == 1)
    assert (row["ActionGeo_Lat"], row["ActionGeo_Long"]) == (event.latitude, event.longitude)


@pytest.mark.parametrize(
    ("day", "fraction"),
    [(date(2015, 2, 18), 2015.1315), (date(2013, 4, 2), 2013.2521), (date(2024, 12, 31), 2024.989)],
)
def test_the_fraction_of_a_year_counts_months_of_thirty_days(day: date, fraction: float) -> None:
    assert fraction_of_year(day) == fraction


def test_roots_have_their_quad_class() -> None:
    found = {root: quad_class(f"{root:02d}") for root in range(1, 21)}
    expected = {**dict.fromkeys(range(1, 6), 1), **dict.fromkeys(range(6, 9), 2)}
    expected |= {**dict.fromkeys(range(9, 14), 3), **dict.fromkeys(range(14, 21), 4)}
    assert found == expected


def test_codes_and_scores_are_those_of_cameo() -> None:
    shared = PROJECT.parent / "shared/cameo_goldstein.csv"
    if not shared.is_file():
        pytest.skip(f"{shared} is not here")
    with shared.open(encoding="utf-8") as file:
        scores = {row["code"]: row["goldstein_cameo_scale"] for row in csv.DictReader(file)}
    with (PROJECT / "seeds/cameo.csv").open(encoding="utf-8") as file:
        ours = {row["cameo_code"]: row["goldstein"] for row in csv.DictReader(file)}
    assert {code: float(score) for code, score in ours.items()} == {code: float(scores[code]) for code in ours}


@pytest.mark.parametrize(
    ("name", "actor_id", "kind", "code"),
    [
        ("Military Forces of Syria", "syr-military", ActorClass.STATE_FORCES, "SYRMIL"),
        ("Police Forces of Iran", "irn-police", ActorClass.STATE_FORCES, "IRNCOP"),
        ("Military Forces of Russia", "rus-military", ActorClass.EXTERNAL_FORCES, "RUSMIL"),
        ("Faylaq al-Sham", "faylaq-al-sham", ActorClass.REBEL_GROUP, "SYRREB"),
        ("Hezbollah", "hezbollah", ActorClass.POLITICAL_MILITIA, "LBNHEZUAF"),
        ("Taliban", "taliban", ActorClass.REBEL_GROUP, "AFGTALREB"),
        ("Civilians (Romania)", None, ActorClass.CIVILIANS, "ROMCVL"),
        ("Protesters (France)", None, ActorClass.PROTESTERS, "FRAOPP"),
        ("Somebody", None, None, None),
    ],
)
def test_actors_have_cameo_codes(name: str, actor_id: str | None, kind: ActorClass | None, code: str | None) -> None:
    row = event_row(actor1=name, actor1_id=actor_id, actor1_class=kind)
    assert (row["Actor1Code"], row["Actor1Name"]) == (code, name.upper())


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({}, (4, "SY", "SY12", None)),
        ({"geo_precision": GeoPrecision.ADMIN1}, (5, "SY", "SY12", None)),
        ({"geo_precision": GeoPrecision.COUNTRY, "admin1": None, "location": None}, (1, "SY", "SY", "SY")),
        ({"country": "USA", "admin1": "Texas"}, (3, "US", "USTX", None)),
        ({"country": "USA", "admin1": "Texas", "geo_precision": GeoPrecision.ADMIN1}, (2, "US", "USTX", None)),
        ({"country": "PSE", "admin1": "Gaza Strip"}, (4, "GZ", "GZ", None)),
        ({"admin1": "Nowhere"}, (4, "SY", None, None)),
        ({"geo_precision": GeoPrecision.UNKNOWN}, (0, None, None, None)),
    ],
)
def test_places_have_fips_codes_and_geo_types(columns: dict[str, Any], expected: tuple[Any, ...]) -> None:
    row = event_row(**columns)
    assert tuple(row[f"ActionGeo_{name}"] for name in ("Type", "CountryCode", "ADM1Code", "FeatureID")) == expected


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"cameo_code": None}, RefusalReason.NO_EQUIVALENT),
        ({"date_precision": DatePrecision.UNKNOWN, "event_date": None}, RefusalReason.NO_DATE),
        (
            {"date_precision": DatePrecision.RANGE, "event_date_end": date(2025, 1, 9)},
            RefusalReason.DATE_TOO_VAGUE,
        ),
        ({"actor1": None, "actor2": None}, RefusalReason.NO_ACTOR),
        ({"country": "ALA"}, RefusalReason.NO_COUNTRY_CODE),
    ],
)
def test_what_gdelt_cannot_hold_is_refused(columns: dict[str, Any], reason: RefusalReason) -> None:
    rows = GDELT.rows(told_of([sample(**columns)])[0], codes(), ExportOptions())
    assert isinstance(rows, Refusal)
    assert rows.reason is reason


def test_the_files_are_tab_separated_without_headings(written: Path) -> None:
    for name, width in (("gdelt.export.csv", 61), ("gdelt.mentions.csv", 16)):
        lines = (written / "exports" / name).read_text(encoding="utf-8").split("\n")
        assert lines.pop() == ""
        assert {line.count("\t") for line in lines} == {width - 1}
        assert all(line[0].isdigit() for line in lines)
