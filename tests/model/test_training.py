"""Training runs from the corpora folder, goes on after an interruption and gives a working model."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import spacy
from spacy.util import load_config

from pipeline.model.__main__ import main
from pipeline.model.corpus import ATTRIBUTES, TREEBANK, docs_of, prepare, restyled
from pipeline.model.grammar import domain_conllu
from pipeline.model.train import build, read_progress, train

MODELS = Path(__file__).parents[2] / "models"
DOMAIN = MODELS / "domain"
STEPS = 6


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A corpora folder whose treebank is thirty sentences of our own grammar."""
    folder = tmp_path / "corpora" / TREEBANK
    folder.mkdir(parents=True)
    for split, seed in (("train", 1), ("dev", 2), ("test", 3)):
        (folder / f"{split}.conllu").write_text(domain_conllu(DOMAIN, count=30, seed=seed), encoding="utf-8")
    return tmp_path / "corpora"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The shipped configuration, with a network small enough for a test."""
    small = load_config(MODELS / "en_sitrep.cfg", interpolate=False)
    small["training"]["eval_frequency"] = 3
    small["components"]["tok2vec"]["model"]["encode"].update(width=32, depth=1)
    small["components"]["tok2vec"]["model"]["embed"]["rows"] = [200, 100, 100, 100]
    small.to_disk(tmp_path / "small.cfg")
    return tmp_path / "small.cfg"


def test_training_goes_on_where_it_stopped(corpora: Path, config: Path, tmp_path: Path) -> None:
    work, quiet = tmp_path / "work", io.StringIO()
    first = train(corpora, work, config=config, domain=DOMAIN, domain_sentences=10, steps=STEPS, stdout=quiet)
    assert first == work / "part-1" / "model-best"
    assert read_progress(work / "part-1").step > 0
    assert train(corpora, work, config=config, domain=DOMAIN, domain_sentences=10, steps=STEPS, stdout=quiet) == first
    done = {"step": STEPS // 2, "best": -1.0}
    (work / "part-1" / "progress.json").write_text(json.dumps(done))
    best = train(corpora, work, config=config, domain=DOMAIN, domain_sentences=10, steps=STEPS, stdout=quiet)
    assert best.parent.name == "part-2"
    assert {"tagger", "parser"} <= set(spacy.load(best).pipe_names)


def test_build_writes_a_model_with_its_scores(corpora: Path, config: Path, tmp_path: Path) -> None:
    out = tmp_path / "en_test"
    scores = build(corpora, tmp_path / "work", out, config=config, domain=DOMAIN, steps=STEPS, stdout=io.StringIO())
    assert set(scores) == {"ewt_dev", "ewt_test", "domain_dev"}
    assert json.loads((out / "meta.json").read_text())["performance"] == scores
    assert spacy.load(out)("Rebels shelled a base.")[0].tag_


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


def test_missing_corpora_are_named_with_the_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", str(tmp_path / "nowhere"), "--work", str(tmp_path / "work")]) == 2
    assert "CORPORA=" in capsys.readouterr().err
