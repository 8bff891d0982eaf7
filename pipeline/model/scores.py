"""How well a model tags, parses and finds names in held-out sentences."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example
from spacy.util import load_model_from_path

from pipeline.model.corpus import ATTRIBUTES, DOMAIN_DEV, TREEBANK, read_treebank
from pipeline.model.entity_docs import held_out, own_sentences, read_demonyms
from pipeline.model.entity_scores import OWN_KINDS, entity_scores
from pipeline.model.running_text import read_paragraphs, sentence_f1
from pipeline.model.sources import Sources

SCORES = {
    "tag": "tag_acc",
    "upos": "pos_acc",
    "morph": "morph_acc",
    "uas": "dep_uas",
    "las": "dep_las",
}


def evaluate(model: Language | Path, corpora: Path | None, *, sources: Sources) -> dict[str, dict[str, float]]:
    """Scores in percent on the treebank's dev and test part, on our own sentences and on held-out names.

    The model splits the words itself. For the trees it gets one sentence at a time, as in the pipeline, and
    punctuation does not count for uas and las. `sentences` is the F1 of the sentences that it finds itself in raw
    text, paragraph by paragraph; `sentences_run_on` the same on runs of ten sentences without regard to paragraphs.
    `corpora` may be None: then only our own sentences are scored. Corpora that are not there are left out.
    """
    nlp = load_model_from_path(model) if isinstance(model, Path) else model
    scores = {"domain_dev": score_docs(nlp, read_treebank(sources.domain / DOMAIN_DEV, sentences_per_doc=1))}
    if corpora is not None:
        for split in ("dev", "test"):
            path = corpora / TREEBANK / f"{split}.conllu"
            found = score_docs(nlp, read_treebank(path, sentences_per_doc=1))
            scores[f"ewt_{split}"] = found | {
                "sentences": sentence_f1(nlp, read_paragraphs(path)),
                "sentences_run_on": run_on_f1(nlp, path),
            }
    return scores | _entity_scores(nlp, corpora, sources)


def _entity_scores(nlp: Language, corpora: Path | None, sources: Sources) -> dict[str, dict[str, float]]:
    if "ner" not in nlp.pipe_names:
        return {}
    scores = {"news_dev": entity_scores(nlp, own_sentences(sources.entities, "dev"), OWN_KINDS)}
    demonyms = read_demonyms(sources.seeds / "countries.csv", sources.domain)
    for split in ("dev", "test") if corpora is not None else ():
        assert corpora is not None
        for name, ones in held_out(corpora, sources.entities, demonyms, split=split).items():
            if name != "news":
                scores[f"{name}_{split}"] = entity_scores(nlp, ones)
    return scores


def run_on_f1(nlp: Language, path: Path) -> float:
    """F1 of sentences in runs of ten, whatever paragraphs and documents they are of, in percent."""
    gold = list(DocBin(docs=read_treebank(path, sentences_per_doc=10), attrs=ATTRIBUTES).get_docs(nlp.vocab))
    read = nlp.pipe(doc.text for doc in gold)
    examples = [Example(found, doc) for found, doc in zip(read, gold, strict=True)]
    return round(100 * float(Scorer.score_spans(examples, "sents", getter=_sentences)["sents_f"]), 2)


def _sentences(doc: Doc, _attribute: str) -> list[Span]:
    return list(doc.sents)


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
