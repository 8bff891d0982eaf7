"""Which time expressions of a sentence are a trigger's, and which tell when somebody spoke."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.aftermath import arrested_over, ends_a_wound, is_at_the_time, of_the_wound, verbs_after
from pipeline.coding.came_after import dated_clause, first_behind, told_as_past
from pipeline.coding.day_anchors import governor, is_after
from pipeline.coding.headline_breaks import crosses_a_break
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.own_days import is_asked_on, is_of_leaving, verbs_of_days
from pipeline.coding.parsed import PARTICIPLE, PASSIVE_SUBJECT, RELATIVE, SUBJECT, ParsedSentence
from pipeline.coding.reading import SentenceReading
from pipeline.coding.times import TimeHit
from pipeline.coding.triggers import Trigger
from schemas.word_classes import WordClass

# Words between a day and the noun it owns: `Monday 's deadly suicide attack`.
OWNER_REACH = 6
# Words between `born` and a year: `born on 3 May 1974`.
BIRTH_REACH = 4
# What is done about those who did it, or about what was done, on a day of its own.
SEEKING = frozenset({"search", "hunt", "look", "seek", "pursue", "track", "question", "interrogate"})
CALMING = frozenset(
    {"pacify", "calm", "mediate", "discuss", "investigate", "probe", "resolve", "assess", "review", "reconcile"}
    | {"condemn", "denounce", "mourn", "commiserate", "condole", "sympathise", "sympathize", "address", "defuse"}
)
# What brings in an event behind what followed it.
FOLLOWED = frozenset({"after", "following"})
# What a toll rose by, behind its number.
RISEN_BY = frozenset({"as", "after", "when", "following"})
# Times of months or years, which no arrest that is news has.
SPANS = ("month:", "year:", "last:month", "last:year", "ago:")
# How a day stands before what is of it: `a Thursday statement`.
OWNING = frozenset({"compound", "nmod:poss", "poss", "nmod", "amod"})
TRYING = frozenset({"try", "attempt", "seek"})
# A noun that is a clause of its own.
CLAUSE_DEPS = frozenset({"ccomp", "parataxis", "advcl"})
# How what somebody is stands beside his name.
BESIDE = frozenset({"appos", "conj"})


def times_by_trigger(reading: SentenceReading, lexicon: Lexicon) -> dict[int, tuple[TimeHit, ...]]:
    """Each time expression given to the trigger nearest to it in the tree, on its own side of `in retaliation for`."""
    breaks = [hit.first for hit in lexicon.factuality["separator"].find(reading.parsed.forms)]
    heads = [trigger.head for trigger, _ in reading.triggers]
    given: dict[int, list[TimeHit]] = {head: [] for head in heads}
    if not heads:
        return {}
    own = {head: clause for head in heads if (clause := dated_clause(reading, head))}
    behind = {hit: _told_after(reading, hit, heads) for hit in reading.times if is_after(hit)}
    start = first_behind(reading.parsed)
    verbs = verbs_of_days(reading)
    for hit in reading.times:
        token = reading.time_token(hit)
        if then := _when_clause(reading, hit, heads):
            for head in then:
                given[head].append(hit)
            if governor(reading.parsed, token) not in heads:
                continue
        if _dates_an_office(reading, hit, token) or _dates_a_birth(reading, hit, token):
            continue
        if _dates_a_rise(reading, token, lexicon):
            continue
        # "Two days after a raid": the raid's day, and nothing else's.
        below = behind.get(hit, [head for head in heads if all(head not in told for told in behind.values())])
        below = [head for head in below if head not in then and not _is_in_aside(reading.parsed, token, head)]
        below = [head for head in below if token in own.get(head, {token})]
        if start is not None and not is_after(hit) and not hit.counted:
            # "The raid comes a day after a bomb killed three on Sunday".
            below = [head for head in below if (head > start) == (token > start)]
        below = [t for t in below if not crosses_a_break(reading, token, t) and not is_of_leaving(reading, hit, t)]
        below = _of_the_deed(reading, hit, token, below)
        if not below:
            continue
        near = min(
            below,
            key=lambda head: (
                any(min(token, head) < at < max(token, head) for at in breaks),
                head != verbs.get(hit, head),
                _tree_distance(reading.parsed, token, head),
                abs(token - head),
            ),
        )
        for head in below:
            same = _tree_distance(reading.parsed, near, head)
            apart = any(min(near, head) < at < max(near, head) for at in breaks)
            with_it = same <= 1 or _goes_on(reading.parsed, head, near) or _is_subject_of(reading.parsed, head, token)
            apart = apart or (head != near and {head, near} <= set(verbs.values()))
            if head == near or (with_it and not apart):
                given[head].append(hit)
    return {head: tuple(hits) for head, hits in given.items()}


def _dates_a_rise(reading: SentenceReading, token: int, lexicon: Lexicon) -> bool:
    """Whether a time is of what a toll rose by: `has risen to 73, as more bodies were recovered on Tuesday`."""
    parsed, words = reading.parsed, lexicon.words
    at = next((t for t in range(token, 0, -1) if parsed.lower[t] in RISEN_BY), 0)
    found = any(parsed.lemmas[t] in words[WordClass.FOUND_DEAD] for t in range(at, token))
    rises = any(parsed.lemmas[t] in words[WordClass.MOVING_VERB] for t in range(at))
    return found and rises and not words[WordClass.TOLL_NOUN].isdisjoint(parsed.lemmas[:at])


def _of_the_deed(reading: SentenceReading, hit: TimeHit, token: int, heads: list[int]) -> list[int]:
    """The triggers without an arrest, where what it was made for stands between it and a month or year behind both."""
    if token < (verb := governor(reading.parsed, token)) and _dies(reading, verb):
        # "A guard hit in a raid on Sunday died on Thursday".
        whose = {t for noun in reading.parsed.subjects(verb) for t in reading.parsed.subtree(noun) if t < token}
        return [head for head in heads if head in whose] or heads
    if not hit.rule.startswith(SPANS):
        return heads
    if past := told_as_past(reading.parsed, token, heads):
        return past
    deeds = [head for head in heads if head < token]
    over = {arrested_over(reading, head) for head in deeds}
    return [head for head in heads if head not in over]


def _when_clause(reading: SentenceReading, hit: TimeHit, heads: Sequence[int]) -> list[int]:
    """The triggers of a clause whose `when` stands right behind a day: `on Saturday night, when gunmen raided it`."""
    parsed = reading.parsed
    ends = [t for t, at in enumerate(parsed.sentence.offsets) if at < hit.end]
    behind = range(ends[-1] + 1, min(ends[-1] + 3, len(parsed))) if ends else range(0)
    when = next((t for t in behind if parsed.lower[t] == "when"), None)
    if when is None or parsed.words[when - 1] != "," or hit.rule.startswith("year:"):
        return []
    verb = governor(parsed, when)
    clause = {t for t in parsed.subtree(verb) if t >= when} if verb > when else set()
    dated = any(reading.time_token(other) in clause for other in reading.times)
    return [] if dated else [head for head in heads if head in clause]


def _is_subject_of(parsed: ParsedSentence, head: int, token: int) -> bool:
    """Whether the event's noun is the subject of the verb that a time stands with: `the blast came on Monday and`."""
    return parsed.deps[head] in SUBJECT | PASSIVE_SUBJECT and parsed.heads[head] == governor(parsed, token)


def _goes_on(parsed: ParsedSentence, head: int, near: int) -> bool:
    """Whether one thing happens while the other goes on: `19 died when men tried to storm the palace on Wednesday`."""
    below, tried = near, False
    for above in parsed.ancestors(near):
        if above == head:
            # "Clashes with men trying to storm the airport on Monday".
            return tried or is_at_the_time(parsed, below)
        tried = tried or (parsed.deps[above] in PARTICIPLE and parsed.lemmas[above] in TRYING)
        below = above
    return False


def _is_in_aside(parsed: ParsedSentence, token: int, head: int) -> bool:
    """Whether a time is of a clause about a noun before the trigger: `the chief, who came on Monday, was shot`."""
    verb = governor(parsed, token)
    clause = parsed.subtree(verb)
    aside = parsed.deps[verb] in RELATIVE and "," in parsed.words[max(0, clause[0] - 1) : clause[0] + 1]
    return aside and "," in parsed.words[token:head] and head not in clause


def _told_after(reading: SentenceReading, after: TimeHit, heads: Sequence[int]) -> list[int]:
    """The triggers that `three days after` counts to: below what it stands with, or before the next comma."""
    parsed, token = reading.parsed, reading.time_token(after)
    below = set(parsed.subtree(parsed.heads[token]))
    comma = next((t for t in range(token, len(parsed)) if parsed.words[t] == ","), len(parsed))
    told = [head for head in heads if head > token and (head in below or head < comma)]
    # "Four days after the Front (FL), a branch of the League, attacked the camp".
    verbs = [head for head in heads if head > token and parsed.is_verbal(head)]
    return told or verbs[:1]


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


def _dates_a_birth(reading: SentenceReading, hit: TimeHit, token: int) -> bool:
    """Whether a time tells when somebody was born: `a woman born in 1974 was killed`."""
    before = reading.parsed.lower[max(0, token - BIRTH_REACH) : token]
    return hit.rule.startswith(("year:", "month:", "iso:")) and "born" in before


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
    publishing, surveys = (reading.lexicon.words[name] for name in (WordClass.PUBLISHING_VERB, WordClass.SURVEY))
    if not times:
        # Who speaks in the sentence need not be read.
        return None, ()
    spoken = {found.verb for found in reading.attributions} - {trigger.head}
    later = verbs_after(reading, trigger.head)
    own: list[TimeHit] = []
    reported: TimeHit | None = None
    owned = next((hit for hit in times if _owns(parsed, reading.time_token(hit), trigger)), None)
    if owned is not None:
        return None, (owned,)
    for hit in times:
        token = reading.time_token(hit)
        head = parsed.heads[token]
        while parsed.pos[head] in {"ADP", "NOUN", "PROPN", "NUM"} and parsed.heads[head] != head and head not in spoken:
            if parsed.is_verbal(head) or head == trigger.head or parsed.deps[head] in CLAUSE_DEPS:
                # "Denied the attack of 30 January": the attack's day. "Two were among the dead on Friday, he said".
                break
            head = parsed.heads[head]
        between = {verb for verb in later if trigger.head < verb < token and _dies(reading, verb)}
        passed = any(token < verb < trigger.head for verb in later)
        if (head in later or between or passed) and not hit.counted and not _stands_with(reading, trigger, hit, head):
            # "Was charged on Tuesday with the killing" dates the charge; "buried two days after" the killing.
            continue
        sought = head != trigger.head and not hit.counted and _is_only_looked_into(parsed, head, trigger.head)
        # "Carried out" publishes nothing.
        published = parsed.lemmas[head] in publishing and parsed.lower[head + 1 : head + 2] != ("out",)
        if sought or (published and head != trigger.head):
            # "Were searching on Thursday for a man who hurled a grenade", "in a report released on Tuesday".
            continue
        if token < trigger.head and is_asked_on(parsed, token, trigger.head):
            reported = reported or hit
            continue
        if parsed.deps[token] in OWNING and parsed.lemmas[parsed.heads[token]] in surveys:
            # "According to a Thursday statement".
            reported = reported or hit
            continue
        # "Can confirm 14 deaths in the attack on a bus station on Wednesday": the day stands with the attack.
        inside = head < trigger.head < token and "," not in parsed.words[trigger.head : token]
        if hit.rule.startswith("year:"):
            # "In 2012, he told me, soldiers beat him": nobody is quoted by the year.
            own.append(hit)
        elif _when_clause(reading, hit, [trigger.head]):
            # "The town saw a like crime in August 2010, when a crowd beat two men to death".
            own.append(hit)
        elif head < token < trigger.head and ":" in parsed.words[head:token]:
            # "He told us this: on Wednesday, he said, youths raided the camp".
            own.append(hit)
        elif inside or _has_its_day(reading, trigger, hit, head):
            own.append(hit)
        elif head in spoken or _speaks(reading, head, trigger):
            reported = reported or hit
        else:
            own.append(hit)
    # "On Wednesday, after six were killed the day before": one day counts from the other.
    own = [hit for hit in own if hit.counted] or own
    return reported, tuple(own if not ends_a_wound(reading, trigger.head) else of_the_wound(own, reading))


def _is_only_looked_into(parsed: ParsedSentence, above: int, head: int) -> bool:
    """Whether a dated verb only seeks who did it, or is meant to calm it: `met on Friday to discuss a feud`."""
    up = list(parsed.ancestors(head))
    if above not in up:
        return False
    if parsed.lemmas[above] in SEEKING:
        return True
    path = up[: up.index(above)]
    return any(
        parsed.lemmas[token] in CALMING and any(parsed.lower[child] == "to" for child in parsed.children(token))
        for token in path
    )


def _stands_with(reading: SentenceReading, trigger: Trigger, hit: TimeHit, later: int) -> bool:
    """Whether a day is the event's beside what came later: `jailed on Monday for a shooting on 28 October 2019`."""
    parsed, token = reading.parsed, reading.time_token(hit)
    if trigger.head < token < later:
        return True
    before = [reading.time_token(other) for other in reading.times if reading.time_token(other) < trigger.head]
    if token > trigger.head and any(governor(parsed, day) == later for day in before):
        # "Gathered on Tuesday for the burial of six men killed in a raid at Ora, in the north, on Sunday".
        return not any(parsed.is_verbal(t) and parsed.tags[t] != "VBN" for t in range(trigger.head + 1, token))
    if token < trigger.head or "," in parsed.words[trigger.head : token]:
        return False
    earlier = bool(before)
    # "Was identified after the bombing in Lima on Monday".
    behind = not FOLLOWED.isdisjoint(parsed.lower[child] for child in parsed.children(trigger.head))
    # "Have been suspended after a march in Lima on Monday": the perfect takes no day.
    return earlier or behind or parsed.is_perfect(later) or hit.rule.startswith(("iso:", "monthday:"))


def _has_its_day(reading: SentenceReading, trigger: Trigger, hit: TimeHit, verb: int) -> bool:
    """Whether a verb of saying has a day already, or takes none as a perfect: `has named the dead of Friday's raid`."""
    parsed = reading.parsed
    if reading.time_token(hit) < trigger.head or hit.rule.startswith("offset:0"):
        return False
    before = [reading.time_token(other) for other in reading.times if reading.time_token(other) < trigger.head]
    return parsed.is_perfect(verb) or any(governor(parsed, token) == verb for token in before)


def _speaks(reading: SentenceReading, verb: int, trigger: Trigger) -> bool:
    """Whether a verb that names no voice is one of saying all the same: `local chairmen said on Thursday`."""
    return verb in reading.speaking and verb != trigger.head and not reading.parsed.is_passive(verb)


def _dies(reading: SentenceReading, verb: int) -> bool:
    return reading.parsed.lemmas[verb] in reading.lexicon.words[WordClass.DYING_VERB]
