"""A place name with the place it means, as the geoparser gives it."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.places.borders import border_reading, with_border
from pipeline.places.context import ArticlePlaces
from pipeline.places.gazetteer import Gazetteer, Place
from pipeline.places.locations import candidate
from pipeline.places.pins import Pin
from pipeline.places.placed import Placed
from pipeline.places.rank import Ranked, Reading, elsewhere, read_name
from pipeline.places.resolve import pinned
from pipeline.places.spotted import SpottedPlace
from schemas.coding import PlaceCandidate, PlaceMention
from schemas.geoparse import Toponym
from schemas.vocabulary import GeoPrecision, PlaceRelation

# Where else a name may be looked for: gives the place with a score and a reason, or None.
Elsewhere = Callable[[SpottedPlace, ArticlePlaces], Ranked | None]


def toponym(
    spotted: SpottedPlace, context: ArticlePlaces, gazetteer: Gazetteer, *, unlisted: Elsewhere | None = None
) -> Toponym:
    """One place name of a text, resolved with the whole text; a name that the gazetteer lacks by `unlisted`."""
    if spotted.relation is PlaceRelation.BORDER:
        reading, found = _border(spotted, context, gazetteer)
    else:
        reading = read_name(spotted, context=context, gazetteer=gazetteer)
        if reading.best is None and unlisted is not None:
            answer = unlisted(spotted, context)
            reading = reading if answer is None else Reading((answer, *reading.ranked), answer.score, answer.reason)
        found = pinned(reading, spotted, context, gazetteer, guess=True)
    place = None if found is None else _named(spotted, reading, found, gazetteer)
    country = None if place is None or place.country is None else gazetteer.country(place.country)
    return Toponym(
        start=spotted.start,
        end=spotted.end,
        phrase=spotted.text,
        relation=spotted.relation,
        modifier=spotted.modifier,
        place_id=None if place is None else place.place_id,
        name=None if place is None else place.name,
        latitude=None if found is None else round(found.point[0], 5),
        longitude=None if found is None else round(found.point[1], 5),
        radius_km=None if found is None else float(found.radius_km),
        precision=GeoPrecision.UNKNOWN if found is None else found.precision,
        country=None if place is None else place.country,
        country_name=None if country is None else country.name,
        admin1=None if place is None else place.admin1,
        admin2=None if place is None else place.admin2,
        feature_class=None if place is None else place.feature or place.kind.value,
        score=0.0 if found is None else min(1.0, reading.trust),
        reason=reading.reason if found is None else f"{found.reason}; {reading.reason}",
        runner_up=_runner_up(reading),
    )


def _named(spotted: SpottedPlace, reading: Reading, found: Pin, gazetteer: Gazetteer) -> Place:
    """The place that the name is of: "the border with Turkey" is seen from Syria, and Turkey is named."""
    if spotted.relation is PlaceRelation.BORDER and reading.ranked and gazetteer.knows(spotted.text):
        return reading.ranked[-1].place
    return found.place


def _border(spotted: SpottedPlace, context: ArticlePlaces, gazetteer: Gazetteer) -> tuple[Reading, Pin | None]:
    reading = border_reading(spotted, context, gazetteer)
    mention = PlaceMention(
        text=spotted.text,
        part=spotted.part,
        start=spotted.start,
        end=spotted.end,
        relation=spotted.relation,
        modifier=spotted.modifier,
        rank=0,
    )
    return reading, with_border(Placed(mention, spotted, reading, None), (), context, gazetteer).pin


def _runner_up(reading: Reading) -> PlaceCandidate | None:
    if not reading.ranked:
        return None
    best = reading.ranked[0]
    if reading.best is None:
        return candidate(best)
    rival = next((one for one in reading.ranked[1:] if elsewhere(best.place, one.place)), None)
    return None if rival is None else candidate(rival)
