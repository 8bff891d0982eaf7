"""What a told event needs beside it to be one of its article's own."""

from __future__ import annotations

from tests.coding.conftest import CodeText


def test_a_claimed_attack_of_the_lead_is_news(code: CodeText) -> None:
    found = code("Boko Haram claimed responsibility on Tuesday for an attack against the offices of a newspaper.")
    assert [report.actor1.name for report in found.reports if report.actor1] == ["Boko Haram"]


def test_a_dateline_names_a_place(code: CodeText) -> None:
    blast = "A bomb exploded on Monday outside the offices of a telephone company and broke its windows."
    assert not code(blast).reports
    assert code(f"KADUNA, June 3 (Reuters) - {blast}").reports
