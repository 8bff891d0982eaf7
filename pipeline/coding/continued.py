"""Whose word a number is when its sentence names nobody: who was speaking goes on, or the article is somebody's own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.attributions import Attribution
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import Toll
from pipeline.coding.voice_memory import Voice
from schemas.vocabulary import ClaimantType, SegmentKind, Stance
from schemas.word_classes import WordClass

MARKS = frozenset('“”«»„"') | {"``", "''"}
# Whom a body speaks to when the article is its own communiqué: "informs public opinion".
# "In Hama province, …" goes on with something else.
PLACED_WITHIN = 5
RESULTS = ("as a result", "as a consequence", "in consequence", "consequently", "in the process")
ISSUING = frozenset({"inform", "announce"})
# "This was stated by …".
POINTERS = frozenset({"this", "it", "so"})
TOLD_WITHIN = 8
# What those do who know how many died, right behind `he`.
COUNTING = frozenset({"bury", "count", "carry", "collect", "see", "wash", "cover", "load"})
HANDS_WITHIN = 6
GIVING_FIGURES = frozenset({"give", "provide", "release", "confirm", "announce", "publish", "supply", "issue"})
THESE = frozenset({"this", "these", "that", "those"})


def going_on(toll: Toll, readings: Sequence[SentenceReading]) -> Attribution | None:
    """The attribution that a number without one takes over: from the sentence before in its paragraph, or the issuer.

    `According to the prosecutor, gunmen fired on a patrol. Three gunmen died.` Quotations end with their marks.
    """
    reading = toll.reading
    if reading.sentence.kind is SegmentKind.HEADLINE or _quotes(reading):
        return None
    said = _said_before(reading, readings) or _by_his_own_hands(reading, readings)
    voice = _official_toll(toll) or (said.voice if said is not None else _issuer(readings) or _told_by(toll, readings))
    if voice is None:
        return None
    scope = frozenset(range(len(reading.parsed)))
    return Attribution(voice, Stance.ASSERTS, toll.span.first, scope, False, voice.origin or "")


def _official_toll(toll: Toll) -> Voice | None:
    """The official toll is what officials say: `The official toll still stands at 132`."""
    parsed, at = toll.reading.parsed, toll.hit.first - 1
    if toll.hit.row.row.people != "number" or at < 0 or parsed.lower[at] != "official":
        return None
    start, end = parsed.span(at, toll.hit.last)
    name = parsed.surface(at, toll.hit.last)
    part = parsed.sentence.part
    return Voice(name, None, ClaimantType.OFFICIAL, start, end, part, parsed.lower[at + 1], toll.hit.row.origin)


def _said_before(reading: SentenceReading, readings: Sequence[SentenceReading]) -> Attribution | None:
    """The attribution that covers the main clause of the sentence before, where no other voice speaks in this one."""
    elsewhere = reading.parsed.pos[0] == "ADP" and any(place.token < PLACED_WITHIN for place in reading.places)
    if reading.index == 0 or elsewhere or any(one.voice is not None for one in reading.attributions):
        return None
    before = readings[reading.index - 1]
    same = (before.sentence.part, before.sentence.paragraph) == (reading.sentence.part, reading.sentence.paragraph)
    opened = " ".join(reading.parsed.lower[:3])
    same = same or (opened.startswith(RESULTS) and before.sentence.part is reading.sentence.part)
    if not same or before.sentence.kind is SegmentKind.HEADLINE or _quotes(before):
        return None
    voiced = [one for one in before.attributions if one.voice is not None]
    if len(voiced) != 1 or voiced[0].stance is not Stance.ASSERTS or voiced[0].blames:
        return None
    parsed = before.parsed
    return voiced[0] if len(voiced[0].scope) * 2 > len(parsed) else None


def _by_his_own_hands(reading: SentenceReading, readings: Sequence[SentenceReading]) -> Attribution | None:
    """Who spoke last in the paragraph, where `he` counted or buried the dead: `He helped to bury 19 people.`"""
    parsed = reading.parsed
    if parsed.lower[0] not in {"he", "she"} or COUNTING.isdisjoint(parsed.lemmas[1:HANDS_WITHIN]):
        return None
    if any(one.voice is not None for one in reading.attributions):
        return None
    before = [
        r for r in readings[max(0, reading.index - 2) : reading.index] if r.sentence.part is reading.sentence.part
    ]
    near = [r for r in before if r.sentence.paragraph == reading.sentence.paragraph]
    bodies = reading.lexicon.words[WordClass.SPEAKING_BODY]
    voiced = [one for r in near for one in r.attributions if one.voice is not None and one.voice.head not in bodies]
    return voiced[-1] if voiced else None


def _told_by(toll: Toll, readings: Sequence[SentenceReading]) -> Voice | None:
    """Who the sentence behind says has told it: `This was reported by the governor`, `The mayor said this on Monday`.

    It speaks of its own paragraph, or, where it opens the second, of the lead.
    """
    here = toll.reading.sentence
    after = [r for r in readings if r.index > toll.reading.index and r.sentence.part is here.part]
    next_one = after[0] if after else None
    if next_one is None or any(one.voice is not None for one in toll.reading.attributions):
        return None
    near = next_one.sentence.paragraph == here.paragraph or toll.reading.is_opening
    if not near or here.kind is SegmentKind.ENTRY:
        return None
    return next(
        (one.voice for one in next_one.attributions if one.voice is not None and _tells_it(next_one, one)), None
    )


def _tells_it(reading: SentenceReading, one: Attribution) -> bool:
    """Whether somebody is said to have told what stands before: what is told is `this`, or `the information`."""
    parsed = reading.parsed
    words = reading.lexicon.words
    behind = parsed.lemmas[one.verb + 1 : one.verb + 3]
    given = parsed.lemmas[one.verb] in GIVING_FIGURES and behind[-1:] and behind[-1] in words[WordClass.TOLL_NOUN]
    if given and behind[0] in THESE:
        # "The police chief gave these figures on Sunday".
        return True
    if given and behind[0] == "the" and parsed.lemmas[one.verb] != "confirm":
        # "A government statement gave the number."
        return parsed.pos[one.verb + 3 : one.verb + 4] in ((), ("PUNCT",))
    if parsed.lemmas[one.verb] in words[WordClass.NEWS] and one.verb <= 1:
        # "The information was shared by …".
        return True
    if parsed.lemmas[one.verb] not in words[WordClass.TELLING_VERB] or one.stance is not Stance.ASSERTS:
        return False
    if parsed.is_passive(one.verb) or parsed.lower[one.verb + 1 : one.verb + 2] == ("by",):
        news = parsed.lower[0] in {"the", "this"} and parsed.lemmas[1] in words[WordClass.NEWS]
        pointed = news or parsed.lower[0] in POINTERS
        return pointed and one.verb < TOLD_WITHIN and "that" not in parsed.lower[one.verb : one.verb + 2]
    # "Said this on Telegram", but not "said this raid was".
    behind = parsed.pos[one.verb + 2 : one.verb + 3]
    whole = not behind or behind[0] in {"PUNCT", "ADP", "ADV"}
    return parsed.lower[one.verb + 1 : one.verb + 2] in (("this",), ("it",), ("so",)) and whole


def _quotes(reading: SentenceReading) -> bool:
    return not MARKS.isdisjoint(reading.parsed.words)


def _issuer(readings: Sequence[SentenceReading]) -> Voice | None:
    """The body whose communiqué an article is: its first sentence informs the public, or its headline says so."""
    first = next((r for r in readings if r.sentence.kind is not SegmentKind.HEADLINE), None)
    if first is None:
        return None
    parsed, public = first.parsed, first.lexicon.words[WordClass.PUBLIC]
    for one in first.attributions:
        told = {parsed.lemmas[token] for token in range(one.verb + 1, min(len(parsed), one.verb + 6))}
        addressed = not public.isdisjoint(told) or parsed.lower[one.verb : one.verb + 2] == ("informs", "that")
        if one.voice is not None and parsed.lemmas[one.verb] in ISSUING and addressed:
            return one.voice
    return None
