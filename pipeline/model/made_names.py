"""Made-up names of organisations and places, built as such names are: "Tarrant High School", "3rd Tikrit Brigade".

What most organisations have in common is the word that says what they are, and the open corpora hold too few names to
learn those words from. The patterns and words are in models/entities/name_parts.toml.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

OFTEN = re.compile(r"(\d+) x (.*)")
SLOT = re.compile(r"\{(\w+)\}")


def read_patterns(path: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Patterns by label, each as often as it is to be taken, and words by list.

    Raises ValueError when a pattern names a list that is not there.
    """
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {name: list(ones) for name, ones in found["words"].items()}
    patterns = {label: [one for line in lines for one in _often(line)] for label, lines in found["patterns"].items()}
    asked = {slot for lines in patterns.values() for line in lines for slot in SLOT.findall(line)}
    unknown = asked - words.keys() - {"place", "family", "given"}
    if unknown:
        raise ValueError(f"{path}: patterns name lists that are not there: {', '.join(sorted(unknown))}")
    return patterns, words


def _often(line: str) -> list[str]:
    times = OFTEN.fullmatch(line)
    return [times[2]] * int(times[1]) if times else [line]


def made_names(
    path: Path, *, people: Sequence[str], places: Sequence[str], counts: Mapping[str, int], dice: random.Random
) -> dict[str, list[str]]:
    """So many names by label, from the parts of people's names and the names of places."""
    patterns, words = read_patterns(path)
    split = [name.split() for name in people]
    known = {
        "given": sorted({parts[0] for parts in split if len(parts) > 1}),
        "family": sorted({parts[-1] for parts in split if parts[-1][:1].isupper()}),
        "place": sorted(places),
        **words,
    }
    return {
        label: [SLOT.sub(lambda slot: dice.choice(known[slot[1]]), dice.choice(patterns[label])) for _ in range(count)]
        for label, count in counts.items()
    }
