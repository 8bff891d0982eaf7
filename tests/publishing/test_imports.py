"""Reading back: our own exports, CSV as other programs write it, and rows that are no good."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publishing.cells import UNSAFE
from pipeline.publishing.exports.format import ExportOptions
from pipeline.publishing.exports.registry import FORMATS
from pipeline.publishing.exports.told import ToldEvent
from pipeline.publishing.exports.write import write_exports
from pipeline.publishing.imports.acled import import_acled
from pipeline.publishing.imports.reading import Imported, NotThisFormat
from pipeline.publishing.imports.ucdp import import_ucdp
from pipeline.publishing.read_back import events_of, import_csv
from schemas.events import Event
from schemas.vocabulary import DatePrecision, GeoPrecision, VictimsClass
from tests.publishing.conftest import write_all
from tests.publishing.samples import Sample, codes, sample, samples, told_of

LISTS = st.lists(samples(), max_size=3, unique_by=lambda one: one.event.event_id)


def exported(found: list[Sample], folder: Path, name: str, *, as_codes: bool = False) -> list[ToldEvent]:
    """Writes an export; gives the events that it held, in its order."""
    told, options = told_of(found), ExportOptions(interaction_codes=as_codes)
    write_exports(told, folder, formats=[FORMATS[name]], codes=codes(), options=options)
    return [one for one in told if isinstance(FORMATS[name].rows(one, codes(), options), dict)]


def safe(text: str | None) -> str | None:
    """A text as a cell gives it back: without control characters and blanks around it; nothing when empty."""
    return None if text is None else UNSAFE.sub("\ufffd", text).strip() or None


@settings(max_examples=60, deadline=None)
@given(found=LISTS, as_codes=st.booleans())
def test_what_acled_can_hold_comes_back(
    tmp_path_factory: pytest.TempPathFactory, found: list[Sample], as_codes: bool
) -> None:
    folder = tmp_path_factory.mktemp("acled")
    held = exported(found, folder, "acled", as_codes=as_codes)
    back = import_acled(folder / "acled.csv", codes())
    kept = [one for one in held if safe(one.event.actor1) or one.event.actor1 is None]
    assert len(back.events) + len(back.refused) == len(held)
    for told, event in zip(kept, back.events, strict=False):
        same(told.event, event, ("sub_event_type", "event_type", "disorder_type", "country", "cameo_code"))
        if told.event.actor1 is not None:
            assert event.actor1 == safe(told.event.actor1)
            assert event.actor1_class is told.event.actor1_class
        assert event.admin1 == safe(told.event.admin1)
        assert event.civilian_targeting == told.event.civilian_targeting
        assert event.latitude == pytest.approx(told.event.latitude, abs=0.0001)
        assert event.longitude == pytest.approx(told.event.longitude, abs=0.0001)
        assert (event.date_precision is DatePrecision.DAY) == (days(told.event) == 1)
        assert event.event_date_start is not None
        assert event.event_date_end is not None
        assert event.killed_low is None or event.killed_low >= 1


def days(event: Event) -> int:
    if event.date_precision is DatePrecision.DAY:
        return 1
    assert event.event_date_start is not None
    assert event.event_date_end is not None
    return (event.event_date_end - event.event_date_start).days + 1


@settings(max_examples=60, deadline=None)
@given(found=LISTS)
def test_what_ucdp_can_hold_comes_back(tmp_path_factory: pytest.TempPathFactory, found: list[Sample]) -> None:
    folder = tmp_path_factory.mktemp("ucdp")
    held = exported(found, folder, "ucdp")
    back = import_ucdp(folder / "ucdp.csv", codes())
    assert len(back.events) + len(back.refused) == len(held)
    if back.refused:
        assert all("side_" in one.reason for one in back.refused)
        return
    for told, event in zip(held, back.events, strict=True):
        same(told.event, event, ("killed_low", "killed_best", "killed_high", "ucdp_type", "country"))
        same(told.event, event, ("latitude", "longitude", "geo_precision"))
        assert event.admin1 == safe(told.event.admin1)
        assert event.event_date_start == (
            told.event.event_date if told.event.date_precision is DatePrecision.DAY else told.event.event_date_start
        )
        numbers = {claim.quote.split(":")[0]: claim.low for claim in back.claims if claim.event_id == event.event_id}
        assert (numbers["low"], numbers["best"], numbers["high"]) == (
            event.killed_low,
            event.killed_best,
            event.killed_high,
        )


def same(one: Event, other: Event, names: tuple[str, ...]) -> None:
    assert [getattr(one, name) for name in names] == [getattr(other, name) for name in names]


ACLED_HEAD = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,iso,country,fatalities"
UCDP_HEAD = (
    "id,type_of_violence,side_a,side_b,country,where_prec,latitude,longitude,date_start,date_end,"
    "deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high"
)
GOOD_UCDP = "7.0,1.0,Government of Syria,IS,Syria,1.0,35.1,40.2,2016-01-01 00:00:00.000,2016-01-01,0,3,0,0,3,3,9"


def acled_file(folder: Path, *rows: str, head: str = ACLED_HEAD) -> Imported:
    path = folder / "acled.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8-sig")
    return import_acled(path, codes())


def ucdp_file(folder: Path, *rows: str) -> Imported:
    path = folder / "ucdp.csv"
    path.write_text("\n".join((UCDP_HEAD, *rows)) + "\n", encoding="utf-8")
    return import_ucdp(path, codes())


@pytest.mark.parametrize("day", ["2020-10-26", "26 October 2020", "26-Oct-20", "26-October-2020", "26/10/2020"])
def test_dates_are_read_in_the_styles_that_acled_has_used(tmp_path: Path, day: str) -> None:
    found = acled_file(tmp_path, f"SYR1,{day},1,Battles,Armed clash,Somebody,2,760,Syria,4")
    assert [event.event_date for event in found.events] == [date(2020, 10, 26)]
    assert found.events[0].country == "SYR"
    assert [claim.low for claim in found.claims] == [4]


def test_semicolons_and_headings_in_capitals_are_read(tmp_path: Path) -> None:
    head = ACLED_HEAD.upper().replace(",", ";")
    row = "SYR1;2020-10-26;2;Battles;Armed clash;Some, body;Rebel group;;Syria;0"
    [event] = acled_file(tmp_path, row, head=head).events
    assert (event.actor1, event.country, event.killed_low) == ("Some, body", "SYR", None)
    assert (event.event_date_start, event.event_date_end) == (date(2020, 10, 23), date(2020, 10, 29))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",2020-10-26,1,Battles,Armed clash,A,1,760,Syria,4", "event_id_cnty is empty"),
        ("S1,yesterday,1,Battles,Armed clash,A,1,760,Syria,4", "event_date 'yesterday' is no date"),
        ("S1,2020-10-26,9,Battles,Armed clash,A,1,760,Syria,4", "time_precision 9"),
        ("S1,2020-10-26,1,Battles,Tickling,A,1,760,Syria,4", "sub_event_type 'Tickling'"),
        ("S1,2020-10-26,1,Battles,Armed clash,A,pirates,760,Syria,4", "inter1 'pirates'"),
        ("S1,2020-10-26,1,Battles,Armed clash,A,1,760,Syria,-4", "fatalities -4 is negative"),
        ("S1,2020-10-26,1,Battles,Armed clash,A,1,760,Syria,some", "fatalities 'some' is no number"),
        ("S1,2020-10-26,1,Battles,Armed clash,A,1,760,Syria,nan", "fatalities 'nan' is no number"),
        ("S1,2020-10-26,1,Battles,Armed clash,A,1,760,Syria,1.5", "fatalities 1.5 is no whole number"),
        ("S1,0001-01-01,3,Battles,Armed clash,A,1,760,Syria,4", "too near the end of the calendar"),
    ],
)
def test_a_bad_row_is_refused_and_the_others_are_read(tmp_path: Path, row: str, reason: str) -> None:
    good = "SYR7,2020-10-26,1,Battles,Armed clash,B,1,760,Syria,4"
    found = acled_file(tmp_path, row, good, good)
    assert [event.actor1 for event in found.events] == ["B"]
    assert [one.line for one in found.refused] == [2, 4]
    assert reason in found.refused[0].reason
    assert found.refused[1].reason == "event_id_cnty repeats an earlier row"


def test_ucdp_rows_with_numbers_as_decimals_and_a_line_of_tags_are_read(tmp_path: Path) -> None:
    tags = ",".join("#meta" for _ in UCDP_HEAD.split(","))
    found = ucdp_file(tmp_path, tags, GOOD_UCDP)
    [event] = found.events
    assert (event.actor1, event.actor1_id, event.actor2) == ("Military Forces of Syria", "syr-military", "IS")
    assert (event.killed_low, event.killed_best, event.killed_high) == (3, 3, 9)
    assert event.geo_precision is GeoPrecision.EXACT
    assert {claim.victims_class for claim in found.claims} == {VictimsClass.UNKNOWN}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("0,3,0,0,3,3,9", "0,2,0,0,3,3,9"), "best 3 is not the sum of its parts, 2"),
        (("0,3,0,0,3,3,9", "0,3,0,0,3,3,0"), "are not in order"),
        (("7.0,1.0", "x,1.0"), "id 'x' is no number"),
        (("7.0,1.0", "7.0,4.0"), "type_of_violence 4.0"),
        (("35.1", "95.1"), "latitude 95.1 is outside"),
        (("Syria,1.0", "Syria,8"), "where_prec 8"),
        (("2016-01-01,0", "2015-01-01,0"), "before date_start"),
        (("IS", ""), "side_b is empty"),
    ],
)
def test_a_ucdp_row_that_breaks_ucdps_rules_is_refused(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    found = ucdp_file(tmp_path, GOOD_UCDP.replace(*change))
    assert found.events == ()
    assert reason in found.refused[0].reason


def test_the_kind_of_a_file_is_told_by_its_columns(tmp_path: Path) -> None:
    write_all([sample()], tmp_path)
    for name in ("acled", "ucdp"):
        assert import_csv(tmp_path / f"exports/{name}.csv", codes())[0] == name
    with pytest.raises(NotThisFormat, match="the columns of no format"):
        import_csv(tmp_path / "public/events.csv", codes())
    with pytest.raises(NotThisFormat, match="no column id, type_of_violence"):
        import_csv(tmp_path / "exports/acled.csv", codes(), kind="ucdp")


def test_events_come_back_from_a_folder_and_from_a_file(tmp_path: Path) -> None:
    events = [sample(number).event for number in (1, 2, 3)]
    write_all([sample(number) for number in (1, 2, 3)], tmp_path)
    for path in (tmp_path, tmp_path / "public", tmp_path / "public/events.parquet"):
        assert sorted(events_of(path, codes()).events, key=lambda one: one.event_id) == sorted(
            events, key=lambda one: one.event_id
        )
    with pytest.raises(NotThisFormat, match="no Parquet file of events"):
        events_of(tmp_path / "public/claims.parquet", codes())
    with pytest.raises(FileNotFoundError):
        events_of(tmp_path / "exports", codes())


def test_the_ucdp_file_at_hand_is_read(tmp_path: Path) -> None:
    path = Path(__file__).parents[3] / "shared/corpora/ucdp/ged_syria_2016_2018.csv"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    found = import_ucdp(path, codes())
    assert len(found.events) > 14_000
    assert {one.reason.split(" ")[-1] for one in found.refused} == {"order"}
    assert all(event.country == "SYR" for event in found.events[:100])


def test_arguments(tmp_path: Path) -> None:
    columns: dict[str, Any] = {"actor1": "Rebel, group", "notes": 'He said "so"\nand left'}
    write_all([sample(**columns)], tmp_path)
    [event] = import_acled(tmp_path / "exports/acled.csv", codes()).events
    assert (event.actor1, event.notes) == (columns["actor1"], columns["notes"])
