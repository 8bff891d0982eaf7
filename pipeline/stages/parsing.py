"""Parse: articles to sentences. The only code that knows spaCy's objects."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.coding.labels import SCHEMES, scheme_of
from pipeline.stages.tree_repairs import repaired
from pipeline.text.casing import parse_texts
from schemas.article import Article, Sentence
from schemas.base import stable_id
from schemas.vocabulary import Part, SegmentKind

if TYPE_CHECKING:  # imported where it is used: a run with nothing to do must not wait for spaCy
    from spacy.language import Language
    from spacy.tokens import Doc

NAMED_ENTITIES = ("ner",)
SOME_LEMMATIZER = ("lemmatizer", "trainable_lemmatizer")


class ModelUnusable(RuntimeError):
    """The language model is missing or cannot do what coding needs; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence before parsing: where it stands and what its paragraph is."""

    part: Part
    kind: SegmentKind
    paragraph: int
    start: int
    end: int
    text: str


@lru_cache(maxsize=2)
def load_model(name: str, *, names: bool = False) -> Language:
    """A spaCy pipeline by package name or folder, made to take one sentence at a time.

    Its named entities are left out unless `names`: they take a quarter of the time, and no stage needs them.
    Raises ModelUnusable when it is missing, was made for another spaCy, has no parser, tagger or lemmatizer, or
    names the relations of words in a way that coding does not know.
    """
    from pipeline.model.blas import fast_products
    from pipeline.model.quick import quick

    with fast_products():
        nlp = _loaded(name, without=() if names else NAMED_ENTITIES)
    _check_version(nlp, name)
    _check_components(nlp, name)
    return quick(nlp)


def _loaded(name: str, *, without: Sequence[str]) -> Language:
    import spacy

    path = Path(name)
    if path.is_dir() and not (path / "config.cfg").is_file():
        raise ModelUnusable(f"{name!r} is no language model: it has no config.cfg; run `make model` to train one")
    try:
        # A version that does not fit is told by our own error.
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            return spacy.load(path if path.exists() else name, exclude=without)
    except OSError:
        raise ModelUnusable(
            f"no language model {name!r}; run `make model`, or name an installed spaCy pipeline in sitrep.toml"
        ) from None
    # A folder that is damaged or of another version fails in whatever part of it is read first.
    except Exception as error:
        raise ModelUnusable(
            f"the language model {name!r} does not load with spaCy {version('spacy')}: {error}; "
            "run `make model` to train it again, or install a version of it for this spaCy"
        ) from None


def _check_version(nlp: Language, name: str) -> None:
    from spacy.util import is_compatible_version

    made_for, installed = str(nlp.meta.get("spacy_version", "")), version("spacy")
    if made_for and is_compatible_version(installed, made_for) is False:
        raise ModelUnusable(
            f"the language model {name!r} was made for spaCy {made_for}, and {installed} is installed; "
            "run `make model` to train it again, or install a version of it for this spaCy"
        )


def _check_components(nlp: Language, name: str) -> None:
    has = set(nlp.pipe_names)
    if "parser" not in has or not has & {"tagger", "morphologizer"}:
        raise ModelUnusable(
            f"the language model {name!r} has {sorted(has)}; coding needs a tagger and a dependency parser"
        )
    if not has & set(SOME_LEMMATIZER):
        raise ModelUnusable(f"the language model {name!r} has no lemmatizer; coding looks words up by their lemmas")
    labels = nlp.pipe_labels["parser"]
    if scheme_of(labels) is None:
        known = " or ".join(scheme.name for scheme in SCHEMES)
        raise ModelUnusable(
            f"the parser of {name!r} has labels that are neither {known}: {', '.join(sorted(labels)[:8])} …; name a "
            "pipeline with one of these in sitrep.toml, or add its labels to pipeline/coding/labels.py"
        )


def parse_pieces(
    article_id: str, pieces: Sequence[Piece], nlp: Language, *, names: frozenset[str]
) -> Iterator[Sentence]:
    """Sentences of one article with their parse, in order."""
    texts = parse_texts([piece.text for piece in pieces], names)
    docs = (_one_sentence(nlp.make_doc(text.replace("\n", " "))) for text in texts)
    from pipeline.model.blas import one_thread

    with one_thread():
        read = list(nlp.pipe(docs))
    for index, (piece, doc) in enumerate(zip(pieces, read, strict=True)):
        yield sentence_of(article_id, index, piece, doc)


def _one_sentence(doc: Doc) -> Doc:
    """Tell the parser that the text is one sentence; our splitter knows news better."""
    for position, token in enumerate(doc):
        token.is_sent_start = position == 0
    return doc


def sentence_of(article_id: str, index: int, piece: Piece, doc: Doc) -> Sentence:
    """A parsed document as a record: its tokens as columns, blanks left out, entity labels without their positions."""
    tokens = [token for token in doc if not token.is_space]
    place = {token.i: position for position, token in enumerate(tokens)}
    deps = tuple(token.dep_ for token in tokens)
    heads = tuple(place.get(token.head.i, position) for position, token in enumerate(tokens))
    deps, heads = repaired([token.text for token in tokens], [token.tag_ for token in tokens], deps, heads)
    return Sentence(
        sentence_id=stable_id("s", [article_id, piece.part.value, piece.start]),
        article_id=article_id,
        index=index,
        paragraph=piece.paragraph,
        part=piece.part,
        kind=piece.kind,
        start=piece.start,
        end=piece.end,
        text=piece.text,
        words=tuple(piece.text[token.idx : token.idx + len(token.text)] for token in tokens),
        offsets=tuple(token.idx for token in tokens),
        lemmas=tuple((token.lemma_ or token.text).lower() for token in tokens),
        pos=tuple(token.pos_ for token in tokens),
        tags=tuple(token.tag_ for token in tokens),
        deps=deps,
        heads=heads,
        entities=tuple(token.ent_type_ for token in tokens),
    )


def parse_all(
    articles: Iterable[tuple[Article, Sequence[Piece]]], nlp: Language, *, names: frozenset[str]
) -> Iterator[Sentence]:
    """Sentences of many articles."""
    for article, pieces in articles:
        yield from parse_pieces(article.article_id, pieces, nlp, names=names)
