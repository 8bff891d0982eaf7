"""Rows of the gazetteer's index, made from GeoNames towns and the reviewed tables."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.places import geometry
from pipeline.places.gazetteer import PlaceKind
from pipeline.places.names import EXACT, plain
from schemas.seeds import Admin1Row, CountryRow, PlaceRow, PlaceWordRow
from schemas.vocabulary import GeoPrecision

ALTERNATE_NAME = 0.05
# GeoNames writes machine transliterations ("barys" for Paris) in lower case; papers seldom print them.
TRANSLITERATION = 0.3
AREA_FEATURES = {
    "region": PlaceKind.AREA,
    "district": PlaceKind.AREA,
    "sea": PlaceKind.WATER,
    "town": PlaceKind.TOWN,
    "village": PlaceKind.TOWN,
}
# People per square kilometre of a town's built-up area: gives Aleppo 12 km, Idlib 4 km.
TOWN_DENSITY = 4_000
LEAST_TOWN_RADIUS_KM = 1.5
# A division's radius holds this share of its towns; the last few are often wrongly assigned.
DIVISION_SHARE = 0.99
DIVISION_MARGIN_KM = 10.0
# A reviewed town and a GeoNames town of one name this near to each other are one town.
SAME_TOWN_KM = 8.0
SAME_TOWN_DEGREES = 0.08

Named = tuple[tuple[Any, ...], list[tuple[str, float]]]


@dataclass(frozen=True)
class PlaceSeeds:
    """The reviewed tables that the gazetteer is built from."""

    countries: Sequence[CountryRow]
    admin1: Sequence[Admin1Row]
    places: Sequence[PlaceRow]
    words: Sequence[PlaceWordRow]


def place_rows(seeds: PlaceSeeds, towns: list[dict[str, Any]]) -> Iterator[Named]:
    """Rows of the table of places with their names: countries, divisions, reviewed places, towns."""
    iso3 = {row.iso2: row.country for row in seeds.countries}
    divisions = {(row.country, row.admin1_code): row for row in seeds.admin1}
    members: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    peopled: dict[str, int] = defaultdict(int)
    for town in towns:
        country = iso3.get(town["countrycode"])
        if country is not None:
            members[country, town["admin1code"]].append(town)
            peopled[country] += town["population"]
    yield from (_country(row, peopled[row.country]) for row in seeds.countries)
    for row in seeds.admin1:
        inside = members.get((row.country, row.admin1_code))
        if inside is None:
            raise ValueError(f"seeds/places/admin1.csv: no town lies in {row.country} {row.admin1_code} ({row.name})")
        yield _division(row, inside)
    codes = {(row.country, row.name): row.admin1_code for row in seeds.admin1}
    doubles = _doubles(seeds.places, towns, iso3)
    yield from (_reviewed(row, codes, doubles.get(row.place_id)) for row in seeds.places)
    replaced = {town["geonameid"] for town in doubles.values()}
    for town in towns:
        country = iso3.get(town["countrycode"])
        if country is not None and town["geonameid"] not in replaced:
            yield _town(town, country, divisions.get((country, town["admin1code"])))


def _doubles(
    rows: Iterable[PlaceRow], towns: Iterable[dict[str, Any]], iso3: dict[str, str]
) -> dict[str, dict[str, Any]]:
    """The GeoNames town that each reviewed town is, so that it is listed once, under the reviewed name."""
    reviewed: dict[str, list[PlaceRow]] = defaultdict(list)
    for row in rows:
        if AREA_FEATURES.get(row.feature) is PlaceKind.TOWN and row.country is not None:
            reviewed[row.country].append(row)
    found: dict[str, dict[str, Any]] = {}
    for town in towns:
        for row in reviewed.get(iso3.get(town["countrycode"], ""), ()):
            near = abs(town["latitude"] - row.latitude) < SAME_TOWN_DEGREES
            if near and _same_town(town, row):
                found.setdefault(row.place_id, town)
    return found


def _same_town(town: dict[str, Any], row: PlaceRow) -> bool:
    if geometry.distance_km((town["latitude"], town["longitude"]), (row.latitude, row.longitude)) > SAME_TOWN_KM:
        return False
    ours = {plain(name) for name, _cost in _reviewed_names(row.name, row.other_names)}
    return any(plain(name) in ours for name in (town["name"], *town["alternatenames"]))


def _country(row: CountryRow, population: int) -> Named:
    place = (
        f"country:{row.country}",
        row.name,
        PlaceKind.COUNTRY,
        None,
        row.country,
        None,
        None,
        None,
        row.latitude,
        row.longitude,
        population,
        row.radius_km,
        GeoPrecision.COUNTRY,
    )
    return place, _reviewed_names(row.name, row.other_names)


def _division(row: Admin1Row, inside: list[dict[str, Any]]) -> Named:
    points = [(town["latitude"], town["longitude"]) for town in inside]
    middle = geometry.centre(points)
    radius = geometry.radius_holding(points, around=middle, share=DIVISION_SHARE) + DIVISION_MARGIN_KM
    place = (
        f"admin1:{row.country}-{row.admin1_code}",
        row.name,
        PlaceKind.ADMIN1,
        None,
        row.country,
        row.name,
        row.admin1_code,
        None,
        *middle,
        sum(town["population"] for town in inside),
        round(radius, 1),
        GeoPrecision.ADMIN1,
    )
    return place, _reviewed_names(row.name, row.other_names)


def _reviewed(row: PlaceRow, codes: dict[tuple[str, str], str], double: dict[str, Any] | None) -> Named:
    kind = AREA_FEATURES.get(row.feature, PlaceKind.SITE)
    code = None if row.country is None or row.admin1 is None else codes.get((row.country, row.admin1))
    place = (
        row.place_id,
        row.name,
        kind,
        row.feature,
        row.country,
        row.admin1,
        code,
        row.admin2,
        row.latitude,
        row.longitude,
        0 if double is None else double["population"],
        row.radius_km,
        row.geo_precision,
    )
    others = [] if double is None else [(double["name"], ALTERNATE_NAME), *alternates(double["alternatenames"])]
    return place, [*_reviewed_names(row.name, row.other_names), *others]


def _town(town: dict[str, Any], country: str, division: Admin1Row | None) -> Named:
    radius = max(LEAST_TOWN_RADIUS_KM, math.sqrt(town["population"] / TOWN_DENSITY / math.pi) * 1.1)
    place = (
        f"geonames:{town['geonameid']}",
        published_name(town["name"]),
        PlaceKind.TOWN,
        None,
        country,
        None if division is None else division.name,
        town["admin1code"] or None,
        None,
        town["latitude"],
        town["longitude"],
        town["population"],
        round(radius, 1),
        GeoPrecision.EXACT,
    )
    return place, [(town["name"], EXACT), *alternates(town["alternatenames"])]


def alternates(alternates: Iterable[str]) -> Iterator[tuple[str, float]]:
    for name in alternates:
        # Three capitals are an airport's code, not a name.
        if name and not (len(name) == 3 and name.isascii() and name.isupper()):
            yield name, TRANSLITERATION if name.isascii() and name.islower() else ALTERNATE_NAME


def _reviewed_names(name: str, others: str | None) -> list[tuple[str, float]]:
    return [(known.strip(), EXACT) for known in (name, *(others or "").split(";")) if known.strip()]


def published_name(name: str) -> str:
    """A GeoNames name as news prints it: marks of scholarly transcription go, Western accents stay.

    >>> published_name("Ḩamāh"), published_name("‘Āmūdā"), published_name("Bogotá")
    ('Hamah', 'Amuda', 'Bogotá')
    """
    if all(ord(char) < 0x180 and char not in "āēīōū" for char in name):
        return name
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return bare.translate(str.maketrans("", "", "‘’ʼʻ`")).strip() or name
