"""What kind of voice somebody described is, by the noun for them and the sides named beside it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.actors import ActorKind, Actors, ActorSpan
from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.state_forces import STATE_ENDINGS
from pipeline.coding.voice_memory import Voice
from schemas.seeds import ClaimantNounRow, ReportingRow
from schemas.vocabulary import ActorClass, ClaimantType
from schemas.word_classes import WordClass

STATE = frozenset({ActorClass.STATE_FORCES, ActorClass.EXTERNAL_FORCES, ActorClass.CIVILIANS})
OWN_WORD = frozenset({ClaimantType.MEDIA, ClaimantType.MONITOR, ClaimantType.MEDICAL})
RECEIVE = "receive"
REGIME = "regime"
HOSPITALS = frozenset({"hospital", "clinic", "infirmary"})
REPUBLICS = frozenset({"dpr", "lpr"})
VICTIMS = frozenset(
    {"body", "corpse", "dead", "wounded", "injured", "casualty", "victim", "patient", "martyr", "fatality"}
)
# In the name of a body that rules as a state does.
RULING = frozenset({"republic", "administration", "government", "authority", "council"})
TAKING = frozenset({"take in", "take * body", "recover * body", "retrieve * body", "collect * body", "pull * body"})
CIVIL_OFFICES = frozenset({"ministry", "minister", "governor", "mayor", "municipality", "prefect", "prosecutor"})
# The type of a voice, the row that tells it, and the actor it speaks for.
Kind = tuple[ClaimantType, str | None, ActorSpan | None]


def may_tell(row: ReportingRow, voice: Voice, behind: Sequence[str]) -> bool:
    """Whether somebody tells by what he does: a hospital that receives bodies counts them, others only get things.

    `behind` has the lemmas after the verb.
    """
    if row.phrase in TAKING:
        return voice.kind in {ClaimantType.MEDICAL, ClaimantType.MONITOR} and not VICTIMS.isdisjoint(behind)
    return row.phrase != RECEIVE or voice.kind in {ClaimantType.MEDICAL, ClaimantType.MONITOR}


def of_owner(parsed: ParsedSentence, first: int, kind: ClaimantType) -> ClaimantType:
    """The type of an officer by whose he is: `the hospital, whose director said`."""
    hospital = parsed.lower[first] == "whose" and not HOSPITALS.isdisjoint(parsed.lower[max(0, first - 2) : first])
    return ClaimantType.MEDICAL if hospital and kind is ClaimantType.OFFICIAL else kind


def actors_in(span: Phrase, actors: Actors) -> list[ActorSpan]:
    """Actors whose words lie inside a phrase."""
    return [actor for actor in actors if span.first <= actor.first and actor.last <= span.last]


def group_in(actors: Actors) -> ActorSpan | None:
    """The first group with a name."""
    return next((actor for actor in actors if actor.kind in {ActorKind.NAMED, ActorKind.UNLISTED}), None)


def _is_armed(actor: ActorSpan) -> bool:
    """Whether a noun means people who act for a side that is no state."""
    row = None if actor.generic is None else actor.generic.row
    return row is not None and row.as_agent and row.actor_class not in STATE


def _is_of_state(actor: ActorSpan) -> bool:
    """Whether an actor is a state's forces, or a noun for them: a commander of the police is no rebel."""
    row = None if actor.generic is None else actor.generic.row
    return actor.kind is ActorKind.STATE or (row is not None and row.actor_class is ActorClass.STATE_FORCES)


def _is_police(actor: ActorSpan) -> bool:
    """Whether an actor is a police force, or a noun for its people."""
    if actor.force is not None:
        return actor.force.row.branch == "police"
    return actor.generic is not None and actor.generic.row.name.startswith("Police")


def voice_kind(
    noun: Entry[ClaimantNounRow] | None,
    group: ActorSpan | None,
    inside: list[ActorSpan],
    head: int,
) -> Kind:
    """Type of a described voice: a spokesman's type is his side's."""
    forces = any(_is_of_state(actor) for actor in inside)
    side = group or next((actor for actor in inside if _is_armed(actor) and not forces), None)
    if side is not None and (group is not None or noun is not None):
        return kind_of_side(side, noun), (noun.origin if noun else side.origin), side
    if noun is not None:
        state = next((a for a in inside if a.country is not None), None)
        kind = noun.row.claimant_type
        of_police = kind is ClaimantType.MILITARY and any(_is_police(a) and a.first < head for a in inside)
        if (kind is ClaimantType.PARTY and forces) or of_police:
            # "Commander" and "captain" alone are anybody's; one of the police is an official.
            kind = ClaimantType.OFFICIAL if any(_is_police(actor) for actor in inside) else ClaimantType.MILITARY
        rules = noun.row.noun == REGIME and state is not None and state.kind is ActorKind.COUNTRY
        # "The Kiev regime" is a country's government, "the regime" that of a war.
        return (ClaimantType.OFFICIAL if rules else kind), noun.origin, state
    state = next((a for a in inside if a.kind in {ActorKind.STATE, ActorKind.COUNTRY} and a.covers(head)), None)
    if state is not None:
        military = state.force is not None and state.force.row.branch == "military"
        return (ClaimantType.MILITARY if military else ClaimantType.OFFICIAL), state.origin, state
    if side is not None and side.covers(head):
        return ClaimantType.PARTY, side.origin, side
    return ClaimantType.UNATTRIBUTED, None, None


def _is_civil_office(row: ClaimantNounRow) -> bool:
    """Whether a noun is one for an office that governs, whoever holds it: `the health ministry of the authorities`."""
    return row.claimant_type is ClaimantType.OFFICIAL and not CIVIL_OFFICES.isdisjoint(row.noun.split())


def kind_of_side(side: ActorSpan, noun: Entry[ClaimantNounRow] | None) -> ClaimantType:
    """Type of a voice that speaks for a side, unless its own word makes it a journalist, monitor or doctor."""
    if noun is not None and (noun.row.claimant_type in OWN_WORD or _is_civil_office(noun.row)):
        return noun.row.claimant_type
    ids = {alias.row.actor_id for alias in side.aliases}
    governs = any(actor_id.endswith("-government") for actor_id in ids) and noun is not None
    # "PDF" was an army once, and is a militia elsewhere.
    ids = ids if all(actor_id.endswith(STATE_ENDINGS) for actor_id in ids) else set()
    if any(actor_id.endswith("-military") for actor_id in ids) and not governs:
        return ClaimantType.MILITARY
    official = any(actor_id.endswith(("-police", "-government")) for actor_id in ids)
    return ClaimantType.OFFICIAL if official else ClaimantType.PARTY


def is_external(actor: ActorSpan, lexicon: Lexicon) -> bool:
    """Whether a group is a force of several states: `the regional force`, `the mission`."""
    known = (lexicon.actors.get(alias.row.actor_id) for alias in actor.aliases)
    return any(row is not None and row.actor_class is ActorClass.EXTERNAL_FORCES for row in known)


def governs(actor: ActorSpan, noun: Entry[ClaimantNounRow], lexicon: Lexicon) -> bool:
    """Whether an office is one of a body that rules as a state does: `the head of the Lugansk People's Republic`."""
    known = (lexicon.actors.get(alias.row.actor_id) for alias in actor.aliases)
    names = [row.name for row in known if row is not None] + [alias.row.alias for alias in actor.aliases]
    rules = any(not RULING.isdisjoint(name.lower().split()) for name in names)
    return rules and noun.row.noun in lexicon.words[WordClass.SPEAKER]


def is_of_a_republic(actor: ActorSpan, head: int, lexicon: Lexicon) -> bool:
    """Whether somebody speaks for what calls itself a republic: `the DPR head`, `the LPR mission`, not `the DPR`."""
    known = (lexicon.actors.get(alias.row.actor_id) for alias in actor.aliases)
    names = [row.name for row in known if row is not None] + [alias.row.alias for alias in actor.aliases]
    named = any("republic" in name.lower() for name in names) or any(
        alias.row.actor_id in REPUBLICS for alias in actor.aliases
    )
    return named and not actor.covers(head)
