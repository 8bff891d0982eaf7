"""Entries of a list of incidents: marked paragraphs that each tell an event of their own.

Situation reports, daily lists of monitors, communiqués and live pages are made of them.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.text.datelines import is_capitalised
from pipeline.text.page import Feature

__all__ = ["Entry", "find_entries"]

_WEEKDAYS, _MONTHS = ("|".join(name for name in names if name) for names in (calendar.day_name, calendar.month_name))
# What opens an entry; of one kind a page must have several.
MARKS = {
    "bullet": re.compile(r"(?:[•▪‣◦·●■*]|[–—-])\s+"),
    "number": re.compile(r"(?:\(?\d{1,2}[.)]|\([a-z]\))\s+"),
    "hour": re.compile(
        r"(?:\*\*|\[)?\d{1,2}[:.h]\d{2}\s*(?:(?:GMT|UTC|EST|EDT|[A-Z]{0,2}EST|EET|CET|BST|IST|MSK|hrs|[ap]\.?m\b\.?)\s*){0,2}"
        r"(?:\*\*|\])?\s*(?:[–—:|-]\s*)?(?=\S)",
        re.IGNORECASE,
    ),
    "day": re.compile(
        rf"(?:\*\*|\[)?(?P<day>(?:{_WEEKDAYS}),?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+(?:{_MONTHS}))?)"
        r"(?:[.:]?(?:\*\*|\])|[.:]|\s+[–—-])\s*(?:[–—:-]\s+)?(?=\S)",
        re.IGNORECASE,
    ),
}
FEWEST = 3
# "Demoso: A jet dropped …", "Djibo – Men on motorcycles …": where an entry happened.
LABEL = re.compile(r"(?:\*\*)?([^\W\d_][^:.;!?\n*–—]{1,60}?)(?:\*\*)?(?::(?:\*\*)?|\s[–—-])\s+(?=[^\Wa-z_]|[“\"'‘])")
# "**3:50pm – Kitengela** A medic …", "**10:50 p.m. – Imzouren.** Tension …": within the marks of the hour.
BOLD_LABEL = re.compile(r"([^\W\d_][^:.;!?\n*–—]{1,60}?)[.:]?\*\*\s+(?=\S)")
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
                marked.setdefault(kind, {})[feature.index] = _entry(feature, opened)
                break
    return {index: entry for found in marked.values() if len(found) >= FEWEST for index, entry in found.items()}


def _entry(feature: Feature, opened: re.Match[str]) -> Entry:
    base, start = feature.span.start, opened.end()
    if "day" in opened.re.groupindex:
        # The day that an entry opens with dates it, as a heading does.
        return Entry(base + start, (base + opened.start("day"), base + opened.end("day")))
    label = LABEL.match(feature.text, start)
    if label is None and opened.group().startswith("**") and opened.group().count("**") == 1:
        label = BOLD_LABEL.match(feature.text, start)
    if label is None or len(label[1].split()) > MOST_LABEL_WORDS or not is_capitalised(label[1]):
        return Entry(base + start, None)
    return Entry(base + label.end(), (base + label.start(1), base + label.end(1)))
