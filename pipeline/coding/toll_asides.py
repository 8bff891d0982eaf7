"""Numbers of the dead told beside them: `losses, which the rebels put at 40`, `a list of 41 names`, names with ages."""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.lexicon import Entry
from pipeline.coding.numbers import Count
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.phrases import Hit
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import Toll
from schemas.seeds import OutcomeRow
from schemas.vocabulary import Outcome, Qualifier, SegmentKind
from schemas.word_classes import WordClass

# Between whom a number counts and the `which` that tells it.
WHICH_WITHIN = 10
# Between `which` and its number: "which the armed forces of the country put at".
NUMBER_WITHIN = 12
# A number of its own, before or behind.
OWN_WITHIN = 3
PUTTING = frozenset({"put", "place", "estimate", "number", "set", "reckon", "count"})
LISTING = frozenset({"list", "publish", "release", "present", "confirm", "verify", "collect", "compile"})
LISTING |= {"document", "register", "gather"}
HOSTING = frozenset({"shelter", "house", "host", "accommodate"})
PUT_IT_AT = "put it at"
HOMES = frozenset({"family", "families", "household", "households"})
# Whose names are no dead people's.
NOT_DEAD = frozenset({"missing", "abducted", "kidnapped", "detained", "arrested", "wounded", "injured", "suspects"})
NOT_DEAD |= {"candidates", "suspected", "wanted", "hostages", "captives", "prisoners", "detainees", "survivors"}
LISTED_WITHIN = 4
FEWEST_NAMES = 2
# A name, its nickname and the comma before an age.
LONGEST_NAME = 8
AGES = range(1, 111)


def number_in_which(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The number that somebody puts what was told at: `no word of its losses, which the rebels put at more than 40`."""
    parsed = reading.parsed
    near = range(hit.last, min(len(parsed), hit.last + WHICH_WITHIN))
    which = next((t for t in near if parsed.lower[t] in {"which", "whom"} and parsed.words[t - 1] == ","), None)
    if which is None or any(parsed.words[t] in {".", ";"} for t in range(hit.last, which)):
        return None
    if any(hit.first - OWN_WITHIN <= c.first < which and c.high != 0 for c in reading.counts):
        # "The loss of nine troops, which lawmakers put at more than 20".
        return None
    for count in reading.counts:
        if not which < count.first <= which + NUMBER_WITHIN or parsed.lower[count.first - 1] not in {"at", "as"}:
            continue
        put = PUTTING.isdisjoint(parsed.lemmas[which : count.first])
        nouns = count.last < len(parsed) and parsed.pos[count.last] in {"NOUN", "PROPN"}
        if not put and not nouns:
            return count
    return None


def is_population(reading: SentenceReading, count: Count) -> bool:
    """Whether a number is of those who live somewhere: `a village of a few thousand souls`, `houses 900 displaced`."""
    parsed = reading.parsed
    people = parsed.heads[count.core]
    place = parsed.heads[people]
    if parsed.lemmas[place] in HOSTING and parsed.is_verbal(place) and place < count.first:
        return True
    of = any(word == "of" and noun == people for word, noun in parsed.prepositional(place))
    return of and place < people and parsed.lemmas[place] in reading.lexicon.words[WordClass.LOCALITY]


def counts_names(reading: SentenceReading, count: Count) -> bool:
    """Whether a number is of names that somebody lists where the dead were told of: `published a list of 41 names`."""
    parsed = reading.parsed
    if parsed.lemmas[count.last : count.last + 1] != ("name",) or count.is_vague:
        return False
    lead = parsed.lemmas[max(0, count.first - LISTED_WITHIN) : count.core]
    behind = parsed.lower[count.last + 1 : count.last + 2 + LISTED_WITHIN]
    return not LISTING.isdisjoint(lead) and NOT_DEAD.isdisjoint(behind)


def named_dead(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """How many names with ages stand behind `dead are`: `Dead are Ann Lee, 29, and Joe Diaz, 33`."""
    parsed, at = reading.parsed, hit.last
    lead = parsed.lower[max(0, hit.first - 1) : hit.first]
    opens = lead in ((), ("the",), (":",), ("those",), ("that",)) or _is_said(parsed, hit.first)
    if not opens or parsed.lemmas[at : at + 1] != ("be",) or parsed.lemmas[hit.last - 1] != "dead":
        return None
    if parsed.pos[at + 1 : at + 2] != ("PROPN",):
        return None
    ages = [t for t in range(at + 1, len(parsed)) if _is_age(parsed, t, at)]
    if len(ages) < FEWEST_NAMES:
        return None
    return Count(at + 1, ages[-1] + 1, at + 1, len(ages), len(ages), Qualifier.EXACT)


def _is_said(parsed: ParsedSentence, token: int) -> bool:
    return parsed.tags[token - 1] in {"VBD", "VBZ", "VBP"}


def _is_age(parsed: ParsedSentence, token: int, start: int) -> bool:
    """Whether a number between commas stands right behind a name."""
    word = parsed.words[token]
    if not word.isdigit() or int(word) not in AGES or parsed.words[token - 1] != ",":
        return False
    ends = token + 1 >= len(parsed) or parsed.pos[token + 1] in {"PUNCT", "CCONJ"}
    return ends and token - 2 > start and parsed.words[token - 2][:1].isupper()


def settled(tolls: list[Toll], reading: SentenceReading) -> list[Toll]:
    """Tolls with what `it` and families stand for: `53 were kidnapped; police put it at 17`, `2,000 families fled`.

    A family is one person at least, so the number of families is the least of people. A headline that counts others
    first, in words that are no toll, tells of no dead: `53 marched off, residents say; police put it at 17`.
    """
    found: list[Toll] = []
    for toll in tolls:
        if toll.hit.row.row.phrase == PUT_IT_AT:
            before = [other for other in tolls if other.span.last <= toll.span.first]
            counted = any(count.last <= toll.span.first for count in reading.counts)
            if before:
                toll = replace(toll, outcome=before[-1].outcome)
            elif counted and reading.sentence.kind is SegmentKind.HEADLINE:
                continue
        elif toll.outcome is Outcome.DISPLACED and not HOMES.isdisjoint((toll.victims or "").lower().split()):
            toll = replace(toll, high=None, qualifier=_at_least(toll.qualifier))
        found.append(toll)
    return found


def _at_least(qualifier: Qualifier) -> Qualifier:
    return Qualifier.AT_LEAST if qualifier is Qualifier.EXACT else qualifier
