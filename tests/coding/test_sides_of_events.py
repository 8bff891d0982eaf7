"""Who did it and to whom, in the shapes that news gives it."""

from __future__ import annotations

import pytest

from schemas.coding import ActorRef
from tests.coding.conftest import CodeText


def _name(actor: ActorRef | None) -> str | None:
    return None if actor is None else actor.name


def sides(code: CodeText, text: str) -> set[tuple[str | None, str | None]]:
    """Both sides of all events that a text tells."""
    return {(_name(report.actor1), _name(report.actor2)) for report in code(text).reports}


ISRAEL, RUSSIA, SYRIA = "Military Forces of Israel", "Military Forces of Russia", "Military Forces of Syria"


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("An Israeli drone struck a van near Sidon in Lebanon on Monday, killing a baker.", ISRAEL),
        ("A baker was killed in one of several Israeli drone strikes on Monday near Sidon in Lebanon.", ISRAEL),
        ("Three Russian missiles hit the market of Nikopol in Ukraine on Monday, killing a baker.", RUSSIA),
        (
            "A glide bomb dropped by a Russian jet hit a school in Nikopol in Ukraine on Monday, killing a baker.",
            RUSSIA,
        ),
        ("A regime helicopter dropped a barrel bomb on Saraqib in Syria on Monday, killing a baker.", SYRIA),
    ],
)
def test_whose_weapon_it_was_is_who_struck(code: CodeText, text: str, doer: str) -> None:
    assert doer in {one for one, _ in sides(code, text)}


@pytest.mark.parametrize(
    "text",
    [
        "A drone struck a crowd that had gathered at a well near Sidon in Lebanon on Monday, killing four people.",
        "A helicopter crashed near Sidon in Lebanon on Monday after a missile hit it.",
    ],
)
def test_those_who_are_struck_do_not_strike(code: CodeText, text: str) -> None:
    assert all(one is None or not one.startswith(("Rioters", "Protesters")) for one, _ in sides(code, text))


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Suspected Boko Haram fighters have killed six farmers near Gwoza in Nigeria on Monday.", "Boko Haram"),
        (
            "Masked settlers came down to a house in Qusra in Palestine on Monday. Some cut down trees; others beat "
            "a farmer with clubs.",
            "Settlers (Israel)",
        ),
        (
            "Hezbollah buried a fighter on Monday. It then fired forty rockets at an army post in Metula in Israel.",
            "Hezbollah",
        ),
    ],
)
def test_who_acts_is_found_where_the_tree_or_a_pronoun_hides_it(code: CodeText, text: str, doer: str) -> None:
    assert doer in {one for one, _ in sides(code, text)}


def test_a_news_agency_is_not_its_country(code: CodeText) -> None:
    text = (
        "Lebanon's state news agency reported a blast in Tyre in Lebanon on Monday. It hit an office of a party, "
        "killing three people."
    )
    assert "Military Forces of Lebanon" not in {one for one, _ in sides(code, text)}


def test_those_killed_in_a_headline_kill_nobody(code: CodeText) -> None:
    found = code(
        "The army raided the camp on Monday.", title="Three Palestinians killed as Israeli troops storm Balata"
    )
    assert all(_name(report.actor1) == ISRAEL for report in found.reports)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "Clashes between ELN and Gulf Clan left five dead in Nóvita in Colombia on Monday.",
            ("ELN: National Liberation Army (Colombia)", "Gulf Clan"),
        ),
        (
            "Six people died in clashes between herders and farmers near Wukari in Nigeria on Monday.",
            ("Fulani Ethnic Militia (Nigeria)", "Unidentified Communal Militia (Nigeria)"),
        ),
        (
            "Fighting between the army and M23 rebels near Sake in Congo killed nine people on Monday.",
            ("Military Forces of the Democratic Republic of Congo", "M23: March 23 Movement"),
        ),
    ],
)
def test_both_sides_of_a_clash(code: CodeText, text: str, both: tuple[str, str]) -> None:
    assert both in sides(code, text)


def test_students_whom_police_meet_are_no_militia(code: CodeText) -> None:
    text = "Clashes between police and students in Dhaka in Bangladesh on Monday left 40 people injured."
    named = {name for both in sides(code, text) for name in both if name}
    assert not any("Militia" in name for name in named)


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Five constables lost their lives on Monday when a bomb went off in Bannu in Pakistan.", "Police Forces of"),
        ("A mine went off near Gao in Mali on Monday. Two soldiers died and four were injured.", "Military Forces of"),
    ],
)
def test_those_whose_dead_are_counted_were_hit(code: CodeText, text: str, victims: str) -> None:
    assert any(other is not None and other.startswith(victims) for _, other in sides(code, text))


def test_those_who_shoot_the_attackers_did_not_attack(code: CodeText) -> None:
    text = (
        "A suicide bomber rammed the gate of a hotel in Baidoa in Somalia on Monday, killing nine people. "
        '"Two of the attackers were shot dead by the security forces," a police captain said. '
        "Al-Shabaab claimed responsibility."
    )
    assert "Al Shabaab" in {one for one, _ in sides(code, text)}
    assert "Police Forces of Somalia" not in {one for one, _ in sides(code, text)}


def test_a_strike_of_workers_is_none_from_the_air(code: CodeText) -> None:
    text = (
        "On the second day of the strike against the law of the president, demonstrators in Puno in Peru set fire to "
        "a toll booth on Monday and threw stones at the police."
    )
    assert ("Rioters (Peru)", "Police Forces of Peru") in sides(code, text)


def test_two_forces_of_one_state_do_not_face_each_other(code: CodeText) -> None:
    text = (
        "Two policemen were killed and five soldiers were wounded when gunmen attacked a police station in Herat in "
        "Afghanistan on Monday."
    )
    assert "Unidentified Armed Group (Afghanistan)" in {one for one, _ in sides(code, text)}


def test_those_who_answer_fire_did_not_attack(code: CodeText) -> None:
    text = (
        "Gunmen opened fire on a bus near Bawku in Ghana on Monday, killing three passengers. Soldiers returned fire "
        "and the gunmen fled."
    )
    assert sides(code, text) == {("Unidentified Armed Group (Ghana)", "Civilians (Ghana)")}


def test_whom_a_mob_lynches_is_a_civilian(code: CodeText) -> None:
    text = "Angry residents lynched a suspected thief in Jinja in Uganda on Monday."
    assert sides(code, text) == {("Rioters (Uganda)", "Civilians (Uganda)")}


def test_activists_killed_away_from_a_march_are_civilians(code: CodeText) -> None:
    text = "Two land activists were murdered by hooded men in Altamira in Brazil on Monday."
    assert sides(code, text) == {("Unidentified Armed Group (Brazil)", "Civilians (Brazil)")}


def test_followers_of_a_party_are_a_crowd_and_not_the_party(code: CodeText) -> None:
    text = "Supporters of the opposition party BNP clashed with police in Khulna in Bangladesh on Monday."
    assert sides(code, text) == {("Rioters (Bangladesh)", "Police Forces of Bangladesh")}


def test_peacekeepers_are_of_their_mission(code: CodeText) -> None:
    text = (
        "A Bangladeshi peacekeeper was killed on Monday when gunmen ambushed a patrol near Obo in the Central African "
        "Republic, MINUSCA said."
    )
    assert any(other is not None and other.startswith("MINUSCA") for _, other in sides(code, text))


def test_a_people_of_another_country_is_of_that_country(code: CodeText) -> None:
    text = "Gunmen killed three Kosovo Serbs near Zvecan in Kosovo on Monday."
    assert {other for _, other in sides(code, text)} == {"Civilians (Kosovo)"}


def test_who_brokers_a_truce_attacks_nobody(code: CodeText) -> None:
    text = (
        "Armed men looted the clinic of Walikale in Congo on Monday. The truce brokered by Angola in August has not "
        "been respected."
    )
    assert not any(name and "Angola" in name for both in sides(code, text) for name in both)


def test_no_casualties_are_no_civilians_hit(code: CodeText) -> None:
    text = "A rocket was fired from Gaza at Israel on Monday and fell in a field. There were no casualties."
    assert all(other is None or not other.startswith("Civilians") for _, other in sides(code, text))


def test_its_forces_are_not_those_of_the_people_before(code: CodeText) -> None:
    text = (
        "Civilians fled Sumy in Ukraine on Monday, officials said. "
        "Its forces fired on the village of Glushkovo in Russia on Monday, killing two people."
    )
    assert all(one is None or not one.startswith("Civilians") for one, _ in sides(code, text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bus was bombed by rebels in Kisangani in Congo on Monday.", "Remote explosive/landmine/IED"),
        ("Rebels bombed a pipeline near Kisangani in Congo on Monday.", "Remote explosive/landmine/IED"),
        ("Rebels bombed an army base near Myawaddy in Myanmar with drones on Monday.", "Air/drone strike"),
        ("The air force bombed a village near Myawaddy in Myanmar on Monday.", "Air/drone strike"),
    ],
)
def test_rebels_bomb_with_what_they_laid_and_armies_from_the_air(code: CodeText, text: str, kind: str) -> None:
    assert [report.sub_event_type for report in code(text).reports] == [kind]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The minister escaped unharmed from an attempt on his life in Basra in Iraq on Monday.", "The minister"),
        ("Judge Maria Soto survived an attempt on her life in Guayaquil in Ecuador on Monday.", "Judge Maria Soto"),
    ],
)
def test_who_survives_an_attack_was_its_target(code: CodeText, text: str, target: str) -> None:
    assert [(r.target, r.actor2.actor_class.value) for r in code(text).reports if r.actor2] == [(target, "civilians")]


def test_attackers_who_escape_are_not_their_own_target(code: CodeText) -> None:
    text = "The gunmen escaped after the bombing of a bus in Tumaco in Colombia on Monday."
    assert [report.target for report in code(text).reports] == ["a bus in Tumaco"]


def test_an_official_whose_car_is_blown_up_is_no_soldier(code: CodeText) -> None:
    text = "The governor's car was blown up in Basra in Iraq on Monday."
    assert {other for _, other in sides(code, text)} == {"Civilians (Iraq)"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Senator Ana Paz is being held by rebels in the hills of Cauca in Colombia, her family said on Monday.",
            ["Abduction/forced disappearance"],
        ),
        ("Elections are being held by the junta in Mali on Sunday.", []),
        ("The man was being held by police in Lima in Peru on Monday.", []),
    ],
)
def test_being_held_by_rebels_is_an_abduction(code: CodeText, text: str, kinds: list[str]) -> None:
    assert [report.sub_event_type for report in code(text).reports] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Rebels activated an explosive device near a police post in Cauca in Colombia on Monday.",
            ["Remote explosive/landmine/IED"],
        ),
        (
            "Guerrillas set off mines under a bridge in Arauca in Colombia on Monday.",
            ["Remote explosive/landmine/IED"],
        ),
        ("The company activated a new device at its plant in Lima in Peru on Monday.", []),
    ],
)
def test_devices_and_mines_that_are_set_off_are_bombs(code: CodeText, text: str, kinds: list[str]) -> None:
    assert [report.sub_event_type for report in code(text).reports] == kinds
