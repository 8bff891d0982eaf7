"""Whether an unknown name stands where places stand, so that it is kept though the gazetteer lacks it."""

from __future__ import annotations

import re

from pipeline.places.gazetteer import Gazetteer
from pipeline.places.surroundings import Surroundings
from schemas.vocabulary import PlaceRelation

RIGHT_IN = re.compile(r"\b(?:in|into|inside)\s+$", re.IGNORECASE)
# "retook Adan Yabaal in Middle Shabelle", "struck Kolofata, in Cameroon's Far North".
REGION_AFTER = re.compile(
    r"^\s*,?\s*(?:in\s+)(?:the\s+)?(?:[a-z-]+\s+){0,2}(?P<name>[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,3})"
)


def stands_where_places_do(before: str, after: str, around: Surroundings, gazetteer: Gazetteer) -> bool:
    """Whether "in" stands right before a name, or words that say where something is before it and a region after it."""
    if around.relation is not PlaceRelation.IN:
        return False
    if RIGHT_IN.search(before):
        return True
    following = REGION_AFTER.match(after)
    if following is None:
        return False
    words = following.group("name").split()
    return any(gazetteer.knows(" ".join(words[:size])) for size in range(len(words), 0, -1))


def is_other_word(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a plain name is a word of the language, a direction, a nationality, or class words alone."""
    words = gazetteer.words
    if word in words.common or word in words.directions or gazetteer.country_of_demonym(word) is not None:
        return True
    return all(part in words.designators or part in words.sites for part in word.split(" "))
