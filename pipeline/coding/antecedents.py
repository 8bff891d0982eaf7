"""What `the faction`, `its base` and `their fighters` refer back to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.assumed import identity_assumed
from pipeline.coding.earlier_attackers import (
    ON_CIVILIANS,
    SENTENCES_BACK,
    attackers_before,
    of_that_nation,
    raiders_before,
    raiders_told_of,
)
from pipeline.coding.identity import ArticleActors, Identity, identify, is_unknown, parents_of
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention, Party
from pipeline.coding.object_pronouns import victim_before
from pipeline.coding.parsed import SUBJECT, ParsedSentence
from pipeline.coding.people import are_family, private_guard
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from schemas.vocabulary import ARMED_GROUPS, ActorClass
from schemas.word_classes import WordClass

POSSESSIVE = frozenset({"its", "their", "his", "her"})
SUBJECT_PRONOUNS = frozenset({"it", "they", "we"})
# `Settlers came down. Some cut trees; others beat a farmer.`
OBJECT_PRONOUNS = frozenset({"him", "her", "them"})
PART_OF_THEM = frozenset({"some", "others", "several"})
# They may mean whoever acted in the sentence before.
REACHING_BACK = frozenset({"they", "their", "it", "its"})
POINTING = frozenset({"the", "these", "those"})
# What states call those whom they fight.
STATES_WORDS = frozenset({"terrorist", "militant", "insurgent", "extremist", "jihadist"})
# Whom forces kill of those who attacked: `two of the attackers`.
RAIDERS = frozenset({"attacker", "assailant", "raider", "aggressor"})
# In the name of a body that keeps the peace.
MISSION = frozenset({"Mission", "Force", "Nations"})
# What fights for a faith belongs to one of these, or bears it in its name.
FOR_A_FAITH = frozenset({"al-qaeda", "islamic-state", "boko-haram", "al-shabaab", "taliban", "ttp"})
ARMED = ARMED_GROUPS | {ActorClass.EXTERNAL_FORCES}


def owner_of(
    party: Party,
    mention: Mention,
    readings: Sequence[SentenceReading],
    lexicon: Lexicon,
    article: ArticleActors,
) -> Identity | None:
    """The named group that owns a phrase through `the faction's` or `its`; None when nothing is referred back to."""
    reading, parsed = party.reading, party.reading.parsed
    phrase = party.side.span
    for token in range(phrase.first, phrase.last):
        if token == party.side.head and parsed.lower[token] in PART_OF_THEM and phrase.last - phrase.first == 1:
            return _earlier_subject(reading, readings, lexicon, article, itself=False)
        if token == party.side.head and parsed.lower[token] == "it" and party in mention.patients:
            # "Guards ended a siege of the hotel, hours after gunmen stormed it": the hotel.
            return None
        owned = parsed.heads[token] if parsed.lower[token] in POSSESSIVE and party in mention.patients else None
        if owned is not None and (are_family(reading, owned) or parsed.lemmas[owned] in lexicon.words[WordClass.BODY]):
            # "Gunmen took two farmers. Their bodies were found": no gunmen's.
            return None
        if parsed.lower[token] in POSSESSIVE or (token == party.side.head and parsed.lower[token] in SUBJECT_PRONOUNS):
            found = _subject_identity(token, mention, lexicon, article)
            if found is None and parsed.lower[token] in REACHING_BACK:
                one = parsed.lower[token] in {"it", "its"}
                before = _earlier_subject(reading, readings, lexicon, article, itself=one)
                before = before or raiders_before(token, party, mention, readings, lexicon, article)
                return attackers_before(before, token, party, mention, readings, lexicon, article)
            return found
        if token == party.side.head and parsed.lower[token] in OBJECT_PRONOUNS and phrase.last - phrase.first == 1:
            return victim_before(token, mention, readings, lexicon, article)
        if parsed.lower[token] == "them" and token > phrase.first and parsed.lower[token - 1] == "of":
            return _last_plural(token, party, mention, lexicon, article)
        hit = lexicon.anaphors.match_at(parsed.written_forms, token)
        if hit is not None and _is_definite(parsed, token):
            return _last_group(token, reading, readings, lexicon, article)
    return _their_mission(party, readings, lexicon, article) or _only_rebels(party, mention, readings, lexicon, article)


def _last_plural(
    token: int, party: Party, mention: Mention, lexicon: Lexicon, article: ArticleActors
) -> Identity | None:
    """Of whom some were hit, told before in the sentence: `fought bandits near the mine, killing seven of them`."""
    reading, parsed = party.reading, party.reading.parsed
    acting = {agent.identity.key for agent in mention.agents if agent.identity is not None}
    for span in reversed([span for span in reading.actors if span.last <= token]):
        people = parsed.tags[span.last - 1] in {"NNS", "NNPS"} or span.kind is ActorKind.NAMED
        if not people or span.kind in {ActorKind.COUNTRY, ActorKind.DEMONYM}:
            continue
        identity = identify(span, parsed, lexicon, article, day=None)
        if identity.key not in acting:
            return identity
    return None


def _their_mission(
    party: Party, readings: Sequence[SentenceReading], lexicon: Lexicon, article: ArticleActors
) -> Identity | None:
    """The one peace mission that the article names, for its troops by whatever nation: `a Tunisian peacekeeper`."""
    phrase, parsed = party.side.span, party.reading.parsed
    words = lexicon.words[WordClass.PEACEKEEPER]
    if words.isdisjoint(parsed.lemmas[phrase.first : phrase.last]):
        return None
    missions = {
        found.key: found
        for found in _named(readings, lexicon, article)
        if found.actor_class is ActorClass.EXTERNAL_FORCES and not MISSION.isdisjoint(found.name.split())
    }
    return next(iter(missions.values())) if len(missions) == 1 else None


def _named(readings: Sequence[SentenceReading], lexicon: Lexicon, article: ArticleActors) -> Iterator[Identity]:
    """The identity of every actor that the article names, in reading order."""
    for reading in readings:
        for span in reading.actors:
            if span.kind is ActorKind.NAMED:
                yield identify(span, reading.parsed, lexicon, article, day=None)


def _only_rebels(
    party: Party, mention: Mention, readings: Sequence[SentenceReading], lexicon: Lexicon, article: ArticleActors
) -> Identity | None:
    """The one rebel group that the article names, where a phrase speaks of rebels without a name: `the guerrillas`."""
    identity, parsed = party.identity, party.reading.parsed
    if identity is None or identity.is_named:
        return None
    rebels = identity.actor_class is ActorClass.REBEL_GROUP
    if not rebels and not _known_fighters(party, mention, lexicon):
        return None
    another = party.reading.lexicon.words[WordClass.ANOTHER]
    if not another.isdisjoint(parsed.lower[party.side.span.first : party.side.span.last]):
        return None
    named = {found.key: found for found in _named(readings, lexicon, article) if found.actor_class in ARMED}
    if not rebels and not RAIDERS.isdisjoint(parsed.lemmas[party.side.span.first : party.side.span.last]):
        # "The attackers" are of a group told of before; who claims it later may be another.
        told = {found.key for found in _named(readings[: party.reading.index], lexicon, article)}
        named = named if told.issuperset(named) else {}
    only = next(iter(named.values()), None)
    home_differs = only is not None and None not in {identity.country, only.country}
    fits = only is not None and (only.actor_class is ActorClass.REBEL_GROUP or not rebels)
    if only is not None and _is_of_other_mind(party, only, lexicon):
        return None
    if only is None or len(named) > 1 or not fits or only.actor_class is ActorClass.EXTERNAL_FORCES:
        return None
    return None if home_differs and identity.country != only.country else only


def _is_of_other_mind(party: Party, group: Identity, lexicon: Lexicon) -> bool:
    """Whether a word for what rebels want is of none like the group: `separatists` are no branch of Al Qaeda."""
    words = party.reading.lexicon.words[WordClass.WORLDLY_CAUSE]
    phrase, parsed = party.side.span, party.reading.parsed
    if words.isdisjoint(parsed.lemmas[phrase.first : phrase.last]):
        return False
    bodies = {group.actor_id, *parents_of(group.actor_id, lexicon, day=None)}
    return not FOR_A_FAITH.isdisjoint(bodies) or any(word in group.name for word in ("Islam", "Jihad"))


def _known_fighters(party: Party, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a phrase speaks of armed people as known: `the paramilitaries`, but not `the gunmen`."""
    parsed, phrase, identity = party.reading.parsed, party.side.span, party.identity
    words = lexicon.words[WordClass.FIGHTER]
    inside = set(parsed.lemmas[phrase.first : phrase.last])
    raiders = bool(inside & RAIDERS) and party in mention.patients
    known = identity is not None and is_unknown(identity.name) and (parsed.lemmas[party.side.head] in words or raiders)
    pointed = raiders or not POINTING.isdisjoint(parsed.lower[phrase.first : party.side.head])
    # "Troops killed 12 militants" are the militants whom the article is about, too.
    called = parsed.lemmas[party.side.head] in STATES_WORDS and party in mention.patients
    return known and (pointed or called)


def with_owners(
    mention: Mention, readings: Sequence[SentenceReading], lexicon: Lexicon, article: ArticleActors
) -> Mention:
    """The mention with the groups that pronouns and `the group` stand for."""

    if mention.aside is not None:
        return mention

    def resolved(party: Party) -> Party:
        if party in mention.agents and (nationals := of_that_nation(party, readings, lexicon, article)) is not None:
            return replace(party, identity=nationals)
        if party.identity is not None and party.identity.is_named:
            mission = None if party.identity.branch is None else _their_mission(party, readings, lexicon, article)
            return party if mission is None else replace(party, identity=mission)
        if (paid := private_guard(party, readings)) is not None:
            return replace(party, identity=paid)
        if (taken_for := identity_assumed(party.side.actor, party.reading, readings, article)) is not None:
            return replace(party, identity=taken_for)
        owner = owner_of(party, mention, readings, lexicon, article)
        return party if owner is None else replace(party, identity=owner)

    agents, patients = (tuple(map(resolved, side)) for side in (mention.agents, mention.patients))
    return replace(mention, agents=agents, patients=patients)


def _is_definite(parsed: ParsedSentence, token: int) -> bool:
    return any(parsed.lower[before] in {"the", "this", "that"} for before in range(max(0, token - 2), token))


def _subject_identity(token: int, mention: Mention, lexicon: Lexicon, article: ArticleActors) -> Identity | None:
    """Whoever the sentence is about: the speaker, or the subject of a clause around the pronoun."""
    reading, parsed = mention.reading, mention.reading.parsed
    if (hit := _those_hit(token, mention, lexicon, article)) is not None:
        return hit
    acting = {party.identity.key for party in mention.agents if party.identity is not None and party.side.head != token}
    beside = next((a for a in reading.actors if a.last == token - 1 and parsed.words[token - 1] == ","), None)
    if beside is not None and parsed.lower[token] in POSSESSIVE:
        # "The assailants, their faces covered, fired".
        return identify(beside, parsed, lexicon, article, day=None)
    # "The front said its men attacked": the men are not their own.
    owned = parsed.heads[token] if parsed.lower[token] in POSSESSIVE else token
    for above in [token, *parsed.ancestors(token)]:
        if not parsed.is_verbal(above):
            continue
        for subject in parsed.subjects(above):
            if (actor := actor_of(reading, subject)) is None or subject in (token, owned):
                continue
            if parsed.lower[token] == "their" and _is_one_official(actor, parsed, lexicon):
                # "Raiders carried off their oxen, the minister declared": they are no minister's.
                continue
            identity = identify(actor, parsed, lexicon, article, day=None)
            if identity.key.endswith("-police") and above > token and mention.sub_event_type in ON_CIVILIANS:
                # "They have also abducted a clerk, police say".
                continue
            if identity.key not in acting or not acting:
                return identity
    for span in reversed([span for span in reading.actors if span.last <= token]):
        # "Russia makes no difference …, and a few days ago it hit …": the last actor that was a subject.
        if any(parsed.deps[t] in SUBJECT for t in range(span.first, span.last)):
            return identify(span, parsed, lexicon, article, day=None)
    voice = mention.attribution.voice if mention.attribution else None
    if voice is not None and voice.actor is not None and voice.actor.kind is ActorKind.NAMED:
        return _voice_identity(voice.actor, reading, lexicon, article)
    return None


def _those_hit(token: int, mention: Mention, lexicon: Lexicon, article: ArticleActors) -> Identity | None:
    """Whose the target is behind those hit in it: `killed 23 soldiers in an attack on their base`."""
    reading, parsed, head = mention.reading, mention.reading.parsed, mention.trigger.head
    verb = parsed.heads[head]
    if parsed.lower[token] != "their" or parsed.is_verbal(head) or not parsed.is_verbal(verb) or not head < token:
        return None
    actors = [actor_of(reading, noun) for noun in parsed.objects(verb) if noun < head]
    actor = next((a for a in actors if a is not None and a.kind is not ActorKind.COUNTRY), None)
    return None if actor is None else identify(actor, parsed, lexicon, article, day=None)


def _is_one_official(actor: ActorSpan, parsed: ParsedSentence, lexicon: Lexicon) -> bool:
    """Whether words are for one person by his rank or office."""
    offices = lexicon.words[WordClass.RANK] | lexicon.words[WordClass.OFFICE] | lexicon.words[WordClass.POLICE_RANK]
    return not offices.isdisjoint(parsed.lemmas[actor.first : actor.last])


def _earlier_subject(
    reading: SentenceReading,
    readings: Sequence[SentenceReading],
    lexicon: Lexicon,
    article: ArticleActors,
    *,
    itself: bool,
) -> Identity | None:
    """Whoever acts in the sentence before: `Troops stormed the camp. They opened fire.`

    `it` means only what is named itself, and no owner of it: a country's news agency is not the country.
    """
    if reading.index == 0:
        return None
    before = readings[reading.index - 1]
    if reading.is_entry and not itself:
        # "The fighters carried out the following: 1. They shelled …; 2. They bombed …".
        before = next((r for r in reversed(readings[: reading.index]) if r.parsed.words[-1:] == (":",)), before)
    parsed = before.parsed
    root = next((t for t in range(len(parsed)) if parsed.heads[t] == t), 0)
    if not itself and (raiders := raiders_told_of(before, root, lexicon, article)) is not None:
        return raiders
    for subject in parsed.subjects(root):
        actor = actor_of(before, subject)
        if actor is not None and actor.kind is ActorKind.COUNTRY and not itself and not _is_plural(parsed, subject):
            # "Baghdad – Fighters left. They had …": a capital at the head of the sentence is no fighters.
            continue
        body = actor is not None and actor.covers(subject) and actor.kind is not ActorKind.GENERIC
        if actor is not None and (body or not itself):
            return identify(actor, parsed, lexicon, article, day=None)
    return None


def _is_plural(parsed: ParsedSentence, noun: int) -> bool:
    return parsed.tags[noun] in {"NNS", "NNPS"}


def _voice_identity(
    actor: ActorSpan, reading: SentenceReading, lexicon: Lexicon, article: ArticleActors
) -> Identity | None:
    """Identity of a voice's side when its words stand in this sentence."""
    return identify(actor, reading.parsed, lexicon, article, day=None) if actor in reading.actors else None


def _last_group(
    token: int,
    reading: SentenceReading,
    readings: Sequence[SentenceReading],
    lexicon: Lexicon,
    article: ArticleActors,
) -> Identity | None:
    """The armed group named last before a token, a few sentences back at most."""
    for earlier in reversed(readings[max(0, reading.index - SENTENCES_BACK) : reading.index + 1]):
        spans = [span for span in earlier.actors if span.kind in {ActorKind.NAMED, ActorKind.UNLISTED}]
        for span in reversed(spans):
            if earlier.index == reading.index and span.last > token:
                continue
            identity = identify(span, earlier.parsed, lexicon, article, day=None)
            if identity.actor_class in ARMED:
                return identity
    return None
