"""Whether organisations and weapons are known: entities of re3d, texts on the conflict in Syria and Iraq."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.evaluation.figures import Figure, Scored, share
from benchmarks.evaluation.runs import PROJECT
from benchmarks.evaluation.sentences import folder, parsed
from pipeline.coding.parsed import ParsedSentence
from pipeline.coding.reading import SentenceReading, read_sentences
from pipeline.stages.context import coding_context
from pipeline.stages.extract import coding_rules
from schemas.seeds import TriggerRow
from schemas.settings import Settings

NAME = "re3d"
WANTED = 0.80
WORST = 15
REMOTE = "Explosions/Remote violence"
# They stand for an organisation named elsewhere; which one is asked of coding, not of the tables.
PRONOUNS = (
    frozenset({"i", "we", "us", "our", "ours", "you", "your", "he", "him", "his", "she", "her"})
    | frozenset(
        {
            "they",
            "them",
            "their",
            "theirs",
            "it",
            "its",
            "who",
            "whom",
            "whose",
            "which",
            "that",
            "this",
            "these",
            "those",
        }
    )
    | {"both", "one"}
)


@dataclass(frozen=True, slots=True)
class Entity:
    """Something named: the characters of its document."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its entities."""

    document: str
    text: str
    entities: tuple[Entity, ...]


def load(corpora: Path) -> list[Text] | None:
    """Documents with the entities asked for, pronouns left out; None when the corpus is not here."""
    root = folder(corpora, NAME)
    if root is None:
        return None
    texts: list[Text] = []
    for source in sorted(path for path in root.iterdir() if path.is_dir()):
        named: dict[str, list[Entity]] = defaultdict(list)
        for row in _rows(source / "entities.json"):
            if row["type"] in {"Organisation", "Weapon"} and str(row["value"]).lower() not in PRONOUNS:
                named[str(row["documentId"])].append(
                    Entity(str(row["type"]), int(row["begin"]), int(row["end"]), str(row["value"]))
                )
        texts += [
            Text(str(row["_id"]), str(row["text"]), tuple(named[str(row["_id"])]))
            for row in _rows(source / "documents.json")
        ]
    return texts


def _rows(path: Path) -> Iterator[Mapping[str, str | int]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def score(corpora: Path) -> Scored | None:
    """Shares of the entities that we find; None when the corpus is not here."""
    texts = load(corpora)
    if texts is None:
        return None
    found = spans(texts)
    about = (
        f"{len(texts)} documents. An entity is found when one of our spans shares a character with it. Organisations "
        "are looked for among actors, which hold armed groups, forces, states and people, and among claimants, which "
        "hold the bodies that are quoted. Pronouns are left out. Weapons are looked for among words for weapons "
        "and among event words that name one or its fire, as air strike and bombardment do."
    )
    return Scored(NAME, about, figures(texts, found), _worst(texts, found))


Spans = Mapping[str, Sequence[tuple[int, int]]]


def spans(texts: Sequence[Text]) -> list[Spans]:
    """Our spans of each document: `actors`, `claimants`, `weapons` and words for their `fire`."""
    sentences = parsed(NAME, [text.text for text in texts], split=True)
    rules = coding_rules(coding_context(str(PROJECT), Settings().language))
    return [
        _spans(read_sentences(found, rules.lexicon, find_places=rules.find_places)) if found else {}
        for found in sentences
    ]


def _spans(readings: Sequence[SentenceReading]) -> Spans:
    told: dict[str, list[tuple[int, int]]] = {"actors": [], "claimants": [], "weapons": [], "fire": []}
    for reading in readings:
        parsed_one = reading.parsed
        told["actors"] += [parsed_one.span(actor.first, actor.last) for actor in reading.actors]
        told["weapons"] += [parsed_one.span(hit.first, hit.last) for hit in reading.weapons]
        told["fire"] += [
            parsed_one.span(trigger.span.first, trigger.span.last)
            for trigger, _ in reading.triggers
            if trigger.entry.row.weapon is not None or _is_fire(reading, trigger.entry.row)
        ]
        told["claimants"] += _claimants(reading)
    return told


def _is_fire(reading: SentenceReading, row: TriggerRow) -> bool:
    """Whether a noun means explosions or fire from afar by itself: strike, bombardment."""
    kind = reading.lexicon.event_types.get(row.sub_event_type or "")
    return row.pos == "noun" and kind is not None and kind.event_type == REMOTE


def _claimants(reading: SentenceReading) -> list[tuple[int, int]]:
    parsed_one: ParsedSentence = reading.parsed
    named = reading.lexicon.claimants.find(parsed_one.names)
    nouns = reading.lexicon.claimant_nouns.find(parsed_one.forms)
    return [parsed_one.span(hit.first, hit.last) for hit in (*named, *nouns)]


def figures(texts: Sequence[Text], found: Sequence[Spans]) -> list[Figure]:
    """Recall of both kinds, and of organisations by actors alone."""

    def recall(what: str, kind: str, among: Sequence[str], wanted: float | None) -> Figure:
        asked = [
            (one, ours) for text, ours in zip(texts, found, strict=True) for one in text.entities if one.kind == kind
        ]
        right = sum(any(overlaps(one, ours.get(name, ())) for name in among) for one, ours in asked)
        return share(what, right, len(asked), wanted)

    return [
        recall("organisations as actors or claimants", "Organisation", ("actors", "claimants"), WANTED),
        recall("organisations as actors alone", "Organisation", ("actors",), None),
        recall("weapons as words for weapons or their fire", "Weapon", ("weapons", "fire"), WANTED),
        recall("weapons as words for weapons alone", "Weapon", ("weapons",), None),
    ]


def overlaps(entity: Entity, spans_of: Sequence[tuple[int, int]]) -> bool:
    """Whether a span shares a character with an entity."""
    return any(start < entity.end and entity.start < end for start, end in spans_of)


def missed(texts: Sequence[Text], found: Sequence[Spans]) -> list[tuple[str, Entity]]:
    """Entities that no span of ours touches, with their documents."""
    return [
        (text.document, one)
        for text, ours in zip(texts, found, strict=True)
        for one in text.entities
        if not any(overlaps(one, told) for told in ours.values())
    ]


def _worst(texts: Sequence[Text], found: Sequence[Spans]) -> list[str]:
    """Documents with the most entities missed."""
    counted: dict[str, int] = defaultdict(int)
    for document, _ in missed(texts, found):
        counted[document] += 1
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:WORST]
    return [f"{document}: {count} missed" for document, count in ordered]
