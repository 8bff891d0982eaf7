"""Worlds of hand-built articles, reports and claims, and the small tables that linking needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline.dates.resolve import resolve
from pipeline.linking.confidence import Confidence, Weighing
from pipeline.linking.link import LinkResult, link
from schemas.article import Article
from schemas.base import stable_id
from schemas.coding import ActorRef, Claim, DateReading, Location, Report
from schemas.events import Event
from schemas.seeds import CameoRow, CompatibleRow, EventTypeRow, LinkOverrideRow
from schemas.vocabulary import (
    Attribution,
    ClaimantType,
    Factuality,
    Outcome,
    Part,
    PublishedSource,
    Qualifier,
    Stance,
    VictimsClass,
)
from tests.linking.records import (
    ATTACK,
    BLAST,
    CIVILIANS,
    CLASH,
    DUWAYLI,
    FAYLAQ,
    IDLIB,
    NLF,
    PROTEST,
    QAEDA,
    RUSSIA,
    SHELLING,
    STOPPED,
    STRIKE,
    SYRIA,
    UNITED_STATES,
    event_type,
    nowhere,
)

MONDAY, TUESDAY = date(2020, 10, 26), date(2020, 10, 27)
# More independent sources, and reports more likely right, make an event more likely right.
CONFIDENCE = Confidence(
    Weighing(0.0, {}, {}),
    Weighing(
        0.0,
        {"sources, day and place": 0.0, "its surest report": 1.0},
        {"sources, day and place": 2.0, "its surest report": 0.7},
    ),
)


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
            traits=(),
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

    def blame(
        self, report_id: str, accused: ActorRef, *, by: str, stance: Stance = Stance.ASSERTS, **changes: Any
    ) -> str:
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
            **changes,
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
            confidence=CONFIDENCE,
            overrides=overrides,
        )


def empty_world() -> World:
    """An empty world with seven event types."""
    remote = "Explosions/Remote violence"
    return World(
        event_types=[
            event_type(STRIKE, remote, priority=2),
            event_type(SHELLING, remote, priority=4),
            event_type(ATTACK, "Violence against civilians", priority=2),
            event_type(CLASH, "Battles", priority=3),
            event_type(BLAST, remote, priority=1),
            event_type(PROTEST, "Protests", priority=3, disorder="Demonstrations"),
            event_type(STOPPED, "Strategic developments", priority=4, disorder="Strategic developments"),
        ],
        cameo=[CameoRow(cameo_code="195", name="Employ aerial weapons", goldstein=-10.0, source="test")],
        compatibles=[
            CompatibleRow(sub_event_type_a=STRIKE, sub_event_type_b=SHELLING, degree=0.6, example="x", source="test"),
            CompatibleRow(sub_event_type_a=CLASH, sub_event_type_b=ATTACK, degree=0.6, example="x", source="test"),
            CompatibleRow(sub_event_type_a=PROTEST, sub_event_type_b=ATTACK, degree=0.4, example="x", source="test"),
            CompatibleRow(sub_event_type_a=STRIKE, sub_event_type_b=BLAST, degree=0.3, example="x", source="test"),
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


def only_event(world: World) -> Event:
    """The one event of a world; fails when there are others."""
    events = world.link().events
    assert len(events) == 1
    return events[0]


def one_report(world: World, **changes: object) -> str:
    """Adds a report of Monday's strike in a first paper."""
    return world.report(world.article("one", published_on=TUESDAY), "weekday:0", at=DUWAYLI, **changes)  # type: ignore[arg-type]


def second_report(world: World, **changes: object) -> str:
    """Adds a report of the same strike in a second paper."""
    return world.report(world.article("two", published_on=TUESDAY), "weekday:0", at=DUWAYLI, **changes)  # type: ignore[arg-type]
