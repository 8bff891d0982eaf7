"""Whether what somebody does only answers an attack: `returned fire`, `shot the attacker dead`."""

from __future__ import annotations

from pipeline.coding.mention import Mention, Party
from schemas.vocabulary import FORCES
from schemas.word_classes import WordClass

# What those do who were attacked, or come when it is over.
ANSWERING = frozenset({"return fire", "fire back", "shoot back", "repel", "repel attack", "disperse"})
ATTACKERS = frozenset({"attacker", "assailant", "bomber", "perpetrator", "hijacker", "hostage-taker", "assassin"})
# Those whom forces are told to have stopped, where somebody else is hit.
SUSPECTED = frozenset({"driver", "gunman", "shooter", "suspect", "knifeman", "stabber", "intruder"})
# "In retaliation" is another attack.
ANSWERS = frozenset({"response", "self-defence", "self-defense", "pursuit"})
BEATEN_BACK = frozenset(
    {"repel attack", "thwart attack", "foil attack", "repulse attack", "fight off attack", "beat back attack"}
    | {"fend off attack"}
)
# "Thwarted an attack on a market" may be an arrest.
STOPPED = frozenset({"thwart attack", "foil attack"})
# How many words behind the attack its target stands.
TARGET_WITHIN = 8


def answers(mention: Mention) -> bool:
    """Whether it is done to those who attacked, or called an answer: `killed 50 assailants in response`."""
    parsed = mention.reading.parsed
    if mention.trigger.entry.row.trigger in ANSWERING:
        return True
    if stops_somebody(mention) or any(parsed.lemmas[p.side.head] in ATTACKERS for p in mention.patients):
        return True
    return any(
        word in {"in", "as"} and parsed.lemmas[noun] in ANSWERS
        for word, noun in parsed.prepositional(mention.trigger.head)
    )


def stops_somebody(mention: Mention) -> bool:
    """Whether forces shoot the one who did it, where somebody else was hit: `the driver was shot dead by police`."""
    return any(_is_stopped(party, mention) for party in mention.patients)


def _is_stopped(party: Party, mention: Mention) -> bool:
    """Whether somebody is called what attackers are called, and forces shoot him."""
    parsed, head = mention.reading.parsed, party.side.head
    pointed = any(parsed.lower[child] == "the" for child in parsed.children(head))
    forces = any(p.identity is not None and p.identity.actor_class in FORCES for p in mention.agents)
    return pointed and forces and parsed.tags[head] == "NN" and parsed.lemmas[head] in SUSPECTED


def defends_own_ground(mention: Mention) -> bool:
    """Whether forces beat back an attack on what they hold: `repelled an attack on their base`."""
    if mention.trigger.entry.row.trigger not in BEATEN_BACK:
        return False
    parsed, words = mention.reading.parsed, mention.reading.lexicon.words
    if not any(p.identity is not None and p.identity.actor_class in FORCES for p in mention.agents):
        return False
    if mention.trigger.entry.row.trigger not in STOPPED:
        # Whoever beats back an attack stands where it was made.
        return True
    held = words[WordClass.BASE] | words[WordClass.MILITARY_WORD]
    behind = range(mention.trigger.span.last, min(len(parsed), mention.trigger.span.last + TARGET_WITHIN))
    return any(parsed.lemmas[token] in held for token in behind)
