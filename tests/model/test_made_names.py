"""Made-up names are built from patterns, of parts of known names, and the same for the same seed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.model.entity_docs import ENCYCLOPAEDIA, NAME_PARTS, own_sentences, read_marked
from pipeline.model.made_names import made_names, read_patterns

OWN = Path(__file__).parents[2] / "models" / "entities"
TABLE = """
[patterns]
ORG = ["3 x {place} {head}", "{given} {family} Fund"]
LOC = ["Lake {family}"]
[words]
head = ["Institute", "Rovers"]
"""


def make(path: Path, seed: int = 1) -> dict[str, list[str]]:
    counts, dice = {"ORG": 400, "LOC": 5}, random.Random(seed)
    return made_names(path, people=["Ann Lee", "Bo van Dah", "musa"], places=["Lima"], counts=counts, dice=dice)


def test_names_are_put_together_as_their_patterns_say(tmp_path: Path) -> None:
    (tmp_path / "parts.toml").write_text(TABLE)
    found = make(tmp_path / "parts.toml")
    assert {len(found["ORG"]), len(found["LOC"])} == {400, 5}
    assert set(found["LOC"]) == {"Lake Lee", "Lake Dah"}
    funds = {f"{given} {family} Fund" for given in ("Ann", "Bo") for family in ("Lee", "Dah")}
    assert set(found["ORG"]) == {"Lima Institute", "Lima Rovers", *funds}
    assert sum(name.startswith("Lima") for name in found["ORG"]) > 2 * sum(
        name.endswith("Fund") for name in found["ORG"]
    )
    assert make(tmp_path / "parts.toml") == found
    assert make(tmp_path / "parts.toml", seed=2) != found


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "parts.toml").write_text(TABLE.replace("head =", "heads ="))
    with pytest.raises(ValueError, match=r"parts\.toml.*: head"):
        make(tmp_path / "parts.toml")


def test_every_list_of_ours_is_used_and_has_no_word_twice() -> None:
    patterns, words = read_patterns(OWN / NAME_PARTS)
    text = " ".join(one for ones in patterns.values() for one in ones)
    assert not [name for name in words if f"{{{name}}}" not in text]
    assert not [name for name, ones in words.items() if len(ones) != len(set(ones))]


def test_encyclopaedic_sentences_are_well_marked_and_for_training_alone() -> None:
    lines = (OWN / ENCYCLOPAEDIA).read_text(encoding="utf-8").splitlines()
    ones = [read_marked(line) for line in lines if not line.startswith("#")]
    assert len(ones) >= 100
    assert not [one.text for one in ones if "[" in one.text or "|" in one.text]
    assert sum(span.label == "ORG" for one in ones for span in one.spans) > len(ones)
    assert not {one.text for one in ones} & {one.text for one in own_sentences(OWN, "dev")}
