"""Numbers that are of another event, were corrected, or stand in lists; read from short articles."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import Outcome
from tests.coding.conftest import CodeText


def killed(code: CodeText, text: str) -> list[Claim]:
    """Counted claims of killed."""
    return [claim for claim in code(text).claims if claim.outcome is Outcome.KILLED and claim.counted]


def lows(code: CodeText, text: str) -> list[int | None]:
    """The numbers that enter the range, each once."""
    return sorted({claim.low for claim in killed(code, text)}, key=str)


BLAST = "The first blast in Kano left one dead and seven wounded on Thursday"
POLICE = "Two police officers were killed in the Kenyan town of Garissa on Monday, officials said."
AMBUSH = "Gunmen ambushed policemen in the Mexican town of Uruapan on Monday."
SHELLING = "Russian troops shelled Kharkiv in Ukraine on Monday"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{POLICE}\n\nPolice kill 7 bandits in Turkana: governor\n\nThe attackers fled to the border.", [2]),
        (f"{POLICE} Nine officers were killed in similar incidents in less than two weeks, he said.", [2]),
        (
            "Two students were shot dead in Caracas in Venezuela on Sunday during a march.\n\nThe number of people "
            "killed in connection with the protests reached 24 after two people were shot to death, the mayor said.",
            [2],
        ),
        (
            "Soldiers killed at least two people in Shiraz in Iran on Friday, activists said.\n\nActivists say that "
            "nearly 90 people have been killed since a October 12 march.",
            [2],
        ),
        (
            "A bomb killed 13 people at a hotel in Mogadishu in Somalia on Saturday. Two of the five attackers were "
            "killed on the first floor, a police captain said.",
            [13],
        ),
        (
            f"{AMBUSH} The interior ministry initially tweeted that 14 officers had been killed, but the state "
            "ministry later confirmed that the death toll was in fact 13.",
            [13],
        ),
        (
            "Three people were killed in a gunfight in Imphal in India on Saturday, police said. Initially, two bodies "
            "were found at the scene, while the third was recovered later.",
            [3],
        ),
    ],
    ids=["heading", "similar incidents", "unrest", "since", "attackers", "corrected", "initially"],
)
def test_a_number_of_something_else_is_left_out(code: CodeText, text: str, expected: list[int]) -> None:
    assert lows(code, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BLAST}, while the second killed two and wounded three, the officials said.", [2]),
        (
            "An army major and a soldier were martyred in an exchange of fire in Swat district of Pakistan on Sunday, "
            "the army said.",
            [2],
        ),
        (
            "A car bomb killed at least seven civilians in a Turkish-controlled area of northern Syria on Saturday, "
            "Syrias state-run news agency and a war monitor reported.",
            [7],
        ),
        (
            "Fighters attacked a village in Metekel in Ethiopia on Sunday, beheaded the village chief, killed "
            "two other inhabitants and burned six houses.",
            [3],
        ),
        ("Violent clashes in Bamenda in Cameroon, police officer reportedly killed on Monday", [1]),
        (f"{SHELLING}, there is a dead and two wounded, the prosecutor's office said.", [1]),
        (f"{SHELLING}. A 40-year-old man received injuries incompatible with life, the head of the city said.", [1]),
        (f"{SHELLING}, one of which fell in a factory near the port.", []),
        (
            "Rebels killed five policemen in Tumaco in Colombia on Saturday, officials said. Earlier reports spoke of "
            "dozens of rebels, but General Luis Paz said there were probably about 500.",
            [5],
        ),
    ],
    ids=["and wounded", "ranks", "speakers", "and others", "officer", "a dead", "injuries", "of which", "attackers"],
)
def test_lists_and_lone_victims(code: CodeText, text: str, expected: list[int]) -> None:
    assert lows(code, text) == expected


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (
            "On Saturday, a car bombing in the Syrian town of Manbij, held by allied troops, claimed "
            "six lives, according to the observatory.",
            "observatory",
        ),
        (
            "More than 20 people were killed by gunmen on Sunday in Afar in Ethiopia, two local civil servants said.",
            "civil servants",
        ),
        (
            "Gunmen shot dead 11 people in Bamako in Mali on Tuesday.\n\nThat toll was confirmed by the monitoring "
            "group Kivu Watch.",
            "Kivu Watch",
        ),
        (
            "Raiders attacked a camp near Bor in South Sudan on Tuesday, Minister William Deng said.\n\n“Suspected "
            "armed men from the next county attacked the camp. They killed two civilians,” he said.",
            "Deng",
        ),
    ],
    ids=["claimed lives", "civil servants", "confirmed by", "quoted"],
)
def test_who_gives_a_number(code: CodeText, text: str, voice: str) -> None:
    assert any(voice in (claim.claimant or "") for claim in killed(code, text))


def test_a_sum_over_attacks_is_no_number_of_one(code: CodeText) -> None:
    text = (
        "At least 11 people were killed on Sunday in two car bombings in northern Syria, a war monitor reported. Six "
        "civilians were killed when a car bomb exploded in the town of Jarabulus.\n\nElsewhere, a car bomb went off in "
        "the town of Raqqa, killing five members of a rebel group."
    )
    assert 11 not in lows(code, text)
