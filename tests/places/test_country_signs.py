"""What tells the country of an article that does not name it."""

from __future__ import annotations

import pytest

from pipeline.places.country_signs import MOST_OF_ONE, SIGN_WEIGHT, countries_of_signs
from pipeline.places.gazetteer import Gazetteer
from pipeline.places.voices import is_spoken_in
from schemas.vocabulary import GeoPrecision
from tests.places.build import context_of, located

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
