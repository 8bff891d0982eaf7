"""datapackage.json: what the files are, column by column, where their facts come from, and their hashes."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.publishing.flat import FlatColumn, flat_columns
from schemas.arrow import Shape, shapes
from schemas.base import Record
from schemas.export_seeds import SourceRow
from schemas.public import PUBLIC_FILES, PUBLIC_TABLES

__all__ = ["LICENCE", "data_package", "write_data_package"]

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
RIGHTS = "Quotes of claims and titles of articles belong to those who published them."
MEDIA = {
    ".parquet": "application/vnd.apache.parquet",
    ".csv": "text/csv",
    ".gpkg": "application/geopackage+sqlite3",
    ".geojson": "application/geo+json",
}
TYPES = {
    "str": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "bytes": "string",
    "date": "date",
    "datetime": "datetime",
    "tuple": "array",
}


def write_data_package(
    folder: Path,
    rows: Mapping[str, int],
    *,
    articles: pa.Table,
    tool_version: str | None,
    sources: Sequence[SourceRow],
    tags: Mapping[str, str],
) -> None:
    """Writes datapackage.json about the files of a folder; `rows` has each file's name and rows."""
    package = data_package(folder, rows, articles=articles, tool_version=tool_version, sources=sources, tags=tags)
    text = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def data_package(
    folder: Path,
    rows: Mapping[str, int],
    *,
    articles: pa.Table,
    tool_version: str | None,
    sources: Sequence[SourceRow],
    tags: Mapping[str, str],
) -> dict[str, Any]:
    """The content of datapackage.json; `tags` are HXL tags by column of events."""
    return {
        "$schema": PROFILE,
        "name": "sitrep-events",
        "title": "Conflict events coded from news articles",
        "description": "What happened, when, where, who did it to whom, how many were killed, and who says so.",
        "licenses": [LICENCE],
        "rights": RIGHTS,
        "sources": [*_reference(sources), *_outlets(articles)],
        "tool": {"name": "sitrep", "version": tool_version},
        "counts": {name: rows[f"{name}.parquet"] for name in PUBLIC_TABLES},
        "resources": [_resource(folder / name, count, tags=tags) for name, count in rows.items()],
    }


def _reference(sources: Sequence[SourceRow]) -> list[dict[str, str]]:
    return [{"title": row.title, "path": row.path, "licence": row.licence, "use": row.use} for row in sources]


def _outlets(articles: pa.Table) -> list[dict[str, Any]]:
    """The outlets whose articles were read, most articles first."""
    counts = Counter(name for name in articles["source"].to_pylist() if name)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [{"title": name, "articles": count} for name, count in ordered]


def _resource(path: Path, rows: int, *, tags: Mapping[str, str]) -> dict[str, Any]:
    content = path.read_bytes()
    table = path.stem
    flat = path.suffix != ".parquet"
    record_type = PUBLIC_FILES[table]
    fields = _flat_fields(tags) if flat else [_field(n, s, record_type, tags) for n, s in shapes(record_type)]
    return {
        "name": f"{table.replace('_', '-')}-{path.suffix[1:]}",
        "path": path.name,
        "title": table.replace("_", " "),
        "description": (record_type.__doc__ or "").strip().splitlines()[0],
        "format": path.suffix[1:],
        "mediatype": MEDIA[path.suffix],
        **({"encoding": "utf-8"} if path.suffix in {".csv", ".geojson"} else {}),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": rows,
        "schema": {"fields": fields, "primaryKey": [fields[0]["name"]], "missingValues": [""]},
    }


def _flat_fields(tags: Mapping[str, str]) -> list[dict[str, Any]]:
    return [_flat_field(column, tags) for column in flat_columns()]


def _flat_field(column: FlatColumn, tags: Mapping[str, str]) -> dict[str, Any]:
    kind = "string" if column.kind is tuple else TYPES[column.kind.__name__]
    unit = {"unit": column.unit} if column.unit else {}
    tag = {"hxl": tags[column.name]} if column.name in tags else {}
    return {"name": column.name, "type": kind, "description": column.description, **unit, **tag}


def _field(name: str, shape: Shape, record_type: type[Record], tags: Mapping[str, str]) -> dict[str, Any]:
    info = record_type.model_fields[name]
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    kept: dict[str, Any] = {key: extra[key] for key in ("unit", "example") if key in extra}
    kind = "object" if shape.children else TYPES[shape.python.__name__]
    rules: dict[str, Any] = {} if shape.nullable else {"required": True}
    if shape.vocabulary is not None:
        rules["enum"] = [member.value for member in shape.vocabulary]
    tag = {"hxl": tags[name]} if record_type is PUBLIC_FILES["events"] and name in tags else {}
    return {
        "name": name,
        "type": kind,
        **({"format": "binary"} if shape.python is bytes else {}),
        "description": info.description,
        **kept,
        **tag,
        **({"constraints": rules} if rules else {}),
    }
