"""The gazetteer rows that a place name of an article may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.places.context import ArticlePlaces
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.names import SKELETON, WITHOUT_DESIGNATOR, plain
from pipeline.places.spotted import SpottedPlace

# Countries that hold this share of an article's names are searched with folded spellings too.
LEADING_SHARE = 0.15
# A name with its class word is another name unless it is listed so, give or take an article.
SAME_NAME = 0.3
# Words between a town's name and the class word, and class words of things that bear names of places far away.
JOINED = frozenset({"international", "military", "air", "national", "central", "refugee", "general", "border"})
# Sites that people live in.
SETTLED = frozenset({"neighbourhood", "camp"})
APART = frozenset({"island", "islands", "mount", "street", "road", "square", "highway", "bridge", "front", "market"})


def containers_of(spotted: SpottedPlace, context: ArticlePlaces, gazetteer: Gazetteer) -> list[list[Place]]:
    """For each place that the text puts this one inside: the rows that its name may mean."""
    found = (_holders(context, spotted, start, end, gazetteer) for start, end in spotted.within)
    return [places for places in found if places]


def candidates(
    spotted: SpottedPlace,
    containers: Sequence[Sequence[Place]],
    context: ArticlePlaces,
    gazetteer: Gazetteer,
    *,
    countries: frozenset[str] | None = None,
) -> list[Place]:
    """Every row the name may mean: of the world or of `countries`, of the leading countries, with the class word."""
    found = {place.place_id: place for place in gazetteer.named(spotted.text, countries=countries)}
    if spotted.designator is not None:
        for full in (f"{spotted.designator} {spotted.text}", f"{spotted.text} {spotted.designator}"):
            if gazetteer.knows(full):
                close = gazetteer.named(full, countries=countries)
                found |= {place.place_id: place for place in close if place.cost < SAME_NAME}
    if not any(place.cost <= SAME_NAME for place in found.values()):
        found |= {place.place_id: place for place in _beside(spotted, gazetteer, countries)}
    leading = {country for country, share in context.countries.items() if share >= LEADING_SHARE}
    leading |= {place.country for places in containers for place in places if place.country is not None}
    if countries is not None:
        leading = set(countries)
    if leading:
        for place in gazetteer.lookup(spotted.text, countries=leading, fuzzy=not found):
            if place.cost < SKELETON or _may_be_folded(place, spotted, gazetteer):
                found.setdefault(place.place_id, place)
    return list(found.values())


def _may_be_folded(place: Place, spotted: SpottedPlace, gazetteer: Gazetteer) -> bool:
    """Whether a place may be meant by another spelling of its name: what is called a village is no oil field."""
    level = gazetteer.words.designators.get(spotted.designator or "")
    if level in {"town", "city"}:
        return place.kind is PlaceKind.TOWN or place.feature in SETTLED
    if level in {"admin1", "admin2"}:
        return place.kind not in {PlaceKind.SITE, PlaceKind.WATER}
    return True


def _beside(spotted: SpottedPlace, gazetteer: Gazetteer, countries: frozenset[str] | None) -> list[Place]:
    """Places whose name, with words that say what lies there, is the name: "Da Nang International Airport"."""
    words = spotted.text.split()
    last = plain(words[-1]) if words else ""
    if len(words) < 2 or gazetteer.words.designators.get(last) not in {"site", "area"} or last in APART:
        return []
    head = words[:-1]
    if len(head) > 1 and plain(head[-1]) in JOINED:
        head = head[:-1]
    close = gazetteer.named(" ".join(head), countries=countries)
    near = [place for place in close if place.cost <= SAME_NAME]
    # An airport is a town's rather than a province's.
    towns = [place for place in near if place.kind is PlaceKind.TOWN]
    return [replace(place, cost=WITHOUT_DESIGNATOR) for place in towns or near]


def _holders(context: ArticlePlaces, spotted: SpottedPlace, start: int, end: int, gazetteer: Gazetteer) -> list[Place]:
    outer = context.find(spotted.part, start, end)
    if outer is None or not outer.known:
        return []
    return [place for place in gazetteer.lookup(outer.text) if place.is_region or outer.designator is not None]
