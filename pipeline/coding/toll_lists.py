"""People listed side by side with one word for what happened to them: `six children and a teacher were killed`.

Read by position: a parser is least sure of what long lists hang on.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.coding.lexicon import Entry
from pipeline.coding.numbers import Count
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.phrases import Hit
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import TOLLED
from pipeline.coding.toll_names import is_office, one_named
from pipeline.coding.toll_people import PAIR
from pipeline.coding.toll_stretches import NAME_TAGS, before_aside, is_age, is_serial, parts_before, parts_behind
from schemas.seeds import OutcomeRow
from schemas.vocabulary import Outcome, Qualifier, SegmentKind
from schemas.word_classes import WordClass

IN_A_LIST = frozenset({"NUM", "NOUN", "PROPN", "ADJ", "DET"})
OWN = frozenset({"his", "her", "their", "its", "'s", "’s", "-", "of"})
ARTICLES = frozenset({"a", "an", "one"})
IN_ONE = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "NUM"})
CHILDREN = frozenset({"son", "daughter", "baby"})
THINGS = (WordClass.NO_PERSON, WordClass.CIVIL_OBJECT, WordClass.MEASURE, WordClass.PROPERTY, WordClass.VEHICLE)
# A longer stretch is no list of people.
LONGEST_LIST = 24
# Words of an office before its `of`.
LONGEST_OFFICE = 3


def listed_people(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]], *, acts: bool) -> Count | None:
    """The sum of two or more counted groups right before what happened to them, or right behind who did it."""
    parsed = reading.parsed
    end = before_aside(parsed, hit.first)
    parted = _of_parts(reading, parts_behind(parsed, hit.last) if acts else parts_before(parsed, end))
    stretch = _behind(parsed, hit.last) if acts else _before(parsed, end)
    counts = parted or _counts(reading, stretch, hit.row.row.outcome, backwards=not acts)
    told_of_all = parted or hit.row.row.pos == "noun"
    if acts and not told_of_all and _has_own_verb(parsed, stretch):
        # "Buried 19 corpses, and four people are missing".
        subject = _items(parsed, stretch)[-1]
        counts = [count for count in counts if count.core not in subject]
    if len(counts) < 2 or _spelt_out(parsed, counts):
        return None
    if any(count.low is count.high is None or count.qualifier is Qualifier.VAGUE for count in counts):
        return None
    first, last = min(count.first for count in counts), max(count.last for count in counts)
    hedge = next((c.qualifier for c in counts if c.qualifier is not Qualifier.EXACT), Qualifier.EXACT)
    high = None if any(count.high is None for count in counts) else sum(count.high or 0 for count in counts)
    # "Nearly 30 rebels and four soldiers".
    low = None if any(count.low is None for count in counts) else sum(count.low or 0 for count in counts)
    return None if low is high is None else Count(first, last, counts[0].core, low, high, hedge)


def _of_parts(reading: SentenceReading, parts: Sequence[range]) -> list[Count]:
    """The counts of the parts between semicolons; none where one is of nobody."""
    counts = [_count_in(reading, part) for part in parts]
    return [] if None in counts else [count for count in counts if count is not None]


def one_listed(reading: SentenceReading, first: int, last: int) -> Count | None:
    """The one person of `a school teacher` or `his brother`; None for what is many or no person."""
    parsed, words = reading.parsed, reading.lexicon.words
    lead = next((t for t in range(first, last) if parsed.lower[t] in ARTICLES | OWN - {"of"}), None)
    if lead is None:
        return None
    noun = lead + 1
    while noun < last and parsed.pos[noun] in IN_ONE and parsed.tags[noun] != "CD":
        # "A District Reserve Guard (DRG) head constable".
        short = parsed.words[noun + 1 : noun + 2] == ("(",) and parsed.words[noun + 3 : noun + 4] == (")",)
        noun += 4 if short and noun + 4 < last else 1
    noun, end = noun - 1, noun
    while noun > lead + 1 and parsed.tags[noun] == "NNP" and parsed.tags[noun - 1] in NAME_TAGS:
        # "Her companion Ana Paz".
        noun -= 1
    if noun > lead and parsed.lemmas[noun] == PAIR:
        return Count(lead, noun + 1, noun, 2, 2, Qualifier.EXACT)
    one_of_a_people = parsed.tags[noun] == "NNP" and any(a.country and a.covers(noun) for a in reading.actors)
    # "A minor", read as an adjective.
    one_of_a_people |= parsed.tags[noun] == "JJ" and any(a.generic and a.covers(noun) for a in reading.actors)
    if (
        noun <= lead
        or not (parsed.tags[noun] == "NN" or one_of_a_people or parsed.lemmas[noun] in words[WordClass.RANK])
        or parsed.lemmas[noun] in words[WordClass.COLLECTIVE]
    ):
        return None
    if not is_somebody(reading, noun):
        return None
    # "19-year-old Ana Paz".
    return Count(first if parsed.words[lead] == "-" else lead, end, noun, 1, 1, Qualifier.EXACT)


def is_somebody(reading: SentenceReading, noun: int) -> bool:
    """Whether a noun may be one for a person: who is killed is somebody, unless it is a beast or thing."""
    if any(actor.covers(noun) for actor in reading.actors):
        return True
    if any(hit.row.row.pos == "noun" for hit in reading.lexicon.triggers.all_at(reading.parsed.forms, noun)):
        # "Killed 13 and another two attacks killed 16 more".
        return False
    words, lemma = reading.lexicon.words, reading.parsed.lemmas[noun]
    thing = any(lemma in words[kind] for kind in THINGS)
    return not thing and not any(hit.first <= noun < hit.last for hit in reading.weapons)


def _belongs(parsed: ParsedSentence, token: int) -> bool:
    plain = parsed.pos[token] in IN_A_LIST and not parsed.is_verbal(token)
    # "His heavily pregnant wife".
    plain = plain or (parsed.pos[token] == "ADV" and parsed.pos[token + 1 : token + 2] == ("ADJ",))
    return plain or parsed.lower[token] in OWN or parsed.lower[token] in {"and", ",", "(", ")"}


def _before(parsed: ParsedSentence, end: int) -> range:
    start = end
    while start > 0 and end - start < LONGEST_LIST and _belongs(parsed, start - 1):
        start -= 1
    return range(start, end)


def _behind(parsed: ParsedSentence, start: int) -> range:
    end = start
    while end < len(parsed) and end - start < LONGEST_LIST and _belongs(parsed, end):
        end += 1
    return range(start, end)


def _items(parsed: ParsedSentence, stretch: range) -> list[range]:
    """The stretch cut at its commas and at `and`; numbers keep theirs: `two hundred and six`."""
    cuts = [t for t in stretch if parsed.lower[t] in {"and", ","}]
    edges = [stretch.start - 1, *cuts, stretch.stop]
    return [range(one + 1, two) for one, two in itertools.pairwise(edges)]


def _has_own_verb(parsed: ParsedSentence, stretch: range) -> bool:
    """Whether what stands last in a stretch is the subject of a verb right behind it."""
    behind = parsed.tags[stretch.stop : stretch.stop + 1]
    return behind in (("VBD",), ("VBZ",), ("VBP",), ("MD",)) and parsed.pos[stretch.stop - 1] in {"NOUN", "PROPN"}


def people_behind(reading: SentenceReading, start: int, outcome: Outcome) -> list[Count]:
    """Those listed right behind a token, each a count: two or more, or one called by name."""
    if parted := _of_parts(reading, parts_behind(reading.parsed, start)):
        return parted
    stretch = _behind(reading.parsed, start)
    of = next((t for t in stretch if reading.parsed.lower[t] in {"of", ","}), stretch.stop)
    one = one_named(reading, range(start, of))
    return _counts(reading, stretch, outcome, backwards=False) or ([] if one is None else [one])


def one_behind(reading: SentenceReading, start: int) -> Count | None:
    """The one person right behind a token: `along with | his driver`, `with | Ana Paz, a nurse`."""
    stretch = _behind(reading.parsed, start)
    first = next((item for item in _items(reading.parsed, stretch) if item), range(0))
    return one_named(reading, first) or one_listed(reading, first.start, first.stop) if first else None


def _with_names(reading: SentenceReading, items: list[range]) -> list[range]:
    """Items with the name of who is told by office before it: `the head of the union, Ana Paz, and her driver`."""
    parsed = reading.parsed
    found: list[range] = []
    for item in items:
        if found and found[-1] and parsed.lower[item.start - 1] == "and" and is_office(reading, found[-1]):
            # "Senator and presidential hopeful Ana Paz".
            found[-1] = range(found[-1].start, item.stop)
            continue
        office = found[-1] if found else range(0)
        the = (
            bool(item) and bool(office) and parsed.lower[office.start] == "the" and parsed.words[item.start - 1] == ","
        )
        # "The mayor of Ora, Ana Paz" is one, "the mayor Ana Paz, Omar Said and …" are more.
        plain = the and (parsed.words[office.stop - 1].islower() or "of" in parsed.lower[office.start : office.stop])
        if plain and one_named(reading, item) is not None and not any(c.core in office for c in reading.counts):
            found[-1] = range(office.start, item.stop)
        else:
            found.append(item)
    return found


def _counts(reading: SentenceReading, stretch: range, outcome: Outcome, *, backwards: bool) -> list[Count]:
    """Counts of the items next to the verb, as far as every item has one; nothing without an `and`.

    A headline has commas alone: `4 soldiers, 1 guard dead`.
    """
    parsed = reading.parsed
    items = _with_names(reading, _items(parsed, stretch))
    found: list[Count] = []
    ends_aside = backwards and parsed.words[stretch.stop : stretch.stop + 1] == (",",) and bool(stretch)
    for item in reversed(items) if backwards else items:
        if not item:
            if is_serial(parsed, item.start):
                # "Ana Paz, Omar Said, and their driver".
                continue
            if found or not backwards:
                break
            continue  # The comma that ends an aside before the verb.
        if is_age(parsed, item) or (is_age(parsed, range(item.start - 2, item.start - 1)) and _tells_who(parsed, item)):
            # "Ana Paz, 34, a nurse, and Omar Said, 9".
            continue
        if ends_aside and parsed.lower[item.start] in ARTICLES | {"the"} and parsed.tags[item.start - 2] == "NNP":
            # "Ana Paz, a nurse, and Juan Toro, a driver, were".
            continue
        count = _count_in(reading, item)
        if count is None or _is_of_another_outcome(reading, item, outcome):
            break
        found.append(count)
        if backwards and count.first > item.start:
            break
    found.sort(key=lambda count: count.first)
    between = parsed.lower[found[-2].last : found[-1].first] if len(found) > 1 else ()
    listed = "and" in between or (reading.sentence.kind is SegmentKind.HEADLINE and between[-1:] == (",",))
    return found if listed else []


def _is_of_another_outcome(reading: SentenceReading, item: range, outcome: Outcome) -> bool:
    """Whether an item has a word of its own for what befell them: `the martyrdom of 77 and the wounding of 138`."""
    hits = (hit for hit in reading.outcomes if item.start <= hit.first < item.stop)
    return any(hit.row.row.outcome in TOLLED and hit.row.row.outcome is not outcome for hit in hits)


def _tells_who(parsed: ParsedSentence, item: range) -> bool:
    """Whether an item begins as what somebody is."""
    return bool(item) and parsed.lower[item.start] in ARTICLES | {"the"}


def _count_in(reading: SentenceReading, item: range) -> Count | None:
    """The count of one item that counts people and no things, hours or parts of those told before."""
    parsed = reading.parsed
    whole = [count for count in reading.counts if item.start <= count.core < item.stop]
    if len(whole) > 1:
        return None
    if not whole:
        ends = [t for t in item if parsed.lower[t] in {"of", ","}]
        if ends and parsed.words[ends[-1]] == ",":  # "The head of the union, Ana Paz".
            return Count(item.start, item.stop, ends[0] - 1, 1, 1, Qualifier.EXACT)
        bare = _one_of_a_headline(reading, item) or _one_of_a_pair(reading, item) or _one_in_office(reading, item)
        return bare or one_named(reading, item) or one_listed(reading, item.start, item.stop)
    count = whole[0]
    if count.first > item.start and parsed.lower[count.first - 1].endswith(("ed", "nt")):
        # "Killed three herdsmen and burnt 17 huts".
        return None
    if parsed.lower[count.last : count.last + 2] in (("of", "them"), ("of", "whom"), ("of", "these"), ("of", "those")):
        return None
    nouns = [t for t in range(count.last, item.stop) if parsed.pos[t] in {"NOUN", "PROPN"} or parsed.tags[t] == "NN"]
    people = any(is_somebody(reading, noun) for noun in nouns)
    others = parsed.lower[count.last - 1] == "others"
    return count if people or others or "of" in parsed.lower[count.last : item.stop] else None


def _one_of_a_headline(reading: SentenceReading, item: range) -> Count | None:
    """The one person of a headline, which leaves articles out: `Bandits kill miner, two brothers`."""
    noun = item.stop - 1
    if reading.sentence.kind is not SegmentKind.HEADLINE or reading.parsed.tags[noun] != "NN":
        return None
    known = any(actor.generic is not None and actor.covers(noun) for actor in reading.actors)
    plural = reading.parsed.lemmas[noun] in reading.lexicon.words[WordClass.COLLECTIVE]
    return Count(item.start, item.stop, noun, 1, 1, Qualifier.EXACT) if known and not plural else None


def _one_in_office(reading: SentenceReading, item: range) -> Count | None:
    """One person told by his office without an article: `two elders, chairman of a vigilance group and two others`."""
    parsed = reading.parsed
    of = next((t for t in item if parsed.lower[t] == "of"), item.start)
    words = reading.lexicon.words
    office = parsed.lemmas[of - 1] in words[WordClass.OFFICE] | words[WordClass.SPEAKER]
    if of == item.start or of - item.start > LONGEST_OFFICE or not office or parsed.tags[of - 1] != "NN":
        return None
    plain = all(parsed.pos[t] in {"NOUN", "PROPN", "ADJ"} for t in range(item.start, of))
    return Count(item.start, item.stop, of - 1, 1, 1, Qualifier.EXACT) if plain else None


def _one_of_a_pair(reading: SentenceReading, item: range) -> Count | None:
    """The second of two of a family, who has no article of his own: `a father and son`, `the mother and daughter`."""
    parsed, noun = reading.parsed, item.start
    if len(item) != 1 or parsed.tags[noun] != "NN" or parsed.lower[noun - 1] != "and":
        return None
    kin = {parsed.lemmas[noun], parsed.lemmas[noun - 2]} <= reading.lexicon.words[WordClass.KIN] | CHILDREN
    return Count(noun, noun + 1, noun, 1, 1, Qualifier.EXACT) if kin else None


def _spelt_out(parsed: ParsedSentence, counts: Sequence[Count]) -> bool:
    """Whether the rest says who the first were: `two men, a soldier and a policeman`."""
    first, rest = counts[0], counts[1:]
    return parsed.words[rest[0].first - 1] == "," and first.low == sum(count.low or 0 for count in rest)
