"""How many voices really stand behind an event, and how far its record can be trusted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.linking.tolls import FusedToll
from pipeline.linking.views import ReportView
from schemas.vocabulary import Attribution, DatePrecision, Factuality, GeoPrecision

__all__ = ["confidence", "independent_sources", "outlets"]

# Shares of the score. Untuned: chosen so that one asserted report of a known day and town gets about 0.6.
SOURCES_SHARE = 0.4
DAY_SHARE = 0.2
PLACE_SHARE = 0.2
REPORT_SHARE = 0.2
# Nothing read from newspapers by rules is certain.
MOST = 0.95
LEAST = 0.05
DAY_TRUST = {
    DatePrecision.DAY: 1.0,
    DatePrecision.RANGE: 0.8,
    DatePrecision.WEEK: 0.6,
    DatePrecision.MONTH: 0.4,
    DatePrecision.YEAR: 0.2,
    DatePrecision.UNKNOWN: 0.0,
}
PLACE_TRUST = {
    GeoPrecision.EXACT: 1.0,
    GeoPrecision.NEAR: 0.9,
    GeoPrecision.DISTRICT: 0.7,
    GeoPrecision.ADMIN1: 0.5,
    GeoPrecision.COUNTRY: 0.2,
    GeoPrecision.UNKNOWN: 0.0,
}
FACTUALITY_TRUST = {Factuality.ASSERTED: 1.0, Factuality.UNCERTAIN: 0.75, Factuality.DENIED: 0.5}
CONTESTED_TRUST = 0.9
# Tolls more than three times apart are told of hardly the same thing.
WIDE_RATIO = 3
WIDE_TRUST = 0.9


def outlets(views: Sequence[ReportView]) -> frozenset[str]:
    """Names of the outlets that tell an event; an article without one counts as its own."""
    return frozenset(_outlet(view) for view in views)


def independent_sources(views: Sequence[ReportView]) -> int:
    """Outlets less those that only repeat the claimants another outlet quotes.

    An outlet that quotes nobody reports itself. Of outlets that quote the same claimants, one counts.
    """
    quoted: dict[str, set[str]] = defaultdict(set)
    for view in views:
        claimants = (claim.claimant_id or (claim.claimant or "").casefold() for claim in view.claims)
        quoted[_outlet(view)].update(claimant for claimant in claimants if claimant)
    own = {outlet: found or {f"outlet:{outlet}"} for outlet, found in quoted.items()}
    distinct = {frozenset(found) for found in own.values()}
    return sum(1 for found in distinct if not any(found < other for other in distinct))


def confidence(
    views: Sequence[ReportView],
    *,
    day: DatePrecision,
    place: GeoPrecision,
    killed: FusedToll,
    attribution: Attribution,
) -> float:
    """Trust in the record, 0.05 to 0.95: a mean of four shares, lowered by doubt and contradiction.

    The shares: independent sources (half for one, three quarters for two ...), the day, the place, and the
    mean trust in the reports. A simple rule, not a measured probability.
    """
    sources = 1.0 - 0.5 ** independent_sources(views)
    reports = sum(view.report.confidence for view in views) / len(views)
    mean = SOURCES_SHARE * sources + DAY_SHARE * DAY_TRUST[day] + PLACE_SHARE * PLACE_TRUST[place]
    mean += REPORT_SHARE * reports
    mean *= sum(FACTUALITY_TRUST[view.report.factuality] for view in views) / len(views)
    if attribution is Attribution.CONTESTED:
        mean *= CONTESTED_TRUST
    if killed.low is not None and killed.high is not None and killed.high > WIDE_RATIO * max(killed.low, 1):
        mean *= WIDE_TRUST
    return round(min(MOST, max(LEAST, mean)), 3)


def _outlet(view: ReportView) -> str:
    return (view.article.source or view.article.article_id).casefold()
