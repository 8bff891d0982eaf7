"""One task: one partition of one stage, read, made, checked and written, wherever the executor runs it.

A task carries names, paths and hashes, never rows; the rows stay in the store at both ends. Its result is a
small summary. So one function serves every executor, and the bytes it writes do not depend on which.
"""

from __future__ import annotations

import shutil
import time
import traceback
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from pipeline.engine.context import load_context
from pipeline.engine.fingerprint import file_hash, schema_hash
from pipeline.engine.scatter import scattered
from pipeline.engine.stage import (
    ALL,
    FILES,
    MANIFEST,
    FileFunction,
    Output,
    Partitioning,
    Source,
    Stage,
    StageFunction,
    WrittenFile,
)
from pipeline.engine.store import TEMPORARY_SUFFIX, Footer, Store, StoredRows, TableRef, replacement
from pipeline.engine.table import EncodedTable, encoded
from schemas.base import Record, described

__all__ = ["Counts", "PartitionRow", "Read", "Task", "TaskResult", "manifest_ref", "output_ref", "run_task"]

# Accounting by heading: "in" and "out" by table, "reasons" by why rows were set aside.
Counts = Mapping[str, Mapping[str, int]]


class PartitionRow(Record):
    """A partition that a SCATTER stage wrote. Written last, the list makes the others valid."""

    output: str = described("Table and partition", example="articles/2020-10-26")
    table: str = described("Table written")
    partition: str = described("Partition written")
    rows: int = described("Rows in it", unit="rows", ge=0)
    row_hash: str = described("Hash of its content")


@dataclass(frozen=True)
class Read:
    """An input of a task: under which name, from where, and which partitions."""

    key: str
    ref: TableRef
    record_type: type[Record]
    partitions: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """All that a worker needs to make one partition."""

    store: Store
    stage: Stage
    partition: str
    reads: tuple[Read, ...]
    components: Mapping[str, str]
    context_version: str
    sources: tuple[Source, ...] | None = None


@dataclass(frozen=True)
class TaskResult:
    """What became of a task. `failure` is the traceback of the exception that stopped it."""

    stage: str
    partition: str
    seconds: float
    counts: Counts = field(default_factory=dict)
    row_hashes: Mapping[str, str] = field(default_factory=dict)
    failure: str | None = None


def run_task(task: Task) -> TaskResult:
    """Makes one partition. An exception does not leave it: its traceback becomes the result."""
    started = time.perf_counter()
    try:
        counts, row_hashes = _execute(task)
    except Exception:  # here an exception stops its partition, not the run
        seconds = time.perf_counter() - started
        return TaskResult(task.stage.name, task.partition, seconds, failure=traceback.format_exc())
    return TaskResult(task.stage.name, task.partition, time.perf_counter() - started, counts, row_hashes)


def output_ref(stage: Stage, table: str) -> TableRef:
    """Where a stage's output table is in the store."""
    return TableRef(stage.name, table, single_file=stage.single_file)


def manifest_ref(stage: Stage) -> TableRef:
    """Where the list of a SCATTER stage's partitions is in the store."""
    return TableRef(stage.name, MANIFEST, single_file=True)


def _execute(task: Task) -> tuple[Counts, Mapping[str, str]]:
    inputs = _inputs(task)
    context = load_context(task.stage.context, version=task.context_version)
    if task.stage.partitioning is Partitioning.FILES:
        return _write_files(task, inputs, context)
    output = cast(StageFunction, task.stage.function)(inputs, context)
    if task.stage.partitioning is Partitioning.SCATTER:
        return _write_scattered(task, inputs, output)
    return _write_partition(task, inputs, output)


def _inputs(task: Task) -> dict[str, Collection[Record]]:
    """The rows of each input: a list of the task's own partition, or all partitions read lazily."""
    same = {entry.key for entry in task.stage.same_inputs}
    inputs: dict[str, Collection[Record]] = {}
    for read in task.reads:
        stored = StoredRows(task.store, read.ref, read.partitions, read.record_type)
        inputs[read.key] = list(stored) if read.key in same else stored
    if task.sources is not None:
        inputs["sources"] = task.sources
    return inputs


def _write_partition(
    task: Task, inputs: Mapping[str, Collection[Record]], output: Output
) -> tuple[Counts, Mapping[str, str]]:
    stage = task.stage
    by_table = _by_table(output, stage)
    tables = {table: encoded(by_table[table], kind) for table, kind in stage.outputs.items()}
    if stage.conservation is not None:
        held = {table: rows if isinstance(rows, (list, tuple)) else tables[table] for table, rows in by_table.items()}
        stage.conservation(inputs, held)
    reasons: Counter[str] = Counter()
    for rows in tables.values():
        reasons.update(rows.reasons())
    counts = _counts(inputs, {table: len(rows) for table, rows in tables.items()}, reasons)
    for table, rows in tables.items():
        task.store.write(output_ref(stage, table), task.partition, rows, components=task.components, counts=counts)
    return counts, {table: rows.row_hash for table, rows in tables.items()}


def _by_table(output: Output, stage: Stage) -> dict[str, Iterable[Record]]:
    """Rows by output table; a table that the function left out has none."""
    if isinstance(output, Mapping):
        by_table: dict[str, Iterable[Record]] = dict(output)
    else:
        lists: dict[str, list[Record]] = {}
        for table, record in output:
            lists.setdefault(table, []).append(record)
        by_table = dict(lists)
    unknown = sorted(by_table.keys() - stage.outputs.keys())
    if unknown:
        raise ValueError(f"{', '.join(unknown)}: none of the stage's outputs {', '.join(stage.outputs)}")
    return {table: by_table.get(table, []) for table in stage.outputs}


def _write_scattered(
    task: Task, inputs: Mapping[str, Collection[Record]], output: Output
) -> tuple[Counts, Mapping[str, str]]:
    """Writes the partitions that changed, then checks, then removes what is no more, then writes the list."""
    stage, store = task.stage, task.store
    listed: list[PartitionRow] = []
    reasons: Counter[str] = Counter()
    folder = store.root / stage.name / f".spill.{uuid.uuid4().hex}{TEMPORARY_SUFFIX}"
    for table, partition, rows in scattered(
        _stream(output),
        outputs=stage.outputs,
        partition_by=stage.partition_by,
        rows_per_partition=stage.rows_per_partition,
        folder=folder,
    ):
        made = encoded(rows, stage.outputs[table])
        _write_if_changed(task, table, partition, made)
        reasons.update(made.reasons())
        listed.append(_partition_row(table, partition, made))
    if stage.conservation is not None:
        stage.conservation(inputs, _stored_outputs(task, listed))
    _remove_unlisted(task, listed)
    rows_out: Counter[str] = Counter(dict.fromkeys(stage.outputs, 0))
    for row in listed:
        rows_out[row.table] += row.rows
    counts = _counts(inputs, rows_out, reasons)
    manifest = encoded(listed, PartitionRow)
    store.write(manifest_ref(stage), ALL, manifest, components=task.components, counts=counts)
    return counts, {row.output: row.row_hash for row in listed}


def _write_files(
    task: Task, inputs: Mapping[str, Collection[Record]], context: Any
) -> tuple[Counts, Mapping[str, str]]:
    """Has the files written aside, moves them into place, removes what is no more, then writes the list."""
    stage, store = task.stage, task.store
    folder = store.root / stage.name / f".files.{uuid.uuid4().hex}{TEMPORARY_SUFFIX}"
    folder.mkdir(parents=True)
    try:
        written = cast(FileFunction, stage.function)(inputs, context, folder)
        _clean(store, written)
        listed = [_placed(store, folder, name, written[name]) for name in sorted(written)]
    finally:
        shutil.rmtree(folder)
    ref = output_ref(stage, FILES)
    if isinstance(store.footer(ref, ALL), Footer):
        kept = {entry.name for entry in listed}
        for entry in store.read(ref, ALL, WrittenFile):
            if entry.name not in kept:
                (store.root / entry.name).unlink(missing_ok=True)
    manifest = encoded(listed, WrittenFile)
    counts = _counts(inputs, {entry.name: entry.rows for entry in listed if entry.rows is not None}, {})
    store.write(ref, ALL, manifest, components=task.components, counts=counts)
    return counts, {FILES: manifest.row_hash}


def _clean(store: Store, names: Iterable[str]) -> None:
    """Removes what an interrupted run left beside the files; the store is locked, so nobody is writing there."""
    for parent in {(store.root / name).parent for name in names}:
        for leftover in parent.glob(f".*{TEMPORARY_SUFFIX}"):
            leftover.unlink()


def _placed(store: Store, folder: Path, name: str, rows: int | None) -> WrittenFile:
    """Moves a file to its place below the store's folder."""
    made = folder / name
    entry = WrittenFile(name=name, rows=rows, size=made.stat().st_size, sha256=file_hash(made))
    with replacement(store.root / name) as temporary:
        made.rename(temporary)
    return entry


def _stream(output: Output) -> Iterable[tuple[str, Record]]:
    if isinstance(output, Mapping):
        return ((table, record) for table, records in output.items() for record in records)
    return output


def _write_if_changed(task: Task, table: str, partition: str, made: EncodedTable) -> None:
    """Writes a partition unless its file holds the same rows.

    Only the schema is named as what it is made from: a new article leaves the files of other days alone.
    """
    ref = output_ref(task.stage, table)
    components = {f"schema of {table}": schema_hash(task.stage.outputs[table])}
    footer = task.store.footer(ref, partition)
    if isinstance(footer, Footer) and footer.row_hash == made.row_hash and footer.components == components:
        return
    task.store.write(ref, partition, made, components=components, counts={"reasons": made.reasons()})


def _partition_row(table: str, partition: str, made: EncodedTable) -> PartitionRow:
    return PartitionRow(
        output=f"{table}/{partition}",
        table=table,
        partition=partition,
        rows=len(made),
        row_hash=made.row_hash,
    )


def _stored_outputs(task: Task, listed: Iterable[PartitionRow]) -> dict[str, Collection[Record]]:
    partitions: dict[str, list[str]] = {table: [] for table in task.stage.outputs}
    for row in listed:
        partitions[row.table].append(row.partition)
    return {
        table: StoredRows(task.store, output_ref(task.stage, table), tuple(names), task.stage.outputs[table])
        for table, names in partitions.items()
    }


def _remove_unlisted(task: Task, listed: Iterable[PartitionRow]) -> None:
    kept = {(row.table, row.partition) for row in listed}
    for table in task.stage.outputs:
        ref = output_ref(task.stage, table)
        for partition in task.store.partitions(ref):
            if (table, partition) not in kept:
                task.store.remove(ref, partition)


def _counts(
    inputs: Mapping[str, Collection[Record]], rows_out: Mapping[str, int], reasons: Mapping[str, int]
) -> Counts:
    return {
        "in": {name: len(rows) for name, rows in inputs.items()},
        "out": dict(rows_out),
        "reasons": dict(sorted(reasons.items())),
    }
