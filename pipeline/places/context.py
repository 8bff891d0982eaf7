"""All places of one article, and the countries it speaks of: what a place name is judged by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.prominence import dominant
from pipeline.places.spot import given_places, spot_places
from pipeline.places.spotted import SpottedPlace
from schemas.article import Sentence
from schemas.base import Record, described
from schemas.vocabulary import Part, SegmentKind

# An outlet of one country tells mostly of that country, which it need not name.
OUTLET_WEIGHT = 1.0
# A nationality tells less of where things happen than a country's name: "Turkish officials said in Damascus".
DEMONYM_WEIGHT = 0.5
SAME_NAME = 0.2
# An article about somewhere names at most this many anchors that matter; more cost time and add nothing.
MOST_ANCHORS = 40
# A word of a name, without the possessive ending.
NAME_WORD = re.compile(r"[^\W\d_][\w.-]*")


@dataclass(frozen=True)
class Anchor:
    """A place of the article that is beyond doubt, to judge the others by: the name as written, and the place."""

    text: str
    place: Place


class ArticlePlaces(Record):
    """Every place name of an article, and what they say together."""

    places: tuple[SpottedPlace, ...] = described("Place names in text order, title first")
    countries: Mapping[str, float] = described("Weight of each country named, by ISO 3166 alpha-3; sums to 1")
    total: float = described("What the weights summed to before")
    anchors: tuple[Anchor, ...] = described("Places beyond doubt")
    source_country: str | None = described("Country of the outlet, when known")

    def find(self, part: Part, start: int, end: int) -> SpottedPlace | None:
        """The place name at a span, or the one that overlaps it."""
        here = [place for place in self.places if place.part is part and place.start < end and start < place.end]
        return max(here, key=lambda place: min(end, place.end) - max(start, place.start), default=None)

    def share(self, country: str | None, *, without: str | None = None) -> float:
        """Weight of a country, 0 to 1; a name left out does not speak for its own country."""
        if country is None or self.total <= 0:
            return 0.0
        own = sum(anchor.place.country == country for anchor in self.anchors if anchor.text == without)
        left = self.countries.get(country, 0.0) * self.total - own
        return max(0.0, left) / self.total


def article_places(
    sentences: Sequence[Sentence],
    gazetteer: Gazetteer,
    *,
    taken: Mapping[Part, Sequence[tuple[int, int]]] | None = None,
    given: Sequence[tuple[int, int]] | None = None,
    source_country: str | None = None,
) -> ArticlePlaces:
    """The places of an article's sentences; `taken` are spans of other names by the part they count in.

    `given` are the spans that are place names, for a text whose names are known; nothing else is looked for.
    """
    spoken = [sentence for sentence in sentences if sentence.kind is not SegmentKind.BOILERPLATE]
    spans = taken or {}
    places = tuple(
        place
        for sentence in spoken
        for place in (
            spot_places(sentence, gazetteer, taken=spans.get(sentence.part, ()))
            if given is None
            else given_places(sentence, gazetteer, spans=given)
        )
    )
    nations = demonyms_of(spoken, gazetteer, taken=spans)
    return gathered(places, gazetteer, demonyms=nations, source_country=source_country)


def gathered(
    places: Iterable[SpottedPlace],
    gazetteer: Gazetteer,
    *,
    demonyms: Mapping[str, float],
    source_country: str | None = None,
) -> ArticlePlaces:
    """The context that place names and nationalities make."""
    places = tuple(places)
    anchors = [found for found in (_anchor(place, gazetteer) for place in places if place.known) if found is not None]
    weights: dict[str, float] = defaultdict(float, demonyms)
    for anchor in anchors:
        if anchor.place.country is not None:
            weights[anchor.place.country] += 1.0
    if source_country is not None:
        weights[source_country] += OUTLET_WEIGHT
    total = sum(weights.values())
    return ArticlePlaces(
        places=places,
        countries={country: weights[country] / total for country in sorted(weights)},
        total=total,
        anchors=tuple(anchors[:MOST_ANCHORS]),
        source_country=source_country,
    )


def demonyms_of(
    sentences: Iterable[Sentence],
    gazetteer: Gazetteer,
    *,
    taken: Mapping[Part, Sequence[tuple[int, int]]] | None = None,
) -> dict[str, float]:
    """Countries whose nationality the sentences name, or whose name stands in a `taken` span, with their weights."""
    weights: dict[str, float] = defaultdict(float)
    for sentence in sentences:
        for word in sentence.words:
            country = gazetteer.country_of_demonym(word) if word[:1].isupper() else None
            if country is not None:
                weights[country] += DEMONYM_WEIGHT
        for start, end in (taken or {}).get(sentence.part, ()):
            if sentence.start <= start < sentence.end:
                for country in _countries_in(sentence.text[start - sentence.start : end - sentence.start], gazetteer):
                    weights[country] += DEMONYM_WEIGHT
    return dict(weights)


def _countries_in(text: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Countries named in the name of an actor: "Mali's army", "South Sudan's government"."""
    words = NAME_WORD.findall(text)
    first = 0
    while first < len(words):
        last = next(
            (end for end in range(len(words), first, -1) if _country(" ".join(words[first:end]), gazetteer)), first
        )
        country = _country(" ".join(words[first:last]), gazetteer) if last > first else None
        if country is not None:
            yield country
        first = max(last, first + 1)


def _country(name: str, gazetteer: Gazetteer) -> str | None:
    if not name[:1].isupper() or not gazetteer.knows(name):
        return None
    found = gazetteer.named(name)
    best = found[0] if found else None
    return best.country if best is not None and best.kind is PlaceKind.COUNTRY and best.cost <= SAME_NAME else None


def _anchor(spotted: SpottedPlace, gazetteer: Gazetteer) -> Anchor | None:
    """The place a name stands for, when no other place of that name comes near it."""
    close = [place for place in gazetteer.named(spotted.text) if place.cost <= SAME_NAME]
    if not close:
        return None
    best = dominant(close)
    return None if best is None else Anchor(text=spotted.text, place=best)
