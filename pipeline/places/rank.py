"""Which place a name means: gazetteer rows ranked with the whole article."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.places.context import ArticlePlaces
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.geometry import distance_km
from pipeline.places.names import SKELETON, plain
from pipeline.places.nesting import holds
from pipeline.places.spotted import SpottedPlace
from schemas.vocabulary import PlaceRelation

# The weights below were set by hand on cases of the kinds in tests/places/test_resolve.py and then checked on
# GeoVirus (toponyms of 229 Wikinews articles). Only their order of size matters: containment in the text
# beats the article's countries, those beat nearness, and nearness beats a little more population.
IN_CONTAINER = 2.0
OUTSIDE_CONTAINER = -1.5
COUNTRY_NAMED = 1.2
COUNTRY_NOT_NAMED = -0.5
POPULATION = 2.0
NEAR_ANCHOR = ((30.0, 0.5), (100.0, 0.3), (300.0, 0.15))
SAME_DIVISION = 0.3
REVIEWED = 0.8
OF_ACTOR = 0.15
OF_SOURCE = 0.2
UNLIKENESS = -1.5
KIND = {
    PlaceKind.COUNTRY: 1.2,
    PlaceKind.ADMIN1: 0.9,
    PlaceKind.AREA: 2.4,
    PlaceKind.WATER: 2.4,
    PlaceKind.SITE: 1.2,
}
CLASS_WORD_FITS = 0.9
CLASS_WORD_CLASHES = -0.8
PART_OF_REGION = 0.5
# A rival this close in score, at another place, makes a name ambiguous.
LEAST_MARGIN = 0.3
# Two rows nearer than this are one place listed twice.
SAME_SPOT_KM = 20.0
# A village smaller than this is not meant unless something in the article speaks for it.
OBSCURE_POPULATION = 15_000
# In an article about other countries a town must be this large to be meant without a word for its own
# country, or this large when no other place has its name.
FOREIGN_POPULATION = 1_000_000
ONLY_ONE_POPULATION = 100_000
SAME_NAME = 0.05
# Likeness of letters (0 to 1) that a name found by its folded spelling must have; the second when only the
# country speaks for it. On 1,679 place names of UCDP's Syria data looser values gave more wrong than right.
ALIKE = 0.6
VERY_ALIKE = 0.8
INSIDE = "inside the place named with it"
UNRIVALLED = 3.0
# Countries that hold this share of an article's names are searched with folded spellings too.
LEADING_SHARE = 0.15
FITTING = {
    "admin1": {PlaceKind.ADMIN1},
    "admin2": {PlaceKind.TOWN, PlaceKind.AREA},
    "town": {PlaceKind.TOWN},
    "city": {PlaceKind.TOWN},
    "site": {PlaceKind.SITE},
    "area": {PlaceKind.SITE, PlaceKind.AREA},
    "country": {PlaceKind.COUNTRY},
    "water": {PlaceKind.WATER},
}
CLASHING = {
    "admin1": {PlaceKind.TOWN, PlaceKind.SITE},
    "town": {PlaceKind.ADMIN1, PlaceKind.COUNTRY},
    "city": {PlaceKind.ADMIN1, PlaceKind.COUNTRY},
    "site": {PlaceKind.COUNTRY, PlaceKind.ADMIN1},
    "admin2": {PlaceKind.COUNTRY},
}


@dataclass(frozen=True)
class Ranked:
    """A gazetteer row with its score for a name and what spoke for it."""

    place: Place
    score: float
    reason: str


@dataclass(frozen=True)
class Reading:
    """What a place name was taken for: the ranked rows, and whether the first one may be trusted."""

    ranked: tuple[Ranked, ...]
    trust: float
    reason: str

    @property
    def place(self) -> Place | None:
        """The place meant; None when the name is unknown or ambiguous."""
        return self.ranked[0].place if self.ranked and self.trust > 0 else None


def read_name(
    spotted: SpottedPlace,
    *,
    context: ArticlePlaces,
    gazetteer: Gazetteer,
    actor_countries: Iterable[str] = (),
) -> Reading:
    """The place that a name of an article means."""
    found = (_containers(context, spotted, start, end, gazetteer) for start, end in spotted.within)
    containers = [places for places in found if places]
    rows = _rows(spotted, containers, context, gazetteer)
    actors = set(actor_countries)
    scored = [_scored(row, spotted, containers, context, gazetteer, actors) for row in rows]
    ranked = tuple(
        sorted(scored, key=lambda one: (-one.score, one.place.cost, -one.place.population, one.place.place_id))
    )
    if not ranked:
        return Reading((), 0.0, f"'{spotted.text}' is not in the gazetteer")
    return _judged(ranked, spotted, context, contained=bool(containers))


def _containers(
    context: ArticlePlaces, spotted: SpottedPlace, start: int, end: int, gazetteer: Gazetteer
) -> list[Place]:
    outer = context.find(spotted.part, start, end)
    if outer is None or not outer.known:
        return []
    return [place for place in gazetteer.lookup(outer.text) if place.is_region or outer.designator is not None]


def _rows(
    spotted: SpottedPlace, containers: Sequence[Sequence[Place]], context: ArticlePlaces, gazetteer: Gazetteer
) -> list[Place]:
    """Every row the name may mean: of the world, of the leading countries, and with the class word added."""
    found = {place.place_id: place for place in gazetteer.lookup(spotted.text) if place.cost < SKELETON}
    leading = {country for country, share in context.countries.items() if share >= LEADING_SHARE}
    leading |= {place.country for places in containers for place in places if place.country is not None}
    names = [spotted.text]
    if spotted.designator is not None:
        names += [f"{spotted.text} {spotted.designator}", f"{spotted.designator} {spotted.text}"]
        if gazetteer.knows(names[1]):
            found |= {place.place_id: place for place in gazetteer.lookup(names[1]) if place.cost < SKELETON}
    if leading:
        for name in names[:1]:
            for place in gazetteer.lookup(name, countries=leading):
                found.setdefault(place.place_id, place)
    return list(found.values())


def _scored(
    place: Place,
    spotted: SpottedPlace,
    containers: Sequence[Sequence[Place]],
    context: ArticlePlaces,
    gazetteer: Gazetteer,
    actors: set[str],
) -> Ranked:
    parts: list[tuple[float, str]] = [
        (UNLIKENESS * place.cost, ""),
        (
            POPULATION * math.log10(place.population + 10) / 7,
            f"{place.population:,} people" if place.population else "",
        ),
        (KIND.get(place.kind, 0.0), ""),
    ]
    if containers:
        inside = all(any(holds(outer, place) for outer in places) for places in containers)
        parts.insert(0, (IN_CONTAINER, INSIDE) if inside else (OUTSIDE_CONTAINER, ""))
    parts.append(_country_part(place, spotted, context))
    parts.append(_anchor_part(place, spotted, context))
    if (
        place.kind is PlaceKind.TOWN
        and place.feature is not None
        and context.share(place.country, without=spotted.text) > 0
    ):
        parts.append((REVIEWED, "reviewed place"))
    if place.country in actors:
        parts.append((OF_ACTOR, "country of an actor"))
    if place.country is not None and place.country == context.source_country:
        parts.append((OF_SOURCE, "country of the outlet"))
    parts.append(_class_part(place, spotted, gazetteer))
    said = "; ".join(dict.fromkeys(words for value, words in parts if value > 0 and words))
    return Ranked(place, sum(value for value, _words in parts), said)


def _country_part(place: Place, spotted: SpottedPlace, context: ArticlePlaces) -> tuple[float, str]:
    # A country's own name is proof of it; a town's is not proof of the country it may lie in.
    own = None if place.kind is PlaceKind.COUNTRY else spotted.text
    share = context.share(place.country, without=own)
    if share > 0:
        return COUNTRY_NAMED * min(1.0, 0.3 + share), "country named in the article"
    return (COUNTRY_NOT_NAMED if context.countries and place.country else 0.0), "country not named"


def _anchor_part(place: Place, spotted: SpottedPlace, context: ArticlePlaces) -> tuple[float, str]:
    others = [
        anchor.place
        for anchor in context.anchors
        if anchor.text != spotted.text and anchor.place.kind is not PlaceKind.COUNTRY
    ]
    if not others:
        return 0.0, "alone"
    value = 0.0
    if place.admin1_code is not None and any(
        other.country == place.country and other.admin1_code == place.admin1_code for other in others
    ):
        value += SAME_DIVISION
    nearest = min(distance_km(place.point, other.point) for other in others)
    value += next((worth for km, worth in NEAR_ANCHOR if nearest < km), 0.0)
    return value, "near other places of the article"


def _class_part(place: Place, spotted: SpottedPlace, gazetteer: Gazetteer) -> tuple[float, str]:
    level = gazetteer.words.designators.get(spotted.designator or "", "")
    if place.kind in FITTING.get(level, ()):
        return CLASS_WORD_FITS, f"called {spotted.designator}"
    if place.kind in CLASHING.get(level, ()):
        return CLASS_WORD_CLASHES, f"called {spotted.designator}"
    if spotted.relation is PlaceRelation.PART_OF and place.is_region:
        return PART_OF_REGION, "has parts"
    return 0.0, "no class word"


def _judged(ranked: tuple[Ranked, ...], spotted: SpottedPlace, context: ArticlePlaces, *, contained: bool) -> Reading:
    """The ranked rows as a reading: doubted when nothing speaks for the first, or a rival comes too near."""
    best = ranked[0]
    doubt = _doubt(ranked, spotted, context, contained=contained)
    if doubt is not None:
        return Reading(ranked, 0.0, doubt)
    rival = next((one for one in ranked[1:] if _elsewhere(best.place, one.place)), None)
    margin = UNRIVALLED if rival is None else best.score - rival.score
    place = best.place
    if rival is not None and margin < LEAST_MARGIN:
        places = " or in ".join(one.place.admin1 or str(one.place.country) for one in (best, rival))
        return Reading(ranked, 0.0, f"'{spotted.text}' may be {place.name} in {places}")
    trust = (1 / (1 + math.exp(-2.0 * margin))) * (1.0 - 0.5 * place.cost)
    return Reading(ranked, round(trust, 3), best.reason)


def _doubt(ranked: tuple[Ranked, ...], spotted: SpottedPlace, context: ArticlePlaces, *, contained: bool) -> str | None:
    """Why the best row is not believed; None when it is. Unknown is forgiven, wrong and certain is not."""
    best = ranked[0]
    place = best.place
    alone = not any(_elsewhere(place, one.place) for one in ranked[1:])
    inside = contained and best.reason.startswith(INSIDE)
    if contained and not inside and place.kind is not PlaceKind.COUNTRY:
        return f"no '{spotted.text}' is known inside the place named with it"
    if place.cost >= SKELETON and not _alike(place, spotted.text, least=ALIKE if inside else VERY_ALIKE):
        return f"'{spotted.text}' is spelled unlike '{place.name}'"
    backed = inside or context.share(place.country, without=spotted.text) > 0 or place.country is None
    if backed or place.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}:
        return None
    others = context.total > sum(anchor.text == spotted.text for anchor in context.anchors)
    least = OBSCURE_POPULATION
    if others:
        least = ONLY_ONE_POPULATION if alone else FOREIGN_POPULATION
    if place.population >= least and (place.cost <= SAME_NAME or not others):
        return None
    return f"nothing in the article speaks for {place.name} in {place.admin1 or place.country}"


def _alike(place: Place, text: str, *, least: float) -> bool:
    return SequenceMatcher(None, plain(place.name), plain(text)).ratio() >= least


def _elsewhere(one: Place, other: Place) -> bool:
    """Whether two rows are different places: not one inside the other, nor the same spot twice."""
    if holds(one, other) or holds(other, one):
        return False
    return distance_km(one.point, other.point) > max(SAME_SPOT_KM, one.radius_km, other.radius_km)
