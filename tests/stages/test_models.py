"""Any spaCy pipeline can parse when it brings what coding needs; what cannot says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.coding.labels import CLEARNLP, UNIVERSAL, scheme_of
from pipeline.coding.parsed import ParsedSentence
from pipeline.stages.parsing import ModelUnusable, Piece, load_model, parse_pieces, sentence_of
from pipeline.stages.role_scores import read_marked, role_accuracy, role_answers, sides
from schemas.vocabulary import Part, SegmentKind

PROJECT = Path(__file__).parents[2]
MODEL = PROJECT / "models" / "en_sitrep"
ROLES = PROJECT / "models" / "roles" / "news.txt"
CLEARNLP_LABELS = ["nsubj", "nsubjpass", "dobj", "pobj", "prep", "agent", "auxpass", "det", "ROOT", "punct"]
UNIVERSAL_LABELS = ["nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "case", "aux:pass", "det", "ROOT", "punct"]
# Pinned 2026-11 some points below the shipped model's score. Raise it with the model, do not lower it.
ROLES_FLOOR = 88.0


def parsed(words: str, tags: str, heads: list[int], deps: str, *, entities: str = "") -> ParsedSentence:
    """A sentence parsed by hand."""
    vocab = spacy.blank("en").vocab
    tokens = words.split()
    doc = Doc(
        vocab,
        words=tokens,
        tags=tags.split(),
        pos=["VERB" if tag.startswith("VB") else "NOUN" for tag in tags.split()],
        lemmas=tokens,
        heads=heads,
        deps=deps.split(),
        ents=entities.split() or None,
    )
    piece = Piece(Part.TEXT, SegmentKind.BODY, 1, 0, len(doc.text), doc.text)
    return ParsedSentence(sentence_of("a1", 0, piece, doc))


def named(sentence: ParsedSentence, verb: int) -> tuple[list[str], list[str]]:
    actors, patients = sides(sentence, verb)
    return [sentence.words[token] for token in actors], [sentence.words[token] for token in patients]


@pytest.mark.parametrize("deps", ["nsubj ROOT det dobj", "nsubj ROOT det obj"])
def test_subject_and_object_in_both_schemes(deps: str) -> None:
    sentence = parsed("rebels shelled the base", "NNS VBD DT NN", [1, 1, 3, 1], deps)
    assert named(sentence, 1) == (["rebels"], ["base"])


@pytest.mark.parametrize(
    ("heads", "deps"),
    [
        ([2, 2, 2, 2, 3], "nsubjpass auxpass ROOT agent pobj"),
        ([2, 2, 2, 4, 2], "nsubj:pass aux:pass ROOT case obl:agent"),
    ],
    ids=["ClearNLP", "Universal Dependencies"],
)
def test_passive_with_its_agent_in_both_schemes(heads: list[int], deps: str) -> None:
    sentence = parsed("soldiers were killed by gunmen", "NNS VBD VBN IN NNS", heads, deps)
    assert named(sentence, 2) == (["gunmen"], ["soldiers"])


@pytest.mark.parametrize("label", ["relcl", "acl:relcl"])
def test_relative_clause_in_both_schemes(label: str) -> None:
    obj = "dobj" if label == "relcl" else "obj"
    sentence = parsed("men who burned homes", "NNS WP VBD NNS", [0, 2, 0, 2], f"ROOT nsubj {label} {obj}")
    assert named(sentence, 2) == (["men"], ["homes"])


@pytest.mark.parametrize(
    ("heads", "deps"), [([1, 1, 1, 2], "nsubj ROOT prep pobj"), ([1, 1, 3, 1], "nsubj ROOT case obl")]
)
def test_preposition_in_both_schemes(heads: list[int], deps: str) -> None:
    sentence = parsed("rebels fired at villages", "NNS VBD IN NNS", heads, deps)
    assert sentence.prepositional(1) == [("at", 3)]


def test_the_scheme_is_known_by_its_labels() -> None:
    assert scheme_of(UNIVERSAL_LABELS) is UNIVERSAL
    assert scheme_of(CLEARNLP_LABELS) is CLEARNLP
    assert scheme_of(["SB", "OA", "MO"]) is None


def test_entity_labels_are_stored_with_the_sentence() -> None:
    sentence = parsed(
        "Boko Haram raided Baga", "NNP NNP VBD NNP", [2, 0, 2, 2], "nsubj flat ROOT obj", entities="B-ORG I-ORG O B-LOC"
    )
    assert sentence.sentence.entities == ("ORG", "ORG", "", "LOC")


def small_pipeline(folder: Path, labels: list[str], *, without: str = "", meta: dict[str, str] | None = None) -> Path:
    """An untrained pipeline on disk, as another project might bring it."""
    nlp = spacy.blank("en")
    for name in ("tagger", "parser", "trainable_lemmatizer"):
        if name != without:
            nlp.add_pipe(name)
    tags = {"tags": ["NN", "VBD"], "pos": ["NOUN", "VERB"], "lemmas": ["rebel", "raid"]}
    example = {"words": ["rebels", "raided"], **tags, "heads": [1, 1], "deps": ["nsubj", "ROOT"]}
    if "parser" in nlp.pipe_names:
        for label in labels:
            nlp.get_pipe("parser").add_label(label)  # type: ignore[attr-defined]
    gold = [spacy.training.Example.from_dict(nlp.make_doc("rebels raided"), example) for _ in range(3)]
    nlp.initialize(lambda: gold)
    nlp.meta.update(meta or {})
    nlp.to_disk(folder)
    if meta:
        path = folder / "meta.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **meta}))
    return folder


@pytest.mark.filterwarnings("ignore:.*W08.*", "ignore:.*trainable.*")
@pytest.mark.parametrize("labels", [CLEARNLP_LABELS, UNIVERSAL_LABELS], ids=["ClearNLP", "Universal Dependencies"])
def test_another_pipeline_parses_when_named(tmp_path: Path, labels: list[str]) -> None:
    nlp = load_model(str(small_pipeline(tmp_path / "other", labels)))
    text = "Rebels raided the town."
    piece = Piece(Part.TEXT, SegmentKind.BODY, 1, 0, len(text), text)
    (sentence,) = parse_pieces("a1", [piece], nlp, names=frozenset())
    assert " ".join(sentence.words) == "Rebels raided the town ."
    assert set(sentence.deps) <= {*labels, "dep", ""}
    assert set(sentence.entities) == {""}


@pytest.mark.parametrize(
    ("labels", "without", "meta", "said"),
    [
        (UNIVERSAL_LABELS, "parser", None, "needs a tagger and a dependency parser"),
        (UNIVERSAL_LABELS, "tagger", None, "needs a tagger and a dependency parser"),
        (UNIVERSAL_LABELS, "trainable_lemmatizer", None, "has no lemmatizer"),
        (["SB", "OA", "MO"], "", None, r"neither Universal Dependencies or ClearNLP: .*labels\.py"),
        (UNIVERSAL_LABELS, "", {"spacy_version": ">=2.0.0,<2.1.0"}, r"made for spaCy >=2\.0\.0,<2\.1\.0.*make model"),
    ],
    ids=["no parser", "no tagger", "no lemmatizer", "unknown labels", "wrong version"],
)
def test_a_model_that_cannot_do_it_says_what_to_do(
    tmp_path: Path, labels: list[str], without: str, meta: dict[str, str] | None, said: str
) -> None:
    folder = small_pipeline(tmp_path / "other", labels, without=without, meta=meta)
    with pytest.raises(ModelUnusable, match=said):
        load_model(str(folder))


def test_a_model_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match=r"no language model 'xx_no_such'; run `make model`"):
        load_model("xx_no_such")
    with pytest.raises(ModelUnusable, match=r"has no config\.cfg"):
        load_model(str(tmp_path))


def test_a_damaged_model_says_what_to_do(tmp_path: Path) -> None:
    folder = small_pipeline(tmp_path / "other", UNIVERSAL_LABELS)
    (folder / "parser" / "model").write_bytes(b"\x00broken")
    with pytest.raises(ModelUnusable, match=r"does not load with spaCy .*make model"):
        load_model(str(folder))


def test_the_marked_sentences_are_two_hundred() -> None:
    marked = read_marked(ROLES)
    assert len(marked) == 200
    assert len({(one.text, one.verb) for one in marked}) == 200
    assert all(one.actors or one.patients for one in marked)


def test_a_line_without_one_verb_is_named(tmp_path: Path) -> None:
    (tmp_path / "roles.txt").write_text("[Rebels|A] fled\n")
    with pytest.raises(ValueError, match="exactly one verb"):
        read_marked(tmp_path / "roles.txt")


def test_quality_floor_of_roles() -> None:
    answers = role_answers(load_model(str(MODEL)), read_marked(ROLES))
    assert role_accuracy(answers)["both"] >= ROLES_FLOOR


def test_names_are_read_only_when_asked_for() -> None:
    text = "Boko Haram raided Baga in Nigeria."
    piece = Piece(Part.TEXT, SegmentKind.BODY, 1, 0, len(text), text)
    plain, named = (
        next(parse_pieces("a1", [piece], load_model(str(MODEL), names=names), names=frozenset()))
        for names in (False, True)
    )
    assert set(plain.entities) == {""}
    assert named.entities[named.words.index("Nigeria")] == "LOC"
    assert plain.model_copy(update={"entities": named.entities}) == named
