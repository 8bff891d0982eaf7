"""The first layer of a network: what a word is by itself, from how it is written and from what is known of it.

What spaCy's own layer sees of a word is its lower-case form, first letter, last three letters and shape. Unknown words
need more: "-stan", "Abu" and "-ski" tell a place or a person from the rest, "-ment" and "-ingly" a noun and an adverb.
So beginnings and endings of two to four letters are seen too, the word's class in far more text (word_classes.py), and
whether it is in the name of a known place (place_names.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH, PREFIX, SHAPE, SUFFIX
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, uniqued, with_array

from pipeline.model.place_names import Names, hashes, in_places
from pipeline.model.place_names import packed as packed_places
from pipeline.model.place_names import unpacked as unpacked_places
from pipeline.model.word_classes import known_words, unpacked

ARCHITECTURE = "sitrep.WordEmbed.v1"
LAYER = "word_features"
SEED = 7
ATTRIBUTES = (ORTH, NORM, PREFIX, SUFFIX, SHAPE)
PREFIX_BITS = (4, 6, 10)  # of a cluster's path, as in Turian, Ratinov and Bengio (2010)
CLUSTER = "cluster", "cluster_4", "cluster_6", "cluster_10"
SMALL_CLUSTER = tuple(f"small_{name}" for name in CLUSTER)
COLUMNS = (
    *("orth", "form", "first", "last_3", "shape"),
    *("first_3", "last_2", "last_4", "first_4"),
    *CLUSTER,
    *SMALL_CLUSTER,
    *("frequency_and_case", "people", "place"),
)
TOLD = len(COLUMNS) - len(ATTRIBUTES) - 1
APART = np.uint64(0x9E3779B97F4A7C15)  # any large odd number


def word_embed(width: int, columns: Mapping[str, Sequence[int]]) -> Model[list[Doc], list[Any]]:
    """A layer from documents to vectors of `width` per token; `columns` has the rows and width of each table."""
    tables: list[Model[Any, Any]] = [
        HashEmbed(wide, rows, column=COLUMNS.index(name), seed=SEED + COLUMNS.index(name), dropout=0.0)
        for name, (rows, wide) in columns.items()
    ]
    total = sum(wide for _rows, wide in columns.values())
    mixed: Model[Any, Any] = Maxout(nO=width, nI=total, nP=3, normalize=True, dropout=0.0)
    # A word that stands several times in a batch is worked out once.
    once: Model[Any, Any] = uniqued(chain(concatenate(*tables), mixed), column=0)
    return chain(_features(), list2ragged(), with_array(once), ragged2list())


def register() -> None:
    """Make the layer known to spaCy; doing it again changes nothing."""
    registry.architectures.register(ARCHITECTURE, func=word_embed)


def know_places(model: Model[Any, Any], *, small: Iterable[str], large: Iterable[str]) -> None:
    """Give the layer inside a network the names of places; `large` are those that every reader knows."""
    layer = next(node for node in model.walk() if node.name == LAYER)
    known = hashes(large)
    layer.attrs["small"], layer.attrs["large"] = packed_places(hashes(small) - known), packed_places(known)


def _features() -> Model[list[Doc], list[Any]]:
    return Model(LAYER, _forward, attrs={"small": b"", "large": b""})


def _forward(
    model: Model[list[Doc], list[Any]], docs: list[Doc], is_train: bool
) -> tuple[list[Any], Callable[[list[Any]], list[Doc]]]:
    small, large = unpacked_places(model.attrs["small"]), unpacked_places(model.attrs["large"])
    return [model.ops.asarray(features(doc, small, large)) for doc in docs], lambda _gradients: []


def features(doc: Doc, small: Names = frozenset(), large: Names = frozenset()) -> Any:
    """The columns of a document's tokens, an array of shape (tokens, columns), unsigned 64 bits.

    The first column tells apart what differs in any other: the word, and whether it is in a place's name.
    """
    words = [token.text for token in doc]
    return columns(words, attributes(doc), in_places(words, small, large), known_words(doc.vocab))


def attributes(doc: Doc) -> Any:
    """What spaCy knows of a document's tokens: an array of shape (tokens, 5), columns as in `ATTRIBUTES`."""
    return np.asarray(doc.to_array(list(ATTRIBUTES)), dtype=np.uint64).reshape(len(doc), len(ATTRIBUTES))


def columns(words: Sequence[str], own: Any, places: Any, data: bytes) -> Any:
    """The columns of words from their attributes, kinds of places and the packed classes of the vocabulary."""
    told = np.asarray([_told(word, data) for word in words], dtype=np.uint64).reshape(len(words), TOLD)
    kinds = np.asarray(places, dtype=np.uint64).reshape(-1, 1)
    found = np.concatenate([own, told, kinds], axis=1)
    found[:, :1] += kinds * APART
    return found


@lru_cache(maxsize=50_000)
def _told(word: str, data: bytes) -> tuple[int, ...]:
    return spelling(word) + _classes(word, data)


def spelling(word: str) -> tuple[int, ...]:
    """Hashes of the first three, last two, last four and first four letters."""
    parts = ("3", word[:3]), ("-2", word[-2:]), ("-4", word[-4:]), ("4", word[:4].lower())
    return tuple(int(get_string_id(f"{kind} {letters}")) for kind, letters in parts)


def _classes(word: str, data: bytes) -> tuple[int, ...]:
    """Two clusters, each with the beginnings of its path, the trait and the kind of name; zeros where not known."""
    written, small, trait, people = unpacked(data).known(word) if data else (0, 0, 0, 0)
    return *_path(written), *_path(small), trait, people


def _path(path: int) -> tuple[int, ...]:
    return path, *(path & ((1 << bits) - 1) for bits in PREFIX_BITS)
