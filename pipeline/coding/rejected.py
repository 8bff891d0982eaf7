"""What an article tells that makes no report, as records that say why."""

from __future__ import annotations

from pipeline.coding.mention import Mention
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import Toll
from pipeline.coding.triggers import SetAside
from schemas.article import Rejection
from schemas.base import stable_id

STAGE = "extract"


def rejected_mention(article_id: str, mention: Mention, aside: SetAside) -> Rejection:
    """The record of words for an event that make none, with the reason."""
    parsed, span = mention.reading.parsed, mention.trigger.span
    return _rejection(
        article_id,
        parsed.span(span.first, span.last),
        mention.reading,
        aside,
        mention.trigger.entry.row.trigger,
    )


def rejected_toll(article_id: str, toll: Toll, aside: SetAside) -> Rejection:
    """The record of a number of people that no report holds, with the reason."""
    parsed = toll.reading.parsed
    return _rejection(article_id, parsed.span(toll.span.first, toll.span.last), toll.reading, aside, toll.outcome.value)


def _rejection(
    article_id: str, span: tuple[int, int], reading: SentenceReading, aside: SetAside, word: str
) -> Rejection:
    start, end = span
    part = reading.sentence.part
    return Rejection(
        rejection_id=stable_id("x", [STAGE, article_id, part.value, start, end, aside.reason.value, word]),
        stage=STAGE,
        record=f"{article_id}:{part.value}:{start}-{end}",
        article_id=article_id,
        reason=aside.reason,
        detail=f"{word}: {aside.detail}",
        start=start,
        end=end,
        part=part,
    )
