"""What stages need besides rows, loaded once per process: word lists, the gazetteer, the language model."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.coding.lexicon import Lexicon
from pipeline.engine.fingerprint import tree_hash
from pipeline.linking.confidence import Confidence, Weighing
from pipeline.linking.score import TypeTable, type_table
from pipeline.places.gazetteer import Gazetteer
from pipeline.reference.gazetteer_build import ensure_gazetteer, load_place_seeds
from pipeline.reference.lexicon import load_lexicon, split_cell
from pipeline.reference.rows import read_rows
from pipeline.reference.trigger_phrases import trigger_phrases
from pipeline.text.letter_case import LetterCase, from_table, with_names, with_titles, with_words
from pipeline.text.screen import ScreenWords, screen_words
from pipeline.text.words import (
    Abbreviations,
    DateWords,
    SegmentWords,
    abbreviations,
    date_words,
    segment_words,
)
from schemas.seeds import (
    AbbreviationRow,
    ActorRow,
    AliasRow,
    BoilerplateRow,
    CameoRow,
    CompatibleRow,
    CountryRow,
    DateWordRow,
    EventTypeRow,
    ForceRow,
    GenericActorRow,
    IrregularRow,
    LinkOverrideRow,
    OutcomeRow,
    StarterRow,
    WeaponRow,
)

CACHE = "data/reference"
CONFIDENCE = "models/confidence/weights.json"


@dataclass(frozen=True)
class TextContext:
    """What reading plain text needs."""

    dates: DateWords
    segments: SegmentWords
    abbreviations: Abbreviations
    screen: ScreenWords
    names: frozenset[str]


@dataclass(frozen=True)
class CodingContext:
    """What coding and locating need."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    types: TypeTable


@dataclass(frozen=True)
class LinkContext:
    """What linking needs."""

    lexicon: Lexicon
    event_types: tuple[EventTypeRow, ...]
    cameo: tuple[CameoRow, ...]
    compatibles: tuple[CompatibleRow, ...]
    overrides: tuple[LinkOverrideRow, ...]
    confidence: Confidence


def text_context(root: str, language: str) -> TextContext:
    """Word lists for reading plain text; two stages share them while the tables are the same."""
    tables = ("text", "triggers", "words", "outcomes", "actors", "countries.csv")
    return _text_context(root, language, tuple(tree_hash(Path(root) / "seeds" / name) for name in tables))


@lru_cache(maxsize=2)
def _text_context(root: str, language: str, version: tuple[str, ...]) -> TextContext:  # a part of the cache's key
    seeds = Path(root) / "seeds"
    dates = date_words(entry.row for entry in read_rows(seeds, f"text/dates_{language}.csv", DateWordRow))
    boilerplate = [entry.row for entry in read_rows(seeds, f"text/boilerplate_{language}.csv", BoilerplateRow)]
    short = [entry.row for entry in read_rows(seeds, f"text/abbreviations_{language}.csv", AbbreviationRow)]
    starters = [entry.row for entry in read_rows(seeds, f"text/starters_{language}.csv", StarterRow)]
    irregular = [entry.row for entry in read_rows(seeds, f"text/irregular_{language}.csv", IrregularRow)]
    return TextContext(
        dates=dates,
        segments=segment_words(boilerplate, dates=dates, short=short),
        abbreviations=abbreviations(short, starters),
        screen=screen_words(_screened_phrases(seeds, language), irregular=irregular),
        names=_name_words(seeds),
    )


@lru_cache(maxsize=2)
def letter_case(root: str, language: str) -> LetterCase:
    """Letter case learned from running text, with the words and names of the reference tables."""
    path = Path(root) / "models/letter_case/words.csv"
    learned = from_table(path.read_text(encoding="utf-8"))
    seeds = Path(root) / "seeds"
    words = [phrase for phrase, _ in _screened_phrases(seeds, language)]
    words += [entry.row.phrase for entry in read_rows(seeds, "weapons.csv", WeaponRow)]
    words += [entry.row.phrase for entry in read_rows(seeds, "actors/forces.csv", ForceRow)]
    words += [entry.row.noun for entry in read_rows(seeds, "actors/generic.csv", GenericActorRow)]
    words += [entry.row.plural or "" for entry in read_rows(seeds, "actors/generic.csv", GenericActorRow)]
    short = [entry.row for entry in read_rows(seeds, f"text/abbreviations_{language}.csv", AbbreviationRow)]
    named = with_names(with_words(learned, words), _names(seeds))
    return with_titles(named, (row.abbreviation for row in short if row.kind == "title"))


def _screened_phrases(seeds: Path, language: str) -> list[tuple[str, bool]]:
    """Trigger and outcome phrases, and whether each tells of an event by itself."""
    outcomes = read_rows(seeds, f"outcomes/{language}.csv", OutcomeRow)
    return [(phrase, entry.row.strength == "strong") for phrase, entry in trigger_phrases(seeds, language)] + [
        (entry.row.phrase, entry.row.strength == "strong") for entry in outcomes
    ]


def _names(seeds: Path) -> list[str]:
    """Names of countries, their people and capitals, and of actors."""
    names: list[str] = []
    for entry in read_rows(seeds, "countries.csv", CountryRow):
        names += [
            entry.row.name,
            *split_cell(entry.row.demonyms),
            *split_cell(entry.row.other_names),
            entry.row.capital or "",
        ]
    names += [entry.row.alias for entry in read_rows(seeds, "actors/aliases.csv", AliasRow)]
    names += [entry.row.name for entry in read_rows(seeds, "actors/actors.csv", ActorRow)]
    return names


def _name_words(seeds: Path) -> frozenset[str]:
    """Single words of country and actor names, lower case: what keeps its capital in a headline."""
    names = _names(seeds)
    common = {
        "the",
        "of",
        "and",
        "for",
        "in",
        "forces",
        "force",
        "army",
        "group",
        "rebels",
        "fighters",
        "militia",
        "militants",
        "police",
        "troops",
        "state",
        "states",
        "front",
        "national",
        "united",
        "people",
        "movement",
        "party",
    }
    return (
        frozenset(word.lower() for name in names for word in name.replace("-", " ").split() if word[:1].isupper())
        - common
    )


def open_gazetteer(root: Path) -> Gazetteer:
    """The gazetteer of the project's seeds, built on first use under data/reference."""
    return Gazetteer.open(ensure_gazetteer(root / CACHE, seeds=load_place_seeds(root / "seeds"), progress=_tell))


def _tell(text: str) -> None:
    """A line on stderr: the first run builds the gazetteer, and half a minute of silence looks like a hang."""
    sys.stderr.write(f"{text}\n")


def coding_context(root: str, language: str) -> CodingContext:
    """Word lists, gazetteer and type table."""
    base = Path(root)
    seeds = base / "seeds"
    types = type_table(
        [entry.row for entry in read_rows(seeds, "event_types.csv", EventTypeRow)],
        [entry.row for entry in read_rows(seeds, "linking/compatible.csv", CompatibleRow)],
    )
    gazetteer = open_gazetteer(base)
    lexicon = replace(
        load_lexicon(seeds, language=language),
        place_weights=_place_weights(base / "models/event_place/weights.csv"),
        place_classes=frozenset(gazetteer.words.designators),
    )
    return CodingContext(lexicon, gazetteer, types)


def _place_weights(path: Path) -> dict[str, float]:
    """The weights of features; none when there is no such file."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["feature"]: float(row["weight"]) for row in csv.DictReader(file)}


def link_context(root: str, language: str) -> LinkContext:
    """Tables for linking and fusion."""
    seeds = Path(root) / "seeds"
    return LinkContext(
        lexicon=load_lexicon(seeds, language=language),
        event_types=tuple(entry.row for entry in read_rows(seeds, "event_types.csv", EventTypeRow)),
        cameo=tuple(entry.row for entry in read_rows(seeds, "cameo.csv", CameoRow)),
        compatibles=tuple(entry.row for entry in read_rows(seeds, "linking/compatible.csv", CompatibleRow)),
        overrides=tuple(entry.row for entry in read_rows(seeds, "links.csv", LinkOverrideRow)),
        confidence=load_confidence(Path(root)),
    )


def load_confidence(root: Path) -> Confidence:
    """The fitted models of confidence. Raises FileNotFoundError."""
    held = json.loads((root / CONFIDENCE).read_text(encoding="utf-8"))
    return Confidence(*(_weighing(held[name]) for name in ("reports", "events")))


def _weighing(held: dict[str, Any]) -> Weighing:
    traits = held["traits"]
    return Weighing(
        bias=held["bias"],
        middles={name: trait["middle"] for name, trait in traits.items()},
        weights={name: trait["weight"] for name, trait in traits.items()},
    )
