"""Headlines in Title Case and wire copy in CAPITALS, as the letter case that a parser knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A sentence is styled when this share of its longer words is capitalised; running text stays far below.
STYLED_SHARE = 0.7
LONG_WORD = 4
FEWEST_WORDS = 3


def is_styled(text: str) -> bool:
    """Whether a sentence is in Title Case or CAPITALS."""
    words = [word for word in WORD.findall(text) if len(word) >= LONG_WORD]
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= FEWEST_WORDS and capital >= STYLED_SHARE * len(words)


def case_counts(sentences: Iterable[str]) -> Counter[str]:
    """How often each word form stands in plain running text; first words of sentences are left out."""
    counts: Counter[str] = Counter()
    for text in sentences:
        if not is_styled(text):
            counts.update(WORD.findall(text)[1:])
    return counts


def plain_cased(text: str, counts: Counter[str], names: frozenset[str]) -> str:
    """A styled sentence in sentence case, letter for letter as long: names keep their capitals, other words lose them.

    A word counts as a name when the article's running text writes it with a capital more often than without,
    or when it is a known name and the article never writes it small.
    """
    first = WORD.search(text)

    def recase(match: re.Match[str]) -> str:
        word = match.group()
        lower = word.lower()
        if len(lower) != len(word):
            return word
        titled = counts[word.capitalize()] + counts[word]
        small = counts[lower]
        if titled > small or (small == 0 and lower in names):
            return word if not word.isupper() or counts[word] or len(word) <= 3 else word.capitalize()
        if word.isupper() and not text.isupper() and len(word) > 1:
            return word
        return word.capitalize() if first is not None and match.start() == first.start() else lower

    return WORD.sub(recase, text)


def parse_texts(sentences: Sequence[str], names: frozenset[str]) -> list[str]:
    """The texts to hand to a parser: styled sentences recased with the article's own words, others as they are."""
    counts = case_counts(sentences)
    return [plain_cased(text, counts, names) if is_styled(text) else text for text in sentences]
