"""Ingest: folders and files of articles. With read_*.py beside it the only code that knows outside formats.

Every input (a file, a JSON record, a row of articles.csv without a file) gives exactly one article, or at
least one rejection. A rejection with an article_id is a note on an article that is kept; one without is an
input set aside.
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from pipeline.stages.read_bytes import Refused, decode, read_bytes, reason_of
from pipeline.stages.read_drafts import Draft, ReadLimits, article_of, rejected
from pipeline.stages.read_html import read_html
from pipeline.stages.read_listing import LISTING, match_rows, read_listing
from pipeline.stages.read_records import read_json, read_lines
from pipeline.text.words import DateWords
from schemas.article import Article, Rejection
from schemas.vocabulary import RejectReason

__all__ = ["InputMissing", "ReadLimits", "input_files", "read_inputs"]

FORMATS = ".txt, .html, .htm, .jsonl, .ndjson, .json, and .gz of these"
# Files that systems and editors leave behind are no inputs.
LEFT_BEHIND = frozenset(("thumbs.db", "desktop.ini", "__macosx"))
BYTES_PER_CHARACTER = 4
Reader = Callable[..., Iterator[Draft | Rejection]]


class InputMissing(FileNotFoundError):
    """There is nothing to read; the text says what to give instead."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read and its name: the path under the input folder, with forward slashes."""

    path: Path
    name: str


def input_files(path: Path) -> list[Path]:
    """The files that `read_inputs` would look at, in order, articles.csv included. Raises InputMissing."""
    return [found.path for found in _found(path) if isinstance(found, InputFile)]


def read_inputs(
    path: Path, *, words: DateWords, today: date, limits: ReadLimits | None = None
) -> Iterator[Article | Rejection]:
    """Articles and rejections of a folder (with its subfolders, in order of name) or a single file.

    `today` bounds publication dates. Of articles with the same text the later ones are kept with
    `duplicate_of`.
    Raises InputMissing, at once, when there is no such folder or file, or nothing in it.
    """
    found = list(_found(path))
    limits = limits or ReadLimits()
    return _without_repeats(_read(found, path, words=words, limits=limits, today=today))


def _found(path: Path) -> Iterator[InputFile | Rejection]:
    """Files and unreadable folders under a path; InputMissing when there is nothing."""
    if not path.exists():
        raise InputMissing(f"no input at {path}; give a folder or a file with articles ({FORMATS})")
    if path.is_dir():
        found = list(_walk(path, "", frozenset()))
    elif path.name.lower() == LISTING:
        found = list(_walk(path.parent, "", frozenset()))
    else:
        found = [InputFile(path, path.name)]
    if not found:
        raise InputMissing(f"the folder {path} is empty; put articles into it ({FORMATS})")
    return iter(found)


def _walk(folder: Path, prefix: str, above: frozenset[tuple[int, int]]) -> Iterator[InputFile | Rejection]:
    """Files of a folder and its subfolders by name. Links are followed, but not back into a folder above."""
    try:
        status = folder.stat()
        entries = sorted(os.listdir(folder))
    except OSError as error:
        yield rejected(prefix or ".", RejectReason.UNREADABLE, reason_of(error))
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield rejected(prefix, RejectReason.UNREADABLE, "a link back to a folder above")
        return
    for entry in entries:
        if entry.startswith((".", "~$")) or entry.lower() in LEFT_BEHIND:
            continue
        path = folder / entry
        name = f"{prefix}/{entry}" if prefix else entry
        if path.is_dir():
            yield from _walk(path, name, above | {here})
        else:
            yield InputFile(path, name)


def _read(
    found: Iterable[InputFile | Rejection], root: Path, *, words: DateWords, limits: ReadLimits, today: date
) -> Iterator[tuple[str, Article | Rejection]]:
    """Every file's articles and rejections, in order, each with the record it was made from."""
    found = list(found)
    files = [item for item in found if isinstance(item, InputFile)]
    lists = [item for item in files if item.path.name.lower() == LISTING]
    listings = [read_listing(item.path, item.name) for item in lists]
    others = [item for item in files if item not in lists]
    given, unmatched = match_rows(listings, [item.name for item in others])
    early = [item for item in found if isinstance(item, Rejection)]
    early += [rejection for listing in listings for rejection in listing.rejections]
    yield from ((rejection.record, rejection) for rejection in (*early, *unmatched))
    only_listed = root.is_file() and bool(lists)
    for item in others:
        if only_listed and item.name not in given:
            continue
        for draft in _read_file(item, given.get(item.name, {}), limits):
            made = (
                [draft] if isinstance(draft, Rejection) else article_of(draft, words=words, limits=limits, today=today)
            )
            yield from ((draft.record, one) for one in made)


def _read_file(item: InputFile, given: Mapping[str, object], limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """A file's drafts, by its extension."""
    try:
        mode = item.path.stat().st_mode
    except OSError as error:
        yield rejected(item.name, RejectReason.UNREADABLE, reason_of(error))
        return
    suffixes = [suffix.lower() for suffix in item.path.suffixes]
    kind = suffixes[-2] if suffixes[-1:] == [".gz"] and len(suffixes) > 1 else "".join(suffixes[-1:])
    reader = READERS.get(kind)
    if not stat.S_ISREG(mode):
        yield rejected(item.name, RejectReason.UNREADABLE, "no regular file")
    elif reader is None:
        yield rejected(item.name, RejectReason.UNKNOWN_FORMAT, f"{kind or 'no extension'}; read are {FORMATS}")
    else:
        yield from reader(item.path, item.name, given=given, limits=limits)


def _read_text(
    path: Path, name: str, *, given: Mapping[str, object], limits: ReadLimits
) -> Iterator[Draft | Rejection]:
    """A plain text file is one article."""
    data = read_bytes(path, limit=BYTES_PER_CHARACTER * limits.max_characters + BYTES_PER_CHARACTER)
    decoded = data if isinstance(data, Refused) else decode(data)
    if isinstance(decoded, Refused):
        yield rejected(name, decoded.reason, decoded.detail)
    else:
        yield Draft(name, name, None, {"id": name, **given, "text": decoded.text}, decoded.damaged)


READERS: Mapping[str, Reader] = MappingProxyType({
    ".txt": _read_text,
    ".text": _read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".json": read_json,
})  # fmt: skip


def _without_repeats(items: Iterable[tuple[str, Article | Rejection]]) -> Iterator[Article | Rejection]:
    """Marks later articles with a known text; sets aside records that say the same under the same id.

    Holds hashes and ids, never texts.
    """
    first_with_text: dict[bytes, str] = {}
    taken: set[object] = set()
    dropped: str | None = None
    for record, item in items:
        if isinstance(item, Rejection):
            # The notes on an article follow it; those on one set aside go with it.
            if item.article_id is None or item.article_id != dropped:
                yield item
            continue
        text = _text_key(item.text)
        original = first_with_text.setdefault(text, item.article_id)
        own = None if item.external_id is None else (item.input_path, item.external_id)
        is_repeat = item.article_id in taken or (own is not None and (own, text) in taken)
        dropped = item.article_id if is_repeat else None
        if is_repeat:
            yield rejected(record, RejectReason.DUPLICATE_INPUT, f"the same article as {original}")
            continue
        yield item if original == item.article_id else item.replace(duplicate_of=original)
        if own is not None and own in taken:
            detail = f"id {item.external_id!r} stands for another text too; both are kept"
            yield rejected(record, RejectReason.BAD_FIELD, detail, article_id=item.article_id)
        taken |= {item.article_id, own, (own, text)}


def _text_key(text: str) -> bytes:
    """A hash of the text without regard to case, white space and forms of one character."""
    normal = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return hashlib.sha256(normal.encode()).digest()[:16]
