"""Events: what several reports together say, the links between reports, and what changed."""

from __future__ import annotations

from datetime import date

from schemas.base import AwareDatetime, Record, described
from schemas.vocabulary import (
    ActorClass,
    Attribution,
    DatePrecision,
    DateSource,
    GeoPrecision,
    LinkDecision,
    PublishedSource,
)


class CodedColumns(Record):
    """The coded columns that events and reports share."""

    event_date: date | None = described("Day of the event, midnight of its civil day", unit="day")
    event_date_start: date | None = described("First possible day", unit="day")
    event_date_end: date | None = described("Last possible day, included", unit="day")
    date_precision: DatePrecision = described("How exactly the day is known")
    disorder_type: str = described("ACLED disorder type", example="Political violence")
    event_type: str = described("ACLED event type", example="Explosions/Remote violence")
    sub_event_type: str = described("ACLED sub-event type", example="Air/drone strike")
    weapon: str | None = described("Weapon or delivery, from seeds/weapons.csv", example="warplane")
    actor1: str | None = described("Who acted; for battles the side named first", example="Military Forces of Russia")
    actor1_id: str | None = described("Id of actor1 in seeds/actors", example="rus-military")
    actor1_class: ActorClass | None = described("ACLED class of actor1 on the day")
    assoc_actor1: str | None = described("Bodies that actor1 belongs to or acted with, separated by '; '")
    actor2: str | None = described("Who it was done to", example="Faylaq al-Sham")
    actor2_id: str | None = described("Id of actor2 in seeds/actors")
    actor2_class: ActorClass | None = described("ACLED class of actor2 on the day")
    assoc_actor2: str | None = described("Bodies that actor2 belongs to or acted with, separated by '; '")
    civilian_targeting: bool = described("Whether civilians were the main or only target")
    attribution: Attribution = described("Whether the sources agree on who did it")
    country: str | None = described("ISO 3166 alpha-3", example="SYR")
    country_name: str | None = described("Name of the country", example="Syria")
    admin1: str | None = described("First-level division", example="Idlib")
    admin2: str | None = described("Second-level division")
    location: str | None = described("Name of the place", example="Jabal Duwayli")
    place_id: str | None = described("Gazetteer id of the place the point stands for")
    latitude: float | None = described("Latitude", unit="degrees north, WGS 84", ge=-90, le=90)
    longitude: float | None = described("Longitude", unit="degrees east, WGS 84", ge=-180, le=180)
    geo_precision: GeoPrecision = described("How exactly the place is known")
    geo_radius_km: float | None = described("Radius that should hold the true place", unit="km", ge=0)
    killed_low: int | None = described(
        "Least number killed over the counted claims; none when nobody gives one", unit="people"
    )
    killed_best: int | None = described("Best-supported number killed", unit="people")
    killed_high: int | None = described("Greatest number killed over the counted claims", unit="people")
    wounded_low: int | None = described("Least number wounded", unit="people")
    wounded_best: int | None = described("Best-supported number wounded", unit="people")
    wounded_high: int | None = described("Greatest number wounded", unit="people")


class EventKey(Record):
    """The columns that open the events table."""

    event_id: str = described("Id: a hash of its first report's id", example="e0c1d9a7b2f34e56")
    version: int = described("1 for the first record of the event, one more for every change", ge=1)


class Event(CodedColumns, EventKey):
    """One event, fused from every report of it."""

    civilians_killed_low: int | None = described("Least number of civilians killed", unit="people")
    civilians_killed_high: int | None = described("Greatest number of civilians killed", unit="people")
    reports_count: int = described("Reports linked to the event", unit="reports", ge=1)
    articles_count: int = described("Articles that tell the event", unit="articles", ge=1)
    sources_count: int = described("Different outlets among them", unit="outlets", ge=0)
    independent_sources_count: int = described(
        "Outlets and claimants that do not merely repeat one another", unit="sources", ge=0
    )
    first_published_at: AwareDatetime | None = described("Earliest publication among its articles", unit="UTC time")
    last_published_at: AwareDatetime | None = described("Latest publication among its articles", unit="UTC time")
    confidence: float = described("Chance that type and day are right", unit="0 to 1", ge=0, le=1)
    cameo_code: str | None = described("CAMEO code; a text, since codes start with 0", example="195")
    goldstein: float | None = described("Goldstein score of the CAMEO code", unit="-10 to 10", ge=-10, le=10)
    plover_type: str | None = described("PLOVER event type", example="ASSAULT")
    plover_mode: str | None = described("PLOVER mode", example="aerial")
    ucdp_type: int | None = described("UCDP type of violence: 1 state-based, 2 non-state, 3 one-sided", ge=1, le=3)
    killed_low_claims: tuple[str, ...] = described("claim_ids behind killed_low")
    killed_best_claims: tuple[str, ...] = described("claim_ids behind killed_best")
    killed_high_claims: tuple[str, ...] = described("claim_ids behind killed_high")
    notes: str = described("One paragraph for a reader: what happened, and who says so")


class EventLink(Record):
    """A pair of reports that were compared, and why they were or were not taken for one event."""

    link_id: str = described("Id: a hash of the two report ids")
    report_id_a: str = described("The report with the smaller id")
    report_id_b: str = described("The report with the greater id")
    event_id: str | None = described("Event both belong to; none when they were kept apart")
    score: float = described("Agreement of the two reports", unit="0 to 1", ge=0, le=1)
    reason: str = described("What spoke for and against, in words")
    decision: LinkDecision = described("Whether they were taken for one event")


class Change(Record):
    """A difference between one run's record of an event and the run before."""

    event_id: str = described("Event that changed")
    version: int = described("Version that the change made", ge=1)
    change: str = described("What changed, in words", example="killed_high 78 → 101")
    at: AwareDatetime | None = described("Latest publication among the event's articles at the change", unit="UTC time")


class ConfidenceShare(Record):
    """How much one trait raised or lowered the confidence of a report or an event."""

    record_id: str = described("report_id or event_id")
    trait: str = described("What spoke for or against it", example="words for its day")
    value: float = described("How much of it: 1 or 0 for yes or no, else a share, a logarithm or log-odds")
    share: float = described("What it adds to the log-odds of being right, against a middling record")


class ReportDate(Record):
    """The date of one report after all articles were compared."""

    report_id: str = described("Report dated")
    event_id: str = described("Event the report was linked to")
    event_date: date | None = described("Day of the event", unit="day")
    event_date_start: date | None = described("First possible day", unit="day")
    event_date_end: date | None = described("Last possible day, included", unit="day")
    precision: DatePrecision = described("How exactly the day is known")
    source: DateSource = described("What the date rests on")
    reason: str = described("How the date was reached")


class ArticleDate(Record):
    """The publication day of one article after all articles were compared."""

    article_id: str = described("Article dated")
    published_on: date | None = described("Civil day of publication", unit="day")
    published_source: PublishedSource = described("Where it comes from")
    reason: str = described("How it was reached")
