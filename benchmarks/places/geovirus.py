"""GeoVirus: toponyms of Wikinews articles, resolved where they are given, and found end to end."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.places.gazetteer import Gazetteer, PlaceKind
from pipeline.places.geometry import distance_km
from pipeline.places.toponyms import toponym
from pipeline.stages.geoparse import Geoparser
from schemas.geoparse import Toponym

NEAR_KM = 161.0
LARGE = frozenset({PlaceKind.COUNTRY, PlaceKind.AREA, PlaceKind.WATER})


@dataclass(frozen=True)
class Judged:
    """A toponym of the corpus beside the answer."""

    article: int
    phrase: str
    point: tuple[float, float]
    country: str | None
    is_country: bool
    answer: Toponym | None
    km: float | None

    @property
    def near(self) -> bool:
        """Whether the answer is right: the very country for a country, within 161 km for all else."""
        if self.answer is None or self.answer.place_id is None:
            return False
        if self.is_country:
            return self.answer.country == self.country
        return self.km is not None and self.km <= NEAR_KM

    @property
    def right_country(self) -> bool:
        """Whether the answer lies in the right country, or in none where the corpus's place lies in none."""
        if self.answer is None or self.answer.place_id is None:
            return False
        return self.answer.country == self.country


def articles(corpora: Path) -> list[dict[str, Any]]:
    """The corpus, one article each."""
    path = corpora / "geovirus/geovirus.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def resolved(corpora: Path, parser: Geoparser) -> Iterator[Judged]:
    """Every toponym, given its span, with the answer."""
    gazetteer = parser.coding.gazetteer
    for number, article in enumerate(articles(corpora)):
        spans = [(one["start"], one["end"]) for one in article["toponyms"]]
        places = parser.places(article["text"], given=spans)
        answers = {place.start: toponym(place, places, gazetteer) for place in places.places}
        for one in article["toponyms"]:
            yield _judged(number, one, answers.get(one["start"]), gazetteer)


def _judged(number: int, one: dict[str, Any], answer: Toponym | None, gazetteer: Gazetteer) -> Judged:
    point = (one["lat"], one["lon"])
    named = [place for place in gazetteer.lookup(one["phrase"]) if place.cost <= 0.05]
    country = next((place for place in named if place.kind is PlaceKind.COUNTRY), None)
    if country is not None and distance_km(country.point, point) > 3 * country.radius_km:
        country = None
    near = gazetteer.nearest(*point)
    # Continents and seas lie in no country; the rest in that of the town nearest to the corpus's point.
    vast = any(place.kind in LARGE and place.country is None for place in named) and country is None
    own = None if vast or near is None else near.country
    km = None
    if answer is not None and answer.place_id is not None:
        place = gazetteer.place(answer.place_id)
        km = None if place is None else distance_km(place.point, point)
    return Judged(
        number, one["phrase"], point, own if country is None else country.country, country is not None, answer, km
    )


def spans_found(corpora: Path, parser: Geoparser) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Phrases found rightly, found wrongly and missed; a span counts when it is the very same."""
    hit: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for article in articles(corpora):
        gold = {(one["start"], one["end"]): one["phrase"] for one in article["toponyms"]}
        found = {(one.start, one.end): one.phrase for one in parser.toponyms(article["text"])}
        hit.update(gold[span] for span in gold.keys() & found.keys())
        wrong.update(found[span] for span in found.keys() - gold.keys())
        missed.update(gold[span] for span in gold.keys() - found.keys())
    return hit, wrong, missed


def main() -> None:
    """Prints the worst cases."""
    root = Path(__file__).resolve().parents[2]
    corpora = Path(sys.argv[1])
    parser = Geoparser.open(root)
    judged = list(resolved(corpora, parser))
    print("near", sum(one.near for one in judged) / len(judged))
    print("country", sum(one.right_country for one in judged) / len(judged))
    bad = Counter(
        (
            one.phrase,
            one.country,
            None if one.answer is None else one.answer.name,
            None if one.answer is None else one.answer.country,
            None if one.km is None else round(one.km),
            "" if one.answer is None else one.answer.reason[:90],
        )
        for one in judged
        if not (one.near and one.right_country)
    )
    for key, count in bad.most_common(250):
        print(count, *key, sep=" | ")
    hit, wrong, missed = spans_found(corpora, parser)
    right = hit.total()
    precision, recall = right / (right + wrong.total()), right / (right + missed.total())
    print("precision", precision, "recall", recall, "f1", 2 * precision * recall / (precision + recall))
    print("wrong", wrong.most_common(150))
    print("missed", missed.most_common(150))


if __name__ == "__main__":
    main()
