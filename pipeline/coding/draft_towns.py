"""Round-ups: incidents told each with its own town and its own victims, and a lead that only sums them up."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.crowd_events import CROWD_TYPES
from pipeline.coding.draft import Draft, MergeRules
from pipeline.coding.draft_types import type_points
from pipeline.coding.mention import Mention
from pipeline.coding.reading import NamedPlace
from schemas.vocabulary import Part, PlaceRelation

# What holds several towns, and sets no incident apart.
WIDE = frozenset({"country", "admin1", "admin2"})
SETTLED = frozenset({PlaceRelation.IN, PlaceRelation.NEAR, PlaceRelation.PART_OF})
# So many towns make the lead of a round-up, and so many incidents below it the round-up.
SEVERAL = 2
# "In the northern city of Kobi," opens a sentence.
OPENS_WITHIN = 7


def are_of_other_towns(draft: Draft, other: Draft) -> bool:
    """Whether two drafts tell of people hurt in towns of their own, or one sums up what the other tells.

    `One man died in Kobi. … An officer was killed at Tara.` The lead tells of both: `Six killed across Zogia`.
    """
    if other.first.is_definite:
        return False
    if gathers_in_a_later_town(draft, other):
        return True
    if _may_sum_up(draft):
        # The first incident may still stand in the lead.
        others, named = towns_of(other.mentions), _named_in_lead(draft)
        behind = other.first.reading.sentence.paragraph > max(m.reading.sentence.paragraph for m in draft.mentions)
        return behind and bool(others) and others < named and _hurt(other.mentions)
    if _opens_in_another(draft, other):
        return True
    if other.is_opening:
        return False
    if _gathers_in_other_towns(draft, other):
        return True
    theirs = _below(other)
    others = towns_of(theirs)
    if not others or not _hurt(theirs):
        return False
    ours = _below(draft)
    towns = towns_of(ours)
    if not towns or not _hurt(ours):
        return False
    return not any(one in another or another in one for one in towns for another in others)


def _opens_in_another(draft: Draft, other: Draft) -> bool:
    """Whether a sentence opens in another town than those told of: `In Kobi, police fired tear gas at marchers.`"""
    first = other.first
    parsed = first.reading.parsed
    opening = {
        place.text.lower()
        for place, rank in first.places
        if rank == 0
        and place.known
        and place.relation is PlaceRelation.IN
        and place.token < min(OPENS_WITHIN, first.trigger.head)
        and (place.kind not in WIDE or place.may_be_town)
    }
    if not opening or parsed.lower[0] not in {"in", "at"}:
        return False
    told = towns_of(draft.mentions)
    return bool(told) and not any(one in another or another in one for one in told for another in opening)


def _gathers_in_other_towns(draft: Draft, other: Draft) -> bool:
    """Whether crowds are told to gather in a list of towns, the first in none told of: `rallies in Kobi and Tara`."""
    if not all(m.sub_event_type in CROWD_TYPES for m in other.mentions):
        return False
    listed = [
        place.text.lower()
        for place, rank in other.first.places
        if rank == 0 and place.relation in SETTLED and (place.kind not in WIDE or place.may_be_town)
    ]
    told = towns_of(draft.mentions)
    return len(listed) >= SEVERAL and bool(told) and not any(listed[0] in town or town in listed[0] for town in told)


def gathers_in_a_later_town(draft: Draft, other: Draft) -> bool:
    """Whether a crowd of one of several towns is told of by itself, and not of the first, for which the list stands.

    `Teachers marched in Kobi and Tara. … In Tara police fired tear gas.`
    """
    crowds = (m.sub_event_type in CROWD_TYPES for m in [*draft.mentions, *other.mentions])
    own = towns_of(other.mentions)
    told = {m.reading.index for m in draft.mentions if m.reading.sentence.part is Part.TEXT}
    behind = bool(told) and min(told) < other.first.reading.index and other.first.reading.index not in told
    if len(own) != 1 or other.first.is_definite or not behind or not all(crowds):
        return False
    opening = min((m for m in draft.mentions if m.reading.is_opening), key=lambda m: m.reading.index, default=None)
    listed = [] if opening is None else sorted(_settled_in(opening), key=lambda place: place.start)
    names = [place.text.lower() for place in listed]
    return len(names) >= SEVERAL and own <= set(names[1:]) and not own <= {names[0]}


def _settled_in(mention: Mention) -> list[NamedPlace]:
    """The towns of a mention's own clause."""
    return [
        place
        for place, rank in mention.places
        if rank == 0 and place.relation in SETTLED and (place.kind not in WIDE or place.may_be_town)
    ]


def with_summary(drafts: Sequence[Draft], rules: MergeRules) -> list[Draft]:
    """The drafts of an article, with a lead marked that sums them up; one that tells only of one of them joins it."""
    lead = drafts[0] if drafts else None
    if lead is None:
        return list(drafts)
    parts = [d for d in drafts[1:] if are_of_other_towns(lead, d) and not gathers_in_a_later_town(lead, d)]
    if _may_sum_up(lead):
        parts = [part for part in parts if _may_be_one(lead, part, rules)]
        if len(parts) < SEVERAL:
            for part in parts:
                lead.mentions += part.mentions
            return [draft for draft in drafts if draft not in parts]
        lead.is_summary = True
    for part in parts:
        part.in_round_up = True
    return list(drafts)


def _may_be_one(lead: Draft, part: Draft, rules: MergeRules) -> bool:
    """Whether neither kind nor day of an incident speaks against what the lead tells."""
    points = type_points(lead, part, rules, together=False)
    other_days = any(rules.days_differ(a, b) for a in lead.day_rules() for b in part.day_rules())
    return points is not None and points >= 0 and not other_days


def _may_sum_up(draft: Draft) -> bool:
    """Whether nothing but the headline and the lead tells it, which name several towns."""
    return all(m.reading.is_opening for m in draft.mentions) and len(_named_in_lead(draft)) >= SEVERAL


def _named_in_lead(draft: Draft) -> set[str]:
    """The towns of the clauses in which the opening tells it."""
    opening = [m for m in draft.mentions if m.reading.is_opening]
    wide = {place.text.lower() for m in opening for place, _ in m.places if place.kind in WIDE}
    return towns_of(opening) - wide


def _below(draft: Draft) -> list[Mention]:
    return [m for m in draft.mentions if not m.reading.is_opening]


def _hurt(mentions: Sequence[Mention]) -> bool:
    """Whether somebody is told to have been killed, hurt or taken in sentences."""
    return any(m.reading.outcomes and any(p.identity is not None for p in m.patients) for m in mentions)


def towns_of(mentions: Sequence[Mention]) -> set[str]:
    """The towns that stand in the clauses of mentions."""
    return {
        place.text.lower()
        for m in mentions
        for place, rank in m.places
        if rank == 0 and place.relation in SETTLED and (place.kind not in WIDE or place.may_be_town)
    }
