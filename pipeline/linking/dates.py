"""Publication days inferred from other articles, and the days of reports that follow from them.

An article without a publication date says "Monday". Where another article tells the same event and knows
its day, the publication day is the earliest one on which the article's own words for days give that day;
then all its words for days can be resolved. Articles dated in one round date others in the next, until
nothing changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.dates.resolve import ResolvedDate, resolve
from pipeline.linking.pairs import candidate_pairs
from pipeline.linking.publication import Evidence, best_publication
from pipeline.linking.score import Comparison, TypeTable, compare
from pipeline.linking.settings import LinkSettings
from pipeline.linking.views import ReportView
from schemas.vocabulary import DatePrecision, DateSource, PublishedSource

__all__ = ["Dating", "Publication", "days_of_article", "infer_dates"]

# Log-odds of a full date that an article gives for its own main event: as good as several siblings.
OWN_DATE_POINTS = 6.0


@dataclass(frozen=True, slots=True)
class Publication:
    """Publication day of an article and what it rests on."""

    on: date | None
    source: PublishedSource
    reason: str


@dataclass(frozen=True, slots=True)
class Dating:
    """Days of all reports and publication days of all articles."""

    days: Mapping[str, ResolvedDate]
    publications: Mapping[str, Publication]


@dataclass(frozen=True, slots=True)
class Sibling:
    """A report that would be of one event with another, whatever the days."""

    view: ReportView
    comparison: Comparison


def infer_dates(views: Sequence[ReportView], *, types: TypeTable, settings: LinkSettings) -> Dating:
    """Days of all reports, those of undated articles inferred from siblings where these agree."""
    told: dict[str, list[ReportView]] = defaultdict(list)
    for view in views:
        told[view.article.article_id].append(view)
    publications = {article_id: _given(group[0]) for article_id, group in sorted(told.items())}
    days: dict[str, ResolvedDate] = {}
    for article_id, group in told.items():
        days.update(days_of_article(group, publications[article_id].on, publications[article_id].source))
    undated = [article_id for article_id, found in publications.items() if found.on is None]
    siblings = _siblings(views, types=types, settings=settings) if undated else {}
    while undated:
        dated = {a: p for a in undated if (p := _publication(told[a], siblings, days, settings)).on is not None}
        for article_id, found in dated.items():
            publications[article_id] = found
            days.update(days_of_article(told[article_id], found.on, found.source))
        undated = [article_id for article_id in undated if article_id not in dated]
        if not dated:
            break
    publications.update({a: _publication(told[a], siblings, days, settings) for a in undated})
    return Dating(days, publications)


def days_of_article(
    views: Sequence[ReportView], published_on: date | None, source: PublishedSource
) -> dict[str, ResolvedDate]:
    """Days of one article's reports if it was published on a day; days already known stay."""
    main = _main_report(views)
    main_on = None
    if main is not None:
        main_on = _day(main, published_on, source, None).event_date
    return {view.report_id: _day(view, published_on, source, main_on) for view in views}


def _day(view: ReportView, published_on: date | None, source: PublishedSource, main_on: date | None) -> ResolvedDate:
    if view.day.start is not None:
        return view.day
    return resolve(view.report.date.rule, published_on, published_source=source, main_on=main_on)


def _main_report(views: Sequence[ReportView]) -> ReportView | None:
    """The headline event that others are told relative to: the first whose own date is not relative."""
    headline = [view for view in views if view.report.headline and not view.report.date.rule.startswith("relative:")]
    return min(headline, key=_place_in_text, default=None)


def _place_in_text(view: ReportView) -> tuple[bool, int, str]:
    spans = sorted((evidence.part.value == "text", evidence.start) for evidence in view.report.evidence)
    in_text, start = spans[0] if spans else (True, 0)
    return (in_text, start, view.report_id)


def _given(view: ReportView) -> Publication:
    article = view.article
    if article.published_on is None:
        return Publication(None, PublishedSource.NONE, "no publication date is given")
    return Publication(article.published_on, article.published_source, "given with the article")


def _siblings(views: Sequence[ReportView], *, types: TypeTable, settings: LinkSettings) -> dict[str, list[Sibling]]:
    """For every report without a day, the reports that agree with it in all but the day."""
    found: dict[str, list[Sibling]] = defaultdict(list)
    for a, b in candidate_pairs(views, types=types, settings=settings, least=settings.sibling, undated_only=True):
        first, second = views[a], views[b]
        comparison = compare(first, second, types=types, settings=settings, use_days=False)
        if comparison.score < settings.sibling or not _corroborates(first, second):
            continue
        found[first.report_id].append(Sibling(second, comparison))
        found[second.report_id].append(Sibling(first, comparison))
    return found


def _corroborates(a: ReportView, b: ReportView) -> bool:
    """Whether another article tells the same type, and the days of the week, where both are named, agree."""
    if a.article.article_id == b.article.article_id or a.report.sub_event_type != b.report.sub_event_type:
        return False
    return a.weekday is None or b.weekday is None or a.weekday == b.weekday


def _publication(
    views: Sequence[ReportView],
    siblings: Mapping[str, Sequence[Sibling]],
    days: Mapping[str, ResolvedDate],
    settings: LinkSettings,
) -> Publication:
    """Publication day of an undated article; none, with the reason, when no or two days fit."""
    evidence = [found for view in views for found in _evidence(view, siblings, days)]
    if not evidence:
        return Publication(None, PublishedSource.NONE, "no date, and no dated article tells the same events")
    headline = frozenset(view.report_id for view in views if view.report.headline)
    on, reason = best_publication(
        evidence,
        lambda day: days_of_article(views, day, PublishedSource.SIBLING),
        headline=headline,
        settings=settings,
    )
    own = all(found.sibling_article is None for found in evidence)
    source = PublishedSource.TEXT if own else PublishedSource.SIBLING
    return Publication(on, source if on is not None else PublishedSource.NONE, reason)


def _evidence(
    view: ReportView, siblings: Mapping[str, Sequence[Sibling]], days: Mapping[str, ResolvedDate]
) -> list[Evidence]:
    """Days that a report's siblings, or its own full date, give it."""
    report_id = view.report_id
    if _is_exact(days[report_id]) and view.report.headline:
        return [Evidence(report_id, _known(days[report_id]), OWN_DATE_POINTS, None, "the text dates its main event")]
    best: dict[tuple[str, date], Evidence] = {}
    for sibling in siblings.get(report_id, ()):
        day = days[sibling.view.report_id]
        if not _is_exact(day) or (view.weekday is not None and view.weekday != _known(day).weekday()):
            continue
        article_id = sibling.view.article.article_id
        told = f"{sibling.view.report_id} of {article_id} is dated {day.event_date}"
        reason = f"{told} ({sibling.comparison.reason})"
        found = Evidence(report_id, _known(day), sibling.comparison.points, article_id, reason)
        key = (article_id, found.day)
        if key not in best or (found.points, found.reason) > (best[key].points, best[key].reason):
            best[key] = found
    return [best[key] for key in sorted(best)]


def _is_exact(day: ResolvedDate) -> bool:
    return day.precision is DatePrecision.DAY and day.source is not DateSource.NONE


def _known(day: ResolvedDate) -> date:
    found = day.event_date or day.end
    if found is None:
        raise ValueError(f"a date of precision day has no day: {day.reason}")
    return found
