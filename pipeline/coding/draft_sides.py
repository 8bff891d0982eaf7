"""How far the sides of two drafts of one article agree, and whether one has them the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.coding.draft import Draft
from pipeline.coding.identity import Identity, related
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Party
from schemas.vocabulary import ARMED_GROUPS, FORCES, Outcome

# A definite mention in another's words may dispute who did it; without that, another actor is another event.
OTHER_AGENT = -2.0
DESCRIBED_SHARE = 0.5
BATTLES = frozenset({"Armed clash", "Government regains territory", "Non-state actor overtakes territory"})


def identities(parties: Iterable[Party]) -> list[Identity]:
    return [party.identity for party in parties if party.identity is not None]


def side_points(ours: Sequence[Party], theirs: Sequence[Party], lexicon: Lexicon, points: float) -> float:
    """Points for a side that agrees, none where one of the two is not known, and a penalty for another actor."""
    left, right = identities(ours), identities(theirs)
    if not left or not right:
        heads = {p.reading.parsed.lemmas[p.side.head] for p in ours} & {
            p.reading.parsed.lemmas[p.side.head] for p in theirs
        }
        return points / 2 if heads else 0.0
    same = [(a, b) for a in left for b in right if _same(a, b, lexicon)]
    if same:
        # "Fighters" here and "fighters" there agree less than a name with itself.
        return points if any(a.is_named for a, _ in same) else points * DESCRIBED_SHARE
    if any(identity.is_named for identity in left) and any(identity.is_named for identity in right):
        return OTHER_AGENT
    if any(_may_be(a, b) for a in left for b in right):
        return 0.3
    return OTHER_AGENT


def are_foes(ours: Sequence[Party], theirs: Sequence[Party]) -> bool:
    """Whether soldiers act here and militants there."""
    left, right = ({identity.actor_class for identity in identities(side)} for side in (ours, theirs))
    return any(a <= FORCES and b <= ARMED_GROUPS and bool(a) and bool(b) for a, b in ((left, right), (right, left)))


def _same(first: Identity, second: Identity, lexicon: Lexicon) -> bool:
    if first.key == second.key or related(first.actor_id, second.actor_id, lexicon):
        return True
    return _allied(first, second, lexicon)


def _allied(first: Identity, second: Identity, lexicon: Lexicon) -> bool:
    """Whether the forces of one fight beside those of the other's government: told of as one side."""
    if not all((identity.actor_id or "").endswith(("-military", "-police")) for identity in (first, second)):
        return False
    pairs = {(first.country, second.country), (second.country, first.country)}
    return any((row.country, row.host) in pairs for row in lexicon.hosts)


def _may_be(first: Identity, second: Identity) -> bool:
    """Whether one may be a vaguer name of the other: `fighters` of a named group, `the army` of a country."""
    if first.is_named and second.is_named:
        return False
    if first.is_anybody or second.is_anybody:
        return True
    classes = {first.actor_class, second.actor_class}
    civil = {"civilians", "protesters", "rioters"}
    kinds = {kind.value in civil for kind in classes if kind is not None}
    return len(kinds) < 2


def turned_round(draft: Draft, other: Draft, lexicon: Lexicon) -> bool:
    """Whether the other has the sides the other way round: retaliation is another event."""
    if any(m.trigger.entry.row.roles == "clash" for m in [*draft.mentions, *other.mentions]):
        return False
    fought = BATTLES.issuperset([*draft.types(specific=True), *other.types(specific=True)])
    if fought and other.types(specific=True) and set(clause_places(draft)) & set(clause_places(other)):
        # "The rebels captured the town. … The army said it had repelled them there": one battle, by each side.
        return False
    if _counts_dead(other) or _counts_both_sides(other):
        return False
    hit_back = named_same(other.agents(), draft.patients(), lexicon)
    struck = named_same(other.patients(), draft.agents(), lexicon)
    return (hit_back and not named_same(other.agents(), draft.agents(), lexicon)) or (
        struck and not named_same(other.patients(), draft.patients(), lexicon)
    )


def _counts_dead(draft: Draft) -> bool:
    """Whether it only tells that people of some side died, and not when, where or by whom: `25 Taliban died, too`."""
    if draft.agents() or draft.day_rules() or clause_places(draft):
        return False
    return all(
        any(
            hit.first <= m.trigger.head < hit.last and hit.row.row.outcome is Outcome.KILLED
            for hit in m.reading.outcomes
        )
        for m in draft.mentions
    )


def _counts_both_sides(draft: Draft) -> bool:
    """Whether it only tells whom each of two sides lost: `Four rebels were killed. One soldier was wounded.`"""
    lost = {identity.actor_class for identity in identities(draft.patients())}
    return not draft.agents() and bool(lost & FORCES) and bool(lost & ARMED_GROUPS)


def named_same(ours: Iterable[Party], theirs: Iterable[Party], lexicon: Lexicon) -> bool:
    named = [identity for identity in identities(ours) if identity.is_named]
    others = [identity for identity in identities(theirs) if identity.is_named]
    return any(_same(a, b, lexicon) for a in named for b in others)


def clause_places(draft: Draft) -> list[str]:
    """The names of places that stand in the clauses of a draft's mentions."""
    return [place.text for mention in draft.mentions for place, rank in mention.places if rank == 0]
