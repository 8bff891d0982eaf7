"""Who of those that an article names beside an event's words acted in it, and who was acted upon."""

from __future__ import annotations

from pipeline.coding.answering import answers, stops_somebody
from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention, Party
from pipeline.coding.not_of_it import without_others
from pipeline.coding.sides import (
    ABDUCTION,
    BY_LAW,
    BY_OUTLAWS,
    EXPLODING,
    FOUGHT,
    FROM_AFAR,
    INTERVENTION,
    LEAVING,
    PEACEABLE,
    PEACEFUL,
    PILOTED,
    TAKEN,
    UNARMED,
    VIOLENT,
    is_of_a_kind,
)
from pipeline.coding.triggers import CROWDS
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, Qualifier
from schemas.word_classes import WordClass


def parties_of(draft: Draft, *, acting: bool, kind: str | None = None) -> list[tuple[Party, Mention]]:
    """Parties of one side with their mentions; those of another telling kind of act only where no others are known."""
    found = [(party, m) for m in draft.mentions for party in (m.agents if acting else m.patients)]
    # Police who used tear gas on those who threw stones are the other side of the stones.
    alike = {kind, *(CROWDS if kind == VIOLENT else ()), *({"Arrests"} if kind == ABDUCTION else ())}
    own = [(party, m) for party, m in found if not m.is_specific or m.sub_event_type in alike]
    if kind is not None and any(party.identity is not None for party, _ in own):
        # A headline's "Jihadists ambush buses" is the lead's "attackers opened fire".
        found = own + [
            (p, m) for p, m in found if acting and kind == "Attack" and (p, m) not in own and _ambushes(p, m)
        ]
    found = without_others(found, draft, kind, acting=acting)
    if acting and any(_does(party, m) for party, m in found):
        # Soldiers who return fire at gunmen, or disperse a crowd behind it, did not attack the bus.
        found = [(party, m) for party, m in found if _does(party, m) or party.identity is None]
    if acting and kind in EXPLODING:
        # "Two women blew themselves up": they are no crowd.
        found = [(p, m) for p, m in found if p.identity is None or p.identity.actor_class not in UNARMED]
    if acting and kind == "Suicide bomb":
        # Guards who fire at a bomber do not bomb.
        own = [(party, m) for party, m in found if m.sub_event_type == kind and party.identity is not None]
        found = _of_one_band(own, draft) or own or found
    if kind not in PEACEABLE:
        # Who brokered a truce in a flash report looted nothing.
        found = [(party, m) for party, m in found if m.sub_event_type not in PEACEABLE]
    if kind in TAKEN:
        # "Rebels captured the town after soldiers withdrew": who leaves has not taken it.
        found = [(party, m) for party, m in found if m.trigger.entry.row.trigger not in LEAVING] or found
    if kind in FOUGHT:
        # Police who arrest somebody did not attack; who shoots down a missile is who it was fired at.
        violent = [(party, m) for party, m in found if m.trigger.entry.row.sub_event_type != "Arrests"]
        found = violent if any(p.identity is not None for p, _ in violent) else found
    if kind in BY_OUTLAWS:
        found = [
            (party, m)
            for party, m in found
            if m.trigger.entry.row.sub_event_type not in BY_LAW and not (acting and stops_somebody(m))
        ]
    if acting and kind in EXPLODING:
        hurt = {p.identity.key for m in draft.mentions for p in m.patients if p.identity is not None and not m.agents}
        found = [
            (party, m)
            for party, m in found
            # "Fighters of the union, which fights beside the army, were killed": who dies of a bomb laid none.
            if _may_plant(party, m)
            and (m.sub_event_type == kind or party.identity is None or party.identity.key not in hurt)
        ]
    if acting and kind is not None and kind not in CROWDS:
        # "Gunmen opened fire on worshippers who had gathered, killing nine": those hit did neither.
        hit = _hit_by_others(draft)
        found = [(p, m) for p, m in found if m.sub_event_type != PEACEFUL or not _is_armed(p)]
        others = [
            (party, m)
            for party, m in found
            if m.sub_event_type not in {PEACEFUL, INTERVENTION} and (party.reading.index, party.side.head) not in hit
        ]
        found = others if kind in BY_OUTLAWS | {ABDUCTION} or any(p.identity is not None for p, _ in others) else found
    if kind in CROWDS:
        # "The third day of the strike" of those who march is no strike from the air.
        found = [(party, m) for party, m in found if m.sub_event_type not in FROM_AFAR]
    if acting and kind in FROM_AFAR:
        # A crowd flies no drone, and who took a town in another sentence need not be who bombed this one.
        found = [(party, m) for party, m in found if _may_strike(party, m, draft)]
    if not acting and any(m.trigger.entry.row.roles == "clash" for m in draft.mentions):
        # "In all 29 people died in the battle": soldiers and gunmen, as told before.
        fighting = [(p, m) for m in draft.mentions if m.trigger.entry.row.roles == "clash" for p in m.agents]
        sides = (p.identity for p, _ in [*found, *fighting] if p.identity is not None)
        fighters = any(side.actor_class in FORCES | ARMED_GROUPS for side in sides)
        found = [(party, m) for party, m in found if not (fighters and _is_anybody(party))]
    if not acting and kind in CROWDS:
        # "Protesting reforms led by the militias": what is protested against is no other side.
        found = [(party, m) for party, m in found if m.sub_event_type != PEACEFUL]
    if not acting and kind in {"Arrests", ABDUCTION}:
        # "Police arrested 35 members of the Front. … The suspects were picked up in raids".
        caught = [(p, m) for p, m in found if m.sub_event_type == "Arrests" and _is_armed(p)]
        found = caught or found
    if not acting and kind == "Sexual violence":
        # "Soldiers raped two aid workers and beat a guard."
        found = [(p, m) for p, m in found if m.sub_event_type == kind or not _is_of_a_state(p)]
    if not acting and kind in {VIOLENT, "Mob violence"}:
        # "Burnt the police station after freeing their friends who were arrested": the friends are no other side.
        found = [(p, m) for p, m in found if m.trigger.entry.row.sub_event_type not in BY_LAW] or found
    if not acting:
        found = _told_first(found)
        # Whose dead are counted is who was hit, more surely than whoever else the text names.
        counted = {id(toll.victims_actor) for toll in draft.tolls if toll.qualifier is not Qualifier.VAGUE}
        found += [(party, m) for party, m in found if party.side.actor is not None and id(party.side.actor) in counted]
        found += [(party, draft.first) for party in draft.extra_patients]
    return found


def _of_one_band(own: list[tuple[Party, Mention]], draft: Draft) -> list[tuple[Party, Mention]]:
    """The named group whose men acted in the sentences that tell of a bomber by no name.

    `Fighters of the Front attacked the gate; one of them blew himself up.`
    """
    told = {m.reading.index for _, m in own}
    if not own or any(party.identity is not None and party.identity.is_named for party, _ in own):
        return []
    acting = [(p, m) for m in draft.mentions if m.reading.index in told for p in m.agents if _is_armed(p)]
    return [(p, m) for p, m in acting if p.identity is not None and p.identity.is_named]


def _is_of_a_state(party: Party) -> bool:
    return party.identity is not None and party.identity.actor_class in FORCES


def _ambushes(party: Party, mention: Mention) -> bool:
    """Whether the headline or lead has armed people of some kind lie in wait: no other side need fire."""
    fights = mention.sub_event_type == "Armed clash" and mention.trigger.entry.row.roles != "clash"
    kind = party.identity is not None and is_of_a_kind(party.identity)
    return kind and fights and mention.reading.is_opening


def _told_first(found: list[tuple[Party, Mention]]) -> list[tuple[Party, Mention]]:
    """Without those whom later words for killing alone name, where the event's own words name others.

    `A rocket killed a woman. … The operation opened with the killing of three commanders.`
    """
    own = [m.reading.index for p, m in found if p.identity is not None and m.is_specific and m.reading.is_opening]
    return [
        (p, m)
        for p, m in found
        if not own or m.is_specific or not m.is_definite or p.identity is None or m.reading.index <= min(own)
    ]


def _is_armed(party: Party) -> bool:
    """Whether it is a group that bears arms: one that blocks a road does not attack by it."""
    return party.identity is not None and party.identity.actor_class in ARMED_GROUPS


def _is_anybody(party: Party) -> bool:
    """Whether people are told of who may be of any side: `29 people died`."""
    parsed, words = party.reading.parsed, party.reading.lexicon.words[WordClass.ANYBODY]
    return parsed.lemmas[party.side.head] in words and party.identity is not None and not party.identity.is_named


def _hit_by_others(draft: Draft) -> set[tuple[int, int]]:
    """Where those stand whom a known side acts upon: sentence and word."""
    return {
        (party.reading.index, party.side.head)
        for mention in draft.mentions
        if any(agent.identity is not None for agent in mention.agents) and mention.trigger.entry.row.roles != "clash"
        for party in mention.patients
    }


def _does(party: Party, mention: Mention) -> bool:
    """Whether a known side does something of its own, and does not only answer."""
    return party.identity is not None and not answers(mention)


def _may_strike(party: Party, mention: Mention, draft: Draft) -> bool:
    """Whether a side can be who struck from afar."""
    if party.identity is not None and party.identity.actor_class in UNARMED:
        return False
    if party.identity is not None and party.identity.actor_class in ARMED_GROUPS and _is_flown(draft):
        # Rebels who shoot back at a helicopter do not fly it.
        return mention.sub_event_type in FROM_AFAR
    struck = {m.reading.index for m in draft.mentions if m.sub_event_type in FROM_AFAR}
    return mention.sub_event_type in FROM_AFAR or not mention.is_specific or mention.reading.index in struck


def _is_flown(draft: Draft) -> bool:
    """Whether it was struck from aircraft with a crew, and by nothing else."""
    weapons = {m.weapon.row.weapon for m in draft.mentions if m.weapon is not None and m.sub_event_type in FROM_AFAR}
    return bool(weapons) and weapons <= PILOTED


def _may_plant(party: Party, mention: Mention) -> bool:
    """Whether a side can be whose bomb it was: forces of a state that beat mourners in another sentence laid none.

    Nor did those who came together where it went off.
    """
    if party.identity is not None and party.identity.actor_class is ActorClass.PROTESTERS:
        return mention.sub_event_type in EXPLODING
    forces = party.identity is not None and party.identity.actor_class in FORCES
    return not forces or mention.reading.is_opening or mention.sub_event_type in EXPLODING | FROM_AFAR
