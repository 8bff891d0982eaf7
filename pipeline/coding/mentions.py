"""Finds the mentions of a sentence: its triggers with their sides, weapon, day and places."""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.actors import ActorKind, ActorSpan
from pipeline.coding.by_target import by_target
from pipeline.coding.clash_sides import is_at_a_gathering, is_between_armed, with_fighters
from pipeline.coding.crowds import PEACEFUL, are_counted, are_of_a_nation, crowd_of, does_something, is_group
from pipeline.coding.definite import is_definite
from pipeline.coding.identity import (
    ArticleActors,
    band_identity,
    civilian_identity,
    crowd_identity,
    identify,
    state_identity,
)
from pipeline.coding.intercepted import without_the_stopped
from pipeline.coding.laid_to import laid_to
from pipeline.coding.launching import laid_by
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.marchers import as_marchers
from pipeline.coding.mention import Mention, Party
from pipeline.coding.mention_support import TERRITORY, carries_off_people, cumulative, lacking
from pipeline.coding.mention_times import split_reported, times_by_trigger
from pipeline.coding.mention_weapons import flies, type_of, weapon_of
from pipeline.coding.mishaps import mishap, within_the_family
from pipeline.coding.named_people import happens_to_people, is_told_person, person_at
from pipeline.coding.nationalities import without_nations
from pipeline.coding.near_sides import beside_explosion
from pipeline.coding.non_sides import without_things
from pipeline.coding.only_matter import is_one_mans, only_matter
from pipeline.coding.open_marks import only_asked
from pipeline.coding.other_deeds import of_other_deeds
from pipeline.coding.people import (
    are_followers,
    is_a_band,
    is_a_proxy,
    is_gathering,
    is_in_uniform,
    is_marching,
    is_of_the_army,
    is_of_the_police,
    is_one_of_a_nation,
    is_people,
    is_unarmed,
    private_guards,
    settlers_of,
)
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Roles, Side, find_roles, sides_between
from pipeline.coding.shared_subjects import without_dead_doers
from pipeline.coding.sought import only_sought
from pipeline.coding.things_taken import as_loot, taken_things
from pipeline.coding.times import TimeHit
from pipeline.coding.tribe_sides import with_both_peoples
from pipeline.coding.triggers import ARRESTS, SetAside, Trigger
from pipeline.coding.unreal import set_aside
from schemas.seeds import WeaponRow
from schemas.vocabulary import ActorClass, RejectReason
from schemas.word_classes import WordClass

CROWD_CLASSES = frozenset({ActorClass.PROTESTERS, ActorClass.RIOTERS})
POSSESSIVE = frozenset({"nmod:poss", "poss"})
# Done to people who need not fight.
AGAINST_PEOPLE = frozenset({"Violence against civilians", "Explosions/Remote violence"})
FIGHTING = frozenset({"Armed clash", "Mob violence"})
LAID = frozenset({"Remote explosive/landmine/IED"})


def find_mentions(reading: SentenceReading, lexicon: Lexicon, article: ArticleActors) -> list[Mention]:
    """Every trigger of a sentence as a mention; those that tell of no event carry the reason."""
    if not reading.triggers:
        return []
    times = times_by_trigger(reading, lexicon)
    found = [
        _mention(reading, trigger, negative, times.get(trigger.head, ()), lexicon, article)
        for trigger, negative in reading.triggers
    ]
    return _with_days_set_free(without_the_stopped(as_marchers(without_dead_doers(found))))


def _with_days_set_free(mentions: list[Mention]) -> list[Mention]:
    """Mentions with the days of words above them that tell no event: `landed on Monday and set up a base`."""
    free = [m for m in mentions if m.aside is not None and m.aside.reason is RejectReason.NO_PARTICIPANT and m.times]

    def given(mention: Mention) -> Mention:
        parsed, head = mention.reading.parsed, mention.trigger.head
        above = set(parsed.ancestors(head))
        times = next((m.times for m in free if m.trigger.head in above), ())
        return replace(mention, times=times)

    return [given(m) if free and m.aside is None and not m.times and m.reported_time is None else m for m in mentions]


def _mention(
    reading: SentenceReading,
    trigger: Trigger,
    negative: SetAside | None,
    times: tuple[TimeHit, ...],
    lexicon: Lexicon,
    article: ArticleActors,
) -> Mention:
    parsed, row = reading.parsed, trigger.entry.row
    aside = negative or only_sought(reading, trigger) or set_aside(parsed, trigger, lexicon, list(reading.times))
    aside = aside or only_asked(parsed, trigger.head) or of_other_deeds(reading, trigger)
    aside = aside or only_matter(reading, trigger)
    if aside is not None:
        return Mention(reading, trigger, (), (), None, None, row.sub_event_type, False, (), None, False, aside)
    roles = without_nations(reading, find_roles(reading, trigger.span, trigger.head, row.roles))
    roles = _without_the_deed(reading, trigger, roles)
    if row.sub_event_type == "Agreement" and len(two := sides_between(reading, trigger.span.last)) == len("AB"):
        # "An exchange of prisoners between the rebels and the government", whoever arranged it.
        first, second = (Side(noun, parsed.noun_phrase(noun), actor_of(reading, noun)) for noun in two)
        roles = Roles((first,), (second,))
    if row.roles == "clash":
        roles = with_both_peoples(reading, roles)
    cause = mishap(reading, trigger.head, roles)
    if cause is not None:
        aside = SetAside(RejectReason.ACCIDENT, f"by {cause}")
    elif (family := within_the_family(reading, roles)) is not None:
        aside = SetAside(RejectReason.CRIME, f"somebody's own {family}")
    elif is_one_mans(reading, trigger, roles):
        aside = SetAside(RejectReason.CRIME, "by one man")
    if aside is not None:
        return Mention(reading, trigger, (), (), None, None, row.sub_event_type, False, (), None, False, aside)
    weapon, weapon_span = weapon_of(reading, trigger, roles, lexicon)
    roles = _with_people(reading, trigger, without_things(reading, _with_loser(reading, trigger, roles), row))
    roles = _with_neighbours(reading, trigger, roles)
    kind, specific = type_of(trigger, weapon, flying=flies(reading, roles, trigger))
    definite = is_definite(reading, trigger, lexicon)
    # "The massacre" names an event told before; how it names it decides nothing.
    specific = specific and not (
        definite and trigger.entry.row.weapon is None and not roles.agents and not roles.patients
    )
    is_clash = row.roles == "clash" and not parsed.is_verbal(trigger.head)
    fights = row.roles == "clash" and row.sub_event_type in FIGHTING and parsed.is_verbal(trigger.head)
    told = lexicon.event_types.get(row.sub_event_type or "")
    hurtful = happens_to_people(reading, trigger.head) if told is None else told.event_type in AGAINST_PEOPLE
    harmed = (hurtful or row.sub_event_type == ARRESTS) and row.roles != "clash"
    reported, own = split_reported(parsed, trigger, times, reading)
    mention = Mention(
        reading=reading,
        trigger=trigger,
        agents=tuple(
            _as_crowd(
                _party(reading, side, lexicon, article, agent=True, is_clash=is_clash, fights=fights), trigger, weapon
            )
            for side in roles.agents
        ),
        patients=tuple(_party(reading, side, lexicon, article, agent=False, harmed=harmed) for side in roles.patients),
        weapon=weapon,
        weapon_span=weapon_span,
        sub_event_type=kind,
        is_specific=specific,
        times=own,
        reported_time=reported,
        is_definite=definite,
        aside=None,
    )
    mention = with_fighters(mention, fights=fights) if row.roles == "clash" else mention
    if is_between_armed(mention):
        mention = replace(mention, is_specific=True)
    elif is_at_a_gathering(mention):
        mention = replace(mention, is_specific=False)
    mention = by_target(mention)
    if mention.sub_event_type in LAID and not any(party.identity is not None for party in mention.agents):
        # "The jeep ran over a mine set by guerrillas."
        laid = (Side(noun, parsed.noun_phrase(noun), actor_of(reading, noun)) for noun in laid_by(reading))
        mention = replace(mention, agents=tuple(_party(reading, one, lexicon, article, agent=True) for one in laid))
    if doers := laid_to(mention):
        blamed = (Side(noun, parsed.noun_phrase(noun), actor_of(reading, noun)) for noun in doers)
        mention = replace(mention, agents=tuple(_party(reading, one, lexicon, article, agent=True) for one in blamed))
    mention = replace(mention, is_specific=mention.is_specific or carries_off_people(mention))
    if taken_things(mention):
        mention = replace(mention, sub_event_type=as_loot(mention), is_specific=False)
    aside = cumulative(mention, lexicon) or lacking(mention)
    return mention if aside is None else replace(mention, aside=aside)


def _without_the_deed(reading: SentenceReading, trigger: Trigger, roles: Roles) -> Roles:
    """Roles without the noun for the deed, to which nobody did it: `in an attack carried out by the Front`."""
    verb, *deed = trigger.entry.row.trigger.split()
    if not deed or verb not in reading.lexicon.words[WordClass.LIGHT_VERB]:
        return roles
    return Roles(roles.agents, tuple(side for side in roles.patients if reading.parsed.lemmas[side.head] not in deed))


def _with_loser(reading: SentenceReading, trigger: Trigger, roles: Roles) -> Roles:
    """For territory that changes hands: whom it was taken from is the other side."""
    if trigger.entry.row.sub_event_type not in TERRITORY or any(side.actor for side in roles.patients):
        return roles
    parsed = reading.parsed
    losers = [noun for word, noun in parsed.prepositional(trigger.head) if word == "from"]
    found = [Side(noun, parsed.noun_phrase(noun), actor) for noun in losers if (actor := actor_of(reading, noun))]
    return Roles(roles.agents, (*roles.patients, *found))


def _with_neighbours(reading: SentenceReading, trigger: Trigger, roles: Roles) -> Roles:
    """Roles with whom a bomb went off beside, where nobody else is told to have been hit."""
    if any(side.actor is not None for side in roles.patients):
        return roles
    found = beside_explosion(reading, trigger)
    return roles if found is None else Roles(roles.agents, (*roles.patients, Side(*found)))


def _with_people(reading: SentenceReading, trigger: Trigger, roles: Roles) -> Roles:
    """Roles with those who suffered called by their names: `Omar Said was shot dead`, `Omar Said's murder`."""
    parsed = reading.parsed
    if not happens_to_people(reading, trigger.head):
        if any(side.actor for side in roles.patients) or parsed.is_verbal(trigger.head):
            return roles
        # "The attack on General Ana Paz".
        known = (side for side in roles.patients if is_told_person(reading, side.head))
        somebody = tuple(replace(side, actor=person_at(reading, side.head)) for side in known)
        return Roles(roles.agents, somebody or roles.patients)
    patients = list(roles.patients)
    if not patients and not parsed.is_verbal(trigger.head):
        owners = parsed.children(trigger.head, POSSESSIVE)
        patients = [Side(t, parsed.noun_phrase(t), actor_of(reading, t)) for t in owners if person_at(reading, t)]
    named = (side if side.actor else replace(side, actor=person_at(reading, side.head)) for side in patients)
    return Roles(roles.agents, tuple(named))


def _party(
    reading: SentenceReading,
    side: Side,
    lexicon: Lexicon,
    article: ArticleActors,
    *,
    agent: bool,
    is_clash: bool = False,
    fights: bool = False,
    harmed: bool = False,
) -> Party:
    parsed = reading.parsed
    text = parsed.surface(side.span.first, side.span.last)
    actor = side.actor
    nameless = actor is None or (actor.kind is ActorKind.GENERIC and actor.covers(side.head))
    if agent and nameless and is_in_uniform(parsed, side):
        return Party(side, band_identity(None if actor is None else actor.origin), reading, text)
    if actor is None:
        return Party(side, None, reading, text)
    if agent and (guards := private_guards(parsed, side)) is not None:
        return Party(side, guards, reading, text)
    if agent and actor.kind is ActorKind.GENERIC and actor.generic is not None and not actor.generic.row.as_agent:
        if fights and actor.generic.row.actor_class is ActorClass.CIVILIANS:
            # "Herders clashed with farmers": who they are to each other is told by both.
            return Party(side, identify(actor, parsed, lexicon, article, day=None), reading, text)
        return Party(side, None, reading, text)
    if agent and actor.kind is ActorKind.COUNTRY and is_clash:
        # "Nigeria's fight over grazing land" is fought there, not by it.
        return Party(side, None, reading, text)
    if not agent and (is_gathering(parsed, side, lexicon) or are_followers(parsed, side, lexicon)):
        return Party(side, civilian_identity(None, lexicon, origin=actor.origin), reading, text)
    if is_marching(parsed, side) and actor.kind is ActorKind.GENERIC:
        return Party(side, crowd_identity(ActorClass.PROTESTERS, None, lexicon, origin=actor.origin), reading, text)
    if not agent and actor.kind is ActorKind.COUNTRY:
        # "strikes on Syria" names the place hit, not the side.
        return Party(side, None, reading, text)
    if agent and actor.kind is ActorKind.DEMONYM and is_one_of_a_nation(parsed, side):
        # "A Saudi stabbed two tourists" tells of no force of his country.
        return Party(side, None, reading, text)
    if not agent and (is_people(parsed, side, lexicon) or (harmed and is_unarmed(parsed, side, lexicon))):
        return Party(side, civilian_identity(actor.country, lexicon, origin=actor.origin), reading, text)
    if (agent and is_a_band(parsed, side)) or is_a_proxy(reading, side):
        return Party(side, band_identity(actor.origin), reading, text)
    if is_of_the_army(parsed, side):
        return Party(side, state_identity(actor.country, "military", lexicon, origin=actor.origin), reading, text)
    if is_of_the_police(parsed, side, lexicon):
        return Party(side, state_identity(actor.country, "police", lexicon, origin=actor.origin), reading, text)
    if actor.kind in {ActorKind.COUNTRY, ActorKind.DEMONYM}:
        return Party(side, state_identity(actor.country, "military", lexicon, origin=actor.origin), reading, text)
    return Party(side, identify(actor, parsed, lexicon, article, day=None), reading, text)


def _as_crowd(party: Party, trigger: Trigger, weapon: Entry[WeaponRow] | None) -> Party:
    """The party, with unarmed people who act together called what they are by their act."""
    parsed, side, actor = party.reading.parsed, party.side, party.side.actor
    if not does_something(parsed, trigger):
        return party
    if trigger.entry.row.sub_event_type == PEACEFUL and are_of_a_nation(party.reading, side):
        return replace(party, identity=crowd_identity(ActorClass.PROTESTERS, None, party.reading.lexicon, origin=None))
    if (settlers := settlers_of(actor)) is not None:
        return replace(party, identity=party.identity or settlers)
    if party.identity is not None or (actor is not None and not actor.covers(side.head)):
        # "Supporters of the party" are a crowd, and not the party.
        followers = parsed.lemmas[side.head] in party.reading.lexicon.words[WordClass.CROWD]
        followers = followers or is_group(party.reading, side.head) or are_counted(party.reading, side)
        if not followers or actor is None or actor.covers(side.head):
            return party
        side = replace(side, actor=None)
    if is_in_uniform(parsed, side):
        return party
    crowd = crowd_of(party.reading, side, trigger, weapon)
    return party if crowd is None else replace(party, identity=crowd)


def actor_spans(readings: list[SentenceReading]) -> list[ActorSpan]:
    """All actor spans of an article."""
    return [span for reading in readings for span in reading.actors]
