"""Headlines that tell of several events side by side: `Two rebels killed in Jones; bus burned in Tocoa`."""

from __future__ import annotations

from pipeline.coding.draft import Draft
from pipeline.coding.headline_breaks import BREAKS
from pipeline.coding.mention import Mention
from schemas.vocabulary import Part

ENDS = frozenset({".", "!", "?", '"', "”", "’"})


def in_other_parts(first: Mention, second: Mention) -> bool:
    """Whether a semicolon of the headline stands between two of its events, and neither only counts the dead."""
    reading = first.reading
    if reading is not second.reading or reading.sentence.part is not Part.TITLE:
        return False
    one, two = sorted((first.trigger.head, second.trigger.head))
    words = reading.parsed.words
    breaks = [token for token in range(one + 1, two) if words[token] in BREAKS]
    return bool(breaks) and not (_only_counts(first, breaks) or _only_counts(second, breaks))


def told_beside(draft: Draft, main: Draft) -> bool:
    """Whether the headline tells of it in a part of its own, beside the main event."""
    return any(in_other_parts(m, n) for m in draft.mentions for n in main.mentions)


def is_headline(draft: Draft) -> bool:
    """Whether only the headline tells it yet."""
    return all(m.reading.sentence.part is Part.TITLE for m in draft.mentions)


def is_of_headline(draft: Draft) -> bool:
    """Whether only a later part of the headline, or a line that sums news up, tells it yet."""
    return all(_sums_up(m) for m in draft.mentions)


def _sums_up(mention: Mention) -> bool:
    reading = mention.reading
    if reading.sentence.part is Part.TITLE:
        return not BREAKS.isdisjoint(reading.parsed.words[: mention.trigger.head])
    return reading.is_opening and reading.parsed.words[-1] not in ENDS


def _only_counts(mention: Mention, breaks: list[int]) -> bool:
    """Whether the part of a headline only says whom it hit: `…; 12 dead, dozens hurt`."""
    reading, head = mention.reading, mention.trigger.head
    first = max((b + 1 for b in breaks if b < head), default=0)
    last = min((b for b in breaks if b > head), default=len(reading.parsed))
    told = [t.head for t, _ in reading.triggers if first <= t.head < last]
    hurt = {token for hit in reading.outcomes for token in range(hit.first, hit.last)}
    elsewhere = any(first <= place.token < last for place in reading.places)
    return all(token in hurt for token in told) and not elsewhere and not mention.agents
