"""How near the places of a sentence stand to an event told in it."""

from __future__ import annotations

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.reading import NamedPlace, SentenceReading
from schemas.vocabulary import PlaceRelation

# The rank of a place that says where somebody speaks.
VOICE = 2
# Relations that say where something happened; the others only mention a place.
HAPPENED = frozenset({PlaceRelation.IN, PlaceRelation.NEAR, PlaceRelation.PART_OF, PlaceRelation.BORDER})


def ranked_places(reading: SentenceReading, head: int) -> tuple[tuple[NamedPlace, int], ...]:
    """Places of a sentence with their rank: 0 in the clause of a trigger's head, 1 elsewhere in the sentence."""
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
        rank = 0 if place.token in clause and place.relation is not PlaceRelation.CONTEXT else 1
        if _locates_a_voice(parsed, place, reading.lexicon):
            # "officials in Ankara": where the speakers are.
            rank = VOICE
        found.append((place, rank))
    return tuple(found)


def place_of(reading: SentenceReading, head: int) -> NamedPlace | None:
    """The place that a sentence gives the event of a word: the nearest of its clause, else of the sentence; or none."""
    told = [(rank, abs(place.token - head), place) for place, rank in ranked_places(reading, head) if rank < VOICE]
    near = [one for one in told if one[2].relation in HAPPENED]
    return min(near, key=lambda one: one[:2])[2] if near else None


def _locates_a_voice(parsed: ParsedSentence, place: NamedPlace, lexicon: Lexicon) -> bool:
    """Whether a place says where somebody speaks: `officials in Ankara worry`."""
    first = next(
        (t for t, offset in enumerate(parsed.sentence.offsets) if parsed.sentence.start + offset >= place.start),
        0,
    )
    beside = first - 2 if first >= 2 and parsed.lower[first - 1] in {"in", "at", "from"} else None
    heads = {parsed.heads[place.token], *([beside] if beside is not None else [])}
    return any(lexicon.claimant_nouns.match_at(parsed.forms, head) is not None for head in heads)
