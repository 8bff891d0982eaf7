"""Our own short articles in which the place of the event stands among other places, and where the event was.

`event_places.csv` holds the article, what else its places are (where a speaker sits, where the dead came from, where
the wounded were taken, from where a missile came, a journey's ends, earlier events), the event's point (degrees) and
how far off it the record may be (km), all from general knowledge. Failures of the half `seen` were looked at while the
rules were made; of the half `unseen` only the figures.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.places.geometry import distance_km
from pipeline.stages.code_article import Reference, code_article
from pipeline.stages.context import coding_context, load_confidence
from pipeline.stages.parse import load
from schemas.article import Article
from schemas.coding import Location
from schemas.settings import Settings
from schemas.vocabulary import PublishedSource

ARTICLES = Path(__file__).with_name("event_places.csv")
ROOT = Path(__file__).resolve().parents[2]
# Any day will do; the articles name weekdays only.
PUBLISHED = datetime(2023, 5, 12, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """A row of the set with the locations of its records."""

    row: dict[str, str]
    locations: tuple[Location, ...]

    @property
    def is_right(self) -> bool:
        """Whether every record lies where the event was; no record is no right answer."""
        return bool(self.locations) and all(self._near(location) for location in self.locations)

    @property
    def is_wrong(self) -> bool:
        """Whether a record lies at another place of the article; unknown, or a country alone, is not wrong."""
        return any(
            location.latitude is not None and location.geo_precision.value != "country" and not self._near(location)
            for location in self.locations
        )

    def _near(self, location: Location) -> bool:
        if location.latitude is None or location.longitude is None:
            return False
        point = float(self.row["latitude"]), float(self.row["longitude"])
        return distance_km((location.latitude, location.longitude), point) <= float(self.row["km"])


def told() -> Iterator[Told]:
    """Every article with the locations of its records."""
    reference = _reference()
    with ARTICLES.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            yield Told(row, code_article(_article(number, row["text"]), reference).locations)


def _reference() -> Reference:
    settings, root = Settings(), str(ROOT)
    parse = load(root, settings.language, settings.model.name, settings.screen.minimum_weak)
    return Reference(parse, coding_context(root, settings.language), load_confidence(ROOT))


def _article(number: int, text: str) -> Article:
    return Article(
        article_id=f"a{number:04}",
        external_id=None,
        url=None,
        source=None,
        title=None,
        published_at=PUBLISHED,
        published_on=date(PUBLISHED.year, PUBLISHED.month, PUBLISHED.day),
        published_source=PublishedSource.METADATA,
        language="en",
        text=text,
        words=len(text.split()),
        duplicate_of=None,
        input_path="event_places.csv",
        input_line=number + 2,
    )


def main() -> None:
    """Prints what is not right in the half that may be seen, and the figures."""
    found = list(told())
    for one in found:
        if one.row["half"] == "seen" and not one.is_right:
            places = [(at.location, at.geo_precision.value, at.reason[:80]) for at in one.locations]
            sys.stdout.write(
                f"{'WRONG' if one.is_wrong else 'vague'} {one.row['kind']}: {one.row['text']} -> {places}\n"
            )
    for half in ("seen", "unseen"):
        of_half = [one for one in found if one.row["half"] == half]
        right, wrong = sum(one.is_right for one in of_half), sum(one.is_wrong for one in of_half)
        sys.stdout.write(f"{half}: {right} of {len(of_half)} right, {wrong} wrong\n")


if __name__ == "__main__":
    main()
