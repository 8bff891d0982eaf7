"""Finding trigger words in a sentence, with the phrases that say they mean something else."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.coding.lexicon import Entry, Lexicon
from pipeline.coding.parsed import ParsedSentence, Phrase
from pipeline.coding.phrases import PhraseIndex
from pipeline.coding.spread_phrases import spread_phrase
from pipeline.coding.times import TimeHit
from schemas.seeds import TriggerRow
from schemas.vocabulary import RejectReason

NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
REASONS = {reason.value: reason for reason in RejectReason}
# Reasons of seeds/triggers/*_negative.csv that have no word of their own among the reject reasons.
NEGATIVE_REASONS = {
    "sport": RejectReason.METAPHOR,
    "medical": RejectReason.METAPHOR,
    "labour": RejectReason.METAPHOR,
    "accident": RejectReason.ACCIDENT,
    "legal": RejectReason.STATEMENT,
}
# People march on anniversaries too, and march all the same.
CROWDS = frozenset({"Peaceful protest", "Protest with intervention", "Violent demonstration", "Mob violence"})
ARRESTS = "Arrests"
DOERS = frozenset({"nsubj"})
# What opens a clause about what went on at the time.
MEANWHILE = frozenset({"as", "when", "while"})
WHOLE_SENTENCE = frozenset({"commemoration", "exercise", "fiction"})
# Auxiliaries that make a report of the past doubtful; "would" and "will" never report one.


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger found: its tokens, the head token of the phrase, and its row."""

    span: Phrase
    head: int
    entry: Entry[TriggerRow]
    noun: int | None = None

    @property
    def is_strong(self) -> bool:
        """Whether the words tell of an event by themselves."""
        return self.entry.row.strength == "strong"


@dataclass(frozen=True, slots=True)
class SetAside:
    """Why a trigger does not make an event, with the words that say so."""

    reason: RejectReason
    detail: str


def find_triggers(
    parsed: ParsedSentence, lexicon: Lexicon, times: Sequence[TimeHit], *, names: Collection[int] = ()
) -> list[tuple[Trigger, SetAside | None]]:
    """Triggers of a sentence in text order, longest first, each with the negative phrase it stands in.

    `names` are tokens of names, which hold no trigger: the March 23 Movement does not march.
    """
    negatives = [(hit, hit.row.row) for hit in lexicon.negatives.find(parsed.forms)]
    found: list[tuple[Trigger, SetAside | None]] = []
    # "March" is a month before it is a march; "in retaliation" sets events apart and is none itself.
    offsets = parsed.sentence.offsets
    taken = {token for hit in times for token, at in enumerate(offsets) if hit.start <= at < hit.end}
    timed = frozenset(taken)
    taken |= set(names)
    taken |= {hit.first for hit in lexicon.factuality["separator"].find(parsed.forms)}
    for token in lexicon.triggers.starts(parsed.forms):
        if token in taken:
            continue
        trigger = _trigger_at(parsed, lexicon.triggers, token, timed)
        if trigger is None:
            continue
        # "Bombs were dropped": the bombs are told by the verb.
        found = [(one, held) for one, held in found if one.head != trigger.noun or one.is_strong]
        taken.update(range(trigger.span.first, trigger.span.last))
        taken.update({trigger.head} if trigger.noun is None else {trigger.head, *_compound(parsed, trigger.noun)})
        aside = None
        for hit, row in negatives:
            # A commemoration, a trial or an exercise is what its whole sentence tells of.
            whole = row.reason in WHOLE_SENTENCE
            if row.reason == "commemoration":
                # "Six died when thousands marched to mark a year since …": the six are news.
                above = trigger.head not in parsed.subtree(hit.first) and hit.first in parsed.subtree(trigger.head)
                above = above or _goes_on_meanwhile(parsed, hit.first, trigger.head)
                whole = trigger.entry.row.sub_event_type not in CROWDS and not above
            if row.reason == "accident":
                # "A gas explosion in a bakery killed two."
                whole = trigger.noun is None and _is_cause(parsed, hit.first, hit.last, trigger.head)
            if whole or hit.first <= trigger.head < hit.last or hit.first <= token < hit.last:
                reason = NEGATIVE_REASONS.get(row.reason) or REASONS.get(row.reason, RejectReason.METAPHOR)
                aside = SetAside(reason, row.phrase)
        found.append((trigger, aside))
    return found


def _goes_on_meanwhile(parsed: ParsedSentence, other: int, head: int) -> bool:
    """Whether a word stands in a clause that only tells what went on: `the raid came as the town marked the day`."""
    clauses = [t for t in (other, *parsed.ancestors(other)) if parsed.deps[t] == "advcl"]
    marked = (c for c in clauses if any(parsed.lower[child] in MEANWHILE for child in parsed.children(c)))
    clause = next(marked, None)
    return clause is not None and head not in parsed.subtree(clause)


def _compound(parsed: ParsedSentence, noun: int) -> list[int]:
    """A noun with the nouns that make one word with it: `three car bombs`."""
    return [noun, *parsed.children(noun, frozenset({"compound"}))]


def _is_cause(parsed: ParsedSentence, first: int, last: int, head: int) -> bool:
    """Whether the phrase is what did it: the verb's subject, or behind its `in` or `by`."""
    if not parsed.is_verbal(head):
        return False
    behind = [noun for word, noun in parsed.prepositional(head) if word in {"in", "by", "from"}]
    causes = behind if parsed.is_passive(head) else [*parsed.subjects(head), *behind]
    return any(first <= cause < last for cause in causes)


def _trigger_at(
    parsed: ParsedSentence, index: PhraseIndex[Entry[TriggerRow]], token: int, times: frozenset[int] = frozenset()
) -> Trigger | None:
    """The best trigger that starts at a token, used in its part of speech."""
    apart = spread_phrase(parsed, index, token, times) if parsed.is_verbal(token) else None
    spread = None if apart is None else Trigger(Phrase(token, token + 1), token, apart[0], apart[1])
    for hit in index.all_at(parsed.forms, token):
        head = _head_of(parsed, hit.first, hit.last, hit.row.row.pos)
        if head is None:
            continue
        longer = spread is not None and hit.last - hit.first < len(spread.entry.row.trigger.split())
        if longer and hit.row.row.sub_event_type != ARRESTS:
            # "Dropped two bombs" says more than "dropped"; an arrest is one, whoever is arrested.
            return spread
        return Trigger(Phrase(hit.first, hit.last), head, hit.row)
    return spread


def _head_of(parsed: ParsedSentence, first: int, last: int, pos: str) -> int | None:
    """The token that carries the phrase, when the phrase is used as the row's part of speech."""
    tokens = range(first, last)
    if pos == "verb":
        return next((t for t in tokens if _is_verb_here(parsed, t)), None)
    if pos == "noun":
        if last - first > 1 and parsed.tags[last - 1] != "VBG" and _is_verb_here(parsed, last - 1):
            if parsed.heads[first] not in tokens and parsed.deps[first] not in DOERS:
                # "Men armed with rifles and grenades attacked a village".
                return None
            # "Missiles and drones struck" is told by its verb; in "terrorists attacked" they are who does it.
            return None if parsed.deps[first] in DOERS and parsed.heads[first] == last - 1 == first + 1 else last - 1
        head = next((t for t in reversed(tokens) if parsed.pos[t] in NOUNS or parsed.tags[t] == "VBG"), None)
        while head is not None and parsed.heads[head] in tokens and parsed.deps[head] in {"nmod", "pobj"}:
            # "An attempt on his life" is told by the attempt.
            head = parsed.heads[head]
        # "the protest camp" and "protest leaders" are no protest.
        inside = head is not None and parsed.deps[head] in {"compound", "amod"} and parsed.heads[head] >= last
        return None if inside else head
    return next((t for t in reversed(tokens) if parsed.pos[t] in {"ADJ", "NOUN", "VERB", "ADV"}), None)


def _is_verb_here(parsed: ParsedSentence, token: int) -> bool:
    """Whether a word is a verb in its sentence; participles before a noun ("the besieged town") are not."""
    if not parsed.is_verbal(token) or parsed.pos[token] == "AUX":
        return False
    before_noun = parsed.deps[token] in {"amod", "compound"} and parsed.heads[token] > token
    return not before_noun or parsed.tags[token] == "VBD" or parsed.pos[token] == "ADJ"
