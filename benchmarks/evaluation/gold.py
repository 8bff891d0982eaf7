"""Our own gold articles: events, and per field those that were found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from benchmarks.evaluation.figures import Figure, Scored, f1, share
from benchmarks.evaluation.runs import PROJECT, run_over
from tests.gold.scoring import Tables, articles_of, compare, load_gold, matching, missing_claims, read_tables

# Name, articles, answers, and whether the worst cases may be shown: nobody works on the score half's.
SETS = {
    "gold_development": (
        PROJECT / "tests/gold/development/articles",
        PROJECT / "tests/gold/development/gold.json",
        True,
    ),
    "gold_score": (PROJECT / "tests/gold/score/articles", PROJECT / "tests/gold/score/gold.json", False),
    "gold_score_second": (
        PROJECT / "tests/gold/score/articles",
        PROJECT / "tests/gold/score/second_coder.json",
        False,
    ),
    "gold_demonstration": (PROJECT / "seeds/articles", PROJECT / "tests/gold/demonstration.json", True),
    "seeds": (PROJECT.parent / "shared/seeds", PROJECT.parent / "shared/seeds/gold.json", True),
}
# Sets that are another coder's answers to the articles of a run.
SAME_RUN = {"gold_score_second": "gold_score"}
WANTED = {"date": 0.95, "sub_event_type": 0.90, "actor1": 0.85, "actor2": 0.80, "killed": 0.90}
VAGUE = frozenset({"forces", "military", "group", "unidentified", "armed", "civilians"})
EVENTS_WANTED, CLAIMS_WANTED = 0.85, 0.80


def score(name: str) -> Scored | None:
    """Figures of a gold set; None when its files are not here."""
    source, answers, shown = SETS[name]
    if not answers.exists():
        return None
    gold, tables = load_gold(answers), read_tables(run_over(source, SAME_RUN.get(name, name)))
    found, fields = _compared(gold, tables)
    worst = _worst(gold, found, fields, tables) if shown else []
    about = f"{len(gold['events'])} events; fields are counted over the events found, claims over all."
    if name in SAME_RUN:
        about += f" A second coder's answers to the articles of {SAME_RUN[name]}."
    return Scored(name, about, figures_of(gold, tables), worst)


def figures_of(gold: Mapping[str, Any], tables: Tables) -> list[Figure]:
    """Events, fields and claims of some tables against answers."""
    found, fields = _compared(gold, tables)
    return [_events(gold, found, tables), *_fields(fields), _claims(gold, found, tables)]


def _compared(
    gold: Mapping[str, Any], tables: Tables
) -> tuple[Mapping[str, str], Mapping[str, Mapping[str, bool | None]]]:
    """Our event of each event of the answers that was found, and which of its fields agree."""
    found = matching(gold["events"], tables)
    fields = {
        event["id"]: compare(event, found[event["id"]], tables) for event in gold["events"] if event["id"] in found
    }
    return found, fields


def _events(gold: Mapping[str, Any], found: Mapping[str, str], tables: Tables) -> Figure:
    ours = len(tables.events) - len(acceptable(gold, found, tables))
    return f1("events", len(found), ours, len(gold["events"]), EVENTS_WANTED)


def acceptable(gold: Mapping[str, Any], found: Mapping[str, str], tables: Tables) -> list[str]:
    """Our events that the answers list as acceptable extras."""
    extras = list(gold.get("acceptable_extra_events", []))
    left = tables.events[~tables.events.event_id.isin(found.values())]
    kept = []
    for row in left.itertuples():
        match = next((extra for extra in extras if _is_meant(extra, row, articles_of(tables, row.event_id))), None)
        if match is not None:
            extras.remove(match)
            kept.append(row.event_id)
    return kept


def _is_meant(extra: str | Mapping[str, Any], row: Any, told: set[str]) -> bool:
    """Whether an acceptable extra, a record or words that name its type, place or actor, is this event."""
    words = extra if isinstance(extra, str) else str(extra.get("event", extra.get("sub_event_type", "")))
    if not isinstance(extra, str) and extra.get("article") and not any(n.startswith(extra["article"]) for n in told):
        return False
    named = " ".join(str(name) for name in (row.sub_event_type, row.location, row.actor1, row.actor2) if name)
    # Five letters are enough to know "arrests" in "arrested".
    stems = {word[:5] for word in re.findall(r"[a-z]{4,}", named.lower()) if word not in VAGUE}
    return any(word[:5] in stems for word in re.findall(r"[a-z]{4,}", words.lower()))


def _fields(fields: Mapping[str, Mapping[str, bool | None]]) -> list[Figure]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for answers in fields.values():
        for name, answer in answers.items():
            if answer is not None and name != "claims":
                right[name] += answer
                total[name] += 1
    return [share(name, right[name], total[name], WANTED.get(name)) for name in total]


def _claims(gold: Mapping[str, Any], found: Mapping[str, str], tables: Tables) -> Figure:
    """Gold claims of people killed that we have with number, article and kind of claimant."""
    wanted = missing = 0
    for event in gold["events"]:
        claims = event.get("killed_claims") or []
        wanted += len(claims)
        if claims:
            missing += len(missing_claims(event, found[event["id"]], tables)) if event["id"] in found else len(claims)
    return share("claims with claimant", wanted - missing, wanted, CLAIMS_WANTED)


def _worst(
    gold: Mapping[str, Any],
    found: Mapping[str, str],
    fields: Mapping[str, Mapping[str, bool | None]],
    tables: Tables,
) -> list[str]:
    """Events missed, events with wrong fields, and events that nobody asked for."""
    lines = []
    for event in gold["events"]:
        told = ", ".join(event["articles"])
        if event["id"] not in found:
            lines.append(f"**{event['id']}** ({told}): not found; {event['sub_event_type']}")
            continue
        wrong = [name for name, right in fields[event["id"]].items() if right is False]
        if wrong:
            row = tables.events[tables.events.event_id == found[event["id"]]].iloc[0]
            lines.append(f"**{event['id']}** ({told}): {'; '.join(_wrong(name, event, row) for name in wrong)}")
    articles = tables.articles.set_index("article_id").external_id
    for row in tables.events[~tables.events.event_id.isin(found.values())].itertuples():
        told = ", ".join(sorted(set(articles[tables.reports[tables.reports.event_id == row.event_id].article_id])))
        lines.append(f"extra ({told}): {row.sub_event_type}, {row.actor1} / {row.actor2}, {row.location}")
    return lines


def _wrong(name: str, event: Mapping[str, Any], row: Any) -> str:
    if name == "claims":
        return "claims are missing"
    if name == "killed":
        got = (row.killed_low, row.killed_best, row.killed_high)
        return f"killed {got}, not {tuple(event['killed'].values())}"
    ours = {"date": "event_date", "place": "location", "contested": "attribution"}.get(name, name)
    theirs = {"date": "event_date", "place": "location", "contested": "attribution_contested"}.get(name, name)
    return f"{name} {getattr(row, ours)}, not {event.get(theirs)}"
