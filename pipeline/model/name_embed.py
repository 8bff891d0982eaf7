"""The first layer of the network for names: how a word is written, and whether known places are called so.

What spaCy's own layer sees of a word is its lower-case form, first letter, last three letters and shape. Names need
more: "-stan", "Abu" and "-ski" tell a place or a person from the rest, so beginnings and endings of two to four letters
are seen too. Names of places are known from tables; the layer holds their hashes, so that the model needs no tables.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

ARCHITECTURE = "sitrep.NameEmbed.v1"
LAYER = "name_features"
LONGEST = 4  # words of a place's name
MASK = 0xFFFFFFFF  # 32 bits: of 40,000 names one in 100,000 other words is taken for one
# The columns of a token: spaCy's four, four kinds of beginnings and endings, and whether it is in a place's name.
ATTRIBUTES = (NORM, PREFIX, SUFFIX, SHAPE)
SPELLINGS = 4
SEED = 7

Names = frozenset[int]


def name_embed(width: int, rows: Sequence[int]) -> Model[list[Doc], list[Any]]:
    """A layer from documents to vectors of `width` per token; `rows` are the table sizes of the nine columns."""
    columns: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=i, seed=SEED + i, dropout=0.0) for i, count in enumerate(rows)
    ]
    mixed: Model[Any, Any] = Maxout(nO=width, nI=width * len(rows), nP=3, normalize=True, dropout=0.0)
    return chain(_features(), list2ragged(), with_array(concatenate(*columns)), with_array(mixed), ragged2list())


def register() -> None:
    """Make the layer known to spaCy; doing it again changes nothing."""
    registry.architectures.register(ARCHITECTURE, func=name_embed)


def know_places(model: Model[Any, Any], *, small: Iterable[str], large: Iterable[str]) -> None:
    """Give the layer inside a network the names of places; `large` are those that every reader knows."""
    layer = next(node for node in model.walk() if node.name == LAYER)
    known = _hashes(large)
    layer.attrs["small"], layer.attrs["large"] = packed(_hashes(small) - known), packed(known)


def _hashes(names: Iterable[str]) -> Names:
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


def _features() -> Model[list[Doc], list[Any]]:
    return Model(LAYER, _forward, attrs={"small": b"", "large": b""})


def _forward(
    model: Model[list[Doc], list[Any]], docs: list[Doc], is_train: bool
) -> tuple[list[Any], Callable[[list[Any]], list[Doc]]]:
    small, large = unpacked(model.attrs["small"]), unpacked(model.attrs["large"])
    found = [model.ops.asarray(features(doc, small, large)) for doc in docs]
    return found, lambda _gradients: []


def features(doc: Doc, small: Names, large: Names) -> Any:
    """The columns of a document's tokens, an array of shape (tokens, 9), unsigned 64 bits."""
    words = [token.text for token in doc]
    spelled = np.asarray([_spelling(word) for word in words], dtype=np.uint64).reshape(len(words), SPELLINGS)
    places = np.asarray(in_places(words, small, large), dtype=np.uint64).reshape(-1, 1)
    own = np.asarray(doc.to_array(list(ATTRIBUTES)), dtype=np.uint64).reshape(len(words), len(ATTRIBUTES))
    return np.concatenate([own, spelled, places], axis=1)


@lru_cache(maxsize=50_000)
def _spelling(word: str) -> tuple[int, ...]:
    lower = word.lower()
    parts = ("3", word[:3]), ("-2", word[-2:]), ("-4", word[-4:]), ("4", lower[:4])
    return tuple(int(get_string_id(f"{kind} {letters}")) for kind, letters in parts)


def in_places(words: Sequence[str], small: Names, large: Names) -> list[int]:
    """For each word: 1 in no place's name, 2 in one of several words, 3 a name by itself, 4 and 5 for a large place.

    The longest name counts.
    """
    found = [1] * len(words)
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
