"""A finished run over three of the demonstration articles, and the command line in this process."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli.main import app

PROJECT = Path(__file__).parents[2]
DEMONSTRATION = PROJECT / "seeds/articles"
# Two articles that tell one event, and one without any event.
SMALL = ("kramatorsk_station_1.txt", "kramatorsk_station_2.txt", "football_finances.txt")

Sitrep = Callable[..., Result]


@dataclass(frozen=True)
class Ran:
    """A finished run: its input, its output and what it printed."""

    source: Path
    out: Path
    result: Result


def sitrep_in_process(*arguments: object) -> Result:
    """What a command prints and ends with."""
    return CliRunner(env={"COLUMNS": "120"}).invoke(app, [str(argument) for argument in arguments])


def json_of(result: Result) -> Any:
    """The one JSON object on standard output."""
    return json.loads(result.stdout)


@pytest.fixture
def sitrep() -> Sitrep:
    """The command line."""
    return sitrep_in_process


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """One run that tests look at and do not change."""
    base = tmp_path_factory.mktemp("small run")
    source = base / "articles"
    source.mkdir()
    for name in SMALL:
        shutil.copy(DEMONSTRATION / name, source / name)
    out = base / "out"
    result = sitrep_in_process("run", source, "--out", out)
    return Ran(source, out, result)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A folder with one article that is fine."""
    source = tmp_path / "articles"
    source.mkdir()
    shutil.copy(DEMONSTRATION / SMALL[0], source / "good.txt")
    return source
