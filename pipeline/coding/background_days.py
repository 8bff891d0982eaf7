"""Events that even the opening tells only in passing: of another month, or to say who somebody is."""

from __future__ import annotations

from pipeline.coding.day_rules import PublicationDay
from pipeline.coding.draft import Draft
from pipeline.coding.parsed import PARTICIPLE, RELATIVE
from schemas.coding import DateReading
from schemas.vocabulary import DatePrecision, Part

# An event so many days before the article is its background.
MONTHS_AGO = 60
# "Nurses abducted a year ago", "kidnapped pupils freed".
DESCRIBING = RELATIVE | PARTICIPLE | {"amod"}


def only_describes(draft: Draft) -> bool:
    """Whether the opening tells of it only to say who somebody is: `nurses abducted a year ago walked free`."""
    opening = [mention for mention in draft.mentions if mention.reading.is_opening]
    return bool(opening) and all(mention.reading.parsed.deps[mention.trigger.head] in DESCRIBING for mention in opening)


def in_passing(reading: DateReading, published: PublicationDay, draft: Draft) -> bool:
    """Whether a later paragraph of the lead tells of another month: `The group was blamed for the bombs of January`."""
    end = reading.event_date_end
    if published.on is None or end is None or reading.precision is not DatePrecision.MONTH:
        return False
    late = all(m.reading.sentence.part is Part.TEXT and m.reading.sentence.paragraph for m in draft.mentions)
    return late and (published.on - end).days > MONTHS_AGO
