"""The data dictionary and the document of exports say what the files hold."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.publishing.exports.document import EXPORTS_PATH, exports_document
from pipeline.publishing.exports.registry import FORMATS
from schemas.arrow import shapes
from schemas.coding import Claim
from schemas.documents import DERIVATIONS, DICTIONARY_PATH
from schemas.events import CodedColumns
from schemas.public import PUBLIC_FILES
from tests.publishing.samples import PROJECT, codes
from tests.publishing.test_open_anywhere import read_csv

CELL = re.compile(r"(?<!\\)\|")
WORDS = {
    "text": (pa.types.is_string, pa.types.is_dictionary),
    "integer": (pa.types.is_integer,),
    "number": (pa.types.is_floating,),
    "true or false": (pa.types.is_boolean,),
    "day": (pa.types.is_timestamp,),
    "time (UTC)": (pa.types.is_timestamp,),
    "bytes": (pa.types.is_binary,),
    "list": (pa.types.is_list,),
    "[Bounds]": (pa.types.is_struct,),
}


def dictionary() -> dict[str, dict[str, dict[str, str]]]:
    """The rows of the written dictionary by table and column."""
    text = (PROJECT / DICTIONARY_PATH).read_text(encoding="utf-8")
    found: dict[str, dict[str, dict[str, str]]] = {}
    for part in text.split("\n## ")[1:]:
        lines = part.splitlines()
        table = [[cell.strip() for cell in CELL.split(line)[1:-1]] for line in lines if line.startswith("|")]
        heading, _, *rows = table
        found[lines[0]] = {row[0].strip("`"): dict(zip(heading, row, strict=True)) for row in rows}
    return found


@pytest.mark.parametrize("table", sorted(PUBLIC_FILES))
def test_columns_types_and_what_may_be_unknown_are_those_of_the_file(written: Path, table: str) -> None:
    rows, schema = dictionary()[table], pq.read_schema(written / f"public/{table}.parquet")
    assert list(rows) == schema.names
    for field in schema:
        told = rows[field.name]
        words = told["type"].removesuffix(", may be unknown")
        kind = words.split(" of ")[0].split("(#")[0]
        assert any(fits(field.type) for fits in WORDS[kind]), (table, field.name, words)
        assert field.nullable == told["type"].endswith("may be unknown")
        assert (field.metadata or {}).get(b"unit", b"").decode() == told["unit"]
        assert field.metadata[b"description"].decode() == told["meaning"].replace("\\|", "|")


@pytest.mark.parametrize("table", sorted(dictionary()))
def test_every_column_has_meaning_example_and_derivation(table: str) -> None:
    for name, row in dictionary()[table].items():
        assert row["meaning"], (table, name)
        assert row["example"], (table, name)
        assert row["how it is derived"], (table, name)


def test_examples_are_values_that_the_column_allows() -> None:
    for table, rows in dictionary().items():
        for name, row in rows.items():
            allowed, example = row["allowed values"], row["example"].strip("`")
            if allowed.startswith("`"):
                assert f"`{example}`" in allowed, (table, name)
            elif bounds := re.fullmatch(r"(-?\d+)(?: to (\d+)| or more)", allowed):
                assert float(bounds[1]) <= float(example) <= float(bounds[2] or "inf"), (table, name)


def test_no_derivation_is_of_a_column_that_is_not_there() -> None:
    told: dict[str, Any] = tomllib.loads(DERIVATIONS.read_text(encoding="utf-8"))
    kinds = {**PUBLIC_FILES, "coded": CodedColumns}
    nested = {shape.python.__name__: shape.python for kind in PUBLIC_FILES.values() for _, s in shapes(kind)
              for shape in [s.item or s] if shape.children}  # fmt: skip
    for group in (told, told["examples"]):
        for table, columns in group.items():
            if table != "examples":
                assert set(columns) <= set({**kinds, **nested}[table].model_fields), table
    assert set(nested) == {"Evidence", "Bounds", Claim.__name__}


def test_values_in_the_files_keep_what_the_dictionary_allows(written: Path) -> None:
    for table in PUBLIC_FILES:
        found = pq.read_table(written / f"public/{table}.parquet")
        for name, row in dictionary()[table].items():
            if row["allowed values"].startswith("`"):
                values = {value for value in found[name].to_pylist() if value is not None}
                assert all(f"`{value}`" in row["allowed values"] for value in values), (table, name)


def test_the_document_of_exports_is_up_to_date_and_has_every_column() -> None:
    text = exports_document(codes())
    assert (PROJECT / EXPORTS_PATH).read_text(encoding="utf-8") == text, "run `make schemas`"
    for entry in FORMATS.values():
        for file in entry.files(codes()):
            assert f"`{file.name}`" in text
            assert all(f"| `{column.name}` |" in text for column in file.columns)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_columns_of_the_exports_are_those_of_the_files(written: Path, name: str) -> None:
    for file in FORMATS[name].files(codes()):
        path, names = written / "exports" / file.name, [column.name for column in file.columns]
        if file.name.endswith(".jsonl"):
            assert all(list(json.loads(line)) == names for line in path.read_text(encoding="utf-8").splitlines())
        elif file.name.endswith(".geojson"):
            features = json.loads(path.read_text(encoding="utf-8"))["features"]
            assert all(list(feature["properties"]) == names for feature in features)
        elif file.headings:
            assert list(read_csv(path, "csv")[0]) == list(file.headings[0])
