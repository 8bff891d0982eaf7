"""Fitting the weights that choose an event's place: what tells right from wrong gets weight, the same on every run."""

from __future__ import annotations

from benchmarks.fit_event_place import FEWEST, Case, accuracy, fitted, held_out


def cases(count: int) -> list[Case]:
    """Sentences of which a place behind "in" is the event's, one behind "from" is not."""
    told = []
    for line in range(count):
        place, right = (["prev:in"], [False, True]) if line % 2 else (["prev:from"], [True, False])
        told.append(Case(line, [["none"], [*place, f"word:{line}"]], right))
    return told


def test_weights_tell_right_places_from_wrong_ones() -> None:
    told = cases(40)
    weights = fitted(told)
    assert weights["prev:in"] > weights["prev:from"]
    assert accuracy(told, weights) == 1.0
    assert fitted(told) == weights


def test_what_is_seen_too_seldom_gets_no_weight() -> None:
    assert not any(feature.startswith("word:") for feature in fitted(cases(40)))
    assert fitted(cases(FEWEST - 1)).keys() <= {"none"}


def test_each_part_is_held_out_once() -> None:
    assert held_out(cases(40), lines=50) == 1.0
