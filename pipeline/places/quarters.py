"""Quarters and streets, and villages told by a larger name: where they are when the gazetteer does not know them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.places.context import ArticlePlaces
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.geometry import distance_km
from pipeline.places.nesting import holds
from pipeline.places.pins import NEAR_KM, Pin
from pipeline.places.placed import EVENT_RELATIONS, Placed
from pipeline.places.rank import read_name
from pipeline.places.spotted import SpottedPlace
from schemas.vocabulary import GeoPrecision, PlaceRelation

# Class words of what lies in a town.
QUARTERS = frozenset(
    {
        *("quarter", "quarters", "suburb", "suburbs", "street", "square", "avenue", "boulevard", "plaza"),
        *("neighborhood", "neighborhoods", "neighbourhood", "neighbourhoods", "roundabout", "intersection"),
    }
)
# A class word of what lies in a town or is a division; the town must then be one where something is said to be.
EITHER = frozenset({"district", "districts", "sector", "ward", "locality"})
# A name found by another spelling this far from the town that the article is about is another place's.
FAR_KM = 50.0
OWN_NAME = 0.2
# Class words of what a city is not: "a Kano community" lies in the state.
SMALL = frozenset({"village", "villages", "community", "communities", "hamlet", "hamlets", "settlement", "settlements"})
LARGE_TOWN = 100_000


def is_of_division(spotted: SpottedPlace, town: Place) -> bool:
    """Whether a name with a class word is a division's, since its town is too large: "in a Kano community"."""
    return spotted.designator in SMALL and town.population >= LARGE_TOWN


def at_home(one: Placed, context: ArticlePlaces, gazetteer: Gazetteer) -> Placed:
    """A quarter that nobody lists, or of which only the likeness is known far away, at the town it is told of."""
    spotted = one.spotted
    quarter = spotted.designator in QUARTERS
    if not quarter and spotted.designator not in EITHER:
        return one
    if spotted.within or spotted.weak or one.mention.relation not in EVENT_RELATIONS:
        return one
    if one.pin is not None and one.pin.place.cost <= OWN_NAME:
        return one
    home = next(_towns_before(spotted, context, gazetteer, filed=quarter), None)
    if home is None or (one.pin is not None and distance_km(one.pin.point, home.point) <= FAR_KM):
        return one
    reason = f"{spotted.designator} of {home.name}, the town told before"
    found = Pin(home, home.point, max(NEAR_KM, home.radius_km), GeoPrecision.NEAR, reason)
    return Placed(one.mention, spotted, one.reading, found, name=spotted.text)


def _towns_before(
    spotted: SpottedPlace, context: ArticlePlaces, gazetteer: Gazetteer, *, filed: bool
) -> Iterator[Place]:
    """Towns in which something is said to have been before a name, the nearest first; then where it is `filed` from."""
    before = [
        place
        for place in context.places
        if not place.weak and (place.part != spotted.part or place.end <= spotted.start) and place != spotted
    ]
    told = [place for place in reversed(before) if place.relation is PlaceRelation.IN]
    datelines = [place for place in context.places if place.relation is PlaceRelation.DATELINE and not place.weak]
    for place in [*told, *(datelines if filed else [])]:
        if place.designator in QUARTERS | EITHER:
            continue
        town = _town(place, context, gazetteer)
        if town is not None:
            yield town


def _town(spotted: SpottedPlace, context: ArticlePlaces, gazetteer: Gazetteer) -> Place | None:
    """The town that a name means, or the one that its division is named after."""
    reading = read_name(spotted, context=context, gazetteer=gazetteer)
    place = reading.place
    if place is None or place.kind is PlaceKind.TOWN:
        return place
    if place.kind is not PlaceKind.ADMIN1 or spotted.designator is not None:
        return None
    named = (one.place for one in reading.ranked)
    return next(
        (one for one in named if one.kind is PlaceKind.TOWN and one.cost <= OWN_NAME and holds(place, one)), None
    )
