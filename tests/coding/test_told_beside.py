"""Numbers told beside the dead, who speaks for them, and what the news came after, in words of our own."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText

RAID = "Gunmen raided the village of Kourou in Niger on Monday and killed 20 farmers, a mayor said. "
OFFICIAL, MILITARY, PARTY = ClaimantType.OFFICIAL, ClaimantType.MILITARY, ClaimantType.PARTY
MEDICAL, WITNESS, MONITOR = ClaimantType.MEDICAL, ClaimantType.WITNESS, ClaimantType.MONITOR


def killed(code: CodeText, text: str) -> list[Claim]:
    """Claims of people killed, in reading order."""
    return [claim for claim in code(text).claims if claim.outcome is Outcome.KILLED]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        # Names are those of the dead.
        ("A rights group published a list of 34 names on Tuesday.", (34, 34)),
        ("The union said it had confirmed 27 names by Tuesday.", (27, 27)),
        # A relative clause.
        ("The army spoke of no losses of its own, which the rebels put at more than 30.", (31, None)),
        # Burials.
        ("By Tuesday evening, an elder said, they had laid 41 people in two graves.", (41, 41)),
        ("They interred 33 people in a mass grave, an elder said.", (33, 33)),
        ("Volunteers put 27 victims into the ground on Tuesday.", (27, 27)),
        # Several people with a number each.
        ("Two herders gave tolls of 31 and 36.", (36, 36)),
        # Both sides of a fight.
        ('"We have the bodies of 21 soldiers, and we lost three comrades," a rebel spokesman said.', (24, 24)),
        ("Of the raiders, 28 of them were shot dead while one brave soldier lost his life, the army said.", (29, 29)),
        # Names with ages.
        ("Dead are Ann Lee, 29, and Joe Diaz, 33, police said.", (2, 2)),
        # Bodies beside things.
        ("Nine bodies of raiders, six rifles and two drones were seized, the army said.", (9, 9)),
        ("The army said it had sent 14 raiders to hell.", (14, 14)),
    ],
)
def test_numbers_told_beside_the_dead(code: CodeText, said: str, told: tuple[int, int | None]) -> None:
    assert told in [(claim.low, claim.high) for claim in killed(code, RAID + said)]


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("A rights group published a list of 34 names of the missing.", 34),
        ("The ministry released 27 names of suspects.", 27),
        ("The mayor, 61, and his wife, 58, fled to the town.", 2),
    ],
)
def test_other_names_are_no_dead(code: CodeText, said: str, never: int) -> None:
    assert never not in [claim.low for claim in killed(code, RAID + said)]


@pytest.mark.parametrize(
    ("said", "low", "kind"),
    [
        # Offices of what calls itself a republic, and of a regime.
        ("Four people were killed, DPR Head Oleg Morozov wrote on Telegram.", 4, OFFICIAL),
        ("According to the Kiev regime, four people were killed.", 4, OFFICIAL),
        # A short name that was an army's elsewhere.
        ("A spokesman for the Magway PDF said four people were killed.", 4, PARTY),
        ("The press service of the Operational-Strategic Group Odesa said four men were killed.", 4, MILITARY),
        ("The spokesperson of the Abujhmad division committee said four people were killed.", 4, PARTY),
        ("A regional health official said four people were killed.", 4, MEDICAL),
        ("John Kalo of the Umba clan said four people were killed.", 4, WITNESS),
        ("The town hall gives 11 dead; our own monitors count 16.", 11, OFFICIAL),
        ("The police speak of eleven bandits killed.", 11, OFFICIAL),
        # He is a person, and no government.
        (
            "The farmer Musa Idris said 31 were taken and not 12 as told by the state government. He buried 26 dead.",
            26,
            WITNESS,
        ),
        ('"They killed 23 people," said Sani, who hid in a well.', 23, WITNESS),
    ],
)
def test_who_speaks(code: CodeText, said: str, low: int, kind: ClaimantType) -> None:
    told = killed(code, "Gunmen raided the village of Kourou in Niger on Monday. " + said)
    assert kind in [claim.claimant_type for claim in told if claim.low == low]


def test_what_the_news_came_after_is_another_event(code: CodeText) -> None:
    text = (
        "Gunmen killed six farmers in the village of Kourou in Niger on Tuesday, police said. The raid came three "
        "days after bandits shot dead two traders near Tessa. A lawmaker said nine people had died."
    )
    coded = code(text)
    tolls = [{c.low for c in coded.claims if c.report_id == report.report_id} for report in coded.reports]
    assert {6, 9} in tolls
    assert {2} in tolls


def test_what_it_came_after_months_before_is_no_news(code: CodeText) -> None:
    text = (
        "Gunmen killed six farmers in the village of Kourou in Niger on Tuesday, police said. The attack comes less "
        "than two months after 22 soldiers were killed in an ambush at Tessa."
    )
    coded = code(text)
    assert len(coded.reports) == 1
    assert 22 not in [claim.low for claim in coded.claims]
