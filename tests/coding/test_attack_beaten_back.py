"""Attacks told by those who beat them back: who came is the first side, whoever holds the ground the second."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "United Nations troops from Nepal fought off an attack on their camp near Zemio, in the Central African "
            "Republic, on Tuesday, the mission said.",
            "Unidentified Armed Group (Central African Republic)",
        ),
        (
            "UN peacekeepers thwarted an attack on one of their bases near Zemio, in the Central African Republic, on "
            "Tuesday. Nobody was hurt.",
            "Unidentified Armed Group (Central African Republic)",
        ),
    ],
)
def test_who_came_against_a_base(code: CodeText, text: str, expected: str) -> None:
    reports = code(text).reports
    assert [report.sub_event_type for report in reports] == ["Armed clash"]
    assert reports[0].actor1 is not None
    assert reports[0].actor1.name == expected
    assert reports[0].actor2 is not None
    assert "United Nations" in reports[0].actor2.name


def test_a_named_group_came(code: CodeText) -> None:
    report = code(
        "Soldiers repelled an attack by Boko Haram fighters on their base in Rann, Nigeria, on Tuesday."
    ).reports[0]
    assert report.actor1 is not None
    assert report.actor1.name == "Boko Haram"
    assert report.actor2 is not None
    assert report.actor2.name == "Military Forces of Nigeria"


def test_an_attack_on_a_market_is_only_thwarted(code: CodeText) -> None:
    report = code("Police thwarted an attack on a market in Amman, Jordan, on Tuesday and seized two vests.").reports[0]
    assert report.sub_event_type == "Disrupted weapons use"


def test_who_condemns_an_attack_did_not_make_it(code: CodeText) -> None:
    report = code(
        "An attack on a camp of herders near Bor, South Sudan, on Monday has been strongly condemned by the head of "
        "the UN Mission in South Sudan. Four herders were killed."
    ).reports[0]
    assert report.actor1 is None or "United Nations" not in report.actor1.name


def test_who_only_returns_fire_was_attacked(code: CodeText) -> None:
    reports = code(
        "Police officers were shot at from a boat on the river near Leticia, Colombia, on Tuesday and returned the "
        "fire. No one was hit."
    ).reports
    assert [report.sub_event_type for report in reports] == ["Armed clash"]
    assert reports[0].actor1 is not None
    assert reports[0].actor1.name.startswith("Unidentified Armed Group")
    assert reports[0].actor2 is not None
    assert reports[0].actor2.name == "Police Forces of Colombia"


def test_a_patrol_ship_is_of_its_state(code: CodeText) -> None:
    report = code(
        "An Indonesian patrol ship fired on a Malaysian fishing boat off Kuala Selangor, Malaysia, on Tuesday and hit "
        "the skipper in the thigh."
    ).reports[0]
    assert report.actor1 is not None
    assert report.actor1.name == "Military Forces of Indonesia"


def test_guns_that_bring_down_rockets(code: CodeText) -> None:
    reports = code(
        "The guns of the embassy in Baghdad, Iraq, shot down two Katyusha rockets late on Tuesday. Pieces fell on a car"
        " park and nobody was hurt."
    ).reports
    assert [report.sub_event_type for report in reports] == ["Disrupted weapons use"]
