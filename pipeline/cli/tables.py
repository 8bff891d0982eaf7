"""Reading a run's tables for a reader."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.cli.exits import CommandError, Exit
from pipeline.engine import Store, TableRef
from pipeline.stage_list import TABLES
from pipeline.stages.write_files import PUBLIC_FOLDER
from schemas.arrow import from_table
from schemas.base import Record
from schemas.public import PUBLIC_TABLES

__all__ = ["is_published", "public_path", "public_rows", "record_tables", "rows_where", "stage_rows"]

R = TypeVar("R", bound=Record)


def is_published(store: Store) -> bool:
    """Whether a run has written the public tables."""
    return all(store.partitions(_public(table)) for table in PUBLIC_TABLES)


def public_rows(store: Store, table: str, record_type: type[R]) -> list[R]:
    """Every row of a public table. Raises CommandError when there is no finished run."""
    if not is_published(store):
        raise CommandError(f"no events at {store.root}; make them with `sitrep run --out {store.root}`", Exit.INPUT)
    return store.read(_public(table), "all", record_type)


def record_tables(store: Store) -> dict[str, pa.Table]:
    """All public tables as columns. Raises CommandError when there is no finished run."""
    if not is_published(store):
        raise CommandError(f"no events at {store.root}; make them with `sitrep run --out {store.root}`", Exit.INPUT)
    return {name: store.table(_public(name), "all") for name in PUBLIC_TABLES}


def public_path(store: Store, table: str) -> Path:
    """Where the file of a public table lies."""
    return store.root / PUBLIC_FOLDER / f"{table}.parquet"


def stage_rows(store: Store, stage: str, table: str, record_type: type[R]) -> Iterator[R]:
    """Every row of a stage's table, partition by partition."""
    ref = TableRef(stage, table)
    for partition in store.partitions(ref):
        yield from store.read(ref, partition, record_type)


def rows_where(store: Store, ref: TableRef, record_type: type[R], *, column: str, among: Collection[str]) -> list[R]:
    """Rows whose column holds one of some values. Reads whole only the partitions that have such rows."""
    found: list[R] = []
    wanted = list(among)
    for partition in store.partitions(ref):
        path = store.path(ref, partition)
        if set(pq.read_table(path, columns=[column])[column].to_pylist()).isdisjoint(wanted):
            continue
        found += from_table(pq.read_table(path, filters=[(column, "in", wanted)]), record_type)
    return found


def _public(table: str) -> TableRef:
    return TableRef(TABLES, table, single_file=True)
