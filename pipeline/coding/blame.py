"""Who is blamed, who denies, who claims an act: statements about the culprit of an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.attributions import Attribution
from pipeline.coding.draft import Draft
from pipeline.coding.identity import ArticleActors, Identity, identify, state_identity
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import OBJECT, ParsedSentence
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.voice_memory import Voice
from schemas.vocabulary import ClaimantType, Outcome, Stance
from schemas.word_classes import WordClass

# A denial is about the act when one of these, a word for being responsible, or a trigger word, is what is denied.
THE_ACT = frozenset({"it", "that"})


@dataclass(frozen=True, slots=True)
class Blame:
    """A voice that blames, clears or owns up, or that says an event did not happen."""

    draft: Draft
    reading: SentenceReading
    voice: Voice
    accused: Identity | None
    stance: Stance
    outcome: Outcome
    origin: str


def find_blames(
    drafts: Sequence[Draft], readings: Sequence[SentenceReading], lexicon: Lexicon, article: ArticleActors
) -> list[Blame]:
    """Blames of an article, each tied to the draft it speaks of."""
    found: list[Blame] = []
    # Without an event to speak of, nobody's words need be read.
    for reading in readings if drafts else ():
        for attribution in reading.attributions:
            draft = _draft_of(reading, attribution, drafts)
            if draft is not None:
                found += _blames(draft, reading, attribution, lexicon, article)
    return found


def _draft_of(reading: SentenceReading, attribution: Attribution, drafts: Sequence[Draft]) -> Draft | None:
    """The draft a statement is about: told in its scope, in its sentence, or the latest before it."""

    def mentioned(draft: Draft, *, scoped: bool) -> bool:
        return any(
            m.reading.index == reading.index and (not scoped or m.trigger.head in attribution.scope)
            for m in draft.mentions
        )

    for scoped in (True, False):
        here = next((draft for draft in drafts if mentioned(draft, scoped=scoped)), None)
        if here is not None:
            return here
    if not (attribution.blames or attribution.stance is not Stance.ASSERTS or _owns_up(reading, attribution)):
        return None
    before = [d for d in drafts if min(m.reading.index for m in d.mentions) < reading.index]
    return max(
        before,
        key=lambda d: max(m.reading.index for m in d.mentions if m.reading.index < reading.index),
        default=None,
    )


def _blames(
    draft: Draft, reading: SentenceReading, attribution: Attribution, lexicon: Lexicon, article: ArticleActors
) -> list[Blame]:
    voice = attribution.voice
    if voice is None or reading.parsed.is_negated(attribution.verb) or _by_nobody(reading.parsed, voice):
        return []
    own = _voice_identity(voice, readings_parsed=reading, lexicon=lexicon, article=article)
    if attribution.blames:
        return [
            Blame(draft, reading, voice, accused, attribution.stance, Outcome.PERPETRATOR, attribution.origin)
            for accused in _accused(reading, attribution, lexicon, article)
        ]
    if _owns_up(reading, attribution) and own is not None:
        return [Blame(draft, reading, voice, own, Stance.ASSERTS, Outcome.PERPETRATOR, attribution.origin)]
    if attribution.stance is Stance.DENIES:
        return _denial(draft, reading, attribution, voice, own)
    return _said_culprit(draft, reading, attribution, voice)


def _by_nobody(parsed: ParsedSentence, voice: Voice) -> bool:
    """`No group has claimed responsibility` is nobody's word."""
    return voice.name.lower().split(" ")[0] in {"no", "nobody", "none", "neither"}


def _owns_up(reading: SentenceReading, attribution: Attribution) -> bool:
    parsed, verb = reading.parsed, attribution.verb
    objects = {parsed.lemmas[child] for child in parsed.children(verb, OBJECT)}
    return parsed.lemmas[verb] in reading.lexicon.words[WordClass.OWNING_VERB] and "responsibility" in objects


def _voice_identity(
    voice: Voice, *, readings_parsed: SentenceReading, lexicon: Lexicon, article: ArticleActors
) -> Identity | None:
    actor = voice.actor
    if actor is None or actor.kind is ActorKind.GENERIC:
        return None
    if actor.kind in {ActorKind.COUNTRY, ActorKind.STATE, ActorKind.DEMONYM}:
        return state_identity(actor.country, "military", lexicon, origin=actor.origin)
    if actor not in readings_parsed.actors:
        return None
    return identify(actor, readings_parsed.parsed, lexicon, article, day=None)


def _accused(
    reading: SentenceReading, attribution: Attribution, lexicon: Lexicon, article: ArticleActors
) -> list[Identity]:
    """Actors blamed: objects of the blaming verb, or what stands behind `on` and `against`."""
    parsed, verb = reading.parsed, attribution.verb
    heads = parsed.objects(verb) + [
        noun for word, noun in parsed.prepositional(verb) if word in {"on", "against", "at", "for"}
    ]
    if parsed.lemmas[verb] in reading.lexicon.words[WordClass.LAYING_VERB]:
        # "Attributed the raid to the rebels": the raid did nothing.
        heads = [noun for word, noun in parsed.prepositional(verb) if word == "to"] or heads
    found: list[Identity] = []
    for head in heads:
        actor = next((a for a in reading.actors if a.covers(head)), None) or actor_of(reading, head)
        if actor is None or actor.kind is ActorKind.DEMONYM:
            continue
        if actor.generic is not None and not actor.generic.row.as_agent:
            # "They accused a rancher of clearing forest" blames nobody for the attack.
            continue
        found.append(_as_culprit(actor, parsed, lexicon, article))
    return found[:1]


def _as_culprit(actor: ActorSpan, parsed: ParsedSentence, lexicon: Lexicon, article: ArticleActors) -> Identity:
    if actor.kind is ActorKind.COUNTRY:
        return state_identity(actor.country, "military", lexicon, origin=actor.origin)
    return identify(actor, parsed, lexicon, article, day=None)


def _denial(
    draft: Draft, reading: SentenceReading, attribution: Attribution, voice: Voice, own: Identity | None
) -> list[Blame]:
    parsed, verb = reading.parsed, attribution.verb
    lemmas = {parsed.lemmas[token] for token in parsed.subtree(verb)}
    heads = {m.trigger.head for m in draft.mentions if m.reading.index == reading.index}
    words = THE_ACT | reading.lexicon.words[WordClass.RESPONSIBILITY]
    about_act = bool(lemmas & words) or bool(heads & set(parsed.subtree(verb)))
    if not about_act:
        return []
    outcome = Outcome.PERPETRATOR if own is not None else Outcome.OCCURRENCE
    return [Blame(draft, reading, voice, own, Stance.DENIES, outcome, attribution.origin)]


def _said_culprit(draft: Draft, reading: SentenceReading, attribution: Attribution, voice: Voice) -> list[Blame]:
    """A named voice that tells the event with who did it says who did it."""
    if not voice.named or voice.kind is ClaimantType.UNATTRIBUTED or attribution.stance is not Stance.ASSERTS:
        return []
    for mention in draft.mentions:
        if mention.reading.index != reading.index or mention.trigger.head not in attribution.scope:
            continue
        if mention.trigger.entry.row.roles == "clash":
            continue
        for party in mention.agents:
            if party.identity is not None and party.identity.actor_class is not None and party.identity.weight >= 1.5:
                return [
                    Blame(
                        draft,
                        reading,
                        voice,
                        party.identity,
                        Stance.ASSERTS,
                        Outcome.PERPETRATOR,
                        attribution.origin,
                    )
                ]
    return []
