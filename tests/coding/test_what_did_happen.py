"""Events that words beside them only seem to deny, to plan, to add up or to put long ago."""

from __future__ import annotations

from datetime import date

import pytest

from tests.coding.conftest import CodeText


def _kinds(code: CodeText, text: str) -> set[str]:
    return {report.sub_event_type for report in code(text).reports}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # The number counts people, not raids.
        ("Gunmen kidnapped more than 80 people in a raid on the village of Dukku.", "Abduction/forced disappearance"),
        ("Soldiers killed 12 in raid on camp near Beni, police say.", "Attack"),
        # A bomb that stops a car went off.
        ("Their car was stopped by a homemade bomb near Bafut and two guards died.", "Remote explosive/landmine/IED"),
        # Whose word it is.
        ("If one believes the army, 14 soldiers fell in the battle with Boko Haram at Kaiga on Sunday.", "Armed clash"),
        # What all is counted from is the news.
        ("At least 27 people have been killed in Kiramu since gunmen attacked the village on Tuesday.", "Attack"),
        # A war of a day.
        ("Tribal war in Kagua leaves 19 men dead, an elder said on Monday.", "Armed clash"),
        # When somebody was born is no event's year.
        ("A woman born in 1974 was killed by a shell in Gorlovka.", "Shelling/artillery/missile attack"),
        # "On march" is no month.
        ("Soldiers open fire on march in Siphofaneni.", "Excessive force against protesters"),
        # The event is pointed at, and told of in the past.
        (
            "The front rejects lies which seek to connect it with the explosion that took place in Cali on Monday.",
            "Remote explosive/landmine/IED",
        ),
    ],
)
def test_what_is_told_beside_other_words_happened(code: CodeText, text: str, kind: str) -> None:
    assert kind in _kinds(code, text)


@pytest.mark.parametrize(
    "text",
    [
        "Police stopped a bomb attack on the market of Bafut.",
        "They have been murdered in more than 40 massacres.",
        "If one army attacks the other, thousands will die.",
        "The rocket fell short of the town of Jenin.",
        "The war has left 40,000 people dead.",
    ],
)
def test_what_is_denied_planned_or_added_up_makes_no_event(code: CodeText, text: str) -> None:
    assert not code(text).reports


def test_those_who_tried_to_stop_them_were_shot_all_the_same(code: CodeText) -> None:
    coded = code("Three members of a vigilante group who tried to stop them were shot dead in Dukku, he said.")
    assert [(claim.low, claim.high) for claim in coded.claims if claim.outcome == "killed"] == [(3, 3)]


def test_what_killed_people_this_month_is_no_history(code: CodeText) -> None:
    text = """Police arrested a man in Davao on Monday.

He is suspected of having planted the bomb that killed seven people at a market in Jolo this month.
"""
    kinds = {r.sub_event_type: r.date.event_date_start for r in code(text).reports}
    assert kinds["Remote explosive/landmine/IED"] == date(2021, 3, 1)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A car bomb went off in Marnol. Two of the wounded died in a hospital in Aleppo on Monday.", "Aleppo"),
        ("A car bomb went off in Marnol. The hospital in Aleppo received six bodies.", "Aleppo"),
        ("A car bomb went off in Marnol. A nurse at the general hospital of Aleppo counted six dead.", "Aleppo"),
    ],
)
def test_the_town_of_the_hospital_is_not_where_it_happened(code: CodeText, text: str, named: str) -> None:
    ranks = [place.rank for report in code(text).reports for place in report.places if place.text == named]
    assert all(rank == 3 for rank in ranks)


def test_a_hospital_that_is_hit_is_where_it_happened(code: CodeText) -> None:
    (report,) = code("Jets bombed a hospital in Aleppo on Monday and killed six patients.").reports
    assert ("Aleppo", 0) in {(place.text, place.rank) for place in report.places}


def test_a_broadcasters_name_is_a_town_behind_in(code: CodeText) -> None:
    (report,) = code("A car bomb killed nine people in al-Mayadeen city on Tuesday.").reports
    assert "al-Mayadeen" in {place.text for place in report.places}


def test_a_blast_that_came_on_a_day_and_destroyed_something_is_of_that_day(code: CodeText) -> None:
    text = """At least 11 people were killed when an ammunition store exploded in Myebon, the army said on Tuesday.

The blast took place on Sunday morning and destroyed some 30 shops.
"""
    (report,) = code(text).reports
    assert report.date.event_date == date(2021, 3, 7)


def test_where_somebody_is_flown_to_is_not_the_place_pointed_at(code: CodeText) -> None:
    text = """A bomb killed a policeman near Bijapur on Sunday. A second man died while being airlifted to Raipur.

Seven rebels were shot dead by troops in the same town on Friday.
"""
    shot = next(report for report in code(text).reports if report.sub_event_type != "Remote explosive/landmine/IED")
    assert "Raipur" not in {place.text for place in shot.places if place.rank == 0}


def test_a_martyrdom_operation_is_a_suicide_bombing(code: CodeText) -> None:
    assert _kinds(code, "A martyrdom operation killed nine soldiers at a base in Baladweyn on Monday.") == {
        "Suicide bomb"
    }


def test_those_believed_to_be_somebody_act(code: CodeText) -> None:
    (report,) = code("Men thought to be militants killed three farmers in Konduga on Monday.").reports
    assert report.actor1 is not None
    assert "Civilians" in (report.actor2.name if report.actor2 else "")
