"""Which event a number of victims belongs to, and whose word one is that names nobody."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText

STRIKE = "An air strike hit the market of Saraqib in Syria on Monday. "


def killed(code: CodeText, text: str, **how: str) -> list[Claim]:
    """Claims of people killed, in reading order."""
    return [claim for claim in code(text, **how).claims if claim.outcome is Outcome.KILLED]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        # Ages are no numbers of people.
        ("Police said Marko Petrov, 38, who had given up arms, died on the spot.", (1, 1)),
        ("A girl of nine was shot dead, police said.", (1, 1)),
        # What else was done to things is no part of a list of people.
        ("Raiders killed two shepherds and burnt 14 huts, police said.", (2, 2)),
        ("The army said eight bandits were neutralised and 12 motorcycles destroyed.", (8, 8)),
        # Numbers and people that the tree hung elsewhere.
        ("Three members of a patrol that had come to help them were shot dead, the mayor said.", (3, 3)),
        ("Papers reported that the troops took the town and found the bodies of 31 'bandits'.", (31, 31)),
        ("At least 12 people, of whom four civilians, died in the fighting, the mayor said.", (12, None)),
        ("The rebels said two of the five men whom soldiers killed were farmers.", (5, 5)),
        ("Shells killed an elderly couple, according to the head of the town's council, Pavlo Bondar.", (2, 2)),
        ("A mob killed the foreign manager of a plant.", (1, 1)),
        # Other words for dying.
        ("A young man rose as a martyr, the health ministry said.", (1, 1)),
        ("The driver succumbed late on Tuesday to his injuries, the hospital said.", (1, 1)),
        ("The death toll now stands at 35, up from the 30 given on Tuesday, the mayor said.", (35, 35)),
    ],
)
def test_the_number(code: CodeText, said: str, told: tuple[int, int | None]) -> None:
    assert told in [(claim.low, claim.high) for claim in killed(code, STRIKE + said)]


@pytest.mark.parametrize(
    ("said", "low"),
    [
        ("Police said Marko Petrov, 38, who had given up arms, died on the spot.", 38),
        ("A girl of nine was shot dead, police said.", 9),
        ("Raiders killed two shepherds and burnt 14 huts, police said.", 16),
        ("The army denied having lost any soldier.", 1),
    ],
)
def test_what_is_no_number_of_dead(code: CodeText, said: str, low: int) -> None:
    assert low not in [claim.low for claim in killed(code, STRIKE + said)]


def test_the_number_before_is_replaced(code: CodeText) -> None:
    claims = killed(code, STRIKE + "The death toll now stands at 35, up from the 30 given on Tuesday, the mayor said.")
    assert {claim.low: claim.counted for claim in claims} == {35: True, 30: False}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        # Who spoke in the sentence before goes on inside a paragraph.
        ("According to the prosecutor, gunmen fired on a patrol in Idlib. Seven gunmen died.", ClaimantType.OFFICIAL),
        ("The official toll of the attack still stands at seven.", ClaimantType.OFFICIAL),
        # A new paragraph, another place and the end of a quotation are the paper's.
        ("The prosecutor said that gunmen had fired.\n\nIn the raid, seven people died.", ClaimantType.UNATTRIBUTED),
        ("The prosecutor said gunmen had fired. In Hama, seven people were killed.", ClaimantType.UNATTRIBUTED),
        ('"They fired at us," the prosecutor said. Seven people died.', ClaimantType.UNATTRIBUTED),
        # Who is told of finding bodies is not who speaks.
        ("State media reported that troops had found seven bodies.", ClaimantType.MEDIA),
        ("President Omar Sheikh Musa said seven people died.", ClaimantType.OFFICIAL),
        ("A police captain said seven people died.", ClaimantType.OFFICIAL),
        ("An army captain said seven people died.", ClaimantType.MILITARY),
        ("The army denied it. Its media wing said troops had killed seven militants.", ClaimantType.MILITARY),
    ],
)
def test_whose_word_it_is(code: CodeText, said: str, kind: ClaimantType) -> None:
    assert (7, kind) in [(claim.low, claim.claimant_type) for claim in killed(code, STRIKE + said)]


def test_a_communique_is_its_issuer_s_word(code: CodeText) -> None:
    text = (
        "The General Staff of the Armies informs public opinion that on Monday a bus ran over a mine near Mopti in "
        "Mali.\n\nThe provisional toll is eight civilians killed."
    )
    assert {(c.low, c.claimant_type) for c in killed(code, text)} == {(8, ClaimantType.MILITARY)}


def test_who_only_counts_speaks_of_the_event_told_before(code: CodeText) -> None:
    text = (
        "An air strike on a school in Saraqib in Syria killed at least 17 people on Monday, medics said.\n\n"
        "Rescuers dug through the night.\n\n"
        "The civil defence put the number of people killed at 18. Al-Salam Hospital said it had received 15 bodies. "
        "Later the health ministry said that 20 had been killed.\n\n"
        "In Hama, soldiers raided the village of Latamneh on Tuesday and killed two men, the mayor said."
    )
    coded = code(text)
    of = {r.report_id: r.date.rule for r in coded.reports}
    homes = {c.low: of[c.report_id] for c in coded.claims if c.outcome is Outcome.KILLED}
    assert homes[18] == homes[15] == homes[20] == homes[17]
    assert homes[2] != homes[17]


def test_the_sum_of_several_events_is_none_s(code: CodeText) -> None:
    text = (
        "Gunmen stopped a bus near Kalat in Pakistan on Monday and shot dead seven travellers, police said.\n\n"
        "On Tuesday, fighters raided a police post in Quetta and killed two policemen, the governor said."
    )
    coded = code(text, title="Gunmen kill nine in attacks on bus and police post in Pakistan")
    assert sorted((r.killed_low, r.killed_high) for r in coded.reports if r.killed_low) == [(2, 2), (7, 7)]
    assert any("sum" in (rejection.detail or "") for rejection in coded.rejections)


def test_the_dead_of_fighting_are_no_truce_s(code: CodeText) -> None:
    text = (
        "Elders of the Toubou and of the Zuwaya signed a truce in Kufra in Libya on Wednesday, which is to end three "
        "days of clashes in which at least 19 people died.\n\n"
        "Both sides will withdraw from the airport road.\n\n"
        "On Sunday, fighters of both tribes clashed at a checkpoint in the Shura district of Kufra.\n\n"
        "The hospital said it had received 21 bodies."
    )
    coded = code(text)
    kinds = {r.report_id: r.sub_event_type for r in coded.reports}
    told = {kinds[c.report_id] for c in coded.claims if c.outcome is Outcome.KILLED}
    assert "Agreement" in kinds.values()
    assert told
    assert "Agreement" not in told


def test_a_headline_s_number_is_the_lead_s(code: CodeText) -> None:
    text = "The mayor said on Tuesday that an air strike had killed 14 people in Saraqib in Syria on Monday."
    claims = killed(code, text, title="Mayor admits 14 deaths")
    assert {(c.low, c.part.value) for c in claims} == {(14, "title"), (14, "text")}


def test_a_headline_s_second_number_is_the_second_event_s(code: CodeText) -> None:
    text = (
        "A missile killed a farmer near Metula in Israel on Sunday, the army said.\n\n"
        "Later on Sunday an Israeli air strike killed three people in Aitaroun in Lebanon, the health ministry said."
    )
    reports = code(text, title="Missile kills farmer in Israel; three die in strike in Lebanon").reports
    assert {(r.killed_low, r.killed_high) for r in reports} == {(1, 1), (3, 3)}


@pytest.mark.parametrize(
    "said",
    [
        "Police said there was no loss of life on the side of the law enforcers.",
        "Three bodies cannot be identified at all.",
        "Doctors, who had treated the wounded that were brought in, said autopsies on three bodies had shown burns.",
        "It was the same market as on 14 October 2017, when a bomb killed more than 500 people.",
        "Over the past weeks, the army said, operations had led to the elimination of 77 militants.",
    ],
)
def test_other_numbers_leave_the_range(code: CodeText, said: str) -> None:
    text = STRIKE + "It killed nine people, police said.\n\nThe army did not comment.\n\n" + said
    [report] = code(text).reports
    assert (report.killed_low, report.killed_high) == (9, 9)
