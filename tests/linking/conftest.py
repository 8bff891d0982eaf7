"""Fixtures of the linking tests; the builders stand in worlds.py beside this file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# The builders are a plain module, so that tests can import them whatever pytest's import mode.
sys.path.insert(0, str(Path(__file__).parent))

from worlds import World, empty_world, world_of_five_papers


@pytest.fixture
def world() -> World:
    """An empty world with five event types."""
    return empty_world()


@pytest.fixture
def five_papers() -> World:
    """One air strike in five papers, the retaliation, and an earlier strike; one paper is dated."""
    return world_of_five_papers()
