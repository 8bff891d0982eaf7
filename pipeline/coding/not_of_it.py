"""Parties whose words stand among an event's and tell of something else: of its victims' own acts, or of long wars."""

from __future__ import annotations

from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention, Party
from pipeline.coding.sides import Choice
from schemas.vocabulary import FORCES, ActorClass, ClaimantType

Told = list[tuple[Party, Mention]]
LOOTING, ARRESTS, PEACEFUL = "Looting/property destruction", "Arrests", "Peaceful protest"
WRECKING = frozenset({LOOTING, "Violent demonstration", "Mob violence"})
TAKING = frozenset({"Abduction/forced disappearance", "Sexual violence"})
FROM_AFAR = frozenset({"Air/drone strike", "Shelling/artillery/missile attack", "Chemical weapon"})
EXPLODING = frozenset({"Remote explosive/landmine/IED", "Suicide bomb", "Grenade"})
ON_CIVILIANS = frozenset({"Attack", "Sexual violence", "Abduction/forced disappearance"})
MASSES = frozenset({"hundred", "thousand", "dozen", "score", "ten"})
SIDES_OF_WAR = frozenset({ClaimantType.PARTY, ClaimantType.MILITARY})
# So many sentences behind the news stands what is told of its war.
FAR_BEHIND = 3


def without_others(found: Told, draft: Draft, kind: str | None, *, acting: bool) -> Told:
    """The parties without those who only stand in the same text."""
    if kind in WRECKING and acting:
        # "Marines captured the leader. … Armed men burned eleven buses": the marines burned none.
        found = [
            (p, m)
            for p, m in found
            if m.trigger.entry.row.sub_event_type != ARRESTS or (kind != LOOTING and _are_a_crowd(m))
        ]
    if not acting and kind in TAKING:
        # "Rebels and dissidents fight; peasants were taken away by the rebels": the peasants were.
        taken = [(p, m) for p, m in found if m.sub_event_type == kind]
        found = taken if any(p.identity is not None for p, _ in taken) else found
    if kind == PEACEFUL:
        # "Police arrested a rebel; villagers marched in silence": no police met the march.
        found = [(p, m) for p, m in found if m.trigger.entry.row.sub_event_type != ARRESTS or _are_a_crowd(m)]
    if acting and kind in EXPLODING and _soldiers_were_hit(draft, kind):
        # "Troops killed seven rebels. … A soldier died when a bomb went off": no bomb of theirs.
        found = [(p, m) for p, m in found if not _are_forces(p) or m.sub_event_type in EXPLODING | FROM_AFAR]
    if not acting and kind in EXPLODING and _soldiers_were_hit(draft, kind):
        # Nor did it hit the rebels whom they killed.
        found = [(p, m) for p, m in found if m.sub_event_type in EXPLODING or not any(map(_are_forces, m.agents))]
    if acting and kind in ON_CIVILIANS:
        # People without arms, told to burn or to shout beside it, shot nobody.
        found = [(p, m) for p, m in found if p.identity is None or p.identity.actor_class is not ActorClass.CIVILIANS]
    found = [(p, m) for p, m in found if not _goes_on_for_long(m, draft)]
    recent = [(p, m) for p, m in found if not _is_of_a_war(m, draft)]
    found = recent if any(p.identity is not None for p, _ in recent) else found
    if not acting and kind in FROM_AFAR:
        found = _without_the_strikers_word(found)
    return found


def only_arrests(choice: Choice, kind: str, draft: Draft) -> bool:
    """Whether all that a side does in an event of looting is to arrest people."""
    own = [
        m for m in draft.mentions for p in m.agents if p.identity is not None and p.identity.key == choice.identity.key
    ]
    arrests = bool(own) and all(m.trigger.entry.row.sub_event_type == ARRESTS for m in own)
    return kind == LOOTING and choice.identity.actor_class in FORCES and arrests


def _are_forces(party: Party) -> bool:
    return party.identity is not None and party.identity.actor_class in FORCES


def _are_a_crowd(mention: Mention) -> bool:
    """Whether those arrested are of the crowd: protesters, or people of whom no more is told."""
    crowd = {ActorClass.PROTESTERS, ActorClass.RIOTERS, ActorClass.CIVILIANS}
    taken = [party.identity for party in mention.patients if party.identity is not None]
    return not taken or any(identity.actor_class in crowd for identity in taken)


def _soldiers_were_hit(draft: Draft, kind: str | None) -> bool:
    """Whether the words for the explosion tell of soldiers or police who were hit."""
    where = {m.reading.index for m in draft.mentions if m.sub_event_type == kind}
    return any(m.reading.index in where and not m.agents and any(map(_are_forces, m.patients)) for m in draft.mentions)


def _is_of_a_war(mention: Mention, draft: Draft) -> bool:
    """Whether far behind the news it is told what a side has done in years: `which have killed hundreds`."""
    reading, head = mention.reading, mention.trigger.head
    parsed = reading.parsed
    if mention.times or reading.index - draft.first.reading.index < FAR_BEHIND:
        return False
    return parsed.is_perfect(head) and any(
        parsed.lemmas[t] in MASSES or parsed.lower[t : t + 2] == ("more", "than")
        for noun in parsed.objects(head)
        for t in [noun, *parsed.subtree(noun)]
    )


def _goes_on_for_long(mention: Mention, draft: Draft) -> bool:
    """Whether groups fight one another far behind the news: `has been hit by turf wars, with A fighting B`."""
    reading, head = mention.reading, mention.trigger.head
    parsed = reading.parsed
    if mention.times or reading.is_opening or reading.index - draft.first.reading.index < FAR_BEHIND:
        return False
    clash = any(trigger.entry.row.roles == "clash" for trigger, _ in reading.triggers)
    forces = any(map(_are_forces, [*mention.agents, *mention.patients]))
    return clash and not forces and any(parsed.is_perfect(verb) for verb in [head, *parsed.ancestors(head)])


def _without_the_strikers_word(found: Told) -> Told:
    """Those whom the news itself has hit, before the fighters whom only a side of the war says it hit."""
    civil = any(
        m.reading.is_opening and p.identity is not None and p.identity.actor_class is ActorClass.CIVILIANS
        for p, m in found
    )
    return [(p, m) for p, m in found if not civil or m.reading.is_opening or not _is_said_by_a_side(m)]


def _is_said_by_a_side(mention: Mention) -> bool:
    voice = mention.attribution.voice if mention.attribution is not None else None
    return voice is not None and voice.kind in SIDES_OF_WAR
