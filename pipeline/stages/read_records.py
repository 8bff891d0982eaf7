"""Articles in JSON: one object per line, an array, or one object."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from pipeline.stages.read_bytes import Refused, decode, open_bytes, read_bytes, reason_of
from pipeline.stages.read_drafts import Draft, ReadLimits, fields_of, rejected
from pipeline.stages.read_html import page_fields
from schemas.article import Rejection
from schemas.vocabulary import RejectReason

__all__ = ["read_json", "read_lines"]

# A character takes up to six bytes as \uXXXX, and an object holds more than its text.
BYTES_PER_CHARACTER = 8
# Keys under which search interfaces hand out their list of articles.
LIST_KEYS = ("articles", "results", "documents", "items", "data")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_lines(
    path: Path, name: str, *, given: Mapping[str, object], limits: ReadLimits
) -> Iterator[Draft | Rejection]:
    """One draft or rejection for each line that is not blank; one rejection for a file without any."""
    found = False
    for number, line in _numbered(path, limits):
        if isinstance(line, Refused):
            found = True
            yield rejected(f"{name}:{number}" if number else name, line.reason, line.detail)
        elif line.strip():
            found = True
            yield _from_line(line, f"{name}:{number}", name, number, given)
    if not found:
        yield rejected(name, RejectReason.EMPTY, "no lines")


def read_json(path: Path, name: str, *, given: Mapping[str, object], limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """The articles of a .json file: an array, an object with a list, one article, or one a line."""
    data = read_bytes(path, limit=limits.max_json_bytes)
    decoded = data if isinstance(data, Refused) else decode(data)
    if isinstance(decoded, Refused):
        yield rejected(name, decoded.reason, decoded.detail)
        return
    value = _parsed(decoded.text)
    if isinstance(value, Refused):
        if _is_object_per_line(decoded.text):
            yield from read_lines(path, name, given=given, limits=limits)
        else:
            yield rejected(name, value.reason, value.detail)
        return
    yield from _from_value(value, name, given)


def _from_value(value: object, name: str, given: Mapping[str, object]) -> Iterator[Draft | Rejection]:
    """The articles of a parsed file."""
    if isinstance(value, Mapping) and not ({"text", "html"} & set(fields_of(value))):
        listed = next((value[key] for key in LIST_KEYS if isinstance(value.get(key), list)), None)
        if listed is None:
            keys = ", ".join(str(key) for key in list(value)[:8])
            yield rejected(
                name,
                RejectReason.MISSING_FIELD,
                f"no article: an object without text or html (it has {keys})",
            )
            return
        value = listed
    records = value if isinstance(value, list) else [value]
    for position, record in enumerate(records, start=1):
        yield _from_record(record, f"{name}[{position}]" if isinstance(value, list) else name, name, None, given)
    if not records:
        yield rejected(name, RejectReason.EMPTY, "an empty list")


def _from_line(line: bytes, record: str, name: str, number: int, given: Mapping[str, object]) -> Draft | Rejection:
    decoded = decode(line)
    value = decoded if isinstance(decoded, Refused) else _parsed(decoded.text)
    if isinstance(value, Refused):
        return rejected(record, value.reason, value.detail)
    return _from_record(value, record, name, number, given)


def _from_record(
    value: object, record: str, name: str, number: int | None, given: Mapping[str, object]
) -> Draft | Rejection:
    """One object's fields; those given beside the file fill the gaps."""
    if not isinstance(value, Mapping):
        return rejected(record, RejectReason.BAD_FIELD, f"an object is needed, not {type(value).__name__}")
    fields = {**given, **fields_of(value)}
    html = fields.pop("html", None)
    if isinstance(html, str) and not str(fields.get("text") or "").strip():
        page = page_fields(html)
        if page is None:
            return rejected(record, RejectReason.NO_TEXT, "no article text was found in the HTML")
        fields = {**page, **{key: value for key, value in fields.items() if key != "text"}}
    return Draft(record, name, number, fields)


def _parsed(text: str) -> object | Refused:
    """The JSON value, or why there is none: broken, nested too deep, or with a number too long."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Refused(RejectReason.BROKEN_JSON, str(error)[:200])
    return value


def _is_object_per_line(text: str) -> bool:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return isinstance(_parsed(first), Mapping)


def _numbered(path: Path, limits: ReadLimits) -> Iterator[tuple[int, bytes | Refused]]:
    """Lines with their number from 1; an unreadable file ends with a refusal at the line that was reached."""
    number = 0
    try:
        with open_bytes(path) as stream:
            for number, line in enumerate(_lines(stream, BYTES_PER_CHARACTER * limits.max_characters), start=1):
                yield number, line
    except (OSError, EOFError, zlib.error) as error:
        yield number + 1 if number else 0, Refused(RejectReason.UNREADABLE, reason_of(error))


def _lines(stream: IO[bytes], limit: int) -> Iterator[bytes | Refused]:
    """Lines of at most `limit` bytes; a longer one is passed over without holding it."""
    first = stream.readline(limit + 1)
    if first.startswith(UTF16_MARKS):
        text = decode(first + stream.read())
        yield from (text.text.encode("utf-8", "replace").split(b"\n") if not isinstance(text, Refused) else [text])
        return
    line = first.removeprefix(b"\xef\xbb\xbf")
    while line:
        if len(line) > limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield Refused(RejectReason.TOO_LARGE, f"a line of more than {limit} bytes")
        else:
            yield line
        line = stream.readline(limit + 1)
