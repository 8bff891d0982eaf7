"""Articles in HTML pages, through trafilatura."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from copy import deepcopy
from functools import lru_cache
from pathlib import Path

import trafilatura
from lxml import html as lxml_html  # type: ignore[import-untyped]
from lxml.etree import ParserError  # type: ignore[import-untyped]
from trafilatura.settings import DEFAULT_CONFIG

from pipeline.stages.read_bytes import Refused, decode, read_bytes
from pipeline.stages.read_drafts import Draft, ReadLimits, rejected
from schemas.article import Rejection
from schemas.vocabulary import RejectReason

__all__ = ["page_fields", "read_html"]

# trafilatura takes pages under 250 characters for failures and joins their paragraphs; short news has fewer.
SHORTEST_ARTICLE = "25"
# The places where pages write the moment of publication with its zone, the most reliable first.
TIME_META = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
    "dc.date",
    "dcterms.created",
)
PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
TIME_TAGS = "//time[@itemprop='datePublished' or @pubdate]/@datetime"
JSON_LD = "//script[@type='application/ld+json']/text()"


def read_html(path: Path, name: str, *, given: Mapping[str, object], limits: ReadLimits) -> Iterator[Draft | Rejection]:
    """The article of a page; fields given beside the file win over what the page says."""
    data = read_bytes(path, limit=limits.max_html_bytes)
    decoded = data if isinstance(data, Refused) else decode(data, declares_charset=True)
    if isinstance(decoded, Refused):
        yield rejected(name, decoded.reason, decoded.detail)
        return
    page = page_fields(decoded.text)
    if page is None:
        yield rejected(name, RejectReason.NO_TEXT, "no article text was found in the HTML")
        return
    yield Draft(name, name, None, {"id": name, **page, **given}, decoded.damaged)


def page_fields(html: str) -> dict[str, object] | None:
    """Title, address, outlet, date, language and main text of a page, where known; None without text."""
    # Feeds hold pieces of pages, in which trafilatura finds nothing.
    html = html if PAGE.search(html) else f"<html><body>{html}</body></html>"
    tree = _tree(html)
    if tree is None:
        return None
    text = trafilatura.extract(
        html, output_format="txt", include_comments=False, with_metadata=False, config=_config()
    ) or trafilatura.html2txt(html)
    if not text or not text.strip():
        return None
    about = trafilatura.extract_metadata(html, date_config={"extensive_search": False, "original_date": True})
    found = {
        "title": about.title if about else None,
        "url": about.url if about else None,
        "source": (about.sitename or about.hostname) if about else None,
        "published_at": _published(tree) or (about.date if about else None),
        "language": _language(tree),
        "text": text,
    }
    return {name: value for name, value in found.items() if value}


def _tree(html: str) -> lxml_html.HtmlElement | None:
    """The page's elements. None for what is no page at all."""
    try:
        # A string that declares its encoding is refused; the declaration says nothing once it is decoded.
        return lxml_html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    except (ParserError, ValueError):
        return None


@lru_cache(maxsize=1)
def _config() -> ConfigParser:
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = SHORTEST_ARTICLE
    return config


def _published(tree: lxml_html.HtmlElement) -> str | None:
    """The moment of publication as the page's head gives it."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(key.lower(), (meta.get("content") or "").strip())
    from_meta = next((metas[key] for key in TIME_META if metas.get(key)), None)
    of_tags = [str(value) for value in tree.xpath(TIME_TAGS)]
    return from_meta or next(_json_ld_dates(tree), None) or (of_tags[0] if of_tags else None)


def _json_ld_dates(tree: lxml_html.HtmlElement) -> Iterator[str]:
    """`datePublished` in the page's linked data, the outermost objects first."""
    for script in tree.xpath(JSON_LD):
        try:
            level: list[object] = [json.loads(str(script))]
        except (ValueError, RecursionError):
            continue
        while level:
            objects = [item for item in level if isinstance(item, Mapping)]
            yield from (item["datePublished"] for item in objects if isinstance(item.get("datePublished"), str))
            inside = [value for item in objects for value in item.values()]
            level = [
                value for group in (inside, *(item for item in level if isinstance(item, list))) for value in group
            ]


def _language(tree: lxml_html.HtmlElement) -> str | None:
    """The `lang` of the page, where it is a code."""
    for element in tree.iter("html"):
        value = element.get("lang") or ""
        return value if re.fullmatch(r"[a-zA-Z]{2}(?:[-_]\w+)*", value) else None
    return None
