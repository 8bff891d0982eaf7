"""What several reports of one event say together."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import (
    ATTACK,
    CIVILIANS,
    CLASH,
    DUWAYLI,
    FAYLAQ,
    GUNMEN,
    IDLIB,
    NLF,
    RUSSIA,
    SYRIA,
    World,
    actor,
    empty_world,
    point,
)

from schemas.coding import ActorRef
from schemas.events import Event
from schemas.vocabulary import (
    ActorClass,
    ClaimantType,
    DatePrecision,
    GeoPrecision,
    Outcome,
    Qualifier,
    Stance,
    VictimsClass,
)

MONDAY, TUESDAY = date(2020, 10, 26), date(2020, 10, 27)
MONITOR, PARTY, POLICE = ClaimantType.MONITOR, ClaimantType.PARTY, ClaimantType.OFFICIAL


def only_event(world: World) -> Event:
    events = world.link().events
    assert len(events) == 1
    return events[0]


def killed(world: World) -> tuple[int | None, int | None, int | None]:
    event = only_event(world)
    return event.killed_low, event.killed_best, event.killed_high


def one_report(world: World, **changes: object) -> str:
    return world.report(world.article("one", published_on=TUESDAY), "weekday:0", at=DUWAYLI, **changes)  # type: ignore[arg-type]


def second_report(world: World, **changes: object) -> str:
    return world.report(world.article("two", published_on=TUESDAY), "weekday:0", at=DUWAYLI, **changes)  # type: ignore[arg-type]


def test_nobody_gives_a_number(world: World) -> None:
    one_report(world)
    assert killed(world) == (None, None, None)


def test_nobody_killed_is_a_number(world: World) -> None:
    world.claim(one_report(world), 0, 0)
    assert killed(world) == (0, 0, 0)


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "expected"),
    [
        (51, None, Qualifier.MORE_THAN, 51),
        (6, None, Qualifier.AT_LEAST, 6),
        (None, 90, Qualifier.NEARLY, 90),
        (None, 5, Qualifier.UP_TO, 5),
        (12, None, Qualifier.VAGUE, 12),
    ],
)
def test_open_claim_counts_at_its_bound(
    world: World, low: int | None, high: int | None, qualifier: Qualifier, expected: int
) -> None:
    world.claim(one_report(world), low, high, qualifier=qualifier)
    assert killed(world) == (expected, expected, expected)


def test_vague_words_count_only_where_nobody_gives_a_number(world: World) -> None:
    report = one_report(world)
    world.claim(report, 12, None, qualifier=Qualifier.VAGUE)
    world.claim(report, 78, 78, by="monitor", kind=MONITOR)
    assert killed(world) == (78, 78, 78)


def test_dead_or_wounded_are_not_dead(world: World) -> None:
    world.claim(one_report(world), 61, None, outcome=Outcome.KILLED_OR_WOUNDED)
    assert killed(world) == (None, None, None)


def test_claims_that_are_not_counted_or_denied_leave_no_trace(world: World) -> None:
    report = one_report(world)
    world.claim(report, 500, 500, counted=False, not_counted_because="the war's toll")
    world.claim(report, 400, 400, stance=Stance.DENIES)
    world.claim(report, 300, 300, stance=Stance.CANNOT_CONFIRM)
    world.claim(report, 7, 7)
    assert killed(world) == (7, 7, 7)


def test_monitor_is_preferred_to_a_party_that_speaks_later(world: World) -> None:
    world.claim(one_report(world), 78, 78, by="monitor", kind=MONITOR)
    later = world.report(world.article("late", published_on=date(2020, 10, 28)), "weekday:0", at=DUWAYLI)
    world.claim(later, 101, None, by="commander", kind=PARTY, qualifier=Qualifier.MORE_THAN)
    assert killed(world) == (78, 78, 101)


def test_later_count_of_the_police_is_preferred_to_the_earlier(world: World) -> None:
    world.claim(one_report(world), 6, None, by="police", kind=POLICE, qualifier=Qualifier.AT_LEAST)
    later = world.report(world.article("late", published_on=date(2020, 10, 28)), "weekday:0", at=DUWAYLI)
    world.claim(later, 11, 11, by="police", kind=POLICE)
    assert killed(world) == (6, 11, 11)


def test_exact_number_is_preferred_to_a_hedged_one(world: World) -> None:
    report = one_report(world)
    world.claim(report, 50, None, by="a", kind=PARTY, qualifier=Qualifier.ABOUT)
    world.claim(report, 53, 53, by="b", kind=PARTY)
    assert killed(world)[1] == 53


def test_one_claimant_in_many_papers_is_one_voice(world: World) -> None:
    for name in ("one", "two", "three"):
        report = world.report(world.article(name, published_on=TUESDAY), "weekday:0", at=DUWAYLI)
        world.claim(report, 40, 40, by="commander", kind=PARTY)
        if name != "three":
            world.claim(report, 43, 43, by=f"witness {name}", kind=ClaimantType.WITNESS)
    assert killed(world) == (40, 43, 43)


def test_each_number_points_to_its_claims(world: World) -> None:
    report = one_report(world)
    low = world.claim(report, 31, None, by="military", kind=ClaimantType.MILITARY, qualifier=Qualifier.MORE_THAN)
    best = [world.claim(report, 78, 78, by="monitor", kind=MONITOR)]
    high = world.claim(report, 101, None, by="commander", kind=PARTY, qualifier=Qualifier.MORE_THAN)
    best.append(world.claim(second_report(world), 78, 78, by="monitor", kind=MONITOR))
    event = only_event(world)
    assert (event.killed_low_claims, event.killed_high_claims) == ((low,), (high,))
    assert event.killed_best_claims == tuple(sorted(best))


def test_part_of_a_toll_counts_for_civilians_only(world: World) -> None:
    report = one_report(world)
    world.claim(report, 78, 78)
    world.claim(
        report,
        3,
        3,
        counted=False,
        not_counted_because="subset of another claim",
        victims_class=VictimsClass.CIVILIAN,
    )
    event = only_event(world)
    assert (event.killed_low, event.killed_high) == (78, 78)
    assert (event.civilians_killed_low, event.civilians_killed_high) == (3, 3)


def test_copies_of_an_articles_claims_change_no_number(five_papers: World) -> None:
    numbers = [(e.killed_low, e.killed_best, e.killed_high, e.wounded_best) for e in five_papers.link().events]
    for claim in list(five_papers.claims):
        five_papers.claims.append(claim.replace(claim_id=f"{claim.claim_id}-copy"))
    again = [(e.killed_low, e.killed_best, e.killed_high, e.wounded_best) for e in five_papers.link().events]
    assert again == numbers


BOUND = st.one_of(st.none(), st.integers(0, 500))


@settings(max_examples=60, deadline=None)
@given(
    claims=st.lists(
        st.tuples(BOUND, BOUND, st.sampled_from(Qualifier), st.sampled_from(ClaimantType)),
        min_size=1,
        max_size=6,
    )
)
def test_low_is_at_most_best_and_best_at_most_high(
    claims: list[tuple[int | None, int | None, Qualifier, ClaimantType]],
) -> None:
    world = empty_world()
    report = one_report(world)
    for number, (low, high, qualifier, kind) in enumerate(claims):
        if low is not None and high is not None and low > high:
            low, high = high, low
        world.claim(report, low, high, by=f"voice {number}", kind=kind, qualifier=qualifier)
    least, best, most = killed(world)
    if least is None or best is None or most is None:
        assert all(low is None and high is None for low, high, _, _ in claims)
    else:
        assert least <= best <= most


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
