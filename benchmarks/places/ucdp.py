"""UCDP GED Syria 2016-2018: place names, weighted by events, against the points that UCDP gives them."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.geocode.geocoder import GazetteerGeocoder
from pipeline.places.geometry import distance_km

NEAR_KM, FAR_KM = 25.0, 100.0
OWN_SOURCE = "UCDP"


@dataclass(frozen=True)
class Asked:
    """A place name of the events, how many events there were at this point, and how far off the answer is."""

    name: str
    precision: str
    events: int
    km: float | None
    answer: str | None
    score: float


def names(corpora: Path, geocoder: GazetteerGeocoder, *, least_score: float = 0.0) -> Iterator[Asked]:
    """Every name and point with the geocoder's answer; nothing but the name and the country is told to it."""
    counts: Counter[tuple[str, str, float, float]] = Counter()
    with (corpora / "ucdp/ged_syria_2016_2018.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            point = float(row["latitude"]), float(row["longitude"])
            counts[(row["where_coordinates"].strip(), row["where_prec"], *point)] += 1
    for (name, precision, latitude, longitude), events in sorted(counts.items()):
        found = geocoder.geocode(name, country_codes="SY")
        if found is None or found.raw["score"] < least_score:
            yield Asked(name, precision, events, None, None, 0.0)
            continue
        km = distance_km((found.latitude, found.longitude), (latitude, longitude))
        yield Asked(name, precision, events, km, f"{found.raw['name']} ({found.raw['precision']})", found.raw["score"])


def shares(asked: list[Asked]) -> tuple[float, float, float]:
    """Shares of the events within 25 km, wrong by over 100 km, and without an answer."""
    total = sum(one.events for one in asked)
    near = sum(one.events for one in asked if one.km is not None and one.km <= NEAR_KM)
    far = sum(one.events for one in asked if one.km is not None and one.km > FAR_KM)
    return near / total, far / total, sum(one.events for one in asked if one.km is None) / total


def main() -> None:
    """Prints the worst cases."""
    asked = list(names(Path(sys.argv[1]), GazetteerGeocoder.of_project()))
    print(shares(asked))
    for label, chosen in (
        ("far", [one for one in asked if one.km is not None and one.km > FAR_KM]),
        ("off", [one for one in asked if one.km is not None and NEAR_KM < one.km <= FAR_KM]),
        ("none", [one for one in asked if one.km is None]),
    ):
        print(label, sum(one.events for one in chosen))
        for one in sorted(chosen, key=lambda one: -one.events)[:70]:
            print(
                "  ",
                one.events,
                one.name,
                one.precision,
                one.answer,
                None if one.km is None else round(one.km),
                round(one.score, 2),
                sep=" | ",
            )


if __name__ == "__main__":
    main()
