"""The runner: carries out the plan stage by stage, and accounts for every partition.

A partition that meets an unexpected exception fails alone: the others go on, what is downstream of it is
not run, and what it made in an earlier run stays as it was. Whatever ends a run, the store holds whole
files only, and the next run does what is missing.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pipeline.engine.graph import Graph, graph_of, task_of
from pipeline.engine.plan import Marks, Step, Verdict, steps_of
from pipeline.engine.progress import QuietProgress, RunProgress
from pipeline.engine.report import (
    FAILED,
    INTERRUPTED,
    OK,
    PartitionReport,
    RunReport,
    StageReport,
    run_report,
    stage_report,
    write_report,
)
from pipeline.engine.stage import Stage
from pipeline.engine.store import Store
from pipeline.engine.task import Counts, Task, TaskResult, output_ref, run_task
from schemas.base import Record

__all__ = ["run"]

# Tasks handed to the executor at once. Enough for any cluster; few enough that an interrupt has little to
# cancel.
TASKS_IN_FLIGHT = 256


@dataclass
class _Account:
    """What is known of a stage while it runs."""

    stage: Stage
    partitions: list[PartitionReport] = field(default_factory=list)
    counts: list[Counts] = field(default_factory=list)
    skipped: int = 0

    def report(self, graph: Graph) -> StageReport:
        """The stage's part of the run report."""
        return stage_report(
            self.stage.name,
            self.partitions,
            skipped=self.skipped,
            counts=self.counts,
            depends_on=graph.static[self.stage.name],
        )


def run(
    stages: Sequence[Stage],
    store: Store,
    *,
    executor: Executor,
    settings: Record | None = None,
    root: Path = Path(),
    progress: RunProgress | None = None,
    tool_version: str | None = None,
) -> RunReport:
    """Brings every stage's tables up to date and writes `run_report.json`; gives the report.

    Seeds are named from `root`. Raises ValueError when the stages do not fit together, FileNotFoundError
    for seeds that are not there, StoreBusyError when another run is writing to the store, and
    KeyboardInterrupt after the report is written. A failed partition raises nothing: see the report's
    `exit_code`.
    """
    started_at = datetime.now(UTC)
    graph = graph_of(stages, Store(store.root.absolute()), settings=settings, root=root)
    progress = progress or QuietProgress(sys.stderr)
    marks = Marks(Verdict.BLOCKED)
    accounts: list[_Account] = []
    status = INTERRUPTED
    with graph.store.locked():
        try:
            for stage in stages:
                accounts.append(_Account(stage))
                _run_stage(accounts[-1], graph, marks, executor=executor, progress=progress)
            status = FAILED if marks.by_stage else OK
        finally:
            progress.end()
            parts = tuple(account.report(graph) for account in accounts)
            report = run_report(parts, status=status, started_at=started_at, tool_version=tool_version)
            write_report(report, graph.store)
    return report


def _run_stage(account: _Account, graph: Graph, marks: Marks, *, executor: Executor, progress: RunProgress) -> None:
    stage = account.stage
    graph.store.clean(stage.name)
    steps = steps_of(stage, graph, marks)
    to_run = {step.partition: step for step in steps if step.verdict is Verdict.RUN}
    progress.begin(stage.name, total=len(to_run))
    for step in steps:
        if step.verdict is Verdict.SKIP:
            account.skipped += 1
            account.counts.append(step.counts)
        elif step.verdict is not Verdict.RUN:
            _pass_over(step, account, graph, marks)
            progress.passed_over(step)
    tasks = (
        task_of(stage, step.partition, graph, reads=step.reads, components=step.components) for step in to_run.values()
    )
    for result in _results(tasks, executor):
        account.partitions.append(_ran(result, to_run[result.partition]))
        if result.failure is None:
            account.counts.append(result.counts)
        else:
            marks.add(stage, result.partition, "failed")
        progress.done(result)
    graph.view.forget(stage.name)


def _pass_over(step: Step, account: _Account, graph: Graph, marks: Marks) -> None:
    """Removes a partition that is no more, or hands a block on to what is downstream."""
    stage = account.stage
    if step.verdict is Verdict.REMOVE:
        for table in stage.outputs:
            graph.store.remove(output_ref(stage, table), step.partition)
    else:
        marks.add(stage, step.partition, "is blocked")
    status = "removed" if step.verdict is Verdict.REMOVE else "blocked"
    account.partitions.append(
        PartitionReport(
            partition=step.partition,
            status=status,
            reason=step.reason,
            seconds=None,
            rows_in={},
            rows_out={},
            failure=None,
        )
    )


def _results(tasks: Iterator[Task], executor: Executor) -> Iterator[TaskResult]:
    """Results as they come. When the caller stops early, or is interrupted, tasks that wait are cancelled."""
    waiting: dict[Future[TaskResult], Task] = {}
    try:
        for task in tasks:
            waiting[_submitted(task, executor)] = task
            if len(waiting) >= TASKS_IN_FLIGHT:
                wait(waiting, return_when=FIRST_COMPLETED)
            yield from _finished(waiting)
        while waiting:
            wait(waiting, return_when=FIRST_COMPLETED)
            yield from _finished(waiting)
    finally:
        for future in waiting:
            future.cancel()


def _submitted(task: Task, executor: Executor) -> Future[TaskResult]:
    """The task's future; one that has failed when a worker died before and took the pool with it."""
    try:
        return executor.submit(run_task, task)
    except BrokenExecutor as error:
        future: Future[TaskResult] = Future()
        future.set_exception(error)
        return future


def _finished(waiting: dict[Future[TaskResult], Task]) -> list[TaskResult]:
    """Takes the finished out of those that wait. A worker that died is a failure of its task."""
    finished = [future for future in waiting if future.done()]
    results = []
    for future in finished:
        task = waiting.pop(future)
        error = future.exception()
        if error is None:
            results.append(future.result())
        else:
            text = "".join(traceback.format_exception(error))
            results.append(TaskResult(task.stage.name, task.partition, 0.0, failure=text))
    return results


def _ran(result: TaskResult, step: Step) -> PartitionReport:
    return PartitionReport(
        partition=result.partition,
        status="ran" if result.failure is None else "failed",
        reason=step.reason,
        seconds=result.seconds,
        rows_in=dict(result.counts.get("in", {})),
        rows_out=dict(result.counts.get("out", {})),
        failure=result.failure,
    )
