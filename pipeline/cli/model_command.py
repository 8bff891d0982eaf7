"""`sitrep model train` and `sitrep model evaluate`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from pipeline.cli.exits import CommandError, Exit, named_failures
from pipeline.cli.options import AsJson
from pipeline.cli.output import data_console, write_json
from pipeline.cli.project import project_root

__all__ = ["model"]

MODEL = "models/en_sitrep"
CONFIG = "models/en_sitrep.cfg"
DOMAIN = "models/domain"

model = typer.Typer(help="Trains the language model, or scores it.", no_args_is_help=True)

Scores = dict[str, dict[str, float]]
Corpora = Annotated[Path, typer.Option("--corpora", help="Folder that holds ud-english-ewt/.")]
Folder = Annotated[
    Path | None, typer.Option("--model", help=f"The model's folder; the project's {MODEL} when left out.")
]


@model.command()
def train(
    corpora: Corpora,
    folder: Folder = None,
    work: Annotated[
        Path, typer.Option("--work", help="Where checkpoints are kept; a later call goes on from them.")
    ] = Path("build/model"),
    steps: Annotated[int | None, typer.Option("--steps", min=1, help="Fewer or more steps than configured.")] = None,
    json: AsJson = False,
) -> None:
    """Trains the model on a treebank and our own sentences, scores it and puts it into its folder.

    Examples:

        sitrep model train --corpora corpora
    """
    with named_failures():
        root = project_root()
        # Imported here: spaCy takes a second, and no other command needs its training half.
        from pipeline.model.train import build

        try:
            scores = build(
                corpora,
                work,
                folder or root / MODEL,
                config=root / CONFIG,
                domain=root / DOMAIN,
                steps=steps,
                stdout=sys.stderr,
            )
        except FileNotFoundError as error:
            raise CommandError(str(error), Exit.INPUT) from None
        _show(scores, command="model train", as_json=json)


@model.command()
def evaluate(
    corpora: Annotated[
        Path | None,
        typer.Option("--corpora", help="Folder that holds ud-english-ewt/; our own sentences only without it."),
    ] = None,
    folder: Folder = None,
    json: AsJson = False,
) -> None:
    """Scores a model, in percent, on the treebank's dev and test sentences and on our own.

    Examples:

        sitrep model evaluate

        sitrep model evaluate --corpora corpora --json
    """
    with named_failures():
        root = project_root()
        from pipeline.model.scores import evaluate as scores_of

        try:
            scores = scores_of(folder or root / MODEL, corpora, domain=root / DOMAIN)
        except OSError as error:
            raise CommandError(str(error), Exit.INPUT) from None
        _show(scores, command="model evaluate", as_json=json)


def _show(scores: Scores, *, command: str, as_json: bool) -> None:
    if as_json:
        write_json(command, {"scores": scores})
        return
    names = list(dict.fromkeys(name for found in scores.values() for name in found))
    table = Table("Sentences", *names, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for corpus, found in scores.items():
        table.add_row(corpus, *(f"{found[name]:.1f}" if name in found else "-" for name in names))
    data_console().print(table)
