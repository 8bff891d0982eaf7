"""Drafts that tell the opening's event again with its own number of dead, in other words or by other names."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.crowd_events import CROWD_CLASSES
from pipeline.coding.draft import Draft, MergeRules
from pipeline.coding.draft_agreement import is_another
from pipeline.coding.draft_towns import towns_of
from pipeline.coding.draft_types import type_points
from pipeline.coding.toll import Toll
from pipeline.coding.triggers import CROWDS
from schemas.vocabulary import FORCES, Outcome

# Two events of one article may each kill one or two.
TELLING = 3


def joined_by_number(drafts: Sequence[Draft], rules: MergeRules) -> list[Draft]:
    """The drafts, with those joined that count as many dead as the opening, on no other day and in no other town.

    `A mob lynched five people. … The villagers attacked them, in which all five died.`
    """
    lead = next((draft for draft in drafts if draft.is_opening and not draft.is_summary), None)
    if lead is None:
        return list(drafts)
    counted = [toll for toll in lead.tolls if toll.reading.is_opening and not toll.is_subset]
    numbers = {number for toll in counted for number in _number(toll)}
    again = [draft for draft in drafts if draft is not lead and _is_again(draft, lead, numbers, rules)]
    for draft in again:
        lead.mentions += draft.mentions
        lead.tolls += draft.tolls
        lead.extra_patients += draft.extra_patients
    return [draft for draft in drafts if draft not in again]


def _is_again(draft: Draft, lead: Draft, numbers: set[int], rules: MergeRules) -> bool:
    if draft.is_opening or draft.in_round_up or draft.opens_entry or is_another(draft):
        return False
    told = {number for toll in draft.tolls for number in _number(toll)}
    if not told or max(told) not in numbers:
        return False
    if any(rules.days_differ(a, b) for a in lead.day_rules() for b in draft.day_rules()):
        return False
    towns = towns_of([m for m in lead.mentions if m.reading.is_opening])
    others = towns_of(draft.mentions)
    if towns and others and not any(one in other or other in one for one in towns for other in others):
        return False
    doers, others_doing = (
        {party.identity.actor_class for party in one.agents() if party.identity is not None} for one in (lead, draft)
    )
    if doers & CROWD_CLASSES and others_doing & FORCES:
        # "Four killed as youths loot warehouses. … Four looters were shot dead by police": of one riot.
        return False
    # "Death toll from protests rises to 100", of those whom soldiers shot.
    gathered = {m.sub_event_type for m in lead.mentions if m.sub_event_type} <= CROWDS
    return gathered or type_points(lead, draft, rules, together=True) is not None


def _number(toll: Toll) -> list[int]:
    """The number of dead that a toll tells, where it is large enough to tell events apart."""
    low = toll.low if toll.outcome is Outcome.KILLED else None
    return [low] if low is not None and low >= TELLING else []
