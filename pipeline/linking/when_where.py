"""The day and the place of an event, out of those of its reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from pipeline.dates.resolve import ResolvedDate
from pipeline.linking.aspects import places
from pipeline.linking.settings import LinkSettings
from pipeline.linking.views import ReportView
from schemas.coding import Location
from schemas.vocabulary import DatePrecision, DateSource, GeoPrecision

__all__ = ["fused_day", "fused_location"]

FROM_FINE_TO_COARSE = tuple(GeoPrecision)
FROM_EXACT_TO_VAGUE = tuple(DatePrecision)
# A day inferred from other articles may rest on the very reports it is fused with.
SIBLING_SHARE = 0.5


def fused_day(views: Sequence[ReportView]) -> ResolvedDate:
    """The best supported day, precise before vague; its bounds over the reports that agree on it."""
    exact = [view.day for view in views if view.day.precision is DatePrecision.DAY]
    if exact:
        return _fused_exact(exact)
    known = [view.day for view in views if view.day.start is not None]
    if not known:
        return views[0].day
    best = min(known, key=_vagueness)
    start, end = best.start, best.end
    for day in sorted(known, key=_vagueness):
        if day.start is not None and day.end is not None and start is not None and end is not None:
            later, earlier = max(start, day.start), min(end, day.end)
            if later <= earlier:
                start, end = later, earlier
    inside = best.event_date is not None and start is not None and end is not None and start <= best.event_date <= end
    if start is not None and start == end:
        return ResolvedDate(start, start, end, DatePrecision.DAY, best.source, "the one day on which all reports agree")
    return ResolvedDate(best.event_date if inside else None, start, end, best.precision, best.source, best.reason)


def fused_location(views: Sequence[ReportView], *, settings: LinkSettings) -> Location:
    """The most specific place that at least half of the placed reports allow; of equals, the commonest."""
    named = Counter(view.place.place_id or view.place.name for view in views)
    placed = [view for view in views if view.place.is_placed]

    def rank(view: ReportView) -> tuple[bool, int, int, int, float, str]:
        agreeing = sum(1 for other in placed if places(view.place, other.place, settings=settings).points >= 0)
        return (
            view.place.is_placed and 2 * agreeing < len(placed),
            FROM_FINE_TO_COARSE.index(view.location.geo_precision),
            -agreeing,
            -named[view.place.place_id or view.place.name],
            -view.location.score,
            view.report_id,
        )

    return min(views, key=rank).location


def _fused_exact(exact: Sequence[ResolvedDate]) -> ResolvedDate:
    support: dict[date, float] = {}
    for day in exact:
        if day.event_date is not None:
            share = SIBLING_SHARE if day.source is DateSource.SIBLING else 1.0
            support[day.event_date] = support.get(day.event_date, 0.0) + share
    best = min(support, key=lambda day: (-support[day], day))
    agreeing = [day for day in exact if day.event_date == best]
    starts = [day.start for day in agreeing if day.start is not None]
    ends = [day.end for day in agreeing if day.end is not None]
    reason = f"{len(agreeing)} of {len(exact)} dated reports say so"
    sources = [source for source in DateSource if any(day.source is source for day in agreeing)]
    return ResolvedDate(best, min(starts), max(ends), DatePrecision.DAY, sources[0], reason)


def _vagueness(day: ResolvedDate) -> tuple[int, int, date, str]:
    if day.start is None or day.end is None:
        raise ValueError("a day without bounds has no width")
    return (FROM_EXACT_TO_VAGUE.index(day.precision), (day.end - day.start).days, day.start, day.reason)
