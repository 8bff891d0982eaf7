"""Whose fire it was, by the ground it came from: `rockets fired from areas held by the group`."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind
from pipeline.coding.parsed import PARTICIPLE, RELATIVE
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading

SENDING = frozenset({"fire", "launch", "lob", "send", "shoot", "come", "originate", "shell"})
GROUND = frozenset(
    {"area", "position", "territory", "neighbourhood", "neighborhood", "zone", "district", "village", "side", "ground"}
    | {"location", "post", "base", "part", "quarter", "suburb", "hill", "point", "site", "region", "town", "land"}
)
HOLDING = frozenset({"hold", "control", "occupy", "run", "dominate", "rule", "administer"})
OWNING = frozenset({"of", "under", "by"})
ARMED = frozenset({ActorKind.NAMED, ActorKind.UNLISTED, ActorKind.COLLECTIVE, ActorKind.STATE})


def fired_from(reading: SentenceReading, verb: int) -> list[int]:
    """The side that holds the ground from which a verb says that something was fired."""
    parsed = reading.parsed
    if parsed.lemmas[verb] not in SENDING or parsed.is_negated(verb):
        return []
    for word, ground in parsed.prepositional(verb):
        if word != "from" or parsed.lemmas[ground] not in GROUND:
            continue
        held = [c for c in parsed.children(ground, PARTICIPLE | RELATIVE) if parsed.lemmas[c] in HOLDING]
        sides = [noun for clause in held for by, noun in parsed.prepositional(clause) if by == "by"]
        sides += [noun for of, noun in parsed.prepositional(ground) if of in OWNING]
        before = [a.last - 1 for a in reading.actors if a.last <= ground and parsed.heads[a.last - 1] == ground]
        for noun in [*sides, *before]:
            actor = actor_of(reading, noun)
            if actor is not None and actor.kind in ARMED:
                return [noun]
    return []
