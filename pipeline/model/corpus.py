"""Training documents: the Universal Dependencies English Web Treebank and the domain grammar's sentences."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.training.converters.conllu_to_docs import conllu_to_docs

from pipeline.model.grammar import domain_conllu

TREEBANK = "ud-english-ewt"
SPLITS = ("train", "dev", "test")
DOMAIN_DEV = "dev.conllu"

# Share of training sentences that get a second, restyled copy. News headlines are written in Title Case
# and without a full stop, old wire copy in capitals; the treebank holds almost none of either.
STYLE_SHARES = {"title": 0.12, "lower": 0.05, "upper": 0.03}

# Short function words stay lower case in a headline.
LOWER_IN_TITLES = 3

# Swept from 2,000 to 8,000: more of the grammar's sentences gain nothing on the hand-annotated ones.
DOMAIN_SENTENCES = 4500

ATTRIBUTES = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"]


def read_treebank(path: Path, *, sentences_per_doc: int) -> list[Doc]:
    """The documents of one CoNLL-U file. Raises FileNotFoundError when it is not there."""
    if not path.is_file():
        raise FileNotFoundError(f"no treebank file at {path}; name the corpora folder with CORPORA=")
    return docs_of(path.read_text(encoding="utf-8"), sentences_per_doc=sentences_per_doc)


def docs_of(text: str, *, sentences_per_doc: int = 1) -> list[Doc]:
    """The documents of a CoNLL-U text."""
    found = conllu_to_docs(text, n_sents=sentences_per_doc, merge_subtokens=False, no_print=True)  # type: ignore[no-untyped-call]
    return list(found)


def restyled(doc: Doc, style: str) -> Doc:
    """A copy of a one-sentence document in another letter case, with the same annotation."""
    words = [_in_style(token.text, style) for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    keep = len(words)
    last_is_leaf = keep > 1 and not any(token.head.i == keep - 1 for token in doc[: keep - 1])
    if style == "title" and words[-1] == "." and last_is_leaf:
        keep -= 1
    tokens = [doc[i] for i in range(keep)]
    return Doc(
        doc.vocab,
        words=words[:keep],
        spaces=spaces[:keep],
        tags=[t.tag_ for t in tokens],
        pos=[t.pos_ for t in tokens],
        morphs=[str(t.morph) for t in tokens],
        lemmas=[t.lemma_ for t in tokens],
        heads=[t.head.i for t in tokens],
        deps=[t.dep_ for t in tokens],
        sent_starts=[i == 0 for i in range(keep)],
    )


def _in_style(word: str, style: str) -> str:
    if style == "upper":
        return word.upper()
    if style == "lower":
        return word.lower()
    return word if len(word) <= LOWER_IN_TITLES else word[0].upper() + word[1:]


def training_docs(treebank: Path, domain: Path, *, domain_sentences: int, seed: int) -> Iterator[Doc]:
    """One-sentence documents, runs of five sentences, and the restyled copies, in a seeded order.

    The pipeline parses one sentence at a time; the runs of five keep the model able to find sentence ends.
    """
    dice = random.Random(seed)
    path = treebank / "train.conllu"
    single = read_treebank(path, sentences_per_doc=1)
    if domain_sentences:
        single += docs_of(domain_conllu(domain, count=domain_sentences, seed=seed))
    docs = list(single)
    docs += read_treebank(path, sentences_per_doc=5)[::4]
    for style, share in STYLE_SHARES.items():
        docs += [restyled(doc, style) for doc in single if dice.random() < share]
    dice.shuffle(docs)
    yield from docs


def write_docs(docs: Iterable[Doc], path: Path) -> int:
    """Store documents as spaCy training data; gives how many were written."""
    store = DocBin(attrs=ATTRIBUTES)
    count = 0
    for doc in docs:
        store.add(doc)
        count += 1
    path.parent.mkdir(parents=True, exist_ok=True)
    store.to_disk(path)
    return count


def prepare(
    corpora: Path, out: Path, *, domain: Path, seed: int, domain_sentences: int = DOMAIN_SENTENCES
) -> dict[str, int]:
    """Write train, dev and test documents; gives the number of documents of each.

    `corpora` is the folder that holds `ud-english-ewt`, `domain` is models/domain. Nothing is written again
    when the treebank, the grammar and the options are the same as last time.
    """
    treebank = corpora / TREEBANK
    stamp = _stamp([*_inputs(treebank), *_inputs(domain)], [seed, domain_sentences, STYLE_SHARES])
    note = out / "prepared.json"
    if note.is_file():
        before = json.loads(note.read_text(encoding="utf-8"))
        if before["stamp"] == stamp:
            return dict(before["counts"])
    docs = training_docs(treebank, domain, domain_sentences=domain_sentences, seed=seed)
    counts = {"train": write_docs(docs, out / "train.spacy")}
    for split in SPLITS[1:]:
        held_out = read_treebank(treebank / f"{split}.conllu", sentences_per_doc=1)
        counts[split] = write_docs(held_out, out / f"{split}.spacy")
    note.write_text(json.dumps({"stamp": stamp, "counts": counts}), encoding="utf-8")
    return counts


def _inputs(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.*") if path.suffix in {".conllu", ".csv", ".toml"})


def _stamp(paths: Iterable[Path], options: list[object]) -> str:
    digest = hashlib.sha256(json.dumps(options).encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
