"""What the headline and the lead decide: which line is the headline, what was taken, and what was no accident."""

from __future__ import annotations

from schemas.vocabulary import Part
from tests.coding.conftest import CodeText

GAIN = "Government regains territory"


def test_a_given_headline_is_read_though_the_text_opens_with_a_line_of_its_own(code: CodeText) -> None:
    text = "Date of report: Tuesday 9 March 2021\n\nTwo farmers were buried in Gao in Mali on Wednesday morning."
    told = code(text, title="Air strike kills two farmers near Gao in Mali")
    assert [s.text for s in told.sentences if s.part is Part.TITLE] == ["Air strike kills two farmers near Gao in Mali"]
    assert [report.sub_event_type for report in told.reports] == ["Air/drone strike"]


def test_a_headline_that_the_text_repeats_is_read_once(code: CodeText) -> None:
    line = "Air strike kills two farmers near Gao in Mali"
    told = code(f"{line}\n\nThe two were buried on Wednesday, residents said.", title=f"{line} - Daily Page")
    assert not [s for s in told.sentences if s.part is Part.TITLE]


def test_a_town_taken_in_the_headline_is_the_event(code: CodeText) -> None:
    told = code(
        "Soldiers moved into the town on Tuesday. The rebels had launched explosives from drones at the column, and "
        "a truck was destroyed.",
        title="Army retakes control of Menaka in Mali",
    )
    assert [report.sub_event_type for report in told.reports] == [GAIN]


def test_people_gunned_down_met_with_no_accident(code: CodeText) -> None:
    rest = "A boy drowned off the pier; lifeguards had warned him. Two passengers were hurt when a minibus overturned."
    assert code(rest, title="Two traders gunned down in Kingston on Monday").reports
    assert not code(rest, title="Two traders drowned off Kingston on Monday").reports


def test_relatives_of_the_disappeared_were_not_taken_away(code: CodeText) -> None:
    told = code("Relatives of the disappeared met the governor in Jaffna in Sri Lanka on Tuesday.")
    assert not [report for report in told.reports if report.sub_event_type.startswith("Abduction")]
