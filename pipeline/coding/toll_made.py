"""A toll record from the count that was found for it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.actors import ActorSpan
from pipeline.coding.attributions import Attribution, attribution_of
from pipeline.coding.lexicon import Entry
from pipeline.coding.numbers import Count
from pipeline.coding.parsed import Phrase
from pipeline.coding.phrases import Hit
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import Toll
from pipeline.coding.toll_people import class_of, victim_text, without_ages
from schemas.seeds import OutcomeRow
from schemas.vocabulary import Qualifier, Stance


def of_named(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]], head: int, named: list[ActorSpan]) -> Toll:
    """People called by their names, each one person; where a greater number is told they are part of it."""
    first, last = min(actor.first for actor in named), max(actor.last for actor in named)
    count = Count(first, last, first, len(named), len(named), Qualifier.EXACT)
    said = attribution_of(head, reading.attributions)
    toll = made(reading, hit, head, count, noun=None, actor=named[0], attribution=said, is_subset=True)
    return replace(toll, victims=without_ages(reading.parsed.surface(first, last)))


def made(
    reading: SentenceReading,
    hit: Hit[Entry[OutcomeRow]],
    head: int,
    count: Count,
    *,
    noun: int | None,
    actor: ActorSpan | None,
    attribution: Attribution | None,
    is_subset: bool,
) -> Toll:
    """The toll of a count, with the noun for its people when there is one."""
    return Toll(
        reading=reading,
        hit=hit,
        head=head,
        outcome=hit.row.row.outcome,
        low=count.low,
        high=count.high,
        qualifier=count.qualifier,
        span=Phrase(min(count.first, hit.first), max(count.last, hit.last)),
        victims=victim_text(reading.parsed, noun, count),
        victims_class=class_of(actor),
        victims_actor=actor,
        attribution=attribution,
        stance=attribution.stance if attribution else Stance.ASSERTS,
        is_subset=is_subset,
    )
