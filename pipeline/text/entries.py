"""Entries of a list of incidents: marked paragraphs that each tell an event of their own.

Situation reports, daily lists of monitors, communiqués and live pages are made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.text.datelines import is_capitalised
from pipeline.text.page import Feature

__all__ = ["Entry", "find_entries"]

# What opens an entry; of one kind a page must have several.
MARKS = {
    "bullet": re.compile(r"(?:[•▪‣◦·●■*]|[–—-])\s+"),
    "number": re.compile(r"(?:\(?\d{1,2}[.)]|\([a-z]\))\s+"),
    "hour": re.compile(
        r"(?:\*\*|\[)?\d{1,2}[:.h]\d{2}\s*(?:(?:GMT|UTC|EST|EDT|CET|BST|IST|hrs|[ap]\.?m\b\.?)\s*)?(?:\*\*|\])?"
        r"\s*(?:[–—:|-]\s*)?(?=\S)",
        re.IGNORECASE,
    ),
    # "*Dilling, South Kordofan.* A drone hit …", "**Monday 10.** Armed men …": a heading that runs into the text.
    "heading": re.compile(r"(?=(\*{1,3})[^\W_][^*\n]{1,60}[.:]?\1[.:]?\s+\S)"),
}
FEWEST = 3
# A heading that runs into the text: its words, and where the text goes on.
RUN_IN = re.compile(r"\*{1,3}([^\W\d_][^*\d\n–—]{1,60}?)[.:]?\*{1,3}[.:]?\s+(?=\S)")
# "Demoso: A jet dropped …", "Djibo – Men on motorcycles …": where an entry happened.
LABEL = re.compile(r"(?:\*\*)?([^\W\d_][^:.;!?\n*–—]{1,60}?)(?:\*\*)?(?::(?:\*\*)?|\s[–—-])\s+(?=[^\Wa-z_]|[“\"'‘])")
MOST_LABEL_WORDS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an entry's own words begin, and the name of a place before them; offsets count in the text."""

    words_start: int
    label: tuple[int, int] | None


def find_entries(features: Iterable[Feature]) -> dict[int, Entry]:
    """The entries among a page's paragraphs by their index; none where fewer than three bear one kind of mark.

    Points without a full stop, such as those that sum a page up, are none.
    """
    marked: dict[str, dict[int, Entry]] = {}
    for feature in features:
        for kind, pattern in MARKS.items():
            opened = pattern.match(feature.text)
            if opened is not None and feature.is_sentence:
                marked.setdefault(kind, {})[feature.index] = _entry(feature, opened.end())
                break
    return {index: entry for found in marked.values() if len(found) >= FEWEST for index, entry in found.items()}


def _entry(feature: Feature, start: int) -> Entry:
    base = feature.span.start
    label = LABEL.match(feature.text, start)
    if start == 0 and (label is None or label.end() > feature.text.find("*", 3)):
        # The day that a heading tells is read with the text; "**OREGON — Theft.**" has its place before the dash.
        label = RUN_IN.match(feature.text)
    if label is None or len(label[1].split()) > MOST_LABEL_WORDS or not is_capitalised(label[1]):
        return Entry(base + start, None)
    return Entry(base + label.end(), (base + label.start(1), base + label.end(1)))
