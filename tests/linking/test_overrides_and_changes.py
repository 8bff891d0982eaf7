"""Reviewed decisions on links, and versions of events."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.linking.changes import changes, with_versions
from schemas.seeds import LinkOverrideRow
from schemas.vocabulary import LinkDecision
from tests.linking.records import (
    DUWAYLI,
    LATAKIA,
)
from tests.linking.worlds import (
    TUESDAY,
    World,
)


def decision(
    word: str,
    *,
    a: str | None = None,
    b: str | None = None,
    article_a: str | None = None,
    article_b: str | None = None,
    hint_a: str | None = None,
) -> LinkOverrideRow:
    return LinkOverrideRow(
        report_id_a=a,
        external_id_a=article_a,
        hint_a=hint_a,
        report_id_b=b,
        external_id_b=article_b,
        hint_b=None,
        decision=word,
        reason="seen by a reviewer",
        source="test",
    )


def three_papers(world: World) -> list[str]:
    return [
        world.report(world.article(name, published_on=TUESDAY), "weekday:0", at=DUWAYLI)
        for name in ("one", "two", "three")
    ]


def test_reviewer_splits_an_event(world: World) -> None:
    a, b, _ = three_papers(world)
    result = world.link(overrides=[decision("different", a=a, b=b)])
    event_of = {row.report_id: row.event_id for row in result.report_dates}
    assert event_of[a] != event_of[b]
    assert len(result.events) == 2
    row = next(row for row in result.links if {row.report_id_a, row.report_id_b} == {a, b})
    assert (row.decision, row.event_id) == (LinkDecision.FORCED_DIFFERENT, None)
    assert "seen by a reviewer" in row.reason


def test_reviewer_joins_what_a_veto_keeps_apart(world: World) -> None:
    a = world.report(world.article("one", published_on=TUESDAY), "weekday:0", at=DUWAYLI)
    b = world.report(world.article("two", published_on=TUESDAY), "weekday:0", at=LATAKIA)
    assert len(world.link().events) == 2
    result = world.link(overrides=[decision("same", a=b, b=a)])
    assert len(result.events) == 1
    assert [row.decision for row in result.links] == [LinkDecision.FORCED_SAME]


def test_reviewer_may_name_articles(world: World) -> None:
    three_papers(world)
    result = world.link(overrides=[decision("different", article_a="one", article_b="two")])
    assert len(result.events) == 2


def test_decision_on_an_article_with_two_reports_needs_a_hint(world: World) -> None:
    three_papers(world)
    world.report("a-one", "weekday:0", at=LATAKIA, target=("airport",))
    with pytest.raises(ValueError, match="fits 2 reports"):
        world.link(overrides=[decision("same", article_a="one", article_b="two")])
    result = world.link(overrides=[decision("same", article_a="one", hint_a="airport", article_b="two")])
    assert len(result.events) == 1


def test_decision_on_absent_reports_is_given_back(world: World) -> None:
    three_papers(world)
    row = decision("same", a="r0", b="r1")
    assert world.link(overrides=[row]).unused_overrides == (row,)


def test_contradicting_decisions_are_an_error(world: World) -> None:
    a, b, c = three_papers(world)
    rows = [decision("same", a=a, b=b), decision("same", a=b, b=c), decision("different", a=a, b=c)]
    with pytest.raises(ValueError, match="must differ"):
        world.link(overrides=rows)


def test_other_words_than_same_and_different_are_an_error(world: World) -> None:
    a, b, _ = three_papers(world)
    with pytest.raises(ValueError, match="same or different"):
        world.link(overrides=[decision("maybe", a=a, b=b)])


def test_equal_events_keep_their_version(five_papers: World) -> None:
    first = list(five_papers.link().events)
    assert with_versions(first, first) == first
    assert changes(first, first) == []


def test_new_number_makes_a_new_version(world: World) -> None:
    a, _, _ = three_papers(world)
    before = list(world.link().events)
    world.claim(a, 78, 78)
    after = list(world.link().events)
    versioned = with_versions(before, after)
    assert [event.version for event in versioned] == [2]
    words = [row.change for row in changes(before, after)]
    assert "killed_high unknown → 78" in words
    assert {row.version for row in changes(before, after)} == {2}


def test_new_and_lost_events_are_told(world: World) -> None:
    three_papers(world)
    events = list(world.link().events)
    assert [row.change for row in changes([], events)] == ["new event"]
    assert [row.change for row in changes(events, [])] == ["withdrawn or joined with another event"]


def test_later_article_keeps_the_event_id(world: World) -> None:
    three_papers(world)
    before = world.link().events[0].event_id
    world.report(world.article("late", published_on=date(2020, 10, 28)), "weekday:0", at=DUWAYLI)
    assert [event.event_id for event in world.link().events] == [before]
