"""How bombs and shells struck that the words leave open: with gas, from the air, in the course of a fight."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.coding.draft import Draft
from pipeline.coding.mention import Mention
from pipeline.coding.reading import SentenceReading

AIR, REMOTE, CLASH, CHEMICAL = "Air/drone strike", "Remote explosive/landmine/IED", "Armed clash", "Chemical weapon"
GASES = frozenset({"gas", "chlorine", "sarin"})
CHOKING = frozenset(
    {"choke", "choking", "suffocate", "suffocation", "asphyxiation", "cough", "coughing", "foam", "breathing"}
    | {"breathe"}
)
# Nobody is struck by these but with a weapon of gas.
HOLDING = 5  # Words from a barrel to what it holds.
POISONS = frozenset({"chlorine", "sarin", "phosgene", "chloropicrin"})
# Bombs that come from above, and what they come from.
RAINING = frozenset({"fall", "drop", "rain"})
AIRCRAFT = frozenset(
    {"airstrike", "airstrikes", "jet", "jets", "warplane", "warplanes", "aircraft", "helicopter", "helicopters"}
    | {"plane", "planes", "gunship", "gunships", "drone", "drones"}
)
AIRBORNE = {("force",), ("strike",), ("strikes",), ("raid",), ("raids",)}


def gassed(draft: Draft, readings: Sequence[SentenceReading]) -> bool:
    """Whether what was dropped or fired gave off gas by which people choked: told in its paragraphs or the next."""
    paragraphs = {m.reading.sentence.paragraph for m in draft.mentions}
    near = [r for r in readings if {r.sentence.paragraph, r.sentence.paragraph - 1} & paragraphs]
    lemmas = {lemma for r in near for lemma in r.parsed.lemmas}
    gas = any(hit.row.row.sub_event_type == CHEMICAL for r in near for hit in r.weapons) or not GASES.isdisjoint(lemmas)
    return (gas and not CHOKING.isdisjoint(lemmas)) or any(_holds_poison(m) for m in draft.mentions)


def _holds_poison(mention: Mention) -> bool:
    """Whether what is dropped or fired is told to hold poison: `dropped two barrels containing chlorine`."""
    parsed = mention.reading.parsed
    # Trees hang `containing` on the verb.
    told = parsed.objects(mention.trigger.head) if parsed.is_verbal(mention.trigger.head) else []
    return any(not POISONS.isdisjoint(parsed.lemmas[noun : noun + HOLDING]) for noun in told)


def bombed_how(draft: Draft) -> str:
    """The type of an event with bombs: from the air, in the course of a fight, or by what was laid."""
    return AIR if _from_the_air(draft) else CLASH if _fought_first(draft) else REMOTE


def _from_the_air(draft: Draft) -> bool:
    """Whether bombs fell or were dropped, and the same sentences tell of aircraft or an air force."""
    rained = any(
        m.reading.parsed.lemmas[m.trigger.head] in RAINING and any("bomb" in word for word in m.reading.parsed.lower)
        for m in draft.mentions
    )
    return rained and any(
        word in AIRCRAFT or (word == "air" and m.reading.parsed.lower[at + 1 : at + 2] in AIRBORNE)
        for m in draft.mentions
        for at, word in enumerate(m.reading.parsed.lower)
    )


def _fought_first(draft: Draft) -> bool:
    """Whether the headline or lead tells of a fight first and of a bomb behind it: it went off in the fighting."""
    told = [m for m in draft.mentions if m.reading.is_opening and (m.is_specific or _is_fight(m))]
    laid = [m for m in told if m.sub_event_type == REMOTE]
    fights = [m for m in told if _is_fight(m)]
    order = {id(m): (m.reading.index, m.trigger.head) for m in told}
    return bool(laid and fights) and order[id(fights[0])] < min(order[id(m)] for m in laid)


def _is_fight(mention: Mention) -> bool:
    """Whether a noun tells of two sides that fight: `an encounter`, but not `rebels who fight beside the army`."""
    noun = not mention.reading.parsed.is_verbal(mention.trigger.head)
    return noun and mention.sub_event_type == CLASH and mention.trigger.entry.row.roles == "clash"
