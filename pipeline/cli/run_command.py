"""`sitrep run`, `sitrep plan` and `sitrep events`."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from pipeline.cli.counts import Ledger, counted, ledger
from pipeline.cli.events_table import EVENTS_SHOWN, chronological, events_table, json_event, short_ids
from pipeline.cli.exits import CommandError, Exit, end_with, named_failures
from pipeline.cli.options import (
    DEFAULT_OUT,
    AsJson,
    ExecutorOption,
    Out,
    Quiet,
    RejectRate,
    Scheduler,
    SettingsOption,
    Source,
    Workers,
)
from pipeline.cli.output import data_console, message, printable, write_json
from pipeline.cli.project import load_settings, project_root, tool_version
from pipeline.cli.tables import is_published, public_path, public_rows
from pipeline.engine import RunReport, Stage, Step, Store, Verdict, make_executor, make_progress
from pipeline.engine import plan as plan_of
from pipeline.engine import run as run_stages
from pipeline.engine.report import REPORT_NAME
from pipeline.stage_list import stages
from pipeline.stages.reading import InputMissing, input_files
from pipeline.stages.write_files import EXPORTS_FOLDER, PUBLIC_FOLDER
from schemas.events import Event
from schemas.public import PUBLIC_TABLES
from schemas.settings import Settings

DEMONSTRATION = "seeds/articles"


def run(
    source: Source = None,
    out: Out = DEFAULT_OUT,
    settings: SettingsOption = None,
    executor: ExecutorOption = None,
    workers: Workers = None,
    scheduler_address: Scheduler = None,
    max_reject_rate: RejectRate = None,
    json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Reads articles and writes events: only what changed since the last run is done again.

    Examples:

        sitrep run

        sitrep run my-articles --out my-events --executor processes --workers 4

        sitrep run articles.jsonl --out my-events --json
    """
    with named_failures():
        root, chosen = project_root(), load_settings(settings)
        how = chosen.run
        built = _stages(source, root=root, settings=chosen)
        store = _store(out)
        with make_executor(
            executor or how.executor,
            workers=workers or how.workers,
            scheduler_address=scheduler_address or how.scheduler_address,
        ) as pool:
            report = run_stages(
                built,
                store,
                settings=chosen,
                root=root,
                executor=pool,
                progress=make_progress(quiet=quiet),
                tool_version=tool_version(),
            )
        allowed = how.max_reject_rate if max_reject_rate is None else max_reject_rate
        end_with(_tell(report, store, allowed=allowed, as_json=json))


def plan(
    source: Source = None,
    out: Out = DEFAULT_OUT,
    settings: SettingsOption = None,
    every: Annotated[bool, typer.Option("--all", help="Also each partition that is up to date.")] = False,
    json: AsJson = False,
) -> None:
    """Shows what `run` would do, partition by partition, and why, without doing it.

    Examples:

        sitrep plan

        sitrep plan my-articles --out my-events --all
    """
    with named_failures():
        root, chosen = project_root(), load_settings(settings)
        steps = plan_of(_stages(source, root=root, settings=chosen), _store(out), settings=chosen, root=root)
        if json:
            rows = [
                {"stage": s.stage, "partition": s.partition, "verdict": s.verdict.value, "reason": s.reason}
                for s in steps
            ]
            write_json(
                "plan",
                {"out": str(out), "to_do": sum(s.verdict is not Verdict.SKIP for s in steps), "steps": rows},
            )
        else:
            data_console().print(_plan_table(steps, every=every))


def events(
    out: Out = DEFAULT_OUT,
    every: Annotated[bool, typer.Option("--all", help=f"All events, not only the latest {EVENTS_SHOWN}.")] = False,
    json: AsJson = False,
) -> None:
    """Prints the table of events of the last run again.

    Examples:

        sitrep events

        sitrep events --out my-events --json
    """
    with named_failures():
        found = chronological(public_rows(_store(out), "events", Event))
        if json:
            write_json("events", {"out": str(out), "events": [json_event(event) for event in found]})
        else:
            _print_events(found, limit=None if every else EVENTS_SHOWN)


def _stages(source: Path | None, *, root: Path, settings: Settings) -> Sequence[Stage]:
    """The stages over the source, which must be there and readable."""
    path = (root / DEMONSTRATION) if source is None else source.absolute()
    try:
        if path.is_dir():
            os.scandir(path).close()
        elif path.is_file():
            path.open("rb").close()
        input_files(path)
    except InputMissing as error:
        raise CommandError(str(error), Exit.INPUT) from None
    except OSError as error:
        raise CommandError(f"cannot read the input {path}: {error.strerror}", Exit.INPUT) from None
    return stages(path, root=root, settings=settings)


def _store(out: Path) -> Store:
    if out.exists() and not out.is_dir():
        raise CommandError(f"--out {out} is a file; give a folder", Exit.USAGE)
    return Store(out)


def _tell(report: RunReport, store: Store, *, allowed: float, as_json: bool) -> int:
    """Prints what came of a run; gives the exit code."""
    counts = ledger(store)
    code = report.exit_code or (Exit.REJECTED if counts.reject_rate > allowed else Exit.OK)
    found = chronological(public_rows(store, "events", Event)) if is_published(store) else []
    if as_json:
        write_json("run", _run_json(report, store, counts, found, code=code))
    elif is_published(store):
        if report.failures:
            message("sitrep: not everything ran; what follows is from the run before, where this one failed")
        _print_run(found, counts, store)
    for stage, failed in report.failures:
        cause = (failed.failure or "").strip().splitlines()[-1:]
        message(f"sitrep: {stage} {failed.partition} failed: {' '.join(cause)}")
    if report.failures:
        message(f"sitrep: the whole trace is in {store.root / REPORT_NAME}; what did not fail is kept")
    if code == Exit.REJECTED:
        message(
            f"sitrep: {counts.reject_rate:.0%} of the inputs were set aside, more than {allowed:.0%}; "
            f"the reasons are in {public_path(store, 'rejections')}"
        )
    return int(code)


def _print_run(found: Sequence[Event], counts: Ledger, store: Store) -> None:
    _print_events(found, limit=EVENTS_SHOWN)
    console = data_console()
    for line in counts.lines():
        console.print(line, soft_wrap=True)
    tables = ", ".join(f"{table}.parquet" for table in PUBLIC_TABLES)
    console.print(
        f"tables: {store.root / PUBLIC_FOLDER}{os.sep} ({tables}; the events also as .csv, .gpkg and .geojson)",
        soft_wrap=True,
    )
    console.print(f"exports: {store.root / EXPORTS_FOLDER}{os.sep} ({_exports(store)})", soft_wrap=True)
    console.print(f"run report: {store.root / REPORT_NAME}", soft_wrap=True)
    if found:
        most = max(found, key=lambda event: (event.articles_count, event.killed_best or 0, event.event_id))
        short = short_ids([event.event_id for event in found])[most.event_id]
        where = "" if store.root == DEFAULT_OUT else f" --out {shlex.quote(str(store.root))}"
        console.print(f"why: sitrep explain {short}{where}", soft_wrap=True)


def _exports(store: Store) -> str:
    """The exports that are there, those of earlier `sitrep export` too."""
    names = sorted(path.name for path in (store.root / EXPORTS_FOLDER).glob("*.*"))
    return ", ".join(names) or "none"


def _print_events(found: Sequence[Event], *, limit: int | None) -> None:
    console = data_console()
    if not found:
        console.print("No events.")
        return
    shown = found if limit is None else found[-limit:]
    console.print(events_table(shown, among=found))
    hidden = len(found) - len(shown)
    console.print(
        counted(len(found), "event")
        + (f", the latest {len(shown)} shown; `sitrep events --all` shows all" if hidden else "")
    )


def _run_json(report: RunReport, store: Store, counts: Ledger, found: Sequence[Event], *, code: int) -> dict[str, Any]:
    statuses: Counter[str] = Counter()
    for stage in report.stages:
        statuses.update(stage.statuses)
    failures = [
        {"stage": stage, "partition": entry.partition, "error": (entry.failure or "").strip()}
        for stage, entry in report.failures
    ]
    return {
        "status": report.status,
        "exit_code": int(code),
        "seconds": round(report.seconds, 3),
        "out": str(store.root),
        "run_report": str(store.root / REPORT_NAME),
        "tables": {table: str(public_path(store, table)) for table in PUBLIC_TABLES},
        "partitions": dict(sorted(statuses.items())),
        "failures": failures,
        **counts.as_json(),
        "events": [json_event(event) for event in found],
    }


def _plan_table(steps: Sequence[Step], *, every: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in ("Stage", "Partition", "Verdict", "Reason"):
        table.add_column(heading, overflow="fold")
    current = Counter(step.stage for step in steps if step.verdict is Verdict.SKIP)
    told: set[str] = set()
    for step in steps:
        if step.verdict is Verdict.SKIP and not every:
            if step.stage not in told:
                told.add(step.stage)
                table.add_row(
                    step.stage,
                    f"{current[step.stage]} partitions",
                    step.verdict.value,
                    Text(printable(step.reason)),
                )
            continue
        table.add_row(step.stage, step.partition, step.verdict.value, Text(printable(step.reason)))
    return table
