"""Rows of the gazetteer's index, made from GeoNames towns and the reviewed tables."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.places import geometry
from pipeline.places.division_names import ClassWords, published_name
from pipeline.places.names import EXACT, WITHOUT_DESIGNATOR, plain
from pipeline.places.place import CAPITAL, PlaceKind
from pipeline.places.twins import AREA_FEATURES, kind_of, names_of, without_twins
from schemas.seeds import Admin1Row, CountryRow, PlaceRow, PlaceWordRow
from schemas.vocabulary import GeoPrecision

ALTERNATE_NAME = 0.05
# GeoNames writes machine transliterations ("barys" for Paris) in lower case; papers seldom print them.
TRANSLITERATION = 0.3
# People per square kilometre of a town's built-up area: gives Aleppo 12 km, Idlib 4 km.
TOWN_DENSITY = 4_000
LEAST_TOWN_RADIUS_KM = 1.5
# A division's radius holds this share of its towns; the last few are often wrongly assigned.
DIVISION_SHARE = 0.99
DIVISION_MARGIN_KM = 10.0
# A reviewed town and a GeoNames town of one name this near to each other are one town.
SAME_TOWN_KM = 8.0
SAME_TOWN_DEGREES = 0.08

CountyKey = tuple[str, float, float]
Named = tuple[tuple[Any, ...], list[tuple[str, float]]]


@dataclass(frozen=True)
class PlaceSeeds:
    """The reviewed tables that the gazetteer is built from."""

    countries: Sequence[CountryRow]
    admin1: Sequence[Admin1Row]
    places: Sequence[PlaceRow]
    words: Sequence[PlaceWordRow]


def place_rows(
    seeds: PlaceSeeds,
    towns: list[dict[str, Any]],
    counties: Mapping[CountyKey, str],
    sites: Iterable[dict[str, Any]] = (),
) -> Iterator[Named]:
    """Rows of the table of places with their names: countries, divisions of two levels, reviewed places, towns."""
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
    county_of = {
        town["geonameid"]: counties[key]
        for town in towns
        if (key := (town["countrycode"], town["latitude"], town["longitude"])) in counties
    }
    class_words = ClassWords.of(seeds.words)
    yield from _counties(towns, county_of, iso3, divisions, class_words)
    reviewed = without_twins(seeds.places)
    doubles = _doubles(reviewed, towns, iso3)
    yield from (_reviewed(row, codes, doubles.get(row.place_id)) for row in reviewed)
    replaced = {town["geonameid"] for town in doubles.values()}
    capitals = _capitals(seeds.countries, towns)
    for town in towns:
        country = iso3.get(town["countrycode"])
        if country is not None and town["geonameid"] not in replaced:
            division = divisions.get((country, town["admin1code"]))
            feature = CAPITAL if town["geonameid"] in capitals else None
            county = county_of.get(town["geonameid"])
            yield _town(town, country, division, None if county is None else class_words.published(county), feature)

    for site in sites:
        country = iso3.get(site["countrycode"])
        if country is not None:
            yield _site(site, country, divisions.get((country, site["admin1code"])))


def _capitals(countries: Iterable[CountryRow], towns: Iterable[dict[str, Any]]) -> set[int]:
    """The most populous town of each country that bears its capital's name."""
    wanted = {(row.iso2, plain(row.capital)): row.country for row in countries if row.capital}
    best: dict[str, dict[str, Any]] = {}
    for town in towns:
        country = wanted.get((town["countrycode"], plain(town["name"])))
        if country is not None and (country not in best or town["population"] > best[country]["population"]):
            best[country] = town
    return {town["geonameid"] for town in best.values()}


def _doubles(
    rows: Iterable[PlaceRow], towns: Iterable[dict[str, Any]], iso3: dict[str, str]
) -> dict[str, dict[str, Any]]:
    """The GeoNames town that each reviewed town is, so that it is listed once, under the reviewed name."""
    reviewed: dict[str, list[PlaceRow]] = defaultdict(list)
    for row in rows:
        if kind_of(row) is PlaceKind.TOWN and row.country is not None:
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
    ours = {plain(name) for name in names_of(row)}
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
    middle, radius = _extent(inside)
    if row.latitude is not None and row.longitude is not None:
        points = [(town["latitude"], town["longitude"]) for town in inside]
        middle = (row.latitude, row.longitude)
        radius = round(geometry.radius_holding(points, around=middle, share=DIVISION_SHARE) + DIVISION_MARGIN_KM, 1)
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
        radius,
        GeoPrecision.ADMIN1,
    )
    return place, _reviewed_names(row.name, row.other_names)


def _counties(
    towns: Iterable[dict[str, Any]],
    county_of: Mapping[int, str],
    iso3: Mapping[str, str],
    divisions: Mapping[tuple[str, str], Admin1Row],
    class_words: ClassWords,
) -> Iterator[Named]:
    """Second-level divisions: the towns that GeoNames puts into one give its middle, radius and people."""
    named = {(iso3.get(town["countrycode"]), plain(town["name"])) for town in towns}
    members: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        if town["geonameid"] in county_of and town["countrycode"] in iso3:
            members[iso3[town["countrycode"]], town["admin1code"], county_of[town["geonameid"]]].append(town)
    for (country, code, county), inside in sorted(members.items()):
        middle, radius = _extent(inside)
        division = divisions.get((country, code))
        place = (
            f"admin2:{country}-{code}-{plain(county).replace(' ', '-')}",
            class_words.published(county),
            PlaceKind.ADMIN2,
            None,
            country,
            None if division is None else division.name,
            code or None,
            class_words.published(county),
            *middle,
            sum(town["population"] for town in inside),
            radius,
            GeoPrecision.DISTRICT,
        )
        # Papers leave the class word out; where a town has the name, the bare name is rather the town's.
        bare = class_words.bare(county)
        cost = WITHOUT_DESIGNATOR if (country, plain(bare)) in named else ALTERNATE_NAME
        yield place, [(county, EXACT), (bare, EXACT if bare == county else cost)]


def _extent(inside: Sequence[dict[str, Any]]) -> tuple[geometry.Point, float]:
    """The middle of the area of a division's towns, and the radius that holds nearly all of them."""
    points = [(town["latitude"], town["longitude"]) for town in inside]
    mean = geometry.centre(points)
    reach = geometry.radius_holding(points, around=mean, share=DIVISION_SHARE)
    middle = geometry.middle_of_area([point for point in points if geometry.distance_km(mean, point) <= reach])
    radius = geometry.radius_holding(points, around=middle, share=DIVISION_SHARE) + DIVISION_MARGIN_KM
    return middle, round(radius, 1)


def _reviewed(row: PlaceRow, codes: dict[tuple[str, str], str], double: dict[str, Any] | None) -> Named:
    kind = kind_of(row)
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


def _town(
    town: dict[str, Any], country: str, division: Admin1Row | None, county: str | None, feature: str | None
) -> Named:
    radius = max(LEAST_TOWN_RADIUS_KM, math.sqrt(town["population"] / TOWN_DENSITY / math.pi) * 1.1)
    place = (
        f"geonames:{town['geonameid']}",
        published_name(town["name"]),
        PlaceKind.TOWN,
        feature,
        country,
        None if division is None else division.name,
        town["admin1code"] or None,
        county,
        town["latitude"],
        town["longitude"],
        town["population"],
        round(radius, 1),
        GeoPrecision.EXACT,
    )
    return place, [(town["name"], EXACT), *alternates(town["alternatenames"])]


def _site(site: dict[str, Any], country: str, division: Admin1Row | None) -> Named:
    """A hill, base, dam or region of a country dump."""
    kind = AREA_FEATURES.get(site["feature"], PlaceKind.SITE)
    place = (
        f"geonames:{site['geonameid']}",
        published_name(site["name"]),
        kind,
        site["feature"],
        country,
        None if division is None else division.name,
        site["admin1code"] or None,
        None,
        site["latitude"],
        site["longitude"],
        site["population"],
        site["radius_km"],
        GeoPrecision.DISTRICT if kind is PlaceKind.AREA else GeoPrecision.EXACT,
    )
    return place, [(site["name"], EXACT), *alternates(site["alternatenames"])]


def alternates(alternates: Iterable[str]) -> Iterator[tuple[str, float]]:
    for name in alternates:
        # Three capitals are an airport's code, not a name.
        if name and not (len(name) == 3 and name.isascii() and name.isupper()):
            yield name, TRANSLITERATION if name.isascii() and name.islower() else ALTERNATE_NAME


def _reviewed_names(name: str, others: str | None) -> list[tuple[str, float]]:
    return [(known.strip(), EXACT) for known in (name, *(others or "").split(";")) if known.strip()]
