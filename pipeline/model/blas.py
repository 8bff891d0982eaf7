"""Which routines multiply the networks' matrices, and on how many threads.

spaCy's default on a processor is BLIS, whose builds for Python know no wide vector units: numpy's OpenBLAS
multiplies matrices of this model's shapes three times as fast on one core (105 against 35 GFLOPS, AVX-512).
One thread: workers would fight for cores, and the order of sums must not depend on how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import ThreadpoolController


@contextmanager
def fast_products() -> Iterator[None]:
    """Networks made or loaded inside multiply with numpy. On a GPU nothing changes."""
    before = get_current_ops()
    if type(before) is not NumpyOps:
        yield
        return
    set_current_ops(NumpyOps(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)


@contextmanager
def one_thread() -> Iterator[None]:
    """Products inside run on one thread."""
    with _controller().limit(limits=1, user_api="blas"):
        yield


@lru_cache(maxsize=1)
def _controller() -> ThreadpoolController:
    """Looked up once: it takes some milliseconds."""
    return ThreadpoolController()
