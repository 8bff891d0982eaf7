"""Laws of the store: a file is whole or not there, and the same rows give the same bytes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engine import Store, TableRef, UnreadableTableError
from pipeline.engine.store import Footer, Gap, StoredRows, replacement, write_text_atomically
from pipeline.engine.table import EncodedTable, encoded
from schemas.arrow import from_table
from tests.engine.toy_stages import Note, Word

REF = TableRef("1_notes", "notes")
DAY = "2020-10-26"


def notes(count: int) -> list[Note]:
    return [Note(note_id=f"n{index:03}", day=date(2020, 10, 26), text=f"note {index}") for index in range(count)]


def write(store: Store, rows: EncodedTable, partition: str = DAY) -> Path:
    return store.write(REF, partition, rows, components={"seeds": "abc"}, counts={"out": {"notes": len(rows)}})


def test_what_is_written_is_read(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert write(store, encoded(notes(3), Note)) == tmp_path / "1_notes" / "notes" / f"{DAY}.parquet"
    assert store.read(REF, DAY, Note) == notes(3)
    assert store.partitions(REF) == [DAY]


def test_the_footer_says_what_the_file_was_made_from(tmp_path: Path) -> None:
    store, rows = Store(tmp_path), encoded(notes(3), Note)
    write(store, rows)
    expected = Footer(components={"seeds": "abc"}, row_hash=rows.row_hash, rows=3, counts={"out": {"notes": 3}})
    assert store.footer(REF, DAY) == expected
    assert store.footer(REF, "2020-10-27") is Gap.ABSENT
    metadata = pq.read_metadata(store.path(REF, DAY)).metadata
    assert metadata[b"sitrep.fingerprint"].decode() == expected.fingerprint
    assert {b"sitrep.versions", b"sitrep.row_hash", b"record", b"description"} <= metadata.keys()


@given(order=st.permutations(notes(6) + notes(2)))
def test_the_order_of_making_does_not_show(order: list[Note]) -> None:
    made, sorted_rows = encoded(order, Note), encoded(sorted(order, key=repr), Note)
    assert made.row_hash == sorted_rows.row_hash
    assert made.table.equals(sorted_rows.table, check_metadata=True)


@given(order=st.permutations([Word(word_id="w", note_id=f"n{index}", word="x") for index in range(5)]))
def test_rows_of_one_id_have_one_order_too(order: list[Word]) -> None:
    assert encoded(order, Word).table.equals(encoded(order[::-1], Word).table)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = notes(500)
    first = write(Store(tmp_path / "a"), encoded(rows, Note)).read_bytes()
    second = write(Store(tmp_path / "b"), encoded(iter(rows[::-1]), Note)).read_bytes()
    assert first == second


def test_the_row_hash_is_of_the_content_not_the_encoding(tmp_path: Path) -> None:
    rows = encoded(notes(3), Note)
    write(Store(tmp_path), rows)
    again = Store(tmp_path).read(REF, DAY, Note)
    pq.write_table(rows.table, tmp_path / "plain.parquet", compression="none", use_dictionary=False)
    assert encoded(again, Note).row_hash == rows.row_hash
    assert encoded(notes(2), Note).row_hash != rows.row_hash


def test_batches_do_not_show(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    whole = write(Store(tmp_path / "a"), encoded(notes(50), Note)).read_bytes()
    monkeypatch.setattr("pipeline.engine.table.BATCH_ROWS", 7)
    for name, made in (("b", notes(50)), ("c", notes(50)[::-1])):
        rows = encoded(made, Note)
        assert write(Store(tmp_path / name), rows).read_bytes() == whole
        assert list(rows) == notes(50)
        assert rows.table.column(0).num_chunks == 1


def test_a_crash_while_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    write(store, encoded(notes(3), Note))

    def no_power(*_: Path) -> None:
        raise SystemExit("power cut between writing and renaming")

    monkeypatch.setattr(Path, "replace", no_power)
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    with pytest.raises(SystemExit):
        write(store, encoded(notes(9), Note))
    monkeypatch.undo()
    leftovers = [path.name for path in (tmp_path / "1_notes" / "notes").iterdir() if path.suffix == ".tmp"]
    assert len(leftovers) == 1
    assert store.read(REF, DAY, Note) == notes(3)
    assert store.partitions(REF) == [DAY], "a temporary file is no partition"
    assert store.clean("1_notes") == 1
    assert [path.name for path in (tmp_path / "1_notes" / "notes").iterdir()] == [f"{DAY}.parquet"]


def test_an_exception_while_writing_leaves_nothing(tmp_path: Path) -> None:
    def write_half(path: Path) -> None:
        with replacement(path) as temporary:
            temporary.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half(tmp_path / "report.json")
    assert list(tmp_path.iterdir()) == []


def test_text_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_text_atomically(path, "old")
    write_text_atomically(path, "new\n")
    assert path.read_bytes() == b"new\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("keep", [0, 4, 100, -1])
def test_half_a_file_is_unreadable(tmp_path: Path, keep: int) -> None:
    store = Store(tmp_path)
    path = write(store, encoded(notes(3), Note))
    path.write_bytes(path.read_bytes()[:keep])
    assert store.footer(REF, DAY) is Gap.UNREADABLE
    with pytest.raises(UnreadableTableError, match="delete the file and run again"):
        store.read(REF, DAY, Note)


def test_damage_that_parquet_would_read_over_is_noticed(tmp_path: Path) -> None:
    store, rows = Store(tmp_path), notes(300)
    path = write(store, encoded(rows, Note))
    whole = path.read_bytes()
    silent = 0
    for place in range(4, pq.read_metadata(path).row_group(0).total_byte_size, 40):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x01]) + whole[place + 1 :])
        silent += reads_wrongly(path, rows)
        with pytest.raises(UnreadableTableError):
            store.read(REF, DAY, Note)
        if silent:
            return
    pytest.fail("no damage was of the silent kind; look at more places")


def reads_wrongly(path: Path, rows: list[Note]) -> bool:
    """Whether a file without its checksums gives other rows than were written, and no error."""
    try:
        return from_table(pq.ParquetFile(path).read(), Note) != rows
    except (OSError, ValueError, pa.ArrowException):
        return False


def test_a_file_of_another_tool_is_unreadable(tmp_path: Path) -> None:
    store = Store(tmp_path)
    path = store.path(REF, DAY)
    path.parent.mkdir(parents=True)
    pq.write_table(encoded(notes(1), Note).table, path)
    assert store.footer(REF, DAY) is Gap.UNREADABLE


def test_a_table_of_another_record_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(store, encoded(notes(1), Note))
    with pytest.raises(ValueError, match="not a table of Word: lacks word_id"):
        store.read(REF, DAY, Word)
    with pytest.raises(TypeError, match="a Note among the rows of a table of Word"):
        encoded(notes(1), Word)


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", ".hidden", "a b", "a\\b"])
def test_a_name_cannot_leave_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="is no name for a stage, table or partition"):
        Store(tmp_path).path(REF, name)


def test_stored_rows_are_read_again_whenever_asked(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(store, encoded(notes(2), Note))
    write(store, encoded(notes(3), Note), "2020-10-27")
    stored = StoredRows(store, REF, (DAY, "2020-10-27"), Note)
    assert len(stored) == 5
    assert list(stored) == list(stored) == notes(2) + notes(3)
    assert notes(3)[2] in stored
