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


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("On March 1 three watchmen were shot dead at the gate of a mine.", (3, 3)),
        ("Bandits slit the throat of a villager.", (1, 1)),
        ("The party secretary in Tessa was beaten to death by a mob.", (1, 1)),
        ("The chief wept for the two soldiers who fell on Monday at the gate.", (2, 2)),
        ('"We lost 23 comrades," the officer, who goes by the name of Tula, told a radio.', (23, 23)),
        ("The army owns up to 24 dead.", (24, 24)),
    ],
)
def test_the_dead_in_other_words(code: CodeText, said: str, told: tuple[int, int]) -> None:
    found = killed(code, "Gunmen raided the village of Kourou in Niger on Monday. " + said)
    assert told in [(claim.low, claim.high) for claim in found]


@pytest.mark.parametrize(
    ("said", "never"),
    [
        # Counted over days or up to a day.
        ("Between 1 and 7 March, the mission recorded 64 civilians killed and 88 injured.", 64),
        ("Up to March 7, the region had registered 38 murders.", 38),
        # No dead people.
        ("The rebels declared three dead city days.", 3),
        ("The men fell on Monday from a roof, two of them.", 2),
        # The news that nobody ruled out.
        ("He did not rule out a heavier toll, as several men had yet to report back.", 3),
    ],
)
def test_numbers_that_are_no_dead_of_the_event(code: CodeText, said: str, never: int) -> None:
    assert never not in [claim.low for claim in killed(code, RAID + said)]


def test_a_number_told_with_a_figure_is_no_sum_of_others(code: CodeText) -> None:
    text = (
        "At least 27 people were killed in the village of Kourou in Niger on Monday, residents said. A herder buried "
        "19 of them. The mayor gave the figure of 27.\n\nOn Tuesday, in Tessa, gunmen shot dead eight traders."
    )
    assert (27, OFFICIAL) in [(claim.low, claim.claimant_type) for claim in killed(code, text)]


def test_the_dead_of_a_lead_are_no_sum_of_those_told_before(code: CodeText) -> None:
    text = (
        "Two gendarmes were killed in an ambush at Kourou in Niger on Tuesday, a source said. The rebels claim "
        "five enemy soldiers fell there.\n\nOn Wednesday soldiers shot dead three rebels in Tessa, the army said."
    )
    assert (5, PARTY) in [(claim.low, claim.claimant_type) for claim in killed(code, text)]


def test_named_victims_belong_to_the_killing_told_just_before(code: CodeText) -> None:
    text = (
        "Two rebels were killed in a battle with troops in Kourou in Niger on Tuesday, the army said.\n\nIn Tessa, "
        "a former rebel was gunned down by two men on a motorcycle on Monday night. Police said Ali Musa, 38, died on "
        "the spot."
    )
    coded = code(text)
    tolls = {r.sub_event_type: [c.quote for c in coded.claims if c.report_id == r.report_id] for r in coded.reports}
    assert any("Ali Musa" in quote for quote in tolls["Attack"])


def test_nobody_dies_of_a_march(code: CodeText) -> None:
    text = (
        "A suicide bomber struck a meeting in Kourou in Niger on Sunday, killing 20 people, police said.\n\nTraders "
        "blocked a road in protest on Monday. A doctor said 23 bodies had been taken to the hospital."
    )
    coded = code(text)
    marches = {r.report_id for r in coded.reports if r.sub_event_type == "Peaceful protest"}
    assert not [claim for claim in coded.claims if claim.report_id in marches and claim.outcome is Outcome.KILLED]
    assert 23 in [claim.low for claim in coded.claims]


@pytest.mark.parametrize(
    "told",
    [
        "It was the heaviest loss of life since a strike on a shop in Tessa on Feb. 9, in which 14 people were killed.",
        "It was the deadliest raid in the area since rebels shot dead 14 traders near Tessa.",
    ],
)
def test_what_the_news_is_the_worst_since_is_another_event(code: CodeText, told: str) -> None:
    coded = code(RAID + told)
    assert [c.low for c in coded.claims if c.outcome is Outcome.KILLED] == [20]


def test_the_first_since_a_truce_is_the_news(code: CodeText) -> None:
    text = "In the first attack since a truce took hold, gunmen killed six farmers in Kourou in Niger on Monday."
    assert [claim.low for claim in killed(code, text)] == [6]


def test_bodies_that_reporters_saw_are_some_of_the_dead(code: CodeText) -> None:
    text = RAID + "Reporters at the scene saw two bodies."
    assert [claim.low for claim in killed(code, text) if claim.counted] == [20]
