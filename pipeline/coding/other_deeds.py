"""Deeds like that of the news which are others: `has claimed similar attacks`, `have in the past targeted the Shia`."""

from __future__ import annotations

from functools import partial

from pipeline.coding.day_anchors import SINGLE_DAYS
from pipeline.coding.parsed import CASE, ParsedSentence
from pipeline.coding.reading import SentenceReading
from pipeline.coding.triggers import SetAside, Trigger
from schemas.vocabulary import Part, RejectReason

# What makes events others than the one told: with a plural, and told of what has been.
LIKE = frozenset({"similar", "such", "other", "like", "comparable"})
BEFORE = frozenset({"previous", "past", "earlier", "prior", "former"})
# "A string of bombings", "dozens of attacks", "the target of attacks".
MASSES = frozenset({"target", "scene"}) | frozenset(
    {"string", "series", "wave", "spate", "number", "dozen", "score", "hundred", "host", "slew", "campaign", "majority"}
)
PERFECT = frozenset({"has", "have", "had", "'ve", "’ve"})
OFTEN = frozenset(
    {"previously", "repeatedly", "frequently", "often", "regularly", "routinely", "usually", "historically"}
)
PLURALS = frozenset({"NNS", "NNPS"})
INDEFINITE = frozenset({"a", "an", "another"})
# Times that are no day of the news.
LONG_PAST = ("last:month", "last:year", "year:", "month:", "ago:")
COPULAS = frozenset({"cop"})
LOOSE = frozenset({"advcl", "ccomp", "xcomp"})
UP = 4


def of_other_deeds(reading: SentenceReading, trigger: Trigger) -> SetAside | None:
    """Why a trigger tells of other deeds than the news: of ones like it, by those who have done them before.

    In the opening, or with a day, it is the news: `has launched a wave of raids on Monday`.
    """
    parsed, head = reading.parsed, trigger.head
    if reading.sentence.part is Part.TITLE or (reading.is_opening and reading.before_in_paragraph is None):
        return None
    if any(hit.rule.startswith(SINGLE_DAYS) for hit in reading.times):
        return None
    if parsed.is_verbal(head):
        perfect = _is_perfect(parsed, head)
        often = next((t for t in parsed.children(head) if parsed.lower[t] in OFTEN), None)
        if perfect and often is not None:
            return SetAside(RejectReason.HABITUAL, f"has {parsed.lower[often]} done it")
        if perfect and any(map(partial(_are_many, parsed), parsed.objects(head))):
            return SetAside(RejectReason.HISTORICAL, "many like it")
        return SetAside(RejectReason.HISTORICAL, "in the past") if perfect and _in_the_past(parsed, head) else None
    if not is_like_others(parsed, head):
        return None
    return SetAside(RejectReason.HISTORICAL, "others like it") if _has_been(parsed, head) else None


def owns_others(reading: SentenceReading, verb: int) -> bool:
    """Whether somebody takes responsibility for other deeds: `has claimed previous attacks in the city`."""
    parsed = reading.parsed
    below = set(parsed.subtree(verb))
    deeds = [t.head for t, _ in reading.triggers if t.head in below and verb < t.head and not parsed.is_verbal(t.head)]
    if not deeds:
        return False
    first = deeds[0]
    older = any(hit.rule.startswith(LONG_PAST) and reading.time_token(hit) in below for hit in reading.times)
    any_one = any(parsed.lower[child] in INDEFINITE for child in parsed.children(first))
    if any_one and older and reading.before_in_paragraph is not None:
        # "Claimed a bombing that killed five in the same city last month".
        return True
    plural = parsed.tags[first] in PLURALS
    led = any(parsed.lemmas[child] in BEFORE for child in parsed.children(first))
    return led or (plural and (is_like_others(parsed, first) or _in_the_past(parsed, verb)))


def is_like_others(parsed: ParsedSentence, noun: int) -> bool:
    """Whether a plural is of deeds like one told: `similar attacks`, `a string of bombings`."""
    if parsed.tags[noun] not in PLURALS:
        return False
    above = parsed.heads[noun]
    counted = parsed.lemmas[above] in MASSES and any(parsed.lower[c] == "of" for c in parsed.children(noun, CASE))
    return counted or any(parsed.lemmas[child] in LIKE | BEFORE for child in parsed.children(noun))


def _are_many(parsed: ParsedSentence, noun: int) -> bool:
    """Whether an object is of many deeds: `has carried out a string of attacks`, `has staged similar raids`."""
    below = [child for child in parsed.children(noun) if is_like_others(parsed, child)]
    return is_like_others(parsed, noun) or bool(below)


def _has_been(parsed: ParsedSentence, noun: int) -> bool:
    """Whether the verb above tells of what somebody has done: `has been behind`, `have carried out`."""
    above = [noun, *list(parsed.ancestors(noun))[:UP]]
    verb = next((token for token in above if parsed.is_verbal(token) or parsed.children(token, COPULAS)), None)
    return verb is not None and (_is_perfect(parsed, verb) or _in_the_past(parsed, verb))


def _is_perfect(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb has `has` before it, or hangs on one: `have in the past targeted`."""
    above = parsed.heads[verb]
    return any(parsed.lower[child] in PERFECT for child in parsed.children(verb)) or (
        above < verb and parsed.lower[above] in PERFECT and parsed.deps[verb] in LOOSE
    )


def _in_the_past(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a clause is of the past at large: `in the past`, and not `in the past week`."""
    for token in range(2, len(parsed)):
        if parsed.lower[token] == "past" and parsed.lower[max(0, token - 2) : token] == ("in", "the"):
            behind = token + 1
            return behind >= len(parsed) or parsed.pos[behind] not in {"NUM", "ADJ", "NOUN", "PROPN"}
    return False
