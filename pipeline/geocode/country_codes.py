"""Country codes as geopy's users write them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from geopy.exc import GeocoderQueryError

from pipeline.places.gazetteer import Gazetteer


class CountryCodes:
    """ISO 3166 codes of the gazetteer's countries."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._alpha3 = gazetteer.country_codes()

    def alpha3(self, codes: str | Sequence[str] | None) -> frozenset[str] | None:
        """Codes of two or three letters, in a list or parted by commas, as alpha-3; None when none are given.

        Raises GeocoderQueryError for a code that no country has.
        """
        if codes is None:
            return None
        given = codes.split(",") if isinstance(codes, str) else list(codes)
        found = set()
        for code in (one.strip().upper() for one in given):
            if code not in self._alpha3:
                near = get_close_matches(code, self._alpha3, n=3, cutoff=0.5)
                hint = f"; did you mean {', '.join(near)}?" if near else ""
                raise GeocoderQueryError(f"no country has the code {code!r} (ISO 3166){hint}")
            found.add(self._alpha3[code])
        return frozenset(found) or None
