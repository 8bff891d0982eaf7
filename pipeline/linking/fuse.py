"""One event out of all its reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import Any

from pipeline.dates.resolve import ResolvedDate
from pipeline.linking.confidence import Agreed, Confidence
from pipeline.linking.notes import DISRUPTED, notes
from pipeline.linking.score import BATTLES, CROWDS
from pipeline.linking.settings import LinkSettings
from pipeline.linking.sides import Side, attribution, sides
from pipeline.linking.tolls import FusedToll, civilian_toll, fused_toll
from pipeline.linking.trust import independent_sources, outlets
from pipeline.linking.views import ReportView, is_vague_blast, main_reports
from pipeline.linking.when_where import fused_day, fused_location
from schemas.base import stable_id
from schemas.coding import Location
from schemas.events import Event
from schemas.seeds import CameoRow, EventTypeRow
from schemas.vocabulary import ARMED_GROUPS, FORCES, ActorClass, Outcome

__all__ = ["LOCATION_COLUMNS", "EventTypes", "event_types_by_name", "fuse"]

VIOLENT = "Political violence"
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
# The columns of an event that its reports' location gives.
LOCATION_COLUMNS = (
    "country",
    "country_name",
    "admin1",
    "admin2",
    "location",
    "place_id",
    "latitude",
    "longitude",
    "geo_precision",
    "geo_radius_km",
)
# A blast of which nobody says what went off counts for two fifths.
WHOLE_SHARE, VAGUE_SHARE = 5, 2
# A report without a day or a publication day is the last to name an event.
LAST_DAY = date.max


@dataclass(frozen=True, slots=True)
class EventTypes:
    """Rows of the event types and of the CAMEO codes, by name and code."""

    kinds: Mapping[str, EventTypeRow]
    cameo: Mapping[str, CameoRow]


def event_types_by_name(event_types: Iterable[EventTypeRow], cameo: Iterable[CameoRow]) -> EventTypes:
    """The rows under their names."""
    return EventTypes(
        MappingProxyType({row.sub_event_type: row for row in event_types}),
        MappingProxyType({row.cameo_code: row for row in cameo}),
    )


def fuse(views: Sequence[ReportView], *, types: EventTypes, settings: LinkSettings, confidence: Confidence) -> Event:
    """The event that reports tell of together. Raises ValueError for no reports or an unlisted type."""
    if not views:
        raise ValueError("an event needs a report")
    ordered = sorted(views, key=lambda view: view.report_id)
    speaking = main_reports(ordered)
    kind = _kind(speaking, types)
    battle = kind.event_type == BATTLES
    crowds = frozenset(name for name, row in types.kinds.items() if row.event_type in CROWDS)
    first, second = sides(speaking, kind=kind.sub_event_type, battle=battle, points=settings.points, crowds=crowds)
    if len(speaking) < len(ordered):
        # What an article's main telling leaves open another of its tellings may say.
        more = sides(ordered, kind=kind.sub_event_type, battle=battle, points=settings.points, crowds=crowds)
        first, second = (
            one if one.name is not None else other for one, other in zip((first, second), more, strict=True)
        )
    day, place = fused_day(ordered), fused_location(ordered, settings=settings)
    killed, wounded = fused_toll(ordered, Outcome.KILLED), fused_toll(ordered, Outcome.WOUNDED)
    # Whoever sent what was shot down is the other side of it, as in a battle.
    met = battle or kind.sub_event_type == DISRUPTED
    agreed = attribution(ordered, first, second, battle=met)
    targeted = _civilian_targeting(ordered, second)
    agreement = Agreed(
        kind.sub_event_type, day.event_date, day.precision, place.geo_precision, agreed, killed.low, killed.high
    )
    told = notes(
        ordered,
        kind=kind,
        first=first,
        second=second,
        day=day,
        location=place,
        killed=killed,
        wounded=wounded,
    )
    return Event(
        event_id=_event_id(ordered),
        version=1,
        weapon=_commonest(view.report.weapon for view in ordered),
        civilian_targeting=targeted,
        attribution=agreed,
        confidence=confidence.of_event(agreement, ordered),
        ucdp_type=_ucdp_type(kind, first, second, civilian_targeting=targeted),
        notes=told,
        **_day_columns(day),
        **_side_columns(first, second),
        **_place_columns(place),
        **_kind_columns(kind, types),
        **_toll_columns(killed, wounded, civilian_toll(ordered)),
        **_counts(ordered),
    )


def _day_columns(day: ResolvedDate) -> dict[str, Any]:
    return {
        "event_date": day.event_date,
        "event_date_start": day.start,
        "event_date_end": day.end,
        "date_precision": day.precision,
    }


def _toll_columns(killed: FusedToll, wounded: FusedToll, civilians: FusedToll) -> dict[str, Any]:
    return {
        "killed_low": killed.low,
        "killed_best": killed.best,
        "killed_high": killed.high,
        "wounded_low": wounded.low,
        "wounded_best": wounded.best,
        "wounded_high": wounded.high,
        "civilians_killed_low": civilians.low,
        "civilians_killed_high": civilians.high,
        "killed_low_claims": killed.low_claims,
        "killed_best_claims": killed.best_claims,
        "killed_high_claims": killed.high_claims,
    }


def _kind(views: Sequence[ReportView], types: EventTypes) -> EventTypeRow:
    """The sub-event type that most articles tell; of equals, the one of higher priority.

    A blast of which nobody says what went off weighs less: it may be that of the air strike others tell of.
    """
    counts: Counter[str] = Counter()
    for view in views:
        counts[view.report.sub_event_type] += VAGUE_SHARE if is_vague_blast(view) else WHOLE_SHARE
    unknown = sorted(set(counts) - set(types.kinds))
    if unknown:
        raise ValueError(f"seeds/event_types.csv lacks {', '.join(unknown)}")
    return types.kinds[min(counts, key=lambda name: (-counts[name], types.kinds[name].priority, name))]


def _event_id(views: Sequence[ReportView]) -> str:
    """Hash of the earliest report: by day of the event, then publication, then id."""

    def rank(view: ReportView) -> tuple[date, date, str]:
        return (
            view.day.event_date or view.day.start or LAST_DAY,
            view.published_on or LAST_DAY,
            view.report_id,
        )

    return stable_id("e", [min(views, key=rank).report_id])


def _civilian_targeting(views: Sequence[ReportView], second: Side) -> bool:
    said = sum(1 for view in views if view.report.civilian_targeting)
    return 2 * said > len(views) or second.actor_class is ActorClass.CIVILIANS


def _ucdp_type(kind: EventTypeRow, first: Side, second: Side, *, civilian_targeting: bool) -> int | None:
    """UCDP's type of violence; None where a side is not an armed body, or the event is not violent."""
    if VIOLENT not in kind.disorder_type:
        return None
    one, two = first.actor_class, second.actor_class
    armed = FORCES | ARMED_GROUPS
    if civilian_targeting and kind.ucdp_one_sided and one in armed:
        return ONE_SIDED
    if one not in armed or two not in armed:
        return None
    return STATE_BASED if one in FORCES or two in FORCES else NON_STATE


def _side_columns(first: Side, second: Side) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for number, side in ((1, first), (2, second)):
        columns[f"actor{number}"] = side.name
        columns[f"actor{number}_id"] = side.actor_id
        columns[f"actor{number}_class"] = side.actor_class
        columns[f"assoc_actor{number}"] = "; ".join(side.associates) or None
    return columns


def _place_columns(location: Location) -> dict[str, Any]:
    return {name: getattr(location, name) for name in LOCATION_COLUMNS}


def _kind_columns(kind: EventTypeRow, types: EventTypes) -> dict[str, Any]:
    row = types.cameo.get(kind.cameo_code) if kind.cameo_code is not None else None
    return {
        "disorder_type": kind.disorder_type,
        "event_type": kind.event_type,
        "sub_event_type": kind.sub_event_type,
        "cameo_code": kind.cameo_code,
        "goldstein": row.goldstein if row is not None else None,
        "plover_type": kind.plover_type,
        "plover_mode": kind.plover_mode,
    }


def _counts(views: Sequence[ReportView]) -> dict[str, Any]:
    published = sorted(at for view in views if (at := _published_at(view)) is not None)
    return {
        "reports_count": len(views),
        "articles_count": len({view.article.article_id for view in views}),
        "sources_count": len(outlets(views)),
        "independent_sources_count": independent_sources(views),
        "first_published_at": published[0] if published else None,
        "last_published_at": published[-1] if published else None,
    }


def _published_at(view: ReportView) -> datetime | None:
    """Time of publication; the start of the day where only the day is known or inferred."""
    if view.article.published_at is not None:
        return view.article.published_at.astimezone(UTC)
    return datetime.combine(view.published_on, time(), tzinfo=UTC) if view.published_on is not None else None


def _commonest(values: Iterable[str | None]) -> str | None:
    """The commonest known value, the first in the alphabet among equals."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
