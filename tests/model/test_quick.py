"""A pipeline made for reading reads what it read before, whatever stands beside a word, and faster layers are exact."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from pipeline.model import quick as quick_module
from pipeline.model.blas import fast_products
from pipeline.model.quick import quick

MODEL = Path(__file__).parents[2] / "models" / "en_sitrep"
TEXTS = (
    "Gunmen on motorbikes shot dead four herders near Gwoza, in Nigeria's Borno State, police said on Tuesday.",
    "DOZENS HELD AFTER CLASHES IN PORT HARCOURT",
    "",
    'The spokeswoman, Nadia Okello, told Radio Lira: "We don\'t know who fired first."',
    "Shells fell.",
)
NEAR = 1e-4


def loaded() -> Language:
    with fast_products():
        return spacy.load(MODEL)


@pytest.fixture(scope="module")
def plain() -> Language:
    return loaded()


@pytest.fixture
def reader() -> Language:
    return quick(loaded())


def read(doc: Doc) -> list[tuple[str, str, str, int, str, str]]:
    return [(t.tag_, str(t.morph), t.dep_, t.head.i, t.lemma_, t.ent_iob_ + t.ent_type_) for t in doc]


def first_layer(nlp: Language, pipe: str) -> Any:
    nodes = nlp.get_pipe(pipe).model.walk()  # type: ignore[attr-defined]
    return next(node.attrs["words"] for node in nodes if node.name == "quick_words")


def names_of_nodes(nlp: Language, pipe: str) -> set[str]:
    return {node.name for node in nlp.get_pipe(pipe).model.walk()}  # type: ignore[attr-defined]


def test_the_parse_and_the_names_are_the_same(plain: Language, reader: Language) -> None:
    assert {"quick_words", "quick_encoder"} <= names_of_nodes(reader, "tok2vec") & names_of_nodes(reader, "ner")
    for one, two in zip(plain.pipe(TEXTS), reader.pipe(TEXTS), strict=True):
        assert read(one) == read(two)
        assert np.allclose(one.tensor, two.tensor, atol=NEAR)


def test_a_word_is_the_same_to_the_last_bit_whatever_was_read_before() -> None:
    """Otherwise a parse could depend on which articles a worker had read."""
    together, apart = quick(loaded()), quick(loaded())
    for pipe in ("tok2vec", "ner"):
        words, again = first_layer(together, pipe), first_layer(apart, pipe)
        docs = [together.make_doc(text) for text in TEXTS]
        for doc, vectors in reversed(list(zip(docs, words(docs), strict=True))):
            assert vectors.shape == (len(doc), vectors.shape[1])
            for i in range(len(doc)):
                again([doc[i : i + 1].as_doc()])
            assert (again([doc])[0] == vectors).all()


def test_the_memory_of_words_starts_anew_when_it_is_full(reader: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [reader(text).tensor for text in TEXTS]
    monkeypatch.setattr(quick_module, "MOST_WORDS", 5)
    assert all((reader(text).tensor == tensor).all() for text, tensor in zip(TEXTS, before, strict=True))
    assert len(first_layer(reader, "ner").rows) < len({word for text in TEXTS for word in text.split()})


def test_a_place_of_several_words_is_still_told_from_its_parts(plain: Language, reader: Language) -> None:
    for text in ("Clashes spread from San Pedro Sula to San Salvador.", "San Pedro, San Jose and Salvador voted."):
        assert read(plain(text)) == read(reader(text))


def test_nothing_to_read_is_read() -> None:
    assert len(quick(loaded())("")) == 0


def test_it_is_not_for_training(reader: Language) -> None:
    example = Example.from_dict(reader.make_doc("Shells fell."), {"tags": ["NNS", "VBD", "."]})
    with pytest.raises(RuntimeError, match="made for reading"):
        reader.update([example], sgd=reader.create_optimizer())


@pytest.mark.parametrize(("pieces", "made"), [(1, False), (2, True), (3, True)])
def test_other_pipelines_read_faster_where_their_encoder_is_known(pieces: int, made: bool) -> None:
    nlp = small_tagger(pieces)
    before = [doc.tensor.copy() for doc in nlp.pipe(TEXTS)]
    assert ("quick_encoder" in names_of_nodes(quick(nlp), "tagger")) is made
    assert all(np.allclose(doc.tensor, one, atol=NEAR) for doc, one in zip(nlp.pipe(TEXTS), before, strict=True))


def small_tagger(pieces: int) -> Language:
    """An untrained tagger with spaCy's own layers, two words of window to each side."""
    nlp = spacy.blank("en")
    network = {
        "@architectures": "spacy.Tagger.v2",
        "tok2vec": {
            "@architectures": "spacy.HashEmbedCNN.v2",
            **{"width": 16, "depth": 2, "embed_size": 50, "window_size": 2, "maxout_pieces": pieces},
            **{"subword_features": False, "pretrained_vectors": None},
        },
    }
    nlp.add_pipe("tagger", config={"model": network})
    example = Example.from_dict(nlp.make_doc("Shells fell."), {"tags": ["NNS", "VBD", "."]})
    nlp.initialize(lambda: [example])
    return nlp
