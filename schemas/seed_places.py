"""Rows of the reference tables of places."""

from __future__ import annotations

from schemas.base import Record, described
from schemas.vocabulary import GeoPrecision


class PlaceRow(Record):
    """seeds/places/places*.csv: places that conflict news names and general gazetteers lack."""

    place_id: str = described("Id", example="sitrep:jabal-duwayli")
    name: str = described("Name to publish")
    other_names: str | None = described("Other spellings")
    country: str | None = described("ISO 3166 alpha-3; none for seas and for regions of several countries")
    admin1: str | None = described("First-level division, as in seeds/places/admin1.csv")
    admin2: str | None = described("Second-level division")
    latitude: float = described("Latitude", unit="degrees north, WGS 84", ge=-90, le=90)
    longitude: float = described("Longitude", unit="degrees east, WGS 84", ge=-180, le=180)
    feature: str = described(
        "hill, camp, base, airport, crossing, dam, oil_field, village, town, district, neighbourhood, region, sea or site"
    )
    geo_precision: GeoPrecision = described("How exact an event known only to be there is")
    radius_km: float = described("Radius that holds the place", unit="km", ge=0)
    source: str = described("Where the row comes from")


class Admin1Row(Record):
    """seeds/places/admin1.csv: first-level divisions (provinces, states, governorates, oblasts)."""

    country: str = described("ISO 3166 alpha-3")
    admin1_code: str = described("GeoNames code of the division", example="12")
    name: str = described("Name to publish, as ACLED or UCDP write it", example="Idlib")
    other_names: str | None = described("Other spellings", example="Idleb")
    capital_city: str | None = described("Chief town")
    latitude: float | None = described(
        "Latitude of its middle, where its towns do not show it",
        unit="degrees north, WGS 84",
        ge=-90,
        le=90,
        default=None,
    )
    longitude: float | None = described(
        "Longitude of its middle, with the latitude", unit="degrees east, WGS 84", ge=-180, le=180, default=None
    )
    source: str = described("Where the row comes from")


class PlaceWordRow(Record):
    """seeds/places/words.csv: words that tell where place names stand, how they are spelled and what is none."""

    kind: str = described(
        "What the word is for; the kinds are listed in pipeline/places/words.py", example="preposition"
    )
    word: str = described("The word, lower case unless it is a name")
    value: str | None = described("What it means, when its kind needs it", example="near")
    source: str = described("Where the row comes from")
