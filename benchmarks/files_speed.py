"""Speed and size of the public files and exports of many made-up events; writes benchmarks/files.md."""

from __future__ import annotations

import argparse
import platform
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa

from pipeline.publishing.cells import write_csv
from pipeline.publishing.exports.format import ExportOptions
from pipeline.publishing.exports.registry import FORMATS
from pipeline.publishing.exports.told import told_events
from pipeline.publishing.exports.write import write_exports
from pipeline.publishing.flat import flat_columns, rows_of
from pipeline.publishing.geojson import write_geojson
from pipeline.publishing.geopackage import write_geopackage
from pipeline.publishing.geoparquet import write_parquet
from pipeline.publishing.layout import public_tables
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

PROJECT = Path(__file__).resolve().parents[1]
FIRST_DAY = date(2015, 1, 1)
DAYS = 3650
# What every run writes, in one pass over the events.
RUN_FORMATS = ("acled", "gdelt")
# As many claims and reports an event as the trials behind the format had.
CLAIMS, REPORTS = 1.76, 1.3


def main() -> None:
    """Measures and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    chosen = parser.parse_args()
    tables = made_tables(chosen.events)
    codes = load_export_codes(PROJECT / "seeds")
    with tempfile.TemporaryDirectory() as folder:
        lines = list(measured(tables, Path(folder), codes))
    text = table(chosen.events, tables, lines)
    (PROJECT / "benchmarks/files.md").write_text(text, encoding="utf-8")
    print(text)


def measured(tables, folder, codes) -> Iterator[tuple[str, float, int]]:
    """Name, seconds and bytes of each step; the first is what the others are compared with."""
    public = public_tables(tables)
    events = public["events"]
    flat = folder / "flat.parquet"
    plain = events.drop_columns(["claims", "geometry", "bbox"])
    yield (
        "baseline: the flat events columns to Parquet",
        seconds(lambda: write_parquet(plain, flat, about={})),
        size(flat),
    )
    yield "tables in public order, claims nested, points", seconds(lambda: public_tables(tables)), 0
    path = folder / "events.parquet"
    yield "events.parquet", seconds(lambda: write_parquet(events, path, about={})), size(path)
    header = [column.name for column in flat_columns()]
    path = folder / "events.csv"
    yield "events.csv", seconds(lambda: write_csv(path, header, rows_of(events))), size(path)
    path = folder / "events.gpkg"
    yield "events.gpkg", seconds(lambda: write_geopackage(events, path)), size(path)
    path = folder / "events.geojson"
    yield "events.geojson", seconds(lambda: write_geojson(events, path)), size(path)
    for name in FORMATS:
        if name not in RUN_FORMATS:
            out = folder / name
            yield f"export {name}", seconds(lambda out=out, name=name: exported(tables, out, [name], codes)), size(out)
    out = folder / "run"
    yield (
        "exports acled and gdelt together, as a run writes them",
        seconds(lambda: exported(tables, out, RUN_FORMATS, codes)),
        size(out),
    )


def exported(tables, folder: Path, names: Sequence[str], codes) -> None:
    """Some exports."""
    formats = [FORMATS[name] for name in names]
    write_exports(told_events(tables), folder, formats=formats, codes=codes, options=ExportOptions())


def seconds(work: Callable[[], object]) -> float:
    """Processor time of a piece of work: other programs on the machine do not count."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file()) if path.is_dir() else path.stat().st_size


def table(count: int, tables: dict[str, pa.Table], lines: list[tuple[str, float, int]]) -> str:
    """The figures in Markdown, each as a ratio to the first line too."""
    base = lines[0][1]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = [
        f"| {name} | {spent:.1f} | {spent / base:.0f} | {f'{held / 1e6:.1f}' if held else ''} |"
        for name, spent, held in lines
    ]
    head = (
        f"# Writing files\n\nPython {platform.python_version()}, {count:,} made-up events, "
        f"{tables['claims'].num_rows:,} claims, {tables['reports'].num_rows:,} reports. "
        f"Greatest memory, the events themselves included: {memory:,.0f} MB.\n"
    )
    return "\n".join([head, "| what | CPU seconds | times the baseline | MB |", "|---|--:|--:|--:|", *rows]) + "\n"


def made_tables(count: int) -> dict[str, pa.Table]:
    """Tables of records with so many events, the same on every run."""
    chance = random.Random(1)
    rows = {name: [] for name in PUBLIC_TABLES}
    for number in range(count):
        event, claims, reports, articles = made_event(number, chance)
        rows["events"].append(event)
        rows["claims"] += claims
        rows["reports"] += reports
        rows["articles"] += articles
    made = {}
    for name, kind in PUBLIC_TABLES.items():
        key = next(iter(kind.model_fields))
        rows[name].sort(key=lambda row, key=key: getattr(row, key))
        made[name] = to_table(rows[name], kind)
        rows[name].clear()
    return made


def made_event(number: int, chance: random.Random):
    """An event with its claims, reports and articles."""
    event_id = stable_id("e", [number])
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    told = [made_article(event_id, index, day) for index in range(1 + (chance.random() < REPORTS - 1))]
    claims = [made_claim(event_id, told[0], index, chance) for index in range(1 + (chance.random() < CLAIMS - 1))]
    killed = sorted(chance.randrange(1, 90) for _ in range(3))
    ids = tuple(claim.claim_id for claim in claims)
    event = Event(
        **dict.fromkeys(CodedColumns.model_fields)
        | {"event_id": event_id, "version": 1, "event_date": day, "event_date_start": day, "event_date_end": day}
        | {"date_precision": DatePrecision.DAY, "disorder_type": "Political violence"}
        | {"event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike", "weapon": "warplane"}
        | {"actor1": "Military Forces of Syria", "actor1_id": "syr-military", "actor1_class": ActorClass.STATE_FORCES}
        | {"actor2": f"Group {number % 400}", "actor2_id": "faylaq-al-sham", "actor2_class": ActorClass.REBEL_GROUP}
        | {"civilian_targeting": False, "attribution": Attribution.UNCONTESTED, "country": "SYR"}
        | {"country_name": "Syria", "admin1": "Idlib", "location": f"Place {number % 5000}"}
        | {"latitude": chance.uniform(32, 37), "longitude": chance.uniform(36, 42), "geo_radius_km": 3.0}
        | {"geo_precision": GeoPrecision.EXACT, "place_id": f"geonames:{number % 5000}"}
        | {"killed_low": killed[0], "killed_best": killed[1], "killed_high": killed[2]}
        | {"civilians_killed_low": None, "civilians_killed_high": None, "reports_count": len(told)}
        | {"articles_count": len(told), "sources_count": len(told), "independent_sources_count": len(told)}
        | {"first_published_at": moment(day), "last_published_at": moment(day), "confidence": 0.8}
        | {"cameo_code": "195", "goldstein": -10.0, "plover_type": "ASSAULT", "plover_mode": "aerial", "ucdp_type": 1}
        | {"killed_low_claims": ids[:1], "killed_best_claims": ids[:1], "killed_high_claims": ids[-1:]}
        | {"notes": f"Air/drone strike number {number} in place {number % 5000}, Idlib, Syria on {day:%d %B %Y}."}
    )
    reports = [made_report(event, article) for article in told]
    return event, claims, reports, told


def moment(day: date) -> datetime:
    """The evening of a day."""
    return datetime(day.year, day.month, day.day, 18, tzinfo=UTC)


def made_article(event_id: str, index: int, day: date) -> PublicArticle:
    """An article about the event."""
    return PublicArticle(
        article_id=stable_id("a", [event_id, index]),
        external_id=None,
        url=f"https://example.org/{event_id}/{index}",
        source=f"Agency {index}",
        title=f"Jets strike place of {event_id}",
        published_at=moment(day),
        published_source=PublishedSource.METADATA,
        language="en",
        words=400,
        duplicate_of=None,
        status=ArticleStatus.CODED,
        reason=None,
    )


def made_report(event: Event, article: PublicArticle) -> PublicReport:
    """The event as the article tells it, with a dozen pieces of evidence."""
    evidence = tuple(
        Evidence(field=field, part=Part.TEXT, start=start, end=start + 9, text="the words", row=None)
        for start, field in enumerate(("actor1", "actor2", "sub_event_type", "weapon", "event_date", "killed") * 2)
    )
    return PublicReport(
        **{name: getattr(event, name) for name in CodedColumns.model_fields},
        report_id=stable_id("r", [article.article_id]),
        event_id=event.event_id,
        article_id=article.article_id,
        date_source=DateSource.TEXT,
        date_text="Monday",
        date_reason="'Monday' before publication",
        place_text="the town",
        place_reason="only place of this name",
        target=None,
        headline=True,
        factuality=Factuality.ASSERTED,
        confidence=0.8,
        evidence=evidence,
    )


def made_claim(event_id: str, article: PublicArticle, index: int, chance: random.Random) -> PublicClaim:
    """A number that somebody gives."""
    number = chance.randrange(1, 90)
    return PublicClaim(
        claim_id=stable_id("c", [event_id, index]),
        report_id=stable_id("r", [article.article_id]),
        article_id=article.article_id,
        event_id=event_id,
        outcome=Outcome.KILLED,
        low=number,
        high=number,
        qualifier=Qualifier.EXACT,
        victims="fighters",
        victims_class=VictimsClass.COMBATANT,
        accused_actor=None,
        accused_actor_id=None,
        claimant="Health ministry",
        claimant_id=None,
        claimant_type=ClaimantType.OFFICIAL,
        stance=Stance.ASSERTS,
        part=Part.TEXT,
        start=index,
        end=index + 20,
        quote=f"{number} fighters were killed",
        counted=True,
        not_counted_because=None,
    )


if __name__ == "__main__":
    main()
