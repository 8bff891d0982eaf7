"""Words that stand beside a place's name and leave it one."""

from __future__ import annotations

from pipeline.places.names import plain
from pipeline.places.words import PlaceWords
from schemas.article import Sentence
from schemas.vocabulary import SegmentKind

# What parts the names of a heading from one another.
PART_ENDS = frozenset({",", "(", ")", "/", "–", "—"})


def may_stand_beside(word: str, words: PlaceWords) -> bool:
    """Whether a word beside a name leaves it the name of a place: a class word, a direction, an article."""
    return (
        word in words.designators
        or word in words.sites
        or word in words.directions
        or word in words.parts
        or word in words.event_nouns
        or word in {"", "s"}
        or word in words.rules.articles
    )


def is_label(sentence: Sentence, first: int, last: int, words: PlaceWords) -> bool:
    """Whether a name is all that a heading, or a part of it between commas, says, or a class word stands beside it.

    `Bema Region`; `Ora, North Bema`; `Ora (Upper Bema)`.
    """
    if sentence.kind is not SegmentKind.HEADING:
        return False
    told = sentence.words
    start = max((at + 1 for at in range(first) if told[at] in PART_ENDS), default=0)
    end = min((at for at in range(last, len(told)) if told[at] in PART_ENDS), default=len(told))
    rest = [plain(told[at]) for at in range(start, end) if not first <= at < last]
    return all(may_stand_beside(word, words) or not word.isalnum() for word in rest)
