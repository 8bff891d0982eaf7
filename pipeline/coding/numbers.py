"""Counts of people in a sentence: digits, number words, vague words, ranges and hedges."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import ParsedSentence
from schemas.vocabulary import Qualifier
from schemas.word_classes import WordClass

DIGITS = re.compile(r"^\d{1,3}(?:[,.\s]\d{3})+$|^\d+$")
RANGE = re.compile(r"^(\d+)[-–](\d+)$")
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12, "score": 20}
ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
MILLION = re.compile(r"^\d+(?:\.\d+)?$")
YEARS = range(1900, 2100)


# Nobody in the news is older.
OLDEST = 110
# People of whom an age is told with `of`.
OF_AN_AGE = frozenset({"boy", "girl", "man", "woman", "child", "youth", "teenager", "baby"})
# Between a verb for revising a number and `up to`.
REVISED_WITHIN = 5


@dataclass(frozen=True, slots=True)
class Count:
    """Tokens that give a number of things, and the least and greatest number that fits them."""

    first: int
    last: int
    core: int
    low: int | None
    high: int | None
    qualifier: Qualifier

    @property
    def is_vague(self) -> bool:
        """Whether the words give no number of their own."""
        return self.qualifier is Qualifier.VAGUE


def find_counts(parsed: ParsedSentence, lexicon: Lexicon) -> list[Count]:
    """Counts in text order. Years, dates, money, percentages and ordinals are not counts."""
    found: list[Count] = []
    free = 0
    number_words = lexicon.numbers.first_words()
    for token, word in enumerate(parsed.lower):
        if token < free or not (word in number_words or word[0].isdigit()):
            continue
        if found and parsed.lower[token - 2 : token] == ("and", "not"):
            # "Was 67 and not 72".
            continue
        bare = _as_before(parsed, token, found) or _bare_count(parsed, lexicon, token)
        if bare is not None:
            found.append(_hedged(parsed, lexicon, bare))
            free = bare.last
    return found


def _as_before(parsed: ParsedSentence, token: int, found: list[Count]) -> Count | None:
    """The number told before, told again: `killed three soldiers and wounded as many`, `the same number of`."""
    # "One spokesman" counts nobody who could be as many, and as many as "more than 50" is no number.
    last = next((count for count in reversed(found) if count.low != 1), None)
    as_many = parsed.lower[token - 1 : token + 1] == ("as", "many") and parsed.lower[token + 1 : token + 2] != ("as",)
    same = parsed.lower[token - 1 : token + 2] == ("same", "number", "of")
    if last is None or token == 0 or not (as_many or same) or last.low != last.high:
        return None
    return Count(token - 1, token + 1 + same, token, last.low, last.high, last.qualifier)


def _bare_count(parsed: ParsedSentence, lexicon: Lexicon, token: int) -> Count | None:
    """The count that starts at a token, without its hedges."""
    if _is_measure(parsed, lexicon, token):
        return None
    if (ranged := _range_at(parsed, lexicon, token)) is not None:
        return ranged
    value, last = _digits_at(parsed, token)
    if value is not None:
        return Count(token, last, last - 1, value, value, Qualifier.EXACT)
    hit = lexicon.numbers.match_at(parsed.lower_forms, token)
    if hit is None:
        return None
    row = hit.row.row
    if _opens_hedge(parsed, lexicon, token):
        return None
    lead = parsed.lower[max(0, token - 2) : token]
    announced = token == 0 or not {"the", "total", "true", "this"}.isdisjoint(lead)
    if parsed.lower[token] == "number" and announced:
        # "The number of dead" announces a number and is none.
        return None
    if row.vague or row.low is None or (row.low == 1 and parsed.lower[token] in {"another", "a", "an"}):
        if hit.last < len(parsed) and (DIGITS.match(parsed.words[hit.last]) or _word_value(parsed, lexicon, hit.last)):
            # "some 300" and "a few dozen": the number that follows is the count.
            return None
        if not row.vague and row.low is not None:
            return None
        return Count(hit.first, hit.last, hit.last - 1, row.low, row.high, Qualifier.VAGUE)
    if parsed.lower[token] in {"a", "an"} and hit.last - hit.first == 1:
        return None
    if hit.last - hit.first > 1:
        # "two dozen" and "half a dozen" are rows of their own.
        return Count(hit.first, hit.last, hit.last - 1, row.low, row.high, Qualifier.EXACT)
    return _number_words(parsed, lexicon, token)


def _opens_hedge(parsed: ParsedSentence, lexicon: Lexicon, token: int) -> bool:
    """Whether a number word only hedges the number behind it, `no fewer than 23`, or tells a rank, `best single`."""
    hedge = lexicon.hedges.match_at(parsed.lower_forms, token)
    if hedge is not None and not hedge.row.row.after and hedge.last < len(parsed):
        return bool(DIGITS.match(parsed.words[hedge.last])) or _word_value(parsed, lexicon, hedge.last) is not None
    return parsed.lower[token] in {"single", "lone"} and token > 0 and parsed.tags[token - 1] == "JJS"


def _number_words(parsed: ParsedSentence, lexicon: Lexicon, token: int) -> Count | None:
    """Number words added up: `two hundred and thirty-one`, `two dozen`."""
    total, current, last, at = 0, 0, token, token
    while at < len(parsed):
        word = parsed.lower[at]
        if (
            word in {"-", "and"}
            and at + 1 < len(parsed)
            and at > token
            and _word_value(parsed, lexicon, at + 1) is not None
        ):
            at += 1
            continue
        value = _word_value(parsed, lexicon, at)
        if value is None:
            break
        if word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] >= 1_000:
                total, current = total + current, 0
        else:
            current += value
        at += 1
        last = at
    if last == token:
        return None
    value = total + current
    return Count(token, last, last - 1, value, value, Qualifier.EXACT)


def _word_value(parsed: ParsedSentence, lexicon: Lexicon, token: int) -> int | None:
    word = parsed.lower[token]
    if word in SCALES:
        return SCALES[word]
    hit = lexicon.numbers.match_at(parsed.lower_forms, token)
    if hit is None or hit.last - hit.first != 1 or hit.row.row.vague or word in {"a", "an", "both", "pair", "couple"}:
        return None
    return hit.row.row.low


def _digits_at(parsed: ParsedSentence, token: int) -> tuple[int | None, int]:
    """A number in digits and one past its last token; scales such as `2 million` included."""
    word = parsed.words[token]
    if token + 1 < len(parsed) and parsed.lower[token + 1] in SCALES and MILLION.match(word):
        return round(float(word) * SCALES[parsed.lower[token + 1]]), token + 2
    if not DIGITS.match(word):
        return None, token
    value = int(re.sub(r"\D", "", word))
    if value in YEARS and len(word) == 4 and _reads_as_year(parsed, token):
        return None, token
    return value, token + 1


def _reads_as_year(parsed: ParsedSentence, token: int) -> bool:
    """Whether four digits are a year: not followed by a plural noun that they count."""
    return not (token + 1 < len(parsed) and parsed.tags[token + 1] in {"NNS", "JJ"} and parsed.heads[token] > token)


def _is_measure(parsed: ParsedSentence, lexicon: Lexicon, token: int) -> bool:
    """Whether a number is money, a percentage, an age, a clock time, a date or an ordinal."""
    before = parsed.lower[token - 1] if token else ""
    after = parsed.lower[token + 1] if token + 1 < len(parsed) else ""
    beyond = parsed.lower[token + 2] if token + 2 < len(parsed) else ""
    words = lexicon.words
    if (
        before in {"and", "to", "or", "-", "–"}
        and token > 2
        and parsed.lower[token - 3] in words[WordClass.NUMBER_LEAD]
    ):
        # "Aged nine and 12".
        return True
    if before in words[WordClass.NUMBER_LEAD] or after in words[WordClass.MEASURE]:
        return True
    if before == "." and token > 1 and parsed.words[token - 2] == "No":
        # "The dead of prison No. 1", with the point for a word of its own.
        return True
    if after in {"-", "–"} and beyond in words[WordClass.MEASURE_PART]:
        return True
    ends = after in {"", "."} and parsed.pos[token - 1] == "PUNCT" and parsed.pos[token - 2] == "PROPN"
    # "Ana Paz, 42 and Juan Toro, 19".
    ends = ends or (after == "and" and parsed.pos[token - 2] == "PROPN" and parsed.pos[token + 2 :][:1] == ("PROPN",))
    if token > 1 and (
        (before == "," and (after in {",", ";"} or ends) and _is_years(parsed, token)) or _is_told_age(parsed, token)
    ):
        # "The Dutchman, 39, died".
        return True
    return bool(re.match(r"^\d{1,2}[:.]\d\d$", parsed.words[token]))


def _is_years(parsed: ParsedSentence, token: int) -> bool:
    """Whether a number alone between commas is somebody's age: in figures, or as a word with `who` behind it."""
    word, behind = parsed.words[token], parsed.lower[token + 1 : token + 3]
    one = parsed.tags[token - 2] in {"NN", "NNP", "JJ"} and parsed.pos[token - 2] in {"NOUN", "PROPN", "ADJ"}
    # "Their nephew, seven, who rode with them".
    return one and ((word.isdigit() and int(word) <= OLDEST) or behind == (",", "who"))


def _is_told_age(parsed: ParsedSentence, token: int) -> bool:
    """Whether a number is how old somebody is: `a boy of twelve`, `Edgar Baccay (38)`."""
    before, behind = parsed.words[token - 1], parsed.words[token + 1 : token + 2]
    if before == "of" and parsed.lemmas[token - 2] in OF_AN_AGE and parsed.tags[token - 2] == "NN":
        return not behind or parsed.pos[token + 1] not in {"NOUN", "PROPN", "ADJ", "NUM"}
    return (before, behind) == ("(", (")",)) and parsed.tags[token - 2] == "NNP" and len(parsed.words[token]) == 2


def _range_at(parsed: ParsedSentence, lexicon: Lexicon, token: int) -> Count | None:
    """`between 20 and 30`, `between six and 16`, `20 to 30`, `20-30`, `20 or 30`; `from 20 to 30` is a rise."""
    if (match := RANGE.match(parsed.words[token])) is not None:
        low, high = int(match.group(1)), int(match.group(2))
        return Count(token, token + 1, token, low, high, Qualifier.ABOUT) if low < high and low not in YEARS else None
    if token + 2 >= len(parsed):
        return None
    joiner, lead = parsed.lower[token + 1], parsed.lower[token - 1] if token > 0 else ""
    between = lead == "between" and joiner == "and"
    if not between and (lead == "from" or joiner not in {"to", "or", "-", "–"}):
        return None
    ends = [_end_value(parsed, lexicon, at) for at in (token, token + 2)]
    digits = all(DIGITS.match(parsed.words[at]) for at in (token, token + 2))
    if ends[0] is not None and ends[1] is not None and (digits or between):
        low, high = ends[0], ends[1]
        if low < high and low not in YEARS:
            return Count(token - between, token + 3, token + 2, low, high, Qualifier.ABOUT)
    return None


def _end_value(parsed: ParsedSentence, lexicon: Lexicon, token: int) -> int | None:
    """The number at one end of a range, in figures or as one word."""
    if DIGITS.match(parsed.words[token]):
        return int(re.sub(r"\D", "", parsed.words[token]))
    return _word_value(parsed, lexicon, token)


def _hedged(parsed: ParsedSentence, lexicon: Lexicon, count: Count) -> Count:
    """The count with the hedge that stands before or after it."""
    for first in range(max(0, count.first - 4), count.first):
        hit = lexicon.hedges.match_at(parsed.lower_forms, first)
        if hit is not None and hit.last == count.first and not hit.row.row.after and not _moves(parsed, lexicon, first):
            return _with_qualifier(count, hit.row.row.qualifier, first=first, last=count.last)
    if count.last < len(parsed):
        hit = lexicon.hedges.match_at(parsed.lower_forms, count.last)
        if hit is not None and hit.row.row.after:
            return _with_qualifier(count, hit.row.row.qualifier, first=count.first, last=hit.last)
    return count


def _moves(parsed: ParsedSentence, lexicon: Lexicon, first: int) -> bool:
    """Whether `up to` belongs to the verb before it: a toll that went up to 59 is 59, not 59 at most."""
    if parsed.lower[first] != "up" or first == 0:
        return False
    moving, revising = lexicon.words[WordClass.MOVING_VERB], lexicon.words[WordClass.REVISING_VERB]
    # "Revised its count up to 171", "up to 171 from 130".
    revised = not revising.isdisjoint(parsed.lemmas[max(0, first - REVISED_WITHIN) : first])
    was = "from" in parsed.lower[first + 3 : first + 5]
    # "The army owns up to nine dead".
    return revised or was or parsed.lemmas[first - 1] in moving | {"own"}


def _with_qualifier(count: Count, qualifier: Qualifier, *, first: int, last: int) -> Count:
    """Bounds after a hedge: `more than 50` is 51 and up, `nearly 90` is up to 90."""
    low, high = count.low, count.high
    if count.qualifier is Qualifier.VAGUE:
        if qualifier is not Qualifier.MORE_THAN:
            return Count(first, last, count.core, low, high, Qualifier.VAGUE)
        qualifier_kept = Qualifier.VAGUE
        return Count(first, last, count.core, None if low is None else low + 1, None, qualifier_kept)
    if qualifier is Qualifier.MORE_THAN:
        low, high = (None if low is None else low + 1), None
    elif qualifier is Qualifier.AT_LEAST:
        high = None
    elif qualifier in {Qualifier.NEARLY, Qualifier.UP_TO}:
        low = None
    return Count(first, last, count.core, low, high, qualifier)
