"""Which event of one dataset is which of another: near in time and place, alike in type, sides and toll."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.places.geometry import distance_km
from pipeline.publishing.exports.spans import possible_days
from schemas.events import Event
from schemas.vocabulary import GeoPrecision

__all__ = ["MatchRules", "Pair", "matched_pairs"]

# How far from its point an event may have been, where geo_radius_km does not say.
RADII_KM = {
    GeoPrecision.EXACT: 5.0,
    GeoPrecision.NEAR: 15.0,
    GeoPrecision.DISTRICT: 40.0,
    GeoPrecision.ADMIN1: 150.0,
    GeoPrecision.COUNTRY: 600.0,
    GeoPrecision.UNKNOWN: 600.0,
}
# Shares of the score: half for time and place, which must be near anyhow, half for what was done, by whom, to how many.
WEIGHTS = {"time": 0.25, "place": 0.25, "type": 0.15, "sides": 0.2, "toll": 0.15}
# A part of the score that cannot be compared, since one dataset does not tell it.
UNTOLD = 0.5
SAME_EVENT_TYPE = 0.6
WORD = re.compile(r"\w+")
# Words of nearly every name, which make no two names alike.
COMMON_WORDS = frozenset({"of", "the", "forces", "military", "government", "group", "front", "movement", "army"})


@dataclass(frozen=True, slots=True)
class MatchRules:
    """How far apart two records of one event may be; whether both datasets tell event types."""

    days: int = 2
    km: float = 50.0
    least_score: float = 0.5
    types_told: bool = True


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records taken for one event."""

    ours: Event
    theirs: Event
    score: float


def matched_pairs(ours: Sequence[Event], theirs: Sequence[Event], *, rules: MatchRules) -> list[Pair]:
    """Pairs, each event in one at most: those of one id, as two runs have them, then the best-scored first.

    An event without a date is in no pair but with its own id.
    """
    own = {event.event_id: event for event in ours}
    pairs = [Pair(own[event.event_id], event, 1.0) for event in theirs if event.event_id in own]
    taken = {(side, pair.ours.event_id) for pair in pairs for side in ("ours", "theirs")}
    found = sorted(
        _candidates(ours, theirs, rules), key=lambda pair: (-pair.score, pair.ours.event_id, pair.theirs.event_id)
    )
    for pair in found:
        keys = {("ours", pair.ours.event_id), ("theirs", pair.theirs.event_id)}
        if taken.isdisjoint(keys):
            taken |= keys
            pairs.append(pair)
    return pairs


def _candidates(ours: Sequence[Event], theirs: Sequence[Event], rules: MatchRules) -> Iterator[Pair]:
    """Pairs that are near enough, found through an index of ours by day."""
    by_day: dict[int, list[int]] = defaultdict(list)
    spans = [possible_days(event) for event in ours]
    for at, span in enumerate(spans):
        if span is not None:
            for day in range(span[0].toordinal(), span[1].toordinal() + 1):
                by_day[day].append(at)
    for event in theirs:
        span = possible_days(event)
        if span is None:
            continue
        days = range(span[0].toordinal() - rules.days, span[1].toordinal() + rules.days + 1)
        near = sorted({at for day in days for at in by_day.get(day, ())})
        for at in near:
            own = spans[at]
            score = None if own is None else _score(ours[at], event, _gap(own, span), rules)
            if score is not None and score >= rules.least_score:
                yield Pair(ours[at], event, round(score, 4))


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Days between two spans; 0 when they touch."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)


def _score(one: Event, other: Event, gap: int, rules: MatchRules) -> float | None:
    """Likeness from 0 to 1; None when the places exclude each other."""
    if one.country and other.country and one.country != other.country:
        return None
    place = _place(one, other, rules)
    if place is None:
        return None
    parts = {
        "time": 1 - gap / (rules.days + 1),
        "place": place,
        "type": _type(one, other) if rules.types_told else UNTOLD,
        "sides": _sides(one, other),
        "toll": _toll(one.killed_best, other.killed_best),
    }
    return sum(WEIGHTS[name] * value for name, value in parts.items())


def _place(one: Event, other: Event, rules: MatchRules) -> float | None:
    first, second = _point(one), _point(other)
    if first is None or second is None:
        return UNTOLD if one.country and one.country == other.country else None
    allowed = rules.km + _radius(one) + _radius(other)
    away = distance_km(first, second)
    return None if away > allowed else 1 - away / allowed


def _point(event: Event) -> tuple[float, float] | None:
    if event.latitude is None or event.longitude is None:
        return None
    return event.latitude, event.longitude


def _radius(event: Event) -> float:
    return event.geo_radius_km if event.geo_radius_km is not None else RADII_KM[event.geo_precision]


def _type(one: Event, other: Event) -> float:
    if one.sub_event_type == other.sub_event_type:
        return 1.0
    return SAME_EVENT_TYPE if one.event_type == other.event_type else 0.0


def _sides(one: Event, other: Event) -> float:
    """Likeness of the sides, in whichever order they stand."""
    straight = _name(one.actor1, other.actor1) + _name(one.actor2, other.actor2)
    crossed = _name(one.actor1, other.actor2) + _name(one.actor2, other.actor1)
    return max(straight, crossed) / 2


def _name(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return UNTOLD
    first, second = _words(one), _words(other)
    return len(first & second) / len(first | second) if first | second else UNTOLD


def _words(name: str) -> set[str]:
    return set(WORD.findall(name.casefold())) - COMMON_WORDS


def _toll(one: int | None, other: int | None) -> float:
    if one is None or other is None:
        return UNTOLD
    return 1.0 if one == other else 1 - abs(one - other) / max(one, other)
