"""Mentions that only count the victims of the event told before them: `The hospital put the number of killed at 17.`

They are no event of their own, and tie nothing to another event: their numbers belong to what was told before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.aftermath import ends_a_wound
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import TOLLED, Toll, is_ranked
from pipeline.coding.toll_counts import is_whole
from pipeline.coding.toll_positions import is_of_them
from pipeline.coding.tolls import find_tolls
from pipeline.coding.triggers import SetAside
from schemas.vocabulary import RejectReason, SegmentKind
from schemas.word_classes import WordClass

# "Four others", "another three", at a sentence's beginning.
MORE = frozenset({"another", "others", "more", "other"})
OPENING_WORDS = 3
# Where the wounded are brought is not where they were hit.
MOVED = frozenset({"airlift", "evacuate", "transfer", "fly", "rush", "take", "bring", "admit", "treat", "hospitalise"})
COUNTS = SetAside(RejectReason.SUBSUMED, "only counts the victims of the event told before")


def without_counting(mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions, those that only count the victims of an event told before set aside."""
    told: list[Mention] = []
    live = [m for m in mentions if m.aside is None and m.sub_event_type is not None]
    for mention in mentions:
        before = any(
            m.aside is None and m.sub_event_type is not None and m.reading.index < mention.reading.index for m in told
        )
        beside = [m for m in live if m.reading.index == mention.reading.index and m is not mention]
        only = mention.aside is None and before and _only_counts(mention, lexicon)
        only = only and all(_only_counts(other, lexicon) for other in beside)
        # "Boy dies of wounds" and a lead that says so tell of it both.
        only = only and (not mention.reading.is_opening or any(_is_told_above(m, mention) for m in told))
        told.append(replace(mention, aside=COUNTS) if only else mention)
    return told


def _is_told_above(before: Mention, mention: Mention) -> bool:
    """Whether an event was told in a sentence before, and not by the headline alone."""
    live = before.aside is None and before.sub_event_type is not None
    body = before.reading.sentence.kind is not SegmentKind.HEADLINE
    return live and body and before.reading.index < mention.reading.index


def is_counting(mention: Mention) -> bool:
    """Whether a mention was set aside because it only counts."""
    return mention.aside is COUNTS


def _only_counts(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a word for victims below the opening has a number of people told by somebody, and nothing of its own.

    Its own would be a day, a place in its clause, a weapon, somebody who did it, or victims of a kind.
    """
    reading, head = mention.reading, mention.trigger.head
    hurt = any(hit.first <= head < hit.last and hit.row.row.outcome in TOLLED for hit in reading.outcomes)
    if not hurt or mention.agents or mention.weapon is not None:
        return False
    if mention.is_specific and not reading.parsed.is_verbal(head):
        return False
    tolls = [toll for toll in find_tolls(reading, lexicon) if toll.head == head or head in toll.span]
    if _dies_later(reading, head, tolls):
        # The day and the place are those of the dying.
        return True
    if reading.is_opening or mention.has_day:
        return False
    placed = any(rank == 0 for _, rank in mention.places)
    if _counts_more(mention, lexicon) and (not placed or not MOVED.isdisjoint(reading.parsed.lemmas)):
        return True
    if placed:
        return False
    return any(_tells_the_toll(toll, lexicon) for toll in tolls)


def _counts_more(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a sentence adds to those counted before: `Another three have gunshot wounds`, `Four others were hurt`."""
    tolls = [toll for toll in find_tolls(mention.reading, lexicon) if toll.outcome in TOLLED]
    lower = mention.reading.parsed.lower
    starts = [toll for toll in tolls if toll.span.first <= OPENING_WORDS]
    return any(not MORE.isdisjoint(lower[max(0, t.span.first - 1) : t.span.first + 3]) for t in starts)


def _dies_later(reading: SentenceReading, head: int, tolls: Sequence[Toll]) -> bool:
    """Whether somebody dies of what was told before: of wounds, as `a fourth victim`, as `one of whom`."""
    parsed = reading.parsed
    if parsed.lemmas[head] not in reading.lexicon.words[WordClass.DYING_VERB]:
        return False
    if ends_a_wound(reading, head):
        # Only where the event was told in a sentence before.
        return True
    own = [toll for toll in tolls if toll.head == head]
    return any(is_ranked(toll) or is_of_them(parsed, toll.span) for toll in own)


def _tells_the_toll(toll: Toll, lexicon: Lexicon) -> bool:
    """Whether a number is of all who were hit, by somebody's word: `knew of 15 killed`, `said dozens were injured`."""
    return (toll.low or toll.high or 0) > 1 and toll.attribution is not None and is_whole(toll.victims, lexicon)
