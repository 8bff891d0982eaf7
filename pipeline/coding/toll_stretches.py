"""Which words beside a verb may list the people it is said of: by position, since trees of long lists are unsure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.phrase_actors import FINITE

PART = ";"
# What ends the first words of a part: what somebody is, how old, where, or what he did.
ENDS = frozenset({",", "(", ":", "–", "—", "--"})
ASIDES = frozenset({"who", "whom", "known", "identified", "named", "called", "aged", "from", "in", "on", "at", "as"})
# What clauses of their own begin with.
OPENERS = frozenset({"who", "whom", "which", "whose", "when", "while", "as", "where", "after", "before", "that"})
NAME_TAGS = frozenset({"NNP", "NN"})
# A longer part is a clause.
LONGEST_PART = 24
# A clause between a list and its verb is at most this long.
LONGEST_ASIDE = 14


def parts_behind(parsed: ParsedSentence, start: int) -> list[range]:
    """The first words of each part of a list that begins at a token; none without semicolons."""
    if PART not in parsed.words[start:]:
        return []
    end = next((t for t in range(start, len(parsed)) if parsed.words[t] in {".", ":"}), len(parsed))
    return _leads(parsed, start, end, open_end=True)


def parts_before(parsed: ParsedSentence, end: int) -> list[range]:
    """The first words of each part of a list that opens a clause and ends before a token."""
    if PART not in parsed.words[:end]:
        return []
    opens = (t + 1 for t in range(end - 1, -1, -1) if parsed.lower[t] in {"that", ":", "--", "–", "—"})
    return _leads(parsed, next(opens, 0), end, open_end=False)


def _leads(parsed: ParsedSentence, start: int, end: int, *, open_end: bool) -> list[range]:
    cuts = [t for t in range(start, end) if parsed.words[t] == PART]
    if not cuts:
        return []
    parts = [range(one + 1, two) for one, two in pairwise([start - 1, *cuts, end])]
    if any(len(part) > LONGEST_PART for part in parts[: -1 if open_end else None]):
        return []
    found: list[range] = []
    for part in [*parts[:-1], *_last(parsed, parts[-1])]:
        lead = _lead(parsed, part)
        if not lead or _is_clause(parsed, range(lead.stop, part.stop)):
            return []
        found.append(lead)
    return found


def _last(parsed: ParsedSentence, part: range) -> Sequence[range]:
    """The last part, or the two of it: `Efrain Paz, and an officer who died in hospital`."""
    cut = next((t for t in part[1:] if parsed.lower[t] == "and"), None)
    return [part] if cut is None else [range(part.start, cut), range(cut, part.stop)]


def _lead(parsed: ParsedSentence, part: range) -> range:
    """The first words of a part; nothing where it is a clause of its own."""
    first = part.start + (parsed.lower[part.start : part.start + 1] == ("and",))
    stop = first
    while stop < part.stop and parsed.words[stop] not in ENDS and parsed.lower[stop] not in ASIDES:
        if parsed.tags[stop] in FINITE or parsed.lower[stop] == "and":
            return range(0)
        stop += 1
    return range(first, stop)


def _is_clause(parsed: ParsedSentence, rest: range) -> bool:
    """Whether the rest of a part tells on: `; Juan Toro, her driver, survived`, not `a cook, who was off duty`."""
    verb = next((t for t in rest if parsed.tags[t] in FINITE), rest.stop)
    return verb < rest.stop and OPENERS.isdisjoint(parsed.lower[rest.start : verb])


def _verb_group(parsed: ParsedSentence, first: int) -> int:
    """Where a verb's auxiliaries and adverbs begin: `had been | shot`, `were found | murdered`."""
    if parsed.lower[first - 1 : first] == ("found",) and parsed.pos[first - 2] == "AUX":
        first -= 1
    while first > 0 and parsed.pos[first - 1] in {"AUX", "ADV"}:
        first -= 1
    return first


def before_aside(parsed: ParsedSentence, first: int) -> int:
    """Where a verb's auxiliaries begin, or the clause between commas before them: `…, who were off duty, had died`."""
    start = _verb_group(parsed, first)
    if parsed.words[start - 1 : start] != (",",):
        return start
    near = range(start - 2, max(0, start - LONGEST_ASIDE), -1)
    comma = next((t for t in near if parsed.words[t] == ","), None)
    if comma is None:
        return start
    tells = parsed.lower[comma + 1] in {"who", "which", "all", "most", "many", "some"}
    return comma if tells or names_one(parsed, comma) else start


def names_one(parsed: ParsedSentence, comma: int) -> bool:
    """Whether behind a name stands what somebody is, up to the next comma: `Ana Paz, | a member of the council,`."""
    named = parsed.tags[comma - 1] == "NNP" and parsed.lower[comma + 1] in {"a", "an", "the"}
    behind = range(comma + 2, min(len(parsed), comma + LONGEST_ASIDE))
    closing = next((t for t in behind if parsed.words[t] == ","), None)
    return named and closing is not None and "and" not in parsed.lower[comma : closing + 2]


def is_age(parsed: ParsedSentence, item: range) -> bool:
    """Whether between two commas stands only how old somebody is."""
    alone = len(item) == 1 and item.start > 0 and parsed.words[item.start - 1] == ","
    return alone and parsed.pos[item.start] == "NUM" and parsed.tags[item.start - 2] in NAME_TAGS


def is_serial(parsed: ParsedSentence, token: int) -> bool:
    """Whether a comma and the `and` right behind it part a list at one place."""
    return parsed.lower[token - 1] == "," and parsed.lower[token : token + 1] == ("and",)
