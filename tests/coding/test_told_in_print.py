"""How papers put it: labels before a colon, dates beside `overnight`, bombs that fall, days of old news."""

from __future__ import annotations

from datetime import date

import pytest

from tests.coding.conftest import CodeText


def test_a_land_before_a_colon_is_a_label_and_nobody_s_army(code: CodeText) -> None:
    title = "Sierra Leone: Armed assailants killed nine farmers, officials say"
    (report,) = code("The raid took place on Friday in a village.", title=title).reports
    assert report.actor1 is not None
    assert report.actor1.name.startswith("Unidentified Armed Group")


@pytest.mark.parametrize(
    "text",
    [
        "During an overnight attack on March 4, gunmen killed nine people in a village of Mali.",
        "Gunmen killed nine people in an overnight raid on 4 March in a village of Mali.",
    ],
)
def test_a_date_says_more_than_overnight(code: CodeText, text: str) -> None:
    (report,) = code(text).reports
    assert report.date.event_date == date(2021, 3, 4)


def test_that_morning_of_old_news_counts_from_its_own_day(code: CodeText) -> None:
    text = (
        "It was 12 October 2020. In this village of Mali, more than 40 farmers were killed by gunmen.\n\n"
        "That morning, the gunmen came on motorcycles and shot farmers."
    )
    (report,) = code(text).reports
    assert report.date.event_date == date(2020, 10, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Bombs fell on a market in Mali on Monday. The air force killed nine traders there, a group said.",
        "Bombs were dropped on a village in Mali on Monday, killing nine farmers.",
    ],
)
def test_bombs_from_above_are_an_air_strike(code: CodeText, text: str) -> None:
    assert [report.sub_event_type for report in code(text).reports] == ["Air/drone strike"]


def test_a_train_thrown_off_its_rails_by_a_bombing_is_no_accident(code: CodeText) -> None:
    text = (
        "Nobody has claimed the explosion on the passenger train near Bamako, Mali, which killed eight on Monday. "
        "The train derailed, and passengers were stranded."
    )
    (report,) = code(text, title="Train bombing kills eight").reports
    assert report.sub_event_type == "Remote explosive/landmine/IED"


def test_another_attack_elsewhere_is_another_event_and_no_place_of_the_first(code: CodeText) -> None:
    reports = code(
        "Two people died when a car bomb exploded near a school in the town of Ora, in Mali, on Monday. "
        "The governor said there was also an attack on a police station in Bamako."
    ).reports
    assert [report.places[0].text for report in reports] == ["Ora", "Bamako"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The United Nations has cited a death toll of at least 30.",
        "At least 30 deaths were reported by the United Nations.",
    ],
)
def test_who_cites_or_reports_a_toll_is_its_claimant(code: CodeText, sentence: str) -> None:
    claims = code(f"An air strike hit a village in Mali on Tuesday. {sentence}").claims
    assert [(claim.low, claim.claimant) for claim in claims] == [(30, "United Nations")]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("A group of 30 soldiers was killed near Mopti, in Mali.", 30),
        ("A convoy of 12 policemen was killed near Mopti, in Mali.", 12),
        ("Raiders shot at a village of a few thousand souls lost in the hills of Mali and killed nine farmers.", 9),
    ],
)
def test_a_group_counts_its_members_and_a_village_no_dead(text: str, low: int, code: CodeText) -> None:
    assert {claim.low for claim in code(text).claims if claim.outcome == "killed"} == {low}
