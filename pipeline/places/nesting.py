"""Which place of a sentence the text puts inside which: "Kano, Nigeria", "a village in Idlib province"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.places.bearings import with_bearings
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.geometry import distance_km
from pipeline.places.names import plain
from pipeline.places.prominence import dominant
from pipeline.places.roads import is_between_ends
from pipeline.places.spotted import SpottedPlace
from schemas.article import Sentence
from schemas.vocabulary import PlaceRelation

# "Jabal Duwayli area in Idlib province", "Chasiv Yar, in the Donetsk region", "Sarmin, a town in".
INSIDE_GAP = re.compile(
    r"^(?P<class>(?:\s+[\w-]+){0,2})\s*,?\s*(?:(?:an?|the)\s+[^,.;]{1,60}?)?\b(?:in|of|within|inside)\s+(?:the\s+)?"
    r"(?:[\w'’-]+\s+){0,4}(?:of\s+)?$"
)
COMMA_GAP = re.compile(r"^(?P<class>(?:\s+[\w-]+)?)\s*[,(]\s*$")
# "Ora, department of Bema": the class word before the larger name.
CLASS_GAP = re.compile(r"^\s*[,(]\s*(?:in\s+)?(?:the\s+)?(?P<class>(?:[\w-]+\s+){1,3})of\s+(?:the\s+)?$")
# "Syria's Idlib", "Ora district's Bema village".
OWNER_GAP = re.compile(r"^(?:\s+(?P<class>[\w-]+))?['’]s?\s+(?:[\w-]+\s+){0,4}(?:of\s+)?$")
# "The Bema municipality of Ora": a province before the class word of a town in it.
OWNED_CLASS = re.compile(r"^\s+(?P<class>municipality|town|city|village|borough|district|suburb|township)\s+of\s+$")
LIST_GAP = re.compile(r"^\s*(?:,|and|or|&|,\s*and)\s*$")
# Where something is; "talks between Homs and Hama" are not, so a place word or a verb of place must come first.
BETWEEN = re.compile(
    r"\b(?:road|highway|route|area|areas|villages?|towns?|land|line|front|frontline|corridor|halfway|midway|located|lies?|"
    r"lying|situated|somewhere|railway|motorway|stretch|fields?|desert|forest|valley|checkpoint|hills?|mountains?|convoys?|"
    r"patrols?|bus|buses|minibus|trucks?|tankers?|trains?|vehicles?|cars?|lorry|lorries|pipeline|bridge|spot|point|ambush(?:ed)?|"
    r"travel(?:ing|ling|led|ed)|driving|heading|passing|crossing)\s+"
    r"(?:\w+\s+)?between\s+(?:the\s+)?(?:[a-z-]+\s+of\s+)?$",
    re.IGNORECASE,
)
AND_OTHER = re.compile(r"^\s+and\s+(?:the\s+)?(?:[a-z-]+\s+of\s+)?[A-Z]")
AND_GAP = re.compile(r"^\s+(?:[a-z]+\s+)?and\s+(?:the\s+)?(?:[a-z-]+\s+of\s+)?$")
TWO_ENDS = re.compile(r"\b(?:between|from|linking|connecting|joining)\b", re.IGNORECASE)
# "The road from Ora to Bema", "linking Ora with Bema".
ENDS_GAP = re.compile(r"^\s+(?:to|and|with)\s+(?:the\s+)?(?:[a-z-]+\s+of\s+)?$")
CONTAINERS = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.AREA})
# A town lies in a named area or around a named town when it is this much nearer than the area's own radius.
AREA_MARGIN = 1.3


def with_containers(places: Sequence[SpottedPlace], sentence: Sentence, gazetteer: Gazetteer) -> list[SpottedPlace]:
    """The places with their `within` spans filled in."""
    places = _with_own_class_words(places, sentence, gazetteer)
    spans: dict[int, list[tuple[int, int]]] = {number: [] for number in range(len(places))}
    for number, (one, other) in enumerate(pairwise(places)):
        gap = sentence.text[one.end - sentence.start : other.start - sentence.start]
        if (_is_owner(gap, gazetteer) or OWNED_CLASS.match(gap)) and not one.weak:
            if _may_hold(one, other, gazetteer):
                spans[number + 1].append((one.start, one.end))
        elif _gap_holds(gap, gazetteer):
            # "China, Japan" is a list, though Japan has a town of that name.
            listed = COMMA_GAP.match(gap) is not None
            if _may_hold(other, one, gazetteer, plainly=listed, stated=not listed):
                spans[number].append((other.start, other.end))
    for number in range(len(places) - 2):
        holder, last = places[number + 1], places[number + 2]
        if (holder.start, holder.end) in spans[number] and (holder.start, holder.end) in spans[number + 2]:
            # "Bema county of Ruhland's Ora state" lies in Ora.
            spans[number].append((last.start, last.end))
    # "Baga, Borno, Nigeria": what holds the container holds the place too.
    for number in reversed(range(len(places) - 1)):
        following = places[number + 1]
        if (following.start, following.end) in spans[number]:
            spans[number] += spans[number + 1]
    places = _between_two(with_bearings(places, sentence, gazetteer), sentence)
    held = [place.replace(within=tuple(spans[n])) if spans[n] else place for n, place in enumerate(places)]
    owned = [_like_owner(place, held) for place in _sharing_class_word(held, sentence)]
    return [_like_content(place, owned) for place in owned]


def _with_own_class_words(
    places: Sequence[SpottedPlace], sentence: Sentence, gazetteer: Gazetteer
) -> list[SpottedPlace]:
    """Places with the class word of the one behind it given back: "the Bema municipality of Ora" is Ora, in Bema."""
    told = list(places)
    for number, (one, other) in enumerate(pairwise(places)):
        gap = sentence.text[one.end - sentence.start : other.start - sentence.start]
        owned = OWNED_CLASS.match(gap)
        if owned is None or owned["class"].lower() != one.designator:
            continue
        if _may_hold(one, other, gazetteer) and not _may_hold(other, one, gazetteer):
            told[number] = one.replace(designator=None)
            told[number + 1] = other.replace(designator=other.designator or owned["class"].lower())
    return told


def _between_two(places: Sequence[SpottedPlace], sentence: Sentence) -> list[SpottedPlace]:
    """Places with their partners: "on the road between Homs and Hama" is at neither of them."""
    paired = list(places)
    if TWO_ENDS.search(sentence.text) is None:
        return paired
    for number, one in enumerate(places):
        # The other one may be a place that nobody knows.
        here = one.start - sentence.start, one.end - sentence.start
        loose = one.relation is PlaceRelation.CONTEXT and not one.weak
        if loose and BETWEEN.search(sentence.text[: here[0]]) and AND_OTHER.match(sentence.text[here[1] :]):
            paired[number] = one.replace(relation=PlaceRelation.NEAR)
    for number, (one, other) in enumerate(pairwise(places)):
        before = sentence.text[: one.start - sentence.start]
        gap = sentence.text[one.end - sentence.start : other.start - sentence.start]
        if (BETWEEN.search(before) and AND_GAP.match(gap)) or (is_between_ends(before) and ENDS_GAP.match(gap)):
            near = {"relation": PlaceRelation.NEAR, "modifier": "between"}
            paired[number] = one.replace(partner=(other.start, other.end), **near)
            paired[number + 1] = other.replace(partner=(one.start, one.end), **near)
    return paired


def _like_owner(place: SpottedPlace, places: Sequence[SpottedPlace]) -> SpottedPlace:
    """A place that its container owns stands where the container does: "in Syria's Idlib" is in Idlib."""
    if place.relation is not PlaceRelation.CONTEXT or place.weak:
        return place
    owner = next((one for one in places if one.end <= place.start and (one.start, one.end) in place.within), None)
    return place if owner is None else place.replace(relation=owner.relation)


def _like_content(place: SpottedPlace, places: Sequence[SpottedPlace]) -> SpottedPlace:
    """What happened in a place happened in the one that holds it: "on the Dallo Khel checkpost, Lakki Marwat"."""
    if place.relation is not PlaceRelation.CONTEXT or place.weak:
        return place
    inside = any(
        (place.start, place.end) in one.within and one.relation in {PlaceRelation.IN, PlaceRelation.NEAR}
        for one in places
    )
    return place.replace(relation=PlaceRelation.IN) if inside else place


def _sharing_class_word(places: Sequence[SpottedPlace], sentence: Sentence) -> list[SpottedPlace]:
    """Places of a list with the class word that closes it: "Idlib and Aleppo provinces"."""
    shared = list(places)
    for number in reversed(range(len(shared) - 1)):
        one, other = shared[number], shared[number + 1]
        gap = sentence.text[one.end - sentence.start : other.start - sentence.start]
        plural = other.designator is not None and other.designator.endswith("s")
        if plural and one.designator is None and LIST_GAP.match(gap):
            shared[number] = one.replace(designator=other.designator)
    return shared


def _is_owner(gap: str, gazetteer: Gazetteer) -> bool:
    """Whether the words between two names make the second the first one's."""
    found = OWNER_GAP.match(gap)
    return found is not None and (found["class"] is None or plain(found["class"]) in gazetteer.words.designators)


def _gap_holds(gap: str, gazetteer: Gazetteer) -> bool:
    """Whether the words between two names put the first inside the second; class words may come first."""
    words = gazetteer.words
    larger = CLASS_GAP.match(gap)
    if larger is not None and plain(larger.group("class").split()[-1]) in words.designators:
        return True
    found = INSIDE_GAP.match(gap) or COMMA_GAP.match(gap)
    if found is None:
        return False
    between = [plain(word) for word in found.group("class").split()]
    # "Jabalia refugee camp in", but not "Canada died in".
    return not between or any(between[-1] in known for known in (words.designators, words.sites, words.parts))


def _may_hold(
    outer: SpottedPlace,
    inner: SpottedPlace,
    gazetteer: Gazetteer,
    *,
    plainly: bool = False,
    stated: bool = False,
) -> bool:
    """Whether a place of the outer name can contain one of the inner name.

    `plainly` asks it of the best-known place of the inner name only; `stated` means that the text says so.
    """
    if plain_same(outer.text, inner.text):
        return False
    holders = [
        place for place in gazetteer.lookup(outer.text) if place.kind in CONTAINERS or outer.designator is not None
    ]
    if not holders:
        return False
    inside = gazetteer.lookup(inner.text) if inner.known else []
    best = dominant(inside) if inside else None
    if best is not None and (best.kind is PlaceKind.COUNTRY or (plainly and best.kind is PlaceKind.ADMIN1)):
        inside = [best]
    if not inside or any(holds(holder, place) for holder in holders for place in inside):
        return True
    # "Mansura, in Raqqa province": the text knows a village there that the gazetteer does not.
    return stated and best is None


def holds(outer: Place, inner: Place) -> bool:
    """Whether a place lies in another by country, division or distance; a place does not hold itself."""
    if outer.place_id == inner.place_id or inner.kind is PlaceKind.COUNTRY:
        return False
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country == outer.country
    if outer.kind is PlaceKind.ADMIN1:
        same = inner.country == outer.country and inner.admin1_code == outer.admin1_code
        return same and inner.kind is not PlaceKind.ADMIN1
    if outer.kind is PlaceKind.ADMIN2:
        same = (inner.country, inner.admin1_code) == (outer.country, outer.admin1_code)
        small = inner.kind not in {PlaceKind.ADMIN1, PlaceKind.ADMIN2}
        near = distance_km(outer.point, inner.point) <= outer.radius_km * AREA_MARGIN
        return same and small and (inner.admin2 == outer.admin2 if inner.admin2 is not None else near)
    if outer.kind in {PlaceKind.AREA, PlaceKind.WATER}:
        return distance_km(outer.point, inner.point) <= outer.radius_km * AREA_MARGIN
    return inner.radius_km < outer.radius_km and distance_km(outer.point, inner.point) <= outer.radius_km * AREA_MARGIN


def plain_same(one: str, other: str) -> bool:
    """Whether two names are the same but for case."""
    return one.casefold() == other.casefold()
