"""The day of a draft: which of its time words counts, and what they mean for this article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.coding.background_days import in_passing, only_describes
from pipeline.coding.came_after import opens_behind
from pipeline.coding.day_anchors import SINGLE_DAYS, counted_on
from pipeline.coding.day_rules import OVERNIGHT, PublicationDay, holds, night_told, resolved, up_to
from pipeline.coding.days_beside import Timed, day_of_label, day_of_list, days_beside, is_of_another
from pipeline.coding.draft import Draft
from pipeline.coding.draft_agreement import is_another
from pipeline.coding.follow_ups import is_follow_up
from pipeline.coding.mention import DAY_RULES, Mention
from pipeline.coding.place_anaphors import opens_on_the_way
from pipeline.coding.presupposed import is_past_relative
from pipeline.coding.reading import SentenceReading
from pipeline.coding.scene_days import UNTIL, days_of_onset, days_of_scene, names_an_hour, since_days
from pipeline.coding.times import TimeHit
from pipeline.coding.toll import Toll
from pipeline.dates.resolve import read_again, resolve
from schemas.coding import DateReading
from schemas.vocabulary import DatePrecision, DateSource, SegmentKind
from schemas.word_classes import WordClass

# A background event older than this is history unless the article is about it.
BACKGROUND_DAYS = 30
# … and of another age, whatever the article is about.
AGE_DAYS = 800
# Days called by their name or date.
NAMED_DAYS = ("weekday:", "weekday_last:", "iso:", "monthday:")
# What leads in the beginning or the end of what lasts.
BOUNDS = frozenset({"since", *UNTIL})
# A label, its colon and a day.
LABEL_WORDS = 2


def chosen_time(draft: Draft, published: PublicationDay, readings: Sequence[SentenceReading] = ()) -> Timed | None:
    """The time words that date a draft: a day before a month, the opening before the rest, the repeated first.

    Where its own sentences name none, a day told beside them in sentences without an event of their own will do.
    """
    hits = [(m, hit) for m in draft.mentions for hit in m.times if hit.lead not in BOUNDS]
    timed = [Timed(night_told(hit, m.reported_time), m.reading) for m, hit in hits]
    days = [one for one in timed if one.hit.rule.startswith(DAY_RULES)]
    spans = [one for one in timed if one.hit.rule.split(":")[0] in {"last", "this", "month", "year"}]
    days = days or day_of_label(draft, readings) or _toll_days(draft)
    if not days and not spans:
        days = [t for t in days_beside(draft, readings, before=True) if not _is_old(t.hit.rule, published)]
    if not days and not spans:
        days = [t for t in days_of_onset(draft) or since_days(draft) if not _is_old(t.hit.rule, published)]
    if not days and not spans:
        days = [
            Timed(replace(m.reported_time, rule=up_to(m.reported_time.rule)), m.reading)
            for m in draft.mentions
            if m.reported_time is not None
            and m.reported_time.rule.startswith(DAY_RULES)
            and _is_fresh(m)
            and not is_follow_up(draft)
        ]
    if spans and not days:
        days = [one for one in days_beside(draft, readings) if _is_within(one.hit.rule, spans[0].hit.rule)]
    # "A mob burned a tanker. 180 have died in the strife that broke out in May".
    beside = [one for one in days_beside(draft, readings) if draft.is_opening or not _is_old(one.hit.rule, published)]
    pool = days or spans or since_days(draft) or beside or day_of_list(draft, readings)
    # Without the article, only its own words count.
    pool = pool or (days_of_scene(draft, published) if readings else [])
    if not pool:
        return None
    votes = Counter(one.hit.rule for one in pool)
    return min(
        pool,
        key=lambda one: (
            _is_old(one.hit.rule, published),
            # "An ambush overnight. … The ambush occurred late Thursday."
            one.hit.rule == OVERNIGHT and any(o.hit.rule.startswith(NAMED_DAYS) for o in pool if o is not one),
            one.hit.rule.startswith(("ago", "relative")),
            not one.reading.is_opening,
            -votes[one.hit.rule],
            one.reading.index,
            one.hit.start,
        ),
    )


def _is_within(day: str, span: str) -> bool:
    """Whether a weekday told beside it makes a week or weekend exact: `over the weekend. The worst was on Saturday`."""
    return day.startswith("weekday:") and span.split(":")[-1] in {"week", "weekend"}


def _counted_day(draft: Draft, main_rule: str | None, readings: Sequence[SentenceReading]) -> str | None:
    """The day that `the next day` of a draft counts from: in a list of incidents, that of the entry before."""
    if not draft.entries:
        return main_rule
    first = min(m.reading.index for m in draft.mentions)
    before = [
        hit.rule
        for reading in reversed(readings[:first])
        for hit in reading.times
        if hit.rule.startswith(("weekday:", "offset:", "iso:", "monthday:"))
    ]
    return before[0] if before else main_rule


def _is_old(rule: str, published: PublicationDay) -> bool:
    """Whether a rule means days far before publication: beside a fresher day it dates some background."""
    end = resolved(rule, published).end
    return published.on is not None and end is not None and (published.on - end).days > BACKGROUND_DAYS


def _toll_days(draft: Draft) -> list[Timed]:
    """Days in sentences that only give the toll: `Some 272 civilians lost their lives on 29 November`."""
    return [
        Timed(hit, toll.reading)
        for toll in draft.tolls
        if not toll.reading.triggers
        for hit in toll.reading.times
        if hit.rule.startswith(DAY_RULES) and hit.lead != "since" and not _is_told(toll, hit)
    ]


def _is_told(toll: Toll, hit: TimeHit) -> bool:
    """Whether a time is that of the telling: it stands with the verb that brings the claimant's word."""
    reading = toll.reading
    token = reading.time_token(hit)
    verbs = {found.verb for found in reading.attributions}
    return any(head in verbs for head in list(reading.parsed.ancestors(token))[:2])


def _is_fresh(mention: Mention) -> bool:
    """Whether something told on a day is news of that day: not `the attack` again, nor a toll revised."""
    verbs = {found.verb for found in mention.reading.attributions}
    lemmas = {mention.reading.parsed.lemmas[verb] for verb in verbs}
    return (
        not mention.is_definite
        and not mention.is_aftermath
        and lemmas.isdisjoint(mention.reading.lexicon.words[WordClass.REVISING_VERB])
    )


def since_time(draft: Draft) -> TimeHit | None:
    """The `since …` that tells when an event of several days began."""
    return next(
        (
            hit
            for m in draft.mentions
            for hit in m.times
            if hit.lead == "since" and hit.rule.startswith(("weekday", "iso", "offset"))
        ),
        None,
    )


def date_reading(
    draft: Draft,
    published: PublicationDay,
    *,
    main_rule: str | None,
    readings: Sequence[SentenceReading] = (),
) -> DateReading:
    """The date of a draft as read, resolved when the publication day is known."""
    timed = chosen_time(draft, published, readings)
    if timed is None:
        named = {hit.rule for r in readings if r.is_opening for hit in r.times}
        return _reading(None, None, _undated(draft, main_rule, named), published)
    rule, anchor = timed.hit.rule, _counted_day(draft, main_rule, readings)
    if anchor is not None and rule.startswith("relative:"):
        rule = counted_on(rule, anchor, published.on)
    reading = _reading(timed.hit, timed.reading, rule, published)
    since = since_time(draft)
    if since is not None and reading.event_date is not None and reading.event_date_start is not None:
        began = resolve(since.rule, published.on, published_source=published.source).event_date
        if began is not None and began < reading.event_date_start:
            reading = reading.replace(event_date_start=began)
    return reading


def _undated(draft: Draft, main_rule: str | None, named: set[str]) -> str:
    """The rule of an event without a day: told as news, told by what came after it, or neither."""
    if is_follow_up(draft):
        return "aftermath:0"
    if all(opens_behind(m.reading.parsed, m.trigger.head) for m in draft.mentions):
        return "none"  # "The operation followed the massacre in Ora" on a day before it.
    if draft.is_opening and main_rule in named and main_rule is not None and main_rule.startswith(SINGLE_DAYS):
        # The opening names a day, though beside other words: `tried to storm the airport on Friday`.
        return main_rule
    same_day = names_an_hour(draft) or is_another(draft) or opens_on_the_way(draft) or draft.in_round_up
    if same_day and main_rule is not None and main_rule.startswith(SINGLE_DAYS):
        # "Meanwhile, settlers attacked a farm", "at about 07:40": of the day of the news.
        return main_rule
    fresh = draft.is_opening or draft.opens_entry or any(is_current(m) for m in draft.mentions)
    return "headline:0" if fresh else "none"


def is_current(mention: Mention) -> bool:
    """Whether the tense tells of news without naming a day: `has responded`, `began to shell`."""
    parsed = mention.reading.parsed
    for token in [mention.trigger.head, *list(parsed.ancestors(mention.trigger.head))[:3]]:
        if parsed.is_verbal(token) and (parsed.is_perfect(token) or parsed.lemmas[token] in {"begin", "start"}):
            return True
    return False


def _reading(hit: TimeHit | None, where: SentenceReading | None, rule: str, published: PublicationDay) -> DateReading:
    start = where.sentence.start if where else 0
    unresolved = DateReading(
        text=hit.text if hit else None,
        part=where.sentence.part if where else None,
        start=start + hit.start if hit else None,
        end=start + hit.end if hit else None,
        rule=rule,
        event_date=None,
        event_date_start=None,
        event_date_end=None,
        precision=DatePrecision.UNKNOWN,
        source=DateSource.NONE,
        reason="",
    )
    return read_again(unresolved, resolved(rule, published))


def main_rule_of(
    mentions: Sequence[Mention], readings: Sequence[SentenceReading], published: PublicationDay
) -> str | None:
    """The day rule of the article's main event: the first day its opening, a fact line, else its text, names."""
    dated = [m for m in mentions if m.has_day and not (m.day_rule or "").startswith(("relative", "ago"))]
    opening = [m for m in dated if m.reading.is_opening]
    named = next(
        (
            hit.rule
            for r in readings
            if (r.is_opening and (r.triggers or r.sentence.kind is SegmentKind.HEADLINE)) or _is_fact_line(r)
            for hit in r.times
            if hit.rule.startswith(("weekday:", "offset:", "iso:")) and not is_of_another(r, hit)
        ),
        None,
    )
    fresh = [m for m in dated if not _is_old(m.day_rule or "none", published)]
    return next((m.day_rule for m in opening), None) or named or next((m.day_rule for m in fresh), None)


def _is_fact_line(reading: SentenceReading) -> bool:
    """Whether a line states a day without a sentence around it: `Day: Tuesday, about 8 a.m.`, `Date of incident: …`."""
    parsed = reading.parsed
    colon = next((t for t in range(min(len(parsed), LABEL_WORDS + 2)) if parsed.words[t] == ":"), 0)
    return not reading.lexicon.words[WordClass.DAY_LABEL].isdisjoint(parsed.lower[:colon])


def _beside_the_news(mention: Mention, main_rule: str | None) -> bool:
    """Whether the news has a day and a mention of the opening another time: `which killed 67 in 2013, claimed …`."""
    dated = main_rule is not None and main_rule.startswith(DAY_RULES)
    return dated and main_rule not in {hit.rule for hit in mention.times}


def tells_of_another_age(mention: Mention, published: PublicationDay) -> bool:
    """Whether all times of a mention lie years before the day of publication."""
    on, ends = published.on, [resolved(hit.rule, published).end for hit in mention.times]
    return on is not None and bool(ends) and all(end is not None and (on - end).days > AGE_DAYS for end in ends)


def tells_of_long_ago(mention: Mention, main_rule: str | None, published: PublicationDay) -> bool:
    """Whether a mention outside the opening is tied to a month, a year or weeks back while the news has its own day."""
    opening = mention.reading.is_opening
    for hit in mention.times:
        name, *arguments = hit.rule.split(":")
        if name == "ago" and arguments[-1] == "year":
            return True
        if opening and not _beside_the_news(mention, main_rule):
            continue
        if name in {"this", "last"} and arguments[-1] in {"month", "year"}:
            # "The attack of 10 March was the deadliest this year"; "the bomb that killed seven this month" is recent.
            fresh = [h for h in mention.times if h.rule.startswith(SINGLE_DAYS) and not _is_old(h.rule, published)]
            ranked = any(abs(hit.start - h.end) > 2 for h in fresh)
            told = is_past_relative(mention.reading.parsed, mention.trigger.head)
            recent = hit.rule == "this:month" and published.on is not None and told
            # "Soldiers killed eight people last month", above a text on 8 November.
            held = main_rule is not None and opening and holds(hit.rule, main_rule, published)
            if main_rule is not None and not ranked and not recent and not held:
                return True
        if name in {"month", "year"} or (name == "ago" and arguments[-1] in {"week", "month"}):
            days = resolved(hit.rule, published)
            if published.on is not None and days.end is not None:
                return (published.on - days.end).days > BACKGROUND_DAYS
            return main_rule is not None
        if name == "iso" and published.on is None and main_rule is not None and not main_rule.startswith("iso"):
            # Beside a day told without its year, a day with one is of another year.
            return True
        news = _beside_the_news(mention, main_rule) and not _is_old(main_rule or "none", published)
        if name == "monthday" and news and _is_old(hit.rule, published):
            return True
        if name == "iso" and published.on is not None:
            return (published.on - date.fromisoformat(arguments[0])).days > BACKGROUND_DAYS
    return False


def is_history(reading: DateReading, published: PublicationDay, draft: Draft, *, article_has_day: bool) -> bool:
    """Whether a draft lies too far back to be news of this article."""
    name = reading.rule.split(":")[0]
    end = reading.event_date_end
    if published.on is not None and end is not None and (published.on - end).days > AGE_DAYS:
        return True
    opens = draft.is_opening and not in_passing(reading, published, draft)
    if opens and name not in {"year"} and not only_describes(draft):
        return False
    if published.on is not None and end is not None:
        return (published.on - end).days > BACKGROUND_DAYS
    if name in {"year", "month"} or (name in {"last", "this"} and reading.rule.endswith(("month", "year"))):
        return article_has_day or name == "year"
    return name == "ago" and reading.rule.endswith(("month", "year"))
