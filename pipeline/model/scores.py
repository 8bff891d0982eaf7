"""How well a model tags and parses held-out sentences."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import load_model_from_path

from pipeline.model.corpus import ATTRIBUTES, DOMAIN_DEV, TREEBANK, read_treebank

SCORES = {
    "tag": "tag_acc",
    "upos": "pos_acc",
    "morph": "morph_acc",
    "uas": "dep_uas",
    "las": "dep_las",
}


def evaluate(model: Language | Path, corpora: Path | None, *, domain: Path) -> dict[str, dict[str, float]]:
    """Scores in percent on the treebank's dev and test part and on the domain's own sentences.

    The model splits the words itself and gets one sentence at a time, as in the pipeline. Punctuation does
    not count for uas and las. `corpora` may be None: then only the domain sentences are scored.
    """
    nlp = load_model_from_path(model) if isinstance(model, Path) else model
    parts = {"domain_dev": domain / DOMAIN_DEV}
    if corpora is not None:
        parts |= {f"ewt_{split}": corpora / TREEBANK / f"{split}.conllu" for split in ("dev", "test")}
    return {name: score_docs(nlp, read_treebank(path, sentences_per_doc=1)) for name, path in parts.items()}


def score_docs(nlp: Language, docs: Sequence[Doc]) -> dict[str, float]:
    """Scores in percent of a model on annotated one-sentence documents."""
    # A DocBin brings the annotation's strings into the model's own vocabulary.
    gold = list(DocBin(docs=docs, attrs=ATTRIBUTES).get_docs(nlp.vocab))
    read = nlp.pipe(one_sentence(nlp.make_doc(doc.text)) for doc in gold)
    examples = [Example(found, doc) for found, doc in zip(read, gold, strict=True)]
    found = Scorer(nlp).score(examples)
    scores = {name: found[key] for name, key in SCORES.items()} | {"lemma": lemma_accuracy(examples)}
    return {name: round(100 * share, 2) for name, share in scores.items()}


def lemma_accuracy(examples: Sequence[Example]) -> float:
    """Share of tokens with the right lemma; letter case does not count, as in the pipeline."""
    pairs = [
        (token.lemma_.lower(), lemma.lower())
        for example in examples
        for token, lemma in zip(example.predicted, example.get_aligned("LEMMA", as_string=True), strict=True)
        if lemma is not None
    ]
    return float(sum(found == wanted for found, wanted in pairs) / len(pairs))


def one_sentence(doc: Doc) -> Doc:
    """The document, marked as one sentence, so that the parser does not split it."""
    for position, token in enumerate(doc):
        token.is_sent_start = position == 0
    return doc


def tokens_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """Tokens that the whole pipeline reads in a second of processor time, whatever else the machine does."""
    docs = [one_sentence(nlp.make_doc(text)) for text in texts]
    start = time.process_time()
    read = sum(len(doc) for doc in nlp.pipe(docs))
    return read / (time.process_time() - start)
