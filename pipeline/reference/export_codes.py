"""Loads seeds/exports, and what exports need of the other tables."""

from __future__ import annotations

from pathlib import Path

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.reference.rows import read_rows
from schemas import export_seeds as exported
from schemas.seeds import ActorRow, Admin1Row, ClaimantRow, CountryRow, EventTypeRow
from schemas.vocabulary import ClaimantType

__all__ = ["load_export_codes"]


def load_export_codes(seeds: Path) -> ExportCodes:
    """The codes. Raises BadReferenceRow or FileNotFoundError for a table that cannot be read."""
    countries = [entry.row for entry in read_rows(seeds, "exports/countries.csv", exported.ExportCountryRow)]
    unnamed = [entry.row for entry in read_rows(seeds, "exports/acled_unnamed.csv", exported.AcledUnnamedRow)]
    plover = [entry.row for entry in read_rows(seeds, "exports/plover.csv", exported.PloverRow)]
    classes = [entry.row for entry in read_rows(seeds, "exports/acled_classes.csv", exported.AcledClassRow)]
    divisions = [entry.row for entry in read_rows(seeds, "places/admin1.csv", Admin1Row)]
    return ExportCodes(
        countries={row.country: row for row in countries},
        country_rows={entry.row.country: entry.row for entry in read_rows(seeds, "countries.csv", CountryRow)},
        event_types={
            entry.row.sub_event_type: entry.row for entry in read_rows(seeds, "event_types.csv", EventTypeRow)
        },
        actors={entry.row.actor_id: entry.row for entry in read_rows(seeds, "actors/actors.csv", ActorRow)},
        inter={row.actor_class: (row.inter_code, row.inter_label) for row in classes},
        interactions={
            entry.row.code: entry.row.label
            for entry in read_rows(seeds, "exports/acled_interactions.csv", exported.AcledInteractionRow)
        },
        unnamed={(row.event_type, row.side): row for row in unnamed},
        vague_numbers=[e.row for e in read_rows(seeds, "exports/vague_numbers.csv", exported.VagueNumberRow)],
        places={e.row.geo_precision: e.row for e in read_rows(seeds, "exports/places.csv", exported.ExportPlaceRow)},
        dates=[entry.row for entry in read_rows(seeds, "exports/dates.csv", exported.ExportDateRow)],
        roles=[entry.row for entry in read_rows(seeds, "exports/cameo_roles.csv", exported.CameoRoleRow)],
        groups={
            e.row.actor_id: e.row.cameo_group
            for e in read_rows(seeds, "exports/cameo_groups.csv", exported.CameoGroupRow)
        },
        plover={(row.plover_type, row.plover_mode): row for row in plover},
        ucdp_actors={
            e.row.actor_id: e.row.ucdp_actor_id
            for e in read_rows(seeds, "exports/ucdp_actors.csv", exported.UcdpActorRow)
        },
        hxl=[entry.row for entry in read_rows(seeds, "exports/hxl.csv", exported.HxlRow)],
        sources=[entry.row for entry in read_rows(seeds, "exports/sources.csv", exported.SourceRow)],
        divisions={(row.country, row.name): row.admin1_code for row in divisions},
        outlet_countries=_outlet_countries(seeds),
    )


def _outlet_countries(seeds: Path) -> dict[str, str]:
    """Country of each outlet that seeds/claimants.csv lists with one, by name in lower case."""
    found: dict[str, str] = {}
    for entry in read_rows(seeds, "claimants.csv", ClaimantRow):
        row = entry.row
        if row.claimant_type is ClaimantType.MEDIA and row.country is not None:
            for name in (row.name, *(row.aliases or "").split(";")):
                found.setdefault(name.strip().casefold(), row.country)
    found.pop("", None)
    return found
