"""All places of one article, and the countries it speaks of: what a place name is judged by."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.places.country_signs import countries_of_signs
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.names import plain
from pipeline.places.prominence import dominant
from pipeline.places.spot import given_places, spot_places
from pipeline.places.spotted import SpottedPlace
from schemas.article import Sentence
from schemas.base import Record, described
from schemas.vocabulary import Part, PlaceRelation, SegmentKind

# An outlet of one country tells mostly of that country, which it need not name.
OUTLET_WEIGHT = 1.0
# A nationality tells less of where things happen than a country's name: "Turkish officials said in Damascus".
DEMONYM_WEIGHT = 0.5
# "Australia sends police": a country that does something is not where that happened; nor is where somebody speaks.
ACTING_WEIGHT = 0.5
SPEAKER_WEIGHT = 0.25
OTHER_NAME_WEIGHT = 0.5
AGAIN_WEIGHT = 0.25
CITY_PEOPLE = 150_000
SAME_NAME = 0.2
# A lesser name that only one country has tells less than one beyond doubt, and of a hamlet's even less.
VOTE_WEIGHT, HAMLET_WEIGHT = 0.5, 0.25
HAMLET_PEOPLE = 5_000
# One such name alone may be a place elsewhere that nobody lists; so many bear one another out.
AGREEING = 2
# An article about somewhere names at most this many anchors that matter; more cost time and add nothing.
MOST_ANCHORS = 40
LATIN_ARTICLE = re.compile(r"(?:La|Las|Los|Le|Les)\s")
# A word of a name, without the possessive ending.
NAME_WORD = re.compile(r"[^\W\d_][\w.-]*")


@dataclass(frozen=True)
class Vote:
    """What a lesser name tells of the country that alone has it."""

    text: str
    country: str
    weight: float


@dataclass(frozen=True)
class Anchor:
    """A place of the article that is beyond doubt, to judge the others by: the name as written, and the place."""

    text: str
    place: Place
    weight: float = 1.0


class ArticlePlaces(Record):
    """Every place name of an article, and what they say together."""

    places: tuple[SpottedPlace, ...] = described("Place names in text order, title first")
    countries: Mapping[str, float] = described("Weight of each country named, by ISO 3166 alpha-3; sums to 1")
    total: float = described("What the weights summed to before")
    anchors: tuple[Anchor, ...] = described("Places beyond doubt")
    votes: tuple[Vote, ...] = described("Lesser names that only one country has, each once", default=())
    source_country: str | None = described("Country of the outlet, when known")

    def find(self, part: Part, start: int, end: int) -> SpottedPlace | None:
        """The place name at a span, or the one that overlaps it."""
        here = [place for place in self.places if place.part is part and place.start < end and start < place.end]
        return max(here, key=lambda place: min(end, place.end) - max(start, place.start), default=None)

    def share(self, country: str | None, *, without: str | Collection[str] | None = None) -> float:
        """Weight of a country, 0 to 1; a name left out, or several, do not speak for their own country.

        Spelled with accents or without, a name is one: "Petite-Riviere" does not bear out "Petite-Rivière".
        """
        if country is None or self.total <= 0:
            return 0.0
        out = {_spelling(name) for name in ({without} if isinstance(without, str) else (without or ()))}
        own: float = sum(
            anchor.weight
            for anchor in self.anchors
            if anchor.place.country == country and _spelling(anchor.text) in out
        )
        own += sum(vote.weight for vote in self.votes if vote.country == country and _spelling(vote.text) in out)
        left = self.countries.get(country, 0.0) * self.total - own
        return max(0.0, left) / self.total

    def home(self, *, without: str) -> tuple[str | None, float]:
        """The country that the rest of the article speaks of most, with its share of the rest."""
        shares = {country: self.share(country, without=without) for country in self.countries}
        rest = sum(shares.values())
        best = max(shares, key=lambda country: shares[country], default=None)
        return (best, shares[best] / rest) if best is not None and rest > 0 else (None, 0.0)

    def anchored(self, name: str) -> Place | None:
        """The place that a name stands for beyond doubt."""
        return next((anchor.place for anchor in self.anchors if anchor.text == name), None)


def article_places(
    sentences: Sequence[Sentence],
    gazetteer: Gazetteer,
    *,
    taken: Mapping[Part, Sequence[tuple[int, int]]] | None = None,
    given: Sequence[tuple[int, int]] | None = None,
    source_country: str | None = None,
    hints: Mapping[str, float] | None = None,
) -> ArticlePlaces:
    """The places of an article's sentences; `taken` are spans of other names by the part they count in.

    `hints` are weights of countries that something else in the article tells, by ISO 3166 alpha-3. `given` are the
    spans that are place names, for a text whose names are known; nothing else is looked for.
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
    nations: dict[str, float] = defaultdict(float, demonyms_of(spoken, gazetteer, taken=spans))
    signs = countries_of_signs((sentence.text for sentence in spoken), gazetteer.words.country_signs)
    for country, weight in [*signs.items(), *(hints or {}).items()]:
        nations[country] += weight
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
    anchors = _anchors(places, gazetteer)
    weights: dict[str, float] = defaultdict(float, demonyms)
    for anchor in anchors:
        if anchor.place.country is not None:
            weights[anchor.place.country] += anchor.weight
    if source_country is not None:
        weights[source_country] += OUTLET_WEIGHT
    votes = _votes(places, gazetteer, anchored={anchor.text for anchor in anchors}, told=frozenset(weights))
    for vote in votes:
        weights[vote.country] += vote.weight
    total = sum(weights.values())
    return ArticlePlaces(
        places=places,
        countries={country: weights[country] / total for country in sorted(weights)},
        total=total,
        anchors=tuple(anchors[:MOST_ANCHORS]),
        votes=votes,
        source_country=source_country,
    )


def _votes(
    places: Iterable[SpottedPlace], gazetteer: Gazetteer, *, anchored: Collection[str], told: Collection[str]
) -> tuple[Vote, ...]:
    """Names that only one country has, where the article tells that country in another way too, or by two of them."""
    found: dict[str, Vote] = {}
    for place in places:
        if place.known and not place.weak and place.text not in anchored:
            vote = vote_of(place.text, gazetteer) if place.capital_of is None else None
            if vote is not None:
                found[place.text] = vote
    counts = Counter(vote.country for vote in found.values())
    return tuple(vote for vote in found.values() if vote.country in told or counts[vote.country] >= AGREEING)


def vote_of(name: str, gazetteer: Gazetteer) -> Vote | None:
    """What a name tells that places of one country only bear; None when it is borne in several, or in none."""
    close = [place for place in gazetteer.named(name) if place.cost <= SAME_NAME]
    countries = {place.country for place in close}
    country = countries.pop() if len(countries) == 1 else None
    if country is None:
        return None
    large = any(place.kind is not PlaceKind.TOWN or place.population >= HAMLET_PEOPLE for place in close)
    return Vote(name, country, VOTE_WEIGHT if large else HAMLET_WEIGHT)


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


def _anchors(places: Iterable[SpottedPlace], gazetteer: Gazetteer) -> list[Anchor]:
    """Places beyond doubt; a name told again and again is still one name that may be another place's."""
    found: list[Anchor] = []
    seen: set[str] = set()
    for place in places:
        # "The federal capital" is any country's.
        anchor = _anchor(place, gazetteer) if place.known and place.capital_of is None else None
        if anchor is None:
            continue
        again = _spelling(anchor.text) in seen and anchor.place.kind is not PlaceKind.COUNTRY
        found.append(replace(anchor, weight=anchor.weight * AGAIN_WEIGHT) if again else anchor)
        seen.add(_spelling(anchor.text))
    return found


@lru_cache(maxsize=4096)
def _spelling(name: str) -> str:
    """What all spellings of a name share."""
    return plain(name)


def _has_other_article(name: str, place: Place) -> bool:
    """Whether a name has a Spanish or French article that the place lacks: "La Victoria" is no Victoria."""
    article = LATIN_ARTICLE.match(name)
    return article is not None and place.cost > 0 and not place.name.lower().startswith(article.group().lower())


def _anchor(spotted: SpottedPlace, gazetteer: Gazetteer) -> Anchor | None:
    """The place a name stands for, when no other place of that name comes near it."""
    close = [place for place in gazetteer.named(spotted.text) if place.cost <= SAME_NAME]
    if not close:
        return None
    best = dominant(close)
    if best is None or _has_other_article(spotted.text, best):
        return None
    if spotted.spoken_in:
        return Anchor(text=spotted.text, place=best, weight=SPEAKER_WEIGHT)
    if best.kind is PlaceKind.TOWN and best.cost > 0 and best.feature is None:
        # Cities have names in many languages, some of which are a village's own.
        return Anchor(spotted.text, best, OTHER_NAME_WEIGHT) if best.population >= CITY_PEOPLE else None
    acting = best.kind is PlaceKind.COUNTRY and spotted.relation is PlaceRelation.CONTEXT
    return Anchor(text=spotted.text, place=best, weight=ACTING_WEIGHT if acting else 1.0)
