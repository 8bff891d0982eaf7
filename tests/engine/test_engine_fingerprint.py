"""Laws of fingerprints: the same content gives the same hash, and any other content another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.engine.fingerprint import (
    canonical_json,
    digest,
    imported_modules,
    schema_hash,
    settings_part,
    source_hash,
    sources_hash,
    tree_hash,
)
from schemas.base import Record, described
from tests.engine.toy_stages import Note, ToySettings, Word


def test_the_order_of_keys_does_not_show() -> None:
    assert canonical_json({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}'
    assert digest({"b": 1, "a": 2}) == digest({"a": 2, "b": 1})
    assert digest([1, 2]) != digest([2, 1])


def test_nothing_is_hashed_that_json_cannot_say() -> None:
    with pytest.raises(ValueError, match="Out of range float"):
        digest(float("nan"))


def test_another_process_finds_the_same_hashes() -> None:
    program = (
        "from pipeline.engine.fingerprint import *; from tests.engine.toy_stages import Note;"
        "print(digest({'a': 'b'}), schema_hash(Note), source_hash('schemas'))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert found.split() == [digest({"a": "b"}), schema_hash(Note), source_hash("schemas")]


def test_a_folder_is_its_files_with_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "actors"
    folder.mkdir()
    (folder / "a.csv").write_text("1")
    first = tree_hash(folder)
    (folder / ".a.csv.swp").write_text("an editor's own")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "x.pyc").write_text("compiled")
    assert tree_hash(folder) == first
    (folder / "b.csv").write_text("")
    assert tree_hash(folder) != first
    (folder / "b.csv").unlink()
    (folder / "a.csv").rename(folder / "c.csv")
    assert tree_hash(folder) != first
    with pytest.raises(FileNotFoundError, match="nothing is there"):
        tree_hash(tmp_path / "none")


def test_touching_a_file_does_not_change_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1")
    first = tree_hash(path)
    path.touch()
    path.write_text("1")
    assert tree_hash(path) == first
    path.write_text("2")
    assert tree_hash(path) != first


def test_code_is_its_text_whatever_the_line_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    package = tmp_path / "toyhash"
    (package / "inner").mkdir(parents=True)
    (package / "__init__.py").write_bytes(b"")
    (package / "inner" / "__init__.py").write_bytes(b"")
    module = package / "inner" / "rules.py"
    module.write_bytes(b"A = 1\nB = 2\n")
    first = source_hash("toyhash"), source_hash("toyhash.inner.rules")
    module.write_bytes(b"A = 1\r\nB = 2\r\n")
    assert (source_hash("toyhash"), source_hash("toyhash.inner.rules")) == first
    module.write_bytes(b"A = 1\nB = 3\n")
    assert source_hash("toyhash") != first[0]
    assert source_hash("toyhash.inner.rules") != first[1]
    with pytest.raises(ModuleNotFoundError, match=r"toyhash\.none"):
        source_hash("toyhash.none")


def test_imported_modules_follow_every_kind_of_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    package = tmp_path / "toyimports"
    (package / "sub").mkdir(parents=True)
    for name, text in {
        "__init__.py": "",
        "first.py": "import json\nfrom toyimports import second\n",
        "second.py": "from .sub.third import VALUE\n",
        "unused.py": "",
        "sub/__init__.py": "",
        "sub/third.py": "def late():\n    import toyimports.sub.fourth\nVALUE = 1\n",
        "sub/fourth.py": "raise RuntimeError('reading source must not run it')\n",
    }.items():
        (package / name).write_text(text)
    assert imported_modules("toyimports.first", within=("toyimports",)) == (
        "toyimports.__init__",
        "toyimports.first",
        "toyimports.second",
        "toyimports.sub.__init__",
        "toyimports.sub.fourth",
        "toyimports.sub.third",
    )
    assert imported_modules("toyimports.second", within=("toyimports",), without=("toyimports.sub",)) == (
        "toyimports.__init__",
        "toyimports.second",
    )
    assert source_hash("toyimports.sub.__init__") != source_hash("toyimports.sub")


def test_a_schema_is_its_columns_and_what_they_mean() -> None:
    class First(Record):
        """A row."""

        name: str = described("Name")

    class Renamed(Record):
        """A row."""

        title: str = described("Name")

    class Reworded(Record):
        """A row."""

        name: str = described("Name, as published")

    assert len({schema_hash(kind) for kind in (First, Renamed, Reworded, Word)}) == 4


def test_input_files_are_a_set() -> None:
    files = [("b.txt", "2"), ("a.txt", "1")]
    assert sources_hash(files) == sources_hash(reversed(files))
    assert sources_hash(files) != sources_hash([("b.txt", "1"), ("a.txt", "2")])


def test_parts_of_settings() -> None:
    settings = ToySettings(words={"loud": True}, totals=3)
    assert settings_part(settings, "words.loud") is True
    assert settings_part(settings, "totals") == 3
    assert settings_part(settings, "") == {"words": {"loud": True}, "totals": 3}
    assert settings_part(None, "") is None
    with pytest.raises(ValueError, match="no part 'sounds'"):
        settings_part(settings, "sounds")
