"""Days of events whose own words name none: told in the sentences before them, or by the hour within the day's news."""

from __future__ import annotations

import re

from pipeline.coding.came_after import is_pluperfect
from pipeline.coding.day_anchors import SINGLE_DAYS
from pipeline.coding.day_rules import PublicationDay, resolved
from pipeline.coding.days_beside import BESIDE_RULES, Timed, is_of_another
from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention
from pipeline.coding.reading import SentenceReading

# A day further back than that is history, and nothing else of its paragraph is of it.
HISTORY_DAYS = 30
# What happened so recently is news.
THESE_DAYS = 10
# "At 5:05 a.m.", "around 07:40", "shortly after midnight", "in the early hours": within the day of the news.
HOUR = re.compile(
    r"\b(?:at|around|about|by|after|before|from)\s+(?:about\s+|around\s+)?"
    r"(?:[0-2]?\d[:.][0-5]\d\b|[01]?\d\s*(?:a\.?m\b|p\.?m\b|o'clock)|midnight|noon|dawn|dusk|daybreak|midday)"
    r"|\bin the (?:early|small) hours\b",
    re.IGNORECASE,
)
# A day told further back in a paragraph is of something else: some texts are one paragraph.
SCENE_WITHIN = 6
BEGINNING = frozenset({"begin", "start", "break", "erupt", "flare", "commence"})
BEGUN = frozenset(
    {"violence", "fighting", "fight", "clash", "trouble", "unrest", "battle", "bloodshed", "firing", "confrontation"}
)
TO_COME = frozenset({"MD", "TO"})
# So many sentences behind an event its beginning is told.
ONSET_WITHIN = 2
BASE = "Headquarters or base established"
UNTIL = frozenset({"until", "till", "to"})


def days_of_scene(draft: Draft, published: PublicationDay) -> list[Timed]:
    """The day in the draft's sentences that no event of theirs took, else that told just before in its paragraph."""
    if draft.is_opening:
        return []
    told = sorted((m.reading for m in draft.mentions), key=lambda reading: reading.index)
    for one in told:
        if found := _days_of(one, published):
            return found[:1]
    first = told[0].index
    reading = told[0].before_in_paragraph
    while reading is not None and first - reading.index <= SCENE_WITHIN:
        if found := _days_of(reading, published):
            return found[-1:]
        reading = reading.before_in_paragraph
    return []


def _days_of(reading: SentenceReading, published: PublicationDay) -> list[Timed]:
    return [
        Timed(hit, reading)
        for hit in reading.times
        if hit.rule.startswith(BESIDE_RULES)
        and hit.lead not in {"since", *UNTIL}
        and not is_of_another(reading, hit)
        and not _is_history(hit.rule, published)
    ]


def _is_history(rule: str, published: PublicationDay) -> bool:
    end = resolved(rule, published).end
    return published.on is not None and end is not None and (published.on - end).days > HISTORY_DAYS


def since_days(draft: Draft) -> list[Timed]:
    """The day from which a state holds that an event brought about: `have occupied the town since Saturday`."""
    return [
        Timed(hit, mention.reading)
        for mention in draft.mentions
        for hit in mention.times
        if hit.lead == "since" and hit.rule.startswith(SINGLE_DAYS)
    ]


def names_an_hour(draft: Draft) -> bool:
    """Whether its own sentences name an hour and no day."""
    return any(HOUR.search(m.reading.parsed.sentence.text) is not None for m in draft.mentions)


def days_of_onset(draft: Draft) -> list[Timed]:
    """The day on which an event is told to have begun: `The violence broke out on Monday`, `It all began on Friday`."""
    told = max((m.reading for m in draft.mentions if not m.aside), key=lambda reading: reading.index)
    first = min(draft.mentions, key=lambda m: m.reading.index).reading
    found = []
    for reading in first.those_behind(ONSET_WITHIN + told.index - first.index):
        verbs = [t for t in range(len(reading.parsed)) if reading.parsed.lemmas[t] in BEGINNING and _of_it(reading, t)]
        found += [Timed(hit, reading) for hit in reading.times if verbs and hit.rule.startswith(SINGLE_DAYS)]
    return [one for one in found if one.hit.lead not in {"since", *UNTIL}][:1]


def _of_it(reading: SentenceReading, verb: int) -> bool:
    """Whether what begins is fighting or `it`, and the day of it stands in its clause."""
    parsed = reading.parsed
    if not parsed.is_verbal(verb) or any(parsed.tags[child] in TO_COME for child in parsed.children(verb)):
        # "Said on Monday that it would start air raids".
        return False
    elsewhere = any(word in {"in", "at"} and not reading.is_time(noun) for word, noun in parsed.prepositional(verb))
    return any(
        parsed.lower[noun] == "it"
        or (parsed.lemmas[noun] in BEGUN and any(parsed.lower[child] == "the" for child in parsed.children(noun)))
        # "Violence erupted on Sunday night between two communities", with no word of another place.
        or (parsed.lemmas[noun] in BEGUN and noun == 0 and not elsewhere)
        for noun in parsed.subjects(verb)
    )


def happened_these_days(mention: Mention, published: PublicationDay) -> bool:
    """Whether its own words put it on a single day shortly before publication: `struck the wake on Thursday`."""
    days = [resolved(hit.rule, published).event_date for hit in mention.times if hit.rule.startswith(SINGLE_DAYS)]
    on = published.on
    return on is not None and any(day is not None and 0 <= (on - day).days <= THESE_DAYS for day in days)


def was_there_before(mention: Mention) -> bool:
    """Whether a base is only told to have been there: `They had built bunkers`."""
    parsed, head = mention.reading.parsed, mention.trigger.head
    told = mention.sub_event_type == BASE and not mention.reading.is_opening
    return told and is_pluperfect(parsed, head)
