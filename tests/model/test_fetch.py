"""Public corpora are fetched whole or not at all, from wherever the table says."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import model_command
from pipeline.cli.exits import Exit
from pipeline.cli.main import app
from pipeline.model.fetch import FetchFailed, Remote, fetch, read_remotes

MODELS = Path(__file__).parents[2] / "models"


class Quiet(SimpleHTTPRequestHandler):
    """A file server that logs nothing, and that sends one file by half."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, or the first half of it."""
        whole = source.read()
        outputfile.write(whole[: len(whole) // 2] if "half" in self.path else whole)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a local server with a good file, a wrong one, and one that it sends half of."""
    public = tmp_path / "public"
    public.mkdir()
    (public / "good.conllu").write_text("# sent_id = 1\n1\tGo\n\n")
    (public / "wrong.conllu").write_text("<html>moved</html>")
    (public / "half.conllu").write_text("# sent_id = 1\n1\tGo\n\n" * 99)
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(public)))
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def remote(url: str) -> Remote:
    return Remote("Treebank", url, "ud-english-ewt/train.conllu", "# ")


def test_a_missing_file_is_fetched_once(server: str, tmp_path: Path) -> None:
    said = io.StringIO()
    wanted = [remote(f"{server}/good.conllu")]
    (path,) = fetch(wanted, tmp_path / "corpora", stdout=said)
    assert path.read_text().startswith("# sent_id")
    assert "Treebank" in said.getvalue()
    assert fetch(wanted, tmp_path / "corpora", stdout=said) == []


@pytest.mark.parametrize("file", ["wrong.conllu", "nothing.conllu", "half.conllu"])
def test_a_wrong_answer_leaves_nothing_behind(server: str, tmp_path: Path, file: str) -> None:
    with pytest.raises(FetchFailed, match=r"put the file at .*train\.conllu"):
        fetch([remote(f"{server}/{file}")], tmp_path / "corpora", stdout=io.StringIO())
    assert not list((tmp_path / "corpora/ud-english-ewt").iterdir())


def test_an_answer_that_breaks_off_says_after_how_many_bytes(server: str, tmp_path: Path) -> None:
    with pytest.raises(FetchFailed, match=r"broke off after \d+ of \d+ bytes"):
        fetch([remote(f"{server}/half.conllu")], tmp_path / "corpora", stdout=io.StringIO())


def test_the_command_fetches_what_the_folder_lacks_before_it_trains(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "corpora.toml"
    table.write_text(
        f'[[corpus]]\nname = "Treebank"\nurl = "{server}/good.conllu"\n'
        'file = "ud-english-ewt/train.conllu"\nfirst = "# "\n'
    )
    found: list[str] = []

    def build(corpora: Path, *_arguments: object, **_options: object) -> dict[str, dict[str, float]]:
        found.append((corpora / "ud-english-ewt/train.conllu").read_text())
        return {"ewt_dev": {"las": 80.0}}

    monkeypatch.setattr(model_command, "REMOTES", table)
    monkeypatch.setattr("pipeline.model.train.build", build)
    command = ["model", "train", "--corpora", str(tmp_path / "corpora"), "--work", str(tmp_path / "work")]
    result = CliRunner().invoke(app, [*command, "--fetch"])
    assert result.exit_code == 0, result.output
    assert found == ["# sent_id = 1\n1\tGo\n\n"]
    table.write_text(table.read_text().replace("good.conllu", "nothing.conllu").replace("train.conllu", "dev.conllu"))
    failed = CliRunner().invoke(app, [*command, "--fetch"])
    assert failed.exit_code == int(Exit.INPUT)
    assert "cannot fetch Treebank" in failed.stderr
    assert len(found) == 1


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FetchFailed, match=r"127\.0\.0\.1:9"):
        fetch([remote("http://127.0.0.1:9/x")], tmp_path / "corpora", stdout=io.StringIO())


def test_the_table_names_all_parts_of_the_treebank() -> None:
    remotes = read_remotes(MODELS / "corpora.toml")
    assert {f"ud-english-ewt/{split}.conllu" for split in ("train", "dev", "test")} <= {one.file for one in remotes}
    assert all(one.url.startswith("https://") for one in remotes)
