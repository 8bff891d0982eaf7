"""Numbers that go on with an event told before, and whose word they are: of later days, of whoever told it."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText

BLAST = "A bomb went off at a bus stop in Kassala in Sudan on Monday, killing three people, police said.\n\n"
MINE = (
    "Soldiers ran over a mine near Mopti in Mali on Monday and two of them were killed, the mayor said.\n\n"
    "On Tuesday, gunmen raided a market in Gao and shot dead seven traders, a local official said.\n\n"
)


def killed(code: CodeText, text: str, **how: str) -> list[Claim]:
    """Claims of people killed, in reading order."""
    return [claim for claim in code(text, **how).claims if claim.outcome is Outcome.KILLED]


def days(code: CodeText, text: str) -> dict[int | None, str]:
    """The day rule of the report to which each number of killed belongs."""
    coded = code(text)
    of = {report.report_id: report.date.rule for report in coded.reports}
    return {claim.low: of[claim.report_id] for claim in coded.claims if claim.outcome is Outcome.KILLED}


@pytest.mark.parametrize(
    ("later", "number"),
    [
        ("On Wednesday a teacher succumbed to her wounds in Port Sudan, bringing the toll to four, doctors said.", 4),
        ("A fourth person, who had been taken to Port Sudan, died on Thursday, the hospital said.", 4),
        ("The hospital had recorded five deaths, one of whom died on Tuesday.", 5),
        ("A doctor put the number of people killed at six and said that dozens were injured.", 6),
    ],
)
def test_who_dies_later_died_of_the_event_told_before(code: CodeText, later: str, number: int) -> None:
    found = code(BLAST + later)
    assert len(found.reports) == 1
    assert number in [claim.low for claim in found.claims if claim.outcome is Outcome.KILLED]


@pytest.mark.parametrize(
    "later",
    [
        "On Wednesday gunmen shot dead a fourth teacher in Port Sudan, doctors said.",
        "On Thursday four people were killed when a shell hit a house in Omdurman, the hospital said.",
    ],
)
def test_who_is_killed_anew_died_of_another_event(code: CodeText, later: str) -> None:
    assert len(code(BLAST + later).reports) == 2


def test_a_rank_is_the_new_toll(code: CodeText) -> None:
    claims = killed(code, BLAST + "A fourth victim died in hospital, police said later.")
    assert {claim.low: claim.counted for claim in claims if claim.claimant is not None} == {3: False, 4: True}


def test_an_announced_toll_is_of_what_was_told_before(code: CodeText) -> None:
    told = days(
        code,
        "Raiders hacked five villagers to death near Beni in Congo on Monday night, the mayor said.\n\n"
        "The army put the number of the dead at four and said its soldiers killed two of the raiders on Tuesday.",
    )
    assert told[4] == told[5] != told[2]


def test_a_toll_stays_with_the_event_that_it_hangs_on(code: CodeText) -> None:
    told = days(code, MINE + "The death toll of the raid on the market rose to ten, the governor said.")
    assert told[10] == told[7] != told[2]


def test_an_entry_without_a_place_goes_on_with_the_entry_before(code: CodeText) -> None:
    claims = killed(
        code,
        "11:10 Shelling killed at least six people at a market in Kharkiv on Wednesday, the police say.\n\n"
        "12:40 The regional governor, Oleh Danko, now says nine people have died.\n\n"
        "13:15 The Russian defence ministry denies having fired on the city.",
    )
    assert (9, ClaimantType.OFFICIAL) in [(claim.low, claim.claimant_type) for claim in claims]


@pytest.mark.parametrize(
    "said",
    [
        "Neighbours caught a man who had stolen a goat and burned him alive.",
        "Gunmen stopped a teacher on the road, killing her on the spot.",
    ],
)
def test_a_pronoun_is_one_person(code: CodeText, said: str) -> None:
    text = f"{said} It happened near Mansa in Zambia on Sunday, police said."
    assert (1, 1) in [(claim.low, claim.high) for claim in killed(code, text)]


def test_whom_nobody_killed_is_not_counted(code: CodeText) -> None:
    text = "Gunmen attacked the mayor of Mansa in Zambia on Sunday and threatened to kill him, police said."
    assert killed(code, text) == []


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("This was reported by the press service of the regional prosecutor's office.", ClaimantType.OFFICIAL),
        ("The head of the regional hospital, Iryna Bondar, said this on Telegram.", ClaimantType.MEDICAL),
        ("The information was given by the spokesman of the army at a briefing.", ClaimantType.MILITARY),
        # Other news of another voice says nothing of who told the lead.
        ("The governor said that schools would stay closed.", ClaimantType.UNATTRIBUTED),
        ("The governor said this street was among those hit.", ClaimantType.UNATTRIBUTED),
        ("The incident was condemned by the governor.", ClaimantType.UNATTRIBUTED),
    ],
)
def test_who_told_it_is_named_behind(code: CodeText, said: str, kind: ClaimantType) -> None:
    claims = killed(code, f"Two farmers were killed when shells hit a field near Kupiansk in Ukraine on Monday. {said}")
    assert {claim.claimant_type for claim in claims} == {kind}


@pytest.mark.parametrize(
    ("voice", "kind"),
    [
        ("A source at Kassala Police Command", ClaimantType.OFFICIAL),
        ("A source in the Sixth Division of the army", ClaimantType.MILITARY),
        ("The spokesman of Kassala Medical Centre, Omer Bashir,", ClaimantType.MEDICAL),
        ("Kassala Medical Centre's spokesman, Omer Bashir,", ClaimantType.MEDICAL),
        ("President Idris Sheikh Daud", ClaimantType.OFFICIAL),
        ("A source close to the family", ClaimantType.WITNESS),
    ],
)
def test_the_body_that_a_voice_speaks_for(code: CodeText, voice: str, kind: ClaimantType) -> None:
    claims = killed(code, f"{BLAST}{voice} told the paper that nine people had been killed.")
    assert [claim.claimant_type for claim in claims if claim.low == 9] == [kind]


def test_a_communique_informs(code: CodeText) -> None:
    claims = killed(
        code,
        "The General Staff of the Armies informs that a patrol fell into an ambush near Djibo in Burkina Faso on "
        "Tuesday.\n\nThree soldiers were killed in the fighting.",
    )
    assert {(claim.low, claim.claimant_type) for claim in claims} == {(3, ClaimantType.MILITARY)}


def test_bodies_in_the_morgue_are_counted(code: CodeText) -> None:
    claims = killed(code, BLAST + '"We have 17 bodies in our morgue," said Dr Salma Idris, a surgeon at the hospital.')
    assert (17, ClaimantType.MEDICAL) in [(claim.low, claim.claimant_type) for claim in claims]


def test_bodies_told_of_otherwise_are_not_counted(code: CodeText) -> None:
    claims = killed(code, BLAST + "The hospital has no room for 17 bodies, a doctor said.")
    assert 17 not in [claim.low for claim in claims]


@pytest.mark.parametrize("since", ["since the beginning of the escalation", "since the outbreak of the fighting"])
def test_a_number_since_a_beginning_is_no_event_s(code: CodeText, since: str) -> None:
    text = (
        f"{BLAST}The street was sealed off.\n\n"
        f"With the dead of Monday, the hospital has counted 214 people killed {since} in February."
    )
    assert 214 not in [claim.low for claim in killed(code, text)]


def test_where_bodies_were_carried_from_makes_them_no_part(code: CodeText) -> None:
    claims = killed(
        code,
        BLAST + '"Our teams carried nine bodies from the scene," a doctor at the hospital said.\n\n'
        "A group of rebels claimed the attack and said it had killed 13 officials.",
    )
    assert {claim.low: claim.counted for claim in claims}[9]


def test_what_nobody_tells_is_no_number(code: CodeText) -> None:
    claims = killed(code, BLAST + "The mayor did not say how many soldiers had been killed; a nurse said seven.")
    assert [(claim.low, claim.claimant_type) for claim in claims if claim.low != 3] == [(7, ClaimantType.MEDICAL)]


def test_own_dead_do_not_fall_to_the_dead_of_the_other_side(code: CodeText) -> None:
    claims = killed(
        code,
        "The army said its troops killed 15 rebels near Ayorou in Niger on Tuesday. "
        "Two of its own soldiers died, the army said.",
    )
    assert {claim.low: claim.counted for claim in claims} == {15: True, 2: True}


def test_own_dead_are_part_of_all_the_dead(code: CodeText) -> None:
    claims = killed(
        code,
        "The army said 15 people were killed in fighting near Ayorou in Niger on Tuesday. "
        "Two of its own soldiers died, the army said.",
    )
    assert {claim.low: claim.counted for claim in claims} == {15: True, 2: False}


def test_children_are_part_of_all_the_dead_whoever_counts_them(code: CodeText) -> None:
    claims = killed(
        code,
        "Shells hit a school bus near Kharkiv in Ukraine on Monday and killed 30 people, the governor said.\n\n"
        "A hospital received the bodies of 12 children.",
    )
    assert {claim.low: claim.counted for claim in claims} == {30: True, 12: False}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("The State Ministry of Health reports nine people killed, five of them women.", ClaimantType.OFFICIAL),
        ("The teaching hospital received nine dead and 13 wounded.", ClaimantType.MEDICAL),
        ("Nine people had died, residents and officials said.", ClaimantType.OFFICIAL),
        ("Nine people had died, military and local sources said.", ClaimantType.MILITARY),
        ("Nine people had died, residents and traders said.", ClaimantType.WITNESS),
        ("The family received nine dead.", ClaimantType.UNATTRIBUTED),
        ("The Spokesperson of the Ministry of National Defence said nine people had died.", ClaimantType.MILITARY),
    ],
)
def test_whose_number_it_is(code: CodeText, said: str, kind: ClaimantType) -> None:
    claims = killed(code, f"{BLAST}The road was closed all day.\n\n{said}")
    assert {claim.claimant_type for claim in claims if claim.low == 9} == {kind}


@pytest.mark.parametrize(
    "old",
    [
        "The blast comes six months after rebels killed 42 people at a school in the area.",
        "The communiqué added that operations over the past weeks had led to the elimination of 42 fighters.",
    ],
)
def test_a_number_of_weeks_before_is_no_event_s(code: CodeText, old: str) -> None:
    assert 42 not in [claim.low for claim in killed(code, f"{BLAST}{old}")]


@pytest.mark.parametrize(
    "said",
    [
        "Six hours after the blast, nine people had died, the mayor said.",
        "Nine people died, two weeks after a truce was signed, the mayor said.",
        "Two days after the blast the toll had risen to nine, the mayor said.",
    ],
)
def test_a_time_beside_does_not_make_a_number_old(code: CodeText, said: str) -> None:
    assert 9 in [claim.low for claim in killed(code, f"{BLAST}{said}")]


def test_a_lead_goes_with_the_voice_that_replaces_its_number(code: CodeText) -> None:
    coded = code(
        "Three civilians were killed on Thursday when shells hit the town of Harasta in Syria.\n\n"
        "A source at the police command said that 14 shells hit the town, killing three civilians.\n\n"
        "Later, the source said a woman died of her wounds, raising the number of dead to four."
    )
    assert [(report.killed_low, report.killed_high) for report in coded.reports] == [(4, 4)]


def test_the_dead_of_two_sides_are_one_number_with_the_wounded_between(code: CodeText) -> None:
    claims = killed(
        code,
        "The General Staff of the Armies informs that a post near Djibo in Burkina Faso was attacked on Tuesday.\n\n"
        "The toll: on the friendly side, four soldiers fallen and nine wounded; on the enemy side, eleven terrorists "
        "neutralised.",
    )
    assert {(claim.low, claim.claimant_type) for claim in claims} == {(15, ClaimantType.MILITARY)}
