"""A geopy geocoder over the gazetteer: the same methods and objects, without a network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from pipeline.geocode.country_codes import CountryCodes
from pipeline.places.gazetteer import Gazetteer, Place
from pipeline.places.geometry import distance_km
from pipeline.places.query import Answer, resolve_query

# A point this far from every listed town is in no town's neighbourhood.
FARTHEST_KM = 200.0
DEFAULT_LIMIT = 10


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """Geocodes names, and points back to names, from the gazetteer's file alone.

    `GazetteerGeocoder.of_project().geocode("Saraqib, Syria")` is a geopy `Location` with the place's fields in `raw`.
    """

    def __init__(self, gazetteer: Gazetteer | Path, *, least_score: float = 0.0) -> None:
        """`least_score` (0 to 1) leaves out answers less likely to be the place meant."""
        super().__init__(user_agent="sitrep")
        self.gazetteer = gazetteer if isinstance(gazetteer, Gazetteer) else Gazetteer.open(gazetteer)
        self.least_score = least_score
        self._codes = CountryCodes(self.gazetteer)

    @classmethod
    def of_project(cls, root: Path | None = None) -> GazetteerGeocoder:
        """The geocoder over the project's own gazetteer, which is built on first use."""
        # Imported here: those who bring a gazetteer file need none of the project's tables.
        from pipeline.stages.context import open_gazetteer

        return cls(open_gazetteer(root or Path(__file__).resolve().parents[2]))

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = None,
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
    ) -> Location | list[Location] | None:
        """The place of a name, or the likeliest ones; None when there is none.

        Phrases work too: "20 km south of Idlib", "near the border with Turkey, Syria", "southern Idlib".
        `country_codes` are ISO 3166 alpha-2 or alpha-3. `raw` of the location holds place_id, precision, radius_km,
        score and reason.
        Raises GeocoderQueryError for a query that is no text, and for unknown country codes.
        """
        if not isinstance(query, str):
            raise GeocoderQueryError(f"a query is a text, not {type(query).__name__}")
        if limit is not None and limit < 1:
            raise GeocoderQueryError(f"limit must be 1 or more, not {limit}")
        found = resolve_query(query, self.gazetteer, countries=self._codes.alpha3(country_codes))
        kept = [self._location(answer) for answer in found if answer.score >= self.least_score]
        if exactly_one:
            return kept[0] if kept else None
        return kept[: limit or DEFAULT_LIMIT] or None

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: Any = None,
        country_codes: str | Sequence[str] | None = None,
    ) -> Location | list[Location] | None:
        """The town nearest to a point; None when none is within 200 km. Raises GeocoderQueryError for a bad point."""
        try:
            point = Point(query)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(f"not a point: {error}") from None
        codes = self._codes.alpha3(country_codes)
        near = [
            self.gazetteer.nearest(point.latitude, point.longitude, country=code)
            for code in sorted(codes or [None])  # type: ignore[type-var]
        ]
        here = (point.latitude, point.longitude)
        known = sorted((place for place in near if place is not None), key=lambda place: distance_km(place.point, here))
        found = [self._named(place, distance_km(place.point, here)) for place in known]
        found = [location for location in found if location.raw["distance_km"] <= FARTHEST_KM]
        if exactly_one:
            return found[0] if found else None
        return found or None

    def _location(self, answer: Answer) -> Location:
        pin = answer.pin
        raw = {
            **self._fields(pin.place),
            "latitude": pin.point[0],
            "longitude": pin.point[1],
            "precision": pin.precision.value,
            "radius_km": pin.radius_km,
            "score": round(answer.score, 3),
            "reason": answer.reason,
            "runner_up": None if answer.runner_up is None else self._fields(answer.runner_up.place),
        }
        return Location(self._address(pin.place), Point(*pin.point), raw)

    def _named(self, place: Place, km: float) -> Location:
        return Location(self._address(place), Point(*place.point), {**self._fields(place), "distance_km": round(km, 2)})

    def _address(self, place: Place) -> str:
        country = None if place.country is None else self.gazetteer.country(place.country)
        parts = (place.name, place.admin2, place.admin1, None if country is None else country.name)
        return ", ".join(dict.fromkeys(part for part in parts if part))

    def _fields(self, place: Place) -> dict[str, Any]:
        return {
            "place_id": place.place_id,
            "name": place.name,
            "feature_class": place.feature or place.kind.value,
            "country": place.country,
            "admin1": place.admin1,
            "admin2": place.admin2,
            "population": place.population,
        }
