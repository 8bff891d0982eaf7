"""Numbers of the dead told beside them: `losses, which the rebels put at 40`, `a list of 41 names`, names with ages."""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.lexicon import Entry
from pipeline.coding.numbers import Count
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.phrases import Hit
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll import Toll
from pipeline.coding.toll_lists import one_behind, people_behind
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
THE_DEAD = frozenset({"dead", "deceased", "killed", "slain", "fatalities"})
THE_HURT = frozenset({"injured", "wounded"})
# What a sentence turned round may open with: "also wounded was".
INVERTED = ((), ("also",))
# Between a word for the dead and what says who they were: "among the dead in the attack on the town were".
LONGEST_LEAD = 14
# A number this far before an outcome word, with no verb between, counts its victims: "78 fighters dead".
NUMBER_REACH = 6


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
    """How many people stand behind `dead are`: `Dead are Ann Lee, 29, and Joe Diaz, 33`, `among the dead is he`."""
    parsed, at = reading.parsed, hit.last
    if parsed.lower[hit.last - 1] not in THE_DEAD | THE_HURT:
        return None
    lead = parsed.lower[max(0, hit.first - 1) : hit.first]
    turned = hit.first < len(INVERTED) and lead in INVERTED
    if (lead == ("the",) or turned) and (listed := _told_by_name(reading, hit, turned=turned)) is not None:
        return listed
    opens = lead in ((), ("the",), (":",), ("those",), ("that",)) or _is_said(parsed, hit.first)
    if not opens or parsed.lemmas[at : at + 1] != ("be",) or parsed.pos[at + 1 : at + 2] != ("PROPN",):
        return None
    ages = [t for t in range(at + 1, len(parsed)) if _is_age(parsed, t, at)]
    if len(ages) < FEWEST_NAMES:
        return None
    return Count(at + 1, ages[-1] + 1, at + 1, len(ages), len(ages), Qualifier.EXACT)


def _told_by_name(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]], *, turned: bool) -> Count | None:
    """Those told to be the dead or among them: `the dead were identified as Ann Lee and Joe Diaz`.

    Also with the sentence turned round: `also injured in the blast was a student`.
    """
    parsed = reading.parsed
    near = range(hit.last, min(len(parsed), hit.last + LONGEST_LEAD))
    verb = next((t for t in near if parsed.is_verbal(t) or parsed.pos[t] == "AUX" or parsed.words[t] == ","), None)
    of_them = parsed.lower[max(0, hit.first - 2)] == "among" or parsed.lemmas[verb or 0] == "include"
    if verb is None or parsed.lemmas[verb] not in {"be", "include"} or parsed.pos[hit.last : hit.last + 1] == ("NOUN",):
        # "The slain militants were".
        return None
    start = verb + 1
    if parsed.lower[start : start + 1] in (("identified",), ("named",)):
        start += 2 if parsed.lower[start + 1 : start + 2] == ("as",) else 1
    people = people_behind(reading, start, hit.row.row.outcome)
    if turned and not people:
        one = one_behind(reading, start) or next((c for c in reading.counts if c.first == start), None)
        people = [] if one is None else [one]
    if turned and len(people) == 1 and "and" in parsed.lower[people[0].last :]:
        # "Killed were Ana Paz, a nurse, and Juan Lopez, a student": the tree has them all.
        return None
    alone = len(people) == 1 and not of_them and not turned and parsed.lower[verb] != "was"
    if not people or alone or any(one.low != one.high for one in people):
        return None
    first, last = min(one.first for one in people), max(one.last for one in people)
    number = sum(one.low or 0 for one in people)
    return Count(first, last, people[0].core, number, number, Qualifier.EXACT)


def is_named_behind(parsed: ParsedSentence, hit: Hit[Entry[OutcomeRow]], count: Count) -> bool:
    """Whether those counted are named behind a word for the dead: `among the dead was Ann Lee`."""
    return (
        hit.last < count.first and parsed.lower[hit.last - 1] in THE_DEAD | THE_HURT and hit.row.row.pos == "adjective"
    )


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


def own_count(reading: SentenceReading, head: int, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The count of a second clause that shares its verb: `two rebels were killed and one soldier lightly wounded`."""
    parsed = reading.parsed
    told = {outcome.last for outcome in reading.outcomes}
    if hit.row.row.pos not in {"verb", "adjective"}:
        return None
    for count in reading.counts:
        between = range(count.last, hit.first)
        if count.first > hit.first:
            # "Six died and 13 were hurt".
            continue
        if parsed.deps[head] != "conj":
            # "Were killed and 63 wounded", whatever the tree makes of it.
            beside = count.last == hit.first and parsed.lower[count.first - 1] == "and" and count.first - 1 in told
            if beside:
                return count
            continue
        joined = count.first > 0 and parsed.lower[count.first - 1] in {"and", ",", "that"}
        plain = all(parsed.pos[t] in {"NOUN", "ADJ", "PROPN", "ADV", "AUX"} for t in between)
        # "Seven bandits and two residents killed" is one list.
        plain = plain and not any(parsed.heads[head] < other.first < count.first for other in reading.counts)
        if joined and (between or count.first - 1 in told) and len(between) <= NUMBER_REACH and plain:
            return count
    return None
