"""Logistic regression with a ridge, its strength chosen and its chances calibrated by cross-validation by group."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy

from pipeline.linking.confidence import Weighing

FOLDS = 10
# Tried strengths of the ridge, on traits brought to one spread.
RIDGES = (1.0, 3.0, 10.0, 30.0, 100.0)
STEPS = 50
# A trait in which fewer cases differ from the rest gets no weight: what it says of a handful is chance.
FEWEST = 20
Traits = Sequence[Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model, its ridge, and the chances that it gave each case without having seen its group."""

    weighing: Weighing
    ridge: float
    unseen: numpy.ndarray


def folds_of(groups: Sequence[str], folds: int = FOLDS) -> list[int]:
    """A fold for each case, the same for all cases of a group, whatever order they come in."""
    return [int(hashlib.sha256(group.encode()).hexdigest(), 16) % folds for group in groups]


def splits(groups: Sequence[str]) -> Iterator[tuple[numpy.ndarray, numpy.ndarray]]:
    """Places of the cases to fit on and to hold out, fold by fold."""
    fold = numpy.array(folds_of(groups))
    for number in range(FOLDS):
        if (fold == number).any() and (fold != number).any():
            yield numpy.flatnonzero(fold != number), numpy.flatnonzero(fold == number)


def fitted(traits: Traits, right: Sequence[bool], groups: Sequence[str]) -> Fitted:
    """The model of the ridge that predicts unseen groups best, with its log-odds stretched to be calibrated on them."""
    truth = numpy.array(right, float)
    names = sorted({name for found in traits for name in found})
    names = [name for name in names if _differing([found.get(name, 0.0) for found in traits]) >= FEWEST]
    table = numpy.array([[found.get(name, 0.0) for name in names] for found in traits])
    tried = {ridge: _unseen(table, truth, groups, ridge) for ridge in RIDGES}
    ridge = min(RIDGES, key=lambda one: (log_loss(truth, chances(tried[one])), -one))
    middle, spread = table.mean(0), _spread(table)
    bias, weights = _solved((table - middle) / spread, truth, ridge)
    offset, slope = _calibration(tried[ridge], truth)
    weighing = Weighing(
        round(offset + slope * bias, 4),
        {name: round(float(value), 4) for name, value in zip(names, middle, strict=True)},
        {name: round(float(value), 4) for name, value in zip(names, slope * weights / spread, strict=True)},
    )
    return Fitted(weighing, ridge, chances(offset + slope * tried[ridge]))


def _differing(values: Sequence[float]) -> int:
    """Cases that do not have the commonest value."""
    return len(values) - max(Counter(values).values())


def _unseen(table: numpy.ndarray, truth: numpy.ndarray, groups: Sequence[str], ridge: float) -> numpy.ndarray:
    """Log-odds of every case from a model that was fitted without its group."""
    found = numpy.zeros(len(truth))
    for seen, held in splits(groups):
        middle, spread = table[seen].mean(0), _spread(table[seen])
        bias, weights = _solved((table[seen] - middle) / spread, truth[seen], ridge)
        found[held] = bias + ((table[held] - middle) / spread) @ weights
    return found


def _spread(table: numpy.ndarray) -> numpy.ndarray:
    """Standard deviations; a trait that all cases share is left as it is."""
    spread = table.std(0)
    return numpy.where(spread > 0, spread, 1.0)


def _solved(table: numpy.ndarray, truth: numpy.ndarray, ridge: float) -> tuple[float, numpy.ndarray]:
    """Bias and weights by Newton's steps; the bias is not held back."""
    full = numpy.hstack([numpy.ones((len(table), 1)), table])
    penalty = numpy.diag([1e-3, *[ridge] * table.shape[1]])
    found = numpy.zeros(full.shape[1])
    for _step in range(STEPS):
        chance = chances(full @ found)
        slope = full.T @ (truth - chance) - penalty @ found
        bend = (full * (chance * (1 - chance))[:, None]).T @ full + penalty
        found = found + numpy.linalg.solve(bend, slope)
    return float(found[0]), found[1:]


def _calibration(log_odds: numpy.ndarray, truth: numpy.ndarray) -> tuple[float, float]:
    """What to add to log-odds, and by what to multiply them, so that chances are what happens (Platt's scaling)."""
    bias, slope = _solved(log_odds[:, None], truth, 0.0)
    # A model that knows nothing comes out upside down at times; it is then flat.
    return (bias, float(slope[0])) if slope[0] > 0 else (float(numpy.log(truth.mean() / (1 - truth.mean()))), 0.0)


def chances(log_odds: numpy.ndarray) -> numpy.ndarray:
    """Chances of log-odds."""
    return 1 / (1 + numpy.exp(-numpy.clip(log_odds, -30, 30)))


def log_loss(truth: numpy.ndarray, chance: numpy.ndarray) -> float:
    """The mean surprise in nats."""
    held = numpy.clip(chance, 1e-6, 1 - 1e-6)
    return float(-(truth * numpy.log(held) + (1 - truth) * numpy.log(1 - held)).mean())


def brier(truth: numpy.ndarray, chance: numpy.ndarray) -> float:
    """The mean squared distance of chance and truth."""
    return float(((chance - truth) ** 2).mean())


def auc(truth: numpy.ndarray, chance: numpy.ndarray) -> float:
    """How often a right record has the higher chance than a wrong one; ties count half."""
    right, wrong = chance[truth == 1], chance[truth == 0]
    ahead = (right[:, None] > wrong[None, :]).mean()
    return float(ahead + (right[:, None] == wrong[None, :]).mean() / 2)
