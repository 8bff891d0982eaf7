"""Laws of Arrow and records: every record comes back as it was, and every column says what it means."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.arrow import arrow_schema, from_table, shape_of, to_table
from schemas.base import AwareDatetime, Record, described, utc_millisecond
from schemas.documents import record_types
from schemas.events import Event
from schemas.public import PublicReport
from schemas.vocabulary import Part
from tests.schemas.strategies import records


class Inner(Record):
    """A nested record with a nested record."""

    name: str = described("Name")
    part: Part = described("Part")
    at: AwareDatetime | None = described("Moment")
    marks: tuple[int, ...] = described("Marks")


class Middle(Record):
    """Between."""

    inner: Inner = described("Required inside what may be unknown")
    day: date = described("Day")


class Outer(Record):
    """Every shape there is, and those that no published record has yet."""

    key: str = described("Key", example="k1")
    middle: Middle | None = described("Nested twice, and may be unknown")
    inners: tuple[Inner, ...] | None = described("A list of records that may be unknown")
    parts: tuple[Part, ...] = described("A list of a vocabulary")
    days: tuple[date, ...] = described("A list of days")
    nested: tuple[tuple[str, ...], ...] = described("A list of lists")
    gaps: tuple[int | None, ...] = described("A list with unknowns")
    flag: bool | None = described("Flag")
    share: float | None = described("Share", unit="0 to 1")
    at: AwareDatetime = described("Moment")


def through_parquet(table: pa.Table) -> pa.Table:
    """A table as it comes back from a file."""
    file = io.BytesIO()
    pq.write_table(table, file)
    return pq.read_table(io.BytesIO(file.getvalue()))


@pytest.mark.parametrize("record_type", [*record_types(), Inner, Middle, Outer], ids=lambda kind: kind.__name__)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_record_comes_back_as_it_was(record_type: type[Record], data: st.DataObject) -> None:
    made = data.draw(st.lists(records(record_type), max_size=4))
    table = to_table(made, record_type)
    table.validate(full=True)
    assert from_table(table, record_type) == made
    stored = through_parquet(table)
    assert stored.schema.equals(arrow_schema(record_type), check_metadata=True)
    assert from_table(stored, record_type) == made
    # A slice keeps its parent's memory; offsets of lists then do not start at 0.
    assert from_table(stored.slice(1), record_type) == made[1:]
    assert from_table(pa.concat_tables([stored, stored]), record_type) == made + made


def test_no_rows_are_a_table_with_every_column() -> None:
    table = to_table([], Event)
    assert table.schema.equals(arrow_schema(Event), check_metadata=True)
    assert from_table(through_parquet(table), Event) == []


def test_types_of_columns() -> None:
    schema = arrow_schema(Outer)
    assert schema.field("key").type == pa.string()
    assert schema.field("at").type == pa.timestamp("ms", "UTC")
    assert schema.field("flag").type == pa.bool_()
    assert schema.field("share").type == pa.float64()
    assert schema.field("days").type.value_type == pa.timestamp("ms")
    assert schema.field("middle").type.field("inner").type.field("marks").type.value_type == pa.int64()
    assert [field.name for field in schema if not field.nullable] == [
        "key",
        "parts",
        "days",
        "nested",
        "gaps",
        "at",
    ]


def test_the_event_id_is_the_first_public_column() -> None:
    assert arrow_schema(Event).names[:3] == ["event_id", "version", "event_date"]
    assert arrow_schema(PublicReport).names[:4] == ["report_id", "event_id", "article_id", "event_date"]


def test_descriptions_units_and_examples_travel_with_the_table() -> None:
    schema = through_parquet(to_table([], Event, metadata={"made by": "test"})).schema
    assert schema.metadata == {
        b"record": b"Event",
        b"description": b"One event, fused from every report of it.",
        b"made by": b"test",
    }
    assert schema.field("killed_low").metadata[b"unit"] == b"people"
    assert schema.field("country").metadata == {b"description": b"ISO 3166 alpha-3", b"example": b"SYR"}


def test_pandas_sees_dates() -> None:
    frame = to_table([Middle(inner=inner(), day=date(2020, 10, 26))], Middle).to_pandas()
    assert frame["day"].dt.day_name().tolist() == ["Monday"]


def inner(**changes: Any) -> Inner:
    return Inner(**{"name": "n", "part": Part.TEXT, "at": None, "marks": (), **changes})


def test_a_table_of_other_columns_is_refused_with_the_difference() -> None:
    table = to_table([inner()], Inner)
    with pytest.raises(ValueError, match="not a table of Inner: lacks name; has also title"):
        from_table(table.rename_columns(["title", "part", "at", "marks"]), Inner)
    with pytest.raises(ValueError, match="name is int64, not string"):
        from_table(table.set_column(0, "name", pa.array([1])), Inner)
    with pytest.raises(ValueError, match="another order"):
        from_table(table.select(["part", "name", "at", "marks"]), Inner)


def test_an_unknown_word_of_a_vocabulary_is_refused() -> None:
    table = to_table([inner()], Inner)
    with pytest.raises(ValidationError, match="part"):
        from_table(table.set_column(1, table.schema.field("part"), pa.array(["footnote"])), Inner)


def test_what_arrow_cannot_hold_is_refused_with_its_column() -> None:
    with pytest.raises(ValueError, match=r"Inner\.marks cannot be stored"):
        to_table([inner(marks=(2**63,))], Inner)
    with pytest.raises(ValueError, match=r"Inner\.name cannot be stored"):
        to_table([inner(name="\ud800")], Inner)


@pytest.mark.parametrize("annotation", [dict[str, int], tuple[int, str], list[int], int | str, complex, Any])
def test_an_annotation_without_a_column_type_is_refused(annotation: Any) -> None:
    with pytest.raises(TypeError, match="no Arrow type for"):
        shape_of(annotation)


def test_moments_are_kept_in_utc_to_the_millisecond() -> None:
    cairo = datetime(2020, 10, 26, 1, 2, 3, 456789, tzinfo=timezone(timedelta(hours=2)))
    moment = inner(at=cairo).at
    assert moment == datetime(2020, 10, 25, 23, 2, 3, 456000, tzinfo=UTC)
    assert moment is not None
    assert moment.tzinfo is UTC
    assert utc_millisecond(moment) == moment


def test_moments_need_a_zone_and_a_year_that_exists() -> None:
    with pytest.raises(ValidationError, match="timezone"):
        inner(at=datetime(2020, 10, 26))  # that is the point
    with pytest.raises(ValidationError, match="outside the years 1 to 9999"):
        inner(at=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=3))))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_refused(value: float) -> None:
    class Share(Record):
        """A share."""

        share: float = described("Share")

    with pytest.raises(ValidationError, match="finite"):
        Share(share=value)
