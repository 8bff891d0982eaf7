"""The formats by name. A new one is a module with its columns and rules, and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.publishing.exports.acled import ACLED
from pipeline.publishing.exports.format import ExportFormat
from pipeline.publishing.exports.gdelt import GDELT
from pipeline.publishing.exports.geojson import GEOJSON
from pipeline.publishing.exports.hxl import HXL
from pipeline.publishing.exports.plover import PLOVER
from pipeline.publishing.exports.ucdp import UCDP

__all__ = ["FORMATS"]

FORMATS: Mapping[str, ExportFormat] = {entry.name: entry for entry in (ACLED, GDELT, UCDP, PLOVER, HXL, GEOJSON)}
