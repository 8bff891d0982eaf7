"""Whether words are in the name of a known place: names as hashes, so that the model needs no tables."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from spacy.strings import get_string_id

LONGEST = 4  # words of a place's name
MASK = 0xFFFFFFFF  # 32 bits: of 40,000 names one in 100,000 other words is taken for one

Names = frozenset[int]


def hashes(names: Iterable[str]) -> Names:
    """The hashes of names."""
    return frozenset(_hash(_words(name)) for name in names)


def packed(names: Names) -> bytes:
    """Hashes as compressed distances from each to the next, a third smaller than as they are."""
    distances = np.diff(np.asarray(sorted(names), dtype="<u4"), prepend=np.uint32(0))
    return zlib.compress(distances.astype("<u4").tobytes(), 9)


def _words(name: str) -> list[str]:
    return name.replace("-", " - ").split()


def _hash(words: Sequence[str]) -> int:
    return int(get_string_id(" ".join(words))) & MASK


@lru_cache(maxsize=4)
def unpacked(names: bytes) -> Names:
    """What was packed; nothing when nothing was."""
    if not names:
        return frozenset()
    return frozenset(np.cumsum(np.frombuffer(zlib.decompress(names), dtype="<u4"), dtype=np.uint32).tolist())


def in_places(words: Sequence[str], small: Names, large: Names) -> list[int]:
    """For each word: 1 in no place's name, 2 in one of several words, 3 a name by itself, 4 and 5 for a large place.

    The longest name counts.
    """
    found = [1] * len(words)
    if not small and not large:
        return found
    start = 0
    while start < len(words):
        length, kind = _place_at(words, start, small, large) if words[start][:1].isupper() else (1, 1)
        found[start : start + length] = [kind] * length
        start += length
    return found


def _place_at(words: Sequence[str], start: int, small: Names, large: Names) -> tuple[int, int]:
    for length in range(min(LONGEST, len(words) - start), 0, -1):
        key = _name_key(tuple(words[start : start + length]))
        if key in large or key in small:
            return length, (2 if length > 1 else 3) + (2 if key in large else 0)
    return 1, 1


@lru_cache(maxsize=50_000)
def _name_key(words: tuple[str, ...]) -> int:
    return _hash(words)
