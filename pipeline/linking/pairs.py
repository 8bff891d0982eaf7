"""Which reports are worth comparing: those whose agreement can reach a score at all.

For every report, the most that its agreement with others of its days can be worth is reckoned on columns, so
that millions of hopeless pairs cost little. It is an upper bound of what `compare` gives: no pair that could
reach the score is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.linking.aspects import KM_PER_DEGREE
from pipeline.linking.columns import (
    BEFORE,
    GREAT,
    MIDDLE,
    SMALL,
    Bools,
    Columns,
    Floats,
    Marks,
    Tables,
    columns_of,
    tables_of,
)
from pipeline.linking.score import WOUNDED_WEIGHT, TypeTable, log_odds
from pipeline.linking.settings import LinkSettings, Points
from pipeline.linking.views import ActorKey, ReportView

__all__ = ["candidate_pairs"]

# Rounding of distances on columns must not lose a pair that `compare` keeps.
SLACK_KM = 0.001


def candidate_pairs(
    views: Sequence[ReportView],
    *,
    types: TypeTable,
    settings: LinkSettings,
    least: float,
    undated_only: bool = False,
) -> Iterator[tuple[int, int]]:
    """Positions of the pairs that can score at least `least`, the smaller position first.

    With `undated_only`, only pairs in which a report has no day, whatever the other's day.
    """
    actors = sorted({actor for view in views for actor in (view.actor1, view.actor2)}, key=_actor_order)
    kinds = sorted({view.report.sub_event_type for view in views})
    columns = columns_of(views, actors, kinds)
    tables = tables_of(actors, kinds, types=types, points=settings.points)
    floor = log_odds(least)
    for row in range(len(views)):
        if undated_only and columns.start[row] != BEFORE:
            return
        last = np.searchsorted(columns.start, columns.end[row] + settings.most_range_days, side="right")
        rest = slice(row + 1, int(last))
        if rest.start >= rest.stop:
            continue
        here = int(columns.position[row])
        for other in _able(columns, tables, row, rest, floor, settings):
            yield (here, other) if here < other else (other, here)


def _actor_order(actor: ActorKey | None) -> tuple[str, ...]:
    if actor is None:
        return ()
    return (actor.key, str(actor.actor_class), str(actor.country), str(actor.named), *sorted(actor.related))


def _able(columns: Columns, tables: Tables, row: int, rest: slice, floor: float, settings: LinkSettings) -> list[int]:
    """Positions of the later reports that can reach the floor with this row's."""
    points = settings.points
    degrees = tables.degrees[columns.kind[row]][columns.kind[rest]]
    keep = degrees > 0
    if columns.country[row] >= 0:
        keep &= (columns.country[rest] < 0) | (columns.country[rest] == columns.country[row])
    most = points.prior + points.other_type + degrees * (points.same_type - points.other_type)
    most += _days(columns, row, rest, points) + _actors(columns, tables, row, rest)
    most += _places(columns, row, rest, settings) + _details(columns, row, rest, points)
    most += points.crowded * np.log(np.maximum(columns.places_told[rest], columns.places_told[row]))
    found: list[int] = columns.position[rest][keep & (most >= floor)].tolist()
    return found


def _days(columns: Columns, row: int, rest: slice, points: Points) -> Floats:
    start, end = columns.start[rest], columns.end[rest]
    gap = np.maximum(start, columns.start[row]) - np.minimum(end, columns.end[row])
    undated = (start == BEFORE) | bool(columns.start[row] == BEFORE)
    overlap = np.where(
        columns.exact[rest] & columns.exact[row],
        points.same_day,
        max(points.range_overlap, points.week_overlap, 0.0),
    )
    known = np.select([gap <= 0, gap == 1], [overlap, points.next_day], points.two_days)
    found: Floats = np.where(undated, max(points.same_weekday, 0.0), known)
    return found


def _actors(columns: Columns, tables: Tables, row: int, rest: slice) -> Floats:
    one, two = columns.actor1[rest], columns.actor2[rest]
    of_one, of_two = tables.actors[columns.actor1[row]], tables.actors[columns.actor2[row]]
    straight = of_one[one] + of_two[two]
    kinds, kind = columns.kind[rest], columns.kind[row]
    battle = tables.battles[kinds] | tables.battles[kind] | (tables.crowds[kinds] != tables.crowds[kind])
    found: Floats = np.where(battle, np.maximum(straight, of_one[two] + of_two[one]), straight)
    return found


def _places(columns: Columns, row: int, rest: slice, settings: LinkSettings) -> Floats:
    """Most points for places; minus infinity where exact places or regions are too far apart."""
    points = settings.points
    latitude = columns.latitude[rest]
    east = np.abs(columns.longitude[rest] - columns.longitude[row])
    east = np.minimum(east, 360.0 - east) * (columns.cosine[rest] + columns.cosine[row]) / 2
    km = KM_PER_DEGREE * np.hypot(latitude - columns.latitude[row], east) - SLACK_KM
    reach = columns.reach[rest] + columns.reach[row]
    fine = columns.fine[rest] & columns.fine[row]
    steps = (points.within_10_km, points.within_20_km, points.within_40_km)
    near = np.select([km <= 3, km <= 10, km <= 20, km <= 40], [points.same_place, *steps], points.beyond_40_km)
    near = np.where(reach > 0, np.maximum(near, points.contained), near)
    same_region = (columns.admin1[rest] == columns.admin1[row]) & (columns.admin1[rest] >= 0)
    coarse = np.where((km <= reach) | same_region, max(points.contained, points.same_region), points.other_region)
    found = np.where(fine, near, coarse)
    far = (km - reach > settings.most_km) & (fine | ~same_region)
    found = np.where(far, -np.inf, found)
    # One of the names a report gives beside its place may be the other's place.
    roams = columns.roams[rest] | bool(columns.roams[row])
    found = np.where(roams, np.maximum(found, points.contained), found)
    unplaced = np.isnan(km)
    placed: Floats = np.where(unplaced, np.where(roams, points.contained, points.no_place), found)
    return placed


def _details(columns: Columns, row: int, rest: slice, points: Points) -> Floats:
    """Most points for tolls, targets, names and weapons."""
    target = _common(columns.target[rest], columns.target[row])
    most: Floats = np.where(target, max(points.same_target, points.like_target, 0.0), 0.0) + points.same_weapon
    # One article shares no names with itself, but may tell an event twice.
    alike = max(points.same_names, points.told_twice)
    most += np.where(columns.tells[rest] & columns.tells[row], alike, max(points.told_twice, 0.0))
    for marks, weight in ((columns.killed, 1.0), (columns.wounded, WOUNDED_WEIGHT)):
        most += weight * _tolls(marks[rest], marks[row], points)
    return most


def _tolls(marks: Marks, mark: np.uint64, points: Points) -> Floats:
    """Most points for tolls; none where a report gives no toll."""
    unequal = max(points.tolls_overlap, points.tolls_close, 0.0)
    equal = ((GREAT, points.great_number), (MIDDLE, points.middle_number), (SMALL, points.small_number))
    shared = marks & mark
    common = [(shared & range_of_bits) != 0 for range_of_bits, _ in equal]
    most = np.select(common, [max(value, unequal) for _, value in equal], unequal)
    found: Floats = np.where((marks != 0) & bool(mark != 0), most, 0.0)
    return found


def _common(marks: Marks, mark: np.uint64) -> Bools:
    found: Bools = (marks & mark) != 0
    return found
