"""Training runs from the corpora folder, goes on after an interruption and gives a working model."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.util import load_config

from pipeline.model.corpus import ATTRIBUTES, TREEBANK, docs_of, prepare, restyled
from pipeline.model.grammar import domain_conllu
from pipeline.model.place_names import hashes
from pipeline.model.place_names import packed as packed_places
from pipeline.model.runs import CheckpointDamaged, trained
from pipeline.model.sources import Sources
from pipeline.model.train import build, read_progress, train, train_entities
from pipeline.model.word_embed import LAYER, know_places

PROJECT = Path(__file__).parents[2]
DOMAIN = PROJECT / "models" / "domain"
STEPS = 6
QUIET = io.StringIO()


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A corpora folder whose treebank is thirty sentences of our own grammar."""
    folder = tmp_path / "corpora" / TREEBANK
    folder.mkdir(parents=True)
    for split, seed in (("train", 1), ("dev", 2), ("test", 3)):
        (folder / f"{split}.conllu").write_text(domain_conllu(DOMAIN, count=30, seed=seed), encoding="utf-8")
    return tmp_path / "corpora"


@pytest.fixture(autouse=True)
def classes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Classes of a few words in the place of those that take a large package."""
    monkeypatch.setattr("pipeline.model.train.read_classes", lambda: {"rebels": 5, "soldiers": 13, "town": 6})


def shrink(network: dict[str, Any]) -> None:
    """Make a network small enough for a test."""
    network["encode"].update(width=32, depth=1)
    network["embed"]["columns"] = {"form": [200, 32], "last_3": [100, 16], "cluster_4": [16, 8], "place": [8, 8]}


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    """The project's own sources, with networks small enough for a test."""
    known = Sources.of(PROJECT)
    small = load_config(known.config, interpolate=False)
    small["training"]["eval_frequency"] = 3
    shrink(small["components"]["tok2vec"]["model"]["network"])
    small.to_disk(tmp_path / "small.cfg")
    names = load_config(known.entity_config, interpolate=False)
    shrink(names["components"]["ner"]["model"]["network"]["tok2vec"])
    names.to_disk(tmp_path / "names.cfg")
    return replace(known, config=tmp_path / "small.cfg", entity_config=tmp_path / "names.cfg")


def test_training_goes_on_where_it_stopped(corpora: Path, sources: Sources, tmp_path: Path) -> None:
    def run() -> Path:
        return train(corpora, tmp_path / "work", sources=sources, domain_sentences=10, steps=STEPS, stdout=QUIET)

    part = tmp_path / "work" / "parser" / "part-1"
    run()
    assert read_progress(part).step > 0
    run()
    assert not part.with_name("part-2").exists()
    (part / "progress.json").write_text(json.dumps({"step": STEPS // 2, "best": -1.0}))
    best = run()
    assert part.with_name("part-2").is_dir()
    assert {"tagger", "parser"} <= set(spacy.load(best).pipe_names)


def test_a_checkpoint_cut_short_is_passed_over_for_the_best_one(
    corpora: Path, sources: Sources, tmp_path: Path
) -> None:
    def run(stdout: io.StringIO) -> Path:
        return train(corpora, tmp_path / "work", sources=sources, domain_sentences=10, steps=STEPS, stdout=stdout)

    part = tmp_path / "work" / "parser" / "part-1"
    run(QUIET)
    (part / "progress.json").write_text(json.dumps({"step": STEPS // 2, "best": -1.0}))
    whole = (part / "model-last/parser/model").read_bytes()
    (part / "model-last/parser/model").write_bytes(whole[: len(whole) // 2])
    told = io.StringIO()
    assert "parser" in spacy.load(run(told)).pipe_names
    assert "model-last cannot be read: the training goes on from" in told.getvalue()
    shutil.rmtree(part.with_name("part-2"))
    (part / "model-best/parser/model").unlink()
    with pytest.raises(CheckpointDamaged, match=r"remove .*part-1 to train that part again"):
        run(QUIET)


def test_the_same_seed_gives_the_same_weights(corpora: Path, sources: Sources, tmp_path: Path) -> None:
    made = [
        train(corpora, tmp_path / name, sources=sources, domain_sentences=10, steps=STEPS, stdout=QUIET)
        for name in ("one", "two")
    ]
    one, two = ((folder / "parser" / "model").read_bytes() for folder in made)
    assert one == two


@pytest.mark.slow
def test_build_writes_a_model_with_its_scores(corpora: Path, sources: Sources, tmp_path: Path) -> None:
    out = tmp_path / "en_test"
    scores = build(
        corpora,
        tmp_path / "work",
        out,
        sources=sources,
        measure=lambda nlp: {"pipes": {"count": float(len(nlp.pipe_names))}},
        steps=STEPS,
        stdout=QUIET,
    )
    assert set(scores) == {"ewt_dev", "ewt_test", "domain_dev", "news_dev", "pipes"}
    assert json.loads((out / "meta.json").read_text())["performance"] == scores
    nlp = spacy.load(out)
    assert nlp.pipe_names[-1] == "ner"
    assert nlp("Rebels shelled a base.")[0].tag_


def test_names_are_trained_on_our_own_sentences_alone_when_there_is_no_corpus(sources: Sources, tmp_path: Path) -> None:
    best = train_entities(tmp_path / "nothing", tmp_path / "work", sources=sources, steps=STEPS, stdout=QUIET)
    labels = set(spacy.load(best).pipe_labels["ner"])
    assert labels == {"PERSON", "ORG", "LOC", "FACILITY", "NORP", "WEAPON"}


def test_a_round_that_goes_on_from_weights_reads_the_tables_of_today(sources: Sources, tmp_path: Path) -> None:
    best = train_entities(tmp_path / "nothing", tmp_path / "work", sources=sources, steps=STEPS, stdout=QUIET)

    def know(nlp: spacy.language.Language) -> None:
        know_places(nlp.get_pipe("ner").model, small=["Qaryat Jadida"], large=["Oslo"])  # type: ignore[attr-defined]

    settings, work = load_config(sources.entity_config), tmp_path / "again"
    shutil.copytree(tmp_path / "work/entities/corpus", work / "corpus")
    [again] = trained(settings, work, rounds=[STEPS], set_up=know, seed=1, stdout=QUIET, start=best)
    network = spacy.load(again).get_pipe("ner").model  # type: ignore[attr-defined]
    layer = next(node for node in network.walk() if node.name == LAYER)
    assert layer.attrs["small"] == packed_places(hashes(["Qaryat Jadida"]))


def test_preparing_again_writes_nothing_new(corpora: Path, tmp_path: Path) -> None:
    out = tmp_path / "prepared"
    options = {"domain": DOMAIN, "seed": 1, "domain_sentences": 10}
    counts = prepare(corpora, out, **options)  # type: ignore[arg-type]
    written = (out / "train.spacy").stat().st_mtime_ns
    assert prepare(corpora, out, **options) == counts  # type: ignore[arg-type]
    assert (out / "train.spacy").stat().st_mtime_ns == written
    options["domain_sentences"] = 20
    assert prepare(corpora, out, **options)["train"] > counts["train"]  # type: ignore[arg-type]


@pytest.mark.parametrize("style", ["title", "lower", "upper"])
def test_a_restyled_sentence_keeps_its_tree(style: str) -> None:
    doc = docs_of(domain_conllu(DOMAIN, count=1, seed=4))[0]
    copy = restyled(doc, style)
    assert [token.text.lower() for token in copy] == [token.text.lower() for token in doc][: len(copy)]
    assert [token.head.i for token in copy] == [token.head.i for token in doc][: len(copy)]
    assert len(ATTRIBUTES) == len(set(ATTRIBUTES))


def test_missing_corpora_are_named_with_the_way_out(sources: Sources, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="CORPORA="):
        train(tmp_path / "nowhere", tmp_path / "work", sources=sources, stdout=QUIET)
