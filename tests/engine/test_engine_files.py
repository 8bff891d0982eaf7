"""A stage that writes files of any format: listed, whole or not at all, put right when they differ from the list."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.engine import FILES, Input, Partitioning, Stage, WrittenFile, columns
from schemas.base import Record
from tests.engine.conftest import Workshop
from tests.engine.toy_stages import Total, toy_stages

NOTES = "2020-10-26 the camp was hit\n2020-10-27 the camp burned\n"


def write_words(inputs: Any, context: Any, folder: Path) -> Mapping[str, int | None]:
    """One file with every word, and one for each word."""
    words = columns(inputs, "totals")["word"].to_pylist()
    (folder / "all").mkdir()
    (folder / "all/words.txt").write_text("\n".join(words), encoding="utf-8")
    for word in words:
        (folder / f"{word}.txt").write_text(word, encoding="utf-8")
    return {"all/words.txt": len(words), **{f"{word}.txt": None for word in words}}


def write_and_fail(inputs: Any, context: Any, folder: Path) -> Mapping[str, int | None]:
    """A file, and then an error."""
    (folder / "half.txt").write_text("half", encoding="utf-8")
    raise OSError("no space left")


def write_less_than_told(inputs: Any, context: Any, folder: Path) -> Mapping[str, int | None]:
    """Names a file that it did not write."""
    return {"absent.txt": 1}


def with_files(root: Path, **changes: Any) -> tuple[Stage, ...]:
    """The toy stages with one behind them that writes files."""
    files = Stage(
        name="5_files",
        function=write_words,
        outputs={FILES: WrittenFile},
        inputs=(Input("3_totals", "totals"),),
        partitioning=Partitioning.FILES,
        single_file=True,
    )
    return (*toy_stages(root), replace(files, **changes))


def found(workshop: Workshop) -> set[str]:
    """The files of the stage, without the engine's own."""
    root = workshop.store.root
    return {path.relative_to(root).as_posix() for path in root.rglob("*.txt")}


def listed(workshop: Workshop) -> dict[str, WrittenFile]:
    return {row.name: row for row in workshop.read("5_files", FILES, "all", WrittenFile, single_file=True)}


def test_files_are_written_and_listed_with_hash_and_rows(workshop: Workshop) -> None:
    workshop.write_notes(NOTES)
    assert workshop.run(with_files(workshop.root)).exit_code == 0
    words = {row.word for row in workshop.read("3_totals", "totals", "all", Total, single_file=True)}
    assert found(workshop) == {"all/words.txt", *(f"{word}.txt" for word in words)}
    rows = listed(workshop)
    assert set(rows) == found(workshop)
    assert rows["all/words.txt"].rows == len(words)
    for name, row in rows.items():
        assert row.size == (workshop.store.root / name).stat().st_size
        assert len(row.sha256) == 64


def test_files_that_are_no_longer_made_go_and_others_of_the_folder_stay(workshop: Workshop) -> None:
    workshop.write_notes(NOTES)
    workshop.run(with_files(workshop.root))
    (workshop.store.root / "mine.txt").write_text("mine", encoding="utf-8")
    workshop.write_notes("2020-10-26 the camp was hit\n")
    workshop.run(with_files(workshop.root))
    assert "burned.txt" not in found(workshop)
    assert {"mine.txt", "camp.txt"} <= found(workshop)


def test_what_an_interrupted_run_left_is_removed(workshop: Workshop) -> None:
    leftover = workshop.store.root / "all/.words.txt.0.tmp"
    leftover.parent.mkdir(parents=True)
    leftover.write_text("half", encoding="utf-8")
    workshop.write_notes(NOTES)
    workshop.run(with_files(workshop.root))
    assert not leftover.exists()


@pytest.mark.parametrize("function", [write_and_fail, write_less_than_told])
def test_a_failure_leaves_the_files_and_the_list_as_they_were(workshop: Workshop, function: Any) -> None:
    workshop.write_notes(NOTES)
    workshop.run(with_files(workshop.root))
    before, rows = found(workshop), listed(workshop)
    report = workshop.run(with_files(workshop.root, function=function, seeds=("seeds/stop.txt",)))
    assert report.exit_code == 1
    assert (found(workshop), listed(workshop)) == (before, rows)
    assert not list(workshop.store.root.rglob("*.tmp"))


def test_records_from_memory_are_no_stored_table() -> None:
    inputs: Mapping[str, Collection[Record]] = {"totals": []}
    with pytest.raises(TypeError, match="no stored table"):
        columns(inputs, "totals")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"outputs": {FILES: Total}}, "its one output is 'files' of WrittenFile"),
        ({"single_file": False}, "in a single_file"),
        ({"conservation": columns}, "which FILES cannot keep"),
    ],
)
def test_a_stage_of_files_that_does_not_fit_is_refused(
    workshop: Workshop, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        workshop.plan(with_files(workshop.root, **changes))
