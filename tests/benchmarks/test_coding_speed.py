"""The measure of coding speed takes every step that a run takes, and leaves the modules as they were."""

from __future__ import annotations

from pathlib import Path

from benchmarks import coding_speed
from pipeline.coding import code_article
from pipeline.coding.reading import SentenceReading
from tests.stages.staged_run import copied

ARTICLES = ("idlib_camp_strike_1.txt", "idlib_camp_strike_2.txt")


def test_a_set_is_measured_step_by_step(tmp_path: Path) -> None:
    store = coding_speed.stored_parses(copied(ARTICLES, tmp_path / "articles"), tmp_path / "out")
    found, together = dict(vars(SentenceReading)), dict(vars(code_article))

    measured = coding_speed.measure("two articles", store)

    assert (measured.articles, measured.reports > 0) == (len(ARTICLES), True)
    assert 0 < measured.telling < measured.sentences
    assert set(measured.first) == set(measured.again) == set(coding_speed.STEPS)
    assert {*coding_speed.FINDINGS, *coding_speed.TOGETHER.values()} <= set(measured.inside)
    assert measured.parsing > 0
    assert (dict(vars(SentenceReading)), dict(vars(code_article))) == (found, together)
    assert "| sentences | " in coding_speed.table([measured])
