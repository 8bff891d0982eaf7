"""Stage 5: reports of all articles linked into events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.coding.complete import completed, completed_claim
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.publishers import claim_of_publisher
from pipeline.coding.strikers import with_strikers
from pipeline.engine import rows
from pipeline.linking.confidence import Confidence, rated
from pipeline.linking.link import LinkResult, link
from pipeline.stages.context import LinkContext
from schemas.article import Article, Screened
from schemas.base import Record
from schemas.coding import Claim, Location, Report
from schemas.events import ConfidenceShare
from schemas.vocabulary import PublishedSource


def link_reports(inputs: Any, context: LinkContext) -> Iterator[tuple[str, Record]]:
    """Events, links and resolved dates over all reports."""
    result, reports, claims, shares = linked(
        rows(inputs, "articles", Article),
        rows(inputs, "screened", Screened),
        rows(inputs, "reports", Report),
        rows(inputs, "claims", Claim),
        rows(inputs, "locations", Location),
        context,
    )
    yield from (("events", event) for event in result.events)
    yield from (("event_links", found) for found in result.links)
    yield from (("report_dates", found) for found in result.report_dates)
    yield from (("article_dates", found) for found in result.article_dates)
    yield from (("confidence_shares", share) for share in (*shares, *result.confidence_shares))
    yield from (("linked_reports", report) for report in reports)
    yield from (("linked_claims", claim) for claim in claims)


def linked(
    articles: Sequence[Article],
    screened: Sequence[Screened],
    reports: Sequence[Report],
    claims: Sequence[Claim],
    locations: Sequence[Location],
    context: LinkContext,
) -> tuple[LinkResult, list[Report], list[Claim], list[ConfidenceShare]]:
    """Events; reports and claims with their actors named for the event's country and day; what rated the reports."""
    dated = dated_articles(articles, screened)
    countries = {location.report_id: location.country for location in locations}
    ready = complete_reports(reports, locations, context.lexicon, context.confidence)
    told = complete_claims(claims, articles, countries, context.lexicon)
    result = link(
        dated,
        ready,
        told,
        locations,
        event_types=context.event_types,
        cameo=context.cameo,
        compatibles=context.compatibles,
        confidence=context.confidence,
        is_wide=lambda name: _is_wide(name, context.lexicon),
        overrides=context.overrides,
    )
    places = {location.report_id: location for location in locations}
    shares = [s for report in ready for s in context.confidence.shares_of_report(report, places[report.report_id])]
    return result, ready, told, shares


def _is_wide(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of a country, its people, its capital or a day: articles share it by chance."""
    return name in lexicon.days or bool(lexicon.countries.named(name))


def complete_reports(
    reports: Sequence[Report], locations: Sequence[Location], lexicon: Lexicon, confidence: Confidence
) -> list[Report]:
    """Reports with the country filled into their actors' names, and with their confidence."""
    places = {location.report_id: location for location in locations}
    named = [completed(r, places[r.report_id].country, r.date.event_date, lexicon) for r in reports]
    countries = {report_id: place.country for report_id, place in places.items()}
    return rated(with_strikers(named, countries, lexicon), places, confidence)


def complete_claims(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    countries: Mapping[str, str | None],
    lexicon: Lexicon,
) -> list[Claim]:
    """Claims with the country filled into their names, and with the publisher as claimant of what it states itself."""
    sources = {article.article_id: article.source for article in articles}
    titles = {article.article_id: article.title for article in articles}
    owned = [
        claim_of_publisher(claim, sources.get(claim.article_id), lexicon, title=titles.get(claim.article_id))
        for claim in claims
    ]
    days = {article.article_id: article.published_on for article in articles}
    return [
        completed_claim(claim, countries.get(claim.report_id), days.get(claim.article_id), lexicon) for claim in owned
    ]


def dated_articles(articles: Sequence[Article], screened: Sequence[Screened]) -> list[Article]:
    """Articles with the publication day that their own text gave, where metadata gave none."""
    found = {one.article_id: one for one in screened}
    dated: list[Article] = []
    for article in articles:
        one = found.get(article.article_id)
        if one is not None and one.published_source is PublishedSource.TEXT:
            article = article.replace(published_on=one.published_on, published_source=PublishedSource.TEXT)
        dated.append(article)
    return dated
