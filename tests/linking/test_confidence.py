"""How a chance comes of traits, and what the shipped weights rest on."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.linking.confidence import LEAST, MOST, Weighing, event_traits, report_traits
from pipeline.linking.views import report_views
from pipeline.stages.context import CONFIDENCE, load_confidence
from tests.linking.records import DUWAYLI
from tests.linking.worlds import TUESDAY, World, one_report, only_event, second_report

PROJECT = Path(__file__).parents[2]
NAMES = st.sampled_from(["a", "b", "c"])
NUMBERS = st.floats(-3, 3)


@given(bias=NUMBERS, weights=st.dictionaries(NAMES, NUMBERS), traits=st.dictionaries(NAMES, NUMBERS))
def test_shares_and_bias_together_are_the_log_odds(
    bias: float, weights: dict[str, float], traits: dict[str, float]
) -> None:
    weighing = Weighing(bias, dict.fromkeys(weights, 0.5), weights)
    chance = 1 / (1 + math.exp(-(bias + sum(weighing.shares(traits).values()))))
    assert weighing.chance(traits) == pytest.approx(min(MOST, max(LEAST, chance)), abs=0.0006)


@given(weight=st.floats(0.1, 3), value=NUMBERS)
def test_more_of_a_trait_that_speaks_for_a_record_never_lowers_its_chance(weight: float, value: float) -> None:
    weighing = Weighing(0.0, {"a": 0.0}, {"a": weight})
    assert weighing.chance({"a": value}) <= weighing.chance({"a": value + 1})


def test_no_record_is_certain_or_hopeless() -> None:
    weighing = Weighing(0.0, {"a": 0.0}, {"a": 1000.0})
    assert weighing.chance({"a": 1.0}) == MOST
    assert weighing.chance({"a": -1.0}) == LEAST


def test_an_event_whose_reports_were_not_rated_is_an_error(world: World) -> None:
    world.report(world.article("one", published_on=TUESDAY), "weekday:0", at=DUWAYLI, confidence=None)
    with pytest.raises(ValueError, match="without a confidence"):
        world.link()


def test_shares_of_an_event_are_those_of_its_reports_and_sources(world: World) -> None:
    one_report(world)
    second_report(world)
    event = only_event(world)
    shares = [share for share in world.link().confidence_shares if share.record_id == event.event_id]
    assert {share.trait: share.value for share in shares} == {
        "sources, day and place": 0.5 * 0.75 + 0.25 + 0.25,
        "its surest report": pytest.approx(math.log(0.8 / 0.2)),
    }
    assert event.confidence == pytest.approx(1 / (1 + math.exp(-sum(share.share for share in shares))), abs=0.001)


def test_reports_of_another_type_or_day_are_counted(world: World) -> None:
    one_report(world)
    second_report(world)
    views = report_views(world.articles, world.reports, world.claims, world.locations)
    event = only_event(world)
    traits = event_traits(event, views)
    assert (traits["reports of another type"], traits["reports of another day"]) == (0.0, 0.0)
    other = event_traits(event.replace(sub_event_type="Attack", event_date=TUESDAY), views)
    assert (other["reports of another type"], other["reports of another day"]) == (1.0, 1.0)


def test_the_shipped_weights_are_of_traits_that_records_have(world: World) -> None:
    """A trait that was renamed would count as absent for every record."""
    shipped = load_confidence(PROJECT)
    one_report(world)
    views = report_views(world.articles, world.reports, world.claims, world.locations)
    assert set(shipped.events.weights) <= set(event_traits(only_event(world), views))
    assert shipped.events.weights["its surest report"] > 0
    own = set(report_traits(views[0].report, views[0].location))
    coded = (PROJECT / "pipeline/coding/traits.py").read_text(encoding="utf-8")
    assert all(name in own or f'"{name}"' in coded for name in shipped.reports.weights)


def test_the_shipped_weights_say_what_they_were_fitted_on() -> None:
    meta = json.loads((PROJECT / CONFIDENCE).read_text(encoding="utf-8"))["meta"]
    assert meta["fitted_on"]["reports"] > 100
    assert "gold_score" not in meta["fitted_on"]["sets"]
    for scores in meta["scores"].values():
        assert 0.5 < scores["auc"] < 1
        assert 0 < scores["brier"] < 0.25
