"""How near the places of a sentence stand to an event told in it."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.coding.aimed import where_it_falls
from pipeline.coding.came_after import first_behind
from pipeline.coding.event_places import likeliest
from pipeline.coding.hospitals import is_heard_from
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.place_grammar import (
    LOCATING,
    becomes_scene,
    is_another_headline,
    is_bearing,
    is_home_of_side,
    is_seat_of_voice,
    stands_with_another,
    where_antecedent,
)
from pipeline.coding.reading import NamedPlace, SentenceReading
from schemas.vocabulary import Part, PlaceRelation
from schemas.word_classes import WordClass

# The ranks of a place where somebody speaks, and of one where the hurt are nursed or the press is told.
VOICE, HEARD = 2, 3
WIDE = frozenset({"country", "admin1"})
# What is struck, stormed or taken, when it is the place itself.
HIT = frozenset({"obj", "dobj", "nsubj:pass", "nsubjpass"})
# Labels between a name and the event's noun, and the prepositions that may stand there.
NAMING = frozenset({"compound", "nmod", "nmod:poss", "poss", "flat", "amod"})
OWNER = frozenset({"nmod:poss", "poss"})
SCENE_CASES = frozenset({"on", "of", "at", "'s", "’s"})
INTO = frozenset({"into", "at", "inside", "on", "in", "outside"})
LONGEST_NAME_CHAIN = 4
AGAINST, MEANWHILE = frozenset({"while", "whereas", "whilst"}), frozenset({"as", "while"})
CLASS_WORD = re.compile(r"\s+([A-Z][a-z]+)\b")


def ranked_places(reading: SentenceReading, head: int) -> tuple[tuple[NamedPlace, int], ...]:
    """Places of a sentence with their rank: 0 in the clause of a trigger's head, 1 elsewhere in the sentence.

    Where no place stands in the clause, the one that the weights find likeliest is taken for its.
    """
    found = placed_by_rule(reading, head)
    if (start := first_behind(reading.parsed)) is not None:
        # "The blast followed a shooting in Quetta": the shooting was in Quetta.
        found = tuple((place, rank) for place, rank in found if (place.token > start) == (head > start))
    weights = reading.lexicon.place_weights
    if not weights or all(rank == HEARD for _, rank in found) or any(rank == 0 for _, rank in found):
        return found
    parsed = reading.parsed
    # "A doctor in Ora said", and not "In Ora, women marched".
    seats = [(place.token, parsed.heads[place.token]) for place, rank in found if rank == VOICE]
    said = {token for token, noun in seats if parsed.pos[noun] == "NOUN" and noun < token}
    open_to = tuple(one for one in found if one[1] != HEARD and one[0].token not in said)
    best = likeliest(reading, head, open_to, weights) if open_to else None
    if best is not None and best.kind in WIDE:
        # A province or country tells little, and would stand before the towns of other sentences.
        return found
    return tuple((place, 0 if place is best else rank) for place, rank in found)


def placed_by_rule(reading: SentenceReading, head: int) -> tuple[tuple[NamedPlace, int], ...]:
    """Places of a sentence with their rank as the tree alone gives it; 2 where somebody speaks."""
    parsed = reading.parsed
    clause = set(parsed.subtree(head, without=frozenset({"ccomp", "parataxis"})))
    for token in parsed.ancestors(head):
        if parsed.deps[token] in {
            "ccomp",
            "parataxis",
            "root",
            "ROOT",
            "advcl",
            "acl:relcl",
            "relcl",
        } or parsed.is_verbal(token):
            clause.update(
                parsed.subtree(token, without=frozenset({"ccomp", "parataxis", "advcl", "acl:relcl", "relcl"}))
            )
            break
    found: list[tuple[NamedPlace, int]] = []
    for place in reading.places:
        if _owns_the_deed(reading, place):
            found.append((replace(place, relation=PlaceRelation.CONTEXT), 1))
            continue
        if is_home_of_side(reading, place, head):
            found.append((replace(place, relation=PlaceRelation.CONTEXT), 1))
            continue
        loose = place.relation is PlaceRelation.CONTEXT or (
            place.relation is PlaceRelation.DATELINE and reading.sentence.part is Part.TITLE
        )
        if (loose and is_scene(reading, place, head)) or becomes_scene(reading, place, head):
            found.append((replace(place, relation=PlaceRelation.IN), 0))
            continue
        rank = 0 if place.token in clause and place.relation is not PlaceRelation.CONTEXT else 1
        if is_heard_from(reading, place):
            found.append((place, HEARD))
            continue
        found.append((place, VOICE if is_seat_of_voice(reading, place, head) else rank))
    found = where_it_falls(reading, found, head, apart=1)
    told = _apart(reading, tuple(_at_antecedent(reading, found, head)), head)
    if not any(rank < VOICE and place.relation in LOCATING for place, rank in told):
        return told
    # Beside a place of the event's, where somebody speaks says nothing.
    return tuple(
        (replace(place, relation=PlaceRelation.CONTEXT) if rank == VOICE else place, rank) for place, rank in told
    )


def _owns_the_deed(reading: SentenceReading, place: NamedPlace) -> bool:
    """Whether a country only says whose deed it is: `killed in Russia's attack on the town`."""
    parsed = reading.parsed
    owned = parsed.heads[place.token]
    if parsed.deps[place.token] not in OWNER or place.kind not in WIDE or place.relation is not PlaceRelation.IN:
        return False
    return any(trigger.head == owned for trigger, _ in reading.triggers) and any(
        actor.country is not None and actor.covers(place.token) for actor in reading.actors
    )


def _at_antecedent(
    reading: SentenceReading, found: list[tuple[NamedPlace, int]], head: int
) -> list[tuple[NamedPlace, int]]:
    """Places with the one that a clause with `where` is about before those of the sentence around it."""
    there = where_antecedent(reading, head)
    if there is None:
        return found
    told = []
    for place, rank in found:
        if place.start == there.start:
            told.append((replace(place, relation=_located(place)), 0))
        else:
            told.append((place, max(rank, 1) if place.token < head else rank))
    return told


def _located(place: NamedPlace) -> PlaceRelation:
    return place.relation if place.relation in LOCATING else PlaceRelation.IN


def _apart(
    reading: SentenceReading, found: tuple[tuple[NamedPlace, int], ...], head: int
) -> tuple[tuple[NamedPlace, int], ...]:
    """Places with those of another verb behind the event's own, where its own verb has one."""
    parsed = reading.parsed
    headline = [is_another_headline(reading, place, head) for place, _ in found]
    found = tuple((place, VOICE if away else rank) for (place, rank), away in zip(found, headline, strict=True))
    other = [stands_with_another(reading, p, head) or _across_while(parsed, p.token, head) for p, _ in found]
    own = any(
        rank == 0 and not apart and place.relation in LOCATING and not is_bearing(parsed, place)
        for (place, rank), apart in zip(found, other, strict=True)
    )
    if not own:
        return found
    return tuple((place, max(rank, 1) if apart else rank) for (place, rank), apart in zip(found, other, strict=True))


def _across_while(parsed: ParsedSentence, one: int, other: int) -> bool:
    """Whether `while` sets two words of a sentence apart: `in Ora it was calm, while in Bema eggs flew`."""
    first, last = sorted((one, other))
    if parsed.sentence.part is Part.TITLE and any(parsed.lower[t] in MEANWHILE for t in range(first + 1, last)):
        # "Bomb kills four in Ora as gunmen kill two in Bema".
        return True
    return any(parsed.lower[t] in AGAINST and parsed.words[t - 1] == "," for t in range(first + 1, last))


def is_scene(reading: SentenceReading, place: NamedPlace, head: int) -> bool:
    """Whether a name stands with an event's own word: `the Kabul school bombing`, `a raid on Pazigyi`, `shelled Sumy`.

    A country does not: `the Israel strike` is by it.
    """
    parsed = reading.parsed
    for actor in reading.actors:
        is_city = actor.country_word is not None and actor.country_word.kind == "capital"
        if actor.country is not None and actor.covers(place.token) and not is_city:
            return False
    token = place.token
    for _ in range(LONGEST_NAME_CHAIN):
        above, label = parsed.heads[token], parsed.deps[token]
        cases = {parsed.lower[child] for child in parsed.children(token, frozenset({"case"}))}
        if above == head and parsed.is_verbal(head):
            # "Threw a grenade into a bar of Ora."
            into = label == "obl" and token != place.token and cases <= INTO | {"of"}
            return label in HIT or (into and parsed.lemmas[token] in reading.lexicon.words[WordClass.CIVIL_OBJECT])
        if above == token or not cases <= SCENE_CASES or label not in NAMING or parsed.is_verbal(above):
            return False
        if above == head:
            return True
        token = above
    return False


def event_place(reading: SentenceReading, head: int) -> tuple[int, int] | None:
    """The characters of the place at which the event of a word happened, with its class word when that is capitalised.

    None when the sentence gives none. They count in the article's part.
    """
    place = likeliest(reading, head, placed_by_rule(reading, head), reading.lexicon.place_weights)
    return None if place is None else (place.start, whole_name_end(reading, place))


def whole_name_end(reading: SentenceReading, place: NamedPlace) -> int:
    """Where a name ends, a class word that is written as part of it included: Idlib Governorate, Dam Square."""
    following = CLASS_WORD.match(reading.sentence.text[place.end - reading.sentence.start :])
    is_class = following is not None and following[1].lower() in reading.lexicon.place_classes
    return place.end + (following.end() if following is not None and is_class else 0)
