"""Reports as columns, for tests on many pairs at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.linking.aspects import GREAT_NUMBER, MIDDLE_NUMBER, actor_points
from pipeline.linking.score import TypeTable
from pipeline.linking.settings import Points
from pipeline.linking.views import ActorKey, ReportView, Toll
from schemas.vocabulary import DatePrecision

__all__ = [
    "AFTER",
    "BEFORE",
    "GREAT",
    "MIDDLE",
    "SMALL",
    "Bools",
    "Columns",
    "Floats",
    "Ints",
    "Marks",
    "Tables",
    "columns_of",
    "tables_of",
]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Marks = NDArray[np.uint64]

# Ordinals before and after every date: a report without days may be of any.
BEFORE, AFTER = 0, 4_000_000
# Numbers and words are marked as bits of one integer: no common bit means nothing in common.
BITS = 64
SMALL = np.uint64((1 << MIDDLE_NUMBER) - 1)
MIDDLE = np.uint64((1 << GREAT_NUMBER) - (1 << MIDDLE_NUMBER))
GREAT = np.uint64((1 << BITS) - (1 << GREAT_NUMBER))


class Columns(NamedTuple):
    """What decides about pairs, one entry per report, in order of the first possible day."""

    position: Ints
    start: Ints
    end: Ints
    exact: Bools
    kind: Ints
    actor1: Ints
    actor2: Ints
    country: Ints
    admin1: Ints
    latitude: Floats
    longitude: Floats
    cosine: Floats
    reach: Floats
    fine: Bools
    roams: Bools
    killed: Marks
    wounded: Marks
    target: Marks
    places_told: Ints
    tells: Bools


class Tables(NamedTuple):
    """Degrees and points for every pair of the codes in the columns."""

    degrees: Floats
    battles: Bools
    crowds: Bools
    actors: Floats


def columns_of(views: Sequence[ReportView], actors: Sequence[ActorKey | None], kinds: Sequence[str]) -> Columns:
    """The columns of reports; actors and kinds give the codes."""
    actor_code = {actor: code for code, actor in enumerate(actors)}
    kind_code = {kind: code for code, kind in enumerate(kinds)}
    word_code = {word: code for code, word in enumerate(sorted({word for view in views for word in view.target}))}
    places = [view.place for view in views]
    nan = float("nan")
    points = [(p.latitude, p.longitude) if p.is_placed else (nan, nan) for p in places]
    start = _ints(view.day.start.toordinal() if view.day.start else BEFORE for view in views)
    order = np.argsort(start, kind="stable")
    columns = Columns(
        position=np.arange(len(views), dtype=np.int64),
        start=start,
        end=_ints(view.day.end.toordinal() if view.day.end else AFTER for view in views),
        exact=np.array([view.day.precision is DatePrecision.DAY for view in views], dtype=np.bool_),
        kind=_ints(kind_code[view.report.sub_event_type] for view in views),
        actor1=_ints(actor_code[view.actor1] for view in views),
        actor2=_ints(actor_code[view.actor2] for view in views),
        country=_codes([place.country for place in places]),
        admin1=_codes([place.admin1 for place in places]),
        latitude=np.array([latitude for latitude, _ in points], dtype=np.float64),
        longitude=np.array([longitude for _, longitude in points], dtype=np.float64),
        cosine=np.array([place.cosine for place in places], dtype=np.float64),
        reach=np.array([place.reach_km for place in places], dtype=np.float64),
        fine=np.array([place.is_fine for place in places], dtype=np.bool_),
        roams=np.array([bool(place.others or place.names) for place in places], dtype=np.bool_),
        killed=_marks(_bits(view.killed) for view in views),
        wounded=_marks(_bits(view.wounded) for view in views),
        target=_marks([word_code[word] for word in view.target] for view in views),
        places_told=_ints(view.places_told for view in views),
        tells=np.array([bool(view.telling.names) for view in views], dtype=np.bool_),
    )
    return Columns._make(column[order] for column in columns)


def tables_of(actors: Sequence[ActorKey | None], kinds: Sequence[str], *, types: TypeTable, points: Points) -> Tables:
    """Points of every pair of actors, and degrees of every pair of sub-event types."""
    return Tables(
        degrees=np.array([[types.degree(a, b) for b in kinds] for a in kinds], dtype=np.float64),
        battles=np.array([kind in types.battles for kind in kinds], dtype=np.bool_),
        crowds=np.array([kind in types.crowds for kind in kinds], dtype=np.bool_),
        actors=np.array([[actor_points(a, b, points) for b in actors] for a in actors], dtype=np.float64),
    )


def _bits(toll: Toll | None) -> Iterable[int]:
    """Bits of a toll: one for each number below 20, the others shared; all where every number is vague."""
    if toll is None:
        return ()
    if not toll.numbers:
        return range(BITS)
    wide = BITS - GREAT_NUMBER
    return [number if number < GREAT_NUMBER else GREAT_NUMBER + number % wide for number in toll.numbers]


def _ints(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int64)


def _codes(values: Sequence[str | None]) -> Ints:
    """A number for every different value; -1 for none."""
    known = sorted({value for value in values if value is not None})
    number = {value: code for code, value in enumerate(known)}
    return np.array([-1 if value is None else number[value] for value in values], dtype=np.int64)


def _marks(values: Iterable[Iterable[int]]) -> Marks:
    """One integer per report with a bit for every number it gives."""
    masks: list[int] = []
    for numbers in values:
        mask = 0
        for number in numbers:
            mask |= 1 << (number % BITS)
        masks.append(mask)
    return np.array(masks, dtype=np.uint64)
