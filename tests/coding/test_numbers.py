"""Numbers of people are read with their hedges; years, money and measures are no numbers of people."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.numbers import Count, find_counts
from schemas.vocabulary import Qualifier
from tests.coding.sentences import flat, parsed

EXACT, AT_LEAST, MORE, ABOUT, NEARLY, UP_TO, VAGUE = (
    Qualifier.EXACT,
    Qualifier.AT_LEAST,
    Qualifier.MORE_THAN,
    Qualifier.ABOUT,
    Qualifier.NEARLY,
    Qualifier.UP_TO,
    Qualifier.VAGUE,
)


def counts(text: str, lexicon: Lexicon) -> list[Count]:
    return find_counts(flat(text, nouns=frozenset({"people", "fighters"})), lexicon)


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("killed 78 fighters", 78, 78, EXACT),
        ("killed 1,200 people", 1200, 1200, EXACT),
        ("killed seven people", 7, 7, EXACT),
        ("killed twenty - one people", 21, 21, EXACT),
        ("killed two hundred and thirty - one people", 231, 231, EXACT),
        ("killed three thousand people", 3000, 3000, EXACT),
        pytest.param("killed two dozen people", 24, 24, EXACT),
        pytest.param("killed half a dozen people", 6, 6, EXACT),
        ("killed a dozen people", 12, 12, EXACT),
        ("displaced 2 million people", 2_000_000, 2_000_000, EXACT),
        ("displaced 1.5 million people", 1_500_000, 1_500_000, EXACT),
        ("killed at least 6 people", 6, None, AT_LEAST),
        ("killed more than 50 people", 51, None, MORE),
        ("killed over 90 people", 91, None, MORE),
        ("wounded nearly 90 people", None, 90, NEARLY),
        ("wounded almost 90 people", None, 90, NEARLY),
        ("killed up to 40 people", None, 40, UP_TO),
        ("killed about 40 people", 40, 40, ABOUT),
        ("killed 50 or more people", 50, None, AT_LEAST),
        ("killed between 20 and 30 people", 20, 30, ABOUT),
        ("killed 20 to 30 people", 20, 30, ABOUT),
        ("killed 20-30 people", 20, 30, ABOUT),
        ("killed dozens of people", 12, None, VAGUE),
        ("killed scores of people", 20, None, VAGUE),
        ("killed hundreds of people", 100, None, VAGUE),
        ("killed several people", 3, None, VAGUE),
    ],
)
def test_a_number_is_read_with_its_hedge(
    lexicon: Lexicon, text: str, low: int | None, high: int | None, qualifier: Qualifier
) -> None:
    found = counts(text, lexicon)
    assert [(c.low, c.high, c.qualifier) for c in found] == [(low, high, qualifier)]


@pytest.mark.parametrize(
    "text",
    [
        "in 2011 the war began",
        "it cost $ 300 to repair",
        "some 40 percent of homes",
        "fired 12 km away",
        "lasted 12 years",
        "a 12 - year truce",
        "aged 34",
        "at 10:30 that day",
        "resolution 2254 says",
        "he gave any number",
    ],
)
def test_years_money_and_measures_are_no_numbers_of_people(lexicon: Lexicon, text: str) -> None:
    assert counts(text, lexicon) == []


@pytest.mark.parametrize("text", ["some 300 people", "around 300 people"])
def test_a_vague_word_before_a_number_is_no_number_of_its_own(lexicon: Lexicon, text: str) -> None:
    assert [(c.low, c.high) for c in counts(text, lexicon)] == [(300, 300)]


def test_only_vague_words_are_vague(lexicon: Lexicon) -> None:
    assert [c.is_vague for c in counts("dozens of people and 12 fighters", lexicon)] == [True, False]


@given(number=st.integers(min_value=1, max_value=9_999_999))
def test_any_number_in_digits_before_a_plural_noun_is_read_back(lexicon: Lexicon, number: int) -> None:
    for written in (str(number), f"{number:,}"):
        tree = parsed(f"Some some DET DT det 3\n{written} {written} NUM CD nummod 3\nfighters fighter NOUN NNS root 0")
        assert [(c.low, c.high) for c in find_counts(tree, lexicon)] == [(number, number)]


@given(number=st.integers(min_value=1, max_value=99_999))
def test_more_than_starts_one_above_and_at_least_at_the_number(lexicon: Lexicon, number: int) -> None:
    [above] = counts(f"killed more than {number:,} fighters", lexicon)
    [least] = counts(f"killed at least {number:,} fighters", lexicon)
    assert (above.low, above.high) == (number + 1, None)
    assert (least.low, least.high) == (number, None)


@given(low=st.integers(min_value=1, max_value=1800), step=st.integers(min_value=1, max_value=90))
def test_a_range_keeps_both_ends(lexicon: Lexicon, low: int, step: int) -> None:
    [found] = counts(f"killed between {low} and {low + step} people", lexicon)
    assert (found.low, found.high) == (low, low + step)


def test_counts_do_not_overlap_and_stand_in_order(lexicon: Lexicon) -> None:
    found = counts("killed 12 people , wounded more than 30 people and displaced two hundred people", lexicon)
    assert [c.low for c in found] == [12, 31, 200]
    assert all(one.last <= other.first for one, other in pairwise(found))
