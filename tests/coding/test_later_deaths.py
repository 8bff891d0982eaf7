"""Who died later, elsewhere or in another month, and numbers that were taken back or are of the other side."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.vocabulary import ClaimantType, Outcome, Stance
from tests.coding.conftest import CodeText

RANKED = (
    "A grenade hit a tea stall in Saraqib in Syria on Sunday evening. Two people died, and a third died of his wounds "
    "the next day, police said.\n\nIn Aleppo, a guard was killed when armed men fired at a post on the same night."
)


def numbers(code: CodeText, text: str) -> list[list[int | None]]:
    """The counted numbers of killed of each report."""
    coded = code(text)
    return [
        [c.low for c in coded.claims if c.report_id == r.report_id and c.outcome is Outcome.KILLED and c.counted]
        for r in coded.reports
    ]


def test_a_rank_counts_those_before_it(code: CodeText) -> None:
    assert sorted(numbers(code, RANKED)) == [[1], [3]]


def test_the_night_is_not_that_of_a_later_death(code: CodeText) -> None:
    reports = code(RANKED, published="2024-05-01").reports
    assert {report.date.event_date for report in reports} == {date(2024, 4, 28)}


def test_a_death_at_a_named_hospital_is_of_what_was_told_before(code: CodeText) -> None:
    text = (
        "A boy and his grandmother died when a rocket hit their yard in Saraqib in Syria late on Tuesday. The "
        "grandfather, who had been pulled out alive, died on Wednesday at Kobi hospital, a hospital spokeswoman said, "
        "taking the toll to three."
    )
    assert [3 in told for told in numbers(code, text)] == [True]


@pytest.mark.parametrize(
    ("behind", "counted"),
    [
        ("A June strike on the market killed three people, according to the ministry.", [15]),
        ("The council first spoke of 30 people dead, then withdrew the figure.", [15]),
    ],
)
def test_numbers_that_are_none_of_the_news(code: CodeText, behind: str, counted: list[int]) -> None:
    text = "Strikes on a market in Saraqib in Syria killed at least 15 people on Monday, the mayor said.\n\n" + behind
    assert numbers(code, text)[0] == counted


def test_what_is_denied_beside_the_dead(code: CodeText) -> None:
    text = (
        "Raids on a school in Saraqib in Syria on Friday killed 80 people, medics said. The rebels denied that any men "
        "were present at the school, where raids killed 80."
    )
    denied = [c for c in code(text).claims if c.outcome is Outcome.KILLED and c.stance is Stance.DENIES]
    assert denied == []


def test_the_dead_of_two_sides_are_no_rivals(code: CodeText) -> None:
    text = (
        "The general staff informs of an ambush at Niono in Mali on Friday. Provisional toll: four dead and seven "
        "wounded on the friendly side, around twenty neutralised on the enemy side."
    )
    assert numbers(code, text) == [[4, 20]]


def test_the_lead_tells_of_the_other_side(code: CodeText) -> None:
    text = (
        "At least five soldiers were killed in a clash with JNIM at Gao in Mali on Friday, sources said. The army's "
        "spokesman said at least nine JNIM fighters had been killed."
    )
    assert numbers(code, text) == [[5, 9]]


@pytest.mark.parametrize(
    "speaker",
    [
        "Chairman of the council, Hon. Adam Kobi, who visited the village after the raid,",
        "Hon. Adam Kobi, chairman of the council,",
        "The X account of the governor's office",
    ],
)
def test_titles_and_accounts(code: CodeText, speaker: str) -> None:
    text = f"Gunmen raided Niono in Mali on Friday. {speaker} said 14 people had been killed."
    claims = [(c.low, c.claimant_type) for c in code(text).claims if c.outcome is Outcome.KILLED]
    assert claims == [(14, ClaimantType.OFFICIAL)]
