"""What the words of a draft leave open or settle about how it was done: by law, from afar, in a fight."""

from __future__ import annotations

from pipeline.coding.came_after import is_pluperfect
from pipeline.coding.crowd_events import CROWD_CLASSES
from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, Outcome, Part
from schemas.word_classes import WordClass

CHEMICAL = "Chemical weapon"
INTERVENTION = "Protest with intervention"
# What tells that a water cannon was used, and did not only stand by.
LET_OFF = frozenset({"volley", "burst", "barrage", "canister", "fire", "hurl", "lob", "use", "spray", "cloud"})
# Of those who were taken along and are gone.
SEEN = frozenset({"see", "hear"})
UNKNOWN = frozenset({"unknown", "unclear"})
AIR, REMOTE, CLASH, ATTACK = "Air/drone strike", "Remote explosive/landmine/IED", "Armed clash", "Attack"
ABDUCTION, ARRESTS, VIOLENT = "Abduction/forced disappearance", "Arrests", "Violent demonstration"
# Where people are taken from.
OUT_OF = frozenset(
    f"{verb} out of {place}" for verb in ("pull", "drag", "take") for place in ("house", "home", "car", "bus")
)
PLAIN_BOMBS = frozenset({"improvised explosive device"})
HURT_WORDS = frozenset({"hurt", "injure", "hospitalise", "hospitalize", "collapse"})
# Who comes in so takes a place, or only comes to kill.
ENTERING = frozenset({"sweep into", "pour into {locality}", "storm into {locality}"})
GUNNING = frozenset({"shoot", "gun"})
FIRING = frozenset({"fire", "shoot", "gunfire", "gunshot"})
# Where people are arrested who protest, and what tells that they had done so another day.
SCENES = frozenset({"at", "during", "from", "amid", "in"})
CLAUSES = frozenset({"advcl", "acl", "acl:relcl", "relcl", "advcl:relcl"})
LATER = frozenset({"after", "before", "since", "because", "for", "over"})


def is_by_law(draft: Draft) -> bool:
    """Whether the words are of arrest, which a group in control makes too."""
    words = {m.trigger.entry.row.trigger for m in draft.mentions}
    return any(word in told for told in words for word in ("arrest", "detain", "detention", "custody", "jail"))


def are_taken_in(draft: Draft) -> bool:
    """Whether people are only said to be taken along, which is an arrest when police do it."""
    taking = {
        "put into bus",
        "pick from home",
        *OUT_OF,
        "take away",
        "lead away",
        "pick up",
        "haul off {vehicle}",
        "drag into {vehicle}",
        "bundle into",
    }
    told = {m.trigger.entry.row.trigger for m in draft.mentions if m.sub_event_type == ABDUCTION}
    return told <= taking and not _never_seen_again(draft)


def _never_seen_again(draft: Draft) -> bool:
    """Whether those taken along are gone: `has not been seen since`, `whose whereabouts are unknown`."""
    for mention in draft.mentions:
        parsed = mention.reading.parsed
        unseen = any(parsed.lemmas[t] in SEEN and parsed.is_negated(t) for t in range(len(parsed)))
        unknown = "whereabouts" in parsed.lower and not UNKNOWN.isdisjoint(parsed.lower)
        if unseen or unknown:
            return True
    return False


def goes_off_by_itself(draft: Draft) -> bool:
    """Whether something more telling than a bomb went off: a mine, a car bomb."""
    laid = [m.weapon.row.weapon for m in draft.mentions if m.sub_event_type == REMOTE and m.weapon is not None]
    return any(weapon not in PLAIN_BOMBS for weapon in laid)


def ends_in_death(draft: Draft) -> bool:
    """Whether the opening tells of people killed, and only what follows that they or others were carried off."""
    taken = [m for m in draft.mentions if m.sub_event_type == ABDUCTION]
    killed = [m for m in draft.mentions if m.sub_event_type == ATTACK and m.reading.is_opening]
    first = min((m.reading.index for m in taken), default=0)
    if (
        any(m.reading.sentence.part is Part.TITLE for m in killed)
        and len({m.reading.index for m in killed if m.reading.index < first}) > 1
    ):
        # "Ten soldiers killed in raid": that its raiders "also took some drivers" is not the news.
        return True
    return bool(killed) and all(
        is_pluperfect(m.reading.parsed, m.trigger.head) or not m.reading.is_opening for m in taken
    )


def guns_answer(draft: Draft) -> bool:
    """Whether somebody other than the crowd shoots: who dies when guards fire on a crowd was killed by no mob."""
    shots = [m for m in draft.mentions if m.sub_event_type == ATTACK and not FIRING.isdisjoint(_words(m))]
    return any(
        not any(p.identity is not None and p.identity.actor_class in CROWD_CLASSES for p in shot.agents)
        for shot in shots
    )


def _words(mention: Mention) -> list[str]:
    return mention.trigger.entry.row.trigger.split()


def arrested_at_protest(draft: Draft) -> bool:
    """Whether those arrested protested then: `picked up 12 teachers who had marched`, `detained 14 at a rally`."""
    return any(_at_protest(m) for m in draft.mentions if m.sub_event_type in {ARRESTS, ABDUCTION})


def broken_up(draft: Draft) -> bool:
    """Whether forces are told to have used gas, water or sticks on a gathering that is told first."""
    return any(
        m.sub_event_type == INTERVENTION
        and m.is_specific
        and (
            any(p.identity is not None and p.identity.actor_class in FORCES for p in m.agents)
            # "A march drew volleys of tear gas."
            or (m.weapon is not None and not m.agents and _is_let_off(m))
        )
        for m in draft.mentions
    )


def _is_let_off(mention: Mention) -> bool:
    """Whether gas was used, or a water cannon that did more than stand by."""
    stands_by = "cannon" in _words(mention)
    return not stands_by or not LET_OFF.isdisjoint(mention.reading.parsed.lemmas)


def _at_protest(mention: Mention) -> bool:
    by = [party.identity for party in mention.agents if party.identity is not None]
    if any(identity.actor_class not in FORCES for identity in by) or (mention.sub_event_type == ABDUCTION and not by):
        return False
    parsed, words = mention.reading.parsed, mention.reading.lexicon.words
    head = mention.trigger.head
    if any(
        word in SCENES and parsed.lemmas[noun] in words[WordClass.GATHERING]
        for word, noun in [*parsed.prepositional(head), *_of_objects(mention)]
    ):
        return True
    clauses = [c for token in [head, *(p.side.head for p in mention.patients)] for c in parsed.children(token, CLAUSES)]
    verbs = words[WordClass.PROTESTING_VERB] | {"disperse", "gather"}
    return any(
        parsed.is_verbal(clause) and parsed.lemmas[clause] in verbs and LATER.isdisjoint(_openers(mention, clause))
        for clause in clauses
    )


def _of_objects(mention: Mention) -> list[tuple[str, int]]:
    parsed = mention.reading.parsed
    return [pair for party in mention.patients for pair in parsed.prepositional(party.side.head)]


def _openers(mention: Mention, clause: int) -> set[str]:
    parsed = mention.reading.parsed
    return {parsed.lower[child] for child in parsed.children(clause) if child < clause}


def is_only_bombed(draft: Draft) -> bool:
    """Whether nothing flies in an event told by `bomb`: those who are no state's bomb with what they laid."""
    told = [m for m in draft.mentions if m.sub_event_type == AIR]
    return all(m.trigger.entry.row.trigger == "bomb" and m.weapon is None for m in told)


def comes_to_kill(mention: Mention, draft: Draft) -> bool:
    """Whether those who come into a place attack whoever lives there: `swept into the village, firing on residents`."""
    return mention.trigger.entry.row.trigger in ENTERING and any(
        party.identity is not None and party.identity.actor_class is ActorClass.CIVILIANS
        for other in draft.mentions
        if other.sub_event_type == ATTACK
        for party in other.patients
    )


def is_shot(draft: Draft) -> bool:
    """Whether somebody is shot: who `gunned down ten rebels` struck them from near."""
    return any(m.sub_event_type == ATTACK and not GUNNING.isdisjoint(_words(m)) for m in draft.mentions)


def bombs_of_a_crowd(draft: Draft) -> bool:
    """Whether rioters throw the bombs told of, which nobody laid: `rioters attacked police with blast bombs`."""
    crowd = any(
        party.identity is not None and party.identity.actor_class is ActorClass.RIOTERS
        for mention in draft.mentions
        if mention.sub_event_type in {ATTACK, VIOLENT, CLASH}
        for party in mention.agents
    )
    return crowd and not goes_off_by_itself(draft)


def strikes(draft: Draft) -> bool:
    """Whether something is struck from afar with what nobody names: `the Defence Forces struck a barracks`."""
    words = draft.first.reading.lexicon.words[WordClass.STRIKING_VERB]
    return any(
        m.trigger.entry.row.trigger in words and m.reading.parsed.is_verbal(m.trigger.head) for m in draft.mentions
    )


def fought_by_two(draft: Draft) -> bool:
    """Whether a word for a fight has two armed sides of its own, whoever died of it."""
    return any(
        side and all(p.identity is not None and p.identity.actor_class in FORCES | ARMED_GROUPS for p in side)
        for m in draft.mentions
        if m.trigger.entry.row.roles == "clash" and m.agents
        for side in [[*m.agents, *m.patients] if m.patients else []]
    )


def exchanges_fire(draft: Draft) -> bool:
    """Whether a word for a fight with guns is among the event's: `gunfight`, `an exchange of fire`."""
    return any(
        m.trigger.entry.row.roles == "clash" and m.trigger.entry.row.weapon == "gun" and m.is_specific
        for m in draft.mentions
    )


def kills_somebody(draft: Draft) -> bool:
    """Whether people are told to be killed, by number or by a word for it."""
    dead = any(toll.outcome is Outcome.KILLED and (toll.low or toll.high) for toll in draft.tolls)
    return dead or any(m.sub_event_type == ATTACK for m in draft.mentions)


def only_died(draft: Draft) -> bool:
    """Whether people are only said to have died or been hurt, by nothing that anybody did: `died when a lorry burned`.

    Who is blamed for it did something.
    """
    lexicon = draft.first.reading.lexicon
    words = lexicon.words[WordClass.DYING_VERB] | HURT_WORDS
    of_conflict = (
        lexicon.words[WordClass.OPERATION] | lexicon.words[WordClass.GATHERING] | lexicon.words[WordClass.FIGHTER]
    )
    if any(not of_conflict.isdisjoint(m.reading.parsed.lemmas) for m in draft.mentions):
        return False
    told = all(m.trigger.entry.row.trigger in words and m.weapon is None for m in draft.mentions)
    return told and not any(m.agents for m in draft.mentions)


def by_clashing(draft: Draft) -> bool:
    """Whether a word for a fight is among the event's."""
    return any(m.trigger.entry.row.roles == "clash" and m.sub_event_type == CLASH for m in draft.mentions)


def are_fighters(draft: Draft, patient: ActorClass | None) -> bool:
    """Whether those killed are called by a word for fighters that states use: rebels, militants, terrorists."""
    words = draft.first.reading.lexicon.words[WordClass.FIGHTER]
    if patient not in ARMED_GROUPS:
        return False
    heads = [p.reading.parsed.lemmas[p.side.head] for p in draft.patients() if p.identity is not None]
    return bool(heads) and all(head in words for head in heads)


def forces_kill(draft: Draft) -> bool:
    """Whether police or soldiers attack, and people died of it."""
    attackers = [p.identity for m in draft.mentions if m.sub_event_type == ATTACK for p in m.agents if p.identity]
    return any(a.actor_class in FORCES for a in attackers) and kills_people(draft, None)


def kills_people(draft: Draft, patient: ActorClass | None) -> bool:
    dead = any(toll.outcome is Outcome.KILLED and (toll.low or toll.high) for toll in draft.tolls)
    return dead and patient not in FORCES


def is_target(mention: Mention, draft: Draft) -> bool:
    """Whether a gathering is what armed people attack: `security men attacked a sit-in with clubs`."""
    parsed, noun = mention.reading.parsed, mention.trigger.head
    told = (m for m in draft.mentions if m.reading is mention.reading and m.sub_event_type in {ATTACK, CLASH})
    armed = FORCES | ARMED_GROUPS
    return any(
        parsed.is_verbal(m.trigger.head)
        and noun in parsed.objects(m.trigger.head)
        and any(p.identity is not None and p.identity.actor_class in armed for p in m.agents)
        for m in told
    )
