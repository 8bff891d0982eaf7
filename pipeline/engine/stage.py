"""What a stage is: what it reads and writes, its function, and everything its result depends on.

A stage is a value. It names its function, so it can travel to another process, and the engine can tell from
it, without running anything, whether what lies in the store is still what the stage would make.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from pipeline.engine.context import ContextLoader
from schemas.base import Record, described

__all__ = [
    "ALL",
    "FILES",
    "MANIFEST",
    "UNDATED",
    "ByDay",
    "ByMonth",
    "FileFunction",
    "Input",
    "Output",
    "Partitioning",
    "Scope",
    "Source",
    "Stage",
    "StageFunction",
    "WrittenFile",
    "rows",
    "sources",
    "stream",
    "validate_stages",
]

R = TypeVar("R", bound=Record)

# The one partition of a table that is not split.
ALL = "all"
# The table, kept by the engine, that lists what a SCATTER stage wrote.
MANIFEST = "partitions"
# The table of a FILES stage, kept by the engine, that lists the files it wrote.
FILES = "files"
# The partition of records without a day.
UNDATED = "undated"
# Sentences of 2,000 articles hold about 300 MB as Python objects, which every worker of a laptop can spare.
ROWS_PER_PARTITION = 2000

Inputs = Mapping[str, Collection[Record]]
Output = Mapping[str, Iterable[Record]] | Iterable[tuple[str, Record]]
StageFunction = Callable[[Inputs, Any], Output]
# Writes files below a folder; gives each one's path from there, with `/`, and its rows where it has any.
FileFunction = Callable[[Inputs, Any, Path], Mapping[str, int | None]]
ConservationCheck = Callable[[Inputs, Inputs], None]


class Partitioning(StrEnum):
    """How the partitions that a stage reads become the partitions that it writes."""

    # Partition P of the inputs gives partition P of the outputs; partitions run apart, in parallel.
    EACH = "each"
    # All partitions of the inputs give one partition, `all`.
    GATHER = "gather"
    # All inputs give partitions that the rows decide, by `partition_by`; one task, whatever the number of
    # rows.
    SCATTER = "scatter"
    # All inputs give files of any format below the store's folder; one task.
    FILES = "files"


class Scope(StrEnum):
    """Which partitions of an input a task sees."""

    # In an EACH stage the partition of the task's own name.
    SAME = "same"
    # Every partition, read lazily.
    WHOLE = "whole"


class Source(Record):
    """An external file that a stage reads, with the hash of its content."""

    name: str = described("Path relative to the input folder, with `/`", example="2020/001.txt")
    path: str = described("Where the file lies now; not part of any fingerprint")
    sha256: str = described("Hash of the file's bytes")


class WrittenFile(Record):
    """A file that a FILES stage wrote. Written last, the list makes the files valid."""

    name: str = described("Path from the store's folder, with `/`", example="public/events.csv")
    rows: int | None = described("Rows in it; none for a file without rows", unit="rows")
    size: int = described("Length", unit="bytes", ge=0)
    sha256: str = described("Hash of the file's bytes")


@dataclass(frozen=True)
class Input:
    """A table that a stage reads: `Input("2_sentences", "sentences")`; `name` tells apart two of one name."""

    stage: str
    table: str
    scope: Scope = Scope.SAME
    name: str | None = None

    @property
    def key(self) -> str:
        """The name under which the stage's function finds the rows."""
        return self.name or self.table


@dataclass(frozen=True)
class ByDay:
    """The partition of a record by the day in one of its fields; `undated` where the day is unknown."""

    field: str

    def __call__(self, record: Record) -> str:
        day = getattr(record, self.field)
        return UNDATED if day is None else str(day.isoformat()[:10])


@dataclass(frozen=True)
class ByMonth:
    """The partition of a record by the month in one of its fields; `undated` where the day is unknown."""

    field: str

    def __call__(self, record: Record) -> str:
        day = getattr(record, self.field)
        return UNDATED if day is None else str(day.isoformat()[:7])


@dataclass(frozen=True)
class Stage:
    """One step of the pipeline.

    `function(inputs, context)` is defined at the top of a module. It gives a mapping of table name to
    records, or, so that nothing need be held, an iterable of (table name, record). Every name of `outputs`
    is written for every partition, if need be as an empty file. The result may depend on nothing but the
    inputs and what is named here:

    - `code`: modules and packages, by the text of their source
    - `seeds`: files and folders, relative to the project root, by their content
    - `settings`: dotted parts of the settings record ("linking"); "" is all of it
    - `packages`: installed distributions whose version matters, such as "spacy"
    - `sources`: a function that lists external files, for a stage that reads them; found as inputs["sources"]

    `partition_by` names, for a SCATTER stage, the partition of a record; a table it leaves out is one
    partition, `all`. No partition it names grows past `rows_per_partition`: a larger one is split by the
    hash of the id. `conservation(inputs, outputs)` raises ConservationError when an input is lost (see
    `Accounts`). `single_file` puts a GATHER stage's tables at STAGE/TABLE.parquet instead of
    STAGE/TABLE/all.parquet. A FILES stage has a `FileFunction`, whose files the engine moves into place, and
    one output, the list `files` of `WrittenFile`; `single_file` holds for it.
    """

    name: str
    function: StageFunction | FileFunction
    outputs: Mapping[str, type[Record]]
    inputs: tuple[Input, ...] = ()
    partitioning: Partitioning = Partitioning.EACH
    code: tuple[str, ...] = ()
    seeds: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    sources: Callable[[], Sequence[Source]] | None = None
    context: ContextLoader | None = None
    partition_by: Mapping[str, Callable[[Record], str]] = field(default_factory=dict)
    rows_per_partition: int = ROWS_PER_PARTITION
    conservation: ConservationCheck | None = None
    single_file: bool = False

    @property
    def same_inputs(self) -> tuple[Input, ...]:
        """The inputs whose partitions become the stage's own; none unless the stage is EACH."""
        if self.partitioning is not Partitioning.EACH:
            return ()
        return tuple(entry for entry in self.inputs if entry.scope is Scope.SAME)

    @property
    def whole_inputs(self) -> tuple[Input, ...]:
        """The inputs of which every task sees every partition."""
        return tuple(entry for entry in self.inputs if entry not in self.same_inputs)


def rows(inputs: Inputs, name: str, record_type: type[R]) -> list[R]:
    """All rows of one input as a list of their own type. Raises TypeError for a row of another type."""
    return list(stream(inputs, name, record_type))


def stream(inputs: Inputs, name: str, record_type: type[R]) -> Iterator[R]:
    """The rows of one input, one after another; a whole input is read partition by partition meanwhile."""
    if name not in inputs:
        raise KeyError(f"no input {name!r}; the stage declares {', '.join(inputs) or 'none'}")
    for row in inputs[name]:
        if not isinstance(row, record_type):
            raise TypeError(f"input {name} holds {type(row).__name__}, not {record_type.__name__}")
        yield row


def sources(inputs: Inputs) -> list[tuple[str, Path]]:
    """Name and place of every external file of a stage with `sources`."""
    return [(source.name, Path(source.path)) for source in stream(inputs, "sources", Source)]


def validate_stages(stages: Sequence[Stage]) -> None:
    """Raises ValueError, naming the stage and the fix, when stages do not fit together."""
    seen: dict[str, Stage] = {}
    for stage in stages:
        problem = next(_problems(stage, seen), None)
        if problem is not None:
            raise ValueError(f"stage {stage.name}: {problem}")
        seen[stage.name] = stage


def _problems(stage: Stage, seen: Mapping[str, Stage]) -> Iterator[str]:
    if stage.name in seen:
        yield "another stage has this name"
    if not stage.outputs:
        yield "writes no table"
    for entry in stage.inputs:
        if entry.stage not in seen or entry.table not in seen[entry.stage].outputs:
            yield f"reads {entry.stage}/{entry.table}, which no stage before it writes"
    yield from _shape_problems(stage)
    # A stage in another process is found again by the names of its functions.
    for function in (stage.function, stage.conservation, stage.context, *stage.partition_by.values()):
        try:
            pickle.dumps(function)
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            yield f"{function!r} cannot be sent to a worker; define it at the top of a module ({error})"


def _shape_problems(stage: Stage) -> Iterator[str]:
    keys = [entry.key for entry in stage.inputs] + (["sources"] if stage.sources else [])
    if len(keys) != len(set(keys)):
        yield "two inputs have the same name; give one Input(..., name=...)"
    if stage.partitioning is Partitioning.EACH and not stage.same_inputs:
        yield "is EACH, but no input has scope SAME"
    if stage.partition_by and stage.partitioning is not Partitioning.SCATTER:
        yield "has partition_by, which only SCATTER uses"
    if not stage.partition_by.keys() <= stage.outputs.keys():
        yield "partition_by names a table that is not an output"
    if stage.single_file and stage.partitioning not in {Partitioning.GATHER, Partitioning.FILES}:
        yield "has single_file, which only GATHER can keep"
    if stage.partitioning is Partitioning.FILES:
        if dict(stage.outputs) != {FILES: WrittenFile} or not stage.single_file:
            yield f"is FILES; its one output is {FILES!r} of WrittenFile, in a single_file"
        if stage.conservation is not None:
            yield "has conservation, which FILES cannot keep: a file's rows are not records"
    if stage.rows_per_partition < 1:
        yield "rows_per_partition must be at least 1"
    if stage.partitioning is Partitioning.SCATTER and MANIFEST in stage.outputs:
        yield f"an output of a SCATTER stage cannot be called {MANIFEST}; the engine keeps its list there"
