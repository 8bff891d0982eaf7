"""Stage 1: files to articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.engine.fingerprint import file_hash
from pipeline.engine.stage import Source
from pipeline.reference.rows import read_rows
from pipeline.stages.read_drafts import ReadLimits
from pipeline.stages.reading import input_files, read_inputs
from pipeline.text.words import DateWords, date_words
from schemas.article import Article
from schemas.base import Record
from schemas.seeds import DateWordRow

UNREADABLE = "unreadable"


@dataclass(frozen=True)
class IngestContext:
    """The input and what reading it needs."""

    source: Path
    dates: DateWords
    limits: ReadLimits


def load(root: str, source: str, language: str, max_characters: int) -> IngestContext:
    """The context of this stage."""
    rows = read_rows(Path(root) / "seeds", f"text/dates_{language}.csv", DateWordRow)
    return IngestContext(
        Path(source), date_words(entry.row for entry in rows), ReadLimits(max_characters=max_characters)
    )


def list_sources(source: Path) -> Sequence[Source]:
    """Every input file with the hash of its bytes. Raises InputMissing when there is none."""
    base = source if source.is_dir() else source.parent
    return [
        Source(name=path.relative_to(base).as_posix(), path=str(path), sha256=_hash(path))
        for path in input_files(source)
    ]


def _hash(path: Path) -> str:
    """Hash of a file, or a word for one that cannot be read; reading it will say why."""
    try:
        return file_hash(path)
    except OSError:
        return UNREADABLE


def ingest(inputs: Any, context: IngestContext) -> Iterator[tuple[str, Record]]:
    """Articles and rejections of the input."""
    for record in read_inputs(context.source, words=context.dates, today=date.today(), limits=context.limits):
        yield ("articles" if isinstance(record, Article) else "rejections"), record
