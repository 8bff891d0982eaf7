"""Whether a draft stands as an event of its own."""

from __future__ import annotations

from pipeline.coding.article_context import ArticleContext
from pipeline.coding.day_rules import PublicationDay
from pipeline.coding.draft import Draft
from pipeline.coding.identity import Identity
from pipeline.coding.mention import Mention
from pipeline.coding.mention_support import changed_hands
from pipeline.coding.place_anaphors import refers_to_a_place
from pipeline.coding.report_dates import chosen_time, is_history
from pipeline.coding.triggers import SetAside
from schemas.coding import DateReading
from schemas.vocabulary import ARMED_GROUPS, DatePrecision, Outcome, RejectReason

DOES, DONE_TO = frozenset({"nsubj"}), frozenset({"nsubj:pass", "nsubjpass", "obj", "dobj"})
SEIZING = frozenset({"seize weapon", "seize arm", "seize {arms}"})
BRINGING_DOWN = frozenset({"intercept", "shoot down", "down", "bring down", "knock down"})
VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
# What a draft must show to stand as an event of its own; see `standing`.
STANDING = 3.0
# Told in passing without a day, it must show more.
UNDATED_STANDING = 3.75


def why_no_news(
    draft: Draft,
    day: DateReading,
    agent: Identity | None,
    patient: Identity | None,
    context: ArticleContext,
) -> SetAside | None:
    """Why a draft is no event of this article's news; None when it is one. Who is blamed for it may be its agent."""
    if agent is not None and agent.actor_class in ARMED_GROUPS and _only_take_arms(draft):
        return SetAside(RejectReason.NO_PARTICIPANT, "arms that fighters took from those they fought")
    if is_history(day, context.published, draft, article_has_day=context.main_rule is not None):
        return SetAside(RejectReason.HISTORICAL, day.text or day.reason)
    numbered = any(toll.low is not None or toll.high is not None for toll in draft.tolls)
    # Where a story is filed from, its lead tells of what happened there.
    filed = context.is_filed and draft.is_opening
    placed = filed or any(rank == 0 for m in draft.mentions for _, rank in m.places)
    strong = any(m.trigger.is_strong or _strikes_by_itself(m) or changed_hands(m) for m in draft.mentions)
    strong = strong or any(_has_day_and_place(m, context) or _brings_down(m) for m in draft.mentions)
    if agent is None and patient is None and not numbered and not (strong and placed):
        return SetAside(RejectReason.NO_PARTICIPANT, "nobody who acts or suffers, no toll, no place")
    somewhere = context.is_filed or context.actors.countries or any(reading.places for reading in context.readings)
    if not somewhere and not any(side is not None and side.is_named for side in (agent, patient)):
        return SetAside(RejectReason.BACKGROUND, "the article names no country and no place")
    points = standing(draft, day, agent, patient, context.published)
    dated = draft.is_opening or bool(draft.entries) or (day.rule != "none" and not day.rule.startswith("headline"))
    needed = STANDING if dated else UNDATED_STANDING
    if points < needed:
        return SetAside(
            RejectReason.BACKGROUND,
            f"standing {points:.1f} of {needed:.1f}: too little of day, place, sides or toll",
        )
    return None


def _only_take_arms(draft: Draft) -> bool:
    """Whether it tells of nothing but arms that were seized."""
    return all(mention.trigger.entry.row.trigger in SEIZING for mention in draft.mentions)


def _has_day_and_place(mention: Mention, context: ArticleContext) -> bool:
    """Whether violence is told with its day and its place: `after the bombing in Lima on Monday`."""
    told = context.lexicon.event_types.get(mention.sub_event_type or "")
    violent = told is not None and told.event_type in VIOLENT
    # "Threatened on Friday to strike Guam, the latest salvo of words": the day is of the threat.
    parsed, head = mention.reading.parsed, mention.trigger.head
    days = [mention.reading.time_token(hit) for hit in mention.times]
    below = set(parsed.subtree(head))
    own = any(day in below or (head < day and not any(map(parsed.is_verbal, range(head + 1, day)))) for day in days)
    return violent and own and mention.has_day and any(rank == 0 for _, rank in mention.places)


def _strikes_by_itself(mention: Mention) -> bool:
    """Whether a weapon does it or has it done to it: `two rockets hit the port`, `a bomb was set off`."""
    span, parsed, head = mention.weapon_span, mention.reading.parsed, mention.trigger.head
    if not mention.is_specific or mention.weapon is None:
        return False
    if not parsed.is_verbal(head):
        return parsed.deps[head] in DOES | DONE_TO
    with_it = [noun for word, noun in parsed.prepositional(head) if word in {"by", "with", "from"}]
    near = {*parsed.subjects(head), *parsed.objects(head), *with_it}
    return span is None or any(span.first <= token < span.last for token in near)


def _brings_down(mention: Mention) -> bool:
    """Whether what was fired or flown was stopped: `shot down two rockets`."""
    parsed, head = mention.reading.parsed, mention.trigger.head
    if mention.trigger.entry.row.trigger not in BRINGING_DOWN or not parsed.is_verbal(head):
        return False
    downed = parsed.subjects(head) if parsed.is_passive(head) else parsed.objects(head)
    return any(hit.first <= noun < hit.last for hit in mention.reading.weapons for noun in downed)


def standing(
    draft: Draft, day: DateReading, agent: Identity | None, patient: Identity | None, published: PublicationDay
) -> float:
    """How much of an event a draft tells: an opening, a day, sides, a place, a toll, a telling word."""
    timed = chosen_time(draft, published)
    is_day = timed is not None and day.precision in {
        DatePrecision.DAY,
        DatePrecision.UNKNOWN,
        DatePrecision.RANGE,
    }
    # Who is missed or has fled may be so over anything told.
    told = [toll for toll in draft.tolls if toll.outcome not in {Outcome.MISSING, Outcome.DISPLACED}]
    numbered = any(toll.low is not None or toll.high is not None for toll in told)
    near = any(rank == 0 for m in draft.mentions for _, rank in m.places)
    # "While on their way to the village, an army vehicle hit a mine, killing four".
    near = near or (numbered and refers_to_a_place(draft))
    return (
        2.0 * (draft.is_opening or draft.opens_entry)
        + 1.5 * is_day
        + (1.0 if agent is not None else 0.0)
        + (1.0 if patient is not None else 0.0)
        + 0.75 * near
        + 1.0 * numbered
        + 1.0 * any(m.is_specific for m in draft.mentions)
    )
