"""Names that a treebank's trees and tables of places tell."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import spacy

from pipeline.model.entity_corpora import Named, Span
from pipeline.model.silver_names import Places, filled, place_tables, read_places, silver_sentences

SEEDS = Path(__file__).parents[2] / "seeds"
PLACES = Places(known=frozenset({"Oslo", "San Remo", "Lima"}), large=frozenset({"Oslo", "Lima"}))


def tree(text: str, *rows: str) -> str:
    """A sentence; a row is "form class head relation", glued to the next one with "+"."""
    lines = [f"# text = {text}"]
    for number, row in enumerate(rows, 1):
        form, kind, head, relation = row.split()
        lines.append(f"{number}\t{form}\t_\t{kind}\t_\t_\t{head}\t{relation}\t_\t_")
    return "\n".join(lines) + "\n\n"


MET = tree("Ann Noor met Lima staff.", "Ann PROPN 3 nsubj", "Noor PROPN 1 flat", "met VERB 0 root",
           "Lima PROPN 5 compound", "staff NOUN 3 obj", ". PUNCT 3 punct")  # fmt: skip
LEFT = tree("Noor left Acme Corp on Monday.", "Noor PROPN 2 nsubj", "left VERB 0 root", "Acme PROPN 4 compound",
            "Corp PROPN 2 obj", "on ADP 6 case", "Monday PROPN 2 obl", ". PUNCT 2 punct")  # fmt: skip
COAST = tree("San Remo saw Ali al-Hadi", "San PROPN 3 nsubj", "Remo PROPN 1 flat", "saw VERB 0 root",
             "Ali PROPN 3 obj", "al PROPN 4 flat", "- PUNCT 7 punct", "Hadi PROPN 4 flat")  # fmt: skip


def names(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    path = tmp_path / "train.conllu"
    path.write_text(text, encoding="utf-8")
    return [(one.text[s.start : s.end], s.label) for one in silver_sentences(path, PLACES) for s in one.spans]


def test_parts_tied_as_one_name_are_a_person_and_known_names_are_places(tmp_path: Path) -> None:
    assert names(tmp_path, MET) == [("Ann Noor", "PERSON"), ("Lima", "LOC")]


def test_a_last_name_alone_is_the_person_of_the_same_document_only(tmp_path: Path) -> None:
    assert ("Noor", "PERSON") in names(tmp_path, MET + LEFT)
    assert ("Noor", "?") in names(tmp_path, MET + "# newdoc id = b\n" + LEFT)


def test_other_proper_nouns_are_unknown_and_days_are_no_names(tmp_path: Path) -> None:
    assert names(tmp_path, LEFT) == [("Noor", "?"), ("Acme Corp", "?")]


def test_a_place_of_two_words_is_no_person_and_hyphens_stay_inside(tmp_path: Path) -> None:
    assert names(tmp_path, COAST) == [("San Remo", "LOC"), ("Ali al-Hadi", "PERSON")]


def test_without_the_treebank_there_are_none(tmp_path: Path) -> None:
    assert silver_sentences(tmp_path / "no.conllu", PLACES) == []


@pytest.mark.parametrize(("name", "large"), [("Nigeria", True), ("Borno", True), ("Maiduguri", True), ("Dikwa", False)])
def test_tables_tell_places_and_which_are_large(name: str, large: bool) -> None:
    places = read_places(SEEDS)
    assert name in places.known
    assert (name in places.large) == large


def test_a_model_fills_only_runs_that_it_reads_whole(tmp_path: Path) -> None:
    path = tmp_path / "train.conllu"
    path.write_text(LEFT + MET, encoding="utf-8")
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "Acme Corp"}, {"label": "ORG", "pattern": "Ann"}])  # type: ignore[attr-defined]
    made = filled([*silver_sentences(path, PLACES), Named("Red Noor", (Span(0, 8, "?"),))], nlp)
    labels = [(one.text[s.start : s.end], s.label) for one in made for s in one.spans]
    assert ("Acme Corp", "ORG") in labels
    assert ("Ann Noor", "PERSON") in labels
    assert ("Red Noor", "?") in labels


def test_places_of_every_table_are_known() -> None:
    """The tables of regions too, not only the one for all."""
    tables = place_tables(SEEDS)
    assert len(tables) > 1
    known = read_places(SEEDS).known
    for table in tables:
        with table.open(encoding="utf-8", newline="") as file:
            names = [row["name"] for row in csv.DictReader(file)]
        assert {name for name in names if len(name) > 2 and name[0].isupper()} <= known
