"""The dateline that opens a report: "BEIRUT, Oct 26 (Reuters) -", "SAN SALVADOR, 3 JAN 90 -- [TEXT]"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.text.calendar_dates import DateMatch, find_dates
from pipeline.text.page import Feature, Page
from pipeline.text.words import tokens
from schemas.base import Record, described

__all__ = ["Dateline", "find_dateline", "is_capitalised", "is_only_dateline"]

# The longest dateline of 1,500 wire reports is 83 characters; station names in brackets make it long.
LONGEST = 110
SEPARATOR = re.compile(r"\s*(?:—|–|―|--+|-(?=\s)|[:.](?=\s)|-(?=[A-Z][a-z]))\s*")
AGENCY = re.compile(r"[(\[]\s*([^()\[\]]{2,45}?)\s*[)\]]\s*$")
DASHES = frozenset(("—", "–", "―", "--"))
# Remarks of a monitoring service before the text: "[REPORT] [ARMED FORCES PRESS COMMITTEE] [TEXT]".
REMARKS = re.compile(r"(?:\s*\[[^\[\]]{1,80}\])+\s*")
PLACE_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
# "Zor" and "al-Hasakah": an article before the hyphen is small.
CAPITAL = re.compile(r"^(?:[a-z]{2,3}-)?[^\W\d_a-z]")
MOST_PLACE_WORDS = 7
SHORTEST_CAPITALS = 4
# An agency or the hour: "Kyiv, 5 May, Ukrinform news agency -".
MOST_WORDS_AFTER_DATE = 3
# Small words inside names of places: "Santa Cruz de la Sierra", "Deir ez-Zor and Raqqa".
SMALL_WORDS = frozenset(
    (
        "and",
        "de",
        "del",
        "do",
        "da",
        "des",
        "du",
        "el",
        "al",
        "la",
        "las",
        "le",
        "los",
        "of",
        "the",
        "ez",
        "y",
    )
)


class Dateline(Record):
    """Where and when a report was filed. Offsets count in the article's text."""

    start: int = described("First character", unit="characters")
    end: int = described("Where the report's own words begin", unit="characters")
    place: str | None = described("Place as written", example="BEIRUT")
    place_start: int | None = described("First character of the place", unit="characters")
    place_end: int | None = described("One past the place's last character", unit="characters")
    date_start: int | None = described("First character of the date", unit="characters")
    date_end: int | None = described("One past the date's last character", unit="characters")
    agency: str | None = described("Agency or station in brackets", example="Reuters")


def find_dateline(page: Page, feature: Feature, *, is_first: bool) -> Dateline | None:
    """The dateline at a paragraph's start. Beyond the first paragraphs of a report one needs an agency.

    "Monday - the deadliest day" and "26 October - a bomb went off" have none: a day alone is a chronology.
    """
    parts = [_dateline(page, feature, head, separator, end) for head, separator, end in _heads(feature)]
    found = [part for part in parts if part is not None and (is_first or part.agency is not None)]
    # "CULIACAN, Mexico, Jan. 6 (Wire) --" has two separators: the one after the date or agency is meant.
    filed = [part for part in found if part.agency is not None or part.date_start is not None]
    return next(iter((*filed, *found)), None)


def is_only_dateline(page: Page, feature: Feature) -> bool:
    """Whether the paragraph is a dateline and nothing else: a place with a date or an agency."""
    if len(feature.text) > LONGEST or feature.has_full_stop:
        return False
    found = _dateline(page, feature, feature.text.rstrip(" -–—"), "—", len(feature.text))
    return found is not None and found.place is not None and (found.date_start is not None or found.agency is not None)


def _heads(feature: Feature) -> Iterator[tuple[str, str, int]]:
    """What stands before each separator near the start, the separator, and where the report's words begin."""
    for match in SEPARATOR.finditer(feature.text[:LONGEST]):
        head = feature.text[: match.start()]
        if head and head.count("(") == head.count(")") and head.count("[") == head.count("]"):
            remarks = REMARKS.match(feature.text, match.end())
            end = remarks.end() if remarks else match.end()
            # "NATO-Russia talks" and "ISIS — which" open sentences: a bare hyphen needs an agency before it.
            glued = match.group() == "-" and not feature.text[match.end()].isspace()
            yield head, "glued" if glued else match.group().strip(), end


def _dateline(page: Page, feature: Feature, head: str, separator: str, end: int) -> Dateline | None:
    """The parts of a head such as `BEIRUT, Oct 26 (Reuters)`, or None when they do not fit."""
    bracket = AGENCY.search(head)
    rest = head[: bracket.start()] if bracket else head
    start = feature.span.start
    dates = find_dates(page.text, start, start + len(rest), words=page.words.dates)
    if dates and len(PLACE_WORD.findall(rest[dates[0].end - start :])) > MOST_WORDS_AFTER_DATE:
        # "On 12 June, gunmen attacked the village." is news.
        return None
    place_text = (rest[: dates[0].start - start] if dates else rest).strip(" ,.\n")
    place_text, agency = _without_agency(page, place_text, bracket[1] if bracket else None)
    has_filing = agency is not None or (bool(dates) and separator != "glued")
    if not place_text:
        fits = agency is not None and (bool(dates) or _is_listed_agency(page, agency))
    elif not _is_place_like(page, place_text):
        fits = False
    else:
        fits = has_filing or _stands_alone(feature, place_text, separator, end)
    return _made(feature, place_text, dates, agency, end) if fits else None


def _without_agency(page: Page, place: str, agency: str | None) -> tuple[str, str | None]:
    """`Damascus, SANA` names an agency after the place; `AFP` alone is one."""
    head, comma, last = place.rpartition(",")
    candidate = last.strip() if comma else place
    found = tokens(candidate)
    is_agency = any(hit.kind == "credit" and hit.last - hit.first == len(found) for hit in page.words.hits(found))
    if agency is None and found and is_agency:
        return head.strip(), candidate
    return place, agency


def _is_place_like(page: Page, place: str) -> bool:
    """Whether all words are capitalised as in a place name, and they are no label such as "BREAKING"."""
    found = PLACE_WORD.findall(place)
    if (
        not found
        or len(found) > MOST_PLACE_WORDS
        or any(character.isdigit() or character in "[]?" for character in place)
    ):
        return False
    whole = tokens(place)
    is_label = any(hit.kind == "label" and hit.last - hit.first == len(whole) for hit in page.words.hits(whole))
    return not is_label and is_capitalised(place)


def is_capitalised(place: str) -> bool:
    """Whether all words are capitalised as in the name of a place: `Deir ez-Zor`, `Santa Cruz de la Sierra`."""
    return all(CAPITAL.search(word) or word in SMALL_WORDS for word in PLACE_WORD.findall(place))


def _stands_alone(feature: Feature, place: str, separator: str, end: int) -> bool:
    """Whether a place without date and agency is a dateline: capitals in mixed copy, or city and country."""
    opens = feature.text[end : end + 1]
    if separator == "glued" or feature.text.isupper() or not (opens.isupper() or opens.isdigit() or opens in "“\"'‘"):
        return False
    city, comma, _ = place.partition(",")
    # "U.S. Army" and "UN - ..." open sentences; "MOSCOW. The ministry" is a dateline.
    if city.isupper() and len(city) >= SHORTEST_CAPITALS and "." not in city:
        return True
    return bool(comma) and separator in DASHES and len(PLACE_WORD.findall(place)) <= 5


def _is_listed_agency(page: Page, agency: str) -> bool:
    return any(hit.kind == "credit" for hit in page.words.hits(tokens(agency)))


def _made(feature: Feature, place: str, dates: list[DateMatch], agency: str | None, end: int) -> Dateline:
    start = feature.span.start
    where = feature.text.find(place) if place else -1
    return Dateline(
        start=start,
        end=start + end,
        place=" ".join(place.split()) or None,
        place_start=start + where if place else None,
        place_end=start + where + len(place) if place else None,
        date_start=dates[0].start if dates else None,
        date_end=dates[0].end if dates else None,
        agency=" ".join(agency.split()) if agency else None,
    )
