"""Rows that stay for as long as a task lasts, kept out of the search for garbage."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

# So many objects made, and not dropped again, before the young ones are searched; Python's 700 are less than the
# coding of one sentence makes.
YOUNG_OBJECTS = 10_000


@contextmanager
def held(read: Callable[[], T]) -> Iterator[T]:
    """What `read` gives, which the collector passes by until the block ends; young objects it searches seldom.

    Rows of a task live until its end, and are by far the most objects in it: walking them again and again costs up to a
    sixth of the time. What the collector was set to before holds again afterwards.
    """
    collects, limits = gc.isenabled(), gc.get_threshold()
    gc.disable()
    try:
        rows = read()
        gc.freeze()
        gc.set_threshold(YOUNG_OBJECTS, *limits[1:])
        if collects:
            gc.enable()
        yield rows
    finally:
        gc.unfreeze()
        gc.set_threshold(*limits)
        if collects:
            gc.enable()
