"""Distances, centres and shifted points on the globe, taken as a sphere: a third of a percent off at most."""

from __future__ import annotations

import math
from collections.abc import Sequence

EARTH_RADIUS_KM = 6371.0
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
