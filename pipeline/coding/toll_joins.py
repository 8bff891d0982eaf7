"""Tolls of one sentence that are one number, and those that one voice gives for two sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.parsed import CLAUSAL, ParsedSentence, Phrase
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import Toll
from pipeline.coding.toll_counts import is_whole
from schemas.vocabulary import Outcome, Qualifier

JOINERS = frozenset({"and", "while", ";"})


def joined(tolls: Sequence[Toll], reading: SentenceReading) -> list[Toll]:
    """`60 were killed or wounded` is one claim of both, not two claims of 60."""
    kept: list[Toll] = []
    for toll in tolls:
        if toll.outcome is Outcome.KILLED_OR_WOUNDED and any(_same_dead(toll, other) for other in tolls):
            continue
        pair = next((other for other in kept if _one_number(other, toll, reading.parsed)), None)
        if pair is None:
            kept.append(toll)
            continue
        kept[kept.index(pair)] = replace(pair, outcome=Outcome.KILLED_OR_WOUNDED, span=_both(pair, toll))
    return kept


def summed(tolls: Sequence[Toll], reading: SentenceReading) -> list[Toll]:
    """The dead of two sides in two clauses of one voice are one toll: `nine troops died and it lost one man`."""
    kept: list[Toll] = []
    for toll in tolls:
        # "Four soldiers fallen and nine wounded; eleven gunmen neutralised": the wounded stand between.
        last = next((one for one in reversed(kept) if one.outcome is Outcome.KILLED), None)
        if last is None or not _two_sides(last, toll, reading):
            kept.append(toll)
            continue
        high = None if last.high is None or toll.high is None else last.high + toll.high
        kept[kept.index(last)] = replace(last, low=(last.low or 0) + (toll.low or 0), high=high, span=_both(last, toll))
    return kept


def _both(one: Toll, two: Toll) -> Phrase:
    return Phrase(min(one.span.first, two.span.first), max(one.span.last, two.span.last))


def _two_sides(one: Toll, two: Toll, reading: SentenceReading) -> bool:
    """Whether two numbers of killed count different people of one event, by one voice.

    The people must be named by what they are, since `people` would hold them all, and neither clause may have a
    place of its own, which would make it another event.
    """
    parsed = reading.parsed
    if (
        {one.outcome, two.outcome} != {Outcome.KILLED}
        or one.is_subset
        or two.is_subset
        or one.span.last > two.span.first
    ):
        return False
    if any(toll.low is None or toll.qualifier is Qualifier.VAGUE or not toll.victims for toll in (one, two)):
        return False
    if one.victims == two.victims or is_whole(one.victims, reading.lexicon) or is_whole(two.victims, reading.lexicon):
        return False
    if any(parsed.surface(count.first, count.last) in {one.victims, two.victims} for count in reading.counts):
        # "Put the number of the dead at four": of whoever it was.
        return False
    if _speaker(one) != _speaker(two):
        return False
    between = parsed.lower[one.span.last : two.span.first]
    clause = parsed.subtree(two.head, without=CLAUSAL)
    placed = any(place.token in clause or one.span.last <= place.token < two.span.first for place in reading.places)
    return not JOINERS.isdisjoint(between) and not placed


def _speaker(toll: Toll) -> str | None:
    return toll.attribution.voice.name if toll.attribution and toll.attribution.voice else None


def _same_dead(toll: Toll, other: Toll) -> bool:
    """Whether `victims` are told to be dead by another word of the sentence: `seventeen victims were buried`."""
    counted = (toll.low, toll.high) == (other.low, other.high) and other.outcome is Outcome.KILLED
    return counted and other.span.first <= toll.span.first and toll.span.last <= other.span.last


def _one_number(first: Toll, second: Toll, parsed: ParsedSentence) -> bool:
    """Whether a killed and a wounded claim rest on the same number."""
    if {first.outcome, second.outcome} != {Outcome.KILLED, Outcome.WOUNDED}:
        return False
    if first.low != second.low or first.high != second.high:
        return False
    between = range(first.hit.last, second.hit.first)
    if first.span.last <= second.span.first or second.span.last <= first.span.first:
        # "At least 12 dead and dozens injured" are two numbers.
        return False
    either = any(parsed.lower[t] in {"or", "and", "/"} for t in between)
    return either and len(between) <= 3 and not any(parsed.pos[t] == "NUM" for t in between)
