"""Laws of scattering: every row lands in one partition, none too large, whatever the memory."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engine import ByDay, ByMonth, TableRef
from pipeline.engine.scatter import Spill, bucket, part_name, parts_needed, scattered
from schemas.base import Record
from tests.engine.conftest import Workshop
from tests.engine.toy_stages import Note, Word, toy_stages

DAYS = (date(2020, 10, 26), date(2020, 11, 1), None)


def notes(count: int) -> list[Note]:
    return [Note(note_id=f"n{index}", day=DAYS[index % 3], text="words") for index in range(count)]


def parts_of(rows: list[Note], folder: Path, *, limit: int, rows_in_memory: int = 1000) -> dict[str, list[Record]]:
    found = scattered(
        (("notes", row) for row in rows),
        outputs={"notes": Note},
        partition_by={"notes": ByDay("day")},
        rows_per_partition=limit,
        folder=folder,
        rows_in_memory=rows_in_memory,
    )
    return {partition: list(part) for _, partition, part in found}


@settings(deadline=None)
@given(count=st.integers(0, 60), limit=st.integers(1, 30), rows_in_memory=st.integers(1, 70))
def test_every_row_lands_once_and_no_part_is_too_large(
    count: int, limit: int, rows_in_memory: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("spill") / "rows"
    parts = parts_of(notes(count), folder, limit=limit, rows_in_memory=rows_in_memory)
    assert Counter(row for part in parts.values() for row in part) == Counter(notes(count))
    assert all(1 <= len(part) <= limit for part in parts.values())
    assert not folder.exists()


def test_memory_does_not_show(tmp_path: Path) -> None:
    roomy = parts_of(notes(50), tmp_path / "a", limit=5)
    narrow = parts_of(notes(50), tmp_path / "b", limit=5, rows_in_memory=3)
    assert roomy == narrow


def test_a_small_partition_keeps_its_name_and_a_large_one_is_numbered(tmp_path: Path) -> None:
    assert set(parts_of(notes(6), tmp_path / "a", limit=2)) == {"2020-10-26", "2020-11-01", "undated"}
    names = set(parts_of(notes(12), tmp_path / "b", limit=3))
    assert all(name.rpartition(".")[0] in ("2020-10-26", "2020-11-01", "undated") for name in names if "." in name)
    assert any("." in name for name in names)


def test_a_row_stays_in_its_part_when_others_come(tmp_path: Path) -> None:
    def homes(count: int, name: str) -> dict[Record, str]:
        parts = parts_of(notes(count), tmp_path / name, limit=40)
        return {row: partition for partition, part in parts.items() for row in part}

    before, after = homes(300, "a"), homes(303, "b")
    assert all(after[row] == partition for row, partition in before.items())


def test_rows_that_share_a_hash_stay_together() -> None:
    assert parts_needed({7: 10}, 3) == 1 << 16
    assert parts_needed({}, 3) == 1
    assert part_name("undated", 300, 512) == "undated.12c"


def test_a_bucket_is_the_same_on_every_machine() -> None:
    # printf n0 | sha256sum | cut -c1-4
    assert bucket(notes(1)[0]) == 0x820D


def test_days_and_months_name_partitions() -> None:
    first, second, undated = notes(3)
    assert [ByDay("day")(note) for note in (first, second, undated)] == [
        "2020-10-26",
        "2020-11-01",
        "undated",
    ]
    assert [ByMonth("day")(note) for note in (first, second, undated)] == ["2020-10", "2020-11", "undated"]
    assert ByDay("day")(first.replace(day=date(812, 3, 4))) == "0812-03-04"


def test_a_row_for_an_unknown_table_is_an_error(tmp_path: Path) -> None:
    rows = scattered(
        [("others", notes(1)[0])],
        outputs={"notes": Note},
        partition_by={},
        rows_per_partition=2,
        folder=tmp_path,
    )
    with pytest.raises(ValueError, match="'others' is none of the stage's outputs notes"):
        list(rows)


def test_a_row_of_another_record_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="a Note among rows of Word"):
        Spill(tmp_path, Word).add("x", notes(1)[0])


def test_a_split_day_flows_through_the_stages(workshop: Workshop) -> None:
    workshop.write_notes("".join(f"2020-10-26 word{index}\n" for index in range(20)))
    stages = toy_stages(workshop.root, rows_per_partition=6)
    assert workshop.run(stages).exit_code == 0
    parts = workshop.store.partitions(TableRef("1_notes", "notes"))
    assert len(parts) > 3
    assert parts[0].startswith("2020-10-26.0")
    assert workshop.store.partitions(TableRef("4_seen", "seen")) == parts
    assert workshop.run(stages).count("ran") == 0
    assert workshop.run(toy_stages(workshop.root)).count("removed") == 2 * len(parts)
