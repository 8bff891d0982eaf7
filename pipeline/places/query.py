"""A place asked for by its name alone: "Sarmin, Idlib, Syria", "20 km south of Idlib", "Tadmur/Palmyra town"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.places.borders import border_reading, border_seen_from
from pipeline.places.context import ArticlePlaces, gathered
from pipeline.places.gazetteer import LONGEST_NAME, Gazetteer
from pipeline.places.names import SKELETON
from pipeline.places.pins import Pin, between
from pipeline.places.rank import Ranked, Reading, read_name
from pipeline.places.resolve import pinned
from pipeline.places.spotted import SpottedPlace
from pipeline.places.surroundings import Surroundings, surroundings
from schemas.vocabulary import Part, PlaceRelation

WORD = re.compile(r"[^\s,()/]+")
# "Tadmur/Palmyra", "Kobane (Ayn al-Arab)": two names of one place.
ALTERNATIVES = re.compile(r"\s*[/()]\s*")
BETWEEN = re.compile(r"^(?P<class>.*?)\bbetween\s+(?P<one>.+?)\s+and\s+(?P<other>.+)$", re.IGNORECASE)


# A name found at this cost is the very name, class word and all; another may have lost its class word.
VERY_NAME = 0.2
# A name found at this cost is listed, though in another usual spelling or without its class word.
CLOSE = 0.5


@dataclass(frozen=True)
class Answer:
    """A place that a query may mean, with its point and how likely it is meant (0 to 1)."""

    pin: Pin
    score: float
    reason: str
    runner_up: Ranked | None


def resolve_query(text: str, gazetteer: Gazetteer, *, countries: Iterable[str] | None = None) -> list[Answer]:
    """Places that a query may mean, the likeliest first; none when the gazetteer has no such name.

    `countries` (ISO 3166 alpha-3) keeps places elsewhere out. Longer queries than 200 characters find nothing.
    """
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_NAME:
        return []
    within = None if countries is None else frozenset(countries)
    pair = BETWEEN.match(text)
    if pair is not None:
        found = _between(pair, gazetteer, within)
        if found is not None:
            return [found]
    for variant in _variants(text):
        answers = _answers(variant, gazetteer, within)
        if answers:
            return answers
    return []


def _variants(text: str) -> Iterator[str]:
    """The query as it stands, then each of the names it gives side by side."""
    yield text
    parts = [part for part in ALTERNATIVES.split(text) if part]
    if len(parts) > 1:
        yield from parts
        yield " ".join(parts)


def _answers(text: str, gazetteer: Gazetteer, countries: frozenset[str] | None) -> list[Answer]:
    names, outers = _spotted(text, gazetteer, countries)
    for spotted in names:
        context = gathered((spotted, *outers), gazetteer, demonyms=dict.fromkeys(sorted(countries or ()), 1.0))
        if spotted.relation is PlaceRelation.BORDER:
            reading = border_reading(spotted, context, gazetteer)
            found = border_seen_from(reading, (), context, gazetteer)
            return [] if found is None else [Answer(found, reading.trust, found.reason, None)]
        reading = read_name(spotted, context=context, gazetteer=gazetteer, countries=countries)
        answers = list(_each(reading, spotted, context, gazetteer))
        if answers:
            return answers
    return []


def _each(reading: Reading, spotted: SpottedPlace, context: ArticlePlaces, gazetteer: Gazetteer) -> Iterator[Answer]:
    """An answer for each row that the name may mean; none when a folded spelling is likelier of no place listed."""
    if not reading.ranked or (reading.best is None and reading.ranked[0].place.cost >= SKELETON):
        return
    for number, one in enumerate(reading.ranked):
        score = max(reading.trust, one.score) if number == 0 else one.score
        alone = Reading((one, *(other for other in reading.ranked if other is not one)), max(score, 0.001), one.reason)
        found = pinned(alone, spotted, context, gazetteer, guess=True)
        if found is not None:
            rival = reading.ranked[1] if number == 0 and len(reading.ranked) > 1 else reading.ranked[0]
            yield Answer(found, score, f"{found.reason}; {one.reason}", None if rival is one else rival)


def _spotted(
    text: str, gazetteer: Gazetteer, countries: frozenset[str] | None
) -> tuple[list[SpottedPlace], list[SpottedPlace]]:
    """Ways to read the first part of a query, the longest name first, and the places that its other parts name."""
    head, _, rest = text.partition(",")
    outers = []
    at = len(head) + 1
    for part in rest.split(",") if rest else ():
        name = part.strip()
        start = at + len(part) - len(part.lstrip())
        if name and gazetteer.knows(name):
            outers.append(_place(name, start, Surroundings(PlaceRelation.CONTEXT), gazetteer, within=()))
        at += len(part) + 1
    within = tuple((one.start, one.end) for one in outers)
    whole = _place(head, 0, Surroundings(PlaceRelation.IN), gazetteer, within=within)
    names = [whole] if _listed(head, gazetteer, countries, most=VERY_NAME) else []
    words = list(WORD.finditer(head))
    for size in range(len(words), 0, -1):
        for first in range(len(words) - size + 1):
            start, end = words[first].start(), words[first + size - 1].end()
            around = surroundings(head[:start], head[end:], gazetteer.words)
            if size < len(words) and _explained(head[:start], head[end:], around, gazetteer):
                name = head[start:end]
                if _listed(name, gazetteer, countries) or around.relation is PlaceRelation.BORDER:
                    names.append(_place(name, start, around, gazetteer, within=within))
    # A class word is no part of a spelling to be guessed at: "Hazam village" is not folded with its "village".
    return names if names and not _listed(head, gazetteer, countries, most=CLOSE) else [*names, whole], outers


def _listed(name: str, gazetteer: Gazetteer, countries: frozenset[str] | None, *, most: float = 1.0) -> bool:
    return any(place.cost <= most for place in gazetteer.lookup(name, countries=countries, fuzzy=True))


def _explained(before: str, after: str, around: Surroundings, gazetteer: Gazetteer) -> bool:
    """Whether the words around a name are a class word, direction, distance or border, and nothing else."""
    words = gazetteer.words
    said = " ".join(filter(None, (around.modifier, around.designator))).lower()
    if not said and around.relation is PlaceRelation.CONTEXT:
        return False
    small = set(words.prepositions) | {
        "the",
        "of",
        "a",
        "an",
        "in",
        "with",
        "from",
        "to",
        "and",
        "border",
        "town",
        "city",
    }
    known = set(said.replace("-", " ").split()) | small
    return all(
        word in known or word in words.designators or word in words.parts
        for word in re.findall(r"[\w-]+", f"{before} {after}".lower())
    )


def _place(
    name: str, start: int, around: Surroundings, gazetteer: Gazetteer, *, within: tuple[tuple[int, int], ...]
) -> SpottedPlace:
    return SpottedPlace(
        text=name.strip(),
        part=Part.TEXT,
        start=start,
        end=start + len(name),
        relation=around.relation,
        modifier=around.modifier,
        designator=around.designator,
        weak=False,
        known=gazetteer.knows(name),
        sentence_index=0,
        paragraph=0,
        within=within,
    )


def _between(pair: re.Match[str], gazetteer: Gazetteer, countries: frozenset[str] | None) -> Answer | None:
    ends = [resolve_query(pair.group(side), gazetteer, countries=countries) for side in ("one", "other")]
    if not all(ends):
        return None
    one, other = (found[0] for found in ends)
    pin = between(one.pin, other.pin)
    if pin is None:
        return None
    return Answer(pin, min(one.score, other.score), pin.reason, None)
