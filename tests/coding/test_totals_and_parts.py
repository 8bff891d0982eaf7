"""Numbers beside those of an event: totals of a day's round-up, numbers gone by, those done in revenge, parts."""

from __future__ import annotations

import pytest

from schemas.vocabulary import Outcome
from tests.coding.conftest import CodeText
from tests.coding.test_tolls_of_others import ranges


def test_the_total_of_a_round_up_is_no_event_s(code: CodeText) -> None:
    text = (
        "Bombs and gunmen killed at least 16 people in Iraq on Tuesday, police said.\n\n"
        "In Mosul, a bomb exploded in a fish market, killing nine people.\n\n"
        "In Kirkuk, gunmen shot dead four farmers on their way to the fields.\n\n"
        "A roadside bomb killed three soldiers in Samarra."
    )
    assert (9, 9) in ranges(code, text, "Bombs, shootings kill 16 in Iraq")
    assert all((high or 0) < 16 for _, high in ranges(code, text, "Bombs, shootings kill 16 in Iraq"))


def test_a_total_that_somebody_gives_of_one_event_stays(code: CodeText) -> None:
    text = (
        "At least 14 people were killed when armed men attacked Ora in Zamfara in Nigeria on Tuesday, "
        "residents said.\n\n"
        "A resident helped to bury ten people. The district head put the toll at 14.\n\n"
        "On Thursday a bomb killed four people in Maiduguri."
    )
    assert (10, 14) in ranges(code, text)


def test_a_part_of_a_greater_total_sums_up_nothing(code: CodeText) -> None:
    text = (
        "Security forces killed seven militants during two operations in Waziristan, the army said on Tuesday. In Mir "
        "Ali, six militants were killed in an exchange of fire. In a separate operation in Miranshah, one "
        "more militant "
        "was killed.\n\nOn Monday gunmen shot dead four policemen in Bannu. Two passers-by were killed in Quetta."
    )
    told = {c.low for c in code(text).claims if c.outcome is Outcome.KILLED}
    assert 6 in told


def test_who_kills_while_he_kidnaps_attacks(code: CodeText) -> None:
    text = "Bandits kidnapped 13 farmers in Kaduna in Nigeria on Monday. Three farmers were killed."
    assert {r.sub_event_type for r in code(text).reports} == {"Attack"}
    text = "Bandits kidnapped 13 farmers in Kaduna in Nigeria on Monday. Three farmers were wounded."
    assert {r.sub_event_type for r in code(text).reports} == {"Abduction/forced disappearance"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Raiders on motorcycles attacked Bema in Yobe in Nigeria on Sunday. At least 41 people were killed in the "
            "attack, the chief said.\n\nPolice said it was in retaliation for the killing of two herders by hunters.",
            (41, 41),
        ),
        (
            "Barrel bombs killed 11 civilians in Al-Bab in Syria on Thursday, a monitor said.\n\n"
            "The town is held by rebels.\n\nSince Saturday at least 68 civilians have been killed in raids on "
            "the town.",
            (11, 11),
        ),
        (
            "A bomb killed three people in Quetta in Pakistan on Thursday, police said.\n\nThe wounded are in "
            "hospital.\n\n"
            "At least 14 people have been killed in separate attacks across the province.",
            (3, 3),
        ),
        (
            "An air strike killed 12 people in Gaza on Tuesday, the civil defence agency said.\n\n"
            "The war broke out on October 7.\n\n"
            "That attack resulted in the deaths of 1,199 people, according to an AFP tally.",
            (12, 12),
        ),
        (
            "Soldiers shot dead at least 33 protesters in Myanmar on Wednesday, a rights group said.\n\n"
            "The previous highest total was on Sunday, when the UN counted 18 killed.",
            (33, 33),
        ),
    ],
)
def test_numbers_of_other_days_are_not_the_event_s(code: CodeText, text: str, expected: tuple[int, int]) -> None:
    assert expected in ranges(code, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A drone strike killed at least 12 people in Gaza on Tuesday, the civil defence agency said.\n\n"
            "'Our crews retrieved 12 bodies,' agency spokesman Omar Basri said.\n\n"
            "Basri had earlier given a toll of seven dead.",
            (12, 12),
        ),
        (
            "Fighters attacked Bema in Sudan on Saturday, killing at least 25 people, the local activists' committee "
            "said.\n\nThe attack left more than 20 dead, the resistance committee said, before the toll increased.",
            (25, 25),
        ),
    ],
)
def test_a_number_said_before_it_rose_is_gone(code: CodeText, text: str, expected: tuple[int, int]) -> None:
    assert expected in ranges(code, text)


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("A bomb killed three people in Quetta in Pakistan on Thursday.", "Doctor among three killed in blast", (3, 3)),
        (
            "Seven inmates died in a riot in a prison in Bolivia on Tuesday, authorities said.\n\nSix prisoners were "
            "stabbed to death while a seventh died from burns.",
            None,
            (7, 7),
        ),
        (
            "Gunmen attacked Bema in Yobe in Nigeria on Sunday. At least 81 people were killed, the chief said. "
            "Fifteen bodies had already been buried by the time soldiers came.",
            None,
            (81, 81),
        ),
    ],
)
def test_some_of_the_dead_are_no_rivals_to_all(
    code: CodeText, text: str, title: str | None, expected: tuple[int, int]
) -> None:
    assert expected in ranges(code, text, title)


def test_claims_that_nobody_makes_there(code: CodeText) -> None:
    text = (
        "At least eight soldiers were killed in a Boko Haram ambush near Ora in Borno in Nigeria on Friday, sources "
        "said, highlighting the group's capacity to strike despite government claims it is seriously weakened."
    )
    assert {c.claimant for c in code(text).claims if c.outcome is Outcome.KILLED} == {"sources"}
    text = "Taliban fighters ambushed soldiers in Badghis on Wednesday. "
    text += "On Thursday, Badghis Governor Omar Noor in turn reported that 25 soldiers had been killed in the attack."
    assert any("Noor" in (c.claimant or "") for c in code(text).claims if c.outcome is Outcome.KILLED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen killed four policemen in an ambush in Lamu in Kenya on Friday, where troops were deployed "
            "after the "
            "murder of seven civilians in raids earlier this week.",
            (4, 4),
        ),
        (
            "Soldiers clashed with rebels near Ora in the Philippines on Tuesday, and 12 soldiers were killed, "
            "the army "
            "said.\n\nThe rebels had fled to the hills.\n\nTheir leader had been on trial for the beheading of "
            "14 marines "
            "in a 2007 attack in the same area.",
            (12, 12),
        ),
        (
            "A mob burned alive three men in Solola in Guatemala on Friday who were accused of killing a bus driver.",
            (3, 3),
        ),
        (
            "A drone hit a boarding school in Ora in Sudan on Monday. Nine people were killed, an elder said, "
            "with some of "
            "the graves having up to three bodies.",
            (9, 9),
        ),
    ],
)
def test_what_befell_others_and_what_may_have_been(code: CodeText, text: str, expected: tuple[int, int]) -> None:
    assert expected in ranges(code, text)


def test_a_toll_that_rose_by_bodies_found_is_of_the_day_before(code: CodeText) -> None:
    text = (
        "Gunmen attacked Bema in Kaduna in Nigeria on Saturday, shooting at farmers.\n\nThe death toll of "
        "the attack has "
        "risen to 73, as more bodies were recovered and buried on Tuesday."
    )
    coded = code(text)
    assert len(coded.reports) == 1
    assert "weekday:5" in (coded.reports[0].date.rule or "")


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Two men have been killed and a third injured by a mob in Chalco in Mexico on Friday.", 2),
        ("Gunmen raided Ora in Israel on Monday. The teenager was one of four Israelis killed.", 4),
        ("An assistant police sub-inspector ASI Ram Noor was killed when a mob stormed a post in Ora in India.", 1),
    ],
)
def test_how_many_were_killed(code: CodeText, text: str, low: int) -> None:
    assert low in {c.low for c in code(text).claims if c.outcome is Outcome.KILLED}


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "Seven worshippers were killed in a blast in Bema on Friday, according to the Taliban-led "
            "government's police "
            "command in the province.",
            "police command",
        ),
        (
            "A bomb went off in Bema on Friday. A source in Pol-e-Khomri Hospital said 30 people were killed.",
            "Hospital",
        ),
        (
            '"We found seven dead," Amis Kalonda, an official in the regional capital of Beni, said after '
            "gunmen attacked "
            "Bema on Friday.\n\nThe Beni-based Study Centre said nine people had been killed.",
            "Study Centre",
        ),
    ],
)
def test_whose_word_it_is(code: CodeText, text: str, claimant: str) -> None:
    assert any(claimant in (c.claimant or "") for c in code(text).claims if c.outcome is Outcome.KILLED)


def test_whoever_may_have_died_is_counted(code: CodeText) -> None:
    text = (
        "At least four soldiers were killed in an ambush near Ora in Mali on Monday, a military source said.\n\n"
        "A vigilante confirmed the account but said as many as nine soldiers may have been killed."
    )
    assert 9 in {c.high for c in code(text).claims if c.outcome is Outcome.KILLED}
