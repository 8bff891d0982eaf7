"""Numbers that others give again, label, add up, take back or only mean: which are claims, and whose."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText

STRIKE = "An air strike hit the market of Saraqib in Syria on Monday, killing 20 people, police said. "
Told = tuple[int | None, int | None]


def killed(code: CodeText, text: str) -> list[Claim]:
    """Claims of people killed, in reading order."""
    return [claim for claim in code(text).claims if claim.outcome is Outcome.KILLED]


@pytest.mark.parametrize(
    ("said", "told", "kind"),
    [
        ("The health ministry confirmed 23.", (23, 23), ClaimantType.OFFICIAL),
        ("The mayor gave the same figure.", (20, 20), ClaimantType.OFFICIAL),
        ("The governor sticks with 17.", (17, 17), ClaimantType.OFFICIAL),
        ("The governor had admitted to 17.", (17, 17), ClaimantType.OFFICIAL),
        ('A ministry spokesman spoke of "more than thirty civilians".', (31, None), ClaimantType.OFFICIAL),
        ('The interior ministry said the number was "over 30".', (31, None), ClaimantType.OFFICIAL),
        ('"They are more than forty," said a survivor.', (41, None), ClaimantType.WITNESS),
        ('"Those who died are 16," said a driver who was there.', (16, 16), ClaimantType.WITNESS),
        ("The mayor put the toll at 25, as against 22 announced by the governor.", (22, 22), ClaimantType.OFFICIAL),
        ("Shops were closed; according to the same source, 21 people died.", (21, 21), ClaimantType.OFFICIAL),
        ("A driver swore there were 14 bodies on the road.", (14, 14), ClaimantType.WITNESS),
        ("The Centre for Human Rights and Peace says 19 people died.", (19, 19), ClaimantType.MONITOR),
        ("PM Samir Haddad said 24 people were killed.", (24, 24), ClaimantType.OFFICIAL),
        ("Lina Haddad, who runs a shop, said 18 people were killed.", (18, 18), ClaimantType.WITNESS),
        ("Eighteen people died, a doctor on duty informed.", (18, 18), ClaimantType.MEDICAL),
    ],
)
def test_who_gives_which_number(code: CodeText, said: str, told: Told, kind: ClaimantType) -> None:
    assert (told, kind) in [((c.low, c.high), c.claimant_type) for c in killed(code, STRIKE + "\n\n" + said)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Two ways to die, told one after the other, or numbers that stand for one another.
        ("In Saraqib, four men were beheaded and one was shot dead on Monday, residents said.", (5, 5)),
        ("Three soldiers died and as many rebels were gunned down in a clash in Saraqib on Monday.", (6, 6)),
        ("The army lost at least 25 men in Saraqib, while 63 rebels were killed, a general said.", (88, None)),
        # Not people, not killed, not done.
        ("Bodies of three rebels, along with two rifles, were found in Saraqib on Monday.", (3, 3)),
        ("The raid on Saraqib led to the martyrdom of 77 inmates and the wounding of 38.", (77, 77)),
        ("Gunmen hit Saraqib on Monday. We buried 19 corpses, and four people are missing, a trader said.", (19, 19)),
    ],
)  # fmt: skip
def test_what_adds_up(code: CodeText, text: str, told: Told) -> None:
    counted = [claim for claim in killed(code, text) if claim.counted]
    assert {(claim.low, claim.high) for claim in counted} == {told}


@pytest.mark.parametrize(
    "said",
    [
        "The mob had tried to lynch nine suspects.",
        "The minister mentioned no deaths.",
        "An uncle of the deceased was in the crowd.",
        "Eight of the fatalities were women, the mayor said.",
        "It came a week after 66 lost their lives in Homs.",
        "The mayor said 12 of them were herders, and that eight were traders.",
    ],
)
def test_other_numbers_leave_the_range(code: CodeText, said: str) -> None:
    [report] = [report for report in code(STRIKE + "\n\n" + said).reports if report.killed_high]
    assert (report.killed_low, report.killed_high) == (20, 20)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Clashes hit Saraqib on Monday.\n\nKilled: 14. Wounded: 63.", (14, 14)),
        ("Rockets hit Saraqib on Monday.\n\nFatalities - 5", (5, 5)),
    ],
)
def test_a_label_stands_before_its_number(code: CodeText, text: str, told: Told) -> None:
    assert told in [(claim.low, claim.high) for claim in killed(code, text)]


def test_a_headline_that_asks_tells_nothing(code: CodeText) -> None:
    told = code(STRIKE.replace("20", "four"), title="Toll of Saraqib strike now 11?").claims
    assert 11 not in [claim.low for claim in told]


def test_a_headline_shortens_the_lead(code: CodeText) -> None:
    [report] = code(STRIKE.replace("killing 20", "killing 27"), title="Strike on Saraqib kills more than 20").reports
    assert (report.killed_low, report.killed_high) == (27, 27)


def test_the_toll_of_what_is_told_further_down_is_kept(code: CodeText) -> None:
    text = (
        "The number of dead has reached 36, the health ministry reports. Earlier it had reported 24 dead.\n\n"
        "Doctors are treating 129 people. Many have burns.\n\nThe shelling hit Saraqib in Syria on Monday."
    )
    [report] = code(text).reports
    assert (report.killed_low, report.killed_high) == (36, 36)


def test_a_headline_counts_who_stands_in_it_without_an_article(code: CodeText) -> None:
    [report] = code(
        "Three men were killed when gunmen raided a camp in Saraqib on Friday.",
        title="Gunmen kill farmer, two brothers in Saraqib raid",
    ).reports
    assert (report.killed_low, report.killed_high) == (3, 3)
