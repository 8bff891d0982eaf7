"""What became of every input: articles by status, inputs and passages set aside by reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.cli.tables import is_published, public_rows, stage_rows
from pipeline.engine import Store
from pipeline.stage_list import INGEST
from schemas.article import Rejection
from schemas.public import PublicArticle
from schemas.vocabulary import ArticleStatus, RejectReason

__all__ = ["Ledger", "counted", "ledger"]

STATUS_WORDS = {
    ArticleStatus.CODED: "coded",
    ArticleStatus.NO_EVENT: "without an event",
    ArticleStatus.OFF_TOPIC: "off topic",
    ArticleStatus.DUPLICATE: "duplicate",
}


@dataclass(frozen=True)
class Ledger:
    """Counts of one run. An input set aside gave no article; a note is about an article that was kept."""

    articles: dict[str, int]
    inputs_set_aside: dict[str, int]
    notes: dict[str, int]
    passages_set_aside: dict[str, int]

    @property
    def inputs(self) -> int:
        """Inputs read: files, JSON lines, rows of articles.csv."""
        return sum(self.articles.values()) + sum(self.inputs_set_aside.values())

    @property
    def reject_rate(self) -> float:
        """Share of the inputs set aside. Repeats of an input do not count: nothing is lost with them."""
        repeats = self.inputs_set_aside.get(RejectReason.DUPLICATE_INPUT, 0)
        lost, counted = sum(self.inputs_set_aside.values()) - repeats, self.inputs - repeats
        return lost / counted if counted else 0.0

    def as_json(self) -> dict[str, Any]:
        """The counts with stable keys."""
        return {
            "articles": self.articles,
            "inputs_set_aside": self.inputs_set_aside,
            "notes_on_inputs": self.notes,
            "passages_set_aside": self.passages_set_aside,
            "reject_rate": round(self.reject_rate, 4),
        }

    def lines(self) -> list[str]:
        """The counts in words."""
        told = ", ".join(f"{self.articles[status]} {words}" for status, words in STATUS_WORDS.items())
        found = [f"{counted(sum(self.articles.values()), 'article')}: {told}"]
        for label, counts in (
            ("inputs set aside", self.inputs_set_aside),
            ("notes on inputs that were kept", self.notes),
            ("passages set aside", self.passages_set_aside),
        ):
            if counts:
                found.append(f"{label}: {sum(counts.values())} ({_reasons(counts)})")
        return found


def ledger(store: Store) -> Ledger:
    """The counts of what the store holds now."""
    published = is_published(store)
    articles = public_rows(store, "articles", PublicArticle) if published else []
    statuses = Counter(article.status for article in articles)
    ingest = list(stage_rows(store, INGEST, "rejections", Rejection))
    later = [one for one in public_rows(store, "rejections", Rejection) if one.stage != "ingest"] if published else []
    return Ledger(
        articles={status.value: statuses.get(status, 0) for status in ArticleStatus},
        inputs_set_aside=_by_reason(one for one in ingest if one.article_id is None),
        notes=_by_reason(one for one in ingest if one.article_id is not None),
        passages_set_aside=_by_reason(later),
    )


def _by_reason(rejections: Iterable[Rejection]) -> dict[str, int]:
    counts = Counter(rejection.reason.value for rejection in rejections)
    return dict(sorted(counts.items()))


def _reasons(counts: dict[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{reason.replace('_', ' ')} {count}" for reason, count in ordered)


def counted(count: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "event"), counted(2, "event")
    ('1 event', '2 events')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"
