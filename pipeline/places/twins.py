"""Reviewed rows that list one place twice, as tables of different sources do: kept once, with the names of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.places.geometry import distance_km
from pipeline.places.names import plain
from pipeline.places.place import PlaceKind
from schemas.seeds import PlaceRow

AREA_FEATURES = {
    "region": PlaceKind.AREA,
    "district": PlaceKind.AREA,
    "sea": PlaceKind.WATER,
    "town": PlaceKind.TOWN,
    "village": PlaceKind.TOWN,
}
# Two rows of one name and kind this near to each other are one place. Regions are so when they overlap this much and
# are published under one name: "western Qalamoun" is part of Qalamoun.
SAME_PLACE_KM = 8.0
SAME_REGION_SHARE = 0.6


def kind_of(row: PlaceRow) -> PlaceKind:
    """What kind of place a reviewed row is."""
    return AREA_FEATURES.get(row.feature, PlaceKind.SITE)


def names_of(row: PlaceRow) -> list[str]:
    """All names of a row, the published one first."""
    return [name.strip() for name in (row.name, *(row.other_names or "").split(";")) if name.strip()]


def without_twins(rows: Iterable[PlaceRow]) -> list[PlaceRow]:
    """The rows in their order; of rows that are one place, the most exact with the names of all of them."""
    kept: dict[str, PlaceRow] = {}
    named: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.radius_km):
        twin = next((kept[other] for other in _listed(row, named) if _is_twin(kept[other], row)), None)
        if twin is None:
            kept[row.place_id] = row
        else:
            kept[twin.place_id] = twin.model_copy(update={"other_names": _joined(twin, row)})
        for name in names_of(row):
            known = named[row.country, plain(name)]
            known.append(row.place_id if twin is None else twin.place_id)
    order = {row.place_id: number for number, row in enumerate(rows)}
    return sorted(kept.values(), key=lambda row: order[row.place_id])


def _listed(row: PlaceRow, named: dict[tuple[str | None, str], list[str]]) -> Iterator[str]:
    for name in names_of(row):
        yield from named.get((row.country, plain(name)), ())


def _is_twin(one: PlaceRow, other: PlaceRow) -> bool:
    if kind_of(one) is not kind_of(other) or one.country is None:
        return False
    apart = distance_km((one.latitude, one.longitude), (other.latitude, other.longitude))
    if kind_of(one) is PlaceKind.TOWN or kind_of(one) is PlaceKind.SITE:
        return apart <= SAME_PLACE_KM
    near = max(SAME_PLACE_KM, max(one.radius_km, other.radius_km) * SAME_REGION_SHARE)
    return apart <= near and plain(one.name) == plain(other.name)


def _joined(row: PlaceRow, twin: PlaceRow) -> str | None:
    others = list(dict.fromkeys(name for name in (*names_of(row), *names_of(twin)) if name != row.name))
    return ";".join(others) or None
