"""Numbers that point at their event by a word of it: its place, its number, or that they are of several."""

from __future__ import annotations

from schemas.vocabulary import Outcome
from tests.coding.conftest import CodeText

TWO = (
    "Nine passengers of a bus were shot dead by gunmen near Noshki in Pakistan on Friday, officials said.\n\n"
    "In another incident on Saturday a car was sprayed with bullets in Quetta, killing two people, police said.\n\n"
)


def killed(code: CodeText, text: str) -> list[set[int | None]]:
    """The numbers of killed of each event, smallest first."""
    result = code(text, published="2021-03-10")
    told = [
        {c.low for c in result.claims if c.report_id == report.report_id and c.outcome is Outcome.KILLED}
        for report in result.reports
    ]
    return sorted(told, key=lambda numbers: max(number or 0 for number in numbers))


def test_the_two_who_died_are_those_two(code: CodeText) -> None:
    assert killed(code, TWO) == [{2}, {9}]
    text = TWO + "The gunmen fled into the hills. A lawmaker's brother was one of the two who died in the car."
    assert killed(code, text) == [{2}, {9}]


def test_a_number_of_both_is_of_neither(code: CodeText) -> None:
    assert killed(code, TWO + "Hospital sources put the number of dead in the two incidents at 11.") == [{2}, {9}]


def test_the_place_of_a_number_tells_its_event(code: CodeText) -> None:
    text = (
        "The council said that on Saturday a strike on a school in Gao killed seven people and that 13 people were "
        "killed on Monday in Bria while waiting at a bus station.\n\n"
        "Witnesses said that the number of people killed at the bus station was 30."
    )
    assert killed(code, text) == [{7}, {13, 30}]
    text = text.replace("at the bus station was", "at the school was")
    assert killed(code, text) == [{13}, {7, 30}]


def test_the_dead_of_long_ago_are_not_those_of_a_vigil(code: CodeText) -> None:
    text = (
        "Parents lit candles in Gao on Monday in memory of 147 people who were killed when gunmen stormed a school in "
        'Gao on 16 December 2014.\n\n"It is the same day for us," said Fazal Khan, whose son Umar was among the dead.'
    )
    assert not any(claim.outcome is Outcome.KILLED for claim in code(text, published="2021-03-10").claims)


def test_a_number_of_deaths_is_no_sum_of_events(code: CodeText) -> None:
    text = (
        "A 22-year-old student who was shot in clashes between police and protesters trying to storm the airport of "
        "Juliaca, in the Puno region, on March 1 died on Tuesday night in a hospital in Arequipa, the Health Ministry "
        "reported, bringing the number of deaths from that day to 19.\n\nThe ombudsman's office had put the toll at "
        "17 civilians. One policeman, whose patrol car was set alight in the early hours of the 2nd, lost his life."
    )
    title = "Student hurt in Juliaca protests dies after ten days, toll reaches 19"
    assert 19 in {claim.low for claim in code(text, title=title, published="2021-03-10").claims if claim.counted}
