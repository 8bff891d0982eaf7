"""Whom an explosion hit, told by where it went off: `next to a police station`, `among recruits`, `in her hands`."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.parsed import Phrase
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.triggers import Trigger
from schemas.vocabulary import ARMED_GROUPS, FORCES

EXPLODING = frozenset({"Remote explosive/landmine/IED", "Suicide bomb", "Grenade"})
AMONG = frozenset({"among", "amid", "amidst", "alongside", "beside", "near", "into", "under", "beneath", "underneath"})
BESIDE = (("next", "to"), ("close", "to"), ("in", "front", "of"), ("in", "hands", "of"), ("in", "the", "hands", "of"))
# Words between the preposition and whom it brings in.
REACH = 7
PEOPLE = frozenset({"among", "amid", "amidst"})


def beside_explosion(reading: SentenceReading, trigger: Trigger) -> tuple[int, Phrase, ActorSpan] | None:
    """The first actor behind a word of nearness, with its head and phrase; buildings only of a state's forces."""
    if trigger.entry.row.sub_event_type not in EXPLODING:
        return None
    parsed = reading.parsed
    for token in range(trigger.span.first + 1, len(parsed)):
        width = _width(parsed.lower, token)
        if width == 0 or (parsed.lower[token] == "by" and parsed.is_passive(trigger.head)):
            continue
        for noun in range(token + width, min(len(parsed), token + width + REACH)):
            if parsed.is_verbal(noun) or parsed.words[noun] in {",", ";"}:
                break
            if parsed.pos[noun] not in {"NOUN", "PROPN"} or parsed.deps[noun] == "compound":
                continue
            actor = actor_of(reading, noun)
            if actor is not None and _may_be_hit(actor, noun, parsed.lower[token]):
                return noun, parsed.noun_phrase(noun), actor
            break
    return None


def _width(lower: tuple[str, ...], token: int) -> int:
    """How many words of nearness stand at a token."""
    if lower[token] in AMONG:
        return 1
    return next((len(words) for words in BESIDE if lower[token : token + len(words)] == words), 0)


def _may_be_hit(actor: ActorSpan, noun: int, word: str) -> bool:
    """Forces and what is theirs may be hit from beside; others only where they stand themselves."""
    if actor.kind in {ActorKind.COUNTRY, ActorKind.DEMONYM}:
        return False
    row = actor.generic.row if actor.generic is not None else None
    if actor.kind is ActorKind.STATE or (row is not None and row.actor_class in FORCES):
        return True
    if row is None or row.actor_class in ARMED_GROUPS:
        # Those near a bomb may be whose bomb it was.
        return word in PEOPLE
    return actor.covers(noun) and word not in {"by", "under", "underneath", "into"}
