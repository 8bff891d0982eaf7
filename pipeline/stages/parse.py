"""Stage 2: articles to sentences, with what the screen and the text itself say of each article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.engine import rows
from pipeline.stages.context import TextContext, text_context
from pipeline.stages.parsing import Piece, load_model, parse_pieces
from pipeline.text.publication import publication
from pipeline.text.screen import screen
from pipeline.text.segments import Segment, found_title, segments
from pipeline.text.sentences import split_sentences
from schemas.article import Article, Rejection, Screened
from schemas.base import Record, stable_id
from schemas.vocabulary import ArticleStatus, Part, PublishedSource, RejectReason, SegmentKind

if TYPE_CHECKING:  # a run with nothing to do must not wait for spaCy
    from spacy.language import Language

STAGE = "parse"
BRIEF_WORDS = 80
# Share of the words of the shorter of two headlines that the other has when they are one.
ALIKE = 0.5
WORD = re.compile(r"\w+")
BOLD = re.compile(r"\*\*([^*\s][^*]*)\*\*")


@dataclass(frozen=True)
class ParseContext:
    """Word lists and the language model."""

    text: TextContext
    nlp: Language
    language: str
    minimum_weak: int


def load(root: str, language: str, model: str, minimum_weak: int, names: bool = False) -> ParseContext:
    """The context of this stage. Raises ModelUnusable when the model cannot be used."""
    folder = Path(root) / model
    nlp = load_model(str(folder) if folder.exists() else model, names=names)
    return ParseContext(text_context(root, language), nlp, language, minimum_weak)


def parse_articles(inputs: Any, context: ParseContext) -> Iterator[tuple[str, Record]]:
    """Sentences of each article that is on topic; the screen's verdict for every article."""
    for article in rows(inputs, "articles", Article):
        yield from parse_article(article, context)


def parse_article(article: Article, context: ParseContext) -> Iterator[tuple[str, Record]]:
    """One article's verdict, its sentences when it goes on, and the boilerplate set aside."""
    words = context.text
    found = segments(article.text, title=article.title, words=words.segments)
    verdict = _verdict(article, found, context)
    yield "screened", verdict
    if verdict.status is not ArticleStatus.CODED:
        return
    pieces = list(_pieces(article, found, words))
    yield from (("sentences", s) for s in parse_pieces(article.article_id, pieces, context.nlp, names=words.names))
    yield from (("rejections", rejection) for rejection in _boilerplate(article, found))


def _verdict(article: Article, found: list[Segment], context: ParseContext) -> Screened:
    when = publication(article, found, words=context.text.segments, dates=context.text.dates, today=date.today())
    title = article.title or found_title(article.text, found)
    status, reason = ArticleStatus.CODED, None
    read = "\n".join(article.text[s.start : s.end] for s in found if s.is_coded)
    if article.duplicate_of is not None:
        status, reason = ArticleStatus.DUPLICATE, f"same text as {article.duplicate_of}"
    elif article.language not in {None, context.language}:
        status, reason = ArticleStatus.OFF_TOPIC, f"no word lists for language {article.language!r}"
    elif not any(s.is_coded for s in found):
        status, reason = ArticleStatus.OFF_TOPIC, "nothing but boilerplate"
    else:
        # A brief of a sentence or two has no room for a second word.
        least = 1 if article.words < BRIEF_WORDS else context.minimum_weak
        off = screen(f"{article.title or ''}\n{read}", words=context.text.screen, minimum_weak=least)
        status, reason = (ArticleStatus.OFF_TOPIC, off) if off else (status, reason)
    return Screened(
        article_id=article.article_id,
        status=status,
        reason=reason,
        title=title,
        published_on=when.on,
        published_source=when.source if when.on is not None else PublishedSource.NONE,
        published_reason=when.reason,
    )


def _pieces(article: Article, found: list[Segment], words: TextContext) -> Iterator[Piece]:
    """Sentences to parse: the given headline first, unless the text repeats it; the dateline last, as it tells none."""
    in_text = any(s.kind is SegmentKind.HEADLINE and _says_the_title(article, s) for s in found)
    if article.title and not in_text:
        for start, end in split_sentences(article.title, 0, len(article.title), abbreviations=words.abbreviations):
            yield Piece(Part.TITLE, SegmentKind.HEADLINE, 0, start, end, article.title[start:end])
    for paragraph, segment in enumerate(found, start=1):
        if not segment.is_coded:
            continue
        if segment.label_start is not None and segment.label_end is not None:
            label = article.text[segment.label_start : segment.label_end]
            yield Piece(Part.TEXT, SegmentKind.HEADING, paragraph, segment.label_start, segment.label_end, label)
        for start, end in split_sentences(
            article.text, segment.words_start, segment.end, abbreviations=words.abbreviations
        ):
            start, end = _without_bold(article.text, start, end)
            yield Piece(Part.TEXT, segment.kind, paragraph, start, end, article.text[start:end])
    for paragraph, segment in enumerate(found, start=1):
        filed = segment.dateline if segment.is_coded else None
        if filed is not None and filed.place is not None and filed.start < filed.end:
            text = article.text[filed.start : filed.end].rstrip()
            yield Piece(Part.TEXT, SegmentKind.DATELINE, paragraph, filed.start, filed.start + len(text), text)
            break


def _says_the_title(article: Article, headline: Segment) -> bool:
    """Whether a line that looks like the headline says what the given title says: `Date: 3 May` does not."""
    given = {word.casefold() for word in WORD.findall(article.title or "")}
    line = {word.casefold() for word in WORD.findall(article.text[headline.start : headline.end])}
    return not given or len(given & line) >= ALIKE * min(len(given), len(line))


def _without_bold(text: str, start: int, end: int) -> tuple[int, int]:
    """A sentence's span without the asterisks that set it in bold."""
    bold = BOLD.fullmatch(text, start, end)
    return bold.span(1) if bold is not None else (start, end)


def _boilerplate(article: Article, found: list[Segment]) -> Iterator[Rejection]:
    for segment in found:
        if segment.is_coded:
            continue
        yield Rejection(
            rejection_id=stable_id("x", [STAGE, article.article_id, segment.start, segment.end]),
            stage=STAGE,
            record=f"{article.article_id}:text:{segment.start}-{segment.end}",
            article_id=article.article_id,
            reason=RejectReason.BOILERPLATE,
            detail=f"{segment.kind.value}: {segment.reason.value.replace('_', ' ')}",
            start=segment.start,
            end=segment.end,
            part=Part.TEXT,
        )
