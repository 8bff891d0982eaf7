"""The confidence that was reckoned by hand before it was fitted: what the fitted one is measured against."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.confidence.cases import Cases, EventCase
from pipeline.linking.confidence import DAYS, PLACES
from pipeline.linking.trust import independent_sources
from schemas.vocabulary import Attribution, Factuality

FACTUALITY = {Factuality.ASSERTED: 1.0, Factuality.UNCERTAIN: 0.75, Factuality.DENIED: 0.5}


def sum_of_report(traits: Mapping[str, float]) -> float:
    """A report's points by hand."""
    return min(0.95, 0.3 + 0.08 * traits["how much of an event it tells"])


def sum_of_event(cases: Cases, case: EventCase) -> float:
    """An event's shares by hand: independent sources, day, place and reports, lowered by doubt and contradiction."""
    views = [cases.reports[at].view for at in case.reports]
    event = case.event
    sources = 1.0 - 0.5 ** independent_sources(views)
    reports = sum(sum_of_report(cases.reports[at].traits) for at in case.reports) / len(views)
    total = 0.4 * sources + 0.2 * DAYS.get(event.date_precision, 0.0) + 0.2 * PLACES.get(event.geo_precision, 0.0)
    total = (total + 0.2 * reports) * sum(FACTUALITY[view.report.factuality] for view in views) / len(views)
    total *= 0.9 if event.attribution is Attribution.CONTESTED else 1.0
    if event.killed_low is not None and event.killed_high is not None:
        total *= 0.9 if event.killed_high > 3 * max(event.killed_low, 1) else 1.0
    return min(0.95, max(0.05, total))
