"""Words that only one country or a few use: "upazila", "naira", "FARDC", a president's name.

They tell where an article is at home that never names its country. They are rows of the kind `sign` in
seeds/places/words.csv.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

# A word of the text, hyphens and apostrophes inside it included.
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
LONGEST_SIGN = 4
# What one word tells, shared by the countries that use it, and what all of them tell of a country at most.
SIGN_WEIGHT = 0.5
MOST_OF_ONE = 1.5


def countries_of_signs(texts: Iterable[str], signs: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """Weights of countries (ISO 3166 alpha-3) by the words of texts that are theirs; each word counts once."""
    found = {key for text in texts for key in _keys(text) if key in signs}
    weights: dict[str, float] = defaultdict(float)
    for key in sorted(found):
        for country in signs[key]:
            weights[country] += SIGN_WEIGHT / len(signs[key])
    return {country: min(MOST_OF_ONE, weight) for country, weight in weights.items()}


def _keys(text: str) -> Iterable[str]:
    """Runs of words as written, and in lower case; a word written in capitals may only be one as written."""
    words = [word.replace("’", "'") for word in WORD.findall(text)]
    for first in range(len(words)):
        for size in range(1, min(LONGEST_SIGN, len(words) - first) + 1):
            key = " ".join(words[first : first + size])
            yield key
            if size == 1 and not key.isupper():
                yield key.lower()
