"""The indexes that the coding rules look words up in. Built once from seeds by pipeline.reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from pipeline.coding.names import NameIndex
from pipeline.coding.phrases import PhraseIndex
from pipeline.coding.times import TimeWords
from schemas.seeds import (
    ActorRow,
    AliasRow,
    AnaphorRow,
    ClaimantNounRow,
    ClaimantRow,
    CountryRow,
    EventTypeRow,
    FactualityRow,
    ForceRow,
    GenericActorRow,
    GroupWordRow,
    HedgeRow,
    HostRow,
    NamesakeRow,
    NegativeRow,
    NumberRow,
    OutcomeRow,
    ParentRow,
    ReportingRow,
    TriggerRow,
    WeaponRow,
    WordRow,
)
from schemas.word_classes import WordClass

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Entry(Generic[RowT]):
    """A reference row and where it stands, as `seeds/actors/aliases.csv:12`."""

    row: RowT
    origin: str


@dataclass(frozen=True, slots=True)
class CountryWord:
    """A word for a country: its name, a demonym, its capital, or a name for its government."""

    country: str
    kind: str
    from_date: date | None
    to_date: date | None
    origin: str


class WordLists:
    """The words that rules ask for, by class; a class that a language has no words of is empty."""

    def __init__(self, rows: Iterable[WordRow]) -> None:
        words: dict[WordClass, set[str]] = defaultdict(set)
        for row in rows:
            words[row.word_class].add(row.word)
        self._words = {kind: frozenset(words[kind]) for kind in WordClass}

    def __len__(self) -> int:
        return sum(len(words) for words in self._words.values())

    def __getitem__(self, kind: WordClass) -> frozenset[str]:
        return self._words[kind]


@dataclass(frozen=True)
class Lexicon:
    """Everything the coding rules know about words and names."""

    triggers: PhraseIndex[Entry[TriggerRow]]
    negatives: PhraseIndex[Entry[NegativeRow]]
    weapons: PhraseIndex[Entry[WeaponRow]]
    outcomes: PhraseIndex[Entry[OutcomeRow]]
    numbers: PhraseIndex[Entry[NumberRow]]
    hedges: PhraseIndex[Entry[HedgeRow]]
    reporting: PhraseIndex[Entry[ReportingRow]]
    forces: PhraseIndex[Entry[ForceRow]]
    group_words: Mapping[str, Entry[GroupWordRow]]
    generics: PhraseIndex[Entry[GenericActorRow]]
    claimant_nouns: PhraseIndex[Entry[ClaimantNounRow]]
    claimants: NameIndex[Entry[ClaimantRow]]
    short_claimants: PhraseIndex[Entry[ClaimantRow]]
    aliases: NameIndex[Entry[AliasRow]]
    countries: NameIndex[CountryWord]
    factuality: Mapping[str, PhraseIndex[Entry[FactualityRow]]]
    anaphors: PhraseIndex[Entry[AnaphorRow]]
    times: TimeWords
    actors: Mapping[str, ActorRow]
    parents: Mapping[str, tuple[ParentRow, ...]]
    hosts: tuple[HostRow, ...]
    namesakes: tuple[NamesakeRow, ...]
    settlers: Mapping[str, str]
    country_rows: Mapping[str, CountryRow]
    articled: frozenset[str]
    event_types: Mapping[str, EventTypeRow]
    words: WordLists
    # Weights of event_places, and class words of place names; without them rules alone tie places to events.
    place_weights: Mapping[str, float] = field(default_factory=dict)
    place_classes: frozenset[str] = frozenset()
    # Claimants without a first day, and the first of the days on which others begin to speak as they do.
    lasting_claimants: NameIndex[Entry[ClaimantRow]] | None = None
    lasting_shorts: PhraseIndex[Entry[ClaimantRow]] | None = None
    claimants_from: date | None = None

    @cached_property
    def days(self) -> frozenset[str]:
        """Words for the day on which somebody spoke, as in `police said Monday`."""
        return self.times.weekdays | self.words[WordClass.SAID_WHEN]

    def on_day(self, day: date | None) -> Lexicon:
        """The lexicon of a day: who speaks for a government now may have spoken for rebels then."""
        later = day is not None and self.claimants_from is not None and day < self.claimants_from
        return self._before if later else self

    @cached_property
    def _before(self) -> Lexicon:
        if self.lasting_claimants is None or self.lasting_shorts is None:
            return self
        return replace(self, claimants=self.lasting_claimants, short_claimants=self.lasting_shorts)

    def country_after_of(self, country: str) -> str:
        """A country's name as it stands after `of`: "Syria", "the United States"."""
        row = self.country_rows.get(country)
        name = row.name if row else country
        return f"the {name}" if country in self.articled else name


def holds_on(from_date: date | None, to_date: date | None, day: date | None) -> bool:
    """Whether a dated row holds on a day; a row without dates always does, and any row does on an unknown day."""
    if day is None:
        return True
    return (from_date is None or from_date <= day) and (to_date is None or day <= to_date)
