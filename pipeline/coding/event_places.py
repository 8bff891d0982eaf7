"""Which of a sentence's places an event happened at: a small linear model over what stands between word and place."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.reading import NamedPlace, SentenceReading

# Labels that lead into another clause.
CLAUSES = frozenset({"ccomp", "advcl", "acl:relcl", "relcl", "parataxis", "csubj", "acl"})
LONGEST_PATH = 8
MOST_PLACES = 4
WIDEST = 5
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
    parsed = reading.parsed
    verbal, negated = parsed.is_verbal(head), parsed.is_negated(head)
    triggered = any(head in trigger.span for trigger, _ in reading.triggers)
    about = [
        f"v:{parsed.lemmas[head]}",
        f"vb:{verbal}",
        f"trig:{triggered}",
        f"deph:{parsed.deps[head]}",
        f"neg:{negated}",
        f"n:{min(len(ranked), MOST_PLACES)}",
        f"tag:{parsed.tags[head]}",
    ]
    options = [[NOWHERE, *(f"{NOWHERE}|{feature}" for feature in about)]]
    return options + [_of_place(parsed, head, place, rank, ranked) for place, rank in ranked]


def _of_place(parsed: ParsedSentence, head: int, place: NamedPlace, rank: int, ranked: Ranked) -> list[str]:
    steps, down, up = _path(parsed, head, place.token)
    first = next(
        (t for t, at in enumerate(parsed.sentence.offsets) if parsed.sentence.start + at >= place.start), place.token
    )
    before = parsed.lower[first - 1] if first else "^"
    after = parsed.lower[place.token + 1] if place.token + 1 < len(parsed) else "$"
    side = "after" if place.token > head else "before"
    width = min(int(math.log2(abs(place.token - head) + 1)), WIDEST)
    tokens = [other.token for other, _ in ranked]
    between = sum(min(head, place.token) < token < max(head, place.token) for token in tokens)
    followed = any(place.token < token <= place.token + BESIDE for token in tokens)
    preceded = any(place.token - BESIDE <= token < place.token for token in tokens)
    told = place.relation.value
    return [
        f"rank:{rank}",
        f"rel:{told}",
        f"rr:{rank}{told}",
        f"side:{side}{width}",
        f"path:{min(steps, LONGEST_PATH)}",
        f"cl:{down}{up}",
        f"cu:{up > 0}{down > 0}{side}",
        f"prev:{before}",
        f"nxt:{after}",
        f"btw:{min(between, 3)}{side}",
        f"np:{followed}{after}",
        f"pp:{preceded}{before}",
        f"kind:{place.kind}",
        f"kn:{place.kind}{followed}{preceded}",
        f"known:{place.known}",
        f"mod:{bool(place.modifier)}",
        f"hd:{parsed.deps[place.token]}",
        f"direct:{parsed.heads[place.token] == head}",
        f"tense:{parsed.tags[head]}{told}",
        f"rs:{told}{side}",
    ]


def _path(parsed: ParsedSentence, first: int, second: int) -> tuple[int, int, int]:
    """Steps along the tree between two tokens, and clauses entered down to the second and left up from the first."""
    above = [first, *parsed.ancestors(first)]
    down: list[str] = []
    token = second
    while token not in above:
        if parsed.heads[token] == token:
            return 99, 9, 9
        down.append(parsed.deps[token])
        token = parsed.heads[token]
    up = [parsed.deps[passed] for passed in above[: above.index(token)]]
    return len(down) + len(up), sum(label in CLAUSES for label in down), sum(label in CLAUSES for label in up)
