"""What takes long to make and is the same for all tests is made once, by whichever worker comes to it first."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from tests.stages.staged_run import DEMONSTRATION, run_stages

Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A folder of this test run by its name: filled by the first worker that asks, and the same for the others."""
    own = tmp_path_factory.getbasetemp()
    # A worker of pytest-xdist has a folder of its own inside the one of the whole run.
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def filled(name: str, fill: Callable[[Path], object]) -> Path:
        folder = shared / f"once {name}"
        with FileLock(shared / f"once {name}.lock"):
            if not folder.is_dir():
                unfinished = shared / f"once {name}.tmp"
                shutil.rmtree(unfinished, ignore_errors=True)
                unfinished.mkdir()
                fill(unfinished)
                unfinished.rename(folder)
        return folder

    return filled


@pytest.fixture(scope="session")
def demonstration_run(once: Once) -> Path:
    """The output folder of a run over the demonstration articles; tests look at it and do not change it."""
    return once("demonstration", lambda folder: run_stages(DEMONSTRATION, folder))
