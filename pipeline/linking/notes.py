"""The paragraph that tells a reader what happened, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pipeline.dates.resolve import ResolvedDate
from pipeline.linking.sides import Side
from pipeline.linking.tolls import PREFERRED_VOICES, FusedToll
from pipeline.linking.views import ReportView, is_stated
from schemas.coding import Claim, Location
from schemas.seeds import EventTypeRow
from schemas.vocabulary import DatePrecision, GeoPrecision, Outcome, Qualifier, Stance

DISRUPTED = "Disrupted weapons use"
__all__ = ["notes"]

# Between two sides, by one upon another, or among those involved, by ACLED event type.
MUTUAL_TYPES = frozenset({"Battles"})
DIRECTED_TYPES = frozenset({"Explosions/Remote violence", "Violence against civilians", "Riots"})
HEDGES = {
    Qualifier.AT_LEAST: "at least {low}",
    Qualifier.ABOUT: "about {low}",
    Qualifier.UP_TO: "up to {high}",
    Qualifier.NEARLY: "nearly {high}",
}


def notes(
    views: Sequence[ReportView],
    *,
    kind: EventTypeRow,
    first: Side,
    second: Side,
    day: ResolvedDate,
    location: Location,
    killed: FusedToll,
    wounded: FusedToll,
) -> str:
    """One paragraph: type, sides, place and day; tolls and claimants; blame and denial; the outlets."""
    who = _who(kind, first, second)
    head = " ".join(part for part in (kind.sub_event_type, who, _where(location), _when(day)) if part)
    sentences = [
        head,
        _toll("Killed", killed, views, Outcome.KILLED),
        _toll("Wounded", wounded, views, Outcome.WOUNDED),
        _blame(views, stopped=kind.sub_event_type == DISRUPTED),
        _sources(views),
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def _who(kind: EventTypeRow, first: Side, second: Side) -> str:
    one, two = _named(first), _named(second)
    if one and two and kind.event_type in MUTUAL_TYPES:
        return f"between {one} and {two}"
    if kind.event_type in DIRECTED_TYPES:
        return " ".join(part for part in (f"by {one}" if one else "", f"against {two}" if two else "") if part)
    names = " and ".join(name for name in (one, two) if name)
    return f"involving {names}" if names else ""


def _named(side: Side) -> str:
    if side.name is None:
        return ""
    return f"{side.name} (with {', '.join(side.associates)})" if side.associates else side.name


def _where(location: Location) -> str:
    names = [location.location, location.admin1, location.country_name or location.country]
    shown = list(dict.fromkeys(name for name in names if name))
    if not shown:
        return ""
    return f"{'near' if location.geo_precision is GeoPrecision.NEAR else 'in'} {', '.join(shown)}"


def _when(day: ResolvedDate) -> str:
    if day.precision is DatePrecision.DAY and day.event_date is not None:
        return f"on {_long(day.event_date)}"
    if day.start is None or day.end is None:
        return "on an unknown day"
    return f"between {_long(day.start)} and {_long(day.end)}"


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _toll(name: str, toll: FusedToll, views: Sequence[ReportView], outcome: Outcome) -> str:
    if toll.best is None:
        return ""
    spread = "" if toll.low == toll.high else f" (range {toll.low} to {toll.high})"
    said = _said([c for view in views for c in view.claims if c.outcome is outcome and is_stated(c)])
    return f"{name}: {toll.best}{spread}" + (f"; {', '.join(said)}" if said else "")


def _said(claims: Sequence[Claim]) -> list[str]:
    """Numbers by claimant, the preferred voices first; vague words only where there is nothing firmer."""
    firm = [claim for claim in claims if claim.qualifier is not Qualifier.VAGUE] or claims
    ordered = sorted(firm, key=lambda c: (c.claimant_type not in PREFERRED_VOICES, c.claimant or "", c.claim_id))
    numbers: dict[str, list[str]] = {}
    for claim in ordered:
        if claim.claimant:
            numbers.setdefault(claim.claimant, []).append(_number(claim))
    return [f"{' and '.join(_unique(said))} according to {claimant}" for claimant, said in numbers.items()]


def _number(claim: Claim) -> str:
    if claim.qualifier in HEDGES and (claim.low is not None or claim.high is not None):
        low = claim.low if claim.low is not None else claim.high
        high = claim.high if claim.high is not None else claim.low
        return HEDGES[claim.qualifier].format(low=low, high=high)
    if claim.qualifier is Qualifier.MORE_THAN and claim.low is not None:
        return f"more than {claim.low - 1}"
    if claim.low is not None and claim.high is not None and claim.low != claim.high:
        return f"{claim.low} to {claim.high}"
    return f"{claim.low} or more" if claim.high is None else f"{claim.high}"


def _blame(views: Sequence[ReportView], *, stopped: bool) -> str:
    """Who blames whom; of what was `stopped`, such as a missile shot down, whose it was."""
    claims = [c for view in views for c in view.claims if c.outcome is Outcome.PERPETRATOR and c.counted]
    ordered = sorted(claims, key=lambda c: (c.stance is Stance.DENIES, c.claimant or "", c.accused_actor or ""))
    return "; ".join(
        _unique(_blame_words(claim, stopped=stopped) for claim in ordered if claim.claimant and claim.accused_actor)
    )


def _blame_words(claim: Claim, *, stopped: bool) -> str:
    did = "was behind it" if stopped else "did it"
    own = "says that what was stopped was its own" if stopped else "says it was its own act"
    if claim.stance is Stance.DENIES:
        return f"{claim.claimant} denies that {claim.accused_actor} {did}"
    if claim.stance is Stance.CANNOT_CONFIRM:
        return f"{claim.claimant} cannot confirm that {claim.accused_actor} {did}"
    if claim.claimant_id is not None and claim.claimant_id == claim.accused_actor_id:
        return f"{claim.claimant} {own}"
    return f"{claim.claimant} blames {claim.accused_actor}"


def _sources(views: Sequence[ReportView]) -> str:
    names = sorted({view.article.source for view in views if view.article.source}, key=str.casefold)
    return f"Reported by {', '.join(names)}" if names else ""


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
