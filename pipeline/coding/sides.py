"""Which of the parties that an article names are the two sides of its report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.coding.blame import Blame
from pipeline.coding.identity import ANYBODY_ARMED, Identity, is_unknown, parents_of, related
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention, Party
from schemas.coding import ActorRef
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, Outcome, Stance

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
    | {"abandon base", "abandon post", "abandon {base}", "leave {base}", "vacate {base}", "quit {locality}"}
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
    opening: set[str] = set()
    for party, mention in parties:
        identity = party.identity
        if identity is None:
            continue
        weight = identity.weight * (OPENING_WEIGHT if party.reading.is_opening else 1.0)
        weight *= SAID_WEIGHT if mention.attribution is not None else 1.0
        weights[identity.key] = weights.get(identity.key, 0.0) + weight
        if party.reading.is_opening:
            opening.add(identity.key)
        choices.setdefault(identity.key, Choice(identity, party))
    troops = acted_upon and any(choice.identity.actor_class in FORCES for choice in choices.values())

    told = any(is_of_a_kind(choice.identity) for choice in choices.values())
    # "Settlers shot a farmer. … Soldiers, whose raids have killed many, came later": the settlers did it.
    first = not acted_upon and any(key in opening and is_of_a_kind(one.identity) for key, one in choices.items())

    def rank(choice: Choice) -> tuple[bool, bool, float, str]:
        key, name = choice.identity.key, choice.identity.name
        behind = is_unknown(name) if troops else told and not acted_upon and name == ANYBODY_ARMED
        late = first and key not in opening and choice.identity.actor_class in FORCES
        return late or not _is_known(choice.identity), behind or late, -weights[key], key

    ordered = sorted(choices.values(), key=rank)
    return _first_of_pair(_members_first(ordered, lexicon))


def _is_known(identity: Identity) -> bool:
    """Whether it is somebody in particular: a name, or the forces of the country where it happened."""
    return identity.is_named or (identity.actor_class is ActorClass.STATE_FORCES and identity.actor_id is not None)


def is_of_a_kind(identity: Identity) -> bool:
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
    # "The rebels denied it, and blamed the army": whoever accused them first is nobody that the text names.
    only_denier = len({b.voice.name for b in named}) == 1 and named[0].voice.name in deniers if named else False
    return None if only_denier else next((b for b in named if b.voice.name not in deniers), next(iter(named), None))


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
