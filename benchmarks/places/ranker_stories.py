"""Stories made from the gazetteer (GeoNames, and the reviewed rows), to fit the ranking of places on.

A place is drawn, large ones and those of conflict countries more often, and named in a story that also names its
country, its division, towns around it and foreign places, each now and then. In some stories the place is taken out of
the gazetteer, so that "none of these" is the right answer.
"""

from __future__ import annotations

import bisect
import itertools
import math
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.places.candidates import LEADING_SHARE, candidates, containers_of
from pipeline.places.context import DEMONYM_WEIGHT, gathered
from pipeline.places.evidence import CAPITAL, Scene, people_of
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.rank import evidence_of, nothing
from pipeline.places.spotted import SpottedPlace
from schemas.vocabulary import Part, PlaceRelation

# Seas, continents and regions of several countries.
OF_NO_COUNTRY = 0.06
# A place that is no town, or has this many people, is in every gazetteer; of the others some are not.
UNLISTED, ALWAYS_LISTED = 0.5, 20_000
# How often a story names what; judged from news, and varied widely so that no one habit is learned.
NAMES_PEOPLE, NAMES_DIVISION, SAYS_WITHIN, CLASS_WORD = 0.35, 0.35, 0.2, 0.15
NAMES_FOREIGN, OTHER_SPELLING, VILLAGE = 0.4, 0.3, 0.2
# The less a place is known the more a reader must be told: of the largest towns and of divisions half the stories
# name the country, of villages nearly all.
NAMES_COUNTRY, NAMES_COUNTRY_OF_VILLAGE, LARGE_TOWN = 0.5, 0.85, 6.5
# Now and then the name itself is of a place abroad, which the reader knows without being told: a capital, a large town,
# a country.
ABROAD, KNOWN_ABROAD = 0.1, 500_000
# Names of towns this large have one spelling in English.
KNOWN_SPELLING, BY_EAR = 200_000, 0.6
SOUNDS_ALIKE = (
    ("a", "e"), ("i", "e"), ("o", "u"), ("i", "y"), ("k", "q"), ("kh", "h"), ("ou", "u"), ("ah", "a"), ("ll", "l"),
    ("ss", "s"), ("j", "g"), ("w", "v"), ("s", "z"), ("ei", "ay"), ("ai", "ay"), ("ee", "i"), ("c", "k"), ("t", "d"),
)  # fmt: skip
CLASS_WORDS = {
    PlaceKind.ADMIN1: ("province", "state", "region", "governorate"),
    PlaceKind.ADMIN2: ("district", "county"),
}
# The rest are reviewed places, which are in the tables because news of conflicts names them.
KINDS = ((PlaceKind.TOWN, 0.5), (PlaceKind.ADMIN1, 0.16), (PlaceKind.COUNTRY, 0.16), (PlaceKind.ADMIN2, 0.05))

Example = tuple[list[dict[str, float]], int]


@dataclass(frozen=True)
class World:
    """The gazetteer's places by country and kind, ready to draw from."""

    gazetteer: Gazetteer
    places: dict[str, dict[PlaceKind, list[Place]]]
    common: list[Place]
    countries: list[str]
    draw: dict[str, Callable[[random.Random], Place]]


def world_of(gazetteer: Gazetteer) -> World:
    """Every place of the gazetteer that lies in a country."""
    places: dict[str, dict[PlaceKind, list[Place]]] = defaultdict(lambda: defaultdict(list))
    common = []
    for place in gazetteer.every():
        if place.country is None:
            common.append(place)
        else:
            places[place.country][place.kind].append(place)
    peopled = {country: sum(p.population for p in kinds[PlaceKind.TOWN]) for country, kinds in places.items()}
    countries = [country for country in sorted(places) if places[country][PlaceKind.TOWN]]
    # Half by people, half alike, so that small countries at war are not drowned.
    drawn = [country for country in countries for _ in range(1 + int(peopled[country] ** 0.5 / 1000))]
    draw = {country: drawer(places[country][PlaceKind.TOWN]) for country in countries}
    return World(gazetteer, places, common, drawn, draw)


def drawer(towns: Sequence[Place]) -> Callable[[random.Random], Place]:
    """Draws a town, the more people the likelier; now and then any village."""
    sums = list(itertools.accumulate((town.population + 10) ** 0.75 for town in towns))
    return lambda rng: (
        rng.choice(towns) if rng.random() < VILLAGE else towns[bisect.bisect_left(sums, rng.random() * sums[-1])]
    )


def story(country: str, world: World, rng: random.Random) -> Example | None:
    """The evidence for each candidate of a name in a made story, and which is right; None when nothing is found."""
    place = rng.choice(world.common) if rng.random() < OF_NO_COUNTRY else target(country, world, rng)
    if rng.random() < ABROAD:
        place = known_abroad(country, world, rng)
    told = Teller(world.gazetteer)
    kinds = world.places[country]
    name = spelling(place, world.gazetteer, rng)
    outer: list[tuple[int, int]] = []
    nation = world.gazetteer.country(country)
    if place.country not in {country, None}:
        # The story goes on at home.
        for other in [nation, *rng.sample(kinds[PlaceKind.TOWN], min(2, len(kinds[PlaceKind.TOWN])))]:
            if other is not None and rng.random() < NAMES_COUNTRY_OF_VILLAGE:
                told.name(other.name)
    elif nation is not None and place.kind is not PlaceKind.COUNTRY and rng.random() < names_country(place):
        spans = [told.name(nation.name) for _ in range(rng.randint(1, 3))]
        outer += spans[:1]
    divisions = [
        one for one in kinds[PlaceKind.ADMIN1] if (one.country, one.admin1_code) == (place.country, place.admin1_code)
    ]
    if divisions and place.kind not in {PlaceKind.COUNTRY, PlaceKind.ADMIN1} and rng.random() < NAMES_DIVISION:
        outer = [told.name(divisions[0].name)]
    for other in around(place, kinds[PlaceKind.TOWN], rng) if place.country == country else ():
        told.name(other.name)
    if rng.random() < NAMES_FOREIGN:
        abroad = rng.choice(world.countries)
        foreign = world.gazetteer.country(abroad)
        told.name(foreign.name if foreign is not None and rng.random() < 0.6 else world.draw[abroad](rng).name)
    demonyms = {country: DEMONYM_WEIGHT * rng.randint(1, 3)} if rng.random() < NAMES_PEOPLE else {}
    within = tuple(outer) if place.country == country and rng.random() < SAYS_WITHIN else ()
    word = class_word(place, rng) if rng.random() < CLASS_WORD else None
    head, _, last = place.name.rpartition(" ")
    if place.kind is PlaceKind.SITE and head and last.lower() in world.gazetteer.words.designators:
        # "the Jabalia camp": the name without its class word, which stands beside it.
        name, word = head, last.lower()
    start, _end = told.name(name, designator=word, within=within)
    return judged(place, start, told, demonyms, rng)


def class_word(place: Place, rng: random.Random) -> str:
    """What a place is called beside its name; of towns, by how many live there."""
    if place.kind is not PlaceKind.TOWN:
        return rng.choice(CLASS_WORDS.get(place.kind, ("area",)))
    people = people_of(place)
    if people < 5_000:
        return rng.choices(("village", "town", "city"), (75, 24, 1))[0]
    if people < 50_000:
        return rng.choices(("village", "town", "city"), (15, 65, 20))[0]
    return rng.choices(("village", "town", "city"), (1, 14, 85))[0]


def known_abroad(country: str, world: World, rng: random.Random) -> Place:
    """A place that is known in every country: a large town or a country other than the story's."""
    while True:
        abroad = rng.choice(world.countries)
        nation = world.gazetteer.country(abroad)
        town = max((world.draw[abroad](rng) for _ in range(4)), key=lambda one: one.population)
        place = nation if nation is not None and rng.random() < 0.3 else town
        if place.country != country and (place.kind is PlaceKind.COUNTRY or place.population >= KNOWN_ABROAD):
            return place


def names_country(place: Place) -> float:
    """How often a story of a place names its country."""
    if place.kind is PlaceKind.ADMIN1:
        return NAMES_COUNTRY
    known = min(1.0, math.log10(place.population + 10) / LARGE_TOWN)
    return NAMES_COUNTRY_OF_VILLAGE - (NAMES_COUNTRY_OF_VILLAGE - NAMES_COUNTRY) * known


def judged(place: Place, start: int, told: Teller, demonyms: dict[str, float], rng: random.Random) -> Example | None:
    """The candidates of the name that starts at a character, and which of them is the place."""
    context = gathered(told.places, told.gazetteer, demonyms=demonyms)
    spotted = next(one for one in context.places if one.start == start)
    containers = containers_of(spotted, context, told.gazetteer)
    rows = candidates(spotted, containers, context, told.gazetteer)
    small = place.kind in {PlaceKind.TOWN, PlaceKind.SITE} and place.population < ALWAYS_LISTED
    obscure = small and place.country is not None
    if obscure and rng.random() < UNLISTED:
        # Most unlisted names are unlike any name listed, and meet folded spellings of others.
        near = [country for country, share in context.countries.items() if share >= LEADING_SHARE]
        rows = rows if len(rows) > 1 else told.gazetteer.folded(spotted.text, countries=near or None)
        rows = [row for row in rows if row.place_id != place.place_id]
    if not rows:
        return None
    scene = Scene(spotted, context, containers, frozenset(), told.gazetteer)
    found = evidence_of(rows, scene)
    right = next((at for at, row in enumerate(rows) if row.place_id == place.place_id), len(rows))
    return [*found, nothing(rows, found)], right


def target(country: str, world: World, rng: random.Random) -> Place:
    """A place of the country, of a kind drawn first."""
    kinds = world.places[country]
    drawn = rng.random()
    for kind, share in KINDS:
        if drawn < share:
            return world.draw[country](rng) if kind is PlaceKind.TOWN or not kinds[kind] else rng.choice(kinds[kind])
        drawn -= share
    towns = [town for town in kinds[PlaceKind.TOWN] if town.feature not in {None, CAPITAL}]
    reviewed = [*kinds[PlaceKind.SITE], *kinds[PlaceKind.AREA], *towns]
    return rng.choice(reviewed) if reviewed else world.draw[country](rng)


def spelling(place: Place, gazetteer: Gazetteer, rng: random.Random) -> str:
    """The place's name, now and then another of its names, or its name spelled by ear; no large town's is."""
    if rng.random() >= OTHER_SPELLING:
        return place.name
    if place.population < KNOWN_SPELLING and rng.random() < BY_EAR:
        return by_ear(place.name, rng)
    others = [name for name in gazetteer.spellings(place.place_id) if gazetteer.knows(name)]
    return rng.choice(others).title() if others else place.name


def by_ear(name: str, rng: random.Random) -> str:
    """A name with one or two sounds written in another usual way."""
    for _ in range(rng.randint(1, 2)):
        one, other = rng.choice(SOUNDS_ALIKE)
        one, other = (one, other) if rng.random() < 0.5 else (other, one)
        at = name.lower().find(one, 1)
        if at > 0:
            name = name[:at] + other + name[at + len(one) :]
    return name


def around(place: Place, towns: Sequence[Place], rng: random.Random) -> list[Place]:
    """Up to three towns near the place, larger ones more often, and up to two from anywhere in its country."""
    if place.kind is PlaceKind.COUNTRY:
        return [rng.choice(towns) for _ in range(rng.randint(0, 2))]
    box = [
        town
        for town in towns
        if abs(town.latitude - place.latitude) < 0.8
        and abs(town.longitude - place.longitude) < 0.8
        and town.place_id != place.place_id
    ]
    near = sorted(box, key=lambda town: -town.population)[:12]
    large = sorted(towns, key=lambda town: -town.population)[:10]
    found = rng.sample(near, min(len(near), rng.randint(0, 3)))
    return found + rng.sample(large, min(len(large), rng.randint(0, 2)))


class Teller:
    """A story in the making: names one after the other."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.places: list[SpottedPlace] = []

    def name(
        self, text: str, *, designator: str | None = None, within: tuple[tuple[int, int], ...] = ()
    ) -> tuple[int, int]:
        """Adds a name; gives its span."""
        start = self.places[-1].end + 10 if self.places else 0
        place = SpottedPlace(
            text=text,
            part=Part.TEXT,
            start=start,
            end=start + len(text),
            relation=PlaceRelation.IN,
            modifier=None,
            designator=designator,
            weak=False,
            known=self.gazetteer.knows(text),
            sentence_index=len(self.places),
            paragraph=3,
            within=within,
        )
        self.places.append(place)
        return place.start, place.end
