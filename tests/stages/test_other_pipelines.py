"""A whole run with a pipeline that is not ours, named in the settings: who did what to whom comes out all the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from spacy.util import fix_random_seed

from schemas.settings import ModelSettings, Settings
from tests.stages.staged_run import public, run_stages

ROUNDS = 60
# Form, lemma, part of speech, tag, then label and head (from 1): ClearNLP's, and those of Universal Dependencies.
TREES = """
Rebels rebel NOUN NNS nsubj 2 nsubj 2
attacked attack VERB VBD ROOT 2 ROOT 2
soldiers soldier NOUN NNS dobj 2 obj 2
in in ADP IN prep 2 case 5
Aleppo Aleppo PROPN NNP pobj 4 obl 2
. . PUNCT . punct 2 punct 2

Gunmen gunman NOUN NNS nsubj 2 nsubj 2
killed kill VERB VBD ROOT 2 ROOT 2
three three NUM CD nummod 4 nummod 4
villagers villager NOUN NNS dobj 2 obj 2
in in ADP IN prep 2 case 6
Idlib Idlib PROPN NNP pobj 5 obl 2
. . PUNCT . punct 2 punct 2

Two two NUM CD nummod 2 nummod 2
policemen policeman NOUN NNS nsubjpass 4 nsubj:pass 4
were be AUX VBD auxpass 4 aux:pass 4
killed kill VERB VBN ROOT 4 ROOT 4
by by ADP IN agent 4 case 6
militants militant NOUN NNS pobj 5 obl:agent 4
in in ADP IN prep 4 case 8
Homs Homs PROPN NNP pobj 7 obl 4
. . PUNCT . punct 4 punct 4
"""
SENTENCES = [[line.split() for line in block.splitlines()] for block in TREES.strip().split("\n\n")]
# What is seen once is learned too.
RARE = {"parser": {"min_action_freq": 1}, "trainable_lemmatizer": {"min_tree_freq": 1}}
SCHEMES = {"ClearNLP": 4, "Universal Dependencies": 6}  # the column of the label


@pytest.fixture(scope="module", params=SCHEMES)
def pipeline(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline of spaCy's own networks on disk that has learned three sentences by heart, in one of the schemes."""
    fix_random_seed(1)
    nlp = spacy.blank("en")
    for name in ("tagger", "morphologizer", "parser", "trainable_lemmatizer"):
        nlp.add_pipe(name, config=RARE.get(name, {}))
    column = SCHEMES[request.param]
    gold = [
        Example.from_dict(
            nlp.make_doc(" ".join(row[0] for row in rows)),
            {
                "words": [row[0] for row in rows],
                "lemmas": [row[1] for row in rows],
                "pos": [row[2] for row in rows],
                "tags": [row[3] for row in rows],
                "deps": [row[column] for row in rows],
                "heads": [int(row[column + 1]) - 1 for row in rows],
            },
        )
        for rows in SENTENCES
    ]
    optimizer = nlp.initialize(lambda: gold)
    for _ in range(ROUNDS):
        nlp.update(gold, sgd=optimizer, drop=0.0)
    read = [nlp(example.reference.text) for example in gold]
    assert [[token.dep_ for token in doc] for doc in read] == [[row[column] for row in rows] for rows in SENTENCES]
    assert [[token.lemma_ for token in doc] for doc in read] == [[row[1] for row in rows] for rows in SENTENCES]
    folder = tmp_path_factory.mktemp("pipelines") / "other"
    nlp.to_disk(folder)
    return folder


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_run_with_another_pipeline_tells_the_sides_and_the_dead(pipeline: Path, tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    lines = [" ".join(row[0] for row in rows).replace(" .", ".") for rows in SENTENCES]
    articles = [{"id": str(i), "published_at": f"2021-0{i}-04", "text": line} for i, line in enumerate(lines, 1)]
    source.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    settings = Settings(model=ModelSettings(name=str(pipeline)))
    assert run_stages(source, tmp_path / "out", settings=settings).exit_code == 0
    events = public(tmp_path / "out", "events").set_index("location")
    told = {place: (event.actor1, event.actor2) for place, event in events.iterrows()}
    assert told == {
        "Aleppo": ("Unidentified Rebel Group (Syria)", "Military Forces of Syria"),
        "Idlib": ("Unidentified Armed Group (Syria)", "Civilians (Syria)"),
        "Homs": ("Unidentified Armed Group (Syria)", "Police Forces of Syria"),
    }
    assert events.killed_best.dropna().to_dict() == {"Idlib": 3, "Homs": 2}
