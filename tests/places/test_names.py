"""Laws of name keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.names import name_keys, plain, skeleton


@given(st.text(min_size=1, max_size=40))
def test_the_first_key_of_any_text_is_its_own_plain_form_at_no_cost(tiny: Gazetteer, text: str) -> None:
    assert name_keys(text, rules=tiny.words.rules)[0] == (plain(text), 0.0)


@given(st.text(min_size=1, max_size=40))
def test_the_plain_form_of_a_plain_form_is_itself(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(min_size=1, max_size=40))
def test_keys_are_listed_once_and_by_rising_cost(tiny: Gazetteer, text: str) -> None:
    keys = name_keys(text, rules=tiny.words.rules)
    assert len({key for key, _ in keys}) == len(keys)
    assert [cost for _, cost in keys] == sorted(cost for _, cost in keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Idlib", "Idleb"),
        ("Duwayli", "Dweila"),
        ("Saraqib", "Saraqeb"),
        ("Douma", "Duma"),
        ("Kafranbel", "Kafr Anbil"),
        ("Qusayr", "Kusair"),
        ("Deir Hafer", "Dayr Hafir"),
    ],
)
def test_spellings_of_one_name_share_a_skeleton(tiny: Gazetteer, one: str, other: str) -> None:
    folded = {key for key, _ in name_keys(one, rules=tiny.words.rules) if key.startswith("~")}
    assert folded & {key for key, _ in name_keys(other, rules=tiny.words.rules)}


def test_a_short_name_has_no_skeleton() -> None:
    assert skeleton("bab") is None


@pytest.mark.parametrize("name", ["Mexico City", "Branchville", "Al", "The Hague", "Kafr Nabl"])
def test_no_part_of_a_name_is_lost_from_its_exact_key(tiny: Gazetteer, name: str) -> None:
    assert name_keys(name, rules=tiny.words.rules)[0][0] == name.casefold()
