"""Which of several deeds of one sentence each named day is of: `killed four on Monday and took two on Tuesday`."""

from __future__ import annotations

from pipeline.coding.aftermath import ends_a_wound
from pipeline.coding.day_anchors import SINGLE_DAYS, governor
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.reading import SentenceReading
from pipeline.coding.times import TimeHit

ASKING = frozenset({"how", "whether", "who", "what"})
UNKNOWN = frozenset({"unclear", "clear", "uncertain", "known", "know", "unknown", "certain"})
STAYING = frozenset({"return", "prevail", "reign", "hold"})
QUIET = frozenset({"calm", "quiet", "normality", "normalcy", "peace", "silence"})
# What those do on a later day who were taken or hurt.
LEAVING = frozenset({"arrive", "escape", "return", "flee", "reach", "die", "succumb", "free", "release", "rescue"})


def verbs_of_days(reading: SentenceReading) -> dict[TimeHit, int]:
    """The verb of each named day of a sentence that names several; none where it names one."""
    named = [hit for hit in reading.times if hit.rule.startswith(SINGLE_DAYS)]
    if len({hit.rule for hit in named}) < 2:
        return {}
    return {hit: _verb_of(reading, hit, named) for hit in named}


def _verb_of(reading: SentenceReading, hit: TimeHit, named: list[TimeHit]) -> int:
    """The verb that a day hangs on; the one joined to it, where that stands between another day of it and this one."""
    parsed, token = reading.parsed, reading.time_token(hit)
    verb = governor(parsed, token)
    days = [reading.time_token(other) for other in named if other.rule != hit.rule]
    between = [
        t for t in parsed.children(verb, frozenset({"conj"})) if t < token and any(verb < day < t for day in days)
    ]
    return between[-1] if between else verb


def is_asked_on(parsed: ParsedSentence, token: int, head: int) -> bool:
    """Whether a day is that of not knowing yet: `On Saturday it was unclear how many were abducted`."""
    asked = next((t for t in range(token, head) if parsed.lower[t] in ASKING), None)
    return asked is not None and not UNKNOWN.isdisjoint(parsed.lemmas[token:asked])


def is_of_leaving(reading: SentenceReading, hit: TimeHit, head: int) -> bool:
    """Whether a day is told of what came later, behind a semicolon: `two were taken; one got away on Friday`."""
    parsed, token = reading.parsed, reading.time_token(hit)
    verb = governor(parsed, token)
    if tells_of_calm(parsed, verb):
        return verb != head
    if head < verb < token and ends_a_wound(reading, verb):
        # "Two people died, and a third died of his wounds the next day".
        return True
    later = parsed.tags[verb] in {"VBD", "VBN"} and parsed.lemmas[verb] in LEAVING and ";" in parsed.words[head:verb]
    return later and verb < token


def tells_of_calm(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb tells that it was over: `Calm returned on Thursday, after three days of fighting`."""
    return parsed.lemmas[verb] in STAYING and any(parsed.lower[t] in QUIET for t in parsed.subjects(verb))
