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
        "Gunmen early yesterday attacked three villages in Borno State, Nigeria, killing 10 residents.\n\nAlso "
        "yesterday, a lone gunman shot and killed eight people in the fishing community of Bema Ora.",
        "10 killed in Borno",
    )
    assert [(r.killed_low, r.killed_high) for r in found] == [(10, 10), (8, 8)]


def test_a_headline_with_two_clauses_tells_two_events(code: CodeText) -> None:
    coded = code(
        "Uganda had a day of violence on Saturday.",
        title="Bomb kills four soldiers in Gulu as gunmen kill two teachers in Kitgum",
        published=SUNDAY,
    )
    places = {one.report_id: one.location for one in coded.locations}
    assert [(r.sub_event_type, r.killed_low, r.killed_high, places[r.report_id]) for r in coded.reports] == [
        ("Remote explosive/landmine/IED", 4, 4, "Gulu"),
        ("Attack", 2, 2, "Kitgum"),
    ]


def test_what_goes_on_behind_a_second_event_is_of_it(code: CodeText) -> None:
    found = reports(
        code,
        "A lorry packed with explosives rammed a bank in Kampala, Uganda, yesterday, killing at least 55 people.\n\n"
        "Hospitals appealed for blood. A doctor said he had counted 59 bodies.\n\nThe bombing follows a week of "
        "fighting in the north. On Sunday, rebels killed 14 policemen in an ambush near Gulu, and two days later the "
        "air force bombed what it said was a training camp at Kitgum. Local sources said three woodcutters were "
        "killed there.",
        "Lorry bomb kills 55",
    )
    assert [(r.killed_low, r.killed_high) for r in found] == [(55, 59), (14, 14), (3, 3)]


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


def test_fresh_fighting_days_after_an_attack_is_another_event(code: CodeText) -> None:
    found = reports(
        code,
        "At least 32 people were killed in fresh sectarian clashes near Gulu, a local official said on Saturday, two "
        "days after gunmen attacked buses full of travellers and killed 43.\n\nFighting between the two communities "
        "went on, he said. So far 32 people have been killed.",
        "Sectarian clashes kill 32 near Gulu day after bus attack",
    )
    assert sorted((r.killed_low, r.killed_high) for r in found) == [(32, 32), (43, 43)]
    attack = next(r for r in found if r.killed_low == 43)
    assert attack.date.event_date != next(r for r in found if r.killed_low == 32).date.event_date


def test_those_who_die_days_after_an_attack_are_of_it(code: CodeText) -> None:
    (found,) = reports(
        code,
        "Three more people died in hospital on Monday, two days after gunmen attacked a bus near Gulu and killed 12.",
        "Three more die after Gulu bus attack",
    )
    assert found.sub_event_type == "Attack"


def test_nobody_dies_of_an_accord(code: CodeText) -> None:
    found = reports(
        code,
        "Rival groups agreed on Saturday to a ceasefire after days of fighting that killed at least 64 people near "
        "Gulu, a government official said.",
        "Rival groups agree to truce",
    )
    by_type = {r.sub_event_type: r.killed_high for r in found}
    assert by_type["Agreement"] is None
    assert by_type["Armed clash"] == 64


def test_what_is_said_of_a_bombing_goes_with_it_behind_an_arrest(code: CodeText) -> None:
    found = reports(
        code,
        "Police arrested one of the suspects in the Sunday bombing at Gulu University that left four people dead, "
        "police said.\n\nThe man was arrested at a house in Kitgum on Tuesday afternoon.",
        "Suspect in campus bombing arrested",
    )
    by_type = {r.sub_event_type: r.killed_high for r in found}
    assert by_type.get("Arrests") is None
    assert by_type["Remote explosive/landmine/IED"] == 4


def test_a_sentence_that_opens_in_another_town_tells_another_event(code: CodeText) -> None:
    found = reports(
        code,
        "A bomb exploded at a market in Kampala on Saturday, killing five people, police said.\n\n"
        "In Gulu, gunmen killed a priest on Saturday. In Arua, police fired tear gas at demonstrators.",
        "Bomb kills five in Kampala",
    )
    assert [(r.sub_event_type, r.killed_high) for r in found] == [
        ("Remote explosive/landmine/IED", 5),
        ("Attack", 1),
        ("Protest with intervention", None),
    ]


def test_who_owns_a_bombing_counts_none_of_its_dead(code: CodeText) -> None:
    found = code(
        "Islamic State militants claimed responsibility for a bombing at a Mass in the Philippines on Saturday that "
        "killed at least four people and injured 50 others.",
        title="Islamic State claims bombing",
        published=SUNDAY,
    )
    assert [(c.claimant, c.low) for c in found.claims if c.outcome == "killed"] == [(None, 4)]


def test_tanks_are_destroyed_in_a_fight_and_command_posts_from_afar(code: CodeText) -> None:
    found = reports(code, "Rebels destroyed three army tanks near Gulu, Uganda, on Saturday, their spokesman said.")
    assert [r.sub_event_type for r in found] == ["Armed clash"]
    found = reports(code, "The army destroyed a command post near Gulu, Uganda, on Saturday, its spokesman said.")
    assert [r.sub_event_type for r in found] == ["Shelling/artillery/missile attack"]


def test_a_headline_calls_a_bombing_what_the_lead_tells_from_the_air(code: CodeText) -> None:
    (found,) = reports(
        code,
        "The death toll from a Sudanese bombing of a school in Gulu on Friday rose to 36, the health ministry said on "
        "Saturday.\n\nMore than 100 were injured. The army said its jets had struck fighters.",
        "Death toll from school bombing rises to 36",
    )
    assert (found.sub_event_type, found.killed_low) == ("Air/drone strike", 36)


def test_what_had_happened_on_a_day_of_its_own_is_none_of_the_undated_news(code: CodeText) -> None:
    text = (
        "Rebels killed at least 60 people in a drone strike on a shelter in Ora, Mali, activists said on Saturday. "
        "Many of the dead were women. On Tuesday and Wednesday rebel strikes on a clinic of the town had killed 20 "
        "people, a doctor said."
    )
    tolls = {(report.killed_low, report.killed_high) for report in code(text, published="2021-03-13").reports}
    assert tolls == {(60, 60), (20, 20)}


def test_the_same_dead_told_again_with_their_day_are_one_event(code: CodeText) -> None:
    text = (
        "Rebels killed at least 60 people in a drone strike on a shelter in Ora, Mali, activists said on Saturday. "
        "The rebels had killed the 60 on Friday, a doctor said."
    )
    (report,) = code(text, published="2021-03-13").reports
    assert str(report.date.event_date) == "2021-03-12"
