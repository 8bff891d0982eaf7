"""What several reports of one event say together: sides, place, day, sources and words."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.coding import ActorRef
from schemas.vocabulary import (
    ActorClass,
    Attribution,
    ClaimantType,
    DatePrecision,
    GeoPrecision,
    Stance,
)
from tests.linking.records import (
    ATTACK,
    BLAST,
    CIVILIANS,
    CLASH,
    CROWD,
    DUWAYLI,
    FAYLAQ,
    GUNMEN,
    IDLIB,
    NLF,
    PROTEST,
    RUSSIA,
    STOPPED,
    STRIKE,
    SYRIA,
    actor,
    point,
)
from tests.linking.worlds import (
    MONDAY,
    TUESDAY,
    World,
    empty_world,
    one_report,
    only_event,
    second_report,
)

MONITOR, PARTY, POLICE = ClaimantType.MONITOR, ClaimantType.PARTY, ClaimantType.OFFICIAL


def test_civilians_whom_most_papers_name_win_over_a_group_that_one_names(world: World) -> None:
    for name in ("one", "two", "three"):
        world.report(world.article(name, published_on=TUESDAY), "weekday:0", at=DUWAYLI, on=CIVILIANS, target=["camp"])
    world.report(world.article("four", published_on=TUESDAY), "weekday:0", at=DUWAYLI, on=FAYLAQ, target=["camp"])
    event = only_event(world)
    assert event.actor2 == "Civilians (Syria)"
    assert event.civilian_targeting


def test_member_is_published_and_its_body_beside_it(world: World) -> None:
    one_report(world, on=FAYLAQ)
    second_report(world, on=NLF)
    world.report(world.article("three", published_on=TUESDAY), "weekday:0", at=DUWAYLI, on=NLF)
    event = only_event(world)
    assert (event.actor2, event.assoc_actor2) == ("Faylaq al-Sham", "National Liberation Front")


def test_named_actor_is_published_before_an_unnamed_one(world: World) -> None:
    one_report(world, kind=CLASH, by=GUNMEN, on=SYRIA)
    second_report(world, kind=CLASH, by=GUNMEN, on=SYRIA)
    world.report(world.article("three", published_on=TUESDAY), "weekday:0", kind=CLASH, by=NLF, on=SYRIA, at=DUWAYLI)
    assert only_event(world).actor1 == "National Liberation Front"


@pytest.mark.parametrize(
    ("by", "expected"), [(None, "unattributed"), (GUNMEN, "unattributed"), (RUSSIA, "uncontested")]
)
def test_unknown_culprit_is_unattributed(world: World, by: ActorRef | None, expected: str) -> None:
    one_report(world, by=by, kind=ATTACK, on=CIVILIANS)
    assert only_event(world).attribution == expected


def test_blaming_another_side_or_a_denial_contests_the_attribution() -> None:
    for accused, stance, expected in (
        (SYRIA, Stance.ASSERTS, "contested"),
        (RUSSIA, Stance.DENIES, "contested"),
        (RUSSIA, Stance.ASSERTS, "uncontested"),
        (SYRIA, Stance.DENIES, "uncontested"),
    ):
        world = empty_world()
        world.blame(one_report(world), accused, by="somebody", stance=stance)
        assert only_event(world).attribution == expected, (accused.name, stance)


def test_exact_place_wins_over_its_province(world: World) -> None:
    world.report(world.article("one", published_on=TUESDAY), "weekday:0", at=IDLIB)
    second_report(world)
    event = only_event(world)
    assert (event.location, event.geo_precision) == ("Jabal Duwayli", GeoPrecision.EXACT)


def test_place_that_most_reports_contradict_loses(world: World) -> None:
    stray = point("stray", 36.3, 36.6)
    world.report(world.article("stray", published_on=TUESDAY), "weekday:0", at=stray, target=["camp"])
    for name in ("one", "two"):
        report = world.report(world.article(name, published_on=TUESDAY), "weekday:0", at=DUWAYLI, target=["camp"])
        world.claim(report, 78, 78)
    world.claim(world.reports[0].report_id, 78, 78)
    assert only_event(world).location == "Jabal Duwayli"


def test_named_day_wins_over_a_range(world: World) -> None:
    world.report(world.article("one", published_on=TUESDAY), "headline:0", at=DUWAYLI)
    second_report(world)
    event = only_event(world)
    assert (event.event_date, event.date_precision) == (MONDAY, DatePrecision.DAY)


def test_ranges_are_cut_to_what_they_share(world: World) -> None:
    world.report(world.article("one"), "range:2020-10-20:2020-10-25", at=DUWAYLI)
    world.report(world.article("two"), "range:2020-10-24:2020-10-27", at=DUWAYLI)
    event = only_event(world)
    assert (event.event_date_start, event.event_date_end) == (date(2020, 10, 24), date(2020, 10, 25))


def test_papers_that_quote_the_same_voice_are_one_source(world: World) -> None:
    for name in ("one", "two", "three"):
        report = world.report(world.article(name, published_on=TUESDAY), "weekday:0", at=DUWAYLI)
        if name != "three":
            world.claim(report, 78, 78, by="monitor", kind=MONITOR)
    event = only_event(world)
    assert (event.sources_count, event.independent_sources_count) == (3, 2)


@pytest.mark.parametrize(
    ("by", "on", "expected"),
    [
        (RUSSIA, NLF, 1),
        (SYRIA, RUSSIA, 1),
        (FAYLAQ, actor("Islamic State", "isis", ActorClass.REBEL_GROUP), 2),
        (RUSSIA, CIVILIANS, 3),
        (None, NLF, None),
    ],
)
def test_ucdp_type_follows_from_the_sides(
    world: World, by: ActorRef | None, on: ActorRef, expected: int | None
) -> None:
    one_report(world, by=by, on=on)
    assert only_event(world).ucdp_type == expected


def test_more_independent_sources_raise_confidence(world: World) -> None:
    one_report(world)
    alone = only_event(world).confidence
    second_report(world)
    together = only_event(world).confidence
    assert 0 < alone < together < 1


def test_notes_tell_what_happened_and_who_says_so(five_papers: World) -> None:
    notes = next(event.notes for event in five_papers.link().events if event.actor1_id == "rus-military")
    for words in (
        "Air/drone strike by Military Forces of Russia against Faylaq al-Sham",
        "on 26 October 2020.",
        "Killed: 78 (range 31 to 101)",
        "more than 100 according to commander in Failaq al-Sham",
        "Sputnik blames Military Forces of Syria",
        "Russia denies that Military Forces of Russia did it",
        "Reported by fifth, first, fourth, second, third.",
    ):
        assert words in notes


def test_whoever_says_he_sent_what_was_shot_down_disputes_nothing(world: World) -> None:
    told = world.article("one", published_on=TUESDAY)
    stopped = world.report(told, "weekday:0", kind=STOPPED, by=SYRIA, on=FAYLAQ, at=DUWAYLI)
    world.blame(stopped, FAYLAQ, by="Faylaq al-Sham", claimant_id=FAYLAQ.actor_id)
    event = only_event(world)
    assert event.attribution is Attribution.UNCONTESTED
    assert "Faylaq al-Sham says that what was stopped was its own" in event.notes


def test_shots_at_a_crowd_are_the_crowds_event_and_the_crowd_comes_first(world: World) -> None:
    for name in ("one", "two"):
        world.report(
            world.article(name, published_on=TUESDAY), "weekday:0", kind=PROTEST, by=CROWD, on=SYRIA, at=DUWAYLI
        )
    world.report(
        world.article("three", published_on=TUESDAY), "weekday:0", kind=ATTACK, by=SYRIA, on=CIVILIANS, at=DUWAYLI
    )
    event = only_event(world)
    assert (event.sub_event_type, event.actor1, event.actor2) == (PROTEST, "Protesters (Syria)", SYRIA.name)
    assert event.articles_count == 3


def test_a_blast_without_a_weapon_is_the_air_strike_that_another_paper_tells_of(world: World) -> None:
    world.report(world.article("one", published_on=TUESDAY), "weekday:0", kind=STRIKE, on=CIVILIANS, at=DUWAYLI)
    for name in ("two", "three"):
        told = world.article(name, published_on=TUESDAY)
        world.report(told, "weekday:0", kind=BLAST, by=None, on=CIVILIANS, at=DUWAYLI)
    event = only_event(world)
    assert (event.sub_event_type, event.articles_count) == (STRIKE, 3)
