"""Whom an armed side fought, where the words for the fight do not say and the article names one other side only."""

from __future__ import annotations

from collections import Counter

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.article_context import ArticleContext
from pipeline.coding.draft import Draft
from pipeline.coding.identity import Identity, identify, related
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Party
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.roles import Side
from pipeline.coding.sides import Choice
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass

CLASH, DISRUPTED = "Armed clash", "Disrupted weapons use"
TELLING = frozenset({ActorKind.NAMED, ActorKind.UNLISTED, ActorKind.STATE})
PEACEKEEPERS = "United Nations"
# "According to the" before a name.
ACCORDING = 3


def with_opponent(kind: str, agents: list[Choice], patients: list[Choice], context: ArticleContext) -> list[Choice]:
    """The other side of a clash of one known side: the one other army or armed group that the article names.

    So is whoever sent what an army shot down: the armed group of which the article tells most.
    """
    downed = kind == DISRUPTED and bool(agents) and agents[0].identity.actor_class in FORCES
    if not (kind == CLASH or downed) or patients or not agents or not (downed or _is_known(agents[0].identity)):
        return patients
    found: dict[str, Choice] = {}
    told: Counter[str] = Counter()
    for reading in context.readings:
        for span in reading.actors:
            if span.kind not in TELLING or _is_only_heard(reading.parsed, span):
                continue
            identity = identify(span, reading.parsed, context.lexicon, context.actors, day=None)
            if downed and identity.actor_class not in ARMED_GROUPS:
                continue
            if not _is_known(identity) or _is_on_one_side(agents[0].identity, identity, context.lexicon):
                continue
            text = reading.parsed.surface(span.first, span.last)
            side = Side(span.last - 1, reading.parsed.noun_phrase(span.last - 1), span)
            found.setdefault(identity.key, Choice(identity, Party(side, identity, reading, text)))
            told[identity.key] += 1
    if downed and len(found) > 1 and told.most_common(2)[0][1] > told.most_common(2)[1][1]:
        return [found[told.most_common(1)[0][0]]]
    return list(found.values()) if len(found) == 1 else patients


def pair_before(
    kind: str, agents: list[Choice], patients: list[Choice], draft: Draft, context: ArticleContext
) -> tuple[list[Choice], list[Choice]]:
    """Both sides of a clash that names none, where the sentence before it in its paragraph names just two."""
    first = draft.first.reading
    if kind != CLASH or agents or patients or first.index == 0:
        return agents, patients
    before = context.readings[first.index - 1]
    if before.sentence.paragraph != first.sentence.paragraph:
        return agents, patients
    found: dict[str, Choice] = {}
    for span in before.actors:
        identity = identify(span, before.parsed, context.lexicon, context.actors, day=None)
        if span.kind in TELLING and _is_known(identity):
            text = before.parsed.surface(span.first, span.last)
            side = Side(span.last - 1, before.parsed.noun_phrase(span.last - 1), span)
            found.setdefault(identity.key, Choice(identity, Party(side, identity, before, text)))
    two = list(found.values())
    if len(two) != len("AB") or _is_on_one_side(two[0].identity, two[1].identity, context.lexicon):
        return agents, patients
    return two[:1], two[1:]


def _is_only_heard(parsed: ParsedSentence, span: ActorSpan) -> bool:
    """Whether an unlisted body is named as the one that tells it: `According to the Ora Defence Forces, …`."""
    before = parsed.lower[max(0, span.first - ACCORDING) : span.first]
    return span.kind is ActorKind.UNLISTED and "according" in before


def _is_known(identity: Identity) -> bool:
    """Whether it is an army, a police force or an armed group by name, and no mission that keeps the peace."""
    armed = identity.actor_class in FORCES | ARMED_GROUPS
    return armed and identity.is_named and PEACEKEEPERS not in identity.name and identity.branch != "government"


def _is_on_one_side(one: Identity, other: Identity, lexicon: Lexicon) -> bool:
    """Whether two are the same, parts of one another, or forces of one state."""
    both = {one.actor_class, other.actor_class} <= FORCES - {ActorClass.EXTERNAL_FORCES}
    same_state = both and one.country is not None and one.country == other.country
    return one.key == other.key or same_state or related(one.actor_id, other.actor_id, lexicon)
