"""Articles that tell several events: what keeps them apart, and which of them words and numbers go on with."""

from __future__ import annotations

from schemas.coding import Report
from tests.coding.conftest import CodeText

SUNDAY = "2024-06-16"


def reports(code: CodeText, text: str, title: str | None = None) -> tuple[Report, ...]:
    return code(text, title=title, published=SUNDAY).reports


def test_a_later_part_of_a_headline_is_not_what_the_lead_tells(code: CodeText) -> None:
    found = reports(
        code,
        "KASESE, June 16 - Ugandan forces shelled villages in the west of Sudan overnight into Sunday, killing at "
        "least six people, local officials said.\n\nThree people died in Nyala when a shell struck a market.\n\n"
        "In Zalingei, a man was killed in his yard by rocket fire.\n\nTwo women died in Kutum when mortar shells "
        "landed near a bus stop.\n\nAcross the border, a Sudanese drone dropped an explosive on the village of Kitgum "
        "on Saturday, injuring a farm worker.",
        "Shelling kills six in Sudan; drone hits Ugandan village",
    )
    assert [(r.sub_event_type, r.killed_low) for r in found][:2] == [
        ("Shelling/artillery/missile attack", 3),
        ("Air/drone strike", None),
    ]


def test_also_with_a_day_opens_another_event(code: CodeText) -> None:
    found = reports(
        code,
        "Gunmen on Saturday attacked three communities in Gulu council, killing 10 residents.\n\nThe slain have been "
        "buried.\n\n"
        "Also on Saturday morning, a gunman shot and killed eight persons in the oil-bearing community of Bema "
        "Ora, headquarters of Zogia council.\n\n"
        "The gunman opened fire on the residents as he came out of the bush.",
        "10 killed in Gulu",
    )
    assert [(r.killed_low, r.killed_high) for r in found] == [(10, 10), (8, 8)]


def test_a_heading_inside_the_text_goes_on_with_nothing_above(code: CodeText) -> None:
    found = reports(
        code,
        "Two soldiers were killed on Saturday when a roadside bomb hit their convoy in the Ora area, the army said.\n\n"
        "The army said in a statement that it would go on with its work.\n\n"
        "Officials offered their condolences to the families.\n\n"
        "Two killed in Bema blasts\n\n"
        "The district police chief said the first blast occurred when three people were on their way to a funeral.",
        "Two soldiers killed in roadside bomb",
    )
    assert [(r.sub_event_type, r.killed_low) for r in found] == [("Remote explosive/landmine/IED", 2)]
    assert "Bema" not in {evidence.text for evidence in found[0].evidence}


def test_what_goes_on_behind_a_second_event_is_of_it(code: CodeText) -> None:
    found = reports(
        code,
        "A lorry bomb killed 55 people in Kampala on Saturday, police said. Hospitals appealed for blood.\n\n"
        "On Thursday, rebels killed 14 policemen in an ambush near Gulu. Two hours later the air force bombed a "
        "camp near Kitgum. Three woodcutters were killed.",
        "Lorry bomb kills 55",
    )
    assert {(r.killed_low, r.killed_high) for r in found} >= {(55, 55), (14, 14)}
    assert (3, 55) not in {(r.killed_low, r.killed_high) for r in found}


def test_bodies_of_people_put_to_death_are_not_those_of_a_blast(code: CodeText) -> None:
    found = reports(
        code,
        "A suicide bomber killed 30 people in Gulu on Saturday, police said.\n\nPolice patrols found the bodies of "
        "six men, blindfolded and shot in the head, in the Bema district in the west of the city.",
        "Suicide bomber kills 30",
    )
    assert [(r.killed_low, r.killed_high) for r in found] == [(30, 30), (6, 6)]


def test_two_clauses_with_places_of_their_own_are_two_events(code: CodeText) -> None:
    found = reports(
        code,
        "Gunmen killed a trader in Gulu on Saturday, and the army carried out an airstrike on rebels in Kitgum.",
        "Trader killed; army strikes rebels",
    )
    assert [r.sub_event_type for r in found] == ["Attack", "Air/drone strike"]


def test_numbers_that_add_up_within_one_attack_are_its_parts(code: CodeText) -> None:
    (found,) = reports(
        code,
        "Rebels used home-made missiles to destroy a police station in an attack on Gulu that left at least 16 "
        "combatants dead, authorities said on Saturday.\n\nA police spokesman said two policemen died defending "
        "their barracks. Six soldiers sent in to help them were killed.\n\nAt least eight rebels were also killed in "
        "the clash, according to the police.",
        "Rebels destroy police station",
    )
    assert found.killed_low == 16


def test_somebodys_family_is_not_he_who_hit_it(code: CodeText) -> None:
    (found,) = reports(
        code,
        "Ugandan aircraft dropped three bombs on a village near Nyala in Sudan on Saturday, killing a married couple "
        "and injuring their grandson, local officials said.",
        "Bombs kill couple near Nyala",
    )
    assert (found.sub_event_type, found.killed_low) == ("Air/drone strike", 2)
    assert found.actor2 is not None
    assert "Civilians" in found.actor2.name


def test_crowds_in_a_list_of_other_towns_gather_there(code: CodeText) -> None:
    found = reports(
        code,
        "Thousands of people marched through Kampala on Saturday to demand new elections.\n\nThe march ended at "
        "parliament.\n\nHundreds of protesters also rallied in Gulu and Kitgum on Saturday.",
        "Thousands march through Kampala",
    )
    assert [r.sub_event_type for r in found] == ["Peaceful protest", "Peaceful protest"]
