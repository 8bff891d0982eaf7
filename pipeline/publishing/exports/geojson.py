"""GeoJSON, the same as the public events.geojson."""

from __future__ import annotations

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.format import (
    Column,
    ExportFile,
    ExportFormat,
    ExportOptions,
    Refusal,
    Rows,
    Style,
)
from pipeline.publishing.exports.told import ToldEvent
from pipeline.publishing.flat import CLAIMS_COUNT, flat_columns
from pipeline.publishing.geojson import feature
from schemas.coding import Claim

__all__ = ["GEOJSON"]

FILE = "events.geojson"


def files(codes: ExportCodes) -> tuple[ExportFile, ...]:
    """The one file; its columns are the properties of a feature."""
    named = tuple(Column(column.name, column.description) for column in flat_columns())
    claims = Column("claims", "The claims about the event, with the columns of the claims table")
    return (ExportFile(FILE, (*named, claims), style=Style.FEATURES),)


def rows(told: ToldEvent, codes: ExportCodes, options: ExportOptions) -> Rows | Refusal:
    """The event's feature; without coordinates it has no geometry, which GeoJSON allows."""
    ordered = sorted(told.claims, key=lambda claim: (claim.article_id, claim.start, claim.claim_id))
    claims = [claim.model_dump(include=set(Claim.model_fields)) for claim in ordered]
    values = {name: getattr(told.event, name) for name in type(told.event).model_fields}
    return {FILE: [feature({**values, CLAIMS_COUNT: len(claims)}, claims)]}


GEOJSON = ExportFormat(
    name="geojson",
    title="GeoJSON, RFC 7946",
    files=files,
    rows=rows,
    lost="nothing of the events and claims",
)
