"""One law for all executors: the same bytes, the same failures."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from concurrent.futures import Executor
from typing import Any

import pytest

from pipeline.engine import make_executor, run
from pipeline.engine.executors import DaskExecutor, SerialExecutor
from tests.engine.conftest import Workshop, statuses
from tests.engine.toy_stages import split_or_die, toy_stages, with_stage


def local_dask() -> Executor:
    distributed: Any = pytest.importorskip("distributed", reason="Dask is not installed; pip install 'sitrep[dask]'")
    cluster = distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None)
    return DaskExecutor(client=distributed.Client(cluster))


@pytest.fixture(params=["serial", "processes", "dask"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    kind = str(request.param)
    if kind != "dask":
        with make_executor(kind, workers=2) as made:
            yield made
        return
    made = local_dask()
    client: Any = made._client  # type: ignore[attr-defined]
    with made:
        yield made
    client.cluster.close()
    client.close()


def test_every_executor_writes_the_same_bytes(executor: Executor, workshop: Workshop) -> None:
    stages = toy_stages(workshop.root)
    report = run(stages, workshop.store, executor=executor, settings=workshop.settings, root=workshop.root)
    assert report.exit_code == 0, report.failures
    found = workshop.bytes_of_tables()
    for path in workshop.store.root.rglob("*.parquet"):
        path.unlink()
    with SerialExecutor() as serial:
        run(stages, workshop.store, executor=serial, settings=workshop.settings, root=workshop.root)
    assert workshop.files_changed(found) == set()


def test_every_executor_tells_of_a_failure_and_goes_on(executor: Executor, workshop: Workshop) -> None:
    workshop.write_notes("2020-10-26 the camp was hit\n2020-10-27 fail!\n2020-10-28 a hill\n")
    stages = toy_stages(workshop.root)
    report = run(stages, workshop.store, executor=executor, settings=workshop.settings, root=workshop.root)
    assert statuses(report)["2_words"] == {"failed": 1, "ran": 2}
    assert "RuntimeError: cannot split 'fail!'" in str(report.failures[0][1].failure)


def test_a_worker_that_dies_is_a_failure_of_the_run(workshop: Workshop) -> None:
    workshop.write_notes("2020-10-26 a hill\n2020-10-27 fail!\n2020-10-28 a camp\n")
    stages = with_stage(toy_stages(workshop.root), "2_words", function=split_or_die)
    report = workshop.run(stages, kind="processes")
    assert report.exit_code == 1
    failures = {entry.partition: str(entry.failure) for _, entry in report.failures}
    assert "BrokenProcessPool" in failures["2020-10-27"]
    workshop.write_notes("2020-10-26 a hill\n2020-10-28 a camp\n")
    assert workshop.run(stages, kind="processes").exit_code == 0


def test_a_context_is_loaded_once_per_process(workshop: Workshop) -> None:
    workshop.run(kind="processes", workers=1)
    assert workshop.loads() == 1


def test_a_serial_executor_gives_exceptions_through_the_future() -> None:
    future = SerialExecutor().submit(int, "x")
    assert isinstance(future.exception(), ValueError)
    assert SerialExecutor().submit(int, "7").result() == 7


def test_without_dask_the_fix_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(ImportError, match=r'pip install "sitrep\[dask\]"'):
        make_executor("dask")


def test_an_unknown_executor_is_refused_with_the_choices() -> None:
    with pytest.raises(ValueError, match="no executor 'threads'; choose one of serial, processes, dask"):
        make_executor("threads")
    with pytest.raises(ValueError, match="workers must be 1 or more"):
        make_executor("processes", workers=0)
