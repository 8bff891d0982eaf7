"""The reader of inputs, a file of JSON lines, and files with a listing beside them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.stages.reading import ReadLimits, read_inputs
from pipeline.text.words import DateWords, date_words
from schemas.article import Article, Rejection
from schemas.seeds import DateWordRow

SEEDS = Path(__file__).parents[2] / "seeds"
TODAY = date(2026, 1, 1)
Found = tuple[list[Article], list[Rejection]]
Reader = Callable[..., Found]


@pytest.fixture(scope="session")
def dates() -> DateWords:
    with (SEEDS / "text" / "dates_en.csv").open(encoding="utf-8", newline="") as stream:
        return date_words(DateWordRow(**{**row, "value": int(row["value"])}) for row in csv.DictReader(stream))


@pytest.fixture(scope="session")
def read(dates: DateWords) -> Reader:
    """Articles and rejections of a path."""

    def read_all(path: Path, **limits: int) -> Found:
        found = list(read_inputs(path, words=dates, today=TODAY, limits=ReadLimits(**limits)))
        articles = [item for item in found if isinstance(item, Article)]
        return articles, [item for item in found if isinstance(item, Rejection)]

    return read_all


def reasons(rejections: list[Rejection]) -> dict[str, str]:
    return {rejection.record: rejection.reason.value for rejection in rejections}


LINES = [
    {
        "id": 7,
        "text": "One died.",
        "title": " A  title ",
        "source": {"name": "AFP"},
        "date": "Oct 26, 2020",
        "extra": 1,
    },
    {"id": "7", "text": "One  died."},
    {"id": "7", "text": "Two died."},
    {"id": "8", "text": None, "title": None},
    {"id": "9", "text": "one DIED."},
    {"id": "10", "text": " "},
    {"id": "11", "text": 5},
    {"id": "12", "text": "Three died.", "published_at": "0025-13-45", "language": "english", "title": 5},
    {"html": "<p>A strike killed four people in Homs.</p>"},
    {"id": "13", "text": "Lone \ud800 surrogate."},
]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    rows = [json.dumps(line) for line in LINES]
    (tmp_path / "a.jsonl").write_bytes(("\ufeff" + "\n".join([*rows, "{broken", "", "[1]"])).encode())
    return tmp_path


LISTING = (
    "\ufeffTitle;FILE;Published At;Language;URL\r\n"
    "First;one.txt;Oct 26, 2020;EN;https://news.example/1\r\n"
    "Gone;gone.txt;;;\r\n"
    "Second;TWO.txt;03/04/2020;;\r\n"
    "Again;one.txt;;;\r\n"
    "Nameless;;;;\r\n"
    "\r\n"
)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    (tmp_path / "articles.csv").write_bytes(LISTING.encode())
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.txt").write_text(f"{name} died.")
    return tmp_path
