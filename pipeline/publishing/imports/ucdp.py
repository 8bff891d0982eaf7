"""A UCDP GED CSV as our events: as its website, HDX or `sitrep export ucdp` write it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.imports.reading import BadCell, Imported, Line, read_events
from pipeline.publishing.imports.records import date_columns, imported_claim, imported_event, type_columns
from schemas.base import stable_id
from schemas.coding import Claim
from schemas.events import Event
from schemas.vocabulary import ActorClass, GeoPrecision, VictimsClass

__all__ = ["NEEDED", "import_ucdp"]

NEEDED = ("id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "low", "best", "high")
DATASET = "UCDP GED"
ONE_SIDED = 3
# UCDP has no event types; these are what its types of violence mostly are. Compare them loosely.
SUB_EVENT_TYPES = {1: "Armed clash", 2: "Armed clash", ONE_SIDED: "Attack"}
PRECISIONS = {
    1: GeoPrecision.EXACT,
    2: GeoPrecision.NEAR,
    3: GeoPrecision.DISTRICT,
    4: GeoPrecision.ADMIN1,
    5: GeoPrecision.ADMIN1,
    6: GeoPrecision.COUNTRY,
    7: GeoPrecision.COUNTRY,
}
GOVERNMENT = "Government of "
CIVILIANS = "civilians"


def import_ucdp(path: Path, codes: ExportCodes) -> Imported:
    """Every row as an event with the claims of its deaths. Raises NotThisFormat, or OSError."""
    return read_events(path, codes, needed=NEEDED, key="id", read=_read)


def _read(line: Line, codes: ExportCodes) -> tuple[Event, Sequence[Claim]]:
    event_id = stable_id("e", [DATASET, _id(line)])
    violence = line.whole("type_of_violence")
    if violence not in SUB_EVENT_TYPES:
        raise BadCell(f"type_of_violence {line.text('type_of_violence')} is not 1, 2 or 3")
    low, best, high, civilians = _deaths(line)
    claims = [
        imported_claim(event_id, DATASET, number, number, quote=f"{name}: {number}")
        for name, number in (("low", low), ("best", best), ("high", high))
    ]
    if civilians:
        claims.append(
            imported_claim(
                event_id,
                DATASET,
                civilians,
                civilians,
                quote=f"deaths_civilians: {civilians}",
                victims_class=VictimsClass.CIVILIAN,
                counted=False,
            )
        )
    columns: dict[str, Any] = {
        **type_columns(SUB_EVENT_TYPES[violence], codes),
        **_when(line),
        **_who(line, codes, one_sided=violence == ONE_SIDED),
        **_where(line, codes),
        "ucdp_type": violence,
        "civilian_targeting": violence == ONE_SIDED,
        "killed_low": low,
        "killed_best": best,
        "killed_high": high,
        "killed_low_claims": (claims[0].claim_id,),
        "killed_best_claims": (claims[1].claim_id,),
        "killed_high_claims": (claims[2].claim_id,),
        "civilians_killed_low": civilians,
        "civilians_killed_high": civilians,
        "sources_count": max(line.whole("number_of_sources") or 0, 0),
        "notes": line.text("source_headline") or "",
    }
    return imported_event(event_id, columns), claims


def _id(line: Line) -> str:
    """The id as a whole number: some tables hold it as 214797.0."""
    found = line.need("id")
    whole = found.removesuffix(".0")
    if not whole.isdigit():
        raise BadCell(f"id {found!r} is no number")
    return whole


def _deaths(line: Line) -> tuple[int, int, int, int | None]:
    """Low, best, high and civilians, whose rules are checked: not every row of UCDP keeps them."""
    low, best, high = (line.count(name) for name in ("low", "best", "high"))
    if low is None or best is None or high is None:
        raise BadCell("low, best or high is empty")
    if not low <= best <= high:
        raise BadCell(f"low {low}, best {best} and high {high} are not in order")
    parts = [line.count(name) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
    told = [part for part in parts if part is not None]
    if len(told) == len(parts) and sum(told) != best:
        raise BadCell(f"best {best} is not the sum of its parts, {sum(told)}")
    return low, best, high, parts[2]


def _when(line: Line) -> dict[str, Any]:
    start, end = line.day("date_start"), line.day("date_end")
    if end < start:
        raise BadCell(f"date_end {end} is before date_start {start}")
    day: date | None = start if start == end else None
    return date_columns(start, end, day)


def _who(line: Line, codes: ExportCodes, *, one_sided: bool) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for number, side in ((1, "side_a"), (2, "side_b")):
        name = line.need(side)
        if side == "side_b" and (one_sided or name.lower() == CIVILIANS):
            columns |= {"actor2": f"Civilians ({line.text('country') or 'unknown'})"}
            columns |= {"actor2_class": ActorClass.CIVILIANS}
            continue
        country = codes.country_named(name.removeprefix(GOVERNMENT).split(" (")[0])
        if name.startswith(GOVERNMENT) and country is not None:
            columns[f"actor{number}"] = f"Military Forces of {codes.country_rows[country].name}"
            columns[f"actor{number}_id"] = f"{country.lower()}-military"
            columns[f"actor{number}_class"] = ActorClass.STATE_FORCES
        else:
            columns[f"actor{number}"] = name
    return columns


def _where(line: Line, codes: ExportCodes) -> dict[str, Any]:
    precision = line.whole("where_prec")
    if precision is not None and precision not in PRECISIONS:
        raise BadCell(f"where_prec {precision} is not 1 to 7")
    country = line.text("iso3") if line.text("iso3") in codes.countries else None
    return {
        "country": country or codes.country_named((line.text("country") or "").split(" (")[0]),
        "country_name": line.text("country"),
        "admin1": line.text("adm_1"),
        "admin2": line.text("adm_2"),
        "location": line.text("where_coordinates"),
        "latitude": line.degrees("latitude", most=90),
        "longitude": line.degrees("longitude", most=180),
        "geo_precision": GeoPrecision.UNKNOWN if precision is None else PRECISIONS[precision],
    }
