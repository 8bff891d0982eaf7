"""What `the town` and `there` refer back to, and where `a town` is named: the places named just before and behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention
from pipeline.coding.mention_places import WIDE
from pipeline.coding.parsed import DIRECT_OBJECT, PASSIVE_SUBJECT, SUBJECT, ParsedSentence
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.place_grammar import LOCATING, first_token, is_bearing, is_seat_of_voice
from pipeline.coding.reading import NamedPlace, SentenceReading
from schemas.vocabulary import PlaceRelation
from schemas.word_classes import WordClass

# Farther back, another place has come up.
SENTENCES_BACK = 3
SENTENCES_AHEAD = 2
# "The university in the southern city of Bema".
SITE_WITHIN = 8
COUNTRY = "country"
DIVISIONS = frozenset({COUNTRY, "admin1", "admin2"})
WIDE_BEFORE = re.compile(r"\b(?:state|province|region|governorate)\s+of\s+$")
WIDE_AFTER = re.compile(r"^\s+(?:state|province|region|governorate)\b", re.IGNORECASE)
POINTING = frozenset({"the", "this", "that"})
# How a word for a place may hang on the event's own: where it was, what it befell.
SCENE = frozenset({"obl", "nmod", "pobj", "prep", "advmod"}) | DIRECT_OBJECT | PASSIVE_SUBJECT
THERE, VILLAGE = "there", "village"
MEANWHILE = frozenset({"while", "as", "when"})
LONGEST_CHAIN = 3


def referred_place(draft: Draft, readings: Sequence[SentenceReading]) -> tuple[SentenceReading, NamedPlace] | None:
    """The place that a draft's words refer back to, with its sentence, where its own clauses name none; else None."""
    if any(_is_told(mention) for mention in draft.mentions):
        return None
    for mention in draft.mentions:
        for token in _referring(mention):
            found = _named_before(token, mention, readings)
            if found is not None:
                return found
    return next((found for mention in draft.mentions if (found := _named_behind(mention, readings))), None)


def _is_told(mention: Mention) -> bool:
    return any(
        rank == 0 and place.relation in LOCATING and _may_be_town(place) and not _is_called_wide(mention.reading, place)
        for place, rank in mention.places
    )


def _is_called_wide(reading: SentenceReading, place: NamedPlace) -> bool:
    """Whether the text calls a place a province or state, whatever else has its name: `the state of Ora`."""
    text, base = reading.sentence.text, reading.sentence.start
    return (
        WIDE_BEFORE.search(text[: place.start - base]) is not None
        or WIDE_AFTER.match(text[place.end - base :]) is not None
    )


def _may_be_town(place: NamedPlace) -> bool:
    return place.kind not in WIDE or place.may_be_town


def refers_to_a_place(draft: Draft) -> bool:
    """Whether the words for it point at a place told before: `on their way to the village`."""
    return any(_opens_on_the_way(m) or any(True for _ in _referring(m)) for m in draft.mentions)


def opens_on_the_way(draft: Draft) -> bool:
    """Whether it happened while others came to the place of the news: `While on their way to the village, …`."""
    return any(_opens_on_the_way(mention) for mention in draft.mentions)


def _opens_on_the_way(mention: Mention) -> bool:
    """Whether a sentence opens with what was done at a place told before: `As they combed the area, …`."""
    parsed = mention.reading.parsed
    localities = mention.reading.lexicon.words[WordClass.LOCALITY] | {"area", "scene", "site"}
    start = next((t for t in range(len(parsed)) if parsed.words[t].isalpha()), 0)
    comma = next((t for t in range(start, len(parsed)) if parsed.words[t] == ","), start)
    return parsed.lower[start] in MEANWHILE and any(
        parsed.lemmas[t] in localities and _is_bare(parsed, t) for t in range(start, min(comma, mention.trigger.head))
    )


def _referring(mention: Mention) -> Iterator[int]:
    """Words for a place in the clause of an event that refer back: `entered the town`, `20 were killed there`."""
    reading, parsed = mention.reading, mention.reading.parsed
    localities = reading.lexicon.words[WordClass.LOCALITY]
    for token in range(len(parsed)):
        there = parsed.lower[token] == THERE and parsed.deps[token] == "advmod"
        locality = parsed.lemmas[token] in localities and parsed.tags[token] == "NN" and _is_bare(parsed, token)
        if (there or locality) and _hangs_on(reading, token, mention.trigger.head):
            yield token


def _is_bare(parsed: ParsedSentence, token: int) -> bool:
    """Whether a noun stands with an article and without a name: `the town`, not `the town of Ora`."""
    phrase = parsed.noun_phrase(token)
    below = parsed.subtree(token, without=frozenset({"acl:relcl", "relcl", "acl", "appos", "conj"}))
    led = any(parsed.lower[child] in POINTING for child in parsed.children(token) if child < token)
    return led and not any(parsed.pos[t] in {"PROPN", "NUM"} for t in [*below, *range(phrase.first, phrase.last)])


def _named_behind(mention: Mention, readings: Sequence[SentenceReading]) -> tuple[SentenceReading, NamedPlace] | None:
    """The town that the next sentences name, where an opening tells of one without a name: `stormed a village`.

    Of a building, where it is named again: `a bomb at a university … Ora University in Bema`.
    """
    here, parsed, words = mention.reading, mention.reading.parsed, mention.reading.lexicon.words
    if not here.is_opening:
        return None
    told = {
        parsed.lemmas[token]
        for token in range(len(parsed))
        if parsed.lemmas[token] in words[WordClass.LOCALITY] | words[WordClass.CIVIL_OBJECT]
        and parsed.tags[token] == "NN"
        and _is_told_of(parsed, token)
        and _hangs_on(here, token, mention.trigger.head)
    }
    if not told:
        return None
    sites = told if told.isdisjoint(words[WordClass.LOCALITY]) else None
    following = [reading for reading in readings if here.index < reading.index <= here.index + SENTENCES_AHEAD]
    for reading in following:
        places = [one for one in reading.places if one.relation in LOCATING and _may_be_town(one)]
        places = [one for one in places if not is_bearing(reading.parsed, one) and not is_seat_of_voice(reading, one)]
        if sites is not None:
            places = [one for one in places if _is_where(reading.parsed, one, sites)]
        if places:
            # "In Bema district's Ora village": the smaller one.
            return reading, next((one for one in places if one.kind not in DIVISIONS), places[0])
    return None


def _is_where(parsed: ParsedSentence, place: NamedPlace, sites: Set[str]) -> bool:
    """Whether a place is where one of some sites stands: `Ora State University in the city of Bema`."""
    near = range(max(0, place.token - SITE_WITHIN), place.token)
    site = next((t for t in reversed(near) if parsed.lower[t] in sites and not parsed.is_verbal(t)), None)
    return site is not None and parsed.lower[site + 1] == "in" and parsed.lower[site - 1] not in {"a", "an", "another"}


def _is_told_of(parsed: ParsedSentence, token: int) -> bool:
    """Whether a noun tells of one that has no name yet: `a village in the north`."""
    phrase = parsed.noun_phrase(token)
    led = any(parsed.lower[child] in {"a", "an"} for child in parsed.children(token) if child < token)
    return led and not any(parsed.pos[t] == "PROPN" for t in range(phrase.first, token))


def _hangs_on(reading: SentenceReading, token: int, head: int) -> bool:
    """Whether a word hangs on an event's own as its place, through nobody: `the mayor of the town` is somebody."""
    parsed = reading.parsed
    for _ in range(LONGEST_CHAIN):
        if parsed.deps[token] not in SCENE or parsed.heads[token] == token:
            return False
        token = parsed.heads[token]
        if token == head:
            return True
        if parsed.is_verbal(token):
            return False
        # "A mob in a village killed two": who does it there does it there.
        if parsed.heads[token] == head and parsed.deps[token] in SUBJECT:
            return True
        if actor_of(reading, token) is not None:
            return False
    return False


def _is_called_village(reading: SentenceReading, place: NamedPlace) -> bool:
    text, base = reading.sentence.text, reading.sentence.start
    behind = text[place.end - base :].lower().startswith(f" {VILLAGE}")
    return behind or text[: place.start - base].lower().endswith(f"{VILLAGE} of ")


def _is_whereto(parsed: ParsedSentence, place: NamedPlace) -> bool:
    """Whether a place tells only whereto somebody was brought: `airlifted to Ora`."""
    return parsed.lower[first_token(parsed, place) - 1] == "to"


def _named_before(
    token: int, mention: Mention, readings: Sequence[SentenceReading]
) -> tuple[SentenceReading, NamedPlace] | None:
    """The town or village named last before a word, a few sentences back at most."""
    here, parsed = mention.reading, mention.reading.parsed
    at = next((position for position, reading in enumerate(readings) if reading is here), None)
    if at is None:
        return None
    for reading in reversed(readings[max(0, at - SENTENCES_BACK) : at + 1]):
        places = [
            place
            for place in reading.places
            if (reading is not here or place.token < token)
            and _may_be_town(place)
            and place.relation is not PlaceRelation.DATELINE
            and not is_bearing(reading.parsed, place)
            and not is_seat_of_voice(reading, place)
        ]
        # "In Ora, Mali": the town is no country, nor is "the city" the country that condemned the attack.
        places = [place for place in places if place.kind != COUNTRY] or places
        located = [place for place in places if place.relation in LOCATING]
        if reading is not here:
            # "Troops from Ora burned the village" is not about Ora.
            named = [place for place in places if place.known and place.kind != COUNTRY]
            located = located or [place for place in named if not _is_whereto(reading.parsed, place)]
        if located or places:
            villages = [one for one in places if parsed.lemmas[token] == VILLAGE and _is_called_village(reading, one)]
            # "Patrolled Ora village in Bema district. … stormed the village".
            located = villages or located
        if located:
            found = located[-1]
            return reading, found if found.relation in LOCATING else replace(found, relation=PlaceRelation.IN)
    return None
