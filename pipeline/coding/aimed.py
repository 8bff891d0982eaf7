"""Where what is fired comes down: `militants in Ora fired rockets into Bema` is told of Bema."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.parsed import SUBJECT
from pipeline.coding.place_grammar import LOCATING, first_token
from pipeline.coding.reading import NamedPlace, SentenceReading
from schemas.vocabulary import PlaceRelation

AFAR = frozenset({"Shelling/artillery/missile attack", "Air/drone strike"})
AIMED = re.compile(
    r"\b(?:into|towards?|at|onto|on)\s+(?:the\s+)?(?:(?:[a-z]+\s+){0,3}(?:of|in)\s+(?:the\s+)?)?"
    r"(?:(?:north|south|east|west|central)\w*\s+)?(?:[A-Z][\w'’-]*['’]s\s+)?$"
)
FIRING = frozenset({"fire", "launch", "shoot", "lob", "send", "direct", "aim"})
BELOW = frozenset({"nmod", "pobj", "prep", "compound", "flat", "nmod:poss"})
LONGEST_CHAIN = 4

Ranked = list[tuple[NamedPlace, int]]


def where_it_falls(
    reading: SentenceReading, found: Sequence[tuple[NamedPlace, int]], head: int, *, apart: int
) -> Ranked:
    """Places with those fired at before those of whoever fired, which get the rank `apart` and only add colour."""
    parsed = reading.parsed
    kinds = {trigger.entry.row.sub_event_type for trigger, _ in reading.triggers if head in trigger.span}
    if not kinds & AFAR or not {parsed.lemmas[t] for t in [head, *parsed.ancestors(head)]} & FIRING:
        return list(found)
    text, base = reading.sentence.text, reading.sentence.start
    aimed = [
        place
        for place, _ in found
        if place.token > head and AIMED.search(text[: _start(reading, place) - base]) is not None
    ]
    if not aimed or not any(_is_of_who_fires(reading, place, head) for place, _ in found if place not in aimed):
        return list(found)
    told: Ranked = []
    for place, rank in found:
        if place in aimed:
            relation = place.relation if place.relation in LOCATING else PlaceRelation.IN
            told.append((replace(place, relation=relation), 0))
        elif _is_of_who_fires(reading, place, head):
            told.append((replace(place, relation=PlaceRelation.CONTEXT), max(rank, apart)))
        else:
            told.append((place, rank))
    return told


def _start(reading: SentenceReading, place: NamedPlace) -> int:
    first = first_token(reading.parsed, place)
    return reading.sentence.start + reading.sentence.offsets[first]


def _is_of_who_fires(reading: SentenceReading, place: NamedPlace, head: int) -> bool:
    """Whether a place hangs on the subject, or tells whence it was fired."""
    parsed = reading.parsed
    before = parsed.lower[max(0, first_token(parsed, place) - 2) : first_token(parsed, place)]
    if "from" in before:
        return True
    token = place.token
    for _ in range(LONGEST_CHAIN):
        if parsed.deps[token] in SUBJECT and parsed.heads[token] in {head, *parsed.ancestors(head)}:
            return token != place.token
        if parsed.deps[token] not in BELOW or parsed.heads[token] == token:
            return False
        token = parsed.heads[token]
    return False
