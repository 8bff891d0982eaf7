"""What a toll is: one number of people, what happened to them, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.coding.actors import ActorSpan
from pipeline.coding.attributions import Attribution
from pipeline.coding.lexicon import Entry
from pipeline.coding.numbers import ORDINALS
from pipeline.coding.parsed import Phrase
from pipeline.coding.phrases import Hit
from pipeline.coding.reading import SentenceReading
from schemas.seeds import OutcomeRow
from schemas.vocabulary import Outcome, Qualifier, Stance, VictimsClass

TOLLED = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED})


@dataclass(frozen=True, slots=True)
class Toll:
    """One number (or a plural without one) of people, what happened to them, and who says so."""

    reading: SentenceReading
    hit: Hit[Entry[OutcomeRow]]
    head: int
    outcome: Outcome
    low: int | None
    high: int | None
    qualifier: Qualifier
    span: Phrase
    victims: str | None
    victims_class: VictimsClass
    victims_actor: ActorSpan | None
    attribution: Attribution | None
    stance: Stance
    # Part of another number: "including three children".
    is_subset: bool
    # A number that another has taken the place of: "rose to 58 from 41".
    is_replaced: bool = False


def is_ranked(toll: Toll) -> bool:
    """Whether its number is how many have died with whoever is told of now: `a sixth victim died`."""
    parsed, span = toll.reading.parsed, toll.span
    counted = any(span.first <= count.core < span.last for count in toll.reading.counts)
    return not counted and toll.low in [ORDINALS.get(word) for word in parsed.lower[span.first : span.last]]
