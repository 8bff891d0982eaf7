"""The gazetteer: names in, places out.

One read-only SQLite file, built by pipeline.reference.gazetteer_build.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pipeline.places.geometry import distance_km
from pipeline.places.likeness import Likeness
from pipeline.places.names import SKELETON, name_keys, neighbours, plain
from pipeline.places.place import CAPITAL, Place, PlaceKind
from pipeline.places.words import PlaceWords, place_words
from schemas.vocabulary import GeoPrecision

__all__ = ["Gazetteer", "Place", "PlaceKind"]

# A look-up gives no more rows than this: "San Antonio" alone has 700, and the smallest never win without a
# country.
MOST_PLACES = 60
# What the name asked for and the name stored may cost together: one may lose a class word, not both, or the
# "Black Sea" would be the Black River.
MOST_TOGETHER = 0.5
# Names asked again and again within one run; 20,000 of them take about 30 MB.
REMEMBERED_NAMES = 20_000
# Countries whose towns are kept at hand for finding the nearest: each costs a walk over all towns to read.
REMEMBERED_COUNTRIES = 64
# What the index of kinds is made for; SQLite uses it only where the condition says so.
NO_TOWN = "kind <> 'town' AND "
# Rows that share a folded spelling are compared letter by letter, so no more of them are read than this.
MOST_FOLDED = 200
# Folded spellings unlike the name asked for are other names.
LEAST_LIKENESS = 0.5
LEAST_FUZZY_LIKENESS = 0.75
# Of folded spellings, those this much less alike than the best one are other names too: "Herak" is Hirak, not Raqqa.
LESS_ALIKE = 0.06
# Every spelling of a city is listed, so another that is unlike them is another place: "Lyari" is not Lahore.
CITY_PEOPLE = 200_000
LEAST_CITY_LIKENESS = 0.9
# A folded spelling costs SKELETON and, the less alike the names are, up to this much more.
UNLIKE_COST = 0.35
FUZZY_COST = 0.05
# Longer names are no names: a whole text given as one must not cost minutes.
LONGEST_NAME = 200
COLUMNS = (
    "place_id, name, kind, feature, country, admin1, admin1_code, admin2, latitude, longitude, population, "
    "radius_km, geo_precision"
)
POPULATION = COLUMNS.split(", ").index("population")
# Boxes in degrees that the nearest town is looked for in, one after the other.
NEARBY_DEGREES = (0.15, 0.6, 2.5, 10.0, 40.0)
# Pages kept in memory, in KiB: the part of the file that one run's names touch.
CACHE_KIB = 24_000


class Gazetteer:
    """Places by name. Threads may share it; another process that is sent it opens the file again."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise FileNotFoundError(f"no gazetteer at {path}; build it with `sitrep gazetteer`")
        self.path = path
        self._db = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1",
            uri=True,
            check_same_thread=False,
            cached_statements=64,
        )
        self._db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        self.words: PlaceWords = place_words(self._db.execute("SELECT kind, word, value FROM words ORDER BY rowid"))
        self._demonyms: dict[str, str] = dict(
            self._db.execute("SELECT word, country FROM demonyms ORDER BY rowid DESC")
        )
        countries = self._select(NO_TOWN + "kind = ?", PlaceKind.COUNTRY.value)
        self._countries = {str(place.country): place for place in countries}
        self._found = lru_cache(maxsize=REMEMBERED_NAMES)(self._look_up)
        self._named = lru_cache(maxsize=REMEMBERED_NAMES)(self._by_name)
        self._near = lru_cache(maxsize=REMEMBERED_NAMES)(self._fuzzy)
        self._towns = lru_cache(maxsize=REMEMBERED_COUNTRIES)(self._read_towns)
        self._has = lru_cache(maxsize=REMEMBERED_NAMES)(self._is_known)

    @classmethod
    def open(cls, path: Path) -> Gazetteer:
        """The gazetteer in a file. Raises FileNotFoundError when there is none."""
        return cls(path)

    def __reduce__(self) -> tuple[Any, ...]:
        return Gazetteer, (self.path,)

    def lookup(self, name: str, *, countries: Iterable[str] | None = None, fuzzy: bool = False) -> list[Place]:
        """Places of a name: cheapest spelling first, then the most populous.

        Folded spellings are tried only when nothing else fits, and with `fuzzy` names that differ in one sound more.
        `countries` keeps places in these countries (ISO 3166 alpha-3) only.
        """
        if len(name) > LONGEST_NAME:
            return []
        wanted = None if countries is None else tuple(sorted(countries))
        found = self._found(name, wanted)
        if fuzzy and not found:
            found = self._near(name, wanted)
        return list(found)

    def named(self, name: str, *, countries: Iterable[str] | None = None) -> list[Place]:
        """Places of a name as `lookup` gives them, without folded spellings: each costs less than SKELETON."""
        if len(name) > LONGEST_NAME:
            return []
        return list(self._named(name, None if countries is None else tuple(sorted(countries))))

    def folded(self, name: str, *, countries: Iterable[str] | None = None) -> list[Place]:
        """Places whose folded spelling is the name's or one sound away, though the name itself may be listed too."""
        wanted = None if countries is None else tuple(sorted(countries))
        keys = [key for key, cost in name_keys(name, rules=self.words.rules) if cost >= SKELETON]
        found = self._alike(name, keys, wanted, least=LEAST_LIKENESS, extra=0.0)
        return list((found or {place.place_id: place for place in self._near(name, wanted)}).values())

    def knows(self, name: str) -> bool:
        """Whether a place has this name, exactly or in another usual spelling."""
        return self._has(plain(name))

    def country(self, country: str) -> Place | None:
        """The country with an ISO 3166 alpha-3 code."""
        return self._countries.get(country)

    def capital(self, country: str) -> Place | None:
        """The capital of the country with an ISO 3166 alpha-3 code."""
        return self._capitals.get(country)

    def country_codes(self) -> dict[str, str]:
        """ISO 3166 alpha-3 codes by themselves and by their alpha-2 codes."""
        return {code: code for code in self._countries} | {two: three for three, two in self.alpha2().items()}

    def alpha2(self) -> dict[str, str]:
        """ISO 3166 alpha-2 codes by alpha-3."""
        return dict(self._db.execute("SELECT country, iso2 FROM countries"))

    def country_of_demonym(self, word: str) -> str | None:
        """ISO 3166 alpha-3 code of a word of nationality, as "Syrian"; None when it is none."""
        return self._demonyms.get(plain(word))

    def division(self, country: str, admin1: str) -> Place | None:
        """The first-level division with a published name."""
        found = self._select(NO_TOWN + "kind = ? AND country = ? AND name = ?", PlaceKind.ADMIN1.value, country, admin1)
        return found[0] if found else None

    def place(self, place_id: str) -> Place | None:
        """The place with an id."""
        found = self._select("place_id = ?", place_id)
        return found[0] if found else None

    def count(self) -> int:
        """How many places there are."""
        return int(self._db.execute("SELECT COUNT(*) FROM places").fetchone()[0])

    def every(self) -> list[Place]:
        """Every place, in the order it was listed; a few hundred megabytes for the whole world."""
        return self._select("1")

    def spellings(self, place_id: str) -> list[str]:
        """Other names of a place, in plain letters."""
        rows = self._db.execute("SELECT spellings FROM places WHERE place_id = ?", (place_id,))
        return [name for row in rows for name in (row[0] or "").split(";") if name]

    def nearest(self, latitude: float, longitude: float, *, country: str | None = None) -> Place | None:
        """The town nearest to a point, of one country when given; None when none is within 40 degrees."""
        for degrees in NEARBY_DEGREES:
            south, north, west, east = latitude - degrees, latitude + degrees, longitude - degrees, longitude + degrees
            # One country's towns are few and asked for often; those of all countries stay in the file.
            if country is None:
                near = self._boxed(south, north, west, east)
            else:
                near = [t for t in self._towns(country) if south <= t[1] <= north and west <= t[2] <= east]
            if near:
                row = min(near, key=lambda town: distance_km(town[1:], (latitude, longitude)))[0]
                return self._select("rowid = ?", row)[0]
        return None

    def nearest_water(self, latitude: float, longitude: float) -> Place | None:
        """The sea or gulf whose shore, taken as a circle, comes nearest to a point."""
        return min(
            self._select(NO_TOWN + "kind = ?", PlaceKind.WATER.value),
            key=lambda water: (
                max(0.0, distance_km(water.point, (latitude, longitude)) - water.radius_km) + water.radius_km / 100
            ),
            default=None,
        )

    def _look_up(self, name: str, countries: tuple[str, ...] | None) -> tuple[Place, ...]:
        named = self._named(name, countries)
        if named:
            return named
        folded = [key for key, cost in name_keys(name, rules=self.words.rules) if cost >= SKELETON]
        return _ranked(self._alike(name, folded, countries, least=LEAST_LIKENESS, extra=0.0))

    def _by_name(self, name: str, countries: tuple[str, ...] | None) -> tuple[Place, ...]:
        keys = [key for key in name_keys(name, rules=self.words.rules) if key[1] < SKELETON]
        return _ranked(self._by_keys(keys, countries))

    def _fuzzy(self, name: str, countries: tuple[str, ...] | None) -> tuple[Place, ...]:
        """Places whose folded spelling is one sound away, and whose names are alike all the same."""
        folded = [key for key, cost in name_keys(name, rules=self.words.rules) if cost >= SKELETON]
        keys = sorted({near for key in folded for near in neighbours(key)})
        return _ranked(self._alike(name, keys, countries, least=LEAST_FUZZY_LIKENESS, extra=FUZZY_COST))

    def _by_keys(self, keys: list[tuple[str, float]], countries: tuple[str, ...] | None) -> dict[str, Place]:
        paid = dict(keys)
        found: dict[str, Place] = {}
        for key, cost, *row in self._rows(list(paid), countries, MOST_PLACES * len(paid)):
            asked = paid[key]
            if asked + cost > MOST_TOGETHER:
                continue
            most = max(asked, cost)
            known = found.get(row[0])
            if known is None or most < known.cost:
                found[row[0]] = _place(row, cost=most)
        return found

    def _alike(
        self, name: str, keys: Sequence[str], countries: tuple[str, ...] | None, *, least: float, extra: float
    ) -> dict[str, Place]:
        """Places stored under folded spellings, each with a cost that says how unlike its own names are."""
        likeness = Likeness(name, rules=self.words.rules)
        rows = {row[0]: row for _key, _cost, *row in (self._rows(keys, countries, MOST_FOLDED) if keys else ())}
        alike = {
            place_id: max(likeness.to(spelling) for spelling in [row[1], *(row[-1] or "").split(";")] if spelling)
            for place_id, row in rows.items()
        }
        least = max(least, max(alike.values(), default=0.0) - LESS_ALIKE)
        least_city = max(least, LEAST_CITY_LIKENESS) if name.isascii() else least
        return {
            place_id: _place(row, cost=min(0.99, SKELETON + extra + UNLIKE_COST * (1.0 - alike[place_id])))
            for place_id, row in rows.items()
            if alike[place_id] >= (least_city if row[POPULATION] >= CITY_PEOPLE else least)
        }

    def _rows(self, keys: Sequence[str], countries: tuple[str, ...] | None, most: int) -> list[tuple[Any, ...]]:
        among = "" if countries is None else f" AND country IN ({','.join('?' * len(countries))})"
        return self._db.execute(
            f"SELECT key, cost, {COLUMNS}, spellings FROM names JOIN places ON places.rowid = names.place "
            f"WHERE key IN ({','.join('?' * len(keys))}){among} ORDER BY cost, population DESC LIMIT {most}",
            (*keys, *(countries or ())),
        ).fetchall()

    def _is_known(self, exact: str) -> bool:
        keys = [key for key, cost in name_keys(exact, rules=self.words.rules) if cost < SKELETON]
        marks = ",".join("?" * len(keys))
        return self._db.execute(f"SELECT 1 FROM names WHERE key IN ({marks}) LIMIT 1", keys).fetchone() is not None

    @cached_property
    def _capitals(self) -> dict[str, Place]:
        return {str(place.country): place for place in self._select("kind = 'town' AND feature = ?", CAPITAL)}

    def _read_towns(self, country: str) -> list[tuple[int, float, float]]:
        """Row, latitude and longitude of every town of a country."""
        return self._db.execute(
            "SELECT rowid, latitude, longitude FROM places WHERE kind = 'town' AND country = ? ORDER BY rowid",
            (country,),
        ).fetchall()

    def _boxed(self, *bounds: float) -> list[tuple[int, float, float]]:
        """Row, latitude and longitude of the towns between two latitudes and two longitudes."""
        return self._db.execute(
            "SELECT rowid, latitude, longitude FROM places "
            "WHERE kind = 'town' AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ? ORDER BY rowid",
            bounds,
        ).fetchall()

    def _select(self, condition: str, *values: object) -> list[Place]:
        rows = self._db.execute(f"SELECT {COLUMNS} FROM places WHERE {condition} ORDER BY rowid", values)
        return [_place(row, cost=0.0) for row in rows]


def _ranked(found: Mapping[str, Place]) -> tuple[Place, ...]:
    ranked = sorted(found.values(), key=lambda place: (place.cost, -place.population, place.place_id))
    return tuple(ranked[:MOST_PLACES])


def _place(row: Sequence[Any], *, cost: float) -> Place:
    place_id, name, kind, feature, country, admin1, code, admin2, latitude, longitude, population, radius, precision = (
        row[:13]
    )
    return Place(
        place_id,
        name,
        PlaceKind(kind),
        feature,
        country,
        admin1,
        code,
        admin2,
        latitude,
        longitude,
        population,
        radius,
        GeoPrecision(precision),
        cost,
    )
