"""Drafts that are part of the event an article tells first, and no events of their own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.aftermath import arrested_over
from pipeline.coding.background_days import only_describes
from pipeline.coding.blame_homes import tells_of_the_known
from pipeline.coding.draft import Draft
from pipeline.coding.draft_agreement import is_another
from pipeline.coding.draft_scenes import QUIET
from pipeline.coding.draft_towns import gathers_in_a_later_town
from pipeline.coding.event_type import EXCESSIVE
from pipeline.coding.headline_parts import told_beside
from pipeline.coding.mention import Mention
from pipeline.coding.reports import Coded, Dropped
from pipeline.coding.triggers import CROWDS
from schemas.vocabulary import Outcome, PlaceRelation, RejectReason

FOUGHT = frozenset({"Armed clash", "Attack", "Shelling/artillery/missile attack", "Air/drone strike"})
FIGHT, LOOTING = "Armed clash", "Looting/property destruction"
QUIET_CROWDS = frozenset({"Peaceful protest", "Protest with intervention"})
ROUGH = frozenset({"Violent demonstration", "Mob violence"})
HAND_TO_HAND, LAID = frozenset({"Armed clash", "Attack"}), frozenset({"Remote explosive/landmine/IED", "Grenade"})
BEFORE = ("last:week", "last:month")
SETTLED = frozenset({PlaceRelation.IN, PlaceRelation.NEAR, PlaceRelation.PART_OF})


def without_fragments(results: Sequence[Coded | Dropped], mentions: Sequence[Mention]) -> list[Coded | Dropped]:
    """Drafts beside the article's main event that show no day, no place and nobody of their own are part of it."""
    results = _without_old_news(results, mentions)
    main = next((r for r in results if isinstance(r, Coded) and r.draft.is_opening), None)
    if main is None:
        return list(results)
    return [
        Dropped(r.draft, RejectReason.SUBSUMED, _part_of(main))
        if isinstance(r, Coded) and r is not main and _is_fragment(r, main)
        else r
        for r in results
    ]


def _without_old_news(results: Sequence[Coded | Dropped], mentions: Sequence[Mention]) -> list[Coded | Dropped]:
    """Results without what a headline only says of somebody, where the text dates it long ago.

    `Kidnapped nurses freed`: they were `abducted 18 months ago`.
    """
    old = {m.sub_event_type for m in mentions if m.aside is not None and m.aside.reason is RejectReason.HISTORICAL}

    def is_old(result: Coded) -> bool:
        undated = only_describes(result.draft) and not result.draft.day_rules()
        return undated and result.report.sub_event_type in old

    return [
        Dropped(r.draft, RejectReason.HISTORICAL, "told of long ago in the text")
        if isinstance(r, Coded) and is_old(r)
        else r
        for r in results
    ]


def _is_fragment(result: Coded, main: Coded) -> bool:
    draft = result.draft
    if _led_to_an_arrest(draft, main.draft):
        # "Arrested over the murder of the mayor": the murder was another day.
        return not draft.tolls
    if tells_of_the_known(result, main):
        return True
    if draft.day_rules() or draft.told_rules() or draft.opens_entry or is_another(draft):
        return False
    if any(hit.rule.startswith(BEFORE) for m in draft.mentions for hit in m.times):
        # "Last week gunmen shot dead 18 worshippers", below the news of a bomb.
        return False
    armed = any(party.identity is not None for party in draft.agents()) and result.report.sub_event_type in FOUGHT
    if told_beside(draft, main.draft) or ((armed or draft.tolls) and main.report.sub_event_type in QUIET):
        # No shot is part of an accord, and nobody dies of one.
        return False
    quiet = main.report.sub_event_type == LOOTING and not _kills(main.draft)
    if quiet and result.report.sub_event_type == FIGHT and _kills(draft):
        # "Raiders pillaged a clinic. … Seven of them died in an exchange of fire with soldiers."
        return False
    if {result.report.sub_event_type, main.report.sub_event_type} <= CROWDS | {EXCESSIVE} and not _is_elsewhere(
        draft, main.draft
    ):
        # Tear gas at the edges of a march is part of its day.
        return True
    if main.report.sub_event_type in HAND_TO_HAND and _goes_off(draft):
        # Whom a mine kills on the way there was not killed in the raid.
        return False
    placed = any(rank == 0 and place.relation in SETTLED for m in draft.mentions for place, rank in m.places)
    named = any(p.identity is not None and p.identity.is_named for p in [*draft.agents(), *draft.patients()])
    # `"They committed a massacre," the network said`: what a speaker calls the event told before.
    quoted = not draft.is_opening and not draft.tolls and all(m.attribution is not None for m in draft.mentions)
    return not placed and (quoted or not (named and any(m.is_specific for m in draft.mentions)))


def joined_crowds(results: Sequence[Coded | Dropped]) -> bool:
    """Give a protest told first what its crowd did or had done to it farther down; whether anything was given.

    `A protest turned violent in Shergar. … The protesters pelted the police with stones`: it was a riot.
    """
    main = next((r for r in results if isinstance(r, Coded) and r.draft.is_opening), None)
    if main is None or main.report.sub_event_type not in QUIET_CROWDS:
        return False
    rough = any(m.sub_event_type in ROUGH and m.reading.is_opening for m in main.draft.mentions)
    parts = [
        m
        for r in results
        if isinstance(r, Dropped) and r.reason is RejectReason.SUBSUMED and r.detail == _part_of(main)
        for m in r.draft.mentions
        if m.sub_event_type in CROWDS and m not in main.draft.mentions
    ]
    if not rough or not any(m.sub_event_type in ROUGH and m.agents for m in parts):
        # "Scuffles broke out at the edge of the march": it stays one.
        return False
    main.draft.mentions += parts
    return True


def _part_of(main: Coded) -> str:
    return f"part of the {main.report.sub_event_type.lower()} told first"


def _goes_off(draft: Draft) -> bool:
    """Whether something that was laid or thrown kills people of its own."""
    laid = any(m.is_specific and m.sub_event_type in LAID for m in draft.mentions)
    return laid and _kills(draft)


def _kills(draft: Draft) -> bool:
    """Whether its dead are counted."""
    return any(toll.outcome is Outcome.KILLED and (toll.low or 0) > 0 for toll in draft.tolls)


def _led_to_an_arrest(draft: Draft, main: Draft) -> bool:
    """Whether an arrest of the main event was made for what a draft tells."""
    arrests = {(m.reading.index, m.trigger.head) for m in main.mentions}
    return any((m.reading.index, arrested_over(m.reading, m.trigger.head)) in arrests for m in draft.mentions)


def _is_elsewhere(draft: Draft, main: Draft) -> bool:
    """Whether a draft opens with another place: `In El Alto, a crowd burned a police station`."""
    if gathers_in_a_later_town(main, draft):
        return True
    first = draft.first.reading.sentence
    opens_at = first.start + len("In ")
    fronted = {p.text.lower() for p, rank in draft.first.places if rank == 0 and p.start == opens_at}
    known = {place.text.lower() for mention in main.mentions for place, _ in mention.places}
    return bool(fronted) and bool(known) and fronted.isdisjoint(known)
