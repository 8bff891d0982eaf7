"""How far the kinds of event that two drafts tell of agree."""

from __future__ import annotations

from pipeline.coding.draft import Draft, MergeRules

SAME_TYPE, OTHER_TYPE = 1.0, -1.0
# How compatible two sub-event types must be to be told of one event in one sentence, and across an article.
TYPES_OF_A_SENTENCE, TYPES_OF_AN_ARTICLE = 0.4, 0.6
# "Attack" from a word such as "kill" says nothing against an air strike.
GENERAL_TYPES = frozenset({"Attack", "Armed clash"})


def type_points(draft: Draft, other: Draft, rules: MergeRules, *, together: bool) -> float | None:
    """Points for agreeing sub-event types; None for two specific types that cannot be one event."""
    ours, theirs = draft.types(specific=True), other.types(specific=True)
    if ours and theirs:
        degree = max(rules.compatible(a, b) for a in ours for b in theirs)
        needed = TYPES_OF_A_SENTENCE if together else TYPES_OF_AN_ARTICLE
        return None if degree < needed else SAME_TYPE * degree
    ours, theirs = ([kind for kind in d.types(specific=False) if kind not in GENERAL_TYPES] for d in (draft, other))
    if not ours or not theirs:
        return 0.0
    degree = max(rules.compatible(a, b) for a in ours for b in theirs)
    return SAME_TYPE * degree if degree >= TYPES_OF_AN_ARTICLE else OTHER_TYPE
