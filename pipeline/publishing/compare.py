"""Two datasets of events side by side: what both have, what each lacks, and where they differ, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pipeline.places.geometry import distance_km
from pipeline.publishing.cells import write_csv
from pipeline.publishing.compare_match import MatchRules, Pair, matched_pairs
from pipeline.publishing.exports.spans import possible_days
from schemas.events import Event

__all__ = ["FIELDS", "Comparison", "Difference", "Verdict", "compare", "write_comparison"]

FIELDS = (
    "event_date",
    "event_type",
    "sub_event_type",
    "actor1",
    "actor2",
    "civilian_targeting",
    "country",
    "admin1",
    "location",
    "killed_low",
    "killed_best",
    "killed_high",
)
# Fields that a dataset without event types does not tell.
TYPE_FIELDS = frozenset({"event_type", "sub_event_type"})
EVENT_HEADING = (
    *("event_id", "event_date", "event_date_start", "event_date_end", "sub_event_type", "actor1", "actor2"),
    *("country", "admin1", "location", "latitude", "longitude", "killed_low", "killed_best", "killed_high"),
)


class Verdict(StrEnum):
    """What two records say about one field."""

    SAME = "same"
    DIFFERENT = "different"
    ONLY_OURS = "only ours"
    ONLY_THEIRS = "only theirs"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a pair that is not the same."""

    ours_id: str
    theirs_id: str
    field: str
    verdict: Verdict
    ours: Any
    theirs: Any


@dataclass(frozen=True)
class Comparison:
    """All of it; `fields` counts the pairs by field and verdict."""

    pairs: tuple[Pair, ...]
    missing: tuple[Event, ...]
    extra: tuple[Event, ...]
    differences: tuple[Difference, ...]
    fields: Mapping[str, Mapping[Verdict, int]]


def compare(ours: Sequence[Event], theirs: Sequence[Event], *, rules: MatchRules) -> Comparison:
    """Ours against theirs; missing are theirs that we lack, extra are ours that they lack."""
    pairs = matched_pairs(ours, theirs, rules=rules)
    ours_met = {pair.ours.event_id for pair in pairs}
    theirs_met = {pair.theirs.event_id for pair in pairs}
    fields: dict[str, Counter[Verdict]] = {name: Counter() for name in FIELDS}
    differences: list[Difference] = []
    for pair in pairs:
        for name in FIELDS:
            one, other = getattr(pair.ours, name), getattr(pair.theirs, name)
            is_told = rules.types_told or name not in TYPE_FIELDS
            verdict = _verdict(name, one, other, pair) if is_told else Verdict.UNTOLD
            fields[name][verdict] += 1
            if verdict not in {Verdict.SAME, Verdict.UNTOLD}:
                differences.append(Difference(pair.ours.event_id, pair.theirs.event_id, name, verdict, one, other))
    return Comparison(
        tuple(pairs),
        tuple(event for event in theirs if event.event_id not in theirs_met),
        tuple(event for event in ours if event.event_id not in ours_met),
        tuple(differences),
        fields,
    )


def write_comparison(found: Comparison, folder: Path) -> dict[str, int]:
    """Writes matched.csv, missing.csv, extra.csv and differences.csv; gives the rows of each."""
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, tuple[Sequence[str], Iterator[Sequence[Any]]]] = {
        "matched.csv": (("ours_id", "theirs_id", "score", "days_apart", "km_apart"), map(_pair_row, found.pairs)),
        "missing.csv": (EVENT_HEADING, map(_event_row, found.missing)),
        "extra.csv": (EVENT_HEADING, map(_event_row, found.extra)),
        "differences.csv": (
            ("ours_id", "theirs_id", "field", "verdict", "ours", "theirs"),
            ((d.ours_id, d.theirs_id, d.field, d.verdict.value, d.ours, d.theirs) for d in found.differences),
        ),
    }
    return {name: write_csv(folder / name, heading, rows) for name, (heading, rows) in tables.items()}


def _verdict(name: str, one: Any, other: Any, pair: Pair) -> Verdict:
    if one is None and other is None:
        return Verdict.UNTOLD
    if one is None:
        return Verdict.ONLY_THEIRS
    if other is None:
        return Verdict.ONLY_OURS
    return Verdict.SAME if SAMENESS.get(name, _equal)(one, other, pair) else Verdict.DIFFERENT


def _equal(one: Any, other: Any, pair: Pair) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() == other.casefold()
    return bool(one == other)


def _dates(one: Any, other: Any, pair: Pair) -> bool:
    """Whether the days are equal, or each is among the possible days of the other."""
    spans = possible_days(pair.ours), possible_days(pair.theirs)
    if one == other or None in spans:
        return bool(one == other)
    (first, last), (other_first, other_last) = (span for span in spans if span is not None)
    return bool(first <= other <= last and other_first <= one <= other_last)


SAMENESS: Mapping[str, Callable[[Any, Any, Pair], bool]] = {"event_date": _dates}


def _pair_row(pair: Pair) -> Sequence[Any]:
    one, other = pair.ours, pair.theirs
    days = None if one.event_date is None or other.event_date is None else abs((one.event_date - other.event_date).days)
    return (one.event_id, other.event_id, pair.score, days, _km_apart(one, other))


def _km_apart(one: Event, other: Event) -> float | None:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return round(distance_km((one.latitude, one.longitude), (other.latitude, other.longitude)), 1)


def _event_row(event: Event) -> Sequence[Any]:
    return [getattr(event, name) for name in EVENT_HEADING]
