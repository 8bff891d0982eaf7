"""UCDP's sides of an event: who is side A and who is side B, under which names and numbers."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.format import Refusal, RefusalReason
from schemas.events import Event
from schemas.vocabulary import FORCES

__all__ = ["CIVILIANS", "ONE_SIDED", "STATE_BASED", "Side", "sides_of"]

STATE_BASED, ONE_SIDED = 1, 3
CIVILIANS = "Civilians"
# UCDP's number for the civilians of one-sided violence.
CIVILIANS_ID = 9999


@dataclass(frozen=True, slots=True)
class Side:
    """One side: UCDP's name, its number where known, Gleditsch and Ward's for a state; our actor 1 or 2."""

    name: str
    ucdp_id: int | None
    gwno: int | None
    actor: int


def sides_of(event: Event, codes: ExportCodes) -> tuple[Side, Side] | Refusal:
    """Side A and side B: in state-based conflict the government is A, in one-sided violence the attacker."""
    first = _side(event, 1, codes)
    if event.ucdp_type == ONE_SIDED:
        if first is None:
            return Refusal(RefusalReason.NO_NAMED_SIDE, f"attacker {event.actor1 or 'unknown'}")
        return first, Side(CIVILIANS, CIVILIANS_ID, None, 2)
    second = _side(event, 2, codes)
    if first is None or second is None:
        unnamed = event.actor1 if first is None else event.actor2
        return Refusal(RefusalReason.NO_NAMED_SIDE, f"side {unnamed or 'unknown'}")
    if event.ucdp_type == STATE_BASED and event.actor1_class not in FORCES:
        first, second = second, first
    return first, second


def _side(event: Event, number: int, codes: ExportCodes) -> Side | None:
    """A side that UCDP would name: a government, or a group with a row of its own; else None."""
    name = event.actor1 if number == 1 else event.actor2
    actor_id = event.actor1_id if number == 1 else event.actor2_id
    actor_class = event.actor1_class if number == 1 else event.actor2_class
    if name is None or actor_id is None:
        return None
    state = codes.home_of(actor_id, None)
    if actor_class in FORCES and actor_id not in codes.actors and state is not None:
        country = codes.countries[state]
        government = f"Government of {codes.country_rows[state].name}"
        return Side(government, country.ucdp_government_id, country.gwno, number)
    return Side(name, codes.ucdp_actors.get(actor_id), None, number)
