"""The first layer sees how words are written, their classes and which places are known, and keeps what it knows."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from pipeline.model.half_precision import half_precision
from pipeline.model.word_classes import know_words, packed
from pipeline.model.word_embed import COLUMNS, features, know_places, word_embed

WIDTH = 8
TABLES = dict.fromkeys(COLUMNS[1:], (20, 4))
NEAR = 1e-2


def doc(words: list[str], vocab: Vocab | None = None) -> Doc:
    return Doc(vocab or spacy.blank("en").vocab, words=words)


def same(words: list[str], one: int, two: int, vocab: Vocab | None = None) -> set[str]:
    """The columns in which two words are alike."""
    rows = features(doc(words, vocab))
    return {name for name, a, b in zip(COLUMNS, rows[one], rows[two], strict=True) if a == b}


def test_words_of_one_beginning_or_ending_share_a_column() -> None:
    words = ["Abudawi", "Abubakr", "Kandawi"]
    spelled = set(COLUMNS[:9])
    assert same(words, 0, 1) & spelled == {"first", "shape", "first_3"}
    assert same(words, 0, 2) & spelled == {"last_3", "shape", "last_2", "last_4"}


def test_words_of_like_clusters_share_the_beginning_of_the_path() -> None:
    vocab = spacy.blank("en").vocab
    know_words(vocab, packed({"rebels": 0b1_0101_0011, "troops": 0b0_0101_0011, "said": 0b1100}))
    alike = same(["rebels", "troops", "said"], 0, 1, vocab) & {name for name in COLUMNS if "cluster" in name}
    assert alike == {"cluster_4", "cluster_6", "small_cluster_4", "small_cluster_6"}


def test_an_empty_document_has_no_rows() -> None:
    assert features(doc([])).shape == (0, len(COLUMNS))


def test_a_word_reads_the_same_alone_and_among_others() -> None:
    model = trained_to_know()
    alone, among = (model.predict([doc(words)])[0] for words in (["Lima"], ["in", "Lima", "Lima", "lima"]))
    assert (abs(among[1] - alone[0]) < NEAR).all()
    assert (among[1] == among[2]).all()
    assert not (abs(among[3] - alone[0]) < NEAR).all()


def test_a_place_reads_otherwise_where_it_is_part_of_a_longer_one() -> None:
    model = trained_to_know()
    alone, inside = model.predict([doc(["Lima"]), doc(["Lima", "Norte"])])
    assert not (abs(inside[0] - alone[0]) < NEAR).all()


def test_a_saved_network_still_knows_its_places(tmp_path: Path) -> None:
    model = trained_to_know()
    model.to_disk(tmp_path / "layer")
    again = half_precision(word_embed(WIDTH, TABLES))
    again.initialize(X=[doc(["Lima"])])
    again.from_disk(tmp_path / "layer")
    read = again.predict([doc(["Lima"])])[0]
    assert read.dtype == "float32"
    assert (abs(read - model.predict([doc(["Lima"])])[0]) < NEAR).all()


def test_weights_take_half_the_room(tmp_path: Path) -> None:
    model = word_embed(WIDTH, {"form": (5000, 32)})
    model.initialize(X=[doc(["Lima"])])
    whole = len(model.to_bytes())
    assert len(half_precision(model).to_bytes()) < 0.51 * whole


def trained_to_know() -> Model[list[Doc], list[object]]:
    model = half_precision(word_embed(WIDTH, TABLES))
    know_places(model, small=["Lima Norte"], large=["Lima"])
    model.initialize(X=[doc(["Lima"])])
    return model
