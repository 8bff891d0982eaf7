"""Which of the places tied to an event says best where it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.places.borders import with_border
from pipeline.places.context import ArticlePlaces
from pipeline.places.gazetteer import Gazetteer, PlaceKind
from pipeline.places.geometry import distance_km
from pipeline.places.names import SKELETON
from pipeline.places.nesting import holds
from pipeline.places.pins import Pin
from pipeline.places.placed import EVENT_RELATIONS, ROADS, VILLAGES, Placed, is_road
from pipeline.places.setting import FAR_RANK, LOOSE_RANK
from schemas.vocabulary import GeoPrecision, PlaceRelation

# How many radii of a part of a country a place inside the country may lie from the part's middle.
VAGUE_PART = 2.0
# What a text finds by another place lies no farther from it.
FAR_FROM_MARK_KM = 60.0
# A road or street that bears a town's name leads to it, and lies no farther from it.
ROAD_KM = 120.0


def chosen_of(tied: Sequence[Placed], context: ArticlePlaces, gazetteer: Gazetteer) -> Placed | None:
    """The mention that says best where the event was: nearest in the text, finer where that is safe."""
    base: Placed | None = None
    villages = [one for one in tied if one.pin is None and one.spotted.designator in VILLAGES and one.mention.rank == 0]
    for one in tied:
        if one.mention.relation is PlaceRelation.BORDER:
            one = with_border(one, tied, context, gazetteer)
        if one.pin is None:
            continue
        if base is not None and villages and one.mention.rank > 0:
            # A village that nobody lists is not the town named further on.
            continue
        if base is None or _refines(one, base, told=is_told_in(one, base, context)):
            base = one
    return base


def is_abroad(chosen: Placed, tied: Sequence[Placed], context: ArticlePlaces) -> bool:
    """Whether a place of another sentence lies in another country than the rest of the article, beside one not found.

    The event was at the name that is not listed: of "Chinatown is ablaze. Canberra sends police" not in Canberra.
    """
    found = chosen.pin
    if found is None or chosen.mention.rank < LOOSE_RANK or found.place.country is None:
        return False
    missing = any(
        one.pin is None and one.mention.rank < LOOSE_RANK and one.mention.relation in EVENT_RELATIONS for one in tied
    )
    if not missing:
        return False
    own = context.share(found.place.country, without=chosen.mention.text)
    most = max((context.share(country, without=chosen.mention.text) for country in context.countries), default=0.0)
    return own < most


def only_helps(one: Placed, placed: Sequence[Placed]) -> bool:
    """Whether a place only helps to find another that was found: "Ora, 20 km from Bema"."""
    found = [other for other in placed if other.pin is not None and not is_road(other)]
    return one.spotted.beside is not None and any(helps_to_find(one, other) for other in found)


def without_roads(tied: Sequence[Placed], filed: Placed | None) -> list[Placed]:
    """Places without the roads that only bear a town's name, where the text says in which town they run.

    "On Bema Road in Ora" is Ora, and so it is with a road near Ora in what is `filed` there.
    """
    towns = [one for one in tied if _is_town(one) and one.spotted.designator not in ROADS]
    filed_in = [filed] if filed is not None and _is_town(filed) else []
    return [one for one in tied if not any(_runs_in(one, town, tied) for town in [*towns, *filed_in])]


def _is_town(one: Placed) -> bool:
    return one.pin is not None and one.pin.place.kind is PlaceKind.TOWN


def _runs_in(road: Placed, town: Placed, tied: Sequence[Placed]) -> bool:
    named = road.spotted.designator in ROADS and not is_road(road) and road.spotted.partner is None
    if not named or road.pin is None or town.pin is None or not _is_town(road):
        return False
    beside = town in tied and town.mention.rank <= road.mention.rank
    return beside or distance_km(road.pin.point, town.pin.point) <= ROAD_KM


def unless_far(one: Placed, placed: Sequence[Placed]) -> Placed:
    """A place known by the likeness of its name is none far from where it is said to be: "Ora, 12 km from Bema"."""
    if one.pin is None or one.pin.place.cost < SKELETON:
        return one
    marks = [mark.pin for mark in placed if mark.pin is not None and helps_to_find(mark, one)]
    far = any(distance_km(mark.point, one.pin.point) > FAR_FROM_MARK_KM + mark.radius_km for mark in marks)
    return replace(one, pin=None, reading=replace(one.reading, trust=0.0)) if far else one


def unless_named(one: Placed, placed: Sequence[Placed]) -> Placed:
    """A place known by the likeness of its name is none that the sentence calls by its own: of Ora and Oraa one."""
    if one.pin is None or one.pin.place.cost < SKELETON:
        return one
    place = one.pin.place.place_id
    for other in placed:
        here = other.spotted.part is one.spotted.part and other.spotted.sentence_index == one.spotted.sentence_index
        own = other.pin is not None and other.pin.place.place_id == place and other.pin.place.cost < SKELETON
        if here and own:
            return replace(one, pin=None, reading=replace(one.reading, trust=0.0))
    return one


def at_landmark(base: Placed | None, tied: Sequence[Placed], placed: Sequence[Placed]) -> Placed | None:
    """The place that the text finds by the one chosen: a headline's "in Bema" is the lead's "at Ora, north of Bema"."""
    if base is None or base.pin is None:
        return base
    town = base.pin.place.place_id
    marks = [one for one in placed if one.spotted.beside is not None and one.pin is not None]
    for one in tied:
        if one.pin is None or is_road(one) or one.mention.rank > base.mention.rank or one.pin.place.place_id == town:
            continue
        if any(mark.pin is not None and mark.pin.place.place_id == town and helps_to_find(mark, one) for mark in marks):
            return one
    return base


def helps_to_find(mark: Placed, one: Placed) -> bool:
    return mark.spotted.beside == (one.spotted.start, one.spotted.end) and mark.spotted.part is one.spotted.part


def is_told_in(one: Placed, base: Placed, context: ArticlePlaces) -> bool:
    """Whether the text itself puts a place inside the one of the event: `at Ora, Bema`, of an event in Bema."""
    spots = (context.find(one.spotted.part, *span) for span in one.spotted.within)
    return any(spot is not None and spot.text == base.mention.text for spot in spots)


def _refines(one: Placed, base: Placed, *, told: bool) -> bool:
    """Whether a mention is a more exact place inside the one chosen so far."""
    if one.pin is None or base.pin is None or one.fineness >= base.fineness or one.mention.rank >= FAR_RANK:
        return False
    same = one.pin.place.country == base.pin.place.country
    if not _inside(one.pin, base.pin) and not (told and same):
        return False
    if one.mention.rank < LOOSE_RANK:
        return True
    # Of a place named only in the same paragraph, no more is taken than the division it lies in.
    return base.pin.precision is GeoPrecision.COUNTRY and one.pin.place.kind is PlaceKind.ADMIN1


def _inside(inner: Pin, outer: Pin) -> bool:
    if outer.place.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1} and not holds(outer.place, inner.place):
        return False
    if outer.place.kind is PlaceKind.COUNTRY and outer.point == outer.place.point:
        # Capitals lie far from the middle of large countries.
        return True
    # "Southern Venezuela" has no sharp edge.
    reach = VAGUE_PART if outer.place.kind is PlaceKind.COUNTRY else 1.3
    return distance_km(inner.point, outer.point) <= reach * outer.radius_km + inner.radius_km
