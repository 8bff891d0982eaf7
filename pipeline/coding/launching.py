"""Whose fire or bomb it was: by the ground it came from, by who laid it."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind
from pipeline.coding.parsed import PARTICIPLE, RELATIVE
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from schemas.word_classes import WordClass

SENDING = frozenset({"fire", "launch", "lob", "send", "shoot", "come", "originate", "shell"})
GROUND = frozenset(
    {"area", "position", "territory", "neighbourhood", "neighborhood", "zone", "district", "village", "side", "ground"}
    | {"location", "post", "base", "part", "quarter", "suburb", "hill", "point", "site", "region", "town", "land"}
)
LAYING = frozenset({"set", "hide", "place", "leave", "sow", "install", "bury", "lay", "plant", "emplace", "rig"})
MINES = frozenset({"mine", "device", "charge", "trap", "ied"})
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
        phrase = parsed.noun_phrase(ground)
        before = [a.last - 1 for a in reading.actors if phrase.first <= a.first and a.last <= ground]
        for noun in [*sides, *before]:
            actor = actor_of(reading, noun)
            if actor is not None and actor.kind in ARMED:
                return [noun]
    return []


def laid_by(reading: SentenceReading) -> list[int]:
    """The side that a sentence says laid its bomb: `hit a mine sown by the rebels`."""
    parsed, arms = reading.parsed, reading.lexicon.words[WordClass.ARMS] | MINES
    for verb, lemma in enumerate(parsed.lemmas):
        noun = parsed.heads[verb] if parsed.deps[verb] in PARTICIPLE else verb - 1
        laid = lemma in LAYING and parsed.tags[verb] in {"VBN", "VBD"} and noun >= 0
        if not laid or parsed.lemmas[noun] not in arms:
            continue
        for by, doer in parsed.prepositional(verb):
            actor = actor_of(reading, doer)
            if by == "by" and actor is not None and (actor.kind in ARMED or actor.generic is not None):
                return [doer]
    return []
