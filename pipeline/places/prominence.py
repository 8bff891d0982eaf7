"""Which place anyone would take a bare name for."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.place import CAPITAL, Place, PlaceKind
from schemas.article import Sentence

# A name whose best place is this many times as populous as the next one elsewhere speaks for its country by
# itself.
DOMINANCE = 8
ANCHOR_POPULATION = 50_000
# A town whose name no other country has needs fewer people to be beyond doubt.
ALONE_POPULATION = 15_000
# Regions as wide as this are known by their names alone, however short.
WIDE_KM = 1000.0
SHORT_NAME = 5
# A nationality opens the name of a town of so many people: "Spanish Town".
LARGE_TOWN = 30_000


def dominant(places: Sequence[Place]) -> Place | None:
    """The place that anyone would take a bare name for; None when there is a choice."""
    for kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1):
        of_kind = [place for place in places if place.kind is kind]
        if len(of_kind) == 1 and not any(place.population > of_kind[0].population for place in places):
            return of_kind[0]
    ranked = sorted(places, key=lambda place: (-place.population, place.cost))
    best = ranked[0]
    others = [place for place in ranked if place.country != best.country]
    rival = max((place.population for place in others), default=0)
    if best.population >= ANCHOR_POPULATION and best.population >= DOMINANCE * rival:
        return best
    alone = len({place.country for place in places}) == 1
    return best if alone and (best.population >= ALONE_POPULATION or best.kind is not PlaceKind.TOWN) else None


def opens_stories(place: Place) -> bool:
    """Whether "X: two killed" over a story says where; a capital so written may be who says it."""
    return place.kind is PlaceKind.TOWN and place.feature != CAPITAL


def stands_alone(place: Place, word: str, least: int) -> bool:
    """Whether a name is known widely enough to be a place without a word beside it that says so."""
    if place.kind is PlaceKind.TOWN:
        return place.population >= least
    # Short names of hills and quarters, as "Zap" or "Gara", are other words too often.
    wide = place.kind is PlaceKind.AREA and place.radius_km >= WIDE_KM
    return wide or place.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1} or len(word) > SHORT_NAME


def opens_a_town(sentence: Sentence, token: int, gazetteer: Gazetteer) -> bool:
    """Whether a nationality opens the very name of a large town: "Spanish Town"."""
    words, offsets = sentence.words, sentence.offsets
    if token + 1 >= len(words) or not words[token + 1][0].isupper():
        return False
    name = sentence.text[offsets[token] : offsets[token + 1] + len(words[token + 1])]
    if not gazetteer.knows(name):
        return False
    return any(
        place.cost == 0 and place.kind is PlaceKind.TOWN and place.population >= LARGE_TOWN
        for place in gazetteer.named(name)
    )
