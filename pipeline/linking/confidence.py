"""The chance that a record is right: fitted logistic models over what its reports show, and the share of each trait."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.linking.trust import independent_sources
from pipeline.linking.views import ReportView
from schemas.coding import Location, Report
from schemas.events import ConfidenceShare, Event
from schemas.vocabulary import Attribution, DatePrecision, GeoPrecision

__all__ = ["Agreed", "Confidence", "Weighing", "event_traits", "rated", "report_traits"]

# Nothing read from newspapers by rules is certain, and few hundred answers cannot tell 97 from 99 of 100.
LEAST, MOST = 0.02, 0.98
# How much a day or place so known is worth beside one known exactly; nothing where it is unknown.
DAYS = {
    **{DatePrecision.DAY: 1.0, DatePrecision.RANGE: 0.8, DatePrecision.WEEK: 0.6},
    **{DatePrecision.MONTH: 0.4, DatePrecision.YEAR: 0.2},
}
PLACES = {
    **{GeoPrecision.EXACT: 1.0, GeoPrecision.NEAR: 0.9, GeoPrecision.DISTRICT: 0.7},
    **{GeoPrecision.ADMIN1: 0.5, GeoPrecision.COUNTRY: 0.2},
}
# Tolls more than three times apart are told of hardly the same thing.
WIDE_RATIO = 3


@dataclass(frozen=True, slots=True)
class Weighing:
    """A logistic model: the log-odds of a middling record, and per trait its middle and its weight."""

    bias: float
    middles: Mapping[str, float]
    weights: Mapping[str, float]

    def shares(self, traits: Mapping[str, float]) -> dict[str, float]:
        """How much each trait raises or lowers the log-odds against a middling record."""
        return {name: weight * (traits.get(name, 0.0) - self.middles[name]) for name, weight in self.weights.items()}

    def chance(self, traits: Mapping[str, float]) -> float:
        """The chance of being right, from LEAST to MOST.

        >>> Weighing(0.0, {"a toll": 0.5}, {"a toll": 2.0}).chance({"a toll": 1.0})
        0.731
        """
        log_odds = self.bias + math.fsum(self.shares(traits).values())
        return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds)))))), 3)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the reports of an event give together, as its record will have it."""

    sub_event_type: str
    event_date: date | None
    date_precision: DatePrecision
    geo_precision: GeoPrecision
    attribution: Attribution
    killed_low: int | None
    killed_high: int | None


@dataclass(frozen=True, slots=True)
class Confidence:
    """The models of reports and of events."""

    reports: Weighing
    events: Weighing

    def of_report(self, report: Report, location: Location) -> float:
        """The chance that a report's type and day are right."""
        return self.reports.chance(report_traits(report, location))

    def of_event(self, event: Agreed | Event, views: Sequence[ReportView]) -> float:
        """The chance that an event's type and day are right."""
        return self.events.chance(event_traits(event, views))

    def shares_of_report(self, report: Report, location: Location) -> list[ConfidenceShare]:
        """What raised and lowered a report's confidence, the most telling first."""
        return _shares(report.report_id, report_traits(report, location), self.reports)

    def shares_of_event(self, event: Event, views: Sequence[ReportView]) -> list[ConfidenceShare]:
        """What raised and lowered an event's confidence, the most telling first."""
        return _shares(event.event_id, event_traits(event, views), self.events)


def rated(reports: Iterable[Report], locations: Mapping[str, Location], confidence: Confidence) -> list[Report]:
    """The reports with their confidence."""
    return [report.replace(confidence=confidence.of_report(report, locations[report.report_id])) for report in reports]


def report_traits(report: Report, location: Location) -> dict[str, float]:
    """All traits of a report: those of its article, and what became of its day, place and sides."""
    sides = [actor for actor in (report.actor1, report.actor2) if actor is not None]
    return {trait.name: trait.value for trait in report.traits} | {
        "how closely its day is known": DAYS.get(report.date.precision, 0.0),
        "how closely its place is known": PLACES.get(location.geo_precision, 0.0),
        "score of its place": location.score,
        "actors with an id": float(sum(actor.actor_id is not None for actor in sides)),
    }


def event_traits(event: Agreed | Event, views: Sequence[ReportView]) -> dict[str, float]:
    """Traits of an event: how likely its reports are right, and what is known of it."""
    odds = sorted((_log_odds(view.report.confidence) for view in views), reverse=True)
    sources = 1.0 - 0.5 ** independent_sources(views)
    day, place = DAYS.get(event.date_precision, 0.0), PLACES.get(event.geo_precision, 0.0)
    return {
        "its surest report": odds[0],
        "its other reports": math.fsum(odds[1:]) / max(len(odds) - 1, 1),
        "sources, day and place": 0.5 * sources + 0.25 * day + 0.25 * place,
        "reports of another type": sum(v.report.sub_event_type != event.sub_event_type for v in views) / len(views),
        "reports of another day": sum(_is_other_day(view, event) for view in views) / len(views),
        "contested": float(event.attribution is Attribution.CONTESTED),
        "tolls far apart": float(_are_far_apart(event.killed_low, event.killed_high)),
    }


def _are_far_apart(low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and high > WIDE_RATIO * max(low, 1)


def _is_other_day(view: ReportView, event: Agreed | Event) -> bool:
    day = view.day.event_date
    return day is not None and event.event_date is not None and day != event.event_date


def _log_odds(chance: float | None) -> float:
    if chance is None:
        raise ValueError("a report without a confidence: rate the reports before their events")
    return math.log(chance / (1 - chance))


def _shares(subject: str, traits: Mapping[str, float], weighing: Weighing) -> list[ConfidenceShare]:
    found = [
        ConfidenceShare(record_id=subject, trait=name, value=traits.get(name, 0.0), share=round(share, 4))
        for name, share in weighing.shares(traits).items()
        if round(share, 4)
    ]
    return sorted(found, key=lambda one: (-abs(one.share), one.trait))
