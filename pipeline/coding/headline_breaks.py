"""Where a headline goes on to other news: `Rebels capture Tesk; jets bomb it the next morning`."""

from __future__ import annotations

from pipeline.coding.reading import SentenceReading
from schemas.vocabulary import Part

BREAKS = frozenset({";", "|"})


def crosses_a_break(reading: SentenceReading, first: int, second: int) -> bool:
    """Whether a break of a headline stands between two tokens."""
    if reading.sentence.part is not Part.TITLE:
        return False
    return not BREAKS.isdisjoint(reading.parsed.words[min(first, second) : max(first, second)])
