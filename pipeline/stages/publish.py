"""Stage 6: the public tables, as records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any

from pipeline.engine import rows, stream
from pipeline.linking.changes import changes, with_versions
from pipeline.stages.context import LinkContext
from schemas.article import Article, Rejection, Screened
from schemas.base import Record
from schemas.coding import ActorRef, Claim, Location, Report
from schemas.events import ArticleDate, Event, EventLink, ReportDate
from schemas.public import PublicArticle, PublicClaim, PublicReport
from schemas.seeds import EventTypeRow
from schemas.vocabulary import ArticleStatus, PublishedSource

REJECTIONS = ("ingest_rejections", "parse_rejections", "extract_rejections")


def publish(inputs: Any, context: LinkContext) -> Iterator[tuple[str, Record]]:
    """Every public table, from what the stages before wrote."""
    events = rows(inputs, "events", Event)
    yield from (("events", event) for event in with_versions((), events))
    yield from (("changes", change) for change in changes((), events))
    yield from (("event_links", found) for found in stream(inputs, "event_links", EventLink))
    dates = {found.report_id: found for found in stream(inputs, "report_dates", ReportDate)}
    locations = {found.report_id: found for found in stream(inputs, "locations", Location)}
    kinds = {row.sub_event_type: row for row in context.event_types}
    reporting: set[str] = set()
    for report in stream(inputs, "linked_reports", Report):
        reporting.add(report.article_id)
        yield "reports", public_report(report, locations[report.report_id], dates[report.report_id], kinds)
    for claim in stream(inputs, "linked_claims", Claim):
        yield (
            "claims",
            PublicClaim(
                **{name: getattr(claim, name) for name in Claim.model_fields},
                event_id=dates[claim.report_id].event_id,
            ),
        )
    yield from (("articles", article) for article in _articles(inputs, reporting))
    for name in REJECTIONS:
        yield from (("rejections", rejection) for rejection in stream(inputs, name, Rejection))


def _articles(inputs: Any, reporting: set[str]) -> Iterator[PublicArticle]:
    screened = {found.article_id: found for found in stream(inputs, "screened", Screened)}
    dates = {found.article_id: found for found in stream(inputs, "article_dates", ArticleDate)}
    for article in stream(inputs, "articles", Article):
        yield public_article(
            article,
            screened[article.article_id],
            dates.get(article.article_id),
            tells=article.article_id in reporting,
        )


def public_article(article: Article, screened: Screened, dated: ArticleDate | None, *, tells: bool) -> PublicArticle:
    """One article and what became of it."""
    status, reason = screened.status, screened.reason
    if status is ArticleStatus.CODED and not tells:
        status, reason = ArticleStatus.NO_EVENT, "no event told; see rejections for what was set aside"
    published, source = article.published_at, article.published_source
    if published is None:
        on = dated.published_on if dated is not None else screened.published_on
        source = dated.published_source if dated is not None else screened.published_source
        published = None if on is None else datetime.combine(on, time(), UTC)
    return PublicArticle(
        article_id=article.article_id,
        external_id=article.external_id,
        url=article.url,
        source=article.source,
        title=screened.title,
        published_at=published,
        published_source=source if published is not None else PublishedSource.NONE,
        language=article.language,
        words=article.words,
        duplicate_of=article.duplicate_of,
        status=status,
        reason=reason,
    )


def public_report(report: Report, place: Location, day: ReportDate, kinds: Mapping[str, EventTypeRow]) -> PublicReport:
    """A report as a row of the public table. Raises ValueError for one without a confidence."""
    if report.confidence is None:
        raise ValueError(f"report {report.report_id} has no confidence")
    kind = kinds[report.sub_event_type]
    return PublicReport(
        report_id=report.report_id,
        event_id=day.event_id,
        article_id=report.article_id,
        event_date=day.event_date,
        event_date_start=day.event_date_start,
        event_date_end=day.event_date_end,
        date_precision=day.precision,
        disorder_type=kind.disorder_type,
        event_type=kind.event_type,
        sub_event_type=report.sub_event_type,
        weapon=report.weapon,
        **_side(report.actor1, "1"),
        **_side(report.actor2, "2"),
        civilian_targeting=report.civilian_targeting,
        attribution=report.attribution,
        country=place.country,
        country_name=place.country_name,
        admin1=place.admin1,
        admin2=place.admin2,
        location=place.location,
        place_id=place.place_id,
        latitude=place.latitude,
        longitude=place.longitude,
        geo_precision=place.geo_precision,
        geo_radius_km=place.geo_radius_km,
        killed_low=report.killed_low,
        killed_best=report.killed_best,
        killed_high=report.killed_high,
        wounded_low=report.wounded_low,
        wounded_best=report.wounded_best,
        wounded_high=report.wounded_high,
        date_source=day.source,
        date_text=report.date.text,
        date_reason=day.reason,
        place_text=place.place_text,
        place_reason=place.reason,
        target=report.target,
        headline=report.headline,
        factuality=report.factuality,
        confidence=report.confidence,
        evidence=report.evidence,
    )


def _side(actor: ActorRef | None, number: str) -> dict[str, Any]:
    """The columns of one side."""
    return {
        f"actor{number}": actor.name if actor else None,
        f"actor{number}_id": actor.actor_id if actor else None,
        f"actor{number}_class": actor.actor_class if actor else None,
        f"assoc_actor{number}": "; ".join(actor.associates) or None if actor else None,
    }
