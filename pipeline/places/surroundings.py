"""The words around a place name: preposition, part, direction, distance, class word, border."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.places.names import plain
from pipeline.places.roads import is_on_a_road
from pipeline.places.words import PlaceWords
from schemas.vocabulary import PlaceRelation

# Longer stretches of text before or after a name say nothing about it any more.
REACH = 90
ARTICLES = ("the", "a", "an", "its", "their", "his", "our", "this", "that")
ARTICLE = rf"(?:(?:{'|'.join(ARTICLES)})\s+)?"
UNIT = r"(?:km|kms|kilomet(?:er|re)s?|mi|miles?|m|met(?:er|re)s?)"
NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|several"
    r"|a few|some)"
)
# Meaning of a preposition that only places follow, though not those where the event was: "fled to", "based in".
ELSEWHERE = "elsewhere"
# What may stand between two words.
BETWEEN_WORDS = re.compile(r"[\s(\"“‘'—–,:;-]")
BORDER_WORD = re.compile(
    r"^\s*(?:(?:['’]s)\s+)?(?:[\w-]+\s+)?(?:borders?|frontiers?)\b(?!\s+(?:guard|police|troop|soldier|service|agent|officer))",
    re.IGNORECASE,
)
OFFSHORE = re.compile(
    r"((?:\d[\d.,]*\s*(?:km|kilomet(?:er|re)s?|(?:nautical\s+)?miles?)\s+)?off\s+(?:the\s+)?(?:\w+\s+)?coast\s+of)\s+"
    r"(?:the\s+)?(?:\w+\s+of\s+)?$",
    re.IGNORECASE,
)
# "bombs on the X area", "fire on the village of X": what comes down on a place of a kind comes down there.
ONTO = re.compile(r"\b(?:on|onto|against)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE)

# "Kamituga, a mining town in", not "Kadir, a village elder".
NO_COMPOUND = (
    r"\s*(?:[,;:.)–—]|$)|\s+(?:in|of|on|at|near|about|around|some|that|which|where|from|by|along|between|outside|north|south|east|"
    r"west|northern|southern|with|held|under|home|just|close|known|located|and|\d)"
)

ON_IT = re.compile(r"\bon\s+(?:the\s+)?$", re.IGNORECASE)

# "A medical centre in": a house and no part of the town, as "the centre of" and "the city centre" are.
SITE_CENTRE = re.compile(
    r"(?<!\bthe)(?<!\bcity)(?<!\btown)(?<!\bvillage)(?<!['’]s)\scent(?:re|er)\s+in\s+(?:the\s+)?$", re.IGNORECASE
)
# "In PD4 of", "ward 6 of": a numbered part.
NUMBERED = re.compile(
    r"\b(?:[A-Z]{1,3}-?\d{1,3}|(?:ward|district|zone|sector|block|phase|area|quarter|division|cell|precinct|arrondissement)\s+"
    r"(?:no\.?\s*)?(?:\d{1,3}|[IVX]{1,4}))\s+$",
    re.IGNORECASE,
)

# A verb that says what befell a place stands within so many words of it, and is longer than "across" and "inside".
WORDS_TO_VERB = 6
LAST_WORD = re.compile(r"[\w'’`´.-]+\s+$")
LONGEST_ADPOSITION = 2

# "On the Boulevard Ney, Ora": a town behind its street.
ADDRESS = re.compile(
    r"\b(?:on|at|in|along|off|near|outside)\s(?:[\w'’-]+\s){0,3}?(?:(?:Boulevard|Avenue|Avenida|Rue|Calle|Via|Rua|Jalan|Plaza|Place)"
    r"\s[^,;.]{2,40}|(?:[A-Z][\w'’-]+\s){1,3}(?:Street|Road|Avenue|Square|Boulevard|Roundabout|Bridge|Park|Market|Mosque|Church)),\s$"
)
LOCATED = re.compile(
    r"\b(?:in|at|on|inside|across|near|around|outside|into|through)\s+(?:[\w'’-]+\s+){0,4}[\w-]+\s*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Surroundings:
    """What the words around a name say, and whether they show that it is a place's."""

    relation: PlaceRelation
    modifier: str | None = None
    designator: str | None = None
    supported: bool = False
    by_event: bool = False
    # Whether the text goes on with how far from another place it lies: "Ora, 20 km from Bema".
    found_by: bool = False


class Left:
    """The text before a name, with the words that may close a phrase there: the last, or the one before an article."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = text.rsplit(None, 2)[-2:] if text[-1:].isspace() else []
        said = ends if ends[1:] and ends[-1].lower() in ARTICLES else ends[-1:]
        self.closing = frozenset(BETWEEN_WORDS.split(word)[-1].lower() for word in said)


class Before:
    """A pattern for what ends right before a name, within so many words; tried only where a word can close it."""

    def __init__(self, pattern: str, closing: Iterable[str], words: int | None = None) -> None:
        self._pattern = re.compile(rf"(?:^|(?<=[\s(\"“‘'—–,:;]))(?:{pattern})$", re.IGNORECASE)
        self._closing = frozenset(BETWEEN_WORDS.split(word)[-1] for word in closing)
        self._words = words

    def search(self, left: Left) -> re.Match[str] | None:
        """The first place from which the pattern reaches the name."""
        if self._closing.isdisjoint(left.closing):
            return None
        farther = [] if self._words is None else left.text.rsplit(None, self._words)
        return self._pattern.search(left.text, len(farther[0]) if len(farther) > (self._words or 0) else 0)


@dataclass(frozen=True)
class Patterns:
    """The regular expressions made of the word lists."""

    preposition: Before
    designator_before: Before
    designator_after: re.Pattern[str]
    said_to_be: re.Pattern[str]
    direction: Before
    part_of: Before
    direction_of: Before
    distance: Before
    part_after: re.Pattern[str]
    found_by: re.Pattern[str]
    event_after: re.Pattern[str]
    attached: re.Pattern[str]


@lru_cache(maxsize=8)
def patterns(words: PlaceWords) -> Patterns:
    """Patterns for a set of word lists, made once."""
    prepositions, designators = _any(words.prepositions), _any(words.designators)
    directions, parts = _any(words.directions), _any(words.parts)
    # Beside the words of the lists an article, "of" and "known as" count.
    classed = rf"{ARTICLE}(?:(?:{designators})(?:\s+of|,)?\s+)?"
    of_class = _most(words.directions) + _most(words.designators) + 3
    return Patterns(
        preposition=Before(rf"({prepositions})\s+{ARTICLE}", words.prepositions, _most(words.prepositions) + 1),
        designator_before=Before(
            rf"({designators})(?:,?\s+|\s+(?:of|called|named|known as)\s+){ARTICLE}",
            (*words.designators, "of", "called", "named", "as", ""),
            _most(words.designators) + 3,
        ),
        designator_after=re.compile(rf"^\s+(?:[a-z]+\s+)?({designators})\b", re.IGNORECASE),
        said_to_be=re.compile(
            rf"^\s*,\s+(?:an?|the|another)\s+(?:[\w'’-]+\s+){{0,4}}?({designators})(?={NO_COMPOUND})", re.IGNORECASE
        ),
        direction=Before(rf"({directions})(?:-most)?\s+", (*words.directions, "most"), _most(words.directions)),
        part_of=Before(
            rf"((?:{directions}\s+)?(?:{parts}))\s+(?:of|in|(?<=entrance\s)to|(?<=gates\s)to|(?<=approaches\s)to)\s+"
            rf"{ARTICLE}(?:(?:{designators})\s+of\s+)?",
            ("of", "in", "to"),
            _most(words.parts) + of_class,
        ),
        direction_of=Before(rf"(the\s+)?({directions})\s+of\s+{classed}", ("of", *words.designators, ""), 1 + of_class),
        distance=Before(
            rf"({NUMBER}\s*-?\s*{UNIT}\b(?:\s*\([^)]*\))?(?:\s+(?:to\s+the\s+)?(?:{directions}))?\s+"
            rf"(?:of|from|outside(?:\s+of)?|away\s+from|off))\s+{classed}",
            ("of", "from", "outside", "off", *words.designators, ""),
        ),
        part_after=re.compile(rf"^(?:['’]s)?\s+((?:{directions}\s+)?(?:{parts}))\b", re.IGNORECASE),
        found_by=re.compile(
            rf"^,\s+(?:(?:some|about|around|just|roughly)\s+)?(?:{NUMBER}\s*-?\s*{UNIT}\b[^.;]{{0,40}}?\s(?:of|from|outside)"
            rf"|(?:just\s+)?(?:{directions})\s+of|(?:near|outside|close\s+to))\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}(?:[A-Z]|capital\b)",
        ),
        event_after=re.compile(rf"^\s+(?:[\w-]+\s+)?(?:{_any(words.event_nouns)})\b", re.IGNORECASE),
        attached=re.compile(rf"^\s*[-–]\s*(?:{_any(words.attached)})\b", re.IGNORECASE),
    )


def surroundings(before: str, after: str, words: PlaceWords) -> Surroundings:
    """What the text before and after a name, within its sentence, says about it."""
    known = patterns(words)
    left, after = Left(before[-REACH:]), after[:REACH]
    leading = known.designator_before.search(left)
    designator = _designator(leading, after, known)
    if BORDER_WORD.match(after):
        return Surroundings(PlaceRelation.BORDER, "border", designator, supported=True)
    narrowed = _narrowed(left, after, known, words)
    if narrowed is not None:
        stated, modifier, preposition = narrowed
        if preposition is PlaceRelation.CONTEXT:
            stated = PlaceRelation.CONTEXT
        return Surroundings(stated, modifier, designator, supported=True)
    head = left.text
    if leading is not None:
        head = head[: leading.start()]
        spaced = Left(head + " " if not head.endswith(" ") else head)
        relation, is_place = _preposition(spaced, known, words, describing=True)
    else:
        # "In the mountainous Ora district": its class word shows that the words between describe the place.
        relation, is_place = _preposition(left, known, words, describing=_is_followed(designator, after, known))
    if relation in {None, PlaceRelation.CONTEXT} and is_on_a_road(before):
        return Surroundings(PlaceRelation.NEAR, None, designator, supported=True)
    if relation is None and known.event_after.match(after):
        return Surroundings(PlaceRelation.IN, None, designator, supported=True, by_event=True)
    if relation is None and ADDRESS.search(head):
        return Surroundings(PlaceRelation.IN, None, designator, supported=True)
    if relation is PlaceRelation.CONTEXT and designator is not None and ONTO.search(head):
        relation = PlaceRelation.IN
    found_by = known.found_by.match(after) is not None
    supported = designator is not None or is_place or found_by
    return Surroundings(relation or PlaceRelation.CONTEXT, None, designator, supported=supported, found_by=found_by)


def is_attached(after: str, words: PlaceWords) -> bool:
    """Whether a hyphen makes the name part of an adjective, as in "Turkey-backed"."""
    return patterns(words).attached.match(after) is not None


def _narrowed(
    left: Left, after: str, known: Patterns, words: PlaceWords
) -> tuple[PlaceRelation, str, PlaceRelation | None] | None:
    """Relation and words of a part, direction or distance, and the relation of the preposition before."""
    far = known.distance.search(left)
    if far is not None:
        return PlaceRelation.NEAR, _tidy(far.group(1)), None
    off = OFFSHORE.search(left.text) if "coast" in left.text[-60:] else None
    if off is not None:
        return PlaceRelation.NEAR, _tidy(off.group(1)), None
    part = known.part_of.search(left)
    if part is not None and not SITE_CENTRE.search(left.text):
        name, ahead = _tidy(part.group(1)), left.text[: part.start()]
        # "Was hit on the outskirts of Ora" was there, whatever else "on" may mean.
        lies = None if ON_IT.search(ahead) else _preposition(Left(ahead), known, words, describing=True)[0]
        return _part_relation(name, words), name, lies
    towards = known.direction_of.search(left)
    if towards is not None:
        # "in the south of Idlib" and "central Idlib" are inside, "south of Idlib" is beside.
        inside = towards.group(1) is not None or words.directions.get(_tidy(towards.group(2)).lower()) == "c"
        relation = PlaceRelation.PART_OF if inside else PlaceRelation.NEAR
        return relation, _tidy(towards.group(2)) + ("" if inside else " of"), None
    direction = known.direction.search(left)
    following = known.part_after.match(after)
    if direction is None and following is None:
        return None
    said = " ".join(_tidy(found.group(1)) for found in (direction, following) if found is not None)
    head = left if direction is None else Left(left.text[: direction.start()])
    relation = PlaceRelation.PART_OF if following is None else _part_relation(_tidy(following.group(1)), words)
    return relation, said, _preposition(head, known, words, describing=True)[0]


def _part_relation(said: str, words: PlaceWords) -> PlaceRelation:
    return PlaceRelation(words.parts.get(plain(said.split(" ")[-1]), "") or "part_of")


def _preposition(
    left: Left, known: Patterns, words: PlaceWords, *, describing: bool
) -> tuple[PlaceRelation | None, bool]:
    """The relation of the preposition a name follows, and whether only places follow it.

    Describing words may stand between when told so.
    """
    found = known.preposition.search(left)
    if found is None and describing:
        for _ in range(3):
            last = LAST_WORD.search(left.text, len("".join(left.text.rsplit(None, 1)[:-1])))
            left = Left(left.text if last is None else left.text[: last.start()])
            found = known.preposition.search(left)
            if found is not None or not left.text:
                break
    if found is None:
        return None, False
    meaning = words.prepositions[re.sub(r"\s+", " ", found.group(1).lower())]
    if meaning == ELSEWHERE:
        return PlaceRelation.CONTEXT, True
    relation = _of(left.text[: found.start()], words) if meaning == "of" else PlaceRelation(meaning)
    return relation, relation is not PlaceRelation.CONTEXT


def _of(before: str, words: PlaceWords) -> PlaceRelation:
    """What "of" means: "the bombing of Aleppo" was there, "the people of Aleppo" need not be."""
    last = re.search(r"([\w-]+)\s*$", before)
    word = "" if last is None else plain(last.group(1))
    if word in words.event_nouns or word in words.sites:
        return PlaceRelation.IN
    # "In three villages of the department of", "on the beach of": where the part is, the whole is.
    part = words.designators.get(word, "city") != "city" or word in words.parts or NUMBERED.search(before)
    return PlaceRelation.IN if part and (LOCATED.search(before) or _befell(before, words)) else PlaceRelation.CONTEXT


def _is_followed(designator: str | None, after: str, known: Patterns) -> bool:
    """Whether the class word of a name stands right behind it."""
    return designator is not None and known.designator_after.match(after) is not None


def _befell(before: str, words: PlaceWords) -> bool:
    """Whether something was done to what ends the text: "attacked three villages"."""
    said = [plain(word) for word in before.split()[-WORDS_TO_VERB:-1]]
    return any(words.prepositions.get(word) == PlaceRelation.IN and len(word) > LONGEST_ADPOSITION for word in said)


def _designator(leading: re.Match[str] | None, after: str, known: Patterns) -> str | None:
    following = known.designator_after.match(after)
    if following is not None and "," not in following.group():
        return plain(following.group(1))
    if leading is not None:
        return plain(leading.group(1))
    described = known.said_to_be.match(after)
    return None if described is None else plain(described.group(1))


def _any(words: Iterable[str]) -> str:
    """An alternation, longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return (
        "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]") for word in ordered) + ")"
    )


def _most(phrases: Iterable[str]) -> int:
    """How many words the longest phrase has."""
    return max((len(phrase.split()) for phrase in phrases), default=0)


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
