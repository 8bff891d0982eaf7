"""Scenes of an article that are no single event: of another town, of people who gather and of people who fight."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.coding.came_after import is_pluperfect
from pipeline.coding.crowd_events import ATTACK, CROWD_CLASSES, CROWD_TYPES, PEACEFUL
from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention
from pipeline.coding.reading import NamedPlace, SentenceReading
from pipeline.coding.toll import TOLLED
from schemas.vocabulary import FORCES, ActorClass, Part, PlaceRelation
from schemas.word_classes import WordClass

# What is no quiet gathering.
ROUGH = frozenset({"Violent demonstration", "Mob violence", "Excessive force against protesters"})
# What police and soldiers do to those who march.
BY_FORCES = frozenset({ATTACK, "Arrests", "Abduction/forced disappearance"})
ACCORD = frozenset({"Agreement"})
QUIET = ACCORD | {"Change to group/activity", "Headquarters or base established"}
# Fighters give up in a battle, too.
GIVING_UP = ("lay down", "surrender", "give", "turn", "yield", "hand", "release", "free")
PEOPLE = CROWD_CLASSES | {ActorClass.CIVILIANS}
SETTLED = frozenset({PlaceRelation.IN, PlaceRelation.NEAR})
# What is named before an event to tell where it happened, and is no town: `In Russia, …`.
WIDE = frozenset({"country", "admin1"})
# What leads in such a place.
LEADS = frozenset({"in", "at", "near", "outside"})
# How far into a paragraph a place may open it: `In the town of Naka`, `Further east, in Kisumu`.
OPENING_WORDS = 6
FOUND_DEAD = frozenset({"find body", "discover body"})
BLASTS = frozenset(
    {
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Suicide bomb",
        "Grenade",
    }
)


def are_other_scenes(draft: Draft, other: Draft) -> bool:
    """Whether two drafts that share no sentence tell of scenes that are no single event."""
    if (_gather(draft) and _is_no_matter_of(other, draft)) or (_gather(other) and _is_no_matter_of(draft, other)):
        return True
    if one_is_quiet(draft, other):
        return True
    later, earlier = (other, draft) if other.first.reading.index > draft.first.reading.index else (draft, other)
    return (
        _finds_executed(later, earlier)
        or opens_elsewhere(later, earlier)
        or _goes_in_peace(later, earlier)
        or _had_happened(later, earlier)
    )


def _had_happened(later: Draft, earlier: Draft) -> bool:
    """Whether something with a day and dead of its own is told to have come before: `On Tuesday strikes had killed 20`.

    Behind news that names no day and counts other dead.
    """
    if (
        earlier.day_rules()
        or not earlier.is_opening
        or any(m.is_definite or m.reading.sentence.part is Part.TITLE for m in later.mentions)
    ):
        return False
    if not any(m.has_day and is_pluperfect(m.reading.parsed, m.trigger.head) for m in later.mentions):
        return False
    before, now = (_dead(told) for told in (earlier, later))
    return bool(before and now) and before.isdisjoint(now)


def _dead(draft: Draft) -> set[int]:
    """The numbers counted in the sentences of a draft that tell of dead or hurt."""
    return {
        count.low or 0
        for m in draft.mentions
        for count in m.reading.counts
        if (count.low or 0) > 1 and any(hit.row.row.outcome in TOLLED for hit in m.reading.outcomes)
    }


def _finds_executed(later: Draft, earlier: Draft) -> bool:
    """Whether people are found dead who were shot or cut, where a bomb, a shell or a strike is told before."""
    found = [m for m in later.mentions if m.trigger.entry.row.trigger in FOUND_DEAD and not m.is_definite]
    if not found or not any(m.is_specific and m.sub_event_type in BLASTS for m in earlier.mentions):
        return False
    words = found[0].reading.lexicon.words[WordClass.EXECUTION]
    return any(not words.isdisjoint(m.reading.parsed.lower) for m in found)


def _goes_in_peace(later: Draft, earlier: Draft) -> bool:
    """Whether a crowd is told, in a paragraph and at a place of its own, to have come together in peace.

    `Police fired tear gas at youths in Kobi. … Some 3,000 people gathered peacefully in Tara on Friday evening.`
    """
    first = later.first
    placed = any(rank == 0 and place.relation in SETTLED for place, rank in first.places)
    peaceful = {"peacefully", "peaceful"} & set(first.reading.parsed.lower)
    rough = {m.sub_event_type for m in earlier.mentions} & ROUGH
    return (
        bool(placed and peaceful and rough) and _gather(later) and _paragraphs(later).isdisjoint(_paragraphs(earlier))
    )


def one_is_quiet(draft: Draft, other: Draft, quiet: frozenset[str] = QUIET) -> bool:
    """Whether one tells of an accord and the other of harm: `agreed to a truce after days of fighting killed 64`."""
    ours, theirs = (_is_quiet(told, quiet) for told in (draft, other))
    return ours != theirs and _harms(draft if theirs else other)


def _is_quiet(draft: Draft, quiet: frozenset[str]) -> bool:
    """Whether it is of an accord, a base or a change of sides, which no shot is part of."""
    kinds = {m.sub_event_type for m in draft.mentions if m.sub_event_type is not None}
    given_up = any(m.trigger.entry.row.trigger.startswith(GIVING_UP) for m in draft.mentions)
    told = draft.is_opening or any(m.is_specific for m in draft.mentions)
    return bool(kinds) and kinds <= quiet and told and not given_up


def _harms(draft: Draft) -> bool:
    return any(m.sub_event_type is not None and m.sub_event_type not in QUIET for m in draft.mentions)


def opens_elsewhere(later: Draft, earlier: Draft) -> bool:
    """Whether a paragraph opens with a town of which nothing was told before: `In Awendo, youths burned …`."""
    first = later.first
    if first.is_definite or first.reading.sentence.part is Part.TITLE:
        return False
    place = _fronted(first)
    if place is None:
        return False
    told = {named.text.lower() for m in earlier.mentions for named in _places_of_paragraph(m.reading)}
    name = place.text.lower()
    return bool(told) and not any(name in other or other in name for other in told)


def _places_of_paragraph(reading: SentenceReading | None) -> Iterator[NamedPlace]:
    """The places of a sentence and of those before it in its paragraph."""
    while reading is not None:
        yield from reading.places
        reading = reading.before_in_paragraph


def _fronted(mention: Mention) -> NamedPlace | None:
    """The town that opens the mention's sentence, else one before it in its paragraph."""
    reading: SentenceReading | None = mention.reading
    while reading is not None:
        if not reading.is_opening and (place := _opens_with(reading)) is not None:
            return place
        reading = reading.before_in_paragraph
    return None


def _opens_with(reading: SentenceReading) -> NamedPlace | None:
    parsed = reading.parsed
    for place in reading.places:
        wide = place.kind in WIDE and not place.may_be_town
        if place.token > OPENING_WORDS or place.relation not in SETTLED or wide:
            continue
        verb = next((t for t in range(len(parsed)) if parsed.is_verbal(t)), len(parsed))
        if place.token < verb and any(parsed.lower[child] in LEADS for child in parsed.children(place.token)):
            return place
    return None


def _gather(draft: Draft) -> bool:
    """Whether people only gather, and are not told to be met by anybody."""
    kinds = {m.sub_event_type for m in draft.mentions}
    classes = {p.identity.actor_class for p in draft.agents() if p.identity is not None}
    return kinds == {PEACEFUL} and bool(classes) and classes <= PEOPLE


def _is_no_matter_of(deed: Draft, crowd: Draft) -> bool:
    """Whether something was done that nobody did to those who gather or to their like."""
    kinds = {m.sub_event_type for m in deed.mentions if m.sub_event_type is not None}
    if not kinds or not kinds.isdisjoint(CROWD_TYPES):
        return False
    doers = {p.identity.actor_class for p in deed.agents() if p.identity is not None}
    met = {p.identity.actor_class for p in deed.patients() if p.identity is not None}
    if (doers | met) & CROWD_CLASSES:
        return False
    # Police who shoot, and dead whom nobody is said to have killed, may be those of the protest.
    unsaid = kinds <= {ATTACK} and not doers
    beside = not _paragraphs(deed).isdisjoint(_paragraphs(crowd)) or (deed.is_opening and crowd.is_opening)
    if unsaid or (kinds <= BY_FORCES and bool(doers) and doers <= FORCES):
        return not beside and (deed.is_opening or not crowd.is_opening)
    return True


def _paragraphs(draft: Draft) -> set[int]:
    return {m.reading.sentence.paragraph for m in draft.mentions}
