"""A small pipeline for the engine's tests: dated notes in text files become words, counts and a summary."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.engine import (
    Accounts,
    ByDay,
    ContextLoader,
    Input,
    Partitioning,
    Scope,
    Source,
    Stage,
    file_hash,
    rows,
    sources,
    stream,
)
from schemas.article import Rejection
from schemas.base import Record, described, stable_id
from schemas.vocabulary import RejectReason

Inputs = Mapping[str, Collection[Record]]


class Note(Record):
    """A line of an input file: a day, and words."""

    note_id: str = described("Id")
    day: date | None = described("Day of the note")
    text: str = described("Its words")


class Word(Record):
    """A word of a note."""

    word_id: str = described("Id")
    note_id: str = described("Note it stands in")
    word: str = described("The word")


class Total(Record):
    """How often a word was used."""

    word: str = described("The word")
    count: int = described("Times it was used")


class ToySettings(Record):
    """Settings of the toy pipeline."""

    words: dict[str, bool] = described("Settings of the words stage")
    totals: int = described("Settings of the totals stage")


def list_notes(folder: Path) -> Sequence[Source]:
    """The text files of a folder."""
    return [Source(name=path.name, path=str(path), sha256=file_hash(path)) for path in sorted(folder.glob("*.txt"))]


def read_notes(inputs: Inputs, context: Any) -> Iterator[tuple[str, Record]]:
    """`2020-10-26 some words` becomes a note, `some words` an undated one; an empty line is set aside."""
    del context
    for name, path in sources(inputs):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            place = f"{name}:{number}"
            if not line:
                yield "rejections", rejection("1_notes", place, RejectReason.EMPTY)
                continue
            head, _, rest = line.partition(" ")
            day = date.fromisoformat(head) if head[:1].isdigit() else None
            key = stable_id("n", [place, line])
            yield "notes", Note(note_id=key, day=day, text=rest if day else line)


def split_notes(inputs: Inputs, stop_words: frozenset[str]) -> Mapping[str, Sequence[Record]]:
    """The words of each note; stop words are set aside."""
    made: list[Record] = []
    aside: list[Record] = []
    for note in rows(inputs, "notes", Note):
        for index, word in enumerate(note.text.split()):
            if word == "fail!":
                raise RuntimeError(f"cannot split {note.text!r}")
            if word in stop_words:
                aside.append(rejection("2_words", f"{note.note_id}:{index}", RejectReason.BACKGROUND))
            else:
                made.append(Word(word_id=stable_id("w", [note.note_id, index]), note_id=note.note_id, word=word))
    return {"words": made, "rejections": aside}


def lose_notes(inputs: Inputs, stop_words: frozenset[str]) -> Mapping[str, Sequence[Record]]:
    """Forgets every note but one, as a loop without a last flush would."""
    first = rows(inputs, "notes", Note)[:1]
    return split_notes({"notes": first}, stop_words)


def split_or_die(inputs: Inputs, stop_words: frozenset[str]) -> Mapping[str, Sequence[Record]]:
    """Ends its process at `fail!`, as the system does with one that takes too much memory."""
    if any("fail!" in note.text for note in rows(inputs, "notes", Note)):
        os._exit(3)
    return split_notes(inputs, stop_words)


def count_words(inputs: Inputs, context: Any) -> Mapping[str, Sequence[Record]]:
    """How often each word was used on all days."""
    del context
    counts = Counter(word.word for word in stream(inputs, "words", Word))
    return {"totals": [Total(word=word, count=count) for word, count in counts.items()]}


def compare_words(inputs: Inputs, context: Any) -> Mapping[str, Sequence[Record]]:
    """Totals of the words that this day has too."""
    del context
    today = {word.word for word in rows(inputs, "words", Word)}
    return {"seen": [total for total in stream(inputs, "totals", Total) if total.word in today]}


def load_stop_words(path: str) -> frozenset[str]:
    """Words of a seed file. Leaves a mark beside it, so that tests see how often it was read."""
    seed = Path(path)
    with seed.with_suffix(".loads").open("a") as file:
        file.write("loaded\n")
    return frozenset(seed.read_text(encoding="utf-8").split())


def rejection(stage: str, record: str, reason: RejectReason) -> Rejection:
    """A rejection without an article."""
    key = "r" + hashlib.sha256(record.encode()).hexdigest()[:16]
    return Rejection(rejection_id=key, stage=stage, record=record, article_id=None, reason=reason, detail=None)


def toy_stages(root: Path, *, rows_per_partition: int = 2000) -> tuple[Stage, ...]:
    """Four stages: notes (scattered by day), words (each day), totals (gathered), seen (each day)."""
    code = ("tests.engine.toy_stages",)
    notes = Stage(
        name="1_notes",
        function=read_notes,
        outputs={"notes": Note, "rejections": Rejection},
        partitioning=Partitioning.SCATTER,
        sources=partial(list_notes, root / "input"),
        partition_by={"notes": ByDay("day")},
        rows_per_partition=rows_per_partition,
        code=code,
    )
    words = Stage(
        name="2_words",
        function=split_notes,
        outputs={"words": Word, "rejections": Rejection},
        inputs=(Input("1_notes", "notes"),),
        seeds=("seeds/stop.txt",),
        settings=("words",),
        context=ContextLoader("tests.engine.toy_stages:load_stop_words", (str(root / "seeds" / "stop.txt"),)),
        code=code,
    )
    totals = Stage(
        name="3_totals",
        function=count_words,
        outputs={"totals": Total},
        inputs=(Input("2_words", "words"),),
        partitioning=Partitioning.GATHER,
        settings=("totals",),
        code=code,
        single_file=True,
    )
    seen = Stage(
        name="4_seen",
        function=compare_words,
        outputs={"seen": Total},
        inputs=(Input("2_words", "words"), Input("3_totals", "totals", scope=Scope.WHOLE)),
        code=code,
    )
    return notes, words, totals, seen


def with_stage(stages: Sequence[Stage], name: str, **changes: Any) -> tuple[Stage, ...]:
    """The stages with one of them changed."""
    return tuple(replace(stage, **changes) if stage.name == name else stage for stage in stages)


def note_accounts() -> Accounts:
    """Every note has a word; notes of stop words alone are not for this check."""
    return Accounts("notes", "note_id", {"words": "note_id"})
