"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def with_examples() -> list[str]:
    """Modules whose source holds an example."""
    paths = sorted(path for package in ("schemas", "pipeline") for path in (PROJECT / package).rglob("*.py"))
    found = [path for path in paths if ">>> " in path.read_text(encoding="utf-8")]
    names = [".".join(path.relative_to(PROJECT).with_suffix("").parts) for path in found]
    return [name.removesuffix(".__init__") for name in names]


@pytest.mark.parametrize("name", with_examples())
def test_examples_in_docstrings_are_true(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert result.attempted > 0
    assert result.failed == 0
