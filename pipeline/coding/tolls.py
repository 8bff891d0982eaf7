"""Numbers of people and what happened to them, with the voice that gives each."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from pipeline.coding.actors import ActorSpan
from pipeline.coding.attributions import Attribution, attribution_of
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.numbers import Count
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.phrases import Hit
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import actor_of
from schemas.seeds import OutcomeRow
from schemas.vocabulary import Outcome, Qualifier, Stance, VictimsClass

# A number this far before an outcome word, with no verb between, counts its victims: "78 fighters dead".
NUMBER_REACH = 6
# A toll and the number it was brought to stand at most this far apart.
TOLL_REACH = 14
SUBSET_WORDS = frozenset({"including", "include", "among", "them", "whom", "which"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
TOLL_VERBS = frozenset(
    {
        "rise",
        "climb",
        "reach",
        "stand",
        "be",
        "put",
        "go",
        "jump",
        "increase",
        "grow",
        "revise",
        "exceed",
        "pass",
        "surpass",
        "remain",
        "hit",
    }
)
TOLLED = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED})
VAGUE_PLURAL = (2, None)
# Singular nouns for many people: killing one kills an unknown number.
COLLECTIVES = frozenset(
    {
        "army",
        "community",
        "congregation",
        "convoy",
        "couple",
        "crew",
        "crowd",
        "family",
        "force",
        "gang",
        "group",
        "household",
        "leadership",
        "mob",
        "opposition",
        "patrol",
        "people",
        "police",
        "population",
        "public",
        "staff",
        "team",
        "unit",
        "village",
    }
)


@dataclass(frozen=True, slots=True)
class Toll:
    """One number (or a plural without one) of people, what happened to them, and who says so."""

    reading: SentenceReading
    hit: Hit[Entry[OutcomeRow]]
    head: int
    outcome: Outcome
    low: int | None
    high: int | None
    qualifier: Qualifier
    span: Phrase
    victims: str | None
    victims_class: VictimsClass
    victims_actor: ActorSpan | None
    attribution: Attribution | None
    stance: Stance
    is_subset: bool


def find_tolls(reading: SentenceReading, lexicon: Lexicon) -> list[Toll]:
    """Tolls of a sentence. A word for victims without any people beside it gives none."""
    used: set[int] = set()
    tolls: list[Toll] = []
    for found in reading.outcomes:
        hit = _as_used(reading, found, lexicon)
        toll = _toll(reading, hit, used)
        if toll is not None:
            tolls.append(toll)
    tolls = _joined(tolls, reading)
    return [*tolls, *_elliptic(reading, tolls)]


def _elliptic(reading: SentenceReading, tolls: list[Toll]) -> list[Toll]:
    """Another voice's number without a noun: `can confirm the death of eleven; the mayor speaks of twenty`."""
    parsed = reading.parsed
    found: list[Toll] = []
    for attribution in reading.attributions:
        verb = attribution.verb
        count = next((c for c in reading.counts if c.last > verb and c.first <= verb + 5 and c.first > verb), None)
        before = [toll for toll in tolls if toll.span.last <= verb and toll.outcome in TOLLED]
        if count is None or not before or attribution.voice is None or count.is_vague:
            continue
        ends = count.last >= len(parsed) or parsed.words[count.last] in {",", ".", ";", "”", '"'}
        if ends and not any(t.span.first <= count.core < t.span.last for t in tolls):
            last = before[-1]
            span = Phrase(count.first, count.last)
            found.append(
                replace(
                    last,
                    head=count.core,
                    low=count.low,
                    high=count.high,
                    qualifier=count.qualifier,
                    span=span,
                    attribution=attribution,
                    stance=attribution.stance,
                    is_subset=False,
                )
            )
    return found


def _as_used(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]], lexicon: Lexicon) -> Hit[Entry[OutcomeRow]]:
    """The row of the phrase in the part of speech it has here: `murder` the noun, not the verb."""
    parsed = reading.parsed
    if _outcome_head(parsed, hit) is not None:
        return hit
    others = lexicon.outcomes.all_at(parsed.forms, hit.first)
    return next((o for o in others if o.last == hit.last and _outcome_head(parsed, o) is not None), hit)


def _toll(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]], used: set[int]) -> Toll | None:
    parsed, row = reading.parsed, hit.row.row
    head = _outcome_head(parsed, hit)
    if head is None:
        return None
    people = _people(parsed, head, hit, row)
    people += [number for noun in people for number in _told_number(parsed, noun, head, hit)]
    if row.people == "number" and row.pos == "verb" and _is_of_others(parsed, hit):
        return None
    count = (
        _own_count(reading, head, hit) or _sum_of(reading, people, head, hit) or _count_of(reading, people, head, hit)
    )
    if count is None and (row.people == "number" or _is_numbered(parsed, people, hit)):
        count = _number_behind(reading, hit)
    if count is None and row.people == "number":
        return None
    if count is None:
        return _without_number(reading, hit, head, people)
    if row.strength == "weak" and not _weak_counts(parsed, hit, row):
        return None
    if count.high == 0 and (count.last != hit.first or row.people == "number"):
        # "No agreement on the number of victims" says nothing of nobody.
        return None
    noun = _victim_noun(parsed, people, count)
    if (
        row.people != "number"
        and noun is not None
        and any(weapon.first <= noun < weapon.last for weapon in reading.weapons)
    ):
        # "shot hundreds of missiles" counts missiles.
        return None
    return _with_number(reading, hit, head, people, count)


def _is_of_others(parsed: ParsedSentence, hit: Hit[Entry[OutcomeRow]]) -> bool:
    """Whether `put the number` goes on with whom it counts: `put the number of homeless at 900`."""
    return any(word == "of" for token in range(hit.first, hit.last) for word, _ in parsed.prepositional(token))


def _is_numbered(parsed: ParsedSentence, people: list[int], hit: Hit[Entry[OutcomeRow]]) -> bool:
    """Whether the words speak of a number that is given further on: `put the number of dead at 11`."""
    if hit.row.row.people == "noun" or people:
        before = parsed.lemmas[max(0, hit.first - 4) : hit.first]
        return "of" in before and bool({"number", "toll", "count", "total", "figure"} & set(before))
    return False


def _number_behind(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The number that a toll was brought to, where the tree lost it: `revised the toll of the blast downward to 84`."""
    parsed = reading.parsed
    for count in reading.counts:
        before = count.first - 1
        if hit.last <= before <= hit.last + TOLL_REACH and (
            parsed.lower[before] in {"to", "at"} or parsed.lemmas[before] in TOLL_VERBS
        ):
            return count
    return None


def _outcome_head(parsed: ParsedSentence, hit: Hit[Entry[OutcomeRow]]) -> int | None:
    """The token of an outcome phrase that is used as the row's part of speech."""
    tokens = range(hit.first, hit.last)
    if hit.row.row.pos == "verb":
        return next((t for t in tokens if parsed.is_verbal(t) or parsed.tags[t] in {"JJ", "VBN"}), None)
    return hit.last - 1


def _weak_counts(parsed: ParsedSentence, hit: Hit[Entry[OutcomeRow]], row: OutcomeRow) -> bool:
    """Whether a weak outcome word counts here: bodies must be found, a bare toll must be given a number."""
    if row.people == "number":
        return True
    lemmas = set(parsed.lemmas)
    return row.phrase not in {"body", "corpse", "remains"} or bool(
        lemmas & {"find", "recover", "retrieve", "pull", "discover", "bring", "exhume", "count"}
    )


def _people(parsed: ParsedSentence, head: int, hit: Hit[Entry[OutcomeRow]], row: OutcomeRow) -> list[int]:
    """Head tokens of the nouns for the victims."""
    if row.people == "object":
        if parsed.is_passive(head) or (parsed.tags[head] in {"VBN", "JJ"} and not parsed.objects(head)):
            found = parsed.subjects(head)
            return found or ([parsed.heads[head]] if parsed.deps[head] in {"acl", "amod"} else [])
        return parsed.objects(head) or [noun for word, noun in parsed.prepositional(head) if word in {"of"}]
    if row.people == "subject":
        if row.pos == "verb":
            return parsed.subjects(head)
        return _beside_adjective(parsed, head)
    if row.people == "noun":
        return [head, *(noun for word, noun in parsed.prepositional(head) if word in {"of", "among"})]
    return _toll_numbers(parsed, head, hit)


def _beside_adjective(parsed: ParsedSentence, head: int) -> list[int]:
    """Nouns that an adjective such as `dead` is said of: `78 fighters dead`, `left 12 dead`, `12 are dead`."""
    found = parsed.own_subjects(head)
    if parsed.deps[head] in {"amod", "acl", "xcomp", "nmod", "obl"} and parsed.heads[head] != head:
        above = parsed.heads[head]
        found += [above] if not parsed.is_verbal(above) else parsed.objects(above)
    return [*found, head]


def _toll_numbers(parsed: ParsedSentence, head: int, hit: Hit[Entry[OutcomeRow]]) -> list[int]:
    """Tokens around a word such as `death toll` where its number may stand."""
    found = [noun for word, noun in parsed.prepositional(head) if word in {"of", "at", "to"}]
    verb = parsed.heads[head]
    if verb != head:
        found += [noun for word, noun in parsed.prepositional(verb) if word in {"to", "at", "above", "past", "over"}]
        found += [child for child in parsed.children(verb) if parsed.pos[child] == "NUM"]
        if parsed.is_verbal(verb) and parsed.lemmas[verb] in TOLL_VERBS:
            found += parsed.objects(verb)
        else:
            found.append(verb)
    found += parsed.children(head, frozenset({"nummod", "appos"}))
    return found


def _told_number(parsed: ParsedSentence, noun: int, head: int, hit: Hit[Entry[OutcomeRow]]) -> list[int]:
    """Where a number stands that is told of people: `put the number of people killed at 61`."""
    above = parsed.heads[noun]
    if parsed.lemmas[above] not in {"number", "toll", "count", "total"}:
        return []
    beside = [number for word, number in parsed.prepositional(head) if word in {"at", "to"}]
    return _toll_numbers(parsed, above, hit) + beside


def _sum_of(reading: SentenceReading, people: list[int], head: int, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The sum of two counted groups side by side: `ten soldiers and 19 gunmen were killed`."""
    if hit.row.row.people not in {"object", "subject"} or hit.row.row.pos != "verb":
        return None
    counts = [
        c for noun in people if (c := _count_of(reading, [noun], head, hit) or _one_of_kind(reading, noun)) is not None
    ]
    parsed = reading.parsed
    distinct = sorted(dict.fromkeys(counts), key=lambda count: count.first)
    if len(distinct) == 1 and (one := _and_one(reading, people, distinct[0])) is not None:
        distinct.append(one)
    joined = all(
        "and" in parsed.lower[one.last : two.first] and parsed.lower[two.last : two.last + 1] != ("of",)
        for one, two in itertools.pairwise(distinct)
    )
    # "50 people, five of them children" counts the five already.
    if len(distinct) < 2 or not joined or any(c.low is None or c.qualifier is Qualifier.VAGUE for c in distinct):
        return None
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
    return Count(noun + 2, head + 1, head, 1, 1, Qualifier.EXACT) if ends else None


def _own_count(reading: SentenceReading, head: int, hit: Hit[Entry[OutcomeRow]]) -> Count | None:
    """The count of a second clause that shares its verb: `two rebels were killed and one soldier lightly wounded`."""
    parsed = reading.parsed
    if parsed.deps[head] != "conj" or hit.row.row.pos not in {"verb", "adjective"}:
        return None
    for count in reading.counts:
        between = range(count.last, hit.first)
        joined = count.first > 0 and parsed.lower[count.first - 1] in {"and", ","}
        plain = all(parsed.pos[t] in {"NOUN", "ADJ", "PROPN", "ADV"} for t in between)
        if joined and between and len(between) <= NUMBER_REACH and plain:
            return count
    return None


def _one_of_kind(reading: SentenceReading, noun: int) -> Count | None:
    """The one person of `six children and a teacher`."""
    parsed = reading.parsed
    article = next((c for c in parsed.children(noun) if parsed.lower[c] in {"a", "an"} and c < noun), None)
    if article is None or parsed.tags[noun] != "NN" or parsed.lemmas[noun] in COLLECTIVES:
        return None
    return Count(article, noun + 1, noun, 1, 1, Qualifier.EXACT)


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
            between = range(count.last, noun)
            if 0 < len(between) <= 3 and all(parsed.pos[t] in {"ADJ", "NOUN", "PROPN"} for t in between):
                # "three Communist rebels", however the tree was drawn.
                return count
    for count in reading.counts:
        # "nearly 90 wounded", "12 dead": the number leans on the outcome word itself.
        if count.last == hit.first and not parsed.is_passive(head):
            return count
        # "killing over 30": what follows the verb at once is whom it killed, however the tree was drawn.
        if count.first == hit.last and hit.row.row.people == "object" and parsed.tags[head] != "VBN":
            return count
        if (
            count.last <= hit.first <= count.last + 2
            and all(parsed.pos[t] in {"NOUN", "ADJ", "PROPN"} for t in range(count.last, hit.first))
            and hit.row.row.people in {"noun", "subject"}
            and hit.row.row.pos != "verb"
        ):
            return count
    return None


def _with_number(
    reading: SentenceReading, hit: Hit[Entry[OutcomeRow]], head: int, people: list[int], count: Count
) -> Toll:
    parsed = reading.parsed
    noun = _victim_noun(parsed, people, count)
    actor = actor_of(parsed, noun, list(reading.actors)) if noun is not None else None
    attribution = attribution_of(head, list(reading.attributions)) or attribution_of(
        count.core, list(reading.attributions)
    )
    return Toll(
        reading=reading,
        hit=hit,
        head=head,
        outcome=hit.row.row.outcome,
        low=count.low,
        high=count.high,
        qualifier=count.qualifier,
        span=Phrase(min(count.first, hit.first), max(count.last, hit.last)),
        victims=_victim_text(parsed, noun),
        victims_class=_class_of(actor),
        victims_actor=actor,
        attribution=attribution,
        stance=attribution.stance if attribution else Stance.ASSERTS,
        is_subset=_is_subset(parsed, count, head) or _among_them(parsed, hit),
    )


def _victim_noun(parsed: ParsedSentence, people: list[int], count: Count) -> int | None:
    """The noun that says who the counted people are."""
    for token in [*people, count.core]:
        for word, noun in parsed.prepositional(token):
            if word == "of" and token in range(count.first, count.last + 1):
                return noun
    for token in people:
        if token not in range(count.first, count.last) and parsed.pos[token] in {"NOUN", "PROPN", "ADJ"}:
            return token
    head = parsed.heads[count.core]
    return head if parsed.pos[head] in {"NOUN", "PROPN"} else None


def _victim_text(parsed: ParsedSentence, noun: int | None) -> str | None:
    if noun is None:
        return None
    phrase = parsed.noun_phrase(noun)
    first = phrase.first
    while first < noun and (
        parsed.pos[first] in {"NUM", "DET", "ADV", "ADP"} or parsed.lower[first] in {"more", "least", "than"}
    ):
        first += 1
    return parsed.surface(first, max(phrase.last, noun + 1))


def _class_of(actor: ActorSpan | None) -> VictimsClass:
    return actor.combatant if actor is not None else VictimsClass.UNKNOWN


def _is_subset(parsed: ParsedSentence, count: Count, head: int) -> bool:
    """Whether a number is part of another one: `including three children`, `12 of them`."""
    before = parsed.lower[max(0, count.first - 3) : count.first]
    if SUBSET_WORDS & set(before[-2:]) and ("including" in before or "include" in before or "among" in before):
        return True
    after = parsed.lower[count.last : count.last + 2]
    if len(after) < 2 or after[0] != "of":
        return False
    if after[1] in {"them", "whom", "those"}:
        return True
    return after[1] == "the" and parsed.lower[count.last + 2 : count.last + 3] in (
        ("dead",),
        ("victims",),
        ("killed",),
        ("wounded",),
    )


def _among_them(parsed: ParsedSentence, hit: Hit[Entry[OutcomeRow]]) -> bool:
    """Whether the outcome word names those counted before: `seven children were among the dead`."""
    return "among" in parsed.lower[max(0, hit.first - 3) : hit.first] and hit.row.row.pos != "verb"


def _without_number(reading: SentenceReading, hit: Hit[Entry[OutcomeRow]], head: int, people: list[int]) -> Toll | None:
    """A plural or a single person without a number: `killed Russian officers`, `a soldier died`."""
    parsed, row = reading.parsed, hit.row.row
    if row.people in {"number", "noun"} or row.strength == "weak":
        return None
    for noun in people:
        actor = actor_of(parsed, noun, list(reading.actors))
        if parsed.lower[noun] in {"he", "she"} and row.pos == "verb" and row.strength == "strong":
            attribution = attribution_of(head, list(reading.attributions))
            return _one_person(reading, hit, head, noun, attribution)
        if noun == head or (actor is None and parsed.tags[noun] not in PLURAL_TAGS):
            continue
        if actor is None or parsed.pos[noun] == "PRON" or (row.strength == "weak" and not actor.covers(noun)):
            continue
        plural = parsed.tags[noun] in PLURAL_TAGS
        low, high = VAGUE_PLURAL if plural else (1, 1)
        if not plural and not _is_one_person(parsed, noun, actor, row):
            continue
        attribution = attribution_of(head, list(reading.attributions))
        phrase = parsed.noun_phrase(noun)
        return Toll(
            reading,
            hit,
            head,
            row.outcome,
            low,
            high,
            Qualifier.VAGUE if plural else Qualifier.EXACT,
            Phrase(min(phrase.first, hit.first), max(phrase.last, hit.last)),
            _victim_text(parsed, noun),
            _class_of(actor),
            actor,
            attribution,
            attribution.stance if attribution else Stance.ASSERTS,
            _is_subset(parsed, Count(phrase.first, phrase.last, noun, low, high, Qualifier.VAGUE), head),
        )
    return None


def _one_person(
    reading: SentenceReading, hit: Hit[Entry[OutcomeRow]], head: int, noun: int, attribution: Attribution | None
) -> Toll:
    """The toll of one who was told of before: `They shot a man. He died before morning.`"""
    return Toll(
        reading,
        hit,
        head,
        hit.row.row.outcome,
        1,
        1,
        Qualifier.EXACT,
        Phrase(min(noun, hit.first), max(noun + 1, hit.last)),
        None,
        VictimsClass.UNKNOWN,
        None,
        attribution,
        attribution.stance if attribution else Stance.ASSERTS,
        False,
    )


def _is_one_person(parsed: ParsedSentence, noun: int, actor: ActorSpan, row: OutcomeRow) -> bool:
    """Whether a singular noun is one person: `a soldier died`, `killed the manager`, `mayor shot dead`."""
    if any(parsed.lower[c] in {"a", "an", "one"} for c in parsed.children(noun)):
        return True
    named = actor.generic is not None and actor.covers(noun) and parsed.tags[noun] == "NN"
    return named and row.pos == "verb" and row.strength == "strong" and parsed.lemmas[noun] not in COLLECTIVES


def _joined(tolls: list[Toll], reading: SentenceReading) -> list[Toll]:
    """`60 were killed or wounded` is one claim of both, not two claims of 60."""
    kept: list[Toll] = []
    for toll in tolls:
        pair = next((other for other in kept if _one_number(other, toll, reading.parsed)), None)
        if pair is None:
            kept.append(toll)
            continue
        kept[kept.index(pair)] = Toll(
            pair.reading,
            pair.hit,
            pair.head,
            Outcome.KILLED_OR_WOUNDED,
            pair.low,
            pair.high,
            pair.qualifier,
            Phrase(min(pair.span.first, toll.span.first), max(pair.span.last, toll.span.last)),
            pair.victims,
            pair.victims_class,
            pair.victims_actor,
            pair.attribution,
            pair.stance,
            pair.is_subset,
        )
    return kept


def _one_number(first: Toll, second: Toll, parsed: ParsedSentence) -> bool:
    """Whether a killed and a wounded claim rest on the same number."""
    if {first.outcome, second.outcome} != {Outcome.KILLED, Outcome.WOUNDED}:
        return False
    if first.low != second.low or first.high != second.high:
        return False
    between = range(first.hit.last, second.hit.first)
    joined = any(parsed.lower[t] in {"or", "and", "/"} for t in between)
    return joined and len(between) <= 3 and not any(parsed.pos[t] == "NUM" for t in between)
