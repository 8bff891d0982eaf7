"""Who is blamed, who denies, who claims an act: statements about the culprit of an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.coding.accusations import accused_by, as_blaming, as_culprit, culprits_named, is_for_much_else
from pipeline.coding.actors import ActorKind
from pipeline.coding.antecedents import RAIDERS
from pipeline.coding.attributions import Attribution
from pipeline.coding.cleared import says_it_did_not, speaks_for_us
from pipeline.coding.denials import (
    denies_charge,
    denies_it,
    denies_part,
    denies_shooting,
    disowns_comers,
    is_suspect,
    side_of,
)
from pipeline.coding.draft import Draft
from pipeline.coding.draft_scenes import QUIET
from pipeline.coding.event_type import EXCESSIVE
from pipeline.coding.identity import ArticleActors, Identity, identify, state_identity
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention, Party
from pipeline.coding.own_deeds import owners, owns_up, tells_own_deed
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.triggers import CROWDS
from pipeline.coding.voice_memory import Voice
from schemas.vocabulary import ARMED_GROUPS, FORCES, ClaimantType, Outcome, Stance
from schemas.word_classes import WordClass

FIRING_BACK = frozenset({"return fire", "fire back", "shoot back", "repel", "repel attack", "disperse"})
# Whose word on himself counts.
CLEARING = frozenset({ClaimantType.PARTY, ClaimantType.MILITARY, ClaimantType.OFFICIAL, ClaimantType.MONITOR})


@dataclass(frozen=True, slots=True)
class Blame:
    """A voice that blames, clears or owns up, or that says an event did not happen."""

    draft: Draft
    reading: SentenceReading
    voice: Voice
    accused: Identity | None
    stance: Stance
    outcome: Outcome
    origin: str
    # Whether a denial answers somebody: a group that says unasked that it was not there contests nothing.
    contests: bool = True


def find_blames(
    drafts: Sequence[Draft], readings: Sequence[SentenceReading], lexicon: Lexicon, article: ArticleActors
) -> list[Blame]:
    """Blames of an article, each tied to the draft it speaks of."""
    found: list[Blame] = []
    # Without an event to speak of, nobody's words need be read.
    for reading in readings if drafts else ():
        for attribution in [as_blaming(reading, one) for one in reading.attributions]:
            draft = _draft_of(reading, attribution, drafts)
            draft = _denied(reading, attribution, drafts, found, readings, lexicon, article) or draft
            owned = _owned_beside(reading, attribution, drafts, draft)
            for about in owned if draft is None else (draft, *owned):
                accused = [blame.accused for blame in found if blame.draft is about and blame.accused is not None]
                found += _blames(about, reading, attribution, readings, lexicon, article, accused)
        found += _unquoted(reading, drafts, found, lexicon, article)
    return found


def _denied(
    reading: SentenceReading,
    attribution: Attribution,
    drafts: Sequence[Draft],
    found: Sequence[Blame],
    readings: Sequence[SentenceReading],
    lexicon: Lexicon,
    article: ArticleActors,
) -> Draft | None:
    """The draft that somebody clears himself of: the last one told before that has him for its doer, or accused of it.

    `The army said no aircraft was there, and accused the rebels of having fired rockets` denies the air raid.
    """
    voice = attribution.voice
    if voice is None or not (attribution.stance is Stance.DENIES or says_it_did_not(reading, attribution)):
        return None
    own = _voice_identity(voice, readings, lexicon, article)
    if own is None:
        return None
    doers: list[tuple[int, Draft]] = []
    for draft in drafts:
        told = [m.reading.index for m in draft.mentions if m.reading.index < reading.index]
        accused = [blame.accused for blame in found if blame.draft is draft and blame.accused is not None]
        if told and is_suspect(own, draft, accused, lexicon):
            doers.append((max(told), draft))
    return max(doers, key=lambda one: one[0])[1] if doers else None


def _unquoted(
    reading: SentenceReading,
    drafts: Sequence[Draft],
    found: Sequence[Blame],
    lexicon: Lexicon,
    article: ArticleActors,
) -> list[Blame]:
    """Claims of responsibility by groups that are no voice of the list: `an outfit calling itself … claimed it`."""
    told = {id(blame.reading) for blame in found if blame.outcome is Outcome.PERPETRATOR}
    parsed = reading.parsed
    claims: list[Blame] = []
    for verb, subject, actor in [] if id(reading) in told else owners(reading):
        start, end = parsed.span(actor.first, actor.last)
        name = parsed.surface(actor.first, actor.last)
        part, origin = parsed.sentence.part, actor.origin or ""
        voice = Voice(
            name, None, ClaimantType.PARTY, start, end, part, parsed.lower[subject], actor.origin, actor, named=True
        )
        attribution = Attribution(voice, Stance.ASSERTS, verb, frozenset(parsed.subtree(verb)), False, origin)
        draft = _draft_of(reading, attribution, drafts)
        if draft is not None:
            own = identify(actor, parsed, lexicon, article, day=None)
            claims.append(Blame(draft, reading, voice, own, Stance.ASSERTS, Outcome.PERPETRATOR, origin))
    return claims


def _owned_beside(
    reading: SentenceReading, attribution: Attribution, drafts: Sequence[Draft], draft: Draft | None
) -> list[Draft]:
    """Other drafts that somebody owns up to in one sentence: `for the raid in Ora and the strike on Bema`."""
    if not owns_up(reading, attribution.verb):
        return []
    return [
        other
        for other in drafts
        if other is not draft
        and any(m.reading is reading and m.trigger.head in attribution.scope for m in other.mentions)
    ]


def _draft_of(reading: SentenceReading, attribution: Attribution, drafts: Sequence[Draft]) -> Draft | None:
    """The draft a statement is about: told in its scope, in its sentence, or the latest before it."""
    about_culprit = attribution.blames or attribution.stance is not Stance.ASSERTS
    about_culprit = about_culprit or owns_up(reading, attribution.verb) or tells_own_deed(reading, attribution)
    # "Denied a role in the attack as Ora closed its border" is about no border.
    deeds = [d for d in drafts if not QUIET.issuperset(d.types(specific=False))] if about_culprit else []

    def mentioned(draft: Draft, *, scoped: bool) -> bool:
        return any(
            m.reading.index == reading.index and (not scoped or m.trigger.head in attribution.scope)
            for m in draft.mentions
        )

    for scoped in (True, False):
        here = next((d for d in (drafts if scoped else deeds or drafts) if mentioned(d, scoped=scoped)), None)
        if here is not None:
            return here
    if not (
        about_culprit
        or culprits_named(reading, attribution.scope | {attribution.verb})
        or says_it_did_not(reading, attribution)
    ):
        return None
    before = [d for d in deeds or drafts if min(m.reading.index for m in d.mentions) < reading.index]
    return max(
        before,
        key=lambda d: max(m.reading.index for m in d.mentions if m.reading.index < reading.index),
        default=None,
    )


def _blames(
    draft: Draft,
    reading: SentenceReading,
    attribution: Attribution,
    readings: Sequence[SentenceReading],
    lexicon: Lexicon,
    article: ArticleActors,
    accused: Sequence[Identity],
) -> list[Blame]:
    voice = attribution.voice
    if voice is None or reading.parsed.is_negated(attribution.verb) or _by_nobody(reading.parsed, voice):
        return []
    own = _part_that_speaks(reading, attribution, article) or _voice_identity(voice, readings, lexicon, article)
    if attribution.blames:
        if is_for_much_else(draft, reading, attribution.verb):
            return []
        return [
            Blame(draft, reading, voice, accused, attribution.stance, Outcome.PERPETRATOR, attribution.origin)
            for accused in accused_by(reading, attribution, lexicon, article)
        ]
    admits = own is not None and own.actor_class in ARMED_GROUPS and _tells_of_it(draft, reading, attribution)
    if own is not None and (admits or owns_up(reading, attribution.verb)):
        return [Blame(draft, reading, voice, own, Stance.ASSERTS, Outcome.PERPETRATOR, attribution.origin)]
    side = side_of(voice, own, lexicon)
    charged, cleared = denies_charge(reading, attribution), says_it_did_not(reading, attribution)
    cleared = cleared and (voice.kind in CLEARING or speaks_for_us(reading))
    suspect = is_suspect(side, draft, accused, lexicon, charged=charged, cleared=cleared)
    if attribution.stance is Stance.DENIES:
        suspect = suspect or disowns_comers(reading, attribution)
        return _denial(draft, reading, attribution, voice, side, suspect=suspect)
    shooting = suspect and denies_shooting(draft, reading, attribution.scope, negated=True)
    if shooting or (cleared and (suspect or own is not None)):
        blame = Blame(draft, reading, voice, side, Stance.DENIES, Outcome.PERPETRATOR, attribution.origin)
        return [replace(blame, contests=suspect)]
    laid = (
        []
        if voice.kind is ClaimantType.UNATTRIBUTED
        else culprits_named(reading, attribution.scope | {attribution.verb})
    )
    if laid and attribution.stance is Stance.ASSERTS and (culprit := actor_of(reading, laid[0])) is not None:
        named = as_culprit(culprit, reading.parsed, lexicon, article)
        if reading.parsed.span(culprit.first, culprit.last)[0] in range(voice.start, voice.end):
            # "It is the work of the army, which wants war", with the army taken for who says so.
            return []
        return [Blame(draft, reading, voice, named, Stance.ASSERTS, Outcome.PERPETRATOR, attribution.origin)]
    return _said_culprit(draft, reading, attribution, voice)


def _tells_of_it(draft: Draft, reading: SentenceReading, attribution: Attribution) -> bool:
    """Whether a group tells a deed of its own that can be the event: no march, and none that it lays to another."""
    lays = any(other.blames and other.voice == attribution.voice for other in reading.attributions)
    marches = bool(draft.types(specific=False)) and set(draft.types(specific=False)) <= CROWDS | {EXCESSIVE}
    return not lays and not marches and tells_own_deed(reading, attribution)


def _by_nobody(parsed: ParsedSentence, voice: Voice) -> bool:
    """`No group has claimed responsibility` is nobody's word."""
    return voice.name.lower().split(" ")[0] in {"no", "nobody", "none", "neither"}


def _part_that_speaks(reading: SentenceReading, attribution: Attribution, article: ArticleActors) -> Identity | None:
    """The part of a group whose name stands behind the group's: `al-Qaeda's affiliate in Mali, JNIM, said`."""
    parsed = reading.parsed
    for subject in parsed.subjects(attribution.verb):
        if parsed.lemmas[subject] in reading.lexicon.words[WordClass.OFFSHOOT]:
            actor = actor_of(reading, subject)
            if actor is not None and actor.kind is not ActorKind.GENERIC:
                return identify(actor, parsed, reading.lexicon, article, day=None)
    return None


def _voice_identity(
    voice: Voice, readings: Sequence[SentenceReading], lexicon: Lexicon, article: ArticleActors
) -> Identity | None:
    """Who a voice is a side of; its words may stand in an earlier sentence: `Its spokesman said`."""
    actor = voice.actor
    if actor is None or actor.kind is ActorKind.GENERIC:
        return None
    if actor.kind is ActorKind.DEMONYM and voice.kind is ClaimantType.PARTY:
        return None  # "An Iranian opposition movement" is not Iran.
    if actor.kind in {ActorKind.COUNTRY, ActorKind.STATE, ActorKind.DEMONYM}:
        return state_identity(actor.country, "military", lexicon, origin=actor.origin)
    home = next((reading for reading in readings if any(span is actor for span in reading.actors)), None)
    return None if home is None else identify(actor, home.parsed, lexicon, article, day=None)


def _denial(
    draft: Draft,
    reading: SentenceReading,
    attribution: Attribution,
    voice: Voice,
    side: Identity | None,
    *,
    suspect: bool,
) -> list[Blame]:
    """A denial of having done it by whoever may have; by others it is one that it happened so."""
    shooting = suspect and denies_shooting(draft, reading, reading.parsed.subtree(attribution.verb))
    if not shooting and not denies_it(draft, reading, attribution):
        return []
    own_part = denies_part(reading.parsed, attribution.verb)
    outcome = Outcome.PERPETRATOR if suspect or own_part else Outcome.OCCURRENCE
    accused = side if outcome is Outcome.PERPETRATOR else None
    blame = Blame(draft, reading, voice, accused, Stance.DENIES, outcome, attribution.origin)
    # Who denies a part in it says that it happened, and answers somebody whom the text need not name.
    return [replace(blame, contests=suspect or not own_part)]


def _answers(mention: Mention, draft: Draft) -> bool:
    """Whether it tells what was done to those who attack: `two of the attackers were shot dead by the police`."""
    if mention.trigger.entry.row.trigger in FIRING_BACK:
        # "He said soldiers returned fire" blames no soldiers.
        return True
    forces = [p for p in mention.agents if p.identity is not None and p.identity.actor_class in FORCES]
    raiders = [p for p in mention.patients if not RAIDERS.isdisjoint(_words(p))]
    if forces and raiders and len(raiders) == len(mention.patients):
        return True
    doers = {party.identity.key for m in draft.mentions if m is not mention for party in m.agents if party.identity}
    return any(party.identity is not None and party.identity.key in doers for party in mention.patients)


def _words(party: Party) -> tuple[str, ...]:
    return party.reading.parsed.lemmas[party.side.span.first : party.side.span.last]


def _said_culprit(draft: Draft, reading: SentenceReading, attribution: Attribution, voice: Voice) -> list[Blame]:
    """A named voice that tells the event with who did it says who did it."""
    if not voice.named or voice.kind is ClaimantType.UNATTRIBUTED or attribution.stance is not Stance.ASSERTS:
        return []
    for mention in draft.mentions:
        if mention.reading.index != reading.index or mention.trigger.head not in attribution.scope:
            continue
        if mention.trigger.entry.row.roles == "clash" or _answers(mention, draft):
            continue
        for party in mention.agents:
            if party.identity is not None and party.identity.actor_class is not None and party.identity.weight >= 1.5:
                return [
                    Blame(
                        draft,
                        reading,
                        voice,
                        party.identity,
                        Stance.ASSERTS,
                        Outcome.PERPETRATOR,
                        attribution.origin,
                    )
                ]
    return []
