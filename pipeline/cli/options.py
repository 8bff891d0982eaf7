"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.engine import ExecutorKind

__all__ = [
    "DEFAULT_OUT",
    "AsJson",
    "ExecutorOption",
    "Out",
    "Quiet",
    "RejectRate",
    "Scheduler",
    "SettingsOption",
    "Source",
    "Workers",
]

DEFAULT_OUT = Path("data")

Source = Annotated[
    Path | None,
    typer.Argument(
        metavar="SOURCE",
        help="A folder or file of articles (.txt, .html, .jsonl); the demonstration articles when left out.",
        show_default=False,
    ),
]
Out = Annotated[Path, typer.Option("--out", "-o", help="Folder of the output.")]
SettingsOption = Annotated[
    Path | None,
    typer.Option("--settings", help="Settings file; ./sitrep.toml when left out and there.", show_default=False),
]
ExecutorOption = Annotated[
    ExecutorKind | None,
    typer.Option("--executor", help="Where tasks run.", show_default="the settings' executor"),
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, help="Processes or Dask workers.", show_default="one per core"),
]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler-address", help="Dask scheduler, as tcp://host:8786.", show_default="a local cluster"),
]
RejectRate = Annotated[
    float | None,
    typer.Option(
        "--max-reject-rate",
        min=0.0,
        max=1.0,
        help="Share of the inputs that may be set aside before the exit code is 3.",
        show_default="the settings' 0.5",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on standard error but failures.")]
