"""How wire copy tells of the dead: who says so behind offices and asides, and numbers far from their word."""

from __future__ import annotations

import pytest

from schemas.vocabulary import Attribution, ClaimantType, Outcome, RejectReason, Stance
from tests.coding.conftest import CodeText

Told = list[tuple[int | None, str]]
STRIKE = "An air strike hit the market of Saraqib in Syria on Monday. "


def killed(code: CodeText, text: str) -> Told:
    """Least number and type of claimant of every claim of people killed, in reading order."""
    return [(c.low, c.claimant_type.value) for c in code(text).claims if c.outcome is Outcome.KILLED]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        # An office speaks for the body behind it.
        ("The head of the local hospital said 20 people were killed.", (20, "medical")),
        ("A spokesman for the Armed Forces said 20 people were killed.", (20, "military")),
        ("The regional military administration said 20 people were killed.", (20, "official")),
        # The agency only passes it on.
        ("The state news agency quoted a police commander as saying that 20 people were killed.", (20, "official")),
        ("A doctor, asking not to be named, said that 20 people were killed.", (20, "medical")),
        # Two voices: the first one's kind.
        ("A hospital doctor and the main opposition party said 20 people were killed.", (20, "medical")),
        ("The national police said 20 people were killed.", (20, "official")),
        # Numbers far from their word, beside single persons, across asides.
        ("Police said the toll of the strike on the crowded market had by now climbed to 58.", (58, "official")),
        ("Doctors put the number of people killed in the break-up of the camp at 61.", (61, "medical")),
        ("Police said three workers, among them a father of six, were killed.", (3, "official")),
        ("Police said the strike killed a commander and two of his guards.", (3, "official")),
        ("Police said 14 people were feared dead.", (14, "official")),
        ("The mayor speaks of twelve rebels and three residents killed.", (15, "official")),
        ("The mayor said a vegetable seller died.", (1, "official")),
        ("Doctors said 23 civilians, including six children, lost their lives.", (23, "medical")),
    ],
)
def test_a_toll_and_its_voice(code: CodeText, said: str, told: tuple[int, str]) -> None:
    assert told in killed(code, STRIKE + said)


def test_two_speakers_have_their_own_numbers(code: CodeText) -> None:
    text = (
        "Gunmen killed at least five people at a mine near the town of Goma in DR Congo, officials said Wednesday, "
        "while residents of the area said 14 miners had been killed."
    )
    assert set(killed(code, text)) == {(5, "official"), (14, "witness")}


@pytest.mark.parametrize(
    "said",
    [
        "There was no report of a civilian killed, the army said.",
        "Its spokesman said that not a single civilian had died.",
        "The governor said the November 19 attack was under investigation.",
    ],
)
def test_no_number_of_nobody(code: CodeText, said: str) -> None:
    assert killed(code, STRIKE + said) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Cholera has killed 11 people in a camp in Maiduguri in Nigeria this week.", RejectReason.ACCIDENT),
        ("Two women were killed by a crocodile in Mocuba in Mozambique on Monday.", RejectReason.ACCIDENT),
        (
            "A man shot dead his estranged wife and her mother in Multan in Pakistan over a domestic dispute.",
            RejectReason.CRIME,
        ),
        ("No soldier was killed in Kati in Mali on Saturday, the army said.", RejectReason.NEGATED),
    ],
)
def test_what_is_no_event_is_counted_with_its_reason(code: CodeText, text: str, reason: RejectReason) -> None:
    coded = code(text)
    assert not coded.reports
    assert reason in {rejection.reason for rejection in coded.rejections}


def test_what_a_group_did_before_dates_nothing_else(code: CodeText) -> None:
    text = (
        "A military jet bombed a market in Sittwe in Myanmar on Monday. "
        "The Arakan Army, which seized the town in February, said that 26 civilians were killed."
    )
    coded = code(text)
    assert len(coded.reports) == 1
    assert killed(code, text) == [(26, ClaimantType.PARTY.value)]


def test_meanwhile_opens_another_event(code: CodeText) -> None:
    text = (
        "A suicide bomber killed 17 people in Zhob in Pakistan on Sunday, police said.\n\n"
        "Meanwhile, two soldiers were killed by a roadside bomb in Turbat on Sunday, the army said."
    )
    assert sorted(report.sub_event_type for report in code(text).reports) == [
        "Remote explosive/landmine/IED",
        "Suicide bomb",
    ]


def test_columns_of_fighters_do_not_protest(code: CodeText) -> None:
    coded = code("Columns of fighters marched into the town of Goma in DR Congo on Saturday.")
    assert all(report.sub_event_type != "Peaceful protest" for report in coded.reports)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rebels attacked a village near Goma in DR Congo on the 4th of this month, killing ten people.", "2021-03-04"),
        (
            "Residents on Tuesday buried the victims of Sunday's attack on a church near Goma in DR Congo, "
            "in which rebels killed ten people.",
            "2021-03-07",
        ),
    ],
)
def test_the_day_of_the_event(code: CodeText, text: str, day: str) -> None:
    assert [str(report.date.event_date) for report in code(text).reports] == [day]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Addis Ababa rally blast killed two people on Saturday.", "Addis Ababa"),
        (
            "An air strike on a bus in the north of Yemen killed 51 people on Thursday. Red Cross: 40 were children.",
            "Yemen",
        ),
        ("A raid on Saraqib killed ten people in Syria on Monday.", "Saraqib"),
        ("Protesters clashed with police in Georgia on Tuesday. The crowd in Tbilisi threw stones.", "Tbilisi"),
    ],
)
def test_where_it_happened(code: CodeText, text: str, place: str) -> None:
    assert code(text).locations[0].location == place


def test_he_is_who_speaks_in_the_sentence(code: CodeText) -> None:
    said = "The army accused the rebels of the attack. A doctor told reporters by phone that he had counted 43 bodies."
    assert (43, "medical") in killed(code, STRIKE + said)


def test_a_denial_is_of_the_event_told_before(code: CodeText) -> None:
    text = (
        "A drone strike by the Rapid Support Forces on a mosque in El Fasher in Sudan killed 84 people on Friday, "
        "doctors said.\n\nRSF spokesman Al-Fatih Qurashi denied that his forces had carried out the attack."
    )
    coded = code(text, published="2025-09-20")
    assert len(coded.reports) == 1
    assert [c.accused_actor for c in coded.claims if c.stance is Stance.DENIES] == ["Rapid Support Forces"]
    assert coded.reports[0].attribution is Attribution.CONTESTED
