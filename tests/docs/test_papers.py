"""What the papers say is so: commands, columns, files, settings, and code that runs."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.exits import Exit
from pipeline.cli.main import app
from pipeline.publishing.exports.registry import FORMATS
from pipeline.reference.export_codes import load_export_codes
from schemas.public import PUBLIC_TABLES
from schemas.settings import Settings

PROJECT = Path(__file__).parents[2]
PAPERS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")
# Two articles are enough to have claims and events in the tables.
SMALL = ("kramatorsk_station_1.txt", "idlib_camp_strike_2.txt")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)]+)\)")
# A path of the project, written as code.
PATH = re.compile(r"(?:seeds|schemas|pipeline|tests|models|docs|benchmarks|notebooks)/[\w./*-]*")


def paper(name: str) -> str:
    """The text of a paper."""
    return (PROJECT / name).read_text(encoding="utf-8")


def section(name: str, heading: str) -> str:
    """The text below a heading of the second level."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## )", paper(name), re.MULTILINE | re.DOTALL)
    assert found is not None, heading
    return found.group(1)


def blocks(language: str, *names: str) -> list[str]:
    """Code blocks of a language in the papers."""
    return [code for name in names or PAPERS for kind, code in BLOCK.findall(paper(name)) if kind == language]


def shell_lines() -> list[list[str]]:
    """Every documented command, as words."""
    lines = [line for code in blocks("sh") for line in code.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if line.strip()]


@pytest.fixture(scope="module")
def small_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with data/ as the README loads it."""
    base = tmp_path_factory.mktemp("readme")
    source = base / "articles"
    source.mkdir()
    for name in SMALL:
        (source / name).write_bytes((PROJECT / "seeds/articles" / name).read_bytes())
    result = CliRunner().invoke(app, ["run", str(source), "--out", str(base / "data"), "--quiet"])
    assert result.exit_code == 0, result.output
    return base


def test_documented_commands_exist_and_take_the_documented_options() -> None:
    runner = CliRunner(env={"COLUMNS": "200"})
    commands = [words[1:] for words in shell_lines() if words[0] == "sitrep"]
    assert len(commands) >= 7
    for words in commands:
        depth = 2 if words[0] == "model" else 1
        told = runner.invoke(app, [*words[:depth], "--help"])
        assert told.exit_code == 0, words
        assert all(word in told.stdout for word in words if word.startswith("--")), words


def test_documented_make_targets_exist() -> None:
    makefile = paper("Makefile")
    targets = {words[1] for words in shell_lines() if words[0] == "make" and len(words) > 1}
    targets |= set(re.findall(r"`make (\w+)`", "".join(paper(name) for name in PAPERS)))
    assert {"events", "test", "check"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:.*##", makefile, re.MULTILINE), target


def test_every_command_is_documented() -> None:
    readme = paper("README.md")
    assert all(f"sitrep {command.name}" in readme for command in app.registered_commands)
    assert all(f"sitrep {group.name}" in readme for group in app.registered_groups)


def test_documented_tables_and_columns_exist() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", section("README.md", "What comes out"), re.MULTILINE)
    assert [name for name, _ in rows] != []
    assert {name for name, _ in rows} == set(PUBLIC_TABLES)
    for name, told in rows:
        assert set(CODE.findall(told)) <= set(PUBLIC_TABLES[name].model_fields), name


def test_documented_exports_are_all_exports_with_their_files() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", section("README.md", "Exports"), re.MULTILINE)
    codes = load_export_codes(PROJECT / "seeds")
    assert {name: CODE.findall(files) for name, files in rows} == {
        name: [file.name for file in entry.files(codes)] for name, entry in FORMATS.items()
    }


def test_documented_exit_codes_are_those_of_the_program() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", paper("README.md"), re.MULTILINE)}
    assert told == {int(code) for code in Exit}


def test_documented_settings_are_all_settings_and_are_accepted() -> None:
    (text,) = blocks("toml", "README.md")
    values = tomllib.loads(text)
    Settings.model_validate_json(json.dumps(values))
    assert set(values) == set(Settings.model_fields)


@pytest.mark.parametrize("number", range(3))
def test_python_in_the_readme_runs(small_run: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    code = blocks("python", "README.md")
    assert len(code) == 3
    monkeypatch.chdir(small_run)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code[number], "README.md", "exec"), {})
    assert any(word in printed.getvalue() for word in ("Kramatorsk", "claimant_type", "Saraqib"))


@pytest.mark.parametrize("name", PAPERS)
def test_links_and_paths_in_papers_lead_somewhere(name: str) -> None:
    text = paper(name)
    links = [link for link in LINK.findall(text) if "://" not in link and not link.startswith("#")]
    for link in links:
        assert ((PROJECT / name).parent / link).exists(), link
    for path in {found for code in CODE.findall(text) for found in PATH.findall(code)}:
        found = list(PROJECT.glob(path.rstrip("/"))) if "*" in path else [PROJECT / path]
        assert any(one.exists() for one in found), path


def test_examples_in_the_readme_are_filled_in_and_have_the_current_headings() -> None:
    readme = paper("README.md")
    for mark in ("example", "explain"):
        found = re.search(rf"<!-- {mark}:begin -->\n(.*?)<!-- {mark}:end -->", readme, re.DOTALL)
        assert found is not None
        assert "```text" in found.group(1)
    assert "who → whom" in readme
    assert "low–best–high" in readme
