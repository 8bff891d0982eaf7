"""Entries of a list of incidents: marked paragraphs that each tell an event of their own.

Situation reports, daily lists of monitors, communiqués, round-ups and live pages are made of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

from pipeline.text.datelines import is_capitalised
from pipeline.text.page import Feature

__all__ = ["Entry", "find_entries"]

# What opens an entry; of one kind a page must have several.
MARKS = {
    "bullet": re.compile(r"(?:[•▪‣◦·●■]|\*(?!\*)|[–—-])\s+"),
    "number": re.compile(r"(?:\(?\d{1,2}[.)]|\([a-z]\))\s+"),
    "hour": re.compile(
        r"(?:\*\*|\[)?\d{1,2}[:.h]\d{2}\s*(?:(?:GMT|UTC|[A-Z]{0,2}[ES]ST|EDT|EET|CET|BST|IST|MSK|EAT|WAT|hrs|[ap]\.?m\b\.?)"
        r"\s*){0,2}(?:\*\*|\])?\s*(?:[–—:|-]+\s*)?(?=\S)",
        re.IGNORECASE,
    ),
}
FEWEST = 3
# "Demoso: A jet dropped …", "Djibo – Men on motorcycles …": where an entry happened.
LABEL = re.compile(r"(?:\*\*)?([^\W\d_][^:.;!?\n*–—]{1,60}?)(?:\*\*)?(?::(?:\*\*)?|\s[–—-])\s+(?=[^\Wa-z_]|[“\"'‘])")
# The same in the bold type that its hour stands in: "**3:50pm – Ora** A medic …".
BOLD_LABEL = re.compile(r"([^\W\d_][^:.;!?\n*]{1,60}?)[.:]?\*\*[.:]?\s+(?=\S)")
# "*Ora, North Bema.* On 5 May, …", "**Bema** -- A jet …", "**Wednesday 12.** Gunmen …".
SET_OFF = re.compile(
    r"(\*\*|\*|__|_)(?=[^\W_])([^*_\n:;!?–—]{2,60}?)(?:\s[–—-]+[^*_\n]{0,40})?[.:]?\1[.:]?\s*(?:--|[–—-])?\s*(?=\S)"
)
# "Ora. A hand grenade …", "Ora (Upper Bema). On 20 March …", "ORA: Shells …", "12 May – Shells …".
PLAIN = re.compile(
    r"((?:\d{1,2}\s)?[^\W\d_][\w'’-]*(?:,?\s[\w'’/-]+){0,4}(?:\s\([^()\n]{2,30}\))?)(?:[.:]|\s(?:--|[–—-]))\s+"
    r"(?=[^\Wa-z_]|[“\"'‘])"
)
MOST_LABEL_WORDS = 6
# Names before what they say are no labels of entries: those return, places and days rarely do.
MOST_ALIKE = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an entry's own words begin, and the name of a place or day before them; offsets count in the text."""

    words_start: int
    label: tuple[int, int] | None


def find_entries(features: Iterable[Feature], *, shortened: Container[str] = frozenset()) -> dict[int, Entry]:
    """The entries among a page's paragraphs by their index; none where fewer than three bear one kind of mark.

    Points without a full stop, such as those that sum a page up, are none; nor is what a `shortened` word opens, as
    "Gen. Musa said".
    """
    marked: dict[str, dict[int, Entry]] = {}
    names: dict[str, Counter[str]] = {}
    for feature in features:
        if not feature.is_sentence:
            continue
        for kind, pattern in MARKS.items():
            opened = pattern.match(feature.text)
            if opened is not None:
                marked.setdefault(kind, {})[feature.index] = _entry(feature, opened.end())
                break
        else:
            for kind, pattern, group in (("set off", SET_OFF, 2), ("plain", PLAIN, 1)):
                named = pattern.match(feature.text)
                if named is not None and _is_label(named[group]) and not _is_cut_short(named[group], shortened):
                    label = (feature.span.start + named.start(group), feature.span.start + named.end(group))
                    marked.setdefault(kind, {})[feature.index] = Entry(feature.span.start + named.end(), label)
                    names.setdefault(kind, Counter())[named[group].casefold()] += 1
                    break
    for kind, told in names.items():
        if max(told.values()) > MOST_ALIKE or len(told) < FEWEST:
            del marked[kind]
    return {index: entry for found in marked.values() if len(found) >= FEWEST for index, entry in found.items()}


def _is_label(words: str) -> bool:
    """Whether some words before a paragraph name a place or a day: few of them, and all capitalised or numbers."""
    return len(words.split()) <= MOST_LABEL_WORDS and is_capitalised(words)


def _is_cut_short(words: str, shortened: Container[str]) -> bool:
    """Whether the last of some words is an abbreviation, or a single letter: `Lt. Col.`, `U.S.`."""
    last = words.replace(".", " ").split()[-1].casefold()
    return last in shortened or (len(last) == 1 and last.isalpha())


def _entry(feature: Feature, start: int) -> Entry:
    base = feature.span.start
    bold = feature.text[:start].count("**") % 2 == 1
    label = BOLD_LABEL.match(feature.text, start) if bold else LABEL.match(feature.text, start)
    if label is None or not _is_label(label[1]):
        return Entry(base + start, None)
    return Entry(base + label.end(), (base + label.start(1), base + label.end(1)))
