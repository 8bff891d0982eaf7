"""The plan: for each partition of each stage, run or skip, and why in words.

The plan compares what a partition would be made from now with what the footer of its file says it was made
from. It reads footers, the last bytes of files, and no rows. Downstream of what will run it cannot know
more than "may run": if the rows come out the same, the cascade stops there. A run asks the same questions
stage by stage, when all rows upstream are settled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pipeline.engine.fingerprint import file_hash
from pipeline.engine.graph import UPSTREAM, Graph, graph_of, reads_of, upstream_components
from pipeline.engine.stage import ALL, FILES, Partitioning, Stage, WrittenFile
from pipeline.engine.store import Footer, Gap, Store
from pipeline.engine.task import Counts, PartitionRow, Read, manifest_ref, output_ref
from schemas.base import Record

__all__ = ["EVERY", "Marks", "Step", "Verdict", "plan", "steps_of"]

# In marks and steps: every partition of a stage, those not known yet included.
EVERY = "*"
# Changes named in a reason; the first few tell where to look.
CHANGES_NAMED = 3


class Verdict(StrEnum):
    """What is to be done with a partition."""

    RUN = "run"
    MAY_RUN = "may run"
    SKIP = "skip"
    REMOVE = "remove"
    BLOCKED = "blocked"


@dataclass(frozen=True)
class Step:
    """One line of the plan, with what a task needs to carry it out, or the counts of what is there."""

    stage: str
    partition: str
    verdict: Verdict
    reason: str
    components: Mapping[str, str] = field(default_factory=dict)
    reads: tuple[Read, ...] = ()
    counts: Counts = field(default_factory=dict)


@dataclass(frozen=True)
class Marks:
    """Partitions that are not as they will be, by stage, and why ("will run", "failed").

    `verdict` is what a partition gets that reads one of them: MAY_RUN in a plan, BLOCKED in a run.
    """

    verdict: Verdict
    by_stage: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, stage: Stage, partition: str, trouble: str) -> None:
        """Marks a partition; for a SCATTER stage, whose task decides on all its partitions, every one."""
        name = EVERY if stage.partitioning is Partitioning.SCATTER else partition
        self.by_stage.setdefault(stage.name, {}).setdefault(name, trouble)

    def of(self, stage: str) -> Mapping[str, str]:
        """The marks of one stage by partition."""
        return self.by_stage.get(stage, {})


def plan(stages: Sequence[Stage], store: Store, *, settings: Record | None = None, root: Path = Path()) -> list[Step]:
    """What a run would do now, partition by partition, without doing it. Seeds are named from `root`.

    Raises ValueError when the stages do not fit together, FileNotFoundError for seeds that are not there.
    """
    graph = graph_of(stages, store, settings=settings, root=root)
    marks = Marks(Verdict.MAY_RUN)
    troubles = {Verdict.RUN: "will run", Verdict.MAY_RUN: "may run", Verdict.REMOVE: "will be removed"}
    steps: list[Step] = []
    for stage in stages:
        own = steps_of(stage, graph, marks)
        for step in own:
            if step.verdict in troubles:
                marks.add(stage, step.partition, troubles[step.verdict])
        steps += own
    return steps


def steps_of(stage: Stage, graph: Graph, marks: Marks) -> list[Step]:
    """The steps of one stage, given what is marked upstream of it."""
    if stage.partitioning is not Partitioning.EACH:
        return [_step(stage, ALL, graph, marks)]
    unsettled = [entry.stage for entry in stage.same_inputs if EVERY in marks.of(entry.stage)]
    partitions = _partitions(stage, graph, marks)
    steps = [_step(stage, partition, graph, marks) for partition in partitions]
    if unsettled:
        name = unsettled[0]
        trouble = f"{UPSTREAM}{name} {marks.of(name)[EVERY]}"
        return steps or [Step(stage.name, EVERY, marks.verdict, trouble)]
    refs = [output_ref(stage, table) for table in stage.outputs]
    gone = {name for ref in refs for name in graph.view.partitions(ref)}.difference(partitions)
    return steps + [Step(stage.name, name, Verdict.REMOVE, "no longer a partition upstream") for name in sorted(gone)]


def _partitions(stage: Stage, graph: Graph, marks: Marks) -> list[str]:
    """Partitions that an EACH stage has: those of its inputs, and those that upstream failed to make."""
    names: set[str] = set()
    for entry in stage.same_inputs:
        names.update(graph.view.partitions(graph.ref(entry)))
        names.update(name for name in marks.of(entry.stage) if name != EVERY)
    return sorted(names)


def _step(stage: Stage, partition: str, graph: Graph, marks: Marks) -> Step:
    reads = reads_of(stage, partition, graph)
    upstream = upstream_components(stage, reads, graph)
    expected = {**graph.static[stage.name], **upstream}
    found = _found(stage, partition, graph)
    trouble = _trouble(stage, partition, marks)
    own_reason = found if isinstance(found, str) else _changes(found.components, expected, upstream=False)
    if trouble is not None and (marks.verdict is Verdict.BLOCKED or own_reason is None):
        return Step(stage.name, partition, marks.verdict, trouble)
    reason = own_reason
    if reason is None and isinstance(found, Footer):
        reason = _changes(found.components, expected, upstream=True)
    if reason is None and isinstance(found, Footer):
        return Step(stage.name, partition, Verdict.SKIP, "up to date", counts=found.counts)
    return Step(stage.name, partition, Verdict.RUN, str(reason), expected, reads)


def _trouble(stage: Stage, partition: str, marks: Marks) -> str | None:
    """The first mark upstream that a partition depends on, in words."""
    for entry in stage.inputs:
        found = marks.of(entry.stage)
        names = (partition, EVERY) if entry in stage.same_inputs else tuple(sorted(found))
        for name in names:
            if name in found:
                place = entry.stage if name == EVERY else f"{entry.stage}/{name}"
                return f"{UPSTREAM}{place} {found[name]}"
    return None


def _found(stage: Stage, partition: str, graph: Graph) -> Footer | str:
    """The footer that all of a partition's files agree on; or, in words, why there is none."""
    if stage.partitioning is Partitioning.SCATTER:
        return _found_manifest(stage, graph)
    footers = [graph.view.footer(output_ref(stage, table), partition) for table in stage.outputs]
    gaps = [footer for footer in footers if isinstance(footer, Gap)]
    whole = [footer for footer in footers if isinstance(footer, Footer)]
    if gaps:
        # A first run lacks every table; one that lacks some was interrupted, or a file was taken away.
        return str(gaps[0]) if Gap.UNREADABLE in gaps or not whole else "output incomplete"
    if any(footer.components != whole[0].components for footer in whole):
        return "output of an interrupted run"
    return _files_trouble(stage, graph) or whole[0]


def _files_trouble(stage: Stage, graph: Graph) -> str | None:
    """What is wrong with the files that a FILES stage listed; None for any other stage."""
    if stage.partitioning is not Partitioning.FILES:
        return None
    for entry in graph.store.read(output_ref(stage, FILES), ALL, WrittenFile):
        path = graph.store.root / entry.name
        if not path.is_file():
            return f"{entry.name} missing"
        if path.stat().st_size != entry.size or file_hash(path) != entry.sha256:
            return f"{entry.name} is not as it was written"
    return None


def _found_manifest(stage: Stage, graph: Graph) -> Footer | str:
    """The footer of the list of partitions, if every partition is as the list says."""
    footer = graph.view.footer(manifest_ref(stage), ALL)
    if isinstance(footer, Gap):
        return str(footer)
    listed = graph.store.read(manifest_ref(stage), ALL, PartitionRow)
    expected = {(row.table, row.partition): row.row_hash for row in listed}
    for table in stage.outputs:
        ref = output_ref(stage, table)
        there = set(graph.view.partitions(ref))
        for name in sorted(there | {name for other, name in expected if other == table}):
            found = graph.view.footer(ref, name)
            if isinstance(found, Gap):
                return f"output {table}/{name} {'missing' if found is Gap.ABSENT else 'unreadable'}"
            if found.row_hash != expected.get((table, name)):
                return f"output {table}/{name} is not the one listed"
    return footer


def _changes(found: Mapping[str, str], expected: Mapping[str, str], *, upstream: bool) -> str | None:
    """The components that differ, in words, of rows upstream or of all else. None if there is none."""
    words = [
        f"{name} {'changed' if name in found else 'is new'}"
        for name, value in expected.items()
        if name.startswith(UPSTREAM) is upstream and found.get(name) != value
    ]
    words += [f"{name} is gone" for name in found if name.startswith(UPSTREAM) is upstream and name not in expected]
    if not words:
        return None
    more = f" and {len(words) - CHANGES_NAMED} more" if len(words) > CHANGES_NAMED else ""
    return "; ".join(words[:CHANGES_NAMED]) + more
