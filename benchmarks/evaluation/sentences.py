"""Parsed sentences of texts that are no articles, kept beside the runs until the model or the texts change."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.evaluation.runs import KEPT, PROJECT
from pipeline.stages.context import text_context
from pipeline.stages.parsing import Piece, load_model, parse_pieces
from pipeline.text.sentences import split_sentences
from schemas.article import Sentence
from schemas.settings import Settings
from schemas.vocabulary import Part, SegmentKind

READ_FOR = (
    "models/en_sitrep",
    "pipeline/stages/parsing.py",
    "pipeline/text/casing.py",
    "pipeline/text/sentences.py",
    "seeds/text",
)
TOLD_EVERY = 2000


def parsed(name: str, texts: Sequence[str], *, split: bool) -> list[list[Sentence]]:
    """The sentences of each text with their parse; without `split` a text is one sentence."""
    path = KEPT / name / f"sentences-{_fingerprint(texts, split=split)}.jsonl"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        for stale in path.parent.glob("sentences-*.jsonl"):
            stale.unlink()
        unfinished = path.with_suffix(".part")
        with unfinished.open("w", encoding="utf-8") as file:
            file.writelines(sentence.model_dump_json() + "\n" for sentence in _parse(texts, split=split))
        unfinished.replace(path)
    found: list[list[Sentence]] = [[] for _ in texts]
    with path.open(encoding="utf-8") as file:
        for line in file:
            sentence = Sentence.model_validate_json(line)
            found[int(sentence.article_id)].append(sentence)
    return found


def _parse(texts: Sequence[str], *, split: bool) -> Iterator[Sentence]:
    settings = Settings()
    context = text_context(str(PROJECT), settings.language)
    nlp = load_model(str(PROJECT / settings.model.name))
    for index, text in enumerate(texts):
        if index % TOLD_EVERY == TOLD_EVERY - 1:
            sys.stderr.write(f"  parsed {index + 1} of {len(texts)}\n")
        whole = [(len(text) - len(text.lstrip()), len(text.rstrip()))]
        spans = split_sentences(text, 0, len(text), abbreviations=context.abbreviations) if split else whole
        pieces = [Piece(Part.TEXT, SegmentKind.BODY, 3, start, end, text[start:end]) for start, end in spans]
        yield from parse_pieces(str(index), [piece for piece in pieces if piece.text], nlp, names=context.names)


def _fingerprint(texts: Sequence[str], *, split: bool) -> str:
    """A hash of the texts and of all that their parse depends on."""
    digest = hashlib.sha256(repr((split, list(texts))).encode())
    for name in READ_FOR:
        root = PROJECT / name
        for path in [root] if root.is_file() else sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(PROJECT)).encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def folder(corpora: Path, name: str) -> Path | None:
    """A corpus's folder; None when it is not here."""
    found = corpora / name
    return found if found.is_dir() else None
