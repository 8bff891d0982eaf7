"""Which reports become one event."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pipeline.linking.link import LinkResult
from schemas.coding import ActorRef
from schemas.vocabulary import LinkDecision
from tests.linking.records import (
    ATTACK,
    CIVILIANS,
    CLASH,
    DUWAYLI,
    FAYLAQ,
    GUNMEN,
    IDLIB,
    LATAKIA,
    NLF,
    PROTEST,
    REBELS,
    RUSSIA,
    SHELLING,
    STRIKE,
    SYRIA,
    nowhere,
    point,
)
from tests.linking.worlds import (
    MONDAY,
    TUESDAY,
    World,
)

FRIDAY = date(2020, 10, 30)


def event_ids(result: LinkResult) -> dict[str, str]:
    return {row.report_id: row.event_id for row in result.report_dates}


def are_one(world: World, a: str, b: str) -> bool:
    found = event_ids(world.link())
    return found[a] == found[b]


def test_every_report_is_in_exactly_one_event(five_papers: World) -> None:
    result = five_papers.link()
    assert sorted(row.report_id for row in result.report_dates) == sorted(r.report_id for r in five_papers.reports)
    assert {row.event_id for row in result.report_dates} == {event.event_id for event in result.events}
    assert sum(event.reports_count for event in result.events) == len(five_papers.reports)


def test_order_of_the_records_changes_nothing(five_papers: World) -> None:
    assert five_papers.link() == five_papers.link(turned=True)


def test_no_reports_give_no_events(world: World) -> None:
    assert world.link().events == ()


def test_five_papers_with_five_tolls_tell_one_strike(five_papers: World) -> None:
    strike = next(event for event in five_papers.link().events if event.actor1_id == "rus-military")
    assert strike.articles_count == 5
    assert (strike.killed_low, strike.killed_best, strike.killed_high) == (31, 78, 101)
    assert (strike.wounded_low, strike.wounded_best, strike.wounded_high) == (31, 90, 150)
    assert (strike.actor2, strike.assoc_actor2) == ("Faylaq al-Sham", "National Liberation Front")
    assert (strike.location, strike.attribution) == ("Jabal Duwayli", "contested")


def test_what_one_article_tells_apart_stays_apart(world: World) -> None:
    one = world.article("one", published_on=TUESDAY)
    for _ in range(2):
        world.report(one, "weekday:0", at=DUWAYLI)
    assert [event.reports_count for event in world.link().events] == [1, 1]


@pytest.mark.parametrize(("hour", "one_event"), [("weekday:0", True), ("weekday:6", False)])
def test_one_article_may_tell_an_event_twice_and_count_its_dead_once(
    world: World, hour: str, *, one_event: bool
) -> None:
    article = world.article("one", published_on=TUESDAY)
    counted = world.report(article, "weekday:0", kind=SHELLING, by=NLF, on=CIVILIANS, at=DUWAYLI)
    world.report(article, hour, kind=SHELLING, by=NLF, on=CIVILIANS, at=DUWAYLI)
    world.claim(counted, 31, 31)
    assert [event.reports_count for event in world.link().events] == ([2] if one_event else [1, 1])


def test_another_article_joins_what_one_article_tells_twice(world: World) -> None:
    one = world.article("one", published_on=TUESDAY)
    other = world.article("other", published_on=TUESDAY)
    for article_id in (one, one, other):
        world.report(article_id, "weekday:0", at=DUWAYLI)
    events = world.link().events
    assert [(event.reports_count, event.articles_count) for event in events] == [(3, 2)]


def test_two_deeds_with_their_own_dead_are_joined_by_no_other_article(world: World) -> None:
    one, other = (world.article(name, published_on=TUESDAY) for name in ("one", "other"))
    for killed, kind in ((11, CLASH), (6, ATTACK)):
        world.claim(world.report(one, "weekday:0", kind=kind, by=SYRIA, on=CIVILIANS, at=DUWAYLI), killed, killed)
    world.claim(world.report(other, "weekday:0", kind=ATTACK, by=SYRIA, on=CIVILIANS, at=DUWAYLI), 13, 13)
    apart = [event for event in world.link().events if event.killed_low in {6, 11} or event.killed_high in {6, 11}]
    assert len(apart) == 2


def test_strikes_on_two_towns_with_their_own_dead_are_joined_by_no_other_article(world: World) -> None:
    one, other = (world.article(name, published_on=TUESDAY) for name in ("one", "other"))
    near = point("Kafr Takharim", 36.116, 36.517)
    for killed, place in ((30, DUWAYLI), (14, near)):
        world.claim(world.report(one, "weekday:0", at=place), killed, killed)
    world.claim(world.report(other, "weekday:0", at=DUWAYLI), 36, 36)
    assert sorted((event.killed_low, event.killed_high) for event in world.link().events) == [(14, 14), (30, 36)]


def test_an_article_that_tells_an_event_twice_has_one_voice_on_its_sides(world: World) -> None:
    one, other = (world.article(name, published_on=TUESDAY) for name in ("one", "other"))
    world.report(one, "weekday:0", by=SYRIA, on=CIVILIANS, at=DUWAYLI)
    world.report(one, "weekday:0", by=SYRIA, on=FAYLAQ, at=DUWAYLI)
    world.report(other, "weekday:0", by=SYRIA, on=CIVILIANS, at=DUWAYLI)
    events = world.link().events
    assert [event.actor2 for event in events if event.articles_count == 2] == ["Civilians (Syria)"]


def test_retaliation_is_another_event(world: World) -> None:
    attack = world.report(
        world.article("attack", published_on=TUESDAY), "weekday:0", kind=SHELLING, by=SYRIA, on=NLF, at=IDLIB
    )
    answer = world.report(
        world.article("answer", published_on=TUESDAY), "weekday:0", kind=SHELLING, by=NLF, on=SYRIA, at=IDLIB
    )
    assert not are_one(world, attack, answer)


def test_sides_of_a_battle_may_be_named_either_way_round(world: World) -> None:
    one = world.report(
        world.article("one", published_on=TUESDAY), "weekday:0", kind=CLASH, by=SYRIA, on=NLF, at=DUWAYLI
    )
    other = world.report(
        world.article("other", published_on=TUESDAY), "weekday:0", kind=CLASH, by=NLF, on=SYRIA, at=DUWAYLI
    )
    assert are_one(world, one, other)
    event = world.link().events[0]
    assert {event.actor1_id, event.actor2_id} == {"syr-military", "nlf"}


def test_far_exact_places_are_different_events(world: World) -> None:
    one = world.report(world.article("one", published_on=TUESDAY), "weekday:0", at=DUWAYLI)
    other = world.report(world.article("other", published_on=TUESDAY), "weekday:0", at=LATAKIA)
    world.claim(one, 78, 78)
    world.claim(other, 78, 78)
    assert not are_one(world, one, other)


def test_different_countries_are_different_events(world: World) -> None:
    near = point("across the border", 36.1, 36.4, admin1=None, country="TUR")
    one = world.report(world.article("one", published_on=TUESDAY), "weekday:0", at=DUWAYLI)
    other = world.report(world.article("other", published_on=TUESDAY), "weekday:0", at=near)
    assert not are_one(world, one, other)


def test_town_lies_in_its_province(world: World) -> None:
    one = world.report(world.article("one", published_on=TUESDAY), "weekday:0", at=DUWAYLI, target=["camp"])
    other = world.report(world.article("other", published_on=TUESDAY), "weekday:0", at=IDLIB, target=["camp"])
    assert are_one(world, one, other)
    assert world.link().events[0].location == "Jabal Duwayli"


def test_same_deed_on_days_far_apart_is_done_twice(world: World) -> None:
    one = world.report(world.article("one", published_on=MONDAY), "offset:0", at=DUWAYLI, target=["camp"])
    other = world.report(world.article("other", published_on=FRIDAY), "offset:0", at=DUWAYLI, target=["camp"])
    assert not are_one(world, one, other)


def test_same_deed_on_the_next_day_needs_more_than_the_same_place(world: World) -> None:
    one = world.report(world.article("one", published_on=MONDAY), "offset:0", on=CIVILIANS, at=DUWAYLI)
    other = world.report(world.article("other", published_on=TUESDAY), "offset:0", on=CIVILIANS, at=DUWAYLI)
    assert not are_one(world, one, other)
    world.claim(one, 31, 31)
    world.claim(other, 31, 31)
    assert are_one(world, one, other)


def test_undated_news_is_linked_to_the_day_before_publication(world: World) -> None:
    one = world.report(world.article("one", published_on=MONDAY), "offset:0", at=DUWAYLI)
    other = world.report(world.article("other", published_on=TUESDAY), "headline:0", at=DUWAYLI)
    assert are_one(world, one, other)
    assert world.link().events[0].event_date == MONDAY


def test_what_one_article_tells_of_another_day_than_its_news_stays_apart(world: World) -> None:
    raided, told = world.article("raided", published_on=TUESDAY), world.article("told", published_on=TUESDAY)
    news = world.report(raided, "headline:0", kind=SHELLING, on=CIVILIANS, at=DUWAYLI, target=["station"])
    before = world.report(raided, "weekday:0", kind=SHELLING, on=CIVILIANS, at=DUWAYLI, target=["bridge", "station"])
    other = world.report(told, "headline:0", kind=SHELLING, on=CIVILIANS, at=DUWAYLI, target=["station"])
    world.claim(news, 31, 31)
    world.claim(other, 31, 31)
    assert are_one(world, news, other)
    assert not are_one(world, news, before)


@pytest.mark.parametrize(("later", "one_event"), [(2, True), (40, False), (1100, False), (-5, False)])
@pytest.mark.parametrize("rule", ["offset:0", "none"])
def test_news_without_a_day_is_of_the_time_before_its_article(
    world: World, later: int, rule: str, *, one_event: bool
) -> None:
    one = world.report(world.article("one", published_on=MONDAY), rule, on=CIVILIANS, at=DUWAYLI, target=["camp"])
    day = MONDAY + timedelta(days=later)
    other = world.report(world.article("other", published_on=day), "none", on=CIVILIANS, at=DUWAYLI, target=["camp"])
    world.claim(one, 31, 31)
    world.claim(other, 31, 31)
    assert are_one(world, one, other) is (one_event or (rule == "none" and later == -5))


@pytest.mark.parametrize("generic", [GUNMEN, REBELS])
def test_unnamed_fighters_may_be_a_named_group(world: World, generic: ActorRef) -> None:
    one = world.report(
        world.article("one", published_on=TUESDAY), "weekday:0", kind=SHELLING, by=NLF, on=SYRIA, at=DUWAYLI
    )
    other = world.report(
        world.article("other", published_on=TUESDAY),
        "weekday:0",
        kind=SHELLING,
        by=generic,
        on=SYRIA,
        at=DUWAYLI,
    )
    assert are_one(world, one, other)
    assert world.link().events[0].actor1 == "National Liberation Front"


def test_protest_is_never_an_air_strike(world: World) -> None:
    one = world.report(world.article("one", published_on=TUESDAY), "weekday:0", at=DUWAYLI)
    other = world.report(world.article("other", published_on=TUESDAY), "weekday:0", kind=PROTEST, at=DUWAYLI)
    assert not are_one(world, one, other)


def test_compatible_types_are_one_event_and_most_articles_name_it(world: World) -> None:
    for name, kind in (("one", STRIKE), ("two", STRIKE), ("three", SHELLING)):
        world.report(world.article(name, published_on=TUESDAY), "weekday:0", kind=kind, at=DUWAYLI)
    events = world.link().events
    assert [event.sub_event_type for event in events] == [STRIKE]


def test_rival_accounts_of_the_culprit_are_one_contested_event(world: World) -> None:
    one = world.report(world.article("one", published_on=TUESDAY), "weekday:0", by=RUSSIA, at=DUWAYLI, target=["camp"])
    other = world.report(
        world.article("other", published_on=TUESDAY), "weekday:0", by=SYRIA, at=DUWAYLI, target=["camp"]
    )
    assert are_one(world, one, other)
    assert world.link().events[0].attribution == "contested"


def test_reports_without_place_need_rare_actors(world: World) -> None:
    rare = [
        world.report(world.article(name, published_on=TUESDAY), "weekday:0", by=SYRIA, on=FAYLAQ, at=nowhere())
        for name in ("one", "two")
    ]
    common = [
        world.report(world.article(name, published_on=TUESDAY), "weekday:0", by=SYRIA, on=CIVILIANS, at=nowhere())
        for name in ("three", "four")
    ]
    assert are_one(world, *rare)
    assert not are_one(world, *common)


def test_links_tell_why(five_papers: World) -> None:
    result = five_papers.link()
    same = [row for row in result.links if row.decision is LinkDecision.SAME]
    assert all(row.event_id is not None and row.reason for row in same)
    assert any("both say 78 killed" in row.reason for row in same)
    assert all(row.report_id_a < row.report_id_b for row in result.links)


def test_near_misses_are_listed_without_an_event(world: World) -> None:
    world.report(world.article("one", published_on=MONDAY), "offset:0", on=CIVILIANS, at=DUWAYLI)
    world.report(world.article("other", published_on=TUESDAY), "offset:0", on=CIVILIANS, at=DUWAYLI)
    rows = world.link().links
    assert [(row.decision, row.event_id) for row in rows] == [(LinkDecision.DIFFERENT, None)]
    assert "one day apart" in rows[0].reason


def test_report_without_its_location_is_an_error(world: World) -> None:
    world.report(world.article("one", published_on=MONDAY), "offset:0")
    world.locations.clear()
    with pytest.raises(ValueError, match="no location"):
        world.link()
