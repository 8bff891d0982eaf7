"""What tells the country of an article that does not name it."""

from __future__ import annotations

import pytest

from pipeline.places.country_signs import MOST_OF_ONE, SIGN_WEIGHT, countries_of_signs
from pipeline.places.elsewhere import is_calm, is_elsewhere, is_spoken_in
from pipeline.places.gazetteer import Gazetteer
from pipeline.places.resolve import locate
from schemas.vocabulary import GeoPrecision
from tests.places.build import context_of, located, report_at

SIGNS = {"upazila": ("BGD",), "crore": ("IND", "PAK"), "ENDF": ("ETH",), "Abiy Ahmed": ("ETH",), "Moco": ("ETH",)}


def test_words_of_one_country_tell_it_and_words_of_two_tell_half() -> None:
    assert countries_of_signs(["The Upazila and ten crore."], SIGNS) == {
        "BGD": SIGN_WEIGHT,
        "IND": SIGN_WEIGHT / 2,
        "PAK": SIGN_WEIGHT / 2,
    }


def test_a_word_told_often_counts_once_and_a_country_only_so_much() -> None:
    assert countries_of_signs(["The ENDF.", "The ENDF again."], SIGNS) == {"ETH": SIGN_WEIGHT}
    many = {f"A{number}": ("ETH",) for number in range(9)}
    assert countries_of_signs([" ".join(many)], many) == {"ETH": MOST_OF_ONE}


@pytest.mark.parametrize("text", ["He endf up there.", "MOCO and abiy ahmed", "UPAZILAS"])
def test_capitals_and_whole_words_count(text: str) -> None:
    assert countries_of_signs([text], SIGNS) == {}


@pytest.mark.parametrize(
    ("before", "spoken"),
    [
        ("Twelve died, the ministry said in ", True),
        ("The minister told reporters on Monday in ", True),
        ("The union condemned the attack from ", True),
        ("A spokesman in ", True),
        ("Talks in ", True),
        ("Police said two died in ", False),
        ("The minister announced a bomb in ", False),
        ("He said that in ", False),
        ("A bomb went off in ", False),
    ],
)
def test_where_somebody_speaks(before: str, spoken: bool) -> None:
    assert is_spoken_in(before) is spoken


def test_a_capital_in_which_somebody_speaks_is_not_where_it_was(real: Gazetteer) -> None:
    told = context_of(real, "Two died in Kassala. The ministry said in Khartoum that more fled.")
    assert [place.relation.value for place in told.places if place.text == "Khartoum"] == ["context"]
    there = context_of(real, "Two died in Khartoum. The ministry said two more were hurt in Khartoum.")
    assert [place.relation.value for place in there.places if place.text == "Khartoum"] == ["in", "in"]


def test_local_words_tell_which_of_two_towns_is_meant(real: Gazetteer) -> None:
    assert located(real, "Men were shot in Hyderabad.", "The Frontier Corps and ISPR said so.").country == "PAK"
    assert located(real, "Men were shot in Hyderabad.", "The CRPF and the BJP said so.").country == "IND"


def test_lesser_names_that_agree_tell_a_country(real: Gazetteer) -> None:
    agreeing = context_of(real, "Men fought in Kegalle and in Mawanella.", "They went on in Warakapola.")
    assert agreeing.share("LKA") > 0.5
    alone = context_of(real, "Men fought in Ikotun.")
    assert alone.votes == ()


def test_the_only_listed_place_of_a_name_tells_the_country_at_least(real: Gazetteer) -> None:
    found = located(real, "Men fought in Ikotun.")
    assert (found.country, found.geo_precision) in {("NGA", GeoPrecision.COUNTRY), ("NGA", GeoPrecision.EXACT)}


def test_the_name_in_a_country_of_the_article_goes_before_a_city_of_another(real: Gazetteer) -> None:
    levant = "The Lebanese army said so in Tyre and in Nabatieh. Lebanon protested."
    assert located(real, "A drone hit Bleida.", levant).country == "LBN"
    assert located(real, "A drone hit Tehran.", levant).country == "IRN"


@pytest.mark.parametrize("text", ["Two were shot in Cox's Bazar.", "Two were shot in Cox’s Bazar."])
def test_a_name_with_a_possessive_in_it_is_one_name(real: Gazetteer, text: str) -> None:
    assert located(real, text).country == "BGD"


def test_an_owner_is_no_part_of_a_name(real: Gazetteer) -> None:
    told = context_of(real, "Two were shot in Syria's Idlib.")
    assert [place.text for place in told.places] == ["Syria", "Idlib"]


@pytest.mark.parametrize(
    ("before", "elsewhere"),
    [
        ("Missiles fired from a submarine in the ", True),
        ("Rockets were launched from positions in ", True),
        ("They were shifted to the trauma centre in ", True),
        ("He was rushed to hospital in ", True),
        ("Bandits from Tiaty in ", True),
        ("Police rushed to the scene in ", False),
        ("Gunmen took 20 girls from a school in ", False),
        ("He was seized from his home in ", False),
        ("A bomb went off on a ship in the ", False),
        ("They were abducted from Kankara in ", False),
    ],
)
def test_whence_and_whereto_are_not_where(before: str, elsewhere: bool) -> None:
    assert is_elsewhere(before) is elsewhere


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [
        ("A bomb hit a medical centre in Vinnytsia.", "Vinnytsia", "in"),
        ("A bomb hit the centre of Vinnytsia.", "Vinnytsia", "part_of"),
        ("A bomb hit the city centre in Vinnytsia.", "Vinnytsia", "part_of"),
        ("Two were shot in PD4 of Jalalabad.", "Jalalabad", "in"),
        ("Two were shot in ward 6 of Kandahar.", "Kandahar", "in"),
        ("Two were shot, said residents of Kandahar.", "Kandahar", "context"),
    ],
)
def test_parts_of_towns_and_houses_in_them(real: Gazetteer, text: str, name: str, relation: str) -> None:
    told = context_of(real, text)
    assert [(place.text, place.relation.value) for place in told.places] == [(name, relation)]


@pytest.mark.parametrize("name", ["Mazar-e-Sharif", "Pul-e-Khumri", "Deir-ez-Zor", "Rostov-on-Don"])
def test_names_with_small_parts_between_hyphens_are_one(real: Gazetteer, name: str) -> None:
    assert [place.text for place in context_of(real, f"Two were shot in {name}.").places] == [name]


def test_a_name_told_again_is_still_one_name(real: Gazetteer) -> None:
    told = context_of(real, "Men fought in Motipur. More came to Motipur.", "The UML and the CDO said so in Gulariya.")
    assert told.home(without="Motipur")[0] == "NPL"
    assert located(real, "Men fought in Motipur.", "The UML and the CDO said so in Gulariya.").country == "NPL"


def test_a_group_alone_does_not_tell_where_a_story_is_set(real: Gazetteer) -> None:
    context = context_of(real, "Inmates of two gangs fought.", "They had guns.")
    lone = context.replace(countries={"SLV": 1.0}, total=0.25)
    assert locate(report_at(), context=lone, gazetteer=real).country is None
    assert locate(report_at(), context=lone.replace(total=2.0), gazetteer=real).country == "SLV"


def test_a_name_with_a_spanish_article_is_another_name(real: Gazetteer) -> None:
    assert context_of(real, "Men were shot in La Victoria.").share("AUS") == 0.0
    assert context_of(real, "Men were shot in Victoria.").share("AUS") > 0.0


def test_an_accented_name_is_no_first_name(real: Gazetteer) -> None:
    assert [place.text for place in context_of(real, "A fire broke out in Támara.").places] == ["Támara"]
    assert context_of(real, "A fire broke out and Tamara died.").places == ()


@pytest.mark.parametrize(
    ("after", "calm"),
    [
        (" it was calm.", True),
        (" remained quiet.", True),
        (" was bombed.", False),
        (" it was dark when they came.", False),
    ],
)
def test_where_nothing_happens(after: str, calm: bool) -> None:
    assert is_calm(after) is calm


def test_a_road_named_after_two_towns_lies_between_them(real: Gazetteer) -> None:
    found = located(real, "A car was hit on the Homs-Damascus highway in Syria.")
    assert found.latitude is not None
    assert 33.5 < found.latitude < 34.75
    assert "between" in found.reason


def test_a_quarter_abroad_is_not_taken_where_the_article_is_at_home(real: Gazetteer) -> None:
    home = "The Syrian army said so in Homs and in Hama. Syria protested."
    assert located(real, "A car was hit near al-Zaytoun.", home).country == "SYR"


def test_a_distance_goes_before_the_road(real: Gazetteer) -> None:
    found = located(real, "In Syria a bus was hit on the Homs-Damascus highway, 7 km from Homs.")
    assert found.latitude is not None
    assert found.latitude > 34.6
