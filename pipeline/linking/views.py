"""A report with all that belongs to it, laid out for fast comparison."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from pipeline.dates.resolve import ResolvedDate
from schemas.article import Article
from schemas.coding import BESIDE, ActorRef, Claim, Location, Report
from schemas.vocabulary import ActorClass, DatePrecision, GeoPrecision, Outcome, PlaceRelation, Qualifier, Stance

__all__ = [
    "ActorKey",
    "PlaceKey",
    "ReportView",
    "Telling",
    "Toll",
    "is_vague_blast",
    "main_reports",
    "report_views",
    "with_dates",
]

# What a blast is coded as where nothing says more.
REMOTE = "Remote explosive/landmine/IED"
R = TypeVar("R")

FINE = frozenset({GeoPrecision.EXACT, GeoPrecision.NEAR})
PLACED = FINE | {GeoPrecision.DISTRICT, GeoPrecision.ADMIN1}
# Places told in the event's own paragraph at most, as where it happened.
NEAREST_NAMES = 2
NAMED_AT = frozenset({PlaceRelation.IN, PlaceRelation.NEAR})
# Radius where the gazetteer gives none, in km: of a town's surroundings, a district, a province.
USUAL_RADIUS_KM = {GeoPrecision.NEAR: 10.0, GeoPrecision.DISTRICT: 30.0, GeoPrecision.ADMIN1: 100.0}


@dataclass(frozen=True, slots=True)
class ActorKey:
    """An actor as far as comparison needs it."""

    key: str
    named: bool
    actor_class: ActorClass | None
    country: str | None
    related: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlaceKey:
    """A place as far as comparison needs it."""

    place_id: str | None
    name: str | None
    country: str | None
    admin1: str | None
    precision: GeoPrecision
    latitude: float | None
    longitude: float | None
    cosine: float
    reach_km: float
    others: frozenset[str]
    # Names of places beside the event, for what no gazetteer knows: two reports may both name the same hamlet.
    names: frozenset[str] = frozenset()

    @property
    def is_placed(self) -> bool:
        """Whether it has a point that means more than a country."""
        return self.latitude is not None and self.precision in PLACED

    @property
    def is_fine(self) -> bool:
        """Whether the point is the place itself or close to it."""
        return self.latitude is not None and self.precision in FINE


@dataclass(frozen=True, slots=True)
class Toll:
    """Numbers that one report gives for one outcome; `high` is infinite when all claims are open above."""

    numbers: frozenset[int]
    low: int
    high: float


@dataclass(frozen=True, slots=True)
class Telling:
    """Names told around an event, how rare each is, and the length of the vector that they make."""

    names: frozenset[str]
    rarity: Mapping[str, float]
    length: float


NOTHING_TOLD = Telling(frozenset(), {}, 0.0)


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report with its article, place, claims and day, and the keys that are compared."""

    report: Report
    article: Article
    location: Location
    claims: tuple[Claim, ...]
    day: ResolvedDate
    published_on: date | None
    actor1: ActorKey | None
    actor2: ActorKey | None
    sides: str
    place: PlaceKey
    killed: Toll | None
    wounded: Toll | None
    target: frozenset[str]
    # Places that all reports tell of its country around its days: how much happens there.
    places_told: int = 1
    telling: Telling = NOTHING_TOLD

    @property
    def weekday(self) -> int | None:
        """Day of the week (Monday is 0) of the event, from its day or from the words for it."""
        if self.day.precision is DatePrecision.DAY and self.day.event_date is not None:
            return self.day.event_date.weekday()
        name, *arguments = self.report.date.rule.split(":")
        return int(arguments[0]) if name in {"weekday", "weekday_last"} else None

    @property
    def report_id(self) -> str:
        """Id of the report."""
        return self.report.report_id


def report_views(
    articles: Sequence[Article],
    reports: Sequence[Report],
    claims: Sequence[Claim],
    locations: Sequence[Location],
) -> list[ReportView]:
    """Reports with what belongs to them, in order of their ids.

    Raises ValueError when a report lacks its article or location, or an id occurs twice.
    """
    article_of = by_id(articles, "article_id")
    location_of = by_id(locations, "report_id")
    by_id(reports, "report_id")
    claims_of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        claims_of[claim.report_id].append(claim)
    missing = [r.report_id for r in reports if r.article_id not in article_of or r.report_id not in location_of]
    if missing:
        raise ValueError(f"no article or no location for report(s) {', '.join(sorted(missing)[:5])}")
    ordered = sorted(reports, key=lambda report: report.report_id)
    return [
        _view(r, article_of[r.article_id], location_of[r.report_id], claims_of.get(r.report_id, [])) for r in ordered
    ]


def with_dates(
    views: Iterable[ReportView], days: Mapping[str, ResolvedDate], published: Mapping[str, date | None]
) -> list[ReportView]:
    """The same reports with the days reached for them and for their articles."""
    return [replace(view, day=days[view.report_id], published_on=published[view.article.article_id]) for view in views]


def main_reports(views: Sequence[ReportView]) -> list[ReportView]:
    """One report of each article: where one tells an event twice, what it tells as other articles do speaks for it."""
    told: dict[str, list[ReportView]] = defaultdict(list)
    for view in views:
        told[view.article.article_id].append(view)

    def rank(view: ReportView) -> tuple[bool, bool, bool, int, str]:
        others = (other for other in views if other.article.article_id != view.article.article_id)
        return (
            is_vague_blast(view),
            view.killed is None,
            not view.report.headline,
            -sum(_alike(view, other) for other in others),
            view.report_id,
        )

    return [min(group, key=rank) for group in told.values()]


def is_vague_blast(view: ReportView) -> bool:
    """Whether a report is of a blast of which it does not say what went off: `the bombing`, said of an air raid."""
    return view.report.sub_event_type == REMOTE and all(item.field != "weapon" for item in view.report.evidence)


def _alike(a: ReportView, b: ReportView) -> int:
    """How many of type and sides two reports share."""
    same_type = a.report.sub_event_type == b.report.sub_event_type
    return same_type + (a.actor1 == b.actor1 is not None) + (a.actor2 == b.actor2 is not None)


def by_id(records: Iterable[R], field: str) -> dict[str, R]:
    """Records under their id. Raises ValueError when an id occurs twice."""
    found: dict[str, R] = {}
    for record in records:
        key = getattr(record, field)
        if key in found:
            raise ValueError(f"two records have the {field} {key}")
        found[key] = record
    return found


def is_stated(claim: Claim) -> bool:
    """Whether a claim gives a number that may enter a toll."""
    has_number = claim.low is not None or claim.high is not None
    return claim.counted and has_number and claim.stance is Stance.ASSERTS


def _view(report: Report, article: Article, location: Location, claims: Iterable[Claim]) -> ReportView:
    ordered = tuple(sorted(claims, key=lambda claim: claim.claim_id))
    reading = report.date
    day = ResolvedDate(
        reading.event_date,
        reading.event_date_start,
        reading.event_date_end,
        reading.precision,
        reading.source,
        reading.reason,
    )
    return ReportView(
        report=report,
        article=article,
        location=location,
        claims=ordered,
        day=day,
        published_on=article.published_on,
        actor1=_actor_key(report.actor1),
        actor2=_actor_key(report.actor2),
        sides=_sides(report),
        place=_place_key(location, report),
        killed=_toll(ordered, Outcome.KILLED),
        wounded=_toll(ordered, Outcome.WOUNDED),
        target=frozenset(report.target_lemmas),
    )


def _sides(report: Report) -> str:
    """Both actors in words, "?" for an unknown one."""
    return f"{report.actor1.name if report.actor1 else '?'} → {report.actor2.name if report.actor2 else '?'}"


def _actor_key(actor: ActorRef | None) -> ActorKey | None:
    if actor is None:
        return None
    return ActorKey(
        key=actor_key(actor),
        named=actor.actor_id is not None,
        actor_class=actor.actor_class,
        country=actor.country,
        related=frozenset(
            {
                *(i.removeprefix(BESIDE) for i in actor.associate_ids),
                *(name.casefold() for name in actor.associates),
            }
        ),
    )


def actor_key(actor: ActorRef) -> str:
    """What makes two references one actor: the id, or the published name where no row matched."""
    return actor.actor_id if actor.actor_id is not None else actor.name.casefold()


def _place_key(location: Location, report: Report) -> PlaceKey:
    latitude, longitude = location.latitude, location.longitude
    if latitude is None or longitude is None:
        latitude = longitude = None
    return PlaceKey(
        place_id=location.place_id,
        name=location.location.casefold() if location.location else None,
        country=location.country,
        admin1=location.admin1.casefold() if location.admin1 else None,
        precision=location.geo_precision,
        latitude=latitude,
        longitude=longitude,
        cosine=math.cos(math.radians(latitude)) if latitude is not None else 1.0,
        reach_km=_reach_km(location),
        others=frozenset(name.casefold() for name in location.other_places),
        names=_names_beside(location, report),
    )


def _names_beside(location: Location, report: Report) -> frozenset[str]:
    """Names of towns and sites told with the event; its country and province tell too little."""
    wide = {name.casefold() for name in (location.country_name, location.admin1) if name is not None}
    told = {
        place.text.casefold() for place in report.places if place.rank <= NEAREST_NAMES and place.relation in NAMED_AT
    }
    return frozenset(told - wide)


def _reach_km(location: Location) -> float:
    """How far from its point the place may be; 0 for an exact one: two exact places differ as points do."""
    if location.geo_precision is GeoPrecision.EXACT:
        return 0.0
    if location.geo_radius_km is not None:
        return location.geo_radius_km
    return USUAL_RADIUS_KM.get(location.geo_precision, 0.0)


def _toll(claims: Sequence[Claim], outcome: Outcome) -> Toll | None:
    stated = [claim for claim in claims if claim.outcome is outcome and is_stated(claim)]
    if not stated:
        return None
    firm = [claim for claim in stated if claim.qualifier is not Qualifier.VAGUE]
    numbers = {number for claim in firm for number in (claim.low, claim.high) if number is not None}
    # "nearly 90" is open below, "more than 50" above: openness must not read as a contradiction.
    low = min(0 if claim.low is None else claim.low for claim in stated)
    high = max(math.inf if claim.high is None else claim.high for claim in stated)
    return Toll(numbers=frozenset(numbers), low=low, high=high)
