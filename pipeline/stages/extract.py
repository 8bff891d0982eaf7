"""Stage 3: sentences to reports and claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from pipeline.coding.code_article import ArticleCoding, CodingRules, code_sentences
from pipeline.coding.day_rules import PublicationDay, resolved
from pipeline.coding.reading import NamedPlace
from pipeline.coding.times import TimeWords
from pipeline.engine import held, rows
from pipeline.places.gazetteer import Gazetteer, Place, PlaceKind
from pipeline.places.geometry import distance_km
from pipeline.places.spot import spot_places
from pipeline.stages.context import CodingContext
from schemas.article import Screened, Sentence
from schemas.base import Record
from schemas.vocabulary import ArticleStatus, SegmentKind

# Two towns farther apart than this are two places of two events.
APART_KM = 60.0
# People of a town that is meant though the others lie a world away.
LARGE, A_WORLD_KM = 30_000, 1500.0
# Cost up to which a gazetteer name counts as this very name.
SAME_NAME = 0.2
# A report is printed within so many days of the date in its dateline.
LATEST_RUN = 2
DATES = ("monthday:", "iso:")
# A district that bears a town's name lies around it.
TOWNS = frozenset({PlaceKind.TOWN, PlaceKind.SITE, PlaceKind.ADMIN2})


def extract_reports(inputs: Any, context: CodingContext) -> Iterator[tuple[str, Record]]:
    """Reports, claims and what was set aside, of every article that went on."""
    rules = coding_rules(context)
    with held(lambda: by_article(rows(inputs, "sentences", Sentence))) as sentences:
        for screened in rows(inputs, "screened", Screened):
            if screened.status is not ArticleStatus.CODED:
                continue
            coding = code_screened(screened, sentences.get(screened.article_id, []), rules)
            yield from (("reports", report) for report in coding.reports)
            yield from (("claims", claim) for claim in coding.claims)
            yield from (("rejections", rejection) for rejection in coding.rejections)


def code_screened(screened: Screened, sentences: Sequence[Sentence], rules: CodingRules) -> ArticleCoding:
    """Coding of one article."""
    day = PublicationDay(screened.published_on, screened.published_source, screened.published_reason)
    told = [sentence for sentence in sentences if sentence.kind is not SegmentKind.DATELINE]
    filed = [sentence for sentence in sentences if sentence.kind is SegmentKind.DATELINE]
    day = replace(day, filed_before=_days_since_filed(filed, day, rules.lexicon.times))
    return code_sentences(screened.article_id, told, day, rules, is_filed=len(told) < len(sentences))


def _days_since_filed(datelines: Sequence[Sentence], day: PublicationDay, times: TimeWords) -> int:
    """Days from the date in the dateline to publication, where a report ran soon after: `Ora, June 18: … today`."""
    rules = [hit.rule for line in datelines for hit in times.find(line.text.rstrip(" :-–—"))]
    filed = next((resolved(rule, day).start for rule in rules if rule.startswith(DATES)), None)
    days = 0 if filed is None or day.on is None else (day.on - filed).days
    return days if 0 < days <= LATEST_RUN else 0


def by_article(sentences: Iterable[Sentence]) -> dict[str, list[Sentence]]:
    """Sentences of each article in their order."""
    grouped: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        grouped[sentence.article_id].append(sentence)
    for found in grouped.values():
        found.sort(key=lambda sentence: sentence.index)
    return grouped


def coding_rules(context: CodingContext) -> CodingRules:
    """The coding rules with the gazetteer behind them."""
    return CodingRules(
        lexicon=context.lexicon,
        find_places=partial(_named_places, context.gazetteer),
        compatible=context.types.degree,
        places_apart=partial(_places_apart, context.gazetteer),
    )


def _named_places(gazetteer: Gazetteer, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> list[NamedPlace]:
    """Place names of a sentence where something may have happened."""
    found: list[NamedPlace] = []
    for spotted in spot_places(sentence, gazetteer, taken=tuple(taken)):
        if spotted.weak:
            continue
        inside = [
            t for t, offset in enumerate(sentence.offsets) if spotted.start <= sentence.start + offset < spotted.end
        ]
        token = inside[-1] if inside else 0
        found.append(
            NamedPlace(
                spotted.text,
                spotted.start,
                spotted.end,
                token,
                spotted.relation,
                spotted.modifier,
                spotted.known,
                partial(_kinds_of, gazetteer),
            )
        )
    return found


def _kinds_of(gazetteer: Gazetteer, name: str) -> tuple[str, ...]:
    """What the places of a name are, the likeliest first, and no more of mere likeness."""
    known = gazetteer.lookup(name)
    return tuple(place.kind.value for place in known if place is known[0] or place.cost <= SAME_NAME)


def _places_apart(gazetteer: Gazetteer, first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether two sets of names can only be far from one another, whichever towns or provinces they mean."""
    (ours, own_provinces), (theirs, their_provinces) = _towns(gazetteer, first), _towns(gazetteer, second)
    if not (ours and theirs):
        ours, theirs = own_provinces, their_provinces
    ours, theirs = _likely(ours, beside=theirs), _likely(theirs, beside=ours)
    if not ours or not theirs:
        return False
    return all(distance_km(a.point, b.point) - _reach(a) - _reach(b) > APART_KM for a in ours for b in theirs)


def _reach(place: Place) -> float:
    """How far a province reaches from its middle, in kilometres; towns are points."""
    return (place.radius_km or 0.0) if place.kind is PlaceKind.ADMIN1 else 0.0


def _likely(towns: Sequence[Place], *, beside: Sequence[Place]) -> list[Place]:
    """Towns without the small ones a world away from the others: a village may bear a name from far away."""
    return [
        place
        for place in towns
        if place.population >= LARGE or any(distance_km(place.point, one.point) < A_WORLD_KM for one in beside)
    ]


def _towns(gazetteer: Gazetteer, names: Iterable[str]) -> tuple[list[Place], list[Place]]:
    """Towns and sites that bear the very names, and provinces that do; names not known exactly say nothing."""
    found: list[Place] = []
    provinces: list[Place] = []
    for name in sorted(set(names)):
        exact = [place for place in gazetteer.named(name) if place.cost == 0]
        if not exact or any(place.kind not in TOWNS | {PlaceKind.ADMIN1} for place in exact):
            continue
        (provinces if any(place.kind is PlaceKind.ADMIN1 for place in exact) else found).extend(exact)
    return found, provinces
