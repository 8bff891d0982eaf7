"""Numbers moved to the event that their own words point at: the headline's, `the two who died`, `at the station`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention
from pipeline.coding.toll import TOLLED, Toll
from pipeline.coding.triggers import SetAside
from schemas.vocabulary import Outcome, Qualifier, RejectReason, SegmentKind

# "The two who died", "the four killed", but not "the 40 people in the bus".
POINTED = re.compile(r"^(?:who\b|that\b|dead\b|killed\b|slain\b|victims?\b|bodies\b|people killed\b|deaths?\b)")
# "The dead in the two incidents", "killed in both attacks".
OF_BOTH = re.compile(
    r"\b(?:in|from|of|by)\s+(?:both|the\s+(?:two|three|four)|all\s+(?:the\s+)?(?:two|three|four))\s+"
    r"(?:separate\s+)?(?:incident|attack|blast|bombing|raid|clash|shooting|strike|explosion|ambush)e?s\b",
    re.IGNORECASE,
)
WHERE = frozenset({"at", "in", "on", "inside", "outside", "near", "aboard"})
# Words for a place that say of no event where it was.
ANYWHERE = frozenset(
    {"area", "region", "district", "country", "province", "town", "city", "village", "hospital", "state"}
)
ANYWHERE |= {"attack", "incident", "raid", "blast", "clash", "fighting", "violence", "strike", "morgue", "street"}
# What is joined to a verb is another clause.
JOINED = frozenset({"conj"})
BOTH = "of both events"


def settle(drafts: Sequence[Draft]) -> None:
    """Move numbers to the event that they are told of."""
    if len(drafts) < 2:
        return
    _settle_headlines(drafts)
    for draft in drafts:
        for toll in list(draft.tolls):
            home = _meant(toll, draft, drafts) or _at_the_scene(toll, draft, drafts)
            if home is not None:
                draft.tolls = [other for other in draft.tolls if other is not toll]
                home.tolls.append(toll)


def of_both(drafts: Sequence[Draft]) -> list[tuple[Toll, SetAside]]:
    """Take from drafts the numbers that say themselves they are of more than one event: `the dead in both attacks`."""
    lost: list[tuple[Toll, SetAside]] = []
    told = [(draft, toll) for draft in drafts for toll in draft.tolls if toll.outcome in TOLLED]
    for draft, toll in told if len(drafts) > 1 else []:
        parsed = toll.reading.parsed
        if not toll.reading.is_opening and OF_BOTH.search(parsed.surface(toll.span.first, len(parsed))):
            lost.append((toll, SetAside(RejectReason.CUMULATIVE, BOTH)))
            draft.tolls = [other for other in draft.tolls if other is not toll]
    return lost


def _meant(toll: Toll, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The one other event whose number a pointed one repeats: `her brother was one of the two who died in the car`."""
    parsed, first = toll.reading.parsed, toll.span.first
    if toll.low is None or toll.qualifier is not Qualifier.EXACT or toll.outcome is not Outcome.KILLED:
        return None
    at = next((t for t in range(max(1, first), toll.span.last) if parsed.pos[t] == "NUM"), None)
    if at is None or parsed.lower[at - 1] != "the" or at + 1 >= len(parsed):
        return None
    behind = " ".join(parsed.lower[at + 1 : at + 3])
    before = [one for one in draft.tolls if one is not toll and _repeats(toll, one)]
    if before or not POINTED.match(behind):
        return None
    homes = [one for one in drafts if one is not draft and any(_repeats(toll, other) for other in one.tolls)]
    return homes[0] if len(homes) == 1 else None


def _repeats(toll: Toll, other: Toll) -> bool:
    return other.outcome is toll.outcome and other.low == toll.low and other.reading.index < toll.reading.index


def _at_the_scene(toll: Toll, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The one event told before in whose clause the place of a number stands: `killed at the bus station was 30`."""
    parsed = toll.reading.parsed
    own = [m for m in draft.mentions if m.reading is toll.reading and m.trigger.head != toll.head]
    if toll.reading.sentence.kind is SegmentKind.HEADLINE or toll.outcome not in TOLLED or own:
        return None
    scenes = {
        parsed.lemmas[noun]
        for at in range(toll.span.first, min(len(parsed) - 1, toll.span.last))
        if parsed.lower[at] in WHERE and parsed.lower[at + 1] == "the"
        for noun in [
            next((t for t in range(at + 2, len(parsed)) if parsed.tags[t] == "NN" and _ends(parsed.tags, t)), at)
        ]
        if noun != at
    }
    scenes -= ANYWHERE
    if not scenes:
        return None
    homes = [one for one in drafts if any(_stands_in(scenes, m, toll) for m in one.mentions)]
    return homes[0] if len(homes) == 1 and homes[0] is not draft else None


def _ends(tags: Sequence[str], token: int) -> bool:
    return tags[token + 1 : token + 2] not in (("NN",), ("NNS",), ("NNP",))


def _stands_in(scenes: set[str], mention: Mention, toll: Toll) -> bool:
    """Whether one of the words stands in the clause of what was told before."""
    parsed = mention.reading.parsed
    told = mention.reading.index < toll.reading.index
    return told and any(parsed.lemmas[t] in scenes for t in parsed.subtree(mention.trigger.head, without=JOINED))


def _settle_headlines(drafts: Sequence[Draft]) -> None:
    """Move the number of a headline to the one event that the text gives it: `kills farmer; three die in raid`."""
    for draft in drafts:
        for toll in [t for t in draft.tolls if t.reading.sentence.kind is SegmentKind.HEADLINE]:
            told = [d for d in drafts if any(_is_same(toll, other) for other in d.tolls if other is not toll)]
            if len(told) == 1 and told[0] is not draft and len(draft.tolls) > 1:
                draft.tolls = [other for other in draft.tolls if other is not toll]
                told[0].tolls.append(toll)


def _is_same(toll: Toll, other: Toll) -> bool:
    """Whether a number of the text is that of a headline."""
    body = other.reading.sentence.kind is not SegmentKind.HEADLINE
    return body and toll.outcome is other.outcome and toll.low is not None and toll.low == other.low
