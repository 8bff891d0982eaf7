"""Whose word a number is: sources, callers, doctors, heads of services, who spoke for whom on which day."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText

RAID = "Gunmen killed farmers in the village of Ora near Gao, Mali, on Monday. "


def told(code: CodeText, text: str, outcome: Outcome = Outcome.KILLED) -> list[Claim]:
    return [claim for claim in code(RAID + text).claims if claim.outcome is outcome]


@pytest.mark.parametrize(
    ("text", "low", "claimant", "kind"),
    [
        (
            "A doctor in Bema, speaking on condition of anonymity, said the hospital alone had counted 41.",
            41,
            "doctor in Bema",
            ClaimantType.MEDICAL,
        ),
        (
            "According to the duty doctor of the Central Hospital, one more guard died on Tuesday morning, which "
            "brings the death toll to eight.",
            8,
            "duty doctor",
            ClaimantType.MEDICAL,
        ),
        (
            "Security and medical sources in Bema had told reporters during the day that as many as 64 conscripts "
            "lost their lives.",
            None,
            "medical sources",
            ClaimantType.MEDICAL,
        ),
        (
            "More than 20 people died, survivors said, while the government admitted to 12 dead.",
            12,
            "government",
            ClaimantType.OFFICIAL,
        ),
        (
            "Colonel Anton Bema, spokesman for the Ministry of Defence, had earlier given the toll as 30.",
            30,
            "Colonel Anton Bema",
            ClaimantType.MILITARY,
        ),
        (
            "Not fewer than 20 soldiers were killed when suspected rebels ambushed troops' convoys there, sources have "
            "said.",
            20,
            "sources",
            ClaimantType.UNATTRIBUTED,
        ),
        (
            '"They have collected 16 dead bodies," said Ali Muse, head of Gao ambulance service.',
            16,
            "Ali Muse, head of Gao ambulance service",
            ClaimantType.MEDICAL,
        ),
        (
            "They went to the hospital, whose director, Hassan Bema, said only 17 bodies were in its morgue.",
            17,
            "director, Hassan Bema",
            ClaimantType.MEDICAL,
        ),
        (
            "A caller who introduced himself as Abu Bema of the Front claimed that four guards died.",
            4,
            "caller",
            ClaimantType.PARTY,
        ),
        (
            "The government rebuffed the rebel group's claim it had killed 215 soldiers.",
            215,
            "rebel group",
            ClaimantType.PARTY,
        ),
        (
            '"A claim that JNIM attacked and killed 21 soldiers is pure invention," the information minister said.',
            21,
            "Group for Support of Islam",
            ClaimantType.PARTY,
        ),
    ],
)
def test_whose_word(code: CodeText, text: str, low: int | None, claimant: str, kind: ClaimantType) -> None:
    found = [claim for claim in told(code, text) if claim.low == low]
    assert [claim.claimant_type for claim in found] == [kind]
    assert claimant in (found[0].claimant or "")


@pytest.mark.parametrize(
    ("text", "low", "claimant"),
    [
        (
            "According to figures compiled by the human rights office, at least 14 people died.",
            14,
            "human rights office",
        ),
        ("A suicide bomber killed five soldiers (the defence ministry says three) at a post.", 3, "efence"),
        (
            "The health minister spoke of 36 dead. Residents interviewed by Radio Bema think that 60 perished.",
            60,
            "Resid",
        ),
        ("The health minister spoke of 14 dead. A figure of 20 was given by the Red Crescent.", 20, "Red Crescent"),
        (
            "The spokesman of the National Police (PNB), Ali Bema, confirmed on Monday evening the death of six guards "
            "of the unit, ambushed on Sunday near Ora.",
            6,
            "Ali Bema",
        ),
        (
            "The Emergency Room of Bema says that gunmen fired on families. Twenty were shot dead, it says, and "
            "fourteen, most of them children, drowned.",
            34,
            "Emergency Room",
        ),
        ("Father Anton Bema told the radio he had given the last rites to ten.", 10, "Anton Bema"),
    ],
)
def test_more_voices(code: CodeText, text: str, low: int, claimant: str) -> None:
    assert [claimant in (claim.claimant or "") for claim in told(code, text) if claim.low == low] == [True]


@pytest.mark.parametrize(
    ("published", "kind", "actor"),
    [
        ("2016-10-18", ClaimantType.PARTY, "Taliban"),
        ("2023-10-18", ClaimantType.OFFICIAL, None),
    ],
)
def test_who_rules_now_was_a_party_then(code: CodeText, published: str, kind: ClaimantType, actor: str | None) -> None:
    text = "A bomb blew up in Kabul on Tuesday. Taliban spokesman Zabihullah Mujahid said 12 guards were killed."
    claims = [claim for claim in code(text, published=published).claims if claim.low == 12]
    assert [claim.claimant_type for claim in claims] == [kind]
    text = text.replace("12 guards were killed", "the group was behind it")
    sides = [report.actor1 and report.actor1.name for report in code(text, published=published).reports]
    assert actor is None or sides == [actor]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("JNIM claimed the attack. A spokesman, Ali Bema, said 12 soldiers were killed.", ClaimantType.PARTY),
        ("JNIM claimed the attack. A spokesman for the police said 12 soldiers were killed.", ClaimantType.OFFICIAL),
        (
            "The governor condemned the attack. A spokesman, Ali Bema, said 12 guards were killed.",
            ClaimantType.OFFICIAL,
        ),
    ],
)
def test_whose_spokesman(code: CodeText, text: str, kind: ClaimantType) -> None:
    assert [claim.claimant_type for claim in told(code, text) if claim.low == 12] == [kind]
