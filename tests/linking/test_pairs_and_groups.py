"""The fast test loses no pair that can matter, and groups keep their constraints."""

from __future__ import annotations

import csv
from datetime import timedelta
from itertools import combinations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.linking.cluster import groups
from pipeline.linking.pairs import candidate_pairs
from pipeline.linking.score import Comparison, compare, type_table
from pipeline.linking.settings import LinkSettings
from pipeline.linking.views import ReportView, report_views
from schemas.vocabulary import GeoPrecision, Outcome
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
    RUSSIA,
    SHELLING,
    STRIKE,
    SYRIA,
    nowhere,
    point,
)
from tests.linking.worlds import (
    MONDAY,
    World,
    empty_world,
)

SEEDS = Path(__file__).parents[2] / "seeds"
NEAR = point("near", 36.1, 36.5, precision=GeoPrecision.NEAR, radius_km=15.0)
HERE_AND_THERE = LATAKIA.replace(other_places=("Jabal Duwayli",))
RULES = (
    "weekday:0",
    "weekday:1",
    "weekday:3",
    "offset:0",
    "headline:0",
    "last:week",
    "month:10",
    "none",
    "iso:2020-10-26",
)
TELLINGS = st.tuples(
    st.sampled_from((None, 0, 1, 2, 3)),
    st.sampled_from(RULES),
    st.sampled_from((STRIKE, SHELLING, ATTACK, CLASH, PROTEST)),
    st.sampled_from((None, RUSSIA, SYRIA, NLF, GUNMEN)),
    st.sampled_from((None, SYRIA, NLF, FAYLAQ, CIVILIANS)),
    st.sampled_from((DUWAYLI, IDLIB, LATAKIA, NEAR, HERE_AND_THERE, nowhere())),
    st.sampled_from(((), ("camp",), ("camp", "training"), ("post", "army"))),
    st.sampled_from((None, 0, 3, 12, 78)),
)
WORLDS = st.lists(TELLINGS, min_size=2, max_size=7)


def world_of(tellings: list[tuple[object, ...]]) -> World:
    world = empty_world()
    for number, (lag, rule, kind, by, on, at, target, killed) in enumerate(tellings):
        day = MONDAY + timedelta(days=lag) if isinstance(lag, int) else None
        article_id = world.article(f"paper {number}", published_on=day)
        report = world.report(article_id, rule, kind=kind, by=by, on=on, at=at, target=target)  # type: ignore[arg-type]
        if isinstance(killed, int):
            world.claim(report, killed, killed)
            world.claim(report, killed + 1, None, outcome=Outcome.WOUNDED)
    return world


def views_of(world: World) -> list[ReportView]:
    return report_views(world.articles, world.reports, world.claims, world.locations)


@settings(max_examples=80, deadline=None)
@given(tellings=WORLDS)
def test_fast_test_keeps_every_pair_that_reaches_the_floor(tellings: list[tuple[object, ...]]) -> None:
    world = world_of(tellings)
    views, chosen = views_of(world), LinkSettings()
    types = type_table(world.event_types, world.compatibles)
    kept = set(candidate_pairs(views, types=types, settings=chosen, least=chosen.floor))
    for a, b in combinations(range(len(views)), 2):
        if compare(views[a], views[b], types=types, settings=chosen).score >= chosen.floor:
            assert (a, b) in kept


@settings(max_examples=80, deadline=None)
@given(tellings=WORLDS)
def test_agreement_is_the_same_whichever_report_comes_first(tellings: list[tuple[object, ...]]) -> None:
    world = world_of(tellings)
    types = type_table(world.event_types, world.compatibles)
    for a, b in combinations(views_of(world), 2):
        assert compare(a, b, types=types, settings=LinkSettings()) == compare(
            b, a, types=types, settings=LinkSettings()
        )


@settings(max_examples=40, deadline=None)
@given(tellings=WORLDS)
def test_any_world_gives_the_same_events_in_any_order(tellings: list[tuple[object, ...]]) -> None:
    world = world_of(tellings)
    result = world.link()
    assert result == world.link(turned=True)
    assert sorted(row.report_id for row in result.report_dates) == sorted(row.report_id for row in world.reports)
    assert sum(event.reports_count for event in result.events) == len(world.reports)
    assert all(event.reports_count == event.articles_count for event in result.events)


def comparison(score: float) -> Comparison:
    return Comparison(score, 0.0, ())


def test_groups_join_by_their_mean_not_by_one_good_pair() -> None:
    chain = {(0, 1): comparison(0.9), (1, 2): comparison(0.9), (0, 2): comparison(0.1)}
    assert groups(range(3), chain, same=0.55) == [(0, 1), (2,)]
    assert groups(range(3), chain, same=0.5) == [(0, 1, 2)]


def test_pair_that_was_not_compared_keeps_groups_apart() -> None:
    chain = {(0, 1): comparison(0.9), (1, 2): comparison(0.95)}
    assert groups(range(3), chain, same=0.1) == [(0,), (1, 2)]


def test_compatible_types_of_the_seeds_are_listed_event_types_and_stand_once() -> None:
    with (SEEDS / "event_types.csv").open(encoding="utf-8", newline="") as file:
        known = {row["sub_event_type"] for row in csv.DictReader(file)}
    with (SEEDS / "linking" / "compatible.csv").open(encoding="utf-8", newline="") as file:
        pairs = [frozenset((row["sub_event_type_a"], row["sub_event_type_b"])) for row in csv.DictReader(file)]
    assert all(len(pair) == 2 and pair <= known for pair in pairs)
    assert len(pairs) == len(set(pairs))
