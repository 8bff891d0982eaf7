"""Points with a radius: where a place, a part of it, its surroundings or its border lie, and how exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.geometry import BEARINGS, Point, bearing_to, centre, distance_km, shifted
from pipeline.places.names import SKELETON, WITHOUT_DESIGNATOR, plain
from pipeline.places.nesting import holds
from pipeline.places.spotted import SpottedPlace
from pipeline.places.words import PlaceWords
from schemas.vocabulary import GeoPrecision, PlaceRelation

# How far from a region's centre the middle of its southern part lies, and how wide that part is, as shares
# of the region's radius: a half disc has its centre of mass at 0.42 of the radius.
PART_SHIFT = 0.42
PART_RADIUS = 0.65
# "near X", "outside X" in news: within about this many kilometres of the edge of X.
NEAR_KM = 10.0
DIRECTION_OF_KM = 20.0
COUNTRYSIDE_KM = 30.0
DISTRICT_KM = 20.0
# Levels of class words that make a town's name that of the land around it.
DIVISIONS = frozenset({"admin1", "admin2"})
# A distance in news is rounded: "20 km south of X" is held by this share of it around the computed point.
DISTANCE_SLACK = 0.35
# "off the coast" in news is within sight of it, or an hour by boat.
OFFSHORE_KM = 25.0
OFF_COAST = re.compile(r"\boff\b.*\bcoast\b|\boff the (?:shore|coast)", re.IGNORECASE)
FARTHEST_BETWEEN_KM = 300.0
KM_PER = {"km": 1.0, "k": 1.0, "mi": 1.609, "m": 0.001}
IN_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "several": 5,
    "few": 4,
    "some": 5,
}
DISTANCE = re.compile(r"(\d[\d.,]*|[a-z]+)\s*-?\s*(k|mi|m)", re.IGNORECASE)
# A border area wider than this is told as the division it lies in.
WIDEST_DISTRICT_KM = 45.0


@dataclass(frozen=True)
class Pin:
    """A point, the radius that should hold the true place, how exact it is, and how it was made."""

    place: Place
    point: Point
    radius_km: float
    precision: GeoPrecision
    reason: str


def pin(spotted: SpottedPlace, place: Place, *, whole: Place | None, words: PlaceWords) -> Pin:
    """The pin of a place as the text names it. `whole` is the division of the same name, for parts of it."""
    if spotted.relation is PlaceRelation.NEAR:
        return _near(spotted, place, words)
    if spotted.relation is PlaceRelation.PART_OF:
        return _part(spotted, place, whole, words)
    if place.kind is PlaceKind.TOWN and words.designators.get(spotted.designator or "") in DIVISIONS:
        return Pin(
            place,
            place.point,
            max(DISTRICT_KM, place.radius_km),
            GeoPrecision.DISTRICT,
            f"{spotted.designator} of {place.name}",
        )
    beside = _class_word_of_something_beside(spotted, place, words)
    if beside is not None:
        # "Kabul airport", "Da Nang International Airport": beside the town, not in its middle.
        radius = max(NEAR_KM, place.radius_km)
        return Pin(place, place.point, radius, GeoPrecision.NEAR, f"{beside} of {place.name}")
    if not place.is_region and words.designators.get(spotted.designator or "") == "area":
        return Pin(place, place.point, max(5.0, 2 * place.radius_km), GeoPrecision.NEAR, f"the {place.name} area")
    return Pin(place, place.point, place.radius_km, place.geo_precision, place.kind.value)


def _class_word_of_something_beside(spotted: SpottedPlace, place: Place, words: PlaceWords) -> str | None:
    """The class word when the text names not a town but what bears its name; None when it names the town."""
    if place.kind is not PlaceKind.TOWN:
        return None
    if words.designators.get(spotted.designator or "") == "site":
        return spotted.designator
    last = plain(spotted.text.split()[-1]) if spotted.text.split() else ""
    inside = WITHOUT_DESIGNATOR <= place.cost < SKELETON and words.designators.get(last) in {"site", "area"}
    return last if inside else None


def same_named_division(place: Place, gazetteer: Gazetteer) -> Place | None:
    """The first-level division that has a town's name and holds it, as Idlib province for Idlib."""
    if place.kind is not PlaceKind.TOWN or place.country is None:
        return None
    named = gazetteer.named(place.name, countries=[place.country])
    return next((one for one in named if one.kind is PlaceKind.ADMIN1 and one.cost <= 0.2 and holds(one, place)), None)


def border_pin(neighbour: Place, here: Place, gazetteer: Gazetteer) -> Pin:
    """The pin of the border of `here` (a country or a named place of it) with a neighbouring country."""
    beyond = gazetteer.nearest(*here.point, country=neighbour.country)
    this_side = None if beyond is None else gazetteer.nearest(*beyond.point, country=here.country)
    reason = f"border of {here.name} with {neighbour.name}"
    if beyond is None or this_side is None:
        return Pin(here, here.point, here.radius_km, here.geo_precision, reason)
    point = centre([beyond.point, this_side.point])
    gap = distance_km(beyond.point, this_side.point)
    radius = max(15.0, gap, 0.7 * here.radius_km)
    if here.kind is PlaceKind.COUNTRY:
        return Pin(here, point, radius, GeoPrecision.COUNTRY, reason)
    precision = GeoPrecision.DISTRICT if radius <= WIDEST_DISTRICT_KM else GeoPrecision.ADMIN1
    return Pin(here, point, round(radius, 1), precision, reason)


def between(one: Pin, other: Pin) -> Pin | None:
    """The pin of what lies between two places; None when they are countries or too far apart to say more than that."""
    apart = distance_km(one.point, other.point)
    if apart > FARTHEST_BETWEEN_KM or GeoPrecision.COUNTRY in {one.precision, other.precision}:
        return None
    precision = GeoPrecision.NEAR if apart <= 2 * WIDEST_DISTRICT_KM else GeoPrecision.ADMIN1
    reason = f"between {one.place.name} and {other.place.name}"
    return Pin(one.place, centre([one.point, other.point]), round(max(5.0, apart / 2), 1), precision, reason)


def offshore_pin(place: Place, gazetteer: Gazetteer, said: str) -> Pin:
    """The pin of what lies off a coast: from the place, or a region's town nearest to the water, towards that water."""
    water = gazetteer.nearest_water(*place.point)
    start = place
    if water is not None and place.is_region:
        start = gazetteer.nearest(*water.point, country=place.country) or place
        if distance_km(start.point, place.point) > place.radius_km * 1.5:
            start = place
    km = kilometres(said) or OFFSHORE_KM
    point = start.point
    if water is not None:
        point = shifted(point, bearing=bearing_to(point, water.point), km=km)
    if place.kind is PlaceKind.COUNTRY:
        return Pin(place, point, place.radius_km, GeoPrecision.COUNTRY, f"{said} {place.name}")
    radius = round(max(km, place.radius_km), 1)
    return Pin(place, point, radius, _coarser(place) if place.is_region else GeoPrecision.NEAR, f"{said} {place.name}")


def _near(spotted: SpottedPlace, place: Place, words: PlaceWords) -> Pin:
    km = kilometres(spotted.modifier)
    bearing = _bearing(spotted.modifier, words)
    if km is not None and bearing is not None and place.kind is not PlaceKind.COUNTRY:
        radius = round(max(3.0, DISTANCE_SLACK * km, place.radius_km), 1)
        return Pin(
            place,
            shifted(place.point, bearing=bearing, km=km),
            radius,
            GeoPrecision.NEAR,
            f"{spotted.modifier} {place.name}",
        )
    if place.is_region:
        return Pin(place, place.point, round(place.radius_km + NEAR_KM, 1), _coarser(place), f"near {place.name}")
    around = km if km is not None else (DIRECTION_OF_KM if bearing is not None else NEAR_KM)
    point = place.point if bearing is None else shifted(place.point, bearing=bearing, km=around / 2)
    return Pin(
        place,
        point,
        round(place.radius_km + around, 1),
        GeoPrecision.NEAR,
        f"{spotted.modifier or 'near'} {place.name}",
    )


def _part(spotted: SpottedPlace, place: Place, whole: Place | None, words: PlaceWords) -> Pin:
    bearing = _bearing(spotted.modifier, words)
    central = any(words.directions.get(word) == "c" for word in (spotted.modifier or "").lower().split())
    countryside = any(word in {"countryside", "rural"} for word in (spotted.modifier or "").lower().split())
    reason = f"part of {place.name}: {spotted.modifier}"
    if central and not place.is_region:
        return Pin(place, place.point, place.radius_km, place.geo_precision, reason)
    region = place if place.is_region else (None if central else whole)
    if region is not None:
        point = region.point
        if bearing is not None:
            point = shifted(point, bearing=bearing, km=PART_SHIFT * region.radius_km)
        share = 1.0 if bearing is None and not central else PART_RADIUS
        return Pin(region, point, round(share * region.radius_km, 1), _coarser(region), reason)
    if countryside:
        point = place.point if bearing is None else shifted(place.point, bearing=bearing, km=COUNTRYSIDE_KM / 2)
        return Pin(place, point, COUNTRYSIDE_KM, GeoPrecision.DISTRICT, reason)
    point = place.point if bearing is None else shifted(place.point, bearing=bearing, km=PART_SHIFT * place.radius_km)
    return Pin(place, point, round(max(place.radius_km, 2.0), 1), GeoPrecision.NEAR, reason)


def _coarser(place: Place) -> GeoPrecision:
    """A region's own precision, which is never an exact one."""
    return (
        GeoPrecision.DISTRICT if place.geo_precision in {GeoPrecision.EXACT, GeoPrecision.NEAR} else place.geo_precision
    )


def _bearing(modifier: str | None, words: PlaceWords) -> float | None:
    said = (modifier or "").lower()
    for size in (2, 1):
        parts = said.split()
        for at in range(len(parts) - size + 1):
            direction = words.directions.get(" ".join(parts[at : at + size]))
            if direction in BEARINGS:
                return BEARINGS[direction]
    return None


def kilometres(modifier: str | None) -> float | None:
    found = DISTANCE.match(modifier or "")
    if found is None:
        return None
    number, unit = found.group(1).lower(), found.group(2).lower()
    amount = float(IN_WORDS.get(number, 0)) if number.isalpha() else float(number.replace(",", ""))
    return amount * KM_PER[unit] if amount > 0 else None
