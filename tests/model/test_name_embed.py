"""The first layer for names sees how words are written and which places are known, and keeps what it knows."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.tokens import Doc

from pipeline.model.name_embed import features, in_places, know_places, name_embed, packed, unpacked

ROWS = [20] * 9
WIDTH = 8


def doc(words: list[str]) -> Doc:
    return Doc(spacy.blank("en").vocab, words=words)


def test_the_longest_name_of_a_place_counts() -> None:
    model = name_embed(WIDTH, ROWS)
    know_places(model, small=["Tel Aviv-Yafo", "Aviv"], large=["Tel Aviv", "Lima"])
    layer = next(node for node in model.walk() if "small" in node.attrs)
    words = ["near", "Tel", "Aviv", "-", "Yafo", ",", "Tel", "Aviv", ",", "Aviv", ",", "Lima", "or", "lima"]
    small, large = (unpacked(layer.attrs[key]) for key in ("small", "large"))
    assert in_places(words, small, large) == [1, 2, 2, 2, 2, 1, 4, 4, 1, 3, 1, 5, 1, 1]


def test_words_of_one_beginning_or_ending_share_a_column() -> None:
    nothing = frozenset[int]()
    rows = features(doc(["Abudawi", "Abubakr", "Kandawi"]), nothing, nothing)
    assert rows.shape == (3, 9)
    same_start = [bool(rows[0][i] == rows[1][i]) for i in range(9)]
    same_end = [bool(rows[0][i] == rows[2][i]) for i in range(9)]
    assert same_start == [False, True, False, True, True, False, False, False, True]
    assert same_end == [False, False, True, True, False, True, True, False, True]


def test_an_empty_document_has_no_rows() -> None:
    nothing = frozenset[int]()
    assert features(doc([]), nothing, nothing).shape == (0, 9)


def test_a_saved_network_still_knows_its_places(tmp_path: Path) -> None:
    model = name_embed(WIDTH, ROWS)
    know_places(model, small=[], large=["Lima"])
    model.initialize(X=[doc(["Lima"])])
    model.to_disk(tmp_path / "layer")
    again = name_embed(WIDTH, ROWS)
    again.initialize(X=[doc(["Lima"])])
    before = again.predict([doc(["Lima"])])[0].tolist()
    again.from_disk(tmp_path / "layer")
    assert again.predict([doc(["Lima"])])[0].tolist() == model.predict([doc(["Lima"])])[0].tolist() != before


def test_packed_hashes_come_back() -> None:
    names = frozenset({0, 7, 2**32 - 1, 2**31})
    assert unpacked(packed(names)) == names
    assert unpacked(packed(frozenset())) == unpacked(b"") == frozenset()
