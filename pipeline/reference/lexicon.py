"""Loads the reviewed tables of seeds/ into the lexicon that the coding rules use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pipeline.coding.lexicon import CountryWord, Entry, Lexicon, WordLists
from pipeline.coding.names import NameIndex
from pipeline.coding.phrases import PhraseIndex
from pipeline.coding.times import TimeWords
from pipeline.reference.rows import read_rows
from pipeline.reference.trigger_phrases import trigger_phrases
from schemas.seeds import (
    ActorRow,
    AliasRow,
    AnaphorRow,
    ArticledCountryRow,
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
    MetonymRow,
    NamesakeRow,
    NegativeRow,
    NumberRow,
    OutcomeRow,
    ParentRow,
    ReportingRow,
    SettlerRow,
    TimeWordRow,
    WeaponRow,
    WordRow,
)

FACTUALITY_KINDS = ("verb", "noun", "adjective", "modal", "mark", "subject", "separator", "sequel", "realis", "frame")
# Outlets of Ukraine write the invader and its people in small letters.
WRITTEN_SMALL = frozenset({"RUS"})


def load_lexicon(seeds: Path, *, language: str = "en") -> Lexicon:
    """The lexicon of one language. Raises BadReferenceRow or FileNotFoundError for a table that cannot be read."""
    countries = read_rows(seeds, "countries.csv", CountryRow)
    claimants = read_rows(seeds, "claimants.csv", ClaimantRow)
    lasting = [e for e in claimants if e.row.from_date is None]
    aliases = read_rows(seeds, "actors/aliases.csv", AliasRow)
    actors = read_rows(seeds, "actors/actors.csv", ActorRow)
    parents: dict[str, list[ParentRow]] = defaultdict(list)
    for parent in read_rows(seeds, "actors/parents.csv", ParentRow):
        parents[parent.row.actor_id].append(parent.row)
    generics = read_rows(seeds, "actors/generic.csv", GenericActorRow)
    factuality = read_rows(seeds, f"factuality/{language}.csv", FactualityRow)
    return Lexicon(
        triggers=PhraseIndex(trigger_phrases(seeds, language)),
        negatives=PhraseIndex(
            (e.row.phrase, e) for e in read_rows(seeds, f"triggers/{language}_negative.csv", NegativeRow)
        ),
        weapons=PhraseIndex((e.row.phrase, e) for e in read_rows(seeds, "weapons.csv", WeaponRow)),
        outcomes=PhraseIndex((e.row.phrase, e) for e in read_rows(seeds, f"outcomes/{language}.csv", OutcomeRow)),
        numbers=PhraseIndex((e.row.phrase, e) for e in read_rows(seeds, f"numbers/{language}.csv", NumberRow)),
        hedges=PhraseIndex((e.row.phrase, e) for e in read_rows(seeds, f"hedges/{language}.csv", HedgeRow)),
        reporting=PhraseIndex((e.row.phrase, e) for e in read_rows(seeds, f"reporting/{language}.csv", ReportingRow)),
        forces=PhraseIndex((e.row.phrase, e) for e in read_rows(seeds, "actors/forces.csv", ForceRow)),
        group_words={e.row.word: e for e in read_rows(seeds, "actors/group_words.csv", GroupWordRow)},
        generics=PhraseIndex((noun, e) for e in generics for noun in _forms(e.row)),
        claimant_nouns=PhraseIndex((e.row.noun, e) for e in read_rows(seeds, "claimant_nouns.csv", ClaimantNounRow)),
        claimants=NameIndex((name, e) for e in claimants for name in _claimant_names(e.row)),
        short_claimants=PhraseIndex((noun, e) for e in claimants for noun in split_cell(e.row.short_noun)),
        lasting_claimants=NameIndex((name, e) for e in lasting for name in _claimant_names(e.row)),
        lasting_shorts=PhraseIndex((noun, e) for e in lasting for noun in split_cell(e.row.short_noun)),
        claimants_from=min((e.row.from_date for e in claimants if e.row.from_date is not None), default=None),
        aliases=NameIndex([*((e.row.alias, e) for e in aliases), *_own_names(actors, aliases)]),
        countries=NameIndex(_country_words(countries, read_rows(seeds, "actors/metonyms.csv", MetonymRow))),
        factuality={
            kind: PhraseIndex((e.row.phrase, e) for e in factuality if e.row.pos == kind) for kind in FACTUALITY_KINDS
        },
        anaphors=PhraseIndex((e.row.noun, e) for e in read_rows(seeds, "actors/anaphors.csv", AnaphorRow)),
        times=TimeWords(e.row for e in read_rows(seeds, f"times/{language}.csv", TimeWordRow)),
        actors={e.row.actor_id: e.row for e in actors},
        parents={actor_id: tuple(rows) for actor_id, rows in parents.items()},
        settlers={e.row.country: e.row.settlers_of for e in read_rows(seeds, "actors/settlers.csv", SettlerRow)},
        hosts=tuple(e.row for e in read_rows(seeds, "actors/hosts.csv", HostRow)),
        namesakes=tuple(e.row for e in read_rows(seeds, "actors/namesakes.csv", NamesakeRow)),
        country_rows={e.row.country: e.row for e in countries},
        articled=frozenset(
            e.row.country for e in read_rows(seeds, "actors/articled_countries.csv", ArticledCountryRow)
        ),
        event_types={e.row.sub_event_type: e.row for e in read_rows(seeds, "event_types.csv", EventTypeRow)},
        words=WordLists(e.row for e in read_rows(seeds, f"words/{language}.csv", WordRow)),
    )


def split_cell(cell: str | None) -> list[str]:
    """The entries of a cell that holds a list."""
    return [entry.strip() for entry in (cell or "").split(";") if entry.strip()]


def _forms(row: GenericActorRow) -> list[str]:
    return [row.noun, *([row.plural] if row.plural else [])]


def _claimant_names(row: ClaimantRow) -> list[str]:
    return [row.name, *split_cell(row.aliases)]


def _own_names(
    actors: Iterable[Entry[ActorRow]], aliases: Iterable[Entry[AliasRow]]
) -> list[tuple[str, Entry[AliasRow]]]:
    """An actor's published name is a name of it, listed or not."""
    listed = {(entry.row.actor_id, entry.row.alias) for entry in aliases}
    return [
        (
            entry.row.name,
            Entry(
                AliasRow(
                    actor_id=entry.row.actor_id,
                    alias=entry.row.name,
                    from_date=entry.row.from_date,
                    to_date=entry.row.to_date,
                    source=entry.row.source,
                ),
                entry.origin,
            ),
        )
        for entry in actors
        if (entry.row.actor_id, entry.row.name) not in listed
    ]


def _country_words(
    countries: Iterable[Entry[CountryRow]], metonyms: Iterable[Entry[MetonymRow]]
) -> list[tuple[str, CountryWord]]:
    words: list[tuple[str, CountryWord]] = []
    for entry in countries:
        row = entry.row
        names = [(row.name, "name"), *((name, "name") for name in split_cell(row.other_names))]
        names += [(name, "demonym") for name in split_cell(row.demonyms)]
        if row.capital:
            names.append((row.capital, "capital"))
        if row.country in WRITTEN_SMALL:
            names += [(name.lower(), kind) for name, kind in names if kind in {"name", "demonym"} and " " not in name]
        words += [(name, CountryWord(row.country, kind, None, None, entry.origin)) for name, kind in names]
    for metonym in metonyms:
        held = metonym.row
        words.append((held.alias, CountryWord(held.country, held.kind, held.from_date, held.to_date, metonym.origin)))
    return words
