"""How many have died when `a third person has died` or `both died`, and how many one noun stands for."""

from __future__ import annotations

from pipeline.coding.lexicon import WordLists
from pipeline.coding.numbers import ORDINALS, Count
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.toll_people import PAIR, is_person_noun
from pipeline.coding.toll_positions import is_found
from schemas.seeds import OutcomeRow
from schemas.vocabulary import Qualifier
from schemas.word_classes import WordClass

ONE = (1, 1, Qualifier.EXACT)


def alone_as(parsed: ParsedSentence, noun: int, row: OutcomeRow) -> tuple[int, int, Qualifier] | None:
    """How many a word that stands for people without a noun counts: `a third died`, `both were killed`."""
    if parsed.lower[noun] == "both" and row.people in {"subject", "object"} and row.pos == "verb":
        return 2, 2, Qualifier.EXACT
    return ranked_as(parsed, noun, row) if parsed.lower[noun] in ORDINALS else None


def own_body(parsed: ParsedSentence, body: int, words: WordLists) -> Count | None:
    """One dead, where a single body was found: `his body was found the next day`, `the body of a woman was found`."""
    his = any(parsed.lower[child] in {"his", "her"} for child in parsed.children(body))
    whose = [noun for word, noun in parsed.prepositional(body) if word == "of" and parsed.tags[noun] == "NN"]
    # "The body of a teacher", not "the body of water".
    someone = any(
        parsed.lower[t] in {"a", "an"} and is_person_noun(parsed, noun, words)
        for noun in whose
        for t in parsed.children(noun)
    )
    if (rank := ORDINALS.get(parsed.lower[body - 1])) is not None and body > 1 and parsed.tags[body] == "NN":
        # "Rescuers had taken a sixth body from the rubble".
        told = parsed.lower[body - 2] in {"a", "the"} and is_found(parsed, body, words)
        return Count(body, body + 1, body, rank, rank, Qualifier.EXACT) if told else None
    dead = (his or someone) and parsed.tags[body] == "NN" and parsed.lemmas[body] in words[WordClass.BODY]
    return Count(body, body + 1, body, 1, 1, Qualifier.EXACT) if dead and is_found(parsed, body, words) else None


def behind_rank(parsed: ParsedSentence, noun: int) -> int:
    """The noun that a rank taken for a noun stands before: `a tenth Palestinian was killed`."""
    if parsed.lower[noun - 1] == "aged" and parsed.words[noun - 2] == "," and parsed.lower[noun - 3] in ORDINALS:
        # "A third, aged 16, died".
        return noun - 3
    ranked = parsed.lower[noun] in ORDINALS and noun + 1 < len(parsed)
    return noun + 1 if ranked and parsed.pos[noun + 1] in {"NOUN", "PROPN"} else noun


def one_or_two(parsed: ParsedSentence, noun: int, row: OutcomeRow) -> tuple[int, int, Qualifier]:
    """How many a singular noun stands for: `an elderly couple` are two."""
    pair = parsed.lemmas[noun] == PAIR and parsed.lower[noun + 1 : noun + 2] != ("of",)
    return (2, 2, Qualifier.EXACT) if pair else ranked_as(parsed, noun, row) or ONE


def ranked_as(parsed: ParsedSentence, noun: int, row: OutcomeRow) -> tuple[int, int, Qualifier] | None:
    """How many have died when `a third person has died`: with those told of before, three."""
    if row.people != "subject" or row.pos != "verb":
        # "A third attacker was shot dead" says nothing of the two others.
        return None
    for token in range(max(0, noun - 3), noun + 1):
        rank = ORDINALS.get(parsed.lower[token])
        # A headline has no article: "Second victim of blast dies".
        if rank is not None and (token == 0 or parsed.lower[token - 1] in {"a", "another"}):
            return rank, rank, Qualifier.EXACT
    return None
