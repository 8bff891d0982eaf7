"""A page before classification: its paragraphs and the features that tell news from page furniture."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pipeline.text.paragraphs import ENDS_SENTENCE, Paragraph, paragraphs
from pipeline.text.words import Hit, SegmentWords, Token, tokens
from schemas.vocabulary import SegmentKind

__all__ = ["Feature", "Label", "Labels", "Page", "Rule", "SegmentReason", "read_page"]

# A sentence of news has at least this many words; fewer may be a button ("Remind me later.").
SENTENCE_WORDS = 6
# So many words are no heading and no menu entry, even without a full stop.
LONG_WORDS = 18
# "You" and "we" beside a listed phrase say that the site speaks; a sum of money that it asks for some.
PERSON_WEIGHT = 0.3
MONEY_WEIGHT = 0.2
# In speeches and interviews "we" and "you" are everywhere (MUC-4: a third of the paragraphs and more).
SPOKEN_PARAGRAPHS = 3
SPOKEN_SHARE = 0.25
QUOTED = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)")
MONEY = re.compile(r"[$€£¥₹₽₺]\s?\d|\d\s?[€£₽]")
SCORED = frozenset(("phrase", "start", "note"))


class SegmentReason(StrEnum):
    """Why a paragraph is what it is."""

    TITLE = "title"
    SHAPE = "shape"
    BODY = "body"
    MENU = "menu"
    APPEAL = "appeal"
    NOTE = "note"
    RELATED = "related"
    LIST = "list"
    CREDIT = "credit"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    SYMBOLS = "symbols"
    SHORTCODE = "shortcode"
    REPEATED = "repeated"
    AROUND = "around"
    BEFORE_HEADLINE = "before_headline"
    AFTER_END = "after_end"
    TAIL = "tail"
    CAPTION = "caption"
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph's kind and the rule that found it."""

    kind: SegmentKind
    reason: SegmentReason

    @property
    def is_page_furniture(self) -> bool:
        """Whether it is part of the site and not of any article: a button, a menu, an appeal, a note."""
        return self.reason in (
            SegmentReason.MENU,
            SegmentReason.APPEAL,
            SegmentReason.NOTE,
            SegmentReason.AROUND,
        )


TOLD = frozenset({"told", "tells", "informed"})


@dataclass(frozen=True)
class Feature:
    """One paragraph and what can be counted in it."""

    index: int
    span: Paragraph
    text: str
    words: tuple[Token, ...]
    hits: tuple[Hit, ...]

    @cached_property
    def key(self) -> str:
        """The words alone, to find the paragraph again."""
        return " ".join(word.norm for word in self.words)

    @cached_property
    def has_full_stop(self) -> bool:
        """Whether it ends as a sentence does."""
        return ENDS_SENTENCE.search(self.text) is not None

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it reads as running text."""
        return len(self.words) >= LONG_WORDS or (self.has_full_stop and len(self.words) >= SENTENCE_WORDS)

    @cached_property
    def has_digit(self) -> bool:
        """Whether a number stands in it."""
        return any(character.isdigit() for character in self.text)

    @cached_property
    def spoken(self) -> tuple[tuple[int, int], ...]:
        """Spans in quotation marks, counted in the paragraph; a quotation left open runs to the end."""
        return tuple(match.span() for match in QUOTED.finditer(self.text))

    @cached_property
    def own_hits(self) -> tuple[Hit, ...]:
        """Listed phrases outside quotation marks: what people say is news, what the page says is not."""
        return tuple(
            hit
            for hit in self.hits
            if not self._is_spoken(self.words[hit.first].start) and not self._is_told(hit.first)
        )

    def _is_told(self, first: int) -> bool:
        """Whether somebody told the outlet something: `a commander told our site`."""
        return first > 0 and self.words[first - 1].norm in TOLD

    @cached_property
    def addresses_reader(self) -> bool:
        """Whether "you", "we" or "our" stand outside quotation marks."""
        return any(hit.kind in ("second_person", "first_plural") for hit in self.own_hits)

    @cached_property
    def phrase_score(self) -> float:
        """Summed weights of the listed phrases outside quotation marks, each counted once."""
        return sum({(hit.kind, hit.phrase): hit.weight for hit in self.own_hits if _counts(hit)}.values())

    @cached_property
    def score(self) -> float:
        """Evidence that the site speaks for itself: listed phrases, then "you", "we" and sums of money."""
        if not self.phrase_score:
            return 0.0
        persons = {hit.kind for hit in self.own_hits} & {"second_person", "first_plural"}
        money = bool(persons) and MONEY.search(self.text) is not None
        return self.phrase_score + PERSON_WEIGHT * len(persons) + (MONEY_WEIGHT if money else 0.0)

    def of_kind(self, kind: str) -> tuple[Hit, ...]:
        """Hits of one kind, quoted ones included."""
        return tuple(hit for hit in self.hits if hit.kind == kind)

    def opening(self, kind: str) -> Hit | None:
        """The longest hit of a kind at the paragraph's start."""
        return next((hit for hit in self.hits if hit.first == 0 and hit.kind == kind), None)

    def is_whole(self, kind: str) -> bool:
        """Whether the paragraph is one listed phrase and nothing else."""
        hit = self.opening(kind)
        return hit is not None and hit.last == len(self.words)

    def after(self, hit: Hit) -> str:
        """What follows a hit."""
        return self.text[self.words[hit.last - 1].end :]

    def _is_spoken(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.spoken)


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its paragraphs' features and the title given beside it."""

    text: str
    features: tuple[Feature, ...]
    title: str | None
    words: SegmentWords
    is_speech: bool


Labels = tuple[Label | None, ...]
Rule = Callable[[Page, Labels], Labels]


def read_page(text: str, *, title: str | None, words: SegmentWords) -> Page:
    """The page's paragraphs with their words and listed phrases."""
    features = []
    for index, span in enumerate(paragraphs(text)):
        body = text[span.start : span.end]
        found = tokens(body)
        features.append(Feature(index, span, body, found, tuple(words.hits(found))))
    return Page(text, tuple(features), title, words, _is_speech(features))


def _is_speech(features: Sequence[Feature]) -> bool:
    """Whether people speak throughout, as in an interview: "we" and "you" without a site's words."""
    sentences = [feature for feature in features if feature.is_sentence]
    spoken = [feature for feature in sentences if feature.addresses_reader and not feature.phrase_score]
    return len(spoken) >= SPOKEN_PARAGRAPHS and len(spoken) >= SPOKEN_SHARE * len(sentences)


def _counts(hit: Hit) -> bool:
    return hit.kind in SCORED and (hit.kind != "start" or hit.first == 0)
