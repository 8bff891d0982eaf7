"""Which of a sentence's places an event happened at: a linear model over what stands between word and place."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.coding.parsed import CASE, DIRECT_OBJECT, PASSIVE_SUBJECT, SUBJECT, ParsedSentence
from pipeline.coding.place_grammar import first_token
from pipeline.coding.reading import NamedPlace, SentenceReading

# Labels that lead into another clause.
CLAUSES = frozenset({"ccomp", "advcl", "acl:relcl", "relcl", "parataxis", "csubj", "acl"})
HELPERS = frozenset({"aux", "aux:pass", "auxpass"})
LONGEST_PATH = 8
MOST_PLACES = 4
MOST_VERBS = 5
WIDEST = 5
LONGEST_SENTENCE = 5
# Tokens within which a place stands beside another: "the town of Ora in Ruhland".
BESIDE = 5
NOWHERE = "none"

Ranked = Sequence[tuple[NamedPlace, int]]


def likeliest(reading: SentenceReading, head: int, ranked: Ranked, weights: Mapping[str, float]) -> NamedPlace | None:
    """The place at which a word's event most likely happened; None when the sentence rather gives none."""
    options = event_place_features(reading, head, ranked)
    scores = [sum(weights.get(feature, 0.0) for feature in features) for features in options]
    best = max(range(len(scores)), key=scores.__getitem__)
    return None if best == 0 else ranked[best - 1][0]


def event_place_features(reading: SentenceReading, head: int, ranked: Ranked) -> list[list[str]]:
    """What speaks for no place at all, and for each place, as names of weights."""
    ways = _Ways(reading.parsed, head, ranked)
    return [
        [NOWHERE, *(f"{NOWHERE}|{feature}" for feature in _of_word(reading, ways))],
        *(_of_place(ways, number) for number in range(len(ranked))),
    ]


@dataclass(frozen=True, slots=True)
class _Way:
    """How a place hangs together with the event's word.

    `down` are the tokens from the place up to where the ways meet, `up` those from the word; `top` is the last of
    `down`, `verb` the first verb above the place. `case` and `top_case` are prepositions.
    """

    down: Sequence[int]
    up: Sequence[int]
    first: int
    case: str
    top: int
    top_case: str
    verb: int | None

    @property
    def steps(self) -> int:
        return len(self.down) + len(self.up)


class _Ways:
    """The event's word, its sentence, and the way to each place; None where the tree does not join them."""

    def __init__(self, parsed: ParsedSentence, head: int, ranked: Ranked) -> None:
        self.parsed, self.head, self.ranked = parsed, head, ranked
        self.verbs = [
            token for token, tag in enumerate(parsed.tags) if tag.startswith("VB") and parsed.deps[token] not in HELPERS
        ]
        self.has_object = bool(parsed.children(head, DIRECT_OBJECT))
        self.passive = bool(parsed.children(head, PASSIVE_SUBJECT))
        above = [head, *parsed.ancestors(head)]
        self.ways = [self._way(place, above) for place, _ in ranked]

    def _way(self, place: NamedPlace, above: Sequence[int]) -> _Way | None:
        parsed, chain = self.parsed, [place.token, *self.parsed.ancestors(place.token)]
        joint = next((token for token in chain if token in above), None)
        if joint is None:
            return None
        down, up = chain[: chain.index(joint)], above[: above.index(joint)]
        first = first_token(parsed, place)
        top = down[-1] if down else place.token
        before = parsed.lower[first - 1] if first else "^"
        verb = next((token for token in chain[1:] if token in self.verbs), None)
        return _Way(down, up, first, self._case(place.token) or before, top, self._case(top) or "-", verb)

    def _case(self, token: int) -> str | None:
        return next((self.parsed.lower[child] for child in self.parsed.children(token, CASE)), None)

    def nearest(self) -> tuple[_Way, NamedPlace] | None:
        """The place that hangs closest to the word: by its own verb, then by steps, then in text order."""
        known = [(way, place) for way, (place, _) in zip(self.ways, self.ranked, strict=True) if way is not None]
        return min(known, key=lambda pair: (pair[0].verb != self.head, pair[0].steps, pair[1].start), default=None)


def _of_word(reading: SentenceReading, ways: _Ways) -> Iterator[str]:
    """What the event's word and its sentence say about whether a place is given at all."""
    parsed, head = ways.parsed, ways.head
    lemma = parsed.lemmas[head]
    subject = next((parsed.lemmas[child] for child in parsed.children(head, SUBJECT | PASSIVE_SUBJECT)), None)
    thing = next((parsed.lemmas[child] for child in parsed.children(head, DIRECT_OBJECT)), None)
    triggered = any(head in trigger.span for trigger, _ in reading.triggers)
    yield f"v:{lemma}"
    yield f"vb:{parsed.is_verbal(head)}"
    yield f"trig:{triggered}"
    yield f"deph:{parsed.deps[head]}"
    yield f"neg:{parsed.is_negated(head)}"
    yield f"n:{min(len(ways.ranked), MOST_PLACES)}"
    yield f"tag:{parsed.tags[head]}"
    yield f"s:{subject}"
    yield f"o:{thing}"
    yield f"vp:{lemma}:{ways.passive}"
    yield f"vd:{lemma}:{parsed.deps[head]}"
    yield f"len:{min(len(parsed) // 10, LONGEST_SENTENCE)}"
    yield f"vs:{min(len(ways.verbs), MOST_VERBS)}"
    yield f"pv:{any(token < head for token in ways.verbs)}:{any(token > head for token in ways.verbs)}"
    nearest = ways.nearest()
    if nearest is not None:
        way, place = nearest
        own = way.verb == head
        yield f"c:{way.case}"
        yield f"kr:{place.kind}{place.relation.value}"
        yield f"t:{parsed.lemmas[way.top]}"
        yield f"nv:{own}"
        yield f"vc:{lemma}:{way.case}:{own}"
        yield f"vk:{lemma}:{place.kind}"
        yield f"g:{parsed.lemmas[parsed.heads[place.token]]}"
    for word in sorted(set(parsed.lemmas)):
        if word.isalpha():
            yield f"w:{word}"


def _of_place(ways: _Ways, number: int) -> list[str]:
    place, rank = ways.ranked[number]
    way = ways.ways[number]
    features = [*_of_words_beside(ways, number)]
    if way is not None:
        features += _of_way(ways, number, way)
    told = place.relation.value
    return [*features, f"rank:{rank}", f"rel:{told}", f"rr:{rank}{told}", f"joined:{way is not None}"]


def _of_words_beside(ways: _Ways, number: int) -> Iterator[str]:
    """What the order of the words and the place itself say."""
    parsed, head, (place, _) = ways.parsed, ways.head, ways.ranked[number]
    token, told = place.token, place.relation.value
    first = first_token(parsed, place)
    before = parsed.lower[first - 1] if first else "^"
    after = parsed.lower[token + 1] if token + 1 < len(parsed) else "$"
    side = "after" if token > head else "before"
    width = min(int(math.log2(abs(token - head) + 1)), WIDEST)
    tokens = [other.token for other, _ in ways.ranked]
    between = sum(min(head, token) < other < max(head, token) for other in tokens)
    followed = any(token < other <= token + BESIDE for other in tokens)
    preceded = any(token - BESIDE <= other < token for other in tokens)
    yield f"side:{side}{width}"
    yield f"rs:{told}{side}"
    yield f"prev:{before}"
    yield f"nxt:{after}"
    yield f"btw:{min(between, 3)}{side}"
    yield f"np:{followed}{after}"
    yield f"pp:{preceded}{before}"
    yield f"kind:{place.kind}"
    yield f"kn:{place.kind}{followed}{preceded}"
    yield f"kr:{place.kind}{told}"
    yield f"known:{place.known}"
    yield f"mod:{bool(place.modifier)}"
    yield f"hd:{parsed.deps[token]}"
    yield f"direct:{parsed.heads[token] == head}"
    yield f"tense:{parsed.tags[head]}{told}"
    yield f"vk:{parsed.lemmas[head]}:{place.kind}"
    yield f"vsp:{parsed.lemmas[head]}{side}"
    yield f"g:{parsed.lemmas[parsed.heads[token]]}"


def _of_way(ways: _Ways, number: int, way: _Way) -> Iterator[str]:
    """What the tree says between the word and a place."""
    parsed, head, (place, _) = ways.parsed, ways.head, ways.ranked[number]
    token, lemma = place.token, parsed.lemmas[head]
    side = "after" if token > head else "before"
    inner, outer = min(head, token), max(head, token)
    down = sum(parsed.deps[step] in CLAUSES for step in way.down)
    up = sum(parsed.deps[step] in CLAUSES for step in way.up)
    own = way.verb == head
    beside = [other for other, found in enumerate(ways.ways) if found is not None and found.verb == way.verb]
    shortest = min(found.steps for found in ways.ways if found is not None)
    label = parsed.deps[way.top]
    yield f"path:{min(way.steps, LONGEST_PATH)}"
    yield f"cl:{down}{up}"
    yield f"cu:{up > 0}{down > 0}{side}"
    yield f"c:{way.case}"
    yield f"tc:{way.top_case}"
    yield f"gp:{parsed.pos[parsed.heads[token]]}:{way.case}"
    yield f"t:{parsed.lemmas[way.top] if len(way.down) > 1 else 'self'}"
    yield f"vc:{lemma}:{way.case}"
    yield f"vt:{lemma}:{label}"
    yield f"nv:{own}{side}"
    yield f"nvl:{None if way.verb is None else parsed.lemmas[way.verb]}"
    yield f"vbs:{sum(inner < verb < outer for verb in ways.verbs)}{side}"
    yield f"nvu:{len(way.up)}:{own}"
    yield f"pas:{ways.passive}:{label}"
    yield f"ob:{ways.has_object}:{label}"
    yield f"com:{parsed.lower[inner:outer].count(',')}{side}"
    yield f"nvv:{own}:{lemma}"
    yield f"nth:{beside.index(number)}:{len(beside)}:{side}"
    yield f"bp:{way.steps - shortest}"
    yield f"krv:{place.kind}:{place.relation.value}:{own}"
