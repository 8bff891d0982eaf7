"""Which time expressions of a sentence are a trigger's, and which tell when somebody spoke."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.reading import SentenceReading
from pipeline.coding.times import TimeHit
from pipeline.coding.triggers import Trigger
from schemas.word_classes import WordClass

# Words between a day and the noun it owns: `Monday 's deadly suicide attack`.
OWNER_REACH = 6
# How what somebody is stands beside his name.
BESIDE = frozenset({"appos", "conj"})


def times_by_trigger(reading: SentenceReading, lexicon: Lexicon) -> dict[int, tuple[TimeHit, ...]]:
    """Each time expression given to the trigger nearest to it in the tree, on its own side of `in retaliation for`."""
    breaks = [hit.first for hit in lexicon.factuality["separator"].find(reading.parsed.forms)]
    heads = [trigger.head for trigger, _ in reading.triggers]
    given: dict[int, list[TimeHit]] = {head: [] for head in heads}
    if not heads:
        return {}
    for hit in reading.times:
        token = reading.time_token(hit)
        if _dates_an_office(reading, hit, token):
            continue
        near = min(
            heads,
            key=lambda head: (
                any(min(token, head) < at < max(token, head) for at in breaks),
                _tree_distance(reading.parsed, token, head),
                abs(token - head),
            ),
        )
        for head in heads:
            same = _tree_distance(reading.parsed, near, head)
            apart = any(min(near, head) < at < max(near, head) for at in breaks)
            if head == near or (same <= 1 and not apart):
                given[head].append(hit)
    return {head: tuple(hits) for head, hits in given.items()}


def _dates_an_office(reading: SentenceReading, hit: TimeHit, token: int) -> bool:
    """Whether a year or month tells when somebody held an office: `the killing of Ana Paz, mayor of Cali in 1984`."""
    parsed, offices = reading.parsed, reading.lexicon.words[WordClass.OFFICE]
    if not hit.rule.startswith(("year:", "month:")):
        return False
    above = next((head for head in parsed.ancestors(token) if parsed.pos[head] == "NOUN" or parsed.is_verbal(head)), -1)
    if above < 0 or parsed.deps[token] in BESIDE:
        return False
    beside = [above, *(child for child in parsed.children(above, BESIDE) if child < token)]
    return any(parsed.deps[noun] in BESIDE and parsed.lemmas[noun] in offices for noun in beside)


def _tree_distance(parsed: ParsedSentence, first: int, second: int) -> int:
    """Steps from one token to another along the tree; a step out of a clause counts three."""
    up = {first: 0}
    for steps, token in enumerate(parsed.ancestors(first), start=1):
        up[token] = steps
    cost, token = 0, second
    while token not in up:
        cost += 3 if parsed.deps[token] in {"ccomp", "advcl", "acl:relcl", "relcl", "parataxis"} else 1
        if parsed.heads[token] == token:
            return cost + len(parsed)
        token = parsed.heads[token]
    return cost + up[token]


def _owns(parsed: ParsedSentence, token: int, trigger: Trigger) -> bool:
    """Whether a day stands before the trigger as its owner: `Monday's attack`, `last weekend's raid`."""
    if parsed.is_verbal(trigger.head) or not token < trigger.head <= token + OWNER_REACH:
        return False
    between = parsed.lower[token + 1 : trigger.head]
    return not {"'s", "’s"}.isdisjoint(between) and "," not in between


def split_reported(
    parsed: ParsedSentence, trigger: Trigger, times: tuple[TimeHit, ...], reading: SentenceReading
) -> tuple[TimeHit | None, tuple[TimeHit, ...]]:
    """Times of the event apart from the time somebody spoke: `the army said on Thursday it had struck …`."""
    publishing = reading.lexicon.words[WordClass.PUBLISHING_VERB]
    if not times:
        # Who speaks in the sentence need not be read.
        return None, ()
    spoken = {found.verb for found in reading.attributions} - {trigger.head}
    own: list[TimeHit] = []
    reported: TimeHit | None = None
    owned = next((hit for hit in times if _owns(parsed, reading.time_token(hit), trigger)), None)
    if owned is not None:
        return None, (owned,)
    for hit in times:
        token = reading.time_token(hit)
        head = parsed.heads[token]
        while parsed.pos[head] in {"ADP", "NOUN", "PROPN", "NUM"} and parsed.heads[head] != head and head not in spoken:
            if parsed.is_verbal(head) or head == trigger.head:
                # "denied the attack of 30 January": the day is the attack's.
                break
            head = parsed.heads[head]
        if parsed.lemmas[head] in publishing:
            # "in a report released on Tuesday" dates the report.
            continue
        if head in spoken:
            reported = reported or hit
        else:
            own.append(hit)
    return reported, tuple(own if not ends_a_wound(reading, trigger.head) else _of_the_wound(own, reading))


def ends_a_wound(reading: SentenceReading, head: int) -> bool:
    """Whether somebody hit before dies: `two of the wounded died on Tuesday`, `succumbed to his injuries`."""
    parsed, words = reading.parsed, reading.lexicon.words
    if parsed.lemmas[head] not in words[WordClass.DYING_VERB]:
        return False
    near = [*parsed.subjects(head), *(noun for _, noun in parsed.prepositional(head))]
    below = [token for noun in near for token in (noun, *parsed.children(noun))]
    return any(parsed.lower[token] in words[WordClass.WOUND_WORD] for token in below)


def _of_the_wound(times: Sequence[TimeHit], reading: SentenceReading) -> list[TimeHit]:
    """Times that hang on the wound rather than on the dying: `the wounds he sustained on Thursday`."""
    parsed, wounds = reading.parsed, reading.lexicon.words[WordClass.WOUND_WORD]
    return [hit for hit in times if any(parsed.lower[t] in wounds for t in parsed.ancestors(reading.time_token(hit)))]
