"""Whose soldiers fight an enemy whom a state's army fights elsewhere in the article."""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.actors import ActorKind
from pipeline.coding.article_context import ArticleContext
from pipeline.coding.identity import Identity, identify, related, state_identity
from pipeline.coding.reading import SentenceReading
from pipeline.coding.report_sides import ANY_ARMY
from pipeline.coding.sides import Choice
from schemas.vocabulary import ARMED_GROUPS, ActorClass

BRANCH = "-military"


def of_that_army(agents: list[Choice], patients: list[Choice], context: ArticleContext) -> list[Choice]:
    """Soldiers of whom no country is told, as those of the one army that the article tells to fight the same group.

    `Zogian forces killed five Front fighters in Ora; commandos killed two Front fighters in Ruhland`: Zogian commandos.
    """
    if not agents or not patients or agents[0].identity.key != ANY_ARMY:
        return agents
    enemy = patients[0].identity
    if not enemy.is_named or enemy.actor_class not in ARMED_GROUPS:
        return agents
    armies = {country for reading in context.readings for country in _armies(reading, context)}
    if len(armies) != 1 or not any(
        _armies(one, context) and _tells_of(enemy, one, context) for one in context.readings
    ):
        return agents
    own = state_identity(armies.pop(), BRANCH.removeprefix("-"), context.lexicon, origin=agents[0].identity.origin)
    return [replace(agents[0], identity=own), *agents[1:]]


def _armies(reading: SentenceReading, context: ArticleContext) -> set[str]:
    """Countries whose soldiers a sentence tells of by that name."""
    spans = [span for span in reading.actors if span.kind is ActorKind.STATE and span.country is not None]
    told = [identify(span, reading.parsed, context.lexicon, context.actors, day=None) for span in spans]
    return {
        one.country
        for one in told
        if one.country is not None and one.branch != "government" and one.key.endswith(BRANCH)
    }


def _tells_of(enemy: Identity, reading: SentenceReading, context: ArticleContext) -> bool:
    for span in reading.actors:
        if span.kind not in {ActorKind.NAMED, ActorKind.UNLISTED}:
            continue
        one = identify(span, reading.parsed, context.lexicon, context.actors, day=None)
        if one.actor_class is not ActorClass.CIVILIANS and (
            one.key == enemy.key or related(one.actor_id, enemy.actor_id, context.lexicon)
        ):
            return True
    return False
