"""Whoever is told to have done what a noun names."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said al-Shabaab was behind the bombing of a market in Baidoa on Monday.",
        "Monday's bombing of a market in Baidoa was the work of al-Shabaab, residents said.",
        "Monday's bombing of a market in Baidoa has been attributed to al-Shabaab.",
        "Elders in Baidoa attributed the bombing of a market on Monday to al-Shabaab.",
        "The mayor said that members of al-Shabaab were responsible for the bombing of a market in Baidoa on Monday.",
        "We hold al-Shabaab responsible for the bombing of a market in Baidoa on Monday.",
    ],
)
def test_who_is_told_to_be_responsible_did_it(code: CodeText, text: str) -> None:
    assert {report.actor1.name for report in code(text).reports if report.actor1} == {"Al Shabaab"}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said al-Shabaab was not behind the bombing of a market in Baidoa on Monday.",
        "The mayor did not say whether al-Shabaab was responsible for the bombing of a market in Baidoa on Monday.",
        "Al-Shabaab could be behind the bombing of a market in Baidoa on Monday.",
    ],
)
def test_who_may_be_or_is_not_responsible_did_nothing(code: CodeText, text: str) -> None:
    assert "Al Shabaab" not in {report.actor1.name for report in code(text).reports if report.actor1}


@pytest.mark.parametrize(
    "text",
    [
        "The army was blamed for the killing of a priest in Butembo in Congo on Friday.",
        "The army is accused of killing three herders near Butembo in Congo on Friday.",
        "Residents blamed the army for shelling a market in Butembo in Congo on Friday.",
        "The army is suspected of carrying out the attack on a hotel in Butembo in Congo on Friday.",
        "The bishops condemned the army for the shelling of a market in Butembo in Congo on Friday.",
        "We blame the army for this murder of a priest in Butembo in Congo on Friday.",
        "A court heard two members of the army involved in the murder of a priest in Butembo in Congo on Friday.",
    ],
)
def test_whoever_is_accused_of_a_deed_did_it(code: CodeText, text: str) -> None:
    sides = [report.actor1 for report in code(text).reports if report.actor1]
    assert {(side.text.lower(), side.name) for side in sides} == {
        ("army", "Military Forces of the Democratic Republic of Congo")
    }


@pytest.mark.parametrize(
    "text",
    [
        "The army was not blamed for Friday's shelling of a market in Butembo in Congo.",
        "The army accused the mayor of ignoring the bombing of a bridge in Butembo in Congo on Friday.",
        "The army condemned the killing of a priest in Butembo in Congo on Friday.",
        "The army denied that it was involved in the killing of a priest in Butembo in Congo on Friday.",
        "The army has not been accused of shelling a market in Butembo in Congo on Friday.",
    ],
)
def test_whoever_is_accused_of_something_else_did_nothing(code: CodeText, text: str) -> None:
    named = {report.actor1.name for report in code(text).reports if report.actor1}
    assert "Military Forces of the Democratic Republic of Congo" not in named
