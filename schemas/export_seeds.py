"""Rows of seeds/exports: what our columns are called and coded in the formats that we write and read."""

from __future__ import annotations

from schemas.base import Record, described
from schemas.vocabulary import ActorClass, GeoPrecision


class ExportCountryRow(Record):
    """seeds/exports/countries.csv: codes of a country or territory elsewhere."""

    country: str = described("ISO 3166 alpha-3 (XKX for Kosovo)")
    iso_numeric: int = described("ISO 3166 numeric; 383, which users have agreed on, for Kosovo", ge=1)
    fips: str | None = described("FIPS 10-4 country code", example="SY")
    cameo_country: str = described("CAMEO country code", example="ROM")
    gwno: int | None = described("Gleditsch and Ward's number of the state", example=652)
    acled_region: str = described("ACLED region", example="Middle East")
    ucdp_region: str = described("UCDP region", example="Middle East")
    ucdp_government_id: int | None = described("UCDP actor id of the government")
    source: str = described("Where the row comes from")


class AcledClassRow(Record):
    """seeds/exports/acled_classes.csv: ACLED's inter codes."""

    actor_class: ActorClass = described("Our class")
    inter_code: int = described("ACLED inter code", ge=1, le=8)
    inter_label: str = described("ACLED inter text", example="Rebel group")
    source: str = described("Where the row comes from")


class AcledInteractionRow(Record):
    """seeds/exports/acled_interactions.csv: ACLED's interaction codes and their texts."""

    code: int = described("Two inter codes, the lower first; 0 stands for no second actor", example=12, ge=10, le=88)
    label: str = described("ACLED interaction text", example="State forces-Rebel group")
    source: str = described("Where the row comes from")


class AcledUnnamedRow(Record):
    """seeds/exports/acled_unnamed.csv: the actor that ACLED writes where nobody is named."""

    event_type: str = described("ACLED event type")
    side: int = described("1 or 2", ge=1, le=2)
    name: str = described("Name; {country} is the event's country", example="Civilians ({country})")
    actor_class: ActorClass = described("Its class")
    source: str = described("Where the row comes from")


class VagueNumberRow(Record):
    """seeds/exports/vague_numbers.csv: what ACLED writes for a word without an upper bound.

    Words that no row covers count at their least number, as "dozens" at 12.
    """

    least_number: int = described("Smallest least number of a word that the row covers", unit="people", ge=0)
    most_number: int = described("Greatest least number of a word that it covers", unit="people", ge=0)
    acled_fatalities: int = described("Fatalities to write", unit="people", ge=0)
    acled_fatalities_large: int = described("Fatalities to write for a large event", unit="people", ge=0)
    source: str = described("Where the row comes from")


class ExportPlaceRow(Record):
    """seeds/exports/places.csv: codes of place precision; an empty cell is one that the format cannot hold."""

    geo_precision: GeoPrecision = described("Our precision")
    acled_geo_precision: int | None = described("ACLED geo_precision", ge=1, le=3)
    ucdp_where_prec: int | None = described("UCDP where_prec", ge=1, le=7)
    gdelt_geo_type: int | None = described("GDELT geo type outside the United States", ge=1, le=5)
    plover_resolution: int | None = described("PLOVER resolution", ge=1, le=5)
    source: str = described("Where the row comes from")


class ExportDateRow(Record):
    """seeds/exports/dates.csv: codes of date precision by the number of possible days."""

    least_days: int = described("Fewest possible days", unit="days", ge=1)
    most_days: int = described("Most possible days, included", unit="days", ge=1)
    acled_time_precision: int | None = described("ACLED time_precision", ge=1, le=3)
    ucdp_date_prec: int | None = described("UCDP date_prec", ge=1, le=5)
    source: str = described("Where the row comes from")


class CameoRoleRow(Record):
    """seeds/exports/cameo_roles.csv: CAMEO's actor types; the first row that fits holds."""

    actor_class: ActorClass = described("Our class")
    id_ending: str | None = described("How the actor's id ends; none fits all", example="-police")
    cameo_type: str = described("CAMEO actor type", example="COP")
    plover_sector: str = described("PLOVER sector", example="COP")
    source: str = described("Where the row comes from")


class CameoGroupRow(Record):
    """seeds/exports/cameo_groups.csv: groups that have a CAMEO code of their own."""

    actor_id: str = described("Id in seeds/actors/actors.csv")
    cameo_group: str = described("CAMEO known group code", example="TAL")
    source: str = described("Where the row comes from")


class PloverRow(Record):
    """seeds/exports/plover.csv: types and modes of PLOVER with quad code and score."""

    plover_type: str = described("PLOVER type", example="ASSAULT")
    plover_mode: str | None = described("PLOVER mode; none for the type itself", example="aerial")
    quad_code: int = described("1 verbal and 2 material cooperation, 3 verbal and 4 material conflict", ge=1, le=4)
    score: float = described("PLOVER score", unit="-10 to 10", ge=-10, le=10)
    needs_recipient: bool = described("Whether the type needs a recipient")
    source: str = described("Where the row comes from")


class UcdpActorRow(Record):
    """seeds/exports/ucdp_actors.csv: UCDP's ids of our actors."""

    actor_id: str = described("Id in seeds/actors/actors.csv")
    ucdp_actor_id: int = described("UCDP actor id", ge=1)
    source: str = described("Where the row comes from")


class HxlRow(Record):
    """seeds/exports/hxl.csv: HXL tags of the events' columns, in the order of the export."""

    column: str = described("Column of events", example="killed_best")
    header: str = described("Heading for people", example="Killed (best)")
    tag: str = described("HXL hashtag and attributes", example="#affected+killed")
    source: str = described("Where the row comes from")


class SourceRow(Record):
    """seeds/exports/sources.csv: where facts in the published tables come from, for datapackage.json."""

    title: str = described("Name of the source", example="GeoNames")
    path: str = described("Address")
    licence: str = described("Licence, or how it may be used", example="CC BY 4.0")
    use: str = described("What the tables take from it")
    source: str = described("Where the row comes from")
