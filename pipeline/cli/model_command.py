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
REMOTES = "models/corpora.toml"
ROLES = "models/roles/news.txt"

model = typer.Typer(help="Trains the language model, or scores it.", no_args_is_help=True)

Scores = dict[str, dict[str, float]]
Corpora = Annotated[
    Path,
    typer.Option("--corpora", help="Folder that holds ud-english-ewt/, and wikigold/, re3d/ and others for names."),
]
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
    fetch: Annotated[
        bool, typer.Option("--fetch", help="First fetch the public corpora that the folder lacks (needs the network).")
    ] = False,
    json: AsJson = False,
) -> None:
    """Trains the model on a treebank, on texts with named entities and on our own sentences, and scores it.

    An interrupted training goes on where it stopped. Uses a graphics processor where there is one.

    Examples:

        sitrep model train --corpora corpora

        sitrep model train --corpora corpora --fetch
    """
    with named_failures():
        root = project_root()
        # Imported here: spaCy takes a second, and no other command needs its training half.
        from pipeline.model.fetch import FetchFailed, read_remotes
        from pipeline.model.fetch import fetch as fetch_corpora
        from pipeline.model.runs import CheckpointDamaged
        from pipeline.model.train import Sources, build
        from pipeline.stages.role_scores import role_measure

        try:
            if fetch:
                fetch_corpora(read_remotes(root / REMOTES), corpora, stdout=sys.stderr)
            scores = build(
                corpora,
                work,
                folder or root / MODEL,
                sources=Sources.of(root),
                measure=role_measure(root / ROLES),
                steps=steps,
                stdout=sys.stderr,
            )
        except (FileNotFoundError, ModuleNotFoundError, FetchFailed, CheckpointDamaged) as error:
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
    """Scores a model, in percent: trees on the treebank's dev and test sentences and on our own, names, and roles.

    Examples:

        sitrep model evaluate

        sitrep model evaluate --corpora corpora --json
    """
    with named_failures():
        root = project_root()
        from pipeline.model.scores import evaluate as scores_of
        from pipeline.model.sources import Sources
        from pipeline.stages.parsing import ModelUnusable, load_model
        from pipeline.stages.role_scores import role_measure

        try:
            nlp = load_model(str(folder or root / MODEL), names=True)
            scores = scores_of(nlp, corpora, sources=Sources.of(root)) | role_measure(root / ROLES)(nlp)
        except (OSError, ModelUnusable) as error:
            raise CommandError(str(error), Exit.INPUT) from None
        _show(scores, command="model evaluate", as_json=json)


def _show(scores: Scores, *, command: str, as_json: bool) -> None:
    if as_json:
        write_json(command, {"scores": scores})
        return
    table = Table("Sentences", "Scores", box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for corpus, found in scores.items():
        table.add_row(corpus, "  ".join(f"{name} {score:.1f}" for name, score in found.items()))
    data_console().print(table)
