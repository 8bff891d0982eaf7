"""Numbers that stand beside a toll: the one it had before, and those of other voices in the same breath."""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.numbers import Count
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import TOLLED, Toll

# Between a toll's new number and the one before: "to 58 from the 41 reported on Sunday".
FORMER_REACH = 5
# Of several people, each with a number.
FIGURES = frozenset({"tolls", "figures", "counts", "totals", "estimates"})


def former(reading: SentenceReading, tolls: list[Toll]) -> list[Toll]:
    """The number that a toll had before: `climbed to 58 from 41`, `rose from nine to 13`."""
    parsed = reading.parsed
    found: list[Toll] = []
    for toll in tolls:
        new = next((c for c in reading.counts if toll.span.first <= c.core < toll.span.last), None)
        if new is None or toll.is_subset:
            continue
        for count in reading.counts:
            lead = parsed.lower[count.first - 1] if count.first else ""
            if lead == "the" and count.first > 1:
                lead = parsed.lower[count.first - 2]
            after = lead == "from" and new.last <= count.first <= new.last + FORMER_REACH
            before = lead == "from" and parsed.lower[count.last : new.first] == ("to",)
            if count is not new and (after or before) and not count.is_vague:
                found.append(_with_count(toll, count, is_replaced=True))
    return found


def _with_count(toll: Toll, count: Count, *, is_replaced: bool = False) -> Toll:
    """The same toll with another number."""
    span = Phrase(count.first, count.last)
    return replace(
        toll,
        head=count.core,
        low=count.low,
        high=count.high,
        qualifier=count.qualifier,
        span=span,
        is_subset=False,
        is_replaced=is_replaced,
    )


def paired(reading: SentenceReading, tolls: list[Toll]) -> list[Toll]:
    """The second number of several people: `two residents gave tolls of 12 and 14`."""
    parsed = reading.parsed
    found: list[Toll] = []
    for toll in tolls:
        plural = any(parsed.lower[t] in FIGURES for t in range(toll.span.first, toll.span.last))
        behind = parsed.lower[toll.span.last : toll.span.last + 1] in (("and",), ("or",))
        count = next((c for c in reading.counts if c.first == toll.span.last + 1 and not c.is_vague), None)
        if plural and behind and count is not None and toll.outcome in TOLLED:
            found.append(_with_count(toll, count))
        then = parsed.lower[toll.span.last : toll.span.last + 2] in ((",", "then"), (",", "later"))
        more = next((c for c in reading.counts if then and c.first == toll.span.last + 2 and not c.is_vague), None)
        if more is not None and toll.outcome in TOLLED and _ends(parsed, more.last):
            # "First reported two dead, then five".
            found.append(_with_count(toll, more))
    return found


def _ends(parsed: ParsedSentence, token: int) -> bool:
    return token >= len(parsed) or parsed.words[token] in {",", ".", ";", "”", '"'}


def elliptic(reading: SentenceReading, tolls: list[Toll]) -> list[Toll]:
    """Another voice's number without a noun: `can confirm the death of eleven; the mayor speaks of twenty`."""
    parsed = reading.parsed
    found: list[Toll] = []
    for attribution in reading.attributions:
        verb = attribution.verb
        near = [c for c in reading.counts if verb < c.first <= verb + 5 and ";" not in parsed.words[verb : c.first]]
        count = next(iter(near), None)
        before = [toll for toll in tolls if toll.span.last <= verb and toll.outcome in TOLLED]
        if count is None or not before or attribution.voice is None or count.is_vague:
            continue
        if parsed.pos[count.first - 1] in {"NOUN", "PROPN"}:
            # "Indicated in its bulletin 14".
            continue
        if any(verb < hit.first < count.first for hit in reading.outcomes):
            # "Has stopped counting the injured at 40" is of the injured.
            continue
        if _ends(parsed, count.last) and not any(t.span.first <= count.core < t.span.last for t in tolls):
            told = _with_count(before[-1], count)
            found.append(replace(told, attribution=attribution, stance=attribution.stance))
    return found
