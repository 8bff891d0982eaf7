"""The publication day on which an article's own words for days best fit what is known of its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.dates.resolve import ResolvedDate
from pipeline.linking.settings import LinkSettings
from schemas.vocabulary import DatePrecision

__all__ = ["Evidence", "best_publication"]

# What each further article that gives a report the same day adds to the best one, as a share of its points:
# articles often copy one another, so two are not twice one.
FURTHER_SHARE = 0.25
# A publication day that fits only loosely ("told as news" within two days) counts half.
LOOSE_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """A day that speaks for one report of an undated article, with its log-odds."""

    report_id: str
    day: date
    points: float
    sibling_article: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A publication day that was tried: what it explains, and how stale it makes the headline."""

    on: date
    support: float
    stale_days: int
    explained: frozenset[Evidence]


def best_publication(
    evidence: Sequence[Evidence],
    days_if_published: Callable[[date], Mapping[str, ResolvedDate]],
    *,
    headline: frozenset[str],
    settings: LinkSettings,
) -> tuple[date | None, str]:
    """The best supported publication day and the reason; no day when another is supported nearly as well.

    Of days with equal support the one wins on which the headline is freshest, then the earliest.
    """
    lags = range(settings.sibling_days + 1)
    tried = sorted({found.day + timedelta(days=lag) for found in evidence for lag in lags})
    trials = [_trial(day, evidence, days_if_published(day), headline) for day in tried]
    best = min(trials, key=lambda trial: (-trial.support, trial.stale_days, trial.on))
    if best.support == 0.0:
        return None, "its words for days agree with no dated article that tells the same events"
    rival = max((t for t in trials if not t.explained & best.explained), key=lambda t: t.support, default=None)
    if rival is not None and best.support < settings.sibling_margin * rival.support:
        return None, (
            f"other articles imply different days, about {best.on} ({best.support:.1f} points) "
            f"and about {rival.on} ({rival.support:.1f})"
        )
    strongest = max(best.explained, key=lambda found: (found.points, found.reason))
    return best.on, f"about {best.on}: {strongest.reason}"


def _trial(on: date, evidence: Sequence[Evidence], days: Mapping[str, ResolvedDate], headline: frozenset[str]) -> Trial:
    fits = {found: share for found in evidence if (share := _fit(found, days[found.report_id])) > 0}
    points: dict[str, list[float]] = defaultdict(list)
    for found, share in fits.items():
        points[found.report_id].append(share * found.points)
    support = sum(max(values) + FURTHER_SHARE * (sum(values) - max(values)) for _, values in sorted(points.items()))
    stale = sum(_lag_days(on, days[report_id]) for report_id in headline)
    return Trial(on, round(support, 6), stale, frozenset(fits))


def _fit(found: Evidence, day: ResolvedDate) -> float:
    """1 when the article's words give the day exactly, a half when only loosely, else 0."""
    if day.start is None or day.end is None:
        return 0.0
    if day.precision is DatePrecision.DAY:
        return 1.0 if day.event_date == found.day else 0.0
    loose = day.precision is DatePrecision.RANGE and day.start <= found.day <= day.end
    return LOOSE_SHARE if loose else 0.0


def _lag_days(on: date, day: ResolvedDate) -> int:
    """Days from an event to its publication; 0 for a vague day."""
    if day.precision is not DatePrecision.DAY or day.event_date is None:
        return 0
    return (on - day.event_date).days
