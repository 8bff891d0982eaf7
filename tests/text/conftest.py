"""The project's own word lists, read as the reference loader reads them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from pipeline.text.segments import Segment, segments
from pipeline.text.words import (
    Abbreviations,
    DateWords,
    SegmentWords,
    abbreviations,
    date_words,
    segment_words,
)
from schemas.base import Record
from schemas.seeds import AbbreviationRow, BoilerplateRow, DateWordRow, StarterRow

SEEDS = Path(__file__).parents[2] / "seeds" / "text"
Row = TypeVar("Row", bound=Record)
Reader = Callable[[str], list[Segment]]


def seed_rows(model: type[Row], name: str, **convert: Callable[[str], Any]) -> list[Row]:
    """Rows of one file under seeds/text."""
    with (SEEDS / name).open(encoding="utf-8", newline="") as stream:
        return [
            model(**{column: convert.get(column, str)(cell) for column, cell in row.items()})
            for row in csv.DictReader(stream)
        ]


@pytest.fixture(scope="session")
def dates() -> DateWords:
    return date_words(seed_rows(DateWordRow, "dates_en.csv", value=int))


@pytest.fixture(scope="session")
def words(dates: DateWords) -> SegmentWords:
    return segment_words(seed_rows(BoilerplateRow, "boilerplate_en.csv", weight=float), dates=dates)


@pytest.fixture(scope="session")
def short(dates: DateWords) -> Abbreviations:
    starters = seed_rows(StarterRow, "starters_en.csv")
    return abbreviations(seed_rows(AbbreviationRow, "abbreviations_en.csv"), starters)


@pytest.fixture(scope="session")
def read(words: SegmentWords) -> Reader:
    """Segments of a text without a given title."""
    return lambda text: segments(text, title=None, words=words)
