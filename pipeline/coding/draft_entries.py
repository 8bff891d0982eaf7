"""Lists of incidents, whose entries tell events of their own, and words that point at what was told before."""

from __future__ import annotations

from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention
from pipeline.coding.parsed import CASE

# How those hurt stand with what hurt them: `killed in the raid`.
SCENES = frozenset({"in", "during", "by", "of", "from", "with"})


def of_other_entries(draft: Draft, other: Draft) -> bool:
    """Whether two entries of a list of incidents tell them, open otherwise or share no place, or one and what follows.

    `16:10 – Kisumu: … . Background: The protests began in June`.
    """
    if bool(draft.entries) != bool(other.entries):
        loose = other if draft.entries else draft
        listed = draft if draft.entries else other
        behind = loose.first.reading.index > listed.first.reading.index
        placed = {p.text for d in (draft, other) for m in d.mentions for p, rank in m.places if rank == 0}
        met = {p.text for m in loose.mentions for p, _ in m.places} & placed & _names(listed)
        return behind and not met and not loose.is_opening and not refers_back(loose) and not listed.is_opening
    if not draft.entries or draft.entries & other.entries:
        return False
    headed, others = ({m.reading.entry_label for m in d.mentions} - {None} for d in (draft, other))
    if headed and others and headed.isdisjoint(others):
        return True
    ours, theirs = _names(draft), _names(other)
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _names(draft: Draft) -> frozenset[str]:
    return frozenset[str]().union(*(m.reading.entry_places for m in draft.mentions))


def refers_back(draft: Draft) -> bool:
    """Whether its words point at what was told before: `the attack killed six`, not `seized rifles after the raid`."""
    pointing = [m for m in draft.mentions if m.is_definite]
    return any(not any(_told_beside(m, other) for other in draft.mentions if other is not m) for m in pointing)


def _told_beside(pointing: Mention, other: Mention) -> bool:
    """Whether an event of its own is told over one pointed at, and only placed by it."""
    parsed, head = pointing.reading.parsed, pointing.trigger.head
    if other.is_definite or other.reading is not pointing.reading or not any(p.identity for p in other.agents):
        return False
    if parsed.is_verbal(head) or other.trigger.head not in parsed.ancestors(head):
        return False
    led = {parsed.lower[child] for child in parsed.children(head, CASE) if child < head}
    return bool(led) and led.isdisjoint(SCENES)
