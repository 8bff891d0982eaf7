"""Which of the parties that an article names are the two sides of its report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.coding.answering import answers, stops_somebody
from pipeline.coding.blame import Blame
from pipeline.coding.draft import Draft
from pipeline.coding.identity import ANYBODY_ARMED, Identity, is_unknown, parents_of, related
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention, Party
from pipeline.coding.triggers import CROWDS
from schemas.coding import ActorRef
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, Outcome, Qualifier, Stance
from schemas.word_classes import WordClass

OPENING_WEIGHT = 1.5
# A mention in somebody's words weighs less than one in the article's own.
SAID_WEIGHT = 0.8
FROM_AFAR = frozenset({"Air/drone strike", "Shelling/artillery/missile attack", "Chemical weapon"})
PEACEFUL, INTERVENTION, VIOLENT = "Peaceful protest", "Protest with intervention", "Violent demonstration"
ABDUCTION = "Abduction/forced disappearance"
EXPLODING = frozenset({"Remote explosive/landmine/IED", "Suicide bomb", "Grenade"})
# What only governments fly.
PILOTED = frozenset({"warplane", "helicopter", "barrel bomb", "aerial bomb", "paramotor"})
PEACEABLE = frozenset({"Agreement", "Change to group/activity", "Headquarters or base established"})
# Who arrests somebody over an attack, or finds its bombs, did not make it; those arrested were not hit.
BY_LAW = frozenset({"Arrests", "Disrupted weapons use"})
BY_OUTLAWS = EXPLODING | {"Attack", "Sexual violence"}
FOUGHT = FROM_AFAR | {"Armed clash"}
TAKEN = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
LEAVING = frozenset(
    {"withdraw from", "withdraw", "withdrawal", "pull out", "pullout", "pull back", "retreat", "vacate", "abandon"}
)
UNARMED = frozenset({ActorClass.CIVILIANS, ActorClass.PROTESTERS, ActorClass.RIOTERS})


@dataclass(frozen=True, slots=True)
class Choice:
    """A side chosen: its identity and the party words that name it."""

    identity: Identity
    party: Party


def choose_side(
    parties: Iterable[tuple[Party, Mention]], lexicon: Lexicon, *, acted_upon: bool = False
) -> list[Choice]:
    """Candidates of one side, the best-supported first: named before described, often before once.

    Of those acted upon, soldiers come before `fighters` of whom no more is told: they may be the same.
    """
    weights: dict[str, float] = {}
    choices: dict[str, Choice] = {}
    for party, mention in parties:
        identity = party.identity
        if identity is None:
            continue
        weight = identity.weight * (OPENING_WEIGHT if party.reading.is_opening else 1.0)
        weight *= SAID_WEIGHT if mention.attribution is not None else 1.0
        weights[identity.key] = weights.get(identity.key, 0.0) + weight
        choices.setdefault(identity.key, Choice(identity, party))
    troops = acted_upon and any(choice.identity.actor_class in FORCES for choice in choices.values())

    told = any(_is_of_a_kind(choice.identity) for choice in choices.values())

    def rank(choice: Choice) -> tuple[bool, bool, float, str]:
        key, name = choice.identity.key, choice.identity.name
        behind = is_unknown(name) if troops else told and not acted_upon and name == ANYBODY_ARMED
        return not _is_known(choice.identity), behind, -weights[key], key

    ordered = sorted(choices.values(), key=rank)
    return _first_of_pair(_members_first(ordered, lexicon))


def _is_known(identity: Identity) -> bool:
    """Whether it is somebody in particular: a name, or the forces of the country where it happened."""
    return identity.is_named or (identity.actor_class is ActorClass.STATE_FORCES and identity.actor_id is not None)


def _is_of_a_kind(identity: Identity) -> bool:
    """Whether armed people are told of as more than that: `jihadists`, whom the next sentence calls `attackers`."""
    return identity.actor_class in ARMED_GROUPS and identity.name != ANYBODY_ARMED


def _first_of_pair(choices: list[Choice]) -> list[Choice]:
    """Of two sides that stand side by side, `soldiers and militiamen`, the one written first leads."""
    if len(choices) < 2 or choices[0].party.reading is not choices[1].party.reading:
        return choices
    one, two = choices[:2]
    if _is_known(one.identity) and two.identity.actor_class in UNARMED:
        # "Residents and militiamen of the Front fought."
        return choices
    if two.party.side.head < one.party.side.head and _coordinated(one.party, two.party):
        return [two, one, *choices[2:]]
    return choices


def _members_first(choices: list[Choice], lexicon: Lexicon) -> list[Choice]:
    """A group before the body it belongs to: the faction that was hit rather than its alliance."""
    if not choices:
        return choices
    best = choices[0].identity
    member = next(
        (
            c
            for c in choices[1:]
            if best.actor_id and best.actor_id in parents_of(c.identity.actor_id, lexicon, day=None)
        ),
        None,
    )
    if member is None:
        return choices
    return [member, *(c for c in choices if c is not member)]


def blamed(blames: Sequence[Blame]) -> Blame | None:
    """The first blame that names a culprit: by somebody who does not himself deny it, if there is one."""
    culprits = [b for b in blames if b.outcome is Outcome.PERPETRATOR and b.accused is not None]
    named = [b for b in culprits if b.stance is Stance.ASSERTS]
    deniers = {b.voice.name for b in blames if b.stance is Stance.DENIES}
    return next((b for b in named if b.voice.name not in deniers), next(iter(named), None))


def parties_of(draft: Draft, *, acting: bool, kind: str | None = None) -> list[tuple[Party, Mention]]:
    """Parties of one side with their mentions; those of another telling kind of act only where no others are known."""
    found = [(party, m) for m in draft.mentions for party in (m.agents if acting else m.patients)]
    # Police who used tear gas on those who threw stones are the other side of the stones.
    alike = {kind, *(CROWDS if kind == VIOLENT else ())}
    own = [(party, m) for party, m in found if not m.is_specific or m.sub_event_type in alike]
    if kind is not None and any(party.identity is not None for party, _ in own):
        # A headline's "Jihadists ambush buses" is the lead's "attackers opened fire".
        found = own + [
            (p, m) for p, m in found if acting and kind == "Attack" and (p, m) not in own and _ambushes(p, m)
        ]
    if acting and any(_does(party, m) for party, m in found):
        # Soldiers who return fire at gunmen, or disperse a crowd behind it, did not attack the bus.
        found = [(party, m) for party, m in found if _does(party, m) or party.identity is None]
    if acting and kind in EXPLODING:
        # "Two women blew themselves up": they are no crowd.
        found = [(p, m) for p, m in found if p.identity is None or p.identity.actor_class not in UNARMED]
    if acting and kind == "Suicide bomb":
        # Guards who fire at a bomber do not bomb.
        found = [(party, m) for party, m in found if m.sub_event_type == kind and party.identity is not None] or found
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
    if not acting:
        found = _told_first(found)
        # Whose dead are counted is who was hit, more surely than whoever else the text names.
        counted = {id(toll.victims_actor) for toll in draft.tolls if toll.qualifier is not Qualifier.VAGUE}
        found += [(party, m) for party, m in found if party.side.actor is not None and id(party.side.actor) in counted]
        found += [(party, draft.first) for party in draft.extra_patients]
    return found


def _ambushes(party: Party, mention: Mention) -> bool:
    """Whether the headline or lead has armed people of some kind lie in wait: no other side need fire."""
    fights = mention.sub_event_type == "Armed clash" and mention.trigger.entry.row.roles != "clash"
    kind = party.identity is not None and _is_of_a_kind(party.identity)
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


def actor_ref(choice: Choice, others: Sequence[Choice], lexicon: Lexicon) -> ActorRef:
    """The record of a side, with the bodies it belongs to and the named others that acted with it."""
    identity, party = choice.identity, choice.party
    parsed = party.reading.parsed
    span = party.side.actor
    first, last = (span.first, span.last) if span is not None else (party.side.span.first, party.side.span.last)
    start, end = parsed.span(first, last)
    ids = parents_of(identity.actor_id, lexicon, day=None)
    names = [lexicon.actors[parent].name if parent in lexicon.actors else parent for parent in ids]
    for other in others:
        together = other.party.reading.index == party.reading.index and _coordinated(party, other.party)
        if (
            together
            and other.identity.is_named
            and other.identity.key != identity.key
            and not related(other.identity.actor_id, identity.actor_id, lexicon)
        ):
            names.append(other.identity.name)
            ids.append(other.identity.actor_id or "")
    return ActorRef(
        text=parsed.surface(first, last),
        part=parsed.sentence.part,
        start=start,
        end=end,
        actor_id=identity.actor_id,
        alias_id=identity.origin,
        name=identity.name,
        actor_class=identity.actor_class,
        country=identity.country,
        associates=tuple(dict.fromkeys(names)),
        associate_ids=tuple(dict.fromkeys(i for i in ids if i)),
    )


def _coordinated(first: Party, second: Party) -> bool:
    """Whether two parties stand side by side, as in `Russian and Syrian warplanes`."""
    parsed = first.reading.parsed
    one, two = sorted((first.side.head, second.side.head))
    between = {parsed.lower[token] for token in range(one, two)}
    return bool(between & {"and", "&"}) and two - one <= 8
