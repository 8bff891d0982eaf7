"""Leaders named for their forces, the dead of those who attacked, and what a sentence tells of earlier months."""

from __future__ import annotations

from tests.coding.conftest import CodeText


def test_forces_of_a_leader_are_his_groups(code: CodeText) -> None:
    text = (
        "An air strike hit a market in Tripoli on Monday, killing five people. "
        "Officials blamed the raid on the forces of Libyan renegade general Khalifa Haftar, who denies it."
    )
    found = code(text, published="2019-07-03")
    assert {claim.accused_actor for claim in found.claims if claim.accused_actor} == {"LNA: Libyan National Army"}


def test_forces_under_a_leader_are_his_groups(code: CodeText) -> None:
    found = code(
        "Eastern forces under Khalifa Haftar shelled the port of Tripoli on Monday, killing 5 people.",
        published="2019-07-03",
    )
    assert [report.actor1.name for report in found.reports if report.actor1] == ["LNA: Libyan National Army"]


def test_own_dead_of_those_who_attacked_are_no_rival_number(code: CodeText) -> None:
    text = (
        "Witnesses said 150 people were killed when fighters of the Ora Front raided the village of Bema on Wednesday. "
        "The Ora Front said eight of its fighters were killed."
    )
    report = code(text).reports[0]
    assert (report.killed_low, report.killed_high) == (150, 150)


def test_an_army_that_admits_its_dead_contradicts_the_rebels(code: CodeText) -> None:
    text = (
        "Rebels attacked an army post in Bema, Kenya, on Monday. The rebels said they killed 40 soldiers. "
        "The army said seven of its soldiers were killed."
    )
    report = code(text).reports[0]
    assert (report.killed_low, report.killed_high) == (7, 40)


def test_a_clause_with_after_takes_the_month_behind_it(code: CodeText) -> None:
    text = (
        "Troops shelled villages in Kenya on Monday, killing four people. It is one of a series of attacks carried out "
        "by the army after rebels took control of the town, Garissa, last December."
    )
    found = code(text, published="2021-06-10")
    assert {report.sub_event_type for report in found.reports} == {"Shelling/artillery/missile attack"}


def test_what_was_spoken_of_in_may_is_no_younger(code: CodeText) -> None:
    text = (
        "An air strike hit a centre in Garissa, Kenya, on Tuesday, killing 44 people. The agency in May called for "
        "the centre, which holds 600 people, to be closed after a shell landed nearby, injuring two nurses."
    )
    report = code(text, published="2019-07-03").reports[0]
    assert report.wounded_low is None


def test_centres_hold_people_and_detain_nobody(code: CodeText) -> None:
    text = "A rocket hit a centre in Garissa, Kenya, on Tuesday, killing 44. The centre holds 600 people, police said."
    assert not [claim for claim in code(text).claims if claim.outcome == "detained"]


def test_who_is_accused_in_a_headline_says_nothing(code: CodeText) -> None:
    found = code("Gunmen raided Garissa in Kenya on Monday.", title="Army accused of killing 100 civilians in Garissa")
    claims = [claim for claim in found.claims if claim.low == 100]
    assert [claim.claimant for claim in claims] == [None]


def test_what_somebody_would_start_dates_nothing(code: CodeText) -> None:
    text = (
        "An air strike hit a market in Garissa, Kenya, killing 40 people, a doctor said.\n\n"
        "On Monday the army, which lost its base there, said it would start heavy air strikes on the town."
    )
    report = code(text, published="2021-03-10").reports[0]
    assert report.date.text is None


def test_the_deed_is_nobody_it_was_done_to(code: CodeText) -> None:
    text = (
        "More than 200 people were killed in an attack carried out by the Ora Front in Garissa, Kenya, on Monday, "
        "activists said."
    )
    found = code(text, title="Condemnation of Ora Front attack in Kenya and reports confirm 200 killed")
    assert len(found.reports) == 1


def test_what_the_incident_was_is_no_incident_of_its_own(code: CodeText) -> None:
    text = (
        "The Ora Front pounded the village of Bema in Kenya on Monday, killing 30 people. The statement said the "
        "incident in the village was a massacre carried out by the group, while the army remained inside Garissa."
    )
    assert len(code(text).reports) == 1


def test_a_victim_named_again_in_a_quotation_was_killed_once(code: CodeText) -> None:
    text = (
        "The Ora Front shelled Garissa in Kenya on Wednesday, killing 30 people.\n\n"
        "The group is also accused of assassinating the reporter Lina Paz Haddad and three of her family late on "
        'Monday at their home in Nakuru.\n\n"Four people were executed inside their home late last night: Omar Said, '
        'and the reporter Lina Paz Haddad," a neighbour wrote.'
    )
    found = [report for report in code(text).reports if report.sub_event_type == "Attack"]
    assert [report.date.text for report in found] == ["late on Monday"]


def test_ground_taken_where_it_happened_is_no_side_of_an_attack(code: CodeText) -> None:
    text = (
        "Dozens of people were killed on Tuesday when a government airstrike slammed into a market in northern "
        "Ethiopia. The attack pointed to a fight in Tigray, where fighters captured areas that until recently were "
        "controlled by soldiers from Eritrea."
    )
    report = code(text).reports[0]
    assert report.actor2 is not None
    assert report.actor2.name == "Civilians (Ethiopia)"


def test_a_village_nobody_lists_is_not_the_town_named_beside_it(code: CodeText) -> None:
    text = (
        "Gunmen attacked the village of Wad Zogiaba in Gezira state on Wednesday, killing at least 100 people, "
        "activists in Sudan reported. It is one of a series of attacks on villages across Gezira state after they "
        "took control of its capital, Wad Madani, last December."
    )
    found = code(text, published="2024-06-07")
    assert [(place.location, place.geo_precision) for place in found.locations] == [("Wad Zogiaba", "admin1")]


def test_an_attack_that_came_as_a_day_was_marked_is_news(code: CodeText) -> None:
    text = (
        "Gunmen killed 29 people when they fired on a military parade in Garissa on Saturday, Kenyan officials said. "
        "The attack came as the country marked the anniversary of the war with Ruhland."
    )
    assert [report.killed_low for report in code(text).reports] == [29]


def test_who_claims_a_number_of_deaths_owns_nothing(code: CodeText) -> None:
    text = (
        "Gunmen fired on a military parade in Garissa in Kenya on Saturday. Al-Shabaab claimed the death of 29 people "
        "and injury of 57."
    )
    report = code(text).reports[0]
    assert report.killed_low == 29
    assert report.actor1 is None or report.actor1.name != "Al Shabaab"


def test_a_movement_that_is_called_so_is_the_one_named(code: CodeText) -> None:
    text = (
        "Gunmen killed 12 soldiers in Garissa in Kenya on Saturday. A Kenyan opposition movement called the Ora "
        "Liberation Front claimed responsibility for the attack."
    )
    report = code(text).reports[0]
    assert report.actor1 is not None
    assert "Ora Liberation Front" in report.actor1.name


def test_who_accuses_states_of_backing_raiders_blames_no_state(code: CodeText) -> None:
    text = (
        "Gunmen killed 12 soldiers in Garissa in Kenya on Saturday. The foreign minister accused Ethiopia of backing "
        "the attackers, and other regional states of arming them."
    )
    report = code(text).reports[0]
    assert report.actor1 is None or "Ethiopia" not in report.actor1.name


def test_a_fourth_attacker_who_died_later_is_counted_with_the_rest(code: CodeText) -> None:
    text = (
        "Gunmen fired on a parade in Garissa in Kenya on Saturday, killing at least 24 people, state media reported. "
        "Three of the attackers were killed at the scene and a fourth died later of his wounds."
    )
    report = code(text).reports[0]
    assert report.killed_low == 24


def test_at_least_24_are_not_the_ten_told_further_down(code: CodeText) -> None:
    text = (
        "At least 24 people were killed when gunmen fired on a parade in Garissa in Kenya on Saturday.\n\n"
        "An officer said that at least ten had died."
    )
    lows = {claim.low for claim in code(text).claims if claim.counted}
    assert lows == {24, 10}
