"""What a paragraph is by itself: symbols, timestamps, menus, teasers, bylines, credits, appeals, notes."""

from __future__ import annotations

import re

from pipeline.text.calendar_dates import find_dates
from pipeline.text.captions import is_caption, is_credit_line, names_a_day
from pipeline.text.datelines import find_dateline, is_only_dateline
from pipeline.text.page import Feature, Label, Labels, Page, SegmentReason
from schemas.vocabulary import SegmentKind

__all__ = ["label_by_itself"]

# Evidence that makes a paragraph an appeal or a note. Long paragraphs of news touch on such words by chance:
# beyond 40 words each further word asks for a hundredth more.
ENOUGH = 1.0
FREE_WORDS = 40
MORE_PER_WORD = 0.01
# Speakers thank, ask for support and say "our" too; the site's words must stand closer together there.
ENOUGH_IN_SPEECH = 1.5
SHORTCODE = re.compile(r"\[[^\[\]]*\]|\{\{.*\}\}|<[^<>]*>|\[\[.*\]\]", re.DOTALL)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:[#@]\w+[\s,]*)+")
CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d){1,2}\s?(?:[ap]\.?m\b\.?|h\b)?|\b\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE)
ITEM_BREAK = re.compile(r"\s*[|•·»›>/]\s*|\s{2,}|\t")
TEASER_MARK = re.compile(r"\s*[:|–—»›>-]")
# "[BEGIN RECORDING]" is a remark, "[The army said on Sunday that it had left the town.]" is text.
SHORTEST_BRACKETED_TEXT = 6
LONGEST_TEASER = 30
LONGEST_BYLINE = 14
LONGEST_BUTTON = 4


def label_by_itself(page: Page, labels: Labels) -> Labels:
    """Labels of the paragraphs whose own words and marks decide."""
    return tuple(label or _label(page, feature) for feature, label in zip(page.features, labels, strict=True))


def _label(page: Page, feature: Feature) -> Label | None:
    """The first rule that fits; None when the paragraph may be news."""
    boilerplate = SegmentKind.BOILERPLATE
    checks = (
        (_is_symbols, boilerplate, SegmentReason.SYMBOLS),
        (_is_shortcode, boilerplate, SegmentReason.SHORTCODE),
        (_is_timestamp, boilerplate, SegmentReason.TIMESTAMP),
        (_is_menu, boilerplate, SegmentReason.MENU),
        (_is_teaser, boilerplate, SegmentReason.RELATED),
        (_is_byline, boilerplate, SegmentReason.BYLINE),
        (is_credit_line, boilerplate, SegmentReason.CREDIT),
        (is_caption, SegmentKind.CAPTION, SegmentReason.CAPTION),
        (is_only_dateline, SegmentKind.DATELINE, SegmentReason.DATELINE),
        (_is_note, boilerplate, SegmentReason.NOTE),
        (_is_appeal, boilerplate, SegmentReason.APPEAL),
    )
    return next((Label(kind, reason) for check, kind, reason in checks if check(page, feature)), None)


def _is_symbols(page: Page, feature: Feature) -> bool:
    """`* * *`, `---`, `3/12`, or an address and nothing else."""
    return ADDRESS.fullmatch(feature.text) is not None or all(word.norm.isdigit() for word in feature.words)


def _is_shortcode(page: Page, feature: Feature) -> bool:
    """`[do_widget_area side]` and `{{ banner }}`; words in brackets that end as a sentence are text."""
    if SHORTCODE.fullmatch(feature.text) is None or is_credit_line(page, feature):
        return False
    return "_" in feature.text or feature.text[0] in "{<" or len(feature.words) <= SHORTEST_BRACKETED_TEXT


def _is_timestamp(page: Page, feature: Feature) -> bool:
    """Nothing but a date or time, with words such as "Updated" or "minutes ago"."""
    if len(feature.words) > LONGEST_BYLINE:
        return False
    start, end = feature.span.start, feature.span.end
    spans = [
        (found.start - start, found.end - start) for found in find_dates(page.text, start, end, words=page.words.dates)
    ]
    spans += [match.span() for match in CLOCK.finditer(feature.text)]
    marked = [hit for hit in feature.hits if hit.kind in ("published", "updated")]
    marks = [(feature.words[hit.first].start, feature.words[hit.last - 1].end) for hit in marked]
    if _stand_side_by_side(feature.text, marks, spans):
        return True
    spans += marks
    dates = page.words.dates
    rest = [
        word.norm
        for word in feature.words
        if not any(first <= word.start < last for first, last in spans)
        and not (
            word.norm.isdigit() or word.norm in dates.zones or word.norm in dates.weekdays or word.norm in dates.months
        )
    ]
    return not rest and bool(spans) and feature.has_digit


def _stand_side_by_side(text: str, marks: list[tuple[int, int]], days: list[tuple[int, int]]) -> bool:
    """Whether a date follows "published" or the like: `Translated from French. Published 10 October 2024`."""
    return any(not text[last:first].strip(" :,-–—|\n") for _, last in marks for first, _ in days if last <= first)


def _is_menu(page: Page, feature: Feature) -> bool:
    """A button or a row of buttons."""
    found = {hit.phrase for hit in feature.of_kind("whole")}
    if not found and not feature.opening("list"):
        return False
    if feature.is_whole("whole"):
        return not feature.text.endswith(".") or feature.text.endswith("...") or len(feature.words) > 1
    items = [item for item in ITEM_BREAK.split(feature.text) if item]
    if len(items) >= 3 and all(len(item.split()) <= LONGEST_BUTTON for item in items):
        return True
    covered = {place for hit in feature.of_kind("whole") for place in range(hit.first, hit.last)}
    return len(found) >= 3 and not feature.has_full_stop and len(covered) >= 0.6 * len(feature.words)


def _is_teaser(page: Page, feature: Feature) -> bool:
    """`READ MORE: ...` and other pointers to another article."""
    hit = feature.opening("related")
    if hit is None or len(feature.words) > LONGEST_TEASER:
        return False
    if TEASER_MARK.match(feature.after(hit)):
        return True
    return hit.last - hit.first >= 2 and not feature.has_full_stop


def _is_byline(page: Page, feature: Feature) -> bool:
    """`By Ann Smith in Beirut`, `Reporting by A. B.; editing by C. D.`"""
    hit = feature.opening("byline")
    if hit is None or hit.last == len(feature.words):
        return False
    if hit.last - hit.first >= 2:
        is_dated = len(feature.words) <= LONGEST_BYLINE and names_a_day(page, feature)
        return len(feature.words) <= FREE_WORDS and (is_dated or _is_names(feature, hit.last))
    return len(feature.words) <= LONGEST_BYLINE and not feature.has_full_stop and _is_names(feature, hit.last)


def _is_names(feature: Feature, first: int) -> bool:
    """Whether most words from a position on are capitalised, as in a list of names."""
    rest = feature.words[first:]
    small = [word for word in rest if not feature.text[word.start].isupper() and not word.norm[0].isdigit()]
    # "By Ann Smith and Omar Said in Beirut for the Daily Star": one small word to two capitalised ones.
    return bool(rest) and len(small) * 2 <= len(rest) - len(small)


def _is_note(page: Page, feature: Feature) -> bool:
    """An editor's note about the article itself."""
    noted = sum({hit.phrase: hit.weight for hit in feature.own_hits if hit.kind == "note"}.values())
    return noted >= ENOUGH


def _is_appeal(page: Page, feature: Feature) -> bool:
    """The site's own voice: cookies, newsletters, donations, rights."""
    needed = ENOUGH + MORE_PER_WORD * max(0, len(feature.words) - FREE_WORDS)
    if page.is_speech:
        return feature.phrase_score >= max(needed, ENOUGH_IN_SPEECH)
    return feature.score >= needed and not _is_filed(page, feature)


def _is_filed(page: Page, feature: Feature) -> bool:
    """Whether a dateline with a date or agency opens the paragraph, as it does reports."""
    found = find_dateline(page, feature, is_first=True)
    return found is not None and (found.agency is not None or found.date_start is not None)
