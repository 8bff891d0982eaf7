"""The sub-event type of a draft, from its words, its weapon and what kind of actors its sides are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.coding.draft import Draft, civilian_victims
from pipeline.coding.draft_agreement import GENERAL_TYPES
from pipeline.coding.identity import Identity
from pipeline.coding.mention import Mention
from pipeline.coding.reading import SentenceReading
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, Outcome
from schemas.word_classes import WordClass

AIR, SHELLING, SUICIDE, REMOTE = (
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Suicide bomb",
    "Remote explosive/landmine/IED",
)
CLASH, ATTACK, GOVERNMENT_GAIN, REBEL_GAIN = (
    "Armed clash",
    "Attack",
    "Government regains territory",
    "Non-state actor overtakes territory",
)
LOOTING, ARRESTS, ABDUCTION = "Looting/property destruction", "Arrests", "Abduction/forced disappearance"
EXCESSIVE, INTERVENTION, PEACEFUL, VIOLENT, MOB = (
    "Excessive force against protesters",
    "Protest with intervention",
    "Peaceful protest",
    "Violent demonstration",
    "Mob violence",
)
# What a headline or lead says was taken is what the fighting was about, whatever weapons it was fought with.
GAINS = frozenset({GOVERNMENT_GAIN, REBEL_GAIN})
# Types that go along with a graver one and never name an event that has one.
MINOR = frozenset(
    {
        "Arrests",
        "Looting/property destruction",
        "Other",
        "Disrupted weapons use",
        "Change to group/activity",
        "Headquarters or base established",
    }
)
# What wins between types with equal votes: the graver and the more telling first.
GRAVER_FIRST = (
    "Chemical weapon",
    SUICIDE,
    EXCESSIVE,
    AIR,
    SHELLING,
    REMOTE,
    "Grenade",
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
ARMED = FORCES | ARMED_GROUPS
CROWD_CLASSES = frozenset({ActorClass.PROTESTERS, ActorClass.RIOTERS})
CROWD_TYPES = frozenset({EXCESSIVE, INTERVENTION, PEACEFUL, VIOLENT, MOB})
# "Kill" and "fight" say that people fought, not how.
OPENING_VOTE, SPECIFIC_VOTE, PLAIN_VOTE, GENERAL_VOTE, MINOR_SHARE = 1.5, 2.0, 0.6, 0.15, 0.2
# What tells with which means an attack was made, wherever it stands; any other type told later in an article whose
# lead tells of one is rather what went along with it.
MEANS = frozenset({"Chemical weapon", SUICIDE, AIR, SHELLING, REMOTE, "Grenade", EXCESSIVE})
LATER_SHARE = 0.1


def sub_event_type(
    draft: Draft,
    agent: Identity | None,
    patient: Identity | None,
    *,
    readings: Sequence[SentenceReading] = (),
) -> str | None:
    """ACLED sub-event type; None when the words tell of nothing that has one. `readings` is the whole article."""
    voted = told_type(draft)
    agent_class = agent.actor_class if agent else None
    patient_class = patient.actor_class if patient else None
    if voted is None:
        voted = _by_sides(draft, agent_class, patient_class)
    if voted == PEACEFUL and _armed_men_march(draft):
        voted = told_type(draft, without=PEACEFUL)
    if voted is None:
        return None
    return _settled(voted, draft, agent_class, patient_class, crowd=_has_a_crowd(draft, readings))


def _armed_men_march(draft: Draft) -> bool:
    """Whether those who march bear arms: `columns of fighters marched into the town` is no protest."""
    marching = [p.identity for m in draft.mentions if m.sub_event_type == PEACEFUL for p in m.agents if p.identity]
    return bool(marching) and all(identity.actor_class in ARMED for identity in marching)


def told_type(draft: Draft, *, without: str | None = None) -> str | None:
    """The sub-event type that the words tell of most but for one, before the sides have their say."""
    votes: Counter[str] = Counter()
    opened = any(m.reading.is_opening and m.sub_event_type not in {None, without} for m in draft.mentions)
    in_a_crowd = any(m.sub_event_type in CROWD_TYPES and m.trigger.entry.row.weapon != "fire" for m in draft.mentions)
    for mention in draft.mentions:
        kind = mention.sub_event_type
        if kind == VIOLENT and mention.trigger.entry.row.weapon == "fire" and not in_a_crowd and not _by_crowd(mention):
            # Raiders who burn homes are no demonstration.
            kind = LOOTING
        if kind is None or kind == without:
            continue
        telling = mention.is_specific or (kind in GAINS and mention.reading.is_opening)
        vote = SPECIFIC_VOTE if telling else GENERAL_VOTE if kind in GENERAL_TYPES else PLAIN_VOTE
        if mention.reading.is_opening:
            vote *= OPENING_VOTE
        elif opened and draft.tolls and kind not in MEANS and kind not in GENERAL_TYPES:
            vote *= LATER_SHARE
        votes[kind] += vote * (MINOR_SHARE if kind in MINOR else 1)  # type: ignore[assignment]
    if not votes:
        return None
    if votes[SUICIDE] > 0:
        return SUICIDE
    if all(kind in MINOR or kind in GENERAL_TYPES for kind in votes) and _strikes(draft):
        # "The army struck a depot where the invaders had set up a base": the strike is the event.
        return None
    told = max(sorted(votes), key=lambda kind: (votes[kind], -_gravity(kind)))
    if told in {PEACEFUL, INTERVENTION} and (votes[EXCESSIVE] > 0 or _forces_kill(draft)):
        return EXCESSIVE
    return told


def _forces_kill(draft: Draft) -> bool:
    """Whether police or soldiers attack, and people died of it."""
    attackers = [p.identity for m in draft.mentions if m.sub_event_type == ATTACK for p in m.agents if p.identity]
    return any(a.actor_class in FORCES for a in attackers) and _kills_people(draft, None)


def _by_crowd(mention: Mention) -> bool:
    """Whether protesters or rioters act."""
    return any(p.identity is not None and p.identity.actor_class in CROWD_CLASSES for p in mention.agents)


def _is_a_mob(draft: Draft) -> bool:
    """Whether those who act are called a mob, and nobody demonstrates beside them."""
    lemmas = {party.reading.parsed.lemmas[party.side.head] for party in draft.agents()}
    words = draft.first.reading.lexicon.words
    told = {lemma for m in draft.mentions for lemma in m.reading.parsed.lemmas}
    return not lemmas.isdisjoint(words[WordClass.RIOTER]) and told.isdisjoint(words[WordClass.GATHERING])


def _only_a_crowd(draft: Draft) -> bool:
    """Whether those who gathered are called a crowd and nothing worse."""
    heads = [party.reading.parsed.lemmas[party.side.head] for party in draft.agents()]
    return "crowd" in heads and draft.first.reading.lexicon.words[WordClass.RIOTER].isdisjoint(heads)


def _has_a_crowd(draft: Draft, readings: Sequence[SentenceReading]) -> bool:
    """Whether protesters, rioters or a word for their gathering stand in the event's paragraphs."""
    parties = [*draft.agents(), *draft.patients()]
    if any(party.identity is not None and party.identity.actor_class in CROWD_CLASSES for party in parties):
        return True
    told = {m.reading.index for m in draft.mentions}
    paragraphs = {m.reading.sentence.paragraph for m in draft.mentions}
    for reading in readings:
        if reading.index not in told and reading.sentence.paragraph not in paragraphs:
            continue
        if not reading.lexicon.words[WordClass.GATHERING].isdisjoint(reading.parsed.lemmas):
            return True
        bystanders = reading.lexicon.words[WordClass.BYSTANDERS]
        for actor in reading.actors:
            people = actor.generic is not None and actor.generic.row.actor_class in CROWD_CLASSES
            if people and reading.parsed.lemmas[actor.last - 1] not in bystanders:
                return True
    return False


def _kills_people(draft: Draft, patient: ActorClass | None) -> bool:
    dead = any(toll.outcome is Outcome.KILLED and (toll.low or toll.high) for toll in draft.tolls)
    return dead and patient not in FORCES


def _hits_a_crowd(draft: Draft) -> bool:
    """Whether a protest is what was fired on, whoever the dead are called."""
    for party in draft.patients():
        if party.identity is not None and party.identity.actor_class is ActorClass.PROTESTERS:
            return True
        span, parsed = party.side.span, party.reading.parsed
        gathering = party.reading.lexicon.words[WordClass.GATHERING]
        if any(parsed.lemmas[token] in gathering for token in range(span.first, span.last)):
            return True
    return any(_stands_at(m, m.reading.lexicon.words[WordClass.GATHERING]) for m in draft.mentions)


def _stands_at(mention: Mention, gathering: frozenset[str]) -> bool:
    """Whether it was done at a gathering: `five shot dead at a student sit-in`."""
    parsed = mention.reading.parsed
    return any(
        word in {"at", "during"} and parsed.lemmas[n] in gathering
        for word, n in parsed.prepositional(mention.trigger.head)
    )


def _gravity(kind: str) -> int:
    return GRAVER_FIRST.index(kind) if kind in GRAVER_FIRST else len(GRAVER_FIRST)


def _is_by_law(draft: Draft) -> bool:
    """Whether the words are of arrest, which a group in control makes too."""
    words = {m.trigger.entry.row.trigger for m in draft.mentions}
    return any(word in told for told in words for word in ("arrest", "detain", "detention", "custody", "jail"))


def _are_taken_in(draft: Draft) -> bool:
    """Whether people are only said to be taken along, which is an arrest when police do it."""
    taking = {"take away", "lead away", "pick up", "haul off {vehicle}", "drag into {vehicle}", "bundle into"}
    return {m.trigger.entry.row.trigger for m in draft.mentions if m.sub_event_type == ABDUCTION} <= taking


def _is_only_bombed(draft: Draft) -> bool:
    """Whether nothing flies in an event told by `bomb`: those who are no state's bomb with what they laid."""
    told = [m for m in draft.mentions if m.sub_event_type == AIR]
    return all(m.trigger.entry.row.trigger == "bomb" and m.weapon is None for m in told)


def _by_sides(draft: Draft, agent: ActorClass | None, patient: ActorClass | None) -> str | None:
    """For words too general to tell: what such actors do to such others."""
    if agent in FORCES and (patient is None or patient in ARMED) and _strikes(draft):
        return SHELLING
    if agent in ARMED and patient in ARMED:
        return CLASH
    if patient in {ActorClass.CIVILIANS, ActorClass.PROTESTERS} or agent in ARMED or draft.tolls:
        return ATTACK
    # "A terrorist attack" is one whoever did it and whatever it did.
    return ATTACK if any(mention.trigger.is_strong for mention in draft.mentions) else None


def _strikes(draft: Draft) -> bool:
    """Whether something is struck from afar with what nobody names: `the Defence Forces struck a barracks`."""
    words = draft.first.reading.lexicon.words[WordClass.STRIKING_VERB]
    return any(
        m.trigger.entry.row.trigger in words and m.reading.parsed.is_verbal(m.trigger.head) for m in draft.mentions
    )


def _settled(kind: str, draft: Draft, agent: ActorClass | None, patient: ActorClass | None, *, crowd: bool) -> str:
    """The type after the actors' classes had their say, as ACLED's codebook rules."""
    if kind in {ATTACK, CLASH} and patient is ActorClass.PROTESTERS and agent in ARMED:
        return EXCESSIVE
    if kind in {INTERVENTION, EXCESSIVE} and not crowd and (kind == EXCESSIVE or patient is not None):
        # Tear gas without a protest is force against whoever was there.
        kind = ATTACK
    if kind == VIOLENT and agent not in {ActorClass.RIOTERS, ActorClass.PROTESTERS} and not crowd:
        return LOOTING
    if kind in {VIOLENT, LOOTING} and agent is ActorClass.RIOTERS and _kills_people(draft, patient):
        return MOB
    if kind in {VIOLENT, LOOTING} and agent is ActorClass.RIOTERS and patient not in FORCES and _is_a_mob(draft):
        return MOB
    if kind == ARRESTS and agent in ARMED_GROUPS and patient is ActorClass.CIVILIANS and not _is_by_law(draft):
        return ABDUCTION
    if kind == ABDUCTION and agent is ActorClass.STATE_FORCES and _are_taken_in(draft):
        return ARRESTS
    if kind == ATTACK and agent in FORCES and _hits_a_crowd(draft):
        return EXCESSIVE
    if kind == AIR and agent in ARMED_GROUPS and _is_only_bombed(draft):
        return REMOTE
    if kind == ATTACK and agent in ARMED and patient in ARMED:
        return CLASH
    if kind == ATTACK and agent is ActorClass.RIOTERS:
        return MOB
    if (
        kind == CLASH
        and agent in ARMED
        and (patient is ActorClass.CIVILIANS or (patient is None and civilian_victims(draft)))
    ):
        clashes = any(m.trigger.entry.row.roles == "clash" for m in draft.mentions)
        return CLASH if clashes and patient is None else ATTACK
    if kind == CLASH and {agent, patient} & {ActorClass.PROTESTERS, ActorClass.RIOTERS}:
        return VIOLENT
    if kind == PEACEFUL and agent is ActorClass.RIOTERS and not _only_a_crowd(draft):
        return VIOLENT
    if kind == REBEL_GAIN and agent is ActorClass.STATE_FORCES:
        return GOVERNMENT_GAIN
    if kind == GOVERNMENT_GAIN and agent in {
        ActorClass.REBEL_GROUP,
        ActorClass.POLITICAL_MILITIA,
        ActorClass.IDENTITY_MILITIA,
    }:
        return REBEL_GAIN
    return kind
