"""Whether an article says that the parties lay an event to each other: `the army and the rebels traded blame`."""

from __future__ import annotations

from pipeline.coding.article_context import ArticleContext
from pipeline.coding.cleared import DOING
from pipeline.coding.draft import Draft
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.reading import SentenceReading
from schemas.word_classes import WordClass

# So many sentences behind the event it may be told.
BEHIND = 2
ACCUSING = frozenset({"accuse", "blame"})
EXCHANGING = frozenset({"trade", "exchange", "swap"})
CHARGES = frozenset({"blame", "accusation", "charge", "allegation", "recrimination"})
EACH_OTHER = frozenset({("each", "other"), ("one", "another"), ("the", "other")})
ACCOUNTS = frozenset({"account", "version", "explanation", "story"})
CONFLICTING = frozenset(
    {
        "conflicting",
        "differing",
        "different",
        "contradictory",
        "diverging",
        "divergent",
        "rival",
        "competing",
        "opposing",
    }
)
NUMBERS = frozenset({"number", "toll", "figure", "many", "casualty", "count", "dead"})
# Between the verb and `each other`.
REACH = 3


def is_disputed(draft: Draft, context: ArticleContext) -> bool:
    """Whether a sentence of the event, or soon behind it, has the parties accuse each other of it."""
    own = {mention.reading.index for mention in draft.mentions}
    last = max(own)
    for reading in context.readings[min(own) : last + BEHIND + 1]:
        told = reading.index in own or reading.index > last
        accusing = _mutual(reading.parsed) if told else []
        if any(_of_it(reading, verb) for verb in accusing) or (told and _told_in_two_ways(reading)):
            return True
        if reading.index > last and any(aside is None for _, aside in reading.triggers):
            # Another event begins.
            return False
    return False


def _mutual(parsed: ParsedSentence) -> list[int]:
    """Verbs by which parties accuse each other."""
    found: list[int] = []
    for token, lemma in enumerate(parsed.lemmas):
        behind = range(token + 1, min(len(parsed) - 1, token + 1 + REACH))
        pairs = {(parsed.lower[t], parsed.lower[t + 1]) for t in behind}
        if lemma in ACCUSING and pairs & EACH_OTHER:
            each = any(parsed.lower[t] in {"each", "both"} for t in range(token))
            found += [token] if pairs & (EACH_OTHER - {("the", "other")}) or each else []
        elif lemma in EXCHANGING and any(parsed.lemmas[t] in CHARGES for t in behind):
            found.append(token)
    return found


def _told_in_two_ways(reading: SentenceReading) -> bool:
    """Whether the parties give different accounts of it, not of numbers: `conflicting accounts of the clash`."""
    parsed = reading.parsed
    for token, lemma in enumerate(parsed.lemmas):
        described = {parsed.lower[child] for child in parsed.children(token)}
        if lemma in ACCOUNTS and described & CONFLICTING:
            return NUMBERS.isdisjoint(parsed.lemmas[token:])
    return False


def _of_it(reading: SentenceReading, verb: int) -> bool:
    """Whether they accuse each other of the event: `of breaking the ceasefire` is another charge."""
    parsed = reading.parsed
    led = [t for t in range(verb + 1, len(parsed)) if parsed.lower[t] in {"of", "for", "over"}]
    if not led or led[0] > verb + 1 + REACH:
        return True
    events = {trigger.head for trigger, _ in reading.triggers} | {hit.first for hit in reading.outcomes}
    words = reading.lexicon.words[WordClass.RESPONSIBLE] | DOING | {"responsibility"}
    return any(
        t in events or parsed.lemmas[t] in words or parsed.lower[t] in {"it", "this"}
        for t in range(led[0] + 1, len(parsed))
    )
