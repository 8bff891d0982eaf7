"""People called by their names: who is murdered or kidnapped is a person, whatever else is unknown of him."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.phrases import Forms
from pipeline.coding.reading import SentenceReading
from schemas.vocabulary import Outcome
from schemas.word_classes import WordClass

# What happens to people and to nothing else.
TO_PEOPLE = frozenset(
    {
        Outcome.KILLED,
        Outcome.WOUNDED,
        Outcome.KILLED_OR_WOUNDED,
        Outcome.ABDUCTED,
        Outcome.MISSING,
        Outcome.DETAINED,
    }
)
# A sentence with a greater share of capitalised words is a headline.
MOST_CAPITALS = 0.6
APPOSITION = frozenset({"appos"})
TITLES = frozenset({"nmod:desc"})
INSIDE_NAMES = frozenset({"-", "–", "'", "’", "."})


def happens_to_people(reading: SentenceReading, head: int) -> bool:
    """Whether a trigger says what happened to people, as `assassinate` does and `attack` does not."""
    return any(hit.first <= head < hit.last and hit.row.row.outcome in TO_PEOPLE for hit in reading.outcomes)


def person_at(reading: SentenceReading, head: int) -> ActorSpan | None:
    """The person that a noun names, by what the text calls him beside the name, else as somebody; None for no name.

    `Lina Haddad, a nurse, was killed` gives the nurse, `Omar Said was killed` a person.
    """
    name = person_name(reading, head)
    if name is None:
        return None
    parsed = reading.parsed
    for beside in parsed.children(head, APPOSITION):
        described = actor_of(reading, beside)
        if described is not None and described.kind is not ActorKind.COUNTRY:
            return described
    return _somebody(reading, name)


def is_told_person(reading: SentenceReading, head: int) -> bool:
    """Whether a name is a person's by what stands beside it: `General Ana Paz`, `Ana Paz, the mayor`, `…, who was`."""
    parsed, words = reading.parsed, reading.lexicon.words
    name = person_name(reading, head)
    if name is None:
        return False
    titles = words[WordClass.TITLE] | words[WordClass.OFFICE] | words[WordClass.RANK]
    before = [*parsed.children(head, TITLES), name.first - 1, name.first]
    if any(t >= 0 and t != head and parsed.lower[t].rstrip(".") in titles for t in before):
        return True
    behind = parsed.lower[name.last : name.last + 2]
    office = any(parsed.lemmas[one] in titles for one in parsed.children(head, APPOSITION))
    return office or behind == (",", "who")


def named_people(reading: SentenceReading, nouns: Iterable[int]) -> list[ActorSpan]:
    """Those of some nouns that name people, alone or beside what they are: `Omar Said`, `Ana Paz, the mayor`.

    Each span is the name; what the person is, where it is told, is what his office or apposition says.
    """
    found: list[ActorSpan] = []
    for noun in nouns:
        name = person_name(reading, noun) or _behind_office(reading, noun)
        actor = None if name is None else actor_of(reading, noun) or _somebody(reading, name)
        if name is None or actor is None:
            continue
        of_nation = actor.kind in {ActorKind.COUNTRY, ActorKind.DEMONYM}
        told = _somebody(reading, name) if of_nation else replace(actor, first=name.first, last=name.last)
        if told is not None and not any(told.first == other.first for other in found):
            found.append(told)
    return found


def _behind_office(reading: SentenceReading, noun: int) -> Phrase | None:
    """The name behind an office that the tree took for the noun: `killed Attorney General Ana Paz`."""
    office = next((a for a in reading.actors if a.generic is not None and a.covers(noun)), None)
    if office is None or office.last >= len(reading.parsed) or reading.parsed.tags[noun] != "NNP":
        return None
    name = person_name(reading, office.last)
    return name if name is not None and name.first == office.last and name.last - name.first > 1 else None


def _somebody(reading: SentenceReading, name: Phrase) -> ActorSpan | None:
    """The name as a person of whom no more is known."""
    words = sorted(reading.lexicon.words[WordClass.SOMEBODY])
    row = next((hit.row for word in words if (hit := reading.lexicon.generics.match_at(Forms.of([word]), 0))), None)
    if row is None:
        return None
    return ActorSpan(name.first, name.last, ActorKind.PERSON, generic=row, origin=row.origin)


def person_name(reading: SentenceReading, head: int) -> Phrase | None:
    """The run of capitalised name words around a noun, without titles; None where it names a place, group or thing."""
    parsed = reading.parsed
    if not _is_name_word(parsed, head) or parsed.tags[head] == "NNPS" or _is_taken(reading, head):
        return None
    first, last = head, head + 1
    while first > 0 and _goes_on(reading, first - 1):
        first -= 1
    while last < len(parsed) and _goes_on(reading, last):
        last += 1
    titles = reading.lexicon.words[WordClass.TITLE] | reading.lexicon.words[WordClass.OFFICE]
    while first < last - 1 and (not _is_name_word(parsed, first) or parsed.lower[first].rstrip(".") in titles):
        first += 1
    while last > head + 1 and not _is_name_word(parsed, last - 1):
        last -= 1
    start, end = parsed.span(first, last)
    if any(place.start <= start and end <= place.end for place in reading.places):
        return None
    if reading.is_place_elsewhere(parsed.surface(first, last)):
        # "M23 rebels seize Walikale", in a headline.
        return None
    ground = reading.lexicon.words[WordClass.GROUND]
    classes = ground | reading.lexicon.group_words.keys() | titles
    if not classes.isdisjoint(parsed.lower[first:last]):
        return None
    if any(parsed.lemmas[beside] in ground for beside in parsed.children(head, APPOSITION)):
        # "Captured Tabo, a mining town".
        return None
    sure = last - first > 1 or parsed.pos[head] == "PROPN"
    return Phrase(first, last) if sure and any(len(word) > 2 for word in parsed.words[first:last]) else None


def _is_name_word(parsed: ParsedSentence, token: int) -> bool:
    """Whether a word is part of a name: a proper noun, or a capitalised noun that no headline and no start explains."""
    if not parsed.words[token][:1].isupper():
        return False
    if parsed.pos[token] == "PROPN":
        return True
    capitals = sum(word[:1].isupper() for word in parsed.words)
    return token > 0 and parsed.pos[token] == "NOUN" and capitals <= MOST_CAPITALS * len(parsed)


def _goes_on(reading: SentenceReading, token: int) -> bool:
    """Whether a name goes on at a token."""
    parsed = reading.parsed
    return (_is_name_word(parsed, token) or parsed.words[token] in INSIDE_NAMES) and not _is_taken(reading, token)


def _is_taken(reading: SentenceReading, token: int) -> bool:
    """Whether a token belongs to an actor, a weapon or a time."""
    at = reading.sentence.offsets[token]
    return (
        any(actor.covers(token) for actor in reading.actors)
        or any(hit.first <= token < hit.last for hit in reading.weapons)
        or any(hit.start <= at < hit.end for hit in reading.times)
    )
