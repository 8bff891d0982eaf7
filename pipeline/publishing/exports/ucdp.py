"""UCDP GED's 43 columns, as its CSV on HDX has them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.format import (
    ExportFile,
    ExportFormat,
    ExportOptions,
    Refusal,
    RefusalReason,
    Rows,
    columns,
    number_of,
)
from pipeline.publishing.exports.spans import coded_days
from pipeline.publishing.exports.told import ToldEvent
from pipeline.publishing.exports.ucdp_sides import Side, sides_of
from pipeline.publishing.exports.ucdp_tolls import deaths_of
from pipeline.publishing.geometry import priogrid_cell
from schemas.events import Event

__all__ = ["UCDP"]

FILE = "ucdp.csv"
# A dyad is active in a year with this many deaths.
ACTIVE_DEATHS = 25
CLEAR, UNCLEAR = 1, 2
# Beyond a month, or known to the country only, an event is not told clearly enough to be one.
CLEAR_DATE, CLEAR_PLACE = 4, 5

COLUMNS = columns(
    ("id", "our id as an integer; the same on every run"),
    ("year", "year of date_end"),
    ("active_year", "true when the dyad's best estimates of the year, in this file, come to 25"),
    ("type_of_violence", "ucdp_type: 1 state-based, 2 non-state, 3 one-sided"),
    ("conflict_new_id", "empty: UCDP's own number"),
    ("conflict_name", "the dyad's name: we code no incompatibility"),
    ("dyad_new_id", "empty: UCDP's own number"),
    ("dyad_name", "side_a - side_b"),
    ("side_a_new_id", "UCDP's number, where known; seeds/exports/ucdp_actors.csv, countries.csv"),
    ("gwnoa", "Gleditsch and Ward's number, when side A is a government"),
    ("side_a", "the government in state-based conflict, the attacker in one-sided violence, else actor1"),
    ("side_b_new_id", "as side_a_new_id; 9999 for civilians"),
    ("gwnob", "as gwnoa"),
    ("side_b", "the other side; Civilians in one-sided violence"),
    ("number_of_sources", "sources_count; -1 when no article names its outlet"),
    ("source_article", "each article as \"outlet,date,headline\", separated by ';'"),
    ("source_office", "outlets, separated by ';'"),
    ("source_date", "day of the first publication"),
    ("source_headline", "headline of the first article"),
    ("source_original", "claimants behind killed_best, separated by ';'"),
    ("where_prec", "1 exact; 2 near; 3 district; 4 first-level division; 6 country; seeds/exports/places.csv"),
    ("where_coordinates", "name of the place"),
    ("adm_1", "admin1"),
    ("adm_2", "admin2"),
    ("latitude", "as in events"),
    ("longitude", "as in events"),
    ("geom_wkt", "POINT (longitude latitude)"),
    ("priogrid_gid", "number of the half-degree cell that holds the point"),
    ("country", "country_name"),
    ("iso3", "country"),
    ("country_id", "Gleditsch and Ward's number; empty for territories without one"),
    ("region", "UCDP's region"),
    ("event_clarity", "1; 2 when only the country, or no month, is known"),
    ("date_prec", "1 the day; 2 a span of 2 to 6 days; 3 a week; 4 up to 31 days; 5 a year; seeds/exports/dates.csv"),
    ("date_start", "first possible day"),
    ("date_end", "last possible day"),
    ("deaths_a", "fighters of side A, when an air strike or the like hit only them"),
    ("deaths_b", "fighters of side B, when an air strike or the like hit only them"),
    ("deaths_civilians", "best in one-sided violence; else civilians_killed_low, at most best"),
    ("deaths_unknown", "the rest of best"),
    ("low", "killed_low"),
    ("best", "killed_best: the sum of the four parts"),
    ("high", "killed_high"),
)


def rows(told: ToldEvent, codes: ExportCodes, options: ExportOptions) -> Rows | Refusal:
    """The event's row, or why UCDP would not record it."""
    event = told.event
    if event.ucdp_type is None:
        return Refusal(RefusalReason.NOT_ORGANISED_VIOLENCE, f"{event.sub_event_type}, sides not both organised")
    when = _when(event, codes)
    if isinstance(when, Refusal):
        return when
    where = _where(event, codes)
    if isinstance(where, Refusal):
        return where
    sides = sides_of(event, codes)
    if isinstance(sides, Refusal):
        return sides
    deaths = deaths_of(told, sides)
    if isinstance(deaths, Refusal):
        return deaths
    clear = when["date_prec"] <= CLEAR_DATE and where["where_prec"] <= CLEAR_PLACE
    row = {
        "id": number_of(event.event_id),
        "type_of_violence": event.ucdp_type,
        "event_clarity": CLEAR if clear else UNCLEAR,
        **_sides_row(*sides),
        **_sources_row(told),
    }
    return {FILE: [{**row, **when, **where, **deaths, "active_year": None}]}


def mark_active(files: dict[str, list[dict[str, Any]]]) -> None:
    """Fills active_year, which depends on all the rows of a dyad."""
    totals: Counter[tuple[Any, Any]] = Counter()
    for row in files[FILE]:
        totals[row["dyad_name"], row["year"]] += row["best"]
    for row in files[FILE]:
        row["active_year"] = totals[row["dyad_name"], row["year"]] >= ACTIVE_DEATHS


def _when(event: Event, codes: ExportCodes) -> dict[str, Any] | Refusal:
    found = coded_days(event, codes.ucdp_date_prec, longest="UCDP records up to a year")
    if isinstance(found, Refusal):
        return found
    (first, last), precision = found
    return {"year": last.year, "date_prec": precision, "date_start": first, "date_end": last}


def _where(event: Event, codes: ExportCodes) -> dict[str, Any] | Refusal:
    latitude, longitude = event.latitude, event.longitude
    precision = codes.places[event.geo_precision].ucdp_where_prec
    if event.country is None or precision is None or latitude is None or longitude is None:
        return Refusal(RefusalReason.NO_PLACE, f"geo_precision is {event.geo_precision}")
    country = codes.countries.get(event.country)
    if country is None:
        return Refusal(RefusalReason.NO_COUNTRY_CODE, f"{event.country} is not in seeds/exports/countries.csv")
    return {
        "where_prec": precision,
        "where_coordinates": event.location or event.admin2 or event.admin1 or event.country_name,
        "adm_1": event.admin1,
        "adm_2": event.admin2,
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})",
        "priogrid_gid": priogrid_cell(latitude, longitude),
        "country": event.country_name or event.country,
        "iso3": event.country,
        "country_id": country.gwno,
        "region": country.ucdp_region,
    }


def _sides_row(first: Side, second: Side) -> dict[str, Any]:
    dyad = f"{first.name} - {second.name}"
    return {
        "conflict_new_id": None,
        "conflict_name": dyad,
        "dyad_new_id": None,
        "dyad_name": dyad,
        "side_a_new_id": first.ucdp_id,
        "gwnoa": first.gwno,
        "side_a": first.name,
        "side_b_new_id": second.ucdp_id,
        "gwnob": second.gwno,
        "side_b": second.name,
    }


def _sources_row(told: ToldEvent) -> dict[str, Any]:
    behind = set(told.event.killed_best_claims)
    claimants = [claim.claimant for claim in told.claims if claim.claim_id in behind and claim.claimant]
    days = [mention.published_at.date() for mention in told.mentions if mention.published_at is not None]
    titles = [mention.article.title for mention in told.mentions if mention.article.title]
    return {
        "number_of_sources": told.event.sources_count or -1,
        "source_article": ";".join(
            _article(mention.article.source, mention.published_at, mention.article.title) for mention in told.mentions
        )
        or None,
        "source_office": ";".join(told.outlets) or None,
        "source_date": min(days, default=None),
        "source_headline": titles[0] if titles else None,
        "source_original": ";".join(dict.fromkeys(claimants)) or None,
    }


def _article(source: str | None, published: date | None, title: str | None) -> str:
    """One article as UCDP lists it; quotation marks inside become single ones."""
    day = "" if published is None else f"{published:%Y-%m-%d}"
    text = f"{source or ''},{day},{title or ''}"
    return '"' + text.replace('"', "'") + '"'


UCDP = ExportFormat(
    name="ucdp",
    title="UCDP GED, 43 columns",
    files=lambda codes: (ExportFile(FILE, COLUMNS, headings=(tuple(column.name for column in COLUMNS),)),),
    rows=rows,
    lost="events without a named dyad or a death, event types, wounded, contested attribution, claims one by one",
    finish=mark_active,
)
