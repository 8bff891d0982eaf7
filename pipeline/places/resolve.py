"""Where one report's event happened: exactly one Location, unknown included, always with a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.places.borders import border_reading
from pipeline.places.choice import (
    at_landmark,
    chosen_of,
    helps_to_find,
    is_abroad,
    only_helps,
    unless_far,
    unless_named,
    without_roads,
)
from pipeline.places.context import ArticlePlaces
from pipeline.places.finer import (
    at_dateline,
    is_only_in_title,
    is_told_as_district,
    is_told_with_class,
    is_village_of,
    named_inside,
    only_town_inside,
    only_village,
    told_in_text,
    without_bearings,
)
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.locations import made_location
from pipeline.places.nesting import holds
from pipeline.places.pins import OFF_COAST, Pin, between, offshore_pin, pin, same_named_division
from pipeline.places.placed import EVENT_RELATIONS, FINENESS, ROADS, VILLAGES, Placed, is_road
from pipeline.places.quarters import at_home, is_of_division
from pipeline.places.rank import Reading, read_name
from pipeline.places.setting import FAR_RANK, LOOSE_RANK, as_division, set_in
from pipeline.places.spotted import SpottedPlace
from schemas.coding import Location, PlaceMention, Report
from schemas.vocabulary import GeoPrecision, Part, PlaceRelation

# Trust that is left when the place stands farther from the event: own clause, sentence, paragraph, article.
RANK_TRUST = (1.0, 0.85, 0.65, 0.4)
# A town with at least this share of the people of the division named like it is what the bare name means.
TOWN_OF_DIVISION = 0.35
# A city of so many people is what its name means, however many live in the rest of the division.
CITY_PEOPLE = 250_000
# Where divisions are told by adjectives or with a class word ("Kherson region"), the bare name is the town's.
BARE_IS_TOWN = frozenset({"UKR", "RUS", "BLR"})
# Of a part, as "southern Tripoli", it must be nearly the whole division: "southern Idlib" is the province's south.
TOWN_IS_DIVISION = 0.8
SHORTEST_NAME = 3
SHORTENED = re.compile(r"(?:[NSEWC]\.|[NS][EW]\.?)\s")
ROAD_ENDS = re.compile(r"([^\W\d_][^–—-]*[^\W\d_])\s?[–—-]\s?([^\W\d_][^–—-]*[^\W\d_])")
# Names of a town up to this cost are its own; one told by its province's name only is not meant by it.
OWN_NAME = 0.2


def locate(report: Report, *, context: ArticlePlaces, gazetteer: Gazetteer) -> Location:
    """The place of a report's event, from the places its text ties to the event and the whole article."""
    actors = [
        actor.country for actor in (report.actor1, report.actor2) if actor is not None and actor.country is not None
    ]
    placed = [at_home(_placed(mention, context, gazetteer, actors), context, gazetteer) for mention in report.places]
    placed = [unless_named(unless_far(one, placed), placed) for one in placed]
    tied = [one for one in placed if one.mention.relation in EVENT_RELATIONS and not one.spotted.weak]
    tied = [one for one in tied if not only_helps(one, placed)]
    # A border and a long road are the vaguest ways to say where, so a place said outright goes before them.
    tied = sorted(
        tied, key=lambda one: (one.mention.rank, one.mention.relation is PlaceRelation.BORDER or is_road(one))
    )
    filed = _dateline(report, context, gazetteer)
    tied = without_roads(without_bearings(tied), filed)
    chosen = at_landmark(chosen_of(tied, context, gazetteer), tied, placed)
    if chosen is not None:
        chosen = told_in_text(chosen, tied, placed, gazetteer)
    if chosen is not None and report.headline:
        chosen = only_town_inside(chosen, tied, context, gazetteer)
        chosen = at_dateline(chosen, _dateline(report, context, gazetteer))
    if chosen is not None and is_abroad(chosen, tied, context):
        chosen = None
    chosen = chosen or named_inside(tied, placed)
    if chosen is not None:
        return _location(report, chosen, placed, gazetteer)
    return set_in(report, filed, placed, context, gazetteer)


def spotted_of(mention: PlaceMention, context: ArticlePlaces, gazetteer: Gazetteer) -> SpottedPlace:
    """The article's place name that a mention stands for; made from the mention when there is none."""
    found = context.find(mention.part, mention.start, mention.end)
    if found is not None:
        return found.replace(relation=mention.relation, modifier=mention.modifier)
    return SpottedPlace(
        text=mention.text,
        part=mention.part,
        start=mention.start,
        end=mention.end,
        relation=mention.relation,
        modifier=mention.modifier,
        designator=None,
        weak=False,
        known=gazetteer.knows(mention.text),
        sentence_index=0,
        paragraph=0,
        within=(),
    )


def _placed(mention: PlaceMention, context: ArticlePlaces, gazetteer: Gazetteer, actors: Sequence[str]) -> Placed:
    spotted = spotted_of(mention, context, gazetteer)
    if mention.relation is PlaceRelation.BORDER:
        return Placed(mention, spotted, border_reading(spotted, context, gazetteer), None)
    reading = read_name(spotted, context=context, gazetteer=gazetteer, actor_countries=actors)
    found = pinned(reading, spotted, context, gazetteer)
    return Placed(mention, spotted, reading, found or _road(spotted, context, gazetteer))


def _road(spotted: SpottedPlace, context: ArticlePlaces, gazetteer: Gazetteer) -> Pin | None:
    """The pin of a road that is named after the towns at its ends: "the Ora-Bema highway"."""
    ends = ROAD_ENDS.fullmatch(spotted.text)
    if ends is None or spotted.designator not in ROADS:
        return None
    towns = [
        spotted.replace(text=name, designator=None, relation=PlaceRelation.IN, modifier=None) for name in ends.groups()
    ]
    pins = [pinned(read_name(town, context=context, gazetteer=gazetteer), town, context, gazetteer) for town in towns]
    one, other = pins
    return between(one, other) if one is not None and other is not None else None


def pinned(
    reading: Reading, spotted: SpottedPlace, context: ArticlePlaces, gazetteer: Gazetteer, *, guess: bool = False
) -> Pin | None:
    """The pin of a place name as read; None when it was not resolved, or in doubt unless a `guess` will do."""
    if (reading.best if guess else reading.place) is None:
        return None
    place, whole = _town_or_division(reading, spotted, context, gazetteer)
    partner = None if spotted.partner is None else context.find(spotted.part, *spotted.partner)
    if partner is not None:
        other = pinned(
            read_name(partner, context=context, gazetteer=gazetteer),
            partner.replace(partner=None, relation=PlaceRelation.IN, modifier=None),
            context,
            gazetteer,
        )
        alone = pin(
            spotted.replace(relation=PlaceRelation.IN, modifier=None), place, whole=whole, words=gazetteer.words
        )
        middle = None if other is None else between(alone, other)
        if middle is not None:
            return middle
    if OFF_COAST.search(spotted.modifier or ""):
        return offshore_pin(place, gazetteer, spotted.modifier or "")
    return pin(spotted, place, whole=whole, words=gazetteer.words)


def _town_or_division(
    reading: Reading, spotted: SpottedPlace, context: ArticlePlaces, gazetteer: Gazetteer
) -> tuple[Place, Place | None]:
    """The place read, or the division or town of its name, whichever a bare name means in this article."""
    place = reading.ranked[0].place
    level = gazetteer.words.designators.get(spotted.designator or "", "")
    town = place if place.kind is PlaceKind.TOWN else _town_of(place, reading)
    whole = same_named_division(place, gazetteer) if place.kind is PlaceKind.TOWN else place
    if (
        town is None
        or whole is None
        or whole.kind is not PlaceKind.ADMIN1
        or (level in {"admin1", "town", "city", "site"} and not is_of_division(spotted, town))
    ):
        return place, whole
    if is_of_division(spotted, town):
        return whole, whole
    if spotted.relation is PlaceRelation.PART_OF:
        return (town, None) if town.population >= TOWN_IS_DIVISION * whole.population else (place, whole)
    if spotted.relation is PlaceRelation.NEAR:
        # What is near, or 20 km south, is so from the town.
        return town, whole
    said = [
        gazetteer.words.designators.get(one.designator or "", "")
        for one in context.places
        if one.text == spotted.text
        and one.relation is not PlaceRelation.DATELINE
        # "An attack on a Bema village" is on one of the province's.
        and not (one.part is Part.TITLE and one.designator in VILLAGES)
    ]
    parts = any(one.text == spotted.text and one.relation is PlaceRelation.PART_OF for one in context.places)
    if "city" in said or "town" in said or town.country in BARE_IS_TOWN:
        return town, whole
    if "admin1" in said or parts or _holds_towns(spotted, context, gazetteer):
        return whole, whole
    chief = town.population >= min(CITY_PEOPLE, TOWN_OF_DIVISION * whole.population)
    return (town if chief else whole), whole


def _holds_towns(spotted: SpottedPlace, context: ArticlePlaces, gazetteer: Gazetteer) -> bool:
    """Whether the text puts towns or districts inside a name: of "the Bema municipality of Ora" Bema is a province."""
    for one in context.places:
        classed = gazetteer.words.designators.get(one.designator or "") in {"town", "admin2"}
        holders = (context.find(one.part, *span) for span in one.within) if classed else ()
        if any(holder is not None and holder.text == spotted.text for holder in holders):
            return True
    return False


def _town_of(division: Place, reading: Reading) -> Place | None:
    towns = [
        one.place
        for one in reading.ranked
        if one.place.kind is PlaceKind.TOWN and one.place.cost <= OWN_NAME and holds(division, one.place)
    ]
    # A province is named after its chief town, and not after a hamlet of the name.
    return max(towns, key=lambda place: place.population, default=None)


def _location(report: Report, chosen: Placed, placed: Sequence[Placed], gazetteer: Gazetteer) -> Location:
    found = chosen.pin
    assert found is not None
    rank = min(chosen.mention.rank, len(RANK_TRUST) - 1)
    if rank >= FAR_RANK and FINENESS.index(found.precision) < FINENESS.index(GeoPrecision.ADMIN1):
        found = as_division(found, gazetteer)
    unknown = _unknown_inside(chosen, placed, gazetteer) or (only_village(chosen, placed) if report.headline else None)
    reason = f"{found.reason}; {chosen.reading.reason}"
    mention = chosen.mention
    if unknown is not None:
        reason = f"'{unknown.mention.text}' is not in the gazetteer; taken as {found.place.name}, named with it"
        if found.place.kind is PlaceKind.TOWN and not helps_to_find(chosen, unknown):
            found = Pin(found.place, found.place.point, found.place.radius_km, GeoPrecision.NEAR, reason)
        mention = unknown.mention
    return made_location(
        report,
        found,
        mention,
        reason,
        RANK_TRUST[rank] * chosen.reading.trust,
        chosen.reading,
        placed,
        gazetteer,
        name=chosen.name if unknown is None else unknown.mention.text,
    )


def _unknown_inside(chosen: Placed, placed: Sequence[Placed], gazetteer: Gazetteer) -> Placed | None:
    """A place closer to the event that could not be found, which the chosen one stands for."""
    for one in placed:
        if one.pin is None and (helps_to_find(chosen, one) or is_village_of(one, chosen)) and not one.spotted.weak:
            return one
    # What is only near a town, or 70 km from it, is at the name told beside it.
    bearing = chosen.mention.relation is PlaceRelation.NEAR and chosen.spotted.partner is None
    # A headline's "in Ora" is often the region's, and the text goes on with the village.
    district = is_told_as_district(chosen, placed, gazetteer)
    headline = chosen.mention.part is Part.TITLE and chosen.spotted.partner is None and not district
    # "Nine killed in Ora", which the text does not name again: "villages in Bema district".
    only_there = headline and is_only_in_title(chosen, placed)
    fine = chosen.fineness < FINENESS.index(GeoPrecision.DISTRICT) and not district
    only_in = bearing or (fine and not only_there)
    if (fine and not bearing and not headline) or chosen.name is not None:
        return None
    # A name that the text calls a village before one that may be anything.
    for one in sorted(placed, key=lambda one: one.spotted.designator not in VILLAGES):
        missing = (
            one.pin is None
            and one.spotted.capital_of is None
            and not _is_short(one)
            and one.mention.relation in ({PlaceRelation.IN} if only_in else EVENT_RELATIONS - {PlaceRelation.BORDER})
            and (not bearing or one.spotted.designator is not None or _same_sentence(one, chosen))
            and (
                bearing
                or not fine
                or one.spotted.designator in VILLAGES
                or (only_there and is_told_with_class(one, gazetteer))
            )
        )
        nearer = one.mention.rank <= chosen.mention.rank and not one.spotted.weak
        if missing and nearer and one.reading.place is None:
            return one
    return None


def _same_sentence(one: Placed, other: Placed) -> bool:
    return one.spotted.part is other.spotted.part and one.spotted.sentence_index == other.spotted.sentence_index


def _is_short(one: Placed) -> bool:
    """Whether a name is only letters for a longer one: `UP town`, `C. Africa`."""
    text = one.mention.text
    return (text.isupper() and len(text) <= SHORTEST_NAME) or SHORTENED.match(text) is not None


def _dateline(report: Report, context: ArticlePlaces, gazetteer: Gazetteer) -> Placed | None:
    """Where an article about one event is filed from, when no other country is named as much as that one."""
    spotted = next((one for one in context.places if one.relation is PlaceRelation.DATELINE and not one.weak), None)
    if spotted is None or not report.headline or spotted.part is Part.TITLE:
        return None
    mention = PlaceMention(
        text=spotted.text,
        part=spotted.part,
        start=spotted.start,
        end=spotted.end,
        relation=spotted.relation,
        modifier=None,
        rank=LOOSE_RANK,
    )
    filed = _placed(mention, context, gazetteer, ())
    country = None if filed.pin is None else filed.pin.place.country
    others = [context.share(code) for code in context.countries if code != country]
    at_home = country is not None and context.share(country, without=spotted.text) >= max(others, default=0.0)
    return filed if at_home else None
