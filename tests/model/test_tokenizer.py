"""Words are cut as the treebank cuts them."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from pipeline.model.tokenizer import cut_like_the_treebank

TABLE = Path(__file__).parents[2] / "models" / "tokenizer.toml"


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("en")
    cut_like_the_treebank(blank, TABLE)
    return blank


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S.-led strikes", "U.S. - led strikes"),
        ("Turkey-backed rebels", "Turkey - backed rebels"),
        ("pro-Russian ex-soldiers", "pro-Russian ex-soldiers"),
        ("Anti-aircraft fire", "Anti-aircraft fire"),
        ("Lt. Col. Dah", "Lt. Col. Dah"),
        ("police and/or army", "police and / or army"),
        ("Stop!!! Why?!", "Stop !!! Why ?!"),
        ("at 7:30PM", "at 7:30 PM"),
        ("call 555-0100 or 713-555-0100", "call 555-0100 or 713-555-0100"),
        ("He wed in May", "He wed in May"),
    ],
)
def test_words(nlp: Language, text: str, words: str) -> None:
    assert [token.text for token in nlp.make_doc(text)] == words.split()


def test_the_rules_are_kept_with_the_model(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "model")
    text = "U.S.-led anti-IS raid!!! call 555-0100 and/or Lt. Dah"
    again = spacy.load(tmp_path / "model")
    assert [token.text for token in again.make_doc(text)] == [token.text for token in nlp.make_doc(text)]
