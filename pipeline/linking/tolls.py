"""Tolls of an event: least, best-supported and greatest number over the claims of all its reports.

- Only counted claims that assert a number take part; a vague word ("dozens") only where nobody gives one.
- A claim that is open on one side counts at its bound: "more than 50" is 51, "nearly 90" is 90.
- Low and high are the least and the greatest such bounds.
- Best is the claim preferred by, in this order: kind of voice (monitors, medical and official sources before
  all others), later publication, exact before hedged, number of independent voices that give the same number,
  and last the lower number. "More than 30" gives way to "at least 50" from a voice as good and no older: both
  say that 50 is possible, and only one that 40 is not.
- One claimant quoted by many papers is one voice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.linking.views import ReportView, is_stated
from schemas.coding import Claim
from schemas.vocabulary import ClaimantType, Outcome, Qualifier, Stance, VictimsClass

__all__ = ["FusedToll", "best_value", "civilian_toll", "claims_toll", "fused_toll", "voice"]

# Voices with a duty to count, before those with a side, a view from one spot, or no name.
PREFERRED_VOICES = frozenset({ClaimantType.MONITOR, ClaimantType.MEDICAL, ClaimantType.OFFICIAL})
# A subset ("78 dead, among them 3 civilians") may not enter the toll, but makes the civilian toll.
SUBSET = "subset"


@dataclass(frozen=True, slots=True)
class FusedToll:
    """Numbers of people and the claim ids behind each."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    low_claims: tuple[str, ...] = ()
    best_claims: tuple[str, ...] = ()
    high_claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim with a number, its claimant and its publication day."""

    claim: Claim
    voice: str
    published_on: date

    @property
    def low(self) -> int:
        """Least number, or the bound of a claim that is open below."""
        return _first(self.claim.low, self.claim.high)

    @property
    def high(self) -> int:
        """Greatest number, or the bound of a claim that is open above."""
        return _first(self.claim.high, self.claim.low)

    @property
    def best(self) -> int:
        """The one number the claim stands for."""
        return best_value(self.claim)


def fused_toll(views: Sequence[ReportView], outcome: Outcome) -> FusedToll:
    """Low, best and high of one outcome over all reports of an event."""
    return _fused(_stated(views, lambda claim: claim.outcome is outcome and is_stated(claim)))


def claims_toll(claims: Iterable[Claim], outcome: Outcome) -> FusedToll:
    """Low, best and high of one outcome over claims of one article."""
    stated = [
        Stated(claim, claim.claimant_id or (claim.claimant or "").casefold(), date.min)
        for claim in claims
        if claim.outcome is outcome and is_stated(claim)
    ]
    return _fused([one for one in stated if one.claim.qualifier is not Qualifier.VAGUE] or stated)


def civilian_toll(views: Sequence[ReportView]) -> FusedToll:
    """Low, best and high of civilians killed, parts of a greater toll included."""
    return _fused(_stated(views, _is_civilian_number))


def best_value(claim: Claim) -> int:
    """The one number a claim stands for: its bound when open on one side, else the middle."""
    low, high = _first(claim.low, claim.high), _first(claim.high, claim.low)
    return (low + high) // 2


def voice(claim: Claim, view: ReportView) -> str:
    """Who speaks: the claimant, or the outlet itself when it names nobody."""
    if claim.claimant_id is not None:
        return claim.claimant_id
    if claim.claimant is not None:
        return claim.claimant.casefold()
    return f"outlet:{(view.article.source or view.article.article_id).casefold()}"


def _is_civilian_number(claim: Claim) -> bool:
    if claim.outcome is not Outcome.KILLED or claim.victims_class is not VictimsClass.CIVILIAN:
        return False
    if claim.stance is not Stance.ASSERTS or (claim.low is None and claim.high is None):
        return False
    return claim.counted or SUBSET in (claim.not_counted_because or "")


def _first(number: int | None, other: int | None) -> int:
    if number is not None:
        return number
    if other is not None:
        return other
    raise ValueError("a claim without a number has no bound")


def _stated(views: Sequence[ReportView], wanted: Callable[[Claim], bool]) -> list[Stated]:
    stated = [
        Stated(claim, voice(claim, view), view.published_on or date.min)
        for view in views
        for claim in view.claims
        if wanted(claim)
    ]
    firm = [one for one in stated if one.claim.qualifier is not Qualifier.VAGUE]
    return firm or stated


def _fused(stated: Sequence[Stated]) -> FusedToll:
    if not stated:
        return FusedToll()
    low, high = min(one.low for one in stated), max(one.high for one in stated)
    voices: dict[int, set[str]] = defaultdict(set)
    for one in stated:
        voices[one.best].add(one.voice)
    standing = [one for one in stated if not any(_surpasses(other, one) for other in stated)]
    best = min(standing, key=lambda one: _preference(one, voices)).best
    return FusedToll(
        low=low,
        best=best,
        high=high,
        low_claims=_ids(one for one in stated if one.low == low),
        best_claims=_ids(one for one in stated if one.best == best),
        high_claims=_ids(one for one in stated if one.high == high),
    )


def _surpasses(other: Stated, one: Stated) -> bool:
    """Whether an open-ended claim says less than another of a voice as good that is no older."""
    if one.claim.high is not None or other.low <= one.low or other.published_on < one.published_on:
        return False
    return (other.claim.claimant_type in PREFERRED_VOICES) >= (one.claim.claimant_type in PREFERRED_VOICES)


def _preference(one: Stated, voices: Mapping[int, set[str]]) -> tuple[bool, int, bool, int, int]:
    return (
        one.claim.claimant_type not in PREFERRED_VOICES,
        -one.published_on.toordinal(),
        one.claim.qualifier is not Qualifier.EXACT,
        -len(voices[one.best]),
        one.best,
    )


def _ids(stated: Iterable[Stated]) -> tuple[str, ...]:
    return tuple(sorted({one.claim.claim_id for one in stated}))
