"""Numbers and ages that only look alike, totals of longer times, and the days of deeds told late."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.coding import Claim
from schemas.vocabulary import Outcome
from tests.coding.conftest import CodeText

RAID = "Gunmen killed farmers in the village of Ora near Gao, Mali, on Monday. "
# Wednesday; the articles below are published on it.
MONDAY, SUNDAY = date(2021, 3, 8), date(2021, 3, 7)


def told(code: CodeText, text: str, outcome: Outcome = Outcome.KILLED) -> list[Claim]:
    return [claim for claim in code(RAID + text).claims if claim.outcome is outcome]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Shells fell in and around the market of Ora, killing between 25 and 30 people and wounding 40.", (25, 30)),
        # An age is no number of people.
        ("Their nephew, seven, who was walking between them, died in hospital.", (1, 1)),
        # Other people's dead behind a reprisal are not added.
        (
            "Soldiers killed at least 40 farmers in reprisal for an ambush in which rebels had slain seven soldiers.",
            (40, None),
        ),
        (
            "Sixteen soldiers were killed as the army mounted an operation against men accused of killing 14 guards.",
            (16, 16),
        ),
        ("At least 48 army and police personnel are feared killed, the defence ministry said.", (48, None)),
        ("The army revised downward, from 64 to 49, the number of men killed in the raid.", (49, 49)),
        ("More than 200 people had their throats cut, survivors said.", (201, None)),
        # Whom those are accused of having killed, who were hit.
        ("Two men accused of beheading ten soldiers were among 16 fighters killed in a clash there.", (16, 16)),
    ],
)
def test_the_number(code: CodeText, text: str, number: tuple[int, int | None]) -> None:
    claims = code(RAID.replace("killed farmers in", "attacked") + text).claims
    assert [(c.low, c.high) for c in claims if c.counted and c.outcome is Outcome.KILLED] == [number]


@pytest.mark.parametrize(
    ("text", "outcome", "low"),
    [
        ("The toll: eleven soldiers fallen, nine missing and one vehicle carried away.", Outcome.MISSING, 9),
        ("The minister said 57 guards had lost their lives and 16 were out of contact.", Outcome.MISSING, 16),
        ("The hospital treated 23 persons with gunshot wounds.", Outcome.WOUNDED, 23),
        ("Two farmers were killed and eleven persons including three guards injured.", Outcome.WOUNDED, 11),
    ],
)
def test_other_outcomes(code: CodeText, text: str, outcome: Outcome, low: int) -> None:
    assert [claim.low for claim in told(code, text, outcome)] == [low]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        # A total since a day before the event's is of more than it.
        (
            "Shells hit a school in Gao, Mali, on Monday, killing 91 people.\n\nThe minister said 600 people had been "
            "killed in the city since Friday.",
            [91],
        ),
        (
            "Shells hit a school in Gao, Mali, on Monday, killing 91 people.\n\nRed Cross workers said they had "
            "collected 120 corpses over the four days.",
            [91],
        ),
        (
            "Shells hit a school in Gao, Mali, on Monday, killing 91 people.\n\nThe government puts it at 70.\n\nThe "
            "national count since January 4 stands at 530, according to prosecutors.",
            [91, 70],
        ),
        # Since the day of the event, it is of it.
        (
            "Shells hit a school in Gao, Mali, on Monday, killing 91 people.\n\nThe minister said 95 people had died "
            "since Monday.",
            [91, 95],
        ),
    ],
)
def test_totals_of_more_days(code: CodeText, text: str, counted: list[int]) -> None:
    claims = code(text).claims
    assert [claim.low for claim in claims if claim.outcome is Outcome.KILLED and claim.counted] == counted


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # Who speaks has a day of his own before the deed, or a perfect that takes none.
        (
            "The army on Tuesday revised to 23 the number of villagers killed by rebels in Ora, near Gao, Mali, last "
            "Monday before dawn.",
            MONDAY,
        ),
        (
            "Monitors have documented the death of ten of those attacked by rebels while gathering salt at Ora, east "
            "of Gao, Mali, the day before yesterday.",
            MONDAY,
        ),
        (
            "Two women were among the dead victims of the attack in the village of Ora in Gao, Mali, late Sunday, a "
            "guard said.",
            SUNDAY,
        ),
        # A report printed a day after it was written counts from its dateline.
        ("GAO, Mali, March 9: Two men were killed when rebels hurled a grenade at a post here yesterday.", MONDAY),
        (
            "Raiders carried off four girls from Ora, near Gao, Mali, on Sunday; one managed to get away and arrived "
            "in Bema yesterday.",
            SUNDAY,
        ),
        ("GAO, Mali, March 10: Two men were killed when rebels hurled a grenade at a post on Monday.", MONDAY),
    ],
)
def test_the_day(code: CodeText, text: str, day: date) -> None:
    assert [report.date.event_date for report in code(text).reports] == [day]


def test_their_base_is_of_those_killed_in_it(code: CodeText) -> None:
    text = (
        "Boko Haram fighters killed 23 Chadian soldiers in an overnight attack on their base near Bol, Chad, the "
        "heaviest loss that the army has suffered at the hands of the group, a source said."
    )
    reports = code(text).reports
    assert [(report.actor1 and report.actor1.name, report.killed_best) for report in reports] == [("Boko Haram", 23)]


def test_a_general_killed_before_is_no_event(code: CodeText) -> None:
    text = (
        "The minister on Tuesday lowered to 84 the death toll from two explosions near the burial site of the slain "
        "general Anton Bema in Gao, Mali."
    )
    assert {report.sub_event_type for report in code(text).reports} == {"Remote explosive/landmine/IED"}


def test_a_later_death_dates_nothing(code: CodeText) -> None:
    text = (
        "Rebels ambushed a convoy near Gao, Mali, on Sunday. Two of the drivers were killed, the company said; a third "
        "succumbed at Bamako on Tuesday, bringing the number to three."
    )
    assert [report.date.event_date for report in code(text).reports] == [SUNDAY]


def test_rescuers_who_lost_one_of_their_own(code: CodeText) -> None:
    text = (
        "Warplanes bombed the market of Idlib in Syria on Monday, leaving at least 18 civilians dead, according to the "
        "White Helmets rescue group, which lost one of its volunteers, Ali Bema, in the raid."
    )
    assert [report.killed_low for report in code(text).reports] == [18]


def test_what_happened_last_week_is_no_part_of_the_news(code: CodeText) -> None:
    text = (
        "A bomb planted under a minibus blew up in Kabul on Tuesday, killing four people, the ministry said.\n\nLast "
        "week 18 worshippers were shot dead in a shrine."
    )
    assert code(text).reports[0].killed_high == 4


@pytest.mark.parametrize("text", ["Police spoke of 27", "Raid on Ora kills eight soldiers, group says 16"])
def test_a_number_may_end_the_text(code: CodeText, text: str) -> None:
    assert code("Gunmen killed ten people in Gao, Mali, on Monday.\n\n" + text, title=text).reports


def test_the_day_of_calm_is_not_that_of_the_fighting(code: CodeText) -> None:
    text = (
        "A cautious calm prevailed on Tuesday in Gao, Mali, after armed confrontations that lasted from Saturday night "
        "until the dawn of Sunday between soldiers and rebels."
    )
    assert max(report.date.event_date or MONDAY for report in code(text).reports) < MONDAY


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Two explosions ripped through a market in Mogadishu, Somalia, on Tuesday. At least 12 people were killed, "
            "police said.",
            {"Remote explosive/landmine/IED"},
        ),
        (
            "Twin blasts tore through a mosque in Kabul, Afghanistan, on Tuesday. A dozen worshippers were martyred, "
            "doctors said.",
            {"Remote explosive/landmine/IED"},
        ),
        # Nobody was hurt.
        ("An explosion shook a market in Mogadishu, Somalia, on Tuesday. Traders spoke of a loud noise.", set()),
    ],
)
def test_a_blast_that_kills_in_the_next_sentence(code: CodeText, text: str, kinds: set[str]) -> None:
    assert {report.sub_event_type for report in code(text).reports} == kinds
