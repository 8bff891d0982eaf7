"""Reports: what one article tells of one event, put together from its draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.coding.actors import ActorKind
from pipeline.coding.blame import Blame
from pipeline.coding.claims import ClaimContext, blame_claims, toll_claims
from pipeline.coding.drafts import Draft, civilian_victims
from pipeline.coding.event_type import sub_event_type, told_type
from pipeline.coding.evidence import evidence_of
from pipeline.coding.identity import ArticleActors, Identity, as_government
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions import Mention, Party
from pipeline.coding.reading import SentenceReading
from pipeline.coding.report_dates import PublicationDay, chosen_time, date_reading, is_history
from pipeline.coding.roles import Side
from pipeline.coding.sides import Choice, actor_ref, blamed, choose_side, parties_of
from pipeline.coding.voice_names import voice_names
from pipeline.linking.tolls import claims_toll
from schemas.base import stable_id
from schemas.coding import ActorRef, Claim, DateReading, PlaceMention, Report
from schemas.vocabulary import (
    ActorClass,
    Attribution,
    DatePrecision,
    Factuality,
    Outcome,
    RejectReason,
    Stance,
    VictimsClass,
)

# What a draft must show to stand as an event of its own; see `standing`.
STANDING = 3.0
# Told in passing without a day, it must show more.
UNDATED_STANDING = 4.0
CONTENT = frozenset({"NOUN", "PROPN", "ADJ"})
# A country name behind one of these, or behind a town and a comma, says where; any other says who.
LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "across",
        "inside",
        "within",
        "throughout",
        "around",
        "outside",
        "southern",
        "northern",
        "eastern",
        "western",
        "northwestern",
        "northeastern",
        "southwestern",
        "southeastern",
        "central",
        "northwest",
        "northeast",
        "southwest",
        "southeast",
    }
)
CROWDS = {
    "Protests": ("Protesters ({country})", ActorClass.PROTESTERS),
    "Riots": ("Rioters ({country})", ActorClass.RIOTERS),
}
# A capital acts, for its government, only as one of these.
ACTING_LABELS = frozenset({"nsubj", "obl:agent", "nmod:poss", "poss", "conj"})
# By ACLED's codebook these types have civilians as their target.
AGAINST_CIVILIANS = frozenset({"Attack", "Abduction/forced disappearance", "Sexual violence"})
CIVILIANS = "Civilians ({country})"
HURT = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED})
NOBODY = "Unidentified Armed Group ({country})"
BY_SOMEBODY = AGAINST_CIVILIANS | {"Suicide bomb", "Remote explosive/landmine/IED", "Grenade"}
CIVIL = frozenset({ActorClass.CIVILIANS, ActorClass.PROTESTERS})


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """What all drafts of an article share."""

    article_id: str
    readings: Sequence[SentenceReading]
    lexicon: Lexicon
    actors: ArticleActors
    published: PublicationDay
    main_rule: str | None


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
    lexicon = context.lexicon
    told = told_type(draft)
    agents = choose_side(parties_of(draft, acting=True, kind=told), lexicon)
    patients = choose_side(parties_of(draft, acting=False, kind=told), lexicon)
    patients = _without(patients, agents)
    agent, patient = next(iter(agents), None), next(iter(patients), None)
    kind = sub_event_type(draft, agent.identity if agent else None, patient.identity if patient else None)
    if kind is None or kind not in lexicon.event_types:
        return Dropped(draft, RejectReason.NO_PARTICIPANT, "no sub-event type fits")
    agents, patients = _crowd_first(kind, agents, patients, draft, context)
    if not patients and (kind in AGAINST_CIVILIANS or (_is_explosion(kind, context) and _hurts_people(draft))):
        patients = [_civilians(draft)]
    day = date_reading(draft, context.published, main_rule=context.main_rule, readings=context.readings)
    dropped = _not_news(draft, day, agent, patient, context)
    if dropped is not None:
        return dropped
    return _report(draft, blames, context, kind, day, agents, patients)


def _crowd_first(
    kind: str | None, agents: list[Choice], patients: list[Choice], draft: Draft, context: ArticleContext
) -> tuple[list[Choice], list[Choice]]:
    """Protests and riots are told from the crowd's side: protesters or rioters first, the forces they met second."""
    row = context.lexicon.event_types.get(kind or "")
    if row is not None and row.event_type == "Strategic developments":
        lexicon = context.lexicon
        return (
            [replace(c, identity=as_government(c.identity, lexicon)) for c in agents],
            [replace(c, identity=as_government(c.identity, lexicon)) for c in patients],
        )
    crowd = CROWDS.get(row.event_type) if row is not None else None
    if crowd is None:
        return agents, patients
    name, actor_class = crowd
    everyone = [*agents, *patients]
    marching = [c for c in everyone if c.identity.actor_class in {ActorClass.PROTESTERS, ActorClass.RIOTERS}]
    others = [c for c in everyone if c not in marching and c.identity.actor_class is not ActorClass.CIVILIANS]
    if kind == "Mob violence":
        others = [c for c in everyone if c not in marching]
    first = draft.first
    country = next(
        (c.identity.country for c in everyone if c.identity.actor_class in CIVIL and c.identity.country), None
    )
    filled = name if country is None else name.replace("{country}", context.lexicon.country_rows[country].name)
    identity = Identity(f"generic:{filled}", None, filled, actor_class, country, first.trigger.entry.origin, False, 1.0)
    span = first.trigger.span
    side = Side(first.trigger.head, span, None)
    words = (
        marching[0].party
        if marching
        else Party(side, identity, first.reading, first.reading.parsed.surface(span.first, span.last))
    )
    return [Choice(identity, words)], others


def _is_explosion(kind: str, context: ArticleContext) -> bool:
    return context.lexicon.event_types[kind].event_type == "Explosions/Remote violence"


def _hurts_people(draft: Draft) -> bool:
    """Whether people are counted among the dead or wounded, and nobody says that they were fighters."""
    hurt = [toll for toll in draft.tolls if toll.outcome in HURT and (toll.low or toll.high)]
    return bool(hurt) and all(toll.victims_class is not VictimsClass.COMBATANT for toll in hurt)


def _is_nobody(identity: Identity) -> bool:
    """Whether it is only a word for armed people: `gunmen`, `a bomber`."""
    return not identity.is_named and identity.name.startswith("Unidentified")


def _somebody(draft: Draft) -> Choice:
    """Bombs and attacks that nobody is named for are by an unidentified armed group, as ACLED codes them."""
    return _by_default(draft, NOBODY, ActorClass.POLITICAL_MILITIA)


def _civilians(draft: Draft) -> Choice:
    """Violence against civilians has civilians on its other side, whatever the text calls them."""
    return _by_default(draft, CIVILIANS, ActorClass.CIVILIANS)


def _by_default(draft: Draft, name: str, actor_class: ActorClass) -> Choice:
    """A side that follows from the type of event; the word for the event stands for it in the text."""
    first = draft.first
    identity = Identity(f"generic:{name}", None, name, actor_class, None, first.trigger.entry.origin, False, 0.5)
    span = first.trigger.span
    text = first.reading.parsed.surface(span.first, span.last)
    return Choice(identity, Party(Side(first.trigger.head, span, None), identity, first.reading, text))


def _without(patients: list[Choice], agents: list[Choice]) -> list[Choice]:
    """Sides acted upon that are not the acting side itself."""
    acting = {agents[0].identity.key} if agents else set()
    return [choice for choice in patients if choice.identity.key not in acting]


def _not_news(
    draft: Draft, day: DateReading, agent: Choice | None, patient: Choice | None, context: ArticleContext
) -> Dropped | None:
    if is_history(day, context.published, draft, article_has_day=context.main_rule is not None):
        return Dropped(draft, RejectReason.HISTORICAL, day.text or day.reason)
    numbered = any(toll.low is not None or toll.high is not None for toll in draft.tolls)
    placed = any(rank == 0 for m in draft.mentions for _, rank in m.places)
    strong = any(m.trigger.is_strong for m in draft.mentions)
    if agent is None and patient is None and not numbered and not (strong and placed):
        return Dropped(draft, RejectReason.NO_PARTICIPANT, "nobody who acts or suffers, no toll, no place")
    if not context.actors.countries and not any(reading.places for reading in context.readings):
        return Dropped(draft, RejectReason.BACKGROUND, "the article names no country and no place")
    points = standing(draft, day, agent, patient, context.published)
    dated = draft.is_opening or (day.rule != "none" and not day.rule.startswith("headline"))
    needed = STANDING if dated else UNDATED_STANDING
    if points < needed:
        return Dropped(
            draft,
            RejectReason.BACKGROUND,
            f"standing {points:.1f} of {needed:.1f}: too little of day, place, sides or toll",
        )
    return None


def standing(
    draft: Draft, day: DateReading, agent: Choice | None, patient: Choice | None, published: PublicationDay
) -> float:
    """How much of an event a draft tells: an opening, a day, sides, a place, a toll, a telling word."""
    timed = chosen_time(draft, published)
    is_day = timed is not None and day.precision in {
        DatePrecision.DAY,
        DatePrecision.UNKNOWN,
        DatePrecision.RANGE,
    }
    near = any(rank == 0 for m in draft.mentions for _, rank in m.places)
    numbered = any(toll.low is not None or toll.high is not None for toll in draft.tolls)
    return (
        2.0 * draft.is_opening
        + 1.5 * is_day
        + (1.0 if agent is not None else 0.0)
        + (1.0 if patient is not None else 0.0)
        + 0.75 * near
        + 1.0 * numbered
        + 1.0 * any(m.is_specific for m in draft.mentions)
    )


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
    culprit = _blamed_ref(blames)
    if agents and not (culprit is not None and _is_nobody(agents[0].identity)):
        actor1: ActorRef | None = actor_ref(agents[0], agents[1:], lexicon)
    else:
        # "Gunmen" whom a voice names, with nobody to deny it, are those it names.
        actor1, agents = culprit, []
    known = actor1
    if actor1 is None and kind in BY_SOMEBODY:
        actor1 = actor_ref(_somebody(draft), [], lexicon)
    if actor1 is not None and not agents:
        patients = [choice for choice in patients if choice.identity.name != actor1.name]
    actor2 = actor_ref(patients[0], patients[1:], lexicon) if patients else None
    claim_context = ClaimContext(report_id, context.article_id, voice_names(context.actors, context.readings, lexicon))
    tolls = sorted(draft.tolls, key=lambda toll: (toll.reading.index, toll.span.first))
    claims = [*toll_claims(tolls, claim_context), *blame_claims(blames, claim_context)]
    killed, wounded = claims_toll(claims, Outcome.KILLED), claims_toll(claims, Outcome.WOUNDED)
    target, lemmas = _target(draft)
    civilian = patients[0].identity.actor_class in CIVIL if patients else civilian_victims(draft)
    weapon = next((m.weapon.row.weapon for m in _opening_first(draft) if m.weapon is not None), None)
    report = Report(
        report_id=report_id,
        article_id=context.article_id,
        sub_event_type=kind,
        weapon=weapon,
        actor1=actor1,
        actor2=actor2,
        civilian_targeting=civilian,
        attribution=_attribution(known, claims),
        date=day,
        places=_places(draft, context),
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
        confidence=_confidence(draft, day, agents, patients, context.published),
        evidence=evidence_of(draft, day, actor1, actor2),
    )
    return Coded(draft, report, tuple(claims))


def _opening_first(draft: Draft) -> list[Mention]:
    return sorted(draft.mentions, key=lambda m: (not m.reading.is_opening, not m.is_specific, m.reading.index))


def _blamed_ref(blames: Sequence[Blame]) -> ActorRef | None:
    """Who is blamed, when the article itself names nobody."""
    blame = blamed(blames)
    if blame is None or blame.accused is None:
        return None
    denied = any(b.stance is Stance.DENIES and b.accused == blame.accused for b in blames)
    if denied and not blame.accused.is_named:
        return None
    sentence, accused = blame.reading.sentence, blame.accused
    return ActorRef(
        text=sentence.text,
        part=sentence.part,
        start=sentence.start,
        end=sentence.end,
        actor_id=accused.actor_id,
        alias_id=accused.origin,
        name=accused.name,
        actor_class=accused.actor_class,
        country=accused.country,
        associates=(),
        associate_ids=(),
    )


def _attribution(actor1: ActorRef | None, claims: Sequence[Claim]) -> Attribution:
    """Contested when somebody denies it or voices name different culprits."""
    culprits = [claim for claim in claims if claim.outcome is Outcome.PERPETRATOR]
    accused = {claim.accused_actor for claim in culprits if claim.stance is Stance.ASSERTS}
    if any(claim.stance is Stance.DENIES for claim in culprits) or len(accused) > 1:
        return Attribution.CONTESTED
    return Attribution.UNATTRIBUTED if actor1 is None else Attribution.UNCONTESTED


def _factuality(draft: Draft, claims: Sequence[Claim]) -> Factuality:
    """Uncertain where the event is told only in the words of others that nobody could confirm."""
    if any(c.outcome is Outcome.OCCURRENCE and c.stance is Stance.DENIES for c in claims):
        return Factuality.DENIED if all(m.attribution is not None for m in draft.mentions) else Factuality.UNCERTAIN
    unconfirmed = any(c.stance is Stance.CANNOT_CONFIRM for c in claims)
    return Factuality.UNCERTAIN if unconfirmed else Factuality.ASSERTED


def _target(draft: Draft) -> tuple[str | None, tuple[str, ...]]:
    """What was hit, as written, and the content words of all targets."""
    texts: list[str] = []
    lemmas: set[str] = set()
    for party in draft.patients():
        parsed = party.reading.parsed
        texts.append(party.text)
        lemmas.update(
            parsed.lemmas[t] for t in range(party.side.span.first, party.side.span.last) if parsed.pos[t] in CONTENT
        )
    return (texts[0] if texts else None), tuple(sorted(lemma for lemma in lemmas if lemma.isalpha()))


def _places(draft: Draft, context: ArticleContext) -> tuple[PlaceMention, ...]:
    """Places tied to the event with their closeness: its clauses, its sentences, its paragraphs, the opening."""
    ranks: dict[tuple[str, int], tuple[int, PlaceMention]] = {}

    def add(reading: SentenceReading, rank_of: dict[int, int], default: int) -> None:
        acting = _acting_countries(reading) if reading.places else []
        for place in reading.places:
            if any(start <= place.start < end for start, end in acting):
                continue
            rank = rank_of.get(place.start, default)
            key = (reading.sentence.part.value, place.start)
            if key not in ranks or rank < ranks[key][0]:
                ranks[key] = (
                    rank,
                    PlaceMention(
                        text=place.text,
                        part=reading.sentence.part,
                        start=place.start,
                        end=place.end,
                        relation=place.relation,
                        modifier=place.modifier,
                        rank=rank,
                    ),
                )

    paragraphs = set()
    for mention in draft.mentions:
        add(mention.reading, {place.start: rank for place, rank in mention.places}, 1)
        paragraphs.add(mention.reading.sentence.paragraph)
    for reading in context.readings:
        if reading.sentence.paragraph in paragraphs or (reading.is_opening and draft.is_opening):
            add(reading, {}, 2)
    if not ranks:
        # Told in passing, without a place: the places the article is about say at least which country.
        for reading in context.readings:
            if reading.is_opening:
                add(reading, {}, 3)
    return tuple(
        place
        for _, place in sorted(ranks.values(), key=lambda found: (found[0], found[1].part != "title", found[1].start))
    )


def _acting_countries(reading: SentenceReading) -> list[tuple[int, int]]:
    """Characters of country names that act or own rather than locate: `Russia struck`, `Turkey's army`."""
    found: list[tuple[int, int]] = []
    parsed = reading.parsed
    for span in reading.actors:
        if span.kind is not ActorKind.COUNTRY:
            continue
        behind = {
            parsed.lower[c] for t in range(span.first, span.last) for c in parsed.children(t, frozenset({"case"}))
        }
        before = parsed.lower[span.first - 1] if span.first else ""
        listed = before == "," and parsed.pos[span.first - 2] == "PROPN" if span.first > 1 else False
        roles = {parsed.deps[token] for token in range(span.first, span.last)}
        is_city = span.country_word is not None and span.country_word.kind == "capital"
        if is_city and not roles & ACTING_LABELS:
            continue
        if not (behind & LOCATIVE or before in LOCATIVE or listed):
            found.append(parsed.span(span.first, span.last))
    return found


def _confidence(
    draft: Draft, day: DateReading, agents: list[Choice], patients: list[Choice], published: PublicationDay
) -> float:
    """A plain first measure: how much of the record the article gives, less what it hedges."""
    points = standing(draft, day, agents[0] if agents else None, patients[0] if patients else None, published)
    return round(min(0.95, 0.3 + 0.08 * points), 3)
