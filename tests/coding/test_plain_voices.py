"""Who tells of the dead, in plainly told news."""

from __future__ import annotations

import pytest

from schemas.vocabulary import ClaimantType
from tests.coding.conftest import CodeText
from tests.coding.test_plain_tolls import RAID, killed


@pytest.mark.parametrize(
    ("sentence", "number", "voice", "kind"),
    [
        ("Twelve bodies were brought to the hospital, a doctor there said.", 12, "doctor", ClaimantType.MEDICAL),
        ("Radio Burundi put the toll at 32.", 32, "Radio Burundi", ClaimantType.MEDIA),
        (
            "Paul Zogia, superintendent of the Bema base hospital, said 24 people had died.",
            24,
            "Paul Zogia, superintendent of the Bema base hospital",
            ClaimantType.MEDICAL,
        ),
        (
            "A man claiming to speak for Al-Qaeda telephoned a news agency and said 18 people had died.",
            18,
            "man claiming to speak for Al-Qaeda",
            ClaimantType.PARTY,
        ),
        ("The region's health delegate Paul Zogia said eight people died.", 8, "Paul Zogia", ClaimantType.MEDICAL),
        ("On Monday night officials had spoken of two dead.", 2, "officials", ClaimantType.OFFICIAL),
        ("The army issued a statement claiming that 14 people had died.", 14, "army", ClaimantType.MILITARY),
        ("The statement of the Bema Corps said that 13 people died.", 13, "Bema Corps", ClaimantType.MILITARY),
    ],
)
def test_who_gives_a_number_is_called_as_the_paper_does(
    code: CodeText, sentence: str, number: int, voice: str, kind: ClaimantType
) -> None:
    told = [(c.claimant or "", c.claimant_type) for c in killed(code, RAID + sentence) if c.low == number]
    assert told
    assert told[0][0].endswith(voice)
    assert told[0][1] is kind


def test_he_who_speaks_in_a_message_sent_it(code: CodeText) -> None:
    text = RAID + "They killed two guards, police chief Ayub Ora said. "
    text += "Taliban spokesman Zabihullah Zogia sent a text message in which he claimed 20 soldiers had been killed."
    assert ("Taliban spokesman Zabihullah Zogia", 20) in [(c.claimant, c.low) for c in killed(code, text)]


def test_a_name_behind_where_somebody_stood_is_his(code: CodeText) -> None:
    text = RAID + "An army officer at the scene, Lieutenant-Colonel Paul Zogia, told reporters 34 people had died."
    assert [c.claimant for c in killed(code, text)] == ["army officer at the scene, Lieutenant-Colonel Paul Zogia"]


def test_the_police_watchdog_is_no_other_watchdog(code: CodeText) -> None:
    text = RAID + "The police watchdog said it had documented 12 deaths, while Amnesty said 19 people had been killed."
    assert {(c.claimant, c.low) for c in killed(code, text)} == {("police watchdog", 12), ("Amnesty International", 19)}


def test_where_somebody_wrote_is_no_part_of_his_name(code: CodeText) -> None:
    text = RAID + 'The governor said on Telegram: "The number of the dead has increased to nine."'
    assert [c.claimant for c in killed(code, text)] == ["governor"]


@pytest.mark.parametrize(
    ("sentence", "number", "claimant"),
    [
        (
            "Eight people died, Amnesty International said, a figure rejected by the police, who admitted one death.",
            1,
            "police",
        ),
        ('"Eight people died," an official told AFP. State radio gave the number of dead as 12.', 12, "State radio"),
        ("The Masam demining project said eight people died.", 8, "Masam demining project"),
        # They agreed on a day, and on nothing that they say.
        (
            "Rival groups agreed on Sunday to a truce after fighting that killed 64 people, a village head said.",
            64,
            "village head",
        ),
    ],
)
def test_who_speaks_beside_another(code: CodeText, sentence: str, number: int, claimant: str) -> None:
    assert (claimant, number) in {(c.claimant, c.low) for c in killed(code, RAID + sentence)}
