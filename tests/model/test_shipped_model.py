"""The model that ships loads, says whose it is and reads the domain's sentences well enough."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.model.corpus import DOMAIN_DEV, read_treebank
from pipeline.model.entity_corpora import LABELS
from pipeline.model.entity_docs import own_sentences
from pipeline.model.entity_scores import OWN_KINDS, entity_scores
from pipeline.model.package import LARGEST_MIB, folder_mib, package
from pipeline.model.scores import one_sentence, score_docs

MODELS = Path(__file__).parents[2] / "models"
MODEL = MODELS / "en_sitrep"

# Pinned 2026-11 one to two points below the shipped model's scores on all domain sentences;
# the first 20 alone scatter more, so the floor for them is lower. Raise it with the model, do not lower it.
FLOOR = {"upos": 95.0, "uas": 85.0, "las": 81.0, "lemma": 95.0}
FIRST = 20
NAMES_FLOOR = 75.0


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


@pytest.fixture(scope="module")
def gold() -> list[Doc]:
    return read_treebank(MODELS / "domain" / DOMAIN_DEV, sentences_per_doc=1)


@pytest.fixture(scope="module")
def meta() -> dict[str, Any]:
    return dict(json.loads((MODEL / "meta.json").read_text(encoding="utf-8")))


def test_licence_and_attribution_ship_with_the_model(meta: dict[str, Any]) -> None:
    assert meta["license"] == "CC-BY-SA-4.0"
    names = " ".join(source["name"] for source in meta["sources"])
    assert "English Web Treebank" in names
    assert all(source["author"] and source["license"] for source in meta["sources"])


def test_scores_of_every_test_corpus_ship_with_the_model(meta: dict[str, Any]) -> None:
    assert set(meta["performance"]) >= {"ewt_dev", "ewt_test", "domain_dev"}
    assert all(0 <= score <= 100 for scores in meta["performance"].values() for score in scores.values())


def test_no_path_of_the_training_machine_ships() -> None:
    text = (MODEL / "config.cfg").read_text(encoding="utf-8") + (MODEL / "meta.json").read_text(encoding="utf-8")
    assert "/tmp" not in text
    assert "/work" not in text
    assert "sitrep.progress" not in text


def test_the_model_is_small() -> None:
    assert folder_mib(MODEL) <= LARGEST_MIB


def test_the_domain_sentences_are_trees_and_enough(gold: list[Doc]) -> None:
    assert len(gold) >= 120
    assert all(sum(token.head == token for token in doc) == 1 for doc in gold)


def test_the_domain_sentences_use_only_tags_the_model_knows(nlp: Language, gold: list[Doc]) -> None:
    tags = {token.tag_ for doc in gold for token in doc}
    relations = {token.dep_ for doc in gold for token in doc}
    moves = set(nlp.pipe_labels["parser"])
    assert tags <= set(nlp.pipe_labels["tagger"])
    assert relations <= moves | {"ROOT"}


def test_quality_floor_on_domain_sentences(nlp: Language, gold: list[Doc]) -> None:
    scores = score_docs(nlp, gold[:FIRST])
    below = {name: scores[name] for name, floor in FLOOR.items() if scores[name] < floor}
    assert not below


def test_quality_floor_on_names_held_out(nlp: Language) -> None:
    scores = entity_scores(nlp, own_sentences(MODELS / "entities", "dev"), OWN_KINDS)
    assert scores["f1"] >= NAMES_FLOOR


def test_the_names_have_our_labels(nlp: Language) -> None:
    assert set(nlp.pipe_labels["ner"]) == set(LABELS)


@pytest.mark.parametrize(
    ("sentence", "word", "lemma"),
    [
        ("The army blamed a rival militia for the raid.", "blamed", "blame"),
        ("Rebels lobbed shells at the base.", "lobbed", "lob"),
        ("Gunmen shot dead a police officer in Yala on Friday.", "shot", "shoot"),
        ("Three soldiers were slain in the ambush.", "slain", "slay"),
        ("The group's fighters overran the town.", "overran", "overrun"),
    ],
)
def test_verbs_of_violence_are_verbs(nlp: Language, sentence: str, word: str, lemma: str) -> None:
    token = next(token for token in nlp(one_sentence(nlp.make_doc(sentence))) if token.text == word)
    assert (token.pos_, token.lemma_) == ("VERB", lemma)


def test_abbreviation_before_a_hyphen_is_a_word_of_its_own(nlp: Language) -> None:
    assert [token.text for token in nlp.make_doc("U.S.-led strikes")] == ["U.S.", "-", "led", "strikes"]


def test_packing_replaces_the_old_folder_and_leaves_nothing_beside(nlp: Language, tmp_path: Path) -> None:
    out = tmp_path / "en_sitrep"
    for las in (1.0, 2.0):
        package(MODEL, out, scores={"ewt_dev": {"las": las}})
    assert [path.name for path in tmp_path.iterdir()] == ["en_sitrep"]
    assert json.loads((out / "meta.json").read_text())["performance"] == {"ewt_dev": {"las": 2.0}}
    texts = ["Russian strikes killed 78 rebels in Idlib."]
    assert [t.dep_ for t in next(spacy.load(out).pipe(texts))] == [t.dep_ for t in next(nlp.pipe(texts))]
