"""`sitrep check-seeds`."""

from __future__ import annotations


def check_seeds() -> None:
    """Soon."""
