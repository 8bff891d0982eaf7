"""Numbers of wounded, missing, abducted and displaced people as papers word them, and who gives them."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText

RAID = "Gunmen raided the town of Gao on Sunday and killed six people, police said. "
TAKEN = "Gunmen kidnapped the pupils of a school in Gao on Sunday. "


def told(code: CodeText, text: str, outcome: Outcome) -> list[tuple[int | None, int | None]]:
    return [(claim.low, claim.high) for claim in claims_of(code, text) if claim.outcome is outcome]


def claims_of(code: CodeText, text: str) -> tuple[Claim, ...]:
    return code(text, published="2021-03-10").claims


@pytest.mark.parametrize(
    ("text", "outcome", "number"),
    [
        ("Seventeen others were nursing bullet wounds at a clinic, a nurse said.", Outcome.WOUNDED, (17, 17)),
        ("Another eight guards were listed as wounded, two seriously.", Outcome.WOUNDED, (8, 8)),
        ("Nine others are still unaccounted for.", Outcome.MISSING, (9, 9)),
        ("Four teachers have not been seen since.", Outcome.MISSING, (4, 4)),
        ("The mayor said that about 16,000 people had left the site for Bria.", Outcome.DISPLACED, (16000, 16000)),
        # A family is of one person at least.
        ("Some 2,500 families have fled villages of the plain.", Outcome.DISPLACED, (2500, None)),
    ],
)
def test_what_befell_those_who_live(code: CodeText, text: str, outcome: Outcome, number: tuple[int, int]) -> None:
    assert told(code, RAID + text, outcome) == [number]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Officials initially reported that 215 pupils had been taken, but 88 more were taken while fleeing.",
            {215, 88},
        ),
        # Where they were taken to is no captivity.
        ("A nurse said that 14 pupils were taken to the clinic.", set()),
        ("Officials said that 20 pupils had been taken home by their parents.", set()),
    ],
)
def test_who_was_taken(code: CodeText, text: str, numbers: set[int]) -> None:
    assert {low for low, _ in told(code, TAKEN + text, Outcome.ABDUCTED)} - {2} == numbers


def test_those_whom_a_place_shelters_fled_before(code: CodeText) -> None:
    text = (
        "An attack killed 18 people at a base that shelters 47,000 displaced people in Gao, the mission said on Sunday."
    )
    assert told(code, text, Outcome.KILLED) == [(18, 18)]
    assert told(code, text, Outcome.DISPLACED) == []


def test_it_is_what_was_counted_before(code: CodeText) -> None:
    result = code(
        "Gunmen took 53 people from two villages near Gao on Sunday. Police said that 17 persons were kidnapped.",
        title="53 taken from two villages, residents say; police put it at 17",
        published="2021-03-10",
    )
    assert not any(claim.outcome is Outcome.KILLED for claim in result.claims)
    assert {claim.low for claim in result.claims if claim.outcome is Outcome.ABDUCTED} >= {53, 17}


def test_a_number_brought_down_far_behind_its_toll(code: CodeText) -> None:
    text = (
        "The state prosecutor's office on Tuesday corrected the number of people killed in an ambush on municipal "
        "police in Gao on Sunday, lowering it from 12 to 11."
    )
    assert told(code, text, Outcome.KILLED) == [(11, 11)]


@pytest.mark.parametrize(
    ("text", "number", "who", "kind"),
    [
        (
            "A bomb went off in Gao on Sunday. The governor put the death toll at 38, while the police chief of the "
            "district where it happened said that 33 people had been killed.",
            33,
            "police chief",
            ClaimantType.OFFICIAL,
        ),
        (
            "Jets struck a house in Gao on Sunday. Attack aircraft dropped a bomb on it. The account contradicted "
            "reports from police and hospital officials, who said 18 civilians had been killed and 21 wounded.",
            18,
            "hospital officials",
            ClaimantType.MEDICAL,
        ),
        (
            "A bomb killed 36 people at a mosque in Gao on Sunday, the hospital said. The initial toll provided by "
            "local officials was 24 dead and 28 wounded.",
            24,
            "local officials",
            ClaimantType.OFFICIAL,
        ),
        (
            "The ombudsman said nine people were shot dead during protests in Gao on Sunday, contradicting an official "
            "account that put the number of deaths at four.",
            4,
            "official account",
            ClaimantType.OFFICIAL,
        ),
        (
            "The ombudsman said nine people were shot dead during protests in Gao on Sunday, contradicting an official "
            "account that put the number of deaths at four.",
            9,
            "ombudsman",
            ClaimantType.MONITOR,
        ),
    ],
)
def test_who_gives_a_number(code: CodeText, text: str, number: int, who: str, kind: ClaimantType) -> None:
    found = [
        (c.claimant, c.claimant_type) for c in claims_of(code, text) if (c.outcome, c.low) == (Outcome.KILLED, number)
    ]
    assert [kind for _, kind in found] == [kind]
    assert who in (found[0][0] or "")
