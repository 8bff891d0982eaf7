"""What a sentence's grammar says of a place and an event: whose verb it stands with, and who only speaks there."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from pipeline.coding.parsed import CASE, NOUN_MODIFIER, PASSIVE_SUBJECT, SUBJECT, ParsedSentence
from pipeline.coding.reading import NamedPlace, SentenceReading
from pipeline.coding.triggers import CROWDS
from schemas.vocabulary import PlaceRelation, SegmentKind

LISTENERS = frozenset({"reporter", "journalist", "newsman", "correspondent"})
TAKING = frozenset({"Abduction/forced disappearance"})
# Whence people are taken, and what holds that: "from Ora village in Bema", "from a school in Ora".
TAKEN_FROM = re.compile(
    r"\bfrom\s+(?:(?:an?|the|his|her|their|its)\s+(?:[a-z-]+\s+){1,3}(?:in|at|of|near)\s+)?(?:the\s+)?(?:[a-z-]+\s+of\s+)?"
    r"(?:[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*\s+(?:[a-z-]+\s+){0,3}(?:of|in)\s+(?:the\s+)?){0,3}$"
)
# Relations that say where something was.
LOCATING = frozenset({PlaceRelation.IN, PlaceRelation.NEAR, PlaceRelation.PART_OF, PlaceRelation.BORDER})
TERRITORY = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
# Whom something is done to does not speak: "killed villagers in", "hit a hospital in".
SUFFERING = frozenset({"obj", "dobj", "iobj", "nsubj:pass", "nsubjpass"})
# Labels inside the name of who speaks: "the health ministry in Ora", "police of the Bema district".
NOMINAL = NOUN_MODIFIER | {"nmod", "nmod:poss", "compound", "flat", "appos", "pobj", "prep", "poss", "conj"}
LONGEST_CHAIN = 5
# Characters of a class word behind a name: "Ora village, near Bema".
LONGEST_CLASS_WORD = 14
# What stands before whose word it is.
SOURCES = frozenset({"according", "to", "from", "per", "'s", "’s"})
OUT = frozenset({"from", "of"})
APPOSED = frozenset({"appos"})


def is_seat_of_voice(reading: SentenceReading, place: NamedPlace, head: int | None = None) -> bool:
    """Whether a place says where somebody speaks: `officials in Ora worry`, `according to the media cell in Ora`.

    `head` is the event's own word: who acts there is heard of for what they did, `police in Ora shot two`.
    """
    parsed = reading.parsed
    first = first_token(parsed, place)
    beside = first - 2 if first >= 2 and parsed.lower[first - 1] in {"in", "at", "from"} else None
    heads = {parsed.heads[place.token], *([beside] if beside is not None else [])}
    nouns = reading.lexicon.claimant_nouns
    told = {trigger.head for trigger, _ in reading.triggers}
    if any(parsed.lemmas[at] in LISTENERS for at in heads):
        # "Told reporters in Ora that gunmen had stormed the village."
        return True
    speaks = any(nouns.match_at(parsed.forms, at) is not None and _may_speak(parsed, at, head, told) for at in heads)
    return speaks or _beside_voice(reading, place)


def _may_speak(parsed: ParsedSentence, noun: int, head: int | None, told: Set[int]) -> bool:
    """Whether a noun stands where speakers do: not `in front of`, not `shot by police in Ora`.

    `told` are words for events: who is `abducted by gunmen from a school in Ora` is taken from there.
    """
    cases = {parsed.lower[child] for child in parsed.children(noun, CASE)}
    acting = parsed.heads[noun] == head and parsed.deps[noun] in SUBJECT
    above = [parsed.heads[noun], parsed.heads[parsed.heads[noun]]]
    taken = cases == {"from"} and not told.isdisjoint(above)
    # "Shot a secretary and his driver at Ora".
    return parsed.deps[parsed.first_conjunct(noun)] not in SUFFERING and not acting and not taken and cases <= SOURCES


def _beside_voice(reading: SentenceReading, place: NamedPlace) -> bool:
    """Whether a place hangs on the words for who speaks."""
    parsed = reading.parsed
    voices = [
        (one.voice.start, one.voice.end)
        for one in reading.attributions
        if one.voice is not None and one.voice.part is reading.sentence.part
    ]
    base = reading.sentence.start
    token = place.token
    for _ in range(LONGEST_CHAIN):
        if parsed.deps[token] not in NOMINAL or parsed.heads[token] == token:
            return False
        token = parsed.heads[token]
        at = base + reading.sentence.offsets[token]
        if parsed.deps[token] not in SUFFERING and any(start <= at < end for start, end in voices):
            return True
    return False


def first_token(parsed: ParsedSentence, place: NamedPlace) -> int:
    """The first token of a place name."""
    offsets, base = parsed.sentence.offsets, parsed.sentence.start
    return next((token for token, offset in enumerate(offsets) if base + offset >= place.start), 0)


def where_antecedent(reading: SentenceReading, head: int) -> NamedPlace | None:
    """The place that a clause with `where` is about: `taken to Ora, near Bema, where they were shot`."""
    parsed = reading.parsed
    for token in [head, *parsed.ancestors(head)]:
        asked = [child for child in parsed.children(token) if parsed.lower[child] == "where" and child < token]
        if not asked:
            continue
        before = [place for place in reading.places if place.token < asked[0]]
        noun = parsed.heads[token]
        held = [place for place in before if noun in {place.token, *parsed.ancestors(place.token)}]
        near = [place for place in before if asked[0] - place.token <= LONGEST_CHAIN]
        found = held if noun < asked[0] and not parsed.is_verbal(noun) and held else near
        return None if not found else _found_by(parsed, found[-1], before)
    return None


def _found_by(parsed: ParsedSentence, place: NamedPlace, places: Sequence[NamedPlace]) -> NamedPlace | None:
    """The place itself, or of one that only helps to find another that one: Ora of `Ora, 20 km from Bema`.

    None where the other is no name that is known for a place.
    """
    if not is_bearing(parsed, place):
        return place
    text, base = parsed.sentence.text, parsed.sentence.start
    comma = text.rfind(",", 0, place.start - base)
    before = [one for one in places if base + comma - LONGEST_CLASS_WORD <= one.end <= base + comma]
    return next(reversed(before), None)


def is_home_of_side(reading: SentenceReading, place: NamedPlace, head: int) -> bool:
    """Whether a place says where those are at home who act: `the Front, the strongest group in Ora, attacked Bema`."""
    parsed, token = reading.parsed, place.token
    for _ in range(LONGEST_CHAIN):
        above = parsed.heads[token]
        if parsed.deps[token] in APPOSED and parsed.deps[above] in SUBJECT and parsed.is_verbal(parsed.heads[above]):
            return (
                token < parsed.heads[above]
                and token != place.token
                and parsed.lemmas[token] not in reading.lexicon.place_classes
            )
        if above == token or parsed.is_verbal(token) or token == head:
            return False
        token = above
    return False


def is_bearing(parsed: ParsedSentence, place: NamedPlace) -> bool:
    """Whether a place only helps to find the one before it: `Ora, 20 km from Bema`."""
    if place.relation is not PlaceRelation.NEAR:
        return False
    comma = parsed.sentence.text.rfind(",", 0, place.start - parsed.sentence.start)
    between = parsed.sentence.text[comma + 1 : place.start - parsed.sentence.start]
    return comma >= 0 and between.strip().lower().startswith((place.modifier or "near").lower())


def stands_with_another(reading: SentenceReading, place: NamedPlace, head: int) -> bool:
    """Whether a place stands with a word beside the event's: of `raided Ora and burned Bema`, each has its own."""
    parsed = reading.parsed
    heads = {trigger.head for trigger, _ in reading.triggers}

    def tells(token: int) -> bool:
        return parsed.deps[token] == "conj" and (parsed.is_verbal(token) or token in heads)

    above = [head, *parsed.ancestors(head)]
    token = place.token
    for _ in range(LONGEST_CHAIN * 2):
        if token in above:
            break
        if tells(token):
            return True
        if parsed.heads[token] == token:
            return False
        token = parsed.heads[token]
    if token not in above or token == head:
        return False
    between = above[: above.index(token)]
    return any(map(tells, between))


def becomes_scene(reading: SentenceReading, place: NamedPlace, head: int) -> bool:
    """Whether the kind of event makes a place its scene that otherwise would not be.

    Who is driven `out of Ora` is so in Ora; `residents of Ora` march at home.
    """
    if place.relation is not PlaceRelation.CONTEXT:
        return False
    kinds = {trigger.entry.row.sub_event_type for trigger, _ in reading.triggers if head in trigger.span}
    parsed = reading.parsed
    if kinds & TERRITORY:
        first = first_token(parsed, place)
        return first > 0 and parsed.lower[first - 1] in OUT and _is_left(parsed, place, head, first)
    if kinds & TAKING and _is_taken_from(reading, place, head):
        return True
    return bool(kinds & CROWDS) and _is_home_of_subject(parsed, place, head)


def _is_taken_from(reading: SentenceReading, place: NamedPlace, head: int) -> bool:
    """Whether a place is whence people are taken: `abducted five farmers from Ora village of Bema district`."""
    parsed, base = reading.parsed, reading.sentence.start
    start = base + reading.sentence.offsets[head]
    between = reading.sentence.text[start - base : place.start - base]
    return place.token > head and not parsed.is_negated(head) and TAKEN_FROM.search(between) is not None


def _is_left(parsed: ParsedSentence, place: NamedPlace, head: int, first: int) -> bool:
    """Whether a place is what the event's word takes somebody out of: `drove them out of`, `withdrew from`."""
    if parsed.lower[first - 1] == "of" and (first < 2 or parsed.lower[first - 2] != "out"):
        return False
    return head in {parsed.heads[place.token], parsed.heads[parsed.heads[place.token]]}


def _is_home_of_subject(parsed: ParsedSentence, place: NamedPlace, head: int) -> bool:
    """Whether a place is where those live who do something: `residents of Ora barricaded the road`."""
    cases = {parsed.lower[child] for child in parsed.children(place.token, CASE)}
    people = parsed.heads[place.token]
    verb = parsed.heads[people]
    # "Held a rally": the noun tells of it, and the verb has the subject.
    doing = parsed.deps[people] in SUBJECT - PASSIVE_SUBJECT and verb in {head, parsed.heads[head]}
    return doing and bool(cases & {"of", "in", "from"}) and parsed.pos[people] == "NOUN"


def is_another_headline(reading: SentenceReading, place: NamedPlace, head: int) -> bool:
    """Whether a headline tells of a place in another of its parts: `Blast in Ora; two held in Bema`."""
    if reading.sentence.kind is not SegmentKind.HEADLINE:
        return False
    words = reading.parsed.words
    first, last = sorted((head, place.token))
    if ";" in words[first:last]:
        return True
    commas = [token for token in range(first, last) if words[token] == ","]
    if not commas:
        return False
    heads = [trigger.head for trigger, _ in reading.triggers]
    there = range(commas[-1], len(words)) if place.token > head else range(commas[0])
    return any(other in there and other != head for other in heads)
