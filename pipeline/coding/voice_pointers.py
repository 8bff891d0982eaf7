"""Whom words mean that name nobody: `he`, `it`, `one of the sources`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.speakers import noun_after
from pipeline.coding.voice_memory import Voice, VoiceMemory
from schemas.vocabulary import ClaimantType

if TYPE_CHECKING:
    from pipeline.coding.voice_words import Description

PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who"})
# Of these, the words for one person.
PERSONAL = frozenset({"he", "she", "him", "her"})
PERSON_WITHIN = 3
# More words are no name with an office.
LONGEST_PERSON = 12
SOME = (("one", "of", "the"), ("one", "of", "these"), ("some", "of", "the"), ("another", "of", "the"))
# "A note signed by the militia says".
ISSUING = frozenset({"sign", "issue", "release", "publish", "post", "send", "circulate", "read"})
ISSUING |= {"compile", "collect", "gather", "provide", "record", "tally", "give", "draw", "prepare", "produce", "make"}
SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
# Before a noun that was told of.
POINTING = frozenset({"the", "that", "this", "same"})

# Behind somebody who has no name, before the group that he says he speaks for.
CLAIMING = frozenset({"claim", "purport", "identify", "call", "introduce", "describe"})
STANDING_FOR = frozenset({"for", "of", "as", "from", "represent"})
SPEAKING_WITHIN = 10


def is_pronoun(parsed: ParsedSentence, head: int) -> bool:
    """Whether a word is a pronoun, whoever it means."""
    return parsed.pos[head] == "PRON" or parsed.lower[head] in PRONOUNS


# What a monitor is called that was named before, so many sentences back at most.
BODIES = frozenset({"group", "organisation", "organization"})
BODY_WITHIN = 3


def one_of_those_before(parsed: ParsedSentence, head: int, memory: VoiceMemory) -> Voice | None:
    """Whom `one` means: one of the sources or survivors who spoke before."""
    if parsed.lower[head : head + 3] in SOME:
        many = noun_after(parsed, head + 3)
        before = None if many is None else memory.by_head.get(parsed.lower[many])
        if before is not None:
            return before
    # "Survivors said …. One told of 90 dead."
    alone = parsed.lower[head] in {"one", "another"} and not parsed.children(head)
    return memory.last if alone or _is_the_body(parsed, head, memory) else None


def _is_the_body(parsed: ParsedSentence, head: int, memory: VoiceMemory) -> bool:
    """Whether `the group` is the monitor who spoke just before; where bands are named it may be one of them."""
    last, since = memory.last, parsed.sentence.index - memory.last_at
    if parsed.lower[head] not in BODIES or {parsed.lower[child] for child in parsed.children(head)} != {"the"}:
        return False
    near = last is not None and last.named and last.kind is ClaimantType.MONITOR and 0 <= since <= BODY_WITHIN
    return near and (memory.names_bands is None or not memory.names_bands())


def meant_by_pronoun(parsed: ParsedSentence, head: int, memory: VoiceMemory) -> Voice | None:
    """Whom a pronoun means: a person who spoke just before, or whom the sentence before was about."""
    if parsed.lower[head] not in PRONOUNS:
        return None
    one, since = parsed.lower[head] in PERSONAL, parsed.sentence.index - memory.last_at
    spoke = memory.person if one and memory.last is not None and not memory.is_person(memory.last) else None
    if spoke is not None and 0 < parsed.sentence.index - spoke[1] <= PERSON_WITHIN:
        # "The chief said 92 were taken, and not 73 as told by the government. He added …".
        return spoke[0]
    if one and since in {1, 2}:
        # "A man blew himself up, a spokesman said. He gave the toll as four": who spoke just before.
        near = memory.subject if since == 2 else None
        # "…, said Ann Lee. Chief Joe Diaz named the dead. He said …": whom the sentence before was about.
        words = [] if near is None else near.name.split()
        person = sum(word[:1].isupper() for word in words) > 1 and len(words) <= LONGEST_PERSON
        return near if person else memory.last
    if (one or parsed.lower[head] == "it") and memory.subject is not None and is_several(memory.subject):
        # "Fourteen raiders were killed," he said: not the raiders. "Militants killed 11", it said: nor they.
        return memory.last
    # "The group denies it. It says …": whom the sentence before was about, if anybody, else who spoke last.
    return memory.subject or memory.last


def is_several(voice: Voice) -> bool:
    """Whether a voice is told by a plural: nobody calls raiders `he`."""
    return voice.head.endswith(("men", "s")) and not voice.head.endswith("ss") and not voice.named


def is_pointed_at(parsed: ParsedSentence, head: int) -> bool:
    """Whether `the` or `this` and nothing else stands before a noun."""
    return head > 0 and parsed.lower[head - 1] in POINTING and by_behind(parsed, head) is None


def by_behind(parsed: ParsedSentence, head: int, *, of_any: bool = False) -> int | None:
    """Whose words they are, right behind the noun for them."""
    at = head + 1
    if at < len(parsed) and parsed.lemmas[at] in ISSUING and parsed.tags[at] == "VBN":
        at += 1
    if parsed.lower[at : at + 1] in (("by",), ("from",)):
        return noun_after(parsed, at + 1)
    # "The statement of the Corps", not "the toll of the attack".
    whose = noun_after(parsed, at + 1) if parsed.lower[at : at + 1] == ("of",) else None
    return whose if whose is not None and (of_any or parsed.pos[whose] == "PROPN") else None


def speaks_for(parsed: ParsedSentence, start: int, group: int) -> bool:
    """Whether somebody says that he speaks for a group: `a man claiming to speak for the Front`."""
    at = start + (parsed.lower[start : start + 1] == ("who",))
    if not start < group <= start + SPEAKING_WITHIN or (at == start and parsed.tags[at] != "VBG"):
        return False
    if parsed.lemmas[at] not in CLAIMING and "behalf" not in parsed.lower[at:group]:
        # "A source said fighters of the Front had died".
        return False
    lead = group - 1 - (parsed.lower[group - 1] in {"the", "a"})
    return parsed.lemmas[lead] in STANDING_FOR and "," not in parsed.words[start:group]


def party_before(words: Description, memory: VoiceMemory) -> Voice | None:
    """The group that just spoke, for whom a spokesman of nobody does: `The Front owned it. A spokesman, Ali, said`."""
    parsed, span, last = words.parsed, words.span, memory.last
    at = next((t for t in range(span.first, span.last) if parsed.lower[t] in SPOKESMEN), None)
    if at is None or words.group is not None or parsed.lower[at - 1] not in {"a", "the"}:
        return None
    owned = any(parsed.lower[t] in {"of", "for"} for t in range(at, span.last))
    near = parsed.sentence.index - memory.last_at == 1 and not owned
    return last if near and last is not None and last.kind is ClaimantType.PARTY and last.actor is not None else None
