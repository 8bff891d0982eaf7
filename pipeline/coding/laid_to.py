"""Whom a participle lays a deed to: `in an attack blamed on rebels, gunmen killed`, `a bomb attributed to them`."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind
from pipeline.coding.mention import Mention
from pipeline.coding.parsed import PARTICIPLE
from pipeline.coding.phrase_actors import actor_of
from pipeline.coding.reading import SentenceReading
from schemas.vocabulary import ARMED_GROUPS, FORCES
from schemas.word_classes import WordClass

DETERMINING = frozenset({"det", "nummod", "nmod:poss", "poss"})
# What a deed in whose course something happened is told behind: `in an action`.
COURSE = frozenset({"in", "during"})
BEHIND = frozenset({"to", "on"})
NAMED = frozenset({ActorKind.NAMED, ActorKind.UNLISTED, ActorKind.COLLECTIVE, ActorKind.STATE})
# Who does nothing by force, or whom the word for the deed names itself.
QUIET = frozenset({"Arrests", "Peaceful protest", "Protest with intervention", "Agreement", "Change to group/activity"})


def laid_to(mention: Mention) -> list[int]:
    """Nouns for whoever the deed of a mention is laid to, where nobody called by name is told to have done it."""
    reading, parsed, head = mention.reading, mention.reading.parsed, mention.trigger.head
    laying = reading.lexicon.words[WordClass.LAYING_VERB]
    if laying.isdisjoint(parsed.lemmas) or mention.sub_event_type in QUIET:
        return []
    if any(party.identity is not None and party.identity.is_named for party in mention.agents):
        return []
    if parsed.is_verbal(head):
        course = [noun for word, noun in parsed.prepositional(head) if word in COURSE and noun < head]
        deeds = [*course, *(noun for noun in parsed.subjects(head) if noun < head)]
    else:
        # "A house used in attacks blamed on the rebels".
        deeds = [head] if parsed.tags[head] != "NNS" or parsed.children(head, DETERMINING) else []
    for deed in deeds:
        for verb in parsed.children(deed, PARTICIPLE):
            if verb < deed or parsed.lemmas[verb] not in laying or parsed.is_negated(verb):
                continue
            found = [noun for word, noun in parsed.prepositional(verb) if word in BEHIND and _is_armed(reading, noun)]
            if found:
                return found[:1]
    return []


def _is_armed(reading: SentenceReading, noun: int) -> bool:
    actor = actor_of(reading, noun)
    if actor is None or actor.generic is None:
        return actor is not None and actor.kind in NAMED
    return actor.generic.row.as_agent and actor.generic.row.actor_class in FORCES | ARMED_GROUPS
