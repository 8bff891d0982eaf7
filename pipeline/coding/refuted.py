"""Attacks that those said to be hit deny altogether: `The army denied the report: no such attack took place`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.mention import Mention
from pipeline.coding.reading import SentenceReading
from pipeline.coding.triggers import SetAside
from schemas.vocabulary import FORCES, RejectReason

DENYING = frozenset({"deny", "refute", "debunk", "dismiss", "rebut", "discount", "repudiate"})
# Whose word it is that nothing happened to them; whoever is accused of a deed denies it, too, and is not believed.
OFFICIAL = frozenset(
    {"army", "military", "police", "government", "troop", "ministry", "command", "force", "navy", "headquarters"}
)
NOTHING = re.compile(
    r"\bno such (?:attack|incident|thing|event|clash|ambush|killing)|\bthere (?:was|were) no (?:attack|such)"
    r"|\bnever (?:occurred|happened|took place)|\bdid(?: not|n['’]t) (?:happen|occur|take place)"
    r"|\bnothing (?:like that|of the sort)|\bno truth (?:in|to)\b"
    r"|\b(?:report|news|story|publication|claim|rumou?r)s? (?:is|was|are|were) (?:\w+ly )?"
    r"(?:false|fake|untrue|baseless)",
    re.IGNORECASE,
)


def without_refuted(mentions: Sequence[Mention], readings: Sequence[SentenceReading]) -> list[Mention]:
    """Mentions without what others are said to have done to forces that deny in the opening that anything happened."""
    denied = any(_denies(reading) for reading in readings if reading.is_opening)
    if not denied or not any(NOTHING.search(reading.sentence.text) for reading in readings):
        return list(mentions)
    aside = SetAside(RejectReason.NEGATED, "denied by those said to be hit")
    # What is told in the denial itself is denied, whoever the parse makes its doer.
    refuted = [m.aside is None and (_denies(m.reading) or not _by_forces(m)) for m in mentions]
    return [replace(m, aside=aside) if gone else m for m, gone in zip(mentions, refuted, strict=True)]


def _denies(reading: SentenceReading) -> bool:
    """Whether an army, police or government is the subject of a word for denying."""
    parsed = reading.parsed
    for token in range(len(parsed)):
        if parsed.lemmas[token] not in DENYING:
            continue
        if not OFFICIAL.isdisjoint(parsed.lemmas[:token]):
            return True
    return False


def _by_forces(mention: Mention) -> bool:
    return any(p.identity is not None and p.identity.actor_class in FORCES for p in mention.agents)
