"""Ingest: every record of JSON, and every row of a listing, gives one article, or says why not."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from tests.ingest.conftest import LINES, Reader, reasons


def test_each_json_line_is_one_article_or_one_rejection(lines: Path, read: Reader) -> None:
    articles, rejections = read(lines)
    assert [article.input_line for article in articles] == [1, 3, 5, 8, 9, 10]
    set_aside = [rejection for rejection in rejections if rejection.article_id is None]
    assert reasons(set_aside) == {
        "a.jsonl:2": "duplicate_input",
        "a.jsonl:4": "missing_field",
        "a.jsonl:6": "empty",
        "a.jsonl:7": "bad_field",
        "a.jsonl:11": "broken_json",
        "a.jsonl:13": "bad_field",
    }
    assert len(articles) + len(set_aside) == len(LINES) + 2


def test_fields_of_json_lines(lines: Path, read: Reader) -> None:
    first, *_ = read(lines)[0]
    assert (first.external_id, first.title, first.source) == ("7", "A title", "AFP")
    assert (first.published_on, first.published_source) == (date(2020, 10, 26), "metadata")


def test_notes_name_what_is_wrong_and_the_article_stays(lines: Path, read: Reader) -> None:
    articles, rejections = read(lines)
    noted = {(note.record, note.reason.value) for note in rejections if note.article_id}
    assert noted == {("a.jsonl:3", "bad_field"), ("a.jsonl:8", "bad_date"), ("a.jsonl:8", "bad_field")}
    eighth = next(article for article in articles if article.input_line == 8)
    assert (eighth.published_at, eighth.language, eighth.title) == (None, None, None)
    assert len({rejection.rejection_id for rejection in rejections}) == len(rejections)


def test_the_same_text_again_is_kept_and_points_to_the_first(lines: Path, read: Reader) -> None:
    articles, _ = read(lines)
    assert [article.duplicate_of for article in articles] == [
        None,
        None,
        articles[0].article_id,
        None,
        None,
        None,
    ]


def test_articles_can_be_stored_whatever_their_characters(lines: Path, read: Reader) -> None:
    for article in read(lines)[0]:
        article.model_dump_json().encode()


@pytest.mark.parametrize(
    "name_and_text",
    [
        ("a.json", '[{"text": "One died."}, {"text": "Two died."}]'),
        ("a.json", '{"status": "ok", "articles": [{"content": "One died."}, {"content": "Two died."}]}'),
        ("a.json", '{"text": "One died."}\n{"text": "Two died."}'),
        ("a.ndjson", '{"text": "One died."}\r\n{"text": "Two died."}\r\n'),
    ],
)
def test_json_comes_in_several_shapes(name_and_text: tuple[str, str], tmp_path: Path, read: Reader) -> None:
    name, text = name_and_text
    (tmp_path / name).write_text(text, newline="")
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(text.encode()))
    for path in (tmp_path / name, tmp_path / f"{name}.gz"):
        articles, rejections = read(path)
        assert [article.text for article in articles] == ["One died.", "Two died."]
        assert rejections == []


def test_a_json_file_in_utf16_is_read_by_lines(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.jsonl").write_bytes('{"text": "One died."}\n{"text": "Two died."}\n'.encode("utf-16"))
    assert [article.text for article in read(tmp_path)[0]] == ["One died.", "Two died."]


def test_a_line_too_long_is_passed_over(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "x" * 5000}) + '\n{"text": "One died."}')
    articles, [rejection] = read(tmp_path, max_characters=100)
    assert [article.input_line for article in articles] == [2]
    assert (rejection.record, rejection.reason) == ("a.jsonl:1", "too_large")


def test_articles_csv_tells_about_the_files_beside_it(listed: Path, read: Reader) -> None:
    articles, rejections = read(listed)
    by_name = {article.input_path: article for article in articles}
    assert {name: article.title for name, article in by_name.items()} == {
        "one.txt": "First",
        "two.txt": "Second",
        "three.txt": None,
    }
    assert by_name["one.txt"].published_on == date(2020, 10, 26)
    assert (by_name["one.txt"].language, by_name["one.txt"].url) == ("en", "https://news.example/1")
    assert reasons(rejections) == {
        "articles.csv:3": "missing_file",
        "articles.csv:5": "duplicate_input",
        "articles.csv:6": "missing_field",
        "two.txt": "bad_date",
    }


def test_given_as_the_input_articles_csv_means_the_files_it_names(listed: Path, read: Reader) -> None:
    assert [article.input_path for article in read(listed / "articles.csv")[0]] == ["one.txt", "two.txt"]


def test_articles_csv_of_a_subfolder_counts_from_there(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "articles.csv").write_text("file,title\none.txt,First\n")
    (tmp_path / "sub" / "one.txt").write_text("One died.")
    assert [article.title for article in read(tmp_path)[0]] == ["First"]


def test_articles_csv_without_a_file_column_is_said_and_files_are_read(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "articles.csv").write_text("name,when\nx,y\n")
    (tmp_path / "one.txt").write_text("One died.")
    articles, rejections = read(tmp_path)
    assert (len(articles), reasons(rejections)) == (1, {"articles.csv": "missing_field"})


def test_records_without_ids_that_agree_in_everything_are_one_article(tmp_path: Path, read: Reader) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"text": "One died.", "title": "T"}')
    articles, [rejection] = read(tmp_path)
    assert len(articles) == 1
    assert (rejection.record, rejection.reason) == ("b.jsonl:1", "duplicate_input")
