"""Forces and groups called by names of their own."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CodeText


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            "Soldiers of the Umbutfo Defence Force killed three farmers near Mbabane in Eswatini on Monday.",
            "Military Forces of eSwatini",
        ),
        (
            "A patrol of the Botswana Defence Force killed three gunmen near Kasane in Botswana on Monday.",
            "Military Forces of Botswana",
        ),
        (
            "Officers of the Royal Solomon Islands Police Force shot dead three gunmen near Honiara on Monday.",
            "Police Forces of the Solomon Islands",
        ),
        (
            "Fighters of the Burma National Revolutionary Army killed four soldiers near Monywa in Myanmar on Monday.",
            "BNRA: Burma National Revolutionary Army",
        ),
        (
            "Gunmen of the Armed Peasant Association shot dead a rancher near Concepcion in Paraguay on Monday.",
            "ACA: Armed Peasant Association",
        ),
        (
            "Ansar al-Furqan killed two policemen near Chabahar in Iran on Monday.",
            "Ansar al-Furqan",
        ),
    ],
)
def test_forces_of_all_countries_are_known_by_their_names(code: CodeText, text: str, doer: str) -> None:
    doers = {report.actor1.name for report in code(text).reports if report.actor1 is not None}
    assert doer in doers
