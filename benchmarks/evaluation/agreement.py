"""How far two coders of the score half agree: the second's answers, scored as a run's are, against the first's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from benchmarks.evaluation.figures import Scored
from benchmarks.evaluation.gold import SETS, figures_of
from tests.gold.scoring import Tables, load_gold

NAME = "gold_score_coders"


def score() -> Scored | None:
    """Figures of the second coder; None when the answers are not here."""
    first, second = SETS["gold_score"][1], SETS["gold_score_second"][1]
    if not first.exists() or not second.exists():
        return None
    about = (
        "What a second coder, who saw neither the answers nor any output, gets against the first: the most to expect."
    )
    return Scored(NAME, about, figures_of(load_gold(first), as_tables(load_gold(second))))


def as_tables(answers: Mapping[str, Any]) -> Tables:
    """Answers in the shape of a run's public tables, as far as scoring reads them."""
    names = sorted({name for event in answers["events"] for name in event["articles"]})
    events, reports, claims = [], [], []
    for event in answers["events"]:
        events.append(_event(event))
        reports += [{"event_id": event["id"], "article_id": name} for name in event["articles"]]
        for claim in event.get("killed_claims") or ():
            article = next((name for name in names if name.startswith(claim["article"])), claim["article"])
            row = {"event_id": event["id"], "article_id": article, "outcome": "killed"}
            claims.append({**row, **{key: claim.get(key) for key in ("low", "high", "claimant_type")}})
    articles = [{"article_id": name, "external_id": name} for name in names]
    return Tables(*(pd.DataFrame(rows) for rows in (events, reports, claims, articles)))


def _event(event: Mapping[str, Any]) -> dict[str, Any]:
    killed = event.get("killed") or {}
    day = event.get("event_date")
    same = ("sub_event_type", "event_type", "date_precision", "actor1", "actor2", "country", "latitude", "longitude")
    return {
        "event_id": event["id"],
        **{key: event.get(key) for key in (*same, "location")},
        "event_date": pd.Timestamp(day) if day else pd.NaT,
        "event_date_start": pd.Timestamp(event.get("event_date_start") or day),
        "event_date_end": pd.Timestamp(event.get("event_date_end") or day),
        **{f"killed_{key}": killed.get(key) for key in ("low", "best", "high")},
        "attribution": "contested" if event.get("attribution_contested") else "uncontested",
    }
