"""What speaks for or against a report being right, as far as its article shows: numbers that a fitted model weighs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.coding.article_context import ArticleContext
from pipeline.coding.draft import Draft
from pipeline.coding.sides import Choice
from pipeline.coding.standing import standing
from schemas.coding import Claim, DateReading, Trait
from schemas.vocabulary import FORCES, Stance

# Classes whose name says who it is, without a row of its own.


@dataclass(frozen=True, slots=True)
class Coding:
    """What was coded of a draft."""

    day: DateReading
    agents: Sequence[Choice]
    patients: Sequence[Choice]
    claims: Sequence[Claim]


def traits_of(draft: Draft, coding: Coding, context: ArticleContext) -> tuple[Trait, ...]:
    """Traits of a report that its article gives; flags are 0 or 1, counts are logarithms to base 2.

    They are few, since a few hundred answers tell little of many: what a draft must show to stand is one sum. Kinds of
    event, weapons, numbers and lengths were tried as traits of their own and made the chances of unseen articles worse.
    """
    agent, patient = next(iter(coding.agents), None), next(iter(coding.patients), None)
    places = {place.text for m in draft.mentions for place, rank in m.places if rank == 0}
    said = sum(m.attribution is not None for m in draft.mentions)
    found = {
        "how much of an event it tells": standing(
            draft,
            coding.day,
            None if agent is None else agent.identity,
            None if patient is None else patient.identity,
            context.published,
        ),
        "mentions": math.log2(len(draft.mentions)),
        "a word that tells of an event by itself": any(m.trigger.is_strong for m in draft.mentions),
        "who suffers is named": patient is not None and _is_named(patient),
        "places in its clauses": math.log2(max(len(places), 1)),
        "share told in others' words": said / len(draft.mentions),
        "somebody denies or cannot confirm": any(c.stance is not Stance.ASSERTS for c in coding.claims),
        "events of the article": math.log2(max(context.drafts, 1)),
        "words of film, sport, trial or memory": context.frame_points,
    }
    return tuple(Trait(name=name, value=round(float(value), 4)) for name, value in found.items())


def _is_named(choice: Choice) -> bool:
    return choice.identity.is_named or choice.identity.actor_class in FORCES
