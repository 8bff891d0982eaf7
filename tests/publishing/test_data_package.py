"""datapackage.json says of every file what is so: columns, rows, length and hash."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.publishing.layout import public_schema
from schemas.public import PUBLIC_TABLES
from tests.publishing.test_open_anywhere import EVENTS, read_csv

TYPES = {"string", "integer", "number", "boolean", "date", "datetime", "array", "object"}


@pytest.fixture(scope="module")
def package(written: Path) -> Any:
    return json.loads((written / "public/datapackage.json").read_text(encoding="utf-8"))


def test_it_names_licence_sources_version_and_counts(package: Any) -> None:
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    titles = [source["title"] for source in package["sources"]]
    assert "GeoNames" in titles
    assert package["sources"][-1] == {"title": "Test agency", "articles": EVENTS}
    assert package["tool"] == {"name": "sitrep", "version": "1.2.3"}
    assert set(package["counts"]) == set(PUBLIC_TABLES)
    assert package["counts"]["events"] == EVENTS


def test_every_public_file_is_a_resource_with_its_hash(written: Path, package: Any) -> None:
    found = {resource["path"]: resource for resource in package["resources"]}
    files = {path.name for path in (written / "public").iterdir()} - {"datapackage.json"}
    assert set(found) == files
    assert len({resource["name"] for resource in found.values()}) == len(found)
    for name, resource in found.items():
        content = (written / "public" / name).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_fields_are_the_columns_of_the_files(written: Path, package: Any) -> None:
    for resource in package["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] and field["type"] in TYPES for field in resource["schema"]["fields"])
        if resource["format"] == "parquet":
            table = Path(resource["path"]).stem
            assert names == pq.read_schema(written / "public" / resource["path"]).names
            required = {f["name"] for f in resource["schema"]["fields"] if f.get("constraints", {}).get("required")}
            assert required == {field.name for field in public_schema(table) if not field.nullable}
            assert resource["rows"] == pq.read_metadata(written / "public" / resource["path"]).num_rows
        elif resource["format"] == "csv":
            rows = read_csv(written / "public" / resource["path"], "csv")
            assert names == list(rows[0])
            assert resource["rows"] == len(rows)


def test_units_tags_and_vocabularies_are_there(package: Any) -> None:
    [events] = [resource for resource in package["resources"] if resource["path"] == "events.parquet"]
    fields = {field["name"]: field for field in events["schema"]["fields"]}
    assert fields["killed_best"]["unit"] == "people"
    assert fields["killed_best"]["hxl"] == "#affected+killed"
    assert "day" in fields["date_precision"]["constraints"]["enum"]
    assert fields["geometry"]["format"] == "binary"


def test_no_events_are_a_package_too(nothing: Path) -> None:
    package = json.loads((nothing / "public/datapackage.json").read_text(encoding="utf-8"))
    assert package["counts"] == dict.fromkeys(PUBLIC_TABLES, 0)
    assert all(resource["rows"] == 0 for resource in package["resources"])
