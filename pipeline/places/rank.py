"""Which place a name means: gazetteer rows ranked with the whole article, by weights fitted on stories of known places.

The weights are rows of the kind `ranking` in seeds/places/words.csv, made by benchmarks/places/ranker_fit.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.places.candidates import candidates, containers_of
from pipeline.places.context import ArticlePlaces
from pipeline.places.evidence import COUNTRY_NAMED, INSIDE, VERY_NAME, Scene, evidence, people_of, told
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.geometry import distance_km
from pipeline.places.nesting import holds
from pipeline.places.place import CAPITAL
from pipeline.places.spotted import SpottedPlace
from schemas.vocabulary import PlaceRelation

# Two rows nearer than this are one place listed twice.
SAME_SPOT_KM = 20.0
# A name that costs this much is still the name itself.
SAME_NAME = 0.2
# Class word of a division of the second level, whatever it is called.
DISTRICT = "district"
# Sign of the possibility that the place is none of those listed; its weight is fitted like the others.
NONE = "none of these"
NONE_FOLDED = "none of these folded spellings"
NONE_OUTSIDE = "none of these lies in the place named with it"
# An event is put at a place only when it is this likely the one meant; unknown is forgiven, wrong and certain is not.
LEAST_TRUST = 0.6
# Where an article is at home in one country, a lesser town in a country that it does not name must be surer.
LEAST_TRUST_ABROAD = 0.8
HOME_SHARE = 0.5
# A name that sounds like a listed one without being much like it must be surer than others.
UNLIKE, LEAST_TRUST_UNLIKE = 0.65, 0.8
# Cities of so many people are named without their country.
WELL_KNOWN_PEOPLE = 100_000
SURE_HOME = 0.85
# Of places of one name in the article's own country, the likeliest will do when it is likelier than the others.
LEAST_TRUST_AT_HOME = 0.5
ONE_COUNTRY = 0.85

# With so much told of countries, a name of one of those with this share means its place.
LEAST_CONTEXT = 3.0
SECOND_SHARE = 0.15
# Where every city of the old world has given its name to some hamlet.
NEW_WORLD = frozenset({"USA", "CAN", "AUS"})


# A town of so many people is known to its neighbours so far across a border.
TOWNSHIP, ACROSS_KM = 5_000, 25.0


@dataclass(frozen=True)
class Ranked:
    """A gazetteer row with how likely it is the one meant, and what spoke for it."""

    place: Place
    score: float
    reason: str


@dataclass(frozen=True)
class Reading:
    """What a place name may mean: the rows by likelihood, and the likelihood that the first one's place is meant."""

    ranked: tuple[Ranked, ...]
    trust: float
    reason: str

    @property
    def place(self) -> Place | None:
        """The place meant; None when the name is unknown or too ambiguous to put an event there."""
        return self.ranked[0].place if self.ranked and self.trust >= LEAST_TRUST else None

    @property
    def best(self) -> Place | None:
        """The likeliest place, however much in doubt; None when the name is more likely some place not listed."""
        return self.ranked[0].place if self.ranked and self.trust > 0 else None


def read_name(
    spotted: SpottedPlace,
    *,
    context: ArticlePlaces,
    gazetteer: Gazetteer,
    actor_countries: Iterable[str] = (),
    countries: frozenset[str] | None = None,
) -> Reading:
    """The places that a name of an article may mean, with the likelihood of each; of `countries` only, when given."""
    if spotted.capital_of is not None:
        return _capital(spotted.capital_of, context, gazetteer)
    spotted = _named_after_its_seat(spotted, gazetteer)
    containers = containers_of(spotted, context, gazetteer)
    scene = Scene(spotted, context, containers, frozenset(actor_countries), gazetteer)
    rows = _regions_only(candidates(spotted, containers, context, gazetteer, countries=countries), spotted, gazetteer)
    rows = _not_its_capital(rows)
    if not rows:
        return Reading((), 0.0, f"'{spotted.text}' is not in the gazetteer")
    found = evidence_of(rows, scene)
    shares = likelihoods([found[number] for number in range(len(rows))], nothing(rows, found), gazetteer)
    order = sorted(
        range(len(rows)), key=lambda at: (-shares[at], rows[at].cost, -rows[at].population, rows[at].place_id)
    )
    order = _at_home_first(order, rows, found, scene)
    ranked = tuple(Ranked(rows[at], round(shares[at], 4), told(found[at], rows[at])) for at in order)
    if order[0] != max(order, key=lambda at: shares[at]):
        trust = round(max(LEAST_TRUST, sum(shares)), 3)
        return Reading(ranked, trust, f"{ranked[0].reason}; another of the name lies in a country not named")
    foreign = COUNTRY_NAMED not in found[order[0]] and _is_at_home_elsewhere(rows[order[0]], scene, gazetteer)
    lesser = rows[order[0]].kind is PlaceKind.TOWN and rows[order[0]].population < WELL_KNOWN_PEOPLE
    if foreign and lesser and scene.context.home(without=spotted.text)[1] >= SURE_HOME:
        # A village of Ruhland that bears the name of a Zogian one, which nobody lists.
        return Reading(ranked, 0.0, f"the article is at home in another country than '{spotted.text}'")
    reading = _judged(ranked, 1.0 - sum(shares), spotted, LEAST_TRUST_ABROAD if foreign else LEAST_TRUST)
    if reading.place is None and reading.trust >= LEAST_TRUST_AT_HOME and _is_of_one_country(ranked, scene):
        return Reading(ranked, LEAST_TRUST, ranked[0].reason)
    if reading.place is None and not foreign and _is_the_only_one(ranked, scene):
        return Reading(ranked, LEAST_TRUST, ranked[0].reason or "the only place of the name, and well known")
    return reading


def _regions_only(rows: list[Place], spotted: SpottedPlace, gazetteer: Gazetteer) -> list[Place]:
    """Of a country and a city of one name, the country is what has a north or a middle: `in central Mexico`."""
    level = gazetteer.words.designators.get(spotted.designator or "", "")
    if spotted.relation is not PlaceRelation.PART_OF or level in {"town", "city", "site"}:
        return rows
    countries = [place for place in rows if place.kind is PlaceKind.COUNTRY and place.cost <= VERY_NAME]
    return countries or rows


def _not_its_capital(rows: list[Place]) -> list[Place]:
    """Rows without the city of a country that bears the country's name but for a word: of `El Salvador` the country."""
    countries = {place.country for place in rows if place.kind is PlaceKind.COUNTRY and not place.cost}
    return [place for place in rows if not place.cost or place.country not in countries]


def _is_of_one_country(ranked: Sequence[Ranked], scene: Scene) -> bool:
    """Whether nearly all that a name may mean lies in one country, and the rest of the article points to it."""
    country = ranked[0].place.country
    home, share = scene.context.home(without=scene.spotted.text)
    at_home = country is not None and home == country and share >= HOME_SHARE and not ranked[0].place.cost
    return at_home and sum(one.score for one in ranked if one.place.country == country) >= ONE_COUNTRY


def _is_the_only_one(ranked: Sequence[Ranked], scene: Scene) -> bool:
    """Whether a name beyond doubt is one place's alone, and the rest of the article points to no other country."""
    best = ranked[0].place
    anchored = scene.context.anchored(scene.spotted.text)
    if anchored is None or anchored.cost > VERY_NAME or elsewhere(anchored, best):
        return False
    home, share = scene.context.home(without=scene.spotted.text)
    at_home = home in {None, best.country} or share < HOME_SHARE
    return at_home and not any(elsewhere(best, one.place) for one in ranked if one.place.cost <= VERY_NAME)


def _at_home_first(
    order: list[int], rows: Sequence[Place], found: Sequence[dict[str, float]], scene: Scene
) -> list[int]:
    """The rows with the one that bears the very name in a country of the article before a city of another.

    In a story of southern Lebanon Blida is the village, and not the Algerian city.
    """
    best = rows[order[0]]
    foreign = COUNTRY_NAMED not in found[order[0]] and best.country is not None and best.feature != CAPITAL
    if not foreign or best.kind is PlaceKind.COUNTRY or scene.context.total < LEAST_CONTEXT:
        return order
    for at in order[1:]:
        country = rows[at].country
        very = rows[at].cost <= VERY_NAME and rows[at].kind is not PlaceKind.COUNTRY and country not in NEW_WORLD
        if very and scene.context.share(country, without=scene.spotted.text) >= SECOND_SHARE:
            return [at, *(other for other in order if other != at)]
    return order


def _is_at_home_elsewhere(place: Place, scene: Scene, gazetteer: Gazetteer) -> bool:
    """Whether the rest of the article points to one country, and the place is a lesser town of another.

    A town of that very name just across the border is news at home, too.
    """
    home, share = scene.context.home(without=scene.spotted.text)
    # Where several towns of the article lie at home, even a city abroad must be surer: "Kandahar market" in Sudan.
    several = sum(one.country == home for one in scene.others) > 1
    is_lesser = place.population < WELL_KNOWN_PEOPLE or (several and place.feature != CAPITAL)
    is_lesser = is_lesser and place.kind in {PlaceKind.TOWN, PlaceKind.SITE}
    if not is_lesser or home is None or share < HOME_SHARE or place.country in {None, home}:
        return False
    nearest = (
        gazetteer.nearest(*place.point, country=home) if place.cost == 0 and place.population >= TOWNSHIP else None
    )
    return nearest is None or distance_km(nearest.point, place.point) > ACROSS_KM


def _capital(country: str, context: ArticlePlaces, gazetteer: Gazetteer) -> Reading:
    """The capital spoken of: of a country, or of the one that most of the article's names point to."""
    leading = country or max(context.countries, key=lambda code: context.countries[code], default="")
    town = gazetteer.capital(leading)
    if town is None:
        return Reading((), 0.0, "a capital of no known country")
    trust = 1.0 if country else context.share(leading)
    reason = f"capital of {leading}" + ("" if country else ", the country that most of the article's names point to")
    return Reading((Ranked(town, round(trust, 4), reason),), round(trust, 3), reason)


def _named_after_its_seat(spotted: SpottedPlace, gazetteer: Gazetteer) -> SpottedPlace:
    """A province or department that is none of the first level is of the second: "the department of Mangalmé"."""
    if gazetteer.words.designators.get(spotted.designator or "") != "admin1":
        return spotted
    kinds = {place.kind for place in gazetteer.named(spotted.text) if place.cost <= SAME_NAME}
    return spotted if PlaceKind.ADMIN1 in kinds or not kinds else spotted.replace(designator=DISTRICT)


def evidence_of(rows: Sequence[Place], scene: Scene) -> list[dict[str, float]]:
    """The evidence for each row."""
    most = max(people_of(place) for place in rows)
    alone = sum(place.cost <= VERY_NAME for place in rows) == 1
    return [evidence(place, scene, most_people=most, alone=alone) for place in rows]


def nothing(rows: Sequence[Place], found: Sequence[dict[str, float]]) -> dict[str, float]:
    """The evidence for a place that is not listed."""
    return {
        NONE: 1.0,
        NONE_FOLDED: float(all("folded spelling" in one for one in found)),
        NONE_OUTSIDE: float(
            any("outside the place named with it" in one for one in found) and not any(INSIDE in one for one in found)
        ),
        "none of these is in a country named": float(not any(COUNTRY_NAMED in one for one in found)),
        "none of these when many": math.log10(len(rows)),
    }


def likelihoods(found: Sequence[dict[str, float]], none: dict[str, float], gazetteer: Gazetteer) -> list[float]:
    """How likely each row is meant; what is missing to 1 is the likelihood that none of them is."""
    weights = gazetteer.words.ranking
    scores = [sum(weights.get(name, 0.0) * amount for name, amount in one.items()) for one in (*found, none)]
    top = max(scores)
    parts = [math.exp(score - top) for score in scores]
    return [part / sum(parts) for part in parts[:-1]]


def _judged(ranked: tuple[Ranked, ...], unlisted: float, spotted: SpottedPlace, least: float) -> Reading:
    """The ranked rows as a reading; rows of one place, as a town and its district, are trusted together."""
    best = ranked[0]
    trust = sum(one.score for one in ranked if not elsewhere(best.place, one.place))
    if unlisted > trust:
        return Reading(ranked, 0.0, f"'{spotted.text}' is more likely a place that is not listed than {_named(best)}")
    trust = round(min(1.0, trust), 3)
    unlike = best.place.cost >= UNLIKE
    least = max(least, LEAST_TRUST_UNLIKE) if unlike else least
    if trust >= least:
        return Reading(ranked, trust, best.reason)
    if trust >= LEAST_TRUST and unlike:
        return Reading(ranked, 0.0, f"'{spotted.text}' only sounds like {_named(best)}")
    if trust >= LEAST_TRUST:
        reason = f"the article is at home in another country than {_named(best)}, which it does not name"
        return Reading(ranked, 0.0, reason)
    rival = next((one for one in ranked[1:] if elsewhere(best.place, one.place)), None)
    if rival is not None and rival.score >= unlisted:
        return Reading(ranked, trust, f"'{spotted.text}' may be {_named(best)} or {_named(rival)}")
    return Reading(ranked, trust, f"too little in the article speaks for {_named(best)}")


def _named(one: Ranked) -> str:
    place = one.place
    inside = place.admin1 if place.kind is not PlaceKind.ADMIN1 else None
    return ", ".join(name for name in (place.name, inside, place.country) if name)


def elsewhere(one: Place, other: Place) -> bool:
    """Whether two rows are different places: not one inside the other, nor the same spot twice."""
    if one.place_id == other.place_id or holds(one, other) or holds(other, one):
        return False
    return distance_km(one.point, other.point) > max(SAME_SPOT_KM, one.radius_km, other.radius_km)
