"""What a word is like, as far more text than the treebank tells it.

Brown clusters put words together that stand beside the same words: "Baghdad" and "Syria", "killed" and "wounded". A
cluster is a path in a tree of clusters, so the beginnings of the path are classes too. With it go how frequent a word
is, its usual letter case, and whether people are called so. Clusters and frequencies come from the package
spacy-lookups-data (MIT), which only training needs: the model's vocabulary carries what was made of them.
"""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.strings import get_string_id
from spacy.util import load_language_data, registry
from spacy.vocab import Vocab

from pipeline.model.people_names import read_people

TABLE = "word_classes"  # among the lookups of the vocabulary
PACKED = "packed"
MASK = 0xFFFFFFFF  # 32 bits: of 250,000 words one in 17,000 others is taken for one
# Words rarer than this have no frequency and no usual case; natural logarithm of the share of all words.
RAREST = -17.0
STEP = 1.5
CASES = 4  # small letters, Titled, CAPITALS, otherwise
PATH_BITS = 20
PATH = (1 << PATH_BITS) - 1
NONE = 0

TRAIT_BITS = 6
TRAIT = (1 << TRAIT_BITS) - 1
PEOPLE = PATH_BITS + TRAIT_BITS

# By the form of a word: its class, which is the path of its cluster, first step in the lowest bit, above it the trait,
# that is frequency and usual case, and above that what kind of people's name it is (people_names.py).
Classes = Mapping[str, int]


@lru_cache(maxsize=1)
def read_classes() -> dict[str, int]:
    """The classes of all forms worth keeping. Raises ModuleNotFoundError without the packages of the extra `train`."""
    if "en" not in registry.lookups:
        raise ModuleNotFoundError("training needs the package spacy-lookups-data: pip install 'sitrep[train]'")
    files = registry.lookups.get("en")
    paths, chances = (dict[str, Any](load_language_data(files[table])) for table in ("lexeme_cluster", "lexeme_prob"))
    return classes_of({word: int(path) for word, path in paths.items()}, chances, read_people())


def classes_of(paths: Mapping[str, int], chances: Mapping[str, float], people: Mapping[str, int]) -> dict[str, int]:
    """Classes from clusters' paths, the logarithms of how often each form stands in text, and kinds of people's names.

    A form is left out whose class is that of its small letters.
    """
    shared = {form: trait << PATH_BITS for form, trait in _traits(chances).items()}
    for form, kind in people.items():
        shared[form] = shared.get(form, NONE) | kind << PEOPLE
    forms = {form for form, path in paths.items() if path} | shared.keys()
    whole = {form: paths.get(form, 0) | shared.get(form.lower(), NONE) for form in forms}
    return {form: one for form, one in whole.items() if form == form.lower() or whole.get(form.lower()) != one}


def _traits(chances: Mapping[str, float]) -> dict[str, int]:
    shares: dict[str, list[float]] = defaultdict(lambda: [0.0] * CASES)
    for form, chance in chances.items():
        shares[form.lower()][_case(form)] += math.exp(chance)
    found = {}
    for form, by_case in shares.items():
        frequency = math.log(sum(by_case))
        if frequency > RAREST:
            found[form] = 1 + by_case.index(max(by_case)) + CASES * int((frequency - RAREST) / STEP)
    return found


def _case(form: str) -> int:
    return 0 if form == form.lower() else 1 if form == form.title() else 2 if form == form.upper() else 3


@dataclass(frozen=True, slots=True)
class WordTable:
    """Classes by the hash of a form: that of `keys[i]`, which are sorted, is `classes[values[i]]`."""

    keys: Any
    values: Any
    classes: Any

    def get(self, form: str) -> int:
        """The class of exactly this form, 0 when there is none."""
        key = _hash(form)
        place = int(self.keys.searchsorted(np.uint32(key)))
        known = place < len(self.keys) and int(self.keys[place]) == key
        return int(self.classes[self.values[place]]) if known else NONE

    def known(self, form: str) -> tuple[int, int, int, int]:
        """The cluster of a word as it is written, that of its small letters, its trait, its kind of
        people's name; 0 where not known.

        A word that is known with another letter case only is taken for that. "Police" often begins a sentence, and
        so stands in a cluster of beginnings; its small letters tell that it is like "troops".
        """
        lower = form.lower()
        one = self.get(form)
        other = one if form == lower else self.get(lower)
        written, small, shared = one & PATH, other & PATH, one >> PATH_BITS or other >> PATH_BITS
        if not shared or not (written or small):
            last = self.get(lower.title())
            written, shared = written or small or last & PATH, shared or last >> PATH_BITS
        return written or small, small or written, shared & TRAIT, shared >> TRAIT_BITS


def packed(classes: Classes) -> bytes:
    """Classes as compressed bytes: distances between sorted hashes, and numbers of the classes, plane by plane."""
    by_key = {_hash(form): one for form, one in sorted(classes.items())}
    kinds = sorted(set(by_key.values()))
    number = {one: i for i, one in enumerate(kinds)}
    keys = np.asarray(sorted(by_key), dtype="<u4")
    values = np.asarray([number[by_key[int(key)]] for key in keys], dtype="<u4")
    head = np.asarray([len(keys), len(kinds)], dtype="<u4")
    arrays = (head, np.asarray(kinds, dtype="<u4"), np.diff(keys, prepend=np.uint32(0)).astype("<u4"), values)
    return zlib.compress(b"".join(_planes(array) for array in arrays), 9)


def _planes(array: Any) -> bytes:
    return bytes(array.view(np.uint8).reshape(-1, 4).T.tobytes())


@lru_cache(maxsize=2)
def unpacked(data: bytes) -> WordTable:
    """What was packed."""
    raw = np.frombuffer(zlib.decompress(data), dtype=np.uint8)
    count, kinds = _whole(raw, 0, 2).tolist()
    return WordTable(
        keys=np.cumsum(_whole(raw, 2 + kinds, count), dtype=np.uint32),
        values=_whole(raw, 2 + kinds + count, count).astype(np.uint16),
        classes=_whole(raw, 2, kinds),
    )


def _whole(raw: Any, start: int, count: int) -> Any:
    """Numbers from their planes; `start` and `count` in numbers of four bytes."""
    return np.ascontiguousarray(raw[4 * start : 4 * (start + count)].reshape(4, count).T).view("<u4").reshape(count)


def know_words(vocab: Vocab, data: bytes) -> None:
    """Give a vocabulary the packed classes, which it keeps when it is saved."""
    if TABLE in vocab.lookups:
        vocab.lookups.remove_table(TABLE)
    vocab.lookups.add_table(TABLE, {PACKED: data})


def known_words(vocab: Vocab) -> bytes:
    """The packed classes of a vocabulary; no bytes when it has none."""
    return bytes(vocab.lookups.get_table(TABLE).get(PACKED, b"")) if TABLE in vocab.lookups else b""


def _hash(form: str) -> int:
    return int(get_string_id(form)) & MASK
