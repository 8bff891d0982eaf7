"""PLOVER: one JSON record a line."""

from __future__ import annotations

from typing import Any

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.format import (
    ExportFile,
    ExportFormat,
    ExportOptions,
    Refusal,
    RefusalReason,
    Rows,
    Style,
    columns,
)
from pipeline.publishing.exports.spans import known_days
from pipeline.publishing.exports.told import ToldEvent
from schemas.events import Event

__all__ = ["PLOVER"]

FILE = "plover.jsonl"
CODER = "Sitrep"
CODEBOOK = "PLOVER v2.0 draft"
# Parts of a "geonames:169389" place id.
GEONAMES = "geonames"

COLUMNS = columns(
    ("id", "event_id"),
    ("has_event", "true"),
    ("date", "the day, or the first possible one"),
    ("enddate", "the last possible day, when there are several"),
    ("actor", "list of actor1: code (ISO country or our id), sector, entity_text"),
    ("recipient", "list of actor2 in the same way"),
    ("event", "list of plover_type"),
    ("mode", "plover_mode"),
    ("context", "empty list: we code no contexts"),
    ("quad_code", "1 to 4; seeds/exports/plover.csv"),
    ("event_scale", "PLOVER's score of type and mode; seeds/exports/plover.csv"),
    ("event_loc", "list of the place: names, point, country_code and resolution from 1 country to 5 part of a city"),
    ("event_text", "notes"),
    ("link", "addresses of the articles"),
    ("cite_info", "publication, title, url and language of the first article; codebook and coder"),
    ("coder", CODER),
    ("comment", "killed and wounded as low-best-high, and attribution, for which PLOVER has no fields"),
)


def rows(told: ToldEvent, codes: ExportCodes, options: ExportOptions) -> Rows | Refusal:
    """The event's record, or why PLOVER cannot hold it."""
    event = told.event
    kind = codes.plover.get((event.plover_type or "", event.plover_mode))
    if kind is None:
        return Refusal(RefusalReason.NO_EQUIVALENT, f"PLOVER has no type for {event.sub_event_type}")
    span = known_days(event)
    if isinstance(span, Refusal):
        return span
    if event.actor1 is None:
        return Refusal(RefusalReason.NO_ACTOR, f"{kind.plover_type} without an actor")
    if kind.needs_recipient and event.actor2 is None:
        return Refusal(RefusalReason.NO_RECIPIENT, f"{kind.plover_type} needs a recipient")
    record = {
        "id": event.event_id,
        "has_event": True,
        "date": span[0].isoformat(),
        "enddate": None if span[0] == span[1] else span[1].isoformat(),
        "actor": _actor(event, 1, codes),
        "recipient": _actor(event, 2, codes),
        "event": [kind.plover_type],
        "mode": kind.plover_mode,
        "context": [],
        "quad_code": kind.quad_code,
        "event_scale": kind.score,
        "event_loc": _place(event, codes),
        "event_text": event.notes,
        "link": list(dict.fromkeys(mention.article.url for mention in told.mentions if mention.article.url)),
        "cite_info": _citation(told),
        "coder": CODER,
        "comment": _comment(event),
    }
    return {FILE: [record]}


def _actor(event: Event, number: int, codes: ExportCodes) -> list[dict[str, str | None]]:
    name = event.actor1 if number == 1 else event.actor2
    if name is None:
        return []
    actor_id = event.actor1_id if number == 1 else event.actor2_id
    role = codes.role(event.actor1_class if number == 1 else event.actor2_class, actor_id)
    home = codes.home_of(actor_id, name)
    return [{"code": home or actor_id, "sector": role.plover_sector if role else None, "entity_text": name}]


def _place(event: Event, codes: ExportCodes) -> list[dict[str, Any]]:
    if event.country is None:
        return []
    kind, _, number = (event.place_id or "").partition(":")
    place = {
        "resolved_place": event.location or event.admin1 or event.country_name,
        "geonameid": number if kind == GEONAMES else None,
        "lat": event.latitude,
        "lon": event.longitude,
        "district": event.admin2,
        "province": event.admin1,
        "country": event.country_name,
        "country_code": event.country,
        "resolution": codes.places[event.geo_precision].plover_resolution,
    }
    return [place]


def _citation(told: ToldEvent) -> dict[str, Any]:
    first = told.mentions[0].article if told.mentions else None
    return {
        "publication": first.source if first else None,
        "title": first.title if first else None,
        "url": first.url if first else None,
        "language": first.language if first else None,
        "coder": CODER,
        "codebook": CODEBOOK,
    }


def _comment(event: Event) -> str:
    told = [f"attribution {event.attribution}"]
    for outcome in ("killed", "wounded"):
        figures = [getattr(event, f"{outcome}_{name}") for name in ("low", "best", "high")]
        if None not in figures:
            told.append(f"{outcome} {'-'.join(str(figure) for figure in figures)}")
    return "; ".join(told)


PLOVER = ExportFormat(
    name="plover",
    title="PLOVER, one JSON record a line",
    files=lambda codes: (ExportFile(FILE, COLUMNS, style=Style.JSON_LINES),),
    rows=rows,
    lost="claims, the range of killed and wounded (only in comment), the precision of place beyond its five steps",
)
