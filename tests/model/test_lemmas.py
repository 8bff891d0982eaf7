"""Lemmas of words seen and never seen."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.model.lemmas import by_ending, read_endings, seen_forms, tables_from, with_lemmatizer
from pipeline.model.lexicon import read_lexicon

DOMAIN = Path(__file__).parents[2] / "models" / "domain"
WORDS = [
    ("verb", "blamed", "blame"),
    ("aux", "was", "be"),
    ("noun", "News", "news"),
    ("propn", "Nations", "Nation"),
    ("propn", "Jan", "January"),
    ("pron", "I", "I"),
]


@pytest.mark.parametrize(
    ("pos", "form", "lemma"),
    [
        ("verb", "shattered", "shatter"),
        ("verb", "storming", "storm"),
        ("verb", "razed", "raze"),
        ("verb", "grabbed", "grab"),
        ("verb", "harried", "harry"),
        ("verb", "ambushes", "ambush"),
        ("noun", "bodies", "body"),
        ("noun", "militiamen", "militiaman"),
        ("noun", "churches", "church"),
        ("noun", "mosques", "mosque"),
        ("adj", "deadliest", "deadly"),
    ],
)
def test_a_word_never_seen_gets_its_lemma_by_its_ending(pos: str, form: str, lemma: str) -> None:
    assert by_ending(form, read_endings(DOMAIN)[pos], set()) == lemma


def test_a_known_lemma_beats_the_order_of_the_endings() -> None:
    endings = read_endings(DOMAIN)["verb"]
    assert by_ending("hoping", endings, {"hope"}) == "hope"
    assert by_ending("bombed", endings, {"bomb"}) == "bomb"


def test_the_lemmatizer_reads_the_tables() -> None:
    nlp = spacy.blank("en")
    tables = tables_from(seen_forms(WORDS), read_lexicon(DOMAIN), endings=read_endings(DOMAIN))
    with_lemmatizer(nlp, tables)
    words = ["Rebels", "overran", "lobbed", "was", "Nations", "Jan", "I", "Blame"]
    pos = ["NOUN", "VERB", "VERB", "AUX", "PROPN", "PROPN", "PRON", "VERB"]
    doc = nlp.get_pipe("lemmatizer")(Doc(nlp.vocab, words=words, pos=pos))
    assert [token.lemma_ for token in doc] == ["rebel", "overrun", "lob", "be", "Nation", "Jan", "I", "blame"]


def test_every_listed_verb_form_has_its_lemma() -> None:
    lexicon = read_lexicon(DOMAIN)
    nlp = spacy.blank("en")
    with_lemmatizer(nlp, tables_from(seen_forms([]), lexicon, endings=read_endings(DOMAIN)))
    verbs = [verb for group, found in lexicon.verbs.items() if group.startswith("@") for verb in found]
    forms = [(form, verb.lemma) for verb in verbs for form in (verb.past, verb.participle, verb.ing)]
    doc = Doc(nlp.vocab, words=[form for form, _ in forms], pos=["VERB"] * len(forms))
    found = [token.lemma_ for token in nlp.get_pipe("lemmatizer")(doc)]
    wrong = [(form, lemma, made) for (form, lemma), made in zip(forms, found, strict=True) if lemma != made]
    assert not wrong
