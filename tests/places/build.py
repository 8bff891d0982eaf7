"""Sentences and reports made by hand, so that no test here needs a language model."""

from __future__ import annotations

import re

from pipeline.places.context import ArticlePlaces, article_places
from pipeline.places.gazetteer import Gazetteer
from pipeline.places.resolve import locate
from pipeline.places.spotted import SpottedPlace
from schemas.article import Sentence
from schemas.coding import DateReading, Location, PlaceMention, Report
from schemas.vocabulary import (
    Attribution,
    DatePrecision,
    DateSource,
    Factuality,
    Part,
    PlaceRelation,
    SegmentKind,
)

TOKEN = re.compile(r"(?:\w\.){2,}|\w+|['’]s|[^\w\s]")
WORD_CLASSES = {
    "ADP": [
        "in",
        "at",
        "of",
        "on",
        "near",
        "from",
        "to",
        "by",
        "with",
        "for",
        "around",
        "outside",
        "into",
        "over",
        "between",
        "during",
        "after",
        "before",
    ],
    "DET": ["the", "a", "an", "this", "that"],
    "PRON": ["he", "she", "it", "they", "we", "his", "her", "its", "their", "who", "which"],
    "CCONJ": ["and", "or", "but"],
}
POS = {word: pos for pos, words in WORD_CLASSES.items() for word in words}


def sentence_of(text: str, *, index: int = 0, start: int = 0, paragraph: int = 3) -> Sentence:
    """A sentence with tokens and a rough part of speech; without a tree."""
    found = list(TOKEN.finditer(text))
    words = tuple(token.group() for token in found)
    return Sentence(
        sentence_id=f"s{index}",
        article_id="a1",
        index=index,
        paragraph=paragraph,
        part=Part.TEXT,
        kind=SegmentKind.BODY,
        start=start,
        end=start + len(text),
        text=text,
        words=words,
        offsets=tuple(token.start() for token in found),
        lemmas=tuple(word.lower() for word in words),
        pos=tuple(_pos(word) for word in words),
        tags=("",) * len(words),
        deps=("dep",) * len(words),
        heads=(0,) * len(words),
        entities=("",) * len(words),
    )


def _pos(word: str) -> str:
    if not word[0].isalnum():
        return "PUNCT"
    return POS.get(word.lower(), "PROPN" if word[0].isupper() else "NOUN")


def sentences_of(*texts: str) -> list[Sentence]:
    """An article's sentences, one paragraph each, with offsets that run on."""
    made: list[Sentence] = []
    start = 0
    for index, text in enumerate(texts):
        made.append(sentence_of(text, index=index, start=start, paragraph=index + 3))
        start += len(text) + 1
    return made


def context_of(gazetteer: Gazetteer, *texts: str) -> ArticlePlaces:
    """The places of an article."""
    return article_places(sentences_of(*texts), gazetteer)


def mention_of(place: SpottedPlace, *, rank: int = 0) -> PlaceMention:
    """A spotted place as a mention of a report."""
    return PlaceMention(
        text=place.text,
        part=place.part,
        start=place.start,
        end=place.end,
        relation=PlaceRelation(place.relation),
        modifier=place.modifier,
        rank=rank,
    )


def report_at(*mentions: PlaceMention) -> Report:
    """A report with places and nothing else."""
    when = DateReading(
        text=None,
        part=None,
        start=None,
        end=None,
        rule="none",
        event_date=None,
        event_date_start=None,
        event_date_end=None,
        precision=DatePrecision.UNKNOWN,
        source=DateSource.NONE,
        reason="no date",
    )
    return Report.model_construct(
        headline=False,
        report_id="r1",
        article_id="a1",
        sub_event_type="Attack",
        actor1=None,
        actor2=None,
        attribution=Attribution.UNATTRIBUTED,
        date=when,
        places=tuple(mentions),
        factuality=Factuality.ASSERTED,
    )


def located(gazetteer: Gazetteer, event: str, *others: str) -> Location:
    """Where the event of an article's first sentence happened; other sentences are only context."""
    context = context_of(gazetteer, event, *others)
    mentions = [mention_of(place) for place in context.places if place.sentence_index == 0 and not place.weak]
    return locate(report_at(*mentions), context=context, gazetteer=gazetteer)
