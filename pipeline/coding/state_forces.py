"""Words for the forces of states."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, ActorSpan
from schemas.vocabulary import ActorClass

# How ids of the forces of states end.
STATE_ENDINGS = ("-military", "-police", "-government", "-intelligence")


def is_state_force(actor: ActorSpan) -> bool:
    """Whether words are for the forces of a state, by whatever name."""
    if actor.generic is not None:
        return actor.generic.row.actor_class is ActorClass.STATE_FORCES
    ids = [entry.row.actor_id for entry in actor.aliases]
    return actor.kind is ActorKind.STATE or (bool(ids) and all(one.endswith(STATE_ENDINGS) for one in ids))


def is_band(actor: ActorSpan) -> bool:
    """Whether an armed group is called by name."""
    return actor.kind in {ActorKind.NAMED, ActorKind.UNLISTED} and not is_state_force(actor)
