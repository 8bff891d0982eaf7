"""Texts in cells: nothing that a spreadsheet runs, nothing lost on the way back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.publishing.cells import UNSAFE, cell, escaped, text_cell, unescaped, write_csv

TEXT = st.text(st.characters(codec="utf-8"), max_size=30) | st.text("'=+-@\t\r\n\"', a", max_size=8)


@given(TEXT)
@example("'=1")
@example("''=1")
@example("\r=1")
def test_a_text_comes_back_from_its_cell(text: str) -> None:
    assert unescaped(escaped(text)) == UNSAFE.sub("\ufffd", text)


@given(TEXT)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not escaped(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(TEXT)
def test_a_text_without_traps_is_left_as_it_is(text: str) -> None:
    plain = UNSAFE.sub("", text).lstrip("'=+-@\t\r\n")
    assert escaped(plain) == plain


@given(TEXT)
def test_a_tab_separated_cell_has_no_tab_and_no_line_end(text: str) -> None:
    assert not set(text_cell(text)) & set("\t\r\n")


@settings(deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5))
def test_rows_come_back_from_a_file(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    path: Path = tmp_path_factory.mktemp("cells") / "rows.csv"
    assert write_csv(path, ("one", "other"), rows) == len(rows)
    found = list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))
    assert [[unescaped(text) for text in line] for line in found[1:]] == [
        [UNSAFE.sub("\ufffd", text) for text in row] for row in rows
    ]
    table = pd.read_csv(path, dtype=str, keep_default_na=False, skip_blank_lines=False)
    assert [escaped(text) for text, _ in rows] == list(table.one)


def test_numbers_are_no_texts() -> None:
    assert [cell(value) for value in (-3, -3.5, True, None, ["a", "=b"])] == ["-3", "-3.5", "true", "", "a; =b"]
