"""Paragraphs of a text with their offsets, also where lines are wrapped by hand at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Paragraph", "paragraphs"]

LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]*(?:\r\n|[\r\n\v\f\x85\u2028\u2029]|$)")
# Old wire copy is set at 60 to 80 columns, mail at 72 to 78; a longer line was not wrapped by hand.
WIDEST_WRAP = 100
NARROWEST_WRAP = 50
# A wrapped line ends where the next word no longer fits; editors leave a few columns more.
SLACK = 14
# Share of line breaks that must fall where the next word no longer fits (1,500 wire reports: 0.93 and more).
WRAPPED_SHARE = 0.8
# Below this, a line without a full stop may be a menu entry and is never joined to the next.
LONG_LINE = 45
BULLET = re.compile(r"[•▪‣◦·●■*]\s")
# A dash or a number opens a list entry only after a finished sentence or another entry: "on Oct.\\n12.
# The" is no list.
SOFT_BULLET = re.compile(r"(?:[–—-]|\d{1,2}[.)])\s")
ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’)\]»]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's span without the space around it; `block` counts the blank lines before it."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    block: int


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in order. Every character that is not white space is in exactly one.

    A line is a paragraph, unless lines are wrapped at a fixed width or one breaks off in mid-sentence.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    made: list[Paragraph] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and _continues(text, before, line, width, running=made[-1].start < before.start):
            made[-1] = Paragraph(made[-1].start, line.end, line.block)
        else:
            made.append(Paragraph(line.start, line.end, line.block))
    return made


def _lines(text: str) -> list[_Line]:
    """Lines that hold more than white space."""
    made: list[_Line] = []
    block = 0
    for match in LINE.finditer(text):
        line = match.group()
        body = line.strip()
        if body:
            indent = len(line) - len(line.lstrip())
            start = match.start() + indent
            made.append(_Line(start, start + len(body), indent, block))
        elif made:
            block = made[-1].block + 1
    return made


def _wrap_width(text: str, lines: Sequence[_Line]) -> int | None:
    """The column at which lines are wrapped by hand, or None when they are not."""
    inner = [(one, two) for one, two in pairwise(lines) if one.block == two.block]
    if len(inner) < 2:
        return None
    lengths = sorted(line.indent + line.end - line.start for line in lines)
    width = lengths[(len(lengths) * 95) // 100 if len(lengths) > 20 else -1]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    full = sum(_is_full(text, one, two, width) for one, two in inner)
    broken_off = sum(not ENDS_SENTENCE.search(text[one.start : one.end]) for one, _ in inner)
    if not text.isupper() and 2 * sum(text[two.start].islower() for _, two in inner) < len(inner):
        return None
    # Lists of headlines have no full stops either, but few of their lines are full, and most begin with
    # capitals.
    return width if full >= WRAPPED_SHARE * len(inner) and broken_off * 2 >= len(inner) else None


def _is_full(text: str, line: _Line, after: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted."""
    first_word = text[after.start : after.end].split(maxsplit=1)[0]
    return line.indent + line.end - line.start + 1 + len(first_word) > width - SLACK


def _continues(text: str, before: _Line, line: _Line, width: int | None, *, running: bool) -> bool:
    """Whether a line goes on with the paragraph before; `running` when that one has several lines already."""
    ended = ENDS_SENTENCE.search(text[before.start : before.end]) is not None
    if line.block != before.block or _opens_entry(text, before, line, ended=ended):
        return False
    broken_off = not ended and before.end - before.start >= LONG_LINE
    if width is not None:
        level = line.indent <= before.indent + 1
        return level and (_is_full(text, before, line, width) or (broken_off and running))
    return broken_off and text[line.start].islower()


def _opens_entry(text: str, before: _Line, line: _Line, *, ended: bool) -> bool:
    """Whether a line begins an entry of a list."""
    if BULLET.match(text, line.start, line.end):
        return True
    after_entry = ended or SOFT_BULLET.match(text, before.start, before.end) is not None
    return after_entry and SOFT_BULLET.match(text, line.start, line.end) is not None
