"""Laws of the likeness of names, and spellings that it must and must not join."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.likeness import is_same_name, likeness

names = st.text(min_size=1, max_size=25)


@given(names)
def test_a_name_is_like_itself(tiny: Gazetteer, name: str) -> None:
    assert likeness(name, name, rules=tiny.words.rules) == 1.0


@given(names, names)
@example("G", "ÆJ")
def test_likeness_goes_both_ways_and_stays_within_bounds(tiny: Gazetteer, one: str, other: str) -> None:
    there, back = (likeness(*pair, rules=tiny.words.rules) for pair in ((one, other), (other, one)))
    assert 0.0 <= there <= 1.0
    assert there == back


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khan Shaykhun", "Khan Sheikhoun"),
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Jabal al-Zawiya", "Jebel Zawiyah"),
        ("Kharkiv", "Харків"),
        ("Idlib", "إدلب"),
        ("Hodeidah", "Al Hudaydah"),
        ("Mekelle", "Mek'ele"),
        ("Hpakant", "Phakant"),
        ("Pol-e Khomri", "Pul-i-Khumri"),
    ],
)
def test_spellings_of_one_name_are_joined(tiny: Gazetteer, one: str, other: str) -> None:
    assert is_same_name(one, other, rules=tiny.words.rules)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Eastern Ghouta", "Western Ghouta"),
        ("Kafr Nabl", "Kafr Zita"),
        ("North Kivu", "South Kivu"),
        ("Homs", "Hama"),
        ("Kunar", "Kandahar"),
        ("Goma", "Roma"),
    ],
)
def test_names_of_two_places_are_kept_apart(tiny: Gazetteer, one: str, other: str) -> None:
    assert not is_same_name(one, other, rules=tiny.words.rules)
