"""The words for victims with what says who they were: `nine people, including the union leader Ana Paz`."""

from __future__ import annotations

from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.phrase_actors import FINITE
from pipeline.coding.toll import Toll
from pipeline.coding.toll_lists import people_behind

# What a list of some of the victims ends before.
ENDS = frozenset({".", ";", ")", ":", "(", "--", "–", "—"})
CLAUSES = frozenset({"when", "after", "while", "who", "as", "where", "which", "according", "whose", "before"})
LONGEST = 26
# Between what befell the victims and who was among them: "were killed on Tuesday in the town of Ora, including".
REACH = 14


def victims_told(toll: Toll) -> str | None:
    """The words for the victims, with those of them, or all of them, that are told by name or kind beside."""
    parsed, words = toll.reading.parsed, toll.victims
    if words is None or (toll.low or toll.high or 0) < 2 or not {",", "("} & set(parsed.words):
        return words
    text, base = parsed.sentence.text, parsed.sentence.start
    start = text.find(words, parsed.span(toll.span.first, toll.span.last)[0] - base)
    if start < 0:
        return words
    end = start + len(words)
    behind = next((t for t in range(len(parsed)) if parsed.span(t, t + 1)[0] - base >= end), len(parsed))
    stop = _all_told(toll, behind) or _some_told(parsed, behind)
    if stop is not None:
        return text[start : parsed.span(behind, stop)[1] - base]
    later = range(max(behind, toll.hit.last), min(len(parsed), toll.hit.last + REACH))
    comma = next((t for t in later if parsed.words[t] == ","), None)
    plain = comma is not None and not any(parsed.tags[t] in FINITE for t in range(later.start, comma))
    stop = _some_told(parsed, comma) if comma is not None and plain else None
    return words if comma is None or stop is None else f"{words}, {parsed.surface(comma + 1, stop)}"


def _some_told(parsed: ParsedSentence, comma: int) -> int | None:
    """Where those end who are told to be among the victims: `, including a nurse and two guards, | were killed`."""
    if parsed.words[comma : comma + 1] != (",",):
        return None
    lead = parsed.lower[comma + 1 : comma + 3]
    if lead[:1] != ("including",) and lead != ("among", "them"):
        return None
    stop = comma + 2
    while stop < min(len(parsed), comma + LONGEST):
        placed = parsed.words[stop] == "," and parsed.pos[stop + 1 : stop + 2] == ("ADP",)
        if placed or parsed.words[stop] in ENDS or parsed.lower[stop] in CLAUSES:
            break
        if parsed.tags[stop] in FINITE:
            # "Including a nurse, police said".
            stop = next((t for t in range(stop - 1, comma + 2, -1) if parsed.words[t] == ","), stop)
            break
        stop += 1
    stop -= parsed.words[stop - 1] == ","
    return stop if stop > comma + 2 else None


def _all_told(toll: Toll, behind: int) -> int | None:
    """Where a list ends that tells who all of them were: `three civilians, two women and a man, | died`."""
    parsed = toll.reading.parsed
    if parsed.words[behind : behind + 1] not in ((",",), ("(",), ("--",)) or toll.low != toll.high:
        return None
    people = people_behind(toll.reading, behind + 1, toll.outcome)
    counted = len(people) > 1 and all(one.low == one.high for one in people)
    if not counted or sum(one.low or 0 for one in people) != toll.low:
        return None
    stop = max(one.last for one in people)
    while stop < len(parsed) and parsed.pos[stop] in {"NOUN", "PROPN", "ADJ"}:
        stop += 1
    return stop
