"""All stored rows that belong to one event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.cli.exits import CommandError, Exit
from pipeline.cli.tables import public_rows, rows_where
from pipeline.engine import Store, TableRef
from pipeline.engine.fingerprint import tree_hash
from pipeline.engine.store import Footer
from pipeline.stage_list import EXTRACT, INGEST, LINK, LOCATE, PARSE, TABLES
from schemas.article import Article, Rejection, Screened, Sentence
from schemas.coding import Claim, Location, Report
from schemas.events import ArticleDate, ConfidenceShare, Event, EventLink, ReportDate
from schemas.public import PublicArticle, PublicReport
from schemas.vocabulary import Part

__all__ = ["Story", "event_with", "story_of"]

SEEDS = "seeds "


@dataclass(frozen=True)
class Story:
    """An event with its reports, claims, places, dates, links, articles and what was set aside in them."""

    event: Event
    public_reports: tuple[PublicReport, ...]
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    locations: tuple[Location, ...]
    report_dates: tuple[ReportDate, ...]
    articles: tuple[PublicArticle, ...]
    texts: tuple[Article, ...]
    screened: tuple[Screened, ...]
    article_dates: tuple[ArticleDate, ...]
    sentences: tuple[Sentence, ...]
    links: tuple[EventLink, ...]
    other_reports: dict[str, str]
    set_aside: tuple[Rejection, ...]
    confidence_shares: tuple[ConfidenceShare, ...]
    changed_seeds: tuple[str, ...]

    def article_of(self, report_id: str) -> str:
        """Article that tells a report of this event."""
        return next(report.article_id for report in self.reports if report.report_id == report_id)

    def article_name(self, article_id: str) -> str:
        """What a reader knows the article by: its external id, else its title, else our id."""
        found = next(article for article in self.articles if article.article_id == article_id)
        return found.external_id or found.title or article_id

    def characters(self, article_id: str, part: Part, start: int, end: int) -> str:
        """The characters of an article's title or text."""
        found = next(article for article in self.texts if article.article_id == article_id)
        return (found.text if part is Part.TEXT else found.title or "")[start:end]

    def sentence_at(self, article_id: str, part: Part, start: int) -> Sentence | None:
        """The sentence that holds a character; None where the text was not parsed."""
        return next(
            (one for one in self._by_article.get(article_id, ()) if one.part is part and one.start <= start < one.end),
            None,
        )

    def published_reason(self, article_id: str) -> str | None:
        """How the publication day of an article was found."""
        dated = next((one.reason for one in self.article_dates if one.article_id == article_id), None)
        return dated or next((one.published_reason for one in self.screened if one.article_id == article_id), None)

    def link_sides(self, link: EventLink) -> list[str]:
        """The articles whose reports a link compares."""
        return [self._names.get(report_id, report_id) for report_id in (link.report_id_a, link.report_id_b)]

    @cached_property
    def _by_article(self) -> dict[str, list[Sentence]]:
        grouped: dict[str, list[Sentence]] = {}
        for sentence in self.sentences:
            grouped.setdefault(sentence.article_id, []).append(sentence)
        return grouped

    @cached_property
    def _names(self) -> dict[str, str]:
        own = {report.report_id: self.article_name(report.article_id) for report in self.reports}
        return {**self.other_reports, **own}


def event_with(store: Store, prefix: str) -> Event:
    """The event whose id begins so. Raises CommandError when there is none, or more than one."""
    events = public_rows(store, "events", Event)
    found = [event for event in events if event.event_id.startswith(prefix)] if prefix else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise CommandError(
            f"no event {prefix!r} among the {len(events)} at {store.root}; see `sitrep events`", Exit.USAGE
        )
    several = ", ".join(event.event_id for event in found[:5])
    raise CommandError(f"{prefix!r} begins the ids of {len(found)} events ({several} ...); give more of it", Exit.USAGE)


def story_of(store: Store, event: Event, *, root: Path) -> Story:
    """Everything stored about an event."""
    public = [report for report in public_rows(store, "reports", PublicReport) if report.event_id == event.event_id]
    ids = {report.report_id for report in public}
    article_ids = {report.article_id for report in public}
    articles = public_rows(store, "articles", PublicArticle)
    names = {article.article_id: article.external_id or article.title or article.article_id for article in articles}
    links = [
        link for link in public_rows(store, "event_links", EventLink) if {link.report_id_a, link.report_id_b} & ids
    ]
    reports = rows_where(store, TableRef(LINK, "linked_reports"), Report, column="report_id", among=ids)
    return Story(
        event=event,
        public_reports=tuple(public),
        reports=tuple(reports),
        claims=tuple(rows_where(store, TableRef(LINK, "linked_claims"), Claim, column="report_id", among=ids)),
        locations=tuple(rows_where(store, TableRef(LOCATE, "locations"), Location, column="report_id", among=ids)),
        report_dates=tuple(
            rows_where(store, TableRef(LINK, "report_dates"), ReportDate, column="report_id", among=ids)
        ),
        articles=tuple(article for article in articles if article.article_id in article_ids),
        texts=tuple(rows_where(store, TableRef(INGEST, "articles"), Article, column="article_id", among=article_ids)),
        screened=tuple(
            rows_where(store, TableRef(PARSE, "screened"), Screened, column="article_id", among=article_ids)
        ),
        article_dates=tuple(
            rows_where(store, TableRef(LINK, "article_dates"), ArticleDate, column="article_id", among=article_ids)
        ),
        sentences=tuple(
            rows_where(store, TableRef(PARSE, "sentences"), Sentence, column="article_id", among=article_ids)
        ),
        links=tuple(links),
        other_reports=_other_reports(store, links, names),
        set_aside=tuple(one for one in public_rows(store, "rejections", Rejection) if one.article_id in article_ids),
        confidence_shares=tuple(
            rows_where(
                store,
                TableRef(LINK, "confidence_shares"),
                ConfidenceShare,
                column="record_id",
                among={*ids, event.event_id},
            )
        ),
        changed_seeds=_changed_seeds(store, root),
    )


def _other_reports(store: Store, links: list[EventLink], names: dict[str, str]) -> dict[str, str]:
    """Reports of other events that were compared with this one: what each is, for a reader."""
    ids = {side for link in links for side in (link.report_id_a, link.report_id_b)}
    found = rows_where(
        store, TableRef(TABLES, "reports", single_file=True), PublicReport, column="report_id", among=ids
    )
    return {one.report_id: f"{names[one.article_id]} ({one.sub_event_type}, event {one.event_id})" for one in found}


def _changed_seeds(store: Store, root: Path) -> tuple[str, ...]:
    """Reference tables that have changed since the run, whose lines may therefore have moved."""
    ref = TableRef(EXTRACT, "reports")
    changed: set[str] = set()
    for partition in store.partitions(ref)[:1]:
        footer = store.footer(ref, partition)
        if isinstance(footer, Footer):
            seeds = {
                name.removeprefix(SEEDS): value for name, value in footer.components.items() if name.startswith(SEEDS)
            }
            changed |= {
                name for name, value in seeds.items() if not (root / name).exists() or tree_hash(root / name) != value
            }
    return tuple(sorted(changed))
