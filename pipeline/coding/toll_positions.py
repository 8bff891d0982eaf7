"""Numbers of victims by their place in the sentence, where the tree hung them elsewhere."""

from __future__ import annotations

from pipeline.coding.lexicon import Entry, WordLists
from pipeline.coding.numbers import ORDINALS, Count
from pipeline.coding.parsed import RELATIVE, RELATIVE_PRONOUNS, ParsedSentence, Phrase
from pipeline.coding.phrases import Hit
from pipeline.coding.reading import SentenceReading
from schemas.seeds import OutcomeRow
from schemas.vocabulary import SegmentKind
from schemas.word_classes import WordClass

SUBSET_WORDS = frozenset({"including", "include", "among", "them", "whom", "which"})
# With `to` and a verb behind them, it was done: "managed to kill six", "went on to shoot two".
DOING_SO = frozenset(
    {"manage", "go", "proceed", "continue", "begin", "start", "succeed", "help", "happen", "come", "appear", "seem"}
)
DOING_SO |= {"know", "say", "believe", "report", "claim", "allege", "think", "understand", "presume", "fear", "use"}
DOING_SO |= {"contribute", "turn", "serve", "combine", "return", "be", "get", "cause", "lead"}
# What a clause begins behind.
OPENERS = frozenset({",", ";", ":", "–", "—", "-", "that", "when", "while", "after", "and", "but", "as"})
# A number and the noun that it counts stand at most this far apart.
NOUN_REACH = 4
# Between bodies and where they lie: "17 bodies in the hospital's morgue".
MORTUARY_REACH = 10
# "The discovery of twelve bodies".
FINDINGS = frozenset({"discovery", "recovery", "retrieval", "exhumation", "removal", "arrival", "finding"})
FOUND_WITHIN = 6
# A number and the verb that tells what befell those counted.
VERB_REACH = 22
# "Were on Monday night killed".
TIMES_OF_DAY = frozenset({"night", "morning", "afternoon", "evening"})
# "Among at least three people killed": between `among` and the number, and the number and the word.
AMONG_LEAD, AMONG_REACH = 3, 2


def before_verb(reading: SentenceReading, head: int, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The number that opens the clause of a passive verb: `Three members of a group who fought back were shot dead`.

    Between it and the verb stands no other verb but in relative clauses.
    """
    parsed, row = reading.parsed, hit.row.row
    suffers = row.people == "subject" or parsed.is_passive(head)
    start = verb_group(reading, hit.first)
    if row.pos != "verb" or row.strength != "strong" or not suffers or start == hit.first:
        return None
    for count in reversed(reading.counts):
        if not start - VERB_REACH <= count.first < start or count.is_vague or is_part(parsed, count):
            continue
        opens = count.first == 0 or parsed.lower[count.first - 1] in OPENERS or _ends_a_day(reading, count.first - 1)
        counts_people = any(parsed.tags[t] == "NNS" for t in range(count.last, min(start, count.last + NOUN_REACH)))
        return count if opens and counts_people and _is_one_clause(parsed, count.last, start) else None
    return None


def _ends_a_day(reading: SentenceReading, token: int) -> bool:
    """Whether a day ends with a token: `On July 13 | three watchmen were shot dead`."""
    at = reading.sentence.offsets[token]
    return any(hit.start <= at < hit.end <= at + len(reading.parsed.words[token]) + 1 for hit in reading.times)


def verb_group(reading: SentenceReading, first: int) -> int:
    """Where a verb's auxiliaries and adverbs begin, with a day between them: `were on Tuesday | killed`."""
    parsed, days = reading.parsed, reading.lexicon.days
    start = first
    while start > 0:
        if (
            parsed.pos[start - 1] in {"AUX", "ADV"}
            or (parsed.lower[start - 1] in days and start > 1)
            or (parsed.lower[start - 1] in TIMES_OF_DAY and parsed.lower[start - 2] in days)
            or (parsed.lower[start - 1] in {"on", "early", "late"} and parsed.lower[start] in days)
        ):
            start -= 1
        else:
            break
    return start


def _is_one_clause(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether every finite verb of a stretch has a relative pronoun of its own before it."""
    pronouns = 0
    for token in range(first, last):
        pronouns += parsed.lower[token] in RELATIVE_PRONOUNS
        if parsed.tags[token] in {"VBD", "VBZ", "VBP", "MD"}:
            pronouns -= 1
        if pronouns < 0:
            return False
    return True


def whole_before(reading: SentenceReading, part: Count) -> Count | None:
    """The number whose part stands right behind it: `eleven persons including three guards injured`."""
    parsed = reading.parsed
    including = part.first - 1
    if parsed.lower[including : including + 1] != ("including",):
        return None
    whole = next((c for c in reversed(reading.counts) if c.last < including), None)
    if whole is None or (whole.low or 0) <= (part.low or 0):
        return None
    between = parsed.pos[whole.last : including]
    # "179 casualties, including 21 declared dead" are of two kinds.
    return whole if set(between) <= {"NOUN", "ADJ", "PROPN"} else None


def is_part(parsed: ParsedSentence, count: Count) -> bool:
    """Whether a number is part of another one: `including three children`, `12 of them`."""
    before = parsed.lower[max(0, count.first - 3) : count.first]
    if before in (("of", "these", ","), ("of", "those", ","), ("of", "them", ",")):
        return True
    if before[-2:] == ("of", "whom"):
        # "At least 12 people, of whom 4 civilians, died".
        return True
    if before[-1:] in (("included",), ("includes",)):
        # "Its 108 included 40 bodies".
        return True
    if SUBSET_WORDS & set(before[-2:]) and ("including" in before or "include" in before or "among" in before):
        return True
    after = parsed.lower[count.last : count.last + 2]
    if len(after) < 2 or after[0] != "of":
        return False
    if after[1] in {"them", "whom", "those", "these"}:
        return True
    return after[1] == "the" and parsed.lower[count.last + 2 : count.last + 3] in (
        ("dead",),
        ("victims",),
        ("killed",),
        ("wounded",),
        ("injured",),
        ("casualties",),
        ("deceased",),
        ("fallen",),
        ("slain",),
        ("fatalities",),
        ("martyrs",),
        ("bodies",),
        ("corpses",),
        ("deaths",),
        # "One of the other men was fatally hit".
        ("other",),
    )


def part_at(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The part of a number right before what befell it: `179 casualties, including 21 declared dead`."""
    parsed = reading.parsed
    return next(
        (c for c in reading.counts if c.last == hit.first and parsed.lower[c.first - 1 : c.first] == ("including",)),
        None,
    )


def is_found(parsed: ParsedSentence, body: int, words: WordLists) -> bool:
    """Whether bodies were found, counted or brought in: `where the wounded were taken` is of others."""
    if not words[WordClass.MORTUARY].isdisjoint(parsed.lemmas[body : body + MORTUARY_REACH]):
        return True
    if not FINDINGS.isdisjoint(parsed.lemmas[max(0, body - FOUND_WITHIN) : body]):
        return True
    verbs = [token for token, lemma in enumerate(parsed.lemmas) if lemma in words[WordClass.FINDING_VERB]]
    # "Twenty corpses had come in".
    verbs += [t for t, lemma in enumerate(parsed.lemmas) if lemma == "come" and parsed.lower[t + 1 : t + 2] == ("in",)]
    return any(not parsed.is_negated(verb) and not _is_of_others(parsed, verb, body) for verb in verbs)


def _is_of_others(parsed: ParsedSentence, verb: int, body: int) -> bool:
    """Whether a verb stands in a relative clause of something else than the body."""
    aside = parsed.deps[verb] in RELATIVE and parsed.heads[verb] != body
    return aside and body not in parsed.subtree(verb)


def is_of_them(parsed: ParsedSentence, span: Phrase) -> bool:
    """Whether those who are told of are some of those told before: `one of whom died`, `two of them died`."""
    words = parsed.lower[span.first : span.last]
    near = range(1, min(len(words), 4))
    if any(words[at : at + 2] == ("of", "the") and parsed.pos[span.first + at + 2] == "NUM" for at in near):
        # "One of the four succumbed".
        return True
    return any(words[at : at + 2] in (("of", "whom"), ("of", "them")) for at in near)


def is_meant(parsed: ParsedSentence, head: int) -> bool:
    """Whether somebody only meant to do it: `tried to lynch four men`, `came to kill the two guards`."""
    if parsed.tags[max(0, head - 1)] != "TO":
        return False
    above = parsed.heads[head]
    if parsed.tags[head] != "VB" or parsed.deps[head] in {"amod", "compound"}:
        # A verb read as something else: "to lynch four suspects".
        above = next((t for t in range(head - 2, -1, -1) if parsed.is_verbal(t)), head)
        return above != head and parsed.lemmas[above] not in DOING_SO
    return parsed.deps[head] in {"advcl", "xcomp"} and above < head and parsed.lemmas[above] not in DOING_SO


def is_asked(parsed: ParsedSentence, span: Phrase) -> bool:
    """Whether a number is what nobody tells: `did not say how many soldiers had been killed`, `Toll now 11?`."""
    if parsed.sentence.kind is SegmentKind.HEADLINE and parsed.words[-1] == "?":
        return True
    return "how" in parsed.lower[max(0, span.first - 1) : span.first + 1]


def is_taken_off(parsed: ParsedSentence, head: int) -> bool:
    """Whether people were taken and nothing tells where to: `said 215 had been taken, but 88 more were taken while`."""
    behind = parsed.lower[head + 1 : head + 2]
    ends = not behind or parsed.pos[head + 1] == "PUNCT" or behind[0] in {"and", "but", "while", "when", "during"}
    headed = parsed.sentence.kind is SegmentKind.HEADLINE and behind == ("from",)
    return parsed.tags[head] == "VBN" and (parsed.is_passive(head) or headed) and (ends or headed)


def is_one_of_the_worst(parsed: ParsedSentence, count: Count) -> bool:
    """Whether a number tells how bad it was: `one of the highest tolls in weeks`."""
    return parsed.lower[count.last : count.last + 2] == ("of", "the") and "JJS" in parsed.tags[count.last + 2 :][:2]


def counts_them(parsed: ParsedSentence, count: Count) -> bool:
    """Whether a number counts some of those told before: `two of them`, not `two of his guards`."""
    after = parsed.lower[count.last : count.last + 2]
    return after in (("of", "them"), ("of", "whom"), ("of", "these"), ("of", "those"))


def includes(parsed: ParsedSentence, count: Count, first: int) -> bool:
    """Whether those listed behind a number are some of those it counts, with no other verb between."""
    between = range(count.last, first)
    plain = not any(parsed.tags[t] in {"VBD", "VBZ", "VBP", "MD"} for t in between)
    return plain and "including" in parsed.lower[count.last : first] and not is_part(parsed, count)


def in_commas(parsed: ParsedSentence, counts: list[Count]) -> bool:
    """Whether what follows the first number says who they were: `two men, a cook and a porter, were killed`."""
    between = parsed.words[counts[0].last : counts[1].first]
    return "," in between and parsed.words[counts[-1].last : counts[-1].last + 1] == (",",)


def among_whom(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The number of those among whom somebody was: `Doctor among three killed`, `was one of four men shot`."""
    parsed = reading.parsed
    for count in reading.counts:
        between = parsed.pos[count.last : hit.first]
        near = count.last <= hit.first and len(between) <= AMONG_REACH and set(between) <= {"NOUN", "ADJ", "PROPN"}
        one = parsed.lower[max(0, count.first - 2) : count.first] == ("one", "of")
        if near and (one or "among" in parsed.lower[max(0, count.first - AMONG_LEAD) : count.first]):
            return count
    return None


def is_ranked_alone(parsed: ParsedSentence, noun: int) -> bool:
    """Whether a rank stands for one person more: `a third died`, not `a third of them died`."""
    ranked = parsed.lower[noun] in ORDINALS and noun > 0 and parsed.lower[noun - 1] in {"a", "another"}
    return ranked and parsed.lower[noun + 1 : noun + 2] != ("of",)
