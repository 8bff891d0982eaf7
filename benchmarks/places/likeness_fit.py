"""Fits the weights of pipeline/places/likeness.py on other names of GeoNames towns, and writes them into
seeds/places/words.csv.

Pairs of one place: a town's name and another Latin or native spelling of it. Pairs of two places: names of towns
of one country that look alike and lie far apart. Names that benchmarks/places/spellings.csv holds are left out.
"""

from __future__ import annotations

import csv
import random
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy

from benchmarks.places.weights import write_weights
from pipeline.places.gazetteer_rows import published_name
from pipeline.places.likeness import SHARE, latin, name_signs
from pipeline.places.names import NameRules, plain
from pipeline.places.words import place_words
from pipeline.reference.gazetteer_build import all_towns, load_place_seeds

ROOT = Path(__file__).resolve().parents[2]
COUNTRIES = [
    "SY",
    "IQ",
    "YE",
    "LY",
    "SD",
    "EG",
    "PS",
    "LB",
    "JO",
    "SA",
    "TN",
    "MA",
    "UA",
    "RU",
    "BY",
    "KZ",
    "AZ",
    "AM",
    "GE",
    "AF",
    "IR",
    "TJ",
    "TR",
    "MM",
    "TH",
    "ET",
    "ER",
    "SO",
    "DJ",
    "NG",
    "ML",
    "BF",
    "TD",
    "NE",
    "DZ",
    "PK",
    "IN",
    "BD",
    "PH",
    "CN",
    "RS",
    "SS",
    "CD",
    "CM",
    "MZ",
    "CO",
    "MX",
]
MOST_POPULOUS = 400
PAIRS_OF_A_COUNTRY = 250
# An "other name" that differs in a larger share than this is a translation or an older name, not a spelling.
MOST_CHANGED = 0.3
SCRIPTS = ("CYRILLIC", "ARABIC", "ETHIOPIC", "MYANMAR")
FAR_DEGREES = 0.5
LOOK_ALIKE = 0.72
CLOSEST = 3
AMONG = 1500
HELD_OUT = 5  # every fifth country
RIDGE = 1.0
# A way to differ seen in fewer pairs than this gets no weight of its own.
LEAST_PAIRS = 8
SOURCE = "fitted by benchmarks/places/likeness_fit.py on other names of GeoNames towns (CC BY 4.0)"
Pair = tuple[dict[str, float], bool]
STEPS = 40


def main() -> None:
    """Fits, and prints weights and the scores on countries held out."""
    rules = place_words([(row.kind, row.word, row.value) for row in load_place_seeds(ROOT / "seeds").words]).rules
    rng = random.Random(5)
    fitting, held = [], []
    towns = all_towns()
    for number, country in enumerate(COUNTRIES):
        rows = list(pairs(country, towns, rules, rng))
        (held if number % HELD_OUT == 0 else fitting).extend(rows)
    weights = fitted(fitting)
    print(len(fitting), "pairs fitted,", len(held), "held out")
    for name, found in (("fitted", fitting), ("held out", held)):
        print(name, "F1", round(f1(found, weights), 3))
    write_weights("likeness", weights, SOURCE)


def pairs(country: str, towns: list[dict[str, Any]], rules: NameRules, rng: random.Random) -> Iterator[Pair]:
    """Signs of as many pairs of one place as of two, from one country."""
    left_out = measured_names()
    own = sorted((town for town in towns if town["countrycode"] == country), key=lambda one: -one["population"])
    among = [town for town in own[:AMONG] if plain(published_name(town["name"])) not in left_out]
    own = among[:MOST_POPULOUS]
    same = [(published_name(town["name"]), other) for town in own for other in spellings(town, rules)]
    other = list(lookalikes(own, among))
    for chosen, truth in ((same, True), (other, False)):
        rng.shuffle(chosen)
        for one, two in chosen[:PAIRS_OF_A_COUNTRY]:
            yield name_signs(one, two, rules=rules), truth


def spellings(town: dict[str, Any], rules: NameRules) -> Iterator[str]:
    """Other spellings of a town's name that are not the very same in plain letters."""
    seen = {plain(town["name"])}
    for name in town["alternatenames"]:
        written = name.islower() and name.isascii()
        # English news prints plain letters; other Latin letters spell a name for readers of another language.
        foreign = any(ord(char) > 127 and not unicodedata.name(char, "").startswith(SCRIPTS) for char in name)
        if written or foreign or len(name) < 4 or plain(name) in seen:
            continue
        seen.add(plain(name))
        if len(latin(name)) >= 3 and name_signs(town["name"], name, rules=rules)[SHARE] <= MOST_CHANGED:
            yield name


def lookalikes(towns: list[dict[str, Any]], among: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Names of two towns far apart, the second one of those most like the first; neither town bears both names."""
    names = [plain(published_name(town["name"])) for town in among]
    for one in towns:
        matcher = SequenceMatcher(None, b=plain(published_name(one["name"])))
        close = []
        for name, other in zip(names, among, strict=True):
            matcher.set_seq1(name)
            if name != matcher.b and matcher.real_quick_ratio() >= LOOK_ALIKE <= matcher.quick_ratio():
                close.append((matcher.ratio(), other["geonameid"], other))
        for ratio, _id, other in sorted(close, reverse=True)[:CLOSEST]:
            apart = abs(one["latitude"] - other["latitude"]) + abs(one["longitude"] - other["longitude"])
            known = [{plain(name) for name in (town["name"], *town["alternatenames"])} for town in (one, other)]
            if ratio >= LOOK_ALIKE and apart >= FAR_DEGREES and not known[0] & known[1]:
                yield published_name(one["name"]), published_name(other["name"])


def measured_names() -> set[str]:
    """Names of the set that the matching is measured by."""
    path = ROOT / "benchmarks/places/spellings.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {plain(row[side]) for row in csv.DictReader(file) for side in ("one", "other")}


def fitted(rows: list[Pair]) -> dict[str, float]:
    """Weights of a logistic regression with a ridge, by Newton's steps."""
    counts = Counter(sign for found, _truth in rows for sign in found)
    names = sorted(sign for sign, count in counts.items() if count >= LEAST_PAIRS)
    signs = numpy.array([[found.get(name, 0.0) for name in names] for found, _truth in rows])
    truth = numpy.array([float(one) for _found, one in rows])
    weights = numpy.zeros(len(names))
    for _step in range(STEPS):
        chance = 1 / (1 + numpy.exp(-signs @ weights))
        slope = signs.T @ (truth - chance) - RIDGE * weights
        bend = (signs * (chance * (1 - chance))[:, None]).T @ signs + RIDGE * numpy.eye(len(names))
        weights = weights + numpy.linalg.solve(bend, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def f1(rows: list[Pair], weights: dict[str, float]) -> float:
    """F1 of the pairs of one place."""
    told = [
        (sum(weights.get(sign, 0.0) * amount for sign, amount in found.items()) >= 0, truth) for found, truth in rows
    ]
    right = sum(said and truth for said, truth in told)
    return 2 * right / (sum(said for said, _ in told) + sum(truth for _, truth in told))


if __name__ == "__main__":
    main()
