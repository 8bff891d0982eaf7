"""Fetching the open corpora from their public homes; the one part of the project that uses the network, on request.

Nothing else asks for it: training reads a folder, and the folder may have been filled in any other way.
"""

from __future__ import annotations

import http.client
import os
import tempfile
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

TIMEOUT_SECONDS = 60.0
CHUNK = 1 << 20  # bytes


class FetchFailed(RuntimeError):
    """A corpus could not be fetched; the text says which and what to do."""


@dataclass(frozen=True, slots=True)
class Remote:
    """One file: its public address, its path below the corpora folder, and how a right one begins."""

    name: str
    url: str
    file: str
    first: str


def read_remotes(table: Path) -> list[Remote]:
    """The files of models/corpora.toml."""
    with table.open("rb") as file:
        return [Remote(**row) for row in tomllib.load(file)["corpus"]]


def fetch(remotes: Iterable[Remote], corpora: Path, *, stdout: IO[str]) -> list[Path]:
    """Fetch the files that the folder lacks; gives those fetched.

    A file appears whole or not at all. Raises FetchFailed.
    """
    fetched = []
    for remote in remotes:
        path = corpora / remote.file
        if path.is_file():
            continue
        _fetch_one(remote, path)
        stdout.write(f"{remote.name}: {path} ({path.stat().st_size / 2**20:.1f} MiB)\n")
        fetched.append(path)
    return fetched


def _fetch_one(remote: Remote, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file, urllib.request.urlopen(remote.url, timeout=TIMEOUT_SECONDS) as answer:
            while block := answer.read(CHUNK):
                file.write(block)
            _check_length(file.tell(), answer.headers.get("Content-Length"))
        _check(remote, fresh)
        fresh.replace(path)
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
        if isinstance(error, urllib.error.HTTPError):
            # It is the server's answer as well, and holds its connection open.
            error.close()
        raise FetchFailed(
            f"cannot fetch {remote.name} from {remote.url}: {error}; put the file at {path} yourself, "
            "or correct the address in models/corpora.toml"
        ) from None
    finally:
        fresh.unlink(missing_ok=True)


def _check_length(came: int, told: str | None) -> None:
    # Read in pieces, an answer that breaks off looks like one that ends.
    if told is not None and came != int(told):
        raise ValueError(f"the connection broke off after {came} of {told} bytes")


def _check(remote: Remote, fresh: Path) -> None:
    with fresh.open(encoding="utf-8") as file:
        begin = file.readline()
    if not begin.strip() or not begin.startswith(remote.first):
        raise ValueError(f"what came is no such corpus: it begins with {begin[:40]!r}")
