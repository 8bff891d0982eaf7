"""Numbers of an article that sum up those of several events it tells: `nine killed in attacks on bus, police post`."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.coding.claim_parts import is_earlier
from pipeline.coding.draft import Draft
from pipeline.coding.toll import Toll
from pipeline.coding.triggers import SetAside
from schemas.vocabulary import Outcome, RejectReason, SegmentKind
from schemas.word_classes import WordClass

# One of several events of a sum has no more of it than this: `50` and `1` are no parts of `51`.
MOST = 0.8
# One and one may be two of one event.
FEWEST_OF_SEVERAL = 3
# "Gave the figure of 27", of one event.
FIGURES = frozenset({"figure", "estimate"})


def of_several(drafts: Sequence[Draft]) -> list[tuple[Toll, SetAside]]:
    """Take from drafts the numbers that sum up those of several: `Gunmen kill nine in attacks on bus, police post`."""
    lost: list[tuple[Toll, SetAside]] = []
    for draft in drafts:
        for toll in [toll for toll in draft.tolls if _may_sum_up(toll)]:
            others = [_firm_numbers(other, toll) for other in drafts if other is not draft]
            rest = {number for number in _firm_numbers(draft, toll) if number != toll.low}
            parts = [max(numbers) for numbers in [*others, rest] if numbers and max(numbers) <= MOST * (toll.low or 0)]
            if not _is_told_above(toll, draft) and _is_sum(toll.low or 0, parts):
                lost.append((toll, SetAside(RejectReason.CUMULATIVE, "the sum of several events told")))
                draft.tolls.remove(toll)
    return lost


def _firm_numbers(draft: Draft, whole: Toll) -> set[int]:
    """The numbers of killed that are told of a draft, hedged ones left out; behind a lead's sum stand its parts."""
    firm = [t for t in draft.tolls if t.outcome is Outcome.KILLED and t.low == t.high]
    if whole.reading.is_opening:
        firm = [t for t in firm if t.reading.index >= whole.reading.index]
    return {toll.low for toll in firm if toll.low and not toll.is_replaced and not is_earlier(toll)}


def _may_sum_up(toll: Toll) -> bool:
    """Whether a number may be of several events: it stands in headline or lead, or tells of `the seven deaths`."""
    exact = toll.low is not None and toll.low == toll.high and toll.low >= FEWEST_OF_SEVERAL
    parsed, first = toll.reading.parsed, toll.span.first
    figure = parsed.lemmas[first] in FIGURES and toll.reading.sentence.kind is not SegmentKind.HEADLINE
    if figure or (
        parsed.lemmas[first] in toll.reading.lexicon.words[WordClass.TOLL_NOUN] and not toll.reading.is_opening
    ):
        # "Gave the figure of 27" rivals the number before it.
        return False
    said = toll.reading.is_opening or "the" in parsed.lower[max(0, first - 1) : first + 1]
    return exact and said and toll.outcome is Outcome.KILLED and not toll.is_subset


def _is_told_above(toll: Toll, draft: Draft) -> bool:
    """Whether somebody below gives the number that the opening told of the one event: `gave the figure of 27`."""
    said = toll.attribution is not None and not toll.reading.is_opening
    opening = [t for t in draft.tolls if t.reading.is_opening and t.outcome is toll.outcome]
    return said and toll.low in [t.low for t in opening]


def _is_sum(number: int, parts: Sequence[int]) -> bool:
    """Whether two or three of the parts add up to a number."""
    return any(sum(some) == number for size in (2, 3) for some in itertools.combinations(parts, size))
