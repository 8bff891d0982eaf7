"""Sides that a tree hung elsewhere: found by where their words stand."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.parsed import CASE, PARTICIPLE, SUBJECT, ParsedSentence, Phrase
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.state_forces import is_state_force
from schemas.vocabulary import ARMED_GROUPS, ActorClass
from schemas.word_classes import WordClass

# Of those named before a comma.
SOME = frozenset({"some", "many", "most", "several", "all", "others"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Clauses beside the verb, with a doer of their own.
ASIDE = frozenset({"advcl", "parataxis", "ccomp"})
LED = frozenset({"mark", "advmod"})
# What is done to a place for good, and not at an event.
HOLDING = frozenset(
    {"control", "hold", "occupy", "run", "rule", "govern", "administer", "dominate", "patrol", "man", "guard"}
)
ALLIED = frozenset({"side", "alongside", "shoulder", "together", "coordination", "conjunction"})


def names_actor(reading: SentenceReading, noun: int) -> bool:
    """Whether a noun phrase names an actor."""
    return actor_of(reading, noun) is not None


def sides_beside(parsed: ParsedSentence, verb: int) -> tuple[list[int], list[int]]:
    """Nouns just before and behind a verb whose parse went wrong."""
    left: list[int] = []
    for token in range(verb - 1, max(-1, verb - 12), -1):
        if parsed.tags[token] == "VBN" and token > 0 and parsed.pos[token - 1] in {"NOUN", "PROPN"}:
            # "groups allied with Turkey lobbed …": the participle's own phrase is not what acts.
            left.clear()
            continue
        if parsed.words[token] in {",", ";", ":", "“", '"'} or (parsed.is_verbal(token) and token != verb):
            break
        if parsed.pos[token] in {"NOUN", "PROPN"} and (
            token + 1 >= len(parsed) or parsed.pos[token + 1] not in {"NOUN", "PROPN"}
        ):
            left.append(token)
    right: list[int] = []
    for token in range(verb + 1, min(len(parsed), verb + 10)):
        if parsed.words[token] in {",", ";", "."} or parsed.is_verbal(token):
            break
        if parsed.pos[token] in {"NOUN", "PROPN"} and (
            token + 1 >= len(parsed) or parsed.pos[token + 1] not in {"NOUN", "PROPN"}
        ):
            right.append(token)
    return left[-1:], right


def doer_before(reading: SentenceReading, verb: int) -> list[int]:
    """The actor right before a verb that has no subject in the tree: `On 12 May fighters of the front attacked`."""
    parsed = reading.parsed
    if parsed.tags[verb] not in FINITE or parsed.is_passive(verb):
        return []
    first = verb
    while first > 0 and parsed.pos[first - 1] == "ADV":
        first -= 1
    if (inserted := _before_participle(reading, first)) is not None:
        return [inserted]
    near = (ActorKind.NAMED, ActorKind.UNLISTED, ActorKind.STATE, ActorKind.GENERIC, ActorKind.COLLECTIVE)
    found = [actor.last - 1 for actor in reading.actors if actor.last == first and actor.kind in near]
    # "Planes that hunted the rebels dropped bombs": the rebels were hunted.
    return [head for head in found if not parsed.is_verbal(parsed.heads[head]) or parsed.deps[head] in SUBJECT]


def _before_participle(reading: SentenceReading, behind: int) -> int | None:
    """The actor before an insertion that ends at a word: `until officers of the unit, armed with batons, fired`."""
    parsed = reading.parsed
    if behind < 3 or parsed.words[behind - 1] != ",":
        return None
    opened = next((t for t in range(behind - 2, 0, -1) if parsed.words[t] == ","), 0)
    # "A squad of the front, a splinter group of the rebels, set fire".
    apposed = parsed.tags[opened + 1] == "DT" and not any(map(parsed.is_verbal, range(opened + 1, behind)))
    if opened == 0 or not (apposed or parsed.tags[opened + 1] in {"VBN", "VBG"}):
        return None
    noun = opened - 1
    while _hangs_on_noun(parsed, noun):
        noun = parsed.heads[noun]
    return noun if parsed.pos[noun] in {"NOUN", "PROPN"} and names_actor(reading, noun) else None


def _hangs_on_noun(parsed: ParsedSentence, noun: int) -> bool:
    """Whether a noun hangs on one before it in the same phrase."""
    above = parsed.heads[noun]
    return above < noun and parsed.pos[above] in {"NOUN", "PROPN"} and "," not in parsed.words[above:noun]


def pair_before(reading: SentenceReading, verb: int) -> list[int]:
    """Two sides right before a verb for fighting: `as M23 rebels and Wazalendo fighters battled`."""
    found = [actor for actor in reading.actors if actor.last <= verb]
    # "The Ora and Bema tribes signed".
    if len(found) < 2 or found[-1].last != verb - (found[-1].people is not None and found[-1].last < verb):
        return []
    one, two = found[-2:]
    between = reading.parsed.lower[one.last : two.first]
    return [one.last - 1, two.last - 1] if between in (("and",), ("and", "the"), (",",)) else []


def before_inserted(parsed: ParsedSentence, subjects: list[int]) -> list[int]:
    """Subjects, with the noun before an insertion for its comma: `members, among them their chief, were killed`."""
    found: list[int] = []
    for subject in subjects:
        if parsed.lower[subject] in SOME and subject > 1 and parsed.words[subject - 1] == ",":
            # "A group of settlers, some masked, attacked".
            found.append(subject - 2 if parsed.pos[subject - 2] in {"NOUN", "PROPN"} else subject)
            continue
        if parsed.pos[subject] != "PUNCT":
            found.append(subject)
            continue
        opened = next((t for t in range(subject - 1, 0, -1) if parsed.words[t] == parsed.words[subject]), 0)
        if parsed.pos[opened - 1] in {"NOUN", "PROPN"}:
            found.append(opened - 1)
    return found


def force_in_trigger(reading: SentenceReading, trigger: Phrase) -> ActorSpan | None:
    """The force that the words for an event begin with: `a military operation`."""
    inside = (a for a in reading.actors if trigger.first == a.first and a.last < trigger.last)
    return next((actor for actor in inside if _is_force(actor)), None)


def nation_before(reading: SentenceReading, trigger: Phrase) -> ActorSpan | None:
    """The nation whose weapon the words for an event begin with: `Turkish drone targets vehicle` in a headline."""
    weapon = next((hit for hit in reading.weapons if trigger.first in (hit.first, hit.last)), None)
    before = (a for a in reading.actors if a.kind is ActorKind.DEMONYM and weapon and a.last == weapon.first)
    return next(before, None)


def in_whose_operation(reading: SentenceReading, verb: int, victims: list[int]) -> list[int]:
    """Whose operation people were killed in: `killed in an army operation`, `killed in a sweep by the police`.

    Soldiers are killed by those whom it was turned on: `two soldiers were killed in a raid against the rebels`.
    """
    forces = [actor for head in victims if (actor := actor_of(reading, head)) is not None and _is_force(actor)]
    parsed, words = reading.parsed, reading.lexicon.words[WordClass.OPERATION]
    for word, noun in parsed.prepositional(verb):
        if word not in {"in", "during"} or parsed.lemmas[noun] not in words:
            continue
        on = [one for case, one in parsed.prepositional(noun) if case in {"against", "on"}]
        if forces:
            return [one for one in on if names_actor(reading, one)]
        phrase = parsed.noun_phrase(noun)
        before = [a for a in reading.actors if phrase.first <= a.first and a.last <= noun and _is_force(a)]
        by = [doer for case, doer in parsed.prepositional(noun) if case == "by" and names_actor(reading, doer)]
        if by or before:
            return by or [before[-1].last - 1]
    return []


def _is_force(actor: ActorSpan) -> bool:
    """Whether words are for forces of a state, and not only for what they shoot with."""
    described = actor.generic is not None and actor.generic.row.actor_class is ActorClass.STATE_FORCES
    return actor.weapon is None and (actor.kind is ActorKind.STATE or described)


def only_holds(reading: SentenceReading, noun: int, trigger: Phrase) -> bool:
    """Whether somebody is told of for what they hold: `a bomb in Ora, a town controlled by rebels`."""
    parsed = reading.parsed
    top = noun
    while parsed.deps[top] == "conj" and parsed.heads[top] != top:
        top = parsed.heads[top]
    above = parsed.heads[top]
    if not any((actor := actor_of(reading, one)) is not None and is_state_force(actor) for one in (noun, top)):
        # Mines around hills held by rebels are theirs.
        return False
    held = above not in trigger and parsed.tags[above] == "VBN" and parsed.lemmas[above] in HOLDING
    return held and any(parsed.lower[child] == "by" for child in parsed.children(top, CASE))


def by_behind(reading: SentenceReading, verb: int) -> list[int]:
    """Whoever stands behind a `by` that the tree hung elsewhere: `were shot dead at home in Pará, by hooded men`."""
    parsed = reading.parsed
    for token in range(verb + 1, len(parsed)):
        if parsed.is_verbal(token) and parsed.tags[token] in {"VBD", "VBZ", "VBP", "MD", "VBG"}:
            return []
        if parsed.lower[token] == "by" and parsed.deps[token] in {"case", "prep", "agent"}:
            noun = parsed.heads[token] if parsed.deps[token] == "case" else next(iter(parsed.children(token)), token)
            above = parsed.heads[noun]
            told = any(parsed.lower[child] == "as" for child in parsed.children(above))
            aside = told or parsed.deps[above] in PARTICIPLE | ASIDE
            if above not in (verb, noun) and parsed.tags[above] == "VBN" and aside:
                # "Was thrown into a bar frequented by soldiers", "and not six, as announced by the government".
                return []
            if _is_after(reading, parsed.heads[noun]):
                # "Was freed after its seizure by rebels": they seized it.
                return []
            return [noun] if noun > token and names_actor(reading, noun) else []
    return []


def _is_after(reading: SentenceReading, noun: int) -> bool:
    """Whether a noun stands behind `after` or another word that takes it for granted."""
    parsed, words = reading.parsed, reading.lexicon.words[WordClass.PRESUPPOSING]
    return any(parsed.lower[child] in words for child in parsed.children(noun, CASE) if child < noun)


def came_when(reading: SentenceReading, verb: int) -> list[int]:
    """Armed people of no state who came when people were killed: `70 died when members of the gang swept through`."""
    parsed = reading.parsed
    for clause in parsed.children(verb, frozenset({"advcl"})):
        led = {parsed.lower[child] for child in parsed.children(clause, LED)}
        if led.isdisjoint({"when", "as", "after"}) or parsed.is_passive(clause) or parsed.is_negated(clause):
            continue
        for subject in parsed.own_subjects(clause):
            actor = actor_of(reading, subject)
            if actor is not None and _bears_arms(actor):
                return [subject]
    return []


def _bears_arms(actor: ActorSpan) -> bool:
    """Whether an actor is an armed group by its row or its noun."""
    if actor.generic is not None:
        return actor.generic.row.actor_class in ARMED_GROUPS
    return actor.kind is ActorKind.NAMED and not is_state_force(actor)


def taking_over(reading: SentenceReading, trigger: Phrase) -> list[int]:
    """To whom something is handed, where the tree hung it on what is handed: `handed the base over to the army`."""
    parsed = reading.parsed
    for token in range(trigger.first + 1, len(parsed)):
        if parsed.lower[token] == "to" and parsed.deps[token] in CASE:
            noun = parsed.heads[token] if parsed.heads[token] > token else next(iter(parsed.children(token)), token)
            if names_actor(reading, noun):
                return [noun]
    return []


def meant_by(reading: SentenceReading, head: int) -> int:
    """Whom a pronoun means in a clause beside the main one: `a ranger lost a foot when he stepped on a mine`."""
    parsed = reading.parsed
    clause = parsed.heads[head]
    beside = parsed.lower[head] in {"he", "she", "they"} and parsed.deps[clause] == "advcl"
    if not beside or "when" not in {parsed.lower[child] for child in parsed.children(clause)}:
        return head
    mains = parsed.own_subjects(parsed.heads[clause]) if head in parsed.own_subjects(clause) else []
    return mains[0] if mains and mains[0] < head and names_actor(reading, mains[0]) else head


def fights_beside(parsed: ParsedSentence, verb: int, noun: int) -> bool:
    """Whether somebody fights at another's side: `fighting side by side with the militia`."""
    return verb < noun and not ALLIED.isdisjoint(parsed.lower[verb:noun])
