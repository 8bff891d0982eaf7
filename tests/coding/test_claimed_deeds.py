"""Who did it, where an armed group says so of itself or somebody points at one."""

from __future__ import annotations

import pytest

from schemas.vocabulary import Outcome, Stance
from tests.coding.conftest import CodeText


def culprits(code: CodeText, text: str) -> set[str]:
    """The first sides of all events that a text tells."""
    return {report.actor1.name for report in code(text).reports if report.actor1}


BOMB = "A roadside bomb killed three soldiers on Monday outside Turbat in Pakistan, the military said. "


@pytest.mark.parametrize(
    "claim",
    [
        "The Baloch Liberation Army said it had planted the device.",
        "The Baloch Liberation Army said its fighters had detonated the bomb by remote control.",
        "The Baloch Liberation Army took credit for the blast in a message to reporters.",
        "The Baloch Liberation Army claimed the bombing on its channel.",
        "The Baloch Liberation Army said it was behind the explosion.",
        "Police officials point to the Baloch Liberation Army.",
    ],
)
def test_a_group_that_tells_its_own_deed_did_it(code: CodeText, claim: str) -> None:
    assert culprits(code, BOMB + claim) == {"BLA: Baloch Liberation Army"}


@pytest.mark.parametrize(
    "claim",
    [
        "The Baloch Liberation Army said it would attack more convoys.",
        "The Baloch Liberation Army said it had not planted the device.",
        "The Baloch Liberation Army said the army had shelled a village.",
        "The Baloch Liberation Army did not claim responsibility.",
        "No group claimed responsibility.",
    ],
)
def test_what_a_group_says_of_others_or_denies_is_no_claim(code: CodeText, claim: str) -> None:
    assert "BLA: Baloch Liberation Army" not in culprits(code, BOMB + claim)


def test_a_branch_claims_in_the_words_of_the_one_it_sent(code: CodeText) -> None:
    text = (
        "A man with explosives blew himself up at the gate of a school in Kunduz in Afghanistan on Friday, killing "
        "eleven pupils, police said. Islamic State's local branch said the bomber had killed 40 unbelievers."
    )
    assert culprits(code, text) == {"Islamic State (Afghanistan)"}


def test_a_claim_that_makes_no_event_of_its_own_is_of_the_one_before(code: CodeText) -> None:
    text = (
        "Two suicide bombers struck a bus station in Baghdad on Thursday, killing 19 people. "
        "On Friday Islamic State said in a statement that it had targeted Shiite pilgrims."
    )
    assert culprits(code, text) == {"Islamic State"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A little-known outfit calling itself the Lions of the Hills claimed responsibility.", "Lions of the Hills"),
        ("A group known as Sons of the River claimed the attack.", "Sons of the River"),
        ("A militia calling itself Black Dawn admitted responsibility for the attack.", "Black Dawn"),
    ],
)
def test_a_group_that_no_list_knows_is_called_by_the_name_it_gives_itself(
    code: CodeText, words: str, name: str
) -> None:
    assert name in culprits(code, "A car bomb killed six policemen in Bannu in Pakistan on Monday. " + words)


def test_a_town_known_as_something_is_no_group(code: CodeText) -> None:
    text = "Gunmen killed four traders on Monday near Gusau in Nigeria, in a forest known as Black Dawn."
    assert culprits(code, text) == {"Unidentified Armed Group (Nigeria)"}


@pytest.mark.parametrize(
    ("said", "owned"),
    [
        ("JNIM said that four of its fighters had carried out the assault.", True),
        ("JNIM says it was responsible.", True),
        ("JNIM says it is responsible for the safety of traders.", False),
    ],
)
def test_a_group_owns_what_some_of_its_own_did(code: CodeText, said: str, *, owned: bool) -> None:
    text = f"Gunmen killed 40 people at a market in Ora, Mali, on Friday.\n\n{said}"
    owning = [c for c in code(text).claims if c.outcome is Outcome.PERPETRATOR and c.stance is Stance.ASSERTS]
    assert bool(owning) is owned
