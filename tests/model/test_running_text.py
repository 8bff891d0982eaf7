"""A treebank's text is put together again as it was, and sentences count only where both ends are right."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from pipeline.model.running_text import read_paragraphs, sentence_f1

TREEBANK = """\
# newdoc id = a
# newpar id = a1
# text = It fell.
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# text = Two died
1\tTwo\ttwo\tNUM\tCD\t_\t2\tnsubj\t_\t_
2\tdied\tdie\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No

# text = !
1\t!\t!\tPUNCT\t.\t_\t0\troot\t_\t_

# newpar id = a2
# text = They ran
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tran\trun\tVERB\tVBD\t_\t0\troot\t_\t_
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "some.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


def by_marks(marks: list[str]) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": marks})
    return nlp


def test_paragraphs_stand_apart_and_sentences_are_joined_as_written(treebank: Path) -> None:
    found = read_paragraphs(treebank)
    assert [paragraph.text for paragraph in found] == ["It fell. Two died!", "They ran"]
    assert found[0].sentences == {(0, 7), (7, 14), (14, 15)}


def test_a_sentence_with_one_wrong_end_is_wrong(treebank: Path) -> None:
    paragraphs = read_paragraphs(treebank)
    # Full stops: "It fell." and "They ran" of three found and four wanted.
    assert sentence_f1(by_marks(["."]), paragraphs) == pytest.approx(100 * 2 * 2 / 7, abs=0.01)
    assert sentence_f1(by_marks(["~"]), paragraphs) == pytest.approx(100 * 2 * 1 / 6, abs=0.01)
