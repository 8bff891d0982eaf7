"""Whether the words for an event point at one told before: `the attack`, `Monday's strike`."""

from __future__ import annotations

from pipeline.coding.crowds import PEACEFUL
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import SUBJECT, ParsedSentence
from pipeline.coding.reading import SentenceReading
from pipeline.coding.triggers import ARRESTS, Trigger
from schemas.word_classes import WordClass

POINTING = frozenset({"the", "this", "that", "these", "those"})
# Alone they stand for what was told.
POINTERS = frozenset({"it", "this", "that"})
COPULA = frozenset({"cop"})
DETERMINERS = POINTING | {"its", "their", "his", "her"}


def is_definite(reading: SentenceReading, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether the words refer back: `the attack`, `Monday's strike`."""
    parsed = reading.parsed
    if parsed.is_verbal(trigger.head):
        # "Denied that it had carried out the attack".
        nouns = [t for t in range(trigger.head + 1, trigger.span.last) if parsed.pos[t] == "NOUN"]
        noun = trigger.noun if trigger.noun is not None else next(reversed(nouns), None)
        if noun is None or not any(parsed.lower[c] in POINTING for c in parsed.children(noun) if c < noun):
            return False
        if trigger.entry.row.sub_event_type == PEACEFUL and parsed.lemmas[noun] in lexicon.words[WordClass.ROUTE]:
            # "Blocked the road" points at no protest told before.
            return False
        named = {place.token for place in reading.places}
        # "Attacked the camp of Nampala" tells which camp, "found the bodies of six men" whose.
        return named.isdisjoint(parsed.subtree(noun)) and not _is_counted(reading, _of(parsed, noun))
    if _says_what_it_was(parsed, trigger.head):
        return True
    if _tells_of_new_people(reading, trigger):
        return False
    phrase = parsed.noun_phrase(trigger.head)
    before = range(phrase.first, trigger.span.last)
    # "On Tuesday and Wednesday strikes on the port killed 20", with the days taken for the strikes'.
    led = set(parsed.lower[: phrase.first + 1]) <= {"on", "and", *lexicon.times.weekdays}
    days = frozenset() if led and "on" in parsed.lower[: phrase.first + 1] else lexicon.times.weekdays
    return any(parsed.lower[token] in DETERMINERS or parsed.lower[token] in days for token in before)


def _says_what_it_was(parsed: ParsedSentence, head: int) -> bool:
    """Whether a noun says what something told before was: `the incident was a massacre`, `it was an ambush`."""
    if not parsed.children(head, COPULA):
        return False
    told = [noun for noun in parsed.children(head, SUBJECT) if noun < head]
    pointed = {parsed.lower[child] for noun in told for child in parsed.children(noun) if child < noun}
    return bool(pointed & POINTING) or any(parsed.lower[noun] in POINTERS for noun in told)


def _tells_of_new_people(reading: SentenceReading, trigger: Trigger) -> bool:
    """Whether a noun with `the` tells to whom it was done for the first time: `the arrest of five suspects`."""
    parsed = reading.parsed
    before = {parsed.lower[child] for child in parsed.children(trigger.head) if child < trigger.head}
    if before & DETERMINERS != {"the"}:
        return False
    whom = _of(parsed, trigger.head)
    if trigger.entry.row.sub_event_type == ARRESTS:
        return any(not any(parsed.lower[c] in DETERMINERS for c in parsed.children(noun)) for noun in whom)
    return _is_counted(reading, whom)


def _of(parsed: ParsedSentence, head: int) -> list[int]:
    """The nouns behind `of` that stand below a word."""
    return [noun for word, noun in parsed.prepositional(head) if word == "of"]


def _is_counted(reading: SentenceReading, nouns: list[int]) -> bool:
    return any(count.first < noun and count.last in {noun, noun + 1} for noun in nouns for count in reading.counts)
