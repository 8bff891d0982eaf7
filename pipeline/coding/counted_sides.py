"""Whose dead and wounded are counted, where no words for the event say whom it hit."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind
from pipeline.coding.article_context import ArticleContext
from pipeline.coding.draft import Draft
from pipeline.coding.identity import Identity, civilian_identity, identify
from pipeline.coding.mention import Mention, Party
from pipeline.coding.roles import Side
from pipeline.coding.toll import Toll
from schemas.vocabulary import FORCES, ActorClass, Outcome, VictimsClass

HURT = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED})


def counted_parties(draft: Draft, doer: Identity | None, context: ArticleContext) -> list[tuple[Party, Mention]]:
    """Sides whose people the draft's tolls count: `five policemen lost their lives` tells of police.

    Fighters of no state count only where a state's forces acted: those who attack lose people too.
    """
    # Who dies in a fight need be no side of it: `fighters of both tribes clashed; 21 bodies were found`.
    fought = any(mention.trigger.entry.row.roles == "clash" for mention in draft.mentions)
    found: list[tuple[Party, Mention]] = []
    for toll in draft.tolls:
        none = not (toll.low or toll.high)
        if none or toll.outcome not in HURT or toll.is_subset or toll.victims_actor is None:
            continue
        party = _party_of(toll, context)
        actor_class = party.identity.actor_class if party is not None and party.identity is not None else None
        state = doer is not None and doer.actor_class in FORCES
        if party is not None and (
            actor_class in FORCES or (actor_class is ActorClass.CIVILIANS and not fought) or state
        ):
            found.append((party, draft.first))
    return found


def _party_of(toll: Toll, context: ArticleContext) -> Party | None:
    """The side that a toll's victims are of."""
    actor, reading = toll.victims_actor, toll.reading
    if actor is None or not any(span is actor for span in reading.actors):
        return None
    parsed = reading.parsed
    if parsed.surface(actor.first, actor.last) not in (toll.victims or ""):
        # "Over 150 are in hospital, the minister said" counts no ministers.
        return None
    if toll.victims_class is VictimsClass.CIVILIAN or actor.kind in {ActorKind.DEMONYM, ActorKind.COUNTRY}:
        identity = civilian_identity(actor.country, context.lexicon, origin=actor.origin)
    else:
        identity = identify(actor, parsed, context.lexicon, context.actors, day=None)
    head = actor.last - 1
    text = parsed.surface(actor.first, actor.last)
    return Party(Side(head, parsed.noun_phrase(head), actor), identity, reading, text)
