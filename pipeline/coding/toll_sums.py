"""Numbers of an article that sum up those of several events it tells: `nine killed in attacks on bus, police post`."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.claim_replaced import is_earlier
from pipeline.coding.draft import Draft
from pipeline.coding.mention import DAY_RULES
from pipeline.coding.toll import Toll, is_ranked
from pipeline.coding.triggers import SetAside
from schemas.vocabulary import Outcome, Qualifier, RejectReason, SegmentKind
from schemas.word_classes import WordClass

# One of several events of a sum has no more of it than this: `50` and `1` are no parts of `51`.
MOST = 0.8
# So many numbers may tell the dead of one event: those in one hospital and those in another.
MOST_OF_ONE = 2
TITLES = frozenset({SegmentKind.HEADLINE, SegmentKind.HEADING})
# One and one may be two of one event.
FEWEST_OF_SEVERAL = 3
# "Gave the figure of 27", of one event.
FIGURES = frozenset({"figure", "estimate"})
# Numbers below the lead are a sum's where they make up so much of it; `more than two dozen` may be 27.
LEAST, SLACK = 0.75, 0.25
# With them a headline sums up what it tells: "Violence kills 23".
VIOLENCE = frozenset({"violence", "unrest", "bloodshed"})
# Plurals that tell of one fight.
ONE_FIGHT = frozenset(
    {
        "clash",
        "strike",
        "airstrike",
        "raid",
        "bombardment",
        "protest",
        "demonstration",
        "riot",
        "hostility",
        "skirmish",
        "gunshot",
        "shot",
        "injury",
        "casualty",
        "death",
    }
)
BRINGING, BRINGING_WITHIN = frozenset({"bring", "take", "raise", "reach"}), 5
# Between what befell people and the attacks it befell them in: "killed on Sunday in two car bombings".
ATTACKS_WITHIN = 8


def of_several(drafts: Sequence[Draft]) -> list[tuple[Toll, SetAside]]:
    """Take from drafts the numbers that sum up those of several: `Gunmen kill nine in attacks on bus, police post`."""
    told = [t for draft in drafts for t in draft.tolls if t.outcome is Outcome.KILLED and t.reading.is_opening]
    lost = _of_waves(drafts)
    for draft in drafts:
        for toll in [toll for toll in draft.tolls if _may_sum_up(toll)]:
            others = [_firm_numbers(other, toll) for other in drafts if other is not draft]
            rest = {number for number in _firm_numbers(draft, toll) if number != toll.low}
            several = _is_of_attacks(toll)
            if not (rest or several or toll.reading.sentence.kind is SegmentKind.HEADLINE or not _is_dated(toll)):
                # "Beheaded five on Tuesday … killed two on Friday. Later on Friday they killed three".
                continue
            most = (toll.low or 0) - 1 if several else MOST * (toll.low or 0)
            parts = [max(numbers) for numbers in [*others, rest] if numbers and max(numbers) <= most]
            if not _is_told_above(toll, draft) and not _is_below_more(toll, told) and _is_sum(toll.low or 0, parts):
                lost.append((toll, SetAside(RejectReason.CUMULATIVE, "the sum of several events told")))
                draft.tolls.remove(toll)
    return lost


def _of_waves(drafts: Sequence[Draft]) -> list[tuple[Toll, SetAside]]:
    """Take from drafts what the opening tells of a wave of attacks; the headline gives the same number."""
    opening = [(d, t) for d in drafts for t in d.tolls if t.reading.is_opening and t.outcome is Outcome.KILLED]
    opening = [(d, t) for d, t in opening if not t.is_subset and not _is_brought_to(t)]
    parts = {id(t): _parts_of(t, drafts) for _, t in opening}
    sums = [(d, t) for d, t in opening if (_is_of_a_wave(t) and _covers(t, d, drafts)) or parts[id(t)]]
    numbers = {toll.low for _, toll in sums}
    same = [(d, t) for d, t in opening if t.low in numbers and (d, t) not in sums]
    # What one event gathered of several keeps the number of the first.
    strays = [
        (d, t)
        for told in parts.values()
        for n, (d, t) in enumerate(told)
        if any(d is other and t is not one for other, one in told[:n])
    ]
    taken = [*sums, *same, *strays] if sums else []
    taken = list({id(toll): (draft, toll) for draft, toll in taken}.values())
    for draft, toll in taken:
        draft.tolls.remove(toll)
    return [(toll, SetAside(RejectReason.CUMULATIVE, "the sum of several events told")) for _, toll in taken]


def _is_brought_to(toll: Toll) -> bool:
    """Whether one death brought a toll to its number: `died on Thursday, bringing the number of deaths to 19`."""
    parsed, first = toll.reading.parsed, max(0, toll.span.first - BRINGING_WITHIN)
    here = parsed.lemmas[first : toll.span.last]
    brought = not BRINGING.isdisjoint(here) and not toll.reading.lexicon.words[WordClass.TOLL_NOUN].isdisjoint(here)
    return brought and not _is_of_a_wave(toll) and "die" in parsed.lemmas


def _is_of_a_wave(toll: Toll) -> bool:
    """Whether the opening tells a number of several attacks: `killed in shootings and a bombing`."""
    parsed = toll.reading.parsed
    headline = toll.reading.sentence.kind is SegmentKind.HEADLINE
    heads = [trigger.head for trigger, _ in toll.reading.triggers]
    plural = [t for t in heads if parsed.tags[t] == "NNS" and parsed.lemmas[t] not in ONE_FIGHT]
    behind = [t for t in plural if t > toll.hit.last - 1]
    led = [t for t in behind if not {"in", "by", "across", "during"}.isdisjoint(parsed.lower[toll.hit.last : t])]
    violence = headline and parsed.lemmas[0] in VIOLENCE
    return bool(led) or violence or (headline and bool(plural))


def _parts_of(whole: Toll, drafts: Sequence[Draft]) -> list[tuple[Draft, Toll]]:
    """The numbers told below, one in each sentence, that add up to one of the opening: a day's round-up."""
    told = [(draft, toll) for draft in drafts for toll in draft.tolls if toll.outcome is Outcome.KILLED]
    again = {t.reading.index for _, t in told if t.low == whole.low and t.reading.sentence.kind not in TITLES}
    if len(again) > 1:
        # Somebody gives it of one event: "An official put the figure at 27".
        return []
    own = [(draft, toll) for draft, toll in told if _is_firm_below(toll, whole)]
    own.sort(key=lambda told: (told[1].reading.index, told[1].span.first))
    firsts = [next(some) for _, some in itertools.groupby(own, key=lambda told: told[1].reading.index)]
    sums = itertools.accumulate(toll.low or 0 for _, toll in firsts)
    many = next((n for n, reached in enumerate(sums, start=1) if reached == whole.low), 0)
    events = len({id(draft) for draft, _ in firsts[:many]})
    if events == 1 and _is_of_one_attack(whole):
        _make_parts(firsts[:many])
        return []
    wave = _is_of_a_wave(whole) or _is_done_by_several(whole)
    several = many > 1 and (events > 1 or many > MOST_OF_ONE) if wave else many > MOST_OF_ONE and events > 1
    return firsts[:many] if several else []


def _is_of_one_attack(toll: Toll) -> bool:
    """Whether a number is told of one attack: `destroyed a post in an attack on Kobi that left 16 dead`."""
    parsed = toll.reading.parsed
    nouns = [t.head for t, _ in toll.reading.triggers if parsed.tags[t.head] == "NN"]
    return any(parsed.lower[child] in {"a", "an"} for noun in nouns for child in parsed.children(noun))


def _make_parts(told: Sequence[tuple[Draft, Toll]]) -> None:
    """Make numbers that add up to one of the same event parts of it."""
    for draft, toll in told:
        draft.tolls = [replace(t, is_subset=True) if t is toll else t for t in draft.tolls]


def _is_firm_below(toll: Toll, whole: Toll) -> bool:
    """Whether a number of killed is told behind another, as one of its own."""
    told = toll.low not in {None, 0, whole.low} and toll.qualifier is not Qualifier.VAGUE
    return (
        told
        and toll.reading.index > whole.reading.index
        and not (toll.is_subset or toll.is_replaced or is_earlier(toll))
    )


def _is_done_by_several(toll: Toll) -> bool:
    """Whether more than one attack or weapon killed them: `Bombs killed 19`, `Bomb blasts and gunfire killed ten`."""
    parsed = toll.reading.parsed
    heads = {trigger.head for trigger, _ in toll.reading.triggers} | {w.last - 1 for w in toll.reading.weapons}
    before = [t for t in heads if t < toll.head and parsed.tags[t] in {"NNS", "NNPS"}]
    return any(parsed.lemmas[t] not in ONE_FIGHT for t in before)


def _covers(toll: Toll, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the numbers told below of several drafts make up most of a number, and none of them the whole of it."""
    most = (toll.low or 0) * (1 + SLACK if toll.high is None else 1)
    told = []
    for one in drafts:
        own = [t for t in one.tolls if t.outcome is Outcome.KILLED and t.low and t.reading.index > toll.reading.index]
        own = [t for t in own if not t.is_replaced and not t.is_subset and t.low is not None]
        below = [t.low or 0 for t in own if not t.reading.is_opening or t.low != toll.low]
        if below and one is draft and max(below) >= (toll.low or 0):
            return False
        if below:
            told.append(max(below))
    here = any(
        t.outcome is Outcome.KILLED and t.low and t.low < (toll.low or 0) and t.reading.index > toll.reading.index
        for t in draft.tolls
    )
    return here and len(told) > 1 and max(told) < (toll.low or 0) and LEAST * (toll.low or 0) <= sum(told) <= most


def _firm_numbers(draft: Draft, whole: Toll) -> set[int]:
    """The numbers of killed that are told of a draft, hedged ones left out; behind a lead's sum stand its parts."""
    firm = [t for t in draft.tolls if t.outcome is Outcome.KILLED and t.low == t.high]
    if whole.reading.is_opening:
        firm = [t for t in firm if t.reading.index >= whole.reading.index]
    return {toll.low for toll in firm if toll.low and not toll.is_replaced and not is_earlier(toll)}


def _may_sum_up(toll: Toll) -> bool:
    """Whether a number may be of several events: it stands in headline or lead, or tells of `the seven deaths`."""
    several = _is_of_attacks(toll)
    known = toll.low == toll.high or (several and toll.qualifier is Qualifier.AT_LEAST)
    exact = toll.low is not None and known and toll.low >= FEWEST_OF_SEVERAL
    parsed, first = toll.reading.parsed, toll.span.first
    figure = parsed.lemmas[first] in FIGURES and toll.reading.sentence.kind is not SegmentKind.HEADLINE
    if figure or (
        parsed.lemmas[first] in toll.reading.lexicon.words[WordClass.TOLL_NOUN] and not toll.reading.is_opening
    ):
        # "Gave the figure of 27" rivals the number before it.
        return False
    said = toll.reading.is_opening or several or "the" in parsed.lower[max(0, first - 1) : first + 1]
    # "And a third died of his wounds".
    return exact and said and toll.outcome is Outcome.KILLED and not (toll.is_subset or is_ranked(toll))


def _is_of_attacks(toll: Toll) -> bool:
    """Whether a number is told of more than one attack: `died in attacks`, `killed in two car bombings`."""
    parsed = toll.reading.parsed
    behind = range(toll.hit.last, min(len(parsed), toll.hit.last + ATTACKS_WITHIN))
    heads = [t for t in behind if parsed.tags[t] == "NNS" and "in" in parsed.lower[toll.hit.last : t]]
    return any(trigger.head == t for t in heads for trigger, _ in toll.reading.triggers)


def _is_dated(toll: Toll) -> bool:
    """Whether the day of what a number is of is told beside it."""
    return any(hit.rule.startswith(DAY_RULES) for hit in toll.reading.times)


def _is_told_above(toll: Toll, draft: Draft) -> bool:
    """Whether somebody below gives the number that the opening told of the one event: `gave the figure of 27`."""
    said = toll.attribution is not None and not toll.reading.is_opening
    opening = [t for t in draft.tolls if t.reading.is_opening and t.outcome is toll.outcome]
    return said and toll.low in [t.low for t in opening]


def _is_below_more(toll: Toll, told: Sequence[Toll]) -> bool:
    """Whether the opening told a greater number before it: it is itself a part of what that one sums up."""
    return any(t.reading.index < toll.reading.index and (t.low or 0) > (toll.low or 0) for t in told)


def _is_sum(number: int, parts: Sequence[int]) -> bool:
    """Whether two or three of the parts add up to a number."""
    return any(sum(some) == number for size in (2, 3) for some in itertools.combinations(parts, size))
