"""An ACLED CSV as our events: as its website, its API or `sitrep export acled` write it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.imports.reading import BadCell, Imported, Line, read_events
from pipeline.publishing.imports.records import date_columns, imported_claim, imported_event, type_columns
from schemas.base import stable_id
from schemas.coding import Claim
from schemas.events import Event
from schemas.vocabulary import ActorClass, GeoPrecision

__all__ = ["NEEDED", "import_acled"]

NEEDED = ("event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "country", "fatalities")
DATASET = "ACLED"
# Days on either side of event_date, by time_precision.
DAYS_AROUND = {1: 0, 2: 3, 3: 15}
PRECISIONS = {1: GeoPrecision.EXACT, 2: GeoPrecision.NEAR, 3: GeoPrecision.ADMIN1}
TARGETED = "civilian"


def import_acled(path: Path, codes: ExportCodes) -> Imported:
    """Every row as an event with the claim of its fatalities. Raises NotThisFormat, or OSError."""
    return read_events(path, codes, needed=NEEDED, key="event_id_cnty", read=_read)


def _read(line: Line, codes: ExportCodes) -> tuple[Event, Sequence[Claim]]:
    event_id = stable_id("e", [DATASET, line.need("event_id_cnty")])
    sub_event_type = line.need("sub_event_type")
    if sub_event_type not in codes.event_types:
        raise BadCell(f"sub_event_type {sub_event_type!r} is none of ACLED's 25")
    fatalities = line.count("fatalities")
    # 0 stands both for nobody killed and for nothing known.
    killed = fatalities or None
    claims = (
        [] if killed is None else [imported_claim(event_id, DATASET, killed, killed, quote=f"fatalities: {killed}")]
    )
    sources = [name for name in (line.text("source") or "").split("; ") if name]
    told = tuple(claim.claim_id for claim in claims)
    columns: dict[str, Any] = {
        **type_columns(sub_event_type, codes),
        **_when(line),
        **_who(line, codes),
        **_where(line, codes),
        "civilian_targeting": TARGETED in (line.text("civilian_targeting") or "").lower(),
        "killed_low": killed,
        "killed_best": killed,
        "killed_high": killed,
        "killed_low_claims": told,
        "killed_best_claims": told,
        "killed_high_claims": told,
        "sources_count": len(sources),
        "last_published_at": _moment(line),
        "notes": line.text("notes") or "",
    }
    return imported_event(event_id, columns), claims


def _when(line: Line) -> dict[str, Any]:
    day = line.day("event_date")
    around = DAYS_AROUND.get(line.whole("time_precision") or 1)
    if around is None:
        raise BadCell(f"time_precision {line.text('time_precision')} is not 1 to 3")
    try:
        start, end = day - timedelta(around), day + timedelta(around)
    except OverflowError:
        raise BadCell(f"event_date {day} is too near the end of the calendar") from None
    return date_columns(start, end, day)


def _who(line: Line, codes: ExportCodes) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for number in (1, 2):
        # ACLED's older files say assoc_actor1.
        associates = line.text(f"assoc_actor_{number}") or line.text(f"assoc_actor{number}")
        columns[f"actor{number}"] = line.text(f"actor{number}")
        columns[f"assoc_actor{number}"] = associates
        columns[f"actor{number}_class"] = _class(line, number, codes)
    return columns


def _class(line: Line, number: int, codes: ExportCodes) -> ActorClass | None:
    found = line.text(f"inter{number}")
    if found is None or found == "0":
        return None
    known = {key: kind for kind, (code, label) in codes.inter.items() for key in (str(code), label.lower())}
    if found.lower() not in known:
        raise BadCell(f"inter{number} {found!r} is none of ACLED's classes")
    return known[found.lower()]


def _where(line: Line, codes: ExportCodes) -> dict[str, Any]:
    numeric = line.whole("iso")
    country = next((row.country for row in codes.countries.values() if row.iso_numeric == numeric), None)
    precision = line.whole("geo_precision") or 1
    if precision not in PRECISIONS:
        raise BadCell(f"geo_precision {precision} is not 1 to 3")
    return {
        "country": country or codes.country_named(line.need("country")),
        "country_name": line.text("country"),
        "admin1": line.text("admin1"),
        "admin2": line.text("admin2"),
        "location": line.text("location"),
        "latitude": line.degrees("latitude", most=90),
        "longitude": line.degrees("longitude", most=180),
        "geo_precision": PRECISIONS[precision],
    }


def _moment(line: Line) -> datetime | None:
    seconds = line.whole("timestamp")
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        raise BadCell(f"timestamp {seconds} is no time") from None
