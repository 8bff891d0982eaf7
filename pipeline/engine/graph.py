"""The stages of one run, with hashes of all they depend on, taken once: a run sees one state of the seeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from pipeline.engine.fingerprint import digest, source_hash, static_components, tree_hash
from pipeline.engine.stage import Input, Partitioning, Source, Stage, validate_stages
from pipeline.engine.store import Footer, Gap, Store, TableRef
from pipeline.engine.task import Read, Task, output_ref
from schemas.base import Record

__all__ = ["UPSTREAM", "Graph", "StoreView", "graph_of", "reads_of", "task_of", "upstream_components"]

# How the names of components that come from rows begin.
UPSTREAM = "upstream "


@dataclass(frozen=True)
class StoreView:
    """What a store held when first asked: lists of partitions and footers, each read once.

    Without it a plan would list a folder for each of its files. `forget` a stage after its tasks wrote.
    """

    store: Store
    lists: dict[TableRef, tuple[str, ...]] = field(default_factory=dict)
    footers: dict[tuple[TableRef, str], Footer | Gap] = field(default_factory=dict)
    whole_hashes: dict[TableRef, str] = field(default_factory=dict)

    def partitions(self, ref: TableRef) -> tuple[str, ...]:
        """Names of a table's partitions, sorted."""
        if ref not in self.lists:
            self.lists[ref] = tuple(self.store.partitions(ref))
        return self.lists[ref]

    def footer(self, ref: TableRef, partition: str) -> Footer | Gap:
        """What the file says about itself, or why there is nothing usable."""
        key = (ref, partition)
        if key not in self.footers:
            self.footers[key] = self.store.footer(ref, partition)
        return self.footers[key]

    def row_hash(self, ref: TableRef, partition: str) -> str:
        """Hash of a partition's rows; the words of the gap where there are none to hash."""
        footer = self.footer(ref, partition)
        return footer.row_hash if isinstance(footer, Footer) else str(footer)

    def whole_hash(self, ref: TableRef) -> str:
        """Hash of the rows of all partitions of a table."""
        if ref not in self.whole_hashes:
            self.whole_hashes[ref] = digest({name: self.row_hash(ref, name) for name in self.partitions(ref)})
        return self.whole_hashes[ref]

    def forget(self, stage: str) -> None:
        """Drops what is known of a stage's files."""
        for known in (self.lists, self.whole_hashes):
            for ref in [ref for ref in known if ref.stage == stage]:
                del known[ref]
        for key in [key for key in self.footers if key[0].stage == stage]:
            del self.footers[key]


@dataclass(frozen=True)
class Graph:
    """Stages by name; `static` holds what each depends on besides rows, `sources` its external files."""

    stages: Mapping[str, Stage]
    static: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, tuple[Source, ...]]
    view: StoreView

    @property
    def store(self) -> Store:
        """The store that the stages write to."""
        return self.view.store

    def ref(self, entry: Input) -> TableRef:
        """Where an input is in the store."""
        return output_ref(self.stages[entry.stage], entry.table)


def graph_of(stages: Sequence[Stage], store: Store, *, settings: Record | None, root: Path) -> Graph:
    """The stages with the hashes of their code, seeds, settings and external files as they are now.

    Raises ValueError when the stages do not fit together, FileNotFoundError for seeds that are not there.
    """
    validate_stages(stages)
    listed = {stage.name: tuple(stage.sources()) for stage in stages if stage.sources is not None}
    hash_tree, hash_source = cache(tree_hash), cache(source_hash)
    static = {
        stage.name: static_components(
            stage,
            root=root,
            settings=settings,
            listed=listed.get(stage.name),
            hash_tree=hash_tree,
            hash_source=hash_source,
        )
        for stage in stages
    }
    return Graph({stage.name: stage for stage in stages}, static, listed, StoreView(store))


def task_of(
    stage: Stage, partition: str, graph: Graph, *, reads: tuple[Read, ...], components: Mapping[str, str]
) -> Task:
    """The task that makes a partition."""
    return Task(
        store=graph.store,
        stage=replace(stage, sources=None),
        partition=partition,
        reads=reads,
        components=components,
        context_version=_context_version(stage, graph),
        sources=graph.sources.get(stage.name),
    )


def reads_of(stage: Stage, partition: str, graph: Graph) -> tuple[Read, ...]:
    """What a task for the partition reads; of an input without the partition, nothing."""
    reads = []
    for entry in stage.inputs:
        ref = graph.ref(entry)
        if entry not in stage.same_inputs:
            names = graph.view.partitions(ref)
        else:
            names = () if graph.view.footer(ref, partition) is Gap.ABSENT else (partition,)
        record_type = graph.stages[entry.stage].outputs[entry.table]
        reads.append(Read(entry.key, ref, record_type, names))
    return tuple(reads)


def upstream_components(stage: Stage, reads: Sequence[Read], graph: Graph) -> dict[str, str]:
    """Row hashes of all that a task reads, by name.

    Where every partition of a stage reads a whole table, that table is one component: one for each of its
    partitions would fill the footers with the square of their number.
    """
    components: dict[str, str] = {}
    for entry, read in zip(stage.inputs, reads, strict=True):
        if stage.partitioning is Partitioning.EACH and entry not in stage.same_inputs:
            components[f"{UPSTREAM}{read.ref}"] = graph.view.whole_hash(read.ref)
            continue
        for name in read.partitions:
            components[f"{UPSTREAM}{read.ref}/{name}"] = graph.view.row_hash(read.ref, name)
    return components


def _context_version(stage: Stage, graph: Graph) -> str:
    """Hash of what the stages that share a context depend on, so that they share it in memory too."""
    if stage.context is None:
        return ""
    sharing = [name for name, other in sorted(graph.stages.items()) if other.context == stage.context]
    return digest({name: dict(graph.static[name]) for name in sharing})
