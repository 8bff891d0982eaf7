"""Who clears himself of an event: by denying the charge, or by saying that he and his own did not do it."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.coding.attributions import Attribution
from pipeline.coding.cleared import DOING, HAVING, PARTS, THE_ACT, is_own_side
from pipeline.coding.draft import Draft
from pipeline.coding.draft_sides import BATTLES
from pipeline.coding.event_type import EXCESSIVE, told_type
from pipeline.coding.identity import Identity, is_unknown, related, state_identity
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention
from pipeline.coding.own_deeds import OWN
from pipeline.coding.parsed import OBJECT, ParsedSentence
from pipeline.coding.reading import SentenceReading
from pipeline.coding.responsible import COPULA
from pipeline.coding.triggers import CROWDS
from pipeline.coding.voice_memory import Voice
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, ClaimantType, Stance
from schemas.word_classes import WordClass

CHARGES = frozenset(
    {"accusation", "allegation", "charge", "involvement", "responsibility", "blame", "role", "version"}
    | {"wrongdoing", "complicity"}
)
# What nobody has who had nothing to do with it.
OWN_PART = frozenset({"involvement", "responsibility", "role", "complicity", "hand", "part", "link", "connection"})
CHARGED = CHARGES | {"account", "narrative", "hand", "claim", "report"}
# What may be about anything, and is the charge only where nothing else is told of it.
ANYTHING = frozenset({"report", "claim", "account", "narrative"})
# Whom the words for shooting at a crowd clear.
SHOOTING = frozenset(
    {"bullet", "ammunition", "fire", "shot", "shoot", "gun", "firearm", "weapon", "round", "aim", "kill", "execution"}
    | {"force", "brutality"}
)
DISOWNING = frozenset({"disown", "disavow", "distance", "dissociate", "disclaim", "repudiate", "wash"})
MEANING = frozenset({"want", "intend", "mean", "plan", "order", "seek", "try"})
COMING = frozenset({"come", "leave", "cross", "enter", "set", "originate", "hail", "belong"})
COMERS = frozenset({"attacker", "assailant", "raider", "killer", "gunman", "bandit", "perpetrator", "culprit"})
STATE_MEDIA = ("state tv", "state television", "state media", "state news", "state radio", "state-run", "official news")
POLICE_WORDS = frozenset({"police", "constabulary", "policeman", "inspector", "superintendent", "gendarmerie"})


def side_of(voice: Voice, own: Identity | None, lexicon: Lexicon) -> Identity | None:
    """The side that a voice speaks for: with a ministry, police spokesman or state channel, that of a state."""
    if own is not None:
        return own
    name = voice.name.lower()
    rows = lexicon.claimants.named(voice.name) if voice.voice_id is not None else ()
    country = next((entry.row.country for entry in rows if entry.row.claimant_id == voice.voice_id), None)
    if country is not None and voice.kind in {ClaimantType.MILITARY, ClaimantType.OFFICIAL}:
        # "Azerbaijan's defence ministry."
        return state_identity(country, "military", lexicon, origin=None)
    if voice.kind is ClaimantType.MILITARY:
        return state_identity(None, "military", lexicon, origin=None)
    if voice.kind is ClaimantType.OFFICIAL:
        branch = "police" if POLICE_WORDS & set(name.split()) else "military"
        return state_identity(None, branch, lexicon, origin=None)
    if voice.kind is ClaimantType.MEDIA and name.startswith(STATE_MEDIA):
        return state_identity(None, "military", lexicon, origin=None)
    return None


def is_suspect(
    side: Identity | None,
    draft: Draft,
    accused: Collection[Identity],
    lexicon: Lexicon,
    *,
    charged: bool = False,
    cleared: bool = False,
) -> bool:
    """Whether somebody is who is told to have done it; one who answers a charge may be where nobody is told of.

    In battles both sides do what they do: only who is accused or answers a charge there has anything to deny.
    """
    fought = told_type(draft) in BATTLES
    told = [] if fought and not charged else [p.identity for p in draft.agents() if p.identity is not None]
    if not fought and set(draft.types(specific=False)) & {EXCESSIVE, *CROWDS}:
        met = [p.identity for p in draft.patients() if p.identity is not None]
        told += [one for one in met if one.actor_class in FORCES and EXCESSIVE in draft.types(specific=False)]
    acting = [*told, *accused]
    nobody = all(is_unknown(one.name) or one.actor_class is ActorClass.CIVILIANS for one in acting)
    if side is None:
        armed = any(one.actor_class in ARMED_GROUPS | {ActorClass.RIOTERS} for one in acting)
        return (armed and (charged or cleared)) or (charged and nobody and not fought)
    if any(is_one_side(side, one, lexicon) for one in acting):
        return True
    return charged and nobody and not fought


def is_one_side(side: Identity, other: Identity, lexicon: Lexicon) -> bool:
    """Whether two are the same, one part of the other, or forces of one state."""
    if side.key == other.key or related(side.actor_id, other.actor_id, lexicon):
        return True
    states = {side.actor_class, other.actor_class} <= FORCES - {ActorClass.EXTERNAL_FORCES}
    return states and (side.country is None or other.country is None or side.country == other.country)


def denies_it(draft: Draft, reading: SentenceReading, attribution: Attribution) -> bool:
    """Whether what is denied is to have done it: the charge, `it`, what the event's words tell, or one's own deed."""
    parsed, verb = reading.parsed, attribution.verb
    if denies_charge(reading, attribution):
        return True
    if any(parsed.lower[t] in THE_ACT and _is_meant(parsed, t) for t in parsed.children(verb, OBJECT)):
        return True
    said = {token for token in parsed.subtree(verb) if token != verb}
    here = [m for m in draft.mentions if m.reading.index == reading.index and m.trigger.head in said]
    # "Denied that any soldier was killed" clears nobody.
    return any(not _lost_own(mention) for mention in here)


def _lost_own(mention: Mention) -> bool:
    """Whether it tells only of forces that were hit."""
    hit = [party.identity for party in mention.patients if party.identity is not None]
    return not mention.agents and bool(hit) and all(identity.actor_class in FORCES for identity in hit)


def denies_charge(reading: SentenceReading, attribution: Attribution) -> bool:
    """Whether it is a charge that is denied, or that one's own people took part: `the allegation`, `any role`."""
    parsed, verb = reading.parsed, attribution.verb
    if attribution.stance is not Stance.DENIES:
        return False
    if parsed.lemmas[verb] in DISOWNING:
        # "The group has disowned the attack."
        return True
    if parsed.lemmas[parsed.heads[verb]] in CHARGED and parsed.heads[verb] < verb:
        # "An accusation that the army rejected."
        return True
    said = [token for token in parsed.subtree(verb) if token != verb]
    nouns = [t for t in said if parsed.lemmas[t] in CHARGED | reading.lexicon.words[WordClass.RESPONSIBILITY]]
    deeds = {trigger.head for trigger, _ in reading.triggers}
    if any(_is_denied(parsed, t) for t in nouns):
        return True
    return any(_own_deed(reading, t, deeds) or _from_home(parsed, t) for t in said if parsed.is_verbal(t)) or any(
        _was_part(parsed, t) for t in said
    )


def denies_part(parsed: ParsedSentence, verb: int) -> bool:
    """Whether somebody denies only to have had a part in it: `denied any involvement`, `rejected any role`."""
    return any(parsed.lemmas[noun] in OWN_PART for noun in parsed.children(verb, OBJECT))


def _is_denied(parsed: ParsedSentence, noun: int) -> bool:
    """Whether it is the charge itself: of reports that tell of something else, only what they tell counts."""
    if parsed.lemmas[noun] == "role" and parsed.children(noun, frozenset({"amod"})):
        # "Denied he had any military role."
        return False
    told = frozenset({"acl", "ccomp", "acl:relcl"})
    return parsed.lemmas[noun] not in ANYTHING or not parsed.children(noun, told)


def _is_meant(parsed: ParsedSentence, token: int) -> bool:
    """Whether a pronoun stands for what was told: `rejected that`, not `rejected that which …`."""
    return not parsed.children(token, frozenset({"acl", "acl:relcl"}))


def denies_shooting(draft: Draft, reading: SentenceReading, tokens: Collection[int], *, negated: bool = False) -> bool:
    """Whether forces that met a crowd say that they did not shoot: `denies that live bullets were used`.

    `negated` asks for a `no` beside the words for it.
    """
    parsed = reading.parsed
    if not set(draft.types(specific=False)) & (CROWDS | {EXCESSIVE}):
        return False
    shooting = [token for token in tokens if parsed.lemmas[token] in SHOOTING]
    return any(not negated or parsed.is_negated(t) or parsed.is_negated(parsed.heads[t]) for t in shooting)


def _own_deed(reading: SentenceReading, verb: int, deeds: Collection[int]) -> bool:
    """Whether a verb tells of what one's own people did: `that its men took part`, `having fired on the camp`."""
    parsed = reading.parsed
    subjects = parsed.own_subjects(verb)
    own = any(is_own_side(reading, subject) for subject in subjects) or (
        not subjects and parsed.tags[verb] in {"VBG", "VBN"}
    )
    if not own:
        return False
    lemma = parsed.lemmas[verb]
    if lemma in MEANING and subjects:
        # "Denied that it had wanted to clear the camp."
        clauses = parsed.children(verb, frozenset({"xcomp"}))
        return any(clause in deeds or parsed.lemmas[clause] in DOING for clause in clauses)
    there = any(parsed.lower[child] in {"there", "present"} for child in parsed.children(verb))
    involved = lemma in reading.lexicon.words[WordClass.INVOLVING] | reading.lexicon.words[WordClass.RESPONSIBLE]
    return verb in deeds or lemma in DOING or involved or (lemma == "be" and there)


def _was_part(parsed: ParsedSentence, token: int) -> bool:
    """Whether a noun or adverb tells that somebody took part or was there: `had a hand in it`, `having been there`."""
    if parsed.lemmas[token] in PARTS:
        return parsed.lemmas[parsed.heads[token]] in HAVING
    if parsed.lemmas[token] in {"responsible", "involved", "behind"}:
        return True
    return parsed.lower[token] == "there" and bool(parsed.children(token, COPULA) or parsed.tags[token] == "RB")


def disowns_comers(reading: SentenceReading, attribution: Attribution) -> bool:
    """Whether somebody denies that those who attacked came from his own ground."""
    parsed = reading.parsed
    said = parsed.subtree(attribution.verb) if attribution.stance is Stance.DENIES else []
    return any(parsed.is_verbal(token) and _from_home(parsed, token) for token in said)


def _from_home(parsed: ParsedSentence, verb: int) -> bool:
    """Whether attackers are said to come from somebody's own ground: `that the raiders came from their county`."""
    if parsed.lemmas[verb] not in COMING or not any(parsed.lemmas[s] in COMERS for s in parsed.subjects(verb)):
        return False
    return any(parsed.lower[t] in OWN for t in parsed.subtree(verb))
