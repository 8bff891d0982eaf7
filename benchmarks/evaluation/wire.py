"""Claims in short pieces of news copy: who says how many, over pieces that were worked on and pieces kept aside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from benchmarks.evaluation.figures import Scored, f1, share
from benchmarks.evaluation.runs import PROJECT
from pipeline.stages.code_article import CodedArticle, Reference, code_article
from pipeline.stages.context import coding_context, load_confidence
from pipeline.stages.parse import load
from schemas.article import Article
from schemas.base import stable_id
from schemas.settings import Settings
from schemas.vocabulary import PublishedSource
from tests.gold.wire_items import ASIDE, DEVELOPMENT, PUBLISHED, load_items, wire_counts

SETS = {"wire_development": DEVELOPMENT, "wire_aside": ASIDE}
CLAIMS_WANTED, RANGES_WANTED = 0.80, 0.90


def score(name: str, corpora: Path) -> Scored:
    """F1 of claims with number and kind of claimant, and killed ranges right."""
    settings = Settings()
    parse = load(str(PROJECT), settings.language, settings.model.name, settings.screen.minimum_weak)
    reference = Reference(parse, coding_context(str(PROJECT), settings.language), load_confidence(PROJECT))
    items = load_items(SETS[name])
    counts = wire_counts(items, lambda text: _coded(text, reference))
    ours = counts["found"] + counts["invented"]
    figures = [
        f1("claims with claimant", counts["found"], ours, counts["wanted"], CLAIMS_WANTED),
        share("killed", counts["ranges right"], counts["ranges"], RANGES_WANTED),
    ]
    return Scored(name, f"{len(items)} short pieces in the style of wires, ministries and monitors.", figures)


def _coded(text: str, reference: Reference) -> CodedArticle:
    article = Article(
        article_id=stable_id("a", [text]),
        external_id=None,
        url=None,
        source=None,
        title=None,
        published_at=None,
        published_on=date.fromisoformat(PUBLISHED),
        published_source=PublishedSource.METADATA,
        language="en",
        text=text,
        words=len(text.split()),
        duplicate_of=None,
        input_path="wire",
        input_line=None,
    )
    return code_article(article, reference)
