"""Police and soldiers who turn on people that protest, and who does so without arms."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


def types(code: CodeText, text: str) -> set[str]:
    return {report.sub_event_type for report in code(text).reports}


@pytest.mark.parametrize(
    "text",
    [
        "Police in Blantyre fired tear gas on Tuesday at dozens of midwives who had come together at the town hall.",
        "Riot police used water cannon on Sunday to clear several hundred people who had camped on a bridge in Minsk.",
        "Officers broke up a vigil by pensioners in Yerevan on Monday and took away three of them.",
        "Police beat teachers with truncheons in Multan on Thursday as they tried to march on the assembly.",
    ],
)
def test_people_who_came_together_and_are_driven_off_protest(code: CodeText, text: str) -> None:
    assert types(code, text) == {"Protest with intervention"}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers opened fire on Saturday on a crowd that had gathered outside the radio in Niamey, killing two.",
        "Police shot dead a student in Bafoussam on Friday as residents blocked a bridge to protest against a tax.",
        "Gendarmes shot at cleaners who had walked out of a hospital in Cayenne on Monday, and one died.",
    ],
)
def test_protesters_who_are_shot_at_meet_excessive_force(code: CodeText, text: str) -> None:
    reports = code(text).reports
    assert [report.sub_event_type for report in reports] == ["Excessive force against protesters"]
    actor = reports[0].actor1
    assert actor is not None
    assert actor.name.startswith("Protesters")


@pytest.mark.parametrize(
    "text",
    [
        "Police shot dead a 22-year-old baker at a checkpoint in Enugu on Monday, sparking protests in the city.",
        "Officers beat a detainee to death at a police station in Sukkur on Tuesday, his brother said.",
    ],
)
def test_what_brings_protests_about_is_an_attack(code: CodeText, text: str) -> None:
    assert types(code, text) == {"Attack"}


def test_those_who_are_hit_did_not_do_it(code: CodeText) -> None:
    (report,) = code(
        "Gunmen opened fire on mourners who had gathered at a mosque in Sokoto on Tuesday, killing six."
    ).reports
    assert report.sub_event_type == "Attack"
    assert report.actor1 is not None
    assert report.actor1.name.startswith("Unidentified Armed Group")


def test_a_strike_by_workers_is_not_flown(code: CodeText) -> None:
    told = types(code, "A strike by teachers in Arequipa turned violent on Thursday when police hit two of them.")
    assert "Air/drone strike" not in told
