"""`sitrep check-seeds`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich import box
from rich.table import Table

from pipeline.cli.exits import CommandError, Exit, named_failures
from pipeline.cli.options import AsJson
from pipeline.cli.output import data_console, message, write_json
from pipeline.cli.place_checks import misplaced
from pipeline.cli.project import project_root
from pipeline.cli.seed_checks import faults_of
from pipeline.cli.seed_tables import SeedTables, load_tables
from pipeline.reference.lexicon import load_lexicon
from pipeline.reference.rows import BadReferenceRow
from pipeline.reference.trigger_phrases import spelled_out
from pipeline.stages.context import open_gazetteer
from schemas import seeds as rows
from schemas.base import Record

# Tables that the lexicon indexes by phrase, and the index: every row must be in it.
INDEXED: tuple[tuple[type[Record], str], ...] = (
    (rows.TriggerRow, "triggers"),
    (rows.NegativeRow, "negatives"),
    (rows.WeaponRow, "weapons"),
    (rows.OutcomeRow, "outcomes"),
    (rows.NumberRow, "numbers"),
    (rows.HedgeRow, "hedges"),
    (rows.ReportingRow, "reporting"),
    (rows.ForceRow, "forces"),
    (rows.ClaimantNounRow, "claimant_nouns"),
    (rows.AnaphorRow, "anaphors"),
    (rows.GroupWordRow, "group_words"),
    (rows.ActorRow, "actors"),
    (rows.CountryRow, "country_rows"),
    (rows.EventTypeRow, "event_types"),
    (rows.WordRow, "words"),
)
LANGUAGE = "en"

WithPlaces = Annotated[bool, typer.Option("--places", help="Holds places against the towns around them too.")]


def check_seeds(places: WithPlaces = False, json: AsJson = False) -> None:
    """Loads every reference table and checks rows, keys across tables, examples and places.

    Faults are printed as file, line and what is wrong; the exit code is then 4. With --places, reviewed places are also
    held against the towns of GeoNames around them, and doubtful ones listed to be looked at: a slip of the pen, or a
    post in a desert. The gazetteer is built for it when it is not there yet.

    Examples:

        sitrep check-seeds

        sitrep check-seeds --places

        sitrep check-seeds --json
    """
    with named_failures():
        root = project_root()
        tables = load_tables(root / "seeds")
        faults = [*faults_of(tables), *_not_indexed(tables, root)]
        doubts = list(misplaced(tables.of(rows.PlaceRow), open_gazetteer(root))) if places and not faults else []
        counts = {f"seeds/{name}": len(table.entries) for name, table in tables.tables.items()}
        if json:
            write_json("check-seeds", {"rows": counts, "faults": faults, "doubts": doubts})
        else:
            for line in (*faults, *doubts):
                print(line)
            if not faults:
                data_console().print(_counts_table(counts))
                message(f"{sum(counts.values()):,} rows in {len(counts)} tables, and no fault{_to_look_at(doubts)}")
        if faults:
            raise CommandError(f"{len(faults)} faults in the reference tables", Exit.INVALID)


def _to_look_at(doubts: list[str]) -> str:
    return f"; {len(doubts):,} places to look at" if doubts else ""


def _not_indexed(tables: SeedTables, root: Path) -> Iterator[str]:
    """Tables whose rows did not all reach the index that the coding rules look in."""
    try:
        lexicon: Any = load_lexicon(root / "seeds", language=LANGUAGE)
    except (BadReferenceRow, FileNotFoundError) as error:
        # The tables' own faults say more; a fault that only the lexicon meets is told here.
        if not any(table.faults for table in tables.tables.values()) and not tables.faults:
            yield str(error)
        return
    for kind, name in INDEXED:
        own = [table for table in tables.tables.values() if table.record_type is kind and _is_of_language(table.name)]
        rows_given = [entry.row for table in own for entry in table.entries]
        # `seize {arms}` is one row and as many phrases as there are words for arms.
        phrases = [row.trigger if isinstance(row, rows.TriggerRow) else "" for row in rows_given]
        given, held = len(list(spelled_out(phrases, lexicon.words))), len(getattr(lexicon, name))
        if given != held:
            yield f"seeds/{own[0].name}: {given} rows, but {held} in the index of {name}"


def _is_of_language(name: str) -> bool:
    """Whether a table is of the language looked at, or of none."""
    stem = Path(name).stem
    has_language = "/" in name and Path(name).parts[0] not in {"actors", "places", "linking"}
    return not has_language or stem == LANGUAGE or stem.startswith(f"{LANGUAGE}_") or stem.endswith(f"_{LANGUAGE}")


def _counts_table(counts: dict[str, int]) -> Table:
    table = Table("Table", box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Rows", justify="right")
    for name, count in counts.items():
        table.add_row(name, f"{count:,}")
    return table
