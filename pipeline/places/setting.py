"""Where a story is set, for events that no place is tied to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.places.context import ArticlePlaces
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.locations import made_location, unknown_location
from pipeline.places.pins import NEAR_KM, Pin
from pipeline.places.placed import EVENT_RELATIONS, Placed
from schemas.coding import Location, Report
from schemas.vocabulary import GeoPrecision, PlaceRelation

# From this rank on a place is only told as the division it lies in.
FAR_RANK = 3
# Below this rank a coarser place is made more specific by any place inside it.
LOOSE_RANK = 2
COUNTRY_OF_ARTICLE = 0.5
COUNTRY_TRUST = 0.3
# Less will do where the next country is named clearly less.
LEAST_COUNTRY = 0.4
CLEARLY_MORE = 1.5
# A group's home alone does not tell where a story is set.
LEAST_WEIGHT = 0.5
# Of the listed places of a name in doubt, the share that one country has when the name tells the country at least.
ONLY_COUNTRY = 0.85
SAME_NAME = 0.05


def as_division(found: Pin, gazetteer: Gazetteer) -> Pin:
    """A pin told as the division or country it lies in."""
    place = found.place
    outer = None
    if place.country is not None:
        outer = gazetteer.division(place.country, place.admin1) if place.admin1 is not None else None
        outer = outer or gazetteer.country(place.country)
    if outer is None:
        return found
    return Pin(outer, outer.point, outer.radius_km, outer.geo_precision, f"{place.name} is named far from the event")


def set_in(
    report: Report, filed: Placed | None, placed: Sequence[Placed], context: ArticlePlaces, gazetteer: Gazetteer
) -> Location:
    """Where a story is set, when no place is tied to the event: its dateline, or a country; else unknown.

    `filed` is where the article is filed from, when that may be where its event was.
    """
    unlisted = next(
        (one for one in placed if one.pin is None and one.reading.reason and one.mention.relation in EVENT_RELATIONS),
        None,
    )
    why = "no place is named with the event" if unlisted is None else unlisted.reading.reason
    # "The capital" of nobody knows which country is no name.
    named = unlisted is not None and unlisted.mention.rank < LOOSE_RANK and unlisted.spotted.capital_of is None
    named = named and unlisted is not None and unlisted.spotted.designator != "capital"
    name = unlisted.mention.text if unlisted is not None and named else None
    # Names that were not found speak for no country of their own.
    missing = {one.mention.text for one in placed if one.pin is None and one.mention.relation in EVENT_RELATIONS}
    leading = max(context.countries, key=lambda code: context.share(code, without=missing), default=None)
    for one in [*([] if filed is None else [filed]), *placed]:
        country = None if one.pin is None else one.pin.place.country
        if one.pin is None or country is None or one.mention.rank >= FAR_RANK or one.spotted.weak:
            continue
        if one is not filed and not _may_be_the_country(country, leading, context):
            continue
        found, reason = _told_by(one, gazetteer, at_town=report.headline and unlisted is None)
        reason = f"{why}; {reason}"
        return made_location(
            report,
            Pin(found.place, found.point, found.radius_km, found.precision, reason),
            one.mention,
            reason,
            COUNTRY_TRUST,
            one.reading,
            placed,
            gazetteer,
            name=name,
        )
    country, reason = _country_told(placed, leading, missing, context)
    country_place = None if country is None else gazetteer.country(country)
    if country_place is None:
        return unknown_location(report, placed, why)
    reason = f"{why}; {reason}"
    return made_location(
        report, _country_pin(country_place, reason), None, reason, COUNTRY_TRUST, None, placed, gazetteer, name=name
    )


def _country_told(
    placed: Sequence[Placed], leading: str | None, missing: Collection[str], context: ArticlePlaces
) -> tuple[str | None, str]:
    """The country of a story without a place that was found, and why; None when nothing tells it."""
    shares = {code: context.share(code, without=missing) for code in context.countries}
    rest = sum(shares.values())
    if leading is not None and rest * context.total >= LEAST_WEIGHT:
        most = shares[leading] / rest
        second = max((share / rest for code, share in shares.items() if code != leading), default=0.0)
        if most >= max(LEAST_COUNTRY, CLEARLY_MORE * second) or most >= COUNTRY_OF_ARTICLE:
            return leading, "country that most of the article's names point to"
    for one in placed:
        close = [ranked for ranked in one.reading.ranked if ranked.place.cost <= SAME_NAME]
        tied = one.mention.rank < LOOSE_RANK and one.mention.relation in EVENT_RELATIONS and not one.spotted.weak
        country = close[0].place.country if close and tied else None
        score = sum(ranked.score for ranked in close if ranked.place.country == country)
        if country is not None and score >= ONLY_COUNTRY * sum(ranked.score for ranked in close):
            return country, f"country of every '{one.mention.text}' that is listed"
    return None, ""


def _may_be_the_country(country: str, leading: str | None, context: ArticlePlaces) -> bool:
    """Whether a country of which the text names a place can be the story's: no other is named more."""
    share = context.share(country)
    told = share if leading is None else context.share(leading)
    # Of two that are named alike, the outlet's own.
    behind = context.source_country not in {None, country} and share <= context.share(context.source_country)
    return share >= max(COUNTRY_OF_ARTICLE / 2, told) and not behind


def _told_by(one: Placed, gazetteer: Gazetteer, *, at_town: bool) -> tuple[Pin, str]:
    """What a place that a story only mentions tells of its event: a dateline its town or division, else its country."""
    assert one.pin is not None
    if one.mention.relation is PlaceRelation.DATELINE and one.pin.place.kind is PlaceKind.TOWN:
        town = one.pin
        if at_town:
            near = Pin(town.place, town.point, max(NEAR_KM, town.radius_km), GeoPrecision.NEAR, town.reason)
            return near, f"the story is filed from {one.mention.text}"
        return as_division(town, gazetteer), f"division of '{one.mention.text}', from where the story is filed"
    country = gazetteer.country(str(one.pin.place.country))
    assert country is not None
    return _country_pin(country, ""), f"country of '{one.mention.text}', which the text only mentions"


def _country_pin(country: Place, reason: str) -> Pin:
    return Pin(country, country.point, country.radius_km, GeoPrecision.COUNTRY, reason)
