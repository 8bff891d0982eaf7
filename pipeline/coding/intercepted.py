"""What was sent against somebody and stopped on the way: `shot down two drones launched by the rebels`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.definite import POINTING
from pipeline.coding.mention import Mention
from pipeline.coding.parsed import PARTICIPLE, RELATIVE
from pipeline.coding.triggers import SetAside
from schemas.vocabulary import RejectReason

DISRUPTED = "Disrupted weapons use"
PRONOUNS = frozenset({"it", "they", "them"})
SENT = frozenset({"Air/drone strike", "Shelling/artillery/missile attack", "Attack"})


def without_the_stopped(mentions: list[Mention]) -> list[Mention]:
    """Mentions without the launch of what was shot down; whoever launched it is the other side of that."""
    stops = [m for m in mentions if m.aside is None and m.sub_event_type == DISRUPTED]
    if not stops:
        return mentions
    # By the places of their verbs, of which each has one mention.
    launched = {n.trigger.head: m for m in stops for n in mentions if n.aside is None and _is_what_it_stops(m, n)}
    aside = SetAside(RejectReason.SUBSUMED, "the launch of what was stopped")

    def told(mention: Mention) -> Mention:
        if mention.trigger.head in launched:
            return replace(mention, aside=aside)
        senders = [p for n in mentions if launched.get(n.trigger.head) is mention for p in n.agents]
        return replace(mention, patients=(*mention.patients, *senders)) if senders else mention

    return [told(mention) for mention in mentions] if launched else mentions


def _is_what_it_stops(stop: Mention, launch: Mention) -> bool:
    """Whether a participle or relative clause on the object of one tells who had launched it."""
    parsed, head = stop.reading.parsed, launch.trigger.head
    if launch.sub_event_type not in SENT or parsed.deps[head] not in PARTICIPLE | RELATIVE:
        return False
    return parsed.heads[head] in _stopped(stop)


def as_stopped(mentions: list[Mention]) -> list[Mention]:
    """Mentions where the launch of `the missile` that the article says was shot down is part of its end.

    `The missile was launched from Yemen` shells nobody when it was shot down a sentence before.
    """
    stops = [m for m in mentions if m.sub_event_type == DISRUPTED]
    if not stops:
        return mentions

    def told(mention: Mention) -> Mention:
        if mention.sub_event_type not in SENT or not any(_points_at(mention, s) for s in stops):
            return mention
        senders = tuple(party for party in mention.agents if party.identity is not None)
        return replace(mention, sub_event_type=DISRUPTED, is_specific=False, agents=(), patients=senders)

    return [told(mention) for mention in mentions]


def _points_at(launch: Mention, stop: Mention) -> bool:
    """Whether a launch is told of the very thing that an earlier sentence tells to be stopped."""
    reading, earlier = launch.reading, stop.reading
    if earlier.index >= reading.index or any(party.identity is not None for party in launch.patients):
        return False
    parsed, head = reading.parsed, launch.trigger.head
    if not parsed.is_verbal(head):
        return False
    things: Sequence[int] = parsed.subjects(head) if parsed.is_passive(head) else parsed.objects(head)
    before = _stopped(stop)
    # "The rocket" may be the missile, but not one of the missiles.
    alike = {earlier.parsed.tags[t] for t in before} if launch.weapon is not None else set()
    same = {earlier.parsed.lemmas[t] for t in before}
    return any(
        (
            (parsed.lemmas[thing] in same or parsed.tags[thing] in alike)
            and any(parsed.lower[c] in POINTING for c in parsed.children(thing))
        )
        or (parsed.lower[thing] in PRONOUNS and earlier.index == reading.index - 1)
        for thing in things
    )


def _stopped(stop: Mention) -> Sequence[int]:
    """The tokens of what was stopped."""
    parsed, head = stop.reading.parsed, stop.trigger.head
    if not parsed.is_verbal(head):
        return range(stop.trigger.span.first, stop.trigger.span.last)
    return parsed.subjects(head) if parsed.is_passive(head) else parsed.objects(head)
