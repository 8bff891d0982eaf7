"""How near the places of a sentence stand to an event told in it."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.coding.event_places import likeliest
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.reading import NamedPlace, SentenceReading
from schemas.vocabulary import PlaceRelation

# The rank of a place that says where somebody speaks.
VOICE = 2
WIDE = frozenset({"country", "admin1"})
# Whom something is done to does not speak: "killed villagers in", "hit a hospital in".
SUFFERING = frozenset({"obj", "dobj", "iobj", "nsubj:pass", "nsubjpass"})
# What is struck, stormed or taken, when it is the place itself.
LOOSE = frozenset({PlaceRelation.CONTEXT, PlaceRelation.DATELINE})
HIT = frozenset({"obj", "dobj", "nsubj:pass", "nsubjpass"})
# Labels between a name and the event's noun, and the prepositions that may stand there.
NAMING = frozenset({"compound", "nmod", "nmod:poss", "poss", "flat", "amod"})
SCENE_CASES = frozenset({"on", "of", "at", "'s", "’s"})
LONGEST_NAME_CHAIN = 4
CLASS_WORD = re.compile(r"\s+([A-Z][a-z]+)\b")


def ranked_places(reading: SentenceReading, head: int) -> tuple[tuple[NamedPlace, int], ...]:
    """Places of a sentence with their rank: 0 in the clause of a trigger's head, 1 elsewhere in the sentence.

    Where no place stands in the clause, the one that the weights find likeliest is taken for its.
    """
    found = placed_by_rule(reading, head)
    weights = reading.lexicon.place_weights
    if not weights or not found or any(rank == 0 for _, rank in found):
        return found
    best = likeliest(reading, head, found, weights)
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
        if place.relation in LOOSE and is_scene(reading, place, head):
            found.append((replace(place, relation=PlaceRelation.IN), 0))
            continue
        rank = 0 if place.token in clause and place.relation is not PlaceRelation.CONTEXT else 1
        if _locates_a_voice(parsed, place, reading.lexicon):
            # "officials in Ankara": where the speakers are.
            rank = VOICE
        found.append((place, rank))
    return tuple(found)


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
            return label in HIT
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


def _locates_a_voice(parsed: ParsedSentence, place: NamedPlace, lexicon: Lexicon) -> bool:
    """Whether a place says where somebody speaks: `officials in Ankara worry`."""
    first = next(
        (t for t, offset in enumerate(parsed.sentence.offsets) if parsed.sentence.start + offset >= place.start),
        0,
    )
    beside = first - 2 if first >= 2 and parsed.lower[first - 1] in {"in", "at", "from"} else None
    heads = {parsed.heads[place.token], *([beside] if beside is not None else [])}
    return any(
        lexicon.claimant_nouns.match_at(parsed.forms, head) is not None and parsed.deps[head] not in SUFFERING
        for head in heads
    )
