"""GDELT's eight columns of a place: type, FIPS codes, point."""

from __future__ import annotations

from typing import Any

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.format import columns
from schemas.events import Event

__all__ = ["GEO_COLUMNS", "geo_row", "no_place"]

GEO_COLUMNS = columns(
    ("Type", "1 country, 2 US state, 3 US city, 4 world city, 5 world division; 0 without a place"),
    ("FullName", "place, division and country, separated by ', '"),
    ("CountryCode", "FIPS code of the country"),
    ("ADM1Code", "FIPS code of the country and GeoNames' code of the division, where both are known"),
    ("ADM2Code", "empty: GDELT's own numbers"),
    ("Lat", "latitude"),
    ("Long", "longitude"),
    ("FeatureID", "FIPS code for a country; else empty: ours are GeoNames' numbers, GDELT's are not"),
)
NO_PLACE, COUNTRY, WORLD_CITY, WORLD_DIVISION = 0, 1, 4, 5
# The United States have types of their own.
UNITED_STATES = "USA"
AMERICAN_TYPES = {COUNTRY: 1, WORLD_CITY: 3, WORLD_DIVISION: 2}
# Palestine is two areas in FIPS: its divisions' codes are theirs.
AREAS = frozenset({"PSE"})


def no_place(prefix: str) -> dict[str, Any]:
    """The columns of no place; actors have none here, since we code where the event was."""
    return {f"{prefix}{column.name}": NO_PLACE if column.name == "Type" else None for column in GEO_COLUMNS}


def geo_row(prefix: str, event: Event, codes: ExportCodes) -> dict[str, Any]:
    """The columns of the event's place."""
    kind = codes.places[event.geo_precision].gdelt_geo_type
    country = codes.countries.get(event.country or "")
    if kind is None or country is None or country.fips is None:
        return no_place(prefix)
    division = codes.divisions.get((country.country, event.admin1 or ""))
    fips = division if division is not None and country.country in AREAS else country.fips
    names = (event.location, event.admin1, event.country_name)
    values = {
        "Type": AMERICAN_TYPES[kind] if country.country == UNITED_STATES else kind,
        "FullName": ", ".join(dict.fromkeys(name for name in names if name)) or None,
        "CountryCode": fips,
        "ADM1Code": fips if kind == COUNTRY or fips == division else _division(fips, division),
        "ADM2Code": None,
        "Lat": event.latitude,
        "Long": event.longitude,
        "FeatureID": fips if kind == COUNTRY else None,
    }
    return {f"{prefix}{key}": value for key, value in values.items()}


def _division(fips: str, division: str | None) -> str | None:
    return None if division is None else f"{fips}{division}"
