"""Who only seems to act: the dead of a shared clause, rivals at odds, guards who answer, a nation for a person."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText
from tests.coding.test_crowds_and_mishaps import types
from tests.coding.test_nations_and_kinds import actors


def test_the_dead_burn_nothing(code: CodeText) -> None:
    text = (
        "At least 130 people were killed when gunmen opened fire in a hall in Krasnogorsk, near Moscow, on Friday "
        "and set the building ablaze."
    )
    assert types(code, text) == {"Attack"}
    assert actors(code, text) == ["Unidentified Armed Group (Russia)"]


def test_who_came_when_people_died_killed_them(code: CodeText) -> None:
    text = (
        "At least 70 people were killed when members of the Gran Grif gang swept through Pont-Sonde in Haiti on Monday."
    )
    assert actors(code, text) == ["Gran Grif"]


def test_rivals_at_odds_do_not_fight_today(code: CodeText) -> None:
    text = (
        "Gunmen shot dead 24 people at a clinic in Irapuato on Monday. "
        "The Jalisco cartel and the Santa Rosa de Lima cartel are fighting over the state."
    )
    assert actors(code, text) == ["Unidentified Armed Group (Mexico)"]


def test_police_who_shoot_the_driver_did_not_ram_the_crowd(code: CodeText) -> None:
    text = (
        "Two people were killed in a car-ramming attack at a bus stop in Jerusalem on Friday. "
        "The driver was shot dead at the scene by an off-duty policeman."
    )
    assert all(name is None or not name.startswith("Police") for name in actors(code, text))


def test_a_group_is_called_by_the_name_beside_it(code: CodeText) -> None:
    text = (
        "Two miners were killed in an ambush near Pama in Burkina Faso on Monday. "
        "A jihadist group allied to al Qaeda, JNIM, said it had killed them."
    )
    assert actors(code, text) == ["JNIM: Group for Support of Islam and Muslims"]


def test_a_drone_that_is_shot_down_stands_for_whose_it_was(code: CodeText) -> None:
    report = code("Iran's Revolutionary Guards shot down a US military drone on Thursday near Jask.").reports[0]
    assert report.actor2 is not None
    assert report.actor2.name == "Military Forces of the United States"


def test_a_march_after_which_people_are_taken_away_is_only_when(code: CodeText) -> None:
    text = "The women were beaten and taken away from Kumba in Cameroon on Saturday after they held a march."
    assert types(code, text) == {"Abduction/forced disappearance"}
    assert actors(code, text) == ["Unidentified Armed Group (Cameroon)"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (None, "Five nurses who were abducted in Yemen 18 months ago walked free on Friday, the ministry said."),
        ("Book review: the general who burned the hills", "It portrays a man who ordered the shelling of a city."),
    ],
)
def test_long_ago_and_books_are_no_news(code: CodeText, title: str | None, text: str) -> None:
    assert types(code, text, title) == set()


def test_what_is_known_beside_what_may_be_is_told(code: CodeText) -> None:
    text = "As many as 100 people may have been killed when a junta jet dropped bombs on Pazigyi in Myanmar on Tuesday."
    assert types(code, text) == {"Air/drone strike"}


def test_those_who_sat_in_a_bus_did_not_kill(code: CodeText) -> None:
    text = "Gunmen attacked a bus in Mopti, Mali, on Monday in which 13 people were travelling and killed nine."
    assert actors(code, text) == ["Unidentified Armed Group (Mali)"]


def test_who_helps_to_take_a_town_did_not_lose_it(code: CodeText) -> None:
    report = code("M23 rebels backed by Rwandan troops captured the town of Sake in Congo on Thursday.").reports[0]
    assert report.actor2 is None or "Rwanda" not in report.actor2.name


def test_the_dead_of_a_shipwreck_are_not_those_of_the_protest(code: CodeText) -> None:
    text = "Police used tear gas on protesters in Kalamata on Tuesday over the sinking of a ship in which many died."
    assert types(code, text) == {"Protest with intervention"}
