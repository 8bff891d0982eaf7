"""The phrases that a row of the trigger table stands for: `seize {arms}` is one for each word for arms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.coding.lexicon import Entry, WordLists
from pipeline.reference.rows import read_rows
from schemas.seeds import TriggerRow, WordRow
from schemas.word_classes import WordClass

CLASS = re.compile(r"\{(\w+)\}")


def trigger_phrases(seeds: Path, language: str) -> Iterator[tuple[str, Entry[TriggerRow]]]:
    """Every phrase of the trigger table with its row; a phrase written out comes before those made from a class."""
    words = WordLists(entry.row for entry in read_rows(seeds, f"words/{language}.csv", WordRow))
    rows = list(read_rows(seeds, f"triggers/{language}.csv", TriggerRow))
    for entry in sorted(rows, key=lambda entry: CLASS.search(entry.row.trigger) is not None):
        for phrase in spelled_out([entry.row.trigger], words):
            yield phrase, entry


def spelled_out(phrases: Iterable[str], words: WordLists) -> Iterator[str]:
    """Phrases with each `{class}` replaced by the words of that class. Raises ValueError for an unknown class."""
    for phrase in phrases:
        slot = CLASS.search(phrase)
        if slot is None:
            yield phrase
            continue
        for word in sorted(words[WordClass(slot.group(1))]):
            yield from spelled_out([phrase.replace(slot.group(), word, 1)], words)
