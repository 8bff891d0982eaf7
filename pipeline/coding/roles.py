"""Who did it and to whom: the sides around a trigger word, read from the sentence's tree."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.around_nouns import (
    REPELLING,
    TARGET_PREPOSITIONS,
    before_weapon,
    carried_out_by,
    claimed_as_many,
    did_it,
    may_modify,
    pitted_by,
    survivors_of,
    through_verb,
)
from pipeline.coding.assumed import assumed_in
from pipeline.coding.captors import let_go_by
from pipeline.coding.delayed_victims import delayed_victims
from pipeline.coding.launching import fired_from
from pipeline.coding.lost_sides import (
    before_inserted,
    by_behind,
    came_when,
    doer_before,
    fights_beside,
    force_in_trigger,
    in_whose_operation,
    meant_by,
    names_actor,
    nation_before,
    only_holds,
    pair_before,
    sides_beside,
    taking_over,
)
from pipeline.coding.parsed import CLAUSAL, PARTICIPLE, RELATIVE, SUBJECT, Phrase
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.responsible import accused_of, responsible_for
from schemas.vocabulary import ActorClass
from schemas.word_classes import WordClass

NOUN_TARGET_PREPOSITIONS = TARGET_PREPOSITIONS | {"of"}
OTHER_SIDE = frozenset({"with", "between", "among", "against", "and"})
# Behind them it is told where two sides fought.
SCENE = frozenset({"in", "near", "at", "on", "over", "around", "outside", "along", ",", ";"})
NAMES = frozenset({ActorKind.NAMED, ActorKind.UNLISTED, ActorKind.COLLECTIVE, ActorKind.STATE})
# Between a fight and those who fight: `clashes broke out on Saturday between police and demonstrators`.
HAPPENING = frozenset(
    {"break", "erupt", "take", "occur", "flare", "continue", "rage", "resume", "ensue", "start", "be"}
)
PLACING = frozenset({"outside", "of"})
MAX_SIDES = 4
# Kinds of `roles`: what falls falls to somebody, and what is handed over is handed to somebody.
LOSING, GIVING = "patient>agent", "agent>to"
# "Opened fire on demonstrators" and "clashed with police" have their other side among their own words.
INSIDE_WORDS = frozenset({ActorClass.CIVILIANS, ActorClass.PROTESTERS, ActorClass.RIOTERS, ActorClass.STATE_FORCES})


@dataclass(frozen=True, slots=True)
class Side:
    """A participant: the head token of its phrase, the phrase, and the actor it names, when one is found."""

    head: int
    span: Phrase
    actor: ActorSpan | None


@dataclass(frozen=True, slots=True)
class Roles:
    """The two sides around a trigger."""

    agents: tuple[Side, ...] = ()
    patients: tuple[Side, ...] = ()


def find_roles(reading: SentenceReading, trigger: Phrase, head: int, kind: str) -> Roles:
    """Sides of an event told by the trigger whose head token is given; `kind` is the trigger row's `roles`."""
    parsed = reading.parsed
    verbal = parsed.is_verbal(head)
    agents, patients = (_verb_roles if verbal else _noun_roles)(reading, trigger, head, kind)
    if kind == "patient":
        # "Was wounded by Israeli fire" tells who did it, "was wounded by a bomb" does not.
        doers = [noun for noun in agents if verbal and parsed.is_passive(head) and names_actor(reading, noun)]
        # "Died on Sunday" has only a day behind its `on`.
        suffer = [noun for noun in patients if not reading.is_time(noun)]
        alone = verbal and not parsed.is_passive(head) and not parsed.objects(head)
        if alone and any(names_actor(reading, meant_by(reading, noun)) for noun in parsed.subjects(head)):
            # "A unit fell into an ambush": the ambush suffers nothing.
            suffer = agents
        if alone and not doers:
            # "A charge planted by rebels went off": they laid it, and suffered nothing.
            doers = [noun for noun in _makers(reading, parsed.subjects(head)) if names_actor(reading, noun)]
            agents = [noun for noun in agents if noun not in doers]
        claimed = [] if verbal else claimed_as_many(reading, head) or _whose_weapon(reading, trigger, head)
        # "They carried out the blast", or nobody has said that they did.
        claimed = claimed or [noun for noun in agents if not verbal and did_it(reading, head, noun)]
        agents, patients = doers or claimed, suffer or ([] if claimed else agents)
    if kind == "agent" and trigger.last - trigger.first > 1 and parsed.lower[trigger.last - 1] in PLACING:
        patients = []  # "Gathered outside the police station".
    sides = Roles(tuple(_sides(reading, agents, trigger)), tuple(_sides(reading, patients, trigger)))
    if verbal and not sides.patients:
        # "opened fire on demonstrators" names them inside the phrase.
        inside = [
            a
            for a in reading.actors
            if head < a.first
            and a.last <= trigger.last
            and a.generic is not None
            and a.generic.row.actor_class in INSIDE_WORDS
        ]
        sides = Roles(sides.agents, tuple(Side(a.last - 1, Phrase(a.first, a.last), a) for a in inside))
    if not sides.agents and kind == "agent>patient":
        force = nation_before(reading, trigger) if verbal else force_in_trigger(reading, trigger)
        own = () if force is None else (Side(force.last - 1, Phrase(force.first, force.last), force),)
        sides = Roles(own, sides.patients)
    if kind == "clash" and len(sides.agents) > 1 and not any(side.actor for side in sides.patients):
        return Roles(sides.agents[:1], sides.agents[1:])
    return sides


def is_filed_seat(reading: SentenceReading, noun: int) -> bool:
    """Whether a capital stands behind `from`: somebody speaks there."""
    actor, before = actor_of(reading, noun), reading.parsed.lower[noun - 1 : noun]
    seat = actor is not None and actor.country_word is not None and actor.country_word.kind == "capital"
    return seat and before == ("from",)


def _sides(reading: SentenceReading, heads: list[int], trigger: Phrase) -> list[Side]:
    parsed, no_side = reading.parsed, reading.lexicon.words[WordClass.NO_SIDE]
    found: list[Side] = []
    for head in dict.fromkeys(meant_by(reading, head) for head in heads):
        if head in trigger and parsed.deps[head] in SUBJECT and (own := actor_of(reading, head)) is not None:
            # "An Israeli drone hit a car": the trigger's own noun tells whose it was.
            found.append(Side(head, parsed.noun_phrase(head), own))
        nobody = parsed.lemmas[head] in no_side and not any(a.covers(head) for a in reading.actors)
        if head in trigger or nobody or only_holds(reading, head, trigger):
            continue
        found.append(Side(head, parsed.noun_phrase(head), actor_of(reading, head)))
    return found[:MAX_SIDES]


def _verb_roles(reading: SentenceReading, trigger: Phrase, verb: int, kind: str) -> tuple[list[int], list[int]]:
    parsed = reading.parsed
    preps = [pair for token in range(trigger.first, trigger.last) for pair in parsed.prepositional(token)]
    preps += [] if verb in trigger else parsed.prepositional(verb)
    if kind == LOSING:
        return [noun for word, noun in preps if word in {"to", "of"}], parsed.subjects(verb)
    assumed = _assumed_before(reading, verb)
    if parsed.is_passive(verb) and not assumed:
        agents = [noun for word, noun in preps if word == "by"]
        patients = before_inserted(parsed, parsed.subjects(verb))
        if kind == GIVING:
            patients = [noun for word, noun in preps if word == "to"] or patients
        if parsed.lemmas[verb] in reading.lexicon.words[WordClass.THROWING_VERB]:
            # "A grenade was thrown at a police post."
            patients += [noun for word, noun in preps if word in TARGET_PREPOSITIONS]
        if not agents and kind != "clash":
            agents = by_behind(reading, verb) or in_whose_operation(reading, verb, patients)
            agents = agents or came_when(reading, verb) or fired_from(reading, verb) or let_go_by(reading, verb)
        if kind == "clash":
            patients += [noun for word, noun in preps if word in OTHER_SIDE]
        return agents, patients
    agents = assumed or accused_of(reading, verb) or before_inserted(parsed, parsed.subjects(verb))
    agents += _makers(reading, agents)
    by = [noun for word, noun in preps if word == "by" and names_actor(reading, noun)]
    if by and kind != "clash" and not parsed.objects(verb) and not any(names_actor(reading, noun) for noun in agents):
        # "A missile fired toward the city by the militia was shot down", with the participle taken for the verb.
        return by, [noun for word, noun in preps if word in TARGET_PREPOSITIONS] or agents
    if kind == "clash":
        # "rebels fought the army": what the verb takes is the other side.
        other = [noun for word, noun in preps if word in OTHER_SIDE and not fights_beside(parsed, verb, noun)]
        if not other and (len(agents) < 2 or not any(names_actor(reading, noun) for noun in agents)):
            agents = pair_before(reading, verb) or agents
        return agents, other or parsed.objects(verb)
    if kind == GIVING:
        return agents, [noun for word, noun in preps if word == "to"] or taking_over(reading, trigger)
    targets = [noun for word, noun in preps if word in TARGET_PREPOSITIONS]
    objects = [token for token in parsed.objects(verb) if token not in trigger]
    if not agents and not objects and not targets:
        agents, objects = sides_beside(parsed, verb)
    agents = agents or doer_before(reading, verb)
    if parsed.lemmas[verb] in REPELLING and trigger.last > verb + 1:
        # "Troops repelled an attack by fighters on a base": the fighters are the other side.
        raiders = [noun for word, noun in preps if word in {"by", "from"} and names_actor(reading, noun)]
        if raiders:
            return agents, raiders
    if any(parsed.pos[token] == "NOUN" for token in range(verb + 1, trigger.last)):
        beside = {"of", "to"} if parsed.lemmas[verb] in {"set", "lay", "put"} else {"of"}
        # In "opened fire on", "set fire to" and "carried out a raid on" the object is part of the phrase.
        return agents, targets + [noun for word, noun in preps if word in beside]
    return agents, objects + targets


def _noun_roles(reading: SentenceReading, trigger: Phrase, head: int, kind: str) -> tuple[list[int], list[int]]:
    parsed = reading.parsed
    preps = [pair for token in range(trigger.first, trigger.last) for pair in parsed.prepositional(token)]
    agents = [noun for word, noun in preps if word in {"by", "from"} and names_actor(reading, noun)]
    # "Condemned the attack from Islamabad".
    agents = [noun for noun in agents if not is_filed_seat(reading, noun)]
    agents += _modifiers(reading, trigger, head)
    if parsed.lower[trigger.first] == "in" and any(parsed.lemmas[child] == "be" for child in parsed.children(head)):
        # "The rebels are in control of the town".
        agents = agents or parsed.own_subjects(head)
    if not agents and kind != "clash":
        agents = _by_below(reading, trigger, head)
        agents = agents or [noun for noun in responsible_for(reading, head) if names_actor(reading, noun)]
    if kind == "clash":
        return agents, (
            sides_between(reading, trigger.last)
            or [noun for word, noun in preps if word in OTHER_SIDE]
            or pitted_by(reading, head)
            or pair_before(reading, head)
        )
    mob = parsed.lemmas[head] in reading.lexicon.words[WordClass.RIOTER]
    # "A mob of villagers" is made of them.
    behind = TARGET_PREPOSITIONS if mob else NOUN_TARGET_PREPOSITIONS
    patients = [noun for word, noun in preps if word in behind and noun not in trigger]
    if patients:
        # "The murder of four nuns and two drivers", with the drivers hung beside the murder.
        beside = [noun for noun in parsed.conjuncts(head)[1:] if noun > patients[-1]]
        patients += [noun for noun in beside if any(a.generic and a.covers(noun) for a in reading.actors)]
    for child in parsed.children(head, PARTICIPLE | RELATIVE):
        if parsed.tags[child] == "VBG" or parsed.deps[child] in RELATIVE:
            patients += parsed.objects(child)
            patients += [noun for word, noun in parsed.prepositional(child) if word in TARGET_PREPOSITIONS]
        elif parsed.tags[child] == "VBN":
            agents += [noun for word, noun in parsed.prepositional(child) if word == "by"]
    verb = parsed.heads[parsed.first_conjunct(head)]
    label = parsed.deps[parsed.first_conjunct(head)]
    if parsed.is_verbal(verb) and verb != head:
        more_agents, more_patients = through_verb(reading, head, verb, label)
        agents, patients = agents or more_agents, patients + [p for p in more_patients if p not in patients]
    patients = patients or survivors_of(reading, head)
    if not patients and (later := delayed_victims(parsed, head)) is not None:
        patients = [later[1]]
    return agents or carried_out_by(reading, head), patients


def _makers(reading: SentenceReading, subjects: list[int]) -> list[int]:
    """Whoever laid or sent what acts: `a mine planted by rebels went off`, `an airstrike launched by the army`."""
    parsed, guarding = reading.parsed, reading.lexicon.words[WordClass.HOLDING_VERB]
    found: list[int] = []
    for subject in subjects:
        if names_actor(reading, subject):
            continue
        above = parsed.heads[subject]
        laid = [above] if subject in parsed.own_subjects(above) and parsed.is_passive(above) else []
        for child in [*parsed.children(subject, PARTICIPLE), *laid]:
            if parsed.lemmas[child] in guarding:
                continue  # "A convoy escorted by police came under attack".
            by = [noun for word, noun in parsed.prepositional(child) if word == "by"]
            found += by or fired_from(reading, child)
    return found


def sides_between(reading: SentenceReading, behind: int) -> list[int]:
    """Two known sides right behind `between`, whatever the tree made of their names: `between ELN and Gulf Clan`."""
    parsed = reading.parsed
    # "Clashes on Thursday between supporters of the leader and the police".
    gap = next((t for t in range(behind, min(behind + 16, len(parsed))) if parsed.lower[t] == "between"), None)
    if gap is None or any(parsed.is_verbal(t) and parsed.lemmas[t] not in HAPPENING for t in range(behind, gap)):
        return []
    first = gap + 1 + (parsed.tags[gap + 1 : gap + 2] == ("VBG",))  # "Between feuding clans".
    last = next((t for t in range(first, len(parsed)) if parsed.is_verbal(t) or parsed.words[t] in SCENE), len(parsed))
    sides = [actor for actor in reading.actors if first <= actor.first and actor.last <= last]
    joined = [t for t in range(first, last) if parsed.lower[t] == "and"]
    if not joined:
        return []
    left = [actor for actor in sides if actor.last <= joined[0]]
    right = [actor for actor in sides if actor.first > joined[0]]
    if all(any(actor.kind in NAMES for actor in half) for half in (left, right)):
        return [half[0].last - 1 for half in (left, right)]
    # "Between young supporters of the opponent and the forces of order".
    crowds = reading.lexicon.words[WordClass.CROWD]
    people = [t for t in range(first, joined[0]) if parsed.lemmas[t] in crowds and parsed.pos[t] == "NOUN"]
    return [people[0], right[0].last - 1] if people and right and gap > behind else []


def _assumed_before(reading: SentenceReading, verb: int) -> list[int]:
    """People right before a verb who are taken for somebody, whatever the tree made of it."""
    return [pair.people.last - 1 for pair in assumed_in(reading) if 0 <= verb - pair.taken_for.last <= 2]


def _by_below(reading: SentenceReading, trigger: Phrase, head: int) -> list[int]:
    """Whoever stands behind `by` deeper in the phrase: `the shelling of the town of X by the army`."""
    parsed = reading.parsed
    for token in parsed.subtree(head, without=CLAUSAL | {"conj"}):
        if parsed.lower[token] != "by" or token < trigger.last or parsed.deps[token] not in {"case", "prep", "agent"}:
            continue
        noun = parsed.heads[token] if parsed.deps[token] == "case" else next(iter(parsed.children(token)), token)
        if names_actor(reading, noun):
            return [noun]
    return []


def _modifiers(reading: SentenceReading, trigger: Phrase, head: int) -> list[int]:
    """Tokens before an event noun that name who did it: `Russian air strikes`, `the army's shelling`."""
    parsed = reading.parsed
    phrase = parsed.noun_phrase(head)
    found: list[int] = []
    # "Russian guided bombs", whatever the tree makes of `guided`.
    arms = {hit.first for hit in reading.weapons if hit.first <= head < hit.last}
    for actor in reading.actors:
        close = actor.first < trigger.first and phrase.first <= actor.first and actor.last <= head + 1
        adjacent = close and all(parsed.pos[t] not in {"VERB", "AUX", "ADP"} for t in range(actor.last, trigger.first))
        whose = actor.kind is ActorKind.DEMONYM and actor.last in arms
        if (adjacent or whose) and may_modify(parsed, actor, head):
            # "Israeli drone strikes": the words of the actor may reach into those of the event.
            found.append(min(actor.last, trigger.first) - 1)
    return found


def _whose_weapon(reading: SentenceReading, trigger: Phrase, head: int) -> list[int]:
    """The nation before a blast whose weapon is named: `a Russian rocket blast`, unlike `the Beirut blast`."""
    return [noun for noun in _modifiers(reading, trigger, head) if noun in before_weapon(reading, trigger)]
