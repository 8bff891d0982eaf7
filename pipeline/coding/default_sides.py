"""Sides that follow from what was done, where the text names them once or not at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.coding.actors import ActorKind
from pipeline.coding.article_context import ArticleContext
from pipeline.coding.draft import Draft
from pipeline.coding.identity import ANYBODY_ARMED, Identity, identify, state_identity
from pipeline.coding.mention import Mention, Party
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from pipeline.coding.roles import Side
from pipeline.coding.sides import LEAVING, Choice
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass
from schemas.word_classes import WordClass

CLASH, MOB, AIR, OTHER, HANDED = (
    "Armed clash",
    "Mob violence",
    "Air/drone strike",
    "Other",
    "Non-violent transfer of territory",
)
ARRESTS, BASE, DISRUPTED = "Arrests", "Headquarters or base established", "Disrupted weapons use"
# What only armies do to what others sent through the air.
INTERCEPTING = frozenset({"intercept", "interception", "shoot down", "down", "bring down", "knock down", "jam"})
# Whose fight is of communities, or of gangs, though nobody is named: `12 died in a tribal fight`.
COMMUNITIES = frozenset(
    {"tribal", "intertribal", "inter-tribal", "communal", "intercommunal", "inter-communal", "ethnic", "interethnic"}
    | {"inter-ethnic", "clan", "interclan", "inter-clan", "intercommunity", "inter-community", "community", "tribe"}
    | {"village", "sub-clan", "sub-clans", "subclan", "farmer-herder", "herder-farmer", "feud", "kinship"}
)
GANGS = frozenset({"gang", "gang-related", "inter-gang", "intergang", "turf", "cartel"})
COMMUNAL, OF_GANGS = "Unidentified Communal Militia ({country})", "Unidentified Gang ({country})"
BANDS = frozenset(
    {
        "formation",
        "faction",
        "group",
        "gang",
        "militia",
        "clan",
        "tribe",
        "community",
        "village",
        "brigade",
        "battalion",
    }
    | {"sub-clan", "sub-clans", "subclan", "cartel", "unit", "outfit", "family", "brigade", "battalion"}
)
PAIRED = frozenset({"two", "rival", "three", "several", "various", "warring", "feuding", "opposing", "different"})
RIVAL = frozenset({"rival", "feuding", "warring", "opposing", "competing"})
# What no rebels fly, and a state's own forces do before any other's.
CREWED = frozenset({"helicopter", "barrel bomb", "paramotor"})
# What soldiers do to a government.
SEIZING_POWER = ("power", "coup", "putsch", "depose", "overthrow", "oust", "topple", "unseat")
OFFICERS = "officer"
MANY = frozenset({"NNS", "NNPS"})
# Who fights with his own kind: one gang with another, one village with the next.
MUTUAL = ("Unidentified Gang", "Unidentified Communal Militia", "Unidentified Ethnic Militia")


def rivals(kind: str | None, agents: list[Choice], patients: list[Choice], draft: Draft) -> list[Choice]:
    """The other side of a fight among people called by one word: `rival gangs`, `villagers attacked each other`."""
    sides = [*agents, *patients]
    if kind not in {CLASH, MOB} or len(sides) != 1 or sides[0].identity.actor_class in FORCES:
        return []
    if sides[0].identity.actor_class is ActorClass.CIVILIANS and kind == CLASH:
        return []
    fights = [m for m in draft.mentions if m.trigger.entry.row.roles == "clash"]
    return sides if any(_is_mutual(m.reading) or _fight_each_other(m) for m in fights) else []


def between_kinds(
    kind: str | None, agents: list[Choice], patients: list[Choice], draft: Draft
) -> tuple[list[Choice], list[Choice]]:
    """Both sides of a fight called tribal, communal or of gangs, where only its dead are told of: `a tribal fight`."""
    sides = [c for c in (*agents, *patients) if c.identity.actor_class is not ActorClass.CIVILIANS]
    if kind != CLASH or any(c.identity.is_named for c in sides):
        return agents, patients
    if (two := next((b for m in draft.mentions if (b := _between_two(m)) is not None), None)) is not None:
        name, kin = two
        both = [_by(Identity(f"generic:{name}", None, name, kin, None, None, False, 1.0), draft)]
        return both, both
    if sides:
        return agents, patients
    for mention in draft.mentions:
        parsed, head = mention.reading.parsed, mention.trigger.head
        if mention.trigger.entry.row.roles != "clash" or parsed.is_verbal(head):
            continue
        phrase = parsed.noun_phrase(head)
        words = {*parsed.lemmas[phrase.first : phrase.last], *parsed.lower[phrase.first : phrase.last]}
        told = COMMUNAL if words & COMMUNITIES else OF_GANGS if words & GANGS else None
        if told is not None:
            militia = ActorClass.IDENTITY_MILITIA if told == COMMUNAL else ActorClass.POLITICAL_MILITIA
            both = [_by(Identity(f"generic:{told}", None, told, militia, None, None, False, 1.0), draft)]
            return both, both
    return agents, patients


def _between_two(mention: Mention) -> tuple[str, ActorClass] | None:
    """Both sides of a fight `between two factions`, `between rival gangs`, that the text does not name."""
    parsed = mention.reading.parsed
    for at in range(mention.trigger.span.last, len(parsed)):
        told_by_verb = parsed.is_verbal(mention.trigger.head) and parsed.tags[mention.trigger.head] != "VBG"
        if parsed.lower[at] not in {"between", "among"} or told_by_verb:
            continue
        noun = next((t for t in range(at + 1, min(at + 6, len(parsed))) if parsed.lemmas[t] in BANDS), None)
        told = noun is not None and bool(set(parsed.lower[at + 1 : noun]) & PAIRED)
        if noun is None or not told or parsed.tags[noun] not in MANY:
            return None
        gangs = parsed.lemmas[noun] in GANGS
        communal = not {parsed.lemmas[noun], *parsed.lemmas[at + 1 : noun]}.isdisjoint(COMMUNITIES)
        if communal:
            return COMMUNAL, ActorClass.IDENTITY_MILITIA
        return (OF_GANGS if gangs else ANYBODY_ARMED), ActorClass.POLITICAL_MILITIA
    return None


def _fight_each_other(mention: Mention) -> bool:
    """Whether many of a kind fight, and nobody else is told of: `clan militias fought over a well`."""
    parsed = mention.reading.parsed
    if not parsed.is_verbal(mention.trigger.head) or parsed.objects(mention.trigger.head):
        return False
    sides = [p for p in mention.agents if p.identity is not None]
    return bool(sides) and all(
        parsed.tags[p.side.head] in MANY and p.identity is not None and p.identity.name.startswith(MUTUAL)
        for p in sides
    )


def _is_mutual(reading: SentenceReading) -> bool:
    """Whether a sentence tells of rivals, or of what people did to each other."""
    lower, lemmas = reading.parsed.lower, reading.parsed.lemmas
    pairs = set(pairwise(lower))
    return not RIVAL.isdisjoint(lemmas) or bool(pairs & {("each", "other"), ("one", "another"), ("two", "factions")})


def flown_by(kind: str, draft: Draft, context: ArticleContext) -> Choice | None:
    """The forces of the country itself, for a strike by aircraft with a crew that no other state is named for."""
    weapons = {m.weapon.row.weapon for m in draft.mentions if m.weapon is not None and m.sub_event_type == AIR}
    if kind != AIR or not weapons or not weapons <= CREWED:
        return None
    foreign = {
        actor.country
        for reading in context.readings
        for actor in reading.actors
        if actor.kind is ActorKind.STATE and actor.country is not None
    }
    return None if foreign else _by(state_identity(None, "military", context.lexicon, origin=None), draft)


def intercepts(draft: Draft) -> bool:
    """Whether what somebody sent through the air was stopped: `shot down two drones`."""
    return any(m.trigger.entry.row.trigger.startswith(tuple(INTERCEPTING)) for m in draft.mentions)


def by_the_state(kind: str, context: ArticleContext, draft: Draft) -> Choice | None:
    """Who arrests people, by no name, are the police; who sets up a base or shoots down a missile is an army."""
    branch = {ARRESTS: "police", BASE: "military"}.get(kind)
    if kind == DISRUPTED and intercepts(draft):
        branch = "military"
    return None if branch is None else _by(state_identity(None, branch, context.lexicon, origin=None), draft)


def _by(identity: Identity, draft: Draft) -> Choice:
    """A side for which the words of the event stand."""
    first = draft.first
    span = first.trigger.span
    text = first.reading.parsed.surface(span.first, span.last)
    return Choice(identity, Party(Side(first.trigger.head, span, None), identity, first.reading, text))


def of_a_coup(
    kind: str, agents: list[Choice], patients: list[Choice], draft: Draft, context: ArticleContext
) -> tuple[list[Choice], list[Choice]]:
    """Those who take power are soldiers when called officers, and take it from the government."""
    words = {m.trigger.entry.row.trigger for m in draft.mentions if m.sub_event_type == OTHER}
    if kind != OTHER or not any(part in word for word in words for part in SEIZING_POWER):
        return agents, patients
    agents = [replace(c, identity=_as_soldiers(c, context)) for c in agents]
    if agents and not patients and agents[0].identity.actor_class in FORCES | ARMED_GROUPS:
        country = agents[0].identity.country
        patients = [_by(state_identity(country, "government", context.lexicon, origin=None), draft)]
    return agents, patients


def _as_soldiers(choice: Choice, context: ArticleContext) -> Identity:
    party, identity = choice.party, choice.identity
    lemmas = party.reading.parsed.lemmas
    if identity.branch != "police" or OFFICERS not in lemmas or "police" in lemmas:
        return identity
    return state_identity(identity.country, "military", context.lexicon, origin=identity.origin)


def with_taker(
    kind: str, agents: list[Choice], draft: Draft, context: ArticleContext
) -> tuple[list[Choice], list[Choice]]:
    """Who comes into a place that others leave, and those who leave it: `the army entered as the rebels withdrew`."""
    words = {m.trigger.entry.row.trigger for m in draft.mentions if m.sub_event_type == HANDED}
    if kind != HANDED or not agents or not words <= LEAVING:
        return agents, []
    leaver = agents[0].identity
    indexes = [m.reading.index for m in draft.mentions]
    for reading in context.readings[min(indexes) : max(indexes) + 2]:
        parsed = reading.parsed
        for token, lemma in enumerate(parsed.lemmas):
            comes = lemma in reading.lexicon.words[WordClass.ENTERING_VERB] and parsed.tags[token] in {"VBD", "VBN"}
            if not comes or not parsed.is_verbal(token) or parsed.is_negated(token):
                continue
            for noun in parsed.subjects(token):
                actor = actor_of(reading, noun)
                if actor is None:
                    continue
                identity = identify(actor, parsed, context.lexicon, context.actors, day=None)
                if identity.actor_class in FORCES | ARMED_GROUPS and identity.key != leaver.key:
                    text = parsed.surface(actor.first, actor.last)
                    side = Side(noun, parsed.noun_phrase(noun), actor)
                    return [Choice(identity, Party(side, identity, reading, text))], agents[:1]
    return agents, []
