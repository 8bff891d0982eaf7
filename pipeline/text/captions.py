"""Photo captions and credit lines."""

from __future__ import annotations

import re

from pipeline.text.calendar_dates import find_dates
from pipeline.text.page import Feature, Page
from pipeline.text.words import tokens

__all__ = ["has_credit_tail", "is_caption", "is_credit_line", "names_a_day"]

# Captions stand at the top of the page or name the photo; further down "(Reuters)" may sign off a report.
TOP_PARAGRAPHS = 8
LONGEST_CAPTION = 75
LONGEST_CREDIT = 10
SHORTEST_PAGE = 4
OPENER_MARK = re.compile(r"\s*(?:[:–—|]|-\s|-$)")
BRACKET_TAIL = re.compile(r"[(\[]([^()\[\]]{2,70})[)\]]\.?\s*$")
# "MOHAMMED AL-RIFAI / AFP", "REUTERS/Ann Smith" at the end, after a full stop or a line break.
# A credit is short; what stands before is not searched for a slash.
LONGEST_TAIL = 200
NAME = r"[^\W\d_][\w'’.-]*"
SLASH_TAIL = re.compile(rf"(?:^|[.!?”\"\n]\s*)((?:{NAME}\s){{0,4}}{NAME}\s?/\s?(?:{NAME}\s){{0,3}}{NAME})\.?$")
# ", Syria, March 12, 2020." closes a caption; a report says "on March 12".
PLACE_BEFORE_DATE = re.compile(r",\s+[^\W\d_a-z][\w'’.-]*(?:\s+[^\W\d_a-z][\w'’.-]*)*,\s*(?:on\s+)?$")
SENTENCE_BREAK = re.compile(r"(?:[^\W\d_]{2}|[)\]\"”])[.!?][\"”]?\s+[A-Z“\"]")


def is_caption(page: Page, feature: Feature) -> bool:
    """Whether the paragraph describes a photo."""
    opener = feature.opening("caption")
    if opener is not None and opener.last < len(feature.words) and OPENER_MARK.match(feature.after(opener)):
        return True
    if len(feature.words) > LONGEST_CAPTION or len(feature.words) < 3:
        return False
    shown = [hit for hit in feature.own_hits if hit.kind == "captioned"]
    tail = credit_tail(page, feature)
    if shown and (tail is not None or shown[0].first == 0):
        return True
    if tail is not None and _names_photo(page, tail):
        return True
    is_high = feature.index < TOP_PARAGRAPHS and len(page.features) >= SHORTEST_PAGE
    is_single = SENTENCE_BREAK.search(feature.text) is None or (tail is not None and "/" in tail)
    return is_high and is_single and (tail is not None or closes_with_place_and_day(page, feature) or bool(shown))


def is_credit_line(page: Page, feature: Feature) -> bool:
    """Whether the paragraph only names who took or sent it: `AP`, `Ann Smith / AFP`, `Photo: Reuters`."""
    if not feature.words or len(feature.words) > LONGEST_CREDIT:
        return False
    covered = {
        place for kind in ("credit", "photo") for hit in feature.of_kind(kind) for place in range(hit.first, hit.last)
    }
    rest = [word for position, word in enumerate(feature.words) if position not in covered]
    if not covered or (feature.text.endswith(".") and rest):
        return False
    named = all(feature.text[word.start].isupper() for word in rest)
    return not rest or (named and re.search(r"[/:|©]|\bby\b|\bvia\b", feature.text) is not None)


def has_credit_tail(page: Page, feature: Feature) -> bool:
    """Whether the paragraph ends with a photo or agency credit."""
    return credit_tail(page, feature) is not None


def credit_tail(page: Page, feature: Feature) -> str | None:
    """The credit that ends the paragraph: the inside of a bracket, or names around a slash."""
    match = BRACKET_TAIL.search(feature.text)
    if match is None and "/" in feature.text[-LONGEST_TAIL:]:
        match = SLASH_TAIL.search(feature.text)
    if match is None:
        return None
    found = tokens(match[1])
    is_listed = any(hit.kind in ("credit", "photo") for hit in page.words.hits(found))
    return match[1] if is_listed and len(found) <= LONGEST_CREDIT else None


def names_a_day(page: Page, feature: Feature) -> bool:
    """Whether a full date stands in the paragraph."""
    found = find_dates(page.text, feature.span.start, feature.span.end, words=page.words.dates)
    return any(match.year is not None for match in found)


def closes_with_place_and_day(page: Page, feature: Feature) -> bool:
    """Whether the paragraph ends as captions do: `..., Syria, March 12, 2020.`"""
    found = find_dates(page.text, feature.span.start, feature.span.end, words=page.words.dates)
    if not found or found[-1].year is None or len(page.text[found[-1].end : feature.span.end].strip(" .")) > 0:
        return False
    return PLACE_BEFORE_DATE.search(page.text[feature.span.start : found[-1].start]) is not None


def _names_photo(page: Page, tail: str) -> bool:
    return any(hit.kind == "photo" for hit in page.words.hits(tokens(tail)))
