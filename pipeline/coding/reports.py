"""Reports: what one article tells of one event, put together from its draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.coding.article_context import ArticleContext
from pipeline.coding.blame import Blame
from pipeline.coding.claims import ClaimContext, blame_claims, toll_claims
from pipeline.coding.counted_sides import counted_parties
from pipeline.coding.crowd_sides import crowd_first
from pipeline.coding.default_sides import (
    BASE,
    DISRUPTED,
    between_kinds,
    by_the_state,
    flown_by,
    intercepts,
    of_a_coup,
    rivals,
    with_taker,
)
from pipeline.coding.disputed import is_disputed
from pipeline.coding.draft import Draft, civilian_victims
from pipeline.coding.draft_sides import identities
from pipeline.coding.event_type import sub_event_type, told_type
from pipeline.coding.evidence import evidence_of
from pipeline.coding.identity import is_unknown
from pipeline.coding.mention import Mention
from pipeline.coding.not_of_it import only_arrests
from pipeline.coding.only_opponent import pair_before, with_opponent
from pipeline.coding.parties import parties_of
from pipeline.coding.repelled import beaten_back
from pipeline.coding.report_dates import date_reading
from pipeline.coding.report_places import places_of, target_of
from pipeline.coding.report_sides import (
    CIVIL,
    blamed_ref,
    by_those_who_answer,
    civilians,
    facing,
    hits_civil_object,
    hits_home,
    hurts_people,
    is_explosion,
    is_nobody,
    lynched,
    side_name,
    somebody,
    speaking_side,
    without,
    wrecks_goods,
)
from pipeline.coding.same_army import of_that_army
from pipeline.coding.sides import EXPLODING, Choice, actor_ref, blamed, choose_side
from pipeline.coding.standing import why_no_news
from pipeline.coding.suspects import suspected
from pipeline.coding.territory_sides import with_loser
from pipeline.coding.told_targets import blown_up, named_by_voice, those_hit, whose_operation
from pipeline.coding.traits import Coding, traits_of
from pipeline.coding.voice_names import voice_names
from pipeline.linking.tolls import claims_toll
from schemas.base import stable_id
from schemas.coding import ActorRef, Claim, DateReading, Report
from schemas.vocabulary import FORCES, ActorClass, Attribution, Factuality, Outcome, RejectReason, Stance

# By ACLED's codebook these types have civilians as their target.
AGAINST_CIVILIANS = frozenset({"Attack", "Abduction/forced disappearance", "Sexual violence"})
FOUGHT = frozenset({"Battles", "Explosions/Remote violence"})
CHEMICAL, SHELLING = "Chemical weapon", "Shelling/artillery/missile attack"
BY_SOMEBODY = AGAINST_CIVILIANS | {"Suicide bomb", "Remote explosive/landmine/IED", "Grenade"}


@dataclass(frozen=True, slots=True)
class Dropped:
    """A draft that makes no report, and why."""

    draft: Draft
    reason: RejectReason
    detail: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A report with its claims, and the draft it was made of."""

    draft: Draft
    report: Report
    claims: tuple[Claim, ...]


def coded(draft: Draft, blames: Sequence[Blame], context: ArticleContext) -> Coded | Dropped:
    """The report of a draft, or why it makes none."""
    if draft.is_summary:
        return Dropped(draft, RejectReason.SUBSUMED, "sums up what is told below")
    lexicon = context.lexicon
    told = told_type(draft)
    agents = choose_side(parties_of(draft, acting=True, kind=told), lexicon)
    patients = choose_side(parties_of(draft, acting=False, kind=told), lexicon, acted_upon=True)
    if not patients:
        patients = choose_side(counted_parties(draft, agents[0].identity if agents else None, context), lexicon)
    if told in EXPLODING and not patients and agents and agents[0].identity.actor_class in FORCES:
        # "An army truck hit a bomb, and three soldiers lost their lives": it was no bomb of theirs.
        hit = choose_side(counted_parties(draft, None, context), lexicon)
        agents, patients = ([], hit) if hit and hit[0].identity.key == agents[0].identity.key else (agents, patients)
    agents, patients = facing(told, agents, without(patients, agents, context.actors.countries), draft)
    agents = by_those_who_answer(agents, patients, draft)
    agent, patient = next(iter(agents), None), next(iter(patients), None)
    # "The group claimed Tuesday's bombing of an office" tells who did it as well as "the group bombed" does.
    culprit = blamed(blames) if draft.is_opening else None
    doer = agent.identity if agent is not None else None if culprit is None else culprit.accused
    kind = sub_event_type(
        draft,
        doer,
        patient.identity if patient else None,
        readings=context.readings,
    )
    if kind is None or kind not in lexicon.event_types:
        return Dropped(draft, RejectReason.NO_PARTICIPANT, "no sub-event type fits")
    if kind != told:
        # "Police arrested 40 people for looting": once it is looting, who arrested them did not loot.
        agents = [choice for choice in agents if not only_arrests(choice, kind, draft)]
        agents, patients = facing(kind, agents, patients, draft)
    if lexicon.event_types[kind].event_type in FOUGHT:
        # "They" behind villagers and gunmen may be either, but by ACLED's codebook civilians neither fight nor bomb.
        agents = [choice for choice in agents if choice.identity.actor_class is not ActorClass.CIVILIANS]
    kind, agents, patients = beaten_back(kind, agents, patients, draft, context)
    patients = patients or rivals(kind, agents, patients, draft)
    agents = agents or rivals(kind, agents, patients, draft)
    agents, patients = between_kinds(kind, agents, patients, draft)
    patients = [] if kind == BASE else patients
    agents, patients = crowd_first(kind, agents, patients, draft, lexicon)
    agents, patients = of_a_coup(kind, agents, patients, draft, context)
    agents, leaving = with_taker(kind, agents, draft, context)
    patients = leaving or patients
    patients = with_loser(kind, agents, patients, draft, context)
    agents, patients = pair_before(kind, agents, patients, draft, context)
    if kind != DISRUPTED or intercepts(draft):
        patients = with_opponent(kind, agents, patients, context)
        patient = patients[0] if kind == DISRUPTED and patients else patient
    agents = with_opponent(kind, patients, agents, context) if kind != DISRUPTED else agents
    agents = whose_operation(kind, agents, patients, draft, context)
    agents = of_that_army(agents, patients, context)
    agents, patients = blown_up(kind, agents, patients)
    patients = named_by_voice(agents, those_hit(kind, patients, draft), blames)
    hurts = is_explosion(kind, lexicon) and (hurts_people(draft) or hits_civil_object(draft) or hits_home(draft))
    burns = kind == "Looting/property destruction" and (hits_civil_object(draft) or wrecks_goods(draft))
    by_rule = kind in AGAINST_CIVILIANS or kind == CHEMICAL
    if not patients and (by_rule or hurts or burns or lynched(kind, draft)):
        patients = [civilians(draft)]
        patient = patient or (patients[0] if hits_civil_object(draft) else None)
    day = date_reading(draft, context.published, main_rule=context.main_rule, readings=context.readings)
    aside = why_no_news(draft, day, doer, patient.identity if patient else None, context)
    if aside is not None:
        return Dropped(draft, aside.reason, aside.detail)
    return _report(draft, blames, context, kind, day, agents, patients)


def _report(
    draft: Draft,
    blames: Sequence[Blame],
    context: ArticleContext,
    kind: str,
    day: DateReading,
    agents: list[Choice],
    patients: list[Choice],
) -> Coded:
    lexicon, first = context.lexicon, draft.first
    start, end = first.reading.parsed.span(first.trigger.span.first, first.trigger.span.last)
    report_id = stable_id("r", [context.article_id, first.reading.sentence.part.value, start, end])
    culprit = blamed_ref(blames)
    own = bool(patients) and culprit is not None and patients[0].identity.name == culprit.name
    if culprit is not None and agents and is_nobody(agents[0].identity) and not own:
        # "Gunmen" whom a voice names, with nobody to deny it, are those it names.
        agents = []
    known = actor_ref(agents[0], agents[1:], lexicon) if agents else culprit
    actor1 = known
    if actor1 is None:
        flown = flown_by(kind, draft, context)
        ambushed = kind == "Armed clash" and patients and patients[0].identity.actor_class in FORCES
        nobody = somebody(draft) if kind in BY_SOMEBODY or ambushed else None
        suspect = suspected(draft, context) if kind in BY_SOMEBODY | {SHELLING} else None
        by = flown or by_the_state(kind, context, draft) or suspect or nobody
        actor1 = None if by is None else actor_ref(by, [], lexicon)
    if actor1 is not None and not agents:
        patients = [choice for choice in patients if choice.identity.name != actor1.name]
    actor2 = actor_ref(patients[0], patients[1:], lexicon) if patients else None
    claims = _claims(draft, blames, report_id, context)
    actor1 = speaking_side(kind, actor1, patients, claims, lexicon) or actor1
    killed, wounded = claims_toll(claims, Outcome.KILLED), claims_toll(claims, Outcome.WOUNDED)
    target, lemmas = target_of(draft)
    report = Report(
        report_id=report_id,
        article_id=context.article_id,
        sub_event_type=kind,
        weapon=next((m.weapon.row.weapon for m in _opening_first(draft) if m.weapon is not None), None),
        actor1=actor1,
        actor2=actor2,
        civilian_targeting=patients[0].identity.actor_class in CIVIL if patients else civilian_victims(draft),
        attribution=_attribution(kind, known, claims, disputed=is_disputed(draft, context) or _is_denied(blames)),
        date=day,
        places=places_of(draft, context.readings),
        target=target,
        target_lemmas=lemmas,
        headline=draft.is_opening,
        factuality=_factuality(draft, claims),
        killed_low=killed.low,
        killed_best=killed.best,
        killed_high=killed.high,
        wounded_low=wounded.low,
        wounded_best=wounded.best,
        wounded_high=wounded.high,
        traits=traits_of(draft, Coding(day, agents, patients, claims), context),
        confidence=None,
        evidence=evidence_of(draft, day, actor1, actor2),
    )
    return Coded(draft, report, tuple(claims))


def _claims(draft: Draft, blames: Sequence[Blame], report_id: str, context: ArticleContext) -> list[Claim]:
    """Who says what of a draft: numbers in the order of the text, then blames."""
    names = voice_names(context.actors, context.readings, context.lexicon)
    did = identities(draft.agents())
    doers = frozenset(name for one in did for name in (one.actor_id, one.name) if name is not None)
    said = ClaimContext(report_id, context.article_id, names, doers)
    tolls = sorted(draft.tolls, key=lambda toll: (toll.reading.index, toll.span.first))
    return [*toll_claims(tolls, said), *blame_claims(blames, said)]


def _opening_first(draft: Draft) -> list[Mention]:
    return sorted(draft.mentions, key=lambda m: (not m.reading.is_opening, not m.is_specific, m.reading.index))


def _is_denied(blames: Sequence[Blame]) -> bool:
    """Whether somebody who may have done it denies that he did."""
    return any(b.outcome is Outcome.PERPETRATOR and b.stance is Stance.DENIES and b.contests for b in blames)


def _attribution(kind: str, actor1: ActorRef | None, claims: Sequence[Claim], *, disputed: bool) -> Attribution:
    """Contested when the text says so, somebody denies it, or voices name different culprits."""
    known = Attribution.UNATTRIBUTED if actor1 is None else Attribution.UNCONTESTED
    if kind == DISRUPTED:
        # Whose missile or bomb it was says nothing of who stopped it.
        return known
    culprits = [claim for claim in claims if claim.outcome is Outcome.PERPETRATOR]
    # "Foreign terrorists" may be those who claimed it.
    accused = {
        side_name(c.accused_actor) for c in culprits if c.stance is Stance.ASSERTS and not is_unknown(c.accused_actor)
    }
    return Attribution.CONTESTED if disputed or len(accused) > 1 else known


def _factuality(draft: Draft, claims: Sequence[Claim]) -> Factuality:
    """Uncertain where the event is told only in the words of others that nobody could confirm."""
    if any(c.outcome is Outcome.OCCURRENCE and c.stance is Stance.DENIES for c in claims):
        return Factuality.DENIED if all(m.attribution is not None for m in draft.mentions) else Factuality.UNCERTAIN
    unconfirmed = any(c.stance is Stance.CANNOT_CONFIRM for c in claims)
    return Factuality.UNCERTAIN if unconfirmed else Factuality.ASSERTED
