"""What a word for taking or storming tells of, by what it is done to: people, goods, homes or ground."""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.actors import ActorKind
from pipeline.coding.answering import defends_own_ground
from pipeline.coding.ground_taken import takes_a_place
from pipeline.coding.harmless import is_found
from pipeline.coding.mention import Mention, Party
from pipeline.coding.parsed import SUBJECT
from pipeline.coding.triggers import SetAside
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, RejectReason
from schemas.word_classes import WordClass

ABDUCTION, ARRESTS, LOOTING = "Abduction/forced disappearance", "Arrests", "Looting/property destruction"
DISRUPTED, EXCESSIVE = "Disrupted weapons use", "Excessive force against protesters"
CLASH, ATTACK, VIOLENT, PEACEFUL = "Armed clash", "Attack", "Violent demonstration", "Peaceful protest"
HANDED_OVER, OTHER = "Non-violent transfer of territory", "Other"
OVERTAKEN = "Non-state actor overtakes territory"
RAIDERS = ("Bandits (", "Unidentified Gang")
REMOTE, GRENADE = "Remote explosive/landmine/IED", "Grenade"
# People come together at these to mourn, pray or vote, too.
SOLEMN = frozenset({"vigil", "procession", "assembly"})
# Said of towns, of people and of goods.
AGAIN = frozenset({"recapture", "retake"})
TAKING = AGAIN | {"seize", "capture", "take over", "fall into hand", "fall to", "take {locality}"}
CARRYING = frozenset({"carry off", "take away", "snatch", "drag away", "spirit away", "whisk away", "whisk off"})
MAKING_OFF = frozenset(
    {"make off with", "make away with", "walk away with", "cart away", "cart off", "drive off {goods}"}
)
SETTING_OFF = ("detonate", "blow up", "explode", "destroy", "set off")
# What forces do who find a bomb that others laid.
DEFUSING = frozenset({"discover", "find", "recover", "defuse", "safely", "controlled", "unearth", "uncover", "locate"})
FLYING = frozenset(
    {"rain", "rain down", "rain down on", "land on", "land in", "hit", "strike", "throw", "hurl", "toss"}
)
HANDING = frozenset({"hand over", "hand back", "hand to", "turn over", "give up", "return to"})
HANDOVER = "handover"
DRIVING_OUT = ("drive out", "drive off", "push out", "force out", "chase out")
ATTACKERS = frozenset({"attacker", "assailant", "raider", "gunman", "intruder", "aggressor", "bandit", "hitman"})
GAINS = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
HELD = frozenset({"hostage", "captive", "prisoner", "detainee", "pow", "body", "remains", "abductee"})
FETCHING = frozenset({"cross", "icrc", "crescent"})
BREAKING_IN = frozenset({"storm", "raid", "attack", "break into"})
ONESELF = frozenset({"himself", "herself", "themselves", "themself", "itself"})
PATROLS = frozenset({"vehicle", "convoy", "patrol", "jeep", "pickup", "bulldozer", "motorcycle", "ambulance", "tank"})
MOB = "Mob violence"
BEATING = frozenset({"beat to death", "beat", "thrash", "stone to death", "burn to death", "club to death", "beat up"})
# What a mob takes its victim for, and how that is told.
TAKEN_FOR = frozenset(
    {"suspicion", "charge", "accuse", "accusation", "allegedly", "suspect", "rumour", "rumor", "allege"}
)
CRIMES_TOLD = frozenset(
    {"theft", "steal", "thief", "witchcraft", "witch", "magic", "sorcery", "sorcerer", "lifter", "blasphemy", "robber"}
    | {"burglar", "burglary", "robbery", "kidnapper", "cow", "slaughter", "occult", "wizard", "rape", "molest"}
)
KILLING = frozenset({"slaughter", "kill", "shoot", "butcher", "shoot dead"})
THROWN_BY_HAND = frozenset({"throw", "hurl", "toss", "lob", "fling", "chuck"})


def by_target(mention: Mention) -> Mention:
    """The mention with its type told by whom or what it was done to."""
    word = mention.trigger.entry.row.trigger
    if mention.sub_event_type == ATTACK and not mention.agents and _during_a_protest(mention):
        return replace(mention, sub_event_type=EXCESSIVE, is_specific=True)
    if mention.sub_event_type in {REMOTE, GRENADE} and is_found(mention.reading.parsed, mention.trigger.span.last):
        return replace(mention, sub_event_type=DISRUPTED, is_specific=True)
    if word in KILLING and mention.patients and _are_beasts(mention):
        # "Thirty bulls were slaughtered."
        return replace(mention, aside=SetAside(RejectReason.METAPHOR, f"{word!r} of beasts"))
    if word == "strike" and _people_strike(mention):
        # "Raiders strike kraal", with the verb of a headline taken for a noun.
        return replace(mention, sub_event_type=ATTACK, is_specific=False)
    if mention.sub_event_type == DISRUPTED and defends_own_ground(mention):
        # "Thwarted an attack on their base": they fought for it.
        return replace(mention, sub_event_type=CLASH)
    if mention.sub_event_type == ATTACK and word in BEATING and _on_suspicion(mention):
        return replace(mention, sub_event_type=MOB, is_specific=True)
    if mention.sub_event_type == REMOTE and _drives_over(mention):
        # "A police pickup set off a mine": it was hit.
        return replace(mention, agents=(), patients=(*mention.agents, *mention.patients))
    if word in TAKING and mention.sub_event_type == REMOTE and _by_forces(mention):
        # "Police seized an explosive device": it went off nowhere.
        return replace(mention, sub_event_type=DISRUPTED, is_specific=True)
    if word in TAKING and mention.sub_event_type is not None:
        mention = _of_people(mention)
    if mention.sub_event_type == ABDUCTION and _is_a_mob(mention):
        # By ACLED's codebook what a crowd does to those it drags off is its violence.
        return replace(mention, sub_event_type=MOB, is_specific=True)
    people = word in HANDING and _hands_over_people(mention)
    if mention.sub_event_type == HANDED_OVER and (people or (word == HANDOVER and _is_of_captives(mention))):
        return replace(mention, sub_event_type=OTHER)
    if word in MAKING_OFF and _takes_people(mention):
        return replace(mention, sub_event_type=ABDUCTION, is_specific=True)
    if word.startswith(SETTING_OFF) and _made_safe(mention):
        return replace(mention, sub_event_type=DISRUPTED, is_specific=True)
    if word in CARRYING and _all_goods(mention):
        return replace(mention, sub_event_type=LOOTING, is_specific=True)
    if word in FLYING and _are_thrown(mention):
        return replace(mention, sub_event_type=VIOLENT, is_specific=True)
    if mention.sub_event_type == VIOLENT and mention.trigger.entry.row.weapon == "fire" and _is_oneself(mention):
        # Whoever sets himself on fire protests.
        return replace(mention, sub_event_type=PEACEFUL, is_specific=True)
    if word in THROWN_BY_HAND and mention.sub_event_type == REMOTE:
        # By ACLED's codebook a grenade is whatever explosive is hurled by hand.
        return replace(mention, sub_event_type=GRENADE)
    if word.startswith(DRIVING_OUT) and mention.sub_event_type in GAINS and _are_attackers(mention):
        # Who drives those out who have just come in has lost nothing.
        return replace(mention, sub_event_type=CLASH)
    if mention.sub_event_type == OVERTAKEN and _are_raiders(mention):
        # Herders, a village's youths or bandits who overrun another village hold no ground.
        return replace(mention, sub_event_type=ATTACK)
    if word in BREAKING_IN and mention.sub_event_type == CLASH and _is_home_of_civilians(mention):
        return replace(mention, sub_event_type=ATTACK)
    return mention


def _are_beasts(mention: Mention) -> bool:
    """Whether whoever is killed is no person."""
    beasts, lemmas = mention.reading.lexicon.words[WordClass.NO_PERSON], mention.reading.parsed.lemmas
    return all(party.identity is None and lemmas[party.side.head] in beasts for party in mention.patients)


def _people_strike(mention: Mention) -> bool:
    """Whether a noun for a strike is a headline's verb, and those who strike are armed people on the ground."""
    parsed, head = mention.reading.parsed, mention.trigger.head
    if parsed.is_verbal(head) or mention.weapon is not None or parsed.lower[head] != "strike":
        return False
    doers = [noun for noun in parsed.children(head, SUBJECT) if parsed.tags[noun] in {"NNS", "NNPS"}]
    spans = [actor for actor in mention.reading.actors if any(actor.covers(noun) for noun in doers)]
    classes = {actor.generic.row.actor_class for actor in spans if actor.generic is not None}
    return bool(doers) and not classes & FORCES


def _on_suspicion(mention: Mention) -> bool:
    """Whether people whom nobody names beat somebody for what they take him for: `beaten to death over witchcraft`."""
    if any(p.identity is not None and p.identity.actor_class in FORCES | ARMED_GROUPS for p in mention.agents):
        return False
    parsed = mention.reading.parsed
    taken_for = not TAKEN_FOR.isdisjoint(parsed.lemmas)
    return taken_for and not CRIMES_TOLD.isdisjoint(parsed.lemmas)


def _by_forces(mention: Mention) -> bool:
    """Whether forces take what is no place."""
    classes = {party.identity.actor_class for party in mention.agents if party.identity is not None}
    return bool(classes) and classes <= FORCES and not takes_a_place(mention)


def _is_a_mob(mention: Mention) -> bool:
    """Whether a crowd does it, and nobody armed."""
    classes = {party.identity.actor_class for party in mention.agents if party.identity is not None}
    return classes == {ActorClass.RIOTERS}


def _drives_over(mention: Mention) -> bool:
    """Whether only a vehicle, or those on patrol, set off what others laid."""
    vehicles = mention.reading.lexicon.words[WordClass.VEHICLE] | PATROLS
    lemmas = mention.reading.parsed.lemmas
    verb = mention.reading.parsed.is_verbal(mention.trigger.head)
    return verb and bool(mention.agents) and all(lemmas[party.side.head] in vehicles for party in mention.agents)


def _are_raiders(mention: Mention) -> bool:
    """Whether those who take a place are a community's armed people, bandits or a gang, and nobody else."""
    agents = [party.identity for party in mention.agents if party.identity is not None]
    return bool(agents) and all(
        agent.actor_class is ActorClass.IDENTITY_MILITIA or agent.name.startswith(RAIDERS) for agent in agents
    )


def _are_attackers(mention: Mention) -> bool:
    """Whether those driven out are called by a word for who raids a place, and hold none."""
    parsed = mention.reading.parsed
    heads = [party.side.head for party in mention.patients]
    return bool(heads) and all(parsed.lemmas[head] in ATTACKERS for head in heads)


def _during_a_protest(mention: Mention) -> bool:
    """Whether somebody was shot or killed, by nobody who is named, while others protested.

    `Shot dead as protests entered their fifth week`, `one killed during a march`.
    """
    reading, parsed, head = mention.reading, mention.reading.parsed, mention.trigger.head
    shot = parsed.lemmas[head] in {"shoot", "kill", "gun"} and parsed.is_verbal(head) and parsed.is_passive(head)
    if any(parsed.lower[child] in {"had", "have", "has"} for child in parsed.children(head)):
        # "At least 20 had been killed in the protests before today."
        return False
    if not shot or any(p.identity is not None and p.identity.actor_class in FORCES for p in mention.patients):
        return False
    gathering = reading.lexicon.words[WordClass.GATHERING] - SOLEMN
    scenes = [noun for word, noun in parsed.prepositional(head) if word in {"during", "in", "at", "amid", "as"}]
    for clause in parsed.children(head, frozenset({"advcl"})):
        if {parsed.lower[child] for child in parsed.children(clause)} & {"as", "when", "while"}:
            scenes += parsed.subjects(clause)
    phrases = (parsed.noun_phrase(noun) for noun in scenes)
    return any(not gathering.isdisjoint(parsed.lemmas[phrase.first : phrase.last]) for phrase in phrases)


def _of_people(mention: Mention) -> Mention:
    """`Gunmen seized a nun` carry her off, `troops captured a rebel` arrest him."""
    if mention.trigger.entry.row.trigger in AGAIN and _is_of_prisoners(mention):
        # "Eleven escapees were recaptured after the prison break."
        return replace(mention, sub_event_type=ARRESTS, is_specific=False)
    taken = [party for party in mention.patients if _is_person(party)]
    objects = mention.reading.parsed.objects(mention.trigger.head)[:1]
    if not taken or (takes_a_place(mention) and not any(party.side.head in objects for party in taken)):
        # "Seized two reporters at a checkpoint" took no checkpoint.
        return mention
    agents = [party.identity for party in mention.agents if party.identity is not None]
    by_state = any(agent.actor_class in FORCES for agent in agents)
    classes = {party.identity.actor_class for party in taken if party.identity is not None}
    if mention.trigger.entry.row.trigger in AGAIN and classes <= ARMED_GROUPS | {ActorClass.CIVILIANS}:
        # "Some prisoners had been recaptured."
        return replace(mention, sub_event_type=ARRESTS, is_specific=False)
    unarmed = {ActorClass.CIVILIANS, ActorClass.PROTESTERS}
    if by_state and (classes <= ARMED_GROUPS | unarmed or classes & unarmed):
        return replace(mention, sub_event_type=ARRESTS)
    if not by_state and ActorClass.CIVILIANS in classes and not classes & FORCES:
        return replace(mention, sub_event_type=ABDUCTION, is_specific=bool(agents))
    return mention


def _is_of_prisoners(mention: Mention) -> bool:
    """Whether a sentence speaks of a prison or its inmates and names no town that was taken again."""
    parsed, captives = mention.reading.parsed, mention.reading.lexicon.words[WordClass.CAPTIVE]
    taken = {t for party in mention.patients for t in range(party.side.span.first, party.side.span.last)}
    named = {place.token for place in mention.reading.places}
    return not captives.isdisjoint(parsed.lemmas) and not taken & named


def _is_person(party: Party) -> bool:
    """Whether the words are for people themselves, and not for what is theirs: `a nun`, not `a nun's house`."""
    actor, head, reading = party.side.actor, party.side.head, party.reading
    if party.identity is None or actor is None:
        return False
    counted = any(count.first <= head < count.last for count in reading.counts) and actor.first <= head + 3
    return actor.covers(head) or (counted and actor.kind is ActorKind.GENERIC)


def _takes_people(mention: Mention) -> bool:
    """Whether those whom robbers make off with are people: `made off with five children`."""
    reading = mention.reading
    nouns = [noun for word, noun in reading.parsed.prepositional(mention.trigger.head) if word == "with"]
    nouns += [party.side.head for party in mention.patients]
    unarmed = [a for a in reading.actors if a.generic is not None and a.generic.row.actor_class is ActorClass.CIVILIANS]
    return any(actor.covers(noun) for noun in nouns for actor in unarmed)


def _hands_over_people(mention: Mention) -> bool:
    """Whether captives are handed over, and no ground: `handed ten soldiers to the Red Cross`."""
    parsed = mention.reading.parsed
    given = parsed.objects(mention.trigger.head)
    given = given if not parsed.is_passive(mention.trigger.head) else parsed.subjects(mention.trigger.head)
    people = [actor for actor in mention.reading.actors if actor.kind is ActorKind.GENERIC]
    return bool(given) and all(any(actor.covers(noun) for actor in people) for noun in given)


def _is_of_captives(mention: Mention) -> bool:
    """Whether a handover is of people: captives stand beside it, or those who come to fetch them."""
    parsed = mention.reading.parsed
    return not HELD.isdisjoint(parsed.lemmas) or not FETCHING.isdisjoint(parsed.lower)


def _made_safe(mention: Mention) -> bool:
    """Whether forces set off what others laid: `troops discovered and detonated three mines`."""
    parsed, arms = mention.reading.parsed, mention.reading.lexicon.words[WordClass.ARMS]
    agents = [party.identity for party in mention.agents if party.identity is not None]
    if not agents or any(agent.actor_class not in FORCES for agent in agents) or DEFUSING.isdisjoint(parsed.lemmas):
        return False
    nouns = [*parsed.objects(mention.trigger.head), *([] if mention.trigger.noun is None else [mention.trigger.noun])]
    weapons = {token for hit in mention.reading.weapons for token in range(hit.first, hit.last)}
    weapons.update({mention.trigger.noun} if mention.trigger.noun is not None else ())
    return any(parsed.lemmas[noun] in arms or noun in weapons or parsed.lower[noun] == "it" for noun in nouns)


def _all_goods(mention: Mention) -> bool:
    """Whether what is carried off is money, food or the like, and nobody."""
    words = mention.reading.lexicon.words
    things = words[WordClass.GOODS] | words[WordClass.PROPERTY]
    parsed = mention.reading.parsed
    heads = [party.side.head for party in mention.patients]
    return bool(heads) and all(parsed.lemmas[head] in things for head in heads)


def _are_thrown(mention: Mention) -> bool:
    """Whether what flies is what crowds throw: `bricks and bottles rained on officers`."""
    parsed, thrown = mention.reading.parsed, mention.reading.lexicon.words[WordClass.THROWN]
    flying = parsed.subjects(mention.trigger.head) if parsed.is_verbal(mention.trigger.head) else []
    return bool(flying) and all(parsed.lemmas[noun] in thrown for noun in flying)


def _is_oneself(mention: Mention) -> bool:
    """Whether somebody burns himself: `set himself on fire`."""
    parsed = mention.reading.parsed
    named = [*(party.side.head for party in mention.patients), *parsed.objects(mention.trigger.head)]
    return any(parsed.lower[token] in ONESELF for token in named)


def _is_home_of_civilians(mention: Mention) -> bool:
    """Whether armed people who are no state's break into where people live, shop or pray."""
    agents = [party.identity for party in mention.agents if party.identity is not None]
    if not agents or any(agent.actor_class not in ARMED_GROUPS for agent in agents):
        return False
    if not mention.patients or any(party.identity is not None for party in mention.patients):
        return False
    words, parsed = mention.reading.lexicon.words, mention.reading.parsed
    for party in mention.patients:
        lemmas = parsed.lemmas[party.side.span.first : party.side.span.last]
        if words[WordClass.CIVIL_OBJECT].isdisjoint(lemmas) or not words[WordClass.MILITARY_WORD].isdisjoint(lemmas):
            return False
    return True
