"""Hand-built actors, places and rows of the event types, as linking needs them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from schemas.coding import ActorRef, Location
from schemas.seeds import EventTypeRow
from schemas.vocabulary import (
    ActorClass,
    GeoPrecision,
    Part,
)

STRIKE, SHELLING, ATTACK, CLASH = (
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Attack",
    "Armed clash",
)
PROTEST = "Peaceful protest"
BLAST = "Remote explosive/landmine/IED"
STOPPED = "Disrupted weapons use"


def actor(
    name: str,
    actor_id: str | None,
    actor_class: ActorClass,
    *,
    country: str | None = None,
    within: Sequence[tuple[str, str]] = (),
) -> ActorRef:
    """An actor; `within` holds names and ids of the bodies it belongs to."""
    return ActorRef(
        text=name,
        part=Part.TEXT,
        start=0,
        end=len(name),
        actor_id=actor_id,
        alias_id=None,
        name=name,
        actor_class=actor_class,
        country=country,
        associates=tuple(body for body, _ in within),
        associate_ids=tuple(body_id for _, body_id in within),
    )


RUSSIA = actor("Military Forces of Russia", "rus-military", ActorClass.STATE_FORCES, country="RUS")
SYRIA = actor("Military Forces of Syria", "syr-military", ActorClass.STATE_FORCES, country="SYR")
UNITED_STATES = actor("Military Forces of the United States", "usa-military", ActorClass.EXTERNAL_FORCES, country="USA")
NLF = actor("National Liberation Front", "nlf", ActorClass.REBEL_GROUP)
FAYLAQ = actor(
    "Faylaq al-Sham", "faylaq-al-sham", ActorClass.REBEL_GROUP, within=[("National Liberation Front", "nlf")]
)
QAEDA = actor("Al Qaeda", "al-qaeda", ActorClass.REBEL_GROUP)
GUNMEN = actor("Unidentified Armed Group (Syria)", None, ActorClass.POLITICAL_MILITIA, country="SYR")
REBELS = actor("Rebels (Syria)", None, ActorClass.REBEL_GROUP, country="SYR")
CROWD = actor("Protesters (Syria)", None, ActorClass.PROTESTERS, country="SYR")
CIVILIANS = actor("Civilians (Syria)", None, ActorClass.CIVILIANS, country="SYR")


def point(
    name: str,
    latitude: float,
    longitude: float,
    *,
    precision: GeoPrecision = GeoPrecision.EXACT,
    radius_km: float = 3.0,
    admin1: str | None = "Idlib",
    country: str = "SYR",
) -> Location:
    """A place; the report id is filled in later."""
    return nowhere().replace(
        place_id=f"test:{name}",
        location=name,
        country=country,
        country_name="Syria",
        admin1=admin1,
        latitude=latitude,
        longitude=longitude,
        geo_precision=precision,
        geo_radius_km=radius_km,
        score=0.9,
    )


def nowhere() -> Location:
    """An unknown place."""
    known: dict[str, Any] = {"report_id": "", "geo_precision": GeoPrecision.UNKNOWN, "score": 0.0, "reason": "test"}
    lists: dict[str, Any] = {"other_places": (), "candidates": ()}
    return Location(**dict.fromkeys(Location.model_fields) | known | lists)


DUWAYLI = point("Jabal Duwayli", 36.06, 36.44)
IDLIB = point("Idlib", 35.8, 36.7, precision=GeoPrecision.ADMIN1, radius_km=60.0)
LATAKIA = point("Latakia", 35.52, 35.79, admin1="Latakia")


def event_type(name: str, event_type: str, *, priority: int = 1, disorder: str = "Political violence") -> EventTypeRow:
    """A row of the event types."""
    return EventTypeRow(
        sub_event_type=name,
        event_type=event_type,
        disorder_type=disorder,
        priority=priority,
        cameo_code="195",
        plover_type="ASSAULT",
        plover_mode="aerial",
        ucdp_one_sided=True,
        definition="test",
        source="test",
    )
