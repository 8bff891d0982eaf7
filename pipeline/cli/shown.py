"""What `sitrep explain` shows, as data: the parts of its --json object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.cli.seed_files import SeedRow

__all__ = ["Because", "Candidate", "ClaimShown", "Explanation", "FieldShown", "PlaceShown", "Quote", "RatingShown"]


@dataclass(frozen=True)
class Quote:
    """Characters of an article, and the sentence around them."""

    article: str
    article_id: str
    part: str
    start: int
    end: int
    text: str
    sentence: str | None
    sentence_start: int | None


@dataclass(frozen=True)
class Because:
    """One report's reason for a field: its characters, the reference row and a note."""

    report_id: str
    quote: Quote | None
    row: SeedRow | None
    note: str | None


@dataclass(frozen=True)
class RatingShown:
    """The confidence of the event, or of a report of the article `told`: what each trait adds to the log-odds."""

    record_id: str
    told: str | None
    confidence: float
    shares: dict[str, float]


@dataclass(frozen=True)
class FieldShown:
    """A heading with its columns, what each report says, and what it rests on."""

    heading: str
    values: dict[str, Any]
    tally: dict[str, int]
    evidence: tuple[Because, ...]
    rows: tuple[SeedRow, ...]
    claim_ids: tuple[str, ...]
    ratings: tuple[RatingShown, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A gazetteer row that was considered."""

    place_id: str
    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    score: float
    reason: str
    chosen: bool
    row: SeedRow | None


@dataclass(frozen=True)
class PlaceShown:
    """The place of one report."""

    report_id: str
    quote: Quote | None
    place_id: str | None
    location: str | None
    geo_precision: str
    geo_radius_km: float | None
    score: float
    reason: str
    other_places: tuple[str, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class ClaimShown:
    """A claim with its words and the claimant's reference row."""

    claim: dict[str, Any]
    quote: Quote
    claimant_row: SeedRow | None
    stands_for: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """All of it."""

    event: dict[str, Any]
    fields: tuple[FieldShown, ...]
    places: tuple[PlaceShown, ...]
    claims: tuple[ClaimShown, ...]
    dates: tuple[dict[str, Any], ...]
    articles: tuple[dict[str, Any], ...]
    links: tuple[dict[str, Any], ...]
    set_aside: tuple[dict[str, Any], ...]
    changed_seeds: tuple[str, ...]
