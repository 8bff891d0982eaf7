"""Whose word a number is, by the name, the office, the page or the place in the sentence of whoever speaks."""

from __future__ import annotations

import pytest

from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText

OFFICIAL, MILITARY, MEDICAL = ClaimantType.OFFICIAL, ClaimantType.MILITARY, ClaimantType.MEDICAL
MONITOR, WITNESS = ClaimantType.MONITOR, ClaimantType.WITNESS


@pytest.mark.parametrize(
    ("said", "low", "kind"),
    [
        # People by name, age and title.
        ('"They killed seven of my relatives," said Fatuma Ali, 43.', 7, WITNESS),
        ("Hauwa, 35, counted 13 corpses on her street.", 13, WITNESS),
        ("Boubacar Sow, who buried his brother, says 28 people were killed.", 28, WITNESS),
        ('A surgeon, Dr. Khaled, told us by telephone: "I have 10 dead here".', 10, MEDICAL),
        # Letters that are a rank before they are a group's.
        ("SSP Operations Jamil Zafar said that nine persons were killed.", 9, OFFICIAL),
        ("The Third Division of the National Army said five rebels were killed.", 5, MILITARY),
        ("At least nine people were killed, police and the Islamist group said.", 9, OFFICIAL),
        # Who goes on about what he did himself.
        (
            'A resident said gunmen came at dawn. "They killed whoever spoke," he said. He helped to bury 19.',
            19,
            WITNESS,
        ),
        ("In Goma, army spokesman Jules Ngongo recognises 12 dead.", 12, MILITARY),
        ("By the noon count of the health ministry, the dead are 19.", 19, OFFICIAL),
        # A vicar general commands nobody.
        ("Fifteen faithful were killed, Jean Sawadogo, vicar general of Dori, announced.", 15, WITNESS),
        # Bodies.
        ("A senior official of the town's hospital said 26 people had died.", 26, MEDICAL),
        ("A Red Cross volunteer who helped to bury them gave the number of dead as 37.", 37, MEDICAL),
        ("The coalition of civil society groups of Goma counted 28 dead.", 28, MONITOR),
        ("The brigade's Facebook page says 17 soldiers gave their lives.", 17, MILITARY),
        # Where the tree went wrong.
        ("The director of the morgue, Lucio Paz, counts 21 bodies.", 21, MEDICAL),
        ("The Interior Ministry of Rwanda reports that on Monday eight farmers were killed.", 8, OFFICIAL),
        ('In a tweet, President Bazoum mourned "our 29 soldiers" who had died.', 29, OFFICIAL),
        ("Police Superintendent Ana Cruz was quoted as saying that three men died.", 3, OFFICIAL),
        ("The toll, said the governor, has passed 90 dead.", 90, OFFICIAL),
        # Their past is no habit of the event.
        ("The mayor, who has governed for decades, said 7 civilians died.", 7, OFFICIAL),
    ],
)
def test_the_kind_of_voice(code: CodeText, said: str, low: int, kind: ClaimantType) -> None:
    told = code(f"Gunmen attacked a village near Goma on Monday.\n\n{said}").claims
    killed = {(claim.low, claim.claimant_type) for claim in told if claim.outcome is Outcome.KILLED}
    assert (low, kind) in killed


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ('"They killed seven of my relatives," said Fatuma Ali, 43.', 43),
        ("The raid raised to 13 the number of dead, a doctor said, aged nine to 12.", 12),
    ],
)
def test_ages_are_no_tolls(code: CodeText, said: str, never: int) -> None:
    told = code(f"Gunmen attacked a village near Goma on Monday.\n\n{said}").claims
    assert never not in [claim.low for claim in told]


def test_the_dead_of_a_family_are_part_of_all(code: CodeText) -> None:
    text = "Gunmen attacked Goma on Monday, killing 90 people, police said. A man said his family lost 15 people."
    [report] = code(text).reports
    assert (report.killed_low, report.killed_high) == (90, 90)


def test_a_death_is_no_voice(code: CodeText) -> None:
    text = (
        "Gunmen attacked a hall near Goma on Monday.\n\nThe death of a young woman at the hospital raised to 13 "
        "the number of victims killed, a doctor on duty informed."
    )
    assert {claim.claimant for claim in code(text).claims if claim.low == 13} == {"doctor on duty"}
