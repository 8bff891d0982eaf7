"""Reports linked into events: dates inferred, pairs compared, groups made, every group fused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.dates.resolve import ResolvedDate
from pipeline.linking.cluster import Pair, compare_all, groups
from pipeline.linking.confidence import Confidence
from pipeline.linking.dates import Dating, infer_dates
from pipeline.linking.echo import with_names
from pipeline.linking.fuse import event_types_by_name, fuse
from pipeline.linking.neighbours import with_neighbours
from pipeline.linking.overrides import Decisions, apply_decisions, read_decisions
from pipeline.linking.score import Comparison, TypeTable, compare, type_table
from pipeline.linking.settings import LinkSettings
from pipeline.linking.views import ReportView, report_views, with_dates
from schemas.article import Article
from schemas.base import stable_id
from schemas.coding import Claim, Location, Report
from schemas.events import ArticleDate, ConfidenceShare, Event, EventLink, ReportDate
from schemas.seeds import CameoRow, CompatibleRow, EventTypeRow, LinkOverrideRow
from schemas.vocabulary import DateSource, LinkDecision

__all__ = ["LinkResult", "link"]


@dataclass(frozen=True, slots=True)
class LinkResult:
    """Events with their links, and the days of all reports and articles; each in order of its ids."""

    events: tuple[Event, ...]
    links: tuple[EventLink, ...]
    report_dates: tuple[ReportDate, ...]
    article_dates: tuple[ArticleDate, ...]
    confidence_shares: tuple[ConfidenceShare, ...]
    unused_overrides: tuple[LinkOverrideRow, ...]


def link(
    articles: Sequence[Article],
    reports: Sequence[Report],
    claims: Sequence[Claim],
    locations: Sequence[Location],
    *,
    event_types: Sequence[EventTypeRow],
    cameo: Sequence[CameoRow],
    compatibles: Sequence[CompatibleRow],
    confidence: Confidence,
    is_wide: Callable[[str], bool] | None = None,
    overrides: Sequence[LinkOverrideRow] = (),
    settings: LinkSettings | None = None,
) -> LinkResult:
    """Every report in exactly one event; the same result in whatever order the records come.

    `is_wide` tells names that articles share by chance, as those of countries; without it every name counts.
    Raises ValueError when a report lacks its article or location, or when overrides contradict one another.
    """
    settings = settings or LinkSettings()
    types = type_table(event_types, compatibles)
    undated = with_names(with_neighbours(report_views(articles, reports, claims, locations)), is_wide or _is_never)
    dating = infer_dates(undated, types=types, settings=settings)
    published = {article_id: found.on for article_id, found in dating.publications.items()}
    views = with_neighbours(with_dates(undated, dating.days, published))
    comparisons = compare_all(views, types=types, settings=settings)
    decisions = read_decisions(views, overrides)
    found = groups(range(len(views)), comparisons, same=settings.same)
    found = apply_decisions(found, comparisons, decisions, same=settings.same)
    rows = event_types_by_name(event_types, cameo)
    groups_of_views = [[views[at] for at in group] for group in found]
    fused = [fuse(group, types=rows, settings=settings, confidence=confidence) for group in groups_of_views]
    event_of = {at: event for group, event in zip(found, fused, strict=True) for at in group}
    return LinkResult(
        events=tuple(sorted(fused, key=lambda event: event.event_id)),
        links=_links(views, comparisons, decisions, event_of, types, settings),
        report_dates=tuple(_report_date(view, event_of[at]) for at, view in enumerate(views)),
        article_dates=_article_dates(articles, dating),
        confidence_shares=tuple(
            share
            for event, group in sorted(zip(fused, groups_of_views, strict=True), key=lambda pair: pair[0].event_id)
            for share in confidence.shares_of_event(event, group)
        ),
        unused_overrides=decisions.unused,
    )


def _is_never(_: str) -> bool:
    return False


def _links(
    views: Sequence[ReportView],
    comparisons: Mapping[Pair, Comparison],
    decisions: Decisions,
    event_of: Mapping[int, Event],
    types: TypeTable,
    settings: LinkSettings,
) -> tuple[EventLink, ...]:
    """Pairs inside events, near misses, and pairs that a reviewer decided."""
    rows: dict[Pair, EventLink] = {}
    for pair, comparison in comparisons.items():
        together = event_of[pair[0]].event_id == event_of[pair[1]].event_id
        if together or comparison.score >= settings.near_miss:
            decision = LinkDecision.SAME if together else LinkDecision.DIFFERENT
            rows[pair] = _link(views, pair, comparison, event_of, decision, comparison.reason)
    for decided, decision in (
        (decisions.same, LinkDecision.FORCED_SAME),
        (decisions.different, LinkDecision.FORCED_DIFFERENT),
    ):
        for pair, row in decided.items():
            comparison = compare(views[pair[0]], views[pair[1]], types=types, settings=settings)
            reason = f"{row.reason} ({row.source}); {comparison.reason}"
            rows[pair] = _link(views, pair, comparison, event_of, decision, reason)
    return tuple(rows[pair] for pair in sorted(rows))


def _link(
    views: Sequence[ReportView],
    pair: Pair,
    comparison: Comparison,
    event_of: Mapping[int, Event],
    decision: LinkDecision,
    reason: str,
) -> EventLink:
    a, b = (views[at].report_id for at in pair)
    together = event_of[pair[0]].event_id == event_of[pair[1]].event_id
    return EventLink(
        link_id=stable_id("l", [a, b]),
        report_id_a=a,
        report_id_b=b,
        event_id=event_of[pair[0]].event_id if together else None,
        score=round(comparison.score, 6),
        reason=reason,
        decision=decision,
    )


def _report_date(view: ReportView, event: Event) -> ReportDate:
    """The report's own day, or its event's day when the article tells none."""
    day = view.day
    if day.start is None and event.event_date_start is not None:
        day = ResolvedDate(
            event.event_date,
            event.event_date_start,
            event.event_date_end,
            event.date_precision,
            DateSource.SIBLING,
            f"{day.reason}; other reports of the event say so",
        )
    return ReportDate(
        report_id=view.report_id,
        event_id=event.event_id,
        event_date=day.event_date,
        event_date_start=day.start,
        event_date_end=day.end,
        precision=day.precision,
        source=day.source,
        reason=day.reason,
    )


def _article_dates(articles: Sequence[Article], dating: Dating) -> tuple[ArticleDate, ...]:
    """Publication days of all articles, those without reports included."""
    rows: list[ArticleDate] = []
    for article in sorted(articles, key=lambda found: found.article_id):
        found = dating.publications.get(article.article_id)
        reason = (
            "given with the article" if article.published_on is not None else "no date, and no report to date it by"
        )
        rows.append(
            ArticleDate(
                article_id=article.article_id,
                published_on=found.on if found is not None else article.published_on,
                published_source=found.source if found is not None else article.published_source,
                reason=found.reason if found is not None else reason,
            )
        )
    return tuple(rows)
