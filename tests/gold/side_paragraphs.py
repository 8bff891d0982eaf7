"""Events told in one or two sentences in the middle of an article that is about something else.

The items are rows of `sentences/*.csv`, in our own words: the text, the country, the sub-event type expected (empty
where no event is told), types that are as good, and the two sides; `nobody` asks for none, an empty cell asks nothing.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.stages.code_article import CodedArticle
from schemas.article import Article
from schemas.base import stable_id
from schemas.coding import ActorRef
from schemas.vocabulary import PublishedSource

FOLDER = Path(__file__).parent / "sentences"
HALVES = ("development", "blind")
# A Thursday: the items' weekdays are those before it.
PUBLISHED = date(2024, 6, 27)
NOBODY = "nobody"
NO_EVENT = "no event"
ASKED = ("events", "found", "type", "actor1 asked", "actor1", "actor2 asked", "actor2", "extra")


@dataclass(frozen=True, slots=True)
class Item:
    """One or two sentences and what a coder would make of them."""

    text: str
    country: str
    sub_event_type: str
    also: tuple[str, ...]
    actor1: tuple[str, ...]
    actor2: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The expected sub-event type, or that there is no event."""
        return self.sub_event_type or NO_EVENT


def load_items(half: str) -> list[Item]:
    """The items of `development` or `blind`."""
    with (FOLDER / f"{half}.csv").open(encoding="utf-8", newline="") as file:
        return [
            Item(
                row["text"],
                row["country"],
                row["sub_event_type"],
                _cells(row["also"]),
                _cells(row["actor1"]),
                _cells(row["actor2"]),
            )
            for row in csv.DictReader(file)
        ]


def _cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.split(";") if cell.strip())


def article_of(item: Item, capitals: dict[str, str]) -> Article:
    """An article on something else, with the item in its midst; `capitals` by country name."""
    capital = capitals[item.country]
    text = "\n\n".join(
        (
            f"{capital.upper()}, {item.country} — Ministers met in {capital} on Thursday to talk about schools, "
            "roads and the price of bread.",
            "The talks were useful, a spokeswoman said. The next round is due after the summer.",
            item.text,
            "Farmers expect a better harvest of wheat than last year, and the railway has bought new trains.",
        )
    )
    return Article(
        article_id=stable_id("a", [text]),
        external_id=None,
        url=None,
        source=None,
        title=f"Ministers meet in {capital}",
        published_at=None,
        published_on=PUBLISHED,
        published_source=PublishedSource.METADATA,
        language="en",
        text=text,
        words=len(text.split()),
        duplicate_of=None,
        input_path="text.txt",
        input_line=None,
    )


def measure(item: Item, coded: CodedArticle) -> Counter[str]:
    """What is right about one item's reports: one count per name of `ASKED`."""
    reports = coded.reports
    kinds = {item.sub_event_type, *item.also} - {""}
    best = next((r for r in reports if r.sub_event_type in kinds), next(iter(reports), None))
    counted: Counter[str] = Counter()
    counted["events"] = 1 if item.sub_event_type else 0
    allowed = 1 if item.sub_event_type or any(r.sub_event_type in kinds for r in reports) else 0
    counted["extra"] = max(0, len(reports) - allowed)
    if not item.sub_event_type or best is None:
        return counted
    counted["found"] = 1
    counted["type"] = int(best.sub_event_type in kinds)
    for side, wanted, got in (("actor1", item.actor1, best.actor1), ("actor2", item.actor2, best.actor2)):
        if wanted:
            counted[f"{side} asked"] = 1
            counted[side] = int(_name(got) in wanted)
    return counted


def _name(actor: ActorRef | None) -> str:
    return actor.name if actor is not None else NOBODY


def totals(
    items: Iterable[Item], code: Callable[[Article], CodedArticle], capitals: dict[str, str]
) -> dict[str, Counter[str]]:
    """The counts of `ASKED` by kind of item."""
    counted: dict[str, Counter[str]] = {}
    for item in items:
        counted.setdefault(item.kind, Counter()).update(measure(item, code(article_of(item, capitals))))
    return counted
