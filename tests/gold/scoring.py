"""Comparing a run's public tables with hand-coded answers."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

EARTH_RADIUS_KM = 6371.0
# Fields that are compared, in the order they are shown.
FIELDS = (
    "date",
    "event_type",
    "sub_event_type",
    "actor1",
    "actor2",
    "country",
    "place",
    "killed",
    "contested",
    "claims",
)


@dataclass(frozen=True)
class Tables:
    """The public tables of a run that scoring needs."""

    events: pd.DataFrame
    reports: pd.DataFrame
    claims: pd.DataFrame
    articles: pd.DataFrame


def read_tables(out: Path) -> Tables:
    """The public tables of an output folder."""
    return Tables(
        *(pd.read_parquet(out / "public" / f"{name}.parquet") for name in ("events", "reports", "claims", "articles"))
    )


def articles_of(tables: Tables, event_id: str) -> set[str]:
    """External ids of the articles that tell an event."""
    ids = tables.reports.loc[tables.reports.event_id == event_id, "article_id"]
    return set(tables.articles.loc[tables.articles.article_id.isin(ids), "external_id"])


def matching(gold: Iterable[Mapping[str, Any]], tables: Tables) -> dict[str, str]:
    """Our event id for each gold event that was found: shared articles first, then agreement of fields; one to one.

    Of two events that agree in all of these, as two strikes of one day do, the one at the place is meant.
    """
    pairs = []
    rows = list(tables.events.itertuples())
    told = {row.event_id: articles_of(tables, row.event_id) for row in rows}
    for event in gold:
        for row in rows:
            shared = _shared(event["articles"], told[row.event_id])
            if not shared:
                continue
            points = 3 * (row.sub_event_type in _accepted(event, "sub_event_type")) + (
                row.event_type in _accepted(event, "event_type")
            )
            points += (
                2 * _same_day(event, row) + _same_actor(event, row, "actor1") + 2 * _same_actor(event, row, "actor2")
            )
            points += shared / len(event["articles"])
            pairs.append((points, bool(_same_place(event, row)), event["id"], row.event_id))
    found: dict[str, str] = {}
    for points, _, gold_id, event_id in sorted(pairs, key=lambda pair: (-pair[0], not pair[1], *pair[2:])):
        if points >= 3 and gold_id not in found and event_id not in found.values():
            found[gold_id] = event_id
    return found


def _shared(wanted: Iterable[str], told: set[str]) -> int:
    return sum(any(name.startswith(want) for name in told) for want in wanted)


def _accepted(event: Mapping[str, Any], field: str) -> list[Any]:
    return [event.get(field), *event.get("also_accepted", {}).get(field, [])]


def is_accepted(event: Mapping[str, Any], row: Any) -> bool:
    """Whether a report's or event's type and day are among those accepted for an event of the answers.

    Where it gives a span and no day, the span must hold the day, or meet the span of the answers.
    """
    return row.sub_event_type in _accepted(event, "sub_event_type") and (_same_day(event, row) or _meets(event, row))


def _meets(event: Mapping[str, Any], row: Any) -> bool:
    if row.date_precision == "day" or pd.isna(row.event_date_start) or pd.isna(row.event_date_end):
        return False
    first = event.get("event_date_start") or event["event_date"]
    last = event.get("event_date_end") or event["event_date"]
    held = first is not None and last is not None
    return held and row.event_date_start <= pd.Timestamp(last) and pd.Timestamp(first) <= row.event_date_end


def _same_day(event: Mapping[str, Any], row: Any) -> bool:
    day = None if pd.isna(row.event_date) else row.event_date.date().isoformat()
    return day in _accepted(event, "event_date")


def plain(name: str | None) -> str:
    """An actor name for comparison: without an acronym before a colon, years and articles."""
    text = (name or "").split(": ")[-1].lower().replace("the ", "").replace("-", " ")
    return " ".join(word for word in text.split() if not word.startswith("(20") and not word.startswith("(19"))


def _same_actor(event: Mapping[str, Any], row: Any, side: str) -> bool:
    ours = getattr(row, side)
    wanted = _accepted(event, side)
    if ours is None or (isinstance(ours, float) and math.isnan(ours)):
        # Null among the accepted says that leaving it empty is defensible.
        return None in wanted
    names = {plain(want) for want in wanted if want} | {
        plain(part) for want in wanted if want for part in want.split(": ")
    }
    return plain(ours) in names or any(plain(ours) == plain(want.split(" (")[0]) for want in wanted if want)


def compare(event: Mapping[str, Any], event_id: str, tables: Tables) -> dict[str, bool | None]:
    """Whether each field of a found event agrees with the gold; None where the gold says nothing."""
    row = next(r for r in tables.events.itertuples() if r.event_id == event_id)
    swapped = event.get("sub_event_type") in {"Armed clash"} and _same_actor(
        {**event, "actor1": event.get("actor2")}, row, "actor1"
    )
    return {
        "date": _same_day(event, row),
        "event_type": row.event_type in _accepted(event, "event_type"),
        "sub_event_type": row.sub_event_type in _accepted(event, "sub_event_type"),
        "actor1": _same_actor(event, row, "actor1") or swapped,
        "actor2": _same_actor(event, row, "actor2") or swapped,
        "country": row.country in _accepted(event, "country"),
        "place": _same_place(event, row),
        "killed": _same_killed(event, row),
        "contested": None
        if event.get("attribution_contested") is None
        else (row.attribution == "contested") == event["attribution_contested"],
        "claims": not missing_claims(event, event_id, tables) if event.get("killed_claims") else None,
    }


def _same_place(event: Mapping[str, Any], row: Any) -> bool | None:
    if event.get("latitude") is None:
        return None
    if pd.isna(row.latitude):
        return False
    return distance_km(row.latitude, row.longitude, event["latitude"], event["longitude"]) <= event["within_km"]


def _same_killed(event: Mapping[str, Any], row: Any) -> bool | None:
    wanted = event.get("killed")
    if wanted is None:
        return None
    ours = {name: getattr(row, f"killed_{name}") for name in ("low", "best", "high")}
    if any(pd.isna(value) for value in ours.values()):
        return False
    bests = [wanted["best"], *event.get("also_accepted", {}).get("killed_best", [])]
    return ours["low"] == wanted["low"] and ours["high"] == wanted["high"] and ours["best"] in bests


def missing_claims(event: Mapping[str, Any], event_id: str, tables: Tables) -> list[Mapping[str, Any]]:
    """Gold killed claims that the event's claims lack: number and kind of claimant, in the article named."""
    claims = tables.claims[tables.claims.event_id == event_id].merge(
        tables.articles[["article_id", "external_id"]], on="article_id"
    )
    missing = []
    for want in event["killed_claims"]:
        here = claims[claims.external_id.str.startswith(want["article"]) & claims.outcome.isin(["killed"])]
        numbers = here[(_eq(here.low, want.get("low"))) & (_eq(here.high, want.get("high")))]
        if not (numbers.claimant_type == want["claimant_type"]).any():
            missing.append(want)
    return missing


def _eq(column: pd.Series, value: Any) -> pd.Series:
    return column.isna() if value is None else column == value


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    one, two, three, four = (math.radians(value) for value in (lat1, lon1, lat2, lon2))
    half = math.sin((three - one) / 2) ** 2 + math.cos(one) * math.cos(three) * math.sin((four - two) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def load_gold(path: Path) -> dict[str, Any]:
    """Hand-coded answers."""
    return dict(json.loads(path.read_text(encoding="utf-8")))
