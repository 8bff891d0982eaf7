"""Laws of a run: it does what is missing, nothing twice, and loses nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.engine import Store, StoreBusyError, TableRef, run
from pipeline.engine.executors import SerialExecutor
from tests.engine.conftest import DAYS, Workshop, statuses
from tests.engine.toy_stages import Note, Total, Word, toy_stages


def test_a_run_makes_every_table_of_every_partition(workshop: Workshop) -> None:
    report = workshop.run()
    assert report.exit_code == 0
    assert set(workshop.bytes_of_tables()) == {
        "1_notes/notes/2020-10-26.parquet",
        "1_notes/notes/2020-10-27.parquet",
        "1_notes/notes/undated.parquet",
        "1_notes/rejections/all.parquet",
        "1_notes/partitions.parquet",
        *(f"2_words/{table}/{day}.parquet" for table in ("words", "rejections") for day in DAYS),
        "3_totals/totals.parquet",
        *(f"4_seen/seen/{day}.parquet" for day in DAYS),
    }
    totals = {total.word: total.count for total in workshop.read("3_totals", "totals", "all", Total, single_file=True)}
    assert totals == {
        "camp": 1,
        "hit": 2,
        "hill": 1,
        "town": 1,
        "quiet": 1,
        "no": 1,
        "day": 1,
        "at": 1,
        "all": 1,
    }


def test_a_second_run_changes_nothing_and_loads_nothing(workshop: Workshop) -> None:
    workshop.run()
    before, loads = workshop.bytes_of_tables(), workshop.loads()
    report = workshop.run()
    assert report.count("ran") == 0
    assert report.count("skipped") == 8
    assert workshop.files_changed(before) == set()
    assert workshop.loads() == loads == 1


def test_a_skipped_partition_keeps_its_counts_in_the_report(workshop: Workshop) -> None:
    first, second = workshop.run(), workshop.run()
    for before, after in zip(first.stages, second.stages, strict=True):
        assert (before.rows_in, before.rows_out, before.rejected) == (
            after.rows_in,
            after.rows_out,
            after.rejected,
        )
    words = second.stages[1]
    assert (words.rows_in, words.rows_out, words.rejected) == (
        {"notes": 4},
        {"words": 10, "rejections": 6},
        {"background": 6},
    )


def test_an_incremental_run_leaves_what_a_fresh_run_leaves(workshop: Workshop) -> None:
    workshop.run()
    workshop.write_stop_words("the")
    workshop.write_notes("2020-10-28 one more\n2020-10-26 the camp was hit\n", "more.txt")
    workshop.write_notes("2020-10-26 the hill was hit\n")
    workshop.run()
    incremental = workshop.bytes_of_tables()
    for path in workshop.store.root.rglob("*.parquet"):
        path.unlink()
    workshop.run()
    assert workshop.files_changed(incremental) == set()


def test_a_changed_seed_reruns_only_what_depends_on_it(workshop: Workshop) -> None:
    workshop.run()
    before = workshop.bytes_of_tables()
    workshop.write_stop_words("the", "was", "at")
    report = workshop.run()
    assert statuses(report) == {
        "1_notes": {"skipped": 1},
        "2_words": {"ran": 3},
        "3_totals": {"ran": 1},
        "4_seen": {"ran": 3},
    }
    assert not any(name.startswith("1_notes") for name in workshop.files_changed(before))
    assert workshop.loads() == 2


def test_a_changed_setting_reruns_only_the_stages_that_name_it(workshop: Workshop) -> None:
    workshop.run()
    workshop.settings = workshop.settings.replace(totals=2)
    assert statuses(workshop.run()) == {
        "1_notes": {"skipped": 1},
        "2_words": {"skipped": 3},
        "3_totals": {"ran": 1},
        "4_seen": {"skipped": 3},
    }


def test_identical_rows_stop_the_cascade(workshop: Workshop) -> None:
    workshop.run()
    # A stop word that no note uses: every day of words runs again and comes out the same.
    workshop.write_stop_words("the", "was", "unused")
    assert statuses(workshop.run()) == {
        "1_notes": {"skipped": 1},
        "2_words": {"ran": 3},
        "3_totals": {"skipped": 1},
        "4_seen": {"skipped": 3},
    }


def test_a_new_note_leaves_the_other_days_alone(workshop: Workshop) -> None:
    workshop.run()
    before = workshop.bytes_of_tables()
    other_day = workshop.store.path(TableRef("1_notes", "notes"), "2020-10-26")
    untouched = other_day.stat().st_mtime_ns
    workshop.write_notes("2020-10-27 all was hit\n", "more.txt")
    report = workshop.run()
    assert other_day.stat().st_mtime_ns == untouched
    assert statuses(report)["2_words"] == {"ran": 1, "skipped": 2}
    changed = {name for name in workshop.files_changed(before) if name.startswith(("1_", "2_"))}
    assert changed == {
        "1_notes/partitions.parquet",
        "1_notes/notes/2020-10-27.parquet",
        "2_words/words/2020-10-27.parquet",
        "2_words/rejections/2020-10-27.parquet",
    }


def test_a_day_that_is_gone_is_removed_everywhere(workshop: Workshop) -> None:
    workshop.run()
    workshop.write_notes("2020-10-26 the camp was hit\n")
    report = workshop.run()
    assert statuses(report)["2_words"] == {"ran": 1, "removed": 2}
    assert {name for name in workshop.bytes_of_tables() if "27" in name or "undated" in name} == set()


def test_a_partition_without_rows_is_an_empty_file_with_the_whole_schema(workshop: Workshop) -> None:
    workshop.write_notes("2020-10-26 the was\n")
    workshop.run()
    assert workshop.read("2_words", "words", "2020-10-26", Word) == []
    assert workshop.run().count("ran") == 0


def test_no_input_at_all_is_no_error(workshop: Workshop) -> None:
    (workshop.root / "input" / "notes.txt").unlink()
    assert workshop.run().exit_code == 0
    assert workshop.read("3_totals", "totals", "all", Total, single_file=True) == []
    assert workshop.run().count("ran") == 0


def test_the_run_report_is_written_beside_the_tables(workshop: Workshop) -> None:
    report = workshop.run()
    written = json.loads((workshop.store.root / "run_report.json").read_text())
    assert written == json.loads(report.model_dump_json())
    assert written["schema_version"] == 1
    assert set(written["stages"][0]["depends_on"]) >= {"input files", "code of tests.engine.toy_stages"}


def test_two_runs_do_not_write_to_one_store(workshop: Workshop) -> None:
    with workshop.store.locked(), pytest.raises(StoreBusyError, match="another run is writing"):
        workshop.run()
    assert workshop.run().exit_code == 0


def test_the_store_may_be_named_by_a_relative_path(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workshop.root)
    stages = toy_stages(workshop.root)
    report = run(stages, Store(Path("data")), executor=SerialExecutor(), settings=workshop.settings)
    assert report.exit_code == 0
    assert workshop.run().count("ran") == 0


def test_notes_come_back_as_they_were_written(workshop: Workshop) -> None:
    workshop.run()
    (note,) = workshop.read("1_notes", "notes", "undated", Note)
    assert (note.day, note.text) == (None, "no day at all")
