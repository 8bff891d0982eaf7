"""Fits the weights by which pipeline/places/rank.py ranks places, and writes them into seeds/places/words.csv.

The examples are the stories of ranker_stories.py. Every fifth country is held out. No corpus that the results are
measured on is used.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy
from scipy.optimize import minimize

from benchmarks.places.ranker_stories import Example, story, world_of
from benchmarks.places.weights import write_weights
from pipeline.stages.context import open_gazetteer

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "fitted by benchmarks/places/ranker_fit.py on stories made from GeoNames (CC BY 4.0) and seeds/places"
STORIES = 14_000
HELD_OUT = 5
RIDGE = 0.5


def main() -> None:
    """Fits and writes, and prints how often the right place comes first in countries held out."""
    world = world_of(open_gazetteer(ROOT))
    rng = random.Random(11)
    fitting: list[Example] = []
    held: list[Example] = []
    while len(fitting) + len(held) < STORIES:
        country = rng.choice(world.countries)
        example = story(country, world, rng)
        if example is not None:
            (held if world.countries.index(country) % HELD_OUT == 0 else fitting).append(example)
    weights = fitted(fitting)
    print(len(fitting), "stories fitted,", len(held), "held out")
    for name, examples in (("fitted", fitting), ("held out", held)):
        print(name, *(f"{label} {value:.3f}" for label, value in scores(examples, weights).items()))
    write_weights("ranking", weights, SOURCE)


def fitted(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of a conditional logit with a ridge."""
    names = sorted({name for rows, _right in examples for row in rows for name in row})
    column = {name: number for number, name in enumerate(names)}
    sizes = [len(rows) for rows, _right in examples]
    matrix = numpy.zeros((sum(sizes), len(names)))
    for line, row in enumerate(row for rows, _right in examples for row in rows):
        for name, amount in row.items():
            matrix[line, column[name]] = amount
    firsts = numpy.concatenate([[0], numpy.cumsum(sizes)[:-1]])
    right = firsts + numpy.array([right for _rows, right in examples])

    def loss(weights: numpy.ndarray) -> tuple[float, numpy.ndarray]:
        scores = matrix @ weights
        scores = scores - numpy.repeat(numpy.maximum.reduceat(scores, firsts), sizes)
        parts = numpy.exp(scores)
        totals = numpy.add.reduceat(parts, firsts)
        chance = parts / numpy.repeat(totals, sizes)
        value = float(numpy.log(totals).sum() - scores[right].sum() + RIDGE * weights @ weights)
        return value, matrix.T @ chance - matrix[right].sum(axis=0) + 2 * RIDGE * weights

    result = minimize(loss, numpy.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return dict(zip(names, result.x.tolist(), strict=True))


def scores(examples: Sequence[Example], weights: dict[str, float]) -> dict[str, float]:
    """Share with the right answer first, and the mean gap between the likelihood told and the share that is right."""
    told = []
    for rows, right in examples:
        values = numpy.array([sum(weights.get(name, 0.0) * amount for name, amount in row.items()) for row in rows])
        chance = numpy.exp(values - values.max())
        chance /= chance.sum()
        best = int(chance.argmax())
        told.append((float(chance[best]), best == right))
    bins = defaultdict(list)
    for chance_told, truth in told:
        bins[min(9, int(chance_told * 10))].append((chance_told, truth))
    gap = sum(abs(sum(c for c, _ in found) - sum(t for _, t in found)) for found in bins.values()) / len(told)
    return {"right first": sum(truth for _, truth in told) / len(told), "calibration gap": gap}


if __name__ == "__main__":
    main()
