"""Whose word a noun for words is: `a police count of 60`, `a claim by the rebels that 85 had died`."""

from __future__ import annotations

from pipeline.coding.actors import ActorKind, Actors
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import CLAUSAL, SUBJECT, ParsedSentence, Phrase
from pipeline.coding.said import covered_by
from pipeline.coding.speakers import noun_after
from pipeline.coding.voice_memory import Voice, VoiceMemory
from pipeline.coding.voices import voice_of
from schemas.vocabulary import ClaimantType
from schemas.word_classes import WordClass

OWNERS = frozenset({"nmod:poss", "poss"})
# Behind a noun for words, they bring in whose they are.
FROM = frozenset({"by", "from"})
# A noun and the number it gives, or whose it is, stand at most this far apart.
NUMBER_REACH = 8
# A clause with `that` has its own subject within so many words.
SUBJECT_REACH = 6
THEY, HAD = (("it",), ("they",), ("he",), ("she",)), (("had",), ("has",), ("have",))
# "By the ministry's count".
COUNTED = frozenset({"count", "tally", "estimate", "reckoning", "calculation", "account"})
# How a toll is somebody's: `the toll provided by officials`.
GIVEN = frozenset({"provided", "given", "issued", "released", "announced", "published", "reported", "supplied"})
Owned = tuple[Voice, int, frozenset[int]]


def owned_words(parsed: ParsedSentence, actors: Actors, lexicon: Lexicon, memory: VoiceMemory) -> list[Owned]:
    """Voices that own a noun for words: each with the noun and the tokens of what it says."""
    words = lexicon.words
    found: list[Owned] = []
    for noun, lemma in enumerate(parsed.lemmas):
        if parsed.pos[noun] != "NOUN":
            continue
        owner = (_counting(parsed, noun) if lemma in COUNTED else None) or _owner(parsed, noun)
        if lemma in words[WordClass.STATED]:
            scope = _clause_of(parsed, noun)
            owner = owner or (_who_boasts(parsed, noun, actors) if lemma == "claim" and scope else None)
        elif lemma in COUNTED and owner is not None and (by := _by_before(parsed, noun)) is not None:
            scope = covered_by(parsed, by, noun)
        elif lemma in words[WordClass.TOLL_NOUN]:
            scope = _number_of(parsed, noun)
        else:
            continue
        owner = owner or (_named_behind(parsed, noun) if scope else None)
        if not scope or owner is None:
            continue
        voice = _voice(parsed, owner, noun, actors, lexicon, memory)
        if voice is not None:
            found.append((voice, noun, scope))
    return found


def _voice(
    parsed: ParsedSentence, owner: int, noun: int, actors: Actors, lexicon: Lexicon, memory: VoiceMemory
) -> Voice | None:
    """The voice that a noun stands for; the noun for words is no part of its name."""
    first = parsed.noun_phrase(owner).first
    span = Phrase(first, noun) if owner < noun and first < noun and "of" not in parsed.lower[first:noun] else None
    span = None if span is None else Phrase(span.first, span.last - (parsed.lower[span.last - 1] in {"'s", "'", "’s"}))
    voice = voice_of(parsed, owner, actors, lexicon, memory, span=span)
    known = voice is not None and (voice.origin is not None or voice.kind is not ClaimantType.UNATTRIBUTED)
    return voice if known else None


def _owner(parsed: ParsedSentence, noun: int) -> int | None:
    """Whose it is, before it: `the ministry's count`, `a police count`."""
    owned = parsed.children(noun, OWNERS)
    if owned:
        return owned[0]
    before = noun - 1
    compound = before >= 0 and parsed.heads[before] == noun and parsed.deps[before] == "compound"
    return before if compound and parsed.pos[before] in {"NOUN", "PROPN"} else None


def _counting(parsed: ParsedSentence, noun: int) -> int | None:
    """Who counts, behind `by the noon count of`; what is counted is told without `by`."""
    behind = parsed.lower[noun + 1 : noun + 2] == ("of",) and _by_before(parsed, noun) is not None
    return noun_after(parsed, noun + 2) if behind else None


def _named_behind(parsed: ParsedSentence, noun: int) -> int | None:
    """Whose it is, behind it: `a claim by the rebels`, `a count of 60 by local officials`."""
    for token in range(noun + 1, min(len(parsed), noun + NUMBER_REACH)):
        if token == noun + 1 and parsed.lower[token] in GIVEN and parsed.lower[token + 1 : token + 2] == ("by",):
            # "The initial toll provided by officials was 24 dead".
            return noun_after(parsed, token + 2)
        if parsed.lower[token] in GIVEN and parsed.lower[token - 1] in {"was", "were"}:
            # "A figure of 20 was given by the Red Crescent".
            by = parsed.lower[token + 1 : token + 2] == ("by",)
            return noun_after(parsed, token + 2) if by else None
        done = parsed.tags[token] == "VBN" and parsed.lower[token + 1 : token + 2] == ("by",)
        if parsed.words[token] in {",", ";", "."} or parsed.lower[token] == "that" or done:
            # "A toll of 132 civilians killed by fighters" is no word of theirs.
            return None
        if parsed.lower[token] in FROM:
            return noun_after(parsed, token + 1)
    return None


def _who_boasts(parsed: ParsedSentence, noun: int, actors: Actors) -> int | None:
    """The armed group whose own deed a claim tells: `a claim that the Front killed 15 soldiers is false`."""
    if parsed.lower[noun + 1 : noun + 2] != ("that",):
        return None
    start = noun + 2 + (parsed.lower[noun + 2 : noun + 3] == ("the",))
    return next((a.last - 1 for a in actors if a.first == start and a.kind is ActorKind.NAMED), None)


def _by_before(parsed: ParsedSentence, noun: int) -> int | None:
    """The `by` that a count by somebody hangs on."""
    return next((t for t in range(max(0, noun - NUMBER_REACH), noun) if parsed.lower[t] == "by"), None)


def _clause_of(parsed: ParsedSentence, noun: int) -> frozenset[int]:
    """What a claim or report says: the clause with `that` behind it."""
    for clause in parsed.children(noun, CLAUSAL):
        tokens = parsed.subtree(clause)
        if tokens and tokens[0] > noun and "that" in parsed.lower[noun + 1 : clause]:
            return frozenset(tokens)
    that = next((t for t in range(noun + 1, min(len(parsed), noun + NUMBER_REACH)) if parsed.lower[t] == "that"), None)
    if that is None and parsed.lower[noun + 1 : noun + 2] in THEY and parsed.lower[noun + 2 : noun + 3] in HAD:
        # "Rejected the group's claim it had killed 15".
        that = noun
    if that is None:
        return frozenset()
    reach = range(that + 1, min(len(parsed), that + SUBJECT_REACH))
    if not any(parsed.deps[t] in SUBJECT for t in reach):
        # "The claim that hurt him most".
        return frozenset()
    end = next((t for t in range(that, len(parsed)) if parsed.words[t] in {",", ";", "."}), len(parsed))
    return frozenset(range(that, end))


def _number_of(parsed: ParsedSentence, noun: int) -> frozenset[int]:
    """The number that a count is told to be: `a police count of 60`, `the toll given by doctors was 24 dead`."""
    if not GIVEN.isdisjoint(parsed.lower[noun + 1 : noun + 2]) and parsed.lower[noun + 2 : noun + 3] == ("by",):
        end = next((t for t in range(noun, len(parsed)) if parsed.words[t] in {",", ";", "."}), len(parsed))
        return frozenset(range(noun, end))
    if parsed.lower[noun + 1 : noun + 2] != ("of",):
        return frozenset()
    end = min(len(parsed), noun + NUMBER_REACH)
    number = next((t for t in range(noun + 2, end) if parsed.pos[t] == "NUM"), None)
    return frozenset() if number is None else frozenset(range(noun, number + 1))
