"""Ingest: every input gives one article, or says why not."""

from __future__ import annotations

import gzip
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.stages.reading import InputMissing, input_files, read_inputs
from pipeline.text.words import DateWords
from tests.ingest.conftest import SEEDS, TODAY, Reader, reasons


def test_a_text_file_is_kept_as_it_is(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "one.txt").write_bytes("\ufeffTwo died.\r\n\r\n  “So” they say\t\n".encode())
    [article], rejections = read(tmp_path)
    assert article.text == "Two died.\r\n\r\n  “So” they say\t\n"
    assert (article.external_id, article.input_path, article.words) == ("sub/one.txt", "sub/one.txt", 5)
    assert (article.title, article.published_at, article.published_source) == (None, None, "none")
    assert rejections == []


def test_a_single_file_is_read_like_a_folder_with_it(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "one.txt").write_text("Two died.")
    assert read(tmp_path) == read(tmp_path / "one.txt")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t ", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.txt", b"ab\x00cd" * 9, "binary"),
        ("a.txt", b"\x01\x02\x03text\x04\x05" * 9, "binary"),
        ("a.txt", b"%PDF-1.4 something readable", "binary"),
        ("a.txt", b"x" * 500, "too_large"),
        ("a.txt", "ж".encode() * 101, "too_large"),
        ("a.txt.gz", gzip.compress(b"x" * 500, mtime=0), "too_large"),
        ("a.txt.gz", gzip.compress(b"x" * 90, mtime=0)[:-9], "unreadable"),
        ("a.txt.gz", b"no gzip", "unreadable"),
        ("a.html", b"<html><body></body></html>", "no_text"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.json", b"[]", "empty"),
        ("a.json", b'{"events": []}', "missing_field"),
        ("a.json", b"{broken", "broken_json"),
        ("a.json", b"[" * 100_000, "broken_json"),
        ("a.json", b"5", "bad_field"),
        ("a.docx", b"x", "unknown_format"),
        ("other.csv", b"a,b", "unknown_format"),
        ("README", b"x", "unknown_format"),
        ("photo.jpeg", b"x", "unknown_format"),
    ],
)
def test_bad_files_are_set_aside_with_their_reason(
    name: str, data: bytes, reason: str, tmp_path: Path, read: Reader
) -> None:
    (tmp_path / name).write_bytes(data)
    articles, rejections = read(tmp_path, max_characters=100)
    assert articles == []
    assert [rejection.reason for rejection in rejections] == [reason]
    assert rejections[0].article_id is None


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le café “fermé” – dit-il", "cp1252"),
        ("Ünrest in Plön", "latin-1"),
        ("Two died. Три человека", "utf-16"),
        ("Two died.", "utf-16-le"),
        ("Two died.", "utf-32"),
        ("Российская авиация нанесла удар по учебному лагерю повстанцев в провинции. " * 3, "cp1251"),
    ],
)
def test_other_encodings_are_decoded(text: str, encoding: str, tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    [article], rejections = read(tmp_path)
    assert (article.text, rejections) == (text, [])


def test_a_few_broken_bytes_do_not_lose_a_text(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.txt").write_bytes(("Три человека погибли. " * 3).encode()[:-3])
    [article], [note] = read(tmp_path)
    assert article.text.startswith("Три человека")
    assert (note.reason, note.article_id) == ("undecodable", article.article_id)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200), suffix=st.sampled_from([".txt", ".html", ".jsonl", ".json", ".txt.gz"]))
def test_no_bytes_crash_the_reader_and_none_vanish(
    data: bytes, suffix: str, tmp_path_factory: pytest.TempPathFactory, read: Reader
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / f"a{suffix}").write_bytes(data)
    articles, rejections = read(folder)
    assert articles or rejections


PAGE = """<!doctype html><html lang="en-GB"><head><title>Strike kills 12 in Homs - The Star</title>
<meta property="og:title" content="Strike kills 12 in Homs"><meta property="og:site_name" content="The Star">
<meta property="article:published_time" content="2020-10-26T23:30:00-05:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Strike kills 12 in Homs</h1>
<p>A strike killed 12 people in Homs on Monday, officials said.</p><p>The army denied it in a statement.</p>
</article><footer>Copyright 2024</footer></body></html>"""


def test_a_page_gives_its_article(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    [article], rejections = read(tmp_path)
    assert (article.title, article.source, article.language) == ("Strike kills 12 in Homs", "The Star", "en")
    assert article.published_on == date(2020, 10, 26)
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2020-10-27T04:30:00+00:00"
    assert "A strike killed 12 people in Homs on Monday, officials said.\n" in article.text
    assert "Copyright" not in article.text
    assert rejections == []


def test_the_date_in_linked_data_is_found(tmp_path: Path, read: Reader) -> None:
    data = json.dumps({"@graph": [{"@type": "NewsArticle", "datePublished": "2020-10-26T10:00:00+03:00"}]})
    script = f'<script type="application/ld+json">{data}</script>'
    page = PAGE.replace('<meta property="article:published_time" content="2020-10-26T23:30:00-05:00">', script)
    (tmp_path / "page.html").write_text(page)
    [article], _ = read(tmp_path)
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2020-10-26T07:00:00+00:00"


def test_ids_do_not_depend_on_the_folder_or_on_other_files(tmp_path: Path, read: Reader) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "b.txt").write_text("One died.")
    (tmp_path / "two" / "a.txt").write_text("Two died.")
    ids = [{article.article_id for article in read(tmp_path / folder)[0]} for folder in ("one", "two")]
    assert ids[0] < ids[1]


def test_reading_twice_gives_the_same(lines: Path, listed: Path, read: Reader) -> None:
    assert read(listed) == read(listed)


def test_missing_and_empty_inputs_stop_at_once(tmp_path: Path, dates: DateWords) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(InputMissing, match=r"give a folder|put articles"):
            read_inputs(path, words=dates, today=TODAY)


def test_hidden_files_are_no_inputs(tmp_path: Path, read: Reader) -> None:
    for name in (".hidden.txt", "~$one.txt", "Thumbs.db"):
        (tmp_path / name).write_text("x")
    (tmp_path / "one.txt").write_text("One died.")
    assert input_files(tmp_path) == [tmp_path / "one.txt"]
    assert len(read(tmp_path)[0]) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs links and pipes")
def test_links_back_broken_links_and_pipes_are_said(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "back").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    articles, rejections = read(tmp_path)
    assert articles == []
    assert reasons(rejections) == {
        "broken.txt": "unreadable",
        "pipe.txt": "unreadable",
        "sub/back": "unreadable",
    }


def test_the_demonstration_articles_are_all_read(read: Reader) -> None:
    folder = SEEDS / "articles"
    articles, rejections = read(folder)
    assert len(articles) >= len(list(folder.rglob("*.txt")))
    assert {rejection.reason.value for rejection in rejections} <= {"unknown_format"}


def test_text_files_with_the_same_words_are_two_articles_and_one_is_the_duplicate(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.txt").write_text("One died.\nTwo left.")
    (tmp_path / "b.txt").write_text("ONE died.  Two left.\n")
    (first, second), rejections = read(tmp_path)
    assert (first.duplicate_of, second.duplicate_of, rejections) == (None, first.article_id, [])
