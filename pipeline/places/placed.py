"""A place name of a report as it was read, with its point."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.places.pins import Pin
from pipeline.places.rank import Reading
from pipeline.places.spotted import SpottedPlace
from schemas.coding import PlaceMention
from schemas.vocabulary import GeoPrecision, PlaceRelation

# Relations that say where an event was; the others only mention a place.
EVENT_RELATIONS = frozenset({PlaceRelation.IN, PlaceRelation.NEAR, PlaceRelation.PART_OF, PlaceRelation.BORDER})
# Class words of what may be named after the towns at its ends.
ROADS = frozenset({"road", "highway", "route", "motorway", "expressway", "railway", "corridor", "axis", "line"})
FINENESS = (
    GeoPrecision.EXACT,
    GeoPrecision.NEAR,
    GeoPrecision.DISTRICT,
    GeoPrecision.ADMIN1,
    GeoPrecision.COUNTRY,
    GeoPrecision.UNKNOWN,
)
# Class words of villages, of which no gazetteer lists all.
VILLAGES = frozenset(
    {"village", "villages", "hamlet", "settlement", "township", "barangay", "barrio", "vereda", "ward", "sitio"}
)


@dataclass(frozen=True)
class Placed:
    """A mention of the report, what it was read as, and its pin."""

    mention: PlaceMention
    spotted: SpottedPlace
    reading: Reading
    pin: Pin | None
    # The place's own name, when the gazetteer lacks it and the pin is of what holds it.
    name: str | None = None

    @property
    def fineness(self) -> int:
        """0 for the most exact pin; large without one."""
        return len(FINENESS) if self.pin is None else FINENESS.index(self.pin.precision)


def is_road(one: Placed) -> bool:
    """Whether a place is a road that is known by the towns at its ends alone."""
    return one.pin is not None and one.reading.place is None and one.spotted.designator in ROADS
