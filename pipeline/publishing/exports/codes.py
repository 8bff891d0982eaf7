"""The codes of other formats, looked up by our own values. All of them are rows of seeds/exports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.export_seeds import (
    AcledUnnamedRow,
    CameoRoleRow,
    ExportCountryRow,
    ExportDateRow,
    ExportPlaceRow,
    HxlRow,
    PloverRow,
    SourceRow,
    VagueNumberRow,
)
from schemas.seeds import ActorRow, CountryRow, EventTypeRow
from schemas.vocabulary import ActorClass, GeoPrecision

__all__ = ["ExportCodes"]


@dataclass(frozen=True)
class ExportCodes:
    """Tables for exports and imports. `divisions` has GeoNames' code by country and name of a division."""

    countries: Mapping[str, ExportCountryRow]
    country_rows: Mapping[str, CountryRow]
    event_types: Mapping[str, EventTypeRow]
    actors: Mapping[str, ActorRow]
    inter: Mapping[ActorClass, tuple[int, str]]
    interactions: Mapping[int, str]
    unnamed: Mapping[tuple[str, int], AcledUnnamedRow]
    vague_numbers: Sequence[VagueNumberRow]
    places: Mapping[GeoPrecision, ExportPlaceRow]
    dates: Sequence[ExportDateRow]
    roles: Sequence[CameoRoleRow]
    groups: Mapping[str, str]
    plover: Mapping[tuple[str, str | None], PloverRow]
    ucdp_actors: Mapping[str, int]
    hxl: Sequence[HxlRow]
    sources: Sequence[SourceRow]
    divisions: Mapping[tuple[str, str], str]
    outlet_countries: Mapping[str, str]

    def role(self, actor_class: ActorClass | None, actor_id: str | None) -> CameoRoleRow | None:
        """CAMEO's type of an actor: the first row of its class that fits its id; None without a class."""
        fits = (
            row
            for row in self.roles
            if row.actor_class is actor_class and (row.id_ending is None or (actor_id or "").endswith(row.id_ending))
        )
        return next(fits, None)

    def home_of(self, actor_id: str | None, name: str | None) -> str | None:
        """ISO alpha-3 home country of an actor: of its row, of a state force's id, or in brackets in its name."""
        row = self.actors.get(actor_id or "")
        if row is not None:
            return row.country
        state = (actor_id or "").partition("-")[0].upper()
        if actor_id is not None and state in self.countries:
            return state
        return self.country_named(name[name.rfind("(") + 1 : -1]) if name and name.endswith(")") else None

    def country_named(self, name: str) -> str | None:
        """ISO alpha-3 of a country by its short or another name; None when there is no such country."""
        return self._country_names.get(name.strip().casefold())

    @cached_property
    def _country_names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for row in self.country_rows.values():
            for name in (row.name, *(row.other_names or "").split(";")):
                names.setdefault(name.strip().casefold(), row.country)
        names.pop("", None)
        return names

    def acled_time_precision(self, days: int) -> int | None:
        """ACLED's code for a number of possible days; None for more than it records."""
        row = self._date_row(days)
        return None if row is None else row.acled_time_precision

    def ucdp_date_prec(self, days: int) -> int | None:
        """UCDP's code for a number of possible days; None for more than it records."""
        row = self._date_row(days)
        return None if row is None else row.ucdp_date_prec

    def _date_row(self, days: int) -> ExportDateRow | None:
        return next((row for row in self.dates if row.least_days <= days <= row.most_days), None)
