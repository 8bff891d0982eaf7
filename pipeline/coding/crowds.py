"""People who bear no arms as one side of an event: those who march are protesters, those who stone rioters."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind
from pipeline.coding.identity import Identity, civilian_identity, communal_identity, crowd_identity
from pipeline.coding.lexicon import Entry
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Side
from pipeline.coding.triggers import Trigger
from schemas.seeds import WeaponRow
from schemas.vocabulary import ActorClass
from schemas.word_classes import WordClass

PEACEFUL, ATTACK, LOOTING = "Peaceful protest", "Attack", "Looting/property destruction"
HERDING = frozenset({"herder", "herdsman", "pastoralist", "tribesman", "clansman", "nomad", "cattleman"})
UNREST = frozenset({"Violent demonstration", "Mob violence", "Looting/property destruction", "Attack"})
# Whoever shoots is no crowd.
GUNS = frozenset({"gun", "machine gun"})
UNKNOWN = frozenset({"unidentified", "unknown", "armed", "masked", "hooded"})
GROUPS = frozenset({"group", "band", "party", "bunch", "throng", "sea", "scores", "score", "pack"})
MANY = frozenset({"NNS", "NNPS"})
PEOPLE = "people"


def crowd_of(
    reading: SentenceReading, side: Side, trigger: Trigger, weapon: Entry[WeaponRow] | None
) -> Identity | None:
    """Protesters or rioters, where the side is of unarmed people and the trigger is what a crowd does."""
    parsed, lexicon, actor = reading.parsed, reading.lexicon, side.actor
    if actor is not None and (actor.generic is None or actor.generic.row.actor_class is not ActorClass.CIVILIANS):
        return None
    lemma, kind = parsed.lemmas[side.head], trigger.entry.row.sub_event_type
    if lemma == PEOPLE and kind != PEACEFUL and _are_pointed_at(parsed, side.head):
        # "The people who carried out the attack" are whoever did.
        return None
    if not UNKNOWN.isdisjoint(parsed.lower[side.span.first : side.head]):
        # "Unidentified people broke in": nobody knows that they are a crowd.
        return None
    known = lemma in lexicon.words[WordClass.CROWD] and (parsed.tags[side.head] in MANY or _is_many(reading, side.head))
    known = known or (kind in UNREST and _is_number(reading, side.head) and _of_people(reading, side.head))
    known = known or is_group(reading, side.head)
    origin, country = (actor.origin, actor.country) if actor is not None else (None, None)
    if kind == PEACEFUL:
        people = known or (actor is not None and parsed.tags[side.head] in MANY) or _is_number(reading, side.head)
        people = people or _is_counted(reading, side)
        return crowd_identity(ActorClass.PROTESTERS, country, lexicon, origin=origin) if people else None
    armed = weapon is not None and (weapon.row.sub_event_type is not None or weapon.row.weapon in GUNS)
    herding = (lemma in HERDING and parsed.tags[side.head] in MANY) or _is_band_of_herders(reading, side.head)
    if (kind == ATTACK or (kind == LOOTING and weapon is None)) and herding:
        # Herders who raid are no mob.
        return communal_identity(civilian_identity(country, lexicon, origin=origin))
    if kind in UNREST and known and not armed:
        return crowd_identity(ActorClass.RIOTERS, country, lexicon, origin=origin)
    return None


def _is_band_of_herders(reading: SentenceReading, head: int) -> bool:
    """Whether those who act are a group of herders: `a second group of herders`."""
    parsed = reading.parsed
    band = parsed.lemmas[head] in GROUPS
    return band and any(word == "of" and parsed.lemmas[noun] in HERDING for word, noun in parsed.prepositional(head))


def _are_pointed_at(parsed: ParsedSentence, head: int) -> bool:
    """Whether people are told by nothing but what they did: `the people who`, `those people that`."""
    led = any(parsed.lower[child] in {"the", "those", "these"} for child in parsed.children(head))
    return led and parsed.lower[head + 1 : head + 2] in (("who",), ("that",), ("behind",), ("responsible",))


def is_group(reading: SentenceReading, head: int) -> bool:
    """Whether those who act are a group of such people: `groups of young men`, `a band of villagers`."""
    parsed, crowd = reading.parsed, reading.lexicon.words[WordClass.CROWD]
    if parsed.lemmas[head] not in GROUPS:
        return False
    for word, noun in parsed.prepositional(head):
        young = any(parsed.lower[child] == "young" for child in parsed.children(noun))
        if word == "of" and (parsed.lemmas[noun] in crowd or (parsed.lemmas[noun] in {"man", "men"} and young)):
            return True
    return False


def are_counted(reading: SentenceReading, side: Side) -> bool:
    """Whether unarmed people are told by their number before what they are: `hundreds of teachers marched`."""
    row = None if side.actor is None or side.actor.generic is None else side.actor.generic.row
    return row is not None and row.actor_class is ActorClass.CIVILIANS and _is_number(reading, side.head)


def are_of_a_nation(reading: SentenceReading, side: Side) -> bool:
    """Whether people are told by their nation, with a number or in the plural: `3,000 Japanese met`, `Serbs rally`."""
    if side.actor is None or side.actor.kind is not ActorKind.DEMONYM or not side.actor.covers(side.head):
        return False
    counted = any(side.span.first <= count.first < side.head for count in reading.counts)
    return reading.parsed.tags[side.head] in MANY and (counted or reading.parsed.lower[side.head].endswith("s"))


def _is_counted(reading: SentenceReading, side: Side) -> bool:
    """Whether people whom no list knows are counted, and are no things: `70 weavers sat down`."""
    parsed = reading.parsed
    counted = any(side.span.first <= count.first < side.head for count in reading.counts)
    no_person = reading.lexicon.words[WordClass.NO_PERSON] | reading.lexicon.words[WordClass.VEHICLE]
    return counted and parsed.tags[side.head] in MANY and parsed.lemmas[side.head] not in no_person


def _is_many(reading: SentenceReading, head: int) -> bool:
    """Whether a singular is of many people: `a crowd`, `youth threw stones`."""
    parsed = reading.parsed
    collective = parsed.lemmas[head] in reading.lexicon.words[WordClass.COLLECTIVE]
    one = any(parsed.lower[child] in {"a", "an", "one"} for child in parsed.children(head))
    return collective or (not one and parsed.tags[head] == "NN")


def _is_number(reading: SentenceReading, head: int) -> bool:
    """Whether people are told by their number alone: `hundreds turned out`."""
    return any(count.first <= head < count.last for count in reading.counts)


def _of_people(reading: SentenceReading, head: int) -> bool:
    """Whether what is counted is people: `hundreds of people`, `dozens of porters`."""
    parsed, people = reading.parsed, reading.lexicon.words[WordClass.CROWD] | {"person"}
    return any(parsed.lemmas[noun] in people for word, noun in parsed.prepositional(head) if word == "of")


def does_something(parsed: ParsedSentence, trigger: Trigger) -> bool:
    """Whether a verb has an object or is of people who gather: a headline's "Women attacked on way" acts on nobody."""
    head, phrase = trigger.head, trigger.noun is not None or trigger.span.last - trigger.span.first > 1
    if phrase or not parsed.is_verbal(head) or trigger.entry.row.sub_event_type == PEACEFUL:
        return True
    return bool(parsed.objects(head)) or parsed.is_passive(head)
