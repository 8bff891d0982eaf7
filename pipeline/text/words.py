"""Word lists of plain text, indexed: phrases by first word, abbreviations by kind, names of dates by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from schemas.seeds import AbbreviationRow, BoilerplateRow, DateWordRow, StarterRow

__all__ = [
    "Abbreviations",
    "DateWords",
    "Hit",
    "SegmentWords",
    "Token",
    "abbreviations",
    "date_words",
    "segment_words",
    "tokens",
]

BOILERPLATE_KINDS = frozenset(
    (
        "phrase", "start", "whole", "list", "end", "note", "related", "caption", "captioned", "credit",
        "photo", "byline", "published", "updated", "label", "second_person", "first_plural",
    )
)  # fmt: skip
DATE_KINDS = frozenset(("month", "weekday", "zone"))
ABBREVIATION_KINDS = frozenset(("title", "number", "other"))
# "don't", "al-Duwaila", "ad-free" and "Q&A" are one token, and so is "U.S" (its last full stop left outside).
WORD = re.compile(r"©|[^\W_]+(?:['’.&-][^\W_]+)*")
# "US" is the country and must not be read as the pronoun: "to support US forces" is no appeal for money.
COUNTRY_US = "US"


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its normal form (lower case, straight apostrophe) and where it stands."""

    norm: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed phrase found at `first`..`last` (token positions, last excluded)."""

    kind: str
    phrase: str
    weight: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DateWords:
    """Months, weekdays and time zones by name, in lower case."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    zones: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words whose full stop need not end a sentence, and words that begin one."""

    titles: frozenset[str]
    numbers: frozenset[str]
    others: frozenset[str]
    starters: frozenset[str]


@dataclass(frozen=True, slots=True)
class SegmentWords:
    """Phrases of web pages by first word (the longest first), the words of dates, and words that a stop cuts short."""

    by_first_word: Mapping[str, tuple[tuple[tuple[str, ...], str, float], ...]]
    dates: DateWords
    shortened: frozenset[str] = frozenset()

    def hits(self, words: tuple[Token, ...]) -> Iterator[Hit]:
        """Every listed phrase among the words, overlapping ones included."""
        for first, word in enumerate(words):
            for phrase, kind, weight in self.by_first_word.get(word.norm, ()):
                last = first + len(phrase)
                if tuple(token.norm for token in words[first:last]) == phrase:
                    yield Hit(kind, " ".join(phrase), weight, first, last)


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Words of a span, without punctuation."""
    found = WORD.finditer(text, start, len(text) if end is None else end)
    return tuple(Token(_norm(match.group()), match.start(), match.end()) for match in found)


def segment_words(
    rows: Iterable[BoilerplateRow], *, dates: DateWords, short: Iterable[AbbreviationRow] = ()
) -> SegmentWords:
    """The phrases of seeds/text/boilerplate_LANGUAGE.csv, indexed. ValueError for an unknown kind."""
    index: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
    for row in rows:
        phrase = tuple(token.norm for token in tokens(row.phrase))
        if row.kind not in BOILERPLATE_KINDS or not phrase:
            raise ValueError(f"boilerplate {row.phrase!r}: kind {row.kind!r} is none of {sorted(BOILERPLATE_KINDS)}")
        index.setdefault(phrase[0], []).append((phrase, row.kind, row.weight))
    ordered = {word: tuple(sorted(found, key=lambda item: -len(item[0]))) for word, found in index.items()}
    return SegmentWords(MappingProxyType(ordered), dates, frozenset(row.abbreviation for row in short))


def date_words(rows: Iterable[DateWordRow]) -> DateWords:
    """The rows of seeds/text/dates_LANGUAGE.csv by kind. ValueError for an unknown kind."""
    kinds: dict[str, dict[str, int]] = {kind: {} for kind in DATE_KINDS}
    for row in rows:
        if row.kind not in DATE_KINDS:
            raise ValueError(f"date word {row.word!r}: kind {row.kind!r} is none of {sorted(DATE_KINDS)}")
        kinds[row.kind][row.word] = row.value
    return DateWords(*(MappingProxyType(kinds[kind]) for kind in ("month", "weekday", "zone")))


def abbreviations(rows: Iterable[AbbreviationRow], starters: Iterable[StarterRow]) -> Abbreviations:
    """The rows of abbreviations_LANGUAGE.csv and starters_LANGUAGE.csv. ValueError for an unknown kind."""
    kinds: dict[str, set[str]] = {kind: set() for kind in ABBREVIATION_KINDS}
    for row in rows:
        if row.kind not in ABBREVIATION_KINDS:
            raise ValueError(f"{row.abbreviation!r}: kind {row.kind!r} is none of {sorted(ABBREVIATION_KINDS)}")
        kinds[row.kind].add(row.abbreviation)
    return Abbreviations(
        titles=frozenset(kinds["title"]),
        numbers=frozenset(kinds["number"]),
        others=frozenset(kinds["other"]),
        starters=frozenset(row.word for row in starters),
    )


def _norm(word: str) -> str:
    """Lower case with straight apostrophes; "US" stays apart from "us"."""
    return "u.s" if word == COUNTRY_US else word.replace("’", "'").casefold()
