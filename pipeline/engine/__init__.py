"""The engine: runs stages over partitions, does again only what changed, and says why.

    stages = (INGEST, PARSE, EXTRACT)
    with make_executor("processes", workers=2) as executor:
        report = run(stages, Store(Path("data")), executor=executor, settings=settings)

It knows records, files and hashes, and nothing of articles or events.
"""

from __future__ import annotations

from pipeline.engine.conserve import Accounts, ConservationError
from pipeline.engine.context import ContextLoader
from pipeline.engine.executors import ExecutorKind, make_executor
from pipeline.engine.fingerprint import file_hash, imported_modules
from pipeline.engine.held import held
from pipeline.engine.plan import Step, Verdict, plan
from pipeline.engine.progress import make_progress
from pipeline.engine.report import RunReport
from pipeline.engine.runner import run
from pipeline.engine.stage import (
    ALL,
    FILES,
    UNDATED,
    ByDay,
    ByMonth,
    Input,
    Partitioning,
    Scope,
    Source,
    Stage,
    WrittenFile,
    rows,
    sources,
    stream,
)
from pipeline.engine.store import Store, StoreBusyError, TableRef, UnreadableTableError, columns

__all__ = [
    "ALL",
    "FILES",
    "UNDATED",
    "Accounts",
    "ByDay",
    "ByMonth",
    "ConservationError",
    "ContextLoader",
    "ExecutorKind",
    "Input",
    "Partitioning",
    "RunReport",
    "Scope",
    "Source",
    "Stage",
    "Step",
    "Store",
    "StoreBusyError",
    "TableRef",
    "UnreadableTableError",
    "Verdict",
    "WrittenFile",
    "columns",
    "file_hash",
    "held",
    "imported_modules",
    "make_executor",
    "make_progress",
    "plan",
    "rows",
    "run",
    "sources",
    "stream",
]
