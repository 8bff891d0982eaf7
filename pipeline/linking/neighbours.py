"""How much else is told of a report's country and days: where much happens, likeness comes about by chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.linking.views import ReportView

__all__ = ["with_neighbours"]

# Days before and after a report's own that count with it: reports of one event differ by that much.
AROUND_DAYS = 3
# A vaguer report tells of no day in particular.
MOST_DAYS = 31
# More places than this weigh no more: beyond it the fit saw little, and a village is as small in a great war.
MOST_PLACES = 20

# Names or ids of the places told of a country on each day, as ordinals.
PlacesByDay = Mapping[int, set[str]]


def with_neighbours(views: Sequence[ReportView]) -> list[ReportView]:
    """The same reports, each with the number of places told of its country around its days, 1 to 20.

    Places are counted, not reports: fifty papers on one strike are no sign that much happens. A report
    without days may be of any, so for it all places of the country count; one without a country may be of any.
    """
    by_day: dict[str | None, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    of_country: dict[str | None, set[str]] = defaultdict(set)
    for view in views:
        name = view.place.place_id or view.place.name
        if name is None or not view.place.is_placed:
            continue
        for country in {view.place.country, None}:
            of_country[country].add(name)
            for day in _days(view, 0):
                by_day[country][day].add(name)
    counted: dict[tuple[str | None, range], int] = {}
    found: list[ReportView] = []
    for view in views:
        country, days = view.place.country, _days(view, AROUND_DAYS)
        key = (country, days)
        if key not in counted:
            counted[key] = len(_told(by_day[country], days)) if days else len(of_country[country])
        found.append(replace(view, places_told=min(MOST_PLACES, max(1, counted[key]))))
    return found


def _days(view: ReportView, around: int) -> range:
    """Ordinals of the days a report may be of, and some around them; empty where it tells none."""
    start, end = view.day.start, view.day.end
    if start is None or end is None or (end - start).days > MOST_DAYS:
        return range(0)
    return range(start.toordinal() - around, end.toordinal() + around + 1)


def _told(by_day: PlacesByDay, days: range) -> set[str]:
    return set().union(*_known(by_day, days))


def _known(by_day: PlacesByDay, days: range) -> Iterator[set[str]]:
    return (by_day[day] for day in days if day in by_day)
