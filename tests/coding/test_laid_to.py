"""Deeds that a participle lays to somebody: `in an attack blamed on the rebels, gunmen killed a judge`."""

from __future__ import annotations

import pytest

from schemas.coding import Report
from tests.coding.conftest import CodeText

GROUP = "shabaab"


def doers(code: CodeText, text: str) -> set[str | None]:
    """The names of the first sides of a text's reports."""

    def name(report: Report) -> str | None:
        return None if report.actor1 is None else report.actor1.name

    return {name(report) for report in code(text).reports}


@pytest.mark.parametrize(
    "text",
    [
        "In an attack blamed on al-Shabaab, gunmen killed a judge in Mogadishu on Friday.",
        "In a new action attributed to al-Shabaab, a bomb destroyed a school in Mogadishu on Friday.",
        "A bomb attributed to al-Shabaab killed two policemen in Mogadishu on Friday.",
        "Two policemen were killed in Mogadishu on Friday in an attack blamed on al-Shabaab.",
    ],
)
def test_a_participle_tells_whom_a_deed_is_laid_to(code: CodeText, text: str) -> None:
    assert any(name is not None and GROUP in name.lower() for name in doers(code, text))


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed two men in Mogadishu on Friday in a raid on a house used in attacks blamed on al-Shabaab.",
        "In an attack not attributed to al-Shabaab, gunmen killed a judge in Mogadishu on Friday.",
    ],
)
def test_what_else_is_laid_to_somebody_is_not_this_deed(code: CodeText, text: str) -> None:
    assert not any(name is not None and GROUP in name.lower() for name in doers(code, text))


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Soldiers took part in the murder of six priests in San Salvador on Monday, the bishop said.", "Military"),
        ("Four officers of the armed forces participated in the murder of two priests in San Salvador.", "Military"),
        (
            "Soldiers took part in the funeral of six priests murdered in San Salvador on Monday.",
            "Unidentified",
        ),
        (
            "The army denied that soldiers took part in the murder of six priests in San Salvador.",
            "Unidentified",
        ),
    ],
)
def test_armed_people_who_took_part_in_a_deed_did_it(code: CodeText, text: str, doer: str) -> None:
    told = code(text).reports
    names = [one.actor1.name for one in told if one.actor1 is not None and one.sub_event_type == "Attack"]
    assert names
    assert all(name.startswith(doer) for name in names)
