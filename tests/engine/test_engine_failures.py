"""Laws of a run that fails, loses records or is interrupted."""

from __future__ import annotations

import io
import json
from concurrent.futures import Future
from typing import Any

import pytest

from pipeline.engine import ContextLoader, TableRef, run
from pipeline.engine.executors import SerialExecutor
from pipeline.engine.progress import QuietProgress
from pipeline.engine.task import TaskResult
from tests.engine.conftest import Workshop, statuses
from tests.engine.toy_stages import lose_notes, note_accounts, toy_stages, with_stage


def test_a_failed_partition_stops_what_is_downstream_and_nothing_else(workshop: Workshop) -> None:
    workshop.write_notes("2020-10-26 the camp was hit\n2020-10-27 fail!\n")
    report = workshop.run()
    assert report.exit_code == 1
    assert statuses(report) == {
        "1_notes": {"ran": 1},
        "2_words": {"failed": 1, "ran": 1},
        "3_totals": {"blocked": 1},
        "4_seen": {"blocked": 2},
    }
    ((stage, failure),) = report.failures
    assert (stage, failure.partition) == ("2_words", "2020-10-27")
    assert "cannot split 'fail!'" in str(failure.failure)
    assert "in split_notes" in str(failure.failure)


def test_a_failed_partition_keeps_what_it_had_and_is_made_when_mended(workshop: Workshop) -> None:
    workshop.run()
    before = workshop.bytes_of_tables()
    workshop.write_notes("2020-10-27 the town fail!\n", "more.txt")
    assert workshop.run().exit_code == 1
    assert "2_words/words/2020-10-27.parquet" not in workshop.files_changed(before)
    (workshop.root / "input" / "more.txt").unlink()
    assert workshop.run().exit_code == 0
    assert workshop.files_changed(before) == set()


def test_a_failed_first_stage_blocks_everything(workshop: Workshop) -> None:
    workshop.write_notes("2020-99-99 no such day\n")
    report = workshop.run()
    assert statuses(report) == {
        "1_notes": {"failed": 1},
        "2_words": {"blocked": 1},
        "3_totals": {"blocked": 1},
        "4_seen": {"blocked": 1},
    }
    assert workshop.bytes_of_tables() == {}


def test_a_stage_that_loses_an_input_fails_before_it_writes(workshop: Workshop) -> None:
    stages = with_stage(toy_stages(workshop.root), "2_words", function=lose_notes, conservation=note_accounts())
    report = workshop.run(stages)
    ((_, failure),) = report.failures
    assert failure.partition == "2020-10-26"
    assert "ConservationError: 1 in notes but not in words" in str(failure.failure)
    assert not workshop.store.path(TableRef("2_words", "words"), "2020-10-26").exists()


def test_a_scattering_stage_is_checked_too(workshop: Workshop) -> None:
    stages = with_stage(toy_stages(workshop.root), "1_notes", conservation=lost_line)
    report = workshop.run(stages)
    assert statuses(report)["1_notes"] == {"failed": 1}
    assert "LookupError: 4 notes" in str(report.failures[0][1].failure)
    assert workshop.run(stages).exit_code == 1, "nothing that failed its check may count as made"


def lost_line(inputs: Any, outputs: Any) -> None:
    raise LookupError(f"{len(list(outputs['notes']))} notes of {len(inputs['sources'])} file")


def test_an_interrupt_leaves_a_valid_store_and_a_report(workshop: Workshop) -> None:
    class Interrupted(SerialExecutor):
        submitted = 0

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            self.submitted += 1
            if self.submitted == 3:
                raise KeyboardInterrupt
            return super().submit(fn, *args, **kwargs)

    stages = toy_stages(workshop.root)
    with pytest.raises(KeyboardInterrupt):
        run(stages, workshop.store, executor=Interrupted(), settings=workshop.settings, root=workshop.root)
    report = json.loads((workshop.store.root / "run_report.json").read_text())
    assert report["status"] == "interrupted"
    assert report["stages"][1]["statuses"] == {"ran": 1}
    done = workshop.bytes_of_tables()
    finished = workshop.run()
    assert statuses(finished)["2_words"] == {"ran": 2, "skipped": 1}
    assert workshop.files_changed(done).isdisjoint(done)


def test_what_a_killed_run_left_half_written_is_cleaned(workshop: Workshop) -> None:
    workshop.run()
    before = workshop.bytes_of_tables()
    half = workshop.store.root / "2_words" / "words" / ".2020-10-26.parquet.0.tmp"
    half.write_bytes(b"PAR1")
    spill = workshop.store.root / "1_notes" / ".spill.0.tmp"
    (spill / "notes").mkdir(parents=True)
    workshop.run()
    assert not half.exists()
    assert not spill.exists()
    assert workshop.files_changed(before) == set()


def test_an_interrupt_cancels_what_waits(workshop: Workshop) -> None:
    class OneAtATime(SerialExecutor):
        """Runs the first task of a stage and leaves the others waiting, as a busy pool does."""

        def __init__(self) -> None:
            self.waiting: list[Future[Any]] = []

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            if args[0].stage.name == "1_notes" or len(self.waiting) == 2:
                return super().submit(fn, *args, **kwargs)
            self.waiting.append(Future())
            return self.waiting[-1]

    class Interrupting(QuietProgress):
        def done(self, result: TaskResult) -> None:
            if result.stage == "2_words":
                raise KeyboardInterrupt

    executor, stages = OneAtATime(), toy_stages(workshop.root)
    with pytest.raises(KeyboardInterrupt):
        run(
            stages,
            workshop.store,
            executor=executor,
            settings=workshop.settings,
            root=workshop.root,
            progress=Interrupting(io.StringIO()),
        )
    assert [future.cancelled() for future in executor.waiting] == [True, True]


def test_a_loader_that_does_not_exist_fails_with_its_name(workshop: Workshop) -> None:
    stages = with_stage(toy_stages(workshop.root), "2_words", context=ContextLoader("tests.engine.toy_stages:none"))
    report = workshop.run(stages)
    assert "no function 'tests.engine.toy_stages:none'" in str(report.failures[0][1].failure)
