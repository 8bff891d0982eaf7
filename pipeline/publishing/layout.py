"""The columns and types of the public files, and the tables made so: one fixed schema for any content."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publishing.geometry import boxes, points
from schemas.arrow import arrow_schema, shapes
from schemas.coding import Claim
from schemas.public import CATEGORIES, PUBLIC_FILES, PUBLIC_TABLES

__all__ = ["by_day", "by_event", "events_and_claims", "one_array", "public_schema", "public_tables"]

# Room for 32,767 different values, which no column of CATEGORIES has.
CATEGORY = pa.dictionary(pa.int16(), pa.string())


@cache
def public_schema(table: str) -> pa.Schema:
    """Columns of a public file: types, descriptions and what may be null."""
    schema = arrow_schema(PUBLIC_FILES[table])
    coded = {name for name, shape in shapes(PUBLIC_FILES[table]) if shape.vocabulary is not None}
    few = coded | CATEGORIES
    return pa.schema(
        [field.with_type(CATEGORY) if field.name in few else field for field in schema], metadata=schema.metadata
    )


def public_tables(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The public tables as files have them, from the tables of records.

    Events are in the order of their days, those without any last, then of their ids; claims in the order of
    their events. Raises ValueError for a claim about an event that is not there.
    """
    made = {name: _cast(tables[name], name) for name in PUBLIC_TABLES if name not in {"events", "claims"}}
    return {**events_and_claims(tables["events"], tables["claims"]), **made}


def events_and_claims(events: pa.Table, claims: pa.Table) -> dict[str, pa.Table]:
    """The two tables as files have them, from tables of records. Raises ValueError as `public_tables`."""
    ordered = by_day(events)
    told = by_event(claims, ordered)
    return {"events": _events(ordered, told), "claims": _cast(told, "claims")}


def _cast(table: pa.Table, name: str) -> pa.Table:
    return table.replace_schema_metadata(None).cast(public_schema(name)).combine_chunks()


def by_day(events: pa.Table) -> pa.Table:
    """Events in the order of their first possible days, those without any last, then of their ids."""
    days = pc.coalesce(events["event_date"], events["event_date_start"])
    order = pc.sort_indices(
        pa.table({"day": days, "id": events["event_id"]}),
        sort_keys=[("day", "ascending"), ("id", "ascending")],
    )
    return events.take(order)


def by_event(claims: pa.Table, events: pa.Table) -> pa.Table:
    """Claims in the order of their events, then as they stand in their articles."""
    rank = pc.index_in(claims["event_id"], events["event_id"])
    if rank.null_count:
        raise ValueError(f"{rank.null_count} claims are about events that are not in the events table")
    keys = claims.select(["article_id", "start", "claim_id"]).add_column(0, "rank", rank)
    return claims.take(pc.sort_indices(keys, sort_keys=[(name, "ascending") for name in keys.column_names]))


def _events(events: pa.Table, claims: pa.Table) -> pa.Table:
    schema = public_schema("events")
    longitude, latitude = one_array(events["longitude"]), one_array(events["latitude"])
    added = {
        "claims": _nested(events, claims, schema.field("claims").type),
        "geometry": points(longitude, latitude),
        "bbox": boxes(longitude, latitude, schema.field("bbox").type),
    }
    arrays = [added[f.name] if f.name in added else one_array(events[f.name]).cast(f.type) for f in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _nested(events: pa.Table, claims: pa.Table, kind: pa.ListType) -> pa.Array:
    """The claims of each event, in the order of the events."""
    counts = dict(
        zip(*(column.to_pylist() for column in pc.value_counts(one_array(claims["event_id"])).flatten()), strict=True)
    )
    lengths = [0, *(counts.get(event_id, 0) for event_id in events["event_id"].to_pylist())]
    offsets = pc.cumulative_sum(pa.array(lengths, pa.int32()))
    columns = [one_array(claims[name]) for name in Claim.model_fields]
    return pa.ListArray.from_arrays(
        offsets, pa.StructArray.from_arrays(columns, fields=list(kind.value_type)), type=kind
    )


def one_array(column: pa.ChunkedArray) -> pa.Array:
    """The chunks of a column as one array."""
    found = column.combine_chunks()
    return found if isinstance(found, pa.Array) else pa.concat_arrays([pa.array([], column.type), *found.chunks])
