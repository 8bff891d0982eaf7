"""The base of every record: frozen, strict, described."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any, Self

import pydantic
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticUndefined

__all__ = ["AwareDatetime", "Record", "described", "stable_id", "utc_millisecond"]

# 16 hexadecimal digits hold 64 bits: two of a million records share an id once in about 37 million runs.
ID_DIGITS = 16


def utc_millisecond(moment: datetime) -> datetime:
    """The same moment in UTC, cut to whole milliseconds: what the stored column can hold.

    >>> utc_millisecond(datetime.fromisoformat("2020-10-26T10:00:00.1239+03:00")).isoformat()
    '2020-10-26T07:00:00.123000+00:00'
    """
    try:
        moment = moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{moment} falls outside the years 1 to 9999 in UTC") from error
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


# Kept as stored, so that a record read back equals the record written and a staged run equals one in memory.
AwareDatetime = Annotated[pydantic.AwareDatetime, AfterValidator(utc_millisecond)]


class Record(BaseModel):
    """A row of a table. `None` means unknown; nothing else does."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)

    def replace(self, **changes: Any) -> Self:
        """A validated copy with some fields changed."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return self.model_validate({**kept, **changes})


def described(
    description: str,
    *,
    unit: str | None = None,
    example: Any = None,
    default: Any = PydanticUndefined,
    ge: float | None = None,
    le: float | None = None,
) -> Any:
    """A field with its description, unit and example, which Arrow, JSON Schema and dictionary repeat."""
    extra = {key: value for key, value in (("unit", unit), ("example", example)) if value is not None}
    return Field(default, description=description, json_schema_extra=extra or None, ge=ge, le=le)


def stable_id(kind: str, parts: Iterable[object]) -> str:
    """An id that is the same on every run and machine: the kind's letter and a hash of the natural key.

    >>> stable_id("a", ["https://example.org/1", "text"])
    'a981e8387da93db9d'
    """
    key = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return kind + hashlib.sha256(key.encode()).hexdigest()[:ID_DIGITS]
