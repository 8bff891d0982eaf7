"""Whom `him`, `her` and `them` mean where something is done to them: `A constable was at prayer when men shot him`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.identity import ArticleActors, Identity, civilian_identity, identify
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention
from pipeline.coding.parsed import OBJECT, SUBJECT, ParsedSentence
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading

ONE = frozenset({"him", "her"})
MANY = frozenset({"NNS", "NNPS"})
PASSIVE = frozenset({"nsubj:pass", "nsubjpass"})
TOLD = SUBJECT | PASSIVE | OBJECT | frozenset({"obl", "pobj"})
# Names of lands and peoples are nobody who is shot.
NO_PERSON = frozenset({ActorKind.COUNTRY, ActorKind.DEMONYM})


def victim_before(
    token: int,
    mention: Mention,
    readings: Sequence[SentenceReading],
    lexicon: Lexicon,
    article: ArticleActors,
) -> Identity | None:
    """The subject told last before the pronoun, in its sentence or the one before, of its number, who acts not."""
    acting = {p.identity.key for p in mention.agents if p.identity is not None}
    heads = {p.side.head for p in mention.agents}
    here = mention.reading
    one = here.parsed.lower[token] in ONE
    # "Them" may be any of those told of before; "him" is whom the sentence before was about.
    for reading in (here, *(readings[max(0, here.index - 1) : here.index] if one else ())):
        parsed = reading.parsed
        last = token if reading is here else len(parsed)
        for noun in range(last - 1, -1, -1):
            if parsed.deps[noun] not in (TOLD if reading is here else SUBJECT | PASSIVE) or (
                reading is here and noun in heads
            ):
                continue
            if _speaks(reading, noun) or not _agrees(parsed, noun, here.parsed.lower[token]):
                continue
            actor = actor_of(reading, noun) or _title_of(reading, noun)
            if actor is None and parsed.pos[noun] == "PROPN" and reading is here:
                # "Men called Nur Habib out and shot him": nothing more is told of him.
                return None
            if actor is None or actor.kind in NO_PERSON:
                continue
            if actor.generic is not None and not actor.covers(noun) and actor is not _title_of(reading, noun):
                # "The trader's shop" is nobody.
                continue
            identity = _as_victim(actor, reading, lexicon, article)
            if identity.key not in acting:
                return identity
    return None


def _speaks(reading: SentenceReading, noun: int) -> bool:
    """Whether somebody only tells of it: `the superintendent said that they shot him`."""
    parsed = reading.parsed
    return reading.lexicon.reporting.match_at(parsed.forms, parsed.heads[noun]) is not None


def _title_of(reading: SentenceReading, name: int) -> ActorSpan | None:
    """What somebody is whose name stands right behind: `constable Ghulam Nabi`."""
    parsed = reading.parsed
    titles = (a for a in reading.actors if a.last <= name and parsed.heads[a.last - 1] == name)
    return next((a for a in titles if a.generic is not None and parsed.pos[name] == "PROPN"), None)


def _agrees(parsed: ParsedSentence, noun: int, pronoun: str) -> bool:
    """Whether one or many are told of, as the pronoun says."""
    several = parsed.tags[noun] in MANY or len(parsed.conjuncts(noun)) > 1
    return several != (pronoun in ONE)


def _as_victim(actor: ActorSpan, reading: SentenceReading, lexicon: Lexicon, article: ArticleActors) -> Identity:
    if actor.generic is not None and not actor.generic.row.as_agent:
        return civilian_identity(actor.country, lexicon, origin=actor.origin)
    return identify(actor, reading.parsed, lexicon, article, day=None)
