"""Whose word a number is where the speaker stands far off, speaks of something else, or only passes it on."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome, Stance
from tests.coding.conftest import CodeText


def killed(code: CodeText, text: str, low: int, *, title: str | None = None) -> list[Claim]:
    """Claims of so many killed."""
    return [c for c in code(text, title=title).claims if c.outcome is Outcome.KILLED and c.low == low]


@pytest.mark.parametrize(
    ("text", "low", "claimant"),
    [
        (
            "Residents of the hamlets where bandits killed members of the guard last Thursday said the death toll rose "
            "to 62 as of Sunday night in Gusau, Nigeria.",
            62,
            "Residents",
        ),
        (
            "Bandits attacked Dansadau, Nigeria, on Sunday. The Zamfara State police command in a statement, issued "
            "yesterday in Gusau stated that its men had recovered 13 corpses from the village.",
            13,
            "command",
        ),
        (
            "The toll of Monday's bombing of a shrine in Sehwan, Pakistan, has risen to 48, with six more bodies "
            "found, an official said, according to the Evening Mail.",
            48,
            "official",
        ),
        (
            "At least 16 people were killed in an Israeli strike on a clinic in Rafah, Gaza, on Saturday, the health "
            "ministry said, in an attack Israel said had targeted militants.",
            16,
            "health ministry",
        ),
        (
            "The number of farmers massacred by Boko Haram in Gwoza, Nigeria, on Monday rose to 90, according to "
            "locals, as the military rejected accounts of the attack.",
            90,
            "locals",
        ),
        (
            "Somali medical sources on Sunday increased the death toll to 58 people killed by car bombings in "
            "Mogadishu on Friday.",
            58,
            "medical sources",
        ),
    ],
    ids=["clause between", "statement between", "relay", "its own clause", "rejects accounts", "increased"],
)
def test_the_one_who_counts_is_the_claimant(code: CodeText, text: str, low: int, claimant: str) -> None:
    assert any(claimant in (c.claimant or "") for c in killed(code, text, low))


@pytest.mark.parametrize(
    ("title", "text", "low"),
    [
        (
            "Strike kills 16 at clinic in Rafah, military says it targeted gunmen",
            "An Israeli strike hit a clinic in Rafah, Gaza, on Saturday.",
            16,
        ),
        (
            "Sinaloa governor announces new measures after attack leaves 3 dead",
            "Gunmen attacked a bar in Culiacan, Mexico, on Monday.",
            3,
        ),
        (
            None,
            "Over a dozen gunmen went on a rampage in Leon, Mexico, on Tuesday, killing 11 people at a bar.",
            11,
        ),
    ],
    ids=["tells of its aim", "announces measures", "goes on a rampage"],
)
def test_who_tells_of_something_else_counts_nobody(code: CodeText, title: str | None, text: str, low: int) -> None:
    assert {c.claimant for c in killed(code, text, low, title=title)} == {None}


def test_the_dead_do_not_speak(code: CodeText) -> None:
    text = (
        '"The fighting began at dawn. Fourteen raiders were killed in Maralal, Kenya, on Monday," he told the agency '
        "by telephone."
    )
    assert {c.claimant for c in killed(code, text, 14)} == {None}


def test_what_a_denial_goes_on_to_repeat_is_asserted(code: CodeText) -> None:
    text = (
        "Gunmen killed 412 people in Relizane, Algeria, on Tuesday, a daily said. The interior minister denied that "
        "412 had died, repeating the official toll of 78 dead."
    )
    assert Stance.ASSERTS in {c.stance for c in killed(code, text, 78)}


@pytest.mark.parametrize(
    ("text", "low", "claimant"),
    [
        (
            "Afghan officials said Sunday that a NATO air strike in Kunar, Afghanistan, killed 16 people, a version "
            "countered by the coalition, which said in a statement its attack killed 10 militants.",
            16,
            "Afghan officials",
        ),
        (
            '"They burst in at night," she told Watan, which said a total of 42 people died in the raid on Relizane, '
            "Algeria, on Tuesday.",
            42,
            "Watan",
        ),
        (
            "Gunmen attacked Gimbi, Ethiopia, on Sunday. A committee put the dead at 34. A survivor, reached on Monday "
            "by the agency by phone, said he saw more than 50 bodies.",
            51,
            "survivor",
        ),
        (
            "Air strikes hit Hajjah, Yemen, on Sunday.\n\nResidents of a village called Taiba elsewhere in the "
            "province told the agency that a separate air strike killed a family of four.",
            4,
            "Residents",
        ),
        (
            "Gunmen attacked a village in Zamfara, Nigeria, on Friday.\n\nAccording to the witness, “they came in "
            "numbers, shooting at anything.\n\n“As at yesterday the dead were 10.\n\n“Many houses were burnt.”",
            10,
            "witness",
        ),
        (
            "Tripoli, Libyan medical sources on Sunday increased the death toll to 28 people killed by a car bombing "
            "in Tripoli, Libya, on Friday.",
            28,
            "medical sources",
        ),
    ],
    ids=["countered", "which said", "reached by phone", "called Taiba", "quotation of paragraphs", "dateline"],
)
def test_speakers_that_the_tree_hides(code: CodeText, text: str, low: int, claimant: str) -> None:
    assert {claimant in (c.claimant or "") for c in killed(code, text, low)} == {True}


def test_who_speaks_for_a_hospital_or_doctors_is_medical(code: CodeText) -> None:
    text = (
        "A bomb went off in a mosque in Peshawar, Pakistan, on Monday. Muhammad Asim, a spokesman for Lady Reading "
        "Hospital in Peshawar, put the number of dead at 83. A Pakistani doctors' group spoke of 90 dead."
    )
    kinds = {c.claimant_type for low in (83, 90) for c in killed(code, text, low)}
    assert kinds == {ClaimantType.MEDICAL}
