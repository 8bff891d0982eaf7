"""The gazetteer: names in, places out.

One read-only SQLite file, built by pipeline.reference.gazetteer_build.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.places.geometry import Point, distance_km
from pipeline.places.names import SKELETON, name_keys, plain
from pipeline.places.words import PlaceWords, place_words
from schemas.base import Record, described
from schemas.vocabulary import GeoPrecision

# A look-up gives no more rows than this: "San Antonio" alone has 700, and the smallest never win without a
# country.
MOST_PLACES = 60
# What the name asked for and the name stored may cost together: one may lose a class word, not both, or the
# "Black Sea" would be the Black River.
MOST_TOGETHER = 0.5
# Names asked again and again within one run; 20,000 of them take about 20 MB.
REMEMBERED_NAMES = 20_000
# Countries whose towns are kept at hand for finding the nearest; a border has two.
REMEMBERED_COUNTRIES = 16
COLUMNS = (
    "place_id, name, kind, feature, country, admin1, admin1_code, admin2, latitude, longitude, population, "
    "radius_km, geo_precision"
)
# Boxes in degrees that the nearest town is looked for in, one after the other.
NEARBY_DEGREES = (0.15, 0.6, 2.5, 10.0, 40.0)


class PlaceKind(StrEnum):
    """What a place of the gazetteer is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    TOWN = "town"
    SITE = "site"
    AREA = "area"
    WATER = "water"


class Place(Record):
    """A row of the gazetteer, with what it cost to find it under the name asked for."""

    place_id: str = described("Id", example="geonames:169389")
    name: str = described("Name to publish")
    kind: PlaceKind = described("What it is")
    feature: str | None = described("Feature word of seeds/places/places.csv", example="hill")
    country: str | None = described("ISO 3166 alpha-3")
    admin1: str | None = described("Name of the first-level division")
    admin1_code: str | None = described("GeoNames code of the first-level division")
    admin2: str | None = described("Name of the second-level division")
    latitude: float = described("Latitude", unit="degrees north, WGS 84")
    longitude: float = described("Longitude", unit="degrees east, WGS 84")
    population: int = described("Inhabitants; 0 when not known", unit="people")
    radius_km: float = described("Radius that holds the place", unit="km")
    geo_precision: GeoPrecision = described("How exact an event known only to be there is")
    cost: float = described("0 the name itself, up to 1 no likeness", default=0.0)

    @property
    def point(self) -> Point:
        """Latitude and longitude."""
        return self.latitude, self.longitude

    @property
    def is_region(self) -> bool:
        """Whether it is a country, division, area or sea rather than a town or a site."""
        return self.kind not in {PlaceKind.TOWN, PlaceKind.SITE}


class Gazetteer:
    """Places by name. Threads may share it; another process that is sent it opens the file again."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise FileNotFoundError(f"no gazetteer at {path}; build it with `make reference`")
        self.path = path
        self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.words: PlaceWords = place_words(self._db.execute("SELECT kind, word, value FROM words ORDER BY rowid"))
        self._demonyms: dict[str, str] = dict(
            self._db.execute("SELECT word, country FROM demonyms ORDER BY rowid DESC")
        )
        self._countries = {str(place.country): place for place in self._select("kind = ?", PlaceKind.COUNTRY.value)}
        self._found = lru_cache(maxsize=REMEMBERED_NAMES)(self._look_up)
        self._towns = lru_cache(maxsize=REMEMBERED_COUNTRIES)(self._read_towns)
        self._has = lru_cache(maxsize=REMEMBERED_NAMES)(self._is_known)

    @classmethod
    def open(cls, path: Path) -> Gazetteer:
        """The gazetteer in a file. Raises FileNotFoundError when there is none."""
        return cls(path)

    def __reduce__(self) -> tuple[Any, ...]:
        return Gazetteer, (self.path,)

    def lookup(self, name: str, *, countries: Iterable[str] | None = None) -> list[Place]:
        """Places of a name: cheapest spelling first, then the most populous.

        Folded spellings are tried only when nothing else fits.
        `countries` keeps places in these countries (ISO 3166 alpha-3) only.
        """
        wanted = None if countries is None else tuple(sorted(countries))
        return list(self._found(name, wanted))

    def knows(self, name: str) -> bool:
        """Whether a place has this name, exactly or in another usual spelling."""
        return self._has(plain(name))

    def country(self, country: str) -> Place | None:
        """The country with an ISO 3166 alpha-3 code."""
        return self._countries.get(country)

    def country_of_demonym(self, word: str) -> str | None:
        """ISO 3166 alpha-3 code of a word of nationality, as "Syrian"; None when it is none."""
        return self._demonyms.get(plain(word))

    def division(self, country: str, admin1: str) -> Place | None:
        """The first-level division with a published name."""
        found = self._select("kind = ? AND country = ? AND name = ?", PlaceKind.ADMIN1.value, country, admin1)
        return found[0] if found else None

    def place(self, place_id: str) -> Place | None:
        """The place with an id."""
        found = self._select("place_id = ?", place_id)
        return found[0] if found else None

    def nearest(self, latitude: float, longitude: float, *, country: str | None = None) -> Place | None:
        """The town nearest to a point, of one country when given; None when none is within 40 degrees."""
        towns = self._towns(country)
        for degrees in NEARBY_DEGREES:
            south, north, west, east = latitude - degrees, latitude + degrees, longitude - degrees, longitude + degrees
            near = [town for town in towns if south <= town[1] <= north and west <= town[2] <= east]
            if near:
                row = min(near, key=lambda town: distance_km(town[1:], (latitude, longitude)))[0]
                return self._select("rowid = ?", row)[0]
        return None

    def _look_up(self, name: str, countries: tuple[str, ...] | None) -> tuple[Place, ...]:
        keys = name_keys(name, rules=self.words.rules)
        found = self._by_keys([key for key in keys if key[1] < SKELETON], countries)
        if not found:
            found = self._by_keys([key for key in keys if key[1] >= SKELETON], countries)
        ranked = sorted(found.values(), key=lambda place: (place.cost, -place.population, place.place_id))
        return tuple(ranked[:MOST_PLACES])

    def _by_keys(self, keys: list[tuple[str, float]], countries: tuple[str, ...] | None) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for key, cost in keys:
            for row in self._rows(key, countries):
                paid = max(cost, row[-1])
                if key[0] != "~" and cost + row[-1] > MOST_TOGETHER:
                    continue
                if row[0] not in found or paid < found[row[0]].cost:
                    found[row[0]] = _place(row[:-1], cost=paid)
        return found

    def _rows(self, key: str, countries: tuple[str, ...] | None) -> list[tuple[Any, ...]]:
        among = "" if countries is None else f" AND country IN ({','.join('?' * len(countries))})"
        return self._db.execute(
            f"SELECT {COLUMNS}, cost FROM names JOIN places ON places.rowid = names.place "
            f"WHERE key = ?{among} ORDER BY cost, population DESC LIMIT {MOST_PLACES}",
            (key, *(countries or ())),
        ).fetchall()

    def _is_known(self, exact: str) -> bool:
        keys = [key for key, cost in name_keys(exact, rules=self.words.rules) if cost < SKELETON]
        marks = ",".join("?" * len(keys))
        return self._db.execute(f"SELECT 1 FROM names WHERE key IN ({marks}) LIMIT 1", keys).fetchone() is not None

    def _read_towns(self, country: str | None) -> list[tuple[int, float, float]]:
        """Row, latitude and longitude of every town of a country, or of all."""
        return self._db.execute(
            "SELECT rowid, latitude, longitude FROM places WHERE kind = 'town' AND country = COALESCE(?, country) "
            "ORDER BY rowid",
            (country,),
        ).fetchall()

    def _select(self, condition: str, *values: object) -> list[Place]:
        rows = self._db.execute(f"SELECT {COLUMNS} FROM places WHERE {condition} ORDER BY rowid", values)
        return [_place(row, cost=0.0) for row in rows]


def _place(row: tuple[Any, ...], *, cost: float) -> Place:
    names = (
        "place_id",
        "name",
        "kind",
        "feature",
        "country",
        "admin1",
        "admin1_code",
        "admin2",
        "latitude",
        "longitude",
        "population",
        "radius_km",
        "geo_precision",
    )
    values = dict(zip(names, row, strict=True))
    values["kind"], values["geo_precision"] = PlaceKind(values["kind"]), GeoPrecision(values["geo_precision"])
    return Place(**values, cost=cost)
