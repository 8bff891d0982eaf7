"""The fit of confidence, on made-up records whose chances are known."""

from __future__ import annotations

import random

import numpy
import pytest

from benchmarks.confidence import fitting
from benchmarks.confidence.fitting import auc, fitted, folds_of, splits


def made(count: int, seed: int) -> tuple[list[dict[str, float]], list[bool], list[str]]:
    """Records that are right with a chance of 0.2, or 0.8 with a sign; a second trait means nothing."""
    rng = random.Random(seed)
    traits = [{"sign": float(rng.random() < 0.5), "noise": rng.random()} for _ in range(count)]
    right = [rng.random() < 0.2 + 0.6 * found["sign"] for found in traits]
    return traits, right, [f"g{at // 2}" for at in range(count)]


def test_the_chances_are_those_that_the_records_were_made_with() -> None:
    model = fitted(*made(2000, 1)).weighing
    assert model.chance({"sign": 1.0, "noise": 0.5}) == pytest.approx(0.8, abs=0.05)
    assert model.chance({"sign": 0.0, "noise": 0.5}) == pytest.approx(0.2, abs=0.05)


def test_unseen_records_are_rated_as_often_right_as_they_are() -> None:
    traits, right, groups = made(1500, 2)
    unseen = fitted(traits, right, groups).unseen
    high = unseen > 0.5
    assert unseen[high].mean() == pytest.approx(numpy.array(right)[high].mean(), abs=0.05)
    assert unseen[~high].mean() == pytest.approx(numpy.array(right)[~high].mean(), abs=0.05)


def test_records_that_only_noise_tells_apart_are_all_rated_by_the_share() -> None:
    traits, _, groups = made(400, 3)
    rng = random.Random(4)
    right = [rng.random() < 0.7 for _ in traits]
    model = fitted(traits, right, groups).weighing
    rated = [model.chance(found) for found in traits]
    assert max(rated) - min(rated) < 0.2
    assert sum(rated) / len(rated) == pytest.approx(sum(right) / len(right), abs=0.03)


def test_a_trait_that_too_few_records_show_gets_no_weight() -> None:
    traits, right, groups = made(300, 5)
    for at, found in enumerate(traits):
        found["rare"] = float(at < fitting.FEWEST - 1)
    assert "rare" not in fitted(traits, right, groups).weighing.weights


def test_a_group_is_never_on_both_sides() -> None:
    groups = [f"g{at % 37}" for at in range(200)]
    assert len(set(folds_of(groups))) == fitting.FOLDS
    held_out: list[int] = []
    for seen, held in splits(groups):
        assert {groups[at] for at in seen}.isdisjoint(groups[at] for at in held)
        held_out += list(held)
    assert sorted(held_out) == list(range(200))


def test_auc_counts_pairs_in_order() -> None:
    assert auc(numpy.array([1, 1, 0, 0]), numpy.array([0.9, 0.4, 0.4, 0.1])) == 0.875
