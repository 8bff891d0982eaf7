"""Open corpora with named entities, read into spaCy documents with the project's labels.

Labels: PERSON, ORG, LOC (countries, towns, regions, waters), FACILITY, NORP (nationalities, faiths, peoples as
adjectives or nouns), WEAPON. The corpora tell places of all kinds as one, so there is no GPE apart from LOC.

| corpus | as it is | here |
|---|---|---|
| wikigold | PER, ORG, LOC, MISC | MISC that names a nationality is NORP, other MISC is no entity |
| WNUT17 | person, location, corporation, group, product, creative-work | corporation and group are ORG; the \
last two are no entity |
| UNER EWT dev | PER, ORG, LOC | as they are |
| re3d | Person, Organisation, Location, Nationality and others, nested, nominal ones too | the shortest that holds a \
name; "the camp" and "the enemy" are unknown |

Unknown means that the model is not told whether there is an entity.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

LABELS = ("PERSON", "ORG", "LOC", "FACILITY", "NORP", "WEAPON")
PLACES = frozenset({"LOC", "FACILITY"})
WIKIGOLD = Path("wikigold/wikigold.conll.txt")
WNUT17 = Path("wnut17/wnut17train.conll")
UNER = Path("uner-english-ewt/en_ewt-ud-dev.iob2")
RE3D = Path("re3d")

OF_WIKIGOLD = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
OF_WNUT17 = {"person": "PERSON", "location": "LOC", "corporation": "ORG", "group": "ORG"}
OF_RE3D = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"}

# Of ten documents in a corpus, in its own order: two are the test, one is for development.
TEST, DEV = frozenset({0, 5}), frozenset({3})

LEADING = re.compile(r"^(?:the|a|an|this|that|his|her|their|its|former|late)\s+", re.IGNORECASE)
NAME_START = re.compile(r"[A-Z]|\d+\w* [A-Z]")
# A mention that begins with one of these is no name, however it is written.
PRONOUNS = frozenset(
    {"i", "we", "they", "it", "he", "she", "you", "his", "her", "its", "our", "their", "my", "your"}
    | {"some", "all", "both", "many", "most", "each", "any", "no"}
)
NO_SPACE_BEFORE = frozenset(".,:;?!)]}'%")
NO_SPACE_AFTER = frozenset("([{$#")


@dataclass(frozen=True, slots=True)
class Span:
    """An entity: characters [start, end) and its label; "?" where nobody says which or whether."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Named:
    """A text with its entities."""

    text: str
    spans: tuple[Span, ...]


def split_of(index: int) -> str:
    """Which part of a corpus its document with this number (from 0) belongs to: train, dev or test."""
    place = index % 10
    return "test" if place in TEST else "dev" if place in DEV else "train"


def wikigold_documents(corpora: Path, split: str) -> Iterator[list[Named]]:
    """Documents of wikigold, each a list of sentences."""
    path = corpora / WIKIGOLD
    if not path.is_file():
        return
    parts = path.read_text(encoding="utf-8").split("-DOCSTART- O")
    for index, part in enumerate(filter(str.strip, parts)):
        if split_of(index) == split:
            yield [_from_rows(rows, OF_WIKIGOLD) for rows in _blocks(part.splitlines(), " ")]


def wnut17_sentences(corpora: Path, split: str) -> Iterator[Named]:
    """Sentences of WNUT17's training part; it has no part here for development and test."""
    path = corpora / WNUT17
    if split == "train" and path.is_file():
        for rows in _blocks(path.read_text(encoding="utf-8").splitlines(), "\t"):
            yield _from_rows(rows, OF_WNUT17)


def uner_sentences(corpora: Path) -> Iterator[Named]:
    """Sentences of Universal NER over the treebank's dev part (the test part is never read here)."""
    path = corpora / UNER
    if path.is_file():
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        for rows in _blocks(lines, "\t", word=1, label=2):
            yield _from_rows(rows, {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"})


def re3d_documents(corpora: Path, split: str) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Texts of re3d with their entities; the documents of all sources in the order of their ids."""
    found: list[tuple[str, str, list[dict[str, str]]]] = []
    for folder in sorted(path for path in (corpora / RE3D).glob("*") if path.is_dir()):
        entities: dict[str, list[dict[str, str]]] = {}
        for row in _json_rows(folder / "entities.json"):
            entities.setdefault(row["documentId"], []).append(row)
        found += [
            (row["_id"], row["text"], entities.get(row["_id"], [])) for row in _json_rows(folder / "documents.json")
        ]
    for index, (_, text, rows) in enumerate(sorted(found, key=lambda document: document[0])):
        if split_of(index) == split:
            yield text, tuple(re3d_spans(text, rows))


def re3d_spans(text: str, rows: Iterable[Mapping[str, str]]) -> list[Span]:
    """The shortest mentions that hold a name, under our labels; the words of all others are unknown."""
    named, rest = [], []
    for row in rows:
        start, end = int(row["begin"]), int(row["end"])
        words = text[start:end]
        lead = LEADING.match(words)
        inside = words[lead.end() :] if lead else words
        start += len(words) - len(inside)
        label = OF_RE3D.get(row["type"])
        if label and _is_name(inside) and _on_words(text, start, end):
            named.append(Span(start, end, label))
        else:
            rest.append(Span(start, end, "?"))
    kept: list[Span] = []
    for span in sorted(named, key=lambda span: (span.end - span.start, span.start)):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    rest += [replace(span, label="?") for span in named if span not in kept]
    return sorted(kept, key=lambda span: span.start) + rest


def _is_name(words: str) -> bool:
    first = words.split()[0].lower() if words.split() else ""
    return bool(NAME_START.match(words)) and first not in PRONOUNS and "\n" not in words


def _on_words(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return start < end and not (before.isalnum() or after.isalnum() or before == "-")


def _json_rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _blocks(lines: Iterable[str], separator: str, *, word: int = 0, label: int = 1) -> Iterator[list[tuple[str, str]]]:
    block: list[tuple[str, str]] = []
    for line in lines:
        columns = line.rstrip("\n").split(separator)
        if len(columns) > label and columns[word]:
            block.append((columns[word], columns[label]))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _from_rows(rows: Iterable[tuple[str, str]], labels: Mapping[str, str]) -> Named:
    """Words with I-X or B-X labels as running text with spans."""
    text, spans, open_label = "", list[Span](), ""
    for word, tag in rows:
        glued = not text or word[0] in NO_SPACE_BEFORE or word == "n't" or text[-1] in NO_SPACE_AFTER
        start = len(text) if glued else len(text) + 1
        text += word if glued else f" {word}"
        prefix, _, name = tag.partition("-")
        label = labels.get(name, "")
        if label and spans and prefix == "I" and open_label == label:
            spans[-1] = Span(spans[-1].start, len(text), label)
        elif label:
            spans.append(Span(start, len(text), label))
        open_label = label
    return Named(text, tuple(spans))
