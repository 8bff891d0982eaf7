"""Writes the examples of README.md from a real run over the demonstration articles: `make examples`."""

from __future__ import annotations

import contextlib
import io
import re
import sys
import tempfile
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from rich.console import Console
from typer.testing import CliRunner

from pipeline.cli.events_table import chronological, events_table, short_ids
from pipeline.cli.main import app
from pipeline.cli.tables import public_rows
from pipeline.engine import Store
from schemas.events import Event

README = Path(__file__).resolve().parents[1] / "README.md"
WIDTH = 110
EVENTS = 5
# Of the explanation: headings, and how many of their first lines.
PARTS = {"event_date": 4, "actor1": 5, "killed": 7}


def main() -> None:
    """Runs, picks and writes."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "data"
        counts = output_of("run", "--out", out, "--quiet").split("\n events\n")[-1].splitlines()
        events = public_rows(Store(out), "events", Event)
        told = sorted(events, key=lambda event: (-event.articles_count, -(event.killed_best or 0), event.event_id))
        shown = chronological(told[:EVENTS])
        short = short_ids([event.event_id for event in events])[told[0].event_id]
        lines = [line for line in counts if re.match(r"\d+ (events|articles)|inputs|passages", line)]
        table = [*table_lines(shown, events), "…", *folded(lines)]
        explanation = ["…" if line is None else line for line in parts(output_of("explain", short, "--out", out))]
    text = README.read_text(encoding="utf-8")
    text = replaced(text, "example", table)
    text = replaced(text, "explain", [f"$ sitrep explain {short}", *folded(explanation)])
    README.write_text(re.sub(r"sitrep explain e\w+", f"sitrep explain {short}", text), encoding="utf-8")


def output_of(*arguments: object) -> str:
    """What a command prints. Ends the program when it fails."""
    result = CliRunner(env={"COLUMNS": str(WIDTH)}).invoke(app, [str(argument) for argument in arguments])
    if result.exit_code:
        sys.exit(result.output)
    return result.stdout


def table_lines(shown: list[Event], events: list[Event]) -> list[str]:
    """The table of events, without the spaces at the ends of lines."""
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        Console(file=text, width=WIDTH).print(events_table(shown, among=events))
    return [line.rstrip() for line in text.getvalue().splitlines()]


def parts(explanation: str) -> Iterator[str | None]:
    """The first lines of some headings; None where lines are left out."""
    lines = explanation.splitlines()
    for is_blank, group in groupby(lines[2:], key=lambda line: not line):
        block = list(group)
        if is_blank or block[0] not in PARTS:
            continue
        yield from ("", *block[: 1 + PARTS[block[0]]])
        if len(block) > 1 + PARTS[block[0]]:
            yield None


def folded(lines: Iterable[str]) -> Iterator[str]:
    """Lines folded at the width, the rest indented a little more."""
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        yield from textwrap.wrap(line, WIDTH, subsequent_indent=indent, drop_whitespace=True) or [""]


def replaced(text: str, mark: str, lines: Iterable[str]) -> str:
    """The text with the block between two marks put anew."""
    block = "\n".join((f"<!-- {mark}:begin -->", "", "```text", *lines, "```", "", f"<!-- {mark}:end -->"))
    pattern = f"<!-- {mark}:begin -->.*?<!-- {mark}:end -->"
    return re.sub(pattern, lambda _: block, text, flags=re.DOTALL)


if __name__ == "__main__":
    main()
