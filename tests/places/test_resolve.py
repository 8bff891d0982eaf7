"""Where events are placed, and how exactly."""

from __future__ import annotations

import pytest

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.geometry import BEARINGS, distance_km, shifted
from pipeline.places.resolve import locate
from schemas.vocabulary import GeoPrecision
from tests.places.build import context_of, located, mention_of, report_at

COARSE = {GeoPrecision.DISTRICT, GeoPrecision.ADMIN1, GeoPrecision.COUNTRY}


@pytest.mark.parametrize(
    ("texts", "country"),
    [
        (("Clashes broke out in Tripoli.", "The Libyan army said so."), "LBY"),
        (("Clashes broke out in Tripoli.", "The Lebanese army said so."), "LBN"),
        (("Clashes broke out in Tripoli, Lebanon.",), "LBN"),
        (("Two people were shot in Paris.",), "FRA"),
        (("Two people were shot in Paris, Texas.",), "USA"),
    ],
)
def test_the_article_decides_between_places_of_one_name(tiny: Gazetteer, texts: tuple[str, ...], country: str) -> None:
    assert located(tiny, *texts).country == country


def test_a_name_that_nothing_decides_stays_unresolved(tiny: Gazetteer) -> None:
    place = located(tiny, "Police in Springfield held a man.")
    assert place.geo_precision in {GeoPrecision.COUNTRY, GeoPrecision.UNKNOWN}
    assert "Springfield" in place.reason


@pytest.mark.parametrize(
    "text",
    [
        "A strike hit southern Idlib in Syria.",
        "A strike hit Idlib province in Syria.",
        "A strike hit the northern countryside of Aleppo in Syria.",
        "A strike hit northwestern Syria.",
        "A strike hit a camp near the border with Turkey in Syria.",
    ],
)
def test_a_region_is_never_exact(tiny: Gazetteer, text: str) -> None:
    assert located(tiny, text).geo_precision in COARSE


def test_a_part_lies_on_its_side_and_is_smaller(tiny: Gazetteer) -> None:
    whole = located(tiny, "A strike hit Idlib province in Syria.")
    part = located(tiny, "A strike hit southern Idlib in Syria.")
    assert part.geo_precision is GeoPrecision.ADMIN1
    assert part.admin1 == "Idlib"
    assert part.latitude is not None
    assert whole.latitude is not None
    assert part.latitude < whole.latitude
    assert part.geo_radius_km is not None
    assert whole.geo_radius_km is not None
    assert part.geo_radius_km < whole.geo_radius_km


def test_a_distance_and_direction_make_a_point(tiny: Gazetteer) -> None:
    place = located(tiny, "A bomb went off 20 km south of Aleppo in Syria.")
    assert place.geo_precision is GeoPrecision.NEAR
    assert place.latitude is not None
    assert place.longitude is not None
    assert distance_km((place.latitude, place.longitude), (36.20, 37.16)) == pytest.approx(20, abs=0.5)


def test_the_most_exact_place_of_the_clause_wins(tiny: Gazetteer) -> None:
    place = located(tiny, "A strike hit a camp in Jabal Duwayli in Idlib province, Syria.")
    assert (place.place_id, place.geo_precision) == ("sitrep:jabal-duwayli", GeoPrecision.EXACT)
    assert (place.admin1, place.admin2, place.country_name) == ("Idlib", "Harim", "Syria")


def test_an_unknown_village_is_placed_as_its_province(tiny: Gazetteer) -> None:
    place = located(tiny, "Gunmen attacked the village of Gidan Dawa in Zamfara state, Nigeria.")
    assert (place.admin1, place.geo_precision) == ("Zamfara", GeoPrecision.ADMIN1)
    assert place.place_text == "Gidan Dawa"
    assert "not in the gazetteer" in place.reason


def test_a_town_in_the_next_sentence_does_not_make_a_province_exact(tiny: Gazetteer) -> None:
    context = context_of(
        tiny, "Clashes broke out in Idlib province.", "Doctors in Saraqib said so.", "Syria is at war."
    )
    first, second, _country = context.places
    report = report_at(mention_of(first), mention_of(second, rank=2))
    assert locate(report, context=context, gazetteer=tiny).geo_precision is GeoPrecision.ADMIN1


def test_a_place_that_is_only_talked_about_gives_the_country_alone(tiny: Gazetteer) -> None:
    place = located(tiny, "The wounded were taken to Aleppo.", "Syrian doctors in Syria said so.")
    assert (place.country, place.geo_precision) == ("SYR", GeoPrecision.COUNTRY)


def test_no_place_at_all_is_unknown_with_a_reason(tiny: Gazetteer) -> None:
    place = located(tiny, "Three people were killed.")
    assert (place.geo_precision, place.place_id, place.latitude) == (GeoPrecision.UNKNOWN, None, None)
    assert place.reason


def test_a_border_lies_between_the_two_countries(tiny: Gazetteer) -> None:
    place = located(tiny, "Shells fell in Idlib province near the border with Turkey.", "Syria is at war.")
    assert place.country == "SYR"
    assert place.admin1 == "Idlib"


def test_a_border_within_a_country_is_no_border_of_another(tiny: Gazetteer) -> None:
    place = located(tiny, "Shells fell along the border of Idlib and Aleppo provinces.", "Syria is at war with Turkey.")
    assert place.country == "SYR"


def test_the_coast_guard_is_no_place(tiny: Gazetteer) -> None:
    place = located(tiny, "A boat came under fire off Sydney, near the Coast Guard, on Friday.")
    assert place.location != "Coast Guard"


def test_the_dateline_is_not_where_it_happened(tiny: Gazetteer) -> None:
    place = located(tiny, "ALEPPO, Syria (AP) — Rebels attacked troops in Saraqib.")
    assert place.place_id == "geonames:3"


def test_candidates_are_kept_with_what_spoke_for_them(tiny: Gazetteer) -> None:
    place = located(tiny, "Clashes broke out in Tripoli.", "The Libyan army said so.")
    assert {candidate.country for candidate in place.candidates} == {"LBY", "LBN"}
    assert place.candidates[0].place_id == place.place_id
    assert all(0 <= candidate.score <= 1 for candidate in place.candidates)


def test_the_reading_is_the_same_every_time(tiny: Gazetteer) -> None:
    texts = ("Clashes broke out in Tripoli and Idlib.", "The Libyan army said so.")
    assert located(tiny, *texts) == located(tiny, *texts)


@pytest.mark.parametrize("direction", sorted(BEARINGS))
def test_a_shifted_point_lies_as_far_as_it_was_shifted(direction: str) -> None:
    start = (36.0, 36.5)
    assert distance_km(start, shifted(start, bearing=BEARINGS[direction], km=40)) == pytest.approx(40, abs=0.1)


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("An Israeli strike hit the Jabalia refugee camp in northern Gaza.", "sitrep:jabalia-camp"),
        ("A drone was shot down over the Red Sea.", "sitrep:red-sea"),
        ("Shelling hit Chasiv Yar, in the Donetsk region of Ukraine.", "sitrep:chasiv-yar"),
        ("Protesters clashed with police in Hyderabad, Pakistan.", "geonames:1176734"),
    ],
)
def test_places_of_the_news_are_found_in_the_real_gazetteer(real: Gazetteer, text: str, place_id: str) -> None:
    assert located(real, text).place_id == place_id


def test_paris_is_not_in_texas_without_a_word_for_it(real: Gazetteer) -> None:
    assert located(real, "Two people were shot in Paris.").country == "FRA"


AT_HOME = "The Malian army in Mopti, Gao and Timbuktu said so."


def test_a_namesake_abroad_is_not_taken_where_the_article_is_at_home(real: Gazetteer) -> None:
    found = located(real, "Men were killed in Moba.", AT_HOME)
    assert (found.country, found.geo_precision) == ("MLI", GeoPrecision.COUNTRY)
    assert "at home in another country" in found.reason


def test_a_great_city_abroad_needs_no_word_of_its_country(real: Gazetteer) -> None:
    assert located(real, "A missile hit Tehran.", AT_HOME).country == "IRN"
    assert located(real, "Men were killed in Moba, Congo.", AT_HOME).country == "COD"
