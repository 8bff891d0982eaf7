"""Events that a sentence takes for granted, whatever it plans, asks or supposes of them: `will punish X's murder`."""

from __future__ import annotations

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import PARTICIPLE, RELATIVE, ParsedSentence
from schemas.word_classes import WordClass

POSSESSIVE = frozenset({"nmod:poss", "poss"})
DEFINITE = frozenset({"the", "those", "these", "this", "that"})
# "A murder", "any attack" and "no strike" take nothing for granted.
OPEN = frozenset({"a", "an", "any", "every", "no", "each", "another", "more", "further", "such"})
DONE_AUXILIARIES = frozenset({"was", "were", "had", "has", "have"})


def is_presupposed(parsed: ParsedSentence, head: int, lexicon: Lexicon) -> bool:
    """Whether a noun names an event that happened: behind a word such as `after`, or with those it befell.

    `asked to leave after the assassination of six priests`, `will investigate the mayor's murder`; a verb that only
    carries the noun, as in `will carry out the execution of the prisoners`, leaves it open.
    """
    if _befell_in(parsed, head):
        return True
    if parsed.is_verbal(head) or any(_leaves_open(parsed, child, lexicon) for child in parsed.children(head)):
        return False
    if _preposition(parsed, head) in lexicon.words[WordClass.PRESUPPOSING]:
        return True
    governor = parsed.heads[head]
    if parsed.lemmas[governor] in lexicon.words[WordClass.LIGHT_VERB]:
        return False
    if _is_told_of(parsed, head):
        return True
    befell = [noun for word, noun in parsed.prepositional(head) if word == "of"] or parsed.children(head, POSSESSIVE)
    return any(_is_somebody_known(parsed, noun) for noun in befell)


def _is_told_of(parsed: ParsedSentence, head: int) -> bool:
    """Whether a clause of the past tells what the event pointed at did: `the explosion that shook Ora on Friday`."""
    pointed = any(parsed.lower[child] in {"the", "this", "that"} for child in parsed.children(head))
    return pointed and any(is_past_relative(parsed, child) for child in parsed.children(head, RELATIVE))


def _befell_in(parsed: ParsedSentence, head: int) -> bool:
    """Whether a participle tells what befell somebody in an event pointed at, or a noun is that event's.

    `Asked papers not to name men killed in the raid`.
    """
    verb = head if parsed.is_verbal(head) else parsed.heads[head]
    if parsed.tags[verb] != "VBN" or parsed.deps[verb] not in PARTICIPLE:
        return False
    events = [noun for word, noun in parsed.prepositional(verb) if word in {"in", "during", "by"}]
    pointed = [noun for noun in events if any(parsed.lower[c] in DEFINITE for c in parsed.children(noun))]
    return bool(pointed) if verb == head else head in pointed


def is_past_relative(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb heads a relative clause of the past: `priests who were shot`, but not `those who attack`."""
    if parsed.deps[verb] not in RELATIVE:
        return False
    return parsed.tags[verb] == "VBD" or any(parsed.lower[c] in DONE_AUXILIARIES for c in parsed.children(verb))


def _leaves_open(parsed: ParsedSentence, child: int, lexicon: Lexicon) -> bool:
    """Whether a word before the noun leaves open that it happened: `any attack`, `the alleged murder`."""
    return parsed.lower[child] in OPEN or lexicon.factuality["adjective"].match_at(parsed.forms, child) is not None


def _preposition(parsed: ParsedSentence, head: int) -> str | None:
    """The preposition before a noun, in either scheme of labels."""
    cases = [c for c in parsed.children(head, frozenset({"case"})) if c < head]
    if cases:
        return parsed.lower[cases[0]]
    above = parsed.heads[head]
    return parsed.lower[above] if parsed.deps[head] == "pobj" else None


def _is_somebody_known(parsed: ParsedSentence, noun: int) -> bool:
    """Whether a noun is a name, or counted, or pointed at: `Omar Said`, `six priests`, `the mayor`."""
    if parsed.pos[noun] == "PROPN" and parsed.tags[noun] != "NNPS":
        return True
    return any(parsed.pos[c] == "NUM" or parsed.lower[c] in DEFINITE for c in parsed.children(noun))
