"""What the geoparser gives: one row per place name found in a text."""

from __future__ import annotations

from schemas.base import Record, described
from schemas.coding import PlaceCandidate
from schemas.vocabulary import GeoPrecision, PlaceRelation

__all__ = ["Toponym"]


class Toponym(Record):
    """A place name in a text, with the place it was taken for; the place's fields are empty when it is unknown."""

    start: int = described("First character", unit="characters", ge=0)
    end: int = described("One past the last character", unit="characters", ge=0)
    phrase: str = described("The name as written", example="Jabal al-Dweila")
    relation: PlaceRelation = described("How the text ties what it tells to the place")
    modifier: str | None = described("Words that narrow or shift the place", example="20 km south of")
    place_id: str | None = described("Id in the gazetteer", example="geonames:169389")
    name: str | None = described("Name in the gazetteer")
    latitude: float | None = described("Latitude of the point meant", unit="degrees north, WGS 84", ge=-90, le=90)
    longitude: float | None = described("Longitude of the point meant", unit="degrees east, WGS 84", ge=-180, le=180)
    radius_km: float | None = described("Radius around the point that should hold what is meant", unit="km", ge=0)
    precision: GeoPrecision = described("How exactly the point is known")
    country: str | None = described("ISO 3166 alpha-3", example="SYR")
    country_name: str | None = described("Name of the country", example="Syria")
    admin1: str | None = described("First-level division", example="Idlib")
    admin2: str | None = described("Second-level division", example="Harim")
    feature_class: str | None = described("What the place is", example="hill")
    score: float = described("Trust in the choice", unit="0 to 1", ge=0, le=1)
    reason: str = described("What spoke for the place, or why none was chosen")
    runner_up: PlaceCandidate | None = described("The best place elsewhere that the name may mean")
