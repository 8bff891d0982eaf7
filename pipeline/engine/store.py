"""The store: one Parquet file per stage, table and partition, and nothing else.

    OUT/3_reports/reports/2020-10-26.parquet

A file's key-value metadata says what it was made from (fingerprint, components), what it holds (row hash,
counts) and with what (versions), so there is no side database to fall out of step. A file appears whole or
not at all: it is written under another name in the same folder and then renamed. A file that cannot be read
counts as absent.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import re
import shutil
import sys
import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TextIO, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
import pydantic

from pipeline.engine.fingerprint import canonical_json, digest
from pipeline.engine.table import EncodedTable
from schemas.arrow import arrow_schema, from_table
from schemas.base import Record

__all__ = [
    "Footer",
    "Gap",
    "Store",
    "StoreBusyError",
    "StoredRows",
    "TableRef",
    "UnreadableTableError",
    "columns",
    "replacement",
    "write_text_atomically",
]

R = TypeVar("R", bound=Record)

SUFFIX = ".parquet"
TEMPORARY_SUFFIX = ".tmp"
LOCK_NAME = ".lock"
METADATA_PREFIX = "sitrep."
# A name that is safe as a file name on every system and cannot leave its folder.
PARTITION_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]*")
# Fixed, since pyarrow's default may change and with it the bytes.
ROW_GROUP_ROWS = 100_000


class Gap(StrEnum):
    """Why a table has no usable file; the words stand in the plan."""

    ABSENT = "no output yet"
    UNREADABLE = "output unreadable"


class StoreBusyError(Exception):
    """Another run is writing to the store."""


class UnreadableTableError(Exception):
    """A stored table whose footer or pages are damaged."""


@dataclass(frozen=True)
class TableRef:
    """A table's name in the store."""

    stage: str
    table: str
    single_file: bool = False

    def __str__(self) -> str:
        return f"{self.stage}/{self.table}"


@dataclass(frozen=True)
class Footer:
    """What a stored file says about itself. `counts` holds the accounting of the task that wrote it."""

    components: Mapping[str, str]
    row_hash: str
    rows: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """Hash of the components."""
        return digest(dict(self.components))


@dataclass(frozen=True)
class Store:
    """Tables below one folder. Holds no state but the path, so it travels to workers as it is."""

    root: Path

    def path(self, ref: TableRef, partition: str) -> Path:
        """Where a partition lies. Raises ValueError for a name that is no safe file name."""
        for name in (ref.stage, ref.table, partition):
            if not PARTITION_NAME.fullmatch(name):
                raise ValueError(f"{name!r} is no name for a stage, table or partition")
        if ref.single_file:
            return self.root / ref.stage / f"{ref.table}{SUFFIX}"
        return self.root / ref.stage / ref.table / f"{partition}{SUFFIX}"

    def partitions(self, ref: TableRef) -> list[str]:
        """Names of the partitions that have a file, sorted. A single file's one partition is `all`."""
        if ref.single_file:
            return ["all"] if self.path(ref, "all").is_file() else []
        folder = self.root / ref.stage / ref.table
        return sorted(path.name.removesuffix(SUFFIX) for path in folder.glob(f"[!.]*{SUFFIX}"))

    def footer(self, ref: TableRef, partition: str) -> Footer | Gap:
        """What the file says about itself, from its last bytes only; or why there is nothing usable."""
        path = self.path(ref, partition)
        if not path.is_file():
            return Gap.ABSENT
        try:
            found = pq.read_metadata(path)
        except (OSError, pa.ArrowException):
            return Gap.UNREADABLE
        return _footer(found.metadata or {}, rows=found.num_rows)

    def table(self, ref: TableRef, partition: str) -> pa.Table:
        """The stored columns. Raises UnreadableTableError, naming the file and the fix."""
        path = self.path(ref, partition)
        try:
            return pq.ParquetFile(path, page_checksum_verification=True).read()
        except (OSError, pa.ArrowException) as error:
            raise UnreadableTableError(f"cannot read {path}: {error}; delete the file and run again") from error

    def read(self, ref: TableRef, partition: str, record_type: type[R]) -> list[R]:
        """The records of a partition, in stored order. Raises UnreadableTableError for a damaged file."""
        return from_table(self.table(ref, partition), record_type)

    def write(
        self,
        ref: TableRef,
        partition: str,
        rows: EncodedTable,
        *,
        components: Mapping[str, str],
        counts: Mapping[str, Mapping[str, int]],
    ) -> Path:
        """Writes a partition whole or not at all, and gives its path. The same rows give the same bytes."""
        metadata = {
            "components": canonical_json(dict(components)),
            "fingerprint": digest(dict(components)),
            "row_hash": rows.row_hash,
            "counts": canonical_json({name: dict(count) for name, count in counts.items()}),
            "versions": canonical_json(library_versions()),
        }
        named = {f"{METADATA_PREFIX}{key}": value for key, value in metadata.items()}
        table = rows.table.replace_schema_metadata({**(rows.table.schema.metadata or {}), **named})
        path = self.path(ref, partition)
        with replacement(path) as temporary:
            pq.write_table(
                table, temporary, compression="zstd", row_group_size=ROW_GROUP_ROWS, write_page_checksum=True
            )
        return path

    def remove(self, ref: TableRef, partition: str) -> None:
        """Removes a partition's file, if there is one."""
        self.path(ref, partition).unlink(missing_ok=True)

    def clean(self, stage: str) -> int:
        """Removes what interrupted writes left in a stage's folder; gives how many. None may be writing."""
        leftovers = sorted((self.root / stage).rglob(f".*{TEMPORARY_SUFFIX}"))
        for path in leftovers:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        return len(leftovers)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other runs out while the block lasts. A run that was killed holds no lock.

        Raises StoreBusyError when another run holds it.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / LOCK_NAME).open("a") as file:
            try:
                _lock(file)
            except (BlockingIOError, PermissionError) as error:
                raise StoreBusyError(f"another run is writing to {self.root}; wait until it ends") from error
            yield


@dataclass(frozen=True)
class StoredRows(Collection[Record]):
    """The rows of several partitions of one table, read partition by partition whenever iterated."""

    store: Store
    ref: TableRef
    partitions: tuple[str, ...]
    record_type: type[Record]

    def __len__(self) -> int:
        footers = (self.store.footer(self.ref, partition) for partition in self.partitions)
        return sum(footer.rows for footer in footers if isinstance(footer, Footer))

    def __iter__(self) -> Iterator[Record]:
        for partition in self.partitions:
            yield from self.store.read(self.ref, partition, self.record_type)

    def __contains__(self, record: object) -> bool:
        return any(record == row for row in self)

    def table(self) -> pa.Table:
        """The rows as Arrow columns, all partitions together."""
        empty = arrow_schema(self.record_type).empty_table()
        return pa.concat_tables([empty, *(self.store.table(self.ref, name) for name in self.partitions)])


def columns(inputs: Mapping[str, Collection[Record]], name: str) -> pa.Table:
    """A whole input of a stage as Arrow columns. Raises TypeError for one that is not in the store."""
    found = inputs[name]
    if not isinstance(found, StoredRows):
        raise TypeError(f"input {name} is no stored table; give it scope WHOLE")
    return found.table()


def write_text_atomically(path: Path, text: str) -> None:
    """Writes a text file whole or not at all."""
    with replacement(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def replacement(path: Path) -> Iterator[Path]:
    """A new path in the same folder, which takes the place of `path` when the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f".{path.name}.{uuid.uuid4().hex}{TEMPORARY_SUFFIX}"
    try:
        yield temporary
        _flush_to_disk(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@cache
def library_versions() -> dict[str, str]:
    """What a file was written with, for a reader; no part of any fingerprint."""
    return {"python": platform.python_version(), "pyarrow": pa.__version__, "pydantic": pydantic.VERSION}


def _lock(file: TextIO) -> None:
    """Locks an open file against other processes, or raises an OSError at once."""
    if sys.platform == "win32":
        msvcrt = importlib.import_module("msvcrt")
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl = importlib.import_module("fcntl")
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _flush_to_disk(path: Path) -> None:
    """Waits until the bytes are on disk, so that a power cut cannot leave the new name on an empty file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _footer(metadata: Mapping[bytes, bytes], *, rows: int) -> Footer | Gap:
    """The footer from a file's key-value metadata; unreadable when another tool wrote it."""
    found = {
        key.decode(): value.decode() for key, value in metadata.items() if key.startswith(METADATA_PREFIX.encode())
    }
    try:
        components = json.loads(found[f"{METADATA_PREFIX}components"])
        counts = json.loads(found[f"{METADATA_PREFIX}counts"])
        row_hash = found[f"{METADATA_PREFIX}row_hash"]
    except (KeyError, json.JSONDecodeError):
        return Gap.UNREADABLE
    return Footer(components=components, row_hash=row_hash, rows=rows, counts=counts)
