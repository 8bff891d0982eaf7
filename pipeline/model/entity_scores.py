"""How well a model finds the people, organisations and places of held-out sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.model.entity_corpora import Named, Span

UNKNOWN = "?"
# What the corpora tell apart; a facility counts as a place, as in them. Labels of other pipelines stand beside ours.
KINDS: Mapping[str, str] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "org",
    "LOC": "place",
    "GPE": "place",
    "FACILITY": "place",
    "FAC": "place",
}
# Labels that only our own sentences carry.
OWN_KINDS: Mapping[str, str] = {**KINDS, "FACILITY": "facility", "NORP": "norp", "WEAPON": "weapon"}

Found = set[tuple[int, int, str]]


def entity_scores(nlp: Language, ones: Sequence[Named], kinds: Mapping[str, str] = KINDS) -> dict[str, float]:
    """Precision, recall and F1 in percent over exact spans, and F1 of each kind.

    What the model finds where a corpus does not say whether there is an entity is not counted.
    """
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for one, doc in zip(ones, nlp.pipe(one.text for one in ones), strict=True):
        gold = {(s.start, s.end, kinds[s.label]) for s in one.spans if s.label in kinds}
        seen = _seen(doc, [s for s in one.spans if s.label == UNKNOWN], gold, kinds)
        right.update(kind for *_, kind in gold & seen)
        found.update(kind for *_, kind in seen)
        wanted.update(kind for *_, kind in gold)
    scores = {"precision": _percent(right.total(), found.total()), "recall": _percent(right.total(), wanted.total())}
    scores["f1"] = _f1(right.total(), found.total(), wanted.total())
    return scores | {kind: _f1(right[kind], found[kind], wanted[kind]) for kind in sorted(wanted)}


def _seen(doc: Doc, unknown: Iterable[Span], gold: Found, kinds: Mapping[str, str]) -> Found:
    seen = {(e.start_char, e.end_char, kinds[e.label_]) for e in doc.ents if e.label_ in kinds}
    spans = list(unknown)
    return {
        entity
        for entity in seen
        if entity in gold or all(entity[1] <= span.start or span.end <= entity[0] for span in spans)
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def _f1(right: int, found: int, wanted: int) -> float:
    return _percent(2 * right, found + wanted)
