"""`sitrep explain`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from pipeline.cli.exits import named_failures
from pipeline.cli.explain_view import print_explanation
from pipeline.cli.explanation import explain_event
from pipeline.cli.options import DEFAULT_OUT, AsJson, Out
from pipeline.cli.output import data_console, write_json
from pipeline.cli.project import project_root
from pipeline.cli.seed_files import SeedFiles
from pipeline.cli.story import event_with, story_of
from pipeline.engine import Store


def explain(
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="Id of an event, or the first characters of it.")],
    out: Out = DEFAULT_OUT,
    every: Annotated[bool, typer.Option("--all", help="All evidence, not only the first of each report.")] = False,
    json: AsJson = False,
) -> None:
    """Shows what an event rests on: sentences, characters, reference rows, places considered, claims, links.

    Examples:

        sitrep explain e98a4510

        sitrep explain e98a4510 --out my-events --json
    """
    with named_failures():
        root, store = project_root(), Store(out)
        story = story_of(store, event_with(store, event_id), root=root)
        explanation = explain_event(story, SeedFiles(root))
        if json:
            write_json("explain", asdict(explanation))
        else:
            print_explanation(explanation, data_console(), every=every)
