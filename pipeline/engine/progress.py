"""What a run says while it works: a bar for a person at a terminal, one line per partition otherwise."""

from __future__ import annotations

import os
import sys
from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from pipeline.engine.plan import Step, Verdict
from pipeline.engine.task import TaskResult

__all__ = ["BarProgress", "LineProgress", "QuietProgress", "RunProgress", "line_of", "make_progress"]


class RunProgress(Protocol):
    """What the runner tells."""

    def begin(self, stage: str, *, total: int) -> None:
        """A stage begins, with so many partitions to run."""

    def done(self, result: TaskResult) -> None:
        """A partition was made, or failed."""

    def passed_over(self, step: Step) -> None:
        """A partition was blocked or removed."""

    def end(self) -> None:
        """The run is over."""


def make_progress(*, quiet: bool = False, stream: TextIO | None = None) -> RunProgress:
    """What suits the stream (stderr): a bar on a terminal, lines elsewhere, failures only if quiet."""
    stream = stream or sys.stderr
    if quiet:
        return QuietProgress(stream)
    # TERM=dumb cannot move the cursor: a bar would be a page of debris.
    if stream.isatty() and os.environ.get("TERM") != "dumb":
        return BarProgress(stream)
    return LineProgress(stream)


class QuietProgress:
    """Says only what failed."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def begin(self, stage: str, *, total: int) -> None:
        """Nothing."""

    def done(self, result: TaskResult) -> None:
        """A line for a failure."""
        if result.failure is not None:
            self._say(line_of(result))

    def passed_over(self, step: Step) -> None:
        """Nothing: what is blocked follows from a failure already told."""

    def end(self) -> None:
        """Nothing."""

    def _say(self, line: str) -> None:
        print(line, file=self._stream, flush=True)


class LineProgress(QuietProgress):
    """Says one line per partition."""

    def done(self, result: TaskResult) -> None:
        """The partition's line."""
        self._say(line_of(result))

    def passed_over(self, step: Step) -> None:
        """What was not run, and why."""
        word = "removed" if step.verdict is Verdict.REMOVE else step.verdict
        self._say(f"{step.partition} {step.stage}  {word}: {step.reason}")


class BarProgress(QuietProgress):
    """A bar per stage, with failures printed above it. Without colour when NO_COLOR is set, as rich does."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(file=stream))
        self._task: TaskID | None = None

    def begin(self, stage: str, *, total: int) -> None:
        """A new bar, if there is anything to do."""
        self._task = None
        if total:
            self._progress.start()
            self._task = self._progress.add_task(stage, total=total)

    def done(self, result: TaskResult) -> None:
        """The bar moves."""
        super().done(result)
        if self._task is not None:
            self._progress.advance(self._task)

    def end(self) -> None:
        """The bars stay as they are."""
        self._progress.stop()

    def _say(self, line: str) -> None:
        # markup=False: a traceback's brackets are no colours.
        self._progress.console.print(line, markup=False, highlight=False)


def line_of(result: TaskResult) -> str:
    """One line for a partition: what it read, what came of it and how long it took.

    `2024-05-17 3_reports  812 sentences -> 96 reports, 716 set aside, 0 errors, 1.4 s`
    """
    head = f"{result.partition} {result.stage}"
    if result.failure is not None:
        cause = result.failure.strip().splitlines()[-1]
        return f"{head}  FAILED after {result.seconds:.1f} s: {cause}"
    set_aside = sum(result.counts["reasons"].values())
    read = ", ".join(f"{count} {name}" for name, count in result.counts["in"].items())
    made = [f"{count} {table}" for table, count in result.counts["out"].items() if table != "rejections"]
    ending = [f"{set_aside} set aside", "0 errors", f"{result.seconds:.1f} s"]
    return f"{head}  {read} -> {', '.join(made + ending)}"
