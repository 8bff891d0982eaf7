"""Numbers whose verb is left out or stands apart, and voices that a tree took for somebody else."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText

BLAST = "A bomb killed four people at a market in Saraqib in Syria on Monday, the mayor said.\n\n"


def killed(code: CodeText, text: str) -> list[Claim]:
    """The claims of killed of a text, in its order."""
    return [claim for claim in code(text).claims if claim.outcome is Outcome.KILLED]


@pytest.mark.parametrize(
    ("said", "number", "kind"),
    [
        ("Police put the toll at nine, and the district administration later at 15.", 15, ClaimantType.OFFICIAL),
        ("Police said nine people had died; a medic, seven; the rebels, 12.", 7, ClaimantType.MEDICAL),
        ("Police said nine people had died; a medic, seven; the rebels, 12.", 12, ClaimantType.PARTY),
        ("Councillor Ann Kobi disagreed: she had counted 13 herself, she told the agency.", 13, ClaimantType.OFFICIAL),
        (
            "The Jamaat-ul-Ahrar, a faction of the Tehreek-i-Taliban Pakistan, said it had killed 40.",
            40,
            ClaimantType.PARTY,
        ),
        ("The rebels claimed responsibility for the attack and claimed to have killed 42 soldiers.", 42, None),
        ("The mayor's deputy said there were reports of eight civilians being killed.", 8, ClaimantType.OFFICIAL),
        ("A villager said his team had revised its death count up to 17 from 13.", 17, ClaimantType.WITNESS),
        ("The police confirmed that six aid-seekers were killed.", 6, ClaimantType.OFFICIAL),
    ],
)
def test_who_gives_which_number(code: CodeText, said: str, number: int, kind: ClaimantType | None) -> None:
    claims = [claim for claim in killed(code, BLAST + said) if claim.low == claim.high == number]
    assert claims
    assert kind is None or claims[-1].claimant_type is kind


def test_a_dateline_with_an_agency_is_no_speaker(code: CodeText) -> None:
    text = (
        "SARAQIB, Syria (NWS & ZPA) Syria's civil defence agency said an air strike on a market in Saraqib killed at "
        "least 15 people on Monday."
    )
    assert [(claim.low, claim.claimant_type) for claim in killed(code, text)] == [(15, ClaimantType.MEDICAL)]


def test_whose_word_a_clause_of_another_noun_is(code: CodeText) -> None:
    text = (
        "Nineteen bodies lay on the road in Saraqib in Syria on Monday after a clash that, according to residents, "
        "lasted all night."
    )
    assert [(claim.low, claim.claimant) for claim in killed(code, text)] == [(19, None)]


@pytest.mark.parametrize(
    "behind", ["The police confirmed this in a statement.", "A government statement gave the number."]
)
def test_who_confirms_what_was_told(code: CodeText, behind: str) -> None:
    text = "An air strike on a car in Saraqib in Syria on Monday killed three people. " + behind
    assert [(claim.low, claim.claimant_type) for claim in killed(code, text)] == [(3, ClaimantType.OFFICIAL)]


def test_who_tells_of_the_dead_is_none_of_them(code: CodeText) -> None:
    text = (
        "A local elected official reached by our newsroom speaks of ten soldiers dead in Tuesday's ambush at Niono in "
        'Mali and of "civilians, a father and his two sons," executed as the jihadists withdrew.'
    )
    assert 1 not in [claim.low for claim in killed(code, text)]


def test_days_ahead_of_an_aside(code: CodeText) -> None:
    text = (
        "Three people were killed on Monday in a strike on Saraqib in Syria, where the army is preparing for a broader "
        "offensive in the coming days."
    )
    assert [claim.low for claim in killed(code, text)] == [3]


def test_a_single_body(code: CodeText) -> None:
    text = "Gunmen attacked Saraqib in Syria on Monday. The body of a woman was found in the market, police said."
    assert [(claim.low, claim.high) for claim in killed(code, text)] == [(1, 1)]
