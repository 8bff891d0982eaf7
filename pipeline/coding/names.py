"""Looking up proper names in a sentence, whatever their accents, hyphens and apostrophes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, Generic, TypeVar

from pipeline.coding.phrases import folded

RowT = TypeVar("RowT")

PIECE = re.compile(r"\w+(?:\.\w+)*\.?")
# "U.S." and "US" are one acronym, "us" is a pronoun: letter case decides.
DOTTED = re.compile(r"^(?:\w\.)+\w?\.?$")
# An acronym this short is a word of some other sense too often to stand alone.
SHORT_ACRONYM = 4
# Words whose pieces are kept; a language's usual words come again and again.
REMEMBERED_WORDS = 100_000
# Stands for the second piece of a name that has one only.
ALONE = ""
NONE: list[Any] = []


@dataclass(frozen=True, slots=True)
class NameHit(Generic[RowT]):
    """A name found: its first token, one past its last, every row it may mean, and whether it is a bare acronym."""

    first: int
    last: int
    rows: tuple[RowT, ...]
    is_acronym: bool


@dataclass(frozen=True, slots=True)
class _Name(Generic[RowT]):
    pieces: tuple[str, ...]
    is_upper: bool
    is_lower: bool
    rows: tuple[RowT, ...]


@lru_cache(maxsize=REMEMBERED_WORDS)
def name_pieces(text: str) -> tuple[str, ...]:
    """A name as comparable pieces: accents and case folded, split at hyphens and apostrophes.

    >>> name_pieces("Qa'ida"), name_pieces("U.S. Army")
    (('qa', 'ida'), ('us', 'army'))
    """
    return tuple(
        found.replace(".", "") if DOTTED.match(found) else found.rstrip(".") for found in PIECE.findall(folded(text))
    )


class NameTokens:
    """A tokenized sentence as the pieces that names are compared by."""

    def __init__(self, words: Sequence[str]) -> None:
        split = list(map(name_pieces, words))
        self.words = words
        self.pieces = list(chain.from_iterable(split))
        self.tokens = [token for token, pieces in enumerate(split) for _ in pieces]

    @cached_property
    def shouting(self) -> bool:
        """Whether capitals tell nothing, as most words are written in them."""
        return sum(word.isupper() for word in self.words) > 0.7 * sum(word.isalpha() for word in self.words)

    def written(self, first: int, last: int) -> list[str]:
        """The words that some pieces stand in."""
        return [self.words[token] for token in dict.fromkeys(self.tokens[first:last])]


class NameIndex(Generic[RowT]):
    """Names by their first two pieces, longest first."""

    def __init__(self, names: Iterable[tuple[str, RowT]]) -> None:
        grouped: dict[tuple[tuple[str, ...], bool, bool], list[RowT]] = defaultdict(list)
        for name, row in names:
            pieces = tuple(name_pieces(name))
            if pieces[:1] == ("the",) and len(pieces) > 2:
                # "the Syrian Observatory" must not win over "Syrian Observatory for Human Rights" by its article.
                pieces = pieces[1:]
            if pieces:
                grouped[pieces, _is_acronym(name), name == name.lower()].append(row)
        index: dict[str, dict[str, list[_Name[RowT]]]] = defaultdict(lambda: defaultdict(list))
        for (pieces, is_upper, is_lower), rows in grouped.items():
            second = pieces[1] if len(pieces) > 1 else ALONE
            index[pieces[0]][second].append(_Name(pieces, is_upper, is_lower, tuple(rows)))
        for opening in index.values():
            for found in opening.values():
                found.sort(key=lambda name: -len(name.pieces))
        self._index = {first: dict(opening) for first, opening in index.items()}

    def __len__(self) -> int:
        names = (name for opening in self._index.values() for found in opening.values() for name in found)
        return sum(len(name.rows) for name in names)

    def named(self, text: str) -> tuple[RowT, ...]:
        """Rows of all names that are this very text, in whatever letters."""
        pieces = name_pieces(text)
        opening = self._index.get(pieces[0], {}) if pieces else {}
        found = opening.get(pieces[1] if len(pieces) > 1 else ALONE, ())
        return tuple(row for name in found if name.pieces == pieces for row in name.rows)

    def find(self, sentence: NameTokens) -> list[NameHit[RowT]]:
        """Names in a sentence, leftmost and longest first, without overlap."""
        found: list[NameHit[RowT]] = []
        pieces, index, free = sentence.pieces, self._index, 0
        if index.keys().isdisjoint(pieces):
            return found
        for at, opening in enumerate(map(index.get, pieces)):
            if opening is None or at < free:
                continue
            following = pieces[at + 1] if at + 1 < len(pieces) else ALONE
            names = opening.get(following, NONE) + (opening.get(ALONE, NONE) if following != ALONE else NONE)
            name = self._name_at(sentence, at, names) if names else None
            if name is not None:
                free = at + len(name.pieces)
                first, last = sentence.tokens[at], sentence.tokens[free - 1] + 1
                found.append(NameHit(first, last, name.rows, name.is_upper))
        return found

    def _name_at(self, sentence: NameTokens, at: int, names: Iterable[_Name[RowT]]) -> _Name[RowT] | None:
        """The first of some names that stands at a piece."""
        pieces, tokens = sentence.pieces, sentence.tokens
        # A name may not begin or end inside a token, as "Mali" in "Mali-based" written as one token.
        if at > 0 and tokens[at - 1] == tokens[at]:
            return None
        for name in names:
            end = at + len(name.pieces)
            if tuple(pieces[at:end]) != name.pieces:
                continue
            if end < len(pieces) and tokens[end] == tokens[end - 1]:
                continue
            if _case_agrees(sentence.written(at, end), name, shouting=sentence.shouting):
                return name
        return None


def _is_acronym(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return len(letters) <= SHORT_ACRONYM + 2 and " " not in name and all(char.isupper() for char in letters)


def _case_agrees(text: Sequence[str], name: _Name[RowT], *, shouting: bool) -> bool:
    if name.is_lower:
        return True
    if name.is_upper:
        return all(word.upper() == word for word in text) and (not shouting or len(name.pieces[0]) > SHORT_ACRONYM)
    return any(char.isupper() for word in text for char in word)
