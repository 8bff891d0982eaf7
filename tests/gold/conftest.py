"""Finished runs over articles that have hand-coded answers; tests look at them and do not change them."""

from __future__ import annotations

import pytest

from tests.gold.checks import ORIGINALS, Told, told
from tests.stages.staged_run import DEMONSTRATION, PROJECT, copied, run_stages

RETOLD = tuple(f"idlib_camp_strike_{number}.txt" for number in range(1, 6))
# Events of the demonstration that the five retold articles tell.
RETOLD_EVENTS = ("E1", "E2", "E3", "E4")


@pytest.fixture(scope="session")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The five articles the project was given, which carry no metadata."""
    if not ORIGINALS.is_dir():
        pytest.skip(f"{ORIGINALS} is not here")
    out = tmp_path_factory.mktemp("originals")
    run_stages(ORIGINALS, out)
    return told(ORIGINALS, out, gold=ORIGINALS / "gold.json")


@pytest.fixture(scope="session")
def retold(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Our own write-ups of the five, without their listing."""
    base = tmp_path_factory.mktemp("retold")
    source = copied(RETOLD, base / "articles")
    run_stages(source, base / "out")
    return told(source, base / "out", gold=PROJECT / "tests/gold/demonstration.json", only=RETOLD_EVENTS)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """All demonstration articles with their listing."""
    out = tmp_path_factory.mktemp("demonstration")
    run_stages(DEMONSTRATION, out)
    return told(DEMONSTRATION, out, gold=PROJECT / "tests/gold/demonstration.json")


@pytest.fixture(scope="session")
def development(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The development half of the open gold articles."""
    base = PROJECT / "tests/gold/development"
    out = tmp_path_factory.mktemp("development")
    run_stages(base / "articles", out)
    return told(base / "articles", out, gold=base / "gold.json")
