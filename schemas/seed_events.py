"""Rows of the reference tables about event types, and of those that say which reports are one event."""

from __future__ import annotations

from schemas.base import Record, described


class EventTypeRow(Record):
    """seeds/event_types.csv: ACLED's sub-event types and what they are called elsewhere."""

    sub_event_type: str = described("ACLED sub-event type")
    event_type: str = described("ACLED event type")
    disorder_type: str = described("ACLED disorder type")
    priority: int = described("Order inside its event type; 1 wins", ge=1)
    cameo_code: str | None = described("CAMEO code")
    plover_type: str | None = described("PLOVER type")
    plover_mode: str | None = described("PLOVER mode")
    ucdp_one_sided: bool = described("Whether UCDP would take it as one-sided violence when civilians are the target")
    definition: str = described("What it is, in our words")
    source: str = described("Where the row comes from")


class CameoRow(Record):
    """seeds/cameo.csv: scores of the CAMEO codes that event_types.csv uses."""

    cameo_code: str = described("CAMEO code")
    name: str = described("Name of the code")
    goldstein: float = described("Goldstein score", unit="-10 to 10", ge=-10, le=10)
    source: str = described("Where the row comes from")


class CompatibleRow(Record):
    """seeds/linking/compatible.csv: two sub-event types that articles use for one event.

    Equal types need no row; a pair without a row is never taken for one event.
    """

    sub_event_type_a: str = described("ACLED sub-event type")
    sub_event_type_b: str = described("Another ACLED sub-event type; the order means nothing")
    degree: float = described("How easily the two are told of one event", unit="0 to 1", ge=0, le=1)
    example: str = described("How two articles come to differ")
    source: str = described("Where the row comes from")


class LinkOverrideRow(Record):
    """seeds/links.csv: a reviewed decision on two reports. A side is a report id, or an article and a hint."""

    report_id_a: str | None = described("Report on one side")
    external_id_a: str | None = described("Its article's external id, when the report id is not given")
    hint_a: str | None = described("Sub-event type, trigger or target of the report, when its article has several")
    report_id_b: str | None = described("Report on the other side")
    external_id_b: str | None = described("Its article's external id, when the report id is not given")
    hint_b: str | None = described("Sub-event type, trigger or target of the report, when its article has several")
    decision: str = described("same or different", example="different")
    reason: str = described("Why, for the next reviewer")
    source: str = described("Who or what decided")
