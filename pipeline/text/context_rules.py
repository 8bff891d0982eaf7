"""What a paragraph is by its place: between buttons, before the headline, after the end, repeated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate, groupby, pairwise

from pipeline.text.captions import closes_with_place_and_day, names_a_day
from pipeline.text.page import SENTENCE_WORDS, Feature, Label, Labels, Page, SegmentReason
from schemas.vocabulary import SegmentKind

__all__ = [
    "label_after_end",
    "label_around",
    "label_before_headline",
    "label_captions_above_credits",
    "label_lists",
    "label_menu_runs",
    "label_repeats",
    "label_tail",
]

# Half the evidence is enough for a paragraph that touches one already known to be part of the site.
ENOUGH_BESIDE_FURNITURE = 0.5
# An appeal has a dozen paragraphs at most; a file made of a hundred thousand must not take minutes.
MOST_PASSES = 20
SHORT_LINE = 6
LONGEST_RUN_BETWEEN = 3
# A photo, its caption and its credit; where all lines of a page touch, touching says nothing.
CAPTION_BLOCK = 3
MENU_RUN = 3
MENU_WORDS = 4
TAIL_WORDS = 7
# A heading of the site's own ("Route 6"); longer lines at the end with a number may be a last item of news.
TAIL_WORDS_WITH_NUMBER = 3
COMMENTS = re.compile(r"\(?\d*\)?\s*[^\W\d_]+\s*\(?\d*\)?:?")


def _changed(labels: Labels, places: Iterable[int], kind: SegmentKind, reason: SegmentReason) -> Labels:
    """The labels with these paragraphs labelled, where they had no label."""
    chosen = set(places)
    return tuple(
        Label(kind, reason) if label is None and place in chosen else label for place, label in enumerate(labels)
    )


def _boilerplate(labels: Labels, places: Iterable[int], reason: SegmentReason) -> Labels:
    return _changed(labels, places, SegmentKind.BOILERPLATE, reason)


def _is_furniture(labels: Labels, place: int) -> bool:
    label = labels[place] if 0 <= place < len(labels) else None
    return label is not None and label.is_page_furniture


def label_captions_above_credits(page: Page, labels: Labels) -> Labels:
    """A paragraph whose next line is a credit is that photo's caption."""
    places = []
    block_sizes = Counter(feature.span.block for feature in page.features)
    for feature, after in pairwise(page.features):
        below = labels[after.index]
        if below is None or below.reason is not SegmentReason.CREDIT:
            continue
        touches = feature.span.block == after.span.block and block_sizes[feature.span.block] <= CAPTION_BLOCK
        if touches or closes_with_place_and_day(page, feature):
            places.append(feature.index)
    return _changed(labels, places, SegmentKind.CAPTION, SegmentReason.CAPTION)


def label_around(page: Page, labels: Labels) -> Labels:
    """Paragraphs among buttons and appeals that speak to the reader too, or are as short as buttons.

    Each pass may give the next one more to go by.
    """
    for _ in range(MOST_PASSES):
        places = [feature.index for feature in page.features if _belongs_around(feature, page, labels)]
        after = _boilerplate(labels, [*places, *_enclosed(page, labels)], SegmentReason.AROUND)
        if after == labels:
            break
        labels = after
    return labels


def _belongs_around(feature: Feature, page: Page, labels: Labels) -> bool:
    if labels[feature.index] is not None or page.is_speech:
        return False
    before, after = _is_furniture(labels, feature.index - 1), _is_furniture(labels, feature.index + 1)
    if feature.score >= ENOUGH_BESIDE_FURNITURE and (before or after):
        return _touches(page, labels, feature) or (before and after) or feature.addresses_reader
    return before and after and feature.addresses_reader


def _touches(page: Page, labels: Labels, feature: Feature) -> bool:
    """Whether furniture stands in the same block, without a blank line between."""
    beside = [place for place in (feature.index - 1, feature.index + 1) if _is_furniture(labels, place)]
    return any(page.features[place].span.block == feature.span.block for place in beside)


def _enclosed(page: Page, labels: Labels) -> list[int]:
    """Short lines of one block between two pieces of furniture, as in a form's buttons."""
    places: list[int] = []
    run: list[int] = []
    for feature in page.features:
        if labels[feature.index] is None and len(feature.words) <= SHORT_LINE:
            run.append(feature.index)
            continue
        if run and len(run) <= LONGEST_RUN_BETWEEN and _is_furniture(labels, feature.index):
            touches = page.features[run[0] - 1].span.block == page.features[run[0]].span.block
            flat = not any(page.features[place].has_full_stop for place in run)
            places += run if _is_furniture(labels, run[0] - 1) and (touches or flat) else []
        run = []
    return places


def label_lists(page: Page, labels: Labels) -> Labels:
    """Lines under "Most read" or "Related stories": titles of other articles, up to the next sentence.

    Above the article the last such line is left, for it may be the headline.
    """
    first_sentence = next((feature.index for feature in page.features if feature.is_sentence), len(labels))
    places: list[int] = []
    for is_sentence, group in groupby(page.features, key=lambda feature: feature.is_sentence and feature.has_full_stop):
        run = [] if is_sentence else list(group)
        openers = [feature.index for feature in run if feature.is_whole("list")]
        if openers:
            below = [feature.index for feature in run if feature.index > openers[0] and labels[feature.index] is None]
            titles = sorted(set(below) - set(openers))
            places += [*openers, *(titles[:-1] if openers[0] < first_sentence else titles)]
    return _boilerplate(labels, places, SegmentReason.LIST)


def label_after_end(page: Page, labels: Labels) -> Labels:
    """Everything after the marker of the readers' comments, when most of the text stands before it."""
    read = [feature.is_sentence and labels[feature.index] is None for feature in page.features]
    sentences_before = [0, *accumulate(read)]
    markers = [feature for feature in page.features if _is_end_marker(feature)]
    ends = (
        marker.index
        for marker in markers
        if 2 * marker.span.start > len(page.text) and sentences_before[marker.index] > 1
    )
    end = next(ends, len(labels))
    labels = _boilerplate(labels, range(end, len(labels)), SegmentReason.AFTER_END)
    return _boilerplate(labels, [marker.index for marker in markers], SegmentReason.MENU)


def _is_end_marker(feature: Feature) -> bool:
    """`Leave a comment`, `Comments (12)`, `3 Comments` and nothing else."""
    hit = next((hit for hit in feature.hits if hit.kind == "end"), None)
    rest = len(feature.words) - (hit.last - hit.first) if hit else len(feature.words) + 1
    return rest == 0 or (hit is not None and rest == 1 and COMMENTS.fullmatch(feature.text) is not None)


def label_before_headline(page: Page, labels: Labels) -> Labels:
    """What stands above the headline, except running text that does not speak to the reader."""
    place = next((i for i, label in enumerate(labels) if label and label.kind is SegmentKind.HEADLINE), 0)
    above = [
        feature.index
        for feature in page.features[:place]
        if not feature.is_sentence or feature.score > 0 or feature.addresses_reader
    ]
    return _boilerplate(labels, above, SegmentReason.BEFORE_HEADLINE)


def label_repeats(page: Page, labels: Labels) -> Labels:
    """A paragraph that has been said before: the headline again, or a caption printed twice."""
    first: dict[str, int] = {}
    repeated: list[int] = []
    captions: list[int] = []
    for feature in page.features:
        earlier = first.setdefault(feature.key, feature.index)
        if earlier == feature.index or not feature.words:
            continue
        label = labels[earlier]
        is_near = feature.index - earlier <= 3 and len(feature.words) >= SHORT_LINE
        if label is not None and label.kind is SegmentKind.CAPTION:
            captions.append(feature.index)
        elif label is None and is_near and names_a_day(page, feature):
            captions += [earlier, feature.index]
        elif len(feature.words) > 1:
            repeated.append(feature.index)
    labels = _changed(labels, captions, SegmentKind.CAPTION, SegmentReason.REPEATED)
    return _boilerplate(labels, repeated, SegmentReason.REPEATED)


def label_menu_runs(page: Page, labels: Labels) -> Labels:
    """Three or more lines in a row that are as short as menu entries and have no full stop or number."""
    if not any(feature.is_sentence for feature in page.features):
        return labels
    places: list[int] = []
    run: list[int] = []
    for feature in (*page.features, None):
        if feature is not None and _is_menu_like(feature, labels):
            run.append(feature.index)
            continue
        places += run if len(run) >= MENU_RUN else []
        run = []
    return _boilerplate(labels, places, SegmentReason.MENU)


def _is_menu_like(feature: Feature, labels: Labels) -> bool:
    label = labels[feature.index]
    if label is not None:
        return label.reason is SegmentReason.MENU
    return len(feature.words) <= MENU_WORDS and not feature.has_full_stop and not feature.has_digit


def label_tail(page: Page, labels: Labels) -> Labels:
    """Short lines without a full stop below the last running text: a heading there heads nothing."""
    last = max((f.index for f in page.features if f.is_sentence and labels[f.index] is None), default=None)
    if last is None:
        return labels
    tail = [feature for feature in page.features[last + 1 :] if not feature.has_full_stop]
    short = [
        feature.index
        for feature in tail
        if len(feature.words) <= (TAIL_WORDS_WITH_NUMBER if feature.has_digit else TAIL_WORDS)
    ]
    return _boilerplate(labels, short, SegmentReason.TAIL)


def open_captions_alone(page: Page, labels: Labels) -> Labels:
    """Where no running text is left, as on a page of photos, the captions are the report."""
    if any(feature.has_full_stop and labels[feature.index] is None for feature in page.features):
        return labels
    alone = {
        feature.index
        for feature in page.features
        if len(feature.words) >= SENTENCE_WORDS
        and (label := labels[feature.index]) is not None
        and label.kind is SegmentKind.CAPTION
        and label.reason is not SegmentReason.REPEATED
    }
    return tuple(None if place in alone else label for place, label in enumerate(labels))
