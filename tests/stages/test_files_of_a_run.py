"""The files at the end of a run: whole, up to date, put right when somebody changed them, and without article texts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.engine import RunReport
from pipeline.stage_list import WRITE
from schemas.settings import ExportSettings, Settings
from schemas.vocabulary import ExportName
from tests.stages.staged_run import DEMONSTRATION, copied, run_stages

NAMES = ("kramatorsk_station_1.txt", "kramatorsk_station_2.txt", "hroza.txt", "football_finances.txt")
# A claim's quote and the evidence for a field hold the few words that they rest on.
QUOTING = {("claims", "quote"), ("reports", "evidence"), ("events", "claims"), ("articles", "title")}
LONGEST_RUN = 12
LONGEST_QUOTE = 400
DEFAULT = {"acled.csv", "acled.refused.csv", "gdelt.export.csv", "gdelt.mentions.csv", "gdelt.refused.csv"}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(NAMES, tmp_path_factory.mktemp("files") / "articles")


@pytest.fixture
def out(source: Path, tmp_path: Path) -> Path:
    assert run_stages(source, tmp_path / "out").exit_code == 0
    return tmp_path / "out"


def reason(report: RunReport) -> str:
    """Why the files were written again; empty when they were not."""
    [stage] = [stage for stage in report.stages if stage.stage == WRITE]
    return " ".join(entry.reason for entry in stage.partitions)


def test_a_run_writes_the_public_files_and_two_exports(out: Path) -> None:
    names = {path.name for path in (out / "public").iterdir()}
    assert {"events.parquet", "events.csv", "events.gpkg", "events.geojson", "datapackage.json"} <= names
    assert {path.name for path in (out / "exports").iterdir()} == DEFAULT
    assert not list(out.rglob("*.tmp"))


@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_a_file_that_was_changed_or_taken_away_is_written_again(source: Path, out: Path, damage: str) -> None:
    path = out / "public/events.csv"
    before = path.read_bytes()
    if damage == "changed":
        path.write_bytes(before.replace(b"Kramatorsk", b"Sloviansk!"))
    else:
        path.unlink()
    report = run_stages(source, out)
    expected = "is not as it was written" if damage == "changed" else "missing"
    assert reason(report) == f"public/events.csv {expected}"
    assert path.read_bytes() == before
    assert reason(run_stages(source, out)) == ""


def test_other_formats_are_written_when_asked_for_and_go_when_not(source: Path, out: Path) -> None:
    (out / "exports/mine.csv").write_text("kept", encoding="utf-8")
    chosen = Settings(exports=ExportSettings(formats=(ExportName.UCDP,), interaction_codes=True))
    assert "settings.exports changed" in reason(run_stages(source, out, settings=chosen))
    assert {path.name for path in (out / "exports").iterdir()} == {"ucdp.csv", "ucdp.refused.csv", "mine.csv"}


def test_a_stage_that_fails_leaves_the_files_as_they_were(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in out.rglob("*.*") if path.parent.name in {"public", "exports"}}

    def fails(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("pipeline.stages.write_files.write_exports", fails)
    (out / "public/events.csv").write_bytes(b"")
    report = run_stages(source, out)
    assert report.exit_code == 1
    assert not list(out.rglob("*.tmp"))
    assert {path: path.read_bytes() for path in before if path.name != "events.csv"} == {
        path: content for path, content in before.items() if path.name != "events.csv"
    }


def test_no_file_holds_the_text_of_an_article(out: Path) -> None:
    runs = {
        run
        for name in NAMES
        for run in word_runs((DEMONSTRATION / name).read_text(encoding="utf-8").partition("\n")[2])
    }
    for path in sorted((out / "public").glob("*.parquet")):
        table = pq.read_table(path)
        for column in table.column_names:
            text = json.dumps(table[column].to_pylist(), default=str, ensure_ascii=False)
            if (path.stem, column) in QUOTING:
                continue
            assert runs.isdisjoint(word_runs(text)), (path.name, column)
    for claim in pq.read_table(out / "public/claims.parquet")["quote"].to_pylist():
        assert len(claim) <= LONGEST_QUOTE


def word_runs(text: str) -> set[str]:
    """Every run of so many words."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + LONGEST_RUN]) for at in range(len(words) - LONGEST_RUN + 1)}
