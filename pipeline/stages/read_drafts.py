"""What every reader hands on: fields as found, and the rules that make an article or a rejection of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from pipeline.text.metadata_dates import parse_published
from pipeline.text.words import DateWords
from schemas.article import Article, Rejection
from schemas.base import Record, described, stable_id
from schemas.vocabulary import PublishedSource, RejectReason

__all__ = ["Draft", "ReadLimits", "article_of", "clean", "control_share", "fields_of", "rejected"]

STAGE = "ingest"
# Text has no control characters beyond tab, line ends, form feed and escape; compiled files have one in ten.
MOST_CONTROL = 0.02
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_DAMAGE = 0.2
LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9_-]+)?", re.IGNORECASE)
# Names that exports and search interfaces use for our fields, first match wins.
FIELD_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "file": ("file", "filename", "file_name", "path"),
        "id": ("id", "_id", "article_id", "external_id", "uuid", "guid"),
        "url": ("url", "link", "uri", "permalink", "source_url"),
        "source": (
            "source", "outlet", "publisher", "site", "sitename", "source_name", "publication", "domain",
        ),
        "title": ("title", "headline"),
        "published_at": (
            "published_at", "publishedat", "published", "published_on", "publication_date", "published_date",
            "date_published", "datepublished", "publish_date", "pub_date", "pubdate", "date",
            "datetime", "seendate",
        ),
        "language": ("language", "lang"),
        "text": ("text", "body", "content", "full_text", "fulltext", "article_text", "maintext"),
        "html": ("html", "raw_html", "content_html"),
    }
)  # fmt: skip


class ReadLimits(Record):
    """How much one input may hold."""

    max_characters: int = described("Longest text of one article", unit="characters", default=2_000_000, ge=1)
    max_html_bytes: int = described("Largest HTML page", unit="bytes", default=20_000_000, ge=1)
    max_json_bytes: int = described(
        "Largest .json file, which is read whole; .jsonl has no limit",
        unit="bytes",
        default=500_000_000,
        ge=1,
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """One input's fields as found, and where it stands."""

    record: str
    input_path: str
    input_line: int | None
    fields: Mapping[str, object]
    damaged: int = 0


def rejected(record: str, reason: RejectReason, detail: str | None, *, article_id: str | None = None) -> Rejection:
    """A rejection by the ingest stage. With an article_id it is a note on an article that is kept."""
    return Rejection(
        rejection_id=stable_id("x", [STAGE, record, reason.value, detail]),
        stage=STAGE,
        record=clean(record),
        article_id=article_id,
        reason=reason,
        detail=None if detail is None else clean(detail),
    )


def fields_of(found: Mapping[object, object]) -> dict[str, object]:
    """Fields under our names, whatever their case and spacing. Unknown and empty ones are left out."""
    by_name = {str(name).strip().lower().replace(" ", "_"): value for name, value in found.items()}
    made: dict[str, object] = {}
    for field, names in FIELD_NAMES.items():
        value = next((by_name[name] for name in names if not _is_blank(by_name.get(name))), None)
        if value is None and field == "text":
            value = next((by_name[name] for name in names if isinstance(by_name.get(name), str)), None)
        if value is not None:
            made[field] = value
    return made


def article_of(draft: Draft, *, words: DateWords, limits: ReadLimits, today: date) -> Iterator[Article | Rejection]:
    """The draft's article and the notes on its fields, or the one reason why it is none."""
    text = draft.fields.get("text")
    refusal = _refusal(text, limits)
    if refusal is not None or not isinstance(text, str):
        reason, detail = refusal or (RejectReason.BAD_FIELD, "text: not a string")
        yield rejected(draft.record, reason, detail)
        return
    notes: list[tuple[RejectReason, str]] = []
    article = _article(draft, clean(text), notes, words=words, today=today)
    yield article
    if draft.damaged:
        notes.append((RejectReason.UNDECODABLE, f"{draft.damaged} characters could not be decoded and stand as U+FFFD"))
    for reason, detail in notes:
        yield rejected(draft.record, reason, detail, article_id=article.article_id)


def clean(value: str) -> str:
    """The string without lone surrogates, which JSON and file names may hold and no table can store."""
    if value.isascii() or not any("\ud800" <= character <= "\udfff" for character in value):
        return value
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def control_share(text: str) -> float:
    """Share of control characters that no text needs."""
    return len(CONTROLS.findall(text)) / max(1, len(text))


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _refusal(text: object, limits: ReadLimits) -> tuple[RejectReason, str] | None:
    """Why a text makes no article, or None."""
    if text is None:
        return RejectReason.MISSING_FIELD, "no text and no html"
    if not isinstance(text, str):
        return RejectReason.BAD_FIELD, f"text: a string is needed, not {type(text).__name__}"
    if not text.strip():
        return RejectReason.EMPTY, "nothing but white space"
    if len(text) > limits.max_characters:
        return RejectReason.TOO_LARGE, f"{len(text)} characters; max_characters is {limits.max_characters}"
    if control_share(text) > MOST_CONTROL:
        return RejectReason.BINARY, "control characters of a binary file"
    if text.count("\ufffd") > MOST_DAMAGE * len(text):
        return RejectReason.UNDECODABLE, "more than a fifth of the characters could not be decoded"
    return None


def _article(
    draft: Draft, text: str, notes: list[tuple[RejectReason, str]], *, words: DateWords, today: date
) -> Article:
    """The article; fields that cannot be right are unknown and noted."""
    fields = draft.fields
    external_id = _string(fields, "id", notes)
    url, title = _string(fields, "url", notes), _one_line(_string(fields, "title", notes))
    published = None
    if "published_at" in fields:
        published = parse_published(str(fields["published_at"]), words=words, today=today)
        if published is None:
            notes.append((RejectReason.BAD_DATE, f"published_at: {fields['published_at']!r} is no certain day"[:300]))
    return Article(
        article_id=stable_id("a", [external_id, url, title, text]),
        external_id=external_id,
        url=url,
        source=_one_line(_string(fields, "source", notes)),
        title=title,
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        published_source=PublishedSource.METADATA if published else PublishedSource.NONE,
        language=_language(_string(fields, "language", notes), notes),
        text=text,
        words=len(text.split()),
        duplicate_of=None,
        input_path=clean(draft.input_path),
        input_line=draft.input_line,
    )


def _string(fields: Mapping[str, object], name: str, notes: list[tuple[RejectReason, str]]) -> str | None:
    """A field as a string; numbers are fine for ids, `{"name": ...}` for sources; anything else is noted."""
    value = fields.get(name)
    if isinstance(value, Mapping):
        value = value.get("name", value.get("$oid", value))
    if name == "id" and isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if value is None or isinstance(value, str):
        return clean(value).strip() or None if value else None
    notes.append((RejectReason.BAD_FIELD, f"{name}: a string is needed, not {type(value).__name__}"))
    return None


def _one_line(value: str | None) -> str | None:
    return None if value is None else " ".join(value.split())


def _language(value: str | None, notes: list[tuple[RejectReason, str]]) -> str | None:
    """`EN`, `en-GB` and `en_US` as `en`."""
    match = LANGUAGE.fullmatch(value or "")
    if value is not None and match is None:
        notes.append((RejectReason.BAD_FIELD, f"language: {value[:40]!r} is no ISO 639-1 code such as 'en'"))
    return match[1].lower() if match else None
