"""Fights of communities and crowds: with stones and sticks they are mob violence, with guns an armed clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.coding.clash_sides import are_two_crowds
from pipeline.coding.crowd_events import gathers
from pipeline.coding.draft import Draft
from pipeline.coding.identity import Identity
from pipeline.coding.mention import Party
from pipeline.coding.reading import SentenceReading
from pipeline.coding.told_means import by_clashing
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, Outcome
from schemas.word_classes import WordClass

CLASH, MOB, VIOLENT = "Armed clash", "Mob violence", "Violent demonstration"
ATTACK, LOOTING = "Attack", "Looting/property destruction"
HARMED = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED})
# Who fights hand to hand when nobody is named.
CIVIC = frozenset(
    {"group", "community", "member", "family", "side", "people", "faction", "camp", "section", "neighbourhood"}
    | {"gathering", "mob", "crowd", "party", "caste", "neighborhood", "locality", "other"}
)
UNARMED = frozenset({ActorClass.CIVILIANS, ActorClass.RIOTERS, ActorClass.PROTESTERS, ActorClass.IDENTITY_MILITIA})
UNNAMED = ("Unidentified Communal Militia", "Civilians", "Rioters", "Protesters")
HAND_TO_HAND = frozenset(
    {"stone", "brick", "brickbat", "stick", "lathi", "club", "rod", "fist", "bottle", "pelting", "pelt", "bat", "punch"}
    | {"brawl", "scuffle", "free-for-all", "altercation", "fistfight", "slingshot", "sling", "stone-pelting", "rock"}
    | {"vandalise", "vandalize", "rampage", "riot", "rioting", "rioter", "mob", "hooligan", "quarrel"}
)
GUNS = frozenset(
    {"gun", "gunman", "gunfire", "shoot", "shooting", "rifle", "firearm", "armed", "militia", "militiaman", "gunshot"}
    | {"ak-47", "kalashnikov", "bullet", "warrior", "arms", "machinegun", "ambush", "raider", "arrow", "bandit", "shot"}
    | {"gunfight", "militant", "raid", "rustle", "rustling", "rustler", "weaponry", "ammunition", "grenade", "weapon"}
)
# What police do with their guns is not what the crowds fought with.
OF_POLICE = frozenset(
    {"police", "policeman", "officer", "constable", "soldier", "troop", "force", "cop", "air", "warning"}
)
# So many paragraphs around an event tell how it was fought.
AROUND = 3


def is_brawl(
    kind: str, draft: Draft, agent: Identity | None, patient: Identity | None, readings: Sequence[SentenceReading]
) -> bool:
    """Whether a clash is of people without guns: `two groups clashed`, `villagers pelted each other with stones`."""
    if kind == VIOLENT:
        return any(map(are_two_crowds, draft.mentions)) and not gathers(draft, readings)
    fights = [m for m in draft.mentions if m.trigger.entry.row.roles == "clash"] if kind in {CLASH, LOOTING} else []
    sides = [party for m in fights for party in (*m.agents, *m.patients)]
    apart = [one for one in (agent, patient) if one is not None and one.actor_class not in FORCES]
    if not fights or not all(map(_is_plain, apart)) or not all(map(_may_brawl, sides)):
        # Police who are hurt or arrest somebody are no side of it.
        return False
    words = _words(draft, readings)
    if words & GUNS:
        return False
    dead = any(toll.outcome is Outcome.KILLED and (toll.low or toll.high) for toll in draft.tolls)
    return bool(words & HAND_TO_HAND) or (bool(sides) and not dead)


def is_battle(draft: Draft, readings: Sequence[SentenceReading]) -> bool:
    """Whether a fight called communal or ethnic was fought with guns: `armed youth`, `warriors`, a cattle raid."""
    fights = [m for m in draft.mentions if m.trigger.entry.row.roles == "clash" and m.sub_event_type in {CLASH, MOB}]
    mobs = any(
        p.identity is not None and p.identity.actor_class is ActorClass.RIOTERS
        for m in draft.mentions
        for p in m.agents
    )
    words = _words(draft, readings)
    return bool(fights) and not mobs and bool(words & GUNS) and not words & HAND_TO_HAND


def _is_plain(identity: Identity | None) -> bool:
    return identity is None or (identity.actor_class in UNARMED and identity.name.startswith(UNNAMED))


def _may_brawl(party: Party) -> bool:
    """Whether a side is of people who may fight without guns, or none at all."""
    if party.identity is not None:
        return _is_plain(party.identity)
    lemma, words = party.reading.parsed.lemmas[party.side.head], party.reading.lexicon.words
    return lemma in CIVIC or lemma in words[WordClass.CROWD] or lemma in words[WordClass.COLLECTIVE]


def _words(draft: Draft, readings: Sequence[SentenceReading]) -> set[str]:
    """The lemmas around an event, without the sentences in which police or soldiers fire."""
    return {lemma for reading in _near(draft, readings) for lemma in _told_of_them(reading)}


def _told_of_them(reading: SentenceReading) -> set[str]:
    lemmas = {*reading.parsed.lemmas, *reading.parsed.lower}
    return lemmas - GUNS if lemmas & OF_POLICE else lemmas


def _near(draft: Draft, readings: Sequence[SentenceReading]) -> Iterator[SentenceReading]:
    told = [m.reading for m in draft.mentions]
    for reading in readings:
        if any(
            one is reading
            or (
                one.sentence.part is reading.sentence.part
                and abs(one.sentence.paragraph - reading.sentence.paragraph) <= AROUND
            )
            for one in told
        ):
            yield reading


def by_what_else(draft: Draft, agent: ActorClass | None) -> str:
    """What stoning or burning by no crowd is: part of a fight or an attack that is told beside it, else destruction."""
    hurt = any(toll.outcome in HARMED and (toll.low or toll.high) for toll in draft.tolls)
    if by_clashing(draft) and hurt:
        return CLASH
    attacks = any(
        party.identity is not None and party.identity.actor_class is ActorClass.CIVILIANS
        for m in draft.mentions
        if m.sub_event_type == ATTACK and m.agents
        for party in m.patients
    )
    return ATTACK if agent in ARMED_GROUPS and attacks else LOOTING
