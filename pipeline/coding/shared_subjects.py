"""Subjects that the tree shares between verbs of which only one is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.mention import Mention, Party
from schemas.vocabulary import ARMED_GROUPS, ActorClass, Outcome
from schemas.word_classes import WordClass

DEATHLY = frozenset({Outcome.KILLED, Outcome.KILLED_OR_WOUNDED})


def without_dead_doers(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a sentence, without those acting in them who are killed in it.

    Of `50 were killed when gunmen opened fire and set the hall ablaze` the gunmen set it ablaze, though the tree has
    the 50 do so.
    """
    dead = {
        party.side.head
        for mention in mentions
        if mention.reading.parsed.is_verbal(mention.trigger.head)
        and mention.reading.parsed.is_passive(mention.trigger.head)
        and any(
            h.first <= mention.trigger.head < h.last and h.row.row.outcome in DEATHLY for h in mention.reading.outcomes
        )
        for party in mention.patients
        if party.identity is None or party.identity.actor_class is ActorClass.CIVILIANS
    }
    dead |= _taken_for_a_mob(mentions)
    if not dead:
        return list(mentions)
    return [_done_by_others(mention, mentions, dead) for mention in mentions]


def _taken_for_a_mob(mentions: Sequence[Mention]) -> set[int]:
    """Anybody who is said to kill where armed people act: `gunmen stopped a bus in which ten people sat`."""
    parties = [party for mention in mentions if mention.aside is None for party in mention.agents]
    armed = any(party.identity is not None and party.identity.actor_class in ARMED_GROUPS for party in parties)
    anybody = parties[0].reading.lexicon.words[WordClass.ANYBODY] if parties else frozenset()
    return {
        party.side.head
        for party in parties
        if armed
        and party.identity is not None
        and party.identity.actor_class is ActorClass.RIOTERS
        and party.reading.parsed.lemmas[party.side.head] in anybody
    }


def _done_by_others(mention: Mention, mentions: Sequence[Mention], dead: set[int]) -> Mention:
    """A mention with the doers of the verb before it where its own are dead."""
    if not any(party.side.head in dead for party in mention.agents):
        return mention
    left = tuple(party for party in mention.agents if party.side.head not in dead)
    return replace(mention, agents=left or _before(mention, mentions, dead))


def _before(mention: Mention, mentions: Sequence[Mention], dead: set[int]) -> tuple[Party, ...]:
    """Who does what stands nearest before a mention."""
    others = [one for one in mentions if one.trigger.head < mention.trigger.head and one.aside is None]
    for other in sorted(others, key=lambda one: -one.trigger.head):
        alive = tuple(party for party in other.agents if party.side.head not in dead)
        if alive:
            return alive
    return ()
