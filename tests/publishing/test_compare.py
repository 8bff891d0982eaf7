"""Comparing datasets: what is matched, what is missing, and which fields differ."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.publishing.compare import FIELDS, Verdict, compare, write_comparison
from pipeline.publishing.compare_match import MatchRules, matched_pairs
from schemas.events import Event
from schemas.vocabulary import DatePrecision
from tests.publishing.samples import sample
from tests.publishing.test_open_anywhere import read_csv

RULES = MatchRules()


def moved(event: Event, number: int, *, days: int = 0, north: float = 0.0, **columns: object) -> Event:
    """The event as another dataset has it: another id, some days later, some degrees north."""
    day = (event.event_date or date(2024, 1, 1)) + timedelta(days)
    spot = (event.latitude or 0.0) + north
    changed = {"event_date": day, "event_date_start": day, "event_date_end": day, "latitude": spot, **columns}
    return event.replace(event_id=sample(number).event.event_id, **changed)


OURS = sample(1).event


def test_a_dataset_matches_itself() -> None:
    events = [sample(number).event for number in range(20)]
    found = compare(events, events, rules=RULES)
    assert [pair.ours for pair in found.pairs] == [pair.theirs for pair in found.pairs]
    assert len(found.pairs) == 20
    assert (found.missing, found.extra, found.differences) == ((), (), ())
    assert all(set(found.fields[name]) <= {Verdict.SAME, Verdict.UNTOLD} for name in FIELDS)


@pytest.mark.parametrize(
    ("theirs", "matches"),
    [
        (moved(OURS, 9, days=2), True),
        (moved(OURS, 9, days=3), False),
        (moved(OURS, 9, north=0.3), True),
        (moved(OURS, 9, north=3.0), False),
        (moved(OURS, 9, country="TUR"), False),
        (moved(OURS, 9, latitude=None), True),
        (moved(OURS, 9, actor1="Nobody", actor2="None", event_type="Riots", sub_event_type="Mob violence"), True),
        (moved(OURS, 9, days=2, north=0.4, actor1="X", actor2="Y", sub_event_type="Other", event_type="O"), False),
        (moved(OURS, 9, date_precision=DatePrecision.UNKNOWN, event_date=None), False),
        (moved(OURS, 1, date_precision=DatePrecision.UNKNOWN, event_date=None, country="TUR"), True),
    ],
)
def test_records_near_enough_and_alike_enough_are_one_event(theirs: Event, matches: bool) -> None:
    assert bool(matched_pairs([OURS], [theirs], rules=RULES)) is matches


def test_each_event_is_in_one_pair_and_the_likest_go_together() -> None:
    twins = [OURS, moved(OURS, 2, killed_best=90)]
    theirs = [moved(OURS, 11, killed_best=88), moved(OURS, 12, days=1)]
    pairs = matched_pairs(twins, theirs, rules=RULES)
    assert {(pair.ours.event_id, pair.theirs.event_id) for pair in pairs} == {
        (twins[1].event_id, theirs[0].event_id),
        (twins[0].event_id, theirs[1].event_id),
    }
    assert matched_pairs(twins[::-1], theirs[::-1], rules=RULES) == pairs


def test_differences_are_told_field_by_field(tmp_path: Path) -> None:
    theirs = moved(OURS, 9, days=1, killed_best=30, admin1=None, actor1="military forces of russia")
    lonely = sample(50).event
    found = compare([OURS, lonely], [theirs, moved(OURS, 10, north=20.0)], rules=RULES)
    told = {one.field: one.verdict for one in found.differences}
    assert told == {
        "event_date": Verdict.DIFFERENT,
        "killed_best": Verdict.DIFFERENT,
        "admin1": Verdict.ONLY_OURS,
    }
    assert [event.event_id for event in found.extra] == [lonely.event_id]
    assert len(found.missing) == 1
    assert write_comparison(found, tmp_path) == {
        "matched.csv": 1,
        "missing.csv": 1,
        "extra.csv": 1,
        "differences.csv": 3,
    }
    [row] = read_csv(tmp_path / "matched.csv", "csv")
    assert (row["days_apart"], row["km_apart"]) == ("1", "0.0")
    assert {row["ours"] for row in read_csv(tmp_path / "differences.csv", "csv")} == {"2024-03-02", "12", "Idlib"}


def test_spans_that_hold_each_others_day_are_the_same_date() -> None:
    day = OURS.event_date or date(2024, 3, 2)
    wide = OURS.replace(
        date_precision=DatePrecision.RANGE,
        event_date=day + timedelta(1),
        event_date_start=day,
        event_date_end=day + timedelta(2),
    )
    other = wide.replace(event_id=sample(9).event.event_id, event_date=day)
    found = compare([wide], [other], rules=RULES)
    assert found.fields["event_date"] == {Verdict.SAME: 1}


def test_types_do_not_count_where_a_dataset_has_none() -> None:
    theirs = moved(OURS, 9, sub_event_type="Attack", event_type="Violence against civilians")
    found = compare([OURS], [theirs], rules=MatchRules(types_told=False))
    assert found.fields["event_type"] == found.fields["sub_event_type"] == {Verdict.UNTOLD: 1}
    assert found.pairs[0].score > compare([OURS], [theirs], rules=RULES).pairs[0].score


def test_nothing_compares_with_nothing() -> None:
    found = compare([], [], rules=RULES)
    assert (found.pairs, found.missing, found.extra) == ((), (), ())
    assert [len(found.fields[name]) for name in FIELDS] == [0] * len(FIELDS)
