"""Fits the weights that choose an event's place, on the first four fifths of the event-location corpus.

`python -m benchmarks.fit_event_place --corpora DIR` writes models/event_place. A choice among the places of a sentence
and none is a softmax over sums of weights, fitted by gradient steps; it is the same on every run.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.evaluation.event_location import NAME, SEEN, Label, load_labels
from benchmarks.evaluation.runs import PROJECT
from benchmarks.evaluation.sentences import parsed
from pipeline.coding.event_places import event_place_features
from pipeline.coding.mention_places import placed_by_rule, whole_name_end
from pipeline.coding.reading import SentenceReading, read_sentences
from pipeline.stages.context import coding_context
from pipeline.stages.extract import coding_rules
from schemas.settings import Settings

FOLDER = PROJECT / "models/event_place"
# Swept over the four fifths that are fitted on, each held out once. The weights of the later rounds are averaged.
ROUNDS = 16
AVERAGED = 8
FEWEST = 3
STEP = 0.03
FIRST_SLOPE = 0.01
# A lighter weight decides nothing and is left out.
LEAST = 0.03
SHRINK = 0.003
FOLDS = 4
SEED = 1


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of the corpus: features of no place and of each place, and which of them are right."""

    line: int
    options: Sequence[Sequence[str]]
    right: Sequence[bool]


def cases(corpora: Path) -> tuple[list[Case], int]:
    """Cases of the part that may be seen, and the number of lines in the file. Raises FileNotFoundError."""
    loaded = load_labels(corpora)
    if loaded is None:
        raise FileNotFoundError(f"no {NAME} in {corpora}; name the folder with --corpora")
    labels, lines = loaded
    rules = coding_rules(coding_context(str(PROJECT), Settings().language))
    found = []
    for label, sentences in zip(labels, parsed(NAME, [one.text for one in labels], split=False), strict=True):
        if label.line < SEEN * lines:
            readings = read_sentences(sentences, rules.lexicon, find_places=rules.find_places)
            found += [_case(label, reading) for reading in readings]
    return found, lines


def _case(label: Label, reading: SentenceReading) -> Case:
    base = reading.sentence.start
    head = max(t for t, offset in enumerate(reading.sentence.offsets) if base + offset < label.verb[1])
    ranked = placed_by_rule(reading, head)
    spans = [(place.start, whole_name_end(reading, place)) for place, _ in ranked]
    right = [not label.places, *(span in label.places for span in spans)]
    return Case(label.line, event_place_features(reading, head, ranked), right)


def fitted(told: Sequence[Case]) -> dict[str, float]:
    """Weights of features seen often enough."""
    seen = Counter(feature for case in told for option in case.options for feature in option)
    kept = {feature for feature, count in seen.items() if count >= FEWEST}
    usable = [
        Case(case.line, [[f for f in option if f in kept] for option in case.options], case.right)
        for case in told
        if any(case.right)
    ]
    weights = dict.fromkeys(sorted(kept), 0.0)
    squares = dict.fromkeys(weights, FIRST_SLOPE)
    sums = dict.fromkeys(weights, 0.0)
    order = random.Random(SEED)
    for done in range(ROUNDS):
        order.shuffle(usable)
        for case in usable:
            _step(case, weights, squares)
        if done >= ROUNDS - AVERAGED:
            for feature, weight in weights.items():
                sums[feature] += weight
    means = {feature: round(total / AVERAGED, 3) for feature, total in sums.items()}
    return {feature: weight for feature, weight in means.items() if abs(weight) >= LEAST}


def _step(case: Case, weights: dict[str, float], squares: dict[str, float]) -> None:
    """One step towards the right options of a case, each feature by its own rate."""
    scores = [sum(weights[feature] for feature in option) for option in case.options]
    exponents = [math.exp(score - max(scores)) for score in scores]
    total = sum(exponents)
    rightly = sum(value for value, right in zip(exponents, case.right, strict=True) if right)
    for option, value, right in zip(case.options, exponents, case.right, strict=True):
        slope = value / total - (value / rightly if right else 0.0)
        for feature in option:
            change = slope + SHRINK * weights[feature]
            squares[feature] += change * change
            weights[feature] -= STEP * change / math.sqrt(squares[feature])


def accuracy(told: Sequence[Case], weights: Mapping[str, float]) -> float:
    """The share of cases in which the best option is a right one."""
    right = 0
    for case in told:
        scores = [sum(weights.get(feature, 0.0) for feature in option) for option in case.options]
        right += case.right[max(range(len(scores)), key=scores.__getitem__)]
    return right / len(told)


def held_out(told: Sequence[Case], lines: int) -> float:
    """Accuracy over the seen lines, each part of them held out once."""
    size = SEEN * lines / FOLDS
    right = 0.0
    for fold in range(FOLDS):
        held = [case for case in told if fold * size <= case.line < (fold + 1) * size]
        seen = [case for case in told if not fold * size <= case.line < (fold + 1) * size]
        right += accuracy(held, fitted(seen)) * len(held)
    return right / len(told)


def main() -> None:
    """Prints the accuracy with each part of the seen lines held out, then fits on all and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=PROJECT / "corpora", help="folder with the open corpora")
    told, lines = cases(parser.parse_args().corpora)
    held = held_out(told, lines)
    weights = fitted(told)
    print(f"held out {held:.3f}, {len(weights)} weights")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "weights.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("feature", "weight"))
        writer.writerows(weights.items())
    meta = {
        "description": "Weights that choose the place of an event among the places of its sentence",
        "license": "MIT",
        "sources": [{"folder": NAME, "name": "event-location, first four fifths of the file", "license": "MIT"}],
        "held_out_accuracy": round(held, 4),
    }
    (FOLDER / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
