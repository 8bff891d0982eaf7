"""Laws of the plan: it says what a run would do, and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.engine import ByDay, Input, Partitioning, Stage, TableRef
from tests.engine.conftest import Workshop, statuses, verdicts
from tests.engine.toy_stages import Note, Word, split_notes, toy_stages, with_stage


def test_before_the_first_run_everything_is_to_run(workshop: Workshop) -> None:
    assert verdicts(workshop.plan()) == {
        "1_notes/all": ("run", "no output yet"),
        "2_words/*": ("may run", "upstream 1_notes will run"),
        "3_totals/all": ("run", "no output yet"),
        "4_seen/*": ("may run", "upstream 2_words may run"),
    }


def test_after_a_run_everything_is_up_to_date(workshop: Workshop) -> None:
    workshop.run()
    assert {step.reason for step in workshop.plan()} == {"up to date"}


def test_a_plan_changes_nothing(workshop: Workshop) -> None:
    workshop.plan()
    assert not workshop.store.root.exists()


def test_a_changed_seed_is_named(workshop: Workshop) -> None:
    workshop.run()
    workshop.write_stop_words("the")
    found = verdicts(workshop.plan())
    assert found["1_notes/all"] == ("skip", "up to date")
    assert found["2_words/undated"] == ("run", "seeds seeds/stop.txt changed")
    assert found["3_totals/all"] == ("may run", "upstream 2_words/2020-10-26 will run")
    assert found["4_seen/undated"] == ("may run", "upstream 2_words/undated will run")


def test_a_changed_setting_is_named(workshop: Workshop) -> None:
    workshop.run()
    workshop.settings = workshop.settings.replace(words={"loud": False})
    assert verdicts(workshop.plan())["2_words/2020-10-26"] == ("run", "settings.words changed")


def test_changed_code_is_named(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    package = workshop.root / "toycode"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "rules.py").write_text("LIMIT = 1\n")
    monkeypatch.syspath_prepend(str(workshop.root))
    stages = with_stage(toy_stages(workshop.root), "3_totals", code=("toycode",))
    workshop.run(stages)
    assert {step.reason for step in workshop.plan(stages)} == {"up to date"}
    (package / "rules.py").write_text("LIMIT = 2\n")
    assert verdicts(workshop.plan(stages))["3_totals/all"] == ("run", "code of toycode changed")


def test_a_changed_input_file_is_named(workshop: Workshop) -> None:
    workshop.run()
    workshop.write_notes("2020-10-26 other words\n")
    found = verdicts(workshop.plan())
    assert found["1_notes/all"] == ("run", "input files changed")
    assert found["2_words/undated"] == ("may run", "upstream 1_notes will run")


def test_changed_rows_upstream_are_named(workshop: Workshop) -> None:
    notes, words, totals, seen = toy_stages(workshop.root)
    workshop.run()
    workshop.write_notes("2020-10-27 one more\n", "more.txt")
    workshop.run((notes,))
    found = verdicts(workshop.plan())
    assert found["2_words/2020-10-27"] == ("run", "upstream 1_notes/notes/2020-10-27 changed")
    assert found["2_words/2020-10-26"] == ("skip", "up to date")
    workshop.run((notes, words))
    assert verdicts(workshop.plan())["3_totals/all"] == ("run", "upstream 2_words/words/2020-10-27 changed")
    workshop.run((notes, words, totals))
    reasons = {step.reason for step in workshop.plan() if step.stage == seen.name}
    assert reasons == {
        "upstream 3_totals/totals changed",
        "upstream 2_words/words/2020-10-27 changed; upstream 3_totals/totals changed",
    }


def test_a_new_column_is_named(workshop: Workshop) -> None:
    workshop.run()
    stages = toy_stages(workshop.root)
    changed = with_stage(stages, "2_words", outputs={**stages[1].outputs, "extra": Note})
    assert verdicts(workshop.plan(changed))["2_words/undated"] == ("run", "output incomplete")
    retyped = with_stage(stages, "3_totals", outputs={"totals": Word})
    assert verdicts(workshop.plan(retyped))["3_totals/all"] == ("run", "schema of totals changed")


def test_a_damaged_file_counts_as_absent(workshop: Workshop) -> None:
    workshop.run()
    before = workshop.bytes_of_tables()
    path = workshop.store.path(TableRef("2_words", "words"), "2020-10-27")
    path.write_bytes(path.read_bytes()[:-10])
    assert verdicts(workshop.plan())["2_words/2020-10-27"] == ("run", "output unreadable")
    assert statuses(workshop.run())["2_words"] == {"ran": 1, "skipped": 2}
    assert workshop.files_changed(before) == set()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("1_notes/notes/undated.parquet", "output notes/undated missing"),
        ("1_notes/partitions.parquet", "no output yet"),
        ("2_words/words/undated.parquet", "output incomplete"),
        ("3_totals/totals.parquet", "no output yet"),
    ],
)
def test_a_missing_file_is_made_again(workshop: Workshop, name: str, reason: str) -> None:
    workshop.run()
    before = workshop.bytes_of_tables()
    (workshop.store.root / name).unlink()
    assert reason in {step.reason for step in workshop.plan()}
    workshop.run()
    assert workshop.files_changed(before) == set()


def test_tables_of_two_runs_side_by_side_are_made_again(workshop: Workshop) -> None:
    workshop.run()
    rejections = workshop.store.path(TableRef("2_words", "rejections"), "undated")
    old = rejections.read_bytes()
    workshop.write_stop_words("the", "was", "at")
    workshop.run()
    before = workshop.bytes_of_tables()
    # A run that was killed after the first of two tables leaves the second as it was.
    rejections.write_bytes(old)
    assert verdicts(workshop.plan())["2_words/undated"] == ("run", "output of an interrupted run")
    workshop.run()
    assert workshop.files_changed(before) == set()


def test_a_foreign_file_among_a_scattering_stages_tables_is_noticed(workshop: Workshop) -> None:
    workshop.run()
    before = workshop.bytes_of_tables()
    folder = workshop.store.root / "1_notes" / "notes"
    (folder / "1999-01-01.parquet").write_bytes((folder / "undated.parquet").read_bytes())
    assert verdicts(workshop.plan())["1_notes/all"] == (
        "run",
        "output notes/1999-01-01 is not the one listed",
    )
    workshop.run()
    assert workshop.files_changed(before) == set()


def test_a_day_that_is_gone_upstream_is_to_be_removed(workshop: Workshop) -> None:
    workshop.run()
    workshop.write_notes("2020-10-26 the camp was hit\n")
    workshop.run(toy_stages(workshop.root)[:1])
    found = verdicts(workshop.plan())
    assert found["2_words/undated"] == ("remove", "no longer a partition upstream")
    assert found["4_seen/undated"] == ("may run", "upstream 2_words/undated will be removed")


def stage_of(**changes: object) -> Stage:
    notes = toy_stages(Path("none"))[0]
    return replace(notes, name="x", sources=None, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"inputs": (Input("9_none", "none"),)}, "reads 9_none/none, which no stage before it writes"),
        ({"partitioning": Partitioning.EACH, "partition_by": {}}, "no input has scope SAME"),
        ({"partitioning": Partitioning.GATHER}, "has partition_by, which only SCATTER uses"),
        ({"partition_by": {"other": ByDay("day")}}, "partition_by names a table that is not an output"),
        ({"single_file": True}, "has single_file, which only GATHER can keep"),
        ({"rows_per_partition": 0}, "rows_per_partition must be at least 1"),
        ({"outputs": {}}, "writes no table"),
        ({"outputs": {"partitions": Note}, "partition_by": {}}, "cannot be called partitions"),
        ({"function": lambda _inputs, _context: {}}, "define it at the top of a module"),
        ({"inputs": (Input("1_notes", "notes"), Input("1_notes", "notes"))}, "two inputs have the same name"),
    ],
)
def test_stages_that_do_not_fit_are_refused_with_the_fix(
    workshop: Workshop, changes: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError, match=f"stage x: .*{message}"):
        workshop.plan((toy_stages(workshop.root)[0], stage_of(**changes)))


def test_two_stages_of_one_name_are_refused(workshop: Workshop) -> None:
    stages = toy_stages(workshop.root)
    with pytest.raises(ValueError, match="another stage has this name"):
        workshop.plan((*stages, stages[0]))


def test_seeds_that_are_not_there_are_an_error(workshop: Workshop) -> None:
    stages = with_stage(toy_stages(workshop.root), "2_words", seeds=("seeds/none",))
    with pytest.raises(FileNotFoundError, match="seeds/none"):
        workshop.plan(stages)


def test_settings_that_are_not_there_are_an_error(workshop: Workshop) -> None:
    stages = with_stage(toy_stages(workshop.root), "2_words", settings=("words.soft",))
    with pytest.raises(ValueError, match=r"no part 'words\.soft'"):
        workshop.plan(stages)


def test_a_stage_function_is_a_function_of_plain_lists() -> None:
    note = Note(note_id="n1", day=None, text="a hill")
    made = split_notes({"notes": [note]}, frozenset({"a"}))
    assert [word.word for word in made["words"] if isinstance(word, Word)] == ["hill"]
