"""Whom somebody accuses, or says to have done it without a word for that: `the rebels were to blame for it`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.attributions import Attribution
from pipeline.coding.cleared import DOING
from pipeline.coding.draft import Draft
from pipeline.coding.identity import ArticleActors, Identity, identify, state_identity
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import CASE, ParsedSentence
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.responsible import COPULA, MODAL_TAG
from schemas.vocabulary import ARMED_GROUPS, FORCES, Outcome
from schemas.word_classes import WordClass

# "The attack bears the hallmarks of the group", "carried the signature of the gang".
BEARING = frozenset({"bear", "carry", "have", "show"})
MARKS = frozenset({"hallmark", "mark", "signature", "fingerprint", "stamp", "imprint", "trademark"})
# "Spoke of a cowardly act of the sect", "called it the work of rebels".
CALLING = frozenset({"speak", "call", "describe", "denounce", "term", "brand", "label", "consider", "see"})
TELLING_WHO = frozenset({"describe", "identify", "recognise", "recognize", "name"})
# Whoever did it, as witnesses speak of them.
DOERS = frozenset(
    {"attacker", "assailant", "perpetrator", "raider", "killer", "aggressor", "culprit", "author", "gunman"}
    | {"shooter", "murderer", "assassin", "abductor", "kidnapper", "bomber", "invader", "intruder"}
)
# "The men were members of the cartel", as officials say of whom soldiers killed.
THE_DEAD = frozenset({"man", "dead", "suspect", "militant", "terrorist", "insurgent", "bandit"})
BACKING = frozenset({"stand", "back", "support", "finance", "fund", "sponsor", "incite", "instigate", "arm", "train"})
STATES = frozenset({"state", "country", "government", "power", "nation", "regime"})
THOSE = frozenset({"those", "they", "these"})
THE_EVENT = frozenset({"it", "this", "that"})
# "The act carried out in Ora was the work of the group".
CLAUSE_SUBJECT = frozenset({"csubj"})
BY_WHOM = frozenset({"of", "by"})
KNOWN = frozenset({ActorKind.NAMED, ActorKind.UNLISTED, ActorKind.COLLECTIVE, ActorKind.STATE})
# "Officials point to the rebels", and what they point at with a finger is no culprit.
POINTED_TO = frozenset({"to", "towards", "toward", "at"})
POINTING = frozenset({"point"})
NAMES = frozenset({ActorKind.NAMED, ActorKind.UNLISTED})
POINTED = frozenset({"the", "this", "these", "those", "both", "two", "three", "his", "her", "their", "its"})
PORTIONS = frozenset({"most", "many", "much", "majority", "half", "hundred", "thousand", "dozen", "bulk"})


def as_blaming(reading: SentenceReading, attribution: Attribution) -> Attribution:
    """An attribution that blames whom it suspects: `the police suspect the rebels`, and not `suspect that …`."""
    parsed, verb = reading.parsed, attribution.verb
    if parsed.lemmas[verb] != "suspect" or attribution.blames or parsed.is_passive(verb):
        return attribution
    suspected = any(_is_armed_side(reading, noun) for noun in parsed.objects(verb))
    return replace(attribution, blames=True) if suspected else attribution


def culprits_named(reading: SentenceReading, scope: Collection[int]) -> list[int]:
    """Nouns for whoever what is said makes the doer of what was told before; none where it is denied or supposed."""
    parsed = reading.parsed
    found: list[int] = []
    for token in sorted(scope):
        nouns = _to_blame(reading, token) or _work_of(reading, token) or _marked_by(parsed, token)
        nouns = nouns or _who_they_were(reading, token) or _told_as(parsed, token) or _laid_by(reading, token)
        found += [noun for noun in nouns if noun not in found and _is_armed_side(reading, noun)]
    return found


def _to_blame(reading: SentenceReading, token: int) -> list[int]:
    """The subject of `were to blame`, `is responsible`, `was behind it`."""
    parsed = reading.parsed
    if parsed.lower[token - 1 : token + 1] == ("to", "blame"):
        be = next((t for t in range(token - 2, max(-1, token - 5), -1) if parsed.lemmas[t] == "be"), None)
        said = [] if be is None else parsed.own_subjects(be) or parsed.own_subjects(token)
        return [] if be is None or _is_open(parsed, be) or _is_open(parsed, token) else said
    if parsed.lemmas[token] in reading.lexicon.words[WordClass.RESPONSIBLE] and parsed.children(token, COPULA):
        return [] if _is_open(parsed, token) else parsed.own_subjects(token)
    if parsed.lower[token] == "behind" and parsed.deps[token] in CASE:
        head = parsed.heads[token]
        held = parsed.children(head, COPULA) and not _is_open(parsed, head)
        return parsed.own_subjects(head) if held and _is_event(reading, head) else []
    return []


def _work_of(reading: SentenceReading, token: int) -> list[int]:
    """Whose work something was: `it is the doing of X`, `spoke of a cowardly act of X`."""
    parsed = reading.parsed
    if parsed.lemmas[token] not in reading.lexicon.words[WordClass.DEED]:
        return []
    above = parsed.heads[token]
    called = parsed.lemmas[above] in CALLING or parsed.lemmas[parsed.heads[above]] in CALLING
    subjects = parsed.own_subjects(token) if parsed.children(token, COPULA) else []
    subjects += [noun for verb in parsed.children(token, CLAUSE_SUBJECT) for noun in parsed.subjects(verb)]
    deeds = reading.lexicon.words[WordClass.DEED]
    # "Bombs and kidnappings are the work of terrorists" is said of many.
    told = any(
        parsed.lower[noun] in THE_EVENT
        or (parsed.tags[noun] != "NNS" and (_is_event(reading, noun) or parsed.lemmas[noun] in deeds))
        for noun in subjects
    )
    if not (told or called) or _is_open(parsed, token):
        return []
    return [noun for word, noun in parsed.prepositional(token) if word in BY_WHOM]


def _marked_by(parsed: ParsedSentence, token: int) -> list[int]:
    """Whose mark an attack bears."""
    if parsed.lemmas[token] not in MARKS:
        return []
    verb = parsed.heads[parsed.first_conjunct(token)]
    verb = parsed.heads[verb] if parsed.lemmas[verb] == "all" else verb
    if parsed.lemmas[verb] not in BEARING or _is_open(parsed, verb):
        return []
    return [noun for word, noun in parsed.prepositional(token) if word == "of"]


def _who_they_were(reading: SentenceReading, token: int) -> list[int]:
    """Who the attackers were: `those behind it were members of the group`, `these are youths of the clan`."""
    parsed = reading.parsed
    if not parsed.children(token, COPULA) or parsed.pos[token] not in {"NOUN", "PROPN"} or _is_open(parsed, token):
        return []
    for subject in parsed.own_subjects(token):
        below = {parsed.lower[t] for t in parsed.subtree(subject)}
        words = reading.lexicon.words[WordClass.RESPONSIBLE] | {"behind"}
        those = parsed.lower[subject] in THOSE and (parsed.lower[subject] != "those" or below & words)
        armed = parsed.lower[subject] == "those" or _is_group(reading, token)
        dead = parsed.lemmas[subject] in THE_DEAD and parsed.lemmas[token] == "member"
        if parsed.lemmas[subject] in DOERS or dead or (those and armed):
            return [token]
    return []


def _told_as(parsed: ParsedSentence, token: int) -> list[int]:
    """Who the attackers are described as: `survivors describe the perpetrators as members of the group`."""
    if parsed.lemmas[token] not in TELLING_WHO or not parsed.is_verbal(token) or _is_open(parsed, token):
        return []
    told = parsed.subjects(token) if parsed.is_passive(token) else parsed.objects(token)
    if not any(parsed.lemmas[noun] in DOERS for noun in told):
        return []
    below = [*parsed.prepositional(token), *(pair for noun in told for pair in parsed.prepositional(noun))]
    return [noun for word, noun in below if word == "as"]


def _laid_by(reading: SentenceReading, token: int) -> list[int]:
    """Whose bomb it was: `the mine had been laid by rebels`."""
    parsed, words = reading.parsed, reading.lexicon.words
    laid = parsed.lemmas[token] in words[WordClass.PLANTING_VERB] and parsed.is_verbal(token)
    if not laid or not parsed.is_passive(token) or _is_open(parsed, token):
        return []
    arms = words[WordClass.ARMS] | THE_EVENT | {"charge", "mine", "device", "trap"}
    if not any(parsed.lemmas[noun] in arms for noun in parsed.subjects(token)):
        return []
    return [noun for word, noun in parsed.prepositional(token) if word == "by"]


def _is_group(reading: SentenceReading, noun: int) -> bool:
    """Whether a noun names an armed group; `they` may be those who were hit."""
    actor = actor_of(reading, noun)
    if actor is None or actor.generic is None:
        return actor is not None and actor.kind in KNOWN - {ActorKind.STATE}
    return actor.generic.row.actor_class in ARMED_GROUPS


def _is_event(reading: SentenceReading, noun: int) -> bool:
    """Whether a noun means what happened: `it`, `the attack`."""
    events = {trigger.head for trigger, _ in reading.triggers} | {hit.first for hit in reading.outcomes}
    return reading.parsed.lower[noun] in THE_EVENT or noun in events


def _is_armed_side(reading: SentenceReading, noun: int) -> bool:
    """Whether a noun names an armed side, or a country."""
    actor = actor_of(reading, noun)
    if actor is None:
        return False
    if actor.generic is not None:
        return actor.generic.row.as_agent and actor.generic.row.actor_class in FORCES | ARMED_GROUPS
    return actor.kind in KNOWN or (actor.kind is ActorKind.COUNTRY and actor.covers(noun))


def _is_open(parsed: ParsedSentence, token: int) -> bool:
    """Whether it is denied, asked or only supposed."""
    below = parsed.children(token)
    asked = any(parsed.lower[child] in {"if", "whether", "unless"} for child in below)
    return asked or parsed.is_negated(token) or any(parsed.tags[child] == MODAL_TAG for child in below)


def is_for_much_else(draft: Draft, reading: SentenceReading, verb: int) -> bool:
    """Whether somebody is blamed for other deeds than the event, or only would be: `will hold it responsible if …`."""
    supposed = any(reading.parsed.tags[child] == MODAL_TAG for child in reading.parsed.children(verb))
    return supposed or _for_many_deeds(draft, reading, verb) or _for_another_deed(draft, reading, verb)


def _for_many_deeds(draft: Draft, reading: SentenceReading, verb: int) -> bool:
    """Whether somebody is blamed for much else: `a report that blamed the army for most of the atrocities`."""
    parsed = reading.parsed
    heads = {m.trigger.head for m in draft.mentions if m.reading.index == reading.index}
    for noun in [noun for word, noun in parsed.prepositional(verb) if word == "for"]:
        pointed = any(parsed.lower[child] in POINTED for child in parsed.children(noun))
        many = parsed.tags[noun] == "NNS" and not pointed
        if (many or parsed.lemmas[noun] in PORTIONS) and heads.isdisjoint(parsed.subtree(noun)):
            return True
    return False


def _for_another_deed(draft: Draft, reading: SentenceReading, verb: int) -> bool:
    """Whether somebody is blamed for what he did besides: `blamed the group for hiding among civilians`."""
    parsed = reading.parsed
    events = {m.trigger.head for m in draft.mentions if m.reading.index == reading.index}
    events |= {trigger.head for trigger, _ in reading.triggers}
    for clause in parsed.subtree(verb):
        led = any(parsed.lower[child] in {"for", "of"} for child in parsed.children(clause) if child < clause)
        if parsed.tags[clause] == "VBG" and led and parsed.is_verbal(clause):
            words = (
                DOING | reading.lexicon.words[WordClass.STRIKING_VERB] | reading.lexicon.words[WordClass.PLANTING_VERB]
            )
            below = parsed.subtree(clause)
            meant = any(t in events or parsed.lemmas[t] in words or parsed.lower[t] in {"it", "this"} for t in below)
            return not meant and not any(
                hit.first in below and hit.row.row.outcome is not Outcome.DISPLACED for hit in reading.outcomes
            )
    return False


def accused_by(
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
    if parsed.lemmas[verb] in POINTING:
        heads = heads or [noun for word, noun in parsed.prepositional(verb) if word in POINTED_TO]
    found: list[Identity] = []
    for head in heads:
        own, inside = next((a for a in reading.actors if a.covers(head)), None), actor_of(reading, head)
        # "Blamed the jihadists of Boko Haram" blames Boko Haram, "the forces of General Haftar" his.
        nameless = own is not None and (
            own.kind is ActorKind.GENERIC or (own.kind is ActorKind.STATE and not own.country)
        )
        named = nameless and inside is not None and inside.kind in NAMES
        actor = _beside(reading, head) or (inside if named else own or inside)
        if actor is None or actor.kind is ActorKind.DEMONYM:
            continue
        if actor.kind is ActorKind.COUNTRY and _only_backs(parsed, verb):
            continue
        if parsed.tags[head] == "NNS" and parsed.lemmas[head] in STATES:
            # "Accused regional states" names none.
            continue
        if actor.generic is not None and not actor.generic.row.as_agent:
            # "They accused a rancher of clearing forest" blames nobody for the attack.
            continue
        found.append(as_culprit(actor, parsed, lexicon, article))
    return found[:1]


def _only_backs(parsed: ParsedSentence, verb: int) -> bool:
    """Whether who is accused is said to stand behind those who did it: `accused the state of backing the raiders`."""
    return any(parsed.tags[t] == "VBG" and parsed.lemmas[t] in BACKING for t in range(verb + 1, len(parsed)))


def _beside(reading: SentenceReading, head: int) -> ActorSpan | None:
    """The group whose name stands right before the noun for it: `the YPG militia, which Ankara sees as a wing of …`."""
    before = next((a for a in reading.actors if a.last == head and a.kind in NAMES), None)
    return (
        before if before is not None and reading.parsed.lemmas[head] in reading.lexicon.words[WordClass.BAND] else None
    )


def as_culprit(actor: ActorSpan, parsed: ParsedSentence, lexicon: Lexicon, article: ArticleActors) -> Identity:
    if actor.kind is ActorKind.COUNTRY:
        return state_identity(actor.country, "military", lexicon, origin=actor.origin)
    return identify(actor, parsed, lexicon, article, day=None)
