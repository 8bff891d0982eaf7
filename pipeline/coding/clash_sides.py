"""Who the sides of a clash are to each other: communities that fight, crowds that fight with police, bystanders."""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.identity import civilian_identity, communal_identity, crowd_identity
from pipeline.coding.mention import Mention, Party
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, Outcome
from schemas.word_classes import WordClass

LAID, HURT = "Remote explosive/landmine/IED", frozenset({Outcome.KILLED, Outcome.WOUNDED})
CROWD_CLASSES = frozenset({ActorClass.PROTESTERS, ActorClass.RIOTERS})
# Before the gathering at which people fight.
SCENE = frozenset({"at", "during", "in", "amid", "amidst"})
GROUPED, PAIRED = frozenset({"group", "faction", "family", "mob"}), frozenset({"two", "rival", "both", "warring"})
# Done to people who need not fight.
KIN = frozenset({"tribe", "clan", "subclan", "sub-clan", "community", "village", "chiefdom", "tribesman", "clansman"})
COMMUNITIES = frozenset({ActorClass.CIVILIANS, ActorClass.IDENTITY_MILITIA})


def with_fighters(mention: Mention, *, fights: bool) -> Mention:
    """A mention of a clash with its sides called what they are to each other; `fights` where a verb tells it."""
    mention = _crowd_first(_against_forces(_between_communities(_communities_agree(mention))))
    return _without_bystanders(mention) if fights else mention


def _communities_agree(mention: Mention) -> Mention:
    """Tribes, clans and villages that make peace are sides of a fight: `the two tribes signed a truce`."""
    if mention.sub_event_type != "Agreement":
        return mention

    def of_kin(party: Party) -> Party:
        if party.identity is not None or mention.reading.parsed.lemmas[party.side.head] not in KIN:
            return party
        origin = party.side.actor.origin if party.side.actor is not None else None
        people = civilian_identity(None, mention.reading.lexicon, origin=origin)
        return replace(party, identity=communal_identity(people))

    return replace(mention, agents=tuple(map(of_kin, mention.agents)), patients=tuple(map(of_kin, mention.patients)))


def _between_communities(mention: Mention) -> Mention:
    """Farmers who fight herders, or one village another, are no civilians to each other but communal militias."""
    sides = [party.identity for party in (*mention.agents, *mention.patients)]
    if len(sides) < 2 or any(one is None or one.actor_class not in COMMUNITIES for one in sides):
        return mention

    def armed(party: Party) -> Party:
        civil = party.identity is not None and party.identity.actor_class is ActorClass.CIVILIANS
        return replace(party, identity=communal_identity(party.identity)) if civil and party.identity else party

    return replace(mention, agents=tuple(map(armed, mention.agents)), patients=tuple(map(armed, mention.patients)))


def _against_forces(mention: Mention) -> Mention:
    """People who fight with police or soldiers and bear no arms are rioters: `police and residents clashed`."""
    sides = [*mention.agents, *mention.patients]
    if not any(party.identity is not None and party.identity.actor_class in FORCES for party in sides):
        return mention
    lexicon = mention.reading.lexicon

    def rioting(party: Party) -> Party:
        parsed, head = mention.reading.parsed, party.side.head
        many = parsed.lemmas[head] in lexicon.words[WordClass.CROWD] and parsed.tags[head] in {"NNS", "NNPS"}
        if not many or (party.identity is not None and party.identity.actor_class is not ActorClass.CIVILIANS):
            return party
        origin = party.side.actor.origin if party.side.actor is not None else None
        return replace(party, identity=crowd_identity(ActorClass.RIOTERS, None, lexicon, origin=origin))

    return replace(mention, agents=tuple(map(rioting, mention.agents)), patients=tuple(map(rioting, mention.patients)))


def _crowd_first(mention: Mention) -> Mention:
    """Of a crowd and forces told as a pair, the crowd acts: `clashes broke out between gendarmes and demonstrators`."""
    crowd = [p for p in mention.patients if p.identity is not None and p.identity.actor_class in CROWD_CLASSES]
    forces = [p for p in mention.patients if p.identity is not None and p.identity.actor_class in FORCES]
    if mention.agents or not crowd or not forces:
        return mention
    return replace(mention, agents=tuple(crowd), patients=tuple(forces))


def _without_bystanders(mention: Mention) -> Mention:
    """Without people as a fighting side of whom nothing tells that they fight: `traders fought for space`."""

    def fighting(party: Party) -> Party:
        row = None if party.side.actor is None or party.side.actor.generic is None else party.side.actor.generic.row
        civil = party.identity is not None and party.identity.actor_class is ActorClass.CIVILIANS
        return replace(party, identity=None) if civil and row is not None and not row.as_agent else party

    return replace(mention, agents=tuple(map(fighting, mention.agents)))


def are_two_crowds(mention: Mention) -> bool:
    """Whether those who clash are called communities or groups and no more: `members of two communities clashed`."""
    if mention.sub_event_type != "Armed clash" or mention.trigger.entry.row.roles != "clash":
        return False
    parsed = mention.reading.parsed
    for party in (*mention.agents, *mention.patients):
        below = [party.side.head, *(noun for _, noun in parsed.prepositional(party.side.head))]
        counted = any(child for t in below for child in parsed.children(t) if parsed.lower[child] in PAIRED)
        if counted and any(parsed.lemmas[t] in KIN | GROUPED and parsed.tags[t] in {"NNS", "NNPS"} for t in below):
            return True
    return False


def is_at_a_gathering(mention: Mention) -> bool:
    """Whether a fight is part of a protest its sentence tells of: `the clashes broke out during a march of unions`."""
    if mention.sub_event_type != "Armed clash" or mention.trigger.entry.row.roles != "clash":
        return False
    sides = [p.identity for p in (*mention.agents, *mention.patients) if p.identity is not None]
    if any(side.actor_class in ARMED_GROUPS for side in sides):
        return False
    if any(side.actor_class in CROWD_CLASSES for side in sides):
        return True
    parsed, head = mention.reading.parsed, mention.trigger.head
    gathering = mention.reading.lexicon.words[WordClass.GATHERING]
    where = [
        *parsed.prepositional(head),
        *(parsed.prepositional(parsed.heads[head]) if parsed.heads[head] != head else []),
    ]
    return any(word in SCENE and parsed.lemmas[noun] in gathering for word, noun in where)


def is_between_armed(mention: Mention) -> bool:
    """Whether two armed sides fight by name or kind: `fighting between the ELN and the dissidents`."""
    if mention.sub_event_type != "Armed clash" or mention.trigger.entry.row.roles != "clash":
        return False
    sides = [p.identity for p in (*mention.agents, *mention.patients) if p.identity is not None]
    armed = [side for side in sides if side.actor_class in FORCES | ARMED_GROUPS]
    return len(armed) > 1 and len({side.key for side in armed}) > 1


def kills_behind(mention: Mention) -> bool:
    """Whether a blast of a named day and place hurts people in the next sentence: `Blasts tore through a mosque.`"""
    reading = mention.reading
    if (
        mention.sub_event_type != LAID
        or not (mention.has_day and mention.places)
        or reading.parsed.is_verbal(mention.trigger.head)
    ):
        return False
    return any(hit.row.row.outcome in HURT for behind in reading.those_behind(1) for hit in behind.outcomes)
