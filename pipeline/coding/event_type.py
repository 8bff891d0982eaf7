"""The sub-event type of a draft, from its words, its weapon and what kind of actors its sides are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.coding.bombed_how import bombed_how, gassed
from pipeline.coding.brawls import by_what_else, is_battle, is_brawl
from pipeline.coding.crowd_events import (
    ARMED,
    CROWD_CLASSES,
    CROWD_TYPES,
    burns_people,
    by_armed,
    by_crowd,
    crowd_is_violent,
    crowd_loots,
    crowd_storms,
    died_marching,
    forces_fight,
    forces_hurt,
    gathers,
    has_a_crowd,
    hits_a_crowd,
    is_a_mob,
    is_labour_strike,
    is_scene,
    marchers_harmed,
    only_a_crowd,
    only_burns,
    opens_fire,
    people_died,
)
from pipeline.coding.draft import Draft, civilian_victims
from pipeline.coding.draft_types import BREAKOUTS, GAINS, GENERAL_TYPES, MINOR, OTHER, is_an_arrest, takes_or_gives
from pipeline.coding.identity import Identity
from pipeline.coding.mention import Mention
from pipeline.coding.reading import SentenceReading
from pipeline.coding.told_means import (
    are_fighters,
    are_taken_in,
    arrested_at_protest,
    bombs_of_a_crowd,
    broken_up,
    by_clashing,
    comes_to_kill,
    ends_in_death,
    exchanges_fire,
    forces_kill,
    fought_by_two,
    goes_off_by_itself,
    guns_answer,
    is_by_law,
    is_only_bombed,
    is_shot,
    is_target,
    kills_people,
    kills_somebody,
    only_died,
    strikes,
)
from pipeline.coding.while_protesting import assembled, shot_at, turned_on_protesters
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass

AIR, SHELLING = "Air/drone strike", "Shelling/artillery/missile attack"
SUICIDE, REMOTE = "Suicide bomb", "Remote explosive/landmine/IED"
GRENADE, CHEMICAL = "Grenade", "Chemical weapon"
CLASH, ATTACK, GOVERNMENT_GAIN, REBEL_GAIN = (
    "Armed clash",
    "Attack",
    "Government regains territory",
    "Non-state actor overtakes territory",
)
DISRUPTED, HANDED_OVER = "Disrupted weapons use", "Non-violent transfer of territory"
LOOTING, ARRESTS, ABDUCTION = "Looting/property destruction", "Arrests", "Abduction/forced disappearance"
EXCESSIVE, INTERVENTION, PEACEFUL, VIOLENT, MOB = (
    "Excessive force against protesters",
    "Protest with intervention",
    "Peaceful protest",
    "Violent demonstration",
    "Mob violence",
)
# What wins between types with equal votes: the graver and the more telling first.
GRAVER_FIRST = (
    CHEMICAL,
    SUICIDE,
    EXCESSIVE,
    AIR,
    SHELLING,
    REMOTE,
    GRENADE,
    GOVERNMENT_GAIN,
    REBEL_GAIN,
    "Sexual violence",
    MOB,
    VIOLENT,
    CLASH,
    ATTACK,
    "Abduction/forced disappearance",
    INTERVENTION,
    PEACEFUL,
)
# "Kill" and "fight" say that people fought, not how.
OPENING_VOTE, SPECIFIC_VOTE, PLAIN_VOTE, GENERAL_VOTE, MINOR_SHARE = 1.5, 2.0, 0.6, 0.15, 0.2
# What tells with which means an attack was made, wherever it stands; any other type told later in an article whose
# lead tells of one is rather what went along with it.
MEANS = frozenset({CHEMICAL, SUICIDE, AIR, SHELLING, REMOTE, GRENADE, EXCESSIVE})
LATER_SHARE = 0.1
# What those do who have lost.
GIVING_UP = frozenset({"surrender", "lay down arm", "lay down weapon", "give up"})


def sub_event_type(
    draft: Draft,
    agent: Identity | None,
    patient: Identity | None,
    *,
    readings: Sequence[SentenceReading] = (),
) -> str | None:
    """ACLED sub-event type; None when the words tell of nothing that has one. `readings` is the whole article."""
    voted = told_type(draft)
    if voted is None and all(_armed_men_march(mention) for mention in draft.mentions):
        return None
    agent_class = agent.actor_class if agent else None
    patient_class = patient.actor_class if patient else None
    if voted is None:
        voted = _by_sides(draft, agent_class, patient_class)
    if voted is None:
        return None
    kind = _settled(voted, draft, agent_class, patient_class, crowd=has_a_crowd(draft, readings))
    if kind in {AIR, SHELLING, REMOTE} and gassed(draft, readings):
        return CHEMICAL
    if kind == REMOTE:
        kind = bombed_how(draft)
    if kind == LOOTING and agent_class is None:
        kind = by_what_else(draft, None)
    if is_brawl(kind, draft, agent, patient, readings):
        return MOB
    if kind == MOB and is_battle(draft, readings):
        return CLASH
    if kind == LOOTING and agent_class in ARMED_GROUPS and (people_died(draft) or opens_fire(draft)):
        return ATTACK
    if kind == LOOTING and agent_class is ActorClass.PROTESTERS:
        return VIOLENT
    burns = kind == VIOLENT and patient_class not in FORCES and only_burns(draft)
    if agent_class is ActorClass.RIOTERS and (burns or kind == LOOTING):
        # By ACLED's codebook only armed groups loot: crowds riot.
        return VIOLENT if gathers(draft, readings) else MOB
    return kind


def told_type(draft: Draft) -> str | None:
    """The sub-event type that the words tell of most, before the sides have their say."""
    votes: Counter[str] = Counter()
    opened = any(
        m.reading.is_opening and m.sub_event_type is not None and not _armed_men_march(m) for m in draft.mentions
    )
    in_a_crowd = any(m.sub_event_type in CROWD_TYPES and m.trigger.entry.row.weapon != "fire" for m in draft.mentions)
    # "Were taken away after they held a march": the march is when.
    armed = any(by_armed(m) or m.sub_event_type == ABDUCTION for m in draft.mentions)
    for mention in draft.mentions:
        kind = mention.sub_event_type
        if kind == VIOLENT and mention.trigger.entry.row.weapon == "fire" and not in_a_crowd and not by_crowd(mention):
            # Raiders who burn homes are no demonstration.
            kind = LOOTING
        if kind == LOOTING and by_crowd(mention):
            # Crowds riot, whatever they burn or take.
            kind = VIOLENT
        if kind == AIR and is_labour_strike(mention):
            kind = PEACEFUL
        if kind in GAINS and comes_to_kill(mention, draft):
            kind = ATTACK
        scene = (armed and is_scene(mention)) or (kind == PEACEFUL and is_target(mention, draft))
        if kind is None or _armed_men_march(mention) or scene:
            continue
        telling = mention.is_specific or (takes_or_gives(mention) and mention.reading.is_opening)
        vote = SPECIFIC_VOTE if telling else GENERAL_VOTE if kind in GENERAL_TYPES else PLAIN_VOTE
        if mention.reading.is_opening:
            vote *= OPENING_VOTE
        elif opened and draft.tolls and kind not in MEANS and kind not in GENERAL_TYPES:
            vote *= LATER_SHARE
        minor = kind in MINOR or mention.trigger.entry.row.trigger in GIVING_UP
        votes[kind] += vote * (MINOR_SHARE if minor else 1)  # type: ignore[assignment]
    if not votes:
        return None
    if votes[SUICIDE] > 0:
        return SUICIDE
    if votes[GRENADE] > 0 and votes[REMOTE] > 0 and not goes_off_by_itself(draft):
        votes[REMOTE] = 0  # "A bomb was hurled": a grenade is a bomb, too.
    if votes[REMOTE] + votes[GRENADE] > 0 and bombs_of_a_crowd(draft):
        votes[VIOLENT] += votes.pop(REMOTE, 0) + votes.pop(GRENADE, 0)
    if all(kind in MINOR or kind in GENERAL_TYPES for kind in votes) and strikes(draft) and not is_shot(draft):
        # "The army struck a depot where the invaders had set up a base": the strike is the event.
        return None
    if votes[ABDUCTION] > 0 and votes[ATTACK] > 0 and ends_in_death(draft):
        # "The bodies of four men hung from a bridge. They had been kidnapped days before."
        return ATTACK
    if kills_somebody(draft):
        # What was found on the dead is not what happened, and a jailbreak in which people died no mere escape.
        votes[DISRUPTED] = 0
        votes[OTHER] *= all(m.trigger.entry.row.trigger not in BREAKOUTS for m in draft.mentions)
    if votes[HANDED_OVER] > 0 and people_died(draft):
        # Who kills and then leaves gives up nothing.
        votes[HANDED_OVER] = 0
    if not any(votes.values()):
        return None
    told = max(sorted(votes), key=lambda kind: (votes[kind], -_gravity(kind)))
    if told == CLASH and any(votes[gain] >= SPECIFIC_VOTE for gain in GAINS):
        # What the fighting was for.
        return max(sorted(GAINS), key=lambda gain: votes[gain])
    if told in GAINS and votes[HANDED_OVER] >= SPECIFIC_VOTE and set(+votes) <= GAINS | {HANDED_OVER}:
        # "Took over the town, hours after soldiers abandoned their base."
        return HANDED_OVER
    if told in {ATTACK, DISRUPTED} and votes[ARRESTS] > 0 and is_an_arrest(draft, told):
        return ARRESTS
    riots = votes[EXCESSIVE] == 0 and crowd_is_violent(draft)
    if told in {PEACEFUL, INTERVENTION} and (riots or crowd_storms(draft)):
        return VIOLENT
    if told in {PEACEFUL, ARRESTS, ABDUCTION} and arrested_at_protest(draft):
        return INTERVENTION
    if told == PEACEFUL and broken_up(draft) and votes[EXCESSIVE] == 0 and not crowd_is_violent(draft):
        told = INTERVENTION
    if told in {PEACEFUL, INTERVENTION} and (votes[EXCESSIVE] > 0 or forces_kill(draft) or marchers_harmed(draft)):
        return EXCESSIVE
    if people_died(draft) and (
        told == INTERVENTION or (told == PEACEFUL and (forces_fight(draft) or died_marching(draft)))
    ):
        return EXCESSIVE
    if told in {PEACEFUL, INTERVENTION} and (forces_hurt(draft) or crowd_loots(draft)):
        return VIOLENT
    return told


def _armed_men_march(mention: Mention) -> bool:
    """Whether those who march bear arms: `columns of fighters marched into the town`, `police blocked the road`."""
    marching = [party.identity for party in mention.agents if party.identity is not None]
    armed = bool(marching) and all(identity.actor_class in ARMED for identity in marching)
    return armed and mention.sub_event_type == PEACEFUL


def _gravity(kind: str) -> int:
    return GRAVER_FIRST.index(kind) if kind in GRAVER_FIRST else len(GRAVER_FIRST)


def _by_sides(draft: Draft, agent: ActorClass | None, patient: ActorClass | None) -> str | None:
    """For words too general to tell: what such actors do to such others."""
    if agent in FORCES and (patient is None or patient in ARMED) and strikes(draft):
        return SHELLING
    if agent in ARMED and patient in ARMED:
        return CLASH
    if agent is None and patient not in ARMED and only_died(draft):
        return None
    if patient in {ActorClass.CIVILIANS, ActorClass.PROTESTERS} or agent in ARMED or draft.tolls:
        return ATTACK
    # "A terrorist attack" is one whoever did it and whatever it did.
    return ATTACK if any(mention.trigger.is_strong for mention in draft.mentions) else None


def _settled(kind: str, draft: Draft, agent: ActorClass | None, patient: ActorClass | None, *, crowd: bool) -> str:
    """The type after the actors' classes had their say, as ACLED's codebook rules: who kidnaps and kills attacks."""
    if kind in {ATTACK, CLASH} and patient is ActorClass.PROTESTERS and agent in ARMED:
        return EXCESSIVE
    if kind == INTERVENTION and not crowd and assembled(draft):
        return EXCESSIVE if people_died(draft) else INTERVENTION
    if kind in {INTERVENTION, EXCESSIVE} and not crowd and (kind == EXCESSIVE or patient is not None):
        # Tear gas without a protest is force against whoever was there.
        kind = ATTACK
    if kind == VIOLENT and burns_people(draft) and not only_a_crowd(draft):
        return MOB if agent in CROWD_CLASSES else ATTACK
    if kind == VIOLENT and agent in ARMED_GROUPS and by_clashing(draft):
        # "A prison riot in which rival gangs fought."
        return CLASH
    if kind == VIOLENT and agent not in CROWD_CLASSES and not crowd:
        # Whoever throws fire bombs at police and is not named is no army.
        return VIOLENT if agent is None and patient in FORCES and not only_burns(draft) else by_what_else(draft, agent)
    if kind in {VIOLENT, LOOTING} and agent is ActorClass.RIOTERS and kills_people(draft, patient):
        return VIOLENT if guns_answer(draft) else MOB
    if kind in {VIOLENT, LOOTING} and agent is ActorClass.RIOTERS and patient not in FORCES and is_a_mob(draft):
        return MOB
    if kind == ARRESTS and agent in ARMED_GROUPS and patient is ActorClass.CIVILIANS and not is_by_law(draft):
        return ABDUCTION
    if kind == ABDUCTION and agent is ActorClass.STATE_FORCES and are_taken_in(draft):
        return ARRESTS
    kind = ATTACK if kind == ABDUCTION and people_died(draft) else kind
    if kind == ATTACK and agent in FORCES and hits_a_crowd(draft):
        return EXCESSIVE
    if kind == ATTACK and turned_on_protesters(draft):
        return EXCESSIVE if people_died(draft) or shot_at(draft) else INTERVENTION
    if kind == AIR and agent in ARMED_GROUPS and is_only_bombed(draft):
        return REMOTE
    if kind == ATTACK and agent in ARMED and patient in ARMED:
        return CLASH
    if kind in {ATTACK, ABDUCTION} and agent is ActorClass.RIOTERS:
        return MOB
    on_people = patient is ActorClass.CIVILIANS or (patient is None and civilian_victims(draft))
    # "Two villagers and three soldiers fell in an ambush": it was laid for the soldiers.
    ambushed = (p.identity for m in draft.mentions if m.sub_event_type == CLASH for p in m.patients)
    on_people = on_people and all(one is None or one.actor_class not in FORCES for one in ambushed)
    if kind == CLASH and agent in ARMED and on_people:
        clashes = any(m.trigger.entry.row.roles == "clash" for m in draft.mentions)
        return CLASH if (clashes and patient is None) or fought_by_two(draft) or exchanges_fire(draft) else ATTACK
    if kind == CLASH and {agent, patient} & {ActorClass.PROTESTERS, ActorClass.RIOTERS}:
        return VIOLENT
    if kind == PEACEFUL and agent is ActorClass.RIOTERS and not only_a_crowd(draft):
        return VIOLENT
    if kind in GAINS and agent in CROWD_CLASSES:
        # "Protesters took over the ministry."
        return VIOLENT
    if kind == ATTACK and agent is None and patient in ARMED and by_clashing(draft):
        # "Twenty guerrillas were killed in clashes."
        return CLASH
    if kind == ATTACK and agent is None and are_fighters(draft, patient):
        # "Two terrorists were gunned down": by the state's forces, whoever they were.
        return CLASH
    if kind == REBEL_GAIN and agent is ActorClass.STATE_FORCES:
        return GOVERNMENT_GAIN
    if kind == GOVERNMENT_GAIN and agent in ARMED_GROUPS:
        return REBEL_GAIN
    return kind
