"""Borders named by nationality: "the Turkish border", "the Syrian-Turkish border"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.spotted import SpottedPlace
from schemas.article import Sentence
from schemas.vocabulary import PlaceRelation

# Not those who guard it: "Ruhland border guards".
BORDER = re.compile(
    r"^[\s-]*(?:[\w-]+\s+)?(?:border|frontier)s?\b(?!\s+(?:guards?|police|policem[ae]n|forces?|troops?|soldiers?|service|"
    r"agents?|officers?|patrols?|officials?|guardsm[ae]n)\b)",
    re.IGNORECASE,
)
BORDER_WORDS = ("border", "frontier")
OTHER_SIDE = re.compile(r"([A-Z]\w+)\s*[-–]\s*$")


def spot_borders(
    sentence: Sentence, gazetteer: Gazetteer, *, blocked: Sequence[bool], found: Sequence[SpottedPlace]
) -> list[SpottedPlace]:
    """Borders of a sentence that are named by nationality; none where a place was found already."""
    borders: list[SpottedPlace] = []
    lower = sentence.text.lower()
    if not any(word in lower for word in BORDER_WORDS):
        return borders
    for token, word in enumerate(sentence.words):
        start = sentence.offsets[token]
        end = start + len(word)
        named = gazetteer.country_of_demonym(word.rpartition("-")[2]) is not None
        if blocked[token] or not named or not BORDER.match(sentence.text[end:]):
            continue
        if any(place.start < sentence.start + end <= place.end for place in found):
            continue
        pair = OTHER_SIDE.search(sentence.text[:start])
        first = pair.start(1) if pair is not None else start
        borders.append(_border(sentence, first, end))
    return borders


def _border(sentence: Sentence, start: int, end: int) -> SpottedPlace:
    return SpottedPlace(
        text=sentence.text[start:end],
        part=sentence.part,
        start=sentence.start + start,
        end=sentence.start + end,
        relation=PlaceRelation.BORDER,
        modifier="border",
        designator="border",
        weak=False,
        known=True,
        sentence_index=sentence.index,
        paragraph=sentence.paragraph,
        within=(),
    )
