"""The place of a word's event, chosen among the places of its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention_places import event_place, ranked_places
from pipeline.coding.reading import NamedPlace, SentenceReading, read_sentences
from schemas.vocabulary import PlaceRelation
from tests.coding.sentences import sentence

ROWS = """
Soldiers soldier NOUN NNS nsubj 2
fought fight VERB VBD root 0
in in ADP IN case 4
Ora Ora PROPN NNP obl 2
Province Province PROPN NNP flat 4
, , PUNCT , punct 2
near near ADP IN case 8
Bema Bema PROPN NNP obl 2
. . PUNCT . punct 2
"""


def reading_of(lexicon: Lexicon, weights: dict[str, float]) -> SentenceReading:
    parsed = sentence(ROWS)
    places = [
        NamedPlace(name, start, start + len(name), token, relation, None, True, lambda text: ("town",))
        for name, token, relation in (("Ora", 3, PlaceRelation.IN), ("Bema", 7, PlaceRelation.NEAR))
        for start in [parsed.text.index(name)]
    ]
    known = replace(lexicon, place_weights=weights, place_classes=frozenset({"province"}))
    return read_sentences([parsed], known, find_places=lambda _sentence, _taken: places)[0]


def told(reading: SentenceReading) -> str | None:
    span = event_place(reading, 1)
    return None if span is None else reading.sentence.text[span[0] : span[1]]


def test_the_weights_choose_and_a_class_word_belongs_to_the_name(lexicon: Lexicon) -> None:
    assert told(reading_of(lexicon, {"prev:in": 1.0, "none": 0.5})) == "Ora Province"
    assert told(reading_of(lexicon, {"prev:near": 1.0, "none": 0.5})) == "Bema"


def test_no_place_is_an_answer_too(lexicon: Lexicon) -> None:
    assert told(reading_of(lexicon, {"prev:in": 1.0, "none": 0.5, "none|v:fight": 1.0})) is None


@pytest.mark.parametrize("weights", [{}, {"none": 9.0}, {"prev:near": 9.0}])
def test_places_in_the_clause_stand_before_any_weight(lexicon: Lexicon, weights: dict[str, float]) -> None:
    ranks = [rank for _, rank in ranked_places(reading_of(lexicon, weights), 1)]
    assert ranks == [0, 0]
