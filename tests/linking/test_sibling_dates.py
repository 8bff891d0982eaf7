"""Articles without a publication date are dated by those that tell the same events."""

from __future__ import annotations

from datetime import date

from schemas.events import ArticleDate, ReportDate
from schemas.vocabulary import DateSource, PublishedSource
from tests.linking.records import (
    DUWAYLI,
    FAYLAQ,
    IDLIB,
    NLF,
    SHELLING,
    SYRIA,
)
from tests.linking.worlds import (
    MONDAY,
    TUESDAY,
    World,
)

CAMP = ("training", "camp")


def article_date(world: World, article_id: str) -> ArticleDate:
    return next(row for row in world.link().article_dates if row.article_id == article_id)


def report_date(world: World, report_id: str) -> ReportDate:
    return next(row for row in world.link().report_dates if row.report_id == report_id)


def test_undated_papers_are_dated_by_the_dated_one(five_papers: World) -> None:
    result = five_papers.link()
    dates = {row.article_id: row for row in result.article_dates}
    for name in ("first", "second", "third", "fifth"):
        assert dates[f"a-{name}"].published_on == MONDAY
        assert dates[f"a-{name}"].published_source is PublishedSource.SIBLING
    assert dates["a-fourth"].published_source is PublishedSource.METADATA


def test_other_weekdays_of_a_dated_article_follow(five_papers: World) -> None:
    earlier = [event for event in five_papers.link().events if event.actor1_id == "usa-military"]
    assert [event.event_date for event in earlier] == [date(2020, 10, 22)]
    inferred = [row for row in five_papers.link().report_dates if row.event_id == earlier[0].event_id]
    assert {row.source for row in inferred} == {DateSource.SIBLING}


def test_article_dates_itself_by_a_full_date_of_its_main_event(world: World) -> None:
    article_id = world.article("undated")
    world.report(article_id, "iso:2020-10-26", at=DUWAYLI)
    answer = world.report(article_id, "weekday:1", kind=SHELLING, by=NLF, on=SYRIA, at=IDLIB)
    assert article_date(world, article_id).published_on == TUESDAY
    assert article_date(world, article_id).published_source is PublishedSource.TEXT
    assert report_date(world, answer).event_date == TUESDAY


def test_full_date_of_a_background_event_does_not_date_an_article(world: World) -> None:
    article_id = world.article("undated")
    world.report(article_id, "iso:2011-03-15", at=DUWAYLI, headline=False)
    world.report(article_id, "weekday:1", kind=SHELLING, by=NLF, on=SYRIA, at=IDLIB)
    assert article_date(world, article_id).published_on is None


def test_dates_travel_through_undated_articles(world: World) -> None:
    """The third shares an event only with the second, the second only with the first, which is dated."""
    world.report(world.article("first", published_on=TUESDAY), "weekday:0", at=DUWAYLI, target=CAMP)
    second = world.article("second")
    world.report(second, "weekday:0", at=DUWAYLI, target=CAMP)
    told = world.report(
        second, "weekday:3", headline=False, kind=SHELLING, by=NLF, on=SYRIA, at=DUWAYLI, target=("post",)
    )
    third = world.article("third")
    again = world.report(third, "weekday:3", kind=SHELLING, by=NLF, on=SYRIA, at=DUWAYLI, target=("post",))
    world.claim(told, 12, 12)
    world.claim(again, 12, 12)
    assert report_date(world, again).event_date == date(2020, 10, 22)
    assert article_date(world, third).published_on == date(2020, 10, 22)
    assert world.link() == world.link(turned=True)


def test_another_weekday_is_no_sibling(world: World) -> None:
    world.report(world.article("dated", published_on=TUESDAY), "weekday:0", at=DUWAYLI, target=CAMP)
    undated = world.article("undated")
    world.report(undated, "weekday:2", at=DUWAYLI, target=CAMP)
    assert article_date(world, undated).published_on is None


def test_two_equally_good_days_leave_the_article_undated(world: World) -> None:
    for name, day in (("this", TUESDAY), ("next", date(2020, 11, 3))):
        world.report(world.article(name, published_on=day), "weekday:0", at=DUWAYLI, target=CAMP)
    undated = world.article("undated")
    world.report(undated, "weekday:0", at=DUWAYLI, target=CAMP)
    found = article_date(world, undated)
    assert found.published_on is None
    assert "different days" in found.reason


def test_better_supported_day_wins(world: World) -> None:
    for name, day, killed in (("this", TUESDAY, 78), ("next", date(2020, 11, 3), 4)):
        told = world.report(world.article(name, published_on=day), "weekday:0", at=DUWAYLI, target=CAMP)
        world.claim(told, killed, killed)
    undated = world.article("undated")
    told = world.report(undated, "weekday:0", at=DUWAYLI, target=CAMP)
    world.claim(told, 78, 78)
    assert article_date(world, undated).published_on == MONDAY


def test_yesterday_gives_the_publication_day_exactly(world: World) -> None:
    world.report(world.article("dated", published_on=MONDAY), "offset:0", at=DUWAYLI, target=CAMP)
    undated = world.article("undated")
    world.report(undated, "offset:-1", at=DUWAYLI, target=CAMP)
    assert article_date(world, undated).published_on == TUESDAY


def test_nobody_knows_the_day_yet_papers_with_the_same_weekday_are_one_event(world: World) -> None:
    for name in ("one", "two"):
        world.report(world.article(name), "weekday:0", at=DUWAYLI, on=FAYLAQ, target=CAMP)
    result = world.link()
    assert [event.event_date for event in result.events] == [None]
    assert all(row.published_on is None for row in result.article_dates)


def test_report_without_a_date_takes_its_events_day(world: World) -> None:
    world.report(world.article("dated", published_on=MONDAY), "offset:0", at=DUWAYLI, target=CAMP)
    silent = world.report(world.article("undated"), "none", at=DUWAYLI, target=CAMP)
    found = report_date(world, silent)
    assert (found.event_date, found.source) == (MONDAY, DateSource.SIBLING)
