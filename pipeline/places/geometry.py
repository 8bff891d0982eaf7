"""Distances, centres and shifted points on the globe, taken as a sphere: a third of a percent off at most."""

from __future__ import annotations

import math
from collections.abc import Sequence

EARTH_RADIUS_KM = 6371.0
# Square degrees; points on one line span less.
LEAST_AREA = 1e-9
BEARINGS = {"n": 0.0, "ne": 45.0, "e": 90.0, "se": 135.0, "s": 180.0, "sw": 225.0, "w": 270.0, "nw": 315.0}

Point = tuple[float, float]


def distance_km(one: Point, other: Point) -> float:
    """Kilometres between two (latitude, longitude) points."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def shifted(point: Point, *, bearing: float, km: float) -> Point:
    """The point that lies `km` kilometres from another in a direction (degrees clockwise from north)."""
    lat, lon, turn, arc = (
        math.radians(point[0]),
        math.radians(point[1]),
        math.radians(bearing),
        km / EARTH_RADIUS_KM,
    )
    new_lat = math.asin(math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(turn))
    new_lon = lon + math.atan2(
        math.sin(turn) * math.sin(arc) * math.cos(lat), math.cos(arc) - math.sin(lat) * math.sin(new_lat)
    )
    return round(math.degrees(new_lat), 5), round((math.degrees(new_lon) + 540) % 360 - 180, 5)


def bearing_to(one: Point, other: Point) -> float:
    """Degrees clockwise from north of the way from one point to another."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    across = math.sin(lon2 - lon1) * math.cos(lat2)
    along = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    return math.degrees(math.atan2(across, along)) % 360


def centre(points: Sequence[Point]) -> Point:
    """The middle of points, taken on the sphere so that the date line does not matter."""
    x = y = z = 0.0
    for lat, lon in points:
        lat, lon = math.radians(lat), math.radians(lon)
        x += math.cos(lat) * math.cos(lon)
        y += math.cos(lat) * math.sin(lon)
        z += math.sin(lat)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 5), round(math.degrees(math.atan2(y, x)), 5)


def radius_holding(points: Sequence[Point], *, around: Point, share: float) -> float:
    """Kilometres around a point that hold a share (0 to 1) of the points."""
    distances = sorted(distance_km(around, point) for point in points)
    return distances[min(len(distances) - 1, math.ceil(share * len(distances)) - 1)]


def middle_of_area(points: Sequence[Point]) -> Point:
    """The middle of the area that points span: the centre of mass of their convex hull.

    The mean of a region's towns lies where its people live; what is meant by a region lies in its middle.
    """
    mean = centre(points)
    stretch = math.cos(math.radians(mean[0])) or 1.0
    flat = sorted({(((lon - mean[1] + 540) % 360 - 180) * stretch, lat - mean[0]) for lat, lon in points})
    hull = _half_hull(flat)[:-1] + _half_hull(flat[::-1])[:-1]
    double = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(hull, hull[1:] + hull[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        double += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if len(hull) < 3 or abs(double) < LEAST_AREA:
        return mean
    lon = (mean[1] + x / (3 * double) / stretch + 540) % 360 - 180
    return round(mean[0] + y / (3 * double), 5), round(lon, 5)


def _half_hull(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """One side of the convex hull of sorted points."""
    side: list[tuple[float, float]] = []
    for point in points:
        while len(side) > 1 and _turn(side[-2], side[-1], point) <= 0:
            side.pop()
        side.append(point)
    return side


def _turn(one: tuple[float, float], two: tuple[float, float], three: tuple[float, float]) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])
