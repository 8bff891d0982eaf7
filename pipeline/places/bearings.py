"""Places that only help to find another: Bema in "Ora, 20 km from Bema", "Ora, a village near Bema"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.spotted import SpottedPlace
from pipeline.places.words import PlaceWords
from schemas.article import Sentence
from schemas.vocabulary import PlaceRelation

# From the first name to the words that say how the second one lies to it.
OPENS = re.compile(
    r"^(?:\s+[a-z-]+){0,3}\s*[,(–—]\s*(?:(?:an?|the)\s+(?:[\w'’-]+\s+){1,5}?)?"
    r"(?:(?:some|about|around|roughly|just|approximately|nearly|only|located|situated|lying|which|that|is|lies)\s+)*$",
    re.IGNORECASE,
)
# From those words to the second name.
CLOSES = re.compile(r"^\s*(?:the\s+)?(?:(?:[a-z-]+\s+){0,3}of\s+)?(?:[a-z-]+\s+){0,2}$")
NEAR = "near"


def with_bearings(places: Sequence[SpottedPlace], sentence: Sentence, gazetteer: Gazetteer) -> list[SpottedPlace]:
    """The places of a sentence, those that only help to find the one before them with its span."""
    told = list(places)
    for number, (one, other) in enumerate(pairwise(places)):
        if one.weak or other.relation is not PlaceRelation.NEAR:
            continue
        gap = sentence.text[one.end - sentence.start : other.start - sentence.start]
        if _is_bearing(gap, other.modifier, gazetteer.words):
            told[number + 1] = other.replace(beside=(one.start, one.end))
    return told


def _is_bearing(gap: str, modifier: str | None, words: PlaceWords) -> bool:
    """Whether the words between two names are a comma and how the second lies to the first."""
    if modifier is not None:
        at = gap.lower().find(modifier.lower())
    else:
        found = _nearness(words).search(gap)
        at, modifier = (-1, "") if found is None else (found.start(), found.group())
    return at >= 0 and OPENS.match(gap[:at]) is not None and CLOSES.match(gap[at + len(modifier) :]) is not None


@lru_cache(maxsize=8)
def _nearness(words: PlaceWords) -> re.Pattern[str]:
    near = sorted((word for word, meaning in words.prepositions.items() if meaning == NEAR), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, near))})\b", re.IGNORECASE)
