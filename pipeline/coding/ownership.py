"""Whose the target was, when a later sentence says so: `The camp, run by the group, …`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.actors import ActorKind
from pipeline.coding.draft import Draft
from pipeline.coding.identity import ArticleActors, identify
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Party
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Side

SENTENCES_ON = 8


def owned_targets(
    draft: Draft, readings: Sequence[SentenceReading], lexicon: Lexicon, article: ArticleActors
) -> list[Party]:
    """Owners of the draft's target found in definite phrases of other sentences."""
    targets = {
        party.reading.parsed.lemmas[party.side.head]
        for m in draft.mentions
        for party in m.patients
        if party.side.actor is None or party.side.actor.covers(party.side.head) is False
    }
    indexes = {mention.reading.index for mention in draft.mentions}
    first, last = min(indexes), max(indexes) + SENTENCES_ON
    found: list[Party] = []
    for reading in readings[first : last + 1]:
        if reading.index not in indexes and not reading.triggers:
            found += _owners(reading, targets, lexicon, article)
    return found


def _owners(reading: SentenceReading, targets: set[str], lexicon: Lexicon, article: ArticleActors) -> list[Party]:
    parsed = reading.parsed
    found: list[Party] = []
    for token, lemma in enumerate(parsed.lemmas):
        if lemma not in targets or parsed.pos[token] != "NOUN":
            continue
        phrase = parsed.noun_phrase(token)
        definite = any(parsed.lower[t] in {"the", "this", "that"} for t in range(phrase.first, token))
        actor = actor_of(reading, token)
        if definite and actor is not None and actor.kind in {ActorKind.NAMED, ActorKind.UNLISTED}:
            identity = identify(actor, parsed, lexicon, article, day=None)
            found.append(
                Party(Side(token, phrase, actor), identity, reading, parsed.surface(phrase.first, phrase.last))
            )
    return found
