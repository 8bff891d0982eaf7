"""Numbers told without the people they count: `the army gave a figure of nine`, `the count had climbed to 133`.

They count whom the number before them counted, and are tolls only where a number of victims was told before.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.attributions import Attribution, attribution_of
from pipeline.coding.numbers import Count
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import TOLLED, Toll
from pipeline.coding.toll_asides import counts_names
from pipeline.coding.toll_counts import is_whole
from schemas.vocabulary import ClaimantType, Outcome, Qualifier, SegmentKind, Stance, VictimsClass
from schemas.word_classes import WordClass

# A number is taken for the victims told at most so many sentences before.
SENTENCES_BACK = 4
# Who confirms "the toll" may stand further down than who gives another.
SAME_BACK = 10
# Between a word for a figure and its number: "the count had by Tuesday evening climbed to".
FIGURE_REACH = 12
# A figure is put at a number, and so is "it".
PUTTING = frozenset({"put", "place", "estimate", "give", "set", "bring", "raise", "lower", "revise", "cut", "reduce"})
PUTTING |= {"amend", "correct", "adjust", "update", "increase", "take"}
POINTERS = frozenset({"it", "this", "that", "them", "these"})
# Between a verb that changes or repeats a figure and the figure.
PUT_WITHIN = SAME_WITHIN = 5
CONFIRMING = frozenset({"confirm", "repeat", "corroborate", "verify", "endorse", "echo", "reiterate", "certify"})
# Verbs with a number alone behind them.
NUMBERING = frozenset(
    {"count", "tally", "log", "document", "register", "record", "report", "speak", "talk", "estimate", "confirm"}
)
NUMBERING |= {"acknowledge", "admit", "announce", "cite", "claim", "concede", "recognise", "recognize", "verify"}
NUMBERING |= {"indicate", "give", "mention", "list", "certify", "establish", "corroborate", "reckon", "calculate"}
BRACKETED = ((")",), ("]",))
# "Sticks with 49".
STAYING = frozenset({"stick", "stay", "insist", "settle", "admit", "confess", "own"})
COMPARED = frozenset({"lower", "higher", "different", "smaller", "greater", "similar", "another"})
SPEAKERS_OWN = frozenset({"i", "we"})
# The dead do not say `we`.
SUBJECTS, SPEAKING = frozenset({"they", "there"}), frozenset({"speak", "talk"})
WHEREIN = frozenset({"in", "at", "on", "inside", "aboard", "there"})
OPENING = frozenset("“«„\"'‘") | {"``"}
DEFINITE = frozenset({"the", "its", "their", "his", "her", "this", "that", "official", "previous"})
ENDING = frozenset({"PUNCT", "ADP", "SCONJ", "CCONJ", "ADV", "AUX", "PART", "PRON"})
EQUALS = frozenset({"be", "stand"})


def same_figures(reading: SentenceReading, here: list[Toll], last: Toll | None) -> list[Toll]:
    """Another voice's word for the number told before: `the mayor gave the same figure`, `confirmed the toll`."""
    parsed, words = reading.parsed, reading.lexicon.words
    told = None if any(toll.outcome is Outcome.KILLED for toll in here) else last
    if told is None or told.outcome not in TOLLED or reading.index - told.reading.index > SAME_BACK:
        return []
    for one in reading.attributions:
        if one.voice is not None and (toll_noun := _confirmed_by(reading, one.verb)) is not None:
            return [_repeated(reading, told, one, toll_noun)]
        behind = range(one.verb + 1, min(len(parsed), one.verb + SAME_WITHIN))
        noun = next((t for t in behind if parsed.lemmas[t] in words[WordClass.TOLL_NOUN]), None)
        if noun is None or one.voice is None or one.stance is not Stance.ASSERTS:
            continue
        lead = parsed.lower[one.verb + 1 : noun]
        same = lead == ("the", "same")
        same = same or (parsed.lemmas[one.verb] in CONFIRMING and lead in (("the",), ("this",), ("that",), ("these",)))
        ends = noun + 1 >= len(parsed) or parsed.pos[noun + 1] in {"PUNCT", "CCONJ", "SCONJ"}
        if same and ends and not any(noun < count.first for count in reading.counts if count.first - noun < 3):
            return [_repeated(reading, told, one, noun)]
    return []


def _confirmed_by(reading: SentenceReading, verb: int) -> int | None:
    """The word for a toll before a verb in the passive: `that toll was confirmed by the monitoring group`."""
    parsed, nouns = reading.parsed, reading.lexicon.words[WordClass.TOLL_NOUN]
    by = parsed.lemmas[verb] in CONFIRMING and "by" in parsed.lower[verb + 1 : verb + 3]
    near = range(max(1, verb - SAME_WITHIN), verb)
    noun = next((t for t in near if by and parsed.lemmas[t] in nouns and parsed.tags[t] == "NN"), None)
    pointed = noun is not None and parsed.lower[noun - 1] in {"the", "that", "this", "death"}
    return noun if pointed and not any(count.first > verb for count in reading.counts) else None


def _repeated(reading: SentenceReading, told: Toll, said: Attribution, noun: int) -> Toll:
    """A number told before, as the word of another."""
    hit = replace(told.hit, first=noun, last=noun + 1)
    return replace(
        told, reading=reading, hit=hit, head=noun, span=Phrase(noun, noun + 1), attribution=said, stance=said.stance,
        victims_actor=None, is_subset=False, is_replaced=False,
    )  # fmt: skip


def bare_figures(reading: SentenceReading, here: list[Toll], last: Toll | None) -> list[Toll]:
    """Numbers of a sentence that count whom `last`, the toll told before, or a toll before them counted."""
    if not reading.counts or reading.sentence.kind is SegmentKind.HEADLINE:
        return []
    found: list[Toll] = []
    for count in reading.counts:
        before = [toll for toll in here if toll.span.last <= count.first and toll.outcome in TOLLED]
        told = before[0] if before else last
        if told is None or reading.index - told.reading.index > SENTENCES_BACK or not _may_be_one(reading, count, here):
            continue
        figure = _figure_of(reading, count)
        if _is_no_longer_told(reading, count, figure):
            continue
        if figure is not None or counts_names(reading, count) or _is_spoken(reading, count):
            found.append(_as_toll(reading, told, count, figure))
    return found


def last_told(last: Toll | None, here: list[Toll], reading: SentenceReading) -> Toll | None:
    """The number of killed told last; of wounded or of both where nobody gave one of killed.

    None where other people were counted behind it: `914 people sleep in a school. An organisation speaks of 1,300.`
    """
    if not here and any(_counts_people(reading, count) for count in reading.counts):
        return None
    killed = [toll for toll in here if toll.outcome is Outcome.KILLED and not toll.is_subset]
    others = [toll for toll in here if toll.outcome in TOLLED]
    if last is not None and last.outcome is Outcome.KILLED:
        others = []
    return next(iter(killed or others), last)


def _counts_people(reading: SentenceReading, count: Count) -> bool:
    """Whether a number is of people whom somebody tells of, and not of those who tell it."""
    parsed, words = reading.parsed, reading.lexicon.words
    told = any(count.core in one.scope for one in reading.attributions) or not reading.attributions
    nouns = [t for t in range(count.last, min(len(parsed), count.last + 3)) if parsed.tags[t] == "NNS"]
    return told and any(parsed.lower[noun] in words[WordClass.ANYBODY] for noun in nouns)


def _may_be_one(reading: SentenceReading, count: Count, here: list[Toll]) -> bool:
    """Whether a number is of nothing else: of no other toll, and no noun stands behind it."""
    parsed = reading.parsed
    if count.is_vague or count.high == 0 or any(toll.span.first <= count.core < toll.span.last for toll in here):
        return False
    if parsed.lower[count.last : count.last + 2] in (("of", "them"), ("of", "whom"), ("of", "these"), ("of", "those")):
        return False
    ends = count.last >= len(parsed) or parsed.pos[count.last] in ENDING
    return ends or counts_names(reading, count) or _is_spoken_of(reading, count) or _is_given_behind(reading, count)


def _is_given_behind(reading: SentenceReading, count: Count) -> bool:
    """Whether who gave a number stands behind it: `as against 22 announced by the agency`."""
    by = reading.parsed.lower[count.last + 1 : count.last + 2] == ("by",)
    return by and any(one.voice is not None and one.verb == count.last for one in reading.attributions)


def _is_spoken_of(reading: SentenceReading, count: Count) -> bool:
    """Whether somebody speaks of a number of people of no kind: `spoke of "more than a hundred civilians"`."""
    parsed, words = reading.parsed, reading.lexicon.words
    spoken = not SPEAKING.isdisjoint(parsed.lemmas[max(0, count.first - 3) : count.first])
    behind = parsed.lemmas[count.last : count.last + 1]
    anybody = not words[WordClass.ANYBODY].isdisjoint(parsed.lower[count.last : count.last + 1] + behind)
    return spoken and (anybody or behind == ("civilian",)) and not _goes_on(parsed, count.last + 1)


def _goes_on(parsed: ParsedSentence, token: int) -> bool:
    """Whether something is said of the people before a token: `spoke of 30 people in hospital`."""
    return token < len(parsed) and parsed.pos[token] not in {"PUNCT", "CCONJ", "SCONJ"}


def _is_no_longer_told(reading: SentenceReading, count: Count, figure: int | None) -> bool:
    """Whether a figure was told before, `down from a count of nine`, or may be: `could be 600`."""
    parsed = reading.parsed
    was = figure is not None and "from" in parsed.lower[max(0, figure - 3) : figure]
    return was or any(parsed.tags[t] == "MD" for t in range(max(0, count.first - 4), count.first))


def _figure_of(reading: SentenceReading, count: Count) -> int | None:
    """The word for a figure that a number belongs to: `a count of 42`, `put the figure at 60`, `the tally was 100`."""
    parsed, words = reading.parsed, reading.lexicon.words
    lead = count.first - 1
    while lead > 0 and parsed.words[lead] in OPENING:
        # `The number was "over 100"`.
        lead -= 1
    if lead < 1:
        return None
    for token in range(lead - 1, max(-1, lead - FIGURE_REACH), -1):
        if parsed.words[token] in {";", ":"} or (parsed.words[token] == "," and parsed.words[lead] == ","):
            return None
        # "Raised the El Porvenir figure to 19", with `figure` read as a verb.
        noun = parsed.pos[token] in {"NOUN", "PROPN"} or not PUTTING.isdisjoint(
            parsed.lemmas[max(0, token - 5) : token]
        )
        if parsed.lemmas[token] not in words[WordClass.TOLL_NOUN] or not noun:
            continue
        return token if _belongs(parsed, token, lead, reading) else None
    return None


def _belongs(parsed: ParsedSentence, noun: int, lead: int, reading: SentenceReading) -> bool:
    """Whether what stands between a word for a figure and its number gives it."""
    words = reading.lexicon.words
    if parsed.lower[noun + 1 : lead + 1] == ("of",):
        return True
    if parsed.lower[noun + 1 : noun + 2] == ("of",):
        # "The number of houses burnt rose to 14", "a total of six districts".
        return False
    verbs = words[WordClass.TOLL_VERB] | words[WordClass.MOVING_VERB] | EQUALS
    if parsed.lower[lead] in {"to", "at", "as"}:
        put = not PUTTING.isdisjoint(parsed.lemmas[max(0, noun - 5) : noun])
        moved = not verbs.isdisjoint(parsed.lemmas[noun + 1 : lead])
        between = all(parsed.pos[t] in {"ADV", "ADP"} for t in range(noun + 1, lead))
        return moved or (put and between)
    if parsed.words[lead] == "," and noun == lead - 1:
        # "The prefect gives a lower figure, seven".
        return parsed.lower[noun - 1] in COMPARED
    # "The count was 100", "the count passed 60".
    definite = not DEFINITE.isdisjoint(parsed.lower[max(0, noun - 3) : noun])
    return parsed.lemmas[lead] in verbs and definite and lead - noun <= 3


def _is_spoken(reading: SentenceReading, count: Count) -> bool:
    """Whether somebody gives a number and nothing with it: `the mayor counted 115`, `put it at 110`, `speaks of 20`."""
    parsed = reading.parsed
    if _is_given_behind(reading, count):
        return True
    if any(one.voice is not None and one.verb == count.first for one in reading.attributions):
        # "The ministry confirmed 50", with `confirmed` read as a hedge.
        return True
    lead = count.first - 1
    while lead > 0 and (parsed.words[lead] in OPENING or parsed.pos[lead] == "ADV"):
        # `Spoke earlier of "at least 40"`.
        lead -= 1
    if lead < 1:
        return False
    if parsed.lower[lead] == "of" and parsed.pos[lead - 1] == "ADV":
        return parsed.lemmas[lead - 2] in SPEAKING and any(one.verb == lead - 2 for one in reading.attributions)
    verb = lead - 1 if parsed.lower[lead] == "of" else lead
    if parsed.lower[lead - 1 : lead + 1] in (("put", "it"), ("puts", "it")) and count.qualifier is Qualifier.UP_TO:
        # "Local media put it as high as twelve".
        return True
    if parsed.lower[lead] == "at" and parsed.lower[lead - 1] in POINTERS:
        verb = lead - 2
        return verb >= 0 and parsed.lemmas[verb] in PUTTING
    if parsed.lower[lead] == "to" and parsed.lower[lead - 1] in POINTERS and lead > 1:
        return parsed.lemmas[lead - 2] in PUTTING - {"put", "place", "estimate", "give", "set", "bring", "take"}
    if parsed.lemmas[lead] == "be" and parsed.lower[lead - 1] in SUBJECTS:
        if any(one.core < count.first and parsed.lower[one.last : one.last + 1] == ("of",) for one in reading.counts):
            # "Reports spoke of dozens of raiders, but the mayor said there were about 500".
            return False
        # `"They are more than forty", a mother said`, not "there were forty in the bus".
        there = parsed.lower[count.last : count.last + 1]
        return WHEREIN.isdisjoint(there) and any(
            one.voice is not None and count.core in one.scope for one in reading.attributions
        )
    if parsed.lower[lead] in {"to", "with", "by", "on", "at"} and parsed.lemmas[lead - 1] in STAYING:
        return any(one.voice is not None and one.verb == lead - 1 for one in reading.attributions)
    if parsed.lemmas[verb] == "say" and parsed.words[count.last : count.last + 1] in BRACKETED:
        # "Killed five soldiers (the ministry says three)".
        return any(one.voice is not None and one.verb == verb for one in reading.attributions)
    if parsed.lemmas[verb] not in NUMBERING or (parsed.lemmas[verb] in {"speak", "talk"} and verb == lead):
        return False
    if parsed.lower[verb - 1] in SPEAKERS_OWN or parsed.lower[verb - 2 : verb - 1] in (("i",), ("we",)):
        # `"I personally counted 31," a youth leader claimed.`
        return any(one.voice is not None and count.core in one.scope for one in reading.attributions)
    # "A doctor said the hospital had counted 41".
    return any(one.voice and (one.verb == verb or _of_medics(one, verb)) for one in reading.attributions)


def _of_medics(one: Attribution, verb: int) -> bool:
    """Whether a doctor or nurse tells of who counted."""
    return one.voice is not None and one.voice.kind is ClaimantType.MEDICAL and verb in one.scope


def _as_toll(reading: SentenceReading, told: Toll, count: Count, figure: int | None) -> Toll:
    """The number as one of whom the number before counted."""
    said = attribution_of(count.core, reading.attributions) or _who_puts(reading, figure)
    word = count.core if figure is None else figure
    return replace(
        told,
        reading=reading,
        hit=replace(told.hit, first=word, last=word + 1),
        head=count.core,
        low=count.low,
        high=count.high,
        qualifier=count.qualifier,
        span=Phrase(min(count.first, word), count.last),
        # It counts whom the number before it counted.
        victims=None if is_whole(told.victims, reading.lexicon) else told.victims,
        victims_class=VictimsClass.UNKNOWN,
        victims_actor=None,
        attribution=said,
        stance=told.stance if said is None else said.stance,
        is_subset=False,
        is_replaced=False,
    )


def _who_puts(reading: SentenceReading, figure: int | None) -> Attribution | None:
    """Who changes a figure to a number: `authorities later raised the figure to 19`."""
    told = [one for one in reading.attributions if one.voice is not None and one.stance is Stance.ASSERTS]
    before = [one for one in told if figure is not None and 0 < figure - one.verb <= PUT_WITHIN]
    return next((one for one in before if reading.parsed.lemmas[one.verb] in PUTTING), None)
