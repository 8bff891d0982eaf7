"""Numbers and speakers that a long sentence hides, and numbers that are no event's."""

from __future__ import annotations

import pytest

from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome
from tests.coding.conftest import CodeText

STRIKE = "An air strike hit a market in Saraqib in Syria on Monday. "


def killed(code: CodeText, text: str, *, title: str | None = None) -> list[Claim]:
    """The claims of killed of a text, in its order."""
    return [claim for claim in code(text, title=title).claims if claim.outcome is Outcome.KILLED]


@pytest.mark.parametrize(
    ("said", "number", "kind"),
    [
        # The verb's adverb, tense or subject led the parser astray.
        ("Police had earlier put the number of dead at 12.", 12, ClaimantType.OFFICIAL),
        ("The Army's 4th Infantry Division earlier placed the fatalities at eight.", 8, ClaimantType.MILITARY),
        (
            "The parish priest, who took part in the burial, affirms having counted 11 corpses.",
            11,
            ClaimantType.WITNESS,
        ),
        ("The army's spokesman, Captain Olivier Hamul, recognises five dead.", 5, ClaimantType.MILITARY),
        (
            "The health ministry, which runs the clinics, still spoke at noon of eight victims.",
            8,
            ClaimantType.OFFICIAL,
        ),
        ('A community leader, who hid his name, disagreed: "We buried eleven people."', 11, ClaimantType.WITNESS),
        # Bodies found, and a number behind where they lie.
        ("The prosecutor's office confirmed the discovery of twelve bodies.", 12, ClaimantType.OFFICIAL),
        ("The rebels' website put Russian dead near Saraqib at 86.", 86, ClaimantType.PARTY),
        ('The army said its soldiers had "neutralised two wanted gunmen who opened fire".', 2, ClaimantType.MILITARY),
        # Who speaks, by a name that others share.
        ("A medic at the al-Thawra hospital said nine people had died.", 9, ClaimantType.MEDICAL),
        ("The group's military operations spokesman said it had killed 34 soldiers.", 34, ClaimantType.PARTY),
        ("The Kenya Red Cross said 14 people had died.", 14, ClaimantType.MEDICAL),
        ("Missionaries said 14 people had died.", 14, ClaimantType.WITNESS),
        ("Sources on the ground said 14 people had died.", 14, ClaimantType.WITNESS),
    ],
)
def test_who_gives_a_number(code: CodeText, said: str, number: int, kind: ClaimantType) -> None:
    text = STRIKE + "It killed three people.\n\n" + said
    assert (number, kind) in [(claim.low, claim.claimant_type) for claim in killed(code, text)]


@pytest.mark.parametrize(
    ("clause", "number"),
    [
        ("Eleven people, among them two nurses, were on Monday killed when gunmen attacked Saraqib in Syria.", 11),
        ("Gunmen attacked Saraqib in Syria on Monday. 34 men and three guards, who were off duty, had died.", 37),
        ("Four rebels and a Reserve Guard (RG) constable were killed near Saraqib in Syria on Monday.", 5),
        ("An air strike killed 67 people in Saraqib in Syria on Monday, one of the highest tolls in weeks.", 67),
        ("Gunmen attacked Saraqib on Monday. The number of inmates killed in prison No. 1 has reached eight.", 8),
    ],
)
def test_the_whole_number(code: CodeText, clause: str, number: int) -> None:
    assert {claim.low for claim in killed(code, clause)} == {number}


@pytest.mark.parametrize(
    "said",
    [
        # Of a quake, of a war, and since it began.
        "A truce declared after the 28 March earthquake, which killed more than 3,700 people, holds on paper.",
        "Fighting across the frontier, which began when rebels opened fire on Oct. 8, has killed more than 300 people.",
        "The number of fatalities in the area since the start of the escalation on December 18 has climbed to 61.",
        "The monitor documented since the 18th of February the killing of 798 people.",
        # Of a family, and of one house.
        "A resident, who lost two brothers, spoke of AK-47 fire.",
        "A trader counted two dead in her compound alone.",
    ],
)
def test_numbers_of_more_or_less_than_the_event(code: CodeText, said: str) -> None:
    text = STRIKE + "It killed nine people, police said.\n\n" + said
    report = next(report for report in code(text).reports if report.killed_low is not None)
    assert (report.killed_low, report.killed_high) == (9, 9)


@pytest.mark.parametrize("name", ["Syria", "DRC"])
def test_a_country_before_a_colon_tells_where(code: CodeText, name: str) -> None:
    claims = killed(code, STRIKE + "It killed 31 people.", title=f"{name}: 31 killed in strike on market")
    assert {claim.claimant for claim in claims} == {None}


def test_a_headline_s_last_part_speaks_for_itself(code: CodeText) -> None:
    text = "Eleven farmers were shot dead on Monday in Saraqib in Syria by sixty men in uniform."
    claims = killed(code, text, title="Eleven killed in Saraqib; NGO says soldiers responsible")
    assert {claim.claimant for claim in claims} == {None}


def test_an_acronym_in_brackets_is_the_name_before_it(code: CodeText) -> None:
    text = STRIKE + (
        "Three people died, according to the Syrian Association for Human Rights (SAFHR).\n\nSAFHR says a child died."
    )
    assert {claim.claimant for claim in killed(code, text)} == {"Syrian Association for Human Rights"}


def test_he_is_whom_the_sentence_before_is_about(code: CodeText) -> None:
    text = STRIKE + (
        "Nine people died, the regional governor, Ann Lee, said.\n\n"
        "Police Chief Rey Diaz named two of the dead. He said a tenth man had also been killed."
    )
    assert ("Rey Diaz" in (claim.claimant or "") for claim in killed(code, text) if claim.low == 10)


def test_some_of_them_may_be_more_than_others_count(code: CodeText) -> None:
    text = (
        STRIKE + 'Nine people died, police said. "We targeted a meeting and killed 19 of them," a rebel commander said.'
    )
    assert {claim.low: claim.counted for claim in killed(code, text)} == {9: True, 19: True}


def test_a_headline_may_count_some_of_a_list(code: CodeText) -> None:
    text = "Gunmen attacked a police post in Quetta in Pakistan on Monday and killed three officers and a woman."
    [report] = code(text, title="Gunmen kill three police officers").reports
    assert (report.killed_low, report.killed_high) == (4, 4)


def test_bodies_found_as_of_a_day_are_of_the_event_before(code: CodeText) -> None:
    text = (
        "Gunmen killed 47 people in Bama in Nigeria on Wednesday, residents said.\n\n"
        'The council chairman of Bama said: "As of this morning we have recovered 46 corpses."'
    )
    [report] = code(text).reports
    assert report.killed_low == 46


def test_tigers_with_a_name_are_no_beasts(code: CodeText) -> None:
    text = (
        "At least 17 sailors were killed on Thursday when the Liberation Tigers of Tamil Eelam attacked a naval convoy "
        "off Vettilaikerni in Sri Lanka, the defence ministry said."
    )
    assert {claim.low for claim in killed(code, text)} == {17}


def test_victims_counted_right_behind_an_event_are_its_own(code: CodeText) -> None:
    text = (
        "On Monday insurgents attacked the village of Mandimba in Mozambique, according to local sources. Six people "
        "were killed and 30 houses burnt. On Sunday the insurgents killed two women near Mueda, the sources say."
    )
    numbers = {report.date.rule: report.killed_low for report in code(text).reports}
    assert numbers == {"weekday:0": 6, "weekday:6": 2}


def test_an_outlet_s_name_before_a_mark_is_not_who_reports(code: CodeText) -> None:
    text = (
        "Shafaq News / A security source reported on Thursday that 11 people were killed by a car bomb in Mosul, Iraq."
    )
    assert {claim.claimant_type for claim in killed(code, text)} == {ClaimantType.MILITARY}


def test_a_source_reached_by_our_newsroom_is_news(code: CodeText) -> None:
    text = (
        "The rights league denounced the massacre of 27 villagers in Abdi in Chad on Tuesday. An official reached by "
        "our newsroom gave a toll of eleven dead."
    )
    assert {claim.low for claim in killed(code, text)} == {27, 11}


def test_another_side_s_account_of_a_strike_is_of_the_same_strike(code: CodeText) -> None:
    text = (
        "A Russian missile tore through a tram depot in Zaporizhzhia in Ukraine on Wednesday, killing at least nine "
        "people, Ukrainian authorities said.\n\n"
        "Russia's Defence Ministry said that its forces had hit a workshop in Zaporizhzhia where drones were made and "
        "claimed that up to 50 Ukrainian servicemen had been killed."
    )
    [report] = code(text).reports
    assert (report.killed_low, report.killed_high) == (9, 50)


def test_headline_and_lead_with_one_number_tell_one_event(code: CodeText) -> None:
    text = "Two construction workers were shot dead after gunmen attacked a road site in Deiyai, Indonesia, on Friday."
    reports = code(text, title="Two road workers shot dead in Waghete").reports
    assert [(report.killed_low, report.killed_high) for report in reports] == [(2, 2)]


def test_those_hurt_besides_are_no_other_event(code: CodeText) -> None:
    text = (
        "Bandits killed five reservists at Lomelo in Kenya on Wednesday, police said.\n\n"
        "Another three were shot and will be airlifted to Lodwar.\n\nA lawmaker said seven people had been killed."
    )
    [report] = code(text).reports
    assert report.killed_high == 7


@pytest.mark.parametrize(
    ("said", "number", "kind"),
    [
        ("Human Rights Watch later documented 156 deaths.", 156, ClaimantType.MONITOR),
        ("Army spokesman Felix Kulayigye had earlier spoken of 37 bodies.", 37, ClaimantType.MILITARY),
        ("The prefect gives a lower figure, two.", 2, ClaimantType.OFFICIAL),
    ],
)
def test_more_who_give_a_number(code: CodeText, said: str, number: int, kind: ClaimantType) -> None:
    text = STRIKE + "It killed three people, residents said.\n\n" + said
    assert (number, kind) in [(claim.low, claim.claimant_type) for claim in killed(code, text)]


def test_the_hurt_of_the_next_clause_are_not_the_dead(code: CodeText) -> None:
    text = (
        "Six people, two of them civilians caught in the crossfire, died and 13 were hurt when militias fought near "
        "Adado in Somalia on Saturday, elders said."
    )
    assert {claim.low for claim in killed(code, text)} == {6}


def test_who_dies_of_wounds_in_the_lead_is_of_the_event_told_there(code: CodeText) -> None:
    text = (
        "One peacekeeper was killed on Friday in Timbuktu in Mali when a patrol was hit by an explosive device, the "
        "mission reported. Later the mission said a second soldier had died of his wounds, taking the toll to two."
    )
    [report] = code(text).reports
    assert (report.killed_low, report.killed_high) == (2, 2)


def test_attackers_who_died_too_died_in_the_same_fight(code: CodeText) -> None:
    text = (
        "The governor's spokesman said 12 policemen were killed when the Taliban overran a check post in Ghormach in "
        "Afghanistan on Monday. He added that 25 Taliban were killed too. A local elder put the policemen killed at 18."
    )
    reports = [report for report in code(text).reports if report.killed_low is not None]
    assert len(reports) == 1


def test_the_dead_of_both_sides_with_the_hurt_between(code: CodeText) -> None:
    text = (
        "A clash on Saturday between the army and jihadists near Tessit in Mali resulted in a provisional toll of four "
        "dead and 14 wounded on the army's side and 37 terrorists neutralised, the army indicates in a communique. "
        "Local elected officials contacted by phone report around forty civilian dead in the hamlets."
    )
    told = {(claim.low, claim.claimant_type) for claim in killed(code, text) if claim.counted}
    assert told == {(41, ClaimantType.MILITARY), (40, ClaimantType.OFFICIAL)}


def test_a_first_count_stands_where_only_others_count_anew(code: CodeText) -> None:
    text = (
        "Twenty-eight soldiers died in an ambush near Tillaberi in Niger on Tuesday, the government said. An earlier "
        "count by a security source had mentioned 17 dead and 11 missing."
    )
    [report] = code(text).reports
    assert (report.killed_low, report.killed_high) == (17, 28)


def test_a_named_spokesman_of_the_group_is_the_group_s(code: CodeText) -> None:
    text = STRIKE + 'It killed nine. "We killed 19," Abu Yahya, the group\'s military operations spokesman, said.'
    assert (19, ClaimantType.PARTY) in {(claim.low, claim.claimant_type) for claim in killed(code, text)}


def test_who_somebody_is_makes_no_history_of_what_he_says(code: CodeText) -> None:
    text = STRIKE + (
        "It killed nine people, police said.\n\n"
        "The rebels, which have fought the government since 2007, claimed responsibility. "
        '"We targeted a meeting and killed 19 of them," a rebel spokesman said.'
    )
    [report] = code(text).reports
    assert (report.killed_low, report.killed_high) == (9, 19)
