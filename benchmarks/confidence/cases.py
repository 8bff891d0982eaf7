"""Reports and events of the gold articles, with their traits and whether they are right.

A report is right when its article tells an event of the answers, and its sub-event type and its day are among those
accepted for it; of several reports of one article that fit one answer, those of one event only. An event is right
when it was found for an answer and its type and day are accepted. What the answers list as acceptable extras is
neither right nor wrong, and left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.evaluation import gold
from benchmarks.evaluation.runs import run_over
from pipeline.cli.tables import stage_rows
from pipeline.dates.resolve import ResolvedDate
from pipeline.engine import Store
from pipeline.linking.confidence import event_traits, report_traits
from pipeline.linking.views import ReportView, report_views, with_dates
from pipeline.stage_list import INGEST, LINK, LOCATE, PARSE
from pipeline.stages.link import dated_articles
from schemas.article import Article, Screened
from schemas.coding import Claim, Location, Report
from schemas.events import ArticleDate, Event, ReportDate
from tests.gold.scoring import Tables, is_accepted, load_gold, matching, read_tables


@dataclass(frozen=True, slots=True)
class ReportCase:
    """A report, its article's group, and whether it is right; None where the answers do not say."""

    group: str
    view: ReportView
    traits: Mapping[str, float]
    is_right: bool | None


@dataclass(frozen=True, slots=True)
class EventCase:
    """An event, its group, the places of its reports among the cases, and whether it is right."""

    group: str
    event: Event
    reports: tuple[int, ...]
    is_right: bool | None


@dataclass(frozen=True, slots=True)
class Cases:
    """Reports and events of one or several sets."""

    reports: list[ReportCase]
    events: list[EventCase]

    def traits_of_event(self, case: EventCase, chances: Sequence[float]) -> dict[str, float]:
        """The event's traits when its reports have these chances."""
        views = [self.reports[at].view for at in case.reports]
        rated = [
            replace(view, report=view.report.replace(confidence=chances[at]))
            for at, view in zip(case.reports, views, strict=True)
        ]
        return event_traits(case.event, rated)


def cases_of(names: Iterable[str]) -> Cases:
    """Cases of gold sets, after a run over each."""
    held = Cases([], [])
    for name in names:
        source, answers, _ = gold.SETS[name]
        store = Store(run_over(source, name))
        _add(held, name, store, load_gold(answers), read_tables(store.root))
    return held


def _add(held: Cases, name: str, store: Store, answers: Mapping[str, Any], tables: Tables) -> None:
    views, event_of = _views(store)
    names = dict(zip(tables.articles.article_id, tables.articles.external_id, strict=True))
    group_of = _groups(answers, views, event_of, names)
    right = _right_reports(answers, tables)
    found = matching(answers["events"], tables)
    extras = set(gold.acceptable(answers, found, tables))
    rows = {row.event_id: row for row in tables.events.itertuples()}
    start = len(held.reports)
    for view in views:
        extra = event_of[view.report_id] in extras
        held.reports.append(
            ReportCase(
                f"{name} {group_of[view.article.article_id]}",
                view,
                report_traits(view.report, view.location),
                True if view.report_id in right else None if extra else False,
            )
        )
    right_events = {
        found[event["id"]]
        for event in answers["events"]
        if event["id"] in found and is_accepted(event, rows[found[event["id"]]])
    }
    members: dict[str, list[int]] = defaultdict(list)
    for at, view in enumerate(views, start=start):
        members[event_of[view.report_id]].append(at)
    for event in stage_rows(store, LINK, "events", Event):
        own = members[event.event_id]
        is_right = True if event.event_id in right_events else None if event.event_id in extras else False
        held.events.append(EventCase(held.reports[own[0]].group, event, tuple(own), is_right))


def _views(store: Store) -> tuple[list[ReportView], dict[str, str]]:
    """Reports as linking saw them, with the days it reached, and the event of each."""
    dates = {row.report_id: row for row in stage_rows(store, LINK, "report_dates", ReportDate)}
    published = {row.article_id: row.published_on for row in stage_rows(store, LINK, "article_dates", ArticleDate)}
    articles = dated_articles(
        list(stage_rows(store, INGEST, "articles", Article)), list(stage_rows(store, PARSE, "screened", Screened))
    )
    views = report_views(
        articles,
        list(stage_rows(store, LINK, "linked_reports", Report)),
        list(stage_rows(store, LINK, "linked_claims", Claim)),
        list(stage_rows(store, LOCATE, "locations", Location)),
    )
    days = {
        key: ResolvedDate(
            row.event_date, row.event_date_start, row.event_date_end, row.precision, row.source, row.reason
        )
        for key, row in dates.items()
    }
    return with_dates(views, days, published), {key: row.event_id for key, row in dates.items()}


def _right_reports(answers: Mapping[str, Any], tables: Tables) -> set[str]:
    """Reports that fit an answer of their article; of those that fit one answer, those of one event."""
    found = matching(answers["events"], tables)
    names = dict(zip(tables.articles.article_id, tables.articles.external_id, strict=True))
    right: set[str] = set()
    for event in answers["events"]:
        by_article: dict[str, list[Any]] = defaultdict(list)
        for row in tables.reports.itertuples():
            told = any(names[row.article_id].startswith(want) for want in event["articles"])
            if told and is_accepted(event, row):
                by_article[row.article_id].append(row)
        for rows in by_article.values():
            homes = {row.event_id for row in rows}
            home = found.get(event["id"]) if found.get(event["id"]) in homes else min(homes)
            right |= {row.report_id for row in rows if row.event_id == home}
    return right


def _groups(
    answers: Mapping[str, Any], views: Sequence[ReportView], event_of: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, str]:
    """A name for each article's group: articles that tell one event are fitted on or measured on together."""
    parent: dict[str, str] = {article: article for article in names}

    def root(article: str) -> str:
        while parent[article] != article:
            article = parent[article]
        return article

    together: dict[str, list[str]] = defaultdict(list)
    for view in views:
        together[event_of[view.report_id]].append(view.article.article_id)
    for event in answers["events"]:
        together[f"answer {event['id']}"] = [
            article for article, name in names.items() if any(name.startswith(want) for want in event["articles"])
        ]
    for articles in together.values():
        for article in articles[1:]:
            first, second = sorted((root(articles[0]), root(article)))
            parent[second] = first
    return {article: root(article) for article in names}
