"""How numbers of victims add up, which of them are parts or outdated, and whose word they are."""

from __future__ import annotations

import pytest

from pipeline.coding.claims import PART, REPLACED
from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText

STRIKE = "An air strike hit the market of Saraqib in Syria on Monday. "
Told = tuple[int | None, int | None]


def killed(code: CodeText, text: str) -> list[Claim]:
    """Claims of people killed, in reading order."""
    return [claim for claim in code(text).claims if claim.outcome is Outcome.KILLED]


def numbers(code: CodeText, text: str) -> list[Told]:
    return [(claim.low, claim.high) for claim in killed(code, text)]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        # People listed side by side.
        ("Four nurses and a driver of the ambulance service died, police said.", (5, 5)),
        ("The shelling killed three women, a toddler and an elderly man, police said.", (5, 5)),
        ("The mayor spoke of six rebels and two shepherds killed.", (8, 8)),
        ("Police reported the death of an engineer and two guards.", (3, 3)),
        ("Three members of the guard and two of the attackers were killed, police said.", (5, 5)),
        ("Lina Aboud and Omar Khatib were shot dead, police said.", (2, 2)),
        ("The bomb killed five people and a donkey, police said.", (5, 5)),
        ("An elderly couple died, police said.", (2, 2)),
        # Those that only say who the first were.
        ("Two men, a cook and a porter, were killed, police said.", (2, 2)),
        # One voice on both sides.
        ("The rebels said seven soldiers died and they lost two men.", (9, 9)),
        ("The army said 20 people were killed and five soldiers died in hospital.", (20, 20)),
        # Words with people inside, and around the number.
        ("Raiders hacked nine villagers to death, police said.", (9, 9)),
        ("No fewer than 14 traders were butchered, police said.", (14, None)),
        ("Police shot and killed seven marchers.", (7, 7)),
        ("The shelling cost the lives of two people, the mayor said.", (2, 2)),
        ("The number of shoppers known to have been killed there has reached 13, the mayor said.", (13, 13)),
        ("The toll of the strike rose from nine to 13, the mayor said.", (13, 13)),
        ("The toll of the strike rose by two to 27, the mayor said.", (27, 27)),
        ("The minister gave the number as 11.", (11, 11)),
        ("About 40 people were feared killed, police said.", (40, 40)),
        ("The mayor said that, with one woman killed and six people hurt, schools would close.", (1, 1)),
        # The third to die makes three; a third attacker does not.
        ("A third person has died of wounds, the hospital said.", (3, 3)),
        ("Guards shot dead a third attacker, police said.", (1, 1)),
    ],
)
def test_the_number(code: CodeText, said: str, told: Told) -> None:
    assert told in numbers(code, STRIKE + said)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police said 12 soldiers and 15 were wounded.", (27, 27)),
        ("Shelling killed three people in Idlib, police said, and two soldiers died in Hama.", (5, 5)),
        ("The navy indicated in its bulletin 44 that three sailors died.", (44, 44)),
        ("At least 12 people died and dozens were hurt, police said.", (None, None)),
    ],
)
def test_what_is_no_number_of_dead(code: CodeText, text: str, told: Told) -> None:
    assert told not in numbers(code, STRIKE + text)


def test_dead_and_wounded_with_numbers_of_their_own_are_two_claims(code: CodeText) -> None:
    claims = code(STRIKE + "Police said it left at least 12 dead and dozens injured.").claims
    assert {(c.outcome, c.low) for c in claims if c.low} == {(Outcome.KILLED, 12), (Outcome.WOUNDED, 12)}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        # Bodies speak for whoever they belong to.
        ("The army's media wing said 20 people were killed.", ClaimantType.MILITARY),
        ("The press service of the rebels said 20 people were killed.", ClaimantType.PARTY),
        ("The hospital's director said 20 people were killed.", ClaimantType.MEDICAL),
        ("A volunteer with a local rescue team said 20 people were killed.", ClaimantType.MEDICAL),
        ("The commander of the district police said 20 people were killed.", ClaimantType.OFFICIAL),
        ("The health ministry of the Houthi authorities said 20 people were killed.", ClaimantType.OFFICIAL),
        ("A local elected official said 20 people were killed.", ClaimantType.OFFICIAL),
        ("Syrian media reported that 20 people were killed.", ClaimantType.MEDIA),
        # Ranks and what is told of a name.
        ("Gen. Farid Anton said 20 people were killed.", ClaimantType.MILITARY),
        ("Supt. Farid Anton said 20 people were killed.", ClaimantType.OFFICIAL),
        ("Farid Anton, who heads the field hospital, said 20 people were killed.", ClaimantType.MEDICAL),
        # Names that the tree takes apart.
        ("Mirbat Teaching and Referral Hospital confirmed receiving 20 bodies.", ClaimantType.MEDICAL),
        (
            "The United Nations refugee coordinator in Nigeria, Ann Carter, said that 20 people died.",
            ClaimantType.MONITOR,
        ),
        ("The association Luz do Sertão counted 20 dead.", ClaimantType.MONITOR),
        ("The district council had earlier given a toll of 20 dead.", ClaimantType.OFFICIAL),
        ("A nurse at the clinic gave the number of dead as 20.", ClaimantType.MEDICAL),
        # A verb read as a noun, and what the clause goes on with.
        ("Some 20 people died, our reporter in the town reports.", ClaimantType.MEDIA),
        ("In a note sent out on Monday, the Islamic State claims to have killed 20 soldiers.", ClaimantType.PARTY),
        (
            "A source at the clinic told the paper that 20 bodies and many injured people were taken in.",
            ClaimantType.MEDICAL,
        ),
        ("Soldiers who searched the houses found 20 bodies.", ClaimantType.MILITARY),
        ("Some 20 people were put to death, if one believes the mayor.", ClaimantType.OFFICIAL),
        # Two voices set against each other.
        ("The mayor had spoken of 20 deaths; doctors have since found 21.", ClaimantType.OFFICIAL),
        (
            "The mayor admitted that five people had died, while doctors speak of 20 people killed.",
            ClaimantType.MEDICAL,
        ),
        # Who is cited speaks.
        ("Citing doctors, a news agency reported that 20 people were killed.", ClaimantType.MEDICAL),
        ("The number of dead was put at 20 by the army.", ClaimantType.MILITARY),
        # Inside what another says.
        ("The army denied shelling the camp, in which 20 people died according to the UN.", ClaimantType.MONITOR),
        ("Police said 20 people were killed, blaming the Islamic State.", ClaimantType.OFFICIAL),
        # A participle that moves the toll is nobody's word.
        ("Two victims succumbed, raising the death toll to 20, the army said.", ClaimantType.MILITARY),
    ],
)
def test_whose_word_it_is(code: CodeText, said: str, kind: ClaimantType) -> None:
    assert (20, kind) in [(claim.low, claim.claimant_type) for claim in killed(code, STRIKE + said)]


@pytest.mark.parametrize(
    "said",
    [
        'The mayor said it was a massacre. "We buried 20 people," he added. "They were all from one street."',
        '"They bombed us twice. We buried 20 people," the mayor said.',
        '"We are still digging. The raid killed 20 people. Nobody came to help," the mayor said.',
        'The mayor told reporters that help was late. "The raid killed 20 people."',
    ],
)
def test_a_quotation_goes_on_over_sentences(code: CodeText, said: str) -> None:
    claims = killed(code, STRIKE + said)
    assert {(c.low, c.claimant_type) for c in claims if c.low == 20} == {(20, ClaimantType.OFFICIAL)}


def test_a_sentence_outside_a_quotation_is_the_papers(code: CodeText) -> None:
    claims = killed(code, STRIKE + '"They came at dawn," the mayor said. The raid killed 20 people.')
    assert [(c.low, c.claimant_type) for c in claims] == [(20, ClaimantType.UNATTRIBUTED)]


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("Police said 20 people died. Two of our men were among those shot dead, a police officer said.", 2),
        ("Police said 20 people died. Eleven people died on the spot.", 11),
        ("Police said 20 people died. A nurse was killed.", 1),
        ("Police said 20 people died. The bodies of nine children were found.", 9),
        ("Police said 20 people died. Three soldiers were killed, police sources said.", 3),
    ],
)
def test_parts_of_a_greater_number_leave_the_range(code: CodeText, said: str, part: int) -> None:
    coded = code(STRIKE + said)
    assert not any(c.counted for c in coded.claims if c.low == part and c.outcome is Outcome.KILLED)
    assert coded.reports[0].killed_low == 20


@pytest.mark.parametrize(
    ("said", "low"),
    [
        # Another side may deny the greater number, and a list of kinds is no part of another list.
        ("The army said seven soldiers were killed. The rebels said 20 people were killed.", 7),
        ("Residents said 20 people were killed. The army said it had killed nine militants.", 9),
        ("Monitors said 20 people were killed. The mayor said nine people were killed.", 9),
        ("Monitors said 20 people were killed. The mayor spoke of more than eight dead.", 9),
    ],
)
def test_rivals_stay_in_the_range(code: CodeText, said: str, low: int) -> None:
    assert code(STRIKE + said).reports[0].killed_low == low


def test_what_was_said_first_is_replaced(code: CodeText) -> None:
    claims = killed(code, STRIKE + "Police said 20 people died. An earlier toll given by police was nine dead.")
    assert [c.counted for c in claims if c.low == 20] == [True]
    climbed = killed(code, STRIKE + "The death toll climbed to 58 from 41, the mayor said.")
    assert [(c.low, c.not_counted_because) for c in climbed] == [(58, None), (41, REPLACED)]


def test_reasons_are_told(code: CodeText) -> None:
    claims = killed(code, STRIKE + "Police said 20 people died. Eleven people died on the spot.")
    assert [c.not_counted_because for c in claims] == [None, PART]


@pytest.mark.parametrize(
    "tail",
    [
        "Hezbollah and Israel have traded fire since May. At least 300 people have been killed in the conflict.",
        "Nationwide, 300 people died.",
        "So far this year, 300 people have been killed.",
        "The war began with an attack on 7 October last year, in which about 300 people were killed.",
    ],
)
def test_numbers_of_a_war_are_no_event_s(code: CodeText, tail: str) -> None:
    text = STRIKE + "It killed three people, police said.\n\nThe army did not comment.\n\n" + tail
    coded = code(text)
    assert coded.reports[0].killed_high == 3


def test_an_update_far_down_stays(code: CodeText) -> None:
    text = (
        STRIKE
        + "It killed three people, police said.\n\nThe army did not comment.\n\nFive people have died, doctors said."
    )
    assert code(text).reports[0].killed_high == 5


def test_another_year_in_the_lead_is_not_the_news(code: CodeText) -> None:
    text = (
        "The group, which killed 67 people at a shopping centre in Nairobi in 2013, claimed responsibility for "
        "Sunday's blast in Mandera, in which four police reservists died."
    )
    [report] = code(text).reports
    assert (report.killed_low, report.killed_high) == (4, 4)


def test_a_second_number_beside_a_word_for_the_dead_is_of_the_next_word(code: CodeText) -> None:
    said = "Police said thirty-five people were killed and 63 wounded when a bus was rammed."
    told = [(c.outcome, c.low) for c in code(STRIKE + said).claims]
    assert (Outcome.KILLED, 35) in told
    assert (Outcome.WOUNDED, 63) in told
