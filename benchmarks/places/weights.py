"""Fitted weights in the reference table."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

WORDS = Path(__file__).resolve().parents[2] / "seeds/places/words.csv"


def write_weights(kind: str, weights: Mapping[str, float], source: str) -> None:
    """Puts the weights of a kind into seeds/places/words.csv in place of those there."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row[0] != kind]
    rows += [[kind, sign, f"{weight:.3f}", source] for sign, weight in sorted(weights.items())]
    with WORDS.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
