"""Checks of reviewed places against the towns of GeoNames around them: a slip of the pen puts a place elsewhere."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipeline.coding.lexicon import Entry
from pipeline.places.gazetteer import Gazetteer, PlaceKind
from pipeline.places.geometry import Point
from schemas.seeds import PlaceRow

__all__ = ["TownsAround", "misplaced"]

# Wider places reach over borders and have no town of their own beside them.
WIDEST_KM = 100.0
# Camps, crossings and posts in deserts stand this much farther from towns of their own country than from others, and
# where a country's towns are far apart this many times what parts two of them.
BORDER_SLACK_KM = 70.0
BORDER_SLACK_GAPS = 2.5
# One of this many nearest towns of its country lies in a place's division, or the division is this near.
NEIGHBOURS = 12
DIVISION_NEAR_KM = 60.0
EARTH_KM = 6371.0088
# How the source of a row begins that gives a town of GeoNames other names.
GEONAMES_POINT = "point GeoNames"
# So many towns of a country say how far apart its towns are.
MOST_TOWNS = 500


@dataclass(frozen=True)
class TownsAround:
    """Towns of GeoNames by country: points (radians), their first-level divisions, and the usual gap (km)."""

    points: Mapping[str, NDArray[np.float64]]
    divisions: Mapping[str, tuple[str | None, ...]]
    gaps: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, gazetteer: Gazetteer, reviewed: Iterable[PlaceRow] = ()) -> TownsAround:
        """The towns that GeoNames put into a gazetteer, with those of them that a reviewed row names anew."""
        known = {row.place_id for row in reviewed if row.source.startswith(GEONAMES_POINT)}
        found: dict[str, list[tuple[Point, str | None]]] = {}
        for place in gazetteer.every():
            if place.kind is PlaceKind.TOWN and place.country and _is_geonames(place.place_id, known):
                found.setdefault(place.country, []).append((place.point, place.admin1))
        return cls(
            {country: np.radians([point for point, _ in towns]) for country, towns in found.items()},
            {country: tuple(admin1 for _, admin1 in towns) for country, towns in found.items()},
        )

    def gap(self, country: str) -> float:
        """Kilometres from a town of a country to the next, in the middle of all."""
        if country not in self.gaps:
            towns = np.degrees(self.points[country])[:MOST_TOWNS]
            apart = [
                np.partition(self.distances(country, (float(n), float(e))), 1)[1] for n, e in towns if len(towns) > 1
            ]
            self.gaps[country] = float(np.median(apart)) if apart else 0.0
        return self.gaps[country]

    def distances(self, country: str, point: Point) -> NDArray[np.float64]:
        """Kilometres from a point to each town of a country."""
        latitude, longitude = np.radians(point)
        towns = self.points[country]
        half = (
            np.sin((towns[:, 0] - latitude) / 2) ** 2
            + np.cos(latitude) * np.cos(towns[:, 0]) * np.sin((towns[:, 1] - longitude) / 2) ** 2
        )
        return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(half)))

    def doubt(self, row: PlaceRow, nearest_km: float) -> str | None:
        """Why a place may not lie where its row puts it; None when the towns around agree. `nearest_km` is to any."""
        if row.country is None or row.country not in self.points:
            return None
        away = self.distances(row.country, (row.latitude, row.longitude))
        slack = max(BORDER_SLACK_KM, BORDER_SLACK_GAPS * self.gap(row.country))
        if away.min() > nearest_km + slack + row.radius_km:
            return f"{away.min():.0f} km from the nearest town of {row.country}, {nearest_km:.0f} km from one abroad"
        own = self.divisions[row.country]
        if row.admin1 is None or row.admin1 not in own:
            return None
        around = np.argsort(away, kind="stable")[:NEIGHBOURS]
        if any(own[int(number)] == row.admin1 for number in around):
            return None
        km = min(float(away[number]) for number, division in enumerate(own) if division == row.admin1)
        if km <= DIVISION_NEAR_KM + row.radius_km:
            return None
        return f"{km:.0f} km from the nearest town of {row.admin1}; the towns around it lie in {own[int(around[0])]}"


def misplaced(rows: Iterable[Entry[PlaceRow]], gazetteer: Gazetteer) -> Iterator[str]:
    """A line for each reviewed place that the towns around it contradict: a slip, or a lonely place to look at."""
    entries = list(rows)
    towns = TownsAround.of(gazetteer, (entry.row for entry in entries))
    for entry in entries:
        row = entry.row
        if row.country is None or row.radius_km > WIDEST_KM or row.feature == "sea":
            continue
        near = _nearest_km(towns, (row.latitude, row.longitude))
        why = towns.doubt(row, near)
        if why is not None:
            yield f"{entry.origin}: {row.name} lies {why}"


def _is_geonames(place_id: str, known: Container[str]) -> bool:
    return place_id.startswith("geonames:") or place_id in known


def _nearest_km(towns: TownsAround, point: Point) -> float:
    return min(float(towns.distances(country, point).min()) for country in towns.points)
