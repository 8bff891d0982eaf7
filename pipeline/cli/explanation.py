"""Why an event says what it says: everything that `sitrep explain` shows, as data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from pipeline.cli.seed_files import SeedFiles, SeedRow
from pipeline.cli.shown import Because, Candidate, ClaimShown, Explanation, FieldShown, PlaceShown, Quote, RatingShown
from pipeline.cli.story import Story
from pipeline.linking.fuse import LOCATION_COLUMNS
from schemas.base import Record
from schemas.coding import Claim, Evidence, Location, PlaceCandidate, Report
from schemas.events import Event, ReportDate
from schemas.public import PublicReport
from schemas.vocabulary import Outcome, Part

__all__ = ["GROUPS", "explain_event"]

RowT = TypeVar("RowT", Report, Location, ReportDate)
# Every column of an event, under the heading that explains it.
GROUPS: dict[str, tuple[str, ...]] = {
    "event_date": ("event_date", "event_date_start", "event_date_end", "date_precision"),
    "sub_event_type": (
        "disorder_type",
        "event_type",
        "sub_event_type",
        "cameo_code",
        "goldstein",
        "plover_type",
        "plover_mode",
        "ucdp_type",
    ),
    "weapon": ("weapon",),
    "actor1": ("actor1", "actor1_id", "actor1_class", "assoc_actor1"),
    "actor2": ("actor2", "actor2_id", "actor2_class", "assoc_actor2"),
    "civilian_targeting": ("civilian_targeting",),
    "attribution": ("attribution",),
    "location": LOCATION_COLUMNS,
    "killed": (
        "killed_low",
        "killed_best",
        "killed_high",
        "civilians_killed_low",
        "civilians_killed_high",
        "killed_low_claims",
        "killed_best_claims",
        "killed_high_claims",
    ),
    "wounded": ("wounded_low", "wounded_best", "wounded_high"),
    "sources": (
        "reports_count",
        "articles_count",
        "sources_count",
        "independent_sources_count",
        "first_published_at",
        "last_published_at",
    ),
    "confidence": ("confidence",),
}
# The columns whose values, report by report, are counted for a heading.
TALLIED = {"killed": "killed_best", "wounded": "wounded_best"}
OUTCOMES = {
    "killed": (Outcome.KILLED, Outcome.KILLED_OR_WOUNDED),
    "wounded": (Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED),
    "attribution": (Outcome.PERPETRATOR,),
}


def explain_event(story: Story, seeds: SeedFiles) -> Explanation:
    """Everything behind one event, from the stored tables and the reference tables."""
    event = story.event
    return Explanation(
        event=_plain(event),
        fields=tuple(_field(heading, story, seeds) for heading in GROUPS),
        places=tuple(_place(location, story, seeds) for location in _agreeing(story.locations, story, "place_id")),
        claims=tuple(_claim(claim, story, seeds) for claim in sorted(story.claims, key=_claim_order(story))),
        dates=tuple(_dates(story)),
        articles=tuple(
            {**_plain(article), "published_reason": story.published_reason(article.article_id)}
            for article in story.articles
        ),
        links=tuple({**_plain(link), "told_by": story.link_sides(link)} for link in story.links),
        set_aside=tuple(
            {**_plain(one), "quote": _span(story, one.article_id, one.part, one.start, one.end)}
            for one in story.set_aside
        ),
        changed_seeds=story.changed_seeds,
    )


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")


def _field(heading: str, story: Story, seeds: SeedFiles) -> FieldShown:
    values = {name: value for name, value in _plain(story.event).items() if name in GROUPS[heading]}
    claims = [claim for claim in story.claims if claim.outcome in OUTCOMES.get(heading, ())]
    return FieldShown(
        heading=heading,
        values={name: values[name] for name in GROUPS[heading]},
        tally=_tally(TALLIED.get(heading, heading), story.public_reports),
        evidence=tuple(_evidence(heading, story, seeds)),
        rows=tuple(_rows(heading, story.event, seeds)),
        claim_ids=tuple(claim.claim_id for claim in claims),
        ratings=tuple(_ratings(story)) if heading == "confidence" else (),
    )


def _ratings(story: Story) -> Iterator[RatingShown]:
    """What raised and lowered the confidence of the event, then of each of its reports."""
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for one in sorted(story.confidence_shares, key=lambda one: (-abs(one.share), one.trait)):
        shares[one.record_id][one.trait] = one.share
    event = story.event
    yield RatingShown(event.event_id, None, event.confidence, shares[event.event_id])
    for report in sorted(story.public_reports, key=lambda one: (-one.confidence, one.report_id)):
        told = story.article_name(report.article_id)
        yield RatingShown(report.report_id, told, report.confidence, shares[report.report_id])


def _tally(column: str, reports: Sequence[PublicReport]) -> dict[str, int]:
    """How many reports give each value of a column; nothing for a column that only events have."""
    if column not in PublicReport.model_fields:
        return {}
    values = (_plain(report)[column] for report in reports)
    return dict(Counter("not given" if value is None else str(value) for value in values).most_common())


def _evidence(heading: str, story: Story, seeds: SeedFiles) -> Iterator[Because]:
    """Evidence of every report: reports that say what the event says first, and in them what says it."""
    if heading == "location":
        for location in _agreeing(story.locations, story, "place_id"):
            quote = _span(story, story.article_of(location.report_id), location.part, location.start, location.end)
            row = seeds.of_place(location.place_id) if location.place_id else None
            yield Because(location.report_id, quote, row, location.reason)
        return
    wanted = getattr(story.event, heading, None)
    for report in _agreeing(story.reports, story, heading):
        own = [item for item in report.evidence if item.field == heading]
        found = [(item, seeds.at(item.row) if item.row else None) for item in own]
        for item, row in sorted(found, key=lambda pair: (pair[0].note != wanted, not _holds(pair[1], wanted))):
            yield Because(report.report_id, _quote(story, report, item), row, item.note)


def _holds(row: SeedRow | None, value: object) -> bool:
    """Whether a reference row gives the value by itself."""
    return row is not None and row.cells is not None and value in row.cells.values()


def _agreeing(records: Sequence[RowT], story: Story, column: str) -> list[RowT]:
    """Rows of reports that give the event's own value of a column first, then by article."""
    given = {report.report_id: getattr(report, column, None) for report in story.public_reports}
    wanted = getattr(story.event, column, None)
    return sorted(
        records,
        key=lambda one: (
            given[one.report_id] != wanted,
            story.article_name(story.article_of(one.report_id)),
            one.report_id,
        ),
    )


def _rows(heading: str, event: Event, seeds: SeedFiles) -> Iterator[SeedRow]:
    """Reference rows that belong to the value itself, besides those that read the words."""
    if heading == "sub_event_type":
        yield from seeds.having("seeds/event_types.csv", sub_event_type=event.sub_event_type)
        yield from seeds.having("seeds/cameo.csv", cameo_code=event.cameo_code)
    if heading in {"actor1", "actor2"}:
        actor_id = event.actor1_id if heading == "actor1" else event.actor2_id
        yield from seeds.having("seeds/actors/actors.csv", actor_id=actor_id)
        yield from seeds.having("seeds/actors/parents.csv", actor_id=actor_id)


def _quote(story: Story, report: Report, item: Evidence) -> Quote:
    quote = _span(story, report.article_id, item.part, item.start, item.end)
    assert quote is not None
    return quote


def _span(story: Story, article_id: str | None, part: Part | None, start: int | None, end: int | None) -> Quote | None:
    if article_id is None or part is None or start is None or end is None:
        return None
    sentence = story.sentence_at(article_id, part, start)
    return Quote(
        article=story.article_name(article_id),
        article_id=article_id,
        part=part.value,
        start=start,
        end=end,
        text=story.characters(article_id, part, start, end),
        sentence=sentence.text if sentence else None,
        sentence_start=sentence.start if sentence else None,
    )


def _place(location: Location, story: Story, seeds: SeedFiles) -> PlaceShown:
    return PlaceShown(
        report_id=location.report_id,
        quote=_span(story, story.article_of(location.report_id), location.part, location.start, location.end),
        place_id=location.place_id,
        location=location.location,
        geo_precision=location.geo_precision.value,
        geo_radius_km=location.geo_radius_km,
        score=location.score,
        reason=location.reason,
        other_places=location.other_places,
        candidates=tuple(_candidate(one, location, seeds) for one in location.candidates),
    )


def _candidate(candidate: PlaceCandidate, location: Location, seeds: SeedFiles) -> Candidate:
    return Candidate(
        **candidate.model_dump(),
        chosen=candidate.place_id == location.place_id,
        row=seeds.of_place(candidate.place_id),
    )


def _claim(claim: Claim, story: Story, seeds: SeedFiles) -> ClaimShown:
    quote = _span(story, claim.article_id, claim.part, claim.start, claim.end)
    assert quote is not None
    event = story.event
    behind = {
        "killed_low": event.killed_low_claims,
        "killed_best": event.killed_best_claims,
        "killed_high": event.killed_high_claims,
    }
    row = next(seeds.having("seeds/claimants.csv", claimant_id=claim.claimant_id), None)
    return ClaimShown(
        claim=_plain(claim),
        quote=quote,
        claimant_row=row,
        stands_for=tuple(name for name, ids in behind.items() if claim.claim_id in ids),
    )


def _claim_order(story: Story) -> Callable[[Claim], tuple[int, str, int, str]]:
    """Killed, wounded and so on; then by article and place in it."""
    outcomes = list(Outcome)
    return lambda claim: (
        outcomes.index(claim.outcome),
        story.article_name(claim.article_id),
        claim.start,
        claim.claim_id,
    )


def _dates(story: Story) -> Iterable[dict[str, Any]]:
    """Each report's date: the words read, the rule, and what it became when all articles were compared."""
    readings = {report.report_id: report.date for report in story.reports}
    for dated in _agreeing(story.report_dates, story, "event_date"):
        reading = readings[dated.report_id]
        quote = _span(story, story.article_of(dated.report_id), reading.part, reading.start, reading.end)
        yield {
            **_plain(dated),
            "rule": reading.rule,
            "read_as": reading.reason,
            "quote": quote,
            "article": story.article_name(story.article_of(dated.report_id)),
        }
