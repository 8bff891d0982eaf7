"""Days told beside an event, in sentences without one of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.coding.aftermath import is_aftermath
from pipeline.coding.day_anchors import governor
from pipeline.coding.draft import Draft
from pipeline.coding.own_days import tells_of_calm
from pipeline.coding.reading import SentenceReading
from pipeline.coding.times import TimeHit
from schemas.vocabulary import Part, SegmentKind
from schemas.word_classes import WordClass

# Days that stand by themselves; what counts from another event does not date this one.
BESIDE_RULES = ("weekday", "iso", "offset", "monthday", "range", "span")
# How a day stands before the event that it dates: `the October 7 attack`.
OWNED = frozenset({"compound", "nmod:poss", "poss", "nmod", "nummod", "amod"})
# A line of a day has few other characters: `Sunday:`, `* Monday, 3 June *`.
DAY_LINE = 8
LABEL_ENDS = (":", "-", "–", "—")


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression of a draft with the sentence it stands in."""

    hit: TimeHit
    reading: SentenceReading


def days_beside(draft: Draft, readings: Sequence[SentenceReading], *, before: bool = False) -> list[Timed]:
    """The first day of the paragraphs that tell the draft: `Five men were shot. … It was Sunday, half past five.`

    Only in the sentence right before the draft, with `before`: `She came to the market on Friday. Six died, …`
    """
    told = {m.reading.index for m in draft.mentions}
    paragraphs = {m.reading.sentence.paragraph for m in draft.mentions}
    headline = any(m.reading.sentence.part is Part.TITLE for m in draft.mentions)
    # Within an entry of a list, "the next day" counts from the entry before.
    counted = ("relative",) if draft.entries else ()
    for reading in readings:
        near = reading.sentence.paragraph in paragraphs or (draft.is_opening and reading.is_opening)
        follows = reading.index > min(told) or headline
        if before:
            follows = reading.index == min(told) - 1 and reading.sentence.part is not Part.TITLE
            near = near and reading.sentence.paragraph in paragraphs
        if not near or not follows or reading.index in told or any(t.is_strong for t, _ in reading.triggers):
            continue
        for hit in reading.times:
            if (
                hit.rule.startswith((*BESIDE_RULES, *counted))
                and hit.lead != "since"
                and not is_of_another(reading, hit)
            ):
                return [Timed(hit, reading)]
    return []


def is_of_another(reading: SentenceReading, hit: TimeHit) -> bool:
    """Whether a day is that of the telling, of what came later, or of another event: `after the October 7 attack`."""
    parsed, token = reading.parsed, reading.time_token(hit)
    verbs = {found.verb for found in reading.attributions} | reading.speaking
    above = list(parsed.ancestors(token))[:2]
    verb = governor(parsed, token)
    dying = parsed.lemmas[verb] in reading.lexicon.words[WordClass.DYING_VERB]
    owned = parsed.deps[token] in OWNED and any(trigger.head in above[:1] for trigger, _ in reading.triggers)
    return (
        owned
        or dying
        or tells_of_calm(parsed, verb)
        or any(head in verbs for head in above)
        or is_aftermath(reading, verb)
    )


def day_of_list(draft: Draft, readings: Sequence[SentenceReading]) -> list[Timed]:
    """The day that the heading above an entry, else the opening of its list, names for all: `Incidents of 3 May`."""
    first = min(m.reading.index for m in draft.mentions)
    above = [r for r in readings[:first] if _heads(r, readings[first], is_entry=bool(draft.entries))]
    days = [
        Timed(hit, reading)
        for reading in reversed(above)
        for hit in reading.times
        if hit.rule.startswith(BESIDE_RULES) and hit.lead != "since"
    ]
    return days[:1]


def _heads(reading: SentenceReading, told: SentenceReading, *, is_entry: bool) -> bool:
    """Whether a line stands above an entry, or above others as their heading: `Sunday`, `Recorded on 9 March:`."""
    text, other = reading.sentence.text.strip(), reading.sentence.paragraph != told.sentence.paragraph
    days = sum(hit.end - hit.start for hit in reading.times)
    heading = other and not reading.triggers and (text.endswith(":") or 0 < days >= len(text) - DAY_LINE)
    return heading or (is_entry and (reading.is_opening or reading.sentence.kind is SegmentKind.HEADING))


def day_of_label(draft: Draft, readings: Sequence[SentenceReading]) -> list[Timed]:
    """The day that opens the draft's own paragraph as its label: `Saturday, 31 August: … Troops shot a youth.`"""
    first = min(draft.mentions, key=lambda m: m.reading.index).reading
    paragraph = [r for r in readings if r.sentence.paragraph == first.sentence.paragraph and r.index < first.index]
    for reading in paragraph[:1]:
        for hit in reading.times[:1]:
            text = reading.sentence.text
            if not text[: hit.start].strip() and text[hit.end :].lstrip().startswith(LABEL_ENDS):
                return [Timed(hit, reading)] if hit.rule.startswith(BESIDE_RULES) else []
    return []
