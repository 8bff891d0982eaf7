"""HXL: a CSV of the events whose second line has hashtags. The main CSV never has such a line."""

from __future__ import annotations

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.format import (
    Column,
    ExportFile,
    ExportFormat,
    ExportOptions,
    Refusal,
    Rows,
)
from pipeline.publishing.exports.told import ToldEvent

__all__ = ["HXL"]

FILE = "events.hxl.csv"


def files(codes: ExportCodes) -> tuple[ExportFile, ...]:
    """The one file, with headings and tags from seeds/exports/hxl.csv."""
    named = tuple(Column(row.column, f"{row.header}, {row.tag}") for row in codes.hxl)
    headings = (tuple(row.header for row in codes.hxl), tuple(row.tag for row in codes.hxl))
    return (ExportFile(FILE, named, headings=headings),)


def rows(told: ToldEvent, codes: ExportCodes, options: ExportOptions) -> Rows | Refusal:
    """The event's row; HXL can hold every event."""
    return {FILE: [{row.column: getattr(told.event, row.column) for row in codes.hxl}]}


HXL = ExportFormat(
    name="hxl",
    title="CSV with HXL hashtags",
    files=files,
    rows=rows,
    lost="claims, evidence and the codes of other formats",
)
