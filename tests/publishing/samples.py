"""Events, claims, reports and articles made up for tests: plausible in their columns, hostile in their texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.told import ToldEvent, told_events
from pipeline.reference.export_codes import load_export_codes
from schemas.arrow import to_table
from schemas.base import stable_id
from schemas.coding import Evidence
from schemas.events import CodedColumns, Event
from schemas.public import PUBLIC_TABLES, PublicArticle, PublicClaim, PublicReport
from schemas.vocabulary import (
    ActorClass,
    ArticleStatus,
    Attribution,
    ClaimantType,
    DatePrecision,
    DateSource,
    Factuality,
    GeoPrecision,
    Outcome,
    Part,
    PublishedSource,
    Qualifier,
    Stance,
    VictimsClass,
)

PROJECT = Path(__file__).parents[2]
HOSTILE = (
    '=HYPERLINK("http://example.org","x")',
    "+1 (fighters)",
    "-cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\tTab first",
    "'=already quoted",
    'Said "so", and left',
    "two\nlines",
    "carriage\r\nreturn",
    "semi;colon, comma",
    "💥 Brigade 👩‍👩‍👧",
    "جيش الإسلام",
    "צבא ה־\u202eהגנה",
    "Ḥayʼat Taḥrīr aš-Šām",
    "NULL",
    "1e5",
    " leading space",
    "bell\x07 and null\x00",
)
EVIDENCE = tuple(
    Evidence(field=field, part=part, start=start, end=start + 4, text="jets", row=None)
    for field, part, start in (
        ("actor1", Part.TITLE, 0),
        ("actor1", Part.TEXT, 70),
        ("actor1", Part.TEXT, 31),
        ("sub_event_type", Part.TEXT, 55),
    )
)
TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@dataclass(frozen=True)
class Sample:
    """One event with its claims, reports and articles."""

    event: Event
    claims: tuple[PublicClaim, ...]
    reports: tuple[PublicReport, ...]
    articles: tuple[PublicArticle, ...]


@cache
def codes() -> ExportCodes:
    """The project's own codes."""
    return load_export_codes(PROJECT / "seeds")


def tables_of(samples: Sequence[Sample]) -> dict[str, pa.Table]:
    """The tables of records, as stage 6 stores them: sorted by id."""
    rows: dict[str, list[Any]] = {name: [] for name in PUBLIC_TABLES}
    for sample in samples:
        rows["events"].append(sample.event)
        rows["claims"] += sample.claims
        rows["reports"] += sample.reports
        rows["articles"] += sample.articles
    made = {}
    for name, kind in PUBLIC_TABLES.items():
        key = next(iter(kind.model_fields))
        made[name] = to_table(sorted(rows[name], key=lambda row: str(getattr(row, key))), kind)
    return made


def told_of(samples: Sequence[Sample]) -> list[ToldEvent]:
    """The samples as exports see them."""
    return list(told_events(tables_of(samples)))


def sample(number: int = 1, **columns: Any) -> Sample:
    """An event with one article and one claim of twelve killed; `columns` change the event."""
    event_id = stable_id("e", [number])
    article_id, report_id = stable_id("a", [number]), stable_id("r", [number])
    claim = claim_of(event_id, report_id, article_id)
    day = date(2024, 3, 1) + timedelta(number % 300)
    event = Event(**{**plain_event(event_id, day, (claim.claim_id,)), **columns})
    published = datetime(day.year, day.month, day.day, 18, 30, tzinfo=UTC) + timedelta(1)
    article = article_of(article_id, published, f"https://example.org/{number}")
    return Sample(event, (claim,), (report_of(event, report_id, article_id),), (article,))


def plain_event(event_id: str, day: date, told: tuple[str, ...]) -> dict[str, Any]:
    """The columns of an ordinary air strike."""
    published = datetime(day.year, day.month, day.day, 18, 30, tzinfo=UTC) + timedelta(1)
    return {
        **dict.fromkeys(CodedColumns.model_fields),
        **{"event_id": event_id, "version": 1, "notes": "Air/drone strike in Idlib."},
        **{"event_date": day, "event_date_start": day, "event_date_end": day, "date_precision": DatePrecision.DAY},
        **{"disorder_type": "Political violence", "event_type": "Explosions/Remote violence"},
        **{"sub_event_type": "Air/drone strike", "weapon": "warplane", "civilian_targeting": False},
        **{"actor1": "Military Forces of Russia", "actor1_id": "rus-military"},
        **{"actor1_class": ActorClass.EXTERNAL_FORCES, "actor2": "Faylaq al-Sham", "actor2_id": "faylaq-al-sham"},
        **{"actor2_class": ActorClass.REBEL_GROUP, "attribution": Attribution.UNCONTESTED},
        **{"country": "SYR", "country_name": "Syria", "admin1": "Idlib", "location": "Jabal Duwayli"},
        **{"place_id": "geonames:169389", "latitude": 36.0640291, "longitude": 36.4360441},
        **{"geo_precision": GeoPrecision.EXACT, "geo_radius_km": 3.0},
        **{"killed_low": 12, "killed_best": 12, "killed_high": 12},
        **{"civilians_killed_low": None, "civilians_killed_high": None},
        **{"reports_count": 1, "articles_count": 1, "sources_count": 1, "independent_sources_count": 1},
        **{"first_published_at": published, "last_published_at": published, "confidence": 0.8},
        **{"cameo_code": "195", "goldstein": -10.0, "plover_type": "ASSAULT", "plover_mode": "aerial", "ucdp_type": 1},
        **{"killed_low_claims": told, "killed_best_claims": told, "killed_high_claims": told},
    }


def claim_of(event_id: str, report_id: str, article_id: str, **columns: Any) -> PublicClaim:
    """A claim of twelve fighters killed; `columns` change it."""
    plain = {
        **{"claim_id": stable_id("c", [report_id, sorted(columns.items())]), "event_id": event_id},
        **{"report_id": report_id, "article_id": article_id, "outcome": Outcome.KILLED, "low": 12, "high": 12},
        **{"qualifier": Qualifier.EXACT, "victims": "fighters", "victims_class": VictimsClass.COMBATANT},
        **{"accused_actor": None, "accused_actor_id": None, "claimant": "Health ministry", "claimant_id": None},
        **{"claimant_type": ClaimantType.OFFICIAL, "stance": Stance.ASSERTS, "part": Part.TEXT},
        **{"start": 10, "end": 40, "quote": "12 fighters died", "counted": True, "not_counted_because": None},
    }
    return PublicClaim(**{**plain, **columns})


def article_of(article_id: str, published: datetime | None, url: str | None, **columns: Any) -> PublicArticle:
    """An article of a news agency."""
    plain = {
        **{"article_id": article_id, "external_id": "1.txt", "url": url, "source": "Test agency"},
        **{"title": 'They said "no"', "published_at": published, "language": "en", "words": 120, "duplicate_of": None},
        **{"published_source": PublishedSource.METADATA, "status": ArticleStatus.CODED, "reason": None},
    }
    return PublicArticle(**{**plain, **columns})


def report_of(
    event: Event, report_id: str, article_id: str, *, evidence: tuple[Evidence, ...] = EVIDENCE
) -> PublicReport:
    """The event as one article tells it, with evidence in title and text."""
    coded = {name: getattr(event, name) for name in CodedColumns.model_fields}
    return PublicReport(
        report_id=report_id,
        event_id=event.event_id,
        article_id=article_id,
        **coded,
        date_source=DateSource.TEXT,
        date_text="Monday",
        date_reason="weekday",
        place_text="Idlib",
        place_reason="named",
        target=None,
        headline=True,
        factuality=Factuality.ASSERTED,
        confidence=0.83,
        evidence=evidence,
    )


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    """Any event that the pipeline could make, in any country, with any texts, dates, places and tolls."""
    number = draw(st.integers(0, 2**31))
    base = sample(number)
    columns = {
        **draw(_types()),
        **draw(_dates()),
        **draw(_places()),
        **draw(_sides()),
        **draw(_tolls()),
        "notes": draw(TEXTS),
        "civilian_targeting": draw(st.booleans()),
        "attribution": draw(st.sampled_from(Attribution)),
        "confidence": draw(st.floats(0, 1)),
        "sources_count": draw(st.integers(0, 5)),
    }
    claims = tuple(
        claim_of(
            base.event.event_id,
            base.reports[0].report_id,
            base.articles[0].article_id,
            quote=f"{index}: {draw(TEXTS)}",
            claimant=draw(st.none() | TEXTS),
            qualifier=draw(st.sampled_from(Qualifier)),
            victims_class=draw(st.sampled_from(VictimsClass)),
            high=draw(st.none() | st.integers(12, 50)),
        )
        for index in range(draw(st.integers(0, 3)))
    )
    told = tuple(claim.claim_id for claim in claims)
    event = base.event.replace(
        **columns, killed_low_claims=told[:1], killed_best_claims=told, killed_high_claims=told[-1:]
    )
    article = base.articles[0].replace(
        title=draw(st.none() | TEXTS),
        source=draw(st.none() | TEXTS),
        url=draw(st.none() | st.just("https://example.org/a?b=c&d=e")),
        published_at=draw(st.none() | st.just(base.articles[0].published_at)),
    )
    return Sample(event, claims, (report_of(event, base.reports[0].report_id, article.article_id),), (article,))


def _types() -> st.SearchStrategy[dict[str, Any]]:
    def columns(row: Any) -> dict[str, Any]:
        names = ("sub_event_type", "event_type", "disorder_type", "cameo_code", "plover_type", "plover_mode")
        return {name: getattr(row, name) for name in names}

    kinds = st.sampled_from(sorted(codes().event_types.values(), key=lambda row: row.sub_event_type)).map(columns)
    return st.builds(lambda kind, ucdp: {**kind, "ucdp_type": ucdp}, kinds, st.none() | st.integers(1, 3))


@st.composite
def _dates(draw: st.DrawFn) -> dict[str, Any]:
    precision = draw(st.sampled_from(DatePrecision))
    start = draw(st.dates(date(1990, 1, 1), date(2030, 12, 31)))
    longest = {"day": 1, "range": 40, "week": 7, "month": 31, "year": 366, "unknown": 1}[precision.value]
    end = start + timedelta(draw(st.integers(0, longest - 1)))
    if precision is DatePrecision.UNKNOWN:
        return {"date_precision": precision, "event_date": None, "event_date_start": None, "event_date_end": None}
    day = start if precision is DatePrecision.DAY else draw(st.none() | st.dates(start, end))
    return {"date_precision": precision, "event_date": day, "event_date_start": start, "event_date_end": end}


@st.composite
def _places(draw: st.DrawFn) -> dict[str, Any]:
    precision = draw(st.sampled_from(GeoPrecision))
    country = draw(st.sampled_from(sorted(codes().countries)))
    if precision is GeoPrecision.UNKNOWN:
        unknown = ("country", "country_name", "admin1", "admin2", "location", "latitude", "longitude", "place_id")
        return {"geo_precision": precision, "geo_radius_km": None, **dict.fromkeys(unknown)}
    pointed = draw(st.booleans()) or precision is GeoPrecision.EXACT
    return {
        "geo_precision": precision,
        "country": country,
        "country_name": codes().country_rows[country].name,
        "admin1": draw(st.none() | TEXTS),
        "admin2": draw(st.none() | TEXTS),
        "location": draw(st.none() | TEXTS),
        "latitude": draw(st.floats(-90, 90)) if pointed else None,
        "longitude": draw(st.floats(-180, 180)) if pointed else None,
    }


@st.composite
def _sides(draw: st.DrawFn) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for number in (1, 2):
        known = draw(st.sampled_from(["nobody", "named", "unlisted", "state"]))
        actor_id = {"named": "faylaq-al-sham", "state": "syr-military"}.get(known)
        kinds = {"nobody": st.none(), "named": st.sampled_from(ActorClass), "state": st.just(ActorClass.STATE_FORCES)}
        columns |= {
            f"actor{number}": None if known == "nobody" else draw(TEXTS),
            f"actor{number}_id": actor_id,
            f"actor{number}_class": draw(kinds.get(known, st.none() | st.sampled_from(ActorClass))),
            f"assoc_actor{number}": draw(st.none() | TEXTS),
        }
    return columns


@st.composite
def _tolls(draw: st.DrawFn) -> dict[str, Any]:
    if draw(st.booleans()):
        return dict.fromkeys(("killed_low", "killed_best", "killed_high", "civilians_killed_low"))
    low, best, high = sorted(draw(st.lists(st.integers(0, 5000), min_size=3, max_size=3)))
    civilians = draw(st.none() | st.integers(0, 5000))
    return {"killed_low": low, "killed_best": best, "killed_high": high, "civilians_killed_low": civilians}


def by_id(rows: Sequence[Mapping[str, Any]], key: str) -> dict[str, Mapping[str, Any]]:
    """Rows by one of their columns, which must be unique."""
    found = {str(row[key]): row for row in rows}
    assert len(found) == len(rows)
    return found
