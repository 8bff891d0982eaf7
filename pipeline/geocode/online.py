"""Geopy's online geocoders for names that the gazetteer lacks: asked politely, remembered on disk, never silent."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geopy.exc import (
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import GeoNames, Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from pipeline.geocode.geocoder import GazetteerGeocoder

# Nominatim's rule for everybody: one request a second.
SECONDS_BETWEEN = 1.0
RETRIES = 2
SECONDS_AFTER_ERROR = 5.0
TIMEOUT = 10
SERVICES = ("nominatim", "geonames")


class CachedGeocoder:
    """An online geocoder with a pause between requests and a folder of answers; errors are geopy's own, and raised.

    An answer, also "no such place", is kept for good; an error is never kept.
    """

    def __init__(
        self,
        service: Geocoder,
        folder: Path,
        *,
        seconds_between: float = SECONDS_BETWEEN,
        seconds_after_error: float = SECONDS_AFTER_ERROR,
        retries: int = RETRIES,
    ) -> None:
        self.service = service
        self.folder = folder
        self.requests = 0
        self._ask: Callable[..., Any] = RateLimiter(
            self._counted,
            min_delay_seconds=seconds_between,
            max_retries=retries,
            error_wait_seconds=max(seconds_after_error, seconds_between),
            swallow_exceptions=False,
        )

    def geocode(self, query: str, **options: Any) -> Location | None:
        """The service's first answer. Raises geopy's errors, as GeocoderRateLimited or GeocoderUnavailable."""
        path = self._path(query, options)
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            found = self._ask(query, **options)
            kept = None if found is None else _packed(found)
            self._keep(path, kept)
        return None if kept is None else _unpacked(kept)

    def _counted(self, query: str, **options: Any) -> Location | None:
        self.requests += 1
        try:
            found = self.service.geocode(query, **options)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # JSON of another shape than the service's own: geopy lets what trips over it through.
            raise GeocoderParseError(f"the service's answer cannot be read ({error})") from error
        if found is not None and not {"lat", "lon", "lng"} & set(found.raw):
            # geopy would put it at 0, 0.
            raise GeocoderParseError(f"the service's answer has no point: {str(found.raw)[:200]}")
        return found

    def _path(self, query: str, options: dict[str, Any]) -> Path:
        asked = json.dumps(
            [type(self.service).__name__, getattr(self.service, "api", ""), query, options], sort_keys=True
        )
        return self.folder / f"{hashlib.sha256(asked.encode()).hexdigest()[:32]}.json"

    def _keep(self, path: Path, answer: dict[str, Any] | None) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.tmp")
        unfinished.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
        os.replace(unfinished, path)


class FallbackGeocoder:
    """The gazetteer first; an online geocoder only for names that it lacks."""

    def __init__(self, gazetteer: GazetteerGeocoder, online: CachedGeocoder) -> None:
        self.gazetteer = gazetteer
        self.online = online

    def geocode(self, query: str, *, country_codes: str | list[str] | None = None) -> Location | None:
        """The gazetteer's place, or the service's, with `raw["service"]` set. Raises geopy's errors."""
        found = self.gazetteer.geocode(query, country_codes=country_codes)
        if found is not None:
            return found
        if not query.strip():
            return None
        options: dict[str, Any] = {}
        if country_codes is not None:
            given = country_codes.split(",") if isinstance(country_codes, str) else country_codes
            alpha2 = self.gazetteer.gazetteer.alpha2()
            codes = [alpha2.get(code.strip().upper(), code.strip()).lower() for code in given]
            options["country" if isinstance(self.online.service, GeoNames) else "country_codes"] = codes
        return self.online.geocode(query, **options)


def online_service(
    name: str,
    *,
    user_agent: str,
    username: str | None = None,
    domain: str | None = None,
    scheme: str | None = None,
) -> Geocoder:
    """Nominatim or GeoNames as geopy has them. Raises ValueError when what the service asks of its users is missing."""
    if name not in SERVICES:
        raise ValueError(f"no online service {name!r}; known are {', '.join(SERVICES)}")
    if not user_agent.strip():
        raise ValueError("an online service needs a user agent that names you, as 'my-project (me@example.org)'")
    where = {key: value for key, value in (("domain", domain), ("scheme", scheme)) if value is not None}
    if name == "nominatim":
        return Nominatim(user_agent=user_agent, timeout=TIMEOUT, **where)
    if not username:
        raise ValueError("GeoNames asks for the name of a (free) account: give username")
    return GeoNames(username, user_agent=user_agent, timeout=TIMEOUT, **where)


def _packed(found: Location) -> dict[str, Any]:
    return {
        "address": found.address,
        "latitude": found.latitude,
        "longitude": found.longitude,
        "raw": found.raw,
        "kept_at": int(time.time()),
    }


def _unpacked(kept: dict[str, Any]) -> Location:
    raw = {**(kept["raw"] if isinstance(kept["raw"], dict) else {"answer": kept["raw"]}), "service": "online"}
    return Location(kept["address"], Point(kept["latitude"], kept["longitude"]), raw)


__all__ = [
    "SECONDS_AFTER_ERROR",
    "SERVICES",
    "CachedGeocoder",
    "FallbackGeocoder",
    "GeocoderParseError",
    "GeocoderQueryError",
    "GeocoderRateLimited",
    "GeocoderServiceError",
    "GeocoderTimedOut",
    "GeocoderUnavailable",
    "online_service",
]
