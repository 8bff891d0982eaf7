"""What one article says: reports, claims and the places of reports."""

from __future__ import annotations

from datetime import date

from schemas.base import Record, described
from schemas.vocabulary import (
    ActorClass,
    Attribution,
    ClaimantType,
    DatePrecision,
    DateSource,
    Factuality,
    GeoPrecision,
    Outcome,
    Part,
    PlaceRelation,
    Qualifier,
    Stance,
    VictimsClass,
)

# Opens the id of forces that an actor fights beside, in ActorRef.associate_ids.
BESIDE = "beside:"


class Evidence(Record):
    """The characters and the dictionary row behind one field."""

    field: str = described("Column the evidence is for", example="actor1")
    part: Part = described("Whether the offsets count in the title or the text")
    start: int = described("First character", unit="characters", ge=0)
    end: int = described("One past the last character", unit="characters", ge=0)
    text: str = described("The characters themselves")
    row: str | None = described("Reference row that matched", example="seeds/actors/aliases.csv:faylaq-al-sham:3")
    note: str | None = described("How the value follows from the text", default=None)


class ActorRef(Record):
    """An actor as read and as resolved."""

    text: str = described("The words of the article")
    part: Part = described("Whether the offsets count in the title or the text")
    start: int = described("First character", unit="characters", ge=0)
    end: int = described("One past the last character", unit="characters", ge=0)
    actor_id: str | None = described("Id in seeds/actors; none when no row matched", example="faylaq-al-sham")
    alias_id: str | None = described("Reference row that matched", example="seeds/actors/aliases.csv:faylaq-al-sham:3")
    name: str = described("Name to publish", example="Faylaq al-Sham")
    actor_class: ActorClass | None = described("ACLED class on the day of the event")
    country: str | None = described("ISO 3166 alpha-3 home country, when it has one", example="SYR")
    associates: tuple[str, ...] = described("Names of the bodies it belongs to that day, or that acted with it")
    associate_ids: tuple[str, ...] = described(
        "Their ids; after `beside:` the id of forces that it fights beside, whom reports may name in its place"
    )


class DateReading(Record):
    """A date as read: resolved when the article's own publication day is known, else kept to be resolved later."""

    text: str | None = described("The words read; none when the text gives no date", example="late Monday")
    part: Part | None = described("Whether the offsets count in the title or the text")
    start: int | None = described("First character", unit="characters")
    end: int | None = described("One past the last character", unit="characters")
    rule: str = described("Rule that read it, with its arguments", example="weekday:0")
    event_date: date | None = described("Day of the event", unit="day")
    event_date_start: date | None = described("First possible day", unit="day")
    event_date_end: date | None = described("Last possible day, included", unit="day")
    precision: DatePrecision = described("How exactly the day is known")
    source: DateSource = described("What the date rests on")
    reason: str = described("How the date follows from the text", example="'Monday' before publication on 2020-10-27")


class PlaceMention(Record):
    """A place name tied to an event."""

    text: str = described("The name as written", example="Jabal Duwayli")
    part: Part = described("Whether the offsets count in the title or the text")
    start: int = described("First character", unit="characters", ge=0)
    end: int = described("One past the last character", unit="characters", ge=0)
    relation: PlaceRelation = described("How the text ties the event to it")
    modifier: str | None = described("Words that narrow or shift it", example="southern")
    rank: int = described(
        "Closeness to the event: 0 its own clause, 1 its sentence, 2 its paragraph, 3 the article", ge=0
    )


class Trait(Record):
    """Something that speaks for or against a report being right, as a number."""

    name: str = described("What it is", example="told in the headline or lead")
    value: float = described("How much of it: 1 or 0 for yes or no, else a share or a logarithm to base 2")


class Report(Record):
    """One event as one article tells it."""

    report_id: str = described("Id: a hash of article and the first trigger's place")
    article_id: str = described("Article that tells it")
    sub_event_type: str = described("ACLED sub-event type", example="Air/drone strike")
    weapon: str | None = described("Weapon or delivery, from seeds/weapons.csv", example="warplane")
    actor1: ActorRef | None = described("Who acted; for battles the side named first")
    actor2: ActorRef | None = described("Who it was done to")
    civilian_targeting: bool = described("Whether civilians were the main or only target")
    attribution: Attribution = described("Whether the article's voices agree on who did it")
    date: DateReading = described("When, as read")
    places: tuple[PlaceMention, ...] = described("Places tied to the event, closest first")
    target: str | None = described("What was hit, as written", example="training camp")
    target_lemmas: tuple[str, ...] = described("Content words of the target and of its description, for linking")
    headline: bool = described("Whether the event is told in the headline or first sentences")
    factuality: Factuality = described("How the article presents it")
    killed_low: int | None = described("Least number killed over the counted claims", unit="people")
    killed_best: int | None = described("Best-supported number killed", unit="people")
    killed_high: int | None = described("Greatest number killed over the counted claims", unit="people")
    wounded_low: int | None = described("Least number wounded", unit="people")
    wounded_best: int | None = described("Best-supported number wounded", unit="people")
    wounded_high: int | None = described("Greatest number wounded", unit="people")
    traits: tuple[Trait, ...] = described("What its confidence is reckoned from, as far as the article shows")
    confidence: float | None = described(
        "Chance that type and day are right; none until the place is known", unit="0 to 1", ge=0, le=1
    )
    evidence: tuple[Evidence, ...] = described("The characters and rows behind each field")


class Claim(Record):
    """Who says what about an event: a number, an outcome, a culprit, or that it happened."""

    claim_id: str = described("Id: a hash of report, outcome, span and claimant")
    report_id: str = described("Report it belongs to")
    article_id: str = described("Article it is made in")
    outcome: Outcome = described("What the claim is about")
    low: int | None = described("Least number that fits the words; none when open below", unit="people", example=101)
    high: int | None = described("Greatest number that fits; none when open above", unit="people")
    qualifier: Qualifier = described("How the number is hedged")
    victims: str | None = described("The victims as written", example="fighters")
    victims_class: VictimsClass = described("Whether the victims took part in the fighting")
    accused_actor: str | None = described("For a culprit: name of the actor blamed or cleared")
    accused_actor_id: str | None = described("Id of that actor")
    claimant: str | None = described("Who says so, as published", example="Syrian Observatory for Human Rights")
    claimant_id: str | None = described("Id of the claimant in seeds", example="sohr")
    claimant_type: ClaimantType = described("What kind of voice it is")
    stance: Stance = described("Whether the claimant asserts, denies or cannot confirm it")
    part: Part = described("Whether the offsets count in the title or the text")
    start: int = described("First character of the quote", unit="characters", ge=0)
    end: int = described("One past the last character of the quote", unit="characters", ge=0)
    quote: str = described("The words of the article that make the claim, at most a sentence")
    counted: bool = described("Whether the number may enter the event's range")
    not_counted_because: str | None = described("Why it may not, when so", example="subset of another claim")


class PlaceCandidate(Record):
    """A gazetteer row considered for a place name."""

    place_id: str = described("Id in the gazetteer", example="geonames:169389")
    name: str = described("Name in the gazetteer")
    country: str | None = described("ISO 3166 alpha-3")
    admin1: str | None = described("First-level division")
    latitude: float = described("Latitude", unit="degrees north, WGS 84", ge=-90, le=90)
    longitude: float = described("Longitude", unit="degrees east, WGS 84", ge=-180, le=180)
    score: float = described("Score against the other candidates", unit="0 to 1")
    reason: str = described("What spoke for it")


class Location(Record):
    """Where one report's event happened; exactly one per report, unknown included."""

    report_id: str = described("Report it belongs to")
    place_id: str | None = described("Gazetteer id of the place the point stands for", example="geonames:169389")
    location: str | None = described(
        "Name of the place; as written where the gazetteer lacks it and the point is wider"
    )
    country: str | None = described("ISO 3166 alpha-3", example="SYR")
    country_name: str | None = described("Name of the country", example="Syria")
    admin1: str | None = described("First-level division", example="Idlib")
    admin2: str | None = described("Second-level division", example="Harim")
    latitude: float | None = described("Latitude", unit="degrees north, WGS 84", ge=-90, le=90)
    longitude: float | None = described("Longitude", unit="degrees east, WGS 84", ge=-180, le=180)
    geo_precision: GeoPrecision = described("How exactly the place is known")
    geo_radius_km: float | None = described("Radius that should hold the true place", unit="km", ge=0)
    score: float = described("Trust in the choice", unit="0 to 1", ge=0, le=1)
    reason: str = described("Why this place, or why none")
    place_text: str | None = described("The words the place was read from")
    part: Part | None = described("Whether the offsets count in the title or the text")
    start: int | None = described("First character of those words", unit="characters")
    end: int | None = described("One past the last character", unit="characters")
    other_places: tuple[str, ...] = described("Names of further places of the same event")
    candidates: tuple[PlaceCandidate, ...] = described("Best candidates, the chosen one first")
