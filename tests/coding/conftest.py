"""The project's word lists, and articles coded with the shipped model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.coding.lexicon import Lexicon
from pipeline.stages.code_article import CodedArticle, Reference, code_article
from pipeline.stages.context import coding_context, load_confidence
from pipeline.stages.parse import load
from schemas.article import Article
from schemas.base import stable_id
from schemas.settings import Settings
from schemas.vocabulary import PublishedSource
from tests.stages.staged_run import PROJECT

CodeText = Callable[..., CodedArticle]


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The shipped model, the project's seeds and its gazetteer."""
    settings = Settings()
    parse = load(str(PROJECT), settings.language, settings.model.name, settings.screen.minimum_weak)
    return Reference(parse, coding_context(str(PROJECT), settings.language), load_confidence(PROJECT))


@pytest.fixture(scope="session")
def lexicon(reference: Reference) -> Lexicon:
    """The project's word lists."""
    return reference.coding.lexicon


@pytest.fixture(scope="session")
def code(reference: Reference) -> CodeText:
    """Codes a text that was published on a day; without a day its date is unknown."""

    def coded(
        text: str, *, title: str | None = None, published: str | None = "2021-03-10", source: str | None = None
    ) -> CodedArticle:
        day = None if published is None else date.fromisoformat(published)
        article = Article(
            article_id=stable_id("a", [text]),
            external_id=None,
            url=None,
            source=source,
            title=title,
            published_at=None,
            published_on=day,
            published_source=PublishedSource.METADATA if day else PublishedSource.NONE,
            language="en",
            text=text,
            words=len(text.split()),
            duplicate_of=None,
            input_path="text.txt",
            input_line=None,
        )
        return code_article(article, reference)

    return coded
