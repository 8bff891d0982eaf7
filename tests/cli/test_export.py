"""`sitrep export`, `import` and `compare`."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline.cli.counts import counted
from tests.cli.conftest import Ran, Sitrep, json_of

FORMATS = {
    "acled": ["acled.csv"],
    "gdelt": ["gdelt.export.csv", "gdelt.mentions.csv"],
    "ucdp": ["ucdp.csv"],
    "plover": ["plover.jsonl"],
    "hxl": ["events.hxl.csv"],
    "geojson": ["events.geojson"],
}


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_written_with_its_refusals(sitrep: Sitrep, ran: Ran, tmp_path: Path, name: str) -> None:
    result = sitrep("export", name, "--out", ran.out, "--to", tmp_path)
    assert result.exit_code == 0, result.output
    files = [*FORMATS[name], f"{name}.refused.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(files)
    events = len(pd.read_parquet(ran.out / "public/events.parquet"))
    body = json_of(sitrep("export", name, "--out", ran.out, "--to", tmp_path, "--json"))
    [export] = body["exports"]
    assert export["events"] + sum(export["refused"].values()) == events
    assert f"{name}: {counted(export['events'], 'event')}" in result.stdout
    assert len(pd.read_csv(tmp_path / f"{name}.refused.csv")) == sum(export["refused"].values())


def test_a_run_has_written_acled_and_gdelt_and_says_so(ran: Ran, sitrep: Sitrep, tmp_path: Path) -> None:
    assert f"exports: {ran.out}/exports/ (acled.csv, " in ran.result.stdout
    sitrep("export", "acled", "gdelt", "--out", ran.out, "--to", tmp_path)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (ran.out / "exports" / path.name).read_bytes()


def test_codes_instead_of_texts(sitrep: Sitrep, ran: Ran, tmp_path: Path) -> None:
    sitrep("export", "acled", "--out", ran.out, "--to", tmp_path, "--codes")
    assert pd.read_csv(tmp_path / "acled.csv").interaction.between(10, 88).all()


def test_an_unknown_format_is_wrong_usage(sitrep: Sitrep, ran: Ran) -> None:
    result = sitrep("export", "icews", "--out", ran.out)
    assert result.exit_code == 2
    assert "acled" in result.stderr


def test_without_a_run_there_is_nothing_to_export(sitrep: Sitrep, tmp_path: Path) -> None:
    result = sitrep("export", "acled", "--out", tmp_path)
    assert result.exit_code == 5
    assert "sitrep run" in result.stderr
    assert not list(tmp_path.iterdir())


def test_an_import_gives_tables_like_ours_and_the_refused_rows(sitrep: Sitrep, ran: Ran, tmp_path: Path) -> None:
    source = ran.out / "exports/acled.csv"
    broken = tmp_path / "acled.csv"
    broken.write_text(source.read_text(encoding="utf-8") + "SYR1,never\n", encoding="utf-8")
    result = sitrep("import", "acled", broken, "--to", tmp_path / "theirs")
    assert result.exit_code == 0, result.output
    assert "1 rows" in result.stderr
    ours = pd.read_parquet(ran.out / "public/events.parquet")
    theirs = pd.read_parquet(tmp_path / "theirs/events.parquet")
    assert list(theirs.columns) == list(ours.columns)
    assert len(theirs) == len(pd.read_csv(source))
    assert pd.read_csv(tmp_path / "theirs/import.refused.csv").reason.tolist() == ["sub_event_type is empty"]


@pytest.mark.parametrize("theirs", ["exports/acled.csv", ".", "public/events.parquet"])
def test_a_comparison_with_itself_has_nothing_missing(sitrep: Sitrep, ran: Ran, theirs: str, tmp_path: Path) -> None:
    result = sitrep("compare", ran.out, ran.out / theirs, "--to", tmp_path)
    assert result.exit_code == 0, result.output
    assert "missing from ours 0" in result.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "differences.csv",
        "extra.csv",
        "matched.csv",
        "missing.csv",
    ]
    body = json_of(sitrep("compare", ran.out, ran.out / theirs, "--json"))
    assert body["missing"] == []
    assert body["matched"] == len(pd.read_csv(tmp_path / "matched.csv"))
    assert set(body["fields"]["event_date"]) == {"same", "different", "only ours", "only theirs", "untold"}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("nothing.csv", None, "cannot read"),
        ("other.csv", "a,b\n1,2\n", "the columns of no format"),
        ("empty.csv", "", "the columns of no format"),
        ("broken.parquet", "no parquet", "no Parquet file of events"),
    ],
)
def test_what_cannot_be_compared_ends_with_5(
    sitrep: Sitrep, ran: Ran, tmp_path: Path, name: str, content: str | None, told: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    result = sitrep("compare", ran.out, tmp_path / name)
    assert result.exit_code == 5
    assert told in result.stderr
    assert result.stdout == ""
