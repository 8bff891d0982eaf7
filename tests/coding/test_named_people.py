"""People called by their names, and events that a sentence takes for granted."""

from __future__ import annotations

import pytest

from schemas.vocabulary import Outcome
from tests.coding.conftest import CodeText


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Omar Haddad was shot dead by unknown men in Basra on Monday.", "Omar Haddad"),
        ("Unknown men murdered Lucía Ferrán in Cali on Monday.", "Lucía Ferrán"),
        ("Police in Abuja opened an inquiry after the murder of Grace Adeyemi in Jos on Monday.", "Grace Adeyemi"),
        ("Residents of Quetta marched on Monday after Bilal Raisani's murder on Sunday.", "Bilal Raisani"),
    ],
)
def test_a_name_is_somebody_who_suffered(code: CodeText, text: str, words: str) -> None:
    claims = [claim for claim in code(text).claims if claim.outcome is Outcome.KILLED]
    assert [(claim.low, claim.high) for claim in claims] == [(1, 1)]
    assert any(report.actor2 and report.actor2.text == words for report in code(text).reports)


def test_names_side_by_side_are_counted(code: CodeText) -> None:
    found = code("Amina Yusuf and Peter Okoro were murdered in Kaduna on Monday by unknown men.")
    assert [(claim.low, claim.high) for claim in found.claims if claim.outcome is Outcome.KILLED] == [(2, 2)]


def test_a_name_beside_a_number_is_part_of_it(code: CodeText) -> None:
    found = code("Gunmen killed nine people in Kaduna on Monday. Amina Yusuf was killed as she left the market.")
    assert {(report.killed_low, report.killed_high) for report in found.reports} == {(9, 9)}


def test_a_protest_over_a_murder_counts_nobody_dead(code: CodeText) -> None:
    found = code("Protesters marched in Kaduna on Monday after the killing of Bilal Adeyemi by police.")
    killed = {report.sub_event_type: report.killed_best for report in found.reports}
    assert killed == {"Peaceful protest": None, "Attack": 1}


def test_what_stands_beside_a_name_tells_who_it_is(code: CodeText) -> None:
    found = code("Rashid Karimi, an army officer, was assassinated by unknown men in Herat on Monday.")
    assert [report.actor2.name for report in found.reports if report.actor2] == ["Military Forces of Afghanistan"]


@pytest.mark.parametrize(
    "text",
    [
        "The government promised to investigate the murder of six priests who were shot in Goma on Monday.",
        "The minister will name those responsible for the murder of six priests in Goma on Monday.",
        "Aid workers asked to leave the country after the abduction of six priests in Goma on Monday.",
    ],
)
def test_what_a_sentence_takes_for_granted_happened(code: CodeText, text: str) -> None:
    assert code(text).reports


@pytest.mark.parametrize(
    "text",
    [
        "The group threatened on Monday to kill six priests in Goma.",
        "The court said on Monday that the rebels planned the murder of six priests in Goma.",
        "The rebels will carry out the execution of the six priests in Goma on Monday.",
        "The minister will investigate any murder of priests in Goma, he said on Monday.",
        "The minister will investigate the alleged murder of six priests in Goma, he said on Monday.",
        "Those who attack the priests of Goma will be arrested, the minister said on Monday.",
    ],
)
def test_what_is_planned_or_open_did_not_happen(code: CodeText, text: str) -> None:
    assert not code(text).reports


def test_rebels_without_a_name_are_the_one_group_that_the_article_names(code: CodeText) -> None:
    told = "Rebels killed three farmers near Goma on Monday. The March 23 Movement has been active there for years."
    assert [r.actor1.name for r in code(told).reports if r.actor1] == ["M23: March 23 Movement"]
    two = told + " So have the Allied Democratic Forces."
    assert [r.actor1.name.split(" (")[0] for r in code(two).reports if r.actor1] == ["Unidentified Rebel Group"]


def test_a_judge_who_is_shot_tells_of_no_trial(code: CodeText) -> None:
    told = (
        "A judge was shot dead by unknown men in Peshawar on Monday. The prosecutor said the judge had just left home."
    )
    assert [report.sub_event_type for report in code(told).reports] == ["Attack"]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Bilal Adeyemi, deputy mayor of Kaduna, was killed on Monday by unknown men.", 1),
        ("Unknown men killed Mayor Amina Yusuf and two of her guards in Kaduna on Monday.", 3),
        ("The bishop condemned Monday's murder of four nuns and two drivers in Kaduna.", 6),
        ("A bomb killed a teacher, two nurses and three traders in Kaduna on Monday.", 6),
        ("The driver and his wife were shot dead by gunmen in Kaduna on Monday.", 2),
        ("Nine people, four teachers and five pupils, were killed by gunmen in Kaduna on Monday.", 9),
        (
            "At least 20 people, among them three elders and two teachers, were killed by gunmen in Kaduna on Monday.",
            20,
        ),
    ],
)
def test_people_of_a_list_are_added_up(code: CodeText, text: str, killed: int) -> None:
    assert {report.killed_low for report in code(text).reports} == {killed}


def test_a_list_is_told_as_it_stands(code: CodeText) -> None:
    found = code("Gunmen killed four nuns and their driver in Kaduna on Monday.")
    assert [claim.victims for claim in found.claims if claim.outcome is Outcome.KILLED] == [
        "four nuns and their driver"
    ]


def test_a_place_that_the_gazetteer_lacks_is_nobody(code: CodeText) -> None:
    found = code("Rebels captured Tabokela, a mining town in the Democratic Republic of Congo, on Monday.")
    assert not [claim for claim in found.claims if claim.outcome is Outcome.ABDUCTED]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed the deputy interior minister in Kabul on Monday.",
        "Gunmen abducted three government officials in Kabul on Monday.",
        "Retired general Rashid Karimi was shot dead in Kabul on Monday.",
        "Zahra Karimi, the wife of an army colonel, was shot dead in Kabul on Monday.",
    ],
)
def test_who_bears_no_arms_is_a_civilian(code: CodeText, text: str) -> None:
    assert [report.actor2.name for report in code(text).reports if report.actor2] == ["Civilians (Afghanistan)"]


def test_an_officer_in_service_is_of_his_force(code: CodeText) -> None:
    found = code("Gunmen killed an army colonel in Kabul on Monday.")
    assert [report.actor2.name for report in found.reports if report.actor2] == ["Military Forces of Afghanistan"]


@pytest.mark.parametrize(
    ("text", "killed", "victims"),
    [
        (
            "Gunmen murdered Carlos Vega, Colonel Pedro Rios and Senator Luis Mora in Cali in Colombia on Monday.",
            3,
            "Carlos Vega, Colonel Pedro Rios and Senator Luis Mora",
        ),
        ("The bomb in Cali in Colombia on Monday took the life of Judge Ana Paz.", 1, "Ana Paz"),
        (
            "The attacks in Cali in Colombia on Monday claimed the lives of Luis Mora, a police officer and a judge.",
            3,
            "Luis Mora, a police officer and a judge",
        ),
        (
            "Elders deplored the killing of a policeman and his two-year-old son in Cali on Monday in Colombia.",
            2,
            "a policeman and his two-year-old son in Cali",
        ),
    ],
)
def test_every_one_of_a_list_is_counted_and_named(code: CodeText, text: str, killed: int, victims: str) -> None:
    told = {(c.low, c.victims) for c in code(text).claims if c.outcome is Outcome.KILLED}
    assert told == {(killed, victims)}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed Carlos Vega, the mayor, in Cali in Colombia on Monday.",
        "Gunmen shot dead a priest, Father Juan Rios, in Cali in Colombia on Monday.",
        "The bomb in Cali in Colombia on Monday took the life of union leader Ana Paz.",
    ],
)
def test_an_office_beside_a_name_is_the_same_person(code: CodeText, text: str) -> None:
    assert {claim.low for claim in code(text).claims if claim.outcome is Outcome.KILLED} == {1}


def test_a_candidate_of_a_former_group_is_no_fighter_of_it(code: CodeText) -> None:
    text = "A Hezbollah lawmaker was shot dead in Tyre in Lebanon on Monday."
    assert [r.actor2.name for r in code(text).reports if r.actor2] == ["Civilians (Lebanon)"]


def test_a_commander_of_a_group_is_one_of_it(code: CodeText) -> None:
    text = "A Hezbollah commander was shot dead in Tyre in Lebanon on Monday."
    assert [r.actor2.name for r in code(text).reports if r.actor2] == ["Hezbollah"]


def test_who_arrests_suspects_did_not_attack(code: CodeText) -> None:
    text = (
        "A bomb wounded two vendors at a market in Cali in Colombia on Monday. "
        "Police arrested two men over the attack on Monday."
    )
    assert all(r.actor1 is None or not r.actor1.name.startswith("Police") for r in code(text).reports)
