"""`sitrep model`."""

from __future__ import annotations

import typer

model = typer.Typer(help="The language model: training and scores.", no_args_is_help=True)


@model.command()
def train() -> None:
    """Soon."""


@model.command()
def evaluate() -> None:
    """Soon."""
