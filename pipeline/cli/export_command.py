"""`sitrep export`, `sitrep import` and `sitrep compare`: our events in other formats, and others' in ours."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from pipeline.cli.counts import counted
from pipeline.cli.exits import CommandError, Exit, named_failures
from pipeline.cli.options import DEFAULT_OUT, AsJson, Out
from pipeline.cli.output import data_console, message, write_json
from pipeline.cli.project import project_root, tool_version
from pipeline.cli.tables import record_tables
from pipeline.engine import Store
from pipeline.publishing.cells import write_csv
from pipeline.publishing.compare import Comparison, Verdict, compare, write_comparison
from pipeline.publishing.compare_match import MatchRules
from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.format import ExportOptions
from pipeline.publishing.exports.registry import FORMATS
from pipeline.publishing.exports.told import told_events
from pipeline.publishing.exports.write import Exported, write_exports
from pipeline.publishing.imports.reading import Imported, NotThisFormat
from pipeline.publishing.public_files import write_events_and_claims
from pipeline.publishing.read_back import ReadBack, events_of, import_csv
from pipeline.reference.export_codes import load_export_codes
from pipeline.stages.write_files import EXPORTS_FOLDER
from schemas.arrow import to_table
from schemas.events import Event
from schemas.public import PublicClaim
from schemas.vocabulary import ExportName, ImportName

__all__ = ["compare_command", "export", "import_command"]

REFUSED_HEADING = ("line", "record", "reason")
RULES = MatchRules()


def export(
    formats: Annotated[
        list[ExportName], typer.Argument(metavar="FORMAT...", help="acled, gdelt, ucdp, plover, hxl or geojson.")
    ],
    out: Out = DEFAULT_OUT,
    to: Annotated[
        Path | None, typer.Option("--to", help="Folder to write to.", show_default="exports/ in the output folder")
    ] = None,
    codes: Annotated[bool, typer.Option("--codes", help="ACLED's actor classes as numbers, not texts.")] = False,
    json: AsJson = False,
) -> None:
    """Writes the events of the last run in other formats, each with a FORMAT.refused.csv of what it cannot hold.

    Examples:

        sitrep export ucdp

        sitrep export acled gdelt --out my-events --to my-exports --codes
    """
    with named_failures():
        store = Store(out)
        tables = record_tables(store)
        folder = to or store.root / EXPORTS_FOLDER
        written = write_exports(
            told_events(tables),
            folder,
            formats=[FORMATS[name.value] for name in dict.fromkeys(formats)],
            codes=_codes(),
            options=ExportOptions(interaction_codes=codes),
        )
        if json:
            write_json("export", {"folder": str(folder), "exports": [_export_json(one) for one in written]})
            return
        for one in written:
            _print_export(one, folder)


def import_command(
    kind: Annotated[ImportName, typer.Argument(metavar="FORMAT", help="acled or ucdp.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The CSV.")],
    to: Annotated[Path, typer.Option("--to", help="Folder to write to.")],
    json: AsJson = False,
) -> None:
    """Reads an ACLED or UCDP CSV into our events and claims, with an import.refused.csv of rows that do not fit.

    Examples:

        sitrep import acled acled.csv --to acled-events

        sitrep import ucdp ged231.csv --to ged-events
    """
    with named_failures():
        found = _read_csv(file, kind.value)
        events, claims = to_table(found.events, Event), to_table(found.claims, PublicClaim)
        rows = write_events_and_claims(events, claims, to, tool_version=tool_version())
        refused = [(one.line, one.record, one.reason) for one in found.refused]
        rows["import.refused.csv"] = write_csv(to / "import.refused.csv", REFUSED_HEADING, refused)
        if json:
            write_json("import", {"folder": str(to), "files": rows})
            return
        data_console().print(
            f"{counted(len(events), 'event')} and {counted(len(claims), 'claim')} in {to}{os.sep}", soft_wrap=True
        )
        _tell_refused(len(refused), file)


def compare_command(
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="Output folder, Parquet file, or ACLED or UCDP CSV.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The same, of the dataset to compare with.")],
    to: Annotated[
        Path | None, typer.Option("--to", help="Folder for matched, missing, extra and differences as CSV.")
    ] = None,
    days: Annotated[
        int, typer.Option("--days", min=0, help="Days that two records of an event may be apart.")
    ] = RULES.days,
    km: Annotated[
        float, typer.Option("--km", min=0, help="Distance they may be apart, beside their radii.")
    ] = RULES.km,
    json: AsJson = False,
) -> None:
    """Compares two datasets: events in both, missing from ours, only in ours, and differences field by field.

    Examples:

        sitrep compare data acled.csv

        sitrep compare my-events ged-events --to differences --days 3
    """
    with named_failures():
        codes = _codes()
        one, other = _read(ours, codes), _read(theirs, codes)
        rules = MatchRules(days=days, km=km, types_told=ImportName.UCDP not in {one.kind, other.kind})
        found = compare(one.events, other.events, rules=rules)
        files = {} if to is None else write_comparison(found, to)
        if json:
            write_json("compare", {**_compare_json(found), "files": {name: str(to) for name in files}})
            return
        _print_comparison(found, one, other)
        if to is not None:
            data_console().print(f"written to {to}{os.sep} ({', '.join(files)})", soft_wrap=True)


def _codes() -> ExportCodes:
    return load_export_codes(project_root() / "seeds")


def _read_csv(path: Path, kind: str) -> Imported:
    try:
        return import_csv(path, _codes(), kind=kind)[1]
    except NotThisFormat as error:
        raise CommandError(str(error), Exit.INPUT) from None
    except OSError as error:
        raise CommandError(f"cannot read {path}: {error.strerror}", Exit.INPUT) from None


def _read(path: Path, codes: ExportCodes) -> ReadBack:
    try:
        return events_of(path, codes)
    except NotThisFormat as error:
        raise CommandError(str(error), Exit.INPUT) from None
    except OSError as error:
        raise CommandError(f"cannot read {path}: {error.strerror or error}", Exit.INPUT) from None


def _export_json(one: Exported) -> dict[str, object]:
    return {"format": one.name, "files": dict(one.files), "events": one.held, "refused": dict(one.refused)}


def _print_export(one: Exported, folder: Path) -> None:
    reasons = ", ".join(f"{reason.replace('_', ' ')} {count}" for reason, count in one.refused.items())
    told = f"{one.name}: {counted(one.held, 'event')}" + (
        f", {sum(one.refused.values())} refused ({reasons})" if reasons else ""
    )
    data_console().print(told, soft_wrap=True)
    data_console().print(f"  {folder}{os.sep} ({', '.join(one.files)})", soft_wrap=True)


def _tell_refused(count: int, source: Path) -> None:
    if count:
        message(f"sitrep: {count} rows of {source} could not be read; see import.refused.csv, or `sitrep import`")


def _compare_json(found: Comparison) -> dict[str, object]:
    return {
        "matched": len(found.pairs),
        "missing": [event.event_id for event in found.missing],
        "extra": [event.event_id for event in found.extra],
        "fields": {
            name: {verdict.value: counts.get(verdict, 0) for verdict in Verdict}
            for name, counts in found.fields.items()
        },
        "differences": [
            {
                "ours_id": one.ours_id,
                "theirs_id": one.theirs_id,
                "field": one.field,
                "verdict": one.verdict.value,
                "ours": one.ours if not hasattr(one.ours, "isoformat") else one.ours.isoformat(),
                "theirs": one.theirs if not hasattr(one.theirs, "isoformat") else one.theirs.isoformat(),
            }
            for one in found.differences
        ],
    }


def _print_comparison(found: Comparison, ours: ReadBack, theirs: ReadBack) -> None:
    console = data_console()
    console.print(
        f"ours {counted(len(ours.events), 'event')} ({ours.kind}), theirs {len(theirs.events)} ({theirs.kind})"
    )
    console.print(
        f"matched {len(found.pairs)}, missing from ours {len(found.missing)}, only in ours {len(found.extra)}"
    )
    table = Table("Field", box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for verdict in Verdict:
        table.add_column(verdict.value, justify="right")
    for name, counts in found.fields.items():
        table.add_row(name, *(str(counts.get(verdict, 0)) for verdict in Verdict))
    if found.pairs:
        console.print(table)
    for read, name in ((ours, "ours"), (theirs, "theirs")):
        if read.refused:
            message(f"sitrep: {len(read.refused)} rows of {name} could not be read; `sitrep import` lists them")
