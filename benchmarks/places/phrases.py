"""Our own sentences, with places as news of conflicts writes them in seventy countries, and where each of them lies.

`phrases.csv` holds the sentence, the name, the country (ISO 3166 alpha-3; empty for what lies in several), the
first-level division where it is beyond doubt, the point that the words mean (degrees) and how far off it an answer may
be (km), all from general knowledge. Failures of the half `seen` were looked at while the rules were made; of the half
`unseen` only the figures.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.places.geometry import distance_km
from pipeline.places.likeness import is_same_name
from pipeline.stages.geoparse import Geoparser
from schemas.geoparse import Toponym

PHRASES = Path(__file__).with_name("phrases.csv")
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Asked:
    """A row of the set with the answer: what was found for the name, and how far from the point it lies."""

    row: dict[str, str]
    answer: Toponym | None
    km: float | None

    @property
    def is_resolved(self) -> bool:
        """Whether the name was found and given a place."""
        return self.answer is not None and self.answer.place_id is not None

    @property
    def right_country(self) -> bool:
        """Whether the place lies in the right country; one that lies in several may be told in any."""
        return self.answer is not None and self.is_resolved and self.row["country"] in {"", self.answer.country}

    @property
    def near(self) -> bool:
        """Whether the point lies where the words put it, in the right country."""
        return self.right_country and self.km is not None and self.km <= float(self.row["km"])

    def right_admin1(self, parser: Geoparser) -> bool:
        """Whether the first-level division is the one named, in any spelling; right where none is named."""
        told = None if self.answer is None else self.answer.admin1
        named = self.row["admin1"]
        return not named or (told is not None and is_same_name(told, named, rules=parser.coding.gazetteer.words.rules))


def asked(parser: Geoparser) -> Iterator[Asked]:
    """Every row with its answer."""
    with PHRASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = {text: parser.toponyms(text) for text in dict.fromkeys(row["text"] for row in rows)}
    for row in rows:
        start = row["text"].index(row["phrase"])
        end = start + len(row["phrase"])
        over = [one for one in texts[row["text"]] if one.start < end and start < one.end]
        answer = max(over, key=lambda one: min(end, one.end) - max(start, one.start), default=None)
        km = None
        if answer is not None and answer.latitude is not None and answer.longitude is not None:
            point = float(row["latitude"]), float(row["longitude"])
            km = distance_km((answer.latitude, answer.longitude), point)
        yield Asked(row, answer, km)


def main() -> None:
    """Prints what is wrong in the half that may be seen."""
    parser = Geoparser.open(ROOT)
    found = list(asked(parser))
    for one in found:
        if one.row["half"] == "seen" and not (one.near and one.right_admin1(parser)):
            told = None if one.answer is None else (one.answer.phrase, one.answer.name, one.answer.country, one.km)
            sys.stdout.write(f"{one.row['phrase']}: {told}; {one.row['text']}\n")
    for half in ("seen", "unseen"):
        of_half = [one for one in found if one.row["half"] == half]
        near = sum(one.near for one in of_half)
        sys.stdout.write(
            f"{half}: {near} of {len(of_half)} near, {sum(one.right_country for one in of_half)} country\n"
        )


if __name__ == "__main__":
    main()
