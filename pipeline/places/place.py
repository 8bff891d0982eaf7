"""A place: a row of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.places.geometry import Point
from schemas.vocabulary import GeoPrecision

# Feature of a national capital among the towns of GeoNames.
CAPITAL = "capital"


class PlaceKind(StrEnum):
    """What a place of the gazetteer is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    TOWN = "town"
    SITE = "site"
    AREA = "area"
    WATER = "water"


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the gazetteer, with what it cost to find it under the name asked for: 0 the name itself, 1 no likeness.

    `place_id` is as `geonames:169389`, `feature` a feature word of seeds/places/places.csv, `country` ISO 3166 alpha-3,
    `admin1_code` GeoNames' code; latitude and longitude are degrees of WGS 84, `population` is 0 when not known,
    `radius_km` holds the place, and `geo_precision` says how exact an event known only to be there is.
    """

    place_id: str
    name: str
    kind: PlaceKind
    feature: str | None
    country: str | None
    admin1: str | None
    admin1_code: str | None
    admin2: str | None
    latitude: float
    longitude: float
    population: int
    radius_km: float
    geo_precision: GeoPrecision
    cost: float = 0.0

    @property
    def point(self) -> Point:
        """Latitude and longitude."""
        return self.latitude, self.longitude

    @property
    def is_region(self) -> bool:
        """Whether it is a country, division, area or sea rather than a town or a site."""
        return self.kind not in {PlaceKind.TOWN, PlaceKind.SITE}
