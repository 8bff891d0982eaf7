"""Numbers told below the news of what else happened: of a whole region, of worse days, of a stretch of time."""

from __future__ import annotations

import re

from pipeline.coding.came_after import until_the_worst
from pipeline.coding.draft import Draft
from pipeline.coding.parsed import RELATIVE, ParsedSentence
from pipeline.coding.toll import Toll
from schemas.vocabulary import ClaimantType, Outcome, SegmentKind

# What is more than a town: "31 murder victims in the state".
REGIONS = frozenset({"state", "country", "province", "region", "nation", "enclave", "territory", "strip", "district"})
ACROSS = frozenset({"across", "throughout"})
PRONOUNS = frozenset({"they", "he", "she"})
# Before the number of all of a region: "among", with a hedge behind it.
AMONG_WITHIN = 3
REGION_WITHIN = 6
SPANS = frozenset({"day", "days", "week", "month", "year", "night", "weekend"})
WAVES = frozenset({"wave", "spate", "series", "string", "surge"})
VIOLENCE = frozenset({"violence", "bloodshed", "unrest", "attacks", "killings", "clashes"})
WORST = frozenset({"deadliest", "bloodiest", "worst"})
# "The previous highest total was on Sunday, when the agency counted 18".
PREVIOUS_WORST = re.compile(
    r"\bprevious(?:ly)? (?:\w+[- ])?(?:highest|deadliest|bloodiest|worst|largest|record|high)\b", re.I
)
HOURS = frozenset({"past", "last", "previous", "preceding"})
LATEST = frozenset({"latest", "newest"})
WHICH = frozenset({"where", "which", "that", "who"})
# "From the end of March to Sept. 24": between `from` and `to`.
FROM_WITHIN = 6
# So many times the numbers of the news, and so many at least, a number below it is of something greater.
FAR_MORE, FEWEST = 15, 300


def of_others(toll: Toll) -> str | None:
    """Words that show that a number counts the dead of more than the news, or of other news; None where none do."""
    if toll.outcome not in {Outcome.KILLED, Outcome.KILLED_OR_WOUNDED}:
        return None
    found = until_the_worst(toll.reading.parsed, toll.head) or _of_a_worse_day(toll) or _of_all_of_them(toll)
    if found is not None or toll.reading.sentence.kind is SegmentKind.HEADLINE:
        return found
    return (
        _of_a_day_of_violence(toll)
        or _among_all(toll)
        or _over_hours(toll)
        or _over_a_stretch(toll)
        or _the_latest_where(toll)
    )


def _region_behind(parsed: ParsedSentence, first: int) -> int | None:
    """The word for a region that a number is told of, behind it: `in the state`, `across the enclave`."""
    for token in range(first, min(len(parsed) - 2, first + REGION_WITHIN)):
        led = parsed.lower[token] in ACROSS | {"in"} and parsed.lower[token + 1] == "the"
        if led and parsed.lower[token + 2] in REGIONS:
            return token + 2
    return None


def _among_all(toll: Toll) -> str | None:
    """`They were among 31 people murdered in the state on Sunday`: more than those just told of."""
    parsed, first = toll.reading.parsed, toll.span.first
    lead = parsed.lower[max(0, first - AMONG_WITHIN) : first]
    region = _region_behind(parsed, toll.span.first + 1)
    pointed = not PRONOUNS.isdisjoint(parsed.lower[: max(0, first - 1)])
    return "among" if "among" in lead and pointed and region is not None else None


def _over_hours(toll: Toll) -> str | None:
    """`Strikes across the enclave killed at least 29 in the past 24 hours` sums up those of a day."""
    parsed = toll.reading.parsed
    for token in range(len(parsed) - 3):
        hours = parsed.lower[token] in HOURS and parsed.lower[token + 2] == "hours"
        if hours and parsed.words[token + 1] == "24":
            wide = any(w in ACROSS and r in REGIONS for w, r in zip(parsed.lower, parsed.lower[2:], strict=False))
            return parsed.surface(token, token + 3) if wide else None
    return None


def _of_a_worse_day(toll: Toll) -> str | None:
    """`13 June was the deadliest day of the month, when attacks killed over 70`, below the lead."""
    parsed = toll.reading.parsed
    if toll.reading.is_opening:
        return None
    if (before := PREVIOUS_WORST.search(toll.reading.sentence.text)) is not None:
        return before.group()
    for token in range(min(toll.head, len(parsed) - 1)):
        if parsed.lower[token] in WORST and parsed.lower[token + 1] in SPANS:
            return parsed.surface(token, token + 2) if "when" in parsed.lower[token : toll.head] else None
    return None


def _of_all_of_them(toll: Toll) -> str | None:
    """`Police fired at residents in a crackdown on attacks on foreigners that have killed 24`: all those attacks."""
    parsed = toll.reading.parsed
    clause = next((t for t in [toll.head, *parsed.ancestors(toll.head)] if parsed.deps[t] in RELATIVE), None)
    if clause is None or not parsed.is_perfect(clause) or toll.reading.sentence.kind is SegmentKind.HEADLINE:
        return None
    whose = parsed.heads[clause]
    above = {whose, *parsed.ancestors(whose)}
    told = [trigger.head for trigger, aside in toll.reading.triggers if aside is None and trigger.head < whose]
    # "Attacks that have killed 24", told beside something else that was done.
    many = parsed.tags[whose] == "NNS" and any(trigger.head == whose for trigger, _ in toll.reading.triggers)
    return parsed.surface(whose, clause + 1) if many and any(t in above for t in told) else None


def _of_a_day_of_violence(toll: Toll) -> str | None:
    """`Shot dead 12, the worst episode in a day of violence across the country that killed 19`: all that day's dead."""
    parsed = toll.reading.parsed
    clause = next((t for t in [toll.head, *parsed.ancestors(toll.head)] if parsed.deps[t] in RELATIVE), None)
    near = range(0 if clause is None else clause)
    worst = next((t for t in near if parsed.lower[t] in WORST), None)
    at = next((t for t in near if worst is not None and t > worst and parsed.lower[t] in VIOLENCE), None)
    lasting = at is not None and parsed.lower[at - 1] == "of" and parsed.lower[at - 2] in SPANS | WAVES
    return parsed.surface(at - 2, at + 1) if at is not None and lasting else None


def _the_latest_where(toll: Toll) -> str | None:
    """`The riot was the latest in the state's prisons, where at least 13 other inmates have been killed`."""
    parsed = toll.reading.parsed
    latest = next((t for t in range(toll.span.first) if parsed.lower[t] in LATEST), None)
    if latest is None or not parsed.is_perfect(toll.head):
        return None
    aside = any(parsed.deps[t] in RELATIVE for t in [toll.head, *parsed.ancestors(toll.head)])
    led = not WHICH.isdisjoint(parsed.lower[latest : toll.span.first])
    return parsed.surface(latest, latest + 2) if aside and led else None


def _over_a_stretch(toll: Toll) -> str | None:
    """`From the end of March to 24 September`, `out of more than 4,500 killed`: months, however they are told."""
    parsed = toll.reading.parsed
    times = [toll.reading.time_token(hit) for hit in toll.reading.times]
    for token in range(toll.span.last - 1, len(parsed) - 1):
        if parsed.lower[token] != "from":
            continue
        to = next((t for t in range(token, min(len(parsed), token + FROM_WITHIN + 1)) if parsed.lower[t] == "to"), None)
        days = toll.reading.lexicon.times.weekdays
        if to is None or not days.isdisjoint(parsed.lower[token : to + 3]):
            # "In the night from Friday to Saturday".
            continue
        if any(to < t <= to + 3 for t in times):
            return parsed.surface(token, to + 1)
    return None


def _is_told_by_the_paper(toll: Toll) -> bool:
    """Whether nobody gives a number but the outlet or an agency's own count: `1,199 people, by an agency's tally`."""
    voice = toll.attribution.voice if toll.attribution is not None else None
    return voice is None or voice.kind in {ClaimantType.UNATTRIBUTED, ClaimantType.MEDIA}


def far_more_than_the_news(draft: Draft) -> list[tuple[Toll, str]]:
    """Numbers far below that dwarf those of the news: `The strike killed five … That attack left 1,205 dead`."""
    firm = [t for t in draft.tolls if t.outcome is Outcome.KILLED and t.low]
    news = [t.low or 0 for t in firm if t.reading.is_opening]
    most = max(news, default=0)
    return [
        (t, "far more than the news tells")
        for t in firm
        if most
        and not t.reading.is_opening
        and _is_told_by_the_paper(t)
        and (t.low or 0) >= max(FEWEST, FAR_MORE * most)
    ]
