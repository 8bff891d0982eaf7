"""The words around a place name: preposition, part, direction, distance, class word, border."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.places.names import plain
from pipeline.places.words import PlaceWords
from schemas.vocabulary import PlaceRelation

# Longer stretches of text before or after a name say nothing about it any more.
REACH = 90
ARTICLES = ("the", "a", "an", "its", "their", "his", "our", "this", "that")
ARTICLE = rf"(?:(?:{'|'.join(ARTICLES)})\s+)?"
# Describing words between a preposition and a name: "in the rebel-held Syrian town of".
DESCRIBING = r"(?:[\w'’.-]+\s+){0,3}?"
UNIT = r"(?:km|kms|kilomet(?:er|re)s?|mi|miles?|m|met(?:er|re)s?)"
NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|several"
    r"|a few|some)"
)
# What the phrases below end in besides the listed words, and what may stand between two words.
CLOSING = ("of", "in", "from", "off", "outside", "called", "named", "as", "most")
BETWEEN_WORDS = re.compile(r"[\s(\"“‘'—–,:;-]")
BORDER_WORD = re.compile(r"^\s*(?:(?:['’]s)\s+)?(?:[\w-]+\s+)?(?:borders?|frontiers?)\b", re.IGNORECASE)
# "bombs on the X area", "fire on the village of X": what comes down on a place of a kind comes down there.
ONTO = re.compile(r"\b(?:on|onto|against)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE)


@dataclass(frozen=True)
class Surroundings:
    """What the words around a name say, and whether they show that it is a place's."""

    relation: PlaceRelation
    modifier: str | None = None
    designator: str | None = None
    supported: bool = False
    by_event: bool = False


@dataclass(frozen=True)
class Patterns:
    """The regular expressions made of the word lists."""

    preposition: re.Pattern[str]
    designator_before: re.Pattern[str]
    designator_after: re.Pattern[str]
    direction: re.Pattern[str]
    part_of: re.Pattern[str]
    direction_of: re.Pattern[str]
    distance: re.Pattern[str]
    part_after: re.Pattern[str]
    event_after: re.Pattern[str]
    attached: re.Pattern[str]
    closing: frozenset[str]

    def telling(self, before: str) -> str:
        """The words before a name, or nothing when the last of them, an article aside, closes none of the patterns."""
        ends = before.rsplit(None, 2)[-2:] if before[-1:].isspace() else []
        said = ends if ends[1:] and ends[-1].lower() in ARTICLES else ends[-1:]
        return before if any(BETWEEN_WORDS.split(word)[-1].lower() in self.closing for word in said) else ""


@lru_cache(maxsize=8)
def patterns(words: PlaceWords) -> Patterns:
    """Patterns for a set of word lists, made once."""
    prepositions, designators = _any(words.prepositions), _any(words.designators)
    directions, parts = _any(words.directions), _any(words.parts)
    closing = {BETWEEN_WORDS.split(word)[-1] for word in (*words.prepositions, *words.designators, *words.directions)}
    return Patterns(
        preposition=_before(rf"({prepositions})\s+{ARTICLE}"),
        designator_before=_before(rf"({designators})\s+(?:(?:of|called|named|known as)\s+)?{ARTICLE}"),
        designator_after=re.compile(rf"^\s+(?:[a-z]+\s+)?({designators})\b", re.IGNORECASE),
        direction=_before(rf"({directions})(?:-most)?\s+"),
        part_of=_before(rf"((?:{directions}\s+)?(?:{parts}))\s+(?:of|in)\s+{ARTICLE}(?:(?:{designators})\s+of\s+)?"),
        direction_of=_before(rf"(the\s+)?({directions})\s+of\s+{ARTICLE}(?:(?:{designators})\s+of\s+)?"),
        distance=_before(
            rf"({NUMBER}\s*-?\s*{UNIT}\b(?:\s*\([^)]*\))?(?:\s+(?:to\s+the\s+)?(?:{directions}))?\s+"
            rf"(?:of|from|outside(?:\s+of)?|away\s+from|off))\s+{ARTICLE}(?:(?:{designators})\s+of\s+)?"
        ),
        part_after=re.compile(rf"^(?:['’]s)?\s+((?:{directions}\s+)?(?:{parts}))\b", re.IGNORECASE),
        event_after=re.compile(rf"^\s+(?:[\w-]+\s+)?(?:{_any(words.event_nouns)})\b", re.IGNORECASE),
        attached=re.compile(rf"^\s*[-–]\s*(?:{_any(words.attached)})\b", re.IGNORECASE),
        closing=frozenset(closing.union(CLOSING)),
    )


def surroundings(before: str, after: str, words: PlaceWords) -> Surroundings:
    """What the text before and after a name, within its sentence, says about it."""
    known = patterns(words)
    before, after = before[-REACH:], after[:REACH]
    telling = known.telling(before)
    designator = _designator(telling, after, known)
    if BORDER_WORD.match(after):
        return Surroundings(PlaceRelation.BORDER, "border", designator, supported=True)
    narrowed = _narrowed(before, telling, after, known, words)
    if narrowed is not None:
        stated, modifier, preposition = narrowed
        if preposition is PlaceRelation.CONTEXT:
            stated = PlaceRelation.CONTEXT
        return Surroundings(stated, modifier, designator, supported=True)
    head = telling
    at = known.designator_before.search(telling)
    if at is not None:
        head = telling[: at.start()]
        relation = _preposition(head + " " if not head.endswith(" ") else head, known, words, describing=True)
    else:
        relation = _preposition(telling, known, words, describing=False)
    if relation is None and known.event_after.match(after):
        return Surroundings(PlaceRelation.IN, None, designator, supported=True, by_event=True)
    if relation is PlaceRelation.CONTEXT and designator is not None and ONTO.search(head):
        relation = PlaceRelation.IN
    supported = designator is not None or relation not in {None, PlaceRelation.CONTEXT}
    return Surroundings(relation or PlaceRelation.CONTEXT, None, designator, supported=supported)


def is_attached(after: str, words: PlaceWords) -> bool:
    """Whether a hyphen makes the name part of an adjective, as in "Turkey-backed"."""
    return patterns(words).attached.match(after) is not None


def _narrowed(
    before: str, telling: str, after: str, known: Patterns, words: PlaceWords
) -> tuple[PlaceRelation, str, PlaceRelation | None] | None:
    """Relation and words of a part, direction or distance, and the relation of the preposition before."""
    far = known.distance.search(telling)
    if far is not None:
        return PlaceRelation.NEAR, _tidy(far.group(1)), None
    part = known.part_of.search(telling)
    if part is not None:
        name = _tidy(part.group(1))
        return (
            _part_relation(name, words),
            name,
            _preposition(before[: part.start()], known, words, describing=True),
        )
    towards = known.direction_of.search(telling)
    if towards is not None:
        # "in the south of Idlib" and "central Idlib" are inside, "south of Idlib" is beside.
        inside = towards.group(1) is not None or words.directions.get(_tidy(towards.group(2)).lower()) == "c"
        relation = PlaceRelation.PART_OF if inside else PlaceRelation.NEAR
        return relation, _tidy(towards.group(2)) + ("" if inside else " of"), None
    direction = known.direction.search(telling)
    following = known.part_after.match(after)
    if direction is None and following is None:
        return None
    said = " ".join(_tidy(found.group(1)) for found in (direction, following) if found is not None)
    head = before if direction is None else before[: direction.start()]
    relation = PlaceRelation.PART_OF if following is None else _part_relation(_tidy(following.group(1)), words)
    return relation, said, _preposition(head, known, words, describing=True)


def _part_relation(said: str, words: PlaceWords) -> PlaceRelation:
    return PlaceRelation(words.parts.get(plain(said.split(" ")[-1]), "") or "part_of")


def _preposition(before: str, known: Patterns, words: PlaceWords, *, describing: bool) -> PlaceRelation | None:
    """The relation of the preposition a name follows; describing words may stand between when told so."""
    found = known.preposition.search(before)
    if found is None and describing:
        cut = before
        for _ in range(3):
            cut = re.sub(r"[\w'’.-]+\s+$", "", cut)
            found = known.preposition.search(cut)
            if found is not None or not cut:
                break
    if found is None:
        return None
    meaning = words.prepositions[re.sub(r"\s+", " ", found.group(1).lower())]
    return _of(before[: found.start()], words) if meaning == "of" else PlaceRelation(meaning)


def _of(before: str, words: PlaceWords) -> PlaceRelation:
    """What "of" means: "the bombing of Aleppo" was there, "the people of Aleppo" need not be."""
    last = re.search(r"([\w-]+)\s*$", before)
    word = "" if last is None else plain(last.group(1))
    return PlaceRelation.IN if word in words.event_nouns or word in words.sites else PlaceRelation.CONTEXT


def _designator(before: str, after: str, known: Patterns) -> str | None:
    following = known.designator_after.match(after)
    if following is not None and "," not in following.group():
        return plain(following.group(1))
    leading = known.designator_before.search(before)
    return None if leading is None else plain(leading.group(1))


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\s(\"“‘'—–,:;]))(?:{pattern})$", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    """An alternation, longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return (
        "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]") for word in ordered) + ")"
    )


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
