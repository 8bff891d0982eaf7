"""Events told by a word alone whose dead and wounded the next sentence counts: `An explosion tore through a school`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.mention import Mention
from pipeline.coding.reading import SentenceReading
from pipeline.coding.standing import VIOLENT
from pipeline.coding.toll import TOLLED
from pipeline.coding.tolls import find_tolls
from schemas.vocabulary import RejectReason, SegmentKind

PLAIN = frozenset({RejectReason.NO_PARTICIPANT, RejectReason.SUBSUMED, RejectReason.BACKGROUND})
# Behind the word for the event, its victims are counted within so many sentences.
SENTENCES_ON = 2


def with_counted(mentions: Sequence[Mention], readings: Sequence[SentenceReading]) -> list[Mention]:
    """The mentions of an article that would tell of none, the first whose victims are counted behind it taken up."""
    if any(mention.aside is None for mention in mentions):
        return list(mentions)
    asides = [mention.aside for mention in mentions if mention.aside is not None]
    if any(aside.reason not in PLAIN for aside in asides):
        # Drills, anniversaries and plans have words alone too.
        return list(mentions)
    alone = [m for m in mentions if m.aside is not None and m.aside.reason is RejectReason.NO_PARTICIPANT]
    for mention in alone:
        told = mention.reading.lexicon.event_types.get(mention.sub_event_type or "")
        if told is not None and told.event_type in VIOLENT and _is_counted(mention, readings):
            return [replace(m, aside=None) if m is mention else m for m in mentions]
    return list(mentions)


def _is_counted(mention: Mention, readings: Sequence[SentenceReading]) -> bool:
    """Whether a number of people hurt stands in its sentence or the next ones."""
    here = mention.reading
    body = [reading for reading in readings if reading.sentence.kind is not SegmentKind.HEADLINE]
    near = [reading for reading in body if 0 <= reading.index - here.index <= SENTENCES_ON]
    tolls = [toll for reading in near for toll in find_tolls(reading, reading.lexicon)]
    return any(toll.outcome in TOLLED and toll.low and not toll.is_subset for toll in tolls)
