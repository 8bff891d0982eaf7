"""What the gazetteer finds, and that a build is repeatable."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from pipeline.places.gazetteer import Gazetteer, PlaceKind
from pipeline.places.gazetteer_rows import PlaceSeeds
from pipeline.places.geometry import distance_km
from pipeline.reference.gazetteer_build import build_gazetteer, ensure_gazetteer
from tests.places.conftest import TOWNS


def test_every_town_is_found_by_its_name_and_its_other_names(tiny: Gazetteer) -> None:
    for row in TOWNS:
        for name in (row["name"], *row["alternatenames"]):
            assert f"geonames:{row['geonameid']}" in {place.place_id for place in tiny.lookup(name)}


def test_accents_and_apostrophes_do_not_matter(tiny: Gazetteer) -> None:
    assert tiny.lookup("Maarrat an-Numan")[0].place_id == "geonames:2"


@pytest.mark.parametrize(
    "name",
    [
        "Jabal Duwayli",
        "Jebel Duwayli",
        "Jabal al-Dwela",
        "Jabal al-Dweila",
        "jabal dwela",
        "Jabel al Duwayli",
    ],
)
def test_a_hill_is_found_under_its_spellings(tiny: Gazetteer, name: str) -> None:
    assert tiny.lookup(name)[0].place_id == "sitrep:jabal-duwayli"


def test_a_name_in_no_spelling_known_is_not_found(tiny: Gazetteer) -> None:
    assert tiny.lookup("Zyxwvut") == []


def test_countries_keep_other_countries_out(tiny: Gazetteer) -> None:
    assert [place.country for place in tiny.lookup("Tripoli", countries=["LBN"])] == ["LBN"]


def test_a_nationality_stands_for_its_country(tiny: Gazetteer) -> None:
    assert tiny.country_of_demonym("Syrians") == "SYR"
    assert tiny.country_of_demonym("Idlib") is None


def test_a_division_holds_its_towns(tiny: Gazetteer) -> None:
    division = tiny.division("SYR", "Idlib")
    assert division is not None
    assert division.kind is PlaceKind.ADMIN1
    inside = [row for row in TOWNS if (row["countrycode"], row["admin1code"]) == ("SY", "12")]
    assert all(distance_km(division.point, (row["latitude"], row["longitude"])) <= division.radius_km for row in inside)


def test_the_nearest_town_may_be_asked_of_one_country(tiny: Gazetteer) -> None:
    near = tiny.nearest(36.2, 36.2)
    here = tiny.nearest(36.2, 36.2, country="SYR")
    assert near is not None
    assert here is not None
    assert (near.country, here.country) == ("TUR", "SYR")


def test_the_same_input_gives_the_same_bytes(tiny_seeds: PlaceSeeds, tmp_path: Path) -> None:
    for name in ("one", "two"):
        build_gazetteer(
            tmp_path / name, seeds=tiny_seeds, towns=reversed(TOWNS) if name == "two" else TOWNS, counties={}
        )
    one, two = (hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("one", "two"))
    assert one == two


def test_a_build_that_fails_leaves_nothing(tiny_seeds: PlaceSeeds, tmp_path: Path) -> None:
    lost = tiny_seeds.admin1[0].replace(admin1_code="99")
    broken = PlaceSeeds(tiny_seeds.countries, [lost], tiny_seeds.places, tiny_seeds.words)
    with pytest.raises(ValueError, match="no town lies in SYR 99"):
        build_gazetteer(tmp_path / "broken.sqlite", seeds=broken, towns=TOWNS, counties={})
    assert list(tmp_path.iterdir()) == []


def test_a_gazetteer_survives_being_sent_to_another_process(tiny: Gazetteer) -> None:
    assert pickle.loads(pickle.dumps(tiny)).lookup("Idleb") == tiny.lookup("Idleb")


def test_no_gazetteer_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="sitrep gazetteer"):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_a_built_gazetteer_is_used_again(real: Gazetteer) -> None:
    from pipeline.reference.gazetteer_build import load_place_seeds
    from tests.places.conftest import SEEDS

    before = real.path.stat().st_mtime_ns
    again = ensure_gazetteer(real.path.parent, seeds=load_place_seeds(SEEDS))
    assert (again, again.stat().st_mtime_ns) == (real.path, before)
