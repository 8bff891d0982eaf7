"""UCDP's deaths: low, best, high, and best split over sides and civilians so that the parts are its sum."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.publishing.exports.format import Refusal, RefusalReason
from pipeline.publishing.exports.told import ToldEvent
from pipeline.publishing.exports.ucdp_sides import ONE_SIDED, Side
from schemas.vocabulary import VictimsClass

__all__ = ["deaths_of"]

# In these the first actor strikes the second, who takes the losses among fighters.
STRIKES = frozenset({"Explosions/Remote violence"})


def deaths_of(told: ToldEvent, sides: tuple[Side, Side]) -> Mapping[str, int] | Refusal:
    """The seven columns of deaths, or why there are none to write."""
    event = told.event
    low, best, high = event.killed_low, event.killed_best, event.killed_high
    if low is None or best is None or high is None or high < 1:
        return Refusal(RefusalReason.NO_DEATHS, "UCDP records events with a death")
    if not low <= best <= high:
        return Refusal(RefusalReason.TOLL_OUT_OF_ORDER, f"low {low}, best {best}, high {high}")
    parts = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": 0}
    if event.ucdp_type == ONE_SIDED:
        parts["deaths_civilians"] = best
    else:
        # Of a range of civilians only the least is sure to be among the best estimate.
        parts["deaths_civilians"] = min(event.civilians_killed_low or 0, best)
        parts[_fighters(told, sides)] += best - parts["deaths_civilians"]
    return {**parts, "low": low, "best": best, "high": high}


def _fighters(told: ToldEvent, sides: tuple[Side, Side]) -> str:
    """The column for the deaths that are not civilians': of the side that was struck, where that is told."""
    if told.event.event_type not in STRIKES:
        return "deaths_unknown"
    behind = set(told.event.killed_best_claims)
    classes = {claim.victims_class for claim in told.claims if claim.claim_id in behind}
    if classes != {VictimsClass.COMBATANT}:
        return "deaths_unknown"
    return "deaths_a" if sides[0].actor == 2 else "deaths_b"
