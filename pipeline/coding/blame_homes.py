"""Which event a culprit is named for, when the words that name him make no event of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.blame import Blame
from pipeline.coding.draft import Draft
from pipeline.coding.identity import is_unknown
from pipeline.coding.own_deeds import owns_up, tells_own_deed
from pipeline.coding.reports import Coded, Dropped
from schemas.vocabulary import RejectReason, Stance

# A draft dropped for one of these was no event of its own; what it counts belongs to the event told before it.
THIN = frozenset({RejectReason.BACKGROUND, RejectReason.NO_PARTICIPANT, RejectReason.SUBSUMED})


def blames_at_home(blames: Sequence[Blame], results: Sequence[Coded | Dropped]) -> tuple[list[Blame], bool]:
    """Blames with those of drafts too thin to stand given to an event told before them.

    A denial is of the event told first: `denied it had carried out the attack`. A culprit is of the event told last,
    where nobody is named for it.
    """
    open_ones = {id(r.draft) for r in results if isinstance(r, Coded) and _is_open(r)}
    kept = [result.draft for result in results if isinstance(result, Coded)]
    thin = {id(r.draft) for r in results if isinstance(r, Dropped) and r.reason in THIN and not r.draft.day_rules()}
    told: list[Blame] = []
    for blame in blames:
        before = [draft for draft in kept if draft.first.reading.index <= blame.reading.index]
        if id(blame.draft) in thin and blame.stance is not Stance.DENIES:
            before = [d for d in before if id(d) in open_ones and d.first.reading.index < blame.reading.index]
            before = sorted(before, key=lambda draft: _last_told(draft, blame.reading.index), reverse=True)
        told.append(replace(blame, draft=before[0]) if id(blame.draft) in thin and before else blame)
    return told, any(one is not other for one, other in zip(told, blames, strict=True))


def _is_open(result: Coded) -> bool:
    """Whether nobody in particular is told to have done it."""
    doer = result.report.actor1
    return doer is None or is_unknown(doer.name)


def _last_told(draft: Draft, index: int) -> int:
    """The last sentence before another that tells of an event."""
    return max(m.reading.index for m in draft.mentions if m.reading.index <= index)


def tells_of_the_known(result: Coded, main: Coded) -> bool:
    """Whether all of it is a group's word on its own deed, which nobody is named for: `it had targeted Shiites`."""
    mentions, doer = result.draft.mentions, main.report.actor1
    if result.draft.is_opening or result.draft.day_rules() or (doer is not None and doer.actor_id is not None):
        return False
    return all(
        not m.is_specific
        and m.attribution is not None
        and (
            tells_own_deed(m.reading, m.attribution) or any(owns_up(m.reading, a.verb) for a in m.reading.attributions)
        )
        for m in mentions
    )
