"""Fatalities by ACLED's rule: the lowest count; words have set numbers; nothing known is 0."""

from __future__ import annotations

from pipeline.publishing.exports.codes import ExportCodes
from pipeline.publishing.exports.told import ToldEvent
from schemas.vocabulary import Outcome, Qualifier, Stance

__all__ = ["fatalities"]

# From this many wounded on, a plural without a number is ACLED's larger estimate.
LARGE_WOUNDED = 10


def fatalities(told: ToldEvent, codes: ExportCodes) -> int:
    """The number for ACLED's column.

    `killed_low` is the least number that anybody gives. Where all gave only words such as "several", it is the
    word's least number, and ACLED's own number for such words stands instead.
    """
    low = told.event.killed_low
    if low is None:
        return 0
    if not _only_open_words(told):
        return low
    row = next((row for row in codes.vague_numbers if row.least_number <= low <= row.most_number), None)
    if row is None:
        return low
    is_large = (told.event.wounded_best or 0) >= LARGE_WOUNDED
    return row.acled_fatalities_large if is_large else row.acled_fatalities


def _only_open_words(told: ToldEvent) -> bool:
    """Whether all counted claims are words without an upper bound: "a couple" is two, "several" is open."""
    counted = [
        claim
        for claim in told.claims
        if claim.outcome is Outcome.KILLED
        and claim.counted
        and claim.stance is Stance.ASSERTS
        and (claim.low is not None or claim.high is not None)
    ]
    return bool(counted) and all(claim.qualifier is Qualifier.VAGUE and claim.high is None for claim in counted)
