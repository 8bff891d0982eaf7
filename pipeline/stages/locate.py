"""Stage 4: where the event of each report happened."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.coding.actors import ActorKind, ActorSpan, spot_actors
from pipeline.coding.parsed import ParsedSentence
from pipeline.engine import held, rows
from pipeline.places.context import ArticlePlaces, article_places
from pipeline.places.outlets import outlet_country
from pipeline.places.resolve import locate
from pipeline.stages.context import CodingContext
from pipeline.stages.extract import by_article
from schemas.article import Article, Sentence
from schemas.base import Record
from schemas.coding import Location, Report
from schemas.vocabulary import Part

NAMES_THAT_ARE_NOT_PLACES = frozenset({ActorKind.NAMED, ActorKind.COLLECTIVE, ActorKind.UNLISTED, ActorKind.STATE})
# A group tells less of where an article is at home than a nationality: many fight abroad.
ACTOR_WEIGHT = 0.25


def locate_reports(inputs: Any, context: CodingContext) -> Iterator[tuple[str, Record]]:
    """One location per report, unknown included."""
    outlets = {article.article_id: country_of_outlet(article, context) for article in rows(inputs, "articles", Article)}
    reports: dict[str, list[Report]] = defaultdict(list)
    for report in rows(inputs, "reports", Report):
        reports[report.article_id].append(report)
    with held(lambda: by_article(rows(inputs, "sentences", Sentence))) as sentences:
        for article_id, told in reports.items():
            own = sentences.get(article_id, [])
            for location in locate_article(told, own, context, source_country=outlets.get(article_id)):
                yield "locations", location


def country_of_outlet(article: Article, context: CodingContext) -> str | None:
    """The country that an article's outlet tells of, when it is known."""
    return outlet_country(article.source, article.url, gazetteer=context.gazetteer, lexicon=context.lexicon)


def locate_article(
    reports: Sequence[Report],
    sentences: Sequence[Sentence],
    context: CodingContext,
    *,
    source_country: str | None = None,
) -> list[Location]:
    """Locations of one article's reports; `source_country` is the one that its outlet tells of."""
    if not reports:
        return []
    places = places_of(sentences, context, source_country=source_country)
    return [locate(report, context=places, gazetteer=context.gazetteer) for report in reports]


def places_of(
    sentences: Sequence[Sentence],
    context: CodingContext,
    *,
    given: Sequence[tuple[int, int]] | None = None,
    not_places: frozenset[ActorKind] = NAMES_THAT_ARE_NOT_PLACES,
    source_country: str | None = None,
) -> ArticlePlaces:
    """All place names of an article, names of actors left out; `given` are the spans of names, when they are known."""
    if given is not None:
        return article_places(sentences, context.gazetteer, given=given)
    taken: dict[Part, list[tuple[int, int]]] = defaultdict(list)
    homes: set[tuple[str, str]] = set()
    for sentence in sentences:
        parsed = ParsedSentence(sentence)
        for span in spot_actors(parsed, context.lexicon):
            if span.kind in not_places:
                taken[sentence.part].append(parsed.span(span.first, span.last))
                home = _home_of(span, context)
                homes |= {home} if home is not None else set()
    hints = Counter(country for _name, country in homes)
    return article_places(
        sentences,
        context.gazetteer,
        taken=taken,
        source_country=source_country,
        hints={country: ACTOR_WEIGHT * count for country, count in sorted(hints.items())},
    )


def _home_of(span: ActorSpan, context: CodingContext) -> tuple[str, str] | None:
    """An actor named without its country, with that country; None when the name says it or may mean several."""
    actors = {entry.row.actor_id for entry in span.aliases}
    rows = [context.lexicon.actors.get(actor) for actor in sorted(actors)]
    countries = {None if row is None else row.country for row in rows}
    country = countries.pop() if len(countries) == 1 else None
    return None if country is None else (min(actors), country)
