"""Tolls of one sentence that are one number, and those that one voice gives for two sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.numbers import ORDINALS, Count
from pipeline.coding.parsed import CLAUSAL, ParsedSentence, Phrase
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import Toll
from pipeline.coding.toll_counts import is_whole
from pipeline.coding.toll_lists import one_behind
from pipeline.coding.toll_pairs import FIGURES
from pipeline.coding.toll_people import is_someone
from schemas.vocabulary import Outcome, Qualifier
from schemas.word_classes import WordClass

JOINERS = frozenset({"and", "while", ";"})
MORE_WORDS = frozenset({"more", "others", "other", "another", "further", "later"})
# Ways to die that may hold those told of behind them: "ten died and three were burnt alive".
PLAIN_DEATHS = frozenset(
    {"kill", "die", "dead", "death", "lose life", "perish", "claim life", "take life", "cost life"}
)
# What is done with the dead alone.
OF_THE_DEAD = frozenset({"bury", "burial", "coroner", "morgue", "mortuary", "funeral", "autopsy", "coffin"})
OF_THE_DEAD |= {"identify"}
# Between those who died in one way and in another.
OTHERS_WITHIN = 6
MORE = frozenset((word,) for word in MORE_WORDS)
# What befalls people together.
BEFALLING = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.ABDUCTED})
WITH = (("together", "with"), ("along", "with"), ("alongside", "with"))
# Between those who died later and where or how: "three others on the way to hospital".
LATER_REACH = 8
# Between two numbers, what brings in other dead.
ACCUSED = frozenset({"accuse", "suspect", "blame", "charge"})
# Between a number and the people it counts: "two of his own men".
COUNTED_REACH = 4


def joined(tolls: Sequence[Toll], reading: SentenceReading) -> list[Toll]:
    """`60 were killed or wounded` is one claim of both, not two claims of 60."""
    kept: list[Toll] = []
    for toll in tolls:
        if toll.outcome not in {Outcome.KILLED, Outcome.WOUNDED} and any(_same_dead(toll, other) for other in tolls):
            continue
        pair = next((other for other in kept if _one_number(other, toll, reading.parsed)), None)
        if pair is None:
            kept.append(toll)
            continue
        kept[kept.index(pair)] = replace(pair, outcome=Outcome.KILLED_OR_WOUNDED, span=_both(pair, toll))
    return kept


def summed(tolls: Sequence[Toll], reading: SentenceReading) -> list[Toll]:
    """The dead of two sides in two clauses of one voice are one toll: `nine troops died and it lost one man`."""
    kept: list[Toll] = []
    for toll in tolls:
        # "Four soldiers fallen and nine wounded; eleven gunmen neutralised": the wounded stand between.
        last = next((one for one in reversed(kept) if one.outcome is Outcome.KILLED), None)
        # "Gave tolls of 26 and 30 dead".
        several = last is not None and not FIGURES.isdisjoint(reading.parsed.lower[last.span.first : last.span.last])
        if last is None or several or not (_two_sides(last, toll, reading) or _and_others(last, toll, reading)):
            kept.append(toll)
            continue
        high = None if last.high is None or toll.high is None else last.high + toll.high
        low = (last.low or 0) + (toll.low or 0)
        kept[kept.index(last)] = replace(last, low=low, high=high, span=_both(last, toll), is_subset=False)
    return kept


def with_later_dead(tolls: list[Toll], reading: SentenceReading) -> list[Toll]:
    """Those who died elsewhere or later added: `twelve died on the spot, three others in hospital`."""
    return [_and_later(toll, tolls, reading) for toll in tolls]


def with_companions(tolls: list[Toll], reading: SentenceReading) -> list[Toll]:
    """Those who died with others added: `shot dead a rebel leader, together with two of his men`."""
    parsed = reading.parsed
    if not any(parsed.lower[t : t + 2] in WITH for t in range(len(parsed) - 1)):
        return tolls
    found: list[Toll] = []
    for toll in tolls:
        named = (toll.victims or "a").split()[-1][0].isupper()
        counted = toll.outcome in BEFALLING and toll.low is not None and toll.qualifier is Qualifier.EXACT
        beside = _companions(toll, tolls, reading) if counted and (named or not toll.is_subset) else None
        if beside is not None and beside.low is not None and not beside.is_vague:
            high = None if toll.high is None or beside.high is None else toll.high + beside.high
            span = Phrase(toll.span.first, beside.last)
            victims = toll.victims and f"{toll.victims}, {_with_whom(parsed, beside)}"
            toll = replace(toll, low=(toll.low or 0) + beside.low, high=high, span=span, victims=victims)
        found.append(toll)
    return found


def _with_whom(parsed: ParsedSentence, count: Count) -> str:
    """The words for companions as told: `along with two other priests`."""
    last = count.last
    while last < len(parsed) and parsed.pos[last] in {"NOUN", "PROPN", "ADJ"}:
        last += 1
    return parsed.surface(count.first - len(WITH[0]), last)


def _companions(toll: Toll, tolls: list[Toll], reading: SentenceReading) -> Count | None:
    """How many are told to have died with those of a toll: `along with his driver`, `together with two guards`."""
    parsed = reading.parsed
    near = (t for t in range(toll.span.last, len(parsed) - 1) if parsed.lower[t : t + 2] in WITH)
    at = next(near, None)
    if at is None or any(parsed.tags[t] in {"VBD", "VBZ"} for t in range(toll.span.last, at)):
        return None
    more = [c for c in reading.counts if c.first > toll.span.last and not any(_holds(other, c) for other in tolls)]
    beside = next((c for c in more if c.first == at + 2), None)
    if beside is not None:
        return beside if _counts_someone(reading, beside) else None
    if toll.outcome is Outcome.KILLED or toll.low == 1:
        one = one_behind(reading, at + 2)
        return None if one is not None and any(_holds(other, one) for other in tolls) else one
    return None


def _counts_someone(reading: SentenceReading, count: Count) -> bool:
    """Whether a number is of people: `along with two rifles` is not."""
    parsed = reading.parsed
    near = range(count.last, min(len(parsed), count.last + COUNTED_REACH))
    noun = next((t for t in near if parsed.pos[t] == "NOUN" and parsed.pos[t + 1 : t + 2] != ("NOUN",)), None)
    return noun is None or parsed.lower[noun] in MORE_WORDS or is_someone(reading, noun)


def _and_later(toll: Toll, tolls: list[Toll], reading: SentenceReading) -> Toll:
    parsed, words = reading.parsed, reading.lexicon.words
    if toll.outcome is not Outcome.KILLED or toll.low is None or toll.qualifier is Qualifier.VAGUE or toll.is_subset:
        return toll
    if words[WordClass.DYING_VERB].isdisjoint(parsed.lemmas[toll.span.first : toll.span.last]):
        return toll
    for count in reading.counts:
        if count.first < toll.span.last or count.is_vague or any(_holds(other, count) for other in tolls):
            continue
        lead = parsed.lower[max(0, count.first - 1) : count.first]
        # "Fifteen died at once and one at the hospital".
        beside = lead == ("and",) and parsed.pos[count.last : count.last + 1] == ("ADP",)
        more = (
            beside
            or parsed.lower[count.last : count.last + 1] in MORE
            or lead in MORE
            or _is_hedged_as_more(parsed, count)
        )
        where = words[WordClass.CIRCUMSTANCE]
        behind = range(count.last, min(len(parsed), count.last + LATER_REACH))
        at = next((t for t in behind if parsed.lemmas[t] in where or parsed.lower[t] in where), None)
        if more and at is not None and not any(parsed.tags[t] in {"VBD", "VBZ"} for t in range(count.last, at)):
            high = None if toll.high is None or count.high is None else toll.high + count.high
            span = Phrase(toll.span.first, count.last)
            return replace(toll, low=toll.low + (count.low or 0), high=high, span=span)
    return toll


def _holds(toll: Toll, count: Count) -> bool:
    return toll.span.first <= count.core < toll.span.last


def _is_hedged_as_more(parsed: ParsedSentence, count: Count) -> bool:
    return not MORE_WORDS.isdisjoint(parsed.lower[count.first : count.last])


def _both(one: Toll, two: Toll) -> Phrase:
    return Phrase(min(one.span.first, two.span.first), max(one.span.last, two.span.last))


def _two_sides(one: Toll, two: Toll, reading: SentenceReading) -> bool:
    """Whether two numbers of killed count different people of one event, by one voice.

    The people must be named by what they are, since `people` would hold them all, and neither clause may have a
    place of its own, which would make it another event.
    """
    parsed = reading.parsed
    if (
        {one.outcome, two.outcome} != {Outcome.KILLED}
        or (one.is_subset and not _is_of_them(one))
        or two.is_subset
        or one.span.last > two.span.first
    ):
        return False
    if any(toll.low is None or toll.qualifier is Qualifier.VAGUE for toll in (one, two)):
        return False
    own = two.hit.row.row.phrase.startswith("lose *")
    if not (two.victims or own) or not (one.victims or _is_of_them(one)):
        return False
    # Whom the army "lost" are its own, whatever they are called.
    whole = is_whole(one.victims, reading.lexicon) and not one.hit.row.row.phrase.startswith("lose")
    if one.victims == two.victims or whole or (is_whole(two.victims, reading.lexicon) and not own):
        return False
    if any(parsed.surface(count.first, count.last) in {one.victims, two.victims} for count in reading.counts):
        # "Put the number of the dead at four": of whoever it was.
        return False
    if _speaker(one) != _speaker(two):
        return False
    between = parsed.lower[one.span.last : two.span.first]
    other = ACCUSED | reading.lexicon.words[WordClass.RETALIATION]
    if not other.isdisjoint(parsed.lemmas[one.span.last : two.span.first]):
        # "Killed 40 farmers, in reprisal for an ambush in which rebels had slain seven soldiers".
        return False
    return not JOINERS.isdisjoint(between) and not _is_placed(two)


def _is_of_them(toll: Toll) -> bool:
    """Whether a number is of those who fought, and tells who of them was killed: `18 of them were neutralised`."""
    parsed, span = toll.reading.parsed, toll.span
    own = toll.hit.row.row.pos == "verb" and parsed.lower[toll.hit.first - 1] in {"were", "was"}
    return own and any(parsed.lower[t : t + 2] == ("of", "them") for t in range(span.first, span.last))


def _and_others(one: Toll, two: Toll, reading: SentenceReading) -> bool:
    """Whether a number alone counts others than those before it: `four were beheaded and one was shot dead`.

    Who died otherwise than those whose way to die was told, or is told as `another`, is none of them.
    """
    parsed = reading.parsed
    firm = all(t.low is not None and t.qualifier is not Qualifier.VAGUE and not t.is_subset for t in (one, two))
    if not firm or two.outcome is not Outcome.KILLED or not 0 < two.span.first - one.span.last <= OTHERS_WITHIN:
        return False
    count = next((c for c in reading.counts if two.span.first <= c.core < two.span.last), None)
    words = parsed.lower[two.span.first : two.span.last + 1]
    more = not MORE_WORDS.isdisjoint(words) and "the" not in parsed.lower[two.span.first - 1 : two.span.last]
    drowned = count is not None and _goes_on_behind(parsed, count.last)
    alone = drowned or (
        count is not None and (more or parsed.pos[count.last : count.last + 1] in (("AUX",), ("VERB",)))
    )
    otherwise = one.hit.row.row.phrase not in PLAIN_DEATHS and one.hit.row.row.phrase != two.hit.row.row.phrase
    between = parsed.lower[one.span.last : two.span.first]
    days = reading.lexicon.days
    dated = not days.isdisjoint(parsed.lower[: two.span.first]) and not days.isdisjoint(parsed.lower[two.span.last :])
    # "Beheaded the chief, killed two other villagers and burned their huts".
    listed = between == (",",) and more
    apart = (JOINERS.isdisjoint(between) and not listed) or dated
    return alone and (more or otherwise) and not apart and _speaker(one) == _speaker(two) and not _is_placed(two)


def _goes_on_behind(parsed: ParsedSentence, last: int) -> bool:
    """Whether a verb stands behind what is set between commas: `and fourteen, most of them children, | drowned`."""
    comma = next((t for t in range(last + 1, min(len(parsed), last + OTHERS_WITHIN)) if parsed.words[t] == ","), None)
    opens = parsed.words[last : last + 1] == (",",)
    return opens and comma is not None and parsed.pos[comma + 1 : comma + 2] in (("AUX",), ("VERB",))


def _is_placed(two: Toll) -> bool:
    """Whether a number has a place of its own, which would make it another event's.

    A place behind both is of both: `three soldiers died and five rebels were shot dead in the district of Sukma`.
    """
    clause = two.reading.parsed.subtree(two.head, without=CLAUSAL)
    own = [p for p in two.reading.places if p.token in clause]
    return bool(own) and any(p.token < two.span.first for p in two.reading.places if p not in own)


def _speaker(toll: Toll) -> str | None:
    return toll.attribution.voice.name if toll.attribution and toll.attribution.voice else None


def _same_dead(toll: Toll, other: Toll) -> bool:
    """Whether `victims` are told to be dead by another word of the sentence: `seventeen victims were buried`.

    Also `60 displaced people were killed`.
    """
    counted = (toll.low, toll.high) == (other.low, other.high) and other.outcome is Outcome.KILLED
    return counted and other.span.first <= toll.span.first and toll.span.last <= other.span.last


def _one_number(first: Toll, second: Toll, parsed: ParsedSentence) -> bool:
    """Whether a killed and a wounded claim rest on the same number."""
    if {first.outcome, second.outcome} != {Outcome.KILLED, Outcome.WOUNDED}:
        return False
    if first.low != second.low or first.high != second.high:
        return False
    between = range(first.hit.last, second.hit.first)
    if first.span.last <= second.span.first or second.span.last <= first.span.first:
        # "At least 12 dead and dozens injured" are two numbers.
        return False
    if any(parsed.lower[t] in {"another"} or parsed.lower[t] in ORDINALS for t in between):
        # "Two have been killed and a third injured".
        return False
    either = any(parsed.lower[t] in {"or", "and", "/"} for t in between)
    return either and len(between) <= 3 and not any(parsed.pos[t] == "NUM" for t in between)


def buried_victims(tolls: list[Toll]) -> list[Toll]:
    """Victims who are identified or buried are dead: `relatives gathered to identify the 57 victims`."""
    return [
        replace(toll, outcome=Outcome.KILLED)
        if toll.outcome is Outcome.KILLED_OR_WOUNDED
        and toll.hit.row.row.phrase == "victim"
        and not OF_THE_DEAD.isdisjoint(toll.reading.parsed.lemmas)
        else toll
        for toll in tolls
    ]
