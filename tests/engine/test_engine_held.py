"""Rows of a task are kept out of the search for garbage while it lasts."""

from __future__ import annotations

import gc
import weakref

import pytest

from pipeline.engine import held
from pipeline.engine.held import YOUNG_OBJECTS


class _Ring:
    """An object that only the collector can drop."""

    def __init__(self) -> None:
        self.itself = self


def test_rows_are_passed_by_while_the_block_lasts_and_settings_come_back() -> None:
    before, limits = gc.get_freeze_count(), gc.get_threshold()
    with held(lambda: [[] for _ in range(1_000)]) as rows:
        assert len(rows) == 1_000
        assert gc.get_freeze_count() >= before + 1_000
        assert gc.get_threshold() == (YOUNG_OBJECTS, *limits[1:])
        assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == limits
    assert gc.isenabled()


def test_what_the_task_drops_is_still_collected() -> None:
    with held(list) as rows:
        dropped = weakref.ref(_Ring())
        rows += [[number] for number in range(2 * YOUNG_OBJECTS)]
        assert dropped() is None


def test_settings_come_back_after_a_failure_and_a_collector_that_was_off_stays_off() -> None:
    limits = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), held(lambda: 1 // 0):
        pass
    assert gc.isenabled()
    gc.disable()
    try:
        with held(list):
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
    assert gc.get_threshold() == limits
