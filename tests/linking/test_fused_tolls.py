"""What the reports of one event say together of the dead and wounded."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import (
    ClaimantType,
    Outcome,
    Qualifier,
    Stance,
    VictimsClass,
)
from tests.linking.records import (
    DUWAYLI,
)
from tests.linking.worlds import (
    TUESDAY,
    World,
    empty_world,
    one_report,
    only_event,
    second_report,
)

MONITOR, PARTY, POLICE = ClaimantType.MONITOR, ClaimantType.PARTY, ClaimantType.OFFICIAL


def killed(world: World) -> tuple[int | None, int | None, int | None]:
    event = only_event(world)
    return event.killed_low, event.killed_best, event.killed_high


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
