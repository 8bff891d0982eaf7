"""Names of a text that the gazetteer lacks, looked for online: off unless the user names a service and themselves."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import GeopyError
from geopy.geocoders import GeoNames

from pipeline.geocode.answers import answered_place
from pipeline.geocode.online import SECONDS_AFTER_ERROR, CachedGeocoder, online_service
from pipeline.places.candidates import LEADING_SHARE, containers_of
from pipeline.places.context import ArticlePlaces
from pipeline.places.gazetteer import Gazetteer
from pipeline.places.rank import Ranked
from pipeline.places.spotted import SpottedPlace
from schemas.settings import OnlineSettings

__all__ = ["ATTRIBUTIONS", "GeopyError", "UnlistedPlaces", "unlisted_places"]

# Trust in the first answer of a service that knows nothing of the article, but for the countries it speaks of.
IN_A_COUNTRY_NAMED = 0.6
ANYWHERE = 0.3
ATTRIBUTIONS = {
    "nominatim": "Places found online: © OpenStreetMap contributors, ODbL (https://www.openstreetmap.org/copyright)",
    "geonames": "Places found online: GeoNames (https://www.geonames.org/), CC BY 4.0",
}


class UnlistedPlaces:
    """Asks an online service for a name; the countries that the text speaks of are asked first, and only they."""

    def __init__(self, gazetteer: Gazetteer, online: CachedGeocoder) -> None:
        self.online = online
        self._gazetteer = gazetteer
        self._alpha2 = gazetteer.alpha2()
        self._alpha3 = {two: three for three, two in self._alpha2.items()}

    def __call__(self, spotted: SpottedPlace, context: ArticlePlaces) -> Ranked | None:
        """The service's first answer for a name as its text means it. Raises geopy's errors."""
        if spotted.weak:
            return None
        codes = self._countries(spotted, context)
        found = self.online.geocode(spotted.text, **self._options(codes))
        if found is None:
            return None
        place = answered_place(found, alpha3=self._alpha3)
        reason = f"not in the gazetteer; first answer of {type(self.online.service).__name__}"
        if codes:
            return Ranked(place, IN_A_COUNTRY_NAMED, f"{reason} in a country that the text names")
        return Ranked(place, ANYWHERE, reason)

    def _countries(self, spotted: SpottedPlace, context: ArticlePlaces) -> list[str]:
        """ISO 3166 alpha-2 codes of the countries that the name may be in, as far as the text tells."""
        holders = [place for places in containers_of(spotted, context, self._gazetteer) for place in places]
        told = {place.country for place in holders if place.country is not None}
        told = told or {code for code, share in context.countries.items() if share >= LEADING_SHARE}
        return sorted(self._alpha2[code].lower() for code in told if code in self._alpha2)

    def _options(self, codes: list[str]) -> dict[str, Any]:
        is_geonames = isinstance(self.online.service, GeoNames)
        options: dict[str, Any] = {} if is_geonames else {"addressdetails": True}
        if codes:
            options["country" if is_geonames else "country_codes"] = codes
        return options


def unlisted_places(gazetteer: Gazetteer, settings: OnlineSettings, *, cache: Path) -> UnlistedPlaces | None:
    """What asks the service of the settings, with its answers kept in a folder; None when they name no service.

    Raises ValueError when what the service asks of its users is missing.
    """
    if settings.service is None:
        return None
    service = online_service(
        settings.service.value,
        user_agent=settings.user_agent or "",
        username=settings.username,
        **_server(settings.server),
    )
    online = CachedGeocoder(
        service,
        cache,
        seconds_between=settings.seconds_between,
        seconds_after_error=min(SECONDS_AFTER_ERROR, 5 * settings.seconds_between),
        retries=settings.retries,
    )
    return UnlistedPlaces(gazetteer, online)


def _server(given: str | None) -> Mapping[str, str]:
    """The scheme and the rest of a server's address, as geopy wants them."""
    if given is None:
        return {}
    parts = urlsplit(given if "://" in given else f"https://{given}")
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError(f"{given!r} is no server; write it as https://nominatim.example.org")
    return {"scheme": parts.scheme, "domain": f"{parts.netloc}{parts.path}".rstrip("/")}
