"""Which paragraph is the headline: the one that repeats the given title, or the one that looks like it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.text.datelines import find_dateline
from pipeline.text.page import Feature, Label, Labels, Page, SegmentReason
from pipeline.text.words import tokens
from schemas.vocabulary import SegmentKind

__all__ = ["label_headline"]

# Titles carry the outlet's name behind them ("... - BBC News"); so many words may differ at the end.
SITE_NAME_WORDS = 6
SHORTEST_TITLE = 4
LONGEST_TITLE = 32
# The headline stands near the top; what comes before it is the site's menu.
SEARCHED_PARAGRAPHS = 40


def label_headline(page: Page, labels: Labels) -> Labels:
    """The labels with a headline added, when one is found."""
    by_title = _repeats_title(page)
    place = by_title if by_title is not None else _by_shape(page, labels)
    if place is None:
        return labels
    reason = SegmentReason.TITLE if by_title is not None else SegmentReason.SHAPE
    return (*labels[:place], Label(SegmentKind.HEADLINE, reason), *labels[place + 1 :])


def _repeats_title(page: Page) -> int | None:
    """The paragraph that says what the given title says, up to the outlet's name."""
    if page.title is None:
        return None
    title = [word.norm for word in tokens(page.title)]
    for feature in page.features[:SEARCHED_PARAGRAPHS]:
        if title and _is_same([word.norm for word in feature.words], title):
            return feature.index
    return None


def _is_same(words: Sequence[str], title: Sequence[str]) -> bool:
    """Whether one is the other, or the other with a few words more."""
    short, long = sorted((words, title), key=len)
    if short == long:
        return True
    return len(short) >= SHORTEST_TITLE and long[: len(short)] == short and len(long) - len(short) <= SITE_NAME_WORDS


def _by_shape(page: Page, labels: Labels) -> int | None:
    """The first line without a full stop that is long enough, before the running text begins."""
    open_features = [page.features[place] for place, label in enumerate(labels) if label is None]
    if _is_feed(open_features):
        return None
    candidates: list[Feature] = []
    for feature in open_features[:SEARCHED_PARAGRAPHS]:
        if _begins_text(page, feature):
            break
        candidates.append(feature)
    long_enough = [feature for feature in candidates if len(feature.words) >= SHORTEST_TITLE]
    chosen = long_enough[:1] or [feature for feature in candidates if len(feature.words) > 1][-1:]
    return chosen[0].index if chosen else None


def _begins_text(page: Page, feature: Feature) -> bool:
    """Whether a paragraph can be no headline: a sentence, a dateline, or too long."""
    ends_flat = feature.text.rstrip("\"”'’)").endswith((".", ":", ";"))
    too_long = len(feature.words) > LONGEST_TITLE
    return too_long or (ends_flat and len(feature.words) > 1) or find_dateline(page, feature, is_first=True) is not None


def _is_feed(features: Sequence[Feature]) -> bool:
    """Whether the page is a list of one-line reports, none of which is the title of the others."""
    lines = [feature for feature in features if len(feature.words) > SHORTEST_TITLE]
    return len(lines) > 2 and not any(feature.is_sentence for feature in features)
