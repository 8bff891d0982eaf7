"""Events that a sentence takes for granted, whatever it plans, asks or supposes of them: `will punish X's murder`."""

from __future__ import annotations

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import PARTICIPLE, RELATIVE, ParsedSentence
from schemas.seeds import ReportingRow
from schemas.vocabulary import Stance
from schemas.word_classes import WordClass

POSSESSIVE = frozenset({"nmod:poss", "poss"})
DEFINITE = frozenset({"the", "those", "these", "this", "that"})
# "A murder", "any attack" and "no strike" take nothing for granted.
OPEN = frozenset({"a", "an", "any", "every", "no", "each", "another", "more", "further", "such"})
LED = frozenset({"mark", "advmod"})
# Behind one of these a clause of the past tells what is known, whatever is to come before it.
KNOWN_BEHIND = frozenset({"after", "since", "because"})
TO_COME = frozenset({"will", "shall", "must", "may", "can"})
ASKING_HOW = frozenset({"how", "why", "where", "when"})
VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
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


def is_told_beside(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a clause tells what is known beside what is not: `100 may have been killed when jets dropped bombs`.

    Also `will meet after gunmen killed ten` and `will look into how gunmen killed ten`.
    """
    above = parsed.heads[verb]
    led = {parsed.lower[child] for child in parsed.children(verb, LED) if child < verb}
    if parsed.tags[verb] == "VBD" and not parsed.own_subjects(verb) and parsed.pos[verb - 1] in {"NOUN", "PROPN"}:
        # "After right-wing squads killed ten", with the squads taken for what stands behind `after`.
        led |= {parsed.lower[child] for child in parsed.children(verb - 1, frozenset({"case"}))}
    if parsed.deps[verb] == "ccomp":
        return not led.isdisjoint(ASKING_HOW) and _is_of_the_past(parsed, verb) and _is_to_come(parsed, above)
    if parsed.deps[verb] != "advcl":
        return False
    if not led.isdisjoint(KNOWN_BEHIND) and _is_of_the_past(parsed, verb) and _is_to_come(parsed, above):
        return True
    if parsed.tags[verb] != "VBD" or parsed.tags[above] != "VBN":
        return False
    perfect = any(parsed.lower[child] == "have" for child in parsed.children(above))
    return perfect and not led.isdisjoint({"when", "after"})


def _is_of_the_past(parsed: ParsedSentence, verb: int) -> bool:
    return parsed.tags[verb] == "VBD" or any(parsed.lower[c] in DONE_AUXILIARIES for c in parsed.children(verb))


def _is_to_come(parsed: ParsedSentence, verb: int) -> bool:
    return any(parsed.lower[child] in TO_COME for child in parsed.children(verb))


def told_behind(parsed: ParsedSentence, head: int) -> int | None:
    """Where a clause of the past that holds an event begins, behind a verb for what is to come."""
    for token in [head, *parsed.ancestors(head)]:
        if parsed.deps[token] in {"advcl", "ccomp"} and is_told_beside(parsed, token):
            return min(parsed.children(token, LED), default=token)
    return None


def condemns(parsed: ParsedSentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether somebody speaks out against a deed: `rejected the murder of the judge`, but not `as an invention`."""
    if parsed.lemmas[verb] not in lexicon.words[WordClass.SPURNING] or not parsed.is_verbal(verb):
        return False
    if any(word == "as" for word, _ in parsed.prepositional(verb)):
        return False
    spurned = parsed.subjects(verb) if parsed.is_passive(verb) else parsed.objects(verb)
    deeds = [noun for noun in spurned if _is_violence(parsed, noun, lexicon)]
    return any(not DEFINITE.isdisjoint(parsed.lower[child] for child in parsed.children(noun)) for noun in deeds)


def _is_violence(parsed: ParsedSentence, noun: int, lexicon: Lexicon) -> bool:
    rows = [hit.row.row for hit in lexicon.triggers.all_at(parsed.forms, noun) if hit.row.row.pos == "noun"]
    types = [lexicon.event_types.get(row.sub_event_type or "") for row in rows]
    return any(one is not None and one.event_type in VIOLENT for one in types)


def as_meant(parsed: ParsedSentence, row: ReportingRow, first: int, last: int, lexicon: Lexicon) -> ReportingRow:
    """A word for denying as it is meant: who repudiates a murder denies nothing."""
    if row.stance is not Stance.DENIES or row.pos != "verb":
        return row
    spurns = any(condemns(parsed, token, lexicon) for token in range(first, last))
    return row.model_copy(update={"stance": Stance.ASSERTS}) if spurns else row
