"""What kind of people a side is of: a nation's, a crowd's, a leader's followers, or unarmed whoever they serve."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.identity import BRANCH_NAMES, Identity
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Party
from pipeline.coding.parsed import DIRECT_OBJECT, PARTICIPLE, PASSIVE_SUBJECT, SUBJECT, ParsedSentence
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Side
from schemas.vocabulary import ActorClass
from schemas.word_classes import WordClass

# How parties are named that stand in elections: "a worker of the People's Party" is a civilian.
PARTY_NAME = re.compile(
    r"\b(?:Party|Congress|League|Qaumi)\b|\b(?:Movement for (?:Justice|Socialism)|Democratic (?:Movement|Change))$"
    r"|Patriotic Front$"
)
PARTY_PEOPLE = frozenset(
    {"man", "men", "woman", "worker", "leader", "member", "official", "cadre", "activist", "supporter", "functionary"}
    | {"organiser", "organizer", "secretary", "president", "chairman", "politician", "sympathiser", "sympathizer"}
)
MANY = frozenset({"NNS", "NNPS"})
PROTESTING = frozenset({"striking", "protesting", "demonstrating", "marching", "picketing", "rallying", "chanting"})
ANYBODY = frozenset({"man", "men", "people", "person", "individual", "male", "subject", "element", "stranger"})
LOOKING = frozenset(
    {"hooded", "masked", "armed", "unidentified", "unknown", "uniformed", "balaclava-clad", "heavily-armed"}
)
WEARING = frozenset({"wear", "don", "dress", "clothe", "clad", "disguise", "sport"})
CLOTHES = frozenset(
    {"uniform", "fatigue", "fatigues", "camouflage", "attire", "garb", "vest", "balaclava", "mask", "outfit", "hood"}
    | {"apparel", "khaki", "gear", "dress", "clothing", "clothes", "turban", "helmet", "hoodie"}
)
SOLDIERS = frozenset({"soldier", "conscript", "troop", "troops", "serviceman", "recruit", "trooper", "private", "nco"})
CLIENTS = frozenset({"force", "forces", "troop", "troops", "unit", "fighter", "brigade"})
PAID_GUARDS = frozenset({"security guard", "private security guard", "private guard"})
APPOSITION = frozenset({"appos"})
HEADS = frozenset({"head", "chief", "commander", "director", "deputy"})
POLICE = frozenset({"police", "gendarmerie", "policing", "constabulary", "carabinieri"})


def is_people(parsed: ParsedSentence, side: Side, lexicon: Lexicon) -> bool:
    """Whether those acted upon are called by their nation or as a crowd: `killed 19 Palestinians`."""
    actor = side.actor
    if actor is None or not actor.covers(side.head):
        return False
    many = parsed.tags[side.head] in {"NNS", "NNPS"}
    nation = actor.kind is ActorKind.DEMONYM and (many or is_one_of_a_nation(parsed, side))
    return nation or parsed.lemmas[side.head] in lexicon.words[WordClass.BYSTANDERS]


def is_gathering(parsed: ParsedSentence, side: Side, lexicon: Lexicon) -> bool:
    """Whether people who come together are named by whom they come for: `a rally for Peru's president`."""
    if side.actor is None or side.actor.covers(side.head) or side.actor.first < side.head:
        return False
    return parsed.lemmas[side.head] in lexicon.words[WordClass.GATHERING]


def is_marching(parsed: ParsedSentence, side: Side) -> bool:
    """Whether people are told by their protest: `striking miners`, `the protesting nurses`."""
    before = parsed.lower[max(side.head - 3, 0) : side.head]
    return parsed.tags[side.head] in MANY and "," not in before and not PROTESTING.isdisjoint(before)


def are_followers(parsed: ParsedSentence, side: Side, lexicon: Lexicon) -> bool:
    """Whether people are named by whom they follow: `two supporters of the opposition leader were killed`."""
    actor = side.actor
    if actor is None or actor.covers(side.head) or actor.kind is not ActorKind.NAMED:
        return False
    called = [side.head, *parsed.children(side.head, APPOSITION)]
    return any(parsed.lemmas[noun] in lexicon.words[WordClass.FOLLOWER] for noun in called)


def is_one_of_a_nation(parsed: ParsedSentence, side: Side) -> bool:
    """Whether somebody is called by the nation alone, or some are counted: `the Frenchman`, `two Israelis`."""
    if side.actor is None or not side.actor.covers(side.head):
        return False
    below = [child for child in parsed.children(side.head) if child < side.head]
    if (
        parsed.tags[side.head] in {"NN", "NNP", "JJ"}
        and not below
        and parsed.deps[side.head] in SUBJECT | PASSIVE_SUBJECT | DIRECT_OBJECT
    ):
        # "Palestinian rams car into crowd", "Settler kills Zogian in Ora", as headlines leave the article out.
        return True
    if parsed.tags[side.head] in {"NNS", "NNPS"}:
        return any(parsed.pos[child] == "NUM" for child in below)
    return any(parsed.pos[child] in {"DET", "NUM"} for child in below)


def is_of_the_police(parsed: ParsedSentence, side: Side, lexicon: Lexicon) -> bool:
    """Whether somebody called by a rank is said to serve in the police: `Colonel Ahmad, its deputy police chief`."""
    actor = side.actor
    if actor is None or actor.country is not None:
        return False
    of_whom = {parsed.lemmas[noun] for word, noun in parsed.prepositional(side.head) if word == "of"}
    if parsed.lemmas[side.head] in HEADS and of_whom & POLICE:
        # "The deputy head of police".
        return True
    generic = None if actor.generic is None else actor.generic.row.name
    if generic != BRANCH_NAMES["military"] and (actor.force is None or actor.force.row.branch != "military"):
        return False
    if actor.covers(side.head) and any(
        parsed.lemmas[n] in POLICE for w, n in parsed.prepositional(side.head) if w == "of"
    ):
        # "A special unit of the police".
        return True
    if parsed.lemmas[actor.last - 1] not in lexicon.words[WordClass.RANK]:
        return False
    return any(parsed.lemmas[token] in POLICE for token in parsed.subtree(side.head))


def is_of_the_army(parsed: ParsedSentence, side: Side) -> bool:
    """Whether officers are told of beside soldiers: `three officers and 22 soldiers were killed`."""
    actor = side.actor
    if actor is None or actor.generic is None or parsed.lemmas[side.head] != "officer" or actor.last - actor.first > 1:
        return False
    police = actor.generic.row.name == BRANCH_NAMES["police"]
    return police and any(
        parsed.lemmas[other] in SOLDIERS for other in parsed.conjuncts(parsed.first_conjunct(side.head))
    )


def is_in_uniform(parsed: ParsedSentence, side: Side) -> bool:
    """Whether people are known by what they wear alone: `men in fatigues`, `people wearing police uniforms`."""
    if parsed.lemmas[side.head] not in ANYBODY:
        return False
    if not LOOKING.isdisjoint(parsed.lower[side.span.first : side.head]):
        # "Hooded individuals", "unknown persons".
        return True
    worn = [noun for word, noun in parsed.prepositional(side.head) if word in {"in", "with"}]
    for child in parsed.children(side.head):
        if parsed.lemmas[child] in WEARING:
            worn += [*parsed.objects(child), *(noun for _, noun in parsed.prepositional(child))]
    return any(parsed.lemmas[noun] in CLOTHES for noun in worn)


def is_a_band(parsed: ParsedSentence, side: Side) -> bool:
    """Whether a word for a soldier is of a troop of gunmen: `a commando got out of a van`, but not `army commandos`."""
    actor = side.actor
    if actor is None or actor.country is not None or not actor.covers(side.head) or actor.last - actor.first > 1:
        return False
    one = parsed.lemmas[side.head] == "commando" and parsed.tags[side.head] == "NN"
    return one and any(parsed.lower[child] in {"a", "an"} for child in parsed.children(side.head))


def is_a_proxy(reading: SentenceReading, side: Side) -> bool:
    """Whether forces by no name are another state's clients: `forces backed by Ruhland`."""
    parsed, actor = reading.parsed, side.actor
    if actor is None or actor.country is not None or parsed.lemmas[side.head] not in CLIENTS:
        return False
    patron = reading.lexicon.words[WordClass.PATRON]
    for child in parsed.children(side.head, PARTICIPLE):
        by = [noun for word, noun in parsed.prepositional(child) if word == "by"]
        nations = [a for a in reading.actors for noun in by if a.kind is ActorKind.COUNTRY and a.covers(noun)]
        if parsed.lower[child] in patron and nations:
            return True
    return False


def private_guards(parsed: ParsedSentence, side: Side) -> Identity | None:
    """Guards whom a company or a landowner pays, where they act: `security guards opened fire on villagers`."""
    actor = side.actor
    if actor is None or actor.generic is None or not actor.covers(side.head):
        return None
    row = actor.generic.row
    if row.actor_class is not ActorClass.CIVILIANS or parsed.lemmas[actor.last - 1] != "guard":
        return None
    return _private_identity(actor.origin)


def private_guard(party: Party, readings: Sequence[SentenceReading]) -> Identity | None:
    """Bare `guards` of an article that tells of security guards: they are those."""
    actor = party.side.actor
    if actor is None or actor.generic is None or actor.generic.row.noun != "guard" or not actor.covers(party.side.head):
        return None
    paid = any(
        other.generic is not None and other.generic.row.noun in PAID_GUARDS
        for reading in readings
        for other in reading.actors
    )
    return _private_identity(actor.origin) if paid else None


def _private_identity(origin: str | None) -> Identity:
    name = "Private Security Forces ({country})"
    return Identity(f"generic:{name}", None, name, ActorClass.POLITICAL_MILITIA, None, origin, False, 1.2)


def settlers_of(actor: ActorSpan | None) -> Identity | None:
    """Settlers by their own name, however many act together: `scores of settlers stormed a village`."""
    row = actor.generic.row if actor is not None and actor.generic is not None else None
    if actor is None or row is None or not row.name.startswith("Settlers"):
        return None
    return Identity(f"generic:{row.name}", None, row.name, row.actor_class, actor.country, actor.origin, False, 1.2)


def is_a_party(actor: ActorSpan, lexicon: Lexicon) -> bool:
    """Whether a name is a party's that stands in elections, whose people are civilians when they are killed."""
    known = [lexicon.actors.get(entry.row.actor_id) for entry in actor.aliases]
    return bool(known) and all(
        one is not None and one.actor_class is ActorClass.POLITICAL_MILITIA and PARTY_NAME.search(one.name)
        for one in known
    )


def is_unarmed(parsed: ParsedSentence, side: Side, lexicon: Lexicon) -> bool:
    """Whether those harmed hold a civil office or bear arms no more: `the interior minister`, `a retired general`."""
    actor = side.actor
    if actor is not None and actor.kind is ActorKind.NAMED and not actor.covers(side.head):
        # "A candidate of the Front": whoever stands for a body in elections is no fighter of it.
        standing = parsed.lemmas[side.head] in lexicon.words[WordClass.ELECTED]
        return standing or (parsed.lemmas[side.head] in PARTY_PEOPLE and is_a_party(actor, lexicon))
    if actor is None or actor.kind not in {ActorKind.GENERIC, ActorKind.STATE, ActorKind.PERSON}:
        return False
    row = actor.generic.row if actor.generic is not None else None
    office = row is not None and row.name == BRANCH_NAMES["government"] and not row.as_agent
    if row is not None and row.actor_class is ActorClass.PROTESTERS:
        # "Two land activists were murdered" at no march.
        return parsed.lemmas[actor.last - 1] in lexicon.words[WordClass.CAMPAIGNER]
    before = parsed.lower[side.span.first : max(side.head, actor.first) + 1]
    return office or not lexicon.words[WordClass.FORMER].isdisjoint(before)


def are_family(reading: SentenceReading, noun: int) -> bool:
    """Whether people are somebody's family, or were in what was hit: `a couple and their son`, `two of its crew`."""
    words = reading.lexicon.words
    return reading.parsed.lemmas[noun] in words[WordClass.KIN] | words[WordClass.ABOARD]
