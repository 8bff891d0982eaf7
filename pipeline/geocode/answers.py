"""An online service's answer as a place: its kind, country, division, and a radius that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geopy.exc import GeocoderParseError
from geopy.location import Location

from pipeline.places.geometry import distance_km
from pipeline.places.place import Place, PlaceKind
from schemas.vocabulary import GeoPrecision

LEAST_RADIUS_KM = 1.5
# What is wider than this is no exact point, whatever the service calls it.
WIDEST_EXACT_KM = 20.0
# Radius for a place whose service gives no box.
RADII_KM = {
    PlaceKind.COUNTRY: 300.0,
    PlaceKind.ADMIN1: 80.0,
    PlaceKind.ADMIN2: 25.0,
    PlaceKind.AREA: 20.0,
    PlaceKind.WATER: 20.0,
}
PRECISIONS = {
    PlaceKind.COUNTRY: GeoPrecision.COUNTRY,
    PlaceKind.ADMIN1: GeoPrecision.ADMIN1,
    PlaceKind.ADMIN2: GeoPrecision.DISTRICT,
    PlaceKind.AREA: GeoPrecision.DISTRICT,
    PlaceKind.WATER: GeoPrecision.DISTRICT,
}
# Nominatim's kinds of address; anything else it knows is a site.
OSM_KINDS = {
    "country": PlaceKind.COUNTRY,
    **dict.fromkeys(("state", "region", "province", "state_district"), PlaceKind.ADMIN1),
    **dict.fromkeys(("county", "district", "municipality", "subdistrict", "city_district"), PlaceKind.ADMIN2),
    **dict.fromkeys(("city", "town", "village", "hamlet", "suburb", "quarter", "neighbourhood"), PlaceKind.TOWN),
    **dict.fromkeys(("sea", "ocean", "bay", "strait", "river", "lake", "water", "waterway"), PlaceKind.WATER),
    **dict.fromkeys(("archipelago", "island", "desert", "peninsula", "mountain_range", "valley"), PlaceKind.AREA),
}
# GeoNames' feature codes of divisions, then its feature classes.
GEONAMES_CODES = {"PCLI": PlaceKind.COUNTRY, "PCL": PlaceKind.COUNTRY, "ADM1": PlaceKind.ADMIN1}
GEONAMES_CLASSES = {"A": PlaceKind.ADMIN2, "P": PlaceKind.TOWN, "H": PlaceKind.WATER, "L": PlaceKind.AREA}


def answered_place(found: Location, *, alpha3: Mapping[str, str]) -> Place:
    """The place of an answer of Nominatim or GeoNames; `alpha3` gives ISO 3166 alpha-3 codes by alpha-2.

    Raises GeocoderParseError for an answer that names no place.
    """
    raw = found.raw
    place = _of_geonames(found, raw, alpha3) if "geonameId" in raw else _of_nominatim(found, raw, alpha3)
    if not place.name:
        raise GeocoderParseError(f"the service's answer names no place: {str(raw)[:200]}")
    return place


def _of_nominatim(found: Location, raw: Mapping[str, Any], alpha3: Mapping[str, str]) -> Place:
    given = raw.get("address")
    address = given if isinstance(given, dict) else {}
    name = str(raw.get("name") or str(found.address or "").partition(",")[0])
    kind = OSM_KINDS.get(str(raw.get("addresstype") or raw.get("type") or ""), PlaceKind.SITE)
    admin1 = address.get("state") or address.get("province") or address.get("region")
    return _place(
        f"osm:{raw.get('osm_type', 'place')}/{raw.get('osm_id', raw.get('place_id', name))}",
        name,
        kind,
        str(raw.get("type") or kind.value),
        alpha3.get(str(address.get("country_code") or "").upper()),
        str(admin1) if admin1 else None,
        found,
        _reach_km(raw.get("boundingbox")),
        0,
    )


def _of_geonames(found: Location, raw: Mapping[str, Any], alpha3: Mapping[str, str]) -> Place:
    code, letter = str(raw.get("fcode") or ""), str(raw.get("fcl") or "")
    kind = GEONAMES_CODES.get(code) or GEONAMES_CLASSES.get(letter, PlaceKind.SITE)
    people = raw.get("population")
    return _place(
        f"geonames:{raw['geonameId']}",
        str(raw.get("name") or ""),
        kind,
        str(raw.get("fcodeName") or kind.value),
        alpha3.get(str(raw.get("countryCode") or "").upper()),
        str(raw["adminName1"]) if raw.get("adminName1") else None,
        found,
        None,
        people if isinstance(people, int) and people > 0 else 0,
    )


def _place(
    place_id: str,
    name: str,
    kind: PlaceKind,
    feature: str,
    country: str | None,
    admin1: str | None,
    found: Location,
    reach_km: float | None,
    population: int,
) -> Place:
    radius = max(LEAST_RADIUS_KM, RADII_KM.get(kind, LEAST_RADIUS_KM) if reach_km is None else reach_km)
    exact = GeoPrecision.EXACT if radius <= WIDEST_EXACT_KM else GeoPrecision.DISTRICT
    return Place(
        place_id,
        name,
        kind,
        feature,
        country,
        None if kind is PlaceKind.COUNTRY else admin1,
        None,
        None,
        found.latitude,
        found.longitude,
        population,
        round(radius, 1),
        PRECISIONS.get(kind, exact),
    )


def _reach_km(box: object) -> float | None:
    """Half the diagonal of Nominatim's box (south, north, west, east); None when it gives none that can be read."""
    if not isinstance(box, list) or len(box) != 4:
        return None
    try:
        south, north, west, east = (float(side) for side in box)
    except (TypeError, ValueError):
        return None
    return distance_km((south, west), (north, east)) / 2
