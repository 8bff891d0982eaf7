"""Last stage: the public files, and the exports that every run writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.engine import columns
from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.format import ExportOptions
from pipeline.publishing.exports.registry import FORMATS
from pipeline.publishing.exports.told import told_events
from pipeline.publishing.exports.write import write_exports
from pipeline.publishing.public_files import write_public_files
from pipeline.reference.export_codes import load_export_codes
from schemas.public import PUBLIC_TABLES

__all__ = ["EXPORTS_FOLDER", "PUBLIC_FOLDER", "FilesContext", "load", "write_files"]

PUBLIC_FOLDER, EXPORTS_FOLDER = "public", "exports"


@dataclass(frozen=True)
class FilesContext:
    """The codes, the formats of every run, and the version of the program."""

    codes: ExportCodes
    formats: tuple[str, ...]
    options: ExportOptions
    tool_version: str | None


def load(root: str, formats: tuple[str, ...], interaction_codes: bool, tool_version: str | None) -> FilesContext:
    """What the stage needs besides rows."""
    return FilesContext(
        load_export_codes(Path(root) / "seeds"), formats, ExportOptions(interaction_codes), tool_version
    )


def write_files(inputs: Any, context: FilesContext, folder: Path) -> Mapping[str, int | None]:
    """Writes public/ and exports/ below a folder; gives the rows of each file."""
    tables = {name: columns(inputs, name) for name in PUBLIC_TABLES}
    public = write_public_files(
        tables,
        folder / PUBLIC_FOLDER,
        tool_version=context.tool_version,
        sources=context.codes.sources,
        hxl=context.codes.hxl,
    )
    exported = write_exports(
        told_events(tables),
        folder / EXPORTS_FOLDER,
        formats=[FORMATS[name] for name in context.formats],
        codes=context.codes,
        options=context.options,
    )
    return {
        **{f"{PUBLIC_FOLDER}/{name}": rows for name, rows in public.items()},
        **{f"{EXPORTS_FOLDER}/{name}": rows for one in exported for name, rows in one.files.items()},
    }
