"""The finer place that an opening gives where the event's own words give a headline's town, a province or a country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.places.choice import is_told_in
from pipeline.places.context import ArticlePlaces
from pipeline.places.gazetteer import Gazetteer, PlaceKind
from pipeline.places.geometry import distance_km
from pipeline.places.names import SKELETON, plain
from pipeline.places.nesting import holds
from pipeline.places.pins import kilometres, same_named_division
from pipeline.places.place import CAPITAL
from pipeline.places.placed import EVENT_RELATIONS, FINENESS, VILLAGES, Placed, is_road
from pipeline.places.setting import LOOSE_RANK
from schemas.vocabulary import GeoPrecision, Part, PlaceRelation

PARTS_OF_DISTRICTS = frozenset({"area", "areas", "locality", "town", "block", "circle", "mohalla", "mandal", "taluka"})
# Levels of class words for what lies in a province.
SMALL_LEVELS = frozenset({"admin2", "town", "city"})
AT = frozenset({PlaceRelation.IN, PlaceRelation.NEAR})
PARTS = frozenset({PlaceRelation.PART_OF})
# Within so far of a town a headline calls an event the town's.
HEADLINE_REACH_KM = 60.0
FAR_BEARING_KM = 150.0
# A town of fewer people is no seat of papers that tell of the whole province.
SMALL_TOWN = 50_000
COARSE = FINENESS.index(GeoPrecision.DISTRICT)
PROVINCE = FINENESS.index(GeoPrecision.ADMIN1)


def only_town_inside(base: Placed, tied: Sequence[Placed], context: ArticlePlaces, gazetteer: Gazetteer) -> Placed:
    """The one town in which an opening is set, where the event itself is told of a country or province only."""
    unlisted = (one for one in tied if one.pin is None and one.mention.rank < LOOSE_RANK)
    if base.pin is None or base.fineness < COARSE or any(one.spotted.designator in VILLAGES for one in unlisted):
        # A village that nobody lists is not the town told beside it.
        return base
    levels = gazetteer.words.designators
    towns = []
    for one in tied:
        # "The convoy was hit near Ora village".
        near = one.mention.relation is PlaceRelation.NEAR and one.spotted.designator in VILLAGES
        if one.pin is None or one.mention.rank != LOOSE_RANK or not (near or one.mention.relation is PlaceRelation.IN):
            continue
        is_town = one.pin.place.kind is PlaceKind.TOWN and (
            base.pin.precision is GeoPrecision.COUNTRY
            or one.mention.part is Part.TITLE
            or is_told_in(one, base, context)
        )
        # "Eleven shot dead at a gold mine in Ruhland. It happened at the Ora mine".
        is_town = is_town or (one.pin.place.kind is PlaceKind.SITE and base.pin.precision is GeoPrecision.COUNTRY)
        # "Two dead in Bema province. … in Ora district": the class word tells that it is where, and no name in passing.
        classed = base.fineness >= PROVINCE and levels.get(one.spotted.designator or "") in SMALL_LEVELS
        if is_town or (classed and one.fineness <= COARSE):
            towns.append(one)
    places = {one.pin.place.place_id for one in towns if one.pin is not None}
    alone = len(places) == 1 and towns[0].pin is not None and holds(base.pin.place, towns[0].pin.place)
    return towns[0] if alone else base


def only_village(chosen: Placed, placed: Sequence[Placed]) -> Placed | None:
    """The one village that an opening names and nobody lists, where the event is told of its province or district."""
    if chosen.fineness < COARSE or chosen.spotted.partner is not None:
        return None
    found = [
        one
        for one in placed
        if one.pin is None
        and one.reading.place is None
        and (one.spotted.designator in VILLAGES or _is_part_of(one, chosen, placed))
        and one.mention.relation in AT
        and one.mention.rank <= LOOSE_RANK
        and not one.spotted.weak
        and (_is_part_of(one, chosen, placed) or not _lies_elsewhere(one, chosen, placed))
    ]
    return found[0] if len({one.mention.text for one in found}) == 1 else None


def _is_part_of(one: Placed, chosen: Placed, placed: Sequence[Placed]) -> bool:
    """Whether a name is told to be an area of the district chosen: `the incident took place in Bema's Ora area`."""
    assert chosen.pin is not None
    holders = [other for other in placed if (other.spotted.start, other.spotted.end) in one.spotted.within]
    return one.spotted.designator in PARTS_OF_DISTRICTS and any(
        other.pin is not None and other.pin.place.place_id == chosen.pin.place.place_id for other in holders
    )


def _lies_elsewhere(village: Placed, chosen: Placed, placed: Sequence[Placed]) -> bool:
    """Whether the sentence of a village sets it beside places outside the one chosen."""
    assert chosen.pin is not None
    here = chosen.pin.place
    for one in placed:
        beside = one.spotted.sentence_index == village.spotted.sentence_index
        if one.pin is None or not beside or one.spotted.part is not village.spotted.part:
            continue
        if one.pin.place.cost >= SKELETON or one.mention.relation not in AT | PARTS:
            continue
        place = one.pin.place
        if place.place_id != here.place_id and not holds(place, here) and not holds(here, place):
            return True
    return False


def is_told_as_district(chosen: Placed, placed: Sequence[Placed], gazetteer: Gazetteer) -> bool:
    """Whether the text calls a headline's town a district: `the village of Ora, in the district of Bema`."""
    return chosen.mention.part is Part.TITLE and any(
        one.spotted.part is Part.TEXT
        and _is_district(one, gazetteer)
        and plain(one.mention.text) == plain(chosen.mention.text)
        for one in placed
    )


def _is_district(one: Placed, gazetteer: Gazetteer) -> bool:
    return gazetteer.words.designators.get(one.spotted.designator or "") == "admin2"


def at_dateline(chosen: Placed, filed: Placed | None) -> Placed:
    """The small town from which a story is filed, where its event is told of the headline's province around it.

    `LUCASVILLE, Ohio - Six prisoners died` in `an Ohio jail`; who writes from a city may write of all the province.
    """
    if chosen.pin is None or filed is None or filed.pin is None or chosen.pin.precision is not GeoPrecision.ADMIN1:
        return chosen
    town = filed.pin.place
    small = town.kind is PlaceKind.TOWN and town.population < SMALL_TOWN and town.feature != CAPITAL
    if not small or not holds(chosen.pin.place, town):
        return chosen
    return replace(filed, pin=replace(filed.pin, precision=GeoPrecision.NEAR))


def is_told_with_class(one: Placed, gazetteer: Gazetteer) -> bool:
    """Whether a district's or a town's class word stands with a name, or it is an end of the road of the event."""
    level = gazetteer.words.designators.get(one.spotted.designator or "")
    opens = plain(one.mention.text.split(" ")[0]) in VILLAGES  # "Barangay Bema".
    return opens or level in SMALL_LEVELS or (one.mention.relation is PlaceRelation.NEAR and one.mention.rank == 0)


def is_village_of(one: Placed, chosen: Placed) -> bool:
    """Whether the text tells of a village in the town chosen, or between it and another: "Ora village, in Bema"."""
    told = one.spotted.designator in VILLAGES and one.mention.relation in {PlaceRelation.IN, PlaceRelation.NEAR}
    here = one.spotted.part is chosen.spotted.part and one.spotted.sentence_index == chosen.spotted.sentence_index
    between = chosen.spotted.partner is not None and one.spotted.start < chosen.spotted.start
    inside = (chosen.spotted.start, chosen.spotted.end) in one.spotted.within
    # "Ora, a farming section of Bema".
    part = inside and chosen.mention.relation is PlaceRelation.PART_OF and one.mention.relation is PlaceRelation.IN
    return (told or part) and here and one.mention.rank <= chosen.mention.rank and (between or inside)


def is_only_in_title(chosen: Placed, placed: Sequence[Placed]) -> bool:
    """Whether the text never puts the event at the headline's place: `Nine killed in Ora`, `in Bema district`."""
    return not any(
        one.spotted.part is Part.TEXT
        and one.mention.relation in EVENT_RELATIONS
        and one.mention.rank < LOOSE_RANK
        and plain(one.mention.text) == plain(chosen.mention.text)
        for one in placed
    )


def told_in_text(base: Placed, tied: Sequence[Placed], placed: Sequence[Placed], gazetteer: Gazetteer) -> Placed:
    """The place that the text gives, where the headline names only the next town: `Ora blast`, in Bema district.

    The text must put the event at another place of the same division, not far off, and never in the town itself.
    """
    if base.pin is None or base.mention.part is not Part.TITLE or base.pin.place.kind is not PlaceKind.TOWN:
        return base
    town = base.pin
    own = [one for one in tied if one.mention.part is Part.TEXT and one.mention.rank == 0 and one.pin is not None]
    there = [one for one in own if one.pin is not None and one.pin.place.place_id == town.place.place_id]
    if not all(_is_division(one, gazetteer) for one in there):
        return base
    if is_only_in_title(base, placed):
        own_name = [one for one in there if one.name is not None and one.mention.relation in AT]
        if own_name:
            # "Nine killed in Ora", in villages of "Bema district", which nobody lists.
            return own_name[0]
    wide = any(_is_province(one, gazetteer) and plain(one.mention.text) == plain(base.mention.text) for one in placed)
    # A headline's "in Ora" that the text puts elsewhere in the province of the name is the province's.
    wide = wide or (is_only_in_title(base, placed) and same_named_division(town.place, gazetteer) is not None)
    for one in own:
        # A headline's "Gaza" is short for the text's "Gaza Strip".
        longer = one.mention.text.startswith(f"{base.mention.text} ")
        if longer and one.pin is not None and holds(one.pin.place, town.place):
            return one
    for one in own:
        found = one.pin
        # "The centre of Bema", in "Ora region".
        told = AT if found is None or found.place.kind is not PlaceKind.TOWN or not wide else AT | PARTS
        if found is None or is_road(one) or one.mention.relation not in told or one.fineness > COARSE:
            continue
        if one.spotted.designator is None and _holds_another(one, tied):
            # "In the Ora camp in Bema": no more is told of Bema than that the camp lies there.
            continue
        named = [two for two in placed if two.pin is not None and two.pin.place.place_id == town.place.place_id]
        if one in there or holds(found.place, town.place) or _holds_another(one, named):
            continue
        same = (found.place.country, found.place.admin1_code) == (town.place.country, town.place.admin1_code)
        if same and (wide or distance_km(found.point, town.point) <= HEADLINE_REACH_KM):
            return one
    return base


def _is_province(one: Placed, gazetteer: Gazetteer) -> bool:
    return gazetteer.words.designators.get(one.spotted.designator or "") == "admin1"


def _is_division(one: Placed, gazetteer: Gazetteer) -> bool:
    """Whether the text calls a name a district or a province: `in Ora town, Bema province`."""
    return _is_district(one, gazetteer) or _is_province(one, gazetteer)


def _holds_another(one: Placed, tied: Sequence[Placed]) -> bool:
    span = (one.spotted.start, one.spotted.end)
    return any(span in other.spotted.within and other.spotted.part is one.spotted.part for other in tied)


def without_bearings(tied: Sequence[Placed]) -> list[Placed]:
    """Places tied to an event, those left out that only say how far the one told before them lies from a town.

    `In the district of Ora, 15 miles south of Bema`.
    """
    tied = [one for number, one in enumerate(tied) if not (_is_bearing(one) and _is_beside(one, tied[:number]))]
    # "Near a village, 450 km from the capital": so far off, the capital says nothing.
    near = [one for one in tied if (kilometres(one.mention.modifier) or 0.0) < FAR_BEARING_KM]
    return near or tied


def _is_bearing(one: Placed) -> bool:
    said = one.mention.modifier or ""
    return one.mention.relation is PlaceRelation.NEAR and any(char.isdigit() for char in said)


def _is_beside(one: Placed, before: Sequence[Placed]) -> bool:
    return any(
        other.pin is not None
        and other.mention.relation in AT
        and other.fineness <= COARSE
        and other.spotted.part is one.spotted.part
        and other.spotted.sentence_index == one.spotted.sentence_index
        and other.mention.rank <= one.mention.rank
        for other in before
    )


def named_inside(tied: Sequence[Placed], placed: Sequence[Placed]) -> Placed | None:
    """The place that an unlisted one is told to lie in, where nothing else was found: of `Ora's Bema area` Ora."""
    for one in tied:
        if one.pin is not None or one.mention.rank > 0 or one.mention.relation not in AT:
            continue
        for holder in placed:
            span = (holder.spotted.start, holder.spotted.end)
            told = span in one.spotted.within and holder.spotted.part is one.spotted.part
            if told and holder.pin is not None and holder.pin.precision is not GeoPrecision.COUNTRY:
                found = replace(holder.pin, precision=max(holder.pin.precision, GeoPrecision.NEAR, key=FINENESS.index))
                return replace(holder, mention=one.mention, pin=found, name=one.mention.text)
    return None
