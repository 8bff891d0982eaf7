"""Those who march in one clause of a sentence, and are harmed in another."""

from __future__ import annotations

from dataclasses import replace

from pipeline.coding.mention import Mention, Party
from schemas.vocabulary import FORCES, ActorClass


def as_marchers(mentions: list[Mention]) -> list[Mention]:
    """Mentions with those who march called protesters where forces harm them: `shot workers who blocked the road`."""
    crowds = {
        party.side.head: party.identity
        for mention in mentions
        if mention.aside is None
        for party in mention.agents
        if party.identity is not None and party.identity.actor_class is ActorClass.PROTESTERS
    }

    def marching(party: Party) -> Party:
        crowd = crowds.get(party.side.head)
        civil = party.identity is None or party.identity.actor_class is ActorClass.CIVILIANS
        return party if crowd is None or not civil else replace(party, identity=crowd)

    def met(mention: Mention) -> bool:
        return any(party.identity is not None and party.identity.actor_class in FORCES for party in mention.agents)

    return [replace(m, patients=tuple(map(marching, m.patients))) if crowds and met(m) else m for m in mentions]
