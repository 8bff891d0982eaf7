"""What each side of two reports says for or against one event: days, places, actors, tolls, targets.

Every function gives points in log-odds and the words for them. No words means that nothing is known. A veto
is minus infinity: such reports are never of one event unless a reviewer says so.
"""

from __future__ import annotations

import math
from datetime import date
from typing import NamedTuple

from pipeline.dates.resolve import ResolvedDate
from pipeline.linking.settings import LinkSettings, Points
from pipeline.linking.views import ActorKey, PlaceKey, Toll
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, DatePrecision, GeoPrecision

__all__ = [
    "ALIKE_CLASSES",
    "GREAT_NUMBER",
    "MIDDLE_NUMBER",
    "NOTHING",
    "VETO",
    "Aspect",
    "actor_points",
    "days",
    "distance_km",
    "places",
    "targets",
    "tolls",
]

VETO = -math.inf
KM_PER_DEGREE = 111.2
SHORT_RANGE_DAYS = 4
GREAT_NUMBER = 20
MIDDLE_NUMBER = 5
CLOSE_RATIO, APART_RATIO, FAR_RATIO = 1.5, 3.0, 10.0
CROWD_CLASSES = frozenset({ActorClass.PROTESTERS, ActorClass.RIOTERS, ActorClass.CIVILIANS})
# An unnamed actor may be any other of its family: states, armed groups, or people without an organisation.
ALIKE_CLASSES = (FORCES, ARMED_GROUPS, CROWD_CLASSES)


class Aspect(NamedTuple):
    """Points for or against, and why."""

    points: float
    words: str


NOTHING = Aspect(0.0, "")


def days(a: ResolvedDate, b: ResolvedDate, *, settings: LinkSettings) -> Aspect:
    """Points for two days or spans of days."""
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return NOTHING
    points = settings.points
    if a.precision is DatePrecision.DAY and b.precision is DatePrecision.DAY:
        return _exact_days(a, b, settings)
    gap = (max(a.start, b.start) - min(a.end, b.end)).days
    if gap > settings.most_range_days:
        return Aspect(VETO, f"{gap} days apart")
    if gap > 1:
        return Aspect(points.two_days, f"{gap} days apart")
    if gap == 1:
        return Aspect(points.next_day, "one day apart")
    width = max((a.end - a.start).days, (b.end - b.start).days)
    if width < SHORT_RANGE_DAYS:
        return Aspect(points.range_overlap, "days overlap")
    if width <= 7:
        return Aspect(points.week_overlap, "weeks overlap")
    return Aspect(0.0, "same vague time")


def _exact_days(a: ResolvedDate, b: ResolvedDate, settings: LinkSettings) -> Aspect:
    gap = _gap(a, b)
    if gap == 0:
        return Aspect(settings.points.same_day, "same day")
    if gap > settings.most_days:
        return Aspect(VETO, f"{gap} days apart")
    if gap == 1:
        return Aspect(settings.points.next_day, "one day apart")
    return Aspect(settings.points.two_days, f"{gap} days apart")


def _gap(a: ResolvedDate, b: ResolvedDate) -> int:
    """Days between two exact days; 0 also where one may have begun the evening before."""
    day_a, day_b = _likely(a), _likely(b)
    if a.start is not None and a.end is not None and a.start <= day_b <= a.end:
        return 0
    if b.start is not None and b.end is not None and b.start <= day_a <= b.end:
        return 0
    return abs((day_a - day_b).days)


def _likely(day: ResolvedDate) -> date:
    found = day.event_date or day.end
    if found is None:
        raise ValueError(f"a date of precision day has no day: {day.reason}")
    return found


def distance_km(a: PlaceKey, b: PlaceKey) -> float | None:
    """Kilometres between two points, to about 1 % below 500 km; None when one is unknown."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    east = abs(a.longitude - b.longitude)
    east = min(east, 360.0 - east) * (a.cosine + b.cosine) / 2
    return KM_PER_DEGREE * math.hypot(a.latitude - b.latitude, east)


def places(a: PlaceKey, b: PlaceKey, *, settings: LinkSettings) -> Aspect:
    """Points for two places; different countries and far exact places are a veto."""
    if a.country is not None and b.country is not None and a.country != b.country:
        return Aspect(VETO, f"in {a.country} and {b.country}")
    if not a.is_placed or not b.is_placed:
        return _same_names(a, b, settings)
    km = distance_km(a, b)
    if km is None:
        return Aspect(settings.points.no_place, "")
    if (a.name is not None and a.name in b.others) or (b.name is not None and b.name in a.others):
        return Aspect(settings.points.contained, "one place is among the other's places")
    if a.is_fine and b.is_fine:
        return _fine_places(a, b, km, settings)
    return _coarse_places(a, b, km, settings)


def _same_names(a: PlaceKey, b: PlaceKey, settings: LinkSettings) -> Aspect:
    """Points for a name that both tell, where one of them stands on no map."""
    shared = a.names & b.names
    if not shared:
        return Aspect(settings.points.no_place, "")
    return Aspect(settings.points.contained, f"both name {min(shared).title()}")


def _fine_places(a: PlaceKey, b: PlaceKey, km: float, settings: LinkSettings) -> Aspect:
    points = settings.points
    if a.place_id is not None and a.place_id == b.place_id:
        return Aspect(points.same_place, "same place")
    # A point known only to be near lies anywhere in its radius.
    near = a.reach_km + b.reach_km
    if km - near > settings.most_km:
        return Aspect(VETO, f"{km:.0f} km apart")
    steps = (
        (3.0, points.within_3_km),
        (10.0, points.within_10_km),
        (20.0, points.within_20_km),
        (40.0, points.within_40_km),
        (math.inf, points.beyond_40_km),
    )
    value = next(value for limit, value in steps if km <= limit)
    if near and km <= near:
        value = max(value, points.contained)
    return Aspect(value, f"{km:.0f} km apart")


def _coarse_places(a: PlaceKey, b: PlaceKey, km: float, settings: LinkSettings) -> Aspect:
    points = settings.points
    if a.admin1 is not None and b.admin1 is not None:
        if a.admin1 != b.admin1:
            beyond = km - a.reach_km - b.reach_km
            return Aspect(VETO if beyond > settings.most_km else points.other_region, "in different provinces")
        if a.precision is GeoPrecision.ADMIN1 and b.precision is GeoPrecision.ADMIN1:
            return Aspect(points.same_region, "same province")
        if a.precision is GeoPrecision.ADMIN1 or b.precision is GeoPrecision.ADMIN1:
            return Aspect(points.contained, "one place lies in the other's province")
    gap = km - a.reach_km - b.reach_km
    if gap <= 0:
        return Aspect(points.contained, "places overlap")
    if gap > settings.most_km:
        return Aspect(VETO, f"{km:.0f} km apart")
    return Aspect(points.other_region, f"{km:.0f} km apart")


def actor_points(a: ActorKey | None, b: ActorKey | None, points: Points) -> float:
    """Points for the actors on one side of two reports."""
    if a is None or b is None:
        return 0.0
    if a.key == b.key:
        return _same_actor(a, points)
    if a.key in b.related or b.key in a.related:
        return points.related_actor
    if _are_states(a, b) and a.country is not None and b.country is not None:
        # Police and army of one state are often taken for one another; forces of two states are not.
        return points.like_actor if a.country == b.country else points.other_actor
    if a.named and b.named:
        return points.like_actor if a.related & b.related else points.other_actor
    if a.actor_class is None or b.actor_class is None:
        return 0.0
    if any(a.actor_class in classes and b.actor_class in classes for classes in ALIKE_CLASSES):
        return points.like_actor
    return points.unlike_actor


def _same_actor(a: ActorKey, points: Points) -> float:
    if not a.named:
        return points.like_actor
    return points.same_group if a.actor_class not in FORCES else points.same_force


def _are_states(a: ActorKey, b: ActorKey) -> bool:
    return a.actor_class in FORCES and b.actor_class in FORCES


def tolls(a: Toll | None, b: Toll | None, *, points: Points, what: str) -> Aspect:
    """Points for the numbers of dead or wounded in two reports."""
    if a is None or b is None:
        return NOTHING
    shared = a.numbers & b.numbers
    if shared:
        return Aspect(_number_points(max(shared), points), f"both say {max(shared)} {what}")
    if a.low <= b.high and b.low <= a.high:
        return Aspect(points.tolls_overlap, f"numbers {what} overlap")
    less, more = min(a.high, b.high), max(a.low, b.low)
    words = f"{less:.0f} against {more} {what}"
    if less == 0:
        return Aspect(points.none_or_some, words)
    steps = (
        (CLOSE_RATIO, points.tolls_close),
        (APART_RATIO, 0.0),
        (FAR_RATIO, points.tolls_apart),
        (math.inf, points.tolls_far_apart),
    )
    return Aspect(next(value for limit, value in steps if more / less <= limit), words)


def _number_points(number: int, points: Points) -> float:
    """Points for an equal number: the greater, the less likely by chance. Equal zeros say nothing."""
    if number >= GREAT_NUMBER:
        return points.great_number
    if number >= MIDDLE_NUMBER:
        return points.middle_number
    return points.small_number if number > 0 else 0.0


def targets(a: frozenset[str], b: frozenset[str], *, points: Points) -> Aspect:
    """Points for the words that describe what was hit."""
    if not a or not b:
        return NOTHING
    shared = a & b
    if not shared:
        return Aspect(points.other_target, "targets share no word") if min(len(a), len(b)) > 1 else NOTHING
    value = points.same_target if 2 * len(shared) >= min(len(a), len(b)) else points.like_target
    return Aspect(value, f"targets share {', '.join(sorted(shared)[:4])}")
