"""Events at a border: which two countries it parts, and from where it is seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.places.context import ArticlePlaces
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.pins import Pin, border_pin
from pipeline.places.placed import FINENESS, Placed
from pipeline.places.rank import Ranked, Reading, read_name
from pipeline.places.spotted import SpottedPlace
from schemas.vocabulary import PlaceRelation

# A division named less often than this does not stand for where an article's border is.
LEADING_COUNT = 3
# Places named farther from the event than this do not say from where a border is seen.
FARTHEST_RANK = 2
BORDER_TRUST = 0.7


def border_reading(spotted: SpottedPlace, context: ArticlePlaces, gazetteer: Gazetteer) -> Reading:
    """The countries of a border, the neighbour last; a nationality stands for its country."""
    parts = [spotted.text] if gazetteer.knows(spotted.text) else spotted.text.replace("–", "-").split("-")
    countries = []
    for part in parts:
        code = gazetteer.country_of_demonym(part.strip())
        named = gazetteer.country(code) if code is not None else None
        if named is None:
            named = read_name(spotted.replace(text=part.strip()), context=context, gazetteer=gazetteer).place
        if named is not None:
            countries.append(Ranked(named, 1.0, "named as a border"))
    return Reading(tuple(countries), BORDER_TRUST if countries else 0.0, "border")


def with_border(border: Placed, tied: Sequence[Placed], context: ArticlePlaces, gazetteer: Gazetteer) -> Placed:
    """A border with its pin: seen from the region named with it, or from the country the article is about."""
    found = border_seen_from(border.reading, tied, context, gazetteer)
    return border if found is None else Placed(border.mention, border.spotted, border.reading, found)


def border_seen_from(
    reading: Reading, tied: Sequence[Placed], context: ArticlePlaces, gazetteer: Gazetteer
) -> Pin | None:
    """The pin of a border as it was read; None when no country of it is known."""
    countries = [one.place for one in reading.ranked]
    if not countries:
        return None
    neighbour = countries[-1]
    main = max(context.countries, key=lambda code: context.countries[code], default=None)
    if neighbour.kind is not PlaceKind.COUNTRY and neighbour.country == main:
        if sum(one.mention.relation is PlaceRelation.BORDER for one in tied) < len("AB"):
            # "East of the state border with Colima".
            return None
        # "On the border of Meta and Guaviare provinces": nobody's land is meant but the article's.
        reason = f"border of {neighbour.name}"
        return Pin(neighbour, neighbour.point, neighbour.radius_km, neighbour.geo_precision, reason)
    here = countries[0] if len(countries) > 1 else None
    near = [
        one.pin.place
        for one in tied
        if one.pin is not None
        and one.pin.place.country not in {None, neighbour.country}
        and one.mention.rank <= FARTHEST_RANK
    ]
    if near:
        here = min(near, key=lambda place: FINENESS.index(place.geo_precision))
    if here is None:
        here = _leading_division(context, neighbour)
    if here is None:
        others = {code: share for code, share in context.countries.items() if code != neighbour.country}
        code = max(others, key=lambda code: others[code], default=None)
        here = None if code is None else gazetteer.country(code)
    return border_pin(neighbour, here or neighbour, gazetteer)


def _leading_division(context: ArticlePlaces, neighbour: Place) -> Place | None:
    """The division outside the neighbour that most of an article's places lie in, when one clearly leads."""
    inside = Counter(
        (anchor.place.country, anchor.place.admin1)
        for anchor in context.anchors
        if anchor.place.admin1 is not None and anchor.place.country != neighbour.country
    )
    if not inside:
        return None
    (country, admin1), count = inside.most_common(1)[0]
    if count < LEADING_COUNT or count <= sum(inside.values()) / 2 or country is None:
        return None
    known = [
        anchor.place for anchor in context.anchors if (anchor.place.country, anchor.place.admin1) == (country, admin1)
    ]
    return min(known, key=lambda place: (place.kind is not PlaceKind.ADMIN1, -place.radius_km))
