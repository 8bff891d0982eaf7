"""Bad input: a clear message or a rejection with a reason; the rest goes on; the exit code tells."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.cli import run_command
from pipeline.engine import Store
from tests.cli.conftest import Ran, Sitrep, json_of

NOBODY = 65534
MEGABYTE = 1_000_000
TEXT = "Gunmen killed four villagers near Solhan on Friday, officials said. The army blamed rebels. " * 3


def empty(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"")


def binary(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 40)


def huge(folder: Path) -> None:
    with (folder / "bad.txt").open("wb") as file:
        file.write(b"A bomb killed five people. " * 100)
        file.truncate(50 * MEGABYTE)


def broken_json(folder: Path) -> None:
    lines = ['{"id": "1", "text": "cut off', json.dumps({"id": "2", "text": TEXT})]
    (folder / "some.jsonl").write_text("\n".join(lines), encoding="utf-8")


def missing_field(folder: Path) -> None:
    (folder / "some.jsonl").write_text(json.dumps({"id": "1", "title": "No text here"}), encoding="utf-8")


def missing_column(folder: Path) -> None:
    (folder / "articles.csv").write_text("url,title\nhttps://example.org,Some title\n", encoding="utf-8")


def unlisted_file(folder: Path) -> None:
    (folder / "articles.csv").write_text("file,title\nnot-there.txt,Some title\n", encoding="utf-8")


def other_format(folder: Path) -> None:
    (folder / "report.docx").write_bytes(b"PK\x03\x04")


SET_ASIDE: list[tuple[Callable[[Path], None], set[str]]] = [
    (empty, {"empty"}),
    (binary, {"binary"}),
    (huge, {"too_large", "binary"}),
    (broken_json, {"broken_json"}),
    (missing_field, {"missing_field"}),
    (missing_column, {"missing_field"}),
    (unlisted_file, {"missing_file"}),
    (other_format, {"unknown_format"}),
]


@pytest.mark.parametrize(("spoil", "reasons"), SET_ASIDE, ids=lambda value: getattr(value, "__name__", ""))
def test_a_bad_input_is_set_aside_with_its_reason_and_the_rest_goes_on(
    sitrep: Sitrep, good: Path, tmp_path: Path, spoil: Callable[[Path], None], reasons: set[str]
) -> None:
    spoil(good)
    result = sitrep("run", good, "--out", tmp_path / "out", "--json")
    body = json_of(result)
    assert result.exit_code == 0, result.output
    assert set(body["inputs_set_aside"]) <= reasons
    assert sum(body["inputs_set_aside"].values()) == 1
    assert sum(body["articles"].values()) >= 1
    assert body["events"]


def test_a_wrong_encoding_is_read_with_a_note_or_set_aside(sitrep: Sitrep, good: Path, tmp_path: Path) -> None:
    (good / "latin.txt").write_bytes(f"Caf\xe9 bombed, Sa\xefd says.\n\n{TEXT}".encode("latin-1"))
    body = json_of(sitrep("run", good, "--out", tmp_path / "out", "--json"))
    assert sum(body["articles"].values()) + sum(body["inputs_set_aside"].values()) == 2


def test_the_second_of_two_equal_articles_is_a_duplicate(sitrep: Sitrep, good: Path, tmp_path: Path) -> None:
    (good / "same.txt").write_bytes((good / "good.txt").read_bytes())
    body = json_of(sitrep("run", good, "--out", tmp_path / "out", "--json"))
    assert body["articles"]["duplicate"] == 1
    assert body["articles"]["coded"] == 1
    assert all(event["articles_count"] == 1 for event in body["events"])


def test_an_impossible_date_is_noted_and_the_article_kept(sitrep: Sitrep, good: Path, tmp_path: Path) -> None:
    line = json.dumps({"id": "1", "published_at": "0025-13-45", "text": TEXT})
    (good / "some.jsonl").write_text(line, encoding="utf-8")
    body = json_of(sitrep("run", good, "--out", tmp_path / "out", "--json"))
    assert body["notes_on_inputs"] == {"bad_date": 1}
    assert sum(body["articles"].values()) == 2


def test_only_bad_inputs_end_with_3_and_say_why(sitrep: Sitrep, tmp_path: Path) -> None:
    source = tmp_path / "articles"
    source.mkdir()
    empty(source)
    result = sitrep("run", source, "--out", tmp_path / "out")
    assert result.exit_code == 3
    assert "No events." in result.stdout
    assert "inputs set aside: 1 (empty 1)" in result.stdout
    assert "100% of the inputs were set aside" in result.stderr


def test_the_share_that_may_be_set_aside_can_be_chosen(sitrep: Sitrep, good: Path, tmp_path: Path) -> None:
    empty(good)
    settings = tmp_path / "mine.toml"
    settings.write_text("[run]\nmax_reject_rate = 0.4\n")
    run = ("run", good, "--out", tmp_path / "out")
    assert sitrep(*run).exit_code == 0
    assert sitrep(*run, "--settings", settings).exit_code == 3
    assert sitrep(*run, "--settings", settings, "--max-reject-rate", "0.6").exit_code == 0


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()], ids=["nothing", "empty folder"])
def test_no_input_ends_with_5_and_writes_nothing(sitrep: Sitrep, tmp_path: Path, make: Callable[[Path], None]) -> None:
    source, out = tmp_path / "articles", tmp_path / "out"
    make(source)
    for command in ("run", "plan"):
        result = sitrep(command, source, "--out", out)
        assert result.exit_code == 5
        assert str(source) in result.stderr
        assert result.stdout == ""
    assert not out.exists()


def test_an_unreadable_folder_ends_with_5(sitrep: Sitrep, good: Path, tmp_path: Path) -> None:
    with unreadable(good):
        result = sitrep("run", good, "--out", tmp_path / "out")
    assert result.exit_code == 5
    assert "cannot read the input" in result.stderr


@contextmanager
def unreadable(folder: Path) -> Iterator[None]:
    """A folder that this process may not read while the block lasts; root gives its rights up meanwhile."""
    is_root = os.geteuid() == 0
    mode = folder.stat().st_mode
    folder.chmod(0)
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(mode)


def test_a_command_without_a_run_to_look_at_ends_with_5(sitrep: Sitrep, tmp_path: Path) -> None:
    for command in (["events"], ["explain", "e0"]):
        result = sitrep(*command, "--out", tmp_path / "nothing")
        assert result.exit_code == 5
        assert "sitrep run" in result.stderr


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("colour = 'red'\n", "colour"),
        ("[reading]\nmax_chars = 5\n", "reading.max_chars"),
        ("[reading]\nmax_characters = 'many'\n", "reading.max_characters"),
        ("[run]\nexecutor = 'cloud'\n", "run.executor"),
        ("[run]\nmax_reject_rate = 7\n", "run.max_reject_rate"),
        ("language = \n", "no TOML"),
    ],
)
def test_wrong_settings_are_refused_by_name(sitrep: Sitrep, good: Path, tmp_path: Path, text: str, named: str) -> None:
    settings = tmp_path / "sitrep.toml"
    settings.write_text(text)
    result = sitrep("run", good, "--out", tmp_path / "out", "--settings", settings)
    assert result.exit_code == 2
    assert named in result.stderr
    assert not (tmp_path / "out").exists()


def test_wrong_usage_ends_with_2(sitrep: Sitrep, good: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    out = tmp_path / "out"
    wrong = (
        ("run", good, "--out", tmp_path / "file"),
        ("run", good, "--out", out, "--settings", tmp_path / "absent.toml"),
        ("run", good, "--out", out, "--executor", "cloud"),
        ("run", good, "--out", out, "--workers", "0"),
        ("run", good, "--out", out, "--max-reject-rate", "2"),
        ("run", good, "--nonsense"),
        ("dance",),
    )
    for arguments in wrong:
        assert sitrep(*arguments).exit_code == 2, arguments
    assert not out.exists()


def test_settings_in_the_current_folder_are_used(
    sitrep: Sitrep, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sitrep.toml").write_text("[reading]\nmax_characters = 10\n")
    body = json_of(sitrep("run", good, "--json"))
    assert body["inputs_set_aside"] == {"too_large": 1}
    assert (tmp_path / "data/run_report.json").is_file()


def test_a_partition_that_fails_ends_with_1_and_says_what_to_do(sitrep: Sitrep, good: Path, tmp_path: Path) -> None:
    settings = tmp_path / "mine.toml"
    settings.write_text("[model]\nname = 'no_such_model'\n")
    result = sitrep("run", good, "--out", tmp_path / "out", "--settings", settings)
    assert result.exit_code == 1
    assert "no_such_model" in result.stderr
    assert "make model" in result.stderr
    assert "run_report.json" in result.stderr


def test_a_store_that_another_run_holds_ends_with_1(sitrep: Sitrep, ran: Ran) -> None:
    with Store(ran.out).locked():
        result = sitrep("run", ran.source, "--out", ran.out)
    assert result.exit_code == 1
    assert "another run" in result.stderr


def test_an_interrupted_run_ends_with_130(
    sitrep: Sitrep, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run_command, "run_stages", interrupted)
    result = sitrep("run", good, "--out", tmp_path / "out")
    assert result.exit_code == 130
    assert "interrupted" in result.stderr
