"""Training of the language model that ships: prepare the corpora, train, put together, score, package.

    train(corpora, work)           ->  work/parser/corpus/*.spacy, work/parser/part-N/model-best
    train_entities(corpora, work)  ->  the same below work/entities
    build(corpora, work, out)      does all steps; models/en_sitrep is its result

An interrupted training goes on from its last checkpoint when it is called again with the same inputs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

import spacy
from spacy.language import Language
from spacy.util import load_config, load_model_from_path

from pipeline.model.blas import fast_products
from pipeline.model.corpus import DOMAIN_SENTENCES, TREEBANK, prepare
from pipeline.model.entity_docs import prepare_entities
from pipeline.model.lemmas import lemma_tables, with_lemmatizer
from pipeline.model.package import folder_mib, package
from pipeline.model.runs import read_progress, trained
from pipeline.model.scores import evaluate
from pipeline.model.silver_names import read_places
from pipeline.model.sources import MODELS, Sources
from pipeline.model.tokenizer import cut_like_the_treebank
from pipeline.model.word_classes import know_words, packed, read_classes
from pipeline.model.word_embed import know_places

Scores = dict[str, dict[str, float]]

SEED = 20

# Steps at which the rounds of the parser's training end: in each the learning rate falls to nothing.
ROUNDS = (1000, 2500, 4500)
# The second round of the names' training: its steps, and its learning rate as a share of the first one's.
SECOND_STEPS = 1200
SECOND_RATE = 0.5
SHIPPED = MODELS / "en_sitrep"


def train(
    corpora: Path,
    work: Path,
    *,
    sources: Sources,
    domain_sentences: int = DOMAIN_SENTENCES,
    steps: int | None = None,
    seed: int = SEED,
    stdout: IO[str] = sys.stdout,
) -> Path:
    """The folder of the best tagger and parser below `work`.

    Takes about 26 minutes of one core. `steps` makes it one round of that length. Raises FileNotFoundError
    when the treebank is not in `corpora`.
    """
    folder = work / "parser"
    counts = prepare(corpora, folder / "corpus", domain=sources.domain, seed=seed, domain_sentences=domain_sentences)
    stdout.write(f"tagger and parser: {counts['train']} training documents\n")
    rounds = [steps] if steps else ROUNDS
    settings = load_config(sources.config)
    return _run(settings, folder, sources, rounds=rounds, seed=seed, stdout=stdout)[-1]


def train_entities(
    corpora: Path,
    work: Path,
    *,
    sources: Sources,
    steps: int | None = None,
    seed: int = SEED,
    stdout: IO[str] = sys.stdout,
) -> Path:
    """The folder of the best named entities below `work`; takes 6 to 10 minutes of one core.

    A second, shorter round at a lower rate goes on from the first, on sentences whose unknown names the first has read.
    """
    folder, places = work / "entities", read_places(sources.seeds)
    settings = load_config(sources.entity_config)

    def know(nlp: Language) -> None:
        know_places(nlp.get_pipe("ner").model, small=places.known, large=places.large)  # type: ignore[attr-defined]

    def run(where: Path, length: int, start: Path | None = None) -> Path:
        with fast_products():
            first = load_model_from_path(start) if start else None
        counts = prepare_entities(corpora, where / "corpus", sources=sources, places=places, seed=seed, first=first)
        stdout.write(f"named entities: {counts['train']} training sentences\n")
        rounds = [steps or length]
        return _run(settings, where, sources, rounds=rounds, seed=seed, stdout=stdout, know=know, start=start)[-1]

    best = run(folder, int(settings["training"]["max_steps"]))
    settings["training"]["optimizer"]["learn_rate"]["initial_rate"] *= SECOND_RATE
    return run(folder / "second", SECOND_STEPS, best)


def build(
    corpora: Path,
    work: Path,
    out: Path = SHIPPED,
    *,
    sources: Sources | None = None,
    measure: Callable[[Language], Scores] | None = None,
    steps: int | None = None,
    stdout: IO[str] = sys.stdout,
) -> Scores:
    """Train, put together, score and package; gives the scores that meta.json of `out` carries.

    `measure` gives further scores of the finished pipeline, by what they were measured on.
    """
    sources = sources or Sources()
    parser = train(corpora, work, sources=sources, steps=steps, stdout=stdout)
    entities = train_entities(corpora, work, sources=sources, steps=steps, stdout=stdout)
    with fast_products():
        nlp = assembled(parser, entities, corpora, sources=sources)
        scores = evaluate(nlp, corpora, sources=sources) | (measure(nlp) if measure else {})
    package(nlp, out, scores=scores)
    stdout.write(f"{out}: {folder_mib(out):.1f} MiB\n{json.dumps(scores, indent=1)}\n")
    return scores


def assembled(parser: Path, entities: Path, corpora: Path, *, sources: Sources) -> Language:
    """The whole pipeline: trained tagger, parser and entities, with the lemmatizer's tables."""
    nlp = load_model_from_path(parser)
    cut_like_the_treebank(nlp, sources.tokenizer)
    tables = lemma_tables(corpora / TREEBANK, sources.domain, domain_sentences=DOMAIN_SENTENCES, seed=SEED)
    nlp = with_lemmatizer(nlp, tables)
    nlp.add_pipe("ner", source=load_model_from_path(entities))
    return nlp


def _run(
    settings: Any,
    folder: Path,
    sources: Sources,
    *,
    rounds: Sequence[int],
    seed: int,
    stdout: IO[str],
    know: Callable[[Language], None] | None = None,
    start: Path | None = None,
) -> list[Path]:
    words = packed(read_classes())

    def set_up(nlp: Language) -> None:
        cut_like_the_treebank(nlp, sources.tokenizer)
        know_words(nlp.vocab, words)
        if know:
            know(nlp)

    # A graphics processor is used where there is one and cupy is installed for it.
    gpu = 0 if spacy.prefer_gpu() else -1  # type: ignore[attr-defined]
    with fast_products():
        return trained(settings, folder, rounds=rounds, set_up=set_up, seed=seed, stdout=stdout, gpu=gpu, start=start)


__all__ = [
    "Sources",
    "build",
    "evaluate",
    "package",
    "prepare",
    "read_progress",
    "train",
    "train_entities",
]
