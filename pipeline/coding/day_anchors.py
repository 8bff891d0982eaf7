"""The day that words such as `two days later` count from: that of the event told just before."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from pipeline.coding.day_rules import PublicationDay, counted_from, resolved
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.times import AFTER, TimeHit
from schemas.vocabulary import PublishedSource

# Rules that mean one day whatever else is told.
SINGLE_DAYS = ("weekday:", "weekday_last:", "offset:", "iso:", "monthday:")
# So many sentences back stands the day that `that night` is of.
REACH = 5
# A day further back than that is history, and nothing counts from it.
HISTORY_DAYS = 30
# What may stand between two ways to say one day: `the same day, Thursday`, `hours before, on Friday`.
BESIDE = re.compile(r"[\s,(]*(?:(?:on|of)\s+)?")
SAME = "same"
LATER, DYING = frozenset({"next", "following", "later", "after"}), frozenset({"die", "succumb", "breathe"})
# What may stand before the first words of a sentence.
OPENERS = " \"'“‘(-–—"
# A year named by counting from this one; 29 February is not in each.
YEARS = {"last:year": -1}
LEAP_DAY = "02-29"
PRESENT = frozenset({"VBZ", "VBP"})
# "The attack came days after": what is said of the news, and how far back its day is told.
COMING = frozenset({"come", "happen", "occur", "follow", "unfold"})
POINTED = frozenset({"the", "this", "it", "these", "that"})
FIRST_WITHIN = 40
# A weekday that was named with its date before is that day's again within so many sentences.
NAMED_WITHIN = 12
HOURS_BEFORE = ("hours earlier", "hour earlier", "minutes earlier", "hours before", "minutes before")
# Before the day on which a page was put out.
STAMPS = frozenset({"published", "updated", "posted", "last updated", "last modified", "first published"})
WEEK = 7


class Dated(Protocol):
    """A sentence whose times are known."""

    @property
    def parsed(self) -> ParsedSentence: ...
    @property
    def times(self) -> tuple[TimeHit, ...]: ...
    @property
    def speaking(self) -> frozenset[int]: ...
    def time_token(self, hit: TimeHit) -> int: ...


def governor(parsed: ParsedSentence, token: int) -> int:
    """The verb that a word hangs on, else the root above it."""
    head = token
    for head in parsed.ancestors(token):
        if parsed.is_verbal(head):
            return head
    return head


def is_told_on(reading: Dated, hit: TimeHit) -> bool:
    """Whether a time hangs on a verb of saying: `said on Friday`."""
    verb = governor(reading.parsed, reading.time_token(hit))
    return verb in reading.speaking and not reading.parsed.is_passive(verb)


def is_after(hit: TimeHit) -> bool:
    """Whether the words count to an event named behind them: `three days after an ambush`."""
    return hit.lead == AFTER and hit.text.lower().endswith(AFTER)


def counted_times(
    reading: Dated, hits: Sequence[TimeHit], before: Callable[[int], Dated | None], published: date | None
) -> tuple[TimeHit, ...]:
    """Times of a sentence with those that count from another day put as days, where that day is told before them.

    `before` gives the sentence so many places back, None where there is none.
    """
    found: list[TimeHit] = []
    for hit in hits:
        if hit.start and reading.parsed.sentence.text[: hit.start].strip(" :").lower() in STAMPS:
            # "Published July 4 2015 An explosion on Friday …" in a text without lines.
            continue
        if hit.rule.startswith("past:") and hit.text.lower().endswith(HOURS_BEFORE):
            # "Two hours earlier" is of the day of the news, where one is told.
            near = [one for back in range(1, REACH) if (one := before(back)) is not None]
            if any(other.rule.startswith(SINGLE_DAYS) for one in near for other in one.times):
                continue
        counts = hit.rule.startswith("relative:")
        if (counts or is_after(hit)) and _says_the_day_itself(reading, hit, hits):
            continue
        if not counts:
            found.append(_named_in_full(hit, before, published) or _in_its_year(reading, hit, hits, published))
        else:
            if is_after(hit):
                rule = _after(reading, hit, found, hits, published) or _after_the_news(reading, hit, before, published)
            else:
                anchor = _anchor(reading, hit, found, before, published) or _day_behind(hit, hits)
                rule = counted_on(hit.rule, anchor, published) if anchor else None
            found.append(replace(hit, rule=rule or hit.rule, counted=hit.rule.startswith("relative:-")))
    return tuple(found)


def _named_in_full(hit: TimeHit, before: Callable[[int], Dated | None], published: date | None) -> TimeHit | None:
    """A weekday that the text named with its date before: `on Sunday, 5 June … That Sunday …`, told a week later."""
    own = resolved(hit.rule, _on(published)).event_date if hit.rule.startswith("weekday:") else None
    if own is None or published is None:
        return None
    for back in range(1, NAMED_WITHIN + 1):
        other = before(back)
        if other is None:
            return None
        for one in other.times:
            if one.rule.startswith(("monthday:", "iso:")) and one.text.lower().startswith(hit.text.lower().split()[0]):
                day = resolved(one.rule, _on(published)).event_date
                weeks, rest = divmod((own - day).days, WEEK) if day is not None else (0, 1)
                if rest == 0 and weeks > 0 and not _is_history(one.rule, published):
                    return replace(hit, rule=one.rule)
    return None


def _in_its_year(reading: Dated, hit: TimeHit, hits: Sequence[TimeHit], published: date | None) -> TimeHit:
    """A day of a month with the year that words behind it name: `7 October last year`."""
    name, *arguments = hit.rule.split(":")
    if name != "monthday" or published is None or "-" not in arguments[0]:
        return hit
    text = reading.parsed.sentence.text
    beside = [one for one in hits if one.rule in YEARS and not text[hit.end : one.start].strip(", ")]
    if not beside or beside[0].start < hit.end:
        return hit
    year = published.year + YEARS[beside[0].rule]
    return hit if arguments[0] == LEAP_DAY else replace(hit, rule=f"iso:{year}-{arguments[0]}")


def _says_the_day_itself(reading: Dated, hit: TimeHit, hits: Sequence[TimeHit]) -> bool:
    """Whether a day stands with it: `the same day, Thursday`, `two weeks after the raid of 3 October`."""
    text = reading.parsed.sentence.text
    later = [one for one in hits if one.start > hit.end and one.rule.startswith(SINGLE_DAYS)]
    if not is_after(hit):
        # "The day before, jets hit a port, and on the same Saturday a guard was killed".
        return any(BESIDE.fullmatch(text[hit.end : one.start]) or one.lead == SAME for one in later)
    opens = not text[: hit.start].strip(OPENERS)
    if opens:
        return any("," not in text[hit.end : one.start] for one in later)
    first, starts = reading.time_token(hit), {reading.time_token(one) for one in later}
    return any(reading.speaking.isdisjoint(range(first, start)) for start in starts)


def _after(
    reading: Dated, hit: TimeHit, found: Sequence[TimeHit], hits: Sequence[TimeHit], published: date | None
) -> str | None:
    """What `three days after` counts from in its own sentence: the day before or behind it, else that of the news."""
    before = [one for one in found if one.rule.startswith(SINGLE_DAYS) and one.lead != "since"]
    behind = [one for one in hits if one.start > hit.end and one.rule.startswith(SINGLE_DAYS)]
    parsed = reading.parsed
    opens = not parsed.sentence.text[: hit.start].strip(OPENERS)
    anchor = before[-1:] or (behind[:1] if opens else [])
    if anchor:
        return counted_on(hit.rule, anchor[0].rule, published)
    verb = next((t for t in range(len(parsed)) if parsed.heads[t] == t), None)
    if opens and verb is not None and any(parsed.tags[t] in PRESENT for t in (verb, *parsed.children(verb))):
        # "Four days after the raid, there is no word of them."
        return f"offset:{hit.rule.split(':')[1]}"
    return None


def _after_the_news(
    reading: Dated, hit: TimeHit, before: Callable[[int], Dated | None], published: date | None
) -> str | None:
    """The day before that of the news: `The attack came four days after gunmen …` counts from the day told first."""
    parsed = reading.parsed
    verb = next((t for t in range(reading.time_token(hit)) if parsed.lemmas[t] in COMING), None)
    if verb is None or parsed.lower[0] not in POINTED or any(parsed.words[t] == "," for t in range(verb)):
        return None
    told = itertools.takewhile(lambda one: one is not None, (before(back) for back in range(1, FIRST_WITHIN)))
    days = [rule for one in told if one is not None and (rule := _day_of(one, published)) is not None]
    return counted_on(hit.rule, days[-1], published) if days else None


def _anchor(
    reading: Dated,
    hit: TimeHit,
    found: Sequence[TimeHit],
    before: Callable[[int], Dated | None],
    published: date | None,
) -> str | None:
    """The day told nearest before it; only what was earlier counts from a day of telling, and not from afar."""
    backwards = hit.rule.startswith("relative:-")
    days = [
        one
        for one in found
        if one.rule.startswith(SINGLE_DAYS) and one.lead != "since" and (backwards or not is_told_on(reading, one))
    ]
    if days:
        return days[-1].rule
    for back in range(1, REACH + 1):
        other = before(back)
        far = other is not None and other.parsed.sentence.paragraph != reading.parsed.sentence.paragraph
        if other is None or (far and backwards):
            break
        rule = _day_of(other, published)
        if rule is not None:
            return rule
    return None if backwards else _day_of_old_news(before, published)


def _day_behind(hit: TimeHit, hits: Sequence[TimeHit]) -> str | None:
    """The day behind `a day earlier` where none stands before: `a man shot a day earlier died on Thursday`."""
    if not hit.rule.startswith("relative:-"):
        return None
    return next(
        (o.rule for o in hits if o.start > hit.end and o.rule.startswith(SINGLE_DAYS) and o.lead != "since"), None
    )


def _day_of_old_news(before: Callable[[int], Dated | None], published: date | None) -> str | None:
    """The day of an article on what lies far back, which names no day near its own: `It was 29 November 2022 …`."""
    told = list(itertools.takewhile(lambda one: one is not None, (before(back) for back in range(1, FIRST_WITHIN))))
    if any(one is not None and _day_of(one, published) is not None for one in told):
        return None
    days = [one and _day_of(one, published, of_history=True) for one in told[:REACH]]
    return next((rule for rule in days if rule), None)


def _day_of(reading: Dated, published: date | None, *, of_history: bool = False) -> str | None:
    """The day of what a sentence tells: of several the one nearest to the root."""
    days = [
        one
        for one in reading.times
        if one.rule.startswith(SINGLE_DAYS)
        and one.lead != "since"
        and not is_told_on(reading, one)
        and not _is_of_dying(reading, one)
        and (of_history or not _is_history(one.rule, published))
    ]
    depth = {one: sum(1 for _ in reading.parsed.ancestors(reading.time_token(one))) for one in days}
    return min(days, key=lambda one: (depth[one], -one.start)).rule if days else None


def _is_of_dying(reading: Dated, hit: TimeHit) -> bool:
    """Whether a day is that on which somebody died of what was told before: `a third died the next day`."""
    later = not LATER.isdisjoint(hit.text.lower().split())
    return later and reading.parsed.lemmas[governor(reading.parsed, reading.time_token(hit))] in DYING


def _is_history(rule: str, published: date | None) -> bool:
    end = resolved(rule, _on(published)).end
    return published is not None and end is not None and (published - end).days > HISTORY_DAYS


def _on(published: date | None) -> PublicationDay:
    return PublicationDay(published, PublishedSource.METADATA, "")


def counted_on(rule: str, anchor: str, published: date | None) -> str:
    """The rule of the day counted from another; the days from publication where a weekday would not reach it."""
    counted = counted_from(rule, anchor)
    start = resolved(anchor, _on(published)).event_date
    if published is None or start is None or counted.startswith("relative:"):
        return counted
    steps = int(rule.split(":")[1])
    wanted = start.toordinal() + steps
    day = resolved(counted, _on(published)).event_date
    if day is not None and day.toordinal() == wanted:
        return counted
    return f"offset:{wanted - published.toordinal()}" if wanted <= published.toordinal() else rule
