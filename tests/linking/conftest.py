"""Worlds of hand-built records, empty or told by five papers."""

from __future__ import annotations

import pytest

from tests.linking.worlds import World, empty_world, world_of_five_papers


@pytest.fixture
def world() -> World:
    """An empty world with six event types."""
    return empty_world()


@pytest.fixture
def five_papers() -> World:
    """One air strike in five papers, the retaliation, and an earlier strike; one paper is dated."""
    return world_of_five_papers()
