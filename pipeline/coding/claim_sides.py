"""Which side of a fight those are whom a number counts: a state's forces, or those who fight them."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind
from pipeline.coding.toll import Toll
from schemas.vocabulary import ARMED_GROUPS, FORCES
from schemas.word_classes import WordClass

# Behind a number, the side that it is of: "four dead and seven wounded on the friendly side".
FRIENDLY_WITHIN = 8


def are_foes(toll: Toll, greater: Toll) -> bool:
    """Whether one number is of a state's forces and the other of those who fight them: `15 bandits`, `two soldiers`."""
    soldiers, fighters = zip(*((_is_of_forces(one), _is_of_fighters(one)) for one in (toll, greater)), strict=True)
    if any(a and b for a, b in zip(soldiers, fighters[::-1], strict=True)):
        return True
    sides = [None if one.victims_actor is None else one.victims_actor.generic for one in (toll, greater)]
    classes = [None if side is None else side.row.actor_class for side in sides]
    ranks = toll.reading.lexicon.words[WordClass.RANK]
    ranked = [
        not ranks.isdisjoint(one.reading.parsed.lemmas[one.span.first : one.span.last]) for one in (toll, greater)
    ]
    if any(a and b in ARMED_GROUPS for a, b in zip(ranked, classes[::-1], strict=True)):
        # "A major and two privates", beside 12 militants.
        return True
    return any(a in FORCES and b in ARMED_GROUPS for a, b in (classes, classes[::-1]))


def _is_of_forces(toll: Toll) -> bool:
    """Whether those counted are soldiers or police of a state: `12 policemen`, `four dead on the friendly side`."""
    actor = toll.victims_actor
    if "friendly" in toll.reading.parsed.lower[toll.span.last : toll.span.last + FRIENDLY_WITHIN]:
        return True
    generic = actor is not None and actor.generic is not None and actor.generic.row.actor_class in FORCES
    return generic or (actor is not None and actor.force is not None)


def _is_of_fighters(toll: Toll) -> bool:
    """Whether those counted are of a group that fights a state; `neutralised`, of nobody told, are so too."""
    actor = toll.victims_actor
    if actor is None or actor.generic is not None:
        return actor is None and toll.hit.row.row.phrase.startswith("neutrali")
    return actor.kind in {ActorKind.NAMED, ActorKind.UNLISTED} and actor.force is None
