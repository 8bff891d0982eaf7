"""Rare names that two articles share around their events: a doctor, a hamlet, a bus station, a ship."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.linking.views import ReportView, Telling
from schemas.vocabulary import Part

__all__ = ["echo", "with_names"]

SENTENCES = re.compile(r'(?<=[.!?:"”])\s+|\n+')
WORDS = re.compile(r"[^\W\d_][\w'’\-]*[^\W_]")
POSSESSIVE = re.compile(r"['’]s$")
SHORTEST = 4
# A text set in capitals tells no names by them.
MOST_CAPITALS = 0.5
# As if so many more articles without a name had been read: in a small folder, too, rarity must mean something.
UNREAD_ARTICLES = 30


def with_names(views: Sequence[ReportView], is_wide: Callable[[str], bool]) -> list[ReportView]:
    """The same reports, each with the names told around it and how rare they are among all articles.

    A report of the headline event has those of the whole article, another those of its own paragraphs. Names
    of countries and days, for which `is_wide` holds, tell nothing.
    """
    articles = {view.article.article_id: view.article for view in views}
    told = {article_id: _names(article.text) for article_id, article in articles.items()}
    counts = Counter(name for names in told.values() for name in names)
    rarity = {
        name: math.log((len(articles) + UNREAD_ARTICLES) / (count + 1))
        for name, count in counts.items()
        if not is_wide(name)
    }
    return [replace(view, telling=_telling(view, told[view.article.article_id], rarity)) for view in views]


def echo(a: Telling, b: Telling) -> tuple[float, list[str]]:
    """How alike two sets of names are, from 0 to 1, and what they share, the rarest first."""
    if not a.length or not b.length:
        return 0.0, []
    shared = sorted(a.names & b.names, key=lambda name: (-a.rarity[name], name))
    return sum(a.rarity[name] ** 2 for name in shared) / (a.length * b.length), shared


def _telling(view: ReportView, of_article: frozenset[str], rarity: Mapping[str, float]) -> Telling:
    names = of_article if view.report.headline else of_article & _words(_own_paragraphs(view))
    known = frozenset(name for name in names if name in rarity)
    return Telling(known, rarity, math.sqrt(sum(rarity[name] ** 2 for name in sorted(known))))


def _own_paragraphs(view: ReportView) -> str:
    text = view.article.text
    spans = set()
    for evidence in view.report.evidence:
        if evidence.part is Part.TEXT:
            end = text.find("\n", evidence.end)
            spans.add((text.rfind("\n", 0, evidence.start) + 1, len(text) if end < 0 else end))
    return "\n".join(text[start:end] for start, end in sorted(spans))


def _words(text: str) -> frozenset[str]:
    return frozenset(_plain(word) for word in WORDS.findall(text))


def _names(text: str) -> frozenset[str]:
    """Words with a capital that open no sentence; none where most of the text is in capitals."""
    words = WORDS.findall(text)
    if sum(word.isupper() for word in words) > MOST_CAPITALS * len(words):
        return frozenset()
    return frozenset(_plain(word) for sentence in SENTENCES.split(text) for word in _capitalised(sentence))


def _capitalised(sentence: str) -> Iterable[str]:
    words = WORDS.findall(sentence)
    return (word for word in words[1:] if word[0].isupper() and len(word) >= SHORTEST)


def _plain(word: str) -> str:
    return POSSESSIVE.sub("", word).casefold()
