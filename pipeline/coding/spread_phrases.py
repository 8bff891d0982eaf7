"""Verb phrases whose words stand apart: `fired hundreds of artillery rounds`, `set a row of shops on fire`."""

from __future__ import annotations

from collections.abc import Container, Sequence

from pipeline.coding.lexicon import Entry
from pipeline.coding.parsed import PARTICIPLE, ParsedSentence
from pipeline.coding.phrases import Listed, PhraseIndex
from schemas.seeds import TriggerRow

ARTICLES = frozenset({"a", "an", "the"})
# What follows the object in a verb phrase begins with one of these: `dragged two men off a bus`.
PARTICLES = frozenset(
    {
        "ablaze",
        "afire",
        "against",
        "alight",
        "away",
        "back",
        "behind",
        "captive",
        "dead",
        "down",
        "from",
        "hostage",
        "in",
        "into",
        "off",
        "on",
        "out",
        "over",
        "prisoner",
        "safe",
        "to",
        "under",
        "up",
        "with",
        "without",
    }
)
# How far behind its verb such a phrase goes on, in words, and what may stand inside it.
REACH = 14
# What leads in the aim of a verb.
PURPOSE = "to"
AIMS = frozenset({"advcl", "xcomp"})
INSIDE = frozenset({"det", "nummod", "amod", "compound", "nmod:poss", "poss", "punct", "case", "advmod"})
CLAUSES = frozenset({"ccomp", "advcl", "parataxis", "acl:relcl", "relcl", "acl", "csubj"})


def spread_phrase(
    parsed: ParsedSentence, index: PhraseIndex[Entry[TriggerRow]], verb: int, taken: Container[int] = ()
) -> tuple[Entry[TriggerRow], int | None] | None:
    """The row of a phrase that begins with the verb and goes on elsewhere, and the object's noun that ends it.

    `taken` are tokens of times and names: "fired back on Friday" fires on nobody.
    """
    phrases = [
        phrase
        for phrase in index.starting_with(parsed.lemmas[verb])
        if len(phrase.words) > 1 and phrase.needed - {PURPOSE} <= parsed.forms.all and phrase.row.row.pos == "verb"
    ]
    if not phrases:
        return None
    objects = {parsed.lemmas[noun]: noun for noun in _object_nouns(parsed, verb)}
    for phrase in phrases:
        noun = objects.get(phrase.words[-1])
        if noun is not None and _holds(parsed, verb, noun, phrase.words[1:-1]):
            return phrase.row, noun
        if phrase.words[1] == PURPOSE and _demanding(parsed, verb, phrase.words[-1]):
            return phrase.row, None
        if phrase.words[1] in PARTICLES and _goes_on(parsed, verb, phrase, taken):
            return phrase.row, None
    return None


def _holds(parsed: ParsedSentence, verb: int, noun: int, between: Sequence[str]) -> bool:
    """Whether the words between verb and noun stand with either."""
    before = {parsed.lemmas[child] for child in parsed.children(noun)}
    before |= {parsed.lower[verb + 1]} if verb + 1 < len(parsed) else set()
    return all(word in before for word in between if word not in ARTICLES)


def _goes_on(parsed: ParsedSentence, verb: int, phrase: Listed[Entry[TriggerRow]], taken: Container[int]) -> bool:
    """Whether the rest of a phrase stands in one piece behind the verb's object, in the verb's own clause."""
    for start in range(verb + 1, min(len(parsed), verb + REACH)):
        if parsed.lower[start] != phrase.words[1] or start in taken or start + 1 in taken:
            continue
        if not (_is_own(parsed, verb, start) or (phrase.words[1] == PURPOSE and _is_purpose(parsed, verb, start))):
            continue
        at = start + 1
        for word in phrase.words[2:]:
            while at < len(parsed) and word not in parsed.forms.at[at] and _is_inside(parsed, at):
                at += 1
            if at >= len(parsed) or word not in parsed.forms.at[at]:
                break
            at += 1
        else:
            return True
    return False


def _demanding(parsed: ParsedSentence, verb: int, aim: str) -> bool:
    """Whether a participle says what a verb is done for: `parked their buses across the avenue, demanding a rise`."""
    return any(parsed.tags[c] == "VBG" and parsed.lemmas[c] == aim for c in parsed.children(verb, AIMS))


def _is_purpose(parsed: ParsedSentence, verb: int, to: int) -> bool:
    """Whether an infinitive says what a verb is done for: `walked to parliament to demand an inquiry`."""
    aim = parsed.heads[to]
    return parsed.tags[aim] == "VB" and parsed.heads[aim] == verb and parsed.deps[aim] in AIMS


def _is_inside(parsed: ParsedSentence, token: int) -> bool:
    """Whether a word stands before the noun it belongs to: `off three crowded buses`."""
    return parsed.deps[token] in INSIDE and parsed.words[token] != ","


def _is_own(parsed: ParsedSentence, verb: int, token: int) -> bool:
    """Whether a token belongs to the verb's clause and not to one below it."""
    below = token
    for above in parsed.ancestors(token):
        if parsed.deps[below] == "conj" and parsed.is_verbal(below) and parsed.own_subjects(below):
            return False
        if above == verb:
            return parsed.deps[below] not in CLAUSES
        if parsed.deps[below] in CLAUSES:
            return False
        below = above
    return False


def _object_nouns(parsed: ParsedSentence, verb: int) -> list[int]:
    """Direct objects and the nouns that they count, as in `hundreds of rounds`; subjects when passive."""
    nouns: list[int] = []
    heads = parsed.subjects(verb) if parsed.is_passive(verb) else parsed.objects(verb)
    if not heads and parsed.tags[verb] == "VBN" and parsed.deps[verb] in PARTICIPLE and parsed.heads[verb] < verb:
        # "Bombs dropped on a village".
        heads = [parsed.heads[verb]]
    for noun in heads:
        nouns.append(noun)
        nouns += [counted for word, counted in parsed.prepositional(noun) if word == "of"]
    return nouns
