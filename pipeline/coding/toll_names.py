"""People of a list who are called by their names: `union leader Ana Paz, Juan Toro and Paz's driver`."""

from __future__ import annotations

from pipeline.coding.numbers import Count
from pipeline.coding.reading import SentenceReading
from schemas.vocabulary import Qualifier
from schemas.word_classes import WordClass

# An office before a name.
TITLE = "nmod:desc"


def one_named(reading: SentenceReading, item: range) -> Count | None:
    """One person called by a name, of two words or behind an office: `Sepoy Adil Khan`, `union leader Ana Paz`."""
    parsed = reading.parsed
    first = item.start
    while first < item.stop and (_is_title(reading, first) or parsed.tags[first] in {"JJ", "NN"}):
        # Also "presidential hopeful Ana Paz", "senator and presidential hopeful Ana Paz".
        first += 2 if parsed.lower[first + 1 : first + 2] == ("and",) and first + 2 < item.stop else 1
    name = range(first, item.stop)
    names = all(parsed.words[t][:1].isupper() and parsed.pos[t] in {"PROPN", "NOUN"} for t in name)
    # "Paz and his companion Ana Toro", "Paz, his son and two guards".
    with_his = parsed.lower[item.stop : item.stop + 1] in (("and",), (",",)) and item.stop - first == 1
    with_his = with_his and parsed.lower[item.stop + 1 : item.stop + 2] in (("his",), ("her",))
    titled = any(_is_title(reading, t) for t in range(item.start, first))
    least = 1 if titled or (with_his and item.start == first and parsed.tags[first] == "NNP") else 2
    if not names or len(name) < least or any(actor.covers(t) for actor in reading.actors for t in name):
        return None
    start, end = parsed.span(first, item.stop)
    # "Carmen Florez", both of which are towns somewhere.
    ground = not reading.lexicon.words[WordClass.GROUND].isdisjoint(parsed.lower[first : item.stop])
    if ground or any(place.start <= start and end <= place.end for place in reading.places):
        return None
    return Count(item.start, item.stop, first, 1, 1, Qualifier.EXACT)


def _is_title(reading: SentenceReading, token: int) -> bool:
    """Whether a word before a name is of somebody's office or rank."""
    parsed, words = reading.parsed, reading.lexicon.words
    if parsed.lower[token].rstrip(".") in words[WordClass.TITLE] | words[WordClass.OFFICE] | words[WordClass.RANK]:
        return True
    office = any(actor.generic is not None and actor.covers(token) for actor in reading.actors)
    # "Bodyguard Ana Paz", read as a verb.
    office = office or reading.lexicon.generics.match_at(parsed.forms, token) is not None
    above = parsed.heads[token]
    # "Labour union leader": what stands before the office goes with it.
    before = token < above or parsed.tags[token + 1 : token + 2] == ("NNP",)
    return (office or TITLE in {parsed.deps[token], parsed.deps[above]}) and before


def is_office(reading: SentenceReading, item: range) -> bool:
    """Whether an item is nothing but an office without an article, told of who is named next."""
    plain = all(_is_title(reading, token) for token in item)
    return plain and not any(reading.parsed.tags[token] in {"NNS", "NNPS"} for token in item)
