"""The run report: what a run did and what the store holds after it, for a reader and for a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from pipeline.engine.store import Store, write_text_atomically
from pipeline.engine.task import Counts
from schemas.base import AwareDatetime, Record, described

__all__ = [
    "REPORT_NAME",
    "SCHEMA_VERSION",
    "PartitionReport",
    "RunReport",
    "StageReport",
    "run_report",
    "stage_report",
    "write_report",
]

# Raised by one when a field of the report changes its meaning or goes.
SCHEMA_VERSION = 1
REPORT_NAME = "run_report.json"

OK, FAILED, INTERRUPTED = "ok", "failed", "interrupted"


class PartitionReport(Record):
    """What became of one partition that was not simply up to date."""

    partition: str = described("Name of the partition", example="2020-10-26")
    status: str = described("ran, failed, blocked or removed")
    reason: str = described("Why it was to run, or why not", example="seeds seeds/actors changed")
    seconds: float | None = described("Time taken", unit="seconds")
    rows_in: dict[str, int] = described("Rows read, by input")
    rows_out: dict[str, int] = described("Rows written, by table")
    failure: str | None = described("Traceback of the exception that stopped it")


class StageReport(Record):
    """One stage: what its partitions hold after the run, those left alone included."""

    stage: str = described("Name of the stage", example="3_reports")
    statuses: dict[str, int] = described("Partitions by what became of them", unit="partitions")
    rows_in: dict[str, int] = described("Rows read, by input, over all valid partitions", unit="rows")
    rows_out: dict[str, int] = described("Rows held, by table, over all valid partitions", unit="rows")
    rejected: dict[str, int] = described("Rows set aside, by reason", unit="rows")
    seconds: float = described("Working time of its tasks in this run", unit="seconds", ge=0)
    depends_on: dict[str, str] = described("Hashes of its code, seeds, settings, schemas and input files")
    partitions: tuple[PartitionReport, ...] = described("Partitions that were not up to date")


class RunReport(Record):
    """One run of the pipeline."""

    schema_version: int = described("Version of this report's form")
    tool_version: str | None = described("Version of the program")
    status: str = described("ok, failed (some partition did) or interrupted")
    started_at: AwareDatetime = described("When the run began", unit="UTC time")
    seconds: float = described("Time the run took", unit="seconds", ge=0)
    stages: tuple[StageReport, ...] = described("The stages in order")

    @property
    def exit_code(self) -> int:
        """What a command line should exit with: 0, 1 when a partition failed, 130 when interrupted."""
        return {OK: 0, FAILED: 1, INTERRUPTED: 130}[self.status]

    @property
    def failures(self) -> tuple[tuple[str, PartitionReport], ...]:
        """Stage and report of every partition that failed."""
        return tuple(
            (stage.stage, entry) for stage in self.stages for entry in stage.partitions if entry.status == FAILED
        )

    def count(self, status: str) -> int:
        """How many partitions have a status: skipped, ran, failed, blocked or removed."""
        return sum(stage.statuses.get(status, 0) for stage in self.stages)


def stage_report(
    name: str,
    partitions: Iterable[PartitionReport],
    *,
    skipped: int,
    counts: Iterable[Counts],
    depends_on: Mapping[str, str],
) -> StageReport:
    """The report of a stage from its partitions' reports and the counts of all that are valid now."""
    listed = sorted(partitions, key=lambda entry: entry.partition)
    totals: dict[str, Counter[str]] = {"in": Counter(), "out": Counter(), "reasons": Counter()}
    for count in counts:
        for heading, total in totals.items():
            total.update(count.get(heading, {}))
    statuses = Counter(entry.status for entry in listed) + Counter({"skipped": skipped})
    return StageReport(
        stage=name,
        statuses=dict(sorted(statuses.items())),
        rows_in=dict(totals["in"]),
        rows_out=dict(totals["out"]),
        rejected=dict(sorted(totals["reasons"].items())),
        seconds=sum(entry.seconds or 0.0 for entry in listed),
        depends_on=dict(depends_on),
        partitions=tuple(listed),
    )


def run_report(
    stages: tuple[StageReport, ...], *, status: str, started_at: datetime, tool_version: str | None
) -> RunReport:
    """The report of a run that ends now."""
    return RunReport(
        schema_version=SCHEMA_VERSION,
        tool_version=tool_version,
        status=status,
        started_at=started_at,
        seconds=max(0.0, (datetime.now(UTC) - started_at).total_seconds()),
        stages=stages,
    )


def write_report(report: RunReport, store: Store) -> Path:
    """Writes the report into the store's folder, whole or not at all, and gives its path."""
    path = store.root / REPORT_NAME
    write_text_atomically(path, report.model_dump_json(indent=2) + "\n")
    return path
