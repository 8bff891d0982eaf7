"""Mentions that only count the victims of the event told before them: `The hospital put the number of killed at 17.`

They are no event of their own, and tie nothing to another event: their numbers belong to what was told before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention
from pipeline.coding.toll import TOLLED, Toll
from pipeline.coding.toll_counts import is_whole
from pipeline.coding.tolls import find_tolls
from pipeline.coding.triggers import SetAside
from schemas.vocabulary import RejectReason

COUNTS = SetAside(RejectReason.SUBSUMED, "only counts the victims of the event told before")


def without_counting(mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions, those that only count the victims of an event told before set aside."""
    told: list[Mention] = []
    live = [m for m in mentions if m.aside is None and m.sub_event_type is not None]
    for mention in mentions:
        before = any(
            m.aside is None and m.sub_event_type is not None and m.reading.index < mention.reading.index for m in told
        )
        beside = any(m.reading.index == mention.reading.index and m is not mention for m in live)
        only = mention.aside is None and before and not beside and _only_counts(mention, lexicon)
        told.append(replace(mention, aside=COUNTS) if only else mention)
    return told


def is_counting(mention: Mention) -> bool:
    """Whether a mention was set aside because it only counts."""
    return mention.aside is COUNTS


def _only_counts(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a word for victims below the opening has a number of people told by somebody, and nothing of its own.

    Its own would be a day, a place in its clause, a weapon, somebody who did it, or victims of a kind.
    """
    reading, head = mention.reading, mention.trigger.head
    hurt = any(hit.first <= head < hit.last and hit.row.row.outcome in TOLLED for hit in reading.outcomes)
    own = mention.agents or mention.weapon is not None or mention.has_day
    if not hurt or own or reading.is_opening or any(rank == 0 for _, rank in mention.places):
        return False
    if mention.is_specific and not mention.reading.parsed.is_verbal(head):
        return False
    tolls = [toll for toll in find_tolls(reading, lexicon) if toll.head == head or head in toll.span]
    return any(_tells_the_toll(toll, lexicon) for toll in tolls)


def _tells_the_toll(toll: Toll, lexicon: Lexicon) -> bool:
    """Whether a number is of all who were hit, by somebody's word: `knew of 15 killed`, `said dozens were injured`."""
    return (toll.low or toll.high or 0) > 1 and toll.attribution is not None and is_whole(toll.victims, lexicon)
