"""Corpora with named entities are read under our labels, and what a corpus does not say is not taught."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.model.entity_corpora import (
    LABELS,
    Named,
    Span,
    re3d_documents,
    re3d_spans,
    split_of,
    uner_sentences,
    wikigold_documents,
    wnut17_sentences,
)
from pipeline.model.entity_docs import (
    entity_doc,
    grammar_sentences,
    own_sentences,
    read_demonyms,
    read_marked,
    recombined,
    renamed,
    restyled,
    seed_names,
    training_sentences,
    with_nationalities,
)
from pipeline.model.entity_scores import entity_scores

PROJECT = Path(__file__).parents[2]
OWN, DOMAIN = PROJECT / "models" / "entities", PROJECT / "models" / "domain"
LEAST_SENTENCES = 280


def words(one: Named) -> list[tuple[str, str]]:
    return [(one.text[span.start : span.end], span.label) for span in one.spans]


def test_the_notation_is_read() -> None:
    one = read_marked("[Boko Haram|ORG] raided [Baga|LOC], [Borno|LOC].")
    assert one.text == "Boko Haram raided Baga, Borno."
    assert words(one) == [("Boko Haram", "ORG"), ("Baga", "LOC"), ("Borno", "LOC")]


def test_our_own_sentences_are_many_and_well_marked() -> None:
    both = own_sentences(OWN, "train") + own_sentences(OWN, "dev")
    assert len(both) >= LEAST_SENTENCES
    assert {span.label for one in both for span in one.spans} == set(LABELS)
    assert not [one.text for one in both if "[" in one.text or "|" in one.text]
    assert len({one.text for one in both}) == len(both)


def test_training_never_sees_a_held_out_sentence() -> None:
    trained = training_sentences(PROJECT / "no-corpora", OWN, DOMAIN, demonyms=frozenset(), more_names={}, seed=1)
    texts = {one.text.lower() for one in trained}
    assert not [one.text for one in own_sentences(OWN, "dev") if one.text.lower() in texts]


def test_the_grammar_marks_its_names() -> None:
    found = [pair for one in grammar_sentences(DOMAIN, count=150, seed=3) for pair in words(one)]
    assert {label for _, label in found} >= {"PERSON", "ORG", "LOC", "NORP", "WEAPON"}
    assert all(text == text.strip(" ,.") and text for text, _ in found)


def test_wikigold_is_cut_at_its_documents(tmp_path: Path) -> None:
    (tmp_path / "wikigold").mkdir()
    document = "Ruritania I-LOC\n's O\nJohn I-PER\nSmith I-PER\nsang O\nCarmen I-MISC\n. O\n\n"
    (tmp_path / "wikigold/wikigold.conll.txt").write_text("-DOCSTART- O\n\n".join([document] * 10))
    parts = {split: list(wikigold_documents(tmp_path, split)) for split in ("train", "dev", "test")}
    assert {split: len(part) for split, part in parts.items()} == {"train": 7, "dev": 1, "test": 2}
    one = parts["test"][0][0]
    assert one.text == "Ruritania's John Smith sang Carmen."
    assert words(one) == [("Ruritania", "LOC"), ("John Smith", "PERSON"), ("Carmen", "MISC")]
    assert words(with_nationalities(one, frozenset())) == [("Ruritania", "LOC"), ("John Smith", "PERSON")]


def test_groups_of_wnut_are_organisations_and_products_no_entity(tmp_path: Path) -> None:
    (tmp_path / "wnut17").mkdir()
    rows = "Ann\tB-person\nsaw\tO\nBlurband\tB-group\non\tO\nZune\tB-product\n\n"
    (tmp_path / "wnut17/wnut17train.conll").write_text(rows)
    assert words(next(iter(wnut17_sentences(tmp_path, "train")))) == [("Ann", "PERSON"), ("Blurband", "ORG")]
    assert not list(wnut17_sentences(tmp_path, "test"))


def test_uner_columns_are_read(tmp_path: Path) -> None:
    (tmp_path / "uner-english-ewt").mkdir()
    (tmp_path / "uner-english-ewt/en_ewt-ud-dev.iob2").write_text("# id\n1\tin\tO\t-\t-\n2\tOslo\tB-LOC\t-\tx\n\n")
    assert words(next(iter(uner_sentences(tmp_path)))) == [("Oslo", "LOC")]


def test_re3d_keeps_the_shortest_name_and_forgets_what_is_no_name() -> None:
    text = "The Ruritanian army said Colonel Bo Dah left the camp. They agreed."
    marks = ["Colonel Bo Dah", "Bo Dah", "The Ruritanian army", "Ruritanian", "the camp", "They"]
    types = ["Person", "Person", "Organisation", "Nationality", "Location", "Organisation"]
    rows = [
        {"begin": str(text.index(mark)), "end": str(text.index(mark) + len(mark)), "type": kind}
        for mark, kind in zip(marks, types, strict=True)
    ]
    found = [(text[span.start : span.end], span.label) for span in re3d_spans(text, rows)]
    assert [pair for pair in found if pair[1] != "?"] == [("Ruritanian", "NORP"), ("Bo Dah", "PERSON")]
    assert {"camp", "They"} <= {word for word, label in found if label == "?"}


def test_re3d_documents_are_split_by_their_ids(tmp_path: Path) -> None:
    folder = tmp_path / "re3d/some-source"
    folder.mkdir(parents=True)
    documents = [{"_id": f"{index:02}", "text": f"Town {index}"} for index in range(10)]
    (folder / "documents.json").write_text("\n".join(map(json.dumps, documents)))
    entity = {"documentId": "00", "begin": 0, "end": 4, "type": "Location"}
    (folder / "entities.json").write_text(json.dumps(entity) + "\n")
    assert [text for text, _ in re3d_documents(tmp_path, "test")] == ["Town 0", "Town 5"]
    assert [split_of(index) for index in range(4)] == ["test", "train", "train", "dev"]


def test_a_nationality_is_found_outside_of_names() -> None:
    one = Named("Syrian rebels of the Syrian Front", (Span(21, 33, "ORG"),))
    assert words(with_nationalities(one, frozenset({"Syrian"}))) == [("Syrian Front", "ORG"), ("Syrian", "NORP")]
    assert {"Syrian", "French"} <= read_demonyms(PROJECT / "seeds/countries.csv", DOMAIN)


def test_a_copy_has_other_names_in_the_same_places() -> None:
    one = read_marked("[Bo Dah|PERSON] left [Baga|LOC] with [it|X].")
    copy = renamed(one, {"PERSON": ["Ann Lee"], "LOC": ["El Obeid"]}, random.Random(1))
    assert copy.text == "Ann Lee left El Obeid with it."
    assert words(copy) == [("Ann Lee", "PERSON"), ("El Obeid", "LOC"), ("it", "X")]


def test_people_are_made_of_the_parts_of_others() -> None:
    made = recombined(["Ann Lee", "Bo Dah", "Musa"], 60, random.Random(1))
    assert {"Ann Lee", "Bo Dah", "Musa", "Ann Dah", "Dah"} <= set(made)
    assert {word for name in made for word in name.split()} == {"Ann", "Lee", "Bo", "Dah", "Musa"}


def test_names_to_lend_are_names_throughout() -> None:
    found = seed_names(PROJECT / "seeds")
    assert not [name for name in found["ORG"] if name.endswith((" militants", " rebels"))]
    assert len(found["ORG"]) > 1000
    assert len(found["LOC"]) > 1000


@pytest.mark.parametrize(("style", "text"), [("upper", "RAID ON BAGA"), ("lower", "raid on baga")])
def test_a_copy_in_another_letter_case_keeps_its_names(style: str, text: str) -> None:
    copy = restyled(read_marked("Raid on [Baga|LOC]"), style)
    assert copy is not None
    assert copy.text == text
    assert words(copy) == [(text[8:], "LOC")]


def test_what_a_corpus_does_not_say_is_missing_and_not_outside() -> None:
    one = Named("The camp near Baga fell", (Span(4, 8, "?"), Span(14, 18, "LOC"), Span(19, 21, "ORG")))
    doc = entity_doc(spacy.blank("en"), one)
    assert [token.ent_iob_ for token in doc] == ["O", "", "O", "B", ""]


def test_scores_count_exact_spans_and_pass_over_the_unknown() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [("Baga", "GPE"), ("Ann", "PERSON"), ("camp", "ORG"), ("army", "ORG")]
    ruler.add_patterns([{"label": label, "pattern": text} for text, label in patterns])  # type: ignore[attr-defined]
    one = Named("Ann Lee left Baga camp to the army", (Span(0, 7, "PERSON"), Span(13, 17, "LOC"), Span(18, 22, "?")))
    scores = entity_scores(nlp, [one])
    assert scores == {"precision": 33.33, "recall": 50.0, "f1": 40.0, "person": 0.0, "place": 100.0}


def test_an_entity_survives_storing(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    doc = entity_doc(nlp, read_marked("[Boko Haram|ORG] raided [Baga|LOC]"))
    doc.to_disk(tmp_path / "doc")
    again = Doc(nlp.vocab).from_disk(tmp_path / "doc")
    assert [(entity.text, entity.label_) for entity in again.ents] == [("Boko Haram", "ORG"), ("Baga", "LOC")]
