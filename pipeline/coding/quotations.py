"""Quotations that go on over several sentences: who is quoted in those that name nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.parsed import ParsedSentence

OPENING, CLOSING, STRAIGHT = frozenset("“«„"), frozenset("”»"), frozenset({'"', "``", "''"})
# Between a headline's words and whose they are.
COLONS = frozenset({":", "-", "–", "—"})
# A longer sentence is no headline.
LONGEST_HEADLINE = 25


@dataclass(frozen=True, slots=True)
class Quoted:
    """How a sentence stands to quotations: all of it inside one, begun before it, or going on behind it."""

    whole: bool
    begun_before: bool
    goes_on: bool


def quotations(sentences: Sequence[ParsedSentence]) -> list[Quoted]:
    """How each sentence of an article stands to quotations. A paragraph ends one, whatever marks it lacks."""
    found: list[Quoted] = []
    is_open, paragraph = False, None
    for parsed in sentences:
        here = (parsed.sentence.part, parsed.sentence.paragraph)
        if here != paragraph:
            is_open, paragraph = False, here
        before, outside = is_open, False
        for token, word in enumerate(parsed.words):
            if word in STRAIGHT:
                is_open = not is_open
            elif word in OPENING or word in CLOSING:
                is_open = word in OPENING
            elif not is_open and parsed.pos[token] not in {"PUNCT", "SPACE"}:
                outside = True
        found.append(Quoted(not outside and len(parsed) > 1, before, is_open))
    return found


def opens_anew(parsed: ParsedSentence) -> bool:
    """Whether a sentence begins with the mark of a quotation."""
    return parsed.words[0] in OPENING | STRAIGHT


def may_attribute(parsed: ParsedSentence, lexicon: Lexicon) -> bool:
    """Whether a sentence holds what an attribution needs: a reporting word, or the colon or dash of a headline."""
    reports = not lexicon.reporting.first_words().isdisjoint(parsed.forms.all)
    reports = reports or any(
        word == ":" and parsed.words[at + 1 : at + 2] and parsed.words[at + 1] in OPENING | STRAIGHT
        for at, word in enumerate(parsed.words)
    )
    return reports or (len(parsed) <= LONGEST_HEADLINE and not COLONS.isdisjoint(parsed.words))
