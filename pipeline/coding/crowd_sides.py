"""The two sides of protests and riots: the crowd first, and whom it met or was met by."""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.draft import Draft
from pipeline.coding.identity import Identity, as_government, state_identity
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mention import Mention, Party
from pipeline.coding.roles import Side
from pipeline.coding.sides import Choice
from schemas.vocabulary import FORCES, ActorClass
from schemas.word_classes import WordClass

CROWDS = {
    "Protests": ("Protesters ({country})", ActorClass.PROTESTERS),
    "Riots": ("Rioters ({country})", ActorClass.RIOTERS),
}
# Bases and towns are given up, taken over and set up by armies, whichever word stands for them.
OF_ARMIES = frozenset({"Non-violent transfer of territory", "Headquarters or base established"})
MET_BY_POLICE = frozenset({"Protest with intervention", "Excessive force against protesters"})
BY_CROWDS = frozenset({"Peaceful protest", "Violent demonstration", "Mob violence"})
CIVIL = frozenset({ActorClass.CIVILIANS, ActorClass.PROTESTERS})


def crowd_first(
    kind: str | None, agents: list[Choice], patients: list[Choice], draft: Draft, lexicon: Lexicon
) -> tuple[list[Choice], list[Choice]]:
    """Protests and riots are told from the crowd's side: protesters or rioters first, the forces they met second."""
    row = lexicon.event_types.get(kind or "")
    if row is not None and row.event_type == "Strategic developments":
        if kind in OF_ARMIES:
            return agents, patients
        return (
            [replace(c, identity=as_government(c.identity, lexicon)) for c in agents],
            [replace(c, identity=as_government(c.identity, lexicon)) for c in patients],
        )
    crowd = CROWDS.get(row.event_type) if row is not None else None
    if crowd is None:
        return agents, patients
    name, actor_class = crowd
    everyone = [
        *(c for c in agents if not _calls_the_crowd(c, patients, draft)),
        *(c for c in patients if c.identity.branch != "government"),
    ]
    marching = [c for c in everyone if c.identity.actor_class in {ActorClass.PROTESTERS, ActorClass.RIOTERS}]
    others = [c for c in everyone if c not in marching and c.identity.actor_class is not ActorClass.CIVILIANS]
    if kind == "Mob violence":
        others = [c for c in everyone if c not in marching]
        if len(agents) == len(patients) == 1 and agents[0] is patients[0]:
            # Rivals of whom one word is said.
            others = patients
    first = draft.first
    country = next(
        (c.identity.country for c in everyone if c.identity.actor_class in CIVIL and c.identity.country), None
    )
    filled = name if country is None else name.replace("{country}", lexicon.country_rows[country].name)
    identity = Identity(f"generic:{filled}", None, filled, actor_class, country, first.trigger.entry.origin, False, 1.0)
    span = first.trigger.span
    side = Side(first.trigger.head, span, None)
    words = (
        marching[0].party
        if marching
        else Party(side, identity, first.reading, first.reading.parsed.surface(span.first, span.last))
    )
    if row is not None and row.event_type == "Protests":
        others = [replace(c, identity=_as_police(c, lexicon)) for c in others]
    if kind in MET_BY_POLICE and not others:
        # Who broke it up with tear gas or bullets and is not named are the police, as ACLED codes them.
        police = state_identity(None, "police", lexicon, origin=first.trigger.entry.origin)
        text = first.reading.parsed.surface(span.first, span.last)
        others = [Choice(police, Party(side, police, first.reading, text))]
    return [Choice(identity, words)], others


def _calls_the_crowd(choice: Choice, patients: list[Choice], draft: Draft) -> bool:
    """Whether a body only called people together, or is what they are of: `a rally called by the union`.

    Who broke it up, or was set upon, is the other side.
    """
    key, kind = choice.identity.key, choice.identity.actor_class
    if kind in FORCES or kind in CIVIL or kind is ActorClass.RIOTERS or any(c.identity.key == key for c in patients):
        return False
    told = [m for m in draft.mentions if any(p.identity is not None and p.identity.key == key for p in m.agents)]
    return bool(told) and all(m.sub_event_type in BY_CROWDS or _acts_with_a_crowd(m) for m in told)


def _acts_with_a_crowd(mention: Mention) -> bool:
    """Whether a crowd acts beside whoever else does: `activists of the party and its youth wing attacked`."""
    classes = {party.identity.actor_class for party in mention.agents if party.identity is not None}
    return not classes.isdisjoint({ActorClass.PROTESTERS, ActorClass.RIOTERS})


def _as_police(choice: Choice, lexicon: Lexicon) -> Identity:
    """Forces that meet a protest are its police, unless their own word is of an army."""
    identity, party = choice.identity, choice.party
    parsed, span = party.reading.parsed, party.side.span
    armed = not lexicon.words[WordClass.MILITARY_WORD].isdisjoint(parsed.lemmas[span.first : span.last])
    if identity.branch != "military" or armed:
        return identity
    return state_identity(identity.country, "police", lexicon, origin=identity.origin)
