"""ACLED's export against its codebook: every column, every code, every refusal."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from pipeline.publishing.exports.acled import ACLED
from pipeline.publishing.exports.format import ExportOptions, Refusal, RefusalReason
from pipeline.publishing.exports.told import ToldEvent
from schemas.vocabulary import ActorClass, DatePrecision, GeoPrecision, Outcome, Qualifier, Stance
from tests.publishing.samples import Sample, claim_of, codes, sample, samples, told_of

# The codebook's lists, written out here and not read from the tables under test.
COLUMNS = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
INTERACTIONS = {
    *range(10, 19), 20, *range(22, 29), 30, *range(33, 39), 40, *range(44, 49), 50, *range(55, 59),
    60, 66, 67, 68, 70, 77, 78, 80, 88,
}  # fmt: skip
TYPES = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
CLASSES = {
    ActorClass.STATE_FORCES: 1,
    ActorClass.REBEL_GROUP: 2,
    ActorClass.POLITICAL_MILITIA: 3,
    ActorClass.IDENTITY_MILITIA: 4,
    ActorClass.RIOTERS: 5,
    ActorClass.PROTESTERS: 6,
    ActorClass.CIVILIANS: 7,
    ActorClass.EXTERNAL_FORCES: 8,
}


def row_of(found: Sample | ToldEvent, *, as_codes: bool = False) -> dict[str, Any]:
    """The one row of an event that ACLED can hold."""
    told = found if isinstance(found, ToldEvent) else told_of([found])[0]
    rows = ACLED.rows(told, codes(), ExportOptions(interaction_codes=as_codes))
    assert not isinstance(rows, Refusal), rows
    [row] = rows["acled.csv"]
    return dict(row)


def refusal_of(found: Sample) -> RefusalReason:
    rows = ACLED.rows(told_of([found])[0], codes(), ExportOptions())
    assert isinstance(rows, Refusal)
    return rows.reason


def test_the_file_has_acleds_columns_in_their_order() -> None:
    [file] = ACLED.files(codes())
    assert [column.name for column in file.columns] == COLUMNS
    assert len(COLUMNS) == 31
    assert all(column.rule for column in file.columns)


def test_the_event_types_are_acleds() -> None:
    rows = codes().event_types.values()
    assert {row.event_type for row in rows} == set(TYPES)
    for name, subs in TYPES.items():
        assert {row.sub_event_type for row in rows if row.event_type == name} == subs


@settings(max_examples=200, deadline=None)
@given(samples())
def test_every_event_is_a_row_by_the_codebook_or_a_refusal(found: Sample) -> None:
    told = told_of([found])[0]
    for as_codes in (False, True):
        rows = ACLED.rows(told, codes(), ExportOptions(interaction_codes=as_codes))
        if isinstance(rows, Refusal):
            assert rows.detail
            continue
        [row] = rows["acled.csv"]
        assert list(row) != []
        assert set(row) == set(COLUMNS)
        check_row(dict(row), told, as_codes=as_codes)


def check_row(row: dict[str, Any], told: ToldEvent, *, as_codes: bool) -> None:
    event = told.event
    assert re.fullmatch(r"[A-Z]{3}\d+", row["event_id_cnty"])
    assert isinstance(row["event_date"], date)
    assert row["year"] == row["event_date"].year
    assert row["time_precision"] in {1, 2, 3}
    assert (row["time_precision"] == 1) == (event.date_precision is DatePrecision.DAY or _one_day(event))
    assert row["sub_event_type"] in TYPES[row["event_type"]]
    assert row["actor1"]
    assert (row["actor2"] is None) == (row["inter2"] in {"", 0})
    check_classes(row, as_codes=as_codes)
    assert row["civilian_targeting"] in {None, "Civilians targeted"}
    assert row["iso"] == codes().countries[event.country or ""].iso_numeric
    assert row["region"]
    assert row["admin3"] is None
    assert re.fullmatch(r"-?\d+\.\d{4}", str(row["latitude"]))
    assert abs(float(row["longitude"]) - (event.longitude or 0)) <= 0.00005 + 1e-9
    assert row["geo_precision"] in {1, 2, 3}
    assert isinstance(row["fatalities"], int)
    assert row["fatalities"] >= 0
    assert row["fatalities"] == 0 or event.killed_low is not None
    assert ("Demonstrations" in row["disorder_type"]) == (row["tags"] == "crowd size=no report")
    assert row["timestamp"] is None or isinstance(row["timestamp"], int)


def _one_day(event: Any) -> bool:
    return event.event_date_start is not None and event.event_date_start == event.event_date_end


def check_classes(row: dict[str, Any], *, as_codes: bool) -> None:
    if as_codes:
        assert row["interaction"] in INTERACTIONS
        assert row["inter1"] in range(1, 9)
        low, high = sorted((row["inter1"], row["inter2"]))
        assert row["interaction"] == (high * 10 if low == 0 else 10 * low + high)
    else:
        parts = row["interaction"].removesuffix(" only").split("-")
        assert sorted(parts) == sorted(text for text in (row["inter1"], row["inter2"]) if text)


@pytest.mark.parametrize(("kind", "code"), CLASSES.items())
def test_each_class_has_its_code(kind: ActorClass, code: int) -> None:
    assert row_of(sample(actor1_class=kind), as_codes=True)["inter1"] == code


def test_interaction_texts_follow_the_codes() -> None:
    assert set(codes().interactions) == INTERACTIONS
    row = row_of(sample(actor1_class=ActorClass.CIVILIANS, actor2_class=ActorClass.REBEL_GROUP))
    assert (row["inter1"], row["interaction"]) == ("Civilians", "Rebel group-Civilians")
    alone = row_of(sample(actor2=None, actor2_id=None, actor2_class=None))
    assert (alone["inter2"], alone["interaction"]) == ("", "External/Other forces only")


@pytest.mark.parametrize(("days", "precision"), [(1, 1), (2, 2), (7, 2), (8, 3), (31, 3)])
def test_a_span_of_days_is_dated_to_its_middle(days: int, precision: int) -> None:
    start = date(2024, 5, 1)
    end = start + timedelta(days - 1)
    row = row_of(
        sample(date_precision=DatePrecision.RANGE, event_date=None, event_date_start=start, event_date_end=end)
    )
    assert row["time_precision"] == precision
    assert abs((row["event_date"] - start) - (end - row["event_date"])) <= timedelta(1)


@pytest.mark.parametrize(
    ("precision", "code"),
    [(GeoPrecision.EXACT, 1), (GeoPrecision.NEAR, 2), (GeoPrecision.DISTRICT, 2), (GeoPrecision.ADMIN1, 3)],
)
def test_each_place_precision_has_its_code(precision: GeoPrecision, code: int) -> None:
    assert row_of(sample(geo_precision=precision))["geo_precision"] == code


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"date_precision": DatePrecision.UNKNOWN, "event_date": None}, RefusalReason.NO_DATE),
        (
            {
                "date_precision": DatePrecision.YEAR,
                "event_date": None,
                "event_date_start": date(2024, 1, 1),
                "event_date_end": date(2024, 12, 31),
            },
            RefusalReason.DATE_TOO_VAGUE,
        ),
        ({"latitude": None}, RefusalReason.NO_PLACE),
        ({"geo_precision": GeoPrecision.COUNTRY}, RefusalReason.PLACE_TOO_VAGUE),
        ({"country": "ATA", "country_name": "Antarctica"}, RefusalReason.NO_COUNTRY_CODE),
        ({"actor1_class": None}, RefusalReason.NO_ACTOR_CLASS),
        (
            {"actor1": None, "event_type": "Strategic developments", "sub_event_type": "Arrests"},
            RefusalReason.NO_ACTOR,
        ),
    ],
)
def test_what_acled_does_not_record_is_refused(columns: dict[str, Any], reason: RefusalReason) -> None:
    assert refusal_of(sample(**columns)) is reason


@pytest.mark.parametrize(
    ("event_type", "sub_event_type", "first", "second"),
    [
        ("Battles", "Armed clash", "Unidentified Armed Group (Syria)", "Unidentified Armed Group (Syria)"),
        ("Violence against civilians", "Attack", "Unidentified Armed Group (Syria)", "Civilians (Syria)"),
        ("Explosions/Remote violence", "Grenade", "Unidentified Armed Group (Syria)", None),
        ("Protests", "Peaceful protest", "Protesters (Syria)", None),
        ("Riots", "Mob violence", "Rioters (Syria)", None),
    ],
)
def test_nobody_is_named_as_acled_names_them(event_type: str, sub_event_type: str, first: str, second: str) -> None:
    row = row_of(sample(event_type=event_type, sub_event_type=sub_event_type, actor1=None, actor2=None))
    assert (row["actor1"], row["actor2"]) == (first, second)


def with_claims(*claims: dict[str, Any], **columns: Any) -> ToldEvent:
    base = sample(**columns)
    ids = (base.event.event_id, base.reports[0].report_id, base.articles[0].article_id)
    return ToldEvent(base.event, tuple(claim_of(*ids, **claim) for claim in claims))


@pytest.mark.parametrize(
    ("claims", "columns", "fatalities"),
    [
        ([], {"killed_low": None, "killed_best": None, "killed_high": None}, 0),
        ([{"low": 31, "high": 31}, {"low": 78, "high": 78}], {"killed_low": 31, "killed_best": 78}, 31),
        ([{"low": 12, "high": None, "qualifier": Qualifier.VAGUE}], {"killed_low": 12}, 12),
        ([{"low": 10, "high": None, "qualifier": Qualifier.VAGUE}], {"killed_low": 10}, 10),
        ([{"low": 100, "high": None, "qualifier": Qualifier.VAGUE}], {"killed_low": 100}, 100),
        ([{"low": 3, "high": None, "qualifier": Qualifier.VAGUE}], {"killed_low": 3}, 3),
        ([{"low": 2, "high": None, "qualifier": Qualifier.VAGUE}], {"killed_low": 2}, 3),
        ([{"low": 2, "high": None, "qualifier": Qualifier.VAGUE}], {"killed_low": 2, "wounded_best": 40}, 10),
        ([{"low": 2, "high": 2, "qualifier": Qualifier.VAGUE}], {"killed_low": 2}, 2),
        ([{"low": 2, "high": 2}], {"killed_low": 2, "wounded_best": 40}, 2),
        (
            [{"low": 2, "high": None, "qualifier": Qualifier.VAGUE}, {"low": 9, "outcome": Outcome.WOUNDED}],
            {"killed_low": 2},
            3,
        ),
        (
            [{"low": 2, "high": None, "qualifier": Qualifier.VAGUE}, {"low": 5, "stance": Stance.DENIES}],
            {"killed_low": 2},
            3,
        ),
    ],
)
def test_fatalities_follow_acleds_rule(claims: list[dict[str, Any]], columns: dict[str, Any], fatalities: int) -> None:
    assert row_of(with_claims(*claims, **columns))["fatalities"] == fatalities
