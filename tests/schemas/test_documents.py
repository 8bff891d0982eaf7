"""The generated documents are up to date, and complete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemas.base import Record
from schemas.documents import (
    DICTIONARY_PATH,
    data_dictionary,
    documents,
    json_schema,
    record_types,
    stale_documents,
    write_documents,
)
from schemas.events import Event
from schemas.public import PUBLIC_FILES
from schemas.vocabulary import Attribution

PROJECT = Path(__file__).parents[2]


def test_the_documents_are_those_of_the_records() -> None:
    assert stale_documents(PROJECT) == [], "run `make schemas`"


def test_what_is_written_is_not_stale(tmp_path: Path) -> None:
    assert stale_documents(tmp_path) == sorted(documents())
    assert len(write_documents(tmp_path)) == len(documents())
    assert stale_documents(tmp_path) == []
    assert write_documents(tmp_path) == []


def test_a_changed_an_absent_and_a_left_over_document_are_stale(tmp_path: Path) -> None:
    write_documents(tmp_path)
    (tmp_path / DICTIONARY_PATH).write_text("edited by hand")
    (tmp_path / "schemas/json/Event.schema.json").unlink()
    (tmp_path / "schemas/json/Gone.schema.json").write_text("{}")
    expected = [DICTIONARY_PATH, "schemas/json/Event.schema.json", "schemas/json/Gone.schema.json"]
    assert stale_documents(tmp_path) == expected
    assert write_documents(tmp_path) == [tmp_path / name for name in expected]
    assert stale_documents(tmp_path) == []


@pytest.mark.parametrize("record_type", record_types(), ids=lambda kind: kind.__name__)
def test_every_field_of_every_record_is_described(record_type: type[Record]) -> None:
    assert record_type.__doc__
    for name, info in record_type.model_fields.items():
        assert info.description, f"{record_type.__name__}.{name} says nothing of what it means"


def test_a_json_schema_names_every_field_and_its_vocabulary() -> None:
    schema = json.loads(json_schema(Event))
    assert list(schema["properties"]) == list(Event.model_fields)
    assert schema["$defs"]["Attribution"]["enum"] == [member.value for member in Attribution]
    assert schema["properties"]["killed_low"]["unit"] == "people"
    assert schema["additionalProperties"] is False


def test_the_dictionary_has_every_column_of_every_public_table() -> None:
    sections = {part.splitlines()[0]: part.splitlines() for part in data_dictionary().split("\n## ")[1:]}
    for table, record_type in PUBLIC_FILES.items():
        columns = [line.split("`")[1] for line in sections[table] if line.startswith("| `")]
        assert columns == list(record_type.model_fields)
    # Records inside columns have a section of their own.
    assert "Evidence" in sections


def test_a_row_of_the_dictionary_says_type_unit_example_and_allowed_values() -> None:
    text = data_dictionary()
    assert (
        "| `killed_best` | integer, may be unknown | people | Best-supported number killed | `78` | number of" in text
    )
    assert "`uncontested`, `contested`, `unattributed` |" in text
    assert "| `latitude` | number, may be unknown | degrees north, WGS 84 | Latitude | `36.06403` | of that row" in text
    assert "| -90 to 90 |" in text
    assert "list of [Evidence](#evidence)" in text
    assert "| `event_id` | text |  | Id: a hash of its first report's id | `e0c1d9a7b2f34e56` | hash of" in text
