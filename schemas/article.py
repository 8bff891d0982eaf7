"""Articles, their sentences, and what was set aside."""

from __future__ import annotations

from datetime import date

from schemas.base import AwareDatetime, Record, described
from schemas.vocabulary import ArticleStatus, Part, PublishedSource, RejectReason, SegmentKind


class Article(Record):
    """One news article as read, before any coding. Offsets of later records count in `text` (or `title`)."""

    article_id: str = described("Id: a hash of external id, URL, title and text", example="a61e1cbd0cf51b09f")
    external_id: str | None = described("The caller's own id: the JSONL `id` or the file name", example="001.txt")
    url: str | None = described("Address the article was published at")
    source: str | None = described("Name of the outlet", example="Associated Press")
    title: str | None = described("Headline given beside the text, or found as its first line")
    published_at: AwareDatetime | None = described("When the article was published", unit="UTC time")
    published_on: date | None = described("Civil day of publication in the outlet's own time zone", unit="day")
    published_source: PublishedSource = described("Where the publication date comes from")
    language: str | None = described("ISO 639-1 code of the language", example="en")
    text: str = described("The article's text as read, unchanged", unit="characters")
    words: int = described("Words in the text", unit="words", ge=0)
    duplicate_of: str | None = described("article_id of the earlier article with the same text, when there is one")
    input_path: str = described("File the article was read from, relative to the input folder")
    input_line: int | None = described("Line in a JSONL file, counted from 1", unit="lines")


class Sentence(Record):
    """One sentence with its parse as plain columns; the token columns have one entry per token."""

    sentence_id: str = described("Id: a hash of article, part and start")
    article_id: str = described("Article the sentence stands in")
    index: int = described("Position among the article's sentences, from 0", ge=0)
    paragraph: int = described("Position of its paragraph, from 0", ge=0)
    part: Part = described("Whether the offsets count in the title or the text")
    kind: SegmentKind = described("What the paragraph is")
    start: int = described("First character", unit="characters", ge=0)
    end: int = described("One past the last character", unit="characters", ge=0)
    text: str = described("The sentence as it stands in the article")
    words: tuple[str, ...] = described("Tokens")
    offsets: tuple[int, ...] = described("First character of each token, counted from the sentence's start")
    lemmas: tuple[str, ...] = described("Dictionary form of each token, lower case")
    pos: tuple[str, ...] = described("Universal part of speech of each token")
    tags: tuple[str, ...] = described("Fine-grained part of speech of each token")
    deps: tuple[str, ...] = described("Dependency label of each token")
    heads: tuple[int, ...] = described("Index of each token's head; a root points to itself")
    entities: tuple[str, ...] = described(
        "Entity label of each token, empty where none and when names are not asked for"
    )


class Screened(Record):
    """What the off-topic screen decided for one article."""

    article_id: str = described("Article screened")
    status: ArticleStatus = described("coded (goes on), off_topic or duplicate")
    reason: str | None = described("Why the article does not go on; none when it does")
    title: str | None = described("Headline: the given one, or the one found in the text")
    published_on: date | None = described("Civil day of publication: given, or found in the text", unit="day")
    published_source: PublishedSource = described("Where the publication date comes from")
    published_reason: str = described("How the publication date was found")


class Rejection(Record):
    """An input or record that was set aside, with the reason."""

    rejection_id: str = described("Id: a hash of stage, record and reason")
    stage: str = described("Stage that set it aside", example="ingest")
    record: str = described("File, line, article or span that was set aside", example="articles.jsonl:12")
    article_id: str | None = described("Article it belongs to, when one could be made")
    reason: RejectReason = described("Why, as one countable word")
    detail: str | None = described("What was found, for a reader")
    start: int | None = described("First character of the span in the article's text", unit="characters", default=None)
    end: int | None = described("One past the last character of the span", unit="characters", default=None)
    part: Part | None = described("Whether the span counts in the title or the text", default=None)
