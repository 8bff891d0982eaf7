"""Who `they` are that attack after people were hurt or rebels were named: `Nine were killed. They burned huts.`"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.actors import ActorKind
from pipeline.coding.identity import ArticleActors, Identity, identify
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention, Party
from pipeline.coding.people import settlers_of
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from schemas.vocabulary import ARMED_GROUPS, ActorClass

ON_CIVILIANS = frozenset(
    {"Attack", "Abduction/forced disappearance", "Sexual violence", "Looting/property destruction"}
)
SENTENCES_BACK = 6
NATIONS = frozenset({ActorKind.COUNTRY, ActorKind.DEMONYM})
ARMED = ARMED_GROUPS | {ActorClass.EXTERNAL_FORCES}


def attackers_before(
    before: Identity | None,
    token: int,
    party: Party,
    mention: Mention,
    readings: Sequence[SentenceReading],
    lexicon: Lexicon,
    article: ArticleActors,
) -> Identity | None:
    """Whoever acts after people were hurt, and is none of the hurt: `Nine villagers were killed. They burned huts.`"""
    reading, parsed = party.reading, party.reading.parsed
    if before is None or before.actor_class is not ActorClass.CIVILIANS or reading.index == 0:
        return before
    acts = party in mention.agents and parsed.lower[token] == "they" and mention.sub_event_type is not None
    last = readings[reading.index - 1].parsed
    root = next((t for t in range(len(last)) if last.heads[t] == t), 0)
    hurt = last.is_passive(root) and any(hit.first == root for hit in readings[reading.index - 1].outcomes)
    if not acts or not hurt:
        return before
    for earlier in reversed(readings[max(0, reading.index - SENTENCES_BACK) : reading.index]):
        for span in reversed(earlier.actors):
            identity = identify(span, earlier.parsed, lexicon, article, day=None)
            if identity.actor_class in ARMED and span.kind not in {ActorKind.COUNTRY, ActorKind.DEMONYM}:
                return identity
    return None


def raiders_before(
    token: int,
    party: Party,
    mention: Mention,
    readings: Sequence[SentenceReading],
    lexicon: Lexicon,
    article: ArticleActors,
) -> Identity | None:
    """The armed group of the sentence before, where they raid: `in a district that rebels hold. They took a clerk.`"""
    here = party.reading
    if not here.index or here.parsed.lower[token] != "they" or mention.sub_event_type not in ON_CIVILIANS:
        return None
    before = readings[here.index - 1]
    told = (identify(span, before.parsed, lexicon, article, day=None) for span in reversed(before.actors))
    return next((one for one in told if one.actor_class in ARMED_GROUPS), None) if party in mention.agents else None


def of_that_nation(
    party: Party, readings: Sequence[SentenceReading], lexicon: Lexicon, article: ArticleActors
) -> Identity | None:
    """Whom the sentences before speak of as of a nation: `Israeli settlers came. The Israelis burned cars.`"""
    actor, parsed = party.side.actor, party.reading.parsed
    if actor is None or actor.kind is not ActorKind.DEMONYM or not actor.covers(party.side.head):
        return None
    if parsed.tags[party.side.head] not in {"NNS", "NNPS"} or parsed.lower[actor.first - 1 : actor.first] != ("the",):
        return None
    for earlier in reversed(readings[max(0, party.reading.index - 2) : party.reading.index]):
        for span in reversed(earlier.actors):
            words = earlier.parsed.words[max(0, span.first - 1) : span.last]
            held = (one for word in words for one in lexicon.countries.named(word))
            if span.kind in NATIONS or not any(one.country == actor.country for one in held):
                continue
            if (settlers := settlers_of(span)) is not None:
                return settlers
            return identify(span, earlier.parsed, lexicon, article, day=None)
    return None


def raiders_told_of(before: SentenceReading, verb: int, lexicon: Lexicon, article: ArticleActors) -> Identity | None:
    """The armed group that somebody tells of: `Insurgents held Ora, the ministry said. They looted a shop.`"""
    parsed = before.parsed
    if lexicon.reporting.match_at(parsed.forms, verb) is None:
        return None
    for clause in parsed.children(verb, frozenset({"ccomp"})):
        for subject in parsed.subjects(clause) if clause < verb else []:
            actor = actor_of(before, subject)
            told = None if actor is None else identify(actor, parsed, lexicon, article, day=None)
            if told is not None and told.actor_class in ARMED_GROUPS:
                return told
    return None
