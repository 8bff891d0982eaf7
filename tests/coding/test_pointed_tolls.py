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
