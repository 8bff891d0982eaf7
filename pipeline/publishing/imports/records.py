"""Our records from what another dataset tells of an event; what it does not tell stays unknown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.publishing.exports.codes import ExportCodes
from schemas.base import stable_id
from schemas.coding import Claim
from schemas.events import Event
from schemas.vocabulary import (
    Attribution,
    ClaimantType,
    DatePrecision,
    Outcome,
    Part,
    Qualifier,
    Stance,
    VictimsClass,
)

__all__ = ["date_columns", "imported_claim", "imported_event", "type_columns"]

# What people coded is taken as it is.
TRUSTED = 1.0
# Precision by number of possible days, the last day of each step included.
PRECISIONS = ((1, DatePrecision.DAY), (6, DatePrecision.RANGE), (7, DatePrecision.WEEK), (31, DatePrecision.MONTH))


def imported_event(event_id: str, columns: Mapping[str, Any]) -> Event:
    """An event with the given columns; every other one unknown."""
    unknown: dict[str, Any] = {
        name: None for name, info in Event.model_fields.items() if not info.is_required() or _may_be_none(name)
    }
    fixed = {
        "event_id": event_id,
        "version": 1,
        "attribution": Attribution.UNCONTESTED if columns.get("actor1") else Attribution.UNATTRIBUTED,
        "reports_count": 1,
        "articles_count": 1,
        "independent_sources_count": columns["sources_count"],
        "confidence": TRUSTED,
        "killed_low_claims": (),
        "killed_best_claims": (),
        "killed_high_claims": (),
    }
    return Event(**{**unknown, **fixed, **columns})


def imported_claim(
    event_id: str,
    dataset: str,
    low: int,
    high: int,
    *,
    quote: str,
    victims_class: VictimsClass = VictimsClass.UNKNOWN,
    counted: bool = True,
) -> Claim:
    """A number killed that the dataset gives."""
    return Claim(
        claim_id=stable_id("c", [event_id, dataset, quote, low, high]),
        report_id=stable_id("r", [event_id, dataset]),
        article_id=stable_id("a", [event_id, dataset]),
        outcome=Outcome.KILLED,
        low=low,
        high=high,
        qualifier=Qualifier.EXACT if low == high else Qualifier.ABOUT,
        victims=None,
        victims_class=victims_class,
        accused_actor=None,
        accused_actor_id=None,
        claimant=dataset,
        claimant_id=None,
        claimant_type=ClaimantType.MONITOR,
        stance=Stance.ASSERTS,
        part=Part.TEXT,
        start=0,
        end=0,
        quote=quote,
        counted=counted,
        not_counted_because=None if counted else "subset of another claim",
    )


def type_columns(sub_event_type: str, codes: ExportCodes) -> dict[str, Any]:
    """The columns that follow from a sub-event type; its own name alone when we do not list it."""
    row = codes.event_types[sub_event_type]
    return {
        "sub_event_type": row.sub_event_type,
        "event_type": row.event_type,
        "disorder_type": row.disorder_type,
        "cameo_code": row.cameo_code,
        "plover_type": row.plover_type,
        "plover_mode": row.plover_mode,
    }


def date_columns(start: date, end: date, day: date | None) -> dict[str, Any]:
    """The columns of a span of days."""
    days = (end - start).days + 1
    precision = next((found for most, found in PRECISIONS if days <= most), DatePrecision.YEAR)
    return {"event_date": day, "event_date_start": start, "event_date_end": end, "date_precision": precision}


def _may_be_none(name: str) -> bool:
    return type(None) in getattr(Event.model_fields[name].annotation, "__args__", ())
