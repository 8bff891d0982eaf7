"""Whom a participle lays a deed to: `in an attack blamed on rebels, gunmen killed`, `a bomb attributed to them`.

Also who did it, where a place and a day part the deed from that: `the raid in Ora on Monday carried out by soldiers`.
"""

from __future__ import annotations

from pipeline.coding.actors import ActorKind
from pipeline.coding.mention import Mention
from pipeline.coding.parsed import PARTICIPLE
from pipeline.coding.phrase_actors import FINITE, actor_of
from pipeline.coding.reading import SentenceReading
from schemas.vocabulary import ARMED_GROUPS, FORCES
from schemas.word_classes import WordClass

DETERMINING = frozenset({"det", "nummod", "nmod:poss", "poss"})
# What a deed in whose course something happened is told behind: `in an action`.
COURSE = frozenset({"in", "during"})
BEHIND = frozenset({"to", "on"})
NAMED = frozenset({ActorKind.NAMED, ActorKind.UNLISTED, ActorKind.COLLECTIVE, ActorKind.STATE})
# "Carried out by", "perpetrated by".
DONE = frozenset({"carry", "perpetrate", "commit", "stage", "execute", "mount"})
# Between a deed and what tells who did it.
DONE_WITHIN = 24
# Who does nothing by force, or whom the word for the deed names itself.
QUIET = frozenset({"Arrests", "Peaceful protest", "Protest with intervention", "Agreement", "Change to group/activity"})


def laid_to(mention: Mention) -> list[int]:
    """Nouns for whoever the deed of a mention is laid to, where nobody called by name is told to have done it."""
    reading, parsed, head = mention.reading, mention.reading.parsed, mention.trigger.head
    laying = reading.lexicon.words[WordClass.LAYING_VERB]
    if mention.sub_event_type in QUIET or (laying | DONE).isdisjoint(parsed.lemmas):
        return []
    if any(party.identity is not None and party.identity.is_named for party in mention.agents):
        return []
    if done := _done_by(mention):
        return done
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


def _done_by(mention: Mention) -> list[int]:
    """Who carried out a deed that a noun names, by position: no finite verb and no other deed stands between."""
    reading, parsed, head = mention.reading, mention.reading.parsed, mention.trigger.head
    if parsed.is_verbal(head) or mention.agents:
        return []
    others, laying = {trigger.head for trigger, _ in reading.triggers}, reading.lexicon.words[WordClass.LAYING_VERB]
    for token in range(head + 1, min(len(parsed), head + DONE_WITHIN)):
        done, laid = parsed.lemmas[token] in DONE, parsed.lemmas[token] in laying and parsed.words[token - 1] == ","
        if (done or laid) and parsed.pos[token - 1] != "AUX":
            words, near = {"by"} if done else {"to"}, range(token + 1, min(len(parsed), token + 3))
            doer = next((parsed.heads[t] for t in near if parsed.lower[t] in words), None)
            return [] if doer is None or not _is_armed(reading, doer) else [doer]
        if parsed.tags[token] in FINITE or parsed.words[token] in {";", ":"} or token in others:
            return []
    return []


def _is_armed(reading: SentenceReading, noun: int) -> bool:
    actor = actor_of(reading, noun)
    if actor is None or actor.generic is None:
        return actor is not None and actor.kind in NAMED
    return actor.generic.row.as_agent and actor.generic.row.actor_class in FORCES | ARMED_GROUPS
