"""Events with what is told about them: their claims, and each article that tells them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publishing.layout import by_day, by_event, one_array
from schemas.arrow import from_table
from schemas.events import Event
from schemas.public import PublicArticle, PublicClaim
from schemas.vocabulary import Part

__all__ = ["Mention", "ToldEvent", "told_events"]

# Events decoded at once: as records they take ten times the room of their columns.
BATCH_ROWS = 10_000
# Fields of evidence whose first characters a mention keeps.
ACTOR1, ACTOR2, ACTION = "actor1", "actor2", "sub_event_type"


@dataclass(frozen=True, slots=True)
class Mention:
    """An event in one article; offsets are first characters of the words for the sides and the deed."""

    report_id: str
    article: PublicArticle
    headline: bool
    confidence: float
    actor1_start: int | None = None
    actor2_start: int | None = None
    action_start: int | None = None

    @property
    def published_at(self) -> datetime | None:
        """When the article was published."""
        return self.article.published_at


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event, the claims about it, and its mentions by publication."""

    event: Event
    claims: tuple[PublicClaim, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def outlets(self) -> list[str]:
        """Names of the outlets, each once, in order of publication."""
        names = (mention.article.source for mention in self.mentions)
        return list(dict.fromkeys(name for name in names if name))


def told_events(tables: Mapping[str, pa.Table]) -> Iterator[ToldEvent]:
    """Every event of the tables of records, in the order of the public file."""
    articles = {article.article_id: article for article in from_table(tables["articles"], PublicArticle)}
    mentions = _mentions(tables["reports"], articles)
    events = by_day(tables["events"])
    claims = by_event(tables["claims"], events)
    taken = 0
    for start in range(0, events.num_rows, BATCH_ROWS):
        batch = events.slice(start, BATCH_ROWS)
        count = pc.sum(pc.is_in(claims["event_id"], one_array(batch["event_id"]))).as_py() or 0
        by_id: dict[str, list[PublicClaim]] = defaultdict(list)
        for claim in from_table(claims.slice(taken, count), PublicClaim):
            by_id[claim.event_id].append(claim)
        taken += count
        for event in from_table(batch, Event):
            yield ToldEvent(event, tuple(by_id[event.event_id]), tuple(mentions[event.event_id]))


def _mentions(reports: pa.Table, articles: Mapping[str, PublicArticle]) -> dict[str, list[Mention]]:
    names = ("event_id", "report_id", "article_id", "headline", "confidence")
    columns = [reports[name].to_pylist() for name in names]
    starts = _starts(one_array(reports["evidence"]), reports.num_rows)
    found: dict[str, list[Mention]] = defaultdict(list)
    for event_id, report_id, article_id, headline, confidence, *at in zip(*columns, *starts, strict=True):
        found[event_id].append(Mention(report_id, articles[article_id], headline, confidence, *at))
    for told in found.values():
        told.sort(key=lambda one: (one.published_at is None, one.published_at or 0, one.report_id))
    return found


def _starts(evidence: pa.Array, rows: int) -> list[list[int | None]]:
    """First character in the text of the evidence for each side and for the deed, report by report."""
    parents = pc.list_parent_indices(evidence).to_pylist()
    items = evidence.flatten()
    starts: dict[str, list[int | None]] = {name: [None] * rows for name in (ACTOR1, ACTOR2, ACTION)}
    fields, parts, at = (items.field(name).to_pylist() for name in ("field", "part", "start"))
    for row, field, part, start in zip(parents, fields, parts, at, strict=True):
        if field in starts and part == Part.TEXT.value:
            held = starts[field][row]
            starts[field][row] = start if held is None else min(held, start)
    return [starts[name] for name in (ACTOR1, ACTOR2, ACTION)]
