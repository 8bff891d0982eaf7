"""GeoNames country dumps from GeoNames' server, or any mirror: resumed where they stopped, checked, never half."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import shutil
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

MIRROR = "https://download.geonames.org/export/dump"
MANIFEST = "dumps.json"
TIMEOUT = 30.0
CHUNK = 1 << 18
USER_AGENT = "sitrep gazetteer builder"

Progress = Callable[[str], None]


class DownloadFailed(RuntimeError):
    """A dump could not be downloaded; the text says why, and what was loaded is kept to go on from."""


def download(country: str, folder: Path, *, mirror: str = MIRROR, progress: Progress | None = None) -> Path:
    """The dump of a country (ISO 3166 alpha-2) in a folder; a whole one that is there already is not loaded again.

    Raises DownloadFailed. A half-loaded file stays beside it as `CC.zip.part`, and the next call goes on from there.
    """
    report = progress or (lambda _line: None)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{country}.zip"
    if path.is_file() and known_checksums(folder).get(path.name) == checksum(path):
        report(f"{path.name}: already here")
        return path
    part = folder / f"{country}.zip.part"
    _load(f"{mirror.rstrip('/')}/{country}.zip", part, report)
    try:
        with zipfile.ZipFile(part) as archive:
            damaged = archive.testzip()
    except zipfile.BadZipFile:
        damaged = part.name
    if damaged is not None:
        part.unlink()
        raise DownloadFailed(f"{country}: what the server sent is no whole zip archive; try again")
    os.replace(part, path)
    _remember(folder, path)
    report(f"{path.name}: {path.stat().st_size:,} bytes, sha256 {checksum(path)[:16]}…")
    return path


def adopt(country: str, folder: Path, into: Path) -> Path:
    """A dump (CC.zip or CC.txt) of a folder, copied to where the gazetteer is built from. Raises FileNotFoundError."""
    found = next((path for end in ("zip", "txt") if (path := folder / f"{country}.{end}").is_file()), None)
    if found is None:
        raise FileNotFoundError(f"neither {country}.zip nor {country}.txt in {folder}")
    into.mkdir(parents=True, exist_ok=True)
    kept = into / found.name
    shutil.copyfile(found, kept)
    _remember(into, kept)
    return kept


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def known_checksums(folder: Path) -> dict[str, str]:
    """Checksums of the dumps that were loaded whole, by file name; none when the list is missing or broken."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return {str(name): str(digest) for name, digest in found.items()} if isinstance(found, dict) else {}


def _remember(folder: Path, path: Path) -> None:
    known = {**known_checksums(folder), path.name: checksum(path)}
    unfinished = folder / f"{MANIFEST}.{os.getpid()}.tmp"
    unfinished.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    os.replace(unfinished, folder / MANIFEST)


def _load(url: str, part: Path, report: Progress) -> None:
    """Loads the rest of a file. Raises DownloadFailed; what came is kept."""
    have = part.stat().st_size if part.is_file() else 0
    headers = {"User-Agent": USER_AGENT, **({"Range": f"bytes={have}-"} if have else {})}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=TIMEOUT) as answer:
            # A server that does not know ranges sends the whole file again.
            resumed = answer.status == 206
            if resumed:
                report(f"{url}: going on from byte {have:,}")
            _copy(answer, part, resumed=resumed)
    except urllib.error.HTTPError as error:
        error.close()  # It is the server's answer as well, and holds its connection open.
        if error.code == 416 and have:  # nothing is left to load
            return
        raise DownloadFailed(f"{url}: the server answered {error.code} {error.reason}{_hint(error.code)}") from None
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        raise DownloadFailed(f"{url}: {getattr(error, 'reason', error)}; is there a network?") from None


def _copy(answer: http.client.HTTPResponse, part: Path, *, resumed: bool) -> None:
    expected = answer.headers.get("Content-Length")
    came = 0
    with part.open("ab" if resumed else "wb") as file:
        while True:
            try:
                chunk = answer.read(CHUNK)
            except http.client.IncompleteRead as error:
                chunk = error.partial
            if not chunk:
                break
            came += len(chunk)
            file.write(chunk)
    if expected is not None and expected.isdigit() and came < int(expected):
        raise DownloadFailed(f"the connection ended after {came:,} of {expected} bytes; call again to go on from there")


def _hint(code: int) -> str:
    if code == 404:
        return "; is the country code right (ISO 3166 alpha-2)?"
    return "; wait some minutes and call again" if code in {429, 503} else ""
