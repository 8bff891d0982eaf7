"""Whom ground was taken from, where the words for taking it do not say."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.article_context import ArticleContext
from pipeline.coding.draft import Draft
from pipeline.coding.identity import Identity, identify, is_unknown
from pipeline.coding.mention import Party
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Side
from pipeline.coding.sides import Choice
from schemas.vocabulary import ARMED_GROUPS, FORCES
from schemas.word_classes import WordClass

REGAINED, OVERTAKEN = "Government regains territory", "Non-state actor overtakes territory"
STRONGHOLDS = frozenset({"stronghold", "bastion", "bulwark", "fiefdom", "headquarters"})
OWNERS = frozenset({"nmod:poss", "poss", "compound"})
# `Backed by`, `with the help of`.
BACKING = frozenset({"back", "support", "aid", "assist", "help", "reinforce", "arm", "ally", "accompany", "backing"})
# Whoever leaves a place is told a sentence before it is taken, or a few behind.
BEFORE, BEHIND = 1, 4


def with_loser(
    kind: str | None, agents: list[Choice], patients: list[Choice], draft: Draft, context: ArticleContext
) -> list[Choice]:
    """The other side of ground that changed hands: who left it or held it, else the only one who can have.

    A side that the text names as the one it was taken from stays.
    """
    if kind not in {REGAINED, OVERTAKEN} or not agents or (patients and patients[0].identity.is_named):
        return patients
    taker = agents[0].identity
    indexes = [mention.reading.index for mention in draft.mentions]
    near = context.readings[max(0, min(indexes) - BEFORE) : max(indexes) + BEHIND + 1]
    told = [choice for reading in near for choice in _leaving(reading, context)]
    found = next((choice for choice in told if _opposed(taker, choice.identity, kind)), None)
    if found is None and not patients:
        found = _only_other(taker, kind, context)
    if found is None or (patients and not (found.identity.is_named or is_unknown(patients[0].identity.name))):
        return patients
    return [found, *patients]


def _leaving(reading: SentenceReading, context: ArticleContext) -> Iterator[Choice]:
    """Sides that leave or held a place in a sentence."""
    parsed, words = reading.parsed, reading.lexicon.words
    for token, lemma in enumerate(parsed.lemmas):
        if lemma in STRONGHOLDS:
            # "Entered Ora, the main stronghold of the group": the group held it.
            owners = [noun for word, noun in parsed.prepositional(token) if word == "of"]
            for noun in [*owners, *parsed.children(token, OWNERS)]:
                actor = actor_of(reading, noun)
                if actor is not None and actor.kind is not ActorKind.COUNTRY:
                    yield _choice(reading, noun, actor, context)
        leaves, holds = lemma in words[WordClass.LEAVING_VERB], lemma in words[WordClass.HOLDING_VERB]
        if not (leaves or holds) or not parsed.is_verbal(token) or parsed.is_negated(token):
            continue
        if holds and not _is_past(parsed, token):
            continue
        passive = parsed.is_passive(token)
        by = [noun for word, noun in parsed.prepositional(token) if word == "by"]
        for noun in by if passive and holds else parsed.subjects(token):
            actor = actor_of(reading, noun)
            if actor is not None:
                yield _choice(reading, noun, actor, context)


def _is_past(parsed: ParsedSentence, verb: int) -> bool:
    """Whether somebody had held it, or it was held by him: who holds it now has not lost it."""
    return parsed.is_passive(verb) or any(parsed.lower[child] == "had" for child in parsed.children(verb))


def _choice(reading: SentenceReading, noun: int, actor: ActorSpan, context: ArticleContext) -> Choice:
    parsed = reading.parsed
    phrase = parsed.noun_phrase(noun)
    identity = identify(actor, parsed, context.lexicon, context.actors, day=None)
    text = parsed.surface(phrase.first, phrase.last)
    return Choice(identity, Party(Side(noun, phrase, actor), identity, reading, text))


def _opposed(taker: Identity, other: Identity, kind: str) -> bool:
    """Whether one can have lost to the other: a state to those who are none's, and the other way round."""
    if other.key == taker.key or other.actor_class is None:
        return False
    if kind == REGAINED:
        return other.actor_class in ARMED_GROUPS
    return other.actor_class in FORCES or (other.actor_class in ARMED_GROUPS and other.is_named)


def _only_other(taker: Identity, kind: str, context: ArticleContext) -> Choice | None:
    """The one group that the article names beside a government, or the forces that rebels took it from."""
    telling = {ActorKind.NAMED, ActorKind.UNLISTED} if kind == REGAINED else {ActorKind.STATE, ActorKind.GENERIC}
    found: dict[str, Choice] = {}
    for reading in context.readings:
        for span in reading.actors:
            if span.kind not in telling or _stands_by(reading, span):
                continue
            choice = _choice(reading, span.last - 1, span, context)
            of_side = choice.identity.branch == "military" if kind == OVERTAKEN else choice.identity.is_named
            if of_side and _opposed(taker, choice.identity, kind):
                found.setdefault(choice.identity.key, choice)
    return next(iter(found.values())) if len(found) == 1 else None


def _stands_by(reading: SentenceReading, span: ActorSpan) -> bool:
    """Whether somebody only helps another: `rebels backed by Rwandan troops` took it from somebody else."""
    parsed = reading.parsed
    above = parsed.heads[span.last - 1]
    helped = parsed.lemmas[above] in BACKING and (parsed.is_verbal(above) or "of" in parsed.lower[above : span.first])
    return helped and above < span.first
