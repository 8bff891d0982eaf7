"""The off-topic screen."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.text.screen import ScreenWords, screen, screen_words, stem
from schemas.seeds import IrregularRow

IRREGULAR = Path(__file__).parents[2] / "seeds" / "text" / "irregular_en.csv"
PHRASES = [
    ("shell", True),
    ("carry out an attack", True),
    ("kill", True),
    ("raid", False),
    ("truce", False),
    ("fight", False),
    ("take hostage", True),
]


@pytest.fixture(scope="module")
def irregular() -> list[IrregularRow]:
    with IRREGULAR.open(encoding="utf-8", newline="") as stream:
        return [IrregularRow(**row) for row in csv.DictReader(stream)]


@pytest.fixture(scope="module")
def screened(irregular: list[IrregularRow]) -> ScreenWords:
    return screen_words(PHRASES, irregular=irregular)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the town.",
        "SHELLING GOES ON",
        "The group was carrying out many attacks.",
        "They took two doctors hostage.",
        "After the raids the truce broke.",
        "They fought; police raided the camp.",
    ],
)
def test_one_strong_or_two_weak_words_go_on(text: str, screened: ScreenWords) -> None:
    assert screen(text, words=screened) is None


@pytest.mark.parametrize(
    "text", ["The team won the cup.", "A raid on the fridge.", "", "The hostage drama opens in cinemas."]
)
def test_an_article_without_them_is_off_topic(text: str, screened: ScreenWords) -> None:
    assert screen(text, words=screened) is not None


def test_the_reason_counts_the_weak_words(screened: ScreenWords) -> None:
    assert screen("A raid.", words=screened, minimum_weak=3) == (
        "no strong word of conflict and 1 weak, where 3 are needed"
    )


@pytest.mark.parametrize(
    "forms",
    [
        "shell shells shelled shelling",
        "attack attacks attacked attacking attacker attackers",
        "fire fires fired firing",
        "seize seizes seized seizing",
        "clash clashes clashed clashing",
        "injury injuries",
        "die dies died dying dead",
        "shoot shot shooting shoots",
        "bury buries buried",
        "stab stabs stabbed stabbing",
        "strike strikes struck striking",
        "fight fought fighting fighters",
        "abduct abducted abducting abducts",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str, irregular: list[IrregularRow]) -> None:
    lemmas = {row.form: row.lemma for row in irregular}
    assert len({stem(form, irregular=lemmas) for form in forms.split()}) == 1
