"""Hand-built articles, reports, claims and places, and the small tables that linking needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline.dates.resolve import resolve
from pipeline.linking.link import LinkResult, link
from schemas.article import Article
from schemas.base import stable_id
from schemas.coding import ActorRef, Claim, DateReading, Location, Report
from schemas.seeds import CameoRow, CompatibleRow, EventTypeRow, LinkOverrideRow
from schemas.vocabulary import (
    ActorClass,
    Attribution,
    ClaimantType,
    Factuality,
    GeoPrecision,
    Outcome,
    Part,
    PublishedSource,
    Qualifier,
    Stance,
    VictimsClass,
)

STRIKE, SHELLING, ATTACK, CLASH = (
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Attack",
    "Armed clash",
)
PROTEST = "Peaceful protest"


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
CIVILIANS = actor("Civilians (Syria)", None, ActorClass.CIVILIANS, country="SYR")


@dataclass
class World:
    """Records made so far, and the tables that link needs."""

    event_types: list[EventTypeRow]
    cameo: list[CameoRow]
    compatibles: list[CompatibleRow]
    articles: list[Article] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    locations: list[Location] = field(default_factory=list)

    def article(self, name: str, *, published_on: date | None = None, source: str | None = None) -> str:
        """Adds an article and gives its id."""
        given = published_on is not None
        self.articles.append(
            Article(
                article_id=f"a-{name}",
                external_id=name,
                url=None,
                source=source or name,
                title=name,
                published_at=None,
                published_on=published_on,
                published_source=PublishedSource.METADATA if given else PublishedSource.NONE,
                language="en",
                text=name,
                words=1,
                duplicate_of=None,
                input_path=name,
                input_line=None,
            )
        )
        return f"a-{name}"

    def report(
        self,
        article_id: str,
        rule: str,
        *,
        kind: str = STRIKE,
        by: ActorRef | None = RUSSIA,
        on: ActorRef | None = FAYLAQ,
        at: Location | None = None,
        target: Sequence[str] = (),
        headline: bool = True,
        **changes: Any,
    ) -> str:
        """Adds a report with its place and gives its id."""
        report_id = stable_id("r", [article_id, rule, kind, len(self.reports)])
        article = next(found for found in reversed(self.articles) if found.article_id == article_id)
        day = resolve(rule, article.published_on)
        row = Report(
            report_id=report_id,
            article_id=article_id,
            sub_event_type=kind,
            weapon=None,
            actor1=by,
            actor2=on,
            civilian_targeting=on == CIVILIANS,
            attribution=Attribution.UNCONTESTED,
            date=DateReading(
                text=None,
                part=None,
                start=None,
                end=None,
                rule=rule,
                event_date=day.event_date,
                event_date_start=day.start,
                event_date_end=day.end,
                precision=day.precision,
                source=day.source,
                reason=day.reason,
            ),
            places=(),
            target=" ".join(target) or None,
            target_lemmas=tuple(target),
            headline=headline,
            factuality=Factuality.ASSERTED,
            killed_low=None,
            killed_best=None,
            killed_high=None,
            wounded_low=None,
            wounded_best=None,
            wounded_high=None,
            confidence=0.8,
            evidence=(),
        )
        self.reports.append(row.replace(**changes))
        self.locations.append((at or nowhere()).replace(report_id=report_id))
        return report_id

    def claim(
        self,
        report_id: str,
        low: int | None,
        high: int | None,
        *,
        outcome: Outcome = Outcome.KILLED,
        by: str | None = None,
        kind: ClaimantType = ClaimantType.UNATTRIBUTED,
        qualifier: Qualifier = Qualifier.EXACT,
        stance: Stance = Stance.ASSERTS,
        **changes: Any,
    ) -> str:
        """Adds a claim and gives its id."""
        claim_id = stable_id("c", [report_id, outcome, by, low, high, qualifier, len(self.claims)])
        row = Claim(
            claim_id=claim_id,
            report_id=report_id,
            article_id=next(found.article_id for found in reversed(self.reports) if found.report_id == report_id),
            outcome=outcome,
            low=low,
            high=high,
            qualifier=qualifier,
            victims=None,
            victims_class=VictimsClass.UNKNOWN,
            accused_actor=None,
            accused_actor_id=None,
            claimant=by,
            claimant_id=None,
            claimant_type=kind,
            stance=stance,
            part=Part.TEXT,
            start=0,
            end=1,
            quote="q",
            counted=True,
            not_counted_because=None,
        )
        self.claims.append(row.replace(**changes))
        return claim_id

    def blame(self, report_id: str, accused: ActorRef, *, by: str, stance: Stance = Stance.ASSERTS) -> str:
        """Adds a claim about who did it."""
        return self.claim(
            report_id,
            None,
            None,
            outcome=Outcome.PERPETRATOR,
            by=by,
            kind=ClaimantType.MEDIA,
            stance=stance,
            accused_actor=accused.name,
            accused_actor_id=accused.actor_id,
        )

    def link(self, *, overrides: Sequence[LinkOverrideRow] = (), turned: bool = False) -> LinkResult:
        """The linked records; with `turned`, given in the opposite order."""
        step = -1 if turned else 1
        return link(
            self.articles[::step],
            self.reports[::step],
            self.claims[::step],
            self.locations[::step],
            event_types=self.event_types,
            cameo=self.cameo,
            compatibles=self.compatibles,
            overrides=overrides,
        )


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


def empty_world() -> World:
    """An empty world with five event types."""
    remote = "Explosions/Remote violence"
    return World(
        event_types=[
            event_type(STRIKE, remote, priority=2),
            event_type(SHELLING, remote, priority=4),
            event_type(ATTACK, "Violence against civilians", priority=2),
            event_type(CLASH, "Battles", priority=3),
            event_type(PROTEST, "Protests", priority=3, disorder="Demonstrations"),
        ],
        cameo=[CameoRow(cameo_code="195", name="Employ aerial weapons", goldstein=-10.0, source="test")],
        compatibles=[
            CompatibleRow(sub_event_type_a=STRIKE, sub_event_type_b=SHELLING, degree=0.6, example="x", source="test"),
            CompatibleRow(sub_event_type_a=CLASH, sub_event_type_b=ATTACK, degree=0.6, example="x", source="test"),
        ],
    )


def world_of_five_papers() -> World:
    """One air strike in five papers, the retaliation, and an earlier strike; one paper is dated."""
    world = empty_world()
    sohr: dict[str, Any] = {"by": "Syrian Observatory for Human Rights", "kind": ClaimantType.MONITOR}
    wounded = Outcome.WOUNDED
    more, vague, nearly = Qualifier.MORE_THAN, Qualifier.VAGUE, Qualifier.NEARLY
    camp = ("training", "camp")

    first = world.article("first")
    strike = world.report(first, "weekday:0", at=DUWAYLI, target=camp)
    party: dict[str, Any] = {"by": "commander in Failaq al-Sham", "kind": ClaimantType.PARTY}
    world.claim(strike, 101, None, qualifier=more, **party)
    world.claim(strike, 78, 78, **sohr)
    world.claim(strike, 12, None, qualifier=vague)
    world.claim(strike, 150, 150, outcome=wounded, **party)
    earlier = world.report(first, "weekday:3", by=UNITED_STATES, on=None, at=IDLIB, headline=False)
    world.claim(earlier, 17, 17, **sohr)

    second = world.article("second")
    strike = world.report(second, "weekday:0", at=DUWAYLI, target=camp)
    world.claim(strike, 78, 78, **sohr)
    world.claim(strike, 91, None, outcome=wounded, qualifier=more, **sohr)
    earlier = world.report(second, "weekday:3", by=UNITED_STATES, on=QAEDA, at=IDLIB, headline=False)
    world.claim(earlier, 17, 17, **sohr)

    third = world.article("third")
    strike = world.report(third, "weekday:0", at=DUWAYLI, target=camp)
    world.claim(strike, 12, None, qualifier=vague, by="some reports", kind=ClaimantType.MEDIA)

    fourth = world.article("fourth", published_on=date(2020, 10, 27))
    strike = world.report(fourth, "weekday:0", at=IDLIB, target=camp)
    world.claim(strike, 51, None, qualifier=more, by="opposition spokesman", kind=ClaimantType.PARTY)
    world.claim(strike, 78, 78, **sohr)
    world.claim(strike, None, 90, outcome=wounded, qualifier=nearly, **sohr)
    back = world.report(fourth, "weekday:1", kind=SHELLING, by=NLF, on=SYRIA, at=IDLIB, target=("government", "post"))
    world.claim(back, 12, 12, **sohr)

    fifth = world.article("fifth")
    strike = world.report(fifth, "weekday:0", on=NLF, at=DUWAYLI, target=camp)
    world.claim(strike, 31, None, qualifier=more, by="military source", kind=ClaimantType.MILITARY)
    world.claim(strike, 31, None, outcome=wounded, qualifier=more, by="military source", kind=ClaimantType.MILITARY)
    world.claim(strike, 61, None, outcome=Outcome.KILLED_OR_WOUNDED, qualifier=more, by="military source")
    world.claim(strike, 75, 75, by="Sputnik", kind=ClaimantType.MEDIA)
    world.claim(strike, 43, 43, by="Al-Watan", kind=ClaimantType.MEDIA)
    world.blame(strike, SYRIA, by="Sputnik")
    world.blame(strike, RUSSIA, by="Russia", stance=Stance.DENIES)
    return world
