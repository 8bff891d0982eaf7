"""Words of violence said of what harms nobody, or of years of it: water dropped, missiles at sea, burned waste."""

from __future__ import annotations

import re

from pipeline.coding.mention import Mention
from pipeline.coding.parsed import OBJECT, PASSIVE_SUBJECT, SUBJECT, ParsedSentence

LONG = frozenset({"month", "year", "decade"})
DISRUPTED = "Disrupted weapons use"
SHELLING = "Shelling/artillery/missile attack"
VIOLENT_TYPES = frozenset({"Attack", "Armed clash", "Air/drone strike", SHELLING})
SPOILED = frozenset({"Looting/property destruction", "Violent demonstration"})
FIRED = frozenset(
    {"round", "shot", "charge", "load", "ordnance", "munition", "explosive", "barrel", "attack", "strike"}
)
HARMLESS = frozenset(
    {"water", "leaflet", "food", "aid", "parcel", "supply", "medicine", "flower", "petal", "curtain", "foam"}
)
SEAS = frozenset({"sea", "ocean", "water"})
EVERYWHERE = re.compile(
    r"\b(?:(?:various|different|several|many|other|most) parts of|all over|across)"
    r" (?:the|this|our) (?:country|nation)\b",
    re.IGNORECASE,
)
WASTE = frozenset(
    {
        *("carcass", "rubbish", "waste", "garbage", "drug", "cocaine", "heroin", "cannabis", "leaf", "candle"),
        *("incense", "stubble", "grass", "ivory", "fat", "calorie"),
    }
)

FOUND = frozenset({"found", "discovered", "recovered", "defused", "diffused", "seized", "unearthed", "detected"})
WORSHIP = frozenset(
    {"church", "mosque", "temple", "shrine", "synagogue", "gurdwara", "chapel", "cathedral", "monastery", "cemetery"}
    | {"graveyard", "grave", "idol", "statue", "mandir", "masjid", "pagoda", "imambargah", "altar", "convent"}
)


def lets_go_of(mention: Mention) -> str | None:
    """What is dropped or thrown that is no weapon, whatever it comes from: `helicopters dropped water`."""
    parsed, trigger = mention.reading.parsed, mention.trigger
    if not parsed.is_verbal(trigger.head) or trigger.noun is not None:
        return None
    arms = {token for hit in mention.reading.weapons for token in range(hit.first, hit.last)}
    things = parsed.objects(trigger.head)
    below = [noun for thing in things for word, noun in parsed.prepositional(thing) if word == "of"]
    armed = any(token in arms or parsed.lemmas[token] in FIRED for token in [*things, *below])
    plain = [thing for thing in things if parsed.lemmas[thing] in HARMLESS]
    return None if armed or not plain else parsed.words[plain[0]]


def is_at_sea(mention: Mention) -> bool:
    """Whether missiles are fired into the sea and at nobody: `fired two missiles into the sea off its east coast`."""
    parsed, head = mention.reading.parsed, mention.trigger.head
    if mention.sub_event_type != SHELLING or not parsed.is_verbal(head):
        return False
    where = parsed.prepositional(head)
    into = any(word in {"into", "in"} and parsed.lemmas[noun] in SEAS for word, noun in where)
    return into and not any(word in {"at", "against"} for word, _ in where) and not mention.reading.outcomes


def burns_waste(mention: Mention) -> bool:
    """Whether what is burned is what is thrown away: carcasses, rubbish, seized drugs."""
    if mention.sub_event_type not in SPOILED or mention.trigger.entry.row.weapon != "fire":
        return False
    parsed = mention.reading.parsed
    things = {parsed.lemmas[noun] for noun in parsed.objects(mention.trigger.head)}
    return bool(things) and things <= WASTE


def for_long(mention: Mention) -> str | None:
    """For how many months or years something violent went on: `shelled the city for 44 months`."""
    parsed, head = mention.reading.parsed, mention.trigger.head
    if mention.sub_event_type not in VIOLENT_TYPES or not parsed.is_verbal(head):
        return None
    above = [head, *(t for t in parsed.children(head, frozenset({"conj"}))), parsed.first_conjunct(head)]
    spans = [noun for verb in above for word, noun in parsed.prepositional(verb) if word == "for"]
    return next((f"for {parsed.words[n]}" for n in spans if parsed.lemmas[n] in LONG and parsed.tags[n] == "NNS"), None)


def is_made_safe(mention: Mention, verb: int) -> bool:
    """Whether a weapon is the subject or object of the word for making it safe: `bomb defused in Potsdam`."""
    parsed, reading = mention.reading.parsed, mention.reading
    noun = parsed.first_conjunct(mention.trigger.head)
    if parsed.deps[noun] == "appos":
        # "A device (IED) was found and defused".
        noun = parsed.first_conjunct(parsed.heads[noun])
        verb = parsed.heads[noun]
    # "A bomb found under a bridge was disabled".
    above = {verb, parsed.heads[verb], *parsed.conjuncts(verb)}
    safe = any(t.head in above and t.entry.row.sub_event_type == DISRUPTED for t, _ in reading.triggers)
    return safe and (parsed.deps[noun] in PASSIVE_SUBJECT | OBJECT | SUBJECT or not parsed.is_verbal(verb))


def told_everywhere(mention: Mention) -> str | None:
    """Where much has happened that is told in one breath: `have shot protesters in various parts of the country`."""
    parsed = mention.reading.parsed
    verbs = [mention.trigger.head, parsed.first_conjunct(mention.trigger.head)]
    found = EVERYWHERE.search(mention.reading.sentence.text)
    return found.group() if found is not None and any(map(parsed.is_perfect, verbs)) else None


def is_found(parsed: ParsedSentence, behind: int) -> bool:
    """Whether a headline or clause goes on behind a weapon with that it was found: `Bomb found near school`."""
    return behind < len(parsed) and parsed.tags[behind] in {"VBN", "VBD"} and parsed.lower[behind] in FOUND


def spoils_worship(mention: Mention) -> bool:
    """Whether a place of worship or a grave is wrecked, by whomever: `the mosque was found vandalised`."""
    if mention.sub_event_type not in SPOILED:
        return False
    parsed = mention.reading.parsed
    things = {party.side.head for party in mention.patients} | set(parsed.objects(mention.trigger.head))
    things |= {noun for noun in parsed.subjects(mention.trigger.head) if parsed.is_passive(mention.trigger.head)}
    if parsed.tags[mention.trigger.head] == "VBN":
        # "After a mosque was found vandalised".
        above = parsed.heads[mention.trigger.head]
        things |= {*parsed.subjects(above), above} if parsed.lemmas[above] in {"find", *WORSHIP} else set()
    return any(parsed.lemmas[thing] in WORSHIP for thing in things)
