"""Numbers that are announced and given later, or put before whom they count: `put the number of dead at 11`."""

from __future__ import annotations

from pipeline.coding.lexicon import Entry, WordLists
from pipeline.coding.numbers import Count
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.phrases import Hit
from pipeline.coding.reading import SentenceReading
from pipeline.coding.speakers import GIVING
from schemas.seeds import OutcomeRow
from schemas.vocabulary import Outcome
from schemas.word_classes import WordClass

HURT = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.MISSING})
# Between the parts of a list.
LISTING = frozenset({"and", ",", ";"})
# Between a label and its number.
LABELLING = frozenset({":", "-", "–", "—", "="})
# A toll and the number it was brought to stand at most this far apart.
TOLL_REACH = 14
# The same where a verb such as `rose to` stands right before the number.
FAR_TOLL_REACH = 26
# Between "number of" and what happened to whom it counts: "the number of worshippers known to have been killed".
NUMBERED_REACH = 10
# Between a verb that would take a toll to a number and the number, and between it and who expects so.
RISE_WITHIN, EXPECTED_WITHIN = 5, 8
STANDING = frozenset({"be", "put", "remain", "stand", "sit", "shoot", "move", "go", "hit", "settle"})
MODAL = frozenset({"would", "could", "may", "might", "will", "can", "should", "'ll"})
EXPECTING = frozenset({"likely", "expected", "expect", "expects", "feared", "fear", "fears", "set", "bound", "poised"})
# Between a verb that gives a number and whom it counts: "put its own dead", "put the soldiers' losses".
LEAD = 5
# Between whom it counts and the number: "put Russian dead near Ulus-Kert at 86".
PLACED = 5


def put_before(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The number put before whom it counts: `put at five the number of villagers killed`."""
    parsed, words = reading.parsed, reading.lexicon.words[WordClass.TOLL_NOUN]
    for count in reading.counts:
        if not 1 < count.first < count.last < hit.first <= count.last + NUMBERED_REACH:
            continue
        # "Revised, from 64 to 49, the number of men killed".
        comma = parsed.words[count.last : count.last + 1] == (",",)
        behind = parsed.lemmas[count.last + comma : count.last + comma + 3]
        if (
            parsed.lower[count.first - 1] in {"at", "to"}
            and behind[:1] == ("the",)
            and behind[1:2]
            and behind[1] in words
        ):
            return count
    return None


def before_dash(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The number right before `dead`, whoever they were: `left three dead — two men and a woman`."""
    parsed = reading.parsed
    dashed = parsed.words[hit.last : hit.last + 1] in (("–",), ("—",), ("--",))
    told = next((c for c in reading.counts if c.last == hit.first and not c.is_vague), None)
    return told if dashed and hit.row.row.phrase == "dead" else None


def in_a_list(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The number right before the word in a list of tolls: `eleven fallen, nine missing and one vehicle lost`."""
    parsed = reading.parsed
    behind = parsed.lower[hit.last : hit.last + 1]
    if hit.row.row.pos != "adjective" or behind not in (("and",), (",",), (";",)):
        return None
    before = next((c for c in reading.counts if c.last == hit.first), None)
    return before if before is not None and parsed.lower[max(0, before.first - 1)] in LISTING else None


def number_equals(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The number that stands for all: `Killed: 14`, `the dead number 12`, `those who died are six`."""
    parsed, at = reading.parsed, hit.last
    if at + 1 >= len(parsed) or hit.row.row.outcome not in HURT:
        return None
    label = parsed.words[at] in LABELLING and (hit.first == 0 or parsed.pos[hit.first - 1] in {"PUNCT", "ADJ", "NUM"})
    whole = parsed.lower[hit.first - 1 : hit.first] in (("the",), ("who",)) or "those" in parsed.lower[:at]
    equals = parsed.lemmas[at] in {"be", "number", "total"} and whole
    count = next((c for c in reading.counts if c.first == at + 1 and not c.is_vague), None) if label or equals else None
    ends = count is not None and (count.last >= len(parsed) or parsed.pos[count.last] in {"PUNCT", "CCONJ", "NUM"})
    people = count is not None and not ends and label and parsed.tags[count.last] == "NNS"
    return count if ends or people else None


def members_of(reading: SentenceReading, people: list[int]) -> Count | None:
    """How many a group has that is told of with its number: `a family of six were killed`, `killed a crew of four`."""
    parsed = reading.parsed
    for noun in people:
        group = parsed.lemmas[noun] in reading.lexicon.words[WordClass.COLLECTIVE]
        if not group or parsed.lower[noun + 1 : noun + 2] != ("of",):
            continue
        if parsed.lower[noun - 1] not in {"a", "the", "one"}:
            continue
        count = next((c for c in reading.counts if c.first == noun + 2 and not c.is_vague), None)
        if count is not None and (count.last >= len(parsed) or parsed.pos[count.last] not in {"NOUN", "ADJ", "PROPN"}):
            return count
    return None


def is_increment(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]], count: Count) -> bool:
    """Whether a number is by how much a toll rose: `the toll went up by one`."""
    parsed = reading.parsed
    return hit.row.row.people == "number" and count.first > 0 and parsed.lower[count.first - 1] == "by"


def brought_to(reading: SentenceReading, count: Count) -> Count:
    """The number that one was changed to: `rose from nine to 13`, `by two to 27`, `not two but five`."""
    parsed = reading.parsed
    before, behind = parsed.lower[max(0, count.first - 1) : count.first], parsed.lower[count.last : count.last + 1]
    was = (before in (("from",), ("by",)) and behind == ("to",)) or (before == ("not",) and behind == ("but",))
    new = next((c for c in reading.counts if c.first == count.last + 1), None) if was else None
    return new or count


def is_of_others(parsed: ParsedSentence, hit: Hit[Entry[OutcomeRow]]) -> bool:
    """Whether `put the number` goes on with whom it counts, `of homeless at 900`; `the lives of two` are theirs."""
    nouns = [token for token in range(hit.first, hit.last) if parsed.lemmas[token] != "life"]
    return any(word == "of" for token in nouns for word, _ in parsed.prepositional(token))


def is_foretold(parsed: ParsedSentence, count: Count, words: WordLists) -> bool:
    """Whether a number is what somebody expects: `the toll could reach 90`, `expected the number to pass 30`."""
    rising = words[WordClass.TOLL_VERB] - STANDING
    for token in range(max(1, count.first - RISE_WITHIN), count.first):
        if parsed.tags[token] != "VB" or parsed.lemmas[token] not in rising:
            continue
        lead = parsed.lower[max(0, token - EXPECTED_WITHIN) : token]
        modal = any(word in MODAL for word in lead[-2:])
        return modal or (lead[-1:] == ("to",) and not EXPECTING.isdisjoint(lead))
    return False


def is_numbered(parsed: ParsedSentence, hit: Hit[Entry[OutcomeRow]], words: WordLists) -> bool:
    """Whether the words speak of a number that is given further on: `put the number of dead at 11`."""
    before = parsed.lemmas[max(0, hit.first - NUMBERED_REACH) : hit.first]
    rose = next((t for t in range(hit.last, min(len(parsed) - 1, hit.last + 3)) if parsed.pos[t] != "AUX"), hit.last)
    if before[-1:] == ("the",) and parsed.lower[rose + 1 : rose + 2] == ("to",):
        # "The martyrs had risen to seven".
        return parsed.lemmas[rose] in words[WordClass.TOLL_VERB] | words[WordClass.MOVING_VERB]
    if not GIVING.isdisjoint(before[-LEAD:]) and _goes_to_number(parsed, hit.last):
        # "Estimates the dead at between 100 and 300", "put its own losses at 17".
        return True
    if "," in before:
        before = before[len(before) - before[::-1].index(",") :]
    return any(
        word in words[WordClass.TOLL_NOUN] and before[at + 1 : at + 2] == ("of",) for at, word in enumerate(before)
    )


def _goes_to_number(parsed: ParsedSentence, token: int) -> bool:
    """Whether `at` and a number follow, with at most where it was between."""
    if parsed.lower[token : token + 1] in (("at",), ("as",)):
        return True
    near = range(token, min(token + PLACED, len(parsed) - 1))
    at = next((t for t in near if parsed.lower[t] == "at" and parsed.pos[t + 1] == "NUM"), None)
    where = parsed.lower[token : token + 1] in (("in",), ("near",), ("around",), ("from",), ("among",), ("of",))
    return where and at is not None and not any(parsed.is_verbal(t) for t in range(token, at))


def number_behind(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The number that a toll was brought to, where the tree lost it: `revised the toll of the blast downward to 84`."""
    parsed, verbs = reading.parsed, reading.lexicon.words[WordClass.TOLL_VERB]
    moving = reading.lexicon.words[WordClass.MOVING_VERB]
    changing = moving | verbs | reading.lexicon.words[WordClass.REVISING_VERB]
    for count in reading.counts:
        before = count.first - 1
        before -= parsed.lower[before] == "between"
        # "Rose to (31) people".
        before -= parsed.words[before] == "("
        moved = parsed.lower[before] in {"to", "at"} and parsed.lemmas[before - 1] in moving | verbs
        # "Put the number of people killed in the break-up of the camp and its aftermath at 61".
        moved = moved or (
            parsed.lower[before] == "at" and not verbs.isdisjoint(parsed.lemmas[max(0, hit.first - 6) : hit.first])
        )
        # "The number of people killed in the attack on … in Ora last week was 67".
        plain = not any(parsed.tags[t] in {"VBD", "VBZ", "VBP"} for t in range(hit.last, before))
        moved = moved or (parsed.lemmas[before] == "be" and plain)
        # "The number of worshippers killed in … has reached 13".
        moved = moved or (parsed.lemmas[before] in verbs and parsed.pos[before - 1] == "AUX")
        # "Corrected the number of people killed in the ambush in Ora on Sunday, lowering it from 12 to 11".
        was = range(max(hit.last, before - 4), before)
        moved = moved or any(parsed.lower[t] == "from" and parsed.lemmas[t - 2] in changing for t in was)
        clause = parsed.lower[before] == "as" and count.is_vague
        near = not clause and hit.last <= before <= hit.last + (FAR_TOLL_REACH if moved else TOLL_REACH)
        if near and (parsed.lower[before] in {"to", "at", "as"} or parsed.lemmas[before] in verbs):
            return count
    return None
