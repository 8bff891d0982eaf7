"""What an export format is: its files, their columns, and one function that gives an event's rows or refuses."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.told import ToldEvent

__all__ = [
    "Column",
    "ExportFile",
    "ExportFormat",
    "ExportOptions",
    "Refusal",
    "RefusalReason",
    "RowFunction",
    "Rows",
    "Style",
    "columns",
    "number_of",
]

# Ids of some formats are integers; 63 bits of our own stay positive everywhere.
INTEGER_BITS = 63
OWN_ID = re.compile("e[0-9a-f]{16}")


class Style(StrEnum):
    """How a file is written."""

    CSV = "csv"
    TABS = "tabs"
    JSON_LINES = "json lines"
    FEATURES = "features"


class RefusalReason(StrEnum):
    """Why a format cannot hold an event. One word for one cause, so that reasons can be counted."""

    NO_DATE = "no_date"
    DATE_TOO_VAGUE = "date_too_vague"
    NO_PLACE = "no_place"
    PLACE_TOO_VAGUE = "place_too_vague"
    NO_COUNTRY_CODE = "no_country_code"
    NO_EQUIVALENT = "no_equivalent"
    NO_ACTOR = "no_actor"
    NO_ACTOR_CLASS = "no_actor_class"
    NO_RECIPIENT = "no_recipient"
    NO_NAMED_SIDE = "no_named_side"
    NOT_ORGANISED_VIOLENCE = "not_organised_violence"
    NO_DEATHS = "no_deaths"
    TOLL_OUT_OF_ORDER = "toll_out_of_order"


@dataclass(frozen=True, slots=True)
class Refusal:
    """An event that a format cannot hold: why, and what was found."""

    reason: RefusalReason
    detail: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export: its name, and the rule by which it is filled."""

    name: str
    rule: str


@dataclass(frozen=True)
class ExportFile:
    """A file of a format. `headings` are its first lines; a tagged file has two."""

    name: str
    columns: tuple[Column, ...]
    style: Style = Style.CSV
    headings: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a user may choose: ACLED's classes as codes instead of texts."""

    interaction_codes: bool = False


# Rows by the name of their file.
Rows = Mapping[str, Sequence[Mapping[str, Any]]]
RowFunction = Callable[[ToldEvent, ExportCodes, ExportOptions], Rows | Refusal]


@dataclass(frozen=True)
class ExportFormat:
    """A format: files by the codes in force, the function that gives rows, and what no row of it can hold."""

    name: str
    title: str
    files: Callable[[ExportCodes], tuple[ExportFile, ...]]
    rows: RowFunction
    lost: str
    finish: Callable[[dict[str, list[dict[str, Any]]]], None] | None = None


def columns(*pairs: tuple[str, str]) -> tuple[Column, ...]:
    """Columns from pairs of name and rule."""
    return tuple(Column(name, rule) for name, rule in pairs)


def number_of(event_id: str) -> int:
    """An id as a positive integer of 63 bits, the same on every run.

    >>> number_of("e98a45108b9260629")
    1775633250998683177
    """
    digits = event_id[1:] if OWN_ID.fullmatch(event_id) else hashlib.sha256(event_id.encode()).hexdigest()[:16]
    return int(digits, 16) & ((1 << INTEGER_BITS) - 1)
