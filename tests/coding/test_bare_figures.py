"""Numbers told without the people they count, whose count one is, and whose number it replaces."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText

RAID = "Gunmen raided the market of Gorom-Gorom in Burkina Faso on Monday and killed 17 people, residents said. "


def told(code: CodeText, text: str) -> list[tuple[int | None, int | None, ClaimantType]]:
    """Numbers of killed in reading order, each with who says so."""
    return [(claim.low, claim.high, claim.claimant_type) for claim in killed(code, text)]


def killed(code: CodeText, text: str) -> list[Claim]:
    """Claims of people killed that count, in reading order."""
    return [claim for claim in code(text).claims if claim.outcome is Outcome.KILLED and claim.counted]


@pytest.mark.parametrize(
    ("said", "low", "high", "kind"),
    [
        ("The army, which confirmed the raid, gave a figure of nine.", 9, 9, ClaimantType.MILITARY),
        ("The mayor of a town nearby counted 31.", 31, 31, ClaimantType.OFFICIAL),
        ("The governor put it at 22.", 22, 22, ClaimantType.OFFICIAL),
        ("Police brought the figure down to 12.", 12, 12, ClaimantType.OFFICIAL),
        ("The Red Cross estimates the dead at between 20 and 30.", 20, 30, ClaimantType.MONITOR),
        ("A hospital count of 25 was published on Tuesday.", 25, 25, ClaimantType.MEDICAL),
        ("Army officers put at 13 the number of villagers killed.", 13, 13, ClaimantType.MILITARY),
    ],
)
def test_a_figure_alone_counts_whom_the_number_before_it_counted(
    code: CodeText, said: str, low: int, high: int, kind: ClaimantType
) -> None:
    assert told(code, RAID + said) == [(17, 17, ClaimantType.WITNESS), (low, high, kind)]


@pytest.mark.parametrize(
    "said",
    [
        "The army gave a figure of nine million dollars for the damage.",
        "The mayor counted 31 burnt houses.",
        "The number of houses burnt rose to 44.",
        "The governor put the cost at 22 billion francs.",
        "Police speak of 12 motorcycles.",
        "The temperature stood at 40.",
        "The toll went up by one.",
    ],
)
def test_figures_of_other_things_are_no_tolls(code: CodeText, said: str) -> None:
    assert told(code, RAID + said) == [(17, 17, ClaimantType.WITNESS)]


@pytest.mark.parametrize(
    ("text", "low", "kind"),
    [
        # Whose claim or count it is.
        ("The junta denied a claim by rebels that 85 soldiers had been killed near Depayin.", 85, ClaimantType.PARTY),
        ("A bomb at a wedding in Kabul left 63 dead, by the interior ministry's count.", 63, ClaimantType.OFFICIAL),
        # What stands behind a colon.
        ("Shells hit Stepanakert overnight, the mayor wrote: one woman killed.", 1, ClaimantType.OFFICIAL),
        # Who is told of in a clause behind the name.
        ('"Gunmen shot dead 30 people in Jos," said Musa Audu, who escaped.', 30, ClaimantType.WITNESS),
        # A name behind the verb, with its office behind a comma.
        ("Bandits killed nine in Zurmi, said Sani Bala, governor of Zamfara's neighbour.", 9, ClaimantType.OFFICIAL),
        # Bodies whose name has a sign of possession.
        ("Troops shot dead six in Khartoum, a doctors' syndicate said.", 6, ClaimantType.MEDICAL),
        ("Gunmen killed four in Jos, the director of information, Brig. Gen. Tukur, said.", 4, ClaimantType.MILITARY),
        ("Al-Shabaab attacked a base in Bardera; its spokesman said 30 soldiers died.", 30, ClaimantType.PARTY),
        ("The Syrian ministry told the council in Idlib of 15 dead in the air strike.", 15, ClaimantType.OFFICIAL),
    ],
)
def test_whose_word_a_number_is(code: CodeText, text: str, low: int, kind: ClaimantType) -> None:
    assert [(claim.low, claim.claimant_type) for claim in killed(code, text)] == [(low, kind)]


@pytest.mark.parametrize(
    ("said", "want"),
    [
        ("Twelve died on the spot and three others in hospital, the mayor said.", 15),
        ("A rocket killed a family of six, the mayor said.", 6),
        ("The battalion lost 14 men, the mayor said.", 14),
        ("The mayor said 60 displaced people were killed.", 60),
        ("The bodies of 11 men were buried in a mass grave, the mayor said.", 11),
    ],
)
def test_numbers_of_people(code: CodeText, said: str, want: int) -> None:
    assert want in [low for low, _, _ in told(code, "Rebels attacked the town of Beni in Congo on Monday. " + said)]


@pytest.mark.parametrize(
    "said",
    [
        "The army lost three villages, the mayor said.",
        "Soldiers shot down two drones, the mayor said.",
    ],
)
def test_things_are_not_killed(code: CodeText, said: str) -> None:
    assert told(code, "Rebels attacked the town of Beni in Congo on Monday. " + said) == []


def test_a_toll_brought_down_replaces_the_greater_one(code: CodeText) -> None:
    text = (
        "The village of Sobane in Mali was attacked on Monday; 95 people were killed, the government announced. "
        "On Thursday the government revised the toll downwards to 35."
    )
    assert told(code, text) == [(35, 35, ClaimantType.OFFICIAL)]


def test_the_dead_of_a_war_since_it_began_are_not_the_event_s(code: CodeText) -> None:
    text = (
        "More than 200 people have died in Las Anod in Somalia since fighting broke out in February, doctors said. "
        "On Wednesday, shells hit the town's hospital and killed a patient, its director said."
    )
    assert [low for low, _, _ in told(code, text)] == [1]
