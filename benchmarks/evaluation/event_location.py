"""Where the event of a verb happened: the event-location corpus, measured on the last fifth of the file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.evaluation.figures import Scored, share
from benchmarks.evaluation.runs import PROJECT
from benchmarks.evaluation.sentences import folder, parsed
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention_places import event_place
from pipeline.coding.reading import PlaceFinder, read_sentences
from pipeline.stages.context import coding_context
from pipeline.stages.extract import coding_rules
from schemas.article import Sentence
from schemas.settings import Settings

NAME = "event-location"
# What is fitted or looked at comes from before this share of the file, the measure from after it.
SEEN = 0.8
WANTED = 0.80
SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Label:
    """A sentence, the characters of its event verb, and the spans of the places where that happened."""

    line: int
    text: str
    verb: tuple[int, int]
    places: frozenset[tuple[int, int]]


def load_labels(corpora: Path) -> tuple[list[Label], int] | None:
    """Usable labels in the file's order, and how many lines there are; None when the corpus is not here.

    Left out are lines without a verb, and lines with a place of fewer than two characters: their offsets are broken.
    """
    root = folder(corpora, NAME)
    if root is None:
        return None
    rows = [json.loads(line) for line in (root / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    labels = []
    for line, row in enumerate(rows):
        spans = [(span["label"], span["start"], span["end"]) for span in row["spans"]]
        verbs = [(start, end) for label, start, end in spans if label == "VERB" and end > start]
        places = frozenset((start, end) for label, start, end in spans if label == "LOCATION")
        if verbs and all(end - start >= SHORTEST_NAME for start, end in places):
            labels.append(Label(line, row["text"], verbs[0], places))
    return labels, len(rows)


def score(corpora: Path) -> Scored | None:
    """Exact places of event verbs, over the last fifth of the file; None when the corpus is not here."""
    loaded = load_labels(corpora)
    if loaded is None:
        return None
    labels, lines = loaded
    held = [label for label in labels if label.line >= SEEN * lines]
    about = (
        f"{len(held)} sentences of the last fifth of the file "
        f"({round((1 - SEEN) * lines) - len(held)} with broken offsets left out). "
        "Right is: the very span of a place that the label gives, or no place where it gives none."
    )
    return scored(held, answers(labels, held), about)


def scored(labels: Sequence[Label], given: Sequence[tuple[int, int] | None], about: str) -> Scored:
    """Figures of answers to labels."""
    counts: Counter[str] = Counter()
    for label, answer in zip(labels, given, strict=True):
        kind = "named" if label.places else "none"
        counts[kind] += 1
        counts[f"{kind} right"] += answer in label.places if label.places else answer is None
        counts["overlapping"] += answer is not None and any(
            start < answer[1] and answer[0] < end for start, end in label.places
        )
    figures = [
        share("place of the event verb", counts["named right"] + counts["none right"], len(labels), WANTED),
        share("where the label names a place", counts["named right"], counts["named"]),
        share("the same, overlap is enough", counts["overlapping"], counts["named"]),
        share("where the label names none", counts["none right"], counts["none"]),
    ]
    return Scored(NAME, about, figures)


def answers(labels: Sequence[Label], asked: Sequence[Label]) -> list[tuple[int, int] | None]:
    """Our place of the event for some of the labels; all are parsed together and kept."""
    sentences = parsed(NAME, [label.text for label in labels], split=False)
    rules = coding_rules(coding_context(str(PROJECT), Settings().language))
    by_line = {label.line: found for label, found in zip(labels, sentences, strict=True)}
    return [answer(label, by_line[label.line], rules.lexicon, rules.find_places) for label in asked]


def answer(
    label: Label, sentences: Sequence[Sentence], lexicon: Lexicon, find_places: PlaceFinder
) -> tuple[int, int] | None:
    """The characters of the place where the verb's event happened, as coding ties places to a trigger."""
    readings = read_sentences(sentences, lexicon, find_places=find_places)
    for reading in readings:
        base = reading.sentence.start
        tokens = [t for t, offset in enumerate(reading.sentence.offsets) if base + offset < label.verb[1]]
        if tokens and base <= label.verb[0] < reading.sentence.end:
            return event_place(reading, tokens[-1])
    return None
