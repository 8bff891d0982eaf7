"""GDELT's ten columns of an actor: CAMEO's codes of country, known group and type."""

from __future__ import annotations

from typing import Any

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.format import columns
from schemas.vocabulary import ActorClass

__all__ = ["ACTOR_COLUMNS", "actor_row"]

ACTOR_COLUMNS = columns(
    ("Code", "country, known group and type codes together"),
    ("Name", "name in capitals"),
    ("CountryCode", "CAMEO code of the actor's home country; seeds/exports/countries.csv"),
    ("KnownGroupCode", "CAMEO code of a known group; seeds/exports/cameo_groups.csv"),
    ("EthnicCode", "empty: we code no ethnic groups"),
    ("Religion1Code", "empty: we code no religions"),
    ("Religion2Code", "empty: we code no religions"),
    ("Type1Code", "CAMEO type of the actor's class; seeds/exports/cameo_roles.csv"),
    ("Type2Code", "empty: we code one type"),
    ("Type3Code", "empty: we code one type"),
)


def actor_row(
    prefix: str, name: str | None, actor_id: str | None, actor_class: ActorClass | None, codes: ExportCodes
) -> dict[str, Any]:
    """The columns of one actor, their names behind a prefix; all empty for nobody."""
    values: dict[str, str | None] = {column.name: None for column in ACTOR_COLUMNS}
    if name is not None:
        home = codes.countries.get(codes.home_of(actor_id, name) or "")
        role = codes.role(actor_class, actor_id)
        country = home.cameo_country if home is not None else None
        group = codes.groups.get(actor_id or "")
        kind = role.cameo_type if role is not None else None
        values |= {
            "Code": "".join(part for part in (country, group, kind) if part) or None,
            "Name": name.upper(),
            "CountryCode": country,
            "KnownGroupCode": group,
            "Type1Code": kind,
        }
    return {f"{prefix}{key}": value for key, value in values.items()}
