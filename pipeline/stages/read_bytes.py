"""Bytes of a file and the text they hold."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from charset_normalizer import from_bytes

from schemas.vocabulary import RejectReason

__all__ = ["Decoded", "Refused", "decode", "open_bytes", "read_bytes"]

# The longer mark first: UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PDF = b"%PDF-"
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:-]+)", re.IGNORECASE)
# A UTF-8 file with a few broken bytes has many whole letters for each of them.
WHOLE_PER_BROKEN = 4
# Western text has few bytes beyond ASCII, even a short quotation; Cyrillic or Arabic in an old encoding
# has hardly others.
WESTERN_SHARE = 0.35
SAMPLE = 65_536
# Every second byte of Latin text in UTF-16 is zero.
UTF16_ZEROS = 0.4


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how many of its characters had to be replaced."""

    text: str
    damaged: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file gives no text."""

    reason: RejectReason
    detail: str


def open_bytes(path: Path) -> IO[bytes]:
    """A file's bytes, unpacked when it ends in .gz. Raises OSError."""
    return cast("IO[bytes]", gzip.open(path, "rb")) if path.suffix.lower() == ".gz" else path.open("rb")


def read_bytes(path: Path, *, limit: int) -> bytes | Refused:
    """The file's bytes, never more than `limit` of them; a file's size is looked at before it is read."""
    try:
        size = path.stat().st_size
        if size > limit:
            return Refused(RejectReason.TOO_LARGE, f"{size} bytes; at most {limit} are read")
        with open_bytes(path) as stream:
            data = stream.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        return Refused(RejectReason.UNREADABLE, reason_of(error))
    if len(data) > limit:
        return Refused(RejectReason.TOO_LARGE, f"more than {limit} bytes when unpacked")
    return data


def reason_of(error: Exception) -> str:
    """What went wrong, without the machine's paths."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def decode(data: bytes, *, declares_charset: bool = False) -> Decoded | Refused:
    """The text of a file, its byte order mark removed and nothing else changed.

    UTF-8 first, UTF-16 and UTF-32 by their mark, then the charset an HTML page declares, then
    Windows-1252 for text that is
    mostly ASCII and the most likely encoding for other text. What no encoding explains is U+FFFD and counted.
    """
    if not data.strip():
        return Refused(RejectReason.EMPTY, "no bytes but white space")
    encoding = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None) or _utf16_without_mark(data)
    if encoding is not None:
        return _replaced(data, encoding)
    if b"\x00" in data or data.startswith(PDF):
        return Refused(RejectReason.BINARY, "a binary file, no text")
    try:
        return Decoded(data.decode("utf-8"), 0)
    except UnicodeDecodeError:
        return _decode_other(data, declares_charset=declares_charset)


def _decode_other(data: bytes, *, declares_charset: bool) -> Decoded:
    """Text that is not clean UTF-8."""
    lenient = _replaced(data, "utf-8")
    whole = sum(character > "\x7f" for character in lenient.text) - lenient.damaged
    if whole >= WHOLE_PER_BROKEN * lenient.damaged:
        return lenient
    declared = _declared(data) if declares_charset else None
    if declared is not None:
        return _replaced(data, declared)
    high = sum(byte > 0x7F for byte in data[:SAMPLE])
    if high > WESTERN_SHARE * min(len(data), SAMPLE):
        best = from_bytes(data[:SAMPLE]).best()
        if best is not None:
            return _replaced(data, best.encoding)
    return _replaced(data, "cp1252")


def _replaced(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, text.count("\ufffd"))


def _declared(data: bytes) -> str | None:
    """The charset that an HTML page names in its head, when Python knows it."""
    match = DECLARED.search(data[:4096])
    if match is None:
        return None
    try:
        return codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 that lacks its mark, told by its zero bytes."""
    sample = data[:SAMPLE]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > UTF16_ZEROS * half and sample[0::2].count(0) == 0:
        return "utf-16-le"
    if sample[0::2].count(0) > UTF16_ZEROS * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None
