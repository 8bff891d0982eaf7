"""Looking up word lists in sentences: many phrases at once, longest first."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

RowT = TypeVar("RowT")

WILDCARD = "*"
# A wildcard of a phrase stands for one to three words.
WILDCARD_WORDS = 3
TOKEN = re.compile(r"\w+(?:[.’']\w+)*\.?|[^\w\s]", re.UNICODE)
# Words that may stand inside a phrase that is listed without them.
SKIPPED = frozenset({"the", "a", "an", "their", "his", "her", "its", "our"})
JOINERS = frozenset("-–—‑'’`ʼ/")


@dataclass(frozen=True, slots=True)
class Hit(Generic[RowT]):
    """A phrase found: its first token, one past its last, and its row."""

    first: int
    last: int
    row: RowT


class PhraseIndex(Generic[RowT]):
    """Phrases of lower-case words or lemmas; `*` inside a phrase stands for one to three words."""

    def __init__(self, rows: Iterable[tuple[str, RowT]]) -> None:
        index: dict[str, list[tuple[tuple[str, ...], RowT]]] = defaultdict(list)
        for phrase, row in rows:
            words = tuple(phrase_words(phrase))
            if words:
                index[words[0]].append((words, row))
        for found in index.values():
            found.sort(key=lambda pair: -len(pair[0]))
        self._index = dict(index)

    def __len__(self) -> int:
        return sum(len(found) for found in self._index.values())

    def starting_with(self, word: str) -> list[tuple[tuple[str, ...], RowT]]:
        """Phrases that begin with a word, longest first."""
        return self._index.get(word, [])

    def first_words(self) -> frozenset[str]:
        """The words that phrases begin with."""
        return frozenset(self._index)

    def match_at(self, columns: Sequence[Sequence[str]], token: int) -> Hit[RowT] | None:
        """The longest phrase that starts at a token; each word may match in any of the columns."""
        for column in columns:
            for words, row in self._index.get(column[token], ()):
                last = _end_of_match(words, columns, token)
                if last is not None:
                    return Hit(token, last, row)
        return None

    def all_at(self, columns: Sequence[Sequence[str]], token: int) -> list[Hit[RowT]]:
        """Every phrase that starts at a token."""
        found: list[Hit[RowT]] = []
        for word in dict.fromkeys(column[token] for column in columns):
            for words, row in self._index.get(word, ()):
                last = _end_of_match(words, columns, token)
                if last is not None:
                    found.append(Hit(token, last, row))
        return found

    def find(self, *columns: Sequence[str]) -> Iterator[Hit[RowT]]:
        """Phrases in a sentence, leftmost and longest first, without overlap."""
        token, size = 0, len(columns[0])
        while token < size:
            hit = self.match_at(columns, token)
            if hit is None:
                token += 1
            else:
                yield hit
                token = hit.last


def _end_of_match(words: tuple[str, ...], columns: Sequence[Sequence[str]], token: int) -> int | None:
    """One past the last token of a match, or None."""
    size = len(columns[0])
    at = token
    for position, word in enumerate(words):
        if word == WILDCARD:
            rest = words[position + 1 :]
            for skip in range(1, WILDCARD_WORDS + 1):
                if at + skip <= size:
                    end = _end_of_match(rest, columns, at + skip) if rest else at + skip
                    if end is not None and (not rest or at + skip < size):
                        return end
            return None
        if at < size and any(column[at] in {"-", "–"} for column in columns) and word not in {"-", "–"}:
            # "air-strike" and "air strike" are one phrase.
            at += 1 if position else 0
        # "lost their lives" holds the phrase "lose life".
        if (
            position
            and at + 1 < size
            and any(column[at] in SKIPPED for column in columns)
            and all(column[at] != word for column in columns)
        ):
            at += 1
        if at >= size or all(column[at] != word for column in columns):
            return None
        at += 1
    return at


def phrase_words(phrase: str) -> list[str]:
    """The words of a phrase as the tokenizer would give them, hyphens dropped.

    >>> phrase_words("surface-to-surface missile")
    ['surface', 'to', 'surface', 'missile']
    """
    return [word for word in TOKEN.findall(phrase.lower()) if word not in JOINERS]


def folded(text: str) -> str:
    """Text without accents and case, for comparing names.

    >>> folded("Duékoué")
    'duekoue'
    """
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()
