"""Who acted on whom, over all reports of an event, and whether the voices agree on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.linking.aspects import ALIKE_CLASSES, actor_points
from pipeline.linking.settings import Points
from pipeline.linking.views import ActorKey, ReportView, actor_key
from schemas.coding import ActorRef, Claim
from schemas.vocabulary import ARMED_GROUPS, ActorClass, Attribution, Outcome, Stance

__all__ = ["Side", "attribution", "sides"]

# How the names of armed people begin of whom nobody knows more.
VAGUE = ("Unidentified ", "Bandits (")

# Of a country's code, as in `rus-military`.
CODE_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an event: the most specific actor that most articles name, and the bodies around it."""

    name: str | None = None
    actor_id: str | None = None
    actor_class: ActorClass | None = None
    associates: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    has_rival: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as one report gives it."""

    article_id: str
    headline: bool
    of_kind: bool
    ref: ActorRef
    key: str


def sides(
    views: Sequence[ReportView], *, kind: str, battle: bool, points: Points, crowds: frozenset[str] = frozenset()
) -> tuple[Side, Side]:
    """Both sides of an event of a sub-event type; in battles, reports that name them the other way round are turned.

    So where one tells of a crowd, which comes first in the types `crowds`, and another of who shot at it.
    """
    # Of an event's own kind there is a report; how it names the sides is how they stand.
    own = [view for view in views if (view.report.sub_event_type in crowds) == (kind in crowds)]
    pattern = min(own or views, key=_incomplete)
    first: list[Named] = []
    second: list[Named] = []
    for view in views:
        one, two = view.report.actor1, view.report.actor2
        other_kind = (view.report.sub_event_type in crowds) != (kind in crowds)
        if (battle or other_kind) and _is_turned(view, pattern, points):
            one, two = two, one
        first.extend(_named(view, one, kind))
        second.extend(_named(view, two, kind))
    return _side(first), _side(second)


def attribution(views: Sequence[ReportView], first: Side, second: Side, *, battle: bool) -> Attribution:
    """Whether the voices agree on who did it.

    Contested when a report says so, when the reports name unrelated culprits, when a counted claim blames
    another side, or when one denies that the named side did it.
    """
    if any(view.report.attribution is Attribution.CONTESTED for view in views) or (first.has_rival and not battle):
        return Attribution.CONTESTED
    claims = [c for view in views for c in view.claims if c.outcome is Outcome.PERPETRATOR and c.counted]
    if first.actor_id is not None:
        accepted = first.keys | second.keys if battle else first.keys
        if battle and second.name is None:
            # "The group said it had killed seven": it is the side that nobody named.
            claims = [claim for claim in claims if claim.stance is not Stance.ASSERTS]
        armed = first.actor_class in ARMED_GROUPS
        if any(_contradicts(claim, accepted, first.keys, armed=armed) for claim in claims):
            return Attribution.CONTESTED
        return Attribution.UNCONTESTED
    # "Gunmen" contradict nobody; but two culprits blamed for one deed contradict each other.
    blamed = {_accused(claim) for claim in claims if claim.stance is Stance.ASSERTS} - {None}
    if len(blamed) > 1:
        return Attribution.CONTESTED
    return Attribution.UNCONTESTED if _is_known(first) else Attribution.UNATTRIBUTED


def _contradicts(claim: Claim, accepted: frozenset[str], first: frozenset[str], *, armed: bool) -> bool:
    accused = _accused(claim)
    if accused is None:
        return False
    if claim.stance is Stance.ASSERTS:
        # "The insurgents" are a vaguer word for the group that is named, and a state's police for its army.
        vague = armed and claim.accused_actor is not None and claim.accused_actor.startswith(VAGUE)
        return not vague and _of_state(accused) not in {_of_state(key) for key in accepted}
    return claim.stance is Stance.DENIES and accused in first


def _of_state(key: str) -> str:
    """The key of an actor, with the army and the police of a state as one."""
    state, _, branch = key.partition("-")
    return state if len(state) == CODE_LENGTH and branch in {"military", "police"} else key


def _accused(claim: Claim) -> str | None:
    if claim.accused_actor_id is not None:
        return claim.accused_actor_id
    return claim.accused_actor.casefold() if claim.accused_actor is not None else None


def _is_known(side: Side) -> bool:
    """Whether a side without a name of its own is more than "gunmen": a state's forces, rebels or a crowd."""
    return side.name is not None and side.actor_class not in {None, ActorClass.POLITICAL_MILITIA}


def _incomplete(view: ReportView) -> tuple[int, bool, str]:
    named = sum(1 for actor in (view.actor1, view.actor2) if actor is not None and actor.named)
    return (-named, not view.report.headline, view.report_id)


def _is_turned(view: ReportView, pattern: ReportView, points: Points) -> bool:
    straight = _sum(view.actor1, view.actor2, pattern, points)
    return _sum(view.actor2, view.actor1, pattern, points) > straight


def _sum(one: ActorKey | None, two: ActorKey | None, pattern: ReportView, points: Points) -> float:
    return actor_points(one, pattern.actor1, points) + actor_points(two, pattern.actor2, points)


def _named(view: ReportView, ref: ActorRef | None, kind: str) -> list[Named]:
    if ref is None:
        return []
    report = view.report
    return [Named(view.article.article_id, report.headline, report.sub_event_type == kind, ref, actor_key(ref))]


def _side(named: Sequence[Named]) -> Side:
    if not named:
        return Side()
    groups: dict[str, list[Named]] = defaultdict(list)
    for one in named:
        groups[one.key].append(one)
    related = {key: _related(group) for key, group in groups.items()}
    family = _chosen_family(named)
    choice = [key for key, group in groups.items() if any(_family(one) in {family, None} for one in group)]
    winner = min(choice, key=lambda key: _rank(key, groups, related))
    group = groups[winner]
    name = _most_common([one.ref.name for one in group])
    kin = [key for key in groups if key != winner and (key in related[winner] or winner in related[key])]
    associates = _associates(group, [groups[key] for key in kin])
    associates.pop(name, None)
    classes = [one.ref.actor_class.value for one in group if one.ref.actor_class is not None]
    rivals = [key for key in groups if key != winner and key not in kin and groups[key][0].ref.actor_id is not None]
    return Side(
        name=name,
        actor_id=group[0].ref.actor_id,
        actor_class=ActorClass(_most_common(classes)) if classes else None,
        associates=tuple(sorted(associates, key=lambda found: (-associates[found], found))),
        keys=frozenset({winner, name.casefold(), *kin, *related[winner], *(one.casefold() for one in associates)}),
        has_rival=bool(rivals) and group[0].ref.actor_id is not None,
    )


def _associates(group: Sequence[Named], kin: Sequence[Sequence[Named]]) -> Counter[str]:
    """Names of the bodies around an actor, with how often they are named."""
    found = Counter(name for one in group for name in one.ref.associates)
    for other in kin:
        found[_most_common([one.ref.name for one in other])] += len(other)
        found.update(name for one in other for name in one.ref.associates)
    return found


def _chosen_family(named: Sequence[Named]) -> int | None:
    """States, armed groups or crowds: what most articles name; among equals, those that tell the event's own type.

    Then one with a named actor: a name wins over "gunmen", who may bear it, but not over civilians, whom most
    articles say were hit.
    """
    articles: dict[int, set[str]] = defaultdict(set)
    for one in named:
        family = _family(one)
        if family is not None:
            articles[family].add(one.article_id)
    of_kind = {_family(one) for one in named if one.of_kind}
    listed = {_family(one) for one in named if one.ref.actor_id is not None}
    return min(
        articles,
        key=lambda found: (-len(articles[found]), found not in of_kind, found not in listed, found),
        default=None,
    )


def _family(one: Named) -> int | None:
    return next((at for at, classes in enumerate(ALIKE_CLASSES) if one.ref.actor_class in classes), None)


def _related(group: Sequence[Named]) -> frozenset[str]:
    ids = {found for one in group for found in one.ref.associate_ids}
    return frozenset(ids | {name.casefold() for one in group for name in one.ref.associates})


def _rank(
    key: str, groups: dict[str, list[Named]], related: dict[str, frozenset[str]]
) -> tuple[bool, int, int, bool, str]:
    """Named before unnamed; then most articles, those included that name a body it belongs to."""
    own = {one.article_id for one in groups[key]}
    bodies = {one.article_id for other in groups if other in related[key] for one in groups[other]}
    headline = any(one.headline for one in groups[key])
    return (groups[key][0].ref.actor_id is None, -len(own | bodies), -len(own), not headline, key)


def _most_common(values: Sequence[str]) -> str:
    """The commonest value, the first in the alphabet among equals."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))
