"""How local papers tell what happened and when: raids, riots, quarrels and nights between two days."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


def types(code: CodeText, text: str) -> list[str]:
    return [report.sub_event_type for report in code(text).reports]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen on horses swept into Tilwa village in Niger on Sunday, firing on residents as they fled.",
            ["Attack"],
        ),
        (
            "Police fired rubber bullets at protesters in Welkom on Tuesday. "
            "Dozens of residents blocked the main road, burning tyres and hurling stones at officers.",
            ["Violent demonstration"],
        ),
        (
            "Police fired tear gas at marchers in Lyon on Tuesday. "
            "The clashes broke out near the station during a march of the unions.",
            ["Protest with intervention"],
        ),
        (
            "Rioters attacked police with petrol and blast bombs in Derry on Monday night, wounding 12 officers.",
            ["Violent demonstration"],
        ),
        (
            "Troops gunned down nine members of the Lord's Resistance Army in Obo on Monday. "
            "The soldiers struck the remnants of the group in the forest.",
            ["Armed clash"],
        ),
        ("A clerk was shot dead in Multan on Monday by his brother-in-law.", []),
        (
            "Gunmen raided Kolda on Monday, shooting at people and setting homes on fire.",
            ["Attack"],
        ),
    ],
)
def test_types_of_events_that_local_papers_tell(code: CodeText, text: str, expected: list[str]) -> None:
    assert types(code, text) == expected


def test_sporadic_shots_are_one_shooting(code: CodeText) -> None:
    assert types(code, "A trader was shot dead amid sporadic shooting in Garu, Ghana.") == ["Attack"]


def test_a_feud_for_control_is_no_fight(code: CodeText) -> None:
    text = (
        "Armed men on motorcycles killed eight people in a bar in Tibu, Colombia, on Monday. "
        "The region has been hit by the battle between the ELN and the EPL for control of the routes."
    )
    assert types(code, text) == ["Attack"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen killed five people in Ahoada, Nigeria. The incident occurred on Saturday night, when the gunmen "
            "invaded an estate, after a raid.",
            "2021-03-06",
        ),
        ("Overnight Thursday to Friday armed men raided a village in Niger, killing 15 people.", "2021-03-05"),
        (
            "Prosecutors in the state of Durango, Mexico, say four policemen are dead following an ambush overnight. "
            "The ambush occurred late Tuesday near the town of Tepehuanes.",
            "2021-03-09",
        ),
    ],
)
def test_days_that_local_papers_tell(code: CodeText, text: str, expected: str) -> None:
    assert {str(report.date.event_date) for report in code(text).reports} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 18 people in Kurmi, Nigeria, on Tuesday. "
        "The bandits are believed to be responsible for the killing of 20 people at Dogo about a fortnight ago.",
        "A soldier was killed on Sunday when his vehicle hit a mine south of Tessalit, Mali. "
        "About two hours later, another mine exploded near a convoy in Kidal.",
        "Bandits kidnapped a teacher in Kagara, Nigeria, two weeks ago. Her husband was killed there two days ago.",
    ],
)
def test_another_mine_and_another_week_are_other_events(code: CodeText, text: str) -> None:
    assert len(code(text).reports) == 2


def test_what_police_do_across_the_country_is_no_event_of_the_day(code: CodeText) -> None:
    text = (
        "Police used tear gas to disperse demonstrators in Blantyre, Malawi, on Wednesday.\n\n"
        "Shops were closed in the city, and the buses stayed in their yards.\n\n"
        "Schools were to open again on Thursday, the ministry said.\n\n"
        "“Police have shot and killed protesters in various parts of the country,” their leader said."
    )
    assert types(code, text) == ["Protest with intervention"]
