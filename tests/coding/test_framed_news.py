"""Words of law and sport in news of violence: clerks of a court are kidnapped, and a shoot-out is no penalty."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText

STRIKE = "Judges in Ora in Colombia are on strike since Sunday over the kidnapping of Luis Paz, a clerk of the court. "


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (STRIKE + "Four armed men kidnapped Mr Paz from his home.", ["Abduction/forced disappearance"]),
        (
            "A march was called at the same time as rebels engaged in a shoot-out with police in Ora in Colombia on "
            "Sunday, in which two people died.",
            ["Armed clash"],
        ),
        ("A court in Ora in Colombia heard on Sunday that gunmen shot a farmer in 2012. The judge doubted it.", []),
    ],
)
def test_judges_and_shoot_outs_make_no_trial_and_no_match(code: CodeText, text: str, kinds: list[str]) -> None:
    assert [report.sub_event_type for report in code(text).reports] == kinds
