"""What an event came after is another one: `The attack came four days after gunmen shot at a lorry`."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.coding.day_anchors import COMING, POINTED
from pipeline.coding.parsed import PARTICIPLE, RELATIVE, ParsedSentence
from pipeline.coding.reading import SentenceReading

YEAR_DIGITS = 4
UNITS = frozenset({"minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "night", "weekend"})
# So long before the news that it is none.
LONG = frozenset({"month", "year", "decade"})
# With these or a superlative, what happened is set against what was before.
FIRST = frozenset({"first", "most"})
# Before the news: "until Monday's attack".
UNTIL = frozenset({"until", "before", "prior"})
# Times that name a day.
DAYS = ("weekday", "monthday", "iso")
# Behind a comma, they go on with the event told.
CLAUSES = frozenset({"in", "when", "which", "that", "where", "who", "during", "after"})
# That it came stands so far into the sentence: "The attack on Goma, the third this month, came".
COMES_WITHIN = 16
# What becomes of an event in the days after it.
LATER = frozenset(
    {"arrest", "body", "bury", "charge", "claim", "climb", "confirm", "death", "detain", "die", "find", "funeral"}
    | {"injury", "recover", "release", "rescue", "rise", "succumb", "toll", "wound"}
)
# What opens a clause about what was before.
PAST, MARK = frozenset({"after", "since"}), frozenset({"mark"})
# A time stands so close behind the clause that it is of: a comma and "last" between.
NEXT_TO = 3
# Between that it came and what it came after: "came just under a month after".
AFTER_WITHIN = 8


def is_pluperfect(parsed: ParsedSentence, verb: int) -> bool:
    """Whether it is told in the pluperfect: `had been kidnapped`."""
    return any(parsed.lower[child] == "had" for child in parsed.children(verb))


def has_come_about(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb tells of what is past: `attacked`, `has left`."""
    return parsed.tags[verb] == "VBD" or any(
        parsed.lower[child] in {"has", "have"} and parsed.deps[child] == "aux" for child in parsed.children(verb)
    )


def first_behind(parsed: ParsedSentence) -> int | None:
    """Where what the news came after is told from; None in sentences that do not tell it so."""
    if parsed.lower[0] not in POINTED and "'s" not in parsed.lower[1:4]:
        return None
    near = (t for t in range(1, len(parsed)) if t < COMES_WITHIN or parsed.heads[t] == t)
    verbs = (t for t in near if _comes(parsed, t))
    return next((at for verb in verbs for at in _starts(parsed, verb)), None)


def came_after(parsed: ParsedSentence, head: int, other: int, leaving: Set[str]) -> bool:
    """Whether one of two words of a sentence tells of what the other came after.

    `Four days after men shot at a lorry and three months after 11 died` came before it both, and are two.
    """
    one, two = sorted((head, other))
    if any(one < t < two for t in _afters(parsed)) and not _goes_on(parsed, one, two, leaving):
        return True
    start = first_behind(parsed)
    if start is None:
        return False
    return one < start < two or any(start < t and one < t < two for t in _afters(parsed))


def _goes_on(parsed: ParsedSentence, first: int, second: int, leaving: Set[str]) -> bool:
    """Whether a sentence tells what became of those hit days before: `three more died, a day after the blast`.

    A town that was taken once others had left it changed hands once.
    """
    later = LATER | leaving
    told = (t for t in range(second) if t < first + 1 or parsed.heads[t] == first)
    return parsed.lemmas[second] in leaving or any(parsed.lemmas[t] in later for t in told)


def opens_behind(parsed: ParsedSentence, head: int) -> bool:
    """Whether a word tells of what the event of its sentence came after."""
    start = first_behind(parsed)
    return start is not None and start < head


def happened_long_before(parsed: ParsedSentence, head: int) -> str | None:
    """How long before the news something happened, where it was months: `barely three months after 11 were killed`."""
    if not opens_behind(parsed, head):
        return None
    after = max((t for t in _afters(parsed) if t < head), default=None)
    if after is None or parsed.lemmas[after - 1] not in LONG:
        return None
    return parsed.surface(after - 2, after + 1)


def of_another_year(parsed: ParsedSentence, head: int, year: int | None) -> str | None:
    """The year that an event bears as a name, long before the news: `families of those killed in the 2015 bombing`."""
    inside = [noun for word, noun in parsed.prepositional(head) if word in {"in", "during", "by"}]
    for noun in [head, *(inside if parsed.is_verbal(head) else ())]:
        before = noun - 1 if noun else 0
        while before > 0 and parsed.deps[before] in {"compound", "amod"} and parsed.heads[before] == noun:
            before -= 1
        told = parsed.words[before]
        dated = len(told) == YEAR_DIGITS and told.isdigit() and before < noun and not parsed.is_verbal(noun)
        if dated and year is not None and int(told) < year - 1:
            return parsed.surface(before, noun + 1)
    return None


def worst_since(parsed: ParsedSentence, head: int) -> str | None:
    """The event that the news is the worst since, told behind it: `the heaviest loss since a strike in which 14 died`.

    Behind a comma only a clause about that event goes on with it.
    """
    since = next((t for t in range(2, head) if parsed.lower[t] == "since"), None)
    if since is None or not any(parsed.tags[t] == "JJS" or parsed.lower[t] in FIRST for t in range(since)):
        return None
    commas = [t for t in range(since, head) if parsed.words[t] == ","]
    told = all(parsed.lower[t + 1] in CLAUSES or _is_in_a_name(parsed, t) for t in commas)
    return parsed.surface(since, min(since + 3, len(parsed))) if told else None


def until_the_worst(parsed: ParsedSentence, head: int) -> str | None:
    """What was the worst before the news: `Until Monday's raid the worst attack was one on a bank, killing 91`."""
    worst = next((t for t in range(1, head + 1) if parsed.tags[t] == "JJS" and parsed.lower[t - 1] != "at"), None)
    opened = parsed.lower[0] in UNTIL and worst is not None
    return parsed.surface(0, 2) if opened and not any(parsed.is_verbal(t) for t in range(1, worst or 1)) else None


def told_as_past(parsed: ParsedSentence, token: int, heads: Sequence[int]) -> list[int]:
    """The words of a clause with `after` that ends before a month or year: `raids after they took Bema last May`.

    What came before the news lies longer back than the news. Empty where no such clause stands before the time.
    """
    clauses = [
        verb
        for verb in range(token)
        if parsed.deps[verb] == "advcl" and any(parsed.lower[child] in PAST for child in parsed.children(verb, MARK))
    ]
    inside = set(parsed.subtree(clauses[-1])) if clauses else set()
    if token in inside or not inside or max(inside) < token - NEXT_TO:
        return []
    return [head for head in heads if head in inside]


def _is_in_a_name(parsed: ParsedSentence, comma: int) -> bool:
    """Whether a comma stands inside the name of a place: `Gao, Mali, in which`."""
    end = comma + 1
    while end < len(parsed) and parsed.pos[end] == "PROPN":
        end += 1
    return end > comma + 1 and (parsed.words[end : end + 1] == (",",) or parsed.lower[end : end + 1] == ("in",))


def _comes(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb says that something told came about: `came`, `comes`, `has happened`, `followed`."""
    tense = parsed.tags[verb] in {"VBD", "VBZ", "VBP", "VBN"} or parsed.tags[verb] == "VBG"
    return parsed.lemmas[verb] in COMING and tense and not parsed.is_passive(verb)


def _afters(parsed: ParsedSentence) -> list[int]:
    """Where `days after` and the like stand."""
    return [t for t in range(1, len(parsed)) if parsed.lower[t] == "after" and parsed.lemmas[t - 1] in UNITS]


def _starts(parsed: ParsedSentence, verb: int) -> list[int]:
    """Where what it came after is told from: `days after`, `on the heels of`, or the verb `follows` itself."""
    near = range(verb + 1, min(len(parsed), verb + AFTER_WITHIN))
    found = [t for t in _afters(parsed) if t in near]
    found += [t for t in near if parsed.lower[t] in {"heels", "wake"}]
    found += [verb + 1] if parsed.lower[verb + 1 : verb + 2] == ("after",) else []
    return found + ([verb] if parsed.lemmas[verb] == "follow" and parsed.tags[verb] in {"VBD", "VBZ", "VBP"} else [])


def dated_clause(reading: SentenceReading, head: int) -> set[int]:
    """The clause that says who somebody is, with a time of its own: `who were taken a year ago | left on Friday`.

    Also what somebody met or spoke after: `held talks on Friday | after gunmen shot three farmers on Monday`.
    """
    parsed = reading.parsed
    marks = [
        c for c in parsed.children(head, frozenset({"mark"})) if parsed.lower[c] in {"after", "because"} and c < head
    ]
    if marks and parsed.deps[head] == "advcl" and parsed.tags[head] in {"VBD", "VBN"}:
        # A day at its end may hang on the verb above.
        end = next((t for t in range(head, len(parsed)) if parsed.words[t] in {",", ";"}), len(parsed))
        later = set(parsed.subtree(head)) | set(range(marks[0], end))
        days = [hit for hit in reading.times if hit.rule.startswith(DAYS) and reading.time_token(hit) in later]
        return later if days else set()
    if parsed.deps[head] not in RELATIVE | PARTICIPLE:
        return set()
    clause = set(parsed.subtree(head))
    return clause if any(reading.time_token(hit) in clause for hit in reading.times) else set()
