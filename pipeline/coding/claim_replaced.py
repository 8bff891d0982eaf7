"""Numbers that another number has taken the place of: an earlier toll, one brought down, one that was corrected."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.coding.toll import Toll
from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Qualifier
from schemas.word_classes import WordClass

# "More than 20 dead, the statement said, before the toll increased", "before revising the number of dead upwards".
BEFORE_A_RISE = re.compile(
    r"\bbefore (?:(?:the|that|this|its|his|her|their) (?:\w+ ){0,2}(?:toll|number|figure|count) (?:was |were )?"
    r"(?:increas|rose|rise|rais|revis|updat|climb|grew|jump)|(?:revis|rais|updat|increas)ing (?:it|the|that|its)\b)",
    re.I,
)
# "Spoke of 300 dead, then withdrew the figure".
WITHDRAWN = re.compile(
    r"\b(?:withdrew|withdrawn|retract(?:ed)?|took back|taken back|deleted) (?:the|that|this|its|his|her) (?:\w+ )?"
    r"(?:figure|number|claim|toll|count|report|post|statement|tweet|estimate)\b",
    re.I,
)
OUTLET = frozenset({ClaimantType.UNATTRIBUTED, ClaimantType.MEDIA})
EARLIER = frozenset({"earlier", "initially", "previously", "initial", "previous", "original", "originally"})
HELD = frozenset({"thought", "believed"})
CORRECTED = frozenset({"later", "subsequently", "actually", "fact", "corrected", "revised", "updated"})
# When somebody had said something, before the verb for it.
TIMES = frozenset({"morning", "afternoon", "evening", "night", "hour", "hours", "before", "yesterday", "earlier"})
WHEN_WITHIN = 12
# Who, before it.
WHO_WITHIN = 5
# Between what brings a number down and the number: "revised the toll of the attack downward to 35".
DOWN_WITHIN = 10
BODIES = frozenset({"police", "army", "hospital", "ministry", "prosecutor", "prosecutors"})
ITSELF = frozenset({"we", "it", "they", "he", "she"})
REDOING = frozenset({"amend", "revise", "correct", "change", "adjust", "scale"})
DOWN = frozenset({"down", "downward", "downwards"})
DOWN_VERBS = frozenset({"lower", "reduce", "cut", "slash"})
BRINGING = frozenset({"bring", "amend", "scale", "adjust", "correct", "change"})
EARLIER_TOLL = frozenset((d, word) for d in ("an", "the", "its") for word in ("earlier", "initial", "previous"))
# "Earlier on Monday" only dates what was said.
DAYS_BEHIND = (("on",), ("this",), ("in",), ("that",), ("today",), ("monday",), (",",))


def are_replaced(tolls: Sequence[Toll], claims: Sequence[Claim]) -> list[bool]:
    """For each claim, whether it is told as what was said first, beside what is said now."""
    firm = [(c, t) for c, t in zip(claims, tolls, strict=True) if c.counted and c.qualifier is not Qualifier.VAGUE]
    flags = [
        claim.counted
        and any(c.outcome is claim.outcome and (c.low, c.high) != (claim.low, claim.high) for c, _ in firm)
        and (
            _is_withdrawn(toll)
            or _gives_way(toll, claim, [(c, t) for c, t in firm if c is not claim and c.outcome is claim.outcome])
            or (is_earlier(toll) and any(_corrects(other, toll) for other in tolls))
        )
        for toll, claim in zip(tolls, claims, strict=True)
    ]
    left = {claim.outcome for claim, gone in zip(claims, flags, strict=True) if claim.counted and not gone}
    # Of numbers that would all give way, none does.
    return [gone and claim.outcome in left for claim, gone in zip(claims, flags, strict=True)]


def _is_withdrawn(toll: Toll) -> bool:
    """Whether who gave a number took it back in the same breath."""
    parsed = toll.reading.parsed
    return WITHDRAWN.search(parsed.surface(toll.span.last - 1, len(parsed))) is not None


def _gives_way(toll: Toll, claim: Claim, others: Sequence[tuple[Claim, Toll]]) -> bool:
    """Whether a number was first given and its voice gives another; one of the paper's own gives way to any."""
    parsed = toll.reading.parsed
    if is_earlier(toll):
        if any(c.claimant_type is claim.claimant_type and _rose_to(toll, c) for c, _ in others):
            return True
        said = parsed.lower[: toll.span.first]
        if not HELD.isdisjoint(said) and any(c.claimant_type is claim.claimant_type for c, _ in others):
            # "The original toll was thought to be 359".
            return True
        return claim.claimant_type in OUTLET or any(_is_same_voice(*other, claim, said) for other in others)
    if toll.attribution is None or not _was_said_before(toll):
        return False
    said = parsed.lower[max(0, toll.attribution.verb - WHO_WITHIN) : toll.attribution.verb]
    return any(_is_same_voice(*other, claim, said) for other in others)


def _rose_to(toll: Toll, claim: Claim) -> bool:
    """Whether a number is told as what was said before it rose, and another is greater."""
    rest = toll.reading.parsed.surface(toll.span.last - 1, len(toll.reading.parsed))
    return BEFORE_A_RISE.search(rest) is not None and (claim.low or 0) > (toll.low or 0)


def _corrects(other: Toll, toll: Toll) -> bool:
    """Whether a number is told at once as what was found later: `first spoke of 14, but it was later put at 13`."""
    parsed, here = other.reading.parsed, other.reading.index - toll.reading.index
    start = toll.span.last if here == 0 else 0
    behind = here == 1 or (here == 0 and other.span.first >= start)
    differs = other.outcome is toll.outcome and (other.low, other.high) != (toll.low, toll.high)
    return differs and behind and not CORRECTED.isdisjoint(parsed.lower[start : other.span.last])


def _is_same_voice(other: Claim, told: Toll, claim: Claim, said: Sequence[str]) -> bool:
    """Whether who gave a number first gives another now; `we` and `it` are those of their kind who just spoke."""
    name = (claim.claimant or "").split()[-1:]
    if name and name[0][0].isupper() and name[0] in told.reading.sentence.text and other.claimant_id is not None:
        # The agency by its spokesman, who is named there: "'12 dead', said Basri", "Basri had earlier given seven".
        return True
    if other.claimant is not None and len(other.claimant.split()) > 1 and other.claimant in (claim.claimant or ""):
        return True
    itself = other.claimant_type is claim.claimant_type and not ITSELF.isdisjoint(said)
    # "The UN had on Friday learned of 75": no other monitor's number takes its place.
    itself = itself and claim.claimant_type is not ClaimantType.MONITOR
    body = _bodies(other) & _bodies(claim)
    return other.claimant == claim.claimant or itself or (other.claimant_type is claim.claimant_type and bool(body))


def _bodies(claim: Claim) -> frozenset[str]:
    """The words for a body in a voice's name: `Police`, `state police chief` and `Police Forces of Peru` are one."""
    return BODIES.intersection((claim.claimant or "").lower().replace(",", " ").split())


def is_brought_down(toll: Toll) -> bool:
    """Whether its number takes the place of a greater one: `revised the toll downward to 35`, `cut it to 20`."""
    parsed, span = toll.reading.parsed, toll.span
    lead = range(max(0, span.first - DOWN_WITHIN), span.last)
    verbs = toll.reading.lexicon.words[WordClass.REVISING_VERB]
    cut = any(parsed.lemmas[t] in DOWN_VERBS for t in lead)
    # "Placed it at 17 before it amended it to 14".
    it = any(parsed.lemmas[t] in REDOING and parsed.lower[t + 1] == "it" for t in lead if t + 1 < len(parsed))
    moved = any(parsed.lemmas[t] in verbs | BRINGING for t in lead)
    down = it or (moved and any(parsed.lower[t] in DOWN for t in lead))
    return "to" in parsed.lower[span.first - 3 : span.last] and (cut or down)


def is_earlier(toll: Toll) -> bool:
    """Whether the number was first given and no longer is: `had at first reported`, `an earlier toll of nine`."""
    parsed = toll.reading.parsed
    said = toll.attribution.verb if toll.attribution is not None else toll.span.first
    if parsed.lower[toll.span.last : toll.span.last + 2] == ("at", "first"):
        return True
    if BEFORE_A_RISE.search(parsed.surface(toll.span.last - 1, len(parsed))):
        return True
    if parsed.lower[toll.span.last - 3 : toll.span.last - 1] in EARLIER_TOLL:
        # "Down from 20 in an earlier toll".
        return True
    end = min(len(parsed), max(said + 2, toll.span.first + 2, toll.span.last))
    for token in range(max(0, min(said, toll.span.first) - 4), end):
        behind = parsed.lower[token + 1 : token + 2]
        # "Initially, two bodies were found".
        at_once = parsed.lower[token] == "initially" and behind == (",",)
        if parsed.lower[token] in EARLIER and (at_once or behind not in DAYS_BEHIND):
            # "Initially reported eight deaths but later put it at 11".
            return CORRECTED.isdisjoint(parsed.lower[token + 1 : toll.span.first])
        if parsed.lower[token] == "first" and (parsed.lower[token - 1] == "at" or token + 1 == said):
            return True
    return False


def _was_said_before(toll: Toll) -> bool:
    """Whether somebody had given a number at a time that is told: `on Monday he had spoken of 79`."""
    if toll.attribution is None:
        return False
    parsed, verb = toll.reading.parsed, toll.attribution.verb
    had = "had" in parsed.lower[max(0, verb - 3) : verb]
    times = toll.reading.lexicon.days | TIMES
    when = [t for t in range(max(0, verb - WHEN_WITHIN), verb) if parsed.lower[t] in times]
    return had and any(t not in toll.attribution.scope for t in when)
