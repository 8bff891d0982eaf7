"""A folder with three days of notes, and ways to run the toy stages over it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.engine import RunReport, Stage, Step, Store, TableRef, make_executor, plan, run
from pipeline.engine.progress import RunProgress
from schemas.base import Record
from tests.engine.toy_stages import ToySettings, toy_stages

# Partitions of the notes below.
DAYS = ("2020-10-26", "2020-10-27", "undated")
NOTES = """\
2020-10-26 the camp was hit
2020-10-26 the hill was hit

2020-10-27 the town was quiet
no day at all
"""


@dataclass
class Workshop:
    """A project folder in miniature: input, seeds and a store."""

    root: Path
    settings: ToySettings

    @property
    def store(self) -> Store:
        return Store(self.root / "data")

    def run(
        self,
        stages: Sequence[Stage] | None = None,
        *,
        kind: str = "serial",
        workers: int = 1,
        progress: RunProgress | None = None,
    ) -> RunReport:
        with make_executor(kind, workers=workers) as executor:
            return run(
                stages or toy_stages(self.root),
                self.store,
                executor=executor,
                settings=self.settings,
                root=self.root,
                progress=progress,
            )

    def plan(self, stages: Sequence[Stage] | None = None) -> list[Step]:
        return plan(stages or toy_stages(self.root), self.store, settings=self.settings, root=self.root)

    def read(self, stage: str, table: str, partition: str, record_type: type[Any], **options: bool) -> list[Any]:
        return self.store.read(TableRef(stage, table, **options), partition, record_type)

    def write_notes(self, text: str, name: str = "notes.txt") -> None:
        (self.root / "input" / name).write_text(text, encoding="utf-8")

    def write_stop_words(self, *words: str) -> None:
        (self.root / "seeds" / "stop.txt").write_text(" ".join(words), encoding="utf-8")

    def loads(self) -> int:
        """How often the stop words were loaded."""
        path = self.root / "seeds" / "stop.loads"
        return len(path.read_text().splitlines()) if path.exists() else 0

    def bytes_of_tables(self) -> dict[str, str]:
        """Hash of every Parquet file by its path in the store."""
        base = self.store.root
        return {
            path.relative_to(base).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in base.rglob("*.parquet")
        }

    def files_changed(self, before: dict[str, str]) -> set[str]:
        """Paths of tables that are new, gone or other than before."""
        after = self.bytes_of_tables()
        return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    (tmp_path / "input").mkdir()
    (tmp_path / "seeds").mkdir()
    made = Workshop(tmp_path, ToySettings(words={"loud": True}, totals=1))
    made.write_notes(NOTES)
    made.write_stop_words("the", "was")
    return made


def statuses(report: RunReport) -> dict[str, dict[str, int]]:
    """What became of the partitions of each stage."""
    return {stage.stage: stage.statuses for stage in report.stages}


def verdicts(steps: Sequence[Step]) -> dict[str, tuple[str, str]]:
    """Verdict and reason by stage/partition."""
    return {f"{step.stage}/{step.partition}": (str(step.verdict), step.reason) for step in steps}


def same_records(left: Sequence[Record], right: Sequence[Record]) -> bool:
    """Whether two lists hold the same records, in any order."""
    return sorted(left, key=repr) == sorted(right, key=repr)
