"""The events as GeoJSON (RFC 7946): one feature a line, the claims nested, no geometry where none is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.publishing.flat import compact_json, flat_columns, rows_of

__all__ = ["CLOSING", "OPENING", "feature", "write_geojson"]

OPENING = '{"type":"FeatureCollection","features":['
CLOSING = "\n]}\n"

# RFC 7946 asks for no more than what positions need; seven places are a centimetre.
PLACES = 7


def write_geojson(events: pa.Table, path: Path) -> int:
    """Writes the public events table; gives the number of features."""
    names = [column.name for column in flat_columns()]
    claims = events["claims"].to_pylist()
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(OPENING)
        for number, (row, told) in enumerate(zip(rows_of(events), claims, strict=True)):
            one = feature(dict(zip(names, row, strict=True)), told)
            file.write(f"{',' if number else ''}\n{compact_json(one)}")
        file.write(CLOSING)
    return int(events.num_rows)


def feature(values: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """An event's columns and claims as a feature, its id that of the event."""
    return {
        "type": "Feature",
        "id": values["event_id"],
        "geometry": _geometry(values["longitude"], values["latitude"]),
        "properties": {**values, "claims": list(claims)},
    }


def _geometry(longitude: float | None, latitude: float | None) -> dict[str, Any] | None:
    if longitude is None or latitude is None:
        return None
    return {"type": "Point", "coordinates": [round(longitude, PLACES), round(latitude, PLACES)]}
