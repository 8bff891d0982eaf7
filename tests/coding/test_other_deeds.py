"""Deeds like that of the news which are others, weapons whose nation is named, and weekdays named in full before."""

from __future__ import annotations

from datetime import date

import pytest

from tests.coding.conftest import CodeText

BOMB = "A bomb went off in a market in Quetta, Pakistan, on Monday, killing twelve people, police said. "


@pytest.mark.parametrize(
    "text",
    [
        "No group took responsibility, but the Islamic State has claimed similar bombings in the city.",
        "The Pakistani Taliban have claimed responsibility for previous attacks in the province.",
        "The Islamic State has been behind other blasts in the area.",
        "The Pakistani Taliban have in the past targeted traders.",
        "The Baloch Liberation Army claimed a bombing that killed five at the bus station last month.",
        "The Baloch Liberation Army has carried out a string of attacks in the city.",
    ],
)
def test_who_did_the_like_before_did_not_do_this(code: CodeText, text: str) -> None:
    report = code(BOMB + text).reports[0]
    assert report.actor1 is None or report.actor1.actor_id is None


@pytest.mark.parametrize(
    "text",
    [
        "The Baloch Liberation Army claimed the bombing.",
        "The Baloch Liberation Army has claimed responsibility for the attack.",
    ],
)
def test_who_claims_this_one_did_it(code: CodeText, text: str) -> None:
    actor = code(BOMB + text).reports[0].actor1
    assert actor is not None
    assert actor.name.startswith("BLA")


def test_a_nation_before_a_weapon_and_its_blast_did_it(code: CodeText) -> None:
    (report,) = code(
        "A Russian rocket blast reduced a bakery in Sumy, Ukraine, to rubble on Monday, killing nine people."
    ).reports
    assert report.actor1 is not None
    assert report.actor1.name == "Military Forces of Russia"
    assert report.sub_event_type == "Shelling/artillery/missile attack"


def test_what_slams_into_a_house_criticises_nobody(code: CodeText) -> None:
    (report,) = code(
        "A missile slammed into a bakery in Sumy, Ukraine, on Monday, reducing the building to rubble and killing nine."
    ).reports
    assert report.date.event_date is not None
    assert report.date.event_date.weekday() == 0


def test_a_weekday_named_with_its_date_before_is_that_day_again(code: CodeText) -> None:
    coded = code(
        "The town of Owo in Nigeria on Sunday, May 5, saw a massacre of worshippers. The Sunday attack killed 12.",
        published="2024-05-16",
    )
    assert coded.reports[0].date.event_date == date(2024, 5, 5)


def test_a_wake_that_is_struck_is_no_commemoration(code: CodeText) -> None:
    reports = code(
        "Russian troops launched a missile attack on a bakery in Sumy, Ukraine, on Monday, where a memorial service "
        "was held after the reburial of a soldier. People had come to commemorate him and to lay flowers."
    ).reports
    assert [report.sub_event_type for report in reports] == ["Shelling/artillery/missile attack"]


def test_the_country_whose_attack_it_is_is_not_its_place(code: CodeText) -> None:
    (report,) = code(
        "Russian troops launched a missile attack on a bakery in Sumy, Ukraine, on Monday.",
        title="Widow of a soldier killed in Russia's attack on a village",
    ).reports
    assert report.places[0].text == "Sumy"


def test_what_the_british_level_is_levelled(code: CodeText) -> None:
    (report,) = code("A Russian missile levelled a school in Sumy, Ukraine, on Monday.").reports
    assert report.sub_event_type == "Shelling/artillery/missile attack"


def test_the_victims_of_the_killings_of_the_news_are_counted_anew(code: CodeText) -> None:
    (report,) = code(
        "The government has sharply raised the number of victims of last week's killings in the village of Bafut, "
        "Cameroon, which it attributes to the army. Some 72 villagers lost their lives on 3 March, a minister said."
    ).reports
    assert report.actor1 is not None
    assert report.actor1.name == "Military Forces of Cameroon"


@pytest.mark.parametrize(
    "text",
    [
        "Israel has carried out a series of air strikes on Damascus, Syria, killing nine people.",
        "Many fled. Israel has carried out a series of air strikes on Damascus on Monday, killing nine people.",
    ],
)
def test_a_series_that_is_the_news_is_no_other_deed(code: CodeText, text: str) -> None:
    assert [report.sub_event_type for report in code(text).reports] == ["Air/drone strike"]
