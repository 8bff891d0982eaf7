"""The public tables: what analysts load. Column names are fixed; new ones are added at the end of a group."""

from __future__ import annotations

from schemas.article import Rejection
from schemas.base import AwareDatetime, Record, described
from schemas.coding import Claim, Evidence
from schemas.events import Change, CodedColumns, Event, EventLink
from schemas.vocabulary import ArticleStatus, DateSource, Factuality, PublishedSource


class ReportKey(Record):
    """The columns that open the reports table."""

    report_id: str = described("Id: a hash of article and the first trigger's place")
    event_id: str = described("Event the report was linked to")
    article_id: str = described("Article that tells it")


class PublicReport(CodedColumns, ReportKey):
    """One event as one article tells it, coded like an event."""

    date_source: DateSource = described("What the event date rests on")
    date_text: str | None = described("The words the date was read from")
    date_reason: str = described("How the date follows from them")
    place_text: str | None = described("The words the place was read from")
    place_reason: str = described("Why this place, or why none")
    target: str | None = described("What was hit, as written")
    headline: bool = described("Whether the event is told in the headline or first sentences")
    factuality: Factuality = described("How the article presents it")
    confidence: float = described("Trust in the record", unit="0 to 1", ge=0, le=1)
    evidence: tuple[Evidence, ...] = described("The characters and rows behind each field")


class PublicClaim(Claim):
    """A claim with the event its report was linked to."""

    event_id: str = described("Event the claim is about")


class PublicArticle(Record):
    """One article and what became of it, without its text."""

    article_id: str = described("Id: a hash of external id, URL, title and text")
    external_id: str | None = described("The caller's own id: the JSONL `id` or the file name")
    url: str | None = described("Address the article was published at")
    source: str | None = described("Name of the outlet")
    title: str | None = described("Headline")
    published_at: AwareDatetime | None = described(
        "When the article was published, inferred where not given", unit="UTC time"
    )
    published_source: PublishedSource = described("Where the publication date comes from")
    language: str | None = described("ISO 639-1 code of the language")
    words: int = described("Words in the text", unit="words", ge=0)
    duplicate_of: str | None = described("article_id of the earlier article with the same text")
    status: ArticleStatus = described("What became of it")
    reason: str | None = described("Why it gave no event, when so")


PUBLIC_TABLES: dict[str, type[Record]] = {
    "events": Event,
    "reports": PublicReport,
    "claims": PublicClaim,
    "articles": PublicArticle,
    "event_links": EventLink,
    "changes": Change,
    "rejections": Rejection,
}
