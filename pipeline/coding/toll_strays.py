"""Numbers that stand beside an event and are not of it: of a heading, of a whole unrest, of an earlier day."""

from __future__ import annotations

import re

from pipeline.coding.actors import ActorKind
from pipeline.coding.draft import Draft
from pipeline.coding.mention import DAY_RULES
from pipeline.coding.parsed import PARTICIPLE, RELATIVE
from pipeline.coding.toll import Toll
from pipeline.coding.toll_of_others import ACROSS, of_others
from pipeline.coding.triggers import SetAside
from schemas.vocabulary import Outcome, RejectReason, SegmentKind
from schemas.word_classes import WordClass

# Between what befell people and `since`.
SINCE_WITHIN = 2
# How far behind `since` the day or the event stands that it counts from.
SINCE_REACH = 7
# Who died of what was told before adds to its dead: "reached 12 after two more died of wounds".
ADDED = frozenset({"more", "another", "further", "wounds", "injuries", "hospital", "succumbed"})
YEAR_OF_IT = re.compile(
    r"\b(?:in|during) (?:a|an|the) (?:19|20)\d\d (?:attack|bombing|massacre|raid|ambush|clash|riot)", re.I
)
# "A June strike", "another March 2021 raid".
MONTH_OF_IT = re.compile(
    r"\b(?:an?|another|one) (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: (?:19|20)\d\d)? [a-z]",
    re.I,
)
# Before the news: "earlier this week".
BACK = (("earlier", "this"), ("last", "week"), ("last", "month"), ("days", "earlier"), ("weeks", "earlier"))
ACCUSING = frozenset({"suspect", "accuse", "convict", "allege"})
# Between what is done in revenge and the number of those it is done for.
AVENGED_NEAR, AVENGED_WITHIN = 8, 14
WHERE = frozenset({"where", "which"})
AVENGED = "done in revenge for them"
WHAT_FOR = (("for",), ("over",), ("after",), ("against",), ("of",))
# What lasts longer than one event.
UNREST = frozenset({"protests", "demonstrations", "unrest", "riots", "strikes", "violence"})
SIMILAR, APART = frozenset({"similar"}), frozenset({"separate", "different", "various"})
# One day's news, and more days than one.
ONE_DAY = ("weekday", "offset:", "monthday:", "iso:")
OVER_DAYS = re.compile(r"\bover (?:the|those|these) (?:two|three|four|five|six|seven|\d) days\b", re.I)
BODY_KINDS = frozenset({SegmentKind.LEAD, SegmentKind.BODY})


def stray(toll: Toll, last: Toll | None, told: list[Toll], *, body_begun: bool) -> str | None:
    """Words that show that a number is of another event than the one told beside it; None where nothing does."""
    if body_begun and toll.reading.sentence.kind is SegmentKind.HEADING:
        # A link to another article, or the headline of what comes next.
        return "a heading"
    since = None if toll.reading.is_opening else _summed_since(toll, last)
    return (
        of_others(toll)
        or since
        or _followed(toll)
        or _of_a_year(toll)
        or _of_a_month(toll, last)
        or _accused_of(toll)
        or _avenged(toll)
        or _in_similar(toll)
        or _counted_since(toll, last)
        or _reached_after(toll, told)
        or _across_the_land(toll, last)
        or _had_killed(toll, last)
    )


def _had_killed(toll: Toll, last: Toll | None) -> str | None:
    """`They wanted to be rid of the men who had murdered 200 residents`, below the news of fewer dead."""
    parsed, head = toll.reading.parsed, toll.head
    if (
        last is None
        or toll.reading.is_opening
        or (last.low or 0) >= (toll.low or 0)
        or parsed.deps[head] not in RELATIVE
    ):
        return None
    had = next((c for c in parsed.children(head) if parsed.lower[c] == "had" and c < head), None)
    acts = toll.hit.row.row.people == "object" and not parsed.is_passive(head)
    return None if had is None or not acts else parsed.surface(had, head + 1)


def _across_the_land(toll: Toll, last: Toll | None) -> str | None:
    """`Across Syria, 134 people died on Thursday`, below a smaller number of the news."""
    parsed = toll.reading.parsed
    if last is None or last.reading.index >= toll.reading.index or (last.low or 0) >= (toll.low or 0):
        return None
    for token in range(len(parsed) - 1):
        if parsed.lower[token] in ACROSS and any(
            actor.kind is ActorKind.COUNTRY and actor.first == token + 1 for actor in toll.reading.actors
        ):
            return parsed.surface(token, token + 2)
    return None


def _in_similar(toll: Toll) -> str | None:
    """`Two policemen were killed in similar incidents in less than two weeks`: in others than the one told.

    Below the news also `14 have been killed in separate attacks across the province`.
    """
    parsed = toll.reading.parsed
    apart = SIMILAR if toll.reading.is_opening else SIMILAR | APART
    for token in range(toll.span.last, len(parsed) - 1):
        if parsed.lower[token] in apart and parsed.tags[token + 1] == "NNS":
            return parsed.surface(token, token + 2)
    return None


def _avenged(toll: Toll) -> str | None:
    """`The raid was in retaliation for the killing of two herders`: the two are not of the raid."""
    parsed, words = toll.reading.parsed, toll.reading.lexicon.words[WordClass.RETALIATION]
    lead = range(max(0, toll.span.first - AVENGED_WITHIN), toll.span.first)
    for token in lead:
        led = parsed.lower[token + 1 : token + 2] in WHAT_FOR or parsed.pos[token] == "VERB"
        if toll.span.first - token > AVENGED_NEAR:
            # "The raid was retaliation for another one that had happened in Ora, where two were killed".
            led = led and not WHERE.isdisjoint(parsed.lower[token : toll.span.first])
        if parsed.lemmas[token] in words and led and toll.outcome is Outcome.KILLED:
            return AVENGED
    return None


def _counted_since(toll: Toll, last: Toll | None) -> str | None:
    """`Nearly 100 have been killed since a 30 September march` behind a smaller number of the news."""
    parsed = toll.reading.parsed
    smaller = last is not None and last.outcome is toll.outcome and (last.low or 0) < (toll.high or toll.low or 0)
    begins = range(toll.span.last, min(len(parsed), toll.span.last + SINCE_WITHIN))
    at = next((t for t in begins if parsed.lower[t] == "since"), None)
    has = any(parsed.lower[t] in {"have", "has", "had"} for t in range(max(0, toll.head - 4), toll.head))
    if at is None or not smaller or not has:
        return None
    dated = [toll.reading.time_token(hit) for hit in toll.reading.times if hit.rule.startswith(DAY_RULES)]
    named = any(at < day <= at + SINCE_REACH for day in dated)
    weekday = any(h.rule.startswith(("weekday", "offset")) for h in toll.reading.times)
    return parsed.surface(at, min(len(parsed), at + 4)) if named and not weekday else None


def over_more_days(toll: Toll, draft: Draft) -> str | None:
    """`More than 600 have died since Friday`, `120 over the four days`, below the smaller number of one day's news."""
    days = {h.rule for m in draft.mentions for h in m.times if h.rule.startswith(ONE_DAY) and h.lead != "since"}
    before = [one.low for one in draft.tolls if one.reading.index < toll.reading.index and not one.is_subset]
    if toll.outcome is not Outcome.KILLED or len(days) != 1 or not any((low or 0) < (toll.low or 0) for low in before):
        return None
    since = next((h for h in toll.reading.times if h.lead == "since" and h.rule.startswith(ONE_DAY)), None)
    if since is not None and since.rule not in days:
        return f"since {since.text}"
    over = OVER_DAYS.search(toll.reading.sentence.text)
    return None if over is None else over.group()


def _followed(toll: Toll) -> str | None:
    """`Deployed there after the murder of seven civilians earlier this week`: the seven were killed before the news."""
    parsed = toll.reading.parsed
    lead = parsed.lower[max(0, toll.hit.first - 2) : toll.hit.first]
    back = next((t for t in range(toll.span.last, len(parsed) - 1) if parsed.lower[t : t + 2] in BACK), None)
    noun = toll.hit.row.row.pos == "noun" and not {"after", "following", "since"}.isdisjoint(lead)
    return None if back is None or not noun else parsed.surface(back, back + 2)


def _of_a_year(toll: Toll) -> str | None:
    """`On trial for the beheading of 14 marines in a 2007 attack`: an attack that is called by its year is over."""
    found = YEAR_OF_IT.search(toll.reading.parsed.surface(toll.span.last - 1, len(toll.reading.parsed)))
    return None if found is None or toll.reading.is_opening else found.group()


def _of_a_month(toll: Toll, last: Toll | None) -> str | None:
    """`A June strike on the hospital killed three`, behind the dead of the news: an attack called by its month."""
    parsed = toll.reading.parsed
    found = MONTH_OF_IT.search(parsed.surface(0, toll.head)) if last is not None else None
    if found is None or toll.reading.sentence.kind is SegmentKind.HEADLINE:
        return None
    called = any(trigger.head in parsed.subjects(toll.head) for trigger, _ in toll.reading.triggers)
    return found.group() if called and found.start() == 0 else None


def _accused_of(toll: Toll) -> str | None:
    """`A mob burned to death two men suspected of killing a driver`: the driver's death is what they are accused of."""
    parsed = toll.reading.parsed
    lead = range(max(0, toll.head - 2), toll.head)
    said = next((t for t in lead if parsed.lemmas[t] in ACCUSING and parsed.lower[t + 1] in {"of", "for"}), None)
    clause = set() if said is None else set(parsed.subtree(said))
    # "Two men accused of beheading ten soldiers were among those killed in a clash".
    described = said is not None and parsed.deps[said] in PARTICIPLE
    told = [
        trigger.head
        for trigger, aside in toll.reading.triggers
        if aside is None and said is not None and (trigger.head < said or (described and trigger.head not in clause))
    ]
    return parsed.surface(said, toll.head) if said is not None and told else None


def _summed_since(toll: Toll, last: Toll | None) -> str | None:
    """`Since Saturday at least 68 have been killed in air raids on the town`, where the news told of fewer."""
    parsed = toll.reading.parsed
    more = last is not None and last.outcome is toll.outcome and (last.low or 0) < (toll.low or 0)
    has = any(parsed.lower[t] in {"have", "has"} for t in range(toll.span.first, toll.head + 1))
    since = next((hit for hit in toll.reading.times if hit.lead == "since"), None)
    opens = parsed.lower[0] == "since"
    announced = toll.hit.row.row.people == "number"
    return since.text if since is not None and more and has and opens and not announced else None


def _reached_after(toll: Toll, told: list[Toll]) -> str | None:
    """`The number of those killed in the protests reached 22 after two people were shot`: the two are of the event."""
    parsed, row = toll.reading.parsed, toll.hit.row.row
    announced = row.people == "number" or "number" in parsed.lower[max(0, toll.span.first - 3) : toll.span.last]
    if toll.outcome is not Outcome.KILLED or not announced:
        return None
    for other in told:
        between = parsed.lower[toll.span.last : other.span.first]
        if other.span.first < toll.span.last or other.outcome is not Outcome.KILLED or "after" not in between:
            continue
        fewer = 0 < (other.low or 0) < (toll.low or 0)
        added = not ADDED.isdisjoint(parsed.lower[toll.span.last :])
        words = UNREST | toll.reading.lexicon.words[WordClass.CONFLICT]
        if fewer and not added and not words.isdisjoint(parsed.lower[: other.span.first]):
            return "the number reached by a whole unrest"
    return None


def may_have_died(toll: Toll, aside: SetAside) -> bool:
    """Whether somebody holds it possible that so many died: `a vigilante said as many as ten may have been killed`."""
    lead = toll.reading.parsed.lower[max(0, toll.head - 3) : toll.head]
    hedged = "have" in lead and not {"may", "might"}.isdisjoint(lead) and toll.low != toll.high
    return hedged and aside.reason is RejectReason.HYPOTHETICAL and toll.attribution is not None


def is_of_wounded(toll: Toll) -> bool:
    """Whether victims are told with their wounds: `the hospital received 25 victims with gunshot wounds`."""
    parsed, wounds = toll.reading.parsed, toll.reading.lexicon.words[WordClass.WOUND_WORD]
    behind = parsed.lower[toll.span.last : toll.span.last + 4]
    return behind[:1] == ("with",) and not wounds.isdisjoint(behind)
