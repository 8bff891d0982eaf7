"""Where tasks run: here, in processes of this machine, or on a Dask cluster. All are `concurrent.futures`."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any, ParamSpec, TypeVar

from schemas.vocabulary import ExecutorKind

__all__ = ["DaskExecutor", "ExecutorKind", "SerialExecutor", "make_executor"]

P = ParamSpec("P")
T = TypeVar("T")


def make_executor(kind: str, *, workers: int | None = None, scheduler_address: str | None = None) -> Executor:
    """The executor of a kind, to be used in a `with`. `workers` None is one per processor.

    Dask connects to `scheduler_address` ("tcp://host:8786"); without one it starts workers on this machine.
    Raises ValueError for an unknown kind, ImportError with the fix when Dask is not installed.
    """
    if kind not in tuple(ExecutorKind):
        raise ValueError(f"no executor {kind!r}; choose one of {', '.join(ExecutorKind)}")
    if workers is not None and workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    if kind == ExecutorKind.SERIAL:
        return SerialExecutor()
    if kind == ExecutorKind.DASK:
        return DaskExecutor(workers=workers, scheduler_address=scheduler_address)
    # spawn, on every system: a forked child would inherit threads and half-held locks of numpy and Arrow.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers or os.cpu_count(), mp_context=context, initializer=_leave_interrupts)


class SerialExecutor(Executor):
    """Runs each task when it is submitted, in this thread."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that is already done."""
        future: Future[T] = Future()
        try:
            result = fn(*args, **kwargs)
        except Exception as error:  # as every executor: the caller gets it from the future
            future.set_exception(error)
        else:
            future.set_result(result)
        return future


class DaskExecutor(Executor):
    """Runs tasks on a Dask cluster. The store must lie where every worker sees it under the same path.

    Workers have one thread each, since a task is Python work and language models are not safe to share.
    """

    def __init__(self, *, workers: int | None = None, scheduler_address: str | None = None, client: Any = None) -> None:
        """Connects to a scheduler or starts a local cluster; a given `client` is used and left open."""
        self._owned = client is None
        self._client = client or _dask_client(workers=workers, scheduler_address=scheduler_address)
        # pure=False: the same task twice is run twice, not answered from the scheduler's memory.
        self._executor: Executor = self._client.get_executor(pure=False)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that the cluster fulfils."""
        return self._executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Waits for running tasks, then leaves the cluster, or ends it if it was started here."""
        if cancel_futures:
            self._executor.shutdown(wait=False)
        else:
            self._executor.shutdown(wait=wait)
        if self._owned:
            self._client.close()


def _dask_client(*, workers: int | None, scheduler_address: str | None) -> Any:
    try:
        distributed = importlib.import_module("distributed")
    except ImportError as error:
        raise ImportError('Dask is not installed; install it with: pip install "sitrep[dask]"') from error
    if scheduler_address is not None:
        return distributed.Client(scheduler_address)
    return distributed.Client(n_workers=workers or os.cpu_count(), threads_per_worker=1, dashboard_address=None)


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process; the runner alone answers it, and workers finish their task."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
