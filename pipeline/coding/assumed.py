"""Whom armed people are taken for: `gunmen believed to be herders`, `the attackers, said to belong to the militia`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.identity import ArticleActors, Identity, communal_identity, identify, is_unknown
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import NEGATION, ParsedSentence
from pipeline.coding.reading import SentenceReading
from schemas.vocabulary import ActorClass
from schemas.word_classes import WordClass

# Words that may stand between the people and what they are taken for.
LINKING = frozenset(
    {
        *(
            "to",
            "be",
            "been",
            "are",
            "were",
            "was",
            "is",
            "have",
            "has",
            "who",
            "that",
            "as",
            "by",
            "of",
            "from",
            "with",
        ),
        *(
            "belong",
            "belonging",
            "being",
            "members",
            "fighters",
            "a",
            "an",
            "the",
            "local",
            "and",
            "widely",
            ",",
            "also",
        ),
        *("residents", "witnesses", "police", "officials", "authorities", "villagers", "survivors", "part", "loyal"),
        *("linked", "affiliated", "allied", "close", "mostly", "some", "ethnic", "armed", "group", "militia", "gang"),
    }
)
LONGEST_LINK = 9
# A word for such people is said of the event told in this many sentences before or in the same one.
SENTENCES_BACK = 4
KNOWN = frozenset({ActorKind.NAMED, ActorKind.UNLISTED, ActorKind.STATE, ActorKind.COLLECTIVE})


@dataclass(frozen=True, slots=True)
class Assumed:
    """Armed people of whom the text knows no more, and the actor that somebody takes them for."""

    people: ActorSpan
    taken_for: ActorSpan
    is_definite: bool


def assumed_in(reading: SentenceReading) -> list[Assumed]:
    """Such pairs of a sentence."""
    parsed, words = reading.parsed, reading.lexicon.words[WordClass.ASSUMING]
    if words.isdisjoint(parsed.lower):
        return []
    found: list[Assumed] = []
    for people in reading.actors:
        if people.generic is None or not is_unknown(people.generic.row.name):
            continue
        other = next((a for a in reading.actors if a.first >= people.last and parsed.lower[a.first - 1] != "by"), None)
        if other is None or other.first - people.last > LONGEST_LINK:
            continue
        if _links(parsed, people, other, words):
            definite = any(parsed.lower[t] in {"the", "these"} for t in range(max(0, people.first - 2), people.first))
            found.append(Assumed(people, other, definite))
    return found


def _links(parsed: ParsedSentence, people: ActorSpan, other: ActorSpan, words: frozenset[str]) -> bool:
    """Whether what stands between says that the one is taken for the other, and nothing else."""
    between = parsed.lower[people.last : other.first]
    if not NEGATION.isdisjoint(between):
        return False
    before = parsed.lower[max(0, people.first - 3) : people.first]
    said_before = not words.isdisjoint(before) and between[:1] == ("as",)
    said = said_before or not words.isdisjoint(between)
    return said and all(word in LINKING or word in words for word in between)


def identity_assumed(
    actor: ActorSpan | None, reading: SentenceReading, readings: Sequence[SentenceReading], article: ArticleActors
) -> Identity | None:
    """Whom armed people without a name are taken for, in their own sentence or one soon behind it."""
    lexicon = reading.lexicon
    for pair in assumed_in(reading):
        if actor is pair.people or actor is pair.taken_for:
            return _armed(pair.taken_for, reading, lexicon, article)
    if actor is None or actor.generic is None or not is_unknown(actor.generic.row.name):
        return None
    for later in readings[reading.index + 1 : reading.index + 1 + SENTENCES_BACK]:
        for pair in assumed_in(later):
            if pair.is_definite and pair.taken_for.kind in KNOWN:
                return _armed(pair.taken_for, later, lexicon, article)
    return None


def _armed(actor: ActorSpan, reading: SentenceReading, lexicon: Lexicon, article: ArticleActors) -> Identity | None:
    """The identity as one that bears arms: herders who raid are a communal militia."""
    if actor.kind in {ActorKind.COUNTRY, ActorKind.DEMONYM}:
        return None
    identity = identify(actor, reading.parsed, lexicon, article, day=None)
    return communal_identity(identity) if identity.actor_class is ActorClass.CIVILIANS else identity
