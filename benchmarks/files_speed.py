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
from schemas.base import stable_id
from schemas.coding import Evidence
from schemas.events import Event
from schemas.public import PublicClaim
from schemas.vocabulary import Part
from tests.publishing.samples import Sample, article_of, claim_of, plain_event, report_of, tables_of

PROJECT = Path(__file__).resolve().parents[1]
FIRST_DAY = date(2015, 1, 1)
DAYS = 3650
# What every run writes, in one pass over the events.
RUN_FORMATS = ("acled", "gdelt")
# As many claims and reports an event as the trials behind the format had.
CLAIMS, REPORTS = 1.76, 1.3
# A dozen pieces of evidence a report, as a run writes them.
EVIDENCE = tuple(
    Evidence(field=field, part=Part.TEXT, start=start, end=start + 9, text="the words", row=None)
    for start, field in enumerate(("actor1", "actor2", "sub_event_type", "weapon", "event_date", "killed") * 2)
)


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
    return tables_of([made_event(number, chance) for number in range(count)])


def made_event(number: int, chance: random.Random) -> Sample:
    """An event with its claims, reports and articles."""
    event_id = stable_id("e", [number])
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    articles = tuple(
        article_of(stable_id("a", [event_id, index]), moment(day), f"https://example.org/{event_id}/{index}")
        for index in range(1 + (chance.random() < REPORTS - 1))
    )
    report_ids = [stable_id("r", [article.article_id]) for article in articles]
    claims = tuple(
        made_claim(event_id, report_ids[0], articles[0].article_id, index, chance)
        for index in range(1 + (chance.random() < CLAIMS - 1))
    )
    killed = sorted(chance.randrange(1, 90) for _ in range(3))
    event = Event(
        **plain_event(event_id, day, tuple(claim.claim_id for claim in claims))
        | {"actor2": f"Group {number % 400}", "location": f"Place {number % 5000}"}
        | {"place_id": f"geonames:{number % 5000}"}
        | {"latitude": chance.uniform(32, 37), "longitude": chance.uniform(36, 42)}
        | {"killed_low": killed[0], "killed_best": killed[1], "killed_high": killed[2]}
        | dict.fromkeys(("reports_count", "articles_count", "sources_count"), len(articles))
        | {"notes": f"Air/drone strike number {number} in place {number % 5000}, Idlib, Syria on {day:%d %B %Y}."}
    )
    reports = tuple(
        report_of(event, report_id, article.article_id, evidence=EVIDENCE)
        for report_id, article in zip(report_ids, articles, strict=True)
    )
    return Sample(event, claims, reports, articles)


def moment(day: date) -> datetime:
    """The evening of a day."""
    return datetime(day.year, day.month, day.day, 18, tzinfo=UTC)


def made_claim(event_id: str, report_id: str, article_id: str, index: int, chance: random.Random) -> PublicClaim:
    """A number that somebody gives."""
    number = chance.randrange(1, 90)
    told = {"low": number, "high": number, "start": index, "end": index + 20}
    return claim_of(event_id, report_id, article_id, **told, quote=f"{number} fighters were killed")


if __name__ == "__main__":
    main()
