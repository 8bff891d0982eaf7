"""Findings of a sentence are made when they are asked for, and only as far as they can matter."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.coding import reading as module
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.reading import SentenceReading, read_sentences
from schemas.article import Sentence
from tests.coding.sentences import flat

TEXTS = (
    "The mayor spoke on Friday",
    "Police reported that two men were shot",
    "The market was full",
    "Officials reported a quiet night",
)


@pytest.fixture
def sentences() -> list[Sentence]:
    return [flat(text).sentence.model_copy(update={"index": index}) for index, text in enumerate(TEXTS)]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sentences whose voices were looked for, in order."""
    found: list[int] = []
    find = module.find_attributions

    def noted(parsed: Any, *others: Any) -> Any:
        found.append(parsed.sentence.index)
        return find(parsed, *others)

    monkeypatch.setattr(module, "find_attributions", noted)
    return found


def readings(sentences: list[Sentence], lexicon: Lexicon) -> list[SentenceReading]:
    return read_sentences(sentences, lexicon, find_places=lambda sentence, taken: ())


def test_a_sentence_without_a_word_for_telling_is_not_read_for_voices(
    lexicon: Lexicon, sentences: list[Sentence], read: list[int]
) -> None:
    assert readings(sentences, lexicon)[2].attributions == ()
    assert read == []


def test_voices_before_are_read_once_where_one_is_asked_for(
    lexicon: Lexicon, sentences: list[Sentence], read: list[int]
) -> None:
    told = readings(sentences, lexicon)
    _ = told[1].attributions
    assert read == [0, 1]
    _ = told[3].attributions
    assert read == [0, 1, 2, 3]


def test_actors_are_not_looked_for_where_nobody_is_met_who_may_be_one(
    lexicon: Lexicon, sentences: list[Sentence]
) -> None:
    told = readings(sentences, lexicon)
    _ = told[3].attributions
    assert "actors" not in vars(told[2])
