"""Classes of words: made from clusters, frequencies and names, packed small, and found whatever the letter case."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from pipeline.model.people_names import read_people
from pipeline.model.word_classes import classes_of, know_words, known_words, packed, read_classes, unpacked

PATHS = {"police": 0b1011, "Police": 0b110, "POLICE": 0b1011, "Monday": 0b111, "unknown": 0}
CHANCES = {"police": -9.0, "Police": -11.0, "Monday": -10.0, "monday": -14.0, "NATO": -12.0, "rarest": -18.0}
PEOPLE = {"amina": 8, "monday": 2}


def test_a_form_that_tells_no_more_than_its_small_letters_is_left_out() -> None:
    found = classes_of(PATHS, CHANCES, PEOPLE)
    assert {"police", "Police", "monday", "Monday", "nato", "amina"} == set(found)


def test_a_word_is_known_in_any_letter_case() -> None:
    table = unpacked(packed(classes_of(PATHS, CHANCES, PEOPLE)))
    police, titled, capitals = (table.known(form) for form in ("police", "Police", "POLICE"))
    assert police == capitals
    assert police[:2] == (0b1011, 0b1011)
    assert titled[:2] == (0b110, 0b1011)
    assert titled[2:] == police[2:]
    assert table.known("monday")[:2] == table.known("Monday")[:2] == (0b111, 0b111)
    assert table.known("monday")[3] == PEOPLE["monday"]


def test_the_trait_tells_usual_case_and_frequency() -> None:
    table = unpacked(packed(classes_of(PATHS, CHANCES, {})))
    traits = {form: table.known(form)[2] for form in ("police", "monday", "nato", "rarest")}
    assert traits["rarest"] == 0
    assert [(traits[form] - 1) % 4 for form in ("police", "monday", "nato")] == [0, 1, 2]
    assert traits["police"] > traits["nato"] > 0


def test_a_word_without_a_class_has_none() -> None:
    table = unpacked(packed(classes_of(PATHS, CHANCES, PEOPLE)))
    assert table.known("unknown") == table.known("Zyx") == (0, 0, 0, 0)
    assert unpacked(packed({})).known("police") == (0, 0, 0, 0)


def test_a_saved_vocabulary_keeps_its_classes(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    assert known_words(nlp.vocab) == b""
    know_words(nlp.vocab, packed({"police": 1}))
    know_words(nlp.vocab, packed({"police": 3}))
    nlp.to_disk(tmp_path)
    assert unpacked(known_words(spacy.load(tmp_path).vocab)).known("Police") == (3, 3, 0, 0)


def test_without_its_packages_training_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.model.people_names.find_spec", lambda _name: None)
    with pytest.raises(ModuleNotFoundError, match=r"sitrep\[train\]"):
        read_people()


def test_classes_of_the_real_tables() -> None:
    for package in ("spacy_lookups_data", "names", "faker"):
        pytest.importorskip(package, reason="only training needs the lists; make model installs them")
    table = unpacked(packed(read_classes()))
    assert table.known("Baghdad")[0] == table.known("Syria")[0] > 0
    assert table.known("killed")[0] == table.known("wounded")[0] > 0
    assert table.known("Ahmed")[3] > 0 == table.known("bombardment")[3]
