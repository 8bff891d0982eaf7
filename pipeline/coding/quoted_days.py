"""What `today` and `this morning` mean in a speaker's mouth: the day on which he spoke, not the paper's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.coding.day_rules import PublicationDay, resolved
from pipeline.coding.mention import Mention
from pipeline.coding.quotations import CLOSING, OPENING, STRAIGHT
from pipeline.coding.reading import SentenceReading
from pipeline.coding.times import TimeHit

TODAY = "offset:0"
NAMED_DAYS = ("weekday:", "iso:", "monthday:")
TOLD_DAYS = (*NAMED_DAYS, "weekday_last:")
# What is done to a deed on a later day by who did it, or is said to have.
CLAIMING = frozenset({"claim", "admit", "deny", "acknowledge", "own", "hail", "praise", "disown"})
# A quotation is no older than that.
SPOKEN_WITHIN = 3


def with_speakers_days(mentions: Sequence[Mention], main_rule: str | None, published: PublicationDay) -> list[Mention]:
    """Mentions with the day of the news where somebody quoted speaks of his own day.

    `… on Saturday. "Gunmen killed nine people this morning," an official said.` in Sunday's paper.
    """
    if main_rule is None or published.on is None or not main_rule.startswith(NAMED_DAYS):
        return list(mentions)
    day = resolved(main_rule, published).event_date
    if day is None or not 0 < (published.on - day).days <= SPOKEN_WITHIN:
        return list(mentions)

    def meant(mention: Mention) -> Mention:
        times = tuple(
            replace(hit, rule=main_rule) if hit.rule.startswith(TODAY) and is_quoted(mention.reading, hit) else hit
            for hit in mention.times
        )
        return mention if times == mention.times else replace(mention, times=times)

    return [meant(mention) for mention in mentions]


def without_days_of_claiming(
    mentions: Sequence[Mention], main_rule: str | None, published: PublicationDay
) -> list[Mention]:
    """Mentions without the later day on which somebody claimed or denied it: `The Front claimed the raid on Monday`."""
    if main_rule is None or not main_rule.startswith(TOLD_DAYS):
        return list(mentions)
    day = resolved(main_rule, published).event_date

    def claimed(mention: Mention) -> Mention:
        parsed, head = mention.reading.parsed, mention.trigger.head
        verb = parsed.heads[head]
        if day is None or not mention.times or not mention.is_definite or parsed.lemmas[verb] not in CLAIMING:
            return mention
        if head not in parsed.objects(verb):
            return mention
        own = tuple(hit for hit in mention.times if not _is_later(hit, day, published))
        told = next((hit for hit in mention.times if hit not in own), mention.reported_time)
        return replace(mention, times=own, reported_time=told)

    return [claimed(mention) for mention in mentions]


def _is_later(hit: TimeHit, day: date, published: PublicationDay) -> bool:
    found = resolved(hit.rule, published).event_date if hit.rule.startswith((*TOLD_DAYS, "offset:")) else None
    return found is not None and found > day


def is_quoted(reading: SentenceReading, hit: TimeHit) -> bool:
    """Whether a time stands between quotation marks that open in its sentence."""
    words = reading.parsed.words[: reading.time_token(hit)]
    straight = sum(word in STRAIGHT for word in words)
    curled = sum((word in OPENING) - (word in CLOSING) for word in words)
    return straight % 2 == 1 or curled > 0
