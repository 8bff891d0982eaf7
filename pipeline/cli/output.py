"""Consoles and JSON for every command."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from io import TextIOWrapper
from typing import Any

from rich.console import Console

__all__ = ["JSON_VERSION", "data_console", "message", "printable", "write_json"]

# Raised by one when a key of any --json object changes its meaning or goes.
JSON_VERSION = 1
# Without a terminal there is no width to ask for; this holds the table of events without many folds.
PLAIN_WIDTH = 120


def data_console() -> Console:
    """A console on standard output; plain and of a fixed width when that is no terminal."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A character that the terminal cannot show becomes "?"; the output goes on.
        sys.stdout.reconfigure(errors="replace")
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PLAIN_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def message(text: str) -> None:
    """A line for a person, on standard error."""
    print(text, file=sys.stderr)


def write_json(command: str, content: dict[str, Any]) -> None:
    """One JSON object on standard output, with its version and the command first."""
    body = {"schema_version": JSON_VERSION, "command": command, **content}
    json.dump(body, sys.stdout, indent=2, ensure_ascii=not _is_utf8(), allow_nan=False)
    sys.stdout.write("\n")


def printable(text: str) -> str:
    r"""The text on one line, without the control characters that could steer a terminal.

    >>> printable("Title\x1b[31m\n  next")
    'Title�[31m next'
    """
    joined = " ".join(text.split())
    return "".join("�" if unicodedata.category(letter) in {"Cc", "Cf"} else letter for letter in joined)


def _is_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
