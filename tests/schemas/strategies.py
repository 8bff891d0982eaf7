"""Random records of any record class, made from the same shapes that decide how they are stored."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from schemas.arrow import Shape, shapes
from schemas.base import Record

MINUTES = st.integers(-23 * 60, 23 * 60)
# A day from either end, so that the moment exists in every zone.
MOMENTS = st.builds(
    lambda moment, minutes: moment.replace(tzinfo=UTC).astimezone(timezone(timedelta(minutes=minutes))),
    st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29)),  # zone added above
    MINUTES,
)
SCALARS: dict[type, st.SearchStrategy[Any]] = {
    # Half a surrogate pair is no text: Arrow and JSON refuse it (see its own test).
    str: st.text(st.characters(codec="utf-8"), max_size=12),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    bytes: st.binary(max_size=12),
    date: st.dates(),
    datetime: MOMENTS,
}


def records(record_type: type[Record]) -> st.SearchStrategy[Any]:
    """Valid records of a class, bounds of its numbers kept."""
    fields = {name: values(shape, *bounds(record_type, name)) for name, shape in shapes(record_type)}
    return st.builds(record_type, **fields)


def values(shape: Shape, low: float | None = None, high: float | None = None) -> st.SearchStrategy[Any]:
    """Values of one shape, between bounds if there are any."""
    known: st.SearchStrategy[Any]
    if shape.vocabulary is not None:
        known = st.sampled_from(shape.vocabulary)
    elif shape.item is not None:
        known = st.lists(values(shape.item), max_size=3).map(tuple)
    elif shape.children:
        known = records(shape.python)
    elif shape.python is int and (low is not None or high is not None):
        known = st.integers(int(low) if low is not None else -(2**63), int(high) if high is not None else 2**63 - 1)
    elif shape.python is float and (low is not None or high is not None):
        known = st.floats(low, high, allow_nan=False, allow_infinity=False)
    else:
        known = SCALARS[shape.python]
    return st.none() | known if shape.nullable else known


def bounds(record_type: type[Record], name: str) -> tuple[float | None, float | None]:
    """The `ge` and `le` of a field."""
    rules = record_type.model_fields[name].metadata
    found = {key: getattr(rule, key) for rule in rules for key in ("ge", "le") if getattr(rule, key, None) is not None}
    return found.get("ge"), found.get("le")
