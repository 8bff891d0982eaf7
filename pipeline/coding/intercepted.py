"""What was sent against somebody and stopped on the way: `shot down two drones launched by the rebels`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.mention import Mention
from pipeline.coding.parsed import PARTICIPLE, RELATIVE
from pipeline.coding.triggers import SetAside
from schemas.vocabulary import RejectReason

DISRUPTED = "Disrupted weapons use"
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
    things: Sequence[int] = parsed.objects(stop.trigger.head)
    if parsed.is_verbal(stop.trigger.head) and parsed.is_passive(stop.trigger.head):
        things = parsed.subjects(stop.trigger.head)
    return parsed.heads[head] in things
