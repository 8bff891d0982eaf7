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

from pipeline.model.fetch import FetchFailed, Remote, fetch, read_remotes

MODELS = Path(__file__).parents[2] / "models"


class Quiet(SimpleHTTPRequestHandler):
    """A file server that logs nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a local server with one good and one wrong file."""
    public = tmp_path / "public"
    public.mkdir()
    (public / "good.conllu").write_text("# sent_id = 1\n1\tGo\n\n")
    (public / "wrong.conllu").write_text("<html>moved</html>")
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


@pytest.mark.parametrize("file", ["wrong.conllu", "nothing.conllu"])
def test_a_wrong_answer_leaves_nothing_behind(server: str, tmp_path: Path, file: str) -> None:
    with pytest.raises(FetchFailed, match=r"put the file at .*train\.conllu"):
        fetch([remote(f"{server}/{file}")], tmp_path / "corpora", stdout=io.StringIO())
    assert not list((tmp_path / "corpora/ud-english-ewt").iterdir())


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FetchFailed, match=r"127\.0\.0\.1:9"):
        fetch([remote("http://127.0.0.1:9/x")], tmp_path / "corpora", stdout=io.StringIO())


def test_the_table_names_all_parts_of_the_treebank() -> None:
    remotes = read_remotes(MODELS / "corpora.toml")
    assert {f"ud-english-ewt/{split}.conllu" for split in ("train", "dev", "test")} <= {one.file for one in remotes}
    assert all(one.url.startswith("https://") for one in remotes)
