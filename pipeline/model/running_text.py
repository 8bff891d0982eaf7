"""The text of a treebank as it was before it was cut into sentences, and how well a model finds their ends again.

As in the CoNLL 2018 shared task: systems get the raw text with its documents and paragraphs apart, as any reader of
articles has it, and the F1 is of sentences that begin and end at the same letters; blanks do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

BREAKS = ("# newdoc", "# newpar")
TEXT = "# text = "


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its sentences as pairs (start, end), counted in letters, blanks left out."""

    text: str
    sentences: frozenset[tuple[int, int]]


def read_paragraphs(path: Path) -> list[Paragraph]:
    """The paragraphs of a CoNLL-U file. Raises FileNotFoundError."""
    groups: list[list[tuple[str, bool]]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().splitlines()
        text = next((line.removeprefix(TEXT) for line in lines if line.startswith(TEXT)), None)
        if text is None:
            continue
        if not groups or any(line.startswith(BREAKS) for line in lines):
            groups.append([])
        groups[-1].append((text, "SpaceAfter=No" not in lines[-1]))
    return [_paragraph(group) for group in groups]


def _paragraph(sentences: Iterable[tuple[str, bool]]) -> Paragraph:
    text, ends = "", set[tuple[int, int]]()
    for sentence, blank_after in sentences:
        start = letters(text)
        text += sentence
        ends.add((start, letters(text)))
        text += " " if blank_after else ""
    return Paragraph(text.rstrip(), frozenset(ends))


def letters(text: str) -> int:
    """The number of characters that are no blanks."""
    return len("".join(text.split()))


def sentence_f1(nlp: Language, paragraphs: Iterable[Paragraph]) -> float:
    """F1 in percent of the sentences that a model finds in paragraphs."""
    right = found = wanted = 0
    kept = list(paragraphs)
    for paragraph, doc in zip(kept, nlp.pipe(paragraph.text for paragraph in kept), strict=True):
        seen = set(_sentences(paragraph.text, ((s.start_char, s.end_char) for s in doc.sents)))
        right += len(seen & paragraph.sentences)
        found += len(seen)
        wanted += len(paragraph.sentences)
    return round(100 * 2 * right / (found + wanted), 2) if found + wanted else 0.0


def _sentences(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        span = letters(text[:start]), letters(text[:end])
        if span[0] < span[1]:
            yield span
