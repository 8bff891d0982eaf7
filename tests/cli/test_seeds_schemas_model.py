"""`sitrep check-seeds`, `schemas` and `model`, and what `--help` says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.cli import schemas_command, seeds_command
from pipeline.cli.exits import Exit
from pipeline.cli.seed_checks import faults_of
from pipeline.cli.seed_tables import FOREIGN, TABLES, load_tables
from tests.cli.conftest import PROJECT, Sitrep, json_of

COMMANDS = (
    ["run"],
    ["plan"],
    ["events"],
    ["explain"],
    ["export"],
    ["import"],
    ["compare"],
    ["check-seeds"],
    ["schemas"],
    ["model", "train"],
    ["model", "evaluate"],
)

# A table, what is put for what, and words of the fault that must follow.
SPOILED = [
    ("event_types.csv", "\nArmed clash,", "\nArmed fight,", "sub_event_type 'Armed clash'"),
    ("actors/parents.csv", ",rus-military,", ",rus-marines,", "parent_id 'rus-marines'"),
    ("actors/actors.csv", ",external forces,", ",external,", "actor_class"),
    (
        "weapons.csv",
        "warplane,warplane,Air/drone strike",
        "warplane,warplane,Air strike",
        "sub_event_type 'Air strike'",
    ),
    ("triggers/en.csv", "agent>patient,strong", "agent>victim,strong", "roles 'agent>victim'"),
    ("triggers/en.csv", "air raid,noun", "thunder raid,noun", "does not hold 'thunder raid'"),
    ("places/places.csv", ",36.21,36.52,", ",36.52,-36.21,", "km from the middle of Syria"),
    ("countries.csv", "\nAFG,", "\nAFX,", "'AFG'"),
    ("cameo.csv", "goldstein", "score", "cameo.csv:1: columns"),
    ("words/en.csv", "airbase,ground,", "airbase,land,", "column word_class: 'land' is not a WordClass"),
    ("words/en.csv", "airbase,ground,", "airfield,ground,", "repeats word, word_class"),
]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the reference tables."""
    shutil.copytree(PROJECT / "seeds", tmp_path / "seeds", ignore=shutil.ignore_patterns(*FOREIGN))
    return tmp_path / "seeds"


def test_the_reference_tables_have_no_fault(sitrep: Sitrep) -> None:
    result = sitrep("check-seeds", "--json")
    body = json_of(result)
    assert body["faults"] == []
    assert result.exit_code == 0
    assert all(f"seeds/{name}" in body["rows"] for name in TABLES if "*" not in name)


@pytest.mark.parametrize(("name", "old", "new", "told"), SPOILED, ids=lambda value: str(value)[:30].strip())
def test_a_spoiled_table_is_told_with_file_and_line(copied: Path, name: str, old: str, new: str, told: str) -> None:
    path = copied / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    faults = [fault for fault in faults_of(load_tables(copied)) if told in fault]
    assert faults
    assert all(fault.startswith("seeds/") for fault in faults)


def test_a_repeated_row_a_loop_of_parents_and_swapped_dates_are_faults(copied: Path) -> None:
    actors = [line.split(",")[0] for line in (copied / "actors/actors.csv").read_text().splitlines()[1:3]]
    with (copied / "actors/parents.csv").open("a", encoding="utf-8") as file:
        file.write(f"{actors[0]},{actors[1]},,,made up\n{actors[1]},{actors[0]},,,made up\n")
        file.write(f"{actors[0]},{actors[1]},,,made up\n")
        file.write(f"{actors[0]},{actors[1]},2020-02-02,2020-01-01,made up\n")
    faults = "\n".join(faults_of(load_tables(copied)))
    assert "would belong to itself" in faults
    assert "repeats actor_id, parent_id" in faults
    assert "to_date 2020-01-01 is before from_date 2020-02-02" in faults


def test_a_class_of_words_that_a_language_has_none_of_is_a_fault(copied: Path) -> None:
    path = copied / "words/en.csv"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if ",gathering," not in line]
    path.write_text("".join(kept), encoding="utf-8")
    assert faults_of(load_tables(copied)) == ["seeds/words/en.csv: no word of class 'gathering'"]


def test_every_bad_row_of_a_table_is_told_not_only_the_first(copied: Path) -> None:
    with (copied / "actors/hosts.csv").open("a", encoding="utf-8") as file:
        file.write("SYR,IRQ,yesterday,,made up\nSYR,IRQ\n")
    faults = [fault for fault in faults_of(load_tables(copied)) if "actors/hosts.csv" in fault]
    assert len(faults) == 2
    assert "column from_date: 'yesterday' is not a date" in faults[0]
    assert "2 cells, expected 5" in faults[1]


def test_unknown_and_missing_tables_are_faults(copied: Path) -> None:
    (copied / "colours.csv").write_text("colour\nred\n")
    (copied / "weapons.csv").unlink()
    faults = load_tables(copied).faults
    assert "seeds/colours.csv: no reference table has this name" in faults
    assert "seeds/weapons.csv: missing" in faults


def test_faults_end_the_command_with_4(sitrep: Sitrep, copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (copied / "colours.csv").write_text("colour\nred\n")
    monkeypatch.setattr(seeds_command, "project_root", lambda: copied.parent)
    result = sitrep("check-seeds")
    assert result.exit_code == 4
    assert result.stdout == "seeds/colours.csv: no reference table has this name\n"
    assert "1 faults" in result.stderr


def test_stale_documents_end_the_check_with_4_and_schemas_writes_them(
    sitrep: Sitrep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").symlink_to(PROJECT / "seeds")
    monkeypatch.setattr(schemas_command, "project_root", lambda: tmp_path)
    stale = sitrep("schemas", "--check")
    assert stale.exit_code == 4
    assert "docs/data-dictionary.md" in stale.stderr
    written = sitrep("schemas")
    assert "docs/data-dictionary.md" in written.stdout.splitlines()
    assert sitrep("schemas", "--check").exit_code == 0
    assert sitrep("schemas").stdout == ""


def test_a_model_that_is_not_there_ends_with_5(sitrep: Sitrep, tmp_path: Path) -> None:
    result = sitrep("model", "evaluate", "--model", tmp_path / "nothing")
    assert result.exit_code == 5
    assert str(tmp_path / "nothing") in result.stderr


def test_training_without_the_treebank_ends_with_5(sitrep: Sitrep, tmp_path: Path) -> None:
    result = sitrep("model", "train", "--corpora", tmp_path, "--work", tmp_path / "work", "--model", tmp_path / "made")
    assert result.exit_code == 5
    assert "ud-english-ewt" in result.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_has_an_example(sitrep: Sitrep, command: list[str]) -> None:
    result = sitrep(*command, "--help")
    assert result.exit_code == 0
    assert "Examples:" in result.stdout
    assert f"sitrep {' '.join(command)}" in result.stdout


def test_help_tells_the_exit_codes(sitrep: Sitrep) -> None:
    text = " ".join(sitrep("--help").stdout.split())
    assert all(f" {int(code)} " in text for code in Exit)


def test_the_version_is_that_of_the_package(sitrep: Sitrep) -> None:
    assert sitrep("--version").stdout.startswith("sitrep 0.")
