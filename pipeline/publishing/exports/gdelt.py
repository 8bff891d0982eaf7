"""GDELT 2.0: the events file with 61 columns and the mentions file with 16, tab-separated, without headings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.format import (
    Column,
    ExportFile,
    ExportFormat,
    ExportOptions,
    Refusal,
    RefusalReason,
    Rows,
    Style,
    columns,
    number_of,
)
from pipeline.publishing.exports.gdelt_actors import ACTOR_COLUMNS, actor_row
from pipeline.publishing.exports.gdelt_places import GEO_COLUMNS, geo_row, no_place
from pipeline.publishing.exports.spans import known_days
from pipeline.publishing.exports.told import Mention, ToldEvent
from schemas.events import Event

__all__ = ["GDELT", "fraction_of_year", "quad_class"]

EVENTS_FILE, MENTIONS_FILE = "gdelt.export.csv", "gdelt.mentions.csv"
# Last root code of each quad class: 01-05 verbal and 06-08 material cooperation, 09-13 verbal conflict, the rest
# material.
QUAD_CLASSES = ((5, 1), (8, 2), (13, 3), (20, 4))
WEB, CITATION = 1, 2
LEAST_CONFIDENCE = 10


def _prefixed(prefix: str, found: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(Column(f"{prefix}{column.name}", column.rule) for column in found)


EVENT_COLUMNS = (
    *columns(
        ("GLOBALEVENTID", "our id as an integer; the same on every run"),
        ("SQLDATE", "the day, YYYYMMDD"),
        ("MonthYear", "YYYYMM"),
        ("Year", "YYYY"),
        ("FractionDate", "year and share of it that has passed, by GDELT's months of 30 days"),
    ),
    *_prefixed("Actor1", ACTOR_COLUMNS),
    *_prefixed("Actor2", ACTOR_COLUMNS),
    *columns(
        ("IsRootEvent", "1 when an article tells the event in its headline or first sentences"),
        ("EventCode", "cameo_code"),
        ("EventBaseCode", "its first three digits"),
        ("EventRootCode", "its first two digits"),
        ("QuadClass", "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict, by the root"),
        ("GoldsteinScale", "goldstein"),
        ("NumMentions", "rows of the mentions file"),
        ("NumSources", "sources_count, at least 1"),
        ("NumArticles", "articles_count"),
        ("AvgTone", "empty: we code no tone"),
    ),
    *_prefixed("Actor1Geo_", GEO_COLUMNS),
    *_prefixed("Actor2Geo_", GEO_COLUMNS),
    *_prefixed("ActionGeo_", GEO_COLUMNS),
    *columns(
        ("DATEADDED", "first publication, YYYYMMDDHHMMSS UTC; empty when unknown"),
        ("SOURCEURL", "address of the first article, or its external id"),
    ),
)
MENTION_COLUMNS = columns(
    ("GLOBALEVENTID", "as in the events file"),
    ("EventTimeDate", "DATEADDED of the event"),
    ("MentionTimeDate", "publication of the article, YYYYMMDDHHMMSS UTC; empty when unknown"),
    ("MentionType", "1 when the article has an address on the web, 2 otherwise"),
    ("MentionSourceName", "outlet"),
    ("MentionIdentifier", "address of the article, or its external id, or our id"),
    ("SentenceID", "empty: sentences are not in the public tables"),
    ("Actor1CharOffset", "first character of the words for actor1; empty when they stand in the title"),
    ("Actor2CharOffset", "first character of the words for actor2; empty when they stand in the title"),
    ("ActionCharOffset", "first character of the words for the deed; empty when they stand in the title"),
    ("InRawText", "1: offsets count in the text as read"),
    ("Confidence", "confidence of the report in steps of 10, from 10 to 100"),
    ("MentionDocLen", "empty: characters are not in the public tables"),
    ("MentionDocTone", "empty: we code no tone"),
    ("MentionDocTranslationInfo", "empty: nothing is translated"),
    ("Extras", "empty"),
)


def rows(told: ToldEvent, codes: ExportCodes, options: ExportOptions) -> Rows | Refusal:
    """The event's row and its mentions, or why GDELT cannot hold it."""
    event = told.event
    if event.cameo_code is None:
        return Refusal(RefusalReason.NO_EQUIVALENT, f"CAMEO has no code for {event.sub_event_type}")
    span = known_days(event)
    if isinstance(span, Refusal):
        return span
    if span[0] != span[1]:
        return Refusal(RefusalReason.DATE_TOO_VAGUE, f"{span[0]} to {span[1]}; GDELT needs the day")
    if event.actor1 is None and event.actor2 is None:
        return Refusal(RefusalReason.NO_ACTOR, f"{event.sub_event_type} without an actor")
    if event.country is not None and _fips(event, codes) is None:
        return Refusal(RefusalReason.NO_COUNTRY_CODE, f"{event.country} has no FIPS code")
    return {
        EVENTS_FILE: [_event_row(told, span[0], event.cameo_code, codes)],
        MENTIONS_FILE: [_mention_row(told, mention) for mention in told.mentions],
    }


def fraction_of_year(day: date) -> float:
    """GDELT's FractionDate: months count 30 days and the year 365.

    >>> fraction_of_year(date(2015, 2, 18))
    2015.1315
    """
    return round(day.year + ((day.month - 1) * 30 + day.day) / 365, 4)


def quad_class(root: str) -> int:
    """GDELT's quad class of a CAMEO root code.

    >>> quad_class("05"), quad_class("08"), quad_class("13"), quad_class("19")
    (1, 2, 3, 4)
    """
    return next(quad for last, quad in QUAD_CLASSES if int(root) <= last)


def _fips(event: Event, codes: ExportCodes) -> str | None:
    country = codes.countries.get(event.country or "")
    return None if country is None else country.fips


def _event_row(told: ToldEvent, day: date, code: str, codes: ExportCodes) -> dict[str, Any]:
    event = told.event
    return {
        "GLOBALEVENTID": number_of(event.event_id),
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": f"{fraction_of_year(day):.4f}",
        **actor_row("Actor1", event.actor1, event.actor1_id, event.actor1_class, codes),
        **actor_row("Actor2", event.actor2, event.actor2_id, event.actor2_class, codes),
        "IsRootEvent": int(any(mention.headline for mention in told.mentions)),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": quad_class(code[:2]),
        "GoldsteinScale": event.goldstein,
        "NumMentions": len(told.mentions),
        "NumSources": max(event.sources_count, 1),
        "NumArticles": event.articles_count,
        "AvgTone": None,
        **no_place("Actor1Geo_"),
        **no_place("Actor2Geo_"),
        **geo_row("ActionGeo_", event, codes),
        "DATEADDED": _moment(event.first_published_at),
        "SOURCEURL": _identifier(told.mentions[0]) if told.mentions else None,
    }


def _mention_row(told: ToldEvent, mention: Mention) -> dict[str, Any]:
    steps = round(mention.confidence * 10) * 10
    return {
        "GLOBALEVENTID": number_of(told.event.event_id),
        "EventTimeDate": _moment(told.event.first_published_at),
        "MentionTimeDate": _moment(mention.published_at),
        "MentionType": WEB if mention.article.url else CITATION,
        "MentionSourceName": mention.article.source,
        "MentionIdentifier": _identifier(mention),
        "SentenceID": None,
        "Actor1CharOffset": mention.actor1_start,
        "Actor2CharOffset": mention.actor2_start,
        "ActionCharOffset": mention.action_start,
        "InRawText": 1,
        "Confidence": max(LEAST_CONFIDENCE, steps),
        "MentionDocLen": None,
        "MentionDocTone": None,
        "MentionDocTranslationInfo": None,
        "Extras": None,
    }


def _identifier(mention: Mention) -> str:
    return mention.article.url or mention.article.external_id or mention.article.article_id


def _moment(at: datetime | None) -> str | None:
    return None if at is None else f"{at:%Y%m%d%H%M%S}"


GDELT = ExportFormat(
    name="gdelt",
    title="GDELT 2.0 Events (61 columns) and Mentions (16 columns)",
    files=lambda codes: (
        ExportFile(EVENTS_FILE, EVENT_COLUMNS, style=Style.TABS),
        ExportFile(MENTIONS_FILE, MENTION_COLUMNS, style=Style.TABS),
    ),
    rows=rows,
    lost="numbers killed and wounded, claims, contested attribution, spans of days, districts below the first level",
)
