"""Who did it to whom where a headline, an owner, a uniform or the kind of fight tells; and where it does not."""

from __future__ import annotations

import pytest

from schemas.coding import Report
from tests.coding.conftest import CodeText

CLASH, ATTACK, BOMB = "Armed clash", "Attack", "Remote explosive/landmine/IED"
EXCESSIVE = "Excessive force against protesters"


def sides(code: CodeText, text: str, **given: str) -> tuple[str | None, str | None]:
    """Both sides of the first event of a text."""
    report: Report = code(text, **given).reports[0]
    return report.actor1 and report.actor1.name, report.actor2 and report.actor2.name


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Two village guards shot at checkpoint in Yala",
            "Two village guards were killed on Monday when gunmen opened fire on a checkpoint in Yala, Thailand.",
            "Unidentified Armed Group (Thailand)",
        ),
        (
            "Police shot at crowd in Accra",
            "Police shot at a crowd in Accra, Ghana, on Monday, killing two people.",
            "Police Forces of Ghana",
        ),
    ],
)
def test_a_past_form_of_a_headline_without_an_object_is_done_to_its_subject(
    code: CodeText, title: str, text: str, expected: str
) -> None:
    assert sides(code, text, title=title)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Servicemen of the border troops of Tajikistan opened fire on Kyrgyz border guards near Batken, "
            "Kyrgyzstan, on Monday.",
            ("Military Forces of Tajikistan", "Military Forces of Kyrgyzstan"),
        ),
        (
            "Al-Shabaab fighters overran a Ugandan base in Bulo Marer, Somalia, on Monday.",
            ("Al Shabaab", "Military Forces of Uganda"),
        ),
        (
            "Nigerian troops repelled an attack by fighters of Boko Haram on a base in Monguno, Nigeria, on Monday.",
            ("Boko Haram", "Military Forces of Nigeria"),
        ),
        (
            "A special unit of the police shot dead three hostage takers in Guayaquil, Ecuador, on Monday.",
            ("Police Forces of Ecuador", "Unidentified Armed Group (Ecuador)"),
        ),
        (
            "A special unit of the army shot dead three rebels in Guayaquil, Ecuador, on Monday.",
            ("Military Forces of Ecuador", "Unidentified Rebel Group (Ecuador)"),
        ),
        (
            "Clashes broke out on Monday in Nantes, France, between gendarmes and demonstrators.",
            ("Rioters (France)", "Police Forces of France"),
        ),
        (
            "Serb protesters threw stones at police in Zvecan, Kosovo, on Monday.",
            ("Rioters (Kosovo)", "Police Forces of Kosovo"),
        ),
        (
            "Tinashe Moyo, a supporter of the Citizens Coalition for Change, was stoned to death in Harare, Zimbabwe.",
            ("Unidentified Armed Group (Zimbabwe)", "Civilians (Zimbabwe)"),
        ),
        (
            "Regime jets bombed a market in Sagaing, Myanmar, on Monday, killing 12 people.",
            ("Military Forces of Myanmar", "Civilians (Myanmar)"),
        ),
        (
            "A military unit fell into an ambush near Djibo, Burkina Faso, on Monday.",
            ("Unidentified Armed Group (Burkina Faso)", "Military Forces of Burkina Faso"),
        ),
        (
            "Three officers and 22 soldiers were killed in an ambush by bandits near Zungeru, Nigeria, on Monday.",
            ("Bandits (Nigeria)", "Military Forces of Nigeria"),
        ),
        (
            "Two officers and three detectives were killed in an ambush by bandits near Zungeru, Nigeria, on Monday.",
            ("Bandits (Nigeria)", "Police Forces of Nigeria"),
        ),
        (
            "A commando carrying long guns got out of a van and shot at racers in Ensenada, Mexico, on Monday, "
            "killing ten people.",
            ("Unidentified Armed Group (Mexico)", "Civilians (Mexico)"),
        ),
        (
            "Army commandos shot three farmers dead in Kachin state, Myanmar, on Monday.",
            ("Military Forces of Myanmar", "Civilians (Myanmar)"),
        ),
        (
            "Sixty villagers were killed in Karma, Burkina Faso, on Monday by people wearing army uniforms.",
            ("Unidentified Armed Group (Burkina Faso)", "Civilians (Burkina Faso)"),
        ),
        (
            "Seventeen villagers were killed near Paoua, Central African Republic, on Monday by bandits from the "
            "Central African Republic.",
            ("Bandits (Central African Republic)", "Civilians (Central African Republic)"),
        ),
    ],
)
def test_whose_forces_and_which_people(code: CodeText, text: str, expected: tuple[str, str]) -> None:
    assert sides(code, text) == expected


def test_whose_custody_somebody_was_in_is_not_who_he_is(code: CodeText) -> None:
    text = (
        "A crowd wrested five suspected thieves from the custody of officers of the Haitian National Police in "
        "Cap-Haitien, Haiti, on Monday and stoned them to death."
    )
    first, second = sides(code, text)
    assert first == "Rioters (Haiti)"
    assert second != "Police Forces of Haiti"


def test_a_numbered_division_is_of_the_army_that_owns_it(code: CodeText) -> None:
    text = (
        "The Rapid Support Forces took control of the headquarters of the Sudanese army's 16th Infantry Division in "
        "Nyala, Sudan, on Monday."
    )
    assert sides(code, text, published="2023-11-01") == ("Rapid Support Forces", "Military Forces of Sudan")


def test_a_fight_called_tribal_is_between_communities(code: CodeText) -> None:
    first, second = sides(code, "Up to 53 men were killed in a tribal fight in Enga, Papua New Guinea, on Monday.")
    assert first == second == "Unidentified Communal Militia (Papua New Guinea)"


def test_a_fight_of_soldiers_in_a_tribal_area_is_theirs(code: CodeText) -> None:
    text = "Soldiers clashed with Taliban fighters in a tribal district of Khyber, Pakistan, on Monday, killing four."
    assert sides(code, text)[0] == "Military Forces of Pakistan"


def test_somebody_shot_dead_while_others_protest_is_shot_by_the_police(code: CodeText) -> None:
    text = "One person was shot dead in Kitengela, Kenya, on Monday as anti-government protests went on."
    (report,) = code(text).reports
    assert report.sub_event_type == EXCESSIVE
    assert report.actor1 is not None
    assert report.actor1.name == "Protesters (Kenya)"


def test_somebody_shot_dead_by_gunmen_near_a_protest_is_not(code: CodeText) -> None:
    text = "A shopkeeper was shot dead by gunmen in Kitengela, Kenya, on Monday as protests went on elsewhere."
    assert code(text).reports[0].sub_event_type == ATTACK


def test_peacekeepers_are_of_the_mission_of_the_country(code: CodeText) -> None:
    text = "Two peacekeepers were killed when gunmen attacked their convoy near Bangassou, Central African Republic."
    assert (sides(code, text)[1] or "").startswith("MINUSCA")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Officers of the Military Police shot dead two farmers in Amambai, Brazil, on Monday.",
            "Police Forces of Brazil",
        ),
        (
            "Officers of the Military Police shot dead two farmers in Lira, Uganda, on Monday.",
            "Military Forces of Uganda",
        ),
    ],
)
def test_a_force_is_what_its_country_has_it(code: CodeText, text: str, expected: str) -> None:
    assert sides(code, text)[0] == expected


def test_a_police_force_by_common_words_is_of_the_country_where_it_acts(code: CodeText) -> None:
    text = "Agents of the National Civil Police set fire to 30 homes in El Estor, Izabal, on Monday."
    assert sides(code, text, source="Prensa Libre (Guatemala)")[0] != "Military Forces of El Salvador"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Al-Shabaab militants are suspected to have planted it.", "Al Shabaab"),
        ("Al-Shabaab militants are suspected to have left the country.", "Unidentified Armed Group (Kenya)"),
    ],
)
def test_whoever_is_suspected_of_a_bomb_that_nobody_claims(code: CodeText, second: str, expected: str) -> None:
    text = f"A roadside bomb killed three soldiers near Mandera, Kenya, on Monday. {second}"
    assert sides(code, text)[0] == expected


def test_who_dies_of_a_bomb_did_not_lay_it(code: CodeText) -> None:
    text = (
        "Three fighters of the Sinai Tribes Union, which fights beside the army, were killed when a booby-trapped "
        "house exploded in Gelbana, Egypt, on Monday."
    )
    first, second = sides(code, text)
    assert first == "Unidentified Armed Group (Egypt)"
    assert second != first


def test_who_kills_the_attackers_did_not_attack(code: CodeText) -> None:
    text = (
        "Jihadists attacked a boat near Timbuktu, Mali, on Monday, killing 49 civilians. Mali's forces killed about 50 "
        "assailants in response."
    )
    assert sides(code, text)[0] == "Unidentified Islamist Militia (Mali)"


def test_a_patrol_that_comes_under_fire_is_not_who_acts(code: CodeText) -> None:
    text = (
        "A police patrol came under fire near Waghete, Indonesia, on Monday. One fighter of the West Papua National "
        "Liberation Army died in the exchange."
    )
    assert sides(code, text)[1] == "Police Forces of Indonesia"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Terrorists killed 12 villagers in Naquitengue, Mozambique, on Monday.", "Islamist Militia (Mozambique)"),
        ("Terrorists killed 12 villagers in Bama, Nigeria, on Monday.", "Unidentified Armed Group (Nigeria)"),
        (
            "Suspected insurgents shot a teacher dead in Yala, Thailand, on Monday.",
            "Malay Muslim Separatists (Thailand)",
        ),
    ],
)
def test_terrorists_of_a_country_with_one_such_movement(code: CodeText, text: str, expected: str) -> None:
    assert sides(code, text)[0] == expected


def test_soldiers_of_no_state_fight_for_those_who_are_named(code: CodeText) -> None:
    text = (
        "The Indian army said that 20 of its soldiers had been killed in a clash with Chinese troops in Galwan.\n\n"
        "Soldiers fought hand to hand on Monday night with stones and clubs."
    )
    (report,) = code(text, title="20 Indian soldiers die in border fight with Chinese troops").reports
    names = [actor.name for actor in (report.actor1, report.actor2) if actor is not None]
    assert names == ["Military Forces of India", "Military Forces of China"]
