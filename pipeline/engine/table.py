"""A table ready to be written: its rows in their one order, with the hash of their content.

The order is by the first column, the id, then by the row's own digest; so the same rows give the same table
in whatever order they were made.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import pyarrow as pa

from pipeline.engine.fingerprint import rows_hash
from schemas.arrow import arrow_schema, from_table, to_table
from schemas.article import Rejection
from schemas.base import Record

__all__ = ["EncodedTable", "encoded", "id_of"]

# Python records held at once while a table is built; as Arrow columns they take about a tenth of the memory.
BATCH_ROWS = 10_000


@dataclass(frozen=True)
class EncodedTable(Collection[Record]):
    """Sorted rows as Arrow columns. Iterating gives the records, decoded batch by batch."""

    record_type: type[Record]
    table: pa.Table
    row_hash: str

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def __iter__(self) -> Iterator[Record]:
        for start in range(0, len(self), BATCH_ROWS):
            yield from from_table(self.table.slice(start, BATCH_ROWS), self.record_type)

    def __contains__(self, record: object) -> bool:
        return any(record == row for row in self)

    def reasons(self) -> dict[str, int]:
        """How many rows each reason has, for a table of rejections; empty for any other."""
        if self.record_type is not Rejection:
            return {}
        return dict(sorted(Counter(self.table.column("reason").to_pylist()).items()))


def encoded(records: Iterable[Record], record_type: type[Record]) -> EncodedTable:
    """The records as a sorted table. Raises TypeError for a record of another class."""
    schema = arrow_schema(record_type)
    keys: list[tuple[str, bytes]] = []
    parts: list[pa.Table] = []
    stream = iter(records)
    while batch := list(islice(stream, BATCH_ROWS)):
        keys.extend(_key(record, record_type) for record in batch)
        parts.append(to_table(batch, record_type))
    table = pa.concat_tables([schema.empty_table(), *parts])
    order = sorted(range(len(keys)), key=keys.__getitem__)
    if order != list(range(len(keys))):
        table = table.take(pa.array(order, pa.int64()))
    # One chunk a column: where chunks end would show in the bytes of the file.
    return EncodedTable(record_type, table.combine_chunks(), rows_hash(keys[index][1] for index in order))


def id_of(record: Record) -> str:
    """A record's first column as text: its id, by which rows are sorted and large partitions split."""
    return str(getattr(record, next(iter(type(record).model_fields))))


def _key(record: Record, record_type: type[Record]) -> tuple[str, bytes]:
    if type(record) is not record_type:
        raise TypeError(f"a {type(record).__name__} among the rows of a table of {record_type.__name__}")
    return id_of(record), hashlib.sha256(record.model_dump_json().encode()).digest()
