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
    confidence: float = described("Chance that type and day are right", unit="0 to 1", ge=0, le=1)
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


class Bounds(Record):
    """The box around a geometry, by which readers find the rows of an area without reading all."""

    xmin: float = described("Western edge", unit="degrees east, WGS 84")
    ymin: float = described("Southern edge", unit="degrees north, WGS 84")
    xmax: float = described("Eastern edge", unit="degrees east, WGS 84")
    ymax: float = described("Northern edge", unit="degrees north, WGS 84")


class EventFileColumns(Record):
    """The columns that events.parquet has besides those of the events table."""

    claims: tuple[Claim, ...] = described("Who says what about the event: its rows of the claims table")
    geometry: bytes | None = described(
        "Point of longitude and latitude; none when they are unknown", unit="WKB, WGS 84"
    )
    bbox: Bounds | None = described("Box around the geometry, for readers that look for an area")


class EventFile(EventFileColumns, Event):
    """One event, fused from every report of it, with the claims about it and its point."""


PUBLIC_TABLES: dict[str, type[Record]] = {
    "events": Event,
    "reports": PublicReport,
    "claims": PublicClaim,
    "articles": PublicArticle,
    "event_links": EventLink,
    "changes": Change,
    "rejections": Rejection,
}
# The same tables as files have them.
PUBLIC_FILES: dict[str, type[Record]] = {**PUBLIC_TABLES, "events": EventFile}
# Texts of few different values, besides those of closed vocabularies: files store each value once.
CATEGORIES = frozenset(
    {
        "disorder_type",
        "event_type",
        "sub_event_type",
        "weapon",
        "country",
        "country_name",
        "cameo_code",
        "plover_type",
        "plover_mode",
        "language",
        "stage",
    }
)
