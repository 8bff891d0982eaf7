"""The console script `sitrep`."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.exits import EXIT_CODES_TEXT
from pipeline.cli.explain_command import explain
from pipeline.cli.export_command import compare_command, export, import_command
from pipeline.cli.gazetteer_command import gazetteer
from pipeline.cli.geoparse_command import geoparse
from pipeline.cli.model_command import model
from pipeline.cli.project import tool_version
from pipeline.cli.run_command import events, plan, run
from pipeline.cli.schemas_command import schemas_command
from pipeline.cli.seeds_command import check_seeds

__all__ = ["app", "main"]

app = typer.Typer(
    name="sitrep",
    help="Reads news articles and writes conflict events, with the evidence for every field.",
    epilog=EXIT_CODES_TEXT,
    no_args_is_help=True,
    # Local variables can hold the text of articles.
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("run")(run)
app.command("plan")(plan)
app.command("events")(events)
app.command("explain")(explain)
app.command("export")(export)
app.command("import")(import_command)
app.command("compare")(compare_command)
app.command("geoparse")(geoparse)
app.command("gazetteer")(gazetteer)
app.command("check-seeds")(check_seeds)
app.command("schemas")(schemas_command)
app.add_typer(model, name="model")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sitrep {tool_version() or 'not installed'}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", help="Shows the version and ends.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """Options of the program itself."""


def main() -> None:
    """Runs the command that was called."""
    app()
