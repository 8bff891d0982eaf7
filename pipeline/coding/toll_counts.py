"""Which number of a sentence counts the victims of an outcome word, and which numbers are parts of others."""

from __future__ import annotations

import itertools
from dataclasses import replace

from pipeline.coding.delayed_victims import delayed_victims
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.named_people import person_name
from pipeline.coding.numbers import Count
from pipeline.coding.parsed import AUXILIARY, PASSIVE_AUXILIARY, PASSIVE_SUBJECT, SUBJECT, ParsedSentence
from pipeline.coding.phrases import Hit
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import TOLLED
from pipeline.coding.toll_announced import (
    before_dash,
    brought_to,
    in_a_list,
    is_foretold,
    is_increment,
    is_numbered,
    members_of,
    number_behind,
    number_equals,
    put_before,
)
from pipeline.coding.toll_asides import named_dead, number_in_which, own_count
from pipeline.coding.toll_lists import is_somebody, listed_people
from pipeline.coding.toll_people import has_done
from pipeline.coding.toll_positions import (
    SUBSET_WORDS,
    among_whom,
    before_verb,
    counts_them,
    in_commas,
    includes,
    is_part,
    is_ranked_alone,
    part_at,
    verb_group,
    whole_before,
)
from schemas.seeds import OutcomeRow
from schemas.vocabulary import Qualifier
from schemas.word_classes import WordClass

# Between a number and what a quotation says of it.
QUOTED_REACH = 4
# A number and the people that it counts, with what they are called in quotation marks between.
QUOTED_KIND = 7
CLOSING, OPENING = frozenset("”»\"'’") | {"''"}, frozenset("“«„\"'‘") | {"``"}
# An aside between a subject and its verb is at most this long.
ASIDE_REACH = 16
DETERMINING, LINKS = frozenset({"det", "nmod:poss", "poss"}), frozenset({"and", "-"})
JOINING = frozenset({"and", ",", ";"})


def count_for(reading: SentenceReading, people: list[int], head: int, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The number of those whom an outcome word speaks of: beside them or the word, or announced and given later."""
    if any(is_ranked_alone(reading.parsed, noun) for noun in people):
        # "Two people died, and a third died of his wounds": not two.
        return None
    # "A toll of four dead and 14 wounded and 37 terrorists neutralised": the terrorists were.
    told = [o for o in reading.outcomes if o.first != hit.first and o.row.row.outcome in TOLLED]
    apart = {token for other in told for token in range(other.first, other.last)}
    if hit.row.row.pos == "verb":
        people = [noun for noun in people if noun not in apart] or people
    count = (
        part_at(reading, hit)
        or number_in_which(reading, hit)
        or among_whom(reading, hit)
        or before_dash(reading, hit)
        or in_a_list(reading, hit)
        or named_dead(reading, hit)
        or number_equals(reading, hit)
        or put_before(reading, hit)
        or members_of(reading, people)
        or _listed(reading, head, hit)
        or own_count(reading, head, hit)
        or _sum_of(reading, people, head, hit)
        or _count_of(reading, people, head, hit)
        or _across_aside(reading, head, hit)
        or before_verb(reading, head, hit)
    )
    if count is not None and is_part(reading.parsed, count):
        # "23 civilians, including six children, lost their lives", with the children taken for the subject.
        whole = _across_aside(reading, head, hit) or whole_before(reading, count)
        count = count if whole is None or is_part(reading.parsed, whole) else whole
    if count is not None:
        brought = brought_to(reading, count)
        return None if brought is count and is_increment(reading, hit, count) else brought
    announced = hit.row.row.people == "number" or is_numbered(reading.parsed, hit, reading.lexicon.words)
    return number_behind(reading, hit) if announced else None


def _listed(reading: SentenceReading, head: int, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The sum of a list of people beside the verb."""
    row = hit.row.row
    lives = row.people == "number" and reading.parsed.lemmas[hit.last - 1] == "life"
    noun = row.people == "noun" and row.pos == "noun"
    if (noun or lives) and reading.parsed.lower[hit.last : hit.last + 1] == ("of",):
        # "The death of an officer and two men", "claimed the lives of an officer and two men".
        return listed_people(reading, replace(hit, last=hit.last + 1), acts=True)
    if noun and (later := delayed_victims(reading.parsed, head)) is not None:
        return listed_people(reading, replace(hit, last=later[0] + 1), acts=True)
    if row.people not in {"object", "subject"} or row.pos == "noun":
        return None
    passive = row.people == "subject" or row.pos == "adjective" or reading.parsed.is_passive(head)
    listed = listed_people(reading, hit, acts=not passive)
    if listed is None or not passive:
        return listed
    # "More than 50 gunmen including two leaders known as Ora and Bema were killed".
    return next((c for c in reading.counts if includes(reading.parsed, c, listed.first)), listed)


def _across_aside(reading: SentenceReading, head: int, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The count before an aside that took the verb's subject: `three people, among them a worker, were killed`."""
    parsed, row = reading.parsed, hit.row.row
    start = min(hit.first, head)
    while start > 0 and (parsed.pos[start - 1] == "AUX" or _is_participle_before(parsed, start)):
        start -= 1
    start = verb_group(reading, start)
    said_of_subject = row.people == "subject" or parsed.is_passive(head)
    if row.pos != "verb" or not said_of_subject or start < 2 or parsed.words[start - 1] != ",":
        return None
    comma = next((t for t in range(start - 2, max(0, start - 2 - ASIDE_REACH), -1) if parsed.words[t] == ","), None)
    if comma is None:
        return None
    nouns = [comma - 1, *(t for t in parsed.ancestors(comma - 1) if t < comma and not parsed.is_verbal(t))]
    return next((c for noun in nouns for c in reading.counts if c.last in {noun, noun - 1} or noun == c.core), None)


def _is_participle_before(parsed: ParsedSentence, token: int) -> bool:
    """Whether a participle and its `and` stand before a word: `were burnt and | shot dead`."""
    joint = parsed.lower[token - 1] == "and" and parsed.tags[token - 2] in {"VBN", "VBD"}
    return joint or (parsed.tags[token - 1] in {"VBN", "VBD"} and parsed.lower[token] == "and")


def is_denied(reading: SentenceReading, head: int, count: Count) -> bool:
    """Whether nothing has happened to those counted: `not a single civilian died`, `the toll could reach 90`."""
    parsed = reading.parsed
    if is_foretold(parsed, count, reading.lexicon.words):
        return True
    before = parsed.lower[max(0, count.first - 2) : count.first]
    if before[-1:] == ("not",) or (before[:1] == ("not",) and before[-1:] in (("a",), ("one",), ("even",))):
        return True
    reports = reading.lexicon.words[WordClass.REPORT_OF]
    return any(
        parsed.lemmas[above] in reports and parsed.is_negated(above) for above in list(parsed.ancestors(head))[:3]
    )


def _sum_of(reading: SentenceReading, people: list[int], head: int, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The sum of counted and named people side by side: `ten soldiers and 19 gunmen`, `the mayor and two guards`."""
    row = hit.row.row
    if row.people not in {"object", "subject", "noun"} or (row.people == "noun") is (row.pos == "verb"):
        return None
    behind = hit.row.row.pos == "noun" and reading.parsed.lower[hit.last : hit.last + 1] == ("of",)
    if behind and any(count.last == hit.first for count in reading.counts):
        # "Nine bodies of rebels, six rifles and two drones".
        return None
    # "The martyrdom of 77 and the wounding of 138", "the death of 29 people and injury of 57".
    told = [o for o in reading.outcomes if o.row.row.outcome in TOLLED]
    others = [o for o in told if o.row.row.outcome is not row.outcome]
    apart = {token for other in others for token in range(other.first, other.last)}
    nouns = [noun for noun in people if noun != head and noun not in apart and is_somebody(reading, noun)]
    # "They killed one civilian and one soldier sustained injuries".
    nouns = [noun for noun in nouns if noun < hit.last or reading.parsed.tags[noun + 1 : noun + 2] != ("VBD",)]
    counts = [
        c for noun in nouns if (c := _one_of_kind(reading, noun) or _count_of(reading, [noun], head, hit)) is not None
    ]
    # "Killed two and wounded three", where the tree makes the three another object of `killed`.
    counts = [c for c in counts if not any(other.first == c.last or other.last == c.first for other in others)]
    parsed = reading.parsed
    distinct = sorted(dict.fromkeys(counts), key=lambda count: count.first)
    if len(distinct) == 1 and (one := _and_one(reading, nouns, distinct[0])) is not None:
        distinct.append(one)
    gaps = [range(one.last, two.first) for one, two in itertools.pairwise(distinct)]
    between = [set(parsed.lower[gap.start : gap.stop]) for gap in gaps]
    joined = all(JOINING & words and not SUBSET_WORDS & words for words in between)
    # "Killed ten villagers, in reprisal for an ambush in which rebels had slain four soldiers".
    own = [o for o in told if o.row.row.outcome is row.outcome and o.first != hit.first and o.row.row.pos == "verb"]
    own += [o for o in others if parsed.lower[o.last : o.last + 1] == ("of",)]
    joined = joined and not any(o.first in gap for o in own for gap in gaps)
    joined = joined and not any(counts_them(parsed, count) for count in distinct[1:])
    # "50 people, five of them children" counts the five already.
    vague = any(c.low is None or c.qualifier is Qualifier.VAGUE for c in distinct)
    if len(distinct) < 2 or in_commas(parsed, distinct) or not joined or vague:
        return None
    if "and" not in between[-1]:
        return None
    if "and" not in between[0] and distinct[0].low == sum(c.low or 0 for c in distinct[1:]):
        # "Twelve people, three soldiers and nine farmers" are twelve.
        return distinct[0]
    high = None if any(c.high is None for c in distinct) else sum(c.high or 0 for c in distinct)
    first, last = min(c.first for c in distinct), max(c.last for c in distinct)
    return Count(first, last, distinct[0].core, sum(c.low or 0 for c in distinct), high, distinct[0].qualifier)


def _and_one(reading: SentenceReading, people: list[int], count: Count) -> Count | None:
    """The one person right behind a counted group, wherever the tree hung it: `six children and a teacher,`."""
    parsed = reading.parsed
    noun = next((n for n in people if n >= count.last), None)
    if (
        noun is None
        or noun + 3 >= len(parsed)
        or parsed.lower[noun + 1 : noun + 3] not in (("and", "a"), ("and", "an"))
    ):
        return None
    head = next((t for t in range(noun + 3, min(noun + 7, len(parsed))) if parsed.tags[t] == "NN"), None)
    if head is None or any(parsed.is_verbal(t) for t in range(noun + 3, head)):
        return None
    while head + 1 < len(parsed) and parsed.tags[head + 1] == "NN":
        head += 1
    ends = head + 1 >= len(parsed) or parsed.pos[head + 1] in {"PUNCT", "ADP", "SCONJ", "PRON"}
    return Count(noun + 2, head + 1, head, 1, 1, Qualifier.EXACT) if ends and is_somebody(reading, head) else None


def _one_of_kind(reading: SentenceReading, noun: int) -> Count | None:
    """The one person of `six children and a teacher`, `two guards and the mayor`, `Ana Paz and three others`."""
    parsed = reading.parsed
    named = person_name(reading, noun)
    if named is not None:
        core = noun if noun in named else named.first
        return Count(named.first, named.last, core, 1, 1, Qualifier.EXACT)
    words = reading.lexicon.words
    if parsed.tags[noun] != "NN" or parsed.lemmas[noun] in words[WordClass.COLLECTIVE]:
        return None
    before = [c for c in parsed.children(noun, DETERMINING) if c < noun]
    article = next((c for c in before if parsed.lower[c] in {"a", "an"}), None)
    known = any(actor.generic is not None and actor.covers(noun) for actor in reading.actors)
    if article is None and not (before and known):
        return None
    if article is not None and not is_somebody(reading, noun):
        # "Five people and a donkey".
        return None
    first = parsed.noun_phrase(noun).first if article is None else article
    return Count(first, noun + 1, noun, 1, 1, Qualifier.EXACT)


def _count_of(reading: SentenceReading, people: list[int], head: int, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The count that belongs to the people: it counts their noun, is their noun, or stands right before the word."""
    parsed = reading.parsed
    for noun in people:
        for count in reading.counts:
            tokens = range(count.first, count.last)
            if noun in tokens:
                return count
            if any(
                parsed.heads[t] == noun
                and parsed.deps[t] in {"nummod", "det", "amod", "compound", "advmod", "nmod"}
                and t < noun
                for t in tokens
            ):
                return count
    for noun in people:
        for count in reading.counts:
            between = [t for t in range(count.last, noun) if parsed.words[t] not in CLOSING]
            if not between and count.last < noun:
                # `"About fifty" people`.
                return count
            # "three Communist rebels", "48 army and police personnel", "six aid-seekers", however the tree was drawn.
            kinds = [t for t in between if not (parsed.lower[t] in LINKS and parsed.tags[t - 1] in {"NN", "NNP", "JJ"})]
            if 0 < len(between) <= 3 and all(parsed.pos[t] in {"ADJ", "NOUN", "PROPN"} for t in kinds):
                return count
            if 0 < len(between) <= QUOTED_KIND and parsed.words[count.last] in OPENING and noun > hit.first:
                # `Killed 67 "army and jihadist" fighters`.
                return count
    for count in reading.counts:
        # "nearly 90 wounded", "12 dead": the number leans on the outcome word itself.
        alone = not parsed.children(head, SUBJECT | PASSIVE_SUBJECT | AUXILIARY | PASSIVE_AUXILIARY)
        if count.last == hit.first and (alone or not parsed.is_passive(head)):
            # Also "spoke of 19 killed".
            return count
        # "killing over 30", "gave the number as 11": what follows at once belongs to it, however the tree was drawn.
        active = parsed.tags[head] != "VBN" or has_done(parsed, head)
        if count.first == hit.last and hit.row.row.people in {"object", "number"} and active:
            return count
        quoted = range(count.last, hit.first)
        if (
            hit.row.row.people == "subject"
            and 0 < len(quoted) <= QUOTED_REACH
            and parsed.pos[quoted[-1]] == "PUNCT"
            and all(parsed.pos[t] in {"NOUN", "ADJ", "PROPN"} for t in quoted[:-1])
            and not parsed.own_subjects(head)
        ):
            # `13 people "fell under the bullets of terrorists"`.
            return count
        if (
            count.last <= hit.first <= count.last + 2
            and all(parsed.pos[t] in {"NOUN", "ADJ", "PROPN"} for t in range(count.last, hit.first))
            and hit.row.row.people in {"noun", "subject"}
            and hit.row.row.pos != "verb"
        ):
            return count
    return None


def is_among_them(parsed: ParsedSentence, hit: Hit[Entry[OutcomeRow]]) -> bool:
    """Whether the outcome word names those counted before: `seven children were among the dead`."""
    return "among" in parsed.lower[max(0, hit.first - 3) : hit.first] and hit.row.row.pos != "verb"


def is_whole(victims: str | None, lexicon: Lexicon) -> bool:
    """Whether the words for victims name everybody killed and no kind of them: `people`, `the dead`, nothing."""
    words = (victims or "").lower().split()
    return not words or not lexicon.words[WordClass.ANYBODY].isdisjoint(words)
