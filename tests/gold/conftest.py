"""Finished runs over articles that have hand-coded answers; tests look at them and do not change them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Once
from tests.gold.checks import ORIGINALS, Told, told
from tests.stages.staged_run import DEMONSTRATION, PROJECT, copied, run_stages

RETOLD = tuple(f"idlib_camp_strike_{number}.txt" for number in range(1, 6))
# Events of the demonstration that the five retold articles tell.
RETOLD_EVENTS = ("E1", "E2", "E3", "E4")


@pytest.fixture(scope="session")
def originals(once: Once) -> Told:
    """The five articles the project was given, which carry no metadata."""
    if not ORIGINALS.is_dir():
        pytest.skip(f"{ORIGINALS} is not here")
    out = once("originals", lambda folder: run_stages(ORIGINALS, folder))
    return told(ORIGINALS, out, gold=ORIGINALS / "gold.json")


@pytest.fixture(scope="session")
def retold(once: Once) -> Told:
    """Our own write-ups of the five, without their listing."""
    base = once("retold", lambda folder: run_stages(copied(RETOLD, folder / "articles"), folder / "out"))
    return told(base / "articles", base / "out", gold=PROJECT / "tests/gold/demonstration.json", only=RETOLD_EVENTS)


@pytest.fixture(scope="session")
def demonstration(demonstration_run: Path) -> Told:
    """All demonstration articles with their listing."""
    return told(DEMONSTRATION, demonstration_run, gold=PROJECT / "tests/gold/demonstration.json")


@pytest.fixture(scope="session")
def development(once: Once) -> Told:
    """The development half of the open gold articles."""
    base = PROJECT / "tests/gold/development"
    out = once("development", lambda folder: run_stages(base / "articles", folder))
    return told(base / "articles", out, gold=base / "gold.json")
