"""Words that only seem to leave open what happened, or to put it long ago: `whether by design or by mistake`."""

from __future__ import annotations

from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.parsed import PARTICIPLE, RELATIVE, ParsedSentence
from pipeline.coding.phrases import Hit
from pipeline.coding.triggers import SetAside
from schemas.seeds import FactualityRow
from schemas.vocabulary import RejectReason, SegmentKind

RIVALRY = frozenset({"battle", "fight", "feud", "war", "rivalry", "struggle"})
# "Who bombed the mosque?" takes for granted that somebody did.
ASKING = frozenset({"who", "why", "how", "what", "when", "where", "whose", "which"})
PRIZES = frozenset({"control", "supremacy", "dominance", "route", "turf", "territory", "power", "domination"})

AT_WAR = frozenset({"fight", "battle", "combat"})
# Whoever is told by whom they fight: "the coalition fighting the rebels", but not "two soldiers fighting rebels".
BODIES = frozenset({"coalition", "alliance", "force", "mission", "group", "movement", "militia", "faction", "army"})
BODIES |= {"troop", "operation", "insurgency", "front"}


def either_way(parsed: ParsedSentence, mark: int, head: int) -> bool:
    """Whether `whether` only leaves open how it was: `Whether by design or by mistake, the clinic was shelled`."""
    aside = parsed.lower[mark:head]
    return aside[:1] == ("whether",) and "," in aside and "or" in aside[: aside.index(",")]


def is_since_a_day(parsed: ParsedSentence, mark: Hit[Entry[FactualityRow]], head: int, lexicon: Lexicon) -> bool:
    """Whether what all is counted from is news itself: `27 have been killed since armed men came on Tuesday`."""
    told = {parsed.lower[token] for token in parsed.subtree(head)}
    return mark.row.row.reason == "historical" and not told.isdisjoint(lexicon.times.weekdays | {"yesterday"})


def rivalry(parsed: ParsedSentence, noun: int) -> str | None:
    """What two sides vie for, where a noun tells of no fight: `hit by the battle between two gangs for control`."""
    sought = [behind for word, behind in parsed.prepositional(noun) if word in {"over", "for"}]
    prize = next((parsed.words[behind] for behind in sought if parsed.lemmas[behind] in PRIZES), None)
    return None if prize is None else f"{parsed.words[noun]} for {prize}"


def at_war(parsed: ParsedSentence, verb: int) -> SetAside | None:
    """Whom some body of people fights, told to say who they are: `the coalition that is fighting the rebels`."""
    if parsed.tags[verb] != "VBG" or parsed.lemmas[verb] not in AT_WAR or not parsed.objects(verb):
        return None
    who = parsed.heads[verb]
    now = any(parsed.lower[child] in {"is", "are", "has", "have"} for child in parsed.children(verb))
    if parsed.deps[verb] in RELATIVE:
        return SetAside(RejectReason.HABITUAL, f"is {parsed.words[verb]}") if now else None
    counted = any(parsed.pos[child] == "NUM" for child in parsed.children(who))
    if parsed.deps[verb] not in PARTICIPLE or parsed.lemmas[who] not in BODIES or counted:
        return None
    return SetAside(RejectReason.HABITUAL, f"{parsed.words[who]} {parsed.words[verb]}")


def is_would_be(parsed: ParsedSentence, noun: int) -> bool:
    """Whether somebody only meant to be what a noun says: `a would-be suicide bomber`."""
    if "would" not in parsed.lower:
        return False
    before = parsed.lower[max(0, noun - 5) : noun]
    return any(before[at : at + 3] == ("would", "-", "be") for at in range(len(before)))


def only_asked(parsed: ParsedSentence, head: int) -> SetAside | None:
    """A headline that goes on to answer what it only asks: `Marines overrun at Ora? Army says no`."""
    if parsed.sentence.kind is not SegmentKind.HEADLINE or "?" not in parsed.words[head:]:
        return None
    end = parsed.words.index("?", head)
    start = max((at + 1 for at in range(head) if parsed.words[at] in {"?", ";", ":", "."}), default=0)
    asked = end + 1 < len(parsed) and ASKING.isdisjoint(parsed.lower[start:end])
    return SetAside(RejectReason.HYPOTHETICAL, "?") if asked else None
