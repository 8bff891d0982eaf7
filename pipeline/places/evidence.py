"""What speaks for and against each place that a name may mean: named amounts, which fitted weights add up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.places.context import ArticlePlaces
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.geometry import distance_km
from pipeline.places.names import SKELETON, WITHOUT_DESIGNATOR
from pipeline.places.nesting import holds
from pipeline.places.place import CAPITAL
from pipeline.places.spotted import SpottedPlace
from schemas.vocabulary import PlaceRelation

INSIDE = "inside the place named with it"
COUNTRY_NAMED = "country named in the article"
# Names of the parts of evidence whose amount is worth telling a reader.
TOLD = {
    INSIDE,
    COUNTRY_NAMED,
    "near other places of the article",
    "in a division of the article",
    "country of an actor",
    "country of the outlet",
    "class word fits",
    "has parts",
    "national capital",
    "reviewed place",
}
# Feature of reviewed rows that are divisions.
DISTRICT = "district"
ONLY_ONE = "only place of the name"
VILLAGE_WORDS = frozenset({"village", "villages", "hamlet", "hamlets"})
# Logarithms to the base of ten of people: 10,000 and 50,000.
LARGE_VILLAGE, SMALL_CITY = 4.0, 4.7
# Villages are reviewed because news is told of them, though no list says how many live there.
REVIEWED_PEOPLE = {"town": 20_000, "village": 5_000}
# A spelling of this cost at most is the name itself or another of the place's listed names.
VERY_NAME = 0.05
NEAR_KM = (30.0, 100.0, 300.0, 1000.0)
FITTING = {
    "admin1": {PlaceKind.ADMIN1},
    "admin2": {PlaceKind.ADMIN2, PlaceKind.TOWN, PlaceKind.AREA},
    "town": {PlaceKind.TOWN},
    "city": {PlaceKind.TOWN},
    "site": {PlaceKind.SITE},
    "area": {PlaceKind.SITE, PlaceKind.AREA},
    "country": {PlaceKind.COUNTRY},
    "water": {PlaceKind.WATER},
}
CLASHING = {
    # Provinces of the Philippines, regencies and "regions" are second-level divisions, so they do not clash.
    "admin1": {PlaceKind.TOWN, PlaceKind.SITE},
    "town": {PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.COUNTRY},
    "city": {PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.COUNTRY},
    "site": {PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2},
    "admin2": {PlaceKind.COUNTRY, PlaceKind.ADMIN1},
}


@dataclass(frozen=True)
class Scene:
    """All that a name is judged in: the article, the places the text puts it in, and the actors' countries."""

    spotted: SpottedPlace
    context: ArticlePlaces
    containers: Sequence[Sequence[Place]]
    actors: frozenset[str]
    gazetteer: Gazetteer

    @property
    def others(self) -> list[Place]:
        """Places of the article beyond doubt, countries and this name left out."""
        return [
            anchor.place
            for anchor in self.context.anchors
            if anchor.text != self.spotted.text and anchor.place.kind is not PlaceKind.COUNTRY
        ]


def evidence(place: Place, scene: Scene, *, most_people: int, alone: bool = False) -> dict[str, float]:
    """Amounts by name; what is absent is 0. `most_people` is the largest population among the places of the name.

    `alone` means that no other place has this very name.
    """
    people = people_of(place)
    found: dict[str, float] = {
        "cost of the spelling": place.cost,
        "people": math.log10(people + 10) / 7,
        "fewer people than another": (math.log10(max(most_people, people) + 10) - math.log10(people + 10)) / 7,
        f"kind {_kind_meant(place, scene).value}": 1.0,
    }
    found[ONLY_ONE] = float(alone and place.cost <= VERY_NAME)
    found["in no country"] = float(place.country is None)
    found["folded spelling"] = float(place.cost >= SKELETON)
    # Nobody misspells a city beyond recognition; a village is spelled five ways.
    found["people of a folded spelling"] = found["folded spelling"] * found["people"]
    found["national capital"] = float(place.feature == CAPITAL)
    found["reviewed place"] = float(place.kind is PlaceKind.TOWN and place.feature not in {None, CAPITAL})
    _containment(place, scene, found)
    _country(place, scene, found)
    _nearness(place, scene, found)
    _class_word(place, scene, found)
    return {name: amount for name, amount in found.items() if amount}


def _kind_meant(place: Place, scene: Scene) -> PlaceKind:
    """A reviewed district is an area by its own name, and a division like others where the name is rather a town's."""
    level = scene.gazetteer.words.designators.get(scene.spotted.designator or "", "")
    shortened = place.cost >= WITHOUT_DESIGNATOR or level in {"town", "city"}
    return PlaceKind.ADMIN2 if place.feature == DISTRICT and shortened else place.kind


def people_of(place: Place) -> int:
    """How many people a place has; for a reviewed one that nobody counted, as many as make news alike."""
    return place.population or REVIEWED_PEOPLE.get(place.feature or "", 0)


def told(found: dict[str, float], place: Place) -> str:
    """The evidence for a place in words."""
    words = [name for name in found if name in TOLD]
    if place.population:
        words.append(f"{place.population:,} people")
    return "; ".join(words)


def _containment(place: Place, scene: Scene, found: dict[str, float]) -> None:
    if scene.containers:
        inside = all(any(holds(outer, place) for outer in places) for places in scene.containers)
        found[INSIDE if inside else "outside the place named with it"] = 1.0


def _country(place: Place, scene: Scene, found: dict[str, float]) -> None:
    # A country's own name is proof of it; a town's is not proof of the country it may lie in.
    own = None if place.kind is PlaceKind.COUNTRY else scene.spotted.text
    share = scene.context.share(place.country, without=own)
    if share > 0:
        found[COUNTRY_NAMED] = 1.0
        found["share of the article's names"] = share
        # A country named in passing is half unnamed.
        most = max(scene.context.share(country, without=own) for country in scene.context.countries)
        found["country not named"] = most - share
    elif scene.context.countries and place.country:
        found["country not named"] = 1.0
    found["country of an actor"] = float(place.country in scene.actors)
    found["country of the outlet"] = float(place.country is not None and place.country == scene.context.source_country)


def _nearness(place: Place, scene: Scene, found: dict[str, float]) -> None:
    others = scene.others
    if not others:
        return
    found["in a division of the article"] = float(
        place.admin1_code is not None
        and any((other.country, other.admin1_code) == (place.country, place.admin1_code) for other in others)
    )
    nearest = min(distance_km(place.point, other.point) for other in others)
    for km in NEAR_KM:
        if nearest < km:
            found[f"within {km:.0f} km"] = 1.0
    if nearest < NEAR_KM[2]:
        found["near other places of the article"] = 1.0


def _class_word(place: Place, scene: Scene, found: dict[str, float]) -> None:
    spotted = scene.spotted
    level = scene.gazetteer.words.designators.get(spotted.designator or "", "")
    if place.kind is PlaceKind.TOWN and people_of(place):
        size = math.log10(people_of(place))
        if spotted.designator in VILLAGE_WORDS:
            found["large for a village"] = max(0.0, size - LARGE_VILLAGE)
        elif level == "city":
            found["small for a city"] = max(0.0, SMALL_CITY - size)
    kind = _kind_meant(place, scene)
    fits = kind in FITTING.get(level, ())
    found["class word fits"] = float(fits)
    # "the Jabalia refugee camp" is the camp rather than the town beside it.
    found["class word fits a site"] = float(fits and kind is PlaceKind.SITE)
    found["class word clashes"] = float(kind in CLASHING.get(level, ()))
    found["has parts"] = float(spotted.relation is PlaceRelation.PART_OF and place.is_region)
