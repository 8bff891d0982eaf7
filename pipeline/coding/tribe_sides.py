"""The two peoples of a clash that one phrase names."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.parsed import Phrase
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Roles, Side

JOINING = frozenset({"from", "of", "the", "belonging", "to", "and", ","})


def with_both_peoples(reading: SentenceReading, roles: Roles) -> Roles:
    """Sides of a clash with the two peoples that one phrase names: `clashes between the Ora and Bema clans`."""
    if not any(actor.people is not None for actor in reading.actors):
        return roles
    for own in (roles.patients, roles.agents):
        for side in own:
            named = _peoples_in(reading, side)
            if len(named) == 2:
                one, two = (Side(a.last - 1, Phrase(a.first, a.last), a) for a in named)
                others = [s for s in (*roles.agents, *roles.patients) if s is not side and _is_named(s)]
                return Roles((one,), (two,)) if not others else roles
    return roles


def _peoples_in(reading: SentenceReading, side: Side) -> list[ActorSpan]:
    """The peoples that a phrase names, or that those it tells of are from: `gunmen from the Ora and Bema tribes`."""
    found: list[ActorSpan] = []
    reach = side.span.last
    for actor in reading.actors:
        joined = JOINING.issuperset(reading.parsed.lower[reach : actor.first])
        if actor.first < side.span.first or (actor.first >= reach and not joined):
            continue
        if actor.people is not None or actor.kind is ActorKind.NAMED:
            found.append(actor)
            reach = max(reach, actor.last)
    return found if any(actor.people is not None for actor in found) else []


def _is_named(side: Side) -> bool:
    return side.actor is not None and side.actor.kind is not ActorKind.GENERIC
