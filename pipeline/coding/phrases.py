"""Looking up word lists in sentences: many phrases at once, longest first."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Generic, TypeVar

RowT = TypeVar("RowT")

WILDCARD = "*"
# A wildcard of a phrase stands for one to three words.
WILDCARD_WORDS = 3
TOKEN = re.compile(r"\w+(?:[.’']\w+)*\.?|[^\w\s]", re.UNICODE)
# Words that may stand inside a phrase that is listed without them.
SKIPPED = frozenset({"the", "a", "an", "their", "his", "her", "its", "our"})
JOINERS = frozenset("-–—‑'’`ʼ/")
HYPHENS = frozenset("-–")
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# Words whose phrases are kept at hand in each index; a language's usual words come again and again.
REMEMBERED_FORMS = 20_000


@dataclass(frozen=True, slots=True)
class Hit(Generic[RowT]):
    """A phrase found: its first token, one past its last, and its row."""

    first: int
    last: int
    row: RowT


class Forms:
    """A sentence's words, each in one or more forms: its lemma, in lower case, without ending."""

    def __init__(self, at: Sequence[tuple[str, ...]]) -> None:
        self.at = at

    @classmethod
    def of(cls, *columns: Sequence[str]) -> Forms:
        """Forms from columns of equal length, one for each form."""
        return cls(list(map(_each_once, *columns)))

    @cached_property
    def all(self) -> frozenset[str]:
        """Every form of every word."""
        return frozenset(chain.from_iterable(self.at))


@dataclass(frozen=True, slots=True)
class Listed(Generic[RowT]):
    """A listed phrase: its words, those of them that a sentence must hold, and its row."""

    words: tuple[str, ...]
    needed: frozenset[str]
    row: RowT

    def end_in(self, forms: Forms, token: int) -> int | None:
        """One past the last token of the phrase where its first word stands at a token, or None.

        Its other words must stand in the sentence somewhere.
        """
        return token + 1 if len(self.words) == 1 else _end_of_match(self.words, forms.at, token)


@lru_cache(maxsize=REMEMBERED_FORMS)
def _each_once(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


class _Beginnings(dict[tuple[str, ...], tuple[Listed[RowT], ...]]):
    """The phrases that begin with any form of a word, put together when the word is first met."""

    def __init__(self, index: Mapping[str, Sequence[Listed[RowT]]]) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, forms: tuple[str, ...]) -> tuple[Listed[RowT], ...]:
        if len(self) >= REMEMBERED_FORMS:
            self.clear()
        found = tuple(listed for word in dict.fromkeys(forms) for listed in self._index.get(word, ()))
        self[forms] = found
        return found


class PhraseIndex(Generic[RowT]):
    """Phrases of lower-case words or lemmas; `*` inside a phrase stands for one to three words."""

    def __init__(self, rows: Iterable[tuple[str, RowT]]) -> None:
        index: dict[str, list[Listed[RowT]]] = defaultdict(list)
        for phrase, row in rows:
            words = tuple(phrase_words(phrase))
            if words:
                index[words[0]].append(Listed(words, frozenset(words) - {WILDCARD}, row))
        for found in index.values():
            found.sort(key=lambda listed: -len(listed.words))
        self._index = dict(index)
        self._first_words = frozenset(index)
        self._beginning = _Beginnings(self._index)

    def __len__(self) -> int:
        return sum(len(found) for found in self._index.values())

    def starting_with(self, word: str) -> Sequence[Listed[RowT]]:
        """Phrases that begin with a word, longest first."""
        return self._index.get(word, ())

    def first_words(self) -> frozenset[str]:
        """The words that phrases begin with."""
        return self._first_words

    def starts(self, forms: Forms) -> list[int]:
        """Tokens of a sentence at which a phrase may begin, in text order."""
        present = self._first_words & forms.all
        return [token for token, words in enumerate(forms.at) if not present.isdisjoint(words)] if present else []

    def match_at(self, forms: Forms, token: int) -> Hit[RowT] | None:
        """The longest phrase that starts at a token; each word may match in any of its forms."""
        for phrase in self._beginning[forms.at[token]]:
            if phrase.needed <= forms.all and (last := phrase.end_in(forms, token)) is not None:
                return Hit(token, last, phrase.row)
        return None

    def all_at(self, forms: Forms, token: int) -> list[Hit[RowT]]:
        """Every phrase that starts at a token."""
        phrases = (phrase for phrase in self._beginning[forms.at[token]] if phrase.needed <= forms.all)
        ends = ((phrase.end_in(forms, token), phrase) for phrase in phrases)
        return [Hit(token, last, phrase.row) for last, phrase in ends if last is not None]

    def find(self, forms: Forms) -> list[Hit[RowT]]:
        """Phrases in a sentence, leftmost and longest first, without overlap."""
        found: list[Hit[RowT]] = []
        free = 0
        for token in self.starts(forms):
            hit = self.match_at(forms, token) if token >= free else None
            if hit is not None:
                found.append(hit)
                free = hit.last
        return found


def _end_of_match(words: tuple[str, ...], at: Sequence[tuple[str, ...]], token: int) -> int | None:
    """One past the last token of a match, or None; `at` has the forms of each token."""
    size = len(at)
    for position, word in enumerate(words):
        if word == WILDCARD:
            return _end_after_wildcard(words[position + 1 :], at, token)
        if position and token < size:
            if word not in HYPHENS and not HYPHENS.isdisjoint(at[token]):
                # "air-strike" and "air strike" are one phrase.
                token += 1
            if token < size and word not in at[token] and not POSSESSIVES.isdisjoint(at[token]):
                # "Doctors' committee", "the army's statement".
                token += 1
            if token + 1 < size and word not in at[token] and not SKIPPED.isdisjoint(at[token]):
                # "lost their lives" holds the phrase "lose life".
                token += 1
        if token >= size or word not in at[token]:
            return None
        token += 1
    return token


def _end_after_wildcard(rest: tuple[str, ...], at: Sequence[tuple[str, ...]], token: int) -> int | None:
    """One past the last token of what follows a wildcard that stands at a token."""
    for skip in range(1, WILDCARD_WORDS + 1):
        if token + skip <= len(at):
            end = _end_of_match(rest, at, token + skip) if rest else token + skip
            if end is not None and (not rest or token + skip < len(at)):
                return end
    return None


def phrase_words(phrase: str) -> list[str]:
    """The words of a phrase as the tokenizer would give them, hyphens and signs of possession dropped.

    >>> phrase_words("surface-to-surface missile")
    ['surface', 'to', 'surface', 'missile']
    >>> phrase_words("sheriff's office")
    ['sheriff', 'office']
    """
    found = (word.removesuffix("'s").removesuffix("’s") for word in TOKEN.findall(phrase.lower()))
    return [word for word in found if word not in JOINERS]


def folded(text: str) -> str:
    """Text without accents and case, for comparing names.

    >>> folded("Duékoué")
    'duekoue'
    """
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()
