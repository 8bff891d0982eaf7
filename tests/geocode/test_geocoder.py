"""The gazetteer through geopy's interface."""

from __future__ import annotations

import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from pipeline.geocode.geocoder import GazetteerGeocoder
from pipeline.places.gazetteer import Gazetteer
from pipeline.places.geometry import distance_km
from tests.places.conftest import TOWNS, real, tiny, tiny_seeds

__all__ = ["real", "tiny", "tiny_seeds"]


@pytest.fixture(scope="module")
def small(tiny: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(tiny)


@pytest.fixture(scope="module")
def world(real: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(real)


def test_it_is_a_geopy_geocoder_that_gives_locations(small: GazetteerGeocoder) -> None:
    found = small.geocode("Saraqib")
    assert isinstance(small, Geocoder)
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (35.86, 36.80)
    assert found.address == "Saraqib, Idlib, Syria"
    assert found.raw["place_id"] == "geonames:3"
    assert found.raw["precision"] == "exact"


def test_many_answers_when_asked_for(small: GazetteerGeocoder) -> None:
    found = small.geocode("Tripoli", exactly_one=False)
    assert isinstance(found, list)
    assert {one.raw["country"] for one in found} == {"LBY", "LBN"}
    assert len(small.geocode("Tripoli", exactly_one=False, limit=1) or []) == 1


@pytest.mark.parametrize("codes", ["lb", "LBN", ["LB"], "ly,lb"])
def test_country_codes_keep_other_countries_out(small: GazetteerGeocoder, codes: str | list[str]) -> None:
    found = small.geocode("Tripoli", country_codes=codes, exactly_one=False)
    assert isinstance(found, list)
    assert "LBN" in {one.raw["country"] for one in found}
    assert all(one.raw["country"] in {"LBN", "LBY"} for one in found)
    if "y" not in str(codes).lower():
        assert [one.raw["country"] for one in found] == ["LBN"]


@pytest.mark.parametrize("codes", ["XX", "Syria", "sy,zz"])
def test_an_unknown_country_code_is_an_error_that_names_it(small: GazetteerGeocoder, codes: str) -> None:
    with pytest.raises(GeocoderQueryError, match="no country has the code"):
        small.geocode("Tripoli", country_codes=codes)


@pytest.mark.parametrize("query", ["", "   ", "x" * 1_000_000, "Zyxwvut", "?!", ",,,", "\x00"])
def test_what_is_no_name_finds_nothing(small: GazetteerGeocoder, query: str) -> None:
    assert small.geocode(query) is None
    assert small.geocode(query, exactly_one=False) is None


def test_a_query_that_is_no_text_is_an_error(small: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderQueryError, match="a query is a text"):
        small.geocode(5)  # type: ignore[arg-type]
    with pytest.raises(GeocoderQueryError, match="limit"):
        small.geocode("Idlib", limit=0)


def test_the_places_named_behind_a_comma_decide(small: GazetteerGeocoder) -> None:
    assert small.geocode("Paris, Texas").raw["country"] == "USA"  # type: ignore[union-attr]
    assert small.geocode("Paris, France").raw["country"] == "FRA"  # type: ignore[union-attr]


def test_a_class_word_decides_between_town_and_province(small: GazetteerGeocoder) -> None:
    town, province = small.geocode("Idlib town, Syria"), small.geocode("Idlib province, Syria")
    assert (town.raw["feature_class"], town.raw["precision"]) == ("town", "exact")  # type: ignore[union-attr]
    assert (province.raw["feature_class"], province.raw["precision"]) == ("admin1", "admin1")  # type: ignore[union-attr]


def test_two_names_side_by_side_are_tried_one_after_the_other(small: GazetteerGeocoder) -> None:
    assert small.geocode("Qwertzuh/Saraqib town").raw["name"] == "Saraqib"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("query", "point", "km", "precision"),
    [
        ("20 km south of Saraqib", (35.68, 36.80), 1.0, "near"),
        ("10 miles north of Saraqib", (36.005, 36.80), 1.0, "near"),
        ("between Saraqib and Idlib", (35.895, 36.715), 1.0, "near"),
        ("near Saraqib", (35.86, 36.80), 0.1, "near"),
    ],
)
def test_a_phrase_gives_a_computed_point(
    small: GazetteerGeocoder, query: str, point: tuple[float, float], km: float, precision: str
) -> None:
    found = small.geocode(query)
    assert found is not None
    assert distance_km((found.latitude, found.longitude), point) <= km
    assert found.raw["precision"] == precision
    assert found.raw["radius_km"] > 0


@pytest.mark.parametrize(
    "query", ["southern Idlib province", "Idlib province", "near the border with Turkey, Syria", "northern Syria"]
)
def test_a_region_is_never_an_exact_point(world: GazetteerGeocoder, query: str) -> None:
    found = world.geocode(query)
    assert found is not None
    assert found.raw["precision"] in {"district", "admin1", "country"}
    assert found.raw["radius_km"] >= 10


@pytest.mark.parametrize("place", ["Hodeidah", "Benghazi", "Latakia"])
def test_off_the_coast_is_at_sea_and_not_at_the_port(world: GazetteerGeocoder, place: str) -> None:
    port, off = world.geocode(place), world.geocode(f"off the coast of {place}")
    assert port is not None
    assert off is not None
    assert off.raw["precision"] == "near"
    apart = distance_km((port.latitude, port.longitude), (off.latitude, off.longitude))
    assert 5 <= apart <= 2 * off.raw["radius_km"] + 30


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("إدلب", "Idlib"),
        ("الفلوجة", "Al Fallujah"),
        ("Харків", "Kharkiv"),
        ("Бахмут", "Bakhmut"),
        ("Saraqeb", "Saraqib"),
        ("Chasov Yar", "Chasiv Yar"),
        ("Jebel Dweila", "Jabal Duwayli"),
    ],
)
def test_other_scripts_and_spellings_find_the_place(world: GazetteerGeocoder, query: str, name: str) -> None:
    assert world.geocode(query).raw["name"] == name  # type: ignore[union-attr]


def test_reverse_gives_the_nearest_town(small: GazetteerGeocoder) -> None:
    found = small.reverse((35.87, 36.81))
    assert isinstance(found, Location)
    assert found.raw["name"] == "Saraqib"
    assert found.raw["distance_km"] < 3
    assert small.reverse("35.87, 36.81").raw["name"] == "Saraqib"  # type: ignore[union-attr]
    assert small.reverse((0.0, -30.0)) is None


def test_a_point_off_the_globe_is_an_error(small: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderQueryError, match="not a point"):
        small.reverse("no point at all")


def test_reverse_undoes_geocode(small: GazetteerGeocoder) -> None:
    for town in TOWNS:
        found = small.reverse((town["latitude"], town["longitude"]))
        assert found.raw["place_id"] == f"geonames:{town['geonameid']}"  # type: ignore[union-attr]
