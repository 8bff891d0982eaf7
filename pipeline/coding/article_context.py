"""What all drafts of an article share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.coding.day_rules import PublicationDay
from pipeline.coding.identity import ArticleActors
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.reading import SentenceReading


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """What all drafts of an article share."""

    article_id: str
    readings: Sequence[SentenceReading]
    lexicon: Lexicon
    actors: ArticleActors
    published: PublicationDay
    main_rule: str | None
    # How many events it may tell, and how far it looks like no news.
    drafts: int = 1
    frame_points: float = 0.0
    # Whether a dateline says where it was filed from.
    is_filed: bool = False
