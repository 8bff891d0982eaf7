"""Whom a word for victims speaks of: where they stand around it, and what they are called."""

from __future__ import annotations

import re

from pipeline.coding.actors import ActorSpan
from pipeline.coding.delayed_victims import delayed_victims
from pipeline.coding.lexicon import Entry, WordLists
from pipeline.coding.numbers import Count
from pipeline.coding.parsed import (
    AUXILIARY,
    CASE,
    OBJECT,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    RELATIVE,
    SUBJECT,
    ParsedSentence,
)
from pipeline.coding.phrases import Hit
from pipeline.coding.reading import SentenceReading
from pipeline.coding.toll_positions import is_ranked_alone
from schemas.seeds import OutcomeRow
from schemas.vocabulary import VictimsClass
from schemas.word_classes import WordClass

# Endings of nouns for what people do.
PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "eer", "ician")
WATCHING = frozenset({"watch", "see", "hear", "witness"})
# "Lost two of its own".
OWN_PEOPLE = frozenset({"own", "ours", "theirs", "them"})
SHORTEST_PERSON = 4
# The one group that is a number.
PAIR = "couple"
# Verbs for what comes of something, each with what stands before that.
LED_TO = {"result": frozenset({"in"}), "lead": frozenset({"to"}), "end": frozenset({"in"}), "cause": frozenset[str]()}
# Cut in a killing verb: those whose it is died.
THROAT = "throat"
# How many words of a list's last noun may stand behind its number, and what joins them to it.
LONGEST_END = 5
PARTITIVE = frozenset({"of", "his", "her", "their", "the"})
# "Ana Paz, 42; Juan Toro, 19, and": how old they were is no part of who they were.
AGE = re.compile(r",\s*\d{1,2}(?=\s*(?:[,;]|and\b|$))")


def outcome_head(parsed: ParsedSentence, hit: Hit[Entry[OutcomeRow]]) -> int | None:
    """The token of an outcome phrase that is used as the row's part of speech."""
    tokens = range(hit.first, hit.last)
    if hit.row.row.pos == "verb":
        # "Shot and killed seven": whom the last of the verbs befell.
        acts = "and" in parsed.lower[hit.first : hit.last] and not parsed.children(hit.first, PASSIVE_AUXILIARY)
        # "Have not been seen since".
        order = reversed(tokens) if acts or parsed.lower[hit.first] == "not" else tokens
        verb = next((t for t in order if parsed.is_verbal(t) or parsed.tags[t] in {"JJ", "VBN"}), None)
        # "Shelling on Friday cost the lives of two", with `cost` taken for a noun: the phrase leaves no doubt.
        whole = hit.row.row.people == "number" and hit.row.row.strength == "strong" and len(tokens) > 1
        return hit.first if verb is None and whole else verb
    # "Unaccounted for" hangs on its first word.
    return hit.last - 1 - (len(tokens) > 1 and parsed.pos[hit.last - 1] == "ADP")


def people_of(parsed: ParsedSentence, head: int, row: OutcomeRow, words: WordLists) -> list[int]:
    """Head tokens of the nouns for the victims."""
    if row.people == "object":
        if parsed.deps[head] in RELATIVE and any(parsed.lower[c] == "whom" for c in parsed.children(head)):
            # "The three persons whom soldiers killed", whatever the tree makes of the soldiers.
            return [parsed.heads[head]]
        if (bare := _bare_participle(parsed, head)) is not None:
            return parsed.conjuncts(parsed.first_conjunct(bare))
        done = parsed.tags[head] in {"VBN", "JJ"} and not has_done(parsed, head)
        if parsed.is_passive(head) or (done and not parsed.objects(head)):
            found = _who_is_meant(parsed, head, words) or _before_being(parsed, head) or parsed.subjects(head)
            return found or ([parsed.heads[head]] if parsed.deps[head] in {"acl", "amod"} else [])
        found = parsed.objects(head)
        bodies = [
            noun for noun in found if parsed.lemmas[noun] in words[WordClass.BODY] or parsed.lemmas[noun] == THROAT
        ]
        # "Found the bodies of 31 men".
        found = [*found, *(noun for one in bodies for word, noun in parsed.prepositional(one) if word == "of")]
        return found or [noun for word, noun in parsed.prepositional(head) if word == "of"]
    if row.people == "subject":
        if row.pos == "verb":
            if is_ranked_alone(parsed, head - 1):
                return [head - 1]
            found = _who_is_meant(parsed, head, words) or _watched(parsed, head, words)
            return found or parsed.subjects(head) or _right_before(parsed, head)
        return _beside_adjective(parsed, head)
    if row.people == "noun":
        found = [noun for word, noun in parsed.prepositional(head) if word in {"of", "among"}]
        later = None if found else delayed_victims(parsed, head)
        return [head, *found] if later is None else [head, later[1]]
    return _toll_numbers(parsed, head, words)


def _who_is_meant(parsed: ParsedSentence, head: int, words: WordLists) -> list[int]:
    """The person right before `who`, where the tree hung it on a thing: `the attack on Judge Ruiz, who died`."""
    if parsed.deps[head] not in RELATIVE and not parsed.deps[head].endswith(":relcl"):
        return []
    who = next((child for child in parsed.children(head) if parsed.lower[child] == "who"), None)
    thing = parsed.heads[head]
    if (
        who is None
        or parsed.words[who - 1] != ","
        or parsed.tags[thing] != "NN"
        or is_person_noun(parsed, thing, words)
    ):
        return []
    behind = [noun for word, noun in parsed.prepositional(thing) if word in {"on", "against", "at"} and noun < who]
    # "The attack on Ana Paz, a judge of the town, who was shot".
    name = [n for n in behind if "PROPN" in {parsed.pos[n], parsed.pos[who - 2]} and who - 2 in parsed.subtree(n)]
    return name[-1:]


def _before_being(parsed: ParsedSentence, head: int) -> list[int]:
    """Those of whom news tells what was done to them: `reports of five people being killed`."""
    being = parsed.deps[head] in {"acl", "advcl"} and parsed.lower[head - 1] == "being" and head > 1
    return [head - 2] if being and parsed.pos[head - 2] in {"NOUN", "PROPN"} else []


def has_done(parsed: ParsedSentence, head: int) -> bool:
    """Whether a participle is of what somebody has done: `its soldiers had "neutralised two"`."""
    first = head - 1
    while first > 0 and parsed.pos[first] in {"ADV", "PUNCT"}:
        first -= 1
    return parsed.lower[first] in {"had", "has", "have", "having"}


def _watched(parsed: ParsedSentence, head: int, words: WordLists) -> list[int]:
    """Those whom somebody watched or left to do it: `she had watched 15 people die`."""
    above = parsed.heads[head]
    if parsed.lemmas[head] not in words[WordClass.DYING_VERB]:
        return []
    if parsed.tags[head] not in {"VB", "VBP", "VBG"} or parsed.deps[head] not in {"xcomp", "ccomp"}:
        return []
    return [noun for noun in parsed.objects(above) if above < noun < head] if parsed.lemmas[above] in WATCHING else []


def _right_before(parsed: ParsedSentence, head: int) -> list[int]:
    """The noun before a verb that the tree gave no subject: `an elderly couple died`."""
    at = head - 1
    while at > 0 and parsed.pos[at] in {"AUX", "ADV"}:
        at -= 1
    return [at] if at > 0 and parsed.tags[at] in {"NN", "NNS"} else []


def lone_before(parsed: ParsedSentence, head: int, noun: int) -> int:
    """The person right before a verb, behind a word for what happened: `clashes in town, policeman killed`."""
    at = _right_before(parsed, head)
    return at[0] if at and parsed.tags[at[0]] == "NN" and at[0] > noun else head


def _bare_participle(parsed: ParsedSentence, head: int) -> int | None:
    """The noun right before a participle that hangs elsewhere: `speaks of twelve fighters and a farmer killed`."""
    free = parsed.tags[head] == "VBN" and parsed.deps[head] in {"acl", "advcl", "ccomp", "conj", "xcomp", "parataxis"}
    if not free or head == 0 or parsed.tags[head - 1] not in {"NN", "NNS"}:
        return None
    return (
        head - 1
        if not parsed.children(head, SUBJECT | PASSIVE_SUBJECT | OBJECT | AUXILIARY | PASSIVE_AUXILIARY)
        else None
    )


def _beside_adjective(parsed: ParsedSentence, head: int) -> list[int]:
    """Nouns that an adjective such as `dead` is said of: `78 fighters dead`, `left 12 dead`, `12 are dead`."""
    found = parsed.own_subjects(head)
    if parsed.deps[head] in {"amod", "acl", "xcomp", "nmod", "obl"} and parsed.heads[head] != head:
        above = parsed.heads[head]
        if not parsed.is_verbal(above):
            found.append(above)
        else:
            # "Left 12 dead", and "14 persons were feared dead".
            found += parsed.objects(above) or (parsed.subjects(above) if parsed.is_passive(above) else [])
    return [*found, head]


def _toll_numbers(parsed: ParsedSentence, head: int, words: WordLists) -> list[int]:
    """Tokens around a word such as `death toll` where its number may stand."""
    found = [noun for word, noun in parsed.prepositional(head) if word in {"of", "at", "to"}]
    found += lives_of(parsed, head)
    verb = parsed.heads[head]
    if verb != head:
        found += [noun for word, noun in parsed.prepositional(verb) if word in {"to", "at", "above", "past", "over"}]
        found += [child for child in parsed.children(verb) if parsed.pos[child] == "NUM"]
        if parsed.is_verbal(verb) and parsed.lemmas[verb] in words[WordClass.TOLL_VERB]:
            found += parsed.objects(verb)
        else:
            found.append(verb)
    found += parsed.children(head, frozenset({"nummod", "appos"}))
    return found


def lives_of(parsed: ParsedSentence, verb: int) -> list[int]:
    """Those whose lives something takes: `claimed the life of a judge`."""
    lives = [child for child in parsed.objects(verb) if parsed.lemmas[child] == "life"]
    return [noun for life in lives for word, noun in parsed.prepositional(life) if word == "of"]


def told_number(parsed: ParsedSentence, noun: int, head: int, words: WordLists) -> list[int]:
    """Where a number is told of people: `put the number of people killed at 61`, `a group of 30 soldiers`."""
    above = parsed.heads[noun]
    if parsed.lemmas[above] not in words[WordClass.TOLL_NOUN]:
        group = parsed.lemmas[noun] in words[WordClass.COLLECTIVE]
        return [member for word, member in parsed.prepositional(noun) if group and word == "of"]
    beside = [number for word, number in parsed.prepositional(head) if word in {"at", "to"}]
    return _toll_numbers(parsed, above, words) + beside


def victim_noun(parsed: ParsedSentence, people: list[int], count: Count) -> int | None:
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


def victim_text(parsed: ParsedSentence, noun: int | None, count: Count) -> str | None:
    """The words for the victims, without what counts them."""
    if noun is None:
        return None
    phrase = parsed.noun_phrase(noun)
    first = max(phrase.first, min(count.core + 1, noun))
    while first < noun and (
        parsed.pos[first] in {"NUM", "DET", "ADV", "ADP", "PUNCT"} or parsed.lower[first] in {"more", "least", "than"}
    ):
        first += 1
    return parsed.surface(first, max(phrase.last, noun + 1))


def listed_people(parsed: ParsedSentence, people: list[int], count: Count) -> list[int]:
    """The nouns of a list that one number sums up: `six priests, their cook and her daughter`; none of one noun."""
    phrases = [(noun, parsed.noun_phrase(noun)) for noun in people]
    counted = [noun for noun, phrase in phrases if phrase.first < count.last and count.first < phrase.last]
    # "Ana Paz, 42; Juan Toro, 19": an age is nobody.
    counted = [noun for noun in counted if parsed.pos[noun] != "NUM" or parsed.words[noun - 1] != ","]
    return counted if len(counted) > 1 else []


def side_by_side(parsed: ParsedSentence, count: Count, *, named: bool) -> str | None:
    """The words of a list that the tree made no list of, to its end; None for a number alone."""
    words = range(count.first, count.last)
    is_list = "and" in parsed.lower[count.first : count.last] and any(parsed.tags[t] in {"NN", "NNP"} for t in words)
    if not (is_list or named):
        return None
    last, number = count.last, parsed.tags[count.last - 1] == "CD"
    while number and last < min(len(parsed), count.last + LONGEST_END):
        # "His driver and one of his guards".
        if parsed.pos[last] not in {"NOUN", "PROPN", "ADJ"} and parsed.lower[last] not in PARTITIVE:
            break
        last += 1
    return without_ages(parsed.surface(count.first, last))


def without_ages(victims: str) -> str:
    """The words for a list of people without how old each is.

    >>> without_ages("Ana Paz, 42; Juan Toro, 19, and two guards")
    'Ana Paz; Juan Toro, and two guards'
    """
    return AGE.sub("", victims)


def class_of(actor: ActorSpan | None) -> VictimsClass:
    """Whether the victims take part in the fighting."""
    return actor.combatant if actor is not None else VictimsClass.UNKNOWN


def is_person_noun(parsed: ParsedSentence, noun: int, words: WordLists) -> bool:
    """Whether a noun that no list knows is one for a person, by its ending: `seller`, `machinist`, `salesman`."""
    lemma = parsed.lemmas[noun]
    human = (lemma.endswith(PERSON_ENDINGS) and len(lemma) > SHORTEST_PERSON) or lemma in words[WordClass.OFFICE]
    return human and parsed.tags[noun] in {"NN", "NNS"} and lemma not in words[WordClass.NO_PERSON]


def is_someone(reading: SentenceReading, noun: int) -> bool:
    """Whether a noun is known to be one for people: an actor, `people`, or a word for a person by its ending."""
    parsed, words = reading.parsed, reading.lexicon.words
    known = parsed.lemmas[noun] in words[WordClass.SOMEBODY] or parsed.lower[noun] in words[WordClass.ANYBODY]
    own = parsed.lower[noun] in OWN_PEOPLE
    return known or own or any(a.covers(noun) for a in reading.actors) or is_person_noun(parsed, noun, words)


def is_one_person(
    parsed: ParsedSentence, noun: int, actor: ActorSpan | None, row: OutcomeRow, words: WordLists
) -> bool:
    """Whether a singular noun is one person: `a soldier died`, `killed the manager`, `mayor shot dead`."""
    single = any(parsed.lower[c] in {"a", "an", "one", "another"} for c in parsed.children(noun))
    if parsed.lemmas[noun] in words[WordClass.COLLECTIVE] and parsed.lemmas[noun] != PAIR:
        # "An assistant police sub-inspector, Ram Singh, was killed".
        return single and any(parsed.pos[c] == "PROPN" for c in parsed.children(noun, frozenset({"appos"})))
    if single:
        return True
    plain = row.strength == "strong" and (row.pos == "verb" or row.people == "noun")
    if actor is None:
        # A noun for a person that no list knows: "killed the Sri Lankan manager".
        return plain and any(parsed.lower[c] == "the" for c in parsed.children(noun))
    named = actor.generic is not None and actor.covers(noun) and parsed.tags[noun] == "NN"
    return named and plain


def is_brought_about(parsed: ParsedSentence, death: int) -> bool:
    """Whether a noun is what something led to: `resulted in the death of a student`, `leading to the death of`."""
    above = parsed.heads[death]
    led = {parsed.lower[case] for case in parsed.children(death, CASE) if case < death}
    return led <= LED_TO.get(parsed.lemmas[above], frozenset()) and parsed.lemmas[above] in LED_TO and death > above


def is_one_told_before(parsed: ParsedSentence, noun: int, row: OutcomeRow) -> bool:
    """Whether a pronoun is one person: `They shot a man. He died before morning`, `beat a man and burned him alive`."""
    killed = row.people == "object" and row.strength == "strong" and parsed.pos[noun] == "PRON"
    return parsed.lower[noun] in {"he", "she", "another"} or (killed and parsed.lower[noun] in {"him", "her"})
