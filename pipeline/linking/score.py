"""How well two reports agree that they tell of one event, with the reason in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from pipeline.coding.identity import is_unknown
from pipeline.linking.aspects import NOTHING, VETO, Aspect, actor_points, days, places, targets, tolls
from pipeline.linking.echo import echo
from pipeline.linking.settings import LinkSettings, Points
from pipeline.linking.views import ReportView
from schemas.seeds import CompatibleRow, EventTypeRow
from schemas.vocabulary import DatePrecision

__all__ = ["Comparison", "TypeTable", "compare", "log_odds", "logistic", "type_table"]

BATTLES = "Battles"
# The date rule of news told without a day.
NEWS_RULE = "headline:"
BLASTS = "Explosions/Remote violence"
CROWDS = frozenset({"Protests", "Riots"})
# Wounded are counted less carefully than dead, so equal numbers of them mean half as much.
WOUNDED_WEIGHT = 0.5
# From here on the number of places is worth saying.
MANY_PLACES = 5
# Likeness of names from which on more tells nothing further, and how many of them are worth saying.
LIKE_ENOUGH = 0.4
MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Comparison:
    """Agreement of two reports: the score (0 to 1), its log-odds, and why; vetoed pairs score 0."""

    score: float
    points: float
    words: tuple[str, ...]

    @property
    def reason(self) -> str:
        """What spoke for and against, in words."""
        return "; ".join(words for words in self.words if words)

    @property
    def vetoed(self) -> bool:
        """Whether the two can never be one event."""
        return self.points == VETO


@dataclass(frozen=True, slots=True)
class TypeTable:
    """Which sub-event types may be told of one event; which are battles (sides swap), of crowds, and from afar."""

    degrees: Mapping[tuple[str, str], float]
    battles: frozenset[str]
    crowds: frozenset[str] = frozenset()
    blasts: frozenset[str] = frozenset()

    def degree(self, a: str, b: str) -> float:
        """How easily two sub-event types are told of one event, 0 to 1."""
        return 1.0 if a == b else self.degrees.get((a, b), 0.0)


def type_table(event_types: Sequence[EventTypeRow], compatibles: Sequence[CompatibleRow]) -> TypeTable:
    """Compatibility both ways round. Raises ValueError for a type that event_types lacks."""
    known = {row.sub_event_type for row in event_types}
    degrees: dict[tuple[str, str], float] = {}
    for row in compatibles:
        a, b = row.sub_event_type_a, row.sub_event_type_b
        unknown = {a, b} - known
        if unknown:
            raise ValueError(f"seeds/linking/compatible.csv names unknown sub-event types {sorted(unknown)}")
        degrees[a, b] = degrees[b, a] = row.degree
    battles = frozenset(row.sub_event_type for row in event_types if row.event_type == BATTLES)
    crowds = frozenset(row.sub_event_type for row in event_types if row.event_type in CROWDS)
    blasts = frozenset(row.sub_event_type for row in event_types if row.event_type == BLASTS)
    return TypeTable(MappingProxyType(degrees), battles, crowds, blasts)


def logistic(points: float) -> float:
    """Probability of log-odds; 0 for a veto."""
    if points == VETO:
        return 0.0
    return 1.0 / (1.0 + math.exp(-points))


def log_odds(score: float) -> float:
    """Log-odds of a probability strictly between 0 and 1."""
    return math.log(score / (1.0 - score))


def compare(
    a: ReportView, b: ReportView, *, types: TypeTable, settings: LinkSettings, use_days: bool = True
) -> Comparison:
    """Agreement of two reports; the same whichever comes first. Without days, only weekdays count."""
    degree = types.degree(a.report.sub_event_type, b.report.sub_event_type)
    if degree == 0.0:
        kinds = sorted((a.report.sub_event_type, b.report.sub_event_type))
        return _veto(f"{kinds[0]} and {kinds[1]} are different events")
    day = days(a.day, b.day, settings=settings) if use_days else NOTHING
    if use_days and day is NOTHING:
        day = _untold_days(a, b, settings)
    if day is NOTHING:
        day = _weekdays(a.weekday, b.weekday, settings)
    if day.points > 0 and _told_of_other_times(a, b):
        day = Aspect(settings.points.two_days, "told of different times by one article")
    if day.points == VETO:
        return _veto(day.words)
    place = places(a.place, b.place, settings=settings)
    if place.points == VETO:
        return _veto(place.words)
    actors = _actors(a, b, types, settings)
    if actors.points == VETO:
        return _veto(actors.words)
    aspects = (
        day,
        place,
        actors,
        _type(a, b, degree, settings),
        *_details(a, b, settings),
        _crowd(a, b, settings),
        _articles(a, b, types, settings.points),
    )
    points = settings.points.prior + sum([aspect.points for aspect in aspects])
    return Comparison(logistic(points), points, tuple([aspect.words for aspect in aspects]))


def _veto(reason: str) -> Comparison:
    return Comparison(0.0, VETO, (reason,))


def _type(a: ReportView, b: ReportView, degree: float, settings: LinkSettings) -> Aspect:
    points = settings.points
    value = points.other_type + degree * (points.same_type - points.other_type)
    if degree == 1.0:
        return Aspect(value, "same type")
    first, second = sorted((a.report.sub_event_type, b.report.sub_event_type))
    return Aspect(value, f"{first} or {second}")


def _details(a: ReportView, b: ReportView, settings: LinkSettings) -> tuple[Aspect, ...]:
    points = settings.points
    wounded = tolls(a.wounded, b.wounded, points=points, what="wounded")
    return (
        tolls(a.killed, b.killed, points=points, what="killed"),
        Aspect(wounded.points * WOUNDED_WEIGHT, wounded.words),
        targets(a.target, b.target, points=points),
        _weapon(a.report.weapon, b.report.weapon, settings),
    )


def _crowd(a: ReportView, b: ReportView, settings: LinkSettings) -> Aspect:
    """Where many places are told of around these days, agreement comes about by chance more easily."""
    places_told = max(a.places_told, b.places_told)
    words = f"{places_told} places told of around these days" if places_told >= MANY_PLACES else ""
    return Aspect(settings.points.crowded * math.log(places_told), words)


def _articles(a: ReportView, b: ReportView, types: TypeTable, points: Points) -> Aspect:
    """Rare names that both articles tell around the event; what one article tells apart is rarely one event."""
    if a.article.article_id == b.article.article_id:
        if _is_told_twice(a, b, types) or _is_told_twice(b, a, types):
            return Aspect(points.told_twice, "told twice by one article")
        kinds = {a.report.sub_event_type, b.report.sub_event_type}
        other_deed = len(kinds) == 2 and not kinds <= types.blasts
        elsewhere = a.place.is_placed and b.place.is_placed and a.place.place_id != b.place.place_id
        if (other_deed or elsewhere) and a.killed is not None and b.killed is not None and a.killed != b.killed:
            # Eleven killed from the air and six by those who came on foot; 30 in one town and 14 in the next.
            return Aspect(VETO, "told apart by one article, each with its dead")
        return Aspect(points.same_article, "told apart by one article")
    likeness, shared = echo(a.telling, b.telling)
    if not shared:
        return NOTHING
    names = ", ".join(name.title() for name in shared[:MOST_NAMES])
    return Aspect(points.same_names * min(1.0, likeness / LIKE_ENOUGH), f"both articles name {names}")


def _is_told_twice(whole: ReportView, again: ReportView, types: TypeTable) -> bool:
    """Whether an article tells one event in other words: of one day, place and kind, by the same or by nobody known.

    Only one of the two has its dead counted.
    """
    kinds = {whole.report.sub_event_type, again.report.sub_event_type}
    if whole.killed is None or again.killed is not None or not (len(kinds) == 1 or kinds <= types.blasts):
        return False
    exact = whole.day.precision is again.day.precision is DatePrecision.DAY
    placed = whole.place.is_fine and again.place.is_fine and whole.place.name is not None
    if not exact or not placed or whole.day.event_date != again.day.event_date:
        return False
    if (whole.place.place_id, whole.place.name) != (again.place.place_id, again.place.name):
        return False
    actor = again.report.actor1
    return actor is None or is_unknown(actor.name) or again.actor1 == whole.actor1


def _untold_days(a: ReportView, b: ReportView, settings: LinkSettings) -> Aspect:
    """A veto where a report that tells no day, read in an article of a known day, cannot be of the other's time."""
    a_time, b_time = _possible(a, settings), _possible(b, settings)
    if a_time is None or b_time is None:
        return NOTHING
    gap = (max(a_time[0], b_time[0]) - min(a_time[1], b_time[1])).days
    return Aspect(VETO, f"{gap} days apart, by the articles' own days") if gap > 0 else NOTHING


def _told_of_other_times(a: ReportView, b: ReportView) -> bool:
    """Whether one article tells one as its news, without a day, and the other with a day of its own."""
    if a.article.article_id != b.article.article_id:
        return False
    undated = [view.report.date.rule.startswith(NEWS_RULE) for view in (a, b)]
    return undated[0] != undated[1] and DatePrecision.DAY in {a.day.precision, b.day.precision}


def _possible(view: ReportView, settings: LinkSettings) -> tuple[date, date] | None:
    """First and last day that an event may have happened on: news without a day is of the time before its article."""
    if view.day.start is not None and view.day.end is not None:
        return view.day.start, view.day.end
    if view.published_on is None:
        return None
    return view.published_on - timedelta(days=settings.most_untold_days), view.published_on + timedelta(days=1)


def _weekdays(a: int | None, b: int | None, settings: LinkSettings) -> Aspect:
    if a is None or b is None:
        return NOTHING
    if a == b:
        return Aspect(settings.points.same_weekday, "same weekday")
    return Aspect(settings.points.next_day, "different weekdays")


def _weapon(a: str | None, b: str | None, settings: LinkSettings) -> Aspect:
    if a is None or b is None:
        return NOTHING
    if a == b:
        return Aspect(settings.points.same_weapon, f"both {a}")
    first, second = sorted((a, b))
    return Aspect(settings.points.other_weapon, f"{first} or {second}")


def _actors(a: ReportView, b: ReportView, types: TypeTable, settings: LinkSettings) -> Aspect:
    """Points for both sides; elsewhere than in battles a swap is retaliation, and a veto.

    In battles the sides may be swapped, and where one tells of a crowd, which comes first whoever shot at it.
    """
    points = settings.points
    first = actor_points(a.actor1, b.actor1, points)
    second = actor_points(a.actor2, b.actor2, points)
    one, other = a.report.sub_event_type, b.report.sub_event_type
    battle = one in types.battles or other in types.battles or (one in types.crowds) != (other in types.crowds)
    if battle or first < 0 or second < 0:
        crossed1 = actor_points(a.actor1, b.actor2, points)
        crossed2 = actor_points(a.actor2, b.actor1, points)
        if crossed1 + crossed2 > first + second:
            if battle:
                return Aspect(crossed1 + crossed2, f"{_actor_words(a, b, crossed1 + crossed2)} with sides swapped")
            if max(crossed1, crossed2) >= points.same_force:
                return Aspect(VETO, "the opposite direction: who acts in one is hit in the other")
    return Aspect(first + second, _actor_words(a, b, first + second) if first or second else "")


def _actor_words(a: ReportView, b: ReportView, value: float) -> str:
    first, second = (a.sides, b.sides) if a.sides <= b.sides else (b.sides, a.sides)
    if first == second:
        return f"both {first}"
    return f"{first} {'agrees with' if value > 0 else 'differs from'} {second}"
