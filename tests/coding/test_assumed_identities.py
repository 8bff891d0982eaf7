"""Whom armed people are taken for, and what `the paramilitaries` stands for."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


def doers(code: CodeText, text: str) -> set[str]:
    """The first sides of all events that a text tells."""
    return {report.actor1.name for report in code(text, published="2024-05-15").reports if report.actor1}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            "Gunmen believed to be herders attacked a village near Makurdi in Nigeria on Monday, killing nine farmers.",
            "Unidentified Communal Militia (Nigeria)",
        ),
        (
            "Assailants thought to belong to the ADF killed twelve people near Beni in Congo on Monday.",
            "ADF: Allied Democratic Forces",
        ),
        (
            "Attackers identified by residents as members of the Rapid Support Forces killed six traders in Tawila in "
            "Sudan on Monday.",
            "Rapid Support Forces",
        ),
        (
            "Gunmen killed six people in Liancourt in Haiti on Monday, residents said. The gunmen, who are believed to "
            "belong to the Gran Grif gang, came by canoe.",
            "Gran Grif",
        ),
        (
            "Fighters of the armed group Green Valley killed nine shepherds near Kidal in Mali on Monday.",
            "Green Valley",
        ),
        (
            "The paramilitaries killed ten villagers near El Obeid in Sudan on Monday. The Rapid Support Forces have "
            "besieged the town for months.",
            "Rapid Support Forces",
        ),
        (
            "Suspected bandits killed four traders near Gusau in Nigeria on Monday.",
            "Bandits (Nigeria)",
        ),
    ],
)
def test_armed_people_are_whom_the_text_takes_them_for(code: CodeText, text: str, doer: str) -> None:
    assert doers(code, text) == {doer}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed nine farmers near Makurdi in Nigeria on Monday. Police said the army fights Boko Haram there.",
        "Gunmen killed nine farmers near Makurdi in Nigeria on Monday. Boko Haram has fought the state since 2009.",
    ],
)
def test_nobody_is_taken_for_whom_the_text_only_names(code: CodeText, text: str) -> None:
    assert doers(code, text) == {"Unidentified Armed Group (Nigeria)"}


def test_a_party_beside_a_word_for_groups_is_no_armed_group(code: CodeText) -> None:
    text = "The rights group Green Valley said gunmen had killed nine shepherds near Kidal in Mali on Monday."
    assert "Green Valley" not in doers(code, text)
