"""Location records: the place chosen, or why none, with the candidates that were weighed."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.places.gazetteer import Gazetteer, Place
from pipeline.places.nesting import holds
from pipeline.places.pins import Pin
from pipeline.places.placed import EVENT_RELATIONS, Placed
from pipeline.places.rank import Ranked, Reading
from schemas.coding import Location, PlaceCandidate, PlaceMention, Report
from schemas.vocabulary import GeoPrecision

MOST_CANDIDATES = 5


def made_location(
    report: Report,
    found: Pin,
    mention: PlaceMention | None,
    reason: str,
    trust: float,
    reading: Reading | None,
    placed: Sequence[Placed],
    gazetteer: Gazetteer,
    *,
    name: str | None = None,
) -> Location:
    """The record of a pin; `name` is the place's own, when the gazetteer lacks it and the pin is of what holds it."""
    place = found.place
    country = None if place.country is None else gazetteer.country(place.country)
    fine = found.precision is not GeoPrecision.COUNTRY
    return Location(
        report_id=report.report_id,
        place_id=place.place_id,
        location=name or place.name,
        country=place.country,
        country_name=None if country is None else country.name,
        admin1=place.admin1 if fine else None,
        admin2=place.admin2 if fine else None,
        latitude=round(found.point[0], 5),
        longitude=round(found.point[1], 5),
        geo_precision=found.precision,
        geo_radius_km=float(found.radius_km),
        score=round(min(1.0, trust), 3),
        reason=reason,
        place_text=None if mention is None else mention.text,
        part=None if mention is None else mention.part,
        start=None if mention is None else mention.start,
        end=None if mention is None else mention.end,
        other_places=_others(place, mention, placed),
        candidates=_candidates(reading),
    )


def unknown_location(report: Report, placed: Sequence[Placed], why: str) -> Location:
    first = placed[0] if placed else None
    return Location(
        report_id=report.report_id,
        place_id=None,
        location=None,
        country=None,
        country_name=None,
        admin1=None,
        admin2=None,
        latitude=None,
        longitude=None,
        geo_precision=GeoPrecision.UNKNOWN,
        geo_radius_km=None,
        score=0.0,
        reason=why,
        place_text=None if first is None else first.mention.text,
        part=None if first is None else first.mention.part,
        start=None if first is None else first.mention.start,
        end=None if first is None else first.mention.end,
        other_places=(),
        candidates=_candidates(None if first is None else first.reading),
    )


def _others(place: Place, mention: PlaceMention | None, placed: Sequence[Placed]) -> tuple[str, ...]:
    """Names of the further places tied to the event, containers of the chosen one left out."""
    names = []
    for one in placed:
        if one.mention is mention or one.mention.relation not in EVENT_RELATIONS or one.spotted.weak:
            continue
        other = one.pin.place if one.pin is not None else None
        if other is None or not (other.place_id == place.place_id or holds(other, place)):
            names.append(one.mention.text if other is None else other.name)
    return tuple(dict.fromkeys(names))


def candidate(one: Ranked) -> PlaceCandidate:
    """A ranked row as a record."""
    return PlaceCandidate(
        place_id=one.place.place_id,
        name=one.place.name,
        country=one.place.country,
        admin1=one.place.admin1,
        latitude=one.place.latitude,
        longitude=one.place.longitude,
        score=round(one.score, 3),
        reason=one.reason,
    )


def _candidates(reading: Reading | None) -> tuple[PlaceCandidate, ...]:
    ranked = () if reading is None else reading.ranked[:MOST_CANDIDATES]
    return tuple(candidate(one) for one in ranked)
