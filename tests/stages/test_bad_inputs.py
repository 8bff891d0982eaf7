"""Bad inputs beside good ones: each ends as a row with its reason, and the good ones are coded as ever."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from tests.stages.staged_run import DEMONSTRATION, public, run_stages, small_texts

GOOD = "hroza.txt"
LONGEST = 2_000_000
TEXT = (
    "Gunmen killed four villagers near Solhan in Burkina Faso on Friday, officials "
    "said.\n\nThe army blamed the rebels for the attack."
)
OTHER = "A car bomb killed nine soldiers in Mogadishu on Saturday, the army said."
NATIONAL = (
    "Gunmen killed four villagers near Duékoué on Friday, the mayor said. “They came at dawn,” he said – and fled."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every bad input at once."""
    held = tmp_path_factory.mktemp("bad inputs")
    shutil.copy(DEMONSTRATION / GOOD, held / GOOD)
    shutil.copy(DEMONSTRATION / GOOD, held / "hroza_again.txt")
    (held / "empty.txt").write_bytes(b"")
    (held / "blank.txt").write_text(" \n\n\t", encoding="utf-8")
    (held / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (held / "western.txt").write_bytes(NATIONAL.encode("cp1252"))
    (held / "long.txt").write_text("A bomb killed five people in Kabul. " * 84_000, encoding="utf-8")
    lines = [
        '{"id": "cut", "text": "cut off',
        json.dumps({"id": "bad-date", "text": TEXT, "published_at": "0025-13-45"}),
        json.dumps({"id": "no-text", "title": "Nothing under it"}),
        json.dumps({"id": "list", "text": ["not", "a", "text"]}),
        json.dumps({"id": "fine", "text": OTHER, "published_at": "2021-06-05"}),
    ]
    (held / "some.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return held


@pytest.fixture(scope="module")
def out(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bad run")
    assert run_stages(folder, made, settings=small_texts(LONGEST)).exit_code == 0
    return made


def told(out: Path, name: str) -> tuple[list[str], list[str]]:
    """Statuses of the article rows and reasons of the rejections that an input ended as."""
    articles, rejections = public(out, "articles"), public(out, "rejections")
    rejections = rejections[rejections.stage == "ingest"]
    mine = rejections[rejections.record.str.contains(name, regex=False)]
    return list(articles[articles.external_id == name].status), list(mine.reason)


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("empty.txt", {"empty"}),
        ("blank.txt", {"empty", "no_text"}),
        ("binary.txt", {"binary"}),
        ("long.txt", {"too_large"}),
        ("some.jsonl:1", {"broken_json"}),
        ("some.jsonl:3", {"missing_field", "no_text"}),
        ("some.jsonl:4", {"bad_field"}),
    ],
)
def test_a_bad_input_ends_as_one_row_with_its_reason(out: Path, name: str, reasons: set[str]) -> None:
    articles, rejected = told(out, name)
    assert articles == []
    assert len(rejected) == 1
    assert set(rejected) <= reasons


def test_a_bad_date_does_not_lose_the_article(out: Path) -> None:
    articles, _ = told(out, "bad-date")
    _, rejected = told(out, "some.jsonl:2")
    assert rejected == ["bad_date"]
    assert articles == ["coded"]
    row = public(out, "articles").set_index("external_id").loc["bad-date"]
    assert pd.isna(row.published_at)


def test_an_old_encoding_is_read(out: Path) -> None:
    assert told(out, "western.txt") == (["coded"], [])
    claims = public(out, "claims").merge(public(out, "articles"), on="article_id")
    assert "Duékoué" in " ".join(_sentences(out))
    assert list(claims[claims.external_id == "western.txt"].low) == [4]


def _sentences(out: Path) -> list[str]:
    paths = sorted((out / "2_sentences/sentences").glob("*.parquet"))
    return [text for path in paths for text in pd.read_parquet(path).text]


def test_a_copy_is_kept_as_a_duplicate_of_the_first(out: Path) -> None:
    articles = public(out, "articles").set_index("external_id")
    pair = articles.loc[[GOOD, "hroza_again.txt"]]
    assert sorted(pair.status) == ["coded", "duplicate"]
    copy, original = pair[pair.status == "duplicate"].iloc[0], pair[pair.status == "coded"].iloc[0]
    assert copy.duplicate_of == original.article_id
    assert copy.reason


def test_good_articles_among_bad_ones_are_coded_as_ever(out: Path, tmp_path: Path) -> None:
    shutil.copytree(DEMONSTRATION, tmp_path / "one", ignore=lambda _, names: [n for n in names if n != GOOD])
    run_stages(tmp_path / "one", tmp_path / "out")
    alone, among = public(tmp_path / "out", "claims"), public(out, "claims")
    assert len(alone)
    assert set(alone.claim_id) <= set(among.claim_id)


def test_no_input_is_lost(out: Path, folder: Path) -> None:
    articles, rejections = public(out, "articles"), public(out, "rejections")
    seen = " ".join([*articles.external_id, *rejections[rejections.stage == "ingest"].record])
    assert [path.name for path in folder.glob("*.txt") if path.name not in seen] == []
    lines = [name for name in ("some.jsonl:1", "some.jsonl:3", "some.jsonl:4") if name not in seen]
    assert lines == []
    assert {"bad-date", "fine"} <= set(articles.external_id)
