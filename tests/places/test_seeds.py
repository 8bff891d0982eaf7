"""Laws of the reviewed place tables."""

from __future__ import annotations

from pipeline.cli.place_checks import misplaced
from pipeline.coding.lexicon import Entry
from pipeline.places.evidence import VERY_NAME
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.geometry import distance_km
from pipeline.places.twins import without_twins
from pipeline.reference.gazetteer_build import load_place_seeds
from schemas.seeds import PlaceRow
from schemas.vocabulary import GeoPrecision
from tests.places.conftest import SEEDS

SEED_TABLES = load_place_seeds(SEEDS)
FEATURES = {
    "hill", "camp", "base", "airport", "crossing", "dam", "oil_field", "village", "town", "district",
    "neighbourhood", "region", "sea", "site",
}  # fmt: skip
# A town and what bears its name are this near to each other; Natanz' plant lies 30 km from the town.
SAME_NAME_KM = 32.0
# Share of the reviewed places that may lie where no town confirms it: posts in deserts, crossings, islands.
LONELY = 0.01


def test_reviewed_places_lie_in_their_country_and_division(real: Gazetteer) -> None:
    doubts = list(misplaced(entries(SEED_TABLES.places), real))
    assert len(doubts) <= LONELY * len(SEED_TABLES.places), doubts


def test_a_slip_of_the_pen_is_told(real: Gazetteer) -> None:
    right = next(row for row in SEED_TABLES.places if row.place_id == "sitrep:harem")
    slips = [
        right,
        right.model_copy(update={"latitude": -right.latitude}),
        right.model_copy(update={"latitude": right.latitude + 2.0}),
        right.model_copy(update={"admin1": "Deir ez Zor"}),
    ]
    doubts = list(misplaced(entries(slips), real))
    assert [doubt.split(":")[0] for doubt in doubts] == ["row 1", "row 2", "row 3"]
    assert "nearest town of Deir ez Zor" in doubts[-1]


def entries(rows: list[PlaceRow] | tuple[PlaceRow, ...]) -> list[Entry[PlaceRow]]:
    """Rows with their numbers as their origin."""
    return [Entry(row, f"row {number}") for number, row in enumerate(rows)]


def test_place_ids_are_given_once() -> None:
    ids = [row.place_id for row in SEED_TABLES.places]
    assert len(set(ids)) == len(ids)


def test_features_are_known_words() -> None:
    assert {row.feature for row in SEED_TABLES.places} <= FEATURES


def test_divisions_of_places_are_listed() -> None:
    listed = {(row.country, row.name) for row in SEED_TABLES.admin1}
    named = {(row.country, row.admin1) for row in SEED_TABLES.places if row.admin1 is not None}
    assert named <= listed


def test_divisions_are_listed_once_by_code_and_by_name() -> None:
    for column in ("admin1_code", "name"):
        keys = [(row.country, getattr(row, column)) for row in SEED_TABLES.admin1]
        assert len(set(keys)) == len(keys)


def test_no_nationality_is_shared_by_two_countries() -> None:
    words = [word for row in SEED_TABLES.countries for word in row.demonyms.split(";")]
    assert len(set(words)) == len(words)


def test_a_region_is_never_exact(real: Gazetteer) -> None:
    wrong = [place for place in all_places(real) if place.is_region and place.geo_precision is GeoPrecision.EXACT]
    assert wrong == []


def test_every_reviewed_name_finds_its_place(real: Gazetteer) -> None:
    missing = []
    for row in without_twins(SEED_TABLES.places):
        for name in (row.name, *(row.other_names or "").split(";")):
            if name and row.place_id not in {place.place_id for place in real.lookup(name)}:
                missing.append((row.place_id, name))
    assert missing == []


def test_every_country_and_division_name_finds_it(real: Gazetteer) -> None:
    missing = []
    for country in SEED_TABLES.countries:
        for name in (country.name, *(country.other_names or "").split(";")):
            if name and f"country:{country.country}" not in {place.place_id for place in real.lookup(name)}:
                missing.append((country.country, name))
    for row in SEED_TABLES.admin1:
        for name in (row.name, *(row.other_names or "").split(";")):
            found = real.lookup(name, countries=[row.country]) if name else []
            if name and f"admin1:{row.country}-{row.admin1_code}" not in {place.place_id for place in found}:
                missing.append((row.country, name))
    assert missing == []


def all_places(gazetteer: Gazetteer) -> list[Place]:
    """Countries, divisions and reviewed places of a gazetteer."""
    ids = [f"country:{row.country}" for row in SEED_TABLES.countries]
    ids += [f"admin1:{row.country}-{row.admin1_code}" for row in SEED_TABLES.admin1]
    ids += [row.place_id for row in without_twins(SEED_TABLES.places)]
    found = [gazetteer.place(place_id) for place_id in ids]
    assert None not in found
    return [place for place in found if place is not None]


def test_the_capital_is_a_place_of_its_country(real: Gazetteer) -> None:
    missing = [
        (row.country, row.capital)
        for row in SEED_TABLES.countries
        if row.capital
        and not any(place.kind is PlaceKind.TOWN for place in real.lookup(row.capital, countries=[row.country]))
    ]
    assert missing == []


def test_a_reviewed_place_lies_where_geonames_has_its_name(real: Gazetteer) -> None:
    """Points were written down from memory: one that GeoNames' place of the name contradicts is a slip."""
    far = []
    for row in load_place_seeds(SEEDS).places:
        if row.country is None or row.admin1 is None or "GeoNames town" not in row.source:
            continue
        here = (row.latitude, row.longitude)
        names = [row.name, *(row.other_names or "").split(";")]
        named = [place for name in names if name for place in real.lookup(name, countries=[row.country])]
        known = [
            distance_km(place.point, here)
            for place in named
            if place.place_id.startswith("geonames:") and place.admin1 == row.admin1 and place.cost <= VERY_NAME
        ]
        if known and min(known) > SAME_NAME_KM + row.radius_km:
            far.append((row.name, round(min(known))))
    assert far == []
