"""The sides of an attack that is told by those who beat it back: `peacekeepers repelled an attack on their base`."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.coding.answering import ANSWERING, defends_own_ground
from pipeline.coding.article_context import ArticleContext
from pipeline.coding.draft import Draft
from pipeline.coding.event_type import ATTACK, CLASH
from pipeline.coding.mention import Party
from pipeline.coding.only_opponent import with_opponent
from pipeline.coding.report_sides import is_nobody, somebody
from pipeline.coding.sides import Choice
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, Outcome


def beaten_back(
    kind: str, agents: list[Choice], patients: list[Choice], draft: Draft, context: ArticleContext
) -> tuple[str, list[Choice], list[Choice]]:
    """Type and sides, with those who defend their own base second to whoever came against it."""
    if kind not in {CLASH, ATTACK} or not agents or agents[0].identity.actor_class not in FORCES:
        return kind, agents, patients
    defences = [mention for mention in draft.mentions if defends_own_ground(mention)]
    defenders = {p.identity.key for mention in defences for p in mention.agents if p.identity is not None}
    if agents[0].identity.key not in defenders and not _only_answers(agents[0], draft):
        return kind, agents, patients
    if _unarmed_died(draft):
        return kind, agents, patients
    comers = [one for one in patients if one.identity.actor_class in ARMED_GROUPS | FORCES]
    comers += [one for one in agents[1:] if one.identity.actor_class in ARMED_GROUPS]
    known = [one for one in comers if not is_nobody(one.identity)]
    known = known or with_opponent(CLASH, agents[:1], [], context)
    return CLASH, (known or comers or [somebody(draft)])[:1], agents[:1]


def _only_answers(side: Choice, draft: Draft) -> bool:
    """Whether forces do nothing but fire back at those who fired on them: `were shot at and returned the fire`."""
    key = side.identity.key

    def of_side(parties: Iterable[Party]) -> bool:
        return any(party.identity is not None and party.identity.key == key for party in parties)

    deeds = [mention for mention in draft.mentions if of_side(mention.agents)]
    hit = any(of_side(mention.patients) and not of_side(mention.agents) for mention in draft.mentions)
    return hit and bool(deeds) and all(m.trigger.entry.row.trigger in ANSWERING for m in deeds)


def _unarmed_died(draft: Draft) -> bool:
    """Whether people without arms are told to have been hit, and some died: the attack was on them."""
    hit = {party.identity.actor_class for party in draft.patients() if party.identity is not None}
    return ActorClass.CIVILIANS in hit and any(toll.outcome is Outcome.KILLED and toll.low for toll in draft.tolls)
