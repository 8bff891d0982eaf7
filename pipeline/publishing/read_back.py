"""Events from what a user has: a run's folder, a Parquet file of events, or a CSV of ACLED or UCDP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.imports.acled import NEEDED as ACLED_NEEDED
from pipeline.publishing.imports.acled import import_acled
from pipeline.publishing.imports.reading import Imported, NotThisFormat, RefusedLine
from pipeline.publishing.imports.ucdp import NEEDED as UCDP_NEEDED
from pipeline.publishing.imports.ucdp import import_ucdp
from schemas.arrow import arrow_schema, from_table
from schemas.events import Event

__all__ = ["IMPORTERS", "Importer", "ReadBack", "events_of", "events_table", "import_csv"]


class Importer(Protocol):
    """Reads a file of one format."""

    def __call__(self, path: Path, codes: ExportCodes) -> Imported: ...


IMPORTERS: Mapping[str, Importer] = {"acled": import_acled, "ucdp": import_ucdp}
NEEDED = {"acled": ACLED_NEEDED, "ucdp": UCDP_NEEDED}


@dataclass(frozen=True)
class ReadBack:
    """Events, what kind of input they came from, and the rows that could not be read."""

    kind: str
    events: tuple[Event, ...]
    refused: tuple[RefusedLine, ...] = ()


def events_of(path: Path, codes: ExportCodes) -> ReadBack:
    """The events of a folder or file. Raises FileNotFoundError, or NotThisFormat."""
    if path.is_dir():
        found = next(
            (path / name for name in ("public/events.parquet", "events.parquet") if (path / name).is_file()), None
        )
        if found is None:
            raise FileNotFoundError(f"no events.parquet in {path}")
        path = found
    if path.suffix == ".parquet":
        return ReadBack("sitrep", tuple(from_table(events_table(path), Event)))
    kind, imported = import_csv(path, codes)
    return ReadBack(kind, imported.events, imported.refused)


def events_table(path: Path) -> pa.Table:
    """The events of a public file as a table of records. Raises NotThisFormat for another table."""
    schema = arrow_schema(Event)
    try:
        found = pq.read_table(path, columns=schema.names)
        if found.column_names != schema.names:
            raise NotThisFormat(f"{path} lacks columns of the events table")
        return found.replace_schema_metadata(None).cast(schema)
    except pa.ArrowException as error:
        raise NotThisFormat(f"{path} is no Parquet file of events: {error}") from error


def import_csv(path: Path, codes: ExportCodes, *, kind: str | None = None) -> tuple[str, Imported]:
    """The events of a CSV of the named kind, or of the first whose columns it has. Raises NotThisFormat."""
    for name in IMPORTERS if kind is None else (kind,):
        try:
            return name, IMPORTERS[name](path, codes)
        except NotThisFormat:
            if kind is not None:
                raise
    needs = "; ".join(f"{name} {', '.join(columns)}" for name, columns in NEEDED.items())
    raise NotThisFormat(f"{path} has the columns of no format that can be read ({needs})")
