"""The parts of an article's text: what to read (headline, lead, body, headings) and what to leave.

Rules are general: they look at a paragraph's marks, listed words, place and neighbours. Where they doubt,
text is body: a byline among the news does less harm than news lost.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import reduce
from itertools import pairwise

from pipeline.text.context_rules import (
    label_after_end,
    label_around,
    label_before_headline,
    label_captions_above_credits,
    label_lists,
    label_menu_runs,
    label_repeats,
    label_tail,
    open_captions_alone,
)
from pipeline.text.datelines import Dateline, find_dateline
from pipeline.text.entries import Entry, find_entries
from pipeline.text.headline import label_headline
from pipeline.text.own_rules import label_by_itself
from pipeline.text.page import Feature, Label, Labels, Page, Rule, SegmentReason, read_page
from pipeline.text.words import SegmentWords
from schemas.base import Record, described
from schemas.vocabulary import SegmentKind

__all__ = ["Segment", "SegmentReason", "found_title", "segments"]

RULES: tuple[Rule, ...] = (
    label_by_itself,
    label_captions_above_credits,
    label_lists,
    label_around,
    label_headline,
    label_before_headline,
    label_repeats,
    label_after_end,
    label_menu_runs,
    label_around,
    label_tail,
    open_captions_alone,
)
CODED_KINDS = frozenset(
    (SegmentKind.HEADLINE, SegmentKind.LEAD, SegmentKind.BODY, SegmentKind.ENTRY, SegmentKind.HEADING)
)
LONGEST_HEADING = 12
BOLD = re.compile(r"\*\*[^*]+\*\*:?")
LEAD_PARAGRAPHS = 2


class Segment(Record):
    """One paragraph of an article's text."""

    start: int = described("First character", unit="characters", ge=0)
    end: int = described("One past the last character", unit="characters", ge=0)
    kind: SegmentKind = described("What the paragraph is")
    reason: SegmentReason = described("Rule that found it")
    dateline: Dateline | None = described("Dateline that opens it")
    entry_start: int | None = described("Where an entry's own words begin, behind its mark", unit="characters")
    label_start: int | None = described("First character of the place that an entry opens with", unit="characters")
    label_end: int | None = described("One past the label's last character", unit="characters")

    @property
    def is_coded(self) -> bool:
        """Whether its sentences are read for events."""
        return self.kind in CODED_KINDS

    @property
    def dateline_end(self) -> int | None:
        """Where the report's own words begin, when a dateline stands before them."""
        return None if self.dateline is None else self.dateline.end

    @property
    def words_start(self) -> int:
        """Where its own words begin: after the dateline or the mark of an entry when it has one."""
        if self.entry_start is not None:
            return self.entry_start
        return self.start if self.dateline is None else self.dateline.end


def segments(text: str, *, title: str | None, words: SegmentWords) -> list[Segment]:
    """The text's paragraphs in order, classified. They hold every character that is no white space, once.

    Offsets count in `text`. A segment may hold single line breaks: hard-wrapped copy is joined to paragraphs.
    """
    page = read_page(text, title=title, words=words)
    undecided: Labels = tuple(None for _ in page.features)
    labels = reduce(lambda labels, rule: rule(page, labels), RULES, undecided)
    entries = find_entries(_open(page, labels), shortened=words.shortened)
    decided = _text_kinds(page, labels, entries)
    opening = {feature.index for feature in _open(page, labels)[: LEAD_PARAGRAPHS + 1]}
    return [
        _segment(page, feature, label, entries.get(feature.index), is_first=feature.index in opening)
        for feature, label in zip(page.features, decided, strict=True)
    ]


def found_title(text: str, found: Sequence[Segment]) -> str | None:
    """The headline's words on one line, or None when the text has none."""
    headline = next((segment for segment in found if segment.kind is SegmentKind.HEADLINE), None)
    return None if headline is None else " ".join(text[headline.start : headline.end].split())


def _open(page: Page, labels: Labels) -> list[Feature]:
    """Paragraphs that no rule has claimed: the article itself."""
    return [feature for feature in page.features if labels[feature.index] is None]


def _text_kinds(page: Page, labels: Labels, entries: Container[int]) -> tuple[Label, ...]:
    """Lead, body, entry or heading for what is left."""
    text = _open(page, labels)
    running = [feature for feature in text if feature.is_sentence]
    headings = {
        feature.index
        for feature, after in pairwise(text)
        if running and feature is not text[0] and _is_heading(feature, after)
    }
    paragraphs = [feature.index for feature in text if feature.index not in headings]
    leads = set(paragraphs[: LEAD_PARAGRAPHS + _has_standfirst(page, labels, paragraphs)])
    return tuple(
        label or Label(_kind(place, headings=headings, leads=leads, entries=entries), SegmentReason.BODY)
        for place, label in enumerate(labels)
    )


def _kind(place: int, *, headings: set[int], leads: set[int], entries: Container[int]) -> SegmentKind:
    if place in entries:
        return SegmentKind.ENTRY
    if place in headings:
        return SegmentKind.HEADING
    return SegmentKind.LEAD if place in leads else SegmentKind.BODY


def _is_heading(feature: Feature, after: Feature) -> bool:
    """A short line without a full stop above running text."""
    return (
        len(feature.words) <= LONGEST_HEADING
        and not feature.text.endswith((".", "!", ",", ";", '"', "”"))
        and (feature.text[:1] not in "•*-–—·" or BOLD.fullmatch(feature.text) is not None)
        and after.is_sentence
    )


def _has_standfirst(page: Page, labels: Labels, paragraphs: Sequence[int]) -> bool:
    """Whether the first paragraph sums the article up: no full stop, or a photo or byline below it."""
    if len(paragraphs) < 2:
        return False
    first, second = page.features[paragraphs[0]], paragraphs[1]
    return not first.has_full_stop or any(labels[place] is not None for place in range(first.index + 1, second))


def _segment(page: Page, feature: Feature, label: Label, entry: Entry | None, *, is_first: bool) -> Segment:
    reads = label.kind in (SegmentKind.LEAD, SegmentKind.BODY, SegmentKind.DATELINE)
    dateline = find_dateline(page, feature, is_first=is_first) if reads else None
    return Segment(
        start=feature.span.start,
        end=feature.span.end,
        kind=label.kind,
        reason=label.reason,
        dateline=dateline,
        entry_start=entry.words_start if entry is not None else None,
        label_start=entry.label[0] if entry is not None and entry.label is not None else None,
        label_end=entry.label[1] if entry is not None and entry.label is not None else None,
    )
