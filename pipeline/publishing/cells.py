r"""Text in CSV cells that no spreadsheet runs as a formula, and back again.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a line end is a formula or a trap to a spreadsheet, so an
apostrophe is put before it. A text that already begins with apostrophes and such a character gets one
more, so that taking one away always gives back what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

__all__ = ["cell", "csv_line", "escaped", "text_cell", "unescaped", "write_csv"]

TRAP = re.compile(r"'*[=+\-@\t\r\n]")
FIRST = frozenset("'=+-@\t\r\n")
ESCAPED = re.compile(r"'+[=+\-@\t\r\n]")
# Control characters that end a cell early in some readers, and halves of surrogate pairs, which are no text.
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
BREAKS = re.compile("[\t\r\n]")
QUOTE = '"'
TO_QUOTE = re.compile('[",\r\n]')
# What stands between the values of a list in one cell.
LIST_SEPARATOR = "; "


def escaped(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run.

    >>> escaped("=HYPERLINK(A1)"), escaped("Hroza"), escaped("'-1")
    ("'=HYPERLINK(A1)", 'Hroza', "''-1")
    """
    # Nearly every text is printable and begins with a letter; asking so first halves the time of a large file.
    safe = text if text.isprintable() else UNSAFE.sub("\ufffd", text)
    return f"'{safe}" if safe[:1] in FIRST and TRAP.match(safe) else safe


def unescaped(cell_text: str) -> str:
    """The text that `escaped` was given, but for control characters.

    >>> unescaped("'=HYPERLINK(A1)"), unescaped("'Ubayd")
    ('=HYPERLINK(A1)', "'Ubayd")
    """
    return cell_text[1:] if ESCAPED.match(cell_text) else cell_text


def cell(value: Any) -> str:
    """A value as CSV holds it: empty for None, ISO dates, true and false, lists separated by `; `."""
    if value is None:
        return ""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return escaped(LIST_SEPARATOR.join(str(one) for one in value))
    return repr(value) if isinstance(value, float) else str(value)


def text_cell(value: Any) -> str:
    """A value for a tab-separated file, which has no quotes: as `cell`, with tabs and line ends made spaces.

    >>> text_cell("one\\n\\ttwo")
    'one  two'
    """
    found = cell(value)
    return found if found.isprintable() else BREAKS.sub(" ", found)


def csv_line(cells: Sequence[str]) -> str:
    r"""Cells as a line of CSV. Python's own writer leaves a lone carriage return unquoted before 3.13.

    >>> csv_line(["a", "b, c", "\r"])
    'a,"b, c","\r"\n'
    """
    quoted = (f'"{text.replace(QUOTE, QUOTE + QUOTE)}"' if TO_QUOTE.search(text) else text for text in cells)
    return ",".join(quoted) + "\n"


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Writes rows of values as UTF-8; gives their number."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(csv_line(header))
        for row in rows:
            file.write(csv_line([cell(value) for value in row]))
            count += 1
    return count
