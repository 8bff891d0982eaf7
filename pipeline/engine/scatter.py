"""Rows that decide their own partition, in bounded memory.

Rows wait in memory until there are too many, then in one file per partition; so an archive of any size
passes through. At the end each partition is split until no part holds more rows than allowed, by the first
bits of the hash of the id: a row added later moves few others.
"""

from __future__ import annotations

import hashlib
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from pipeline.engine.stage import ALL
from pipeline.engine.table import id_of
from schemas.base import Record

__all__ = ["Spill", "bucket", "part_name", "parts_needed", "scattered"]

# Articles of 5 kB: about 100 MB held before they go to disk.
ROWS_IN_MEMORY = 20_000
# The first bits of the id's hash name the part. 2 ** 16 parts of 2,000 rows are far beyond one day's news.
MOST_BITS = 16


class Spill:
    """Rows of one record class by name, in memory up to a bound and beyond it in one file per name."""

    def __init__(self, folder: Path, record_type: type[Record], *, rows_in_memory: int = ROWS_IN_MEMORY) -> None:
        self._folder = folder
        self._record_type = record_type
        self._rows_in_memory = rows_in_memory
        self._held: defaultdict[str, list[Record]] = defaultdict(list)
        self._held_count = 0
        self.names: set[str] = set()

    def add(self, name: str, record: Record) -> None:
        """Keeps a row under a name. Raises TypeError for a record of another class."""
        if type(record) is not self._record_type:
            raise TypeError(f"a {type(record).__name__} among rows of {self._record_type.__name__}")
        self.names.add(name)
        self._held[name].append(record)
        self._held_count += 1
        if self._held_count >= self._rows_in_memory:
            self._to_disk()

    def rows(self, name: str) -> Iterator[Record]:
        """The rows kept under a name, as often as asked."""
        path = self._path(name)
        if path.is_file():
            with path.open(encoding="utf-8") as file:
                for line in file:
                    yield self._record_type.model_validate_json(line)
        yield from self._held[name]

    def forget(self, name: str) -> None:
        """Frees what is kept under a name."""
        self._path(name).unlink(missing_ok=True)
        self._held_count -= len(self._held.pop(name, []))
        self.names.discard(name)

    def _to_disk(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for name, records in self._held.items():
            with self._path(name).open("a", encoding="utf-8", newline="\n") as file:
                file.writelines(record.model_dump_json() + "\n" for record in records)
        self._held.clear()
        self._held_count = 0

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.jsonl"


def scattered(
    stream: Iterable[tuple[str, Record]],
    *,
    outputs: Mapping[str, type[Record]],
    partition_by: Mapping[str, Callable[[Record], str]],
    rows_per_partition: int,
    folder: Path,
    rows_in_memory: int = ROWS_IN_MEMORY,
) -> Iterator[tuple[str, str, Iterable[Record]]]:
    """(table, partition, rows) of every partition; read the rows before asking for the next.

    `folder` holds the rows that do not fit in memory and is removed at the end. A table without
    `partition_by` is one partition, `all`, even if it has no rows. Raises ValueError for a table that is no
    output.
    """

    def spill_of(table: str, kind: type[Record]) -> Spill:
        return Spill(folder / table, kind, rows_in_memory=rows_in_memory)

    spills = {table: spill_of(table, kind) for table, kind in outputs.items()}
    try:
        _fill(spills, stream, partition_by)
        for table, spill in spills.items():
            if table not in partition_by:
                yield table, ALL, spill.rows(ALL)
                continue
            parts = spill_of(f"{table}.parts", outputs[table])
            for name in sorted(spill.names):
                yield from ((table, part, rows) for part, rows in _split(spill, name, parts, rows_per_partition))
                spill.forget(name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fill(
    spills: Mapping[str, Spill],
    stream: Iterable[tuple[str, Record]],
    partition_by: Mapping[str, Callable[[Record], str]],
) -> None:
    for table, record in stream:
        if table not in spills:
            raise ValueError(f"{table!r} is none of the stage's outputs {', '.join(spills)}")
        spills[table].add(partition_by[table](record) if table in partition_by else ALL, record)


def bucket(record: Record) -> int:
    """The first bits of the hash of a record's id, as a number."""
    return int.from_bytes(hashlib.sha256(id_of(record).encode()).digest()[: MOST_BITS // 8])


def parts_needed(buckets: Mapping[int, int], limit: int) -> int:
    """Into how many parts, a power of two, to split so that none has more rows than the limit.

    `buckets` counts rows by `bucket`. Rows that share all bits cannot be told apart; they may exceed the
    limit.

    >>> parts_needed({0: 2, 1 << 15: 2}, 3)
    2
    """
    for bits in range(MOST_BITS + 1):
        counts: defaultdict[int, int] = defaultdict(int)
        for key, count in buckets.items():
            counts[key >> (MOST_BITS - bits)] += count
        if max(counts.values(), default=0) <= limit:
            return 1 << bits
    return 1 << MOST_BITS


def part_name(name: str, part: int, parts: int) -> str:
    """The name of a part: `2020-10-26.0a` is the eleventh; the name itself when there is one part only.

    >>> part_name("2020-10-26", 10, 16)
    '2020-10-26.0a'
    """
    return name if parts == 1 else f"{name}.{part:0{max(2, len(f'{parts - 1:x}'))}x}"


def _split(spill: Spill, name: str, parts: Spill, limit: int) -> Iterator[tuple[str, Iterable[Record]]]:
    """The parts of one partition; only parts that have rows."""
    buckets: defaultdict[int, int] = defaultdict(int)
    for record in spill.rows(name):
        buckets[bucket(record)] += 1
    count = parts_needed(buckets, limit)
    if count == 1:
        yield name, spill.rows(name)
        return
    bits = count.bit_length() - 1
    for record in spill.rows(name):
        parts.add(part_name(name, bucket(record) >> (MOST_BITS - bits), count), record)
    for part in sorted(parts.names):
        yield part, parts.rows(part)
        parts.forget(part)
