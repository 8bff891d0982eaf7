"""ACLED's 31 columns, filled by the rules of its codebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.publishing.exports.acled_tolls import fatalities
from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.format import (
    ExportFile,
    ExportFormat,
    ExportOptions,
    Refusal,
    RefusalReason,
    Rows,
    columns,
)
from pipeline.publishing.exports.format import number_of as _number_of
from pipeline.publishing.exports.spans import coded_days, middle
from pipeline.publishing.exports.told import ToldEvent
from schemas.events import Event
from schemas.vocabulary import ActorClass

__all__ = ["ACLED", "acled_id"]

FILE = "acled.csv"
# ACLED writes coordinates with four decimals.
COORDINATE_PLACES = 4
TARGETED = "Civilians targeted"
DEMONSTRATIONS = "Demonstrations"
NO_CROWD_SIZE = "crowd size=no report"
# No second actor, in interaction codes.
NOBODY = 0

COLUMNS = columns(
    ("event_id_cnty", "ISO alpha-3 of the country and our id as a number; the same on every run"),
    ("event_date", "the day; of a span of days the middle"),
    ("year", "year of event_date"),
    ("time_precision", "1 the day; 2 a span of up to 7 days; 3 of up to 31; seeds/exports/dates.csv"),
    ("disorder_type", "as in events"),
    ("event_type", "as in events"),
    ("sub_event_type", "as in events"),
    ("actor1", "as in events; where nobody is named, the unnamed actor of seeds/exports/acled_unnamed.csv"),
    ("assoc_actor_1", "assoc_actor1"),
    ("inter1", "class of actor1 as text, or as code with --codes; seeds/exports/acled_classes.csv"),
    ("actor2", "as in events, or the unnamed actor that the type demands; else empty"),
    ("assoc_actor_2", "assoc_actor2"),
    ("inter2", "class of actor2; empty without one, 0 with --codes"),
    ("interaction", "both classes, the lower code first; seeds/exports/acled_interactions.csv"),
    ("civilian_targeting", "'Civilians targeted' or empty"),
    ("iso", "ISO numeric code of the country"),
    ("region", "ACLED's region of the country"),
    ("country", "country_name"),
    ("admin1", "as in events"),
    ("admin2", "as in events"),
    ("admin3", "empty: we code two levels"),
    ("location", "name of the place; of the division where only that is known"),
    ("latitude", "four decimals"),
    ("longitude", "four decimals"),
    ("geo_precision", "1 exact; 2 near a place, or a district; 3 a first-level division; seeds/exports/places.csv"),
    ("source", "outlets by publication, separated by '; '"),
    ("source_scale", "National for outlets of the event's country, International for others, where known"),
    ("notes", "as in events"),
    ("fatalities", "the lowest count; words by seeds/exports/vague_numbers.csv; 0 where nobody gives a number"),
    ("tags", "'crowd size=no report' for demonstrations: we code no crowds"),
    ("timestamp", "last_published_at as Unix time; empty when unknown"),
)


@dataclass(frozen=True, slots=True)
class _Side:
    """An actor as ACLED writes it; nobody has no name and code 0."""

    name: str | None = None
    associates: str | None = None
    code: int = NOBODY
    label: str = ""


def acled_id(event: Event) -> str:
    """Country and number, which `acled` imports turn back into our id."""
    return f"{event.country}{_number_of(event.event_id)}"


def rows(told: ToldEvent, codes: ExportCodes, options: ExportOptions) -> Rows | Refusal:
    """The event's row, or why ACLED would not record it."""
    event = told.event
    when = _when(event, codes)
    if isinstance(when, Refusal):
        return when
    refused = _place_refusal(event, codes)
    if refused is not None:
        return refused
    sides = [_side(event, number, codes) for number in (1, 2)]
    for side in sides:
        if isinstance(side, Refusal):
            return side
    first, second = (side for side in sides if isinstance(side, _Side))
    if first.name is None:
        return Refusal(RefusalReason.NO_ACTOR, f"{event.sub_event_type} without a first actor")
    row = {**_when_row(*when), **_what_row(event), **_side_row(first, second, codes, options)}
    return {FILE: [{**row, **_where_row(event, codes), **_rest_row(told, codes)}]}


def _when(event: Event, codes: ExportCodes) -> tuple[date, int] | Refusal:
    found = coded_days(event, codes.acled_time_precision, longest="ACLED records up to a month")
    return found if isinstance(found, Refusal) else (middle(found[0]), found[1])


def _place_refusal(event: Event, codes: ExportCodes) -> Refusal | None:
    if event.latitude is None or event.longitude is None or event.country is None:
        return Refusal(RefusalReason.NO_PLACE, f"geo_precision is {event.geo_precision}")
    if codes.places[event.geo_precision].acled_geo_precision is None:
        return Refusal(RefusalReason.PLACE_TOO_VAGUE, f"geo_precision is {event.geo_precision}")
    if event.country not in codes.countries:
        return Refusal(RefusalReason.NO_COUNTRY_CODE, f"{event.country} is not in seeds/exports/countries.csv")
    return None


def _side(event: Event, number: int, codes: ExportCodes) -> _Side | Refusal:
    name = event.actor1 if number == 1 else event.actor2
    actor_class: ActorClass | None = event.actor1_class if number == 1 else event.actor2_class
    associates = event.assoc_actor1 if number == 1 else event.assoc_actor2
    if name is None:
        row = codes.unnamed.get((event.event_type, number))
        if row is None:
            return _Side()
        name, actor_class = row.name.format(country=event.country_name or event.country), row.actor_class
    if actor_class is None:
        return Refusal(RefusalReason.NO_ACTOR_CLASS, f"actor{number} {name!r} has no class")
    code, label = codes.inter[actor_class]
    return _Side(name, associates, code, label)


def _when_row(day: date, precision: int) -> dict[str, Any]:
    return {"event_date": day, "year": day.year, "time_precision": precision}


def _what_row(event: Event) -> dict[str, Any]:
    return {
        "event_id_cnty": acled_id(event),
        "disorder_type": event.disorder_type,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "civilian_targeting": TARGETED if event.civilian_targeting else None,
    }


def _side_row(first: _Side, second: _Side, codes: ExportCodes, options: ExportOptions) -> dict[str, Any]:
    low, high = sorted((first.code, second.code))
    interaction = high * 10 if low == NOBODY else low * 10 + high
    as_code = options.interaction_codes
    return {
        "actor1": first.name,
        "assoc_actor_1": first.associates,
        "inter1": first.code if as_code else first.label,
        "actor2": second.name,
        "assoc_actor_2": second.associates,
        "inter2": second.code if as_code else second.label,
        "interaction": interaction if as_code else codes.interactions[interaction],
    }


def _where_row(event: Event, codes: ExportCodes) -> dict[str, Any]:
    country = codes.countries[str(event.country)]
    return {
        "iso": country.iso_numeric,
        "region": country.acled_region,
        "country": event.country_name or event.country,
        "admin1": event.admin1,
        "admin2": event.admin2,
        "admin3": None,
        "location": event.location or event.admin2 or event.admin1,
        "latitude": _rounded(event.latitude),
        "longitude": _rounded(event.longitude),
        "geo_precision": codes.places[event.geo_precision].acled_geo_precision,
    }


def _rounded(degrees: float | None) -> Decimal | None:
    return None if degrees is None else Decimal(f"{degrees:.{COORDINATE_PLACES}f}")


def _rest_row(told: ToldEvent, codes: ExportCodes) -> dict[str, Any]:
    event = told.event
    updated = event.last_published_at
    return {
        "source": "; ".join(told.outlets) or None,
        "source_scale": _scale(told, codes),
        "notes": event.notes,
        "fatalities": fatalities(told, codes),
        "tags": NO_CROWD_SIZE if DEMONSTRATIONS in event.disorder_type else None,
        "timestamp": None if updated is None else int(updated.timestamp()),
    }


def _scale(told: ToldEvent, codes: ExportCodes) -> str | None:
    """National, International or both, of the outlets whose country seeds/claimants.csv knows."""
    homes = {codes.outlet_countries.get(name.casefold()) for name in told.outlets} - {None}
    found = (["National"] if told.event.country in homes else []) + (
        ["International"] if homes - {told.event.country} else []
    )
    return "-".join(found) or None


ACLED = ExportFormat(
    name="acled",
    title="ACLED export, 31 columns",
    files=lambda codes: (ExportFile(FILE, COLUMNS, headings=(tuple(column.name for column in COLUMNS),)),),
    rows=rows,
    lost="the range of killed, wounded, contested attribution and claims (only in notes); the years in names of forces",
)
