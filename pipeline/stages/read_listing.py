"""articles.csv: what is known about the files beside it."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.stages.read_bytes import Refused, decode, read_bytes
from pipeline.stages.read_drafts import fields_of, rejected
from schemas.article import Rejection
from schemas.vocabulary import RejectReason

__all__ = ["LISTING", "Listing", "match_rows", "read_listing"]

LISTING = "articles.csv"
LARGEST_LISTING = 500_000_000
DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row: where it stands, the file it names, and its other fields."""

    record: str
    file: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of one articles.csv and what was wrong with others."""

    rows: tuple[ListedRow, ...]
    rejections: tuple[Rejection, ...]


def read_listing(path: Path, name: str) -> Listing:
    """The rows of an articles.csv; `name` is its path under the input folder."""
    data = read_bytes(path, limit=LARGEST_LISTING)
    decoded = data if isinstance(data, Refused) else decode(data)
    if isinstance(decoded, Refused):
        return Listing((), (rejected(name, decoded.reason, decoded.detail),))
    lines = decoded.text.splitlines(keepends=True)
    header = lines[0] if lines else ""
    delimiter = max(DELIMITERS, key=header.count)
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        records = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        return Listing((), (rejected(f"{name}:{reader.line_num}", RejectReason.BAD_FIELD, str(error)),))
    return _listing(records, name)


def _listing(records: list[tuple[int, list[str]]], name: str) -> Listing:
    columns = records[0][1] if records else []
    if "file" not in fields_of(dict.fromkeys(columns, "x")):
        return Listing(
            (),
            (rejected(name, RejectReason.MISSING_FIELD, "no column `file`; the files are read without it"),),
        )
    folder = name.rpartition("/")[0]
    rows: list[ListedRow] = []
    rejections: list[Rejection] = []
    for line, cells in records[1:]:
        record = f"{name}:{line}"
        fields = fields_of(dict(zip(columns, cells, strict=False)))
        file = str(fields.pop("file", "")).strip().replace("\\", "/").removeprefix("./")
        if file:
            rows.append(ListedRow(record, f"{folder}/{file}" if folder else file, fields))
        elif any(cell.strip() for cell in cells):
            rejections.append(rejected(record, RejectReason.MISSING_FIELD, "the row names no file"))
    return Listing(tuple(rows), tuple(rejections))


def match_rows(
    listings: Iterable[Listing], names: Iterable[str]
) -> tuple[dict[str, Mapping[str, object]], list[Rejection]]:
    """The fields listed for each file, and the rows that name no file or one that has a row already.

    A name that differs only in case or in the form of its accents still matches when one file alone does.
    """
    exact = set(names)
    folded: dict[str, list[str]] = {}
    for name in exact:
        folded.setdefault(_folded(name), []).append(name)
    given: dict[str, Mapping[str, object]] = {}
    rejections: list[Rejection] = []
    for row in _rows(listings):
        alike = [row.file] if row.file in exact else folded.get(_folded(row.file), [])
        if len(alike) != 1:
            rejections.append(rejected(row.record, RejectReason.MISSING_FILE, f"there is no file {row.file!r}"))
        elif alike[0] in given:
            rejections.append(rejected(row.record, RejectReason.DUPLICATE_INPUT, f"{row.file!r} has a row already"))
        else:
            given[alike[0]] = row.fields
    return given, rejections


def _rows(listings: Iterable[Listing]) -> Iterator[ListedRow]:
    for listing in listings:
        yield from listing.rows


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
