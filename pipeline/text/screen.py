"""The off-topic screen: a cheap look at an article's words before it is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from schemas.seeds import IrregularRow

__all__ = ["MINIMUM_WEAK", "ScreenWords", "screen", "screen_words", "stem"]

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Fewer distinct weak words than this, and no strong one, is off topic. The screen must not lose news, so
# it is low.
MINIMUM_WEAK = 2
# "a", "of", "to" say nothing about a phrase such as "carry out an attack".
SHORTEST_CONTENT_WORD = 4
SHORTEST_STEM = 3
VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """Stems of trigger and outcome words: single words, and phrases that need all their words."""

    strong: frozenset[str]
    weak: frozenset[str]
    strong_phrases: tuple[frozenset[str], ...]
    weak_phrases: tuple[frozenset[str], ...]
    irregular: Mapping[str, str]


def screen_words(phrases: Iterable[tuple[str, bool]], *, irregular: Iterable[IrregularRow]) -> ScreenWords:
    """The words of the trigger and outcome rows, given as (lemma phrase, whether it is strong)."""
    forms = MappingProxyType({row.form: row.lemma for row in irregular})
    singles: dict[bool, set[str]] = {True: set(), False: set()}
    several: dict[bool, set[frozenset[str]]] = {True: set(), False: set()}
    for phrase, strong in phrases:
        words = WORD.findall(phrase.casefold())
        stems = frozenset(stem(word, irregular=forms) for word in words if len(words) == 1 or _is_content(word))
        if len(stems) == 1:
            singles[strong] |= stems
        elif stems:
            several[strong].add(stems)
    phrases_of = {strong: tuple(sorted(several[strong], key=sorted)) for strong in (True, False)}
    return ScreenWords(
        frozenset(singles[True]),
        frozenset(singles[False] - singles[True]),
        phrases_of[True],
        phrases_of[False],
        forms,
    )


def screen(text: str, *, words: ScreenWords, minimum_weak: int = MINIMUM_WEAK) -> str | None:
    """Why an article is off topic, or None when it goes on to the parser.

    One strong word is enough; without one, `minimum_weak` different weak words are.
    """
    stems = {stem(word, irregular=words.irregular) for word in set(WORD.findall(text.casefold()))}
    if not stems.isdisjoint(words.strong) or any(phrase <= stems for phrase in words.strong_phrases):
        return None
    weak = len(stems & words.weak) + sum(phrase <= stems for phrase in words.weak_phrases)
    if weak >= minimum_weak:
        return None
    return f"no strong word of conflict and {weak} weak, where {minimum_weak} are needed"


def stem(word: str, *, irregular: Mapping[str, str]) -> str:
    """A rough stem, the same for the forms of one word: "shelled", "shells" and "shelling" give "shel".

    It is no lemma: it only has to bring forms together, and may bring a few strangers along.
    """
    word = irregular.get(word, word)
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("ers", ""),
        ("es", ""),
        ("ed", ""),
        ("er", ""),
        ("s", ""),
    ):
        head = word.removesuffix(ending)
        if head != word and len(head) + len(instead) >= SHORTEST_STEM and not VOWELS.isdisjoint(head + instead):
            word = head + instead
            break
    if word.endswith("er") and len(word) > SHORTEST_STEM + 2:
        # "murdered" comes to "murder", and "murder" must come to the same.
        word = word[:-2]
    word = word.removesuffix("e") if len(word) > SHORTEST_STEM else word
    return word[:-1] if len(word) > SHORTEST_STEM and word[-1] == word[-2] else word


def _is_content(word: str) -> bool:
    return len(word) >= SHORTEST_CONTENT_WORD
